"""The plan before on its pages: written, sealed, marked, compared."""

from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape
from lxml import html

from steppingstones.actions import plan_before as actions
from steppingstones.actions import plan_marks as marks
from steppingstones.actions.consent import take_back
from steppingstones.models import PlanBefore, PlannedItem, PlanNote, PlanOutcome, Voice
from steppingstones.queries.plan_before import items_of
from tests.actions.test_plan_before import THINGS, make_plan, make_sealed, seen
from tests.awkward import STRINGS
from tests.world import link, make_decision, make_voice

ROOM = "/p/the-garden/plan/before/"


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def ben(as_member, world):
    return as_member(world.ben)


def text_of(response) -> str:
    return " ".join(html.fromstring(response.content).find(".//main").text_content().split())


def compare(client, plan) -> str:
    return text_of(client.get(f"{ROOM}{plan.ref}/compare/"))


# --- Who may do what --------------------------------------------------------------------------------------


def test_the_whole_group_reads_a_plan_before_it_is_sealed_and_strangers_do_not(as_member, world):
    plan = make_plan(world)
    for member in (world.ada, world.ben, world.rae):
        assert THINGS[0] in text_of(as_member(member).get(f"{ROOM}{plan.ref}/"))
    for client in (as_member(world.cy), Client()):
        assert client.get(f"{ROOM}{plan.ref}/").status_code == 404
        assert client.get(f"{ROOM}{plan.ref}/text/").status_code == 404


def test_readers_see_no_way_to_change_anything(as_member, world):
    plan, rae = make_plan(world), as_member(world.rae)
    for address in ("", f"{plan.ref}/", f"{make_sealed(world).ref}/", f"{make_sealed(world).ref}/compare/"):
        page = html.fromstring(rae.get(ROOM + address).content).find(".//main")
        assert page.findall(".//form") == []
    assert rae.post(f"{ROOM}{plan.ref}/seal/", {"seen": seen(plan)}).status_code == 403


def test_those_who_wrote_it_seal_it_or_a_facilitator(ada, ben, world):
    plan = make_plan(world)
    assert ada.post(f"{ROOM}{plan.ref}/seal/", {"seen": seen(plan)}).status_code == 403
    plan.written_by.add(world.ada)
    assert ada.get(f"{ROOM}{plan.ref}/seal/").status_code == 200
    other = make_plan(world, writers=[world.ada])
    assert ben.post(f"{ROOM}{other.ref}/seal/", {"seen": seen(other)}).status_code == 302


# --- Writing ----------------------------------------------------------------------------------------------


def test_a_plan_is_started_and_filled_line_by_line(ben, world):
    answer = ben.post(f"{ROOM}add/", {"title": "A day centre", "writers": [world.ben.ref]})
    lines = {"lines": "Buy ten tables\r\n\r\n  Open on weekdays  \r\n"}
    assert ben.post(f"{answer.url}items/add/", lines).status_code == 302
    assert [item.words for item in PlannedItem.objects.all()] == ["Buy ten tables", "Open on weekdays"]


def test_a_double_click_adds_once(ben, world):
    plan = make_plan(world, [])
    for _click in range(2):
        ben.post(f"{ROOM}{plan.ref}/items/add/", {"lines": "Buy a table", "once": "one-click"})
        ben.post(f"{ROOM}add/", {"title": "Another", "once": "another-click"})
    assert (PlannedItem.objects.count(), PlanBefore.objects.filter(title="Another").count()) == (1, 1)


@pytest.mark.parametrize("lines", ["", " \n ", "x" * 1001])
def test_what_cannot_be_added_comes_back_as_typed(ben, world, lines):
    plan = make_plan(world)
    answer = ben.post(f"{ROOM}{plan.ref}/items/add/", {"lines": lines})
    assert answer.status_code == 422
    assert lines.strip() in answer.content.decode()
    assert b"Something needs another look" in answer.content
    assert PlannedItem.objects.count() == len(THINGS)


@pytest.mark.parametrize("first", range(0, len(STRINGS), actions.MOST_ITEMS))
def test_any_words_can_be_written_sealed_and_read(ben, world, first):
    plan = make_plan(world, [])
    for start in range(first, first + actions.MOST_ITEMS, 20):
        ben.post(f"{ROOM}{plan.ref}/items/add/", {"lines": "\n".join(STRINGS[start : start + 20])})
    ben.post(f"{ROOM}{plan.ref}/seal/", {"seen": seen(plan)})
    assert len(items_of(plan)) > 50
    assert "Nothing in this plan has changed since." in text_of(ben.get(f"{ROOM}{plan.ref}/"))
    shown = "".join(ben.get(f"{ROOM}{plan.ref}/?page={page}").content.decode() for page in (1, 2))
    assert all(escape(item.words) in shown for item in items_of(plan))


