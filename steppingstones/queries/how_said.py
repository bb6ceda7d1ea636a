"""How the voices that are linked to something came, and who gave them: what makes a claim sure looks at both."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from ..methods.questionnaire import Kind as Question
from ..methods.thread import Speaker
from ..models import Project, Voice
from .thread import WHO, linked, speaker

TICKED = {kind.value for kind in Question if not kind.is_words}


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """How one voice came."""

    speaker: Speaker
    on: date | None
    time: str  # two voices with the same one came together
    is_ticked: bool
    is_note: bool  # written down for whoever said it
    is_scored: bool  # ticked in a review
    is_checked: bool  # that is not waiting to be looked at by whoever said it


def how_said(project: Project) -> dict[str, Said]:
    """By reference, those that are linked to something and that the group may use. One query."""
    voices = linked(project)
    noted = Exists(project.voices.written_down().filter(pk=OuterRef("pk")))
    rows = voices.annotate(is_note=noted).values_list(
        "ref",
        "checked",
        "is_note",
        "answer__question__kind",
        "answer__question__questionnaire__instrument",
        "came_by",
        "meeting_id",
        "conversation_id",
        "recorded_by_id",
        "said_on",
        *WHO,
    )
    people: dict[Speaker, Speaker] = {}  # each once, whatever they said
    return {
        ref: Said(
            speaker=people.setdefault(who := speaker(*rest[5:]), who),
            on=rest[4],
            time=_time(*rest[:5]),
            is_ticked=kind in TICKED,
            is_note=is_note,
            is_scored=kind in TICKED and bool(instrument),
            is_checked=not is_note or checked != Voice.Checked.NOT_YET,
        )
        for ref, checked, is_note, kind, instrument, *rest in rows.iterator()
    }


def _time(came_by: str, meeting: int | None, talk: int | None, writer: int | None, on: date | None) -> str:
    """Where and when it was said; empty, where whoever said it did so by themselves."""
    if meeting or talk:
        return f"meeting {meeting}" if meeting else f"conversation {talk}"
    is_together = came_by in (*Voice.NOTED, Voice.CameBy.WALL)
    return f"{came_by} {writer} {on}" if is_together and (writer or on) else ""
