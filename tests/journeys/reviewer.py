"""What a careful reviewer looks for on every page: WCAG 2.2 AA by axe, and our own promises."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from playwright.sync_api import Error

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOAD_AXE = """() => "axe" in window || new Promise((loaded, failed) => {
  const script = document.createElement("script");
  script.src = "/static/axe.min.js";
  script.onload = () => loaded(script.remove());
  script.onerror = failed;
  document.head.append(script);
})"""
RUN = "options => axe.run(document, options).then((results) => results.violations)"  # the rest is long, and not read
CONTRAST = "color-contrast"
OTHER_WIDTHS = (768, 1280)
SIZES, LOOKS = (Path(__file__).with_name(name).read_text() for name in ("sizes.js", "looks.js"))
# Refs, tokens, times and numbers are others on each page; only those in the names of elements, as h1, matter.
NUMBERS = re.compile(r"(?<!<)(?<!</)(?<!\w)[A-Za-z_]*\d\w*")


class Reviewer:
    """`seen` are the pages and the looks of text with which nothing was wrong: axe does not look at these again."""

    def __init__(self, site: str, seen: set) -> None:
        self.site, self.seen = site, seen
        self.troubles: dict[object, list[str]] = {}

    def watch(self, page) -> None:
        """Note from now on what goes wrong unseen in this window."""
        troubles = self.troubles[page] = []

        def said(message) -> None:
            # The browser also reports a page that itself answers "not found" or "not valid" (422), and a script
            # that asked for such a page and shows it; that is no trouble.
            of_page = message.text.startswith("Failed to load resource") and message.location["url"] == page.url
            if message.type == "error" and not of_page and "status of 422" not in message.text:
                troubles.append(f"console: {message.text}")

        def asked(request) -> None:
            if not request.url.startswith((self.site, "data:", "blob:", "about:")):
                troubles.append(f"asked another site for {request.url}")

        page.on("console", said)
        page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
        page.on("request", asked)

    def check(self, page) -> None:
        found = [*self._noticed_at_rest(page), *self.troubles[page]]
        assert not found, f"{page.url} at {page.viewport_size['width']} px:\n" + "\n".join(found)

    def _noticed_at_rest(self, page) -> list[str]:
        """The next page may come while this one is looked at, and again while that one is."""
        for _again in range(3):
            page.wait_for_load_state()
            try:
                return self.notice(page)
            except Error:
                page.wait_for_timeout(300)
        return self.notice(page)

    def notice(self, page) -> list[str]:
        with_scripts, seen = runs_scripts(page), page.evaluate(LOOKS)
        looks = set(seen["looks"]) - self.seen
        html = {(page.viewport_size["width"], hash(NUMBERS.sub("0", seen["html"])))} - self.seen
        faults = accessibility(page, with_scripts, is_new=bool(html), has_new_looks=bool(looks))
        faults += page.evaluate(SIZES)
        if not with_scripts:
            faults += sizes_in_other_windows(page)
        if not faults:
            self.seen |= looks | html
        return faults


def sizes_in_other_windows(page) -> list[str]:
    """Where scripts are off nothing moves, so that the page can also be seen as it is in windows of other widths."""
    own, faults = page.viewport_size, []
    for width in OTHER_WIDTHS:
        page.set_viewport_size({**own, "width": width})
        faults += page.evaluate(SIZES)
    page.set_viewport_size(own)
    return faults


def accessibility(page, with_scripts: bool, *, is_new: bool, has_new_looks: bool) -> list[str]:
    """What axe finds. Contrast takes it longest, so that is measured only where text has looks not had before."""
    if not is_new and not has_new_looks:
        return []
    rules = {"type": "tag", "values": TAGS} if is_new else {"type": "rule", "values": [CONTRAST]}
    options = {"runOnly": rules, "rules": {CONTRAST: {"enabled": has_new_looks}}, "resultTypes": ["violations"]}
    with nullcontext() if with_scripts else scripts_of_ours(page):
        page.evaluate(LOAD_AXE)
        violations = page.evaluate(RUN, options)
    return [
        f"axe {violation['id']}: {violation['help']} · {node['html'][:160]} · {node['failureSummary']}"
        for violation in violations
        for node in violation["nodes"]
    ]


@contextmanager
def scripts_of_ours(page) -> Iterator[None]:
    """Let us look where scripts are off, as axe is one; the page is still the one whose own scripts did not run."""
    devtools = page.context.new_cdp_session(page)
    for off in (True, False):  # only a change is heard
        devtools.send("Emulation.setScriptExecutionDisabled", {"value": off})
    yield
    devtools.send("Emulation.setScriptExecutionDisabled", {"value": True})
    devtools.detach()


def runs_scripts(page) -> bool:
    return page.evaluate("() => !matchMedia('(scripting: none)').matches")


def colors_of(page) -> str:
    return "dark" if page.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches") else "light"