def test_two_who_change_the_same_thing_are_told(ada, ben, world):
    item = items_of(make_plan(world))[0]
    address = f"{ROOM}item/{item.ref}/edit/"
    mine = ben.get(address).context["form"].seen
    ada.post(address, {"words": "Buy round tables", "seen": mine})
    answer = ben.post(address, {"words": "Buy no tables", "seen": mine})
    assert answer.status_code == 422
    assert b"Buy round tables" in answer.content
    assert PlannedItem.objects.get(pk=item.pk).words == "Buy round tables"


def test_a_plan_that_is_not_sealed_can_be_thrown_away_after_a_question(ben, world):
    plan = make_plan(world)
    assert b"gone for good" in ben.get(f"{ROOM}{plan.ref}/remove/").content
    ben.post(f"{ROOM}{plan.ref}/remove/")
    assert not PlanBefore.objects.exists()


# --- Sealing ----------------------------------------------------------------------------------------------


def test_sealing_shows_the_letters_to_write_on_paper(ben, world):
    plan = make_plan(world)
    ben.post(f"{ROOM}{plan.ref}/seal/", {"seen": ben.get(f"{ROOM}{plan.ref}/seal/").context["seen"]})
    page = text_of(ben.get(f"{ROOM}{plan.ref}/"))
    sealed = PlanBefore.objects.get()
    assert sealed.sealed_by == world.ben
    assert f"{sealed.seal[:4]} {sealed.seal[4:8]}" in page
    assert "today's date" in page


def test_a_stale_seal_is_refused_and_shows_the_words_as_they_are_now(ada, ben, world):
    plan = make_plan(world)
    read = ben.get(f"{ROOM}{plan.ref}/seal/").context["seen"]
    ada.post(f"{ROOM}{plan.ref}/items/add/", {"lines": "Something slipped in"})
    answer = ben.post(f"{ROOM}{plan.ref}/seal/", {"seen": read})
    assert answer.status_code == 409
    assert b"Something slipped in" in answer.content
    assert ben.post(f"{ROOM}{plan.ref}/seal/", {"seen": answer.context["seen"]}).status_code == 302


def test_sealing_twice_is_sealing_once(ben, world):
    plan = make_plan(world)
    read = seen(plan)
    for _click in range(2):
        assert ben.post(f"{ROOM}{plan.ref}/seal/", {"seen": read}).url == f"{ROOM}{plan.ref}/"
    assert world.project.events.filter(verb="sealed").count() == 1


@pytest.mark.parametrize("address", ["{plan}/items/add/", "item/{item}/edit/"])
def test_what_was_being_written_while_it_was_sealed_is_offered_as_a_note(ada, world, address):
    plan = make_sealed(world)
    where = ROOM + address.format(plan=plan.ref, item=items_of(plan)[0].ref)
    answer = ada.post(where, {"lines": "One more thing", "words": "One more thing"})
    assert answer.status_code == 409
    assert "One more thing" in text_of(answer)
    assert b"sealed" in answer.content
    ada.post(f"{ROOM}{plan.ref}/notes/add/", {"words": "One more thing"})
    assert PlanNote.objects.get().member == world.ada


def test_a_plan_that_was_changed_behind_our_back_says_so_everywhere(ada, world):
    plan = make_sealed(world)
    PlannedItem.objects.filter(words=THINGS[0]).update(words="Buy a castle")
    assert "does not fit any more" in text_of(ada.get(f"{ROOM}{plan.ref}/"))
    assert "does not fit any more" in compare(ada, plan)


def test_the_sealed_text_is_given_to_whoever_wants_to_check(ada, world):
    plan = make_sealed(world)
    assert sha256(ada.get(f"{ROOM}{plan.ref}/text/").content).hexdigest() == plan.seal


