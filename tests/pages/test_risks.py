"""Risks that the group carries together, with the risk of not doing it together beside each."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from steppingstones.actions.risks import ClosedWithoutReason, NothingBesideIt, close, keep_risk
from steppingstones.models import Event, Risk, RiskReview, RiskView, Side

from ..world import make_member
from .test_assets import text_of

ROOM = "/p/the-garden/take-part/risks/"
DAY = date(2026, 3, 4)
TYPED = {"words": "The money ends", "without": "Nobody would come", "doing": "We ask the fund"}
SEEN = {"likely": "2", "bad": "3"}


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def make_risk(project, words="The money ends", **changes) -> Risk:
    return Risk.objects.create(project=project, words=words, **{"without": "Nobody would come", **changes})


def make_view(risk, member, *steps) -> RiskView:
    names = ("likely", "bad", "likely_without", "bad_without")
    return RiskView.objects.create(
        project=risk.project, risk=risk, member=member, **dict(zip(names, steps, strict=False))
    )


def test_a_risk_is_written_down_by_both_sides(ada, world):
    people = {"written_by": [world.ada.ref, world.ben.ref], "carried_by": world.ben.ref}
    ada.post(f"{ROOM}add/", {**TYPED, **people, "review_on": "2030-01-01"})
    risk = Risk.objects.get()
    assert (set(risk.written_by.all()), risk.carried_by) == ({world.ada, world.ben}, world.ben)
    told = text_of(ada.get(f"{ROOM}{risk.ref}/"))
    for words in ("The money ends", "Nobody would come", "We ask the fund", "1 January 2030", "Written by: Ada, Ben"):
        assert words in told
    assert "has looked at this yet" not in told


def test_the_risk_of_not_doing_it_together_is_always_beside_it(ada, world):
    answer = ada.post(f"{ROOM}add/", {"words": "The money ends", "without": " "})
    assert answer.status_code == 422
    assert "Doing it alone has risks, too." in text_of(answer)
    with pytest.raises(NothingBesideIt):
        keep_risk(Risk(project=world.project, words="x", without=" "), [], by=world.ada)
    with pytest.raises(ClosedWithoutReason):
        close(make_risk(world.project), "", by=world.ada)


def test_nobody_elsewhere_writes_or_carries_it(ada, world):
    for wrong in ({"written_by": [world.cy.ref]}, {"carried_by": world.cy.ref}, {"review_on": "soon"}):
        assert ada.post(f"{ROOM}add/", {**TYPED, **wrong}).status_code == 422
    assert not Risk.objects.exists()


def test_it_is_said_who_has_not_looked_at_it(ada, as_member, world):
    risk = make_risk(world.project)
    risk.written_by.add(world.ben)
    nobody = "Nobody of lived experience has looked at this yet."
    assert nobody in text_of(ada.get(ROOM))
    as_member(world.ben).post(f"{ROOM}{risk.ref}/view/", SEEN)
    assert nobody in text_of(ada.get(ROOM))
    ada.post(f"{ROOM}{risk.ref}/review/", {"on": "2026-03-04", "words": "Nothing is new"})
    assert nobody not in text_of(ada.get(ROOM))


def test_what_is_late_says_so_until_it_was_looked_at(ada, world):
    today = timezone.localdate()
    risk = make_risk(world.project, review_on=today - timedelta(days=1))
    make_risk(world.project, "Rain", review_on=today)
    told = text_of(ada.get(ROOM))
    assert "2 risks are open. 1 of them should have been looked at again by now." in told
    assert told.count("Late: you wanted to look at it again on") == 1
    ada.post(f"{ROOM}{risk.ref}/review/", {"on": today, "words": "Still there", "again_on": "2031-01-01"})
    risk.refresh_from_db()
    assert risk.review_on == date(2031, 1, 1)
    assert "should have been looked at again" not in text_of(ada.get(ROOM))
    assert RiskReview.objects.get().by == world.ada
    assert "Still there" in text_of(ada.get(f"{ROOM}{risk.ref}/"))


def test_each_member_has_one_view_and_takes_it_back(ada, world):
    risk = make_risk(world.project)
    ada.post(f"{ROOM}{risk.ref}/view/", SEEN)
    ada.post(f"{ROOM}{risk.ref}/view/", {**SEEN, "likely": "1", "bad_without": "3", "words": "I worry"})
    view = RiskView.objects.get()
    assert (view.likely, view.bad, view.likely_without, view.bad_without) == (1, 3, None, 3)
    assert "I worry" in text_of(ada.get(f"{ROOM}{risk.ref}/"))
    ada.post(f"{ROOM}{risk.ref}/view/take-back/")
    assert not RiskView.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"likely": ""}, {"bad": "4"}, {"likely": "0"}, {"bad": "x"}, {"bad_without": "9" * 20}]
)
def test_other_steps_are_refused(ada, world, wrong):
    risk = make_risk(world.project)
    assert ada.post(f"{ROOM}{risk.ref}/view/", {**SEEN, **wrong}).status_code == 422
    assert not RiskView.objects.exists()


def test_the_sides_stand_beside_each_other_in_words_and_numbers(ada, world):
    risk = make_risk(world.project)
    make_view(risk, world.ada, 1, 2, 3, 3)
    make_view(risk, make_member(world.project, "Di", side=Side.LIVED_EXPERIENCE), 2, 2, 3, 3)
    make_view(risk, world.ben, 3, 2)
    told = text_of(ada.get(f"{ROOM}{risk.ref}/"))
    for words in (
        "Between: Not likely, It may happen (1.5)",
        "Likely (3)",
        "They see the greater danger in not doing it together.",
        "The sides do not see this in the same way.",
    ):
        assert words in told


def test_the_sheet_names_nobody_and_hides_small_sides(ada, world):
    risk = make_risk(world.project, carried_by=world.ben, carried_outside="Mr Lee")
    make_view(risk, world.ben, 3, 2)
    told = text_of(ada.get(f"{ROOM}sheet/"))
    assert "Too few people of a side" in told
    assert "Carried by: somebody in the group" in told
    for hidden in ("Ben", "Mr Lee", "Likely (3)", "1 person", "Professional", "Nobody of lived experience"):
        assert hidden not in told
    for number in range(4):
        make_view(risk, make_member(world.project, f"Pro{number}", side=Side.PROFESSIONAL), 3, 2)
    told = text_of(ada.get(f"{ROOM}sheet/"))
    assert "Likely (3)" in told
    assert "Carried by: Professional" in told
    make_view(risk, world.ada, 1, 1)
    assert "Likely (3)" not in text_of(ada.get(f"{ROOM}sheet/"))


def test_a_risk_is_closed_with_a_reason_opened_removed_and_put_back(ada, world):
    risk = make_risk(world.project, review_on=DAY)
    url = f"{ROOM}{risk.ref}/"
    assert ada.post(f"{url}close/", {"why": ""}).status_code == 422
    ada.post(f"{url}close/", {"why": "The money is there"})
    assert "No risk is open." in text_of(ada.get(ROOM))
    assert "The money ends" in text_of(ada.get(f"{ROOM}?show=closed"))
    assert "The money is there" in text_of(ada.get(url))
    ada.post(f"{url}open/")
    removed = ada.post(f"{url}remove/")
    assert "is removed" in text_of(ada.get(removed.url))
    assert "Rain" in text_of(ada.post(f"{url}edit/", {**TYPED, "words": "Rain"}))
    for act in ("view", "review", "close", "open"):
        assert ada.post(f"{url}{act}/", {**SEEN, "why": "x"}).status_code == 404
    ada.post(f"{url}restore/")
    assert Risk.objects.standing().get().closed_why == ""
    assert list(Event.objects.order_by("pk").values_list("verb", flat=True)) == [
        "closed",
        "opened again",
        "removed",
        "brought back",
    ]


def test_a_double_click_counts_once_and_two_who_change_it_are_told(ada, as_member, world):
    for _click in range(2):
        ada.post(f"{ROOM}add/", {**TYPED, "once": "one-click"})
    url = f"{ROOM}{Risk.objects.get().ref}/edit/"
    seen = ada.get(url).context["form"].seen
    as_member(world.ben).post(url, {**TYPED, "words": "Rain", "seen": seen})
    assert b"Somebody changed this" in ada.post(url, {**TYPED, "words": "Snow", "seen": seen}).content


def test_readers_look_and_change_nothing(as_member, world):
    risk = make_risk(world.project)
    rae = as_member(world.rae)
    page = rae.get(f"{ROOM}{risk.ref}/")
    assert "The money ends" in text_of(page)
    assert "Say how you see it" not in text_of(page)
    for act in ("edit", "view", "review", "close", "open", "remove", "view/take-back"):
        assert rae.post(f"{ROOM}{risk.ref}/{act}/", SEEN).status_code == 403
        assert as_member(world.cy).post(f"{ROOM}{risk.ref}/{act}/", SEEN).status_code == 404


@pytest.mark.parametrize("page", ["", "?show=closed", "sheet/", "the risk"])
def test_as_many_queries_for_one_as_for_three(ada, world, page):
    risk = make_risk(world.project)
    url = f"{ROOM}{risk.ref}/" if page == "the risk" else f"{ROOM}{page}"

    def numbers():
        with CaptureQueriesContext(connection) as asked:
            ada.get(url)
        return len(asked)

    def one_more():
        member = make_member(world.project, f"Mo{Risk.objects.count()}", side=Side.PROFESSIONAL)
        for closed in (None, DAY):
            more = make_risk(world.project, carried_by=world.ben, closed_on=closed)
            for one in (risk, more):
                one.written_by.add(member)
                RiskView.objects.get_or_create(project=world.project, risk=one, member=member, likely=1, bad=2)
                RiskReview.objects.create(project=world.project, risk=one, on=DAY, by=member)

    one_more()
    ada.get(url)
    once = numbers()
    one_more()
    one_more()
    assert numbers() == once <= 30
