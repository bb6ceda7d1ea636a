"""What a careful reviewer looks for on every page: WCAG 2.2 AA by axe, and our own promises."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = Axe().axe_script
RUN = "options => axe.run(document, options).then((results) => results.violations)"  # the rest is long, and not read

# Things to press that are smaller than a thumb. Links inside a sentence are as high as the sentence.
SMALL_TARGETS = """() => {
  const visible = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const inSentence = (e) => {
    if (e.tagName !== "A" || getComputedStyle(e).display !== "inline") return false;
    const block = e.closest("p, li, dd, td, th, legend, label, blockquote, figcaption, h1, h2, h3, h4, span, div");
    return block && block.innerText.trim().length > e.innerText.trim().length;
  };
  const box = (e) => {
    const own = e.getBoundingClientRect();
    const tick = e.matches("input[type=radio], input[type=checkbox]");
    const label = tick && e.labels && e.labels[0] ? e.labels[0].getBoundingClientRect() : own;
    return { width: Math.max(own.width, label.width), height: Math.max(own.height, label.height) };
  };
  const small = [];
  const things = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button]";
  for (const e of document.querySelectorAll(things)) {
    if (!visible(e) || inSentence(e) || e.closest(".vh, [inert]")) continue;
    const { width, height } = box(e);
    if (width <= 1 || height <= 1) continue; // only for screen readers until it has the focus
    if (width < 43.5 || height < 43.5) {
      const name = (e.innerText || e.getAttribute("aria-label") || e.name || e.outerHTML).trim().slice(0, 60);
      small.push(`${Math.round(width)} x ${Math.round(height)}: ${e.tagName.toLowerCase()} "${name}"`);
    }
  }
  return small;
}"""

SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Reviewer:
    def __init__(self, site: str) -> None:
        self.site = site
        self.troubles: dict[object, list[str]] = {}
        self.twins: dict[object, Page] = {}

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
        page.wait_for_load_state()
        try:
            faults = self.accessibility(page)
        except Error:  # the next page came while this one was looked at
            page.wait_for_load_state()
            faults = self.accessibility(page)
        found = [*self.troubles[page], *faults]
        found += [f"too small to press, {target}" for target in page.evaluate(SMALL_TARGETS)]
        if (over := page.evaluate(SIDEWAYS)) > 0:
            found.append(f"scrolls sideways by {over} px")
        assert not found, f"{page.url} at {page.viewport_size['width']} px:\n" + "\n".join(found)

    def accessibility(self, page) -> list[str]:
        return accessibility(page if runs_scripts(page) else self.twin_of(page))

    def twin_of(self, page) -> Page:
        """The same page in a window where scripts are on, as axe waits for ever where they are off."""
        if page not in self.twins:
            self.twins[page] = page.context.browser.new_page(
                viewport=page.viewport_size, reduced_motion="reduce", color_scheme=colors_of(page)
            )
        twin, address = self.twins[page], page.url.partition("#")[0]
        html = re.sub(r"<script\b.*?</script>", "", page.content(), flags=re.DOTALL)
        twin.unroute_all()
        twin.route(address, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        twin.goto(address)
        return twin

    def leave(self) -> None:
        for twin in self.twins.values():
            twin.close()


def runs_scripts(page) -> bool:
    return page.evaluate("() => !matchMedia('(scripting: none)').matches")


def colors_of(page) -> str:
    return "dark" if page.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches") else "light"


def accessibility(page) -> list[str]:
    page.evaluate(AXE)
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    return [
        f"axe {violation['id']}: {violation['help']} · {node['html'][:160]} · {node['failureSummary']}"
        for violation in page.evaluate(RUN, options)
        for node in violation["nodes"]
    ]
