"""The page that looks through everything the group wrote down."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from steppingstones.actions.consent import take_back
from steppingstones.actions.removals import remove
from steppingstones.models import Meeting, MeetingNote, Option, Theme, Voice, VoiceTheme

from ..awkward import STRINGS
from ..world import (
    link,
    make_change,
    make_conversation,
    make_decision,
    make_member,
    make_note,
    make_stone,
    make_voice,
)

PAGE = "/p/the-garden/understand/search/"


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


@pytest.fixture
def everything(world):
    """Something about a bench of each kind, here and elsewhere."""
    for project, member in ((world.project, world.ben), (world.elsewhere, world.cy)):
        make_voice(project, f"A bench, {member.name} said")
        make_note(make_conversation(project), "Note: a bench")
        held = Meeting.objects.create(
            project=project, title="Spring", starts_at=timezone.now(), ends_at=timezone.now(), made_by=member
        )
        MeetingNote.objects.create(project=project, meeting=held, kind="agreed", words="Agreed: a bench")
        MeetingNote.objects.create(project=project, meeting=held, kind="tension", words="Tense: a bench")
        decision = make_decision(project, "Which bench?")
        Option.objects.create(project=project, decision=decision, words="The blue bench")
        make_change(decision, "A bench stands there")
        make_stone(project, "People sit on benches")
    return world


def shown(client, **wanted) -> str:
    answer = client.get(PAGE, wanted)
    assert answer.status_code == 200
    return answer.text


def kinds(text: str) -> set[str]:
    keys = ("voice", "note", "meeting-note", "decision", "option", "change", "stone")
    return {key for key in keys if f'id="found-{key}"' in text}


def test_each_kind_is_found_with_the_word_marked(ada, everything):
    text = shown(ada, q="BENCH")
    assert kinds(text) == {"voice", "note", "meeting-note", "decision", "option", "change", "stone"}
    assert "<mark>bench</mark>" in text
    assert "<mark>benches</mark>" in text
    assert "Found:" in text
    assert "Tense" not in text


def test_nothing_of_another_project_is_ever_found(ada, everything):
    for wanted in ({"q": "bench"}, {"q": "Cy"}, {"kind": "voice"}, {"kind": "note", "q": "bench"}):
        text = shown(ada, **wanted)
        assert "Cy said" not in text
        assert "/p/somewhere-else/" not in text
    theirs = everything.elsewhere
    text = shown(ada, q="bench", stone=theirs.stones.get().ref)
    assert "(1)" in text, "A stone that is not there does not narrow, and shows nothing of its own."


def test_readers_see_what_other_pages_show_them(as_member, everything):
    assert kinds(shown(as_member(everything.rae), q="bench")) == {
        "voice",
        "meeting-note",
        "decision",
        "option",
        "change",
        "stone",
    }


def test_what_was_taken_back_or_taken_away_is_not_found(ada, everything):
    take_back(Voice.objects.get(words__contains="Ben said"))
    remove(everything.project.decisions.get(), by=everything.ben)
    everything.project.stones.update(removed_at=timezone.now())
    everything.project.conversations.update(removed_at=timezone.now())
    everything.project.meetings.update(removed_at=timezone.now())
    assert kinds(shown(ada, q="bench")) == set()


def test_what_the_group_may_not_read_is_not_found(ada, world):
    make_voice(world.project, "A secret bench", uses=())
    assert "Nothing was found" in shown(ada, q="bench")


def test_heavy_words_stay_folded_and_say_what_they_are_about(ada, world):
    make_voice(world.project, "She fell off the bench", content_note="About a fall")
    text = shown(ada, q="bench")
    assert text.index("About a fall") < text.index("She fell")
    assert '<details class="before-reading">' in text


def test_filters_narrow_what_is_found(ada, everything):
    project = everything.project
    theme = Theme.objects.create(project=project, heading="themes", name="Rest")
    carer = make_voice(project, "A bench for carers", side="carer", came_by="meeting", said_on=date(2026, 6, 1))
    VoiceTheme.objects.create(project=project, voice=carer, theme=theme)
    stone = project.stones.get()
    link(carer, stone)
    for wanted in ({"side": "carer"}, {"came": "meeting"}, {"theme": theme.ref}, {"stone": stone.ref}):
        text = shown(ada, q="bench", **wanted)
        assert kinds(text) == {"voice"}
        assert "for carers" in text
        assert "Ben said" not in text
        assert "So only voices are shown" in text
    later = shown(ada, q="bench", since="2026-05-01")
    assert {"for carers" in later, "Ben said" in later, "Stones have no date" in later} == {True, False}
    assert kinds(later) == {"voice", "meeting-note"}
    assert "for carers" not in shown(ada, q="bench", until="2026-05-01")
    assert kinds(shown(ada, q="bench", kind="decision")) == {"decision"}


def test_what_cannot_be_understood_narrows_nothing(ada, everything):
    strange = shown(
        ada, q="bench", kind="x", side="x", since="soon", until="2026-99-99", theme="x", stone="x", page="x"
    )
    assert len(kinds(strange)) == 7


def test_many_are_paged_and_few_of_each_are_shown_at_first(ada, world):
    for number in range(60):
        make_voice(world.project, f"Bench {number}.")
    text = shown(ada, q="bench")
    assert text.count("<mark>") == 5
    assert "?q=bench&amp;kind=voice" in text
    assert shown(ada, q="bench", kind="voice").count("<mark>") == 50
    assert shown(ada, q="bench", kind="voice", page="2").count("<mark>") == 10


def test_nothing_is_looked_for_before_somebody_asks(ada, everything):
    text = shown(ada)
    assert kinds(text) == set()
    assert "Nothing was found" not in text
    assert "Nothing was found" in shown(ada, q="no such word")


@pytest.mark.parametrize("typed", ['"', "AND (", "\0", "x" * 10_000, "<script>alert(1)</script>", "🙂", "' OR 1=1 --"])
def test_anything_may_be_typed(ada, world, typed):
    make_voice(world.project, "Something else")
    text = shown(ada, q=typed)
    assert "<script>alert(1)" not in text


def test_awkward_strings_are_found_and_shown(ada, world):
    for text in STRINGS[::7]:
        if words := text.replace("\0", "").strip():
            make_voice(world.project, words)
            assert "Nothing was found" not in shown(ada, q=words[:30].split()[0])


def test_the_page_asks_the_same_number_of_questions_for_one_and_for_many(ada, everything):
    def queries(**wanted) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            shown(ada, **wanted)
        return len(asked)

    shown(ada, q="bench")
    first, voices = queries(q="bench"), queries(q="bench", kind="voice")
    for number in range(3):
        member = make_member(everything.project, f"Mo{number}")
        make_voice(everything.project, f"Bench {number}", giver=everything.project.givers.create(member=member))
        make_stone(everything.project, f"Bench {number}")
        make_change(make_decision(everything.project, f"Bench {number}?"), "A bench")
        make_note(make_conversation(everything.project), "A bench")
    assert queries(q="bench") == first <= 40
    assert queries(q="bench", kind="voice") == voices