def test_a_plan_sealed_after_the_beginning_says_so_without_blame(ada, world):
    plan = make_sealed(world)
    assert "nobody can tell whether this came before it" in text_of(ada.get(f"{ROOM}{plan.ref}/"))
    make_voice(world.project, said_on=timezone.localdate() - timedelta(days=20))
    assert "sealed 20 days after the co-production began" in compare(ada, plan)
    world.project.began_on = timezone.localdate()
    world.project.save()
    assert "before the co-production began, or on its first day" in text_of(ada.get(f"{ROOM}{plan.ref}/"))


def test_feedback_from_an_old_spreadsheet_is_no_beginning(ada, world):
    plan = make_sealed(world)
    make_voice(world.project, said_on=date(2019, 3, 4), came_by=Voice.CameBy.IMPORT)
    assert "nobody can tell" in compare(ada, plan)


# --- Marking and comparing --------------------------------------------------------------------------------


def test_a_session_goes_through_the_plan_page_by_page(ben, world):
    plan = make_sealed(world)
    first, second, third = items_of(plan)
    decision, voice = make_decision(world.project), make_voice(world.project)
    link(voice, decision)
    answer = ben.post(f"{ROOM}item/{first.ref}/mark/", {"fate": "changed", "words": "One round table"})
    mark = PlanOutcome.objects.get()
    assert answer.url == f"{ROOM}mark/{mark.ref}/decisions/"
    answer = ben.post(answer.url, {"decision": [decision.ref]})
    assert answer.url == f"{ROOM}mark/{mark.ref}/voices/"
    assert ben.get(answer.url).context["onward"]["url"] == f"{ROOM}item/{second.ref}/mark/"
    answer = ben.post(f"{ROOM}item/{second.ref}/mark/", {"fate": "kept"})
    assert answer.url == f"{ROOM}item/{third.ref}/mark/"
    answer = ben.post(answer.url, {"fate": "kept"})
    assert answer.url == f"{ROOM}{plan.ref}/compare/"
    told = compare(ben, plan)
    assert "Of 3 things that would have been done, 2 stayed as planned and 1 changed." in told
    assert "The one difference rests on what people said." in told
    assert "Which table do we buy? The big round one" in told


def test_the_example_of_the_guide_is_counted_right(ben, world):
    plan = make_sealed(world, [f"Thing {number}" for number in range(8)])
    voice = make_voice(world.project)
    fates = ["kept"] * 3 + ["changed"] * 4 + ["dropped"]
    made = [marks.mark_item(item, fate, "", by=world.ben) for item, fate in zip(items_of(plan), fates, strict=True)]
    made += [marks.add_new(plan, f"New {number}", by=world.ben) for number in range(5)]
    for mark in made[3:9]:
        marks.add_voices(mark, [voice], by=world.ben)
    told = compare(ben, plan)
    assert "Of 8 things that would have been done, 3 stayed as planned, 4 changed and 1 was dropped." in told
    assert "5 new things came. 6 of 10 differences rest on what people said." in told
    assert "For 4 it is not written down what led to them." in told


def test_a_voice_that_is_taken_back_is_gone_from_the_page_at_once(ada, world):
    plan, voice = make_sealed(world), make_voice(world.project, "I have nowhere to go")
    mark = marks.mark_item(items_of(plan)[0], "dropped", "", by=world.ben)
    marks.add_voices(mark, [voice], by=world.ben)
    assert "nowhere to go" in compare(ada, plan)
    take_back(voice)
    told = compare(ada, plan)
    assert "nowhere to go" not in told
    assert "It is not written down what led to this." in told


def test_a_voice_says_which_planned_thing_it_changed(ada, world):
    plan, voice = make_sealed(world), make_voice(world.project, "I have nowhere to go")
    item = items_of(plan)[0]
    mark = marks.mark_item(item, "changed", "We open on Saturdays", by=world.ben)
    marks.add_voices(mark, [voice], by=world.ben)
    page = text_of(ada.get(f"/p/the-garden/understand/voice/{voice.ref}/"))
    assert f"Changed {item.words} Instead: We open on Saturdays" in page
    assert "Nothing is written down yet that came of this." not in page
    marks.end_mark(mark, by=world.ben)
    assert item.words not in text_of(ada.get(f"/p/the-garden/understand/voice/{voice.ref}/"))


