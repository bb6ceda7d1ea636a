"""Conversations as pages show them: who was there by side, what was noted under which theme, what became of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from ..models import Conversation, ConversationNote, Giver, Guide, GuideTheme, Member, OthersThere, Project, Side
from ..models.voices import VoiceQuerySet
from .guides import ThemeShown, of_row
from .people_words import how_many_people
from .voices import readable, side_label


def listed(project: Project) -> QuerySet[Conversation]:
    """Those that stand, newest first, each with how many notes wait, how many voices came of it, and who was there."""
    waiting = Count("notes", filter=Q(notes__set_aside=False), distinct=True)
    voices = Count("voices", filter=Q(voices__withdrawn_on=None), distinct=True)
    rows = project.conversations.standing().annotate(waiting=waiting, heard=voices)
    return with_who_was_there(rows).order_by("-held_on", "-pk")


def with_who_was_there(rows: QuerySet[Conversation]) -> QuerySet[Conversation]:
    people = Prefetch("people", queryset=Member.objects.only("pk", "ref", "name", "side").order_by("name", "pk"))
    return rows.prefetch_related(people, Prefetch("others", queryset=OthersThere.objects.order_by("pk")))


# --- Who was there ------------------------------------------------------------------------------------------


def sides_there(conversation: Conversation) -> Counter[str]:
    """How many of each side were there, members and others together."""
    there = Counter(member.side for member in conversation.people.all())
    there.update({each.side: each.number for each in conversation.others.all()})
    return +there


def who_was_there(conversation: Conversation) -> str:
    """ "3 people with lived experience, 2 professionals"; nothing where nobody wrote it down."""
    there = sides_there(conversation)
    return _(", ").join(how_many_people(side, there[side]) for side in Side.values if there[side])


def only_side(conversation: Conversation) -> str:
    """What a fair reader should know where only one side was there."""
    there = list(sides_there(conversation))
    if len(there) != 1:
        return ""
    words = {
        Side.LIVED_EXPERIENCE: _("Only people with lived experience were there."),
        Side.CARER: _("Only carers were there."),
        Side.PROFESSIONAL: _("Only professionals were there."),
        Side.COMMUNITY: _("Only people from the community were there."),
        Side.COMMISSIONER: _("Only commissioners were there."),
    }
    return str(words[Side(there[0])])


# --- Notes --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class NoteShown:
    """A note, with whoever said it in words. `can_join`: the next note under its theme is by the same person."""

    ref: str
    words: str
    side: str
    side_label: str
    name: str
    by: str
    can_join: bool = False


@dataclass(frozen=True, kw_only=True)
class ThemeNotes:
    """A theme with the notes under it. `ref` is empty for what was noted under none."""

    ref: str
    title: str
    theme: ThemeShown | None
    notes: tuple[NoteShown, ...]


def notes_by_theme(conversation: Conversation, rows: Iterable[ConversationNote], *, every: bool) -> list[ThemeNotes]:
    """The notes in the order of the guide, what is under no theme last. `every`: with themes that have none."""
    by_theme: dict[int | None, list[ConversationNote]] = {}
    themes: dict[int, GuideTheme] = {}
    if every and conversation.guide:
        themes = {theme.pk: theme for theme in conversation.guide.themes.all()}
    for row in rows:
        by_theme.setdefault(row.theme_id, []).append(row)
        if row.theme:  # perhaps of the guide that was chosen before
            themes.setdefault(row.theme.pk, row.theme)
    found = [
        ThemeNotes(ref=theme.ref, title=theme.title, theme=of_row(theme), notes=_shown(by_theme.get(theme.pk, [])))
        for theme in sorted(themes.values(), key=lambda theme: (theme.guide_id != conversation.guide_id, theme.order))
    ]
    if every or None in by_theme:
        title = _("Anything else")
        found.append(ThemeNotes(ref="", title=title, theme=None, notes=_shown(by_theme.get(None, []))))
    return found


def waiting(conversation: Conversation) -> QuerySet[ConversationNote]:
    """The notes that can still become voices."""
    return conversation.notes.filter(set_aside=False).select_related("theme", "member", "noted_by")


def aside(conversation: Conversation) -> QuerySet[ConversationNote]:
    return conversation.notes.filter(set_aside=True).select_related("theme", "member", "noted_by")


def note_shown(row: ConversationNote, after: ConversationNote | None = None) -> NoteShown:
    side = row.member.side if row.member else row.side or Giver.UNKNOWN
    return NoteShown(
        ref=row.ref,
        words=row.words,
        side=side,
        side_label=side_label(side),
        name=row.member.name if row.member else row.name,
        by=row.noted_by.name if row.noted_by else "",
        can_join=after is not None and _who(row) == _who(after),
    )


def _shown(rows: list[ConversationNote]) -> tuple[NoteShown, ...]:
    return tuple(note_shown(row, after) for row, after in pairwise([*rows, None]))


def _who(row: ConversationNote) -> tuple[int | None, str, str]:
    return row.member_id, row.name, row.side


def voices_of(project: Project, conversation: Conversation) -> VoiceQuerySet:
    """What the conversation gave and the group may read, in the order in which it was made."""
    return readable(project).filter(conversation=conversation).order_by("pk")


def held_by(guide: Guide) -> QuerySet[Conversation]:
    """The conversations that were held by this guide, newest first."""
    return guide.conversations.standing().order_by("-held_on", "-pk")
