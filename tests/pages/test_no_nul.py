"""A letter that the database does not take never reaches it."""

import pytest


@pytest.mark.parametrize("asked", ["a%00b", "a%0%000b", "%00ab%00"])
def test_it_is_left_out_of_an_address(as_member, world, asked):
    for name in ("meeting", "who"):
        page = as_member(world.ben).get(f"/p/the-garden/take-part/giving/gave/?{name}={asked}")
        assert page.status_code == 200
        assert page.wsgi_request.GET[name] == "ab"


def test_everything_else_stays(as_member, world):
    page = as_member(world.ben).get("/p/the-garden/take-part/gifts/?q=%2500+%C3%A9")
    assert page.wsgi_request.GET["q"] == "%00 é"
