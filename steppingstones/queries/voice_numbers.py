"""How many voices, from whom, about what. The one place that counts them; only voices that the group may use count."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Max, Min, Q, QuerySet, Value

from ..methods.thread import People
from ..models import Consent, Project, Theme, Voice
from ..models.voices import VoiceQuerySet
from .known_names import named_givers

NOBODY = Value("")


@dataclass(frozen=True, kw_only=True)
class ThemeCounts:
    """How many voices are about each theme under one heading, most first. A voice may be about several."""

    heading: str
    rows: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class VoiceNumbers:
    """`first` and `last` are the days of the oldest and the newest voice; None where no day is known. `notes` were
    written down for others, and `checked` of them are not waiting to be looked at by whoever said it."""

    voices: int
    people: People
    first: date | None
    last: date | None
    notes: int
    checked: int


def usable(project: Project) -> VoiceQuerySet:
    return project.voices.with_consent(Consent.Use.GROUP).not_scored()


def numbers_of(project: Project, heard: People | None = None) -> VoiceNumbers:
    """`heard` are the people who were heard, where they have been counted already."""
    is_note = Q(pk__in=project.voices.written_down().order_by().values("pk"))
    found = usable(project).aggregate(
        voices=Count("pk"),
        first=Min("said_on"),
        last=Max("said_on"),
        notes=Count("pk", filter=is_note),
        checked=Count("pk", filter=is_note & ~Q(checked=Voice.Checked.NOT_YET)),
    )
    return VoiceNumbers(people=heard or people_heard(project), **found)


def people_heard(project: Project) -> People:
    """Everyone who gave a voice, by side. Several voices from one member, or on one receipt, are one person."""
    return heard_and_known(project).heard


@dataclass(frozen=True, kw_only=True)
class Known:
    """Everyone who gave a voice; all whom the group knows of, also members who gave none; and the names it knows."""

    heard: People
    known: People
    names: tuple[str, ...]


def heard_and_known(project: Project) -> Known:
    """One query."""
    # Lists, not `Exists`: SQLite would read all voices again for each of thousands of givers.
    spoke, heard = usable(project).values("giver"), usable(project).values("giver__member")
    others = project.givers.filter(pk__in=spoke, member=None).order_by().values("side")
    others = others.annotate(called=NOBODY, people=Count("pk"), all=Count("pk"))
    members = project.members.order_by().values("side").annotate(called=F("name"))
    members = members.annotate(people=Count("pk", filter=Q(pk__in=heard)), all=Count("pk"))
    named = named_givers(project).order_by().annotate(called=F("name"), people=Value(0), all=Value(0))
    told = ("side", "called", "people", "all")
    spoken, known, names = Counter(), Counter(), []
    for row in others.values(*told).union(members.values(*told), named.values(*told), all=True):
        spoken[row["side"]] += row["people"]
        known[row["side"]] += row["all"]
        names += [row["called"]] * bool(row["called"])
    sides = [People(by_side={side: number for side, number in each.items() if number}) for each in (spoken, known)]
    return Known(heard=sides[0], known=sides[1], names=tuple(names))


def with_voices(themes: QuerySet[Theme], project: Project) -> QuerySet[Theme]:
    """Each with the `number` of voices that are about it."""
    return themes.annotate(number=Count("voicetheme", filter=Q(voicetheme__voice__in=usable(project))))


def theme_counts(themes: Iterable[Theme]) -> list[ThemeCounts]:
    """The themes under each heading, headings in the order in which they came. `themes` are those of `with_voices`."""
    headings: dict[str, list[tuple[str, int]]] = {}
    for theme in themes:
        if theme.number and not theme.removed_at:
            headings.setdefault(theme.heading, []).append((theme.name, theme.number))
    return [
        ThemeCounts(heading=heading, rows=tuple(sorted(found, key=lambda row: (-row[1], row[0]))))
        for heading, found in headings.items()
    ]
