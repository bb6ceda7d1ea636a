"""What changed between two times of asking, in the words of a page: each number with what it means."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..methods.change import MOST_ITEMS, SELDOM, Change
from ..methods.suppression import PUBLISHED
from ..methods.wellbeing import BANDS, LOW_IS_GOOD
from ..models import Questionnaire
from .changed import Given

APART = 0.33  # from here on two groups are told as different (Cliff's delta, Romano and others 2006: small)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number, and what it says in plain words."""

    name: str
    number: str
    means: str


# --- How people were put beside themselves ----------------------------------------------------------------


def pairing_told(pairing: str) -> str:
    match pairing:
        case Questionnaire.Pairing.CARD:
            return _(
                "People used the same card both times. So each person’s two answers stand beside each other, and "
                "nobody knows whose they are."
            )
        case Questionnaire.Pairing.MEMBER:
            return _("Members answered as themselves. So each person’s two answers stand beside each other.")
    return _(
        "Each time stands by itself, as nobody’s two answers can be put beside each other. Different people may have "
        "answered. So this page does not say who changed. It shows both times side by side."
    )


def pairing_in_short(pairing: str) -> str:
    return {
        Questionnaire.Pairing.CARD: _("By a card: what changed for each person, without a name"),
        Questionnaire.Pairing.MEMBER: _("By member: what changed for each person"),
        Questionnaire.Pairing.NONE: _("Not put beside each other: both times side by side, no change"),
    }[pairing]


def notes(given: Given, pairing: str) -> list[str]:
    """What to know before reading the numbers."""
    if not given.is_same_scale:
        return [_("The answers that could be chosen were not the same both times. So nobody is put beside themselves.")]
    found = []
    if not given.is_same_words:
        found.append(
            _("The question was asked in other words the second time. People may have understood it otherwise.")
        )
    if given.alone and pairing != Questionnaire.Pairing.NONE:
        found.append(_alone(given.alone, pairing))
    return found


def _alone(people: int, pairing: str) -> str:
    if pairing == Questionnaire.Pairing.CARD:
        told = ngettext(
            "%(n)d sheet of the first time has no card with it, so it cannot be put beside a later one.",
            "%(n)d sheets of the first time have no card with them, so they cannot be put beside later ones.",
            people,
        )
    else:
        told = ngettext(
            "%(n)d sheet of the first time came without a name, so it cannot be put beside a later one.",
            "%(n)d sheets of the first time came without a name, so they cannot be put beside later ones.",
            people,
        )
    return told % {"n": people}


# --- Who is missing ---------------------------------------------------------------------------------------


def missing_told(found: Change) -> str:
    """How many are missing, and from where to where the count of all may be. Empty where nobody is."""
    if not found.missing or found.moves is None:
        return ""
    gone = ngettext(
        "%(n)d of %(before)d people did not answer again, or cannot be found again.",
        "%(n)d of %(before)d people did not answer again, or cannot be found again.",
        found.missing.people,
    ) % {"n": found.missing.people, "before": found.before}
    low, high = found.moves.up, found.moves.up + found.missing.people
    ends = {"low": low, "high": high, "before": found.before}
    if found.item.is_neutral:
        told = _("Of all %(before)d who answered before, at least %(low)d and at most %(high)d went up.")
    else:
        told = _("Of all %(before)d who answered before, at least %(low)d and at most %(high)d got better.")
    return f"{gone} {told % ends}"


def left_told(found: Change, pairing: str) -> str:
    """Whether those who left began elsewhere. With cards not for fewer than five: it would tell their answers."""
    gone = found.missing
    if not gone or gone.stayed_above is None or found.moves is None:
        return ""
    if gone.people < PUBLISHED and pairing == Questionnaire.Pairing.CARD:
        return ""
    if gone.stayed_above.delta >= APART:
        return _("Those who answered again began with higher answers than those who did not.")
    if gone.stayed_above.delta <= -APART:
        return _("Those who answered again began with lower answers than those who did not.")
    return _("Those who answered again began about where those began who did not.")


# --- The statistics ---------------------------------------------------------------------------------------


def figures(found: Change) -> list[Figure]:
    """As much as so few people allow, each number with what it means."""
    if found.share_low is None or found.share_high is None or found.share is None:
        return []
    told = [_share(found), *_chances(found)]
    if found.moved:
        told.append(_distance(found))
    return told


