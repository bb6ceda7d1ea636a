"""Writing a difference of the pathway to its rows. Only `pathway.keep` does, with the project held."""

from collections.abc import Iterable
from dataclasses import asdict

from django.utils import timezone
from django.utils.dateparse import parse_date

from ..methods.pathway import Indicator as IndicatorValue
from ..methods.pathway import Stone as StoneValue
from ..methods.pathway_changes import Difference, StepChange, StoneChange
from ..models import Indicator, Project, Question, Step, Stone

PLAIN = ("kind", "track", "words", "order", "more")
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
    for change in changes:
        before = change.before.indicators if change.before else ()
        after = change.after.indicators if change.after else before
        if before != after or (change.before is None and after):
            _set_indicators(project, ids[change.key], after)


def _set_indicators(project: Project, stone_id: int, indicators: Iterable[IndicatorValue]) -> None:
    indicators = list(indicators)
    keys = [indicator.key for indicator in indicators]
    project.indicators.filter(stone_id=stone_id).exclude(ref__in=keys).update(removed_at=timezone.now())
    asked = [indicator.question for indicator in indicators if indicator.question]
    questions = {
        str(pk): pk for pk in Question.objects.filter(project=project, pk__in=asked).values_list("pk", flat=True)
    }
    for order, indicator in enumerate(indicators):
        fields = asdict(indicator)
        ref, question, due = fields.pop("key"), fields.pop("question"), fields.pop("due")
        fields |= {"question_id": questions.get(question), "due": parse_date(due) if due else None}
        fields |= {"stone_id": stone_id, "order": order, "removed_at": None}
        Indicator.objects.update_or_create(project=project, ref=ref, defaults=fields)


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
