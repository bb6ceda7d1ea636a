"""Gifts and skills: a person's are theirs. What is missing, and who could help."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from steppingstones.models import Asset, Draft, Event, Member, Need
from tests.rules.test_anonymous import everything

from ..world import make_member, make_stone

ROOM = "/p/the-garden/take-part/gifts/"
DAY = date(2026, 3, 4)
BAKES = {"kind": "skill", "words": "I can bake for 20", "who": "me"}


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def mo(world) -> Member:
    return make_member(world.project, "Mo")


def make_asset(project, words="A hall with a ramp", **changes) -> Asset:
    return Asset.objects.create(project=project, words=words, **{"kind": "place", **changes})


def make_need(project, words="Somebody who signs", **changes) -> Need:
    return Need.objects.create(project=project, words=words, **{"kind": "skill", "made_on": DAY, **changes})


def text_of(response) -> str:
    return " ".join(html.fromstring(response.content).find(".//main").text_content().split())


# --- A person's gift is theirs ----------------------------------------------------------------------------


def test_whoever_writes_down_their_own_agrees_by_that(ada, as_member, world):
    ada.post(f"{ROOM}add/", BAKES)
    asset = Asset.objects.get()
    assert (asset.member, asset.agreed_on) == (world.ada, timezone.localdate())
    assert "I can bake for 20" in text_of(as_member(world.rae).get(ROOM))


def test_without_a_yes_only_the_person_who_wrote_it_down_and_facilitators_see_it(ada, as_member, world, mo):
    ada.post(f"{ROOM}add/", {**BAKES, "who": mo.ref})
    other = make_member(world.project, "Di")
    for member, sees in ((world.ada, 1), (world.ben, 1), (mo, 1), (other, 0), (world.rae, 0)):
        assert ("I can bake" in text_of(as_member(member).get(ROOM))) is bool(sees), member
        assert "No gift is written down yet." in text_of(as_member(member).get(ROOM))
    asset = Asset.objects.get()
    for address in ("edit", "yes", "take-back"):
        assert as_member(other).get(f"{ROOM}{asset.ref}/{address}/").status_code == 404
    assert "I can bake" not in text_of(as_member(other).get(f"{ROOM}?q=bake"))


def test_a_recorded_yes_has_its_day(ada, as_member, world, mo):
    ada.post(f"{ROOM}add/", {**BAKES, "who": mo.ref, "agreed_on": "2026-03-04"})
    assert Asset.objects.get().agreed_on == DAY
    assert "Said yes on 4 March 2026" in text_of(as_member(world.rae).get(ROOM))
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert ada.post(f"{ROOM}add/", {**BAKES, "who": mo.ref, "agreed_on": tomorrow}).status_code == 422


def test_the_person_says_yes_even_a_reader(ada, as_member, world):
    ada.post(f"{ROOM}add/", {**BAKES, "who": world.rae.ref})
    asset = Asset.objects.get()
    rae = as_member(world.rae)
    assert "This is about you." in text_of(rae.get(ROOM))
    rae.post(f"{ROOM}{asset.ref}/yes/")
    asset.refresh_from_db()
    assert asset.agreed_on == timezone.localdate()
    assert Event.objects.get(verb="agreed to").member == world.rae


def test_who_wrote_it_down_says_on_which_day_they_agreed(ada, mo, world):
    asset = make_asset(world.project, member=mo, added_by=world.ada)
    assert ada.post(f"{ROOM}{asset.ref}/yes/", {"day": ""}).status_code == 422
    ada.post(f"{ROOM}{asset.ref}/yes/", {"day": "2026-03-04"})
    asset.refresh_from_db()
    assert asset.agreed_on == DAY


def test_what_is_taken_back_is_gone_from_every_table(ada, as_member, mo, world):
    asset = make_asset(world.project, "Zwetschgen", more="Zwetschgen cake", member=mo, added_by=world.ada)
    make_need(world.project).met_by.add(asset)
    place = f"{ROOM}{asset.ref}/edit/"
    Draft.objects.create(member=world.ada, place=f"{place} {place}:0", fields={"more": ["Zwetschgen tart"]})
    Draft.objects.create(member=world.ben, place=f"{ROOM}add/", fields={"words": ["Zwetschgen"]})
    page = as_member(mo).post(f"{ROOM}{asset.ref}/take-back/", follow=True)
    assert "no word of it is kept" in text_of(page)
    assert not [table for table, rows in everything().items() if any("Zwetschgen" in row for row in rows)]
    assert Event.objects.get(verb="took back").noun_ref == asset.ref


def test_somebody_else_neither_changes_it_nor_takes_it_back(ada, mo, world):
    asset = make_asset(world.project, member=mo, added_by=world.ben, agreed_on=DAY)
    for address in ("edit", "yes", "take-back"):
        assert ada.post(f"{ROOM}{asset.ref}/{address}/", BAKES).status_code == 403
    for address in ("remove", "restore"):
        assert ada.post(f"{ROOM}{asset.ref}/{address}/").status_code == 404
    assert Asset.objects.get().words == "A hall with a ramp"


def test_other_words_wait_for_a_new_yes(as_member, mo, world):
    asset = make_asset(world.project, member=mo, added_by=world.ben, agreed_on=DAY)
    ben, typed = as_member(world.ben), {"kind": "place", "words": asset.words}
    ben.post(f"{ROOM}{asset.ref}/edit/", typed)
    asset.refresh_from_db()
    assert asset.agreed_on == DAY
    ben.post(f"{ROOM}{asset.ref}/edit/", {**typed, "words": "My own flat"})
    asset.refresh_from_db()
    assert asset.agreed_on is None
    assert "My own flat" not in text_of(as_member(world.rae).get(ROOM))


def test_who_leaves_takes_their_gifts_along(as_member, mo, world):
    make_asset(world.project, member=mo, agreed_on=DAY)
    Member.objects.filter(pk=mo.pk).update(left_at=timezone.now())
    assert "A hall" not in text_of(as_member(world.rae).get(ROOM))
    assert "They are not in the group any more" in text_of(as_member(world.ben).get(ROOM))


def test_a_gift_of_somebody_elsewhere_is_refused(ada, world):
    assert ada.post(f"{ROOM}add/", {**BAKES, "who": world.cy.ref}).status_code == 422
    assert not Asset.objects.exists()


# --- The list ---------------------------------------------------------------------------------------------


def test_a_place_is_removed_and_put_back(ada, world):
    asset = make_asset(world.project)
    answer = ada.post(f"{ROOM}{asset.ref}/remove/")
    assert "is removed" in text_of(ada.get(answer.url))
    assert ada.post(f"{ROOM}{asset.ref}/edit/", {"words": "A new ramp"}).status_code == 410
    ada.post(f"{ROOM}{asset.ref}/restore/")
    assert Asset.objects.standing().get() == asset


def test_the_list_is_searched_and_the_search_can_be_shared(ada, world):
    make_asset(world.project, where="Mill Lane")
    make_asset(world.project, "100% wool", kind="thing", whose="The shop")
    for asked, found in (("q=mill", "A hall"), ("q=100%25", "100% wool"), ("kind=thing&q=shop", "100% wool")):
        page = ada.get(f"{ROOM}?{asked}")
        assert found in text_of(page)
        assert "1 gift " in text_of(page)
    for asked in ("q=_", "q=%00%5C", "kind=nonsense&page=x", "q=hall&kind=thing"):
        assert ada.get(f"{ROOM}?{asked}").status_code == 200


def test_one_sentence_says_what_there_is_and_what_is_missing(ada, world):
    for kind in ("skill", "skill", "place"):
        make_asset(world.project, kind=kind)
    make_need(world.project)
    assert "The group has 2 skills and 1 place. 1 thing is missing." in text_of(ada.get(ROOM))


def test_a_double_click_adds_once_and_two_who_change_it_are_told(ada, as_member, world):
    for _click in range(2):
        ada.post(f"{ROOM}add/", {**BAKES, "who": "nobody", "once": "one-click"})
    asset = Asset.objects.get()
    url, typed = f"{ROOM}{asset.ref}/edit/", {"kind": "skill", "words": "Bread"}
    seen = ada.get(url).context["form"].seen
    as_member(world.ben).post(url, {**typed, "seen": seen})
    assert b"Somebody changed this" in ada.post(url, {**typed, "words": "Cake", "seen": seen}).content


def test_what_is_missing_in_the_form_is_said(ada):
    answer = ada.post(f"{ROOM}add/", {"more": "On Mondays", "who": "me", "whose": "The church"})
    assert answer.status_code == 422
    for words in ("Choose what kind it is.", "Write what it is.", "Leave this empty, or choose", "On Mondays"):
        assert words in answer.content.decode()


# --- What is missing --------------------------------------------------------------------------------------


def test_gifts_of_the_same_kind_are_suggested_and_help(ada, mo, world):
    need = make_need(world.project)
    signs = make_asset(world.project, "I sign", kind="skill", member=mo, agreed_on=DAY)
    make_asset(world.project, "Hidden", kind="skill", member=mo)
    hall = make_asset(world.project)
    told = text_of(ada.get(f"{ROOM}missing/"))
    assert "Who could help with this: I sign (Mo)" in told
    assert "Hidden" not in told
    page = f"{ROOM}missing/{need.ref}/help/"
    assert "A hall" not in text_of(ada.get(page))
    ada.post(f"{page}?q=hall", {"assets": [signs.ref, hall.ref]})
    assert need.met_by.count() == 0, "Only what was found stands there to tick."
    ada.post(page, {"assets": [signs.ref]})
    ada.post(f"{page}?q=hall", {"assets": [signs.ref, hall.ref]})
    assert set(need.met_by.all()) == {signs, hall}
    assert "What helps with this: A hall with a ramp I sign (Mo)" in text_of(ada.get(f"{ROOM}missing/"))


def test_it_is_met_open_again_removed_and_put_back(ada, world):
    need = make_need(world.project, stone=make_stone(world.project))
    ada.post(f"{ROOM}missing/{need.ref}/close/")
    assert "Nothing is written down as missing." in text_of(ada.get(f"{ROOM}missing/"))
    assert "Somebody who signs" in text_of(ada.get(f"{ROOM}missing/?show=met"))
    ada.post(f"{ROOM}missing/{need.ref}/open/")
    ada.post(f"{ROOM}missing/{need.ref}/remove/")
    assert ada.post(f"{ROOM}missing/{need.ref}/edit/", {"words": "Two who sign"}).status_code == 410
    ada.post(f"{ROOM}missing/{need.ref}/restore/")
    assert "People feel at home" in text_of(ada.get(f"{ROOM}missing/"))
    verbs = ["closed", "opened again", "removed", "brought back"]
    assert list(Event.objects.order_by("pk").values_list("verb", flat=True)) == verbs


def test_what_is_missing_is_linked_to_a_stone_of_this_group_only(ada, world):
    mine, theirs = make_stone(world.project), make_stone(world.elsewhere)
    typed = {"kind": "skill", "words": "Somebody who signs"}
    assert ada.post(f"{ROOM}missing/add/", {**typed, "stone": theirs.ref}).status_code == 422
    ada.post(f"{ROOM}missing/add/", {**typed, "stone": mine.ref})
    assert Need.objects.get().stone == mine


@pytest.mark.parametrize("page", ["", "missing/", "missing/?show=met", "?q=a"])
def test_as_many_queries_for_one_as_for_three(ada, world, mo, page):
    def numbers():
        with CaptureQueriesContext(connection) as asked:
            ada.get(f"{ROOM}{page}")
        return len(asked)

    def one_more():
        asset = make_asset(world.project, kind="skill", member=mo, agreed_on=DAY)
        make_asset(world.project, member=mo, added_by=world.ada)
        for closed in (None, DAY):
            make_need(world.project, stone=make_stone(world.project), closed_on=closed).met_by.add(asset)

    one_more()
    ada.get(ROOM)
    once = numbers()
    one_more()
    one_more()
    assert numbers() == once <= 30