def _share(found: Change) -> Figure:
    ends = {"low": hundredths(found.share_low), "high": hundredths(found.share_high)}
    return Figure(
        name=_("How many of them went up") if found.item.is_neutral else _("How many of them got better"),
        number=_("%(share)s in 100, from %(low)s to %(high)s") % {**ends, "share": hundredths(found.share)},
        means=_(
            "If these people stand for many others like them, the true number lies in this range 95 times out of 100. "
            "With few people the range is wide."
        ),
    )


def _chances(found: Change) -> list[Figure]:
    told = [
        Figure(
            name=_("By chance, counting who moved which way"),
            number=chance(found.chance_of_signs),
            means=_("So often it would look like this, or clearer, if each person had moved by the toss of a coin."),
        ),
        Figure(
            name=_("By chance, counting also who moved far"),
            number=chance(found.chance_of_ranks),
            means=_("The same, where a large step counts for more than a small one."),
        ),
    ]
    if found.chance_of_many is not None:
        told.append(
            Figure(
                name=_("By chance, as one of so many questions"),
                number=chance(found.chance_of_many),
                means=_(
                    "Whoever looks at more than %(n)d questions finds something by chance sooner or later. This number "
                    "allows for that. Go by this one."
                )
                % {"n": MOST_ITEMS},
            )
        )
    return told


def _distance(found: Change) -> Figure:
    size, low, high = (points(each) for each in (found.moved.size, found.moved.low, found.moved.high))
    told = (
        _("%(size)s higher, from %(low)s to %(high)s, in points")
        if found.item.is_neutral
        else _("%(size)s better, from %(low)s to %(high)s, in points")
    )
    means = _(
        "A person in the middle moved so far. Below 0 is the other way. Such a range holds the truth %(sure)s times "
        "out of 100."
    )
    return Figure(
        name=_("How far people moved"),
        number=told % {"size": size, "low": low, "high": high},
        means=means % {"sure": points(100 * found.moved.confidence)},
    )


def chance(share: float | None) -> str:
    """In how many of 100 cases, and never nought."""
    if share is None:
        return "–"
    if share < 0.001:
        return _("in fewer than 1 of 1,000 cases")
    if share < 0.01:
        return _("in about %(n)d of 1,000 cases") % {"n": round(1000 * share)}
    return _("in about %(n)d of 100 cases") % {"n": round(100 * share)}


def verdict(found: Change) -> str:
    """One sentence on chance before the numbers. Empty where too few answered to say it."""
    often = found.chance_of_ranks if found.chance_of_many is None else found.chance_of_many
    if often is None:
        return ""
    if often < SELDOM:
        return _("Chance alone would seldom bring this: in fewer than 5 of 100 cases.")
    return _("Chance alone could bring this, so it may be no change at all.")


def hundredths(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f}"


def points(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


# --- The groups of a picture ------------------------------------------------------------------------------


def group_names(found: Change) -> tuple[str, str, str]:
    """Up, the same and down, as this question is meant."""
    if found.item.is_neutral:
        return _("Went up"), _("Stayed the same"), _("Went down")
    return _("Got better"), _("Stayed the same"), _("Got worse")


def band_name(name: str) -> str:
    """The names of the official bands."""
    return {
        "very low": _("very low"),
        "low": _("low"),
        "medium": _("medium"),
        "high": _("high"),
        "very high": _("very high"),
    }[name]


def bands_told(question: str, before: Mapping[str, int], after: Mapping[str, int], *, is_all: bool) -> str:
    """How many were in the best band at both times."""
    bands = BANDS[question]
    best = bands[0] if bands == LOW_IS_GOOD else bands[-1]
    ends = {"band": band_name(best.name), "before": before[best.name], "after": after[best.name]}
    ends |= {"all_before": sum(before.values()), "all_after": sum(after.values())}
    told = _(
        "In the best band, “%(band)s”, were %(before)d of %(all_before)d people before, and %(after)d of %(all_after)d "
        "after."
    )
    whom = _("Everybody counts who answered then.") if is_all else _("Those count who answered both times.")
    return f"{told % ends} {whom}"
