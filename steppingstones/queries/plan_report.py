"""What co-production changed in the plan before, as a part of a report.

Only plans that the group wants in reports for these readers; counted anew each time, with the consent of this moment.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..documents.blocks import AnyBlock, BulletList, EasyRow, Heading, Notice, Paragraph, Quote, Table
from ..documents.pictures import suggest
from ..methods.plan_before import Comparison
from ..methods.suppression import EVERYTHING
from ..methods.thread import People, Speaker, Thread, people
from ..models import Decision, PlanBefore, Project, Report
from .claims import quotable
from .people_words import count_words, people_words, threshold
from .plan_before import Entry, Seal, comparison_of, entries_of, seal_of
from .plan_words import comparison_sentences, limits, when_sealed
from .reading import Reading
from .thread import WHO, decision_words, speaker
from .voices import readable

QUOTES = 3  # for each plan, newest first
Audience = Report.Audience
ShownIn = PlanBefore.ShownIn


class Behind(NamedTuple):
    """A voice behind the entries, and who gave it."""

    pk: int
    ref: str
    speaker: Speaker


def plan_before_blocks(reading: Reading, audience: str = Audience.GROUP) -> Iterator[AnyBlock]:
    """The part about the plan before; nothing where the group does not want it, or where nothing is marked."""
    wanted = [ShownIn.ALL] if audience == Audience.OUTSIDE else [ShownIn.ALL, ShownIn.GROUP]
    plans = reading.project.planbefores.filter(shown_in__in=wanted).exclude(sealed_at=None).select_related("sealed_by")
    marked = plans.filter(outcomes__ended_at=None, outcomes__isnull=False).distinct()
    found = list(marked.order_by("sealed_at", "pk"))
    if found:
        yield Heading(text=_("What co-production changed in the plan"), easy_text=_("What changed in the plan"))
    for plan in found:
        yield from _plan(plan, reading, audience)
    if found:
        yield Paragraph(text=_("What this can show, and what it cannot:"))
        yield BulletList(items=tuple(limits()))


def _plan(plan: PlanBefore, reading: Reading, audience: str) -> Iterator[AnyBlock]:
    entries = entries_of(plan)
    found = comparison_of(entries)
    seal = seal_of(plan, [entry.item for entry in entries if entry.item], reading.decisions.values())
    yield Heading(text=plan.title, level=3, easy_text=plan.title)
    words = _(
        "Before, professionals had written down what they would do without co-production. It was sealed on %(day)s."
    )
    told = words % {"day": date_format(seal.on, "j F Y")}
    yield Paragraph(text=f"{told} {when_sealed(seal)}", easy=tuple(_easy_plan(found, seal)))
    if not seal.holds:
        yield Notice(text=_("The words of this plan are not those that were sealed. Do not rest on it."), kind="warn")
    yield Paragraph(text=" ".join(comparison_sentences(found)))
    behind = _voices_behind(reading.project, entries)
    yield _table(reading, entries, behind, threshold(audience))
    yield from _quotes(reading.project, entries, behind, audience)


def _table(reading: Reading, entries: list[Entry], behind: list[Behind], least: int) -> Table:
    decisions = {row.pk: row for row in reading.decisions.values()}
    thread = Thread(speakers={str(each.pk): each.speaker for each in behind})
    header = (_("Planned, or new"), _("What became of it"), _("What happened instead"), _("Because of"))
    rows = tuple((*_fate(entry), _because(entry, decisions, thread, least)) for entry in entries)
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
    heard = people(thread, map(str, entry.voices | entry.behind))
    if heard.count:
        told.append(_("Said by %(people)s.") % {"people": _people(heard, least)})
    return "\n".join(told) or (_("Not written down") if entry.mark.is_difference else "–")


def _people(heard: People, least: int) -> str:
    """For readers outside without the sides: a few who are told of here are counted nowhere else."""
    return people_words(heard, least) if least == EVERYTHING else count_words(heard.count, least)


def _voices_behind(project: Project, entries: Iterable[Entry]) -> list[Behind]:
    """The voices behind the entries, newest first, as far as the group may read them."""
    numbers = {pk for entry in entries for pk in entry.voices | entry.behind}
    rows = readable(project).filter(pk__in=numbers).values_list("pk", "ref", *WHO)
    return [Behind(pk=pk, ref=ref, speaker=speaker(*who)) for pk, ref, *who in rows]


def _quotes(project: Project, entries: Iterable[Entry], behind: Iterable[Behind], audience: str) -> Iterator[Quote]:
    """A few of the voices that were chosen, as far as they may be quoted to these readers."""
    chosen = {pk for entry in entries for pk in entry.voices if entry.mark.is_difference}
    refs = [each.ref for each in behind if each.pk in chosen]
    may = quotable(Report(project=project, audience=audience), refs)
    for ref in [ref for ref in refs if ref in may][:QUOTES]:
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
