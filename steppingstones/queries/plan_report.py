"""What co-production changed in the plan before, as a part of a report.

Only plans that the group wants in reports for these readers; counted anew each time, with the consent of this moment.
"""

from collections.abc import Iterator, Mapping

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..documents.blocks import AnyBlock, BulletList, EasyRow, Heading, Notice, Paragraph, Quote, Table
from ..documents.pictures import suggest
from ..methods.plan_before import Comparison
from ..methods.suppression import EVERYTHING
from ..methods.thread import People, Thread, people
from ..models import Decision
from .people_words import count_words, people_words
from .plan_before import Entry, Seal, comparison_of
from .plan_words import comparison_sentences, limits, when_sealed
from .plans_told import PlanTold
from .telling import Telling
from .thread import decision_words

QUOTES = 3  # for each plan, newest first


def plan_before_blocks(telling: Telling) -> Iterator[AnyBlock]:
    """The part about the plan before; nothing where the group does not want it, or where nothing is marked."""
    if telling.plans:
        yield Heading(text=_("What co-production changed in the plan"), easy_text=_("What changed in the plan"))
    for told in telling.plans:
        yield from _plan(told, telling)
    if telling.plans:
        yield Paragraph(text=_("What this can show, and what it cannot:"))
        yield BulletList(items=tuple(limits()))


def _plan(told: PlanTold, telling: Telling) -> Iterator[AnyBlock]:
    found, seal = comparison_of(told.entries), told.seal
    yield Heading(text=told.plan.title, level=3, easy_text=told.plan.title)
    words = _(
        "Before, professionals had written down what they would do without co-production. It was sealed on %(day)s."
    )
    sealed = words % {"day": date_format(seal.on, "j F Y")}
    yield Paragraph(text=f"{sealed} {when_sealed(seal)}", easy=tuple(_easy_plan(found, seal)))
    if not seal.holds:
        yield Notice(text=_("The words of this plan are not those that were sealed. Do not rest on it."), kind="warn")
    yield Paragraph(text=" ".join(comparison_sentences(found)))
    yield _table(told, telling)
    yield from _quotes(told, telling)


def _table(told: PlanTold, telling: Telling) -> Table:
    decisions = {row.pk: row for row in telling.reading.decisions.values()}
    thread = Thread(speakers=told.speakers)
    header = (_("Planned, or new"), _("What became of it"), _("What happened instead"), _("Because of"))
    rows = tuple((*_fate(entry), _because(entry, decisions, thread, telling.least)) for entry in told.entries)
    return Table(caption=_("The plan before, and what was done"), header=header, rows=rows)


def _fate(entry: Entry) -> tuple[str, str, str]:
    mark = entry.outcome
    if entry.item is None:
        return mark.words, _("New: it was not in the plan"), "–"
    if mark is None:
        return entry.item.words, _("Not marked yet"), "–"
    return entry.item.words, str(mark.get_fate_display()), mark.words or "–"


def _because(entry: Entry, decisions: Mapping[int, Decision], thread: Thread, least: int) -> str:
    told = [_("We decided: %(words)s") % {"words": decision_words(decisions[pk])} for pk in entry.decisions]
    heard = people(thread, entry.voices | entry.behind)
    if heard.count:
        told.append(_("Said by %(people)s.") % {"people": _people(heard, least)})
    return "\n".join(told) or (_("Not written down") if entry.mark.is_difference else "–")


def _people(heard: People, least: int) -> str:
    """For readers outside without the sides: a few who are told of here are counted nowhere else."""
    return people_words(heard, least) if least == EVERYTHING else count_words(heard.count, least)


def _quotes(told: PlanTold, telling: Telling) -> Iterator[Quote]:
    """A few of the voices that were chosen, as far as they may be quoted to these readers."""
    may = telling.quotes(told.chosen)
    for ref in [ref for ref in told.chosen if ref in may][:QUOTES]:
        yield Quote(words=may[ref].words, who=may[ref].who, voice=ref)


# --- Easy Read --------------------------------------------------------------------------------------------


def _easy_plan(found: Comparison, seal: Seal) -> Iterator[EasyRow]:
    yield _easy(_("Workers wrote down what they would do by themselves."), "write")
    if seal.days_late:
        yield _easy(_("They wrote it after we had started to work together."), "time")
    if not seal.holds:
        yield _easy(_("Somebody changed this plan later. So we cannot be sure about it."), "no")
    planned = ngettext("The plan had %(n)d thing in it.", "The plan had %(n)d things in it.", found.planned)
    yield _easy(planned % {"n": found.planned}, "list")
    told = [
        (found.kept, _("We did this many of them as planned: %(n)d."), "yes"),
        (found.changed, _("We did this many of them in another way: %(n)d."), "change"),
        (found.dropped, _("We did not do this many of them: %(n)d."), "no"),
        (found.new, _("This many new things came: %(n)d."), "new"),
    ]
    yield from (_easy(words % {"n": number}, idea) for number, words, idea in told if number)
    if found.from_voices:
        words = _("People's words led to %(n)d of the %(all)d differences.")
        yield _easy(words % {"n": found.from_voices, "all": found.differences}, "talk")


def _easy(words: str, idea: str) -> EasyRow:
    pictures = suggest(idea) or suggest(words)
    return EasyRow(words=words, picture=pictures[0] if pictures else "")
