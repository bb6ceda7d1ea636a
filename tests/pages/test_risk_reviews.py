"""What the group found when it looked at a risk again can be changed, removed and put back."""

from datetime import date

import pytest

from steppingstones.models import Event, RiskReview

from .test_assets import text_of
from .test_risks import DAY, ROOM, make_risk

NOBODY = "Nobody of lived experience has looked at this yet."


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def review(world) -> RiskReview:
    risk = make_risk(world.project, review_on=date(2031, 1, 1))
    return RiskReview.objects.create(project=world.project, risk=risk, on=DAY, words="Still there", by=world.ada)


def test_it_is_changed_and_keeps_who_wrote_it(as_member, world, review):
    url = f"{ROOM}reviews/{review.ref}/edit/"
    ben = as_member(world.ben)
    assert ben.post(url, {"on": "2026-03-04", "words": " "}).status_code == 422
    assert ben.post(url, {"on": "2026-03-05", "words": "It is gone"}).status_code == 302
    review.refresh_from_db()
    assert (review.on, review.words, review.by) == (date(2026, 3, 5), "It is gone", world.ada)
    review.risk.refresh_from_db()
    assert review.risk.review_on == date(2031, 1, 1)
    assert Event.objects.get(noun="riskreview").verb == "changed"


def test_it_is_removed_and_put_back(ada, world, review):
    page = f"{ROOM}{review.risk.ref}/"
    assert NOBODY not in text_of(ada.get(page))
    removed = ada.post(f"{ROOM}reviews/{review.ref}/remove/")
    told = text_of(ada.get(removed.url))
    assert "“Still there” is removed." in told
    assert "You have not looked at it again yet." in told
    assert NOBODY in told
    late = ada.post(f"{ROOM}reviews/{review.ref}/edit/", {"on": "2026-03-04", "words": "I was writing"})
    assert (late.status_code, "I was writing" in text_of(late)) == (410, True)
    ada.post(f"{ROOM}reviews/{review.ref}/restore/")
    assert NOBODY not in text_of(ada.get(page))


def test_two_who_change_it_are_told(ada, as_member, world, review):
    url, typed = f"{ROOM}reviews/{review.ref}/edit/", {"on": "2026-03-04", "words": "It is gone"}
    seen = ada.get(url).context["form"].seen
    as_member(world.ben).post(url, {**typed, "seen": seen})
    assert b"Somebody changed this" in ada.post(url, {**typed, "words": "No", "seen": seen}).content


@pytest.mark.parametrize("act", ["edit", "remove", "restore"])
def test_others_do_not_touch_it(as_member, world, review, act):
    url = f"{ROOM}reviews/{review.ref}/{act}/"
    assert as_member(world.rae).post(url, {"words": "No"}).status_code == 403
    assert as_member(world.cy).post(url, {"words": "No"}).status_code == 404
    elsewhere = url.replace("the-garden", world.cy.project.slug)
    assert as_member(world.cy).post(elsewhere, {"words": "No"}).status_code == 404
    assert "Still there" in RiskReview.objects.standing().get().words


def test_none_of_a_removed_risk_is_changed(ada, review):
    ada.post(f"{ROOM}{review.risk.ref}/remove/")
    assert ada.post(f"{ROOM}reviews/{review.ref}/remove/").status_code == 404
