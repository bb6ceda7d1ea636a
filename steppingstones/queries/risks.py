"""Risks: who looked at them, how each side sees them, and which should be looked at again."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..methods import suppression
from ..methods.risks import Greater, Seen, Sees, differ, greater, middle
from ..models import Project, Risk, RiskReview, RiskView, Side

LIKELY = {1: gettext_lazy("Not likely"), 2: gettext_lazy("It may happen"), 3: gettext_lazy("Likely")}
BAD = {1: gettext_lazy("Not so bad"), 2: gettext_lazy("Bad"), 3: gettext_lazy("Very bad")}
NOT_LOOKED = {
    Side.LIVED_EXPERIENCE: gettext_lazy("Nobody of lived experience has looked at this yet."),
    Side.PROFESSIONAL: gettext_lazy("No professional has looked at this yet."),
}
GREATER = {
    Greater.ALONE: gettext_lazy("They see the greater danger in not doing it together."),
    Greater.TOGETHER: gettext_lazy("They see the greater danger in the risk itself."),
    Greater.SAME: gettext_lazy("They see as much danger in not doing it together."),
}
ASKED = (
    ("likely", gettext_lazy("How likely it is"), LIKELY),
    ("bad", gettext_lazy("How bad it would be"), BAD),
    ("likely_without", gettext_lazy("How likely, if you do not do it together"), LIKELY),
    ("bad_without", gettext_lazy("How bad, if you do not do it together"), BAD),
)


@dataclass(frozen=True, kw_only=True)
class RiskTold:
    """A risk as the list shows it."""

    risk: Risk
    is_late: bool
    not_looked: list[str]  # who should look at it, in sentences
    people: int  # who said how they see it
    carried_by: str  # a name; outside the group no name, and no side of few people


@dataclass(frozen=True, kw_only=True)
class SideSees:
    """How one side sees a risk: what was asked, the answer in words, and as a number."""

    side: str
    label: str
    people: int
    said: list[tuple[str, str, str]]
    greater: str
    words: list[str]  # what people of this side want to say about it


def risks(project: Project, *, is_closed: bool = False) -> QuerySet[Risk]:
    """Open ones in the order in which they should be looked at again; closed ones, the last first."""
    found = project.risks.standing().filter(closed_on__isnull=not is_closed).select_related("carried_by")
    return (
        found.order_by("-closed_on", "-pk") if is_closed else found.order_by(F("review_on").asc(nulls_last=True), "pk")
    )


def tell(project: Project, risks: Iterable[Risk], least: int = suppression.EVERYTHING) -> list[RiskTold]:
    """Four queries, however many there are. `least` people must be on a side that is named."""
    risks, today = list(risks), timezone.localdate()
    on_side = dict(project.members.present().order_by().values_list("side").annotate(Count("pk")))
    here = {side for side, people in on_side.items() if people >= least}
    asked = here | ({Side.LIVED_EXPERIENCE} - on_side.keys())  # a group without anybody is told so, too
    looked: dict[int, set[str]] = {risk.pk: set() for risk in risks}
    writers = Risk.written_by.through.objects.filter(risk__in=risks).values_list("risk_id", "member__side")
    views = RiskView.objects.filter(risk__in=risks).values_list("risk_id", "member__side")
    reviews = RiskReview.objects.standing().filter(risk__in=risks).order_by().values_list("risk_id", "by__side")
    views = list(views)
    for risk, side in (*writers, *views, *reviews):
        looked[risk].add(side)
    people = Counter(risk for risk, _side in views)
    return [
        RiskTold(
            risk=risk,
            is_late=is_late(risk, today),
            not_looked=[str(words) for side, words in NOT_LOOKED.items() if side in asked - looked[risk.pk]],
            people=people[risk.pk],
            carried_by=carried_by(risk, here, inside=least == suppression.EVERYTHING),
        )
        for risk in risks
    ]


def carried_by(risk: Risk, here: Collection[str], *, inside: bool) -> str:
    member = risk.carried_by
    if member is None or inside:
        return member.name if member else ""
    return str(member.get_side_display()) if member.side in here else _("somebody in the group")


def is_late(risk: Risk, today: date) -> bool:
    return bool(risk.review_on and risk.review_on < today and not risk.closed_on)


def in_words(project: Project, today: date | None = None) -> str:
    """ "3 risks are open. 1 of them should have been looked at again." """
    today = today or timezone.localdate()
    days = list(project.risks.standing().filter(closed_on=None).values_list("review_on", flat=True))
    if not days:
        return _("No risk is open.")
    words = ngettext("%(n)d risk is open.", "%(n)d risks are open.", len(days)) % {"n": len(days)}
    late = sum(bool(day and day < today) for day in days)
    if not late:
        return words
    if len(days) == 1:
        return _("%(one)s It should have been looked at again by now.") % {"one": words}
    rest = ngettext(
        "%(n)d of them should have been looked at again by now.",
        "%(n)d of them should have been looked at again by now.",
        late,
    )
    return f"{words} {rest % {'n': late}}"


# --- How each side sees it --------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Views:
    """The views on a risk, side by side. For people outside, small sides hide all."""

    sides: list[SideSees]
    are_hidden: bool
    differ: bool


def views_of(risks: Iterable[Risk], least: int = suppression.EVERYTHING) -> dict[int, Views]:
    """How the sides see each of these risks. One query."""
    found: dict[int, dict[str, list[RiskView]]] = {}
    for view in RiskView.objects.filter(risk__in=list(risks)).select_related("member").order_by("pk"):
        found.setdefault(view.risk_id, {}).setdefault(view.member.side, []).append(view)
    return {risk: _views(by_side, least) for risk, by_side in found.items()}


def _views(by_side: dict[str, list[RiskView]], least: int) -> Views:
    shown = suppression.split({side: len(views) for side, views in by_side.items()}, least)
    if any(count.is_hidden for count in shown.values()):
        return Views(sides=[], are_hidden=True, differ=False)
    sees = {side: middle([_seen(view) for view in by_side[side]]) for side in Side.values if side in by_side}
    with_words = least == suppression.EVERYTHING
    sides = [_told(side, sees[side], by_side[side] if with_words else []) for side in sees]
    return Views(sides=sides, are_hidden=False, differ=differ(sees))


def _seen(view: RiskView) -> Seen:
    return Seen(likely=view.likely, bad=view.bad, likely_without=view.likely_without, bad_without=view.bad_without)


def _told(side: str, sees: Sees, views: list[RiskView]) -> SideSees:
    found = greater(sees)
    values = ((str(label), words, getattr(sees, name)) for name, label, words in ASKED)
    return SideSees(
        side=side,
        label=str(Side(side).label),
        people=sees.people,
        said=[(label, step_in_words(value, words), f"{value:g}") for label, words, value in values if value],
        greater=str(GREATER[found]) if found else "",
        words=[view.words for view in views if view.words],
    )


def step_in_words(value: float, words: dict[int, object]) -> str:
    """ "Likely", or "Between: It may happen, Likely" where the middle lies between two steps."""
    if value == int(value):
        return str(words[int(value)])
    return _("Between: %(less)s, %(more)s") % {"less": words[int(value)], "more": words[int(value) + 1]}
