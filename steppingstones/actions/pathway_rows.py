"""Writing a difference of the pathway to its rows. Only `pathway.keep` does, with the project held."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date

from ..methods.pathway import Indicator as IndicatorValue
from ..methods.pathway import Stone as StoneValue
from ..methods.pathway_changes import Difference, StepChange, StoneChange
from ..models import Indicator, Project, Question, Step, Stone

PLAIN = ("kind", "track", "words", "order", "more")
OF_INDICATOR = ("stone", "order", "way", "words", "question", "baseline", "target", "unit", "due", "removed_at")
AT_ONCE = 500


def write(project: Project, difference: Difference) -> None:
    """Make the rows say what the difference leads to. The same number of queries for one stone and for many."""
    ids = _write_stones(project, difference.stones)
    _write_indicators(project, difference.stones, ids)
    _write_steps(project, difference.steps)


def _write_stones(project: Project, changes: Iterable[StoneChange]) -> dict[str, int]:
    """The numbers of the rows of these stones, by reference."""
    changes = list(changes)
    rows = {row.ref: row for row in project.stones.filter(ref__in=[change.key for change in changes])}
    new = []
    for change in changes:
        row = rows.get(change.key)
        if row is None and change.after is not None:
            new.append(_told(Stone(project=project, ref=change.key), change.after))
        elif row is not None and change.after is None:
            row.removed_at = timezone.now()
        elif row is not None and change.after is not None:
            _told(row, change.after).removed_at = None
    made = Stone.objects.bulk_create(new, batch_size=AT_ONCE)
    told = [*PLAIN, "for_whom", "benefits", "removed_at"]
    Stone.objects.bulk_update(rows.values(), told, batch_size=AT_ONCE)
    return {row.ref: row.pk for row in (*rows.values(), *made)}


def _told(row: Stone, value: StoneValue) -> Stone:
    for name in PLAIN:
        setattr(row, name, getattr(value, name))
    row.for_whom, row.benefits = list(value.for_whom), list(value.benefits)
    return row


def _write_indicators(project: Project, changes: Iterable[StoneChange], ids: dict[str, int]) -> None:
    """Only where a stone's indicators changed. A stone that is taken off keeps its own, for its return."""
    wanted: dict[int, tuple[IndicatorValue, ...]] = {}
    for change in changes:
        before = change.before.indicators if change.before else ()
        after = change.after.indicators if change.after else before
        if before != after or (change.before is None and after):
            wanted[ids[change.key]] = after
    if wanted:
        _set_indicators(project, wanted)


def _set_indicators(project: Project, wanted: Mapping[int, Iterable[IndicatorValue]]) -> None:
    """Let each of these stones, by the number of its row, have exactly these indicators."""
    told = {
        value.key: _fields(value, stone_id, order)
        for stone_id, values in wanted.items()
        for order, value in enumerate(values)
    }
    gone = project.indicators.filter(stone_id__in=wanted, removed_at=None).exclude(ref__in=told)
    gone.update(removed_at=timezone.now())
    numbers = {fields["question_id"] for fields in told.values() if fields["question_id"]}
    asked = set(Question.objects.filter(project=project, pk__in=numbers).values_list("pk", flat=True))
    rows = {row.ref: row for row in project.indicators.filter(ref__in=told)}
    new = [Indicator(project=project, ref=ref) for ref in told if ref not in rows]
    for row in (*rows.values(), *new):
        for name, value in told[row.ref].items():
            setattr(row, name, value)
        row.question_id = row.question_id if row.question_id in asked else None
    Indicator.objects.bulk_create(new, batch_size=AT_ONCE)
    Indicator.objects.bulk_update(rows.values(), OF_INDICATOR, batch_size=AT_ONCE)


def _fields(value: IndicatorValue, stone_id: int, order: int) -> dict[str, Any]:
    fields = asdict(value)
    del fields["key"]
    question, due = fields.pop("question"), fields.pop("due")
    fields |= {"question_id": int(question) if question.isdecimal() else None, "due": parse_date(due) if due else None}
    return fields | {"stone_id": stone_id, "order": order, "removed_at": None}


def _write_steps(project: Project, changes: Iterable[StepChange]) -> None:
    changes = list(changes)
    refs = {ref for change in changes for ref in change.ends}
    ids = dict(project.stones.filter(ref__in=refs).values_list("ref", "pk"))
    there = {
        (row.source_id, row.target_id): row
        for row in project.steps.filter(source_id__in=ids.values(), target_id__in=ids.values())
    }
    gone, changed, new = [], [], []
    for change in changes:
        ends = ids[change.ends[0]], ids[change.ends[1]]
        row = there.get(ends)
        if change.after is None:
            gone += [row.pk] if row else []
            continue
        told = {"assumption": change.after.assumption, "because": change.after.because, "sure": change.after.sure}
        if row is None:
            new.append(Step(project=project, source_id=ends[0], target_id=ends[1], **told))
        else:
            row.assumption, row.because, row.sure = told.values()
            changed.append(row)
    project.steps.filter(pk__in=gone).delete()
    Step.objects.bulk_create(new, batch_size=AT_ONCE)
    Step.objects.bulk_update(changed, ["assumption", "because", "sure"], batch_size=AT_ONCE)
