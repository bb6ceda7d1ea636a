"""What was taken back, or whose consent ran out, is nowhere any more: not in a table, not on a page, not in a file."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone

from steppingstones.actions.consent import Terms, WasTakenBack, agree, take_back, uses_of
from steppingstones.models import (
    Claim,
    ClaimQuote,
    Consent,
    Conversation,
    ConversationNote,
    Draft,
    FormerWords,
    FromTranscript,
    Giver,
    Media,
    MeetingNote,
    Minutes,
    MinutesView,
    Report,
    SignalAnswer,
    Transcript,
    Voice,
    Wall,
    WallNote,
)

from ..pages.test_meetings import make_meeting
from ..world import link, make_decision, make_stone, make_voice
from .test_anonymous import everything

WORDS = "Zwetschgen‏ “12% <b>”"
DAY = date(2026, 3, 4)
Use = Consent.Use


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    """Files of other tests hold the same words."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def voice(world):
    """One voice, and everything that may hold the same words."""
    project = world.project
    talk = Conversation.objects.create(project=project, title="Tea", form="group", held_on=DAY)
    giver = Giver.objects.create(project=project, name=f"Mrs {WORDS}", side="lived")
    voice = make_voice(
        project, WORDS, giver=giver, subject=WORDS, content_note=WORDS, conversation=talk, recorded_by=world.ben
    )
    put_in_a_meeting(voice)
    voice.consents.update(decided_by=WORDS, decided_how=WORDS)
    FormerWords.objects.create(project=project, voice=voice, words=f"Not {WORDS}", until=DAY)
    ConversationNote.objects.create(project=project, conversation=talk, words=f"First this. {WORDS} Then that.")
    wall = Wall.objects.create(project=project, title="Tea", question="What next?", day=DAY)
    note = WallNote.objects.create(project=project, wall=wall, words=WORDS, once="a-key", voice=voice)
    for place in ({"voice": voice}, {"wall_note": note}):
        media = Media(project=project, kind="sound", words=WORDS, day=DAY, **place)
        media.file.save("said.ogg", ContentFile(WORDS.encode()))
    Draft.objects.create(member=world.ben, place=f"/p/the-garden/listen/log/{voice.ref}/", fields={"words": "Zwetsch"})
    Draft.objects.create(member=world.ben, place="/p/the-garden/listen/log/", fields={"words": [WORDS]})
    text = Transcript.objects.create(project=project, title="Tea", words=f"Before. {WORDS} After.")
    FromTranscript.objects.create(project=project, voice=voice, transcript=text, start=8, end=8 + len(WORDS))
    stone, decision = make_stone(project), make_decision(project)
    link(voice, stone)
    link(voice, decision)
    report = Report.objects.create(project=project, title="What changed")
    claim = Claim.objects.create(project=project, report=report, stone=stone, words="It is better")
    ClaimQuote.objects.create(project=project, claim=claim, voice=voice)
    said = {"kind": "no-reply", "thing": voice.ref, "written_on": DAY, "facts": "look"}
    SignalAnswer.objects.create(project=project, words=f"We heard: {WORDS}, and then forgot it.", **said)
    return voice


def put_in_a_meeting(voice):
    of = {"project": voice.project, "meeting": make_meeting(voice.project)}
    voice.meeting = of["meeting"]
    voice.save()
    MeetingNote.objects.create(**of, words=WORDS, voice=voice)
    minutes = Minutes.objects.create(**of, words=f"We talked.\n- {WORDS}", easy=WORDS)
    said = {"project": voice.project, "minutes": minutes, "member": voice.recorded_by}
    MinutesView.objects.create(**said, words=f"Not {WORDS}")


def tables_with(words: str) -> set[str]:
    return {table for table, rows in everything().items() if any(words in row for row in rows)}


def files_with(words: str) -> list[str]:
    return [path.name for path in Path(settings.MEDIA_ROOT).rglob("*.ogg") if words.encode() in path.read_bytes()]


def pages_with(client, words: str) -> list[str]:
    """The pages and exports of the garden that show these words."""
    project = Report.objects.get().project
    refs = {"voice": Voice.objects.get().ref, "stone": project.stones.get().ref, "report": Report.objects.get().ref}
    pages = (
        "listen/",
        "listen/voices.csv",
        "listen/notes/",
        f"listen/notes/{Giver.objects.get().ref}/",
        "understand/",
        "understand/?q=Zwetschgen",
        "understand/voice/{voice}/",
        "understand/stone/{stone}/",
        "show/{report}/",
        "show/{report}/read/",
        "show/{report}/easy-read/",
    )
    found = []
    for page in pages:
        answer = client.get(f"/p/the-garden/{page.format(**refs)}")
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if words in content.decode():
            found.append(page)
    return found


