"""The gap in words: who says what, how sure that is, and what moved."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..methods.gap import Gap, Leaning, Moved, View
from ..methods.reviews import SCORES
from ..models import Giver, Side
from .questionnaires import Asked
from .reviews import Turnout

# How a side is called at the beginning of a sentence.
WHO = {
    Side.LIVED_EXPERIENCE: gettext_lazy("People with lived experience"),
    Side.CARER: gettext_lazy("Carers"),
    Side.PROFESSIONAL: gettext_lazy("Professionals"),
    Side.COMMUNITY: gettext_lazy("People from the community"),
    Side.COMMISSIONER: gettext_lazy("Commissioners"),
    Giver.UNKNOWN: gettext_lazy("People who did not say their side"),
}
SAYS = {
    Leaning.YES: gettext_lazy("%(who)s say that this is so."),
    Leaning.NO: gettext_lazy("%(who)s say that this is not so."),
    Leaning.BETWEEN: gettext_lazy("%(who)s are in between."),
}
BOTH = {
    Leaning.YES: gettext_lazy("Both sides say that this is so."),
    Leaning.NO: gettext_lazy("Both sides say that this is not so."),
    Leaning.BETWEEN: gettext_lazy("Both sides are in between."),
}


def who(side: str) -> str:
    return str(WHO[side])


def gap_words(gap: Gap, pair: tuple[str, str]) -> str:
    """ "Professionals say that this is so. People with lived experience say that this is not so." """
    first, second = gap.lived.leaning, gap.professional.leaning
    if first is None or second is None:
        return _nobody(gap, pair)
    if first != second:
        told = sorted(zip((first, second), pair, strict=True), key=lambda each: each[0] != Leaning.YES)
        return " ".join(str(SAYS[leaning]) % {"who": who(side)} for leaning, side in told)
    return " ".join(filter(None, [str(BOTH[first]), _more(gap, pair)]))


def _nobody(gap: Gap, pair: tuple[str, str]) -> str:
    if not (gap.lived.people or gap.professional.people):
        return _("Nobody of these two sides answered.")
    silent = [who(side) for view, side in zip((gap.lived, gap.professional), pair, strict=True) if not view.scores]
    if len(silent) == 2:
        return _("Nobody of these two sides could say.")
    return _("%(who)s gave no answer that can be compared.") % {"who": silent[0]}


def _more(gap: Gap, pair: tuple[str, str]) -> str:
    """Which side sees it better, where both say the same, and the gap is wide enough to be told."""
    if not gap.size:
        return ""
    better = pair[1] if gap.size > 0 else pair[0]
    return _("%(who)s see it better.") % {"who": who(better)}


def sure_words(gap: Gap) -> str:
    """How much a gap carries, for few people."""
    if gap.size is None or not gap.size:
        return ""
    if gap.chance is None:
        return _("Fewer than 3 people of a side answered. This says how they see it, and no more.")
    if gap.is_sure:
        return _("A gap like this is seldom just chance.")
    return _("With so few people this can be chance. Talk about it all the same.")


def size_words(gap: Gap) -> str:
    """ "The gap: 1.5 points of 3." """
    if gap.size is None:
        return ""
    points = {"size": f"{abs(gap.size):g}", "of": gap.lived.scale.range}
    words = _("The gap: %(size)s of %(of)s points.") % points
    if gap.shift is None or gap.shift.low is None or gap.shift.high is None:
        return words
    low, high = gap.shift.low, gap.shift.high
    if low < 0 < high or low == high:
        return words
    between = {"low": f"{min(abs(low), abs(high)):g}", "high": f"{max(abs(low), abs(high)):g}"}
    return f"{words} {_('It may lie anywhere from %(low)s to %(high)s.') % between}"


def unscored_words(view: View, side: str) -> str:
    """ "Carers: 2 are not sure, 1 does not want to say." Empty where all gave a score."""
    parts = []
    if view.not_sure:
        parts.append(ngettext("%(n)d is not sure", "%(n)d are not sure", view.not_sure) % {"n": view.not_sure})
    if view.not_said:
        words = ngettext("%(n)d does not want to say", "%(n)d do not want to say", view.not_said)
        parts.append(words % {"n": view.not_said})
    return _("%(who)s: %(what)s.") % {"who": who(side), "what": ", ".join(parts)} if parts else ""


def moved_words(moved: Moved | None, pair: tuple[str, str]) -> str:
    """What is different since the time before, side by side."""
    if moved is None:
        return ""
    told = []
    for move, side in zip((moved.lived, moved.professional), pair, strict=True):
        if move.shift is None:
            continue
        way = _("%(who)s see it better than the time before.") if move.shift.size > 0 else ""
        way = _("%(who)s see it worse than the time before.") if move.shift.size < 0 else way
        told.append((way or _("%(who)s see it as they did the time before.")) % {"who": who(side)})
    if moved.closer:
        words = _("The gap is smaller.") if moved.closer > 0 else _("The gap is wider.")
        told.append(words)
    return " ".join(told)


def turnout_words(found: Turnout) -> str:
    """ "8 of the 9 people who were asked have answered." """
    if not found.answered:
        return _("Nobody has answered yet.")
    if found.asked:
        answered = {"answered": found.answered, "asked": found.asked}
        return _("%(answered)d people have answered. %(asked)d were asked.") % answered
    return ngettext("%(n)d person has answered.", "%(n)d people have answered.", found.answered) % {"n": found.answered}


def score_words(one: Asked, score: int) -> str:
    """The words of the answer that has this score."""
    named = {int(choice.key): choice.words for choice in one.choices if choice.key in SCORES}
    faces = dict(one.faces)
    return named.get(score) or faces.get(score) or str(score)


def middle_words(one: Asked, middle: float | None) -> str:
    """The middle answer in words; between two answers, both."""
    if middle is None:
        return _("Nobody could say")
    if middle == int(middle):
        return score_words(one, int(middle))
    low, high = score_words(one, int(middle)), score_words(one, int(middle) + 1)
    return _("Between “%(low)s” and “%(high)s”") % {"low": low, "high": high}
