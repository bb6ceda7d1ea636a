"""What members say about the words of a report while they write it, and which other words they suggest.

Only for pages of the group: no writer of a report and no page for people outside ever asks here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from ..methods.other_words import Beside, beside
from ..models import Claim, Remark, Report, ReportPart

Settled = Remark.Settled
Place = Report | Claim | ReportPart


@dataclass(frozen=True, kw_only=True)
class PlaceShown:
    """A place of a report that has words of the group: what it is called, its words, and the ways to it."""

    name: str
    words: str
    url: str
    say: str
    suggest: str


def shown_place(place: Place) -> PlaceShown:
    kind, args = _where(place)
    ways = {name: reverse(f"show:{name}-{kind}", args=args) for name in ("say", "suggest")}
    words = place.opening if isinstance(place, Report) else place.words
    return PlaceShown(name=name_of(place), words=words, url=url_of(place), **ways)


def name_of(place: Place) -> str:
    if isinstance(place, Claim):
        return _("A claim")
    return _("What readers should know first") if isinstance(place, Report) else str(place)


def url_of(place: Place) -> str:
    """Where one reads what is said about it."""
    _kind, args = _where(place)
    if isinstance(place, Claim):
        return f"{reverse('show:claim', args=args)}#together"
    return reverse("show:together", args=args[:2])


def _where(place: Place) -> tuple[str, list[str]]:
    if isinstance(place, Report):
        return "opening", [place.project.slug, place.ref]
    kind = "claim" if isinstance(place, Claim) else "part"
    return kind, [place.project.slug, place.report.ref, place.ref]


def places_of(report: Report) -> list[PlaceShown]:
    """The opening, and the parts in which the group says something itself. Each claim has a page of its own."""
    own = report.parts.standing().exclude(words="").select_related("project")
    found = [report, *own] if report.opening else list(own)
    for part in own:
        part.report = report
    return [shown_place(place) for place in found]


# --- What is said --------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class RemarkShown:
    """A remark, with other words beside those they are for."""

    remark: Remark
    place: str
    url: str
    about: str  # what stands there now
    beside: Beside | None
    has_moved: bool  # other words stand there by now than those that this is about
    adapted: str  # what was suggested, where other words were taken in the end


def with_people(remarks: QuerySet[Remark]) -> QuerySet[Remark]:
    """All that `shown` tells of them, in one query."""
    return remarks.select_related("report", "claim", "part", "project", "said_by", "settled_by")


def shown(remarks: Iterable[Remark]) -> list[RemarkShown]:
    return [_shown(remark) for remark in remarks]


def _shown(remark: Remark) -> RemarkShown:
    place = remark.claim or remark.part or remark.report
    place.project, now = remark.project, shown_words(remark)
    if not isinstance(place, Report):
        place.report = remark.report
    is_taken = remark.settled_as == Settled.TAKEN
    return RemarkShown(
        remark=remark,
        place=name_of(place),
        url=url_of(place),
        about=now,
        beside=_beside(remark, now) if remark.suggests and remark.settled_as != Settled.BACK else None,
        has_moved=remark.is_open and now != remark.before and bool(remark.suggests or remark.before),
        adapted=remark.suggested if is_taken and remark.became != remark.suggested else "",
    )


def shown_words(remark: Remark) -> str:
    """What stands now where the remark is about."""
    place = remark.claim or remark.part
    return place.words if place else remark.report.opening


def _beside(remark: Remark, now: str) -> Beside:
    if remark.is_open:
        return beside(now, remark.suggested)
    if remark.settled_as == Settled.TAKEN:
        return beside(remark.stood, remark.became)
    return beside(remark.before, remark.suggested)


def remarks_on(place: Claim, at_most: int) -> tuple[list[RemarkShown], list[RemarkShown]]:
    """What is open about a claim, and what was settled last. One query."""
    found = list(with_people(place.remarks.all()))
    settled = sorted((each for each in found if not each.is_open), key=lambda each: each.settled_on, reverse=True)
    return shown(each for each in found if each.is_open), shown(settled[:at_most])


# --- How many are open ---------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class OpenRemarks:
    """How many are open in a report, and how many of them about each claim, by its reference."""

    total: int
    of_claim: dict[str, int]


def open_in(report: Report) -> OpenRemarks:
    """One query."""
    rows: Sequence[tuple[str | None, int]] = list(
        report.remarks.open().order_by().values_list("claim__ref").annotate(number=Count("pk"))
    )
    return OpenRemarks(total=sum(n for _ref, n in rows), of_claim={ref: n for ref, n in rows if ref})