def test_what_is_taken_back_is_in_no_table_and_no_file(voice, django_capture_on_commit_callbacks):
    before = {name.removeprefix("steppingstones_") for name in tables_with("Zwetsch")}
    spoken = {"conversationnote", "meetingnote", "minutes", "minutesview", "transcript", "voice", "wallnote"}
    assert before == {"consent", "draft", "formerwords", "giver", "media", "signalanswer", *spoken}
    assert len(files_with("Zwetsch")) == 2
    with django_capture_on_commit_callbacks(execute=True):
        take_back(voice)
    assert tables_with("Zwetsch") == set()
    assert files_with("Zwetsch") == []
    assert ConversationNote.objects.get().words == "First this.  Then that."
    assert Transcript.objects.get().words == "Before.  After."


def test_what_is_taken_back_is_on_no_page_and_in_no_export(world, as_member, voice):
    ben = as_member(world.ben)
    assert {"listen/", "listen/voices.csv", "understand/voice/{voice}/"} <= set(pages_with(ben, "Zwetschgen"))
    take_back(voice)
    assert pages_with(ben, "Zwetschgen") in ([], ["understand/?q=Zwetschgen"])  # what was looked for is still there


def test_the_history_keeps_only_that_something_was_withdrawn(world, voice):
    take_back(voice, by=world.ben)
    assert [row for row in everything()["event"] if voice.ref in row and "took back" in row]
    assert tables_with("Zwetsch") == set()


# --- Consent that runs out --------------------------------------------------------------------------------


@pytest.mark.parametrize("use", list(Use))
def test_a_use_ends_after_its_last_day(world, use):
    voice = make_voice(world.project, uses=tuple(Use))
    today = timezone.localdate()
    voice.consents.filter(use=use).update(until=today)
    assert voice in Voice.objects.with_consent(use)
    voice.consents.filter(use=use).update(until=today - timedelta(days=1))
    assert voice not in Voice.objects.with_consent(use)
    assert use not in uses_of(voice)


def test_a_voice_that_the_group_may_read_no_more_is_on_no_page(world, as_member, voice):
    voice.consents.update(until=date(2026, 3, 5))
    assert pages_with(as_member(world.ben), "Zwetschgen") in ([], ["understand/?q=Zwetschgen"])


def test_nothing_lasts_longer_than_what_it_rests_on(world):
    voice = make_voice(world.project, uses=())
    ends = {"group": date(2030, 1, 1), "quote": date(2031, 1, 1), "public": date(2029, 1, 1)}
    agree(voice, {"group", "quote", "public"}, terms=Terms(until=ends), today=DAY)
    until = dict(voice.consents.values_list("use", "until"))
    assert until == {"group": date(2030, 1, 1), "quote": date(2030, 1, 1), "public": date(2029, 1, 1)}


def test_agreeing_again_leaves_the_last_days_as_they_were(world):
    voice = make_voice(world.project, uses=())
    agree(voice, {"group"}, terms=Terms(until={"group": date(2030, 1, 1)}, decided_by="Her sister"), today=DAY)
    agree(voice, {"group", "quote"}, today=DAY)
    assert set(voice.consents.values_list("use", "until", "decided_by")) == {
        ("group", date(2030, 1, 1), "Her sister"),
        ("quote", date(2030, 1, 1), "Her sister"),
    }


def test_the_page_of_consent_keeps_until_when_and_who_decided(world, as_member):
    voice = make_voice(world.project)
    url = f"/p/the-garden/listen/voices/{voice.ref}/consent/"
    ada = as_member(world.ada)
    sent = {"uses": ["quote", "research"], "until_quote": "2099-01-01", "decided_by": "Her sister"}
    page = ada.post(url, {**sent, "decided_how": "We asked three times"}, follow=True)
    for words in ("until 1 January 2099", "Researchers can study it", "Decided for the person by Her sister"):
        assert words in page.text
    assert 'value="2099-01-01"' in ada.get(url).text
    for wrong in ({"until_quote": "2001-01-01"}, {"until_quote": "soon"}):
        assert ada.post(url, {**sent, **wrong}).status_code == 422


@pytest.mark.parametrize(
    ("decided_by", "decided_how", "place", "words"),
    [
        ("", "We asked three times", "decided_by", "Write who decided."),
        ("Her sister", "", "decided_how", "Write how it was decided."),
        ("Her sister", "  ", "decided_how", "Write how it was decided."),
    ],
)
def test_who_decided_and_how_are_kept_both_or_neither(world, as_member, decided_by, decided_how, place, words):
    voice = make_voice(world.project)
    sent = {"uses": ["research"], "decided_by": decided_by, "decided_how": decided_how}
    page = as_member(world.ada).post(f"/p/the-garden/listen/voices/{voice.ref}/consent/", sent)
    assert page.status_code == 422
    assert page.context["form"].errors == {place: [words]}
    assert page.text.count(words) == 2, "On top and beside the field."
    assert not voice.consents.filter(use="research").exists()


def test_what_was_taken_back_cannot_be_agreed_to(voice):
    take_back(voice)
    with pytest.raises(WasTakenBack):
        agree(voice, {"group"})
