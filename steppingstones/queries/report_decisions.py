"""What was decided and what changed, as a part of a report: as a table, and on a line through time."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..documents.blocks import AnyBlock, Drawing, Heading, Mark, Table
from ..models import Change, Decision
from .reading import Reading
from .report_words import day, easy
from .thread import decision_words

NOT_DATED = 5  # are named; how many more there are is said


def decided_and_changed(reading: Reading) -> Iterator[AnyBlock]:
    """The decisions that are settled, each with its changes. Nothing where there are none."""
    settled = [one for one in reading.decisions.values() if one.status in Decision.SETTLED]
    if not settled:
        return
    told = ngettext("We made %(n)d decision together.", "We made %(n)d decisions together.", len(settled))
    heading = _("What was decided and what changed")
    yield Heading(text=heading, easy_text=_("What we decided"), easy=easy(told % {"n": len(settled)}, "decision"))
    yield Table(
        caption=_("Decisions and changes"),
        header=(_("What we decided"), _("When"), _("Why"), _("What changed")),
        rows=tuple(map(_row, settled)),
        drawing=_on_a_line(settled),
    )


def _row(decision: Decision) -> tuple[str, ...]:
    changed = "; ".join(map(_changed, decision.changes.all())) or _("Nothing yet")
    return decision_words(decision), day(decision.decided_on) or "–", decision.why or "–", changed


def _changed(change: Change) -> str:
    when = day(change.changed_on)
    return _("%(words)s (%(day)s)") % {"words": change, "day": when} if when else str(change)


def _on_a_line(settled: Sequence[Decision]) -> Drawing | None:
    """What has a day, oldest first. None where nothing has one."""
    found = [mark for decision in settled for mark in _marks(decision)]
    dated = sorted((on, mark) for on, mark in found if on)
    if not dated:
        return None
    without = [mark for on, mark in found if not on]
    return Drawing(
        kind="timeline",
        words=" ".join(filter(None, (_from_to(dated), _without(without)))),
        marks=tuple(Mark(day=on.isoformat(), on=day(on), words=words, kind=kind) for on, (kind, words) in dated),
        names=(_("A decision"), _("A change")),
    )


def _marks(decision: Decision) -> Iterator[tuple[date | None, tuple[str, str]]]:
    yield decision.decided_on, ("decision", decision_words(decision))
    for change in decision.changes.all():
        yield change.changed_on, ("change", str(change))


def _from_to(dated: Sequence[tuple[date, tuple[str, str]]]) -> str:
    kinds = [kind for _on, (kind, _words) in dated]
    decided, changed = kinds.count("decision"), kinds.count("change")
    counted = [
        ngettext("%(n)d decision", "%(n)d decisions", decided) % {"n": decided} if decided else "",
        ngettext("%(n)d change", "%(n)d changes", changed) % {"n": changed} if changed else "",
    ]
    what = _(" and ").join(filter(None, counted))
    first, last = day(dated[0][0]), day(dated[-1][0])
    if first == last:
        return _("%(what)s on %(day)s.") % {"what": what, "day": first}
    return _("%(what)s from %(first)s to %(last)s.") % {"what": what, "first": first, "last": last}


def _without(marks: Sequence[tuple[str, str]]) -> str:
    """What cannot stand on the line, since nobody wrote down its day."""
    if not marks:
        return ""
    named = "; ".join(f"“{words}”" for _kind, words in marks[:NOT_DATED])
    more = len(marks) - NOT_DATED
    if more > 0:
        named += " " + ngettext("and %(n)d more", "and %(n)d more", more) % {"n": more}
    return _("Not on the line, since its day is not written down: %(named)s.") % {"named": named}