def test_voices_that_the_group_may_not_use_cannot_be_ticked(ben, world):
    mark = marks.mark_item(items_of(make_sealed(world))[0], "dropped", "", by=world.ben)
    private, elsewhere = make_voice(world.project, "Only for Ben", uses=()), make_voice(world.elsewhere)
    for voice in (private, elsewhere):
        assert ben.post(f"{ROOM}mark/{mark.ref}/voices/", {"voice": [voice.ref]}).status_code == 422
    assert "Only for Ben" not in text_of(ben.get(f"{ROOM}mark/{mark.ref}/voices/"))
    other = make_decision(world.elsewhere)
    assert ben.post(f"{ROOM}mark/{mark.ref}/decisions/", {"decision": [other.ref]}).status_code == 422


def test_what_is_missing_is_asked_for_and_nothing_is_lost(ben, world):
    item = items_of(make_sealed(world))[0]
    answer = ben.post(f"{ROOM}item/{item.ref}/mark/", {"fate": "changed", "words": ""})
    assert answer.status_code == 422
    assert b"Write what was done instead." in answer.content
    answer = ben.post(f"{ROOM}item/{item.ref}/mark/", {"words": "Something else"})
    assert b"Something else" in answer.content
    assert not PlanOutcome.objects.exists()


def test_the_address_of_an_earlier_wording_leads_to_the_one_that_stands(ada, ben, world):
    plan = make_sealed(world)
    new = marks.add_new(plan, "A garden", by=world.ben)
    mine = ben.get(f"{ROOM}new/{new.ref}/edit/").context["form"].seen
    ada.post(f"{ROOM}new/{new.ref}/edit/", {"words": "A big garden", "seen": mine})
    answer = ben.post(f"{ROOM}new/{new.ref}/edit/", {"words": "A small garden", "seen": mine})
    assert answer.status_code == 422
    assert b"A big garden" in answer.content
    assert b"A small garden" in answer.content


def test_a_mark_can_be_taken_away_put_back_and_read_afterwards(ben, world):
    plan = make_sealed(world)
    item = items_of(plan)[0]
    mark = marks.mark_item(item, "dropped", "Nobody wanted them", by=world.ada)
    answer = ben.post(f"{ROOM}mark/{mark.ref}/remove/")
    assert b"The mark is taken away." in ben.get(answer.url).content
    ben.post(f"{ROOM}mark/{mark.ref}/restore/")
    marks.mark_item(item, "kept", "", by=world.ben)
    assert "Marked before: Buy ten small tablesDropped: Nobody wanted them Ada" in compare(ben, plan)


def test_decisions_and_voices_can_be_unticked(ben, world):
    mark = marks.mark_item(items_of(make_sealed(world))[0], "dropped", "", by=world.ben)
    voice, decision = make_voice(world.project), make_decision(world.project)
    marks.add_voices(mark, [voice], by=world.ben)
    marks.add_decisions(mark, [decision], by=world.ben)
    ben.post(f"{ROOM}mark/{mark.ref}/voices/{voice.ref}/remove/")
    ben.post(f"{ROOM}mark/{mark.ref}/decisions/{decision.ref}/remove/")
    assert (mark.voices.count(), mark.decisions.count()) == (0, 0)


# --- Size -------------------------------------------------------------------------------------------------


def test_the_pages_ask_as_much_for_one_thing_as_for_three(ben, world):
    def numbers(things):
        plan = make_sealed(world, things)
        for number, item in enumerate(items_of(plan)):
            mark = marks.mark_item(item, "dropped", "", by=world.ben)
            marks.add_voices(mark, [make_voice(world.project, f"Voice {number}")], by=world.ben)
            marks.add_decisions(mark, [make_decision(world.project)], by=world.ben)
            actions.add_note(plan, f"Note {number}", by=world.ben)
        counted = []
        for address in (f"{plan.ref}/", f"{plan.ref}/compare/"):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                ben.get(ROOM + address)
            counted.append(len(asked))
        return counted

    numbers(THINGS[:1])  # the first page of all asks for more, once
    one, three = numbers(THINGS[:1]), numbers(THINGS)
    assert one == three
    assert max(three) <= 30


def test_a_hundred_things_with_many_voices_stay_small(ben, world):
    plan = make_sealed(world, [f"Thing {number} that would be done " * 5 for number in range(100)])
    voices = [make_voice(world.project, f"Voice {number} " * 30) for number in range(8)]
    for item in items_of(plan):
        marks.add_voices(marks.mark_item(item, "changed", "Done otherwise", by=world.ben), voices, by=world.ben)
    answer = ben.get(f"{ROOM}{plan.ref}/compare/")
    assert "Page 1 of 4" in text_of(answer)
    assert len(answer.content) < 150_000
