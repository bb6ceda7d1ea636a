"""What co-production changed in a plan, in words: for the page and for reports."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..methods.plan_before import Comparison
from .plan_before import Seal


def comparison_sentences(found: Comparison) -> Iterator[str]:
    """ "Of 8 things that would have been done, 3 stayed as planned, 4 changed and 1 was dropped." and so on."""
    if found.planned == found.unmarked and not found.new:
        yield _("Nobody has said yet what became of this plan.")
        return
    if found.planned > found.unmarked:
        yield _of_the_planned(found)
    if found.new:
        words = ngettext("%(n)d new thing came.", "%(n)d new things came.", found.new)
        yield words % {"n": found.new}
    yield from _what_it_rests_on(found)
    if found.unmarked:
        words = ngettext("%(n)d thing is not marked yet.", "%(n)d things are not marked yet.", found.unmarked)
        yield words % {"n": found.unmarked}


def _of_the_planned(found: Comparison) -> str:
    told = [
        (found.kept, ngettext("%(n)d stayed as planned", "%(n)d stayed as planned", found.kept)),
        (found.changed, ngettext("%(n)d changed", "%(n)d changed", found.changed)),
        (found.dropped, ngettext("%(n)d was dropped", "%(n)d were dropped", found.dropped)),
    ]
    *first, last = [words % {"n": number} for number, words in told if number]
    parts = _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last
    of = ngettext(
        "Of %(n)d thing that would have been done, %(parts)s.",
        "Of %(n)d things that would have been done, %(parts)s.",
        found.planned,
    )
    return of % {"n": found.planned, "parts": parts}


def _what_it_rests_on(found: Comparison) -> Iterator[str]:
    if not found.differences:
        yield _("So far nothing is different.")
        return
    said = ngettext(
        "%(n)d of %(all)d differences rests on what people said.",
        "%(n)d of %(all)d differences rest on what people said.",
        found.from_voices,
    )
    if found.differences == 1:
        said = _("The one difference rests on what people said.") if found.from_voices else ""
    if said:
        yield said % {"n": found.from_voices, "all": found.differences}
    if found.decided_only:
        yield ngettext(
            "%(n)d rests on a decision to which no voice is linked.",
            "%(n)d rest on a decision to which no voice is linked.",
            found.decided_only,
        ) % {"n": found.decided_only}
    if found.unexplained:
        yield ngettext(
            "For %(n)d it is not written down what led to it.",
            "For %(n)d it is not written down what led to them.",
            found.unexplained,
        ) % {"n": found.unexplained}


def when_sealed(seal: Seal) -> str:
    """How the day of sealing fits with the beginning of the work. Plainly, and without blame."""
    if seal.began is None:
        return _("It is not written down when the co-production began. So nobody can tell whether this came before it.")
    day = date_format(seal.began, "j F Y")
    if not seal.days_late:
        return _("This plan was sealed before the co-production began, or on its first day (%(day)s).") % {"day": day}
    late = ngettext(
        "This plan was sealed %(n)d day after the co-production began (%(day)s).",
        "This plan was sealed %(n)d days after the co-production began (%(day)s).",
        seal.days_late,
    )
    words = late % {"n": seal.days_late, "day": day}
    return f"{words} {_('What people had said by then may be in it already. Bear this in mind when you compare.')}"


def limits() -> list[str]:
    """What such a comparison can and cannot show."""
    return [
        _("It shows what professionals wrote down that they would do, and what the group says was done."),
        _("It cannot show what would really have happened. Plans change for other reasons, too."),
        _("The group decides what counts as kept, changed or dropped. Others might see it differently."),
        _("Where voices or a decision are named, you can follow them. Where none are, only the group's word stands."),
    ]
