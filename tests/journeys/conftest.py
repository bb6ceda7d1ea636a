"""Browsers for the journeys. Each test has a window of its own, and whatever goes wrong in it unseen fails `check`.

`page` is a window 1280 wide, `phone` one as narrow as a telephone, `plain` as narrow, dark, and without scripts;
`new_page(width=768)`, `new_page(js=False)` and `new_page(colors="dark")` make others.
`sign_in(world.ada)` signs Ada in; `page.goto("/p/the-garden/")` opens an address; `check(page)` looks at the page as a
careful reviewer would; `shot(page, "plan")` keeps a picture in tests/shots/ for people to look at, if they ask
for it by `./test --shots`.
"""

import os
import signal
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from ..chromium import find_chromium, missing
from ..conftest import cannot_run
from .real_site import RealSite
from .reviewer import Reviewer, colors_of, runs_scripts
from .windows import PHONE, PLAIN

SHOTS = Path(__file__).resolve().parent.parent / "shots"


@pytest.fixture(scope="session")
def browser():
    if trouble := missing():
        cannot_run(f"browser tests, because {trouble}")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=15_000)  # other tests run beside this one
    # Playwright keeps an event loop in this thread, which Django would take for an asynchronous program.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        alone = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"]
        # A microphone that hums, and nobody to ask whether it may be used.
        alone += ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=alone)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def site(tmp_path):
    """The real server on an empty data folder; see `RealSite`. Not the database of the other tests."""
    site = RealSite(tmp_path / "data")
    yield site
    if site.server and site.server.poll() is None:
        site.send(signal.SIGKILL)


@pytest.fixture
def example_site(site, example_data):
    """The same with the example in it."""
    example_data(site.data)
    return site


@pytest.fixture(scope="session")
def seen() -> set:
    return set()


@pytest.fixture
def reviewer(live_server, seen) -> Reviewer:
    return Reviewer(live_server.url, seen)


@pytest.fixture
def new_page(browser, live_server, reviewer):
    """`new_page(width=360, height=800, js=True, colors="light")` opens a window."""
    contexts = []
    cache.clear()  # so that the limits on signing in start anew

    def open_page(*, width: int = 1280, height: int = 900, js: bool = True, colors: str = "light", **more):
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            java_script_enabled=js,
            color_scheme=colors,
            reduced_motion="reduce",
            locale="en-GB",
            **more,
        )
        context.set_default_timeout(15_000)
        context.set_default_navigation_timeout(60_000)  # the first page of a process loads the whole program
        contexts.append(context)
        page = context.new_page()
        reviewer.watch(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page):
    return new_page()


@pytest.fixture
def phone(new_page):
    """As narrow as a telephone, and as a screen on which somebody has made everything four times as large."""
    return new_page(**PHONE)


@pytest.fixture
def plain(new_page):
    """As narrow, dark, and without scripts."""
    return new_page(**PLAIN)


@pytest.fixture
def sign_in(request, live_server):
    """`sign_in(member)` signs them in in `page`; `sign_in(member, other_page)` in another window."""

    def signed_in(member, page=None):
        page = page or request.getfixturevalue("page")
        client = Client()
        client.force_login(member.user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return page

    return signed_in


@pytest.fixture
def check(reviewer):
    """`check(page)` fails with a list of everything that is wrong with the page as it is now."""
    return reviewer.check


@pytest.fixture
def shot(request):
    """Only with `pytest --shots`: keeping pictures takes time, and only people look at them."""
    wanted = request.config.getoption("--shots")

    def keep(page, name: str) -> None:
        if wanted:
            page.screenshot(path=SHOTS / f"{name}-{looks_of(page)}.png", full_page=True)

    return keep


def looks_of(page) -> str:
    looks = {"dark": colors_of(page) == "dark", "plain": not runs_scripts(page)}
    return "-".join([str(page.viewport_size["width"]), *(name for name, is_so in looks.items() if is_so)])
