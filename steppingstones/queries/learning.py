"""What got in the way, what was tried, and what the group learned; one search over all three."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..methods.barriers import KINDS, OWN, Kind, KindMet, Met, by_kind, kind_of
from ..models import Barrier, Lesson, Project, Tried

MOST_WORDS = 20
OWN_KIND = "own"  # in an address: barriers that are on no list
UNKNOWN = "unknown"  # in an address: nobody knows whether it helped


@dataclass(frozen=True, kw_only=True)
class KindTold:
    """A kind of barrier, and how the group met it."""

    kind: Kind
    met: KindMet


@dataclass(frozen=True, kw_only=True)
class BarrierTold:
    """A barrier, what kind it is, and what was tried."""

    barrier: Barrier
    kind: Kind | None
    tried: list[Tried]
    lessons: int = 0


def barriers(project: Project) -> QuerySet[Barrier]:
    """Those that are still in the way first, then the newest."""
    standing = project.barriers.standing().select_related("stone", "noted_by")
    return standing.order_by(F("over_on").desc(nulls_first=True), "-pk")


def tell(barriers: Iterable[Barrier]) -> list[BarrierTold]:
    """Three queries, however many there are."""
    rows = list(barriers)
    tries: dict[int, list[Tried]] = {}
    for each in Tried.objects.standing().filter(barrier__in=rows).order_by("pk"):
        tries.setdefault(each.barrier_id, []).append(each)
    lessons = Lesson.objects.standing().filter(barrier__in=rows).order_by()
    number = dict(lessons.values_list("barrier_id").annotate(number=Count("pk")))
    return [
        BarrierTold(barrier=row, kind=kind_of(row.key), tried=tries.get(row.pk, []), lessons=number.get(row.pk, 0))
        for row in rows
    ]


def with_tries(barriers: QuerySet[Barrier]) -> list[BarrierTold]:
    """The same without how many lessons there are, and of what was tried the words alone. One query."""
    standing = FilteredRelation("tried", condition=Q(tried__removed_at=None))
    rows = barriers.annotate(once=standing, tried_words=F("once__words"), helped=F("once__helped"))  # a row for each
    told: dict[Barrier, list[Tried]] = {}
    for row in rows.order_by(*barriers.query.order_by, "once__pk"):
        tried = told.setdefault(row, [])
        if row.tried_words is not None:
            tried.append(Tried(words=row.tried_words, helped=row.helped))
    return [BarrierTold(barrier=row, kind=kind_of(row.key), tried=tried) for row, tried in told.items()]


def kinds_told(project: Project) -> list[KindTold]:
    """All kinds that the field knows, each with how often this group met it and what helped."""
    standing = Prefetch("tried", Tried.objects.standing().order_by("-pk"), to_attr="tries")
    rows = project.barriers.standing().order_by("-pk").prefetch_related(standing)
    met = by_kind(
        Met(kind=row.key, is_over=bool(row.over_on), tried=tuple((each.words, each.helped) for each in row.tries))
        for row in rows
    )
    return [KindTold(kind=kind, met=met.get(kind.key, KindMet())) for kind in KINDS]


def in_words(project: Project) -> str:
    """ "You have met 3 barriers. 1 of them is over." """
    days = list(project.barriers.standing().values_list("over_on", flat=True))
    if not days:
        return _("No barrier is written down yet.")
    met = ngettext("You have met %(n)d barrier.", "You have met %(n)d barriers.", len(days)) % {"n": len(days)}
    over = sum(day is not None for day in days)
    if not over:
        return _("%(met)s None is over yet.") % {"met": met}
    rest = ngettext("%(n)d of them is over.", "%(n)d of them are over.", over) % {"n": over}
    return f"{met} {rest}"


def lessons(project: Project, went: str = "") -> QuerySet[Lesson]:
    """The learning log, the newest first."""
    found = project.lessons.standing().select_related("barrier", "noted_by")
    found = found.filter(went=went) if went else found
    return found.order_by(F("on").desc(nulls_last=True), "-pk")


def how_they_went(project: Project) -> dict[str, int]:
    rows = project.lessons.standing().order_by().values_list("went")
    return dict(rows.annotate(number=Count("pk")))


# --- One search -------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody looks for: words, a kind of barrier, and whether it helped."""

    words: str = ""
    kind: str = ""
    helped: str = ""


def find_barriers(project: Project, wanted: Wanted) -> QuerySet[Barrier]:
    found = _with_words(barriers(project), wanted.words, "key", "words")
    found = found.filter(_of_kind("key", wanted.kind)) if wanted.kind else found
    if wanted.helped:
        tries = Tried.objects.standing().filter(barrier=OuterRef("pk"), helped=_helped(wanted))
        found = found.filter(Exists(tries))
    return found


def find_tried(project: Project, wanted: Wanted) -> QuerySet[Tried]:
    found = project.trieds.standing().filter(barrier__removed_at=None).select_related("barrier")
    found = _with_words(found.order_by("-pk"), wanted.words, "barrier__key", "words", "barrier__words")
    found = found.filter(_of_kind("barrier__key", wanted.kind)) if wanted.kind else found
    return found.filter(helped=_helped(wanted)) if wanted.helped else found


def find_lessons(project: Project, wanted: Wanted) -> QuerySet[Lesson]:
    """A lesson does not say whether something helped, so none is found by that."""
    if wanted.helped:
        return project.lessons.none()
    found = _with_words(lessons(project), wanted.words, "barrier__key", "words", "learned", "differently")
    return found.filter(_of_kind("barrier__key", wanted.kind)) if wanted.kind else found


def _with_words(rows: QuerySet, words: str, key: str, *places: str) -> QuerySet:
    """Those in which each word stands, also in the name of the kind of barrier. Never a pattern."""
    for word in words.replace("\0", "").split()[:MOST_WORDS]:
        found = Q(**{f"{key}__in": [kind.key for kind in KINDS if word.lower() in kind.name.lower()]})
        for place in places:
            found |= Q(**{f"{place}__icontains": word})
        rows = rows.filter(found)
    return rows


def _of_kind(place: str, kind: str) -> Q:
    return Q(**{place: OWN if kind == OWN_KIND else kind})


def _helped(wanted: Wanted) -> str:
    return "" if wanted.helped == UNKNOWN else wanted.helped
