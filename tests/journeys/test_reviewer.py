"""Does the reviewer see what is wrong? Else no journey proves anything."""

import pytest

from .windows import PLAIN, WIDE, in_windows

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GOOD = """<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:,"></head>
<body style="background: #fff; color: #000"><main><h1>A page</h1>{more}</main></body></html>"""
FAULTS = {
    "color-contrast": '<p style="color: #ccc">Hard to read</p>',
    "label": '<input style="width: 100px; height: 50px">',
    "too small to press": '<button style="width: 20px; height: 20px">A</button>',
    "scrolls sideways": '<div style="width: 2000px">Wide</div>',
}


@pytest.fixture
def show(live_server):
    """`show(page, more)` opens a page with more in it than a heading."""

    def shown(page, more: str):
        address = f"{live_server.url}/gallery/"
        page.route(address, lambda route: route.fulfill(body=GOOD.format(more=more), content_type="text/html"))
        page.goto(address)
        page.unroute(address)
        return page

    return shown


@in_windows(WIDE, PLAIN)
@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found_each_time(new_page, show, check, window, fault):
    page = new_page(**window)
    check(show(page, ""))
    show(page, FAULTS[fault])
    for _time in range(2):
        with pytest.raises(AssertionError, match=fault):
            check(page)


def test_what_was_in_order_in_light_colours_is_looked_at_again_in_dark_ones(new_page, show, check):
    more = "<style>@media (prefers-color-scheme: dark) { p { color: #ddd } }</style><p>Easy to read</p>"
    check(show(new_page(), more))
    with pytest.raises(AssertionError, match="color-contrast"):
        check(show(new_page(colors="dark"), more))


def test_what_was_in_order_on_a_phone_is_looked_at_again_in_a_wide_window(page, phone, show, check):
    more = "<style>@media (max-width: 1000px) { main > p { display: none } }</style><p><input></p>"
    check(show(phone, more))
    with pytest.raises(AssertionError, match="label"):
        check(show(page, more))


def test_without_scripts_every_width_is_looked_at(new_page, show, check):
    more = "<style>@media (min-width: 1200px) { p { width: 3000px } }</style><p>Wide</p>"
    with pytest.raises(AssertionError, match="1280 px wide"):
        check(show(new_page(**PLAIN), more))


def test_after_looking_the_scripts_of_the_page_are_off_again(new_page, show, check):
    page = new_page(**PLAIN)
    check(show(page, ""))
    check(show(page, "<p>Another page</p><script>document.body.remove()</script>"))
    assert page.get_by_text("Another page").is_visible()
