"""A review page on what was hard and what was learned, and on what comes next."""

from collections.abc import Iterable, Iterator

from django.db.models import F, Q
from django.utils.translation import gettext as _

from ..documents.blocks import Heading, Item, Paragraph
from ..documents.kept import KeptBlock
from ..models import Action, Lesson, Risk
from .learning import BarrierTold, lessons, with_tries
from .report_words import day, easy
from .review_page_words import MOST, Asked, Facts, Told, inside, listed
from .todo import OPEN, in_state, open_in

EASY = 4  # of a kind, in Easy Read


def learned(asked: Asked) -> Told:
    met = asked.project.barriers.standing().filter(Q(met_on=None) | Q(met_on__lte=asked.today)).order_by("-pk")
    barriers = with_tries(met)
    risks = list(asked.project.risks.standing().order_by(F("review_on").asc(nulls_last=True), "pk"))
    logged = list(lessons(asked.project).filter(Q(on=None) | Q(on__lte=asked.today))[:MOST])
    is_empty = not (barriers or risks or logged)
    blocks = [
        *_barriers([each for each in barriers if not is_over(each, asked)]),
        *_lessons(logged),
        *_risks([risk for risk in risks if not risk.closed_on]),
        *([Paragraph(text=_("Nothing is written down about this yet."))] if is_empty else []),
    ]
    facts: Facts = {
        "barriers": {
            each.barrier.ref: {**_fact(each.barrier.words, is_over(each, asked)), "key": each.barrier.key}
            for each in barriers
        },
        "risks": {risk.ref: _fact(risk.words, bool(risk.closed_on)) for risk in risks},
    }
    return Told(blocks=blocks, facts=facts)


def is_over(told: BarrierTold, asked: Asked) -> bool:
    return bool(told.barrier.over_on and told.barrier.over_on <= asked.today)


def _fact(words: str, is_over: bool) -> Facts:
    return {"words": words, "over": is_over}


def _barriers(found: list[BarrierTold]) -> Iterator[KeptBlock]:
    if not found:
        return
    yield Heading(text=_("Still in the way"), level=3)
    rows = tuple(row for each in found[:EASY] for row in easy(each.barrier.words))
    yield from listed(_met(found), easy(_("This is still in the way:"), "barrier") + rows)


def _met(found: Iterable[BarrierTold]) -> Iterator[Item]:
    for each in found:
        kind = each.kind.name if each.kind else ""
        tried = [(_("We tried"), f"{one.words} {one.get_helped_display()}.") for one in each.tried]
        yield Item(text=each.barrier.words, items=inside((_("Kind"), str(kind)), *tried))


def _lessons(found: list[Lesson]) -> Iterator[KeptBlock]:
    if not found:
        return
    yield Heading(text=_("What we learned"), level=3, easy_text=_("What we learned"))
    rows = tuple(row for each in found[:EASY] for row in easy(each.learned or each.words, "learn"))
    yield from listed((_lesson(each) for each in found), rows)


def _lesson(each: Lesson) -> Item:
    told = inside((_("What we learned"), each.learned), (_("What we do differently now"), each.differently))
    return Item(label=str(each.get_went_display()), text=each.words, items=told)


def _risks(found: list[Risk]) -> Iterator[KeptBlock]:
    if found:
        yield Heading(text=_("What could go wrong"), level=3, easy_text=_("What could go wrong"))
        rows = tuple(row for each in found[:EASY] for row in easy(each.words, "warning"))
        yield from listed((_risk(each) for each in found), rows)


def _risk(risk: Risk) -> Item:
    told = inside((_("If we do not do it together"), risk.without), (_("What we do about it"), risk.doing))
    return Item(text=risk.words, items=told)


def following(asked: Asked, actions: Iterable[Action] | None = None) -> Told:
    """What is open, with its day. Who looks after it stays in the group. `actions` are those of the project that stand,
    where they have been read already."""
    found = list(in_state(asked.project, OPEN)) if actions is None else open_in(actions)
    items = (Item(text=each.words, items=inside((_("By"), day(each.due_on)))) for each in found)
    rows = tuple(row for each in found[:EASY] for row in easy(each.words))
    blocks = listed(items, easy(_("This is what we want to do:"), "list") + rows) if found else []
    return Told(blocks=blocks or [Paragraph(text=_("Nothing is on the list of what to do."))])
