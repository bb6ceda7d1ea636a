"""All voices of a project as rows of text for a spreadsheet, a few hundred at a time."""

from collections.abc import Iterator

from django.db.models import Prefetch

from ..formats.sheet import OWN
from ..models import Consent, Project, Theme, Voice, VoiceTheme
from .voice_numbers import usable
from .voices import side_label, side_of

AT_ONCE = 500
BEFORE = "before you read it"
COLUMNS = (OWN, "person", "date", BEFORE, "words", "about", "side", "how it was said", "how it came", "may be used for")
OWN_THEMES = "our themes"  # those that the group made itself, which stand under no heading


def export_columns(project: Project) -> tuple[str, ...]:
    """The names of the columns; each heading of the project's themes has one of its own."""
    taken = (*COLUMNS, OWN_THEMES)
    labels = (f"label: {heading}" if heading in taken else heading or OWN_THEMES for heading in _headings(project))
    return (*COLUMNS, *labels)


def export_rows(project: Project) -> Iterator[tuple[str, ...]]:
    """One row for each voice that the group may use. Constant memory; words as they were typed.

    A person is a reference that is the same for all that they said. Names stay in the group.
    """
    headings = _headings(project)
    for voice in _voices(project):
        themes = [(said.theme.heading, said.theme.name) for said in voice.about]
        labels = ("; ".join(name for found, name in themes if found == heading) for heading in headings)
        yield (*_fixed(voice), *labels)


def _headings(project: Project) -> list[str]:
    found = Theme.objects.filter(project=project).order_by("pk").values_list("heading", flat=True)
    return list(dict.fromkeys(found))


def _voices(project: Project) -> Iterator[Voice]:
    about = VoiceTheme.objects.filter(theme__removed_at=None).select_related("theme").order_by("pk")
    agreed = Consent.objects.standing()
    voices = usable(project).select_related("giver__member", "answer__question").order_by("pk")
    related = [
        Prefetch("voicetheme_set", queryset=about, to_attr="about"),
        Prefetch("consents", queryset=agreed, to_attr="agreed"),
    ]
    return voices.prefetch_related(*related).iterator(chunk_size=AT_ONCE)


def _fixed(voice: Voice) -> tuple[str, ...]:
    member = voice.giver.member
    return (
        voice.ref,
        member.ref if member else voice.giver.ref,
        said_on(voice),
        voice.content_note,
        voice.words,
        voice.answer.question.words if voice.answer else voice.subject,
        side_label(side_of(voice.giver)),
        str(voice.get_channel_display()),
        str(voice.get_came_by_display()),
        "; ".join(use for use in Consent.Use.values if use in {consent.use for consent in voice.agreed}),
    )


def said_on(voice: Voice) -> str:
    """The date as far as it is known: 2026-03-04, 2026-03 or 2026."""
    if voice.said_on is None:
        return ""
    return voice.said_on.isoformat()[: {"day": 10, "month": 7, "year": 4}[voice.said_precision]]
