"""A report that is open to everybody, handed on: as a code to keep, and as a frame on another website."""

import http.server
import threading

import pytest
from playwright.sync_api import expect

from steppingstones.actions import sign_offs
from tests.signed import make_claim, make_report, make_version

from .keyboard import press_until
from .windows import PLAIN

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def version(world):
    report = make_report(world.project)
    for words in ("People feel at home", "The door is light now", "We are more people", "We know our neighbours"):
        make_claim(report, words)
    found = make_version(report, world.ben, world.ada, world.ben)
    sign_offs.open_to_everybody(found, by=world.ben)
    found.refresh_from_db()
    return found


@pytest.fixture
def another_website():
    """`another_website(html)` is the address of a page that is not ours."""
    servers = []

    def serve(html: str) -> str:
        class Page(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(html.encode())

            def log_message(self, *said):
                """Nothing."""

        servers.append(http.server.HTTPServer(("127.0.0.1", 0), Page))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def at(version) -> str:
    return f"/p/the-garden/show/{version.report.ref}/versions/{version.ref}/#everybody"


def test_what_is_copied_shows_the_first_claims_on_another_website(
    world, sign_in, new_page, version, another_website, check, shot
):
    ben = sign_in(world.ben)
    ben.goto(at(version))
    ben.get_by_text("The address as a QR code").click()
    ben.get_by_text("Show it on another website").click()
    check(ben)
    shot(ben, "handed-on")
    copied = ben.get_by_label("The first claims, in a frame").input_value()
    theirs = new_page()
    theirs.goto(another_website(f"<!doctype html><html lang=en><title>Ours</title><h1>Our website</h1>{copied}"))
    frame = theirs.frame_locator("iframe")
    expect(frame.get_by_text("People feel at home")).to_be_visible()
    expect(frame.get_by_text("The report makes 1 more claim.")).to_be_visible()
    shot(theirs, "handed-on-frame")
    with theirs.expect_popup() as opened:
        frame.get_by_role("link", name="Read the whole report").click()
    expect(opened.value.get_by_text("We know our neighbours").first).to_be_visible()
    assert theirs.context.cookies() == []


@pytest.mark.parametrize("window", [{"width": 360}, PLAIN], ids=["phone", "plain"])
def test_the_short_form_on_a_phone(new_page, version, window, check, shot):
    page = new_page(**window)
    page.goto(f"/r/{version.public_key}/embed/")
    check(page)
    shot(page, "handed-on-short")


@pytest.mark.parametrize("window", [{}, {"width": 360}, PLAIN], ids=["wide", "phone", "plain"])
def test_opening_a_claim_to_its_chain_and_going_back(new_page, version, window, check, shot):
    page = new_page(**window)
    page.goto(f"/r/{version.public_key}/")
    check(page)
    page.get_by_role("link", name="How do we know? The door is light now").click()
    expect(page.get_by_text("Said by 6 people")).to_be_visible()
    check(page)
    shot(page, "handed-on-chain")
    page.get_by_role("link", name="The whole report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Our year")


def test_keeping_the_code_with_the_keyboard_alone(world, sign_in, version):
    page = sign_in(world.ben)
    page.goto(at(version))
    press_until(page, "The address as a QR code")
    page.keyboard.press("Enter")
    press_until(page, "Keep it as a picture (PNG)")
    with page.expect_download() as kept:
        page.keyboard.press("Enter")
    assert kept.value.suggested_filename == "the-garden-address.png"


def test_a_neighbour_chooses_larger_letters_without_scripts(new_page, version, check, shot):
    theirs = new_page(width=360, colors="dark", js=False)
    theirs.goto(f"/r/{version.public_key}/easy-read/")
    check(theirs)
    shot(theirs, "public-easy-narrow")
    theirs.locator(".look summary").click()
    check(theirs)
    shot(theirs, "public-look")
    theirs.get_by_label("Very large").check()
    theirs.get_by_role("button", name="Use this").click()
    expect(theirs.locator("html")).to_have_attribute("data-size", "largest")
    assert [each["name"] for each in theirs.context.cookies()] == ["stones-look"]
    check(theirs)
    shot(theirs, "public-largest")
