"""Who has a stake: as rows of a table, as a picture, and what stands out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from ..documents.stakeholder_picture import Labels, stakeholder_picture
from ..methods import stakeholders as method
from ..methods.stakeholders import Found, Hint, Level, Stake
from ..models import Action, Member, Project, Side, Stakeholder
from ..models import Level as LevelRow

NAMES_SHOWN = 5  # in a hint
NOBODY_IN = {
    Side.LIVED_EXPERIENCE: _lazy("Nobody with lived experience is in the room."),
    Side.CARER: _lazy("No carer is in the room."),
    Side.PROFESSIONAL: _lazy("No professional is in the room."),
    Side.COMMUNITY: _lazy("Nobody from the community is in the room."),
    Side.COMMISSIONER: _lazy("No commissioner is in the room."),
}
NOT_NAMED = {
    Side.LIVED_EXPERIENCE: _lazy("People with lived experience are in your group, and nobody like them is named here."),
    Side.CARER: _lazy("Carers are in your group, and nobody like them is named here."),
    Side.PROFESSIONAL: _lazy("Professionals are in your group, and nobody like them is named here."),
    Side.COMMUNITY: _lazy("People from the community are in your group, and nobody like them is named here."),
    Side.COMMISSIONER: _lazy("Commissioners are in your group, and nobody like them is named here."),
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One of them, as the table says it."""

    ref: str
    name: str
    side: str
    side_label: str
    stake: str
    power: str
    interest: str
    is_in: bool
    speakers: tuple[str, ...]
    to_do: tuple[Action, ...]  # what is still to do about them


def stakes_of(project: Project) -> list[Stake]:
    """All of them as plain values, for the picture and the hints. One query."""
    rows = project.stakeholders.standing().values_list("ref", "name", "side", "power", "interest", "is_in")
    return [
        Stake(key=ref, name=name, side=side, power=Level(power), interest=Level(interest), is_in=is_in)
        for ref, name, side, power, interest, is_in in rows.order_by("pk")
    ]


def with_all_that_a_row_shows(project: Project) -> QuerySet[Stakeholder]:
    still_open = Action.objects.standing().filter(done_at=None)
    return (
        project.stakeholders.standing()
        .order_by("pk")
        .prefetch_related(
            Prefetch("members", queryset=Member.objects.present().order_by("name", "pk"), to_attr="speakers"),
            Prefetch("actions", queryset=still_open, to_attr="still_open"),
        )
    )


def rows_of(stakeholders: Iterable[Stakeholder]) -> list[Row]:
    return [
        Row(
            ref=row.ref,
            name=row.name,
            side=row.side,
            side_label=row.get_side_display(),
            stake=row.stake,
            power=row.get_power_display(),
            interest=row.get_interest_display(),
            is_in=row.is_in,
            speakers=tuple(member.name for member in row.speakers),
            to_do=tuple(row.still_open),
        )
        for row in stakeholders
    ]


def picture_of(project: Project, stakes: list[Stake], *, on_one_page: bool) -> str:
    """The field of power and interest; each name leads to its row, on whichever page of the table it is."""
    table = "" if on_one_page else reverse("plan:stakeholders", args=[project.slug]) + "?who="
    return stakeholder_picture(stakes, labels=labels(stakes), address=table)


def labels(stakes: list[Stake]) -> Labels:
    there = sum(stake.is_in for stake in stakes)
    amounts = {Level(level.value): str(level.label) for level in LevelRow}
    said = _("%(there)d in the room, %(missing)d missing. The same names are in the table.")
    return Labels(
        title=_("Who has a stake: power and interest"),
        description=said % {"there": there, "missing": len(stakes) - there},
        power={level: _("Power: %(amount)s") % {"amount": words.lower()} for level, words in amounts.items()},
        interest={level: _("Interest: %(amount)s") % {"amount": words.lower()} for level, words in amounts.items()},
        is_in=_("in the room"),
        missing=_("missing"),
        more=_("and %(n)d more"),
    )


@dataclass(frozen=True, kw_only=True)
class HintTold:
    """What stands out, in a sentence, and who it is about."""

    words: str
    names: tuple[str, ...] = ()
    more: int = 0


def hints_of(project: Project, stakes: list[Stake]) -> list[HintTold]:
    sides = project.members.present().order_by().values_list("side", flat=True).distinct()
    names = {stake.key: stake.name for stake in stakes}
    order = [side for side in Side.values if side in set(sides)]
    return [_tell(found, names) for found in method.hints(stakes, order)]


def _tell(found: Found, names: Mapping[str, str]) -> HintTold:
    if found.hint == Hint.MATTERS_MOST:
        who = tuple(names[key] for key in found.keys)
        return HintTold(
            words=_("Those it matters to most are not in the room. They can change little by themselves."),
            names=who[:NAMES_SHOWN],
            more=max(len(who) - NAMES_SHOWN, 0),
        )
    words = NOBODY_IN if found.hint == Hint.SIDE_NOT_IN else NOT_NAMED
    return HintTold(words=str(words[found.side]))


def size_in_words(stakes: list[Stake]) -> str:
    """ "12 are named: 8 in the room, 4 missing." """
    there = sum(stake.is_in for stake in stakes)
    named = ngettext("%(n)d is named", "%(n)d are named", len(stakes)) % {"n": len(stakes)}
    rest = _("%(there)d in the room, %(missing)d missing") % {"there": there, "missing": len(stakes) - there}
    return f"{named}: {rest}."
