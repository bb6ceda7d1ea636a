"""The plan of a project from its files: the pathway as it was agreed, what has changed since, and the plan before.

Everything is made by the same acts as by hand; only the days are then those that the files say.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.utils import timezone

from ..formats.projectfiles import ProjectFiles, StoneRow
from ..formats.projectplan import PlanFiles, SinceRow
from ..methods import plan_before as method
from ..models import Action, Member, PlanBefore, PlanOutcome, Question, Stakeholder
from ..queries.pathway_since import last_number
from . import pathway, pathway_more, plan_before, plan_marks, stakeholders, todo, versions

if TYPE_CHECKING:
    from .projectfiles import Made


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


# --- The pathway ------------------------------------------------------------------------------------------


def make_pathway(made: "Made", files: ProjectFiles, questions: Mapping[str, Question]) -> None:
    """First the pathway that was agreed, then what has been changed since."""
    since = {row.id: row for row in files.plan.since}
    then = [row for row in files.stones if since.get(row.id) is None or since[row.id].act != "added"]
    for row in then:
        add_stone(made, row, words=since[row.id].words if row.id in since else row.words)
    gone = [row for row in files.plan.since if row.act == "took-off"]
    for row in gone:
        made.stones[row.id] = pathway.add_stone(
            made.project, by=made.by, kind=row.kind, track=row.track, words=row.words
        )
    choose_steps(made, {row.id: row.leads_to for row in (*then, *gone)})
    say_more(made, files.plan, made.stones, questions)
    agree(made, files.plan)
    for change in files.plan.since:
        last = last_number(made.project)
        change_since(made, change, {row.id: row for row in files.stones})
        made.project.pathwayedits.filter(number__gt=last).update(why=change.why)
        if change.act == "added":
            say_more(made, files.plan, [change.id], questions)
        made.project.pathwayedits.filter(number__gt=last).update(at=noon(change.changed_on))
    shape(made, files)


def add_stone(made: "Made", row: StoneRow, *, words: str, by: Member | None = None) -> None:
    made.stones[row.id] = pathway.add_stone(
        made.project,
        by=by or made.by,
        kind=row.kind,
        track=row.track,
        words=words,
        for_whom=row.for_whom,
        benefits=row.benefits,
    )


def choose_steps(made: "Made", steps: Mapping[str, Collection[str]], by: Member | None = None) -> None:
    """The steps between stones that are there already."""
    for stone, leads_to in steps.items():
        refs = [made.stones[each].ref for each in leads_to if each in made.stones]
        if refs:
            pathway.choose_steps(made.stones[stone], by=by or made.by, leads_to=refs)


def agree(made: "Made", plan: PlanFiles) -> None:
    """The version that the group agreed, and all acts up to it, on the day on which it did."""
    told = plan.version
    by = [made.members[each] for each in told.agreed_by]
    version = versions.name_version(
        made.project, by=made.by, name=told.name, why=told.why, agreed_on=told.agreed_on, agreed_by=by
    )
    version.made_at = noon(told.agreed_on)
    version.save(update_fields=["made_at"])
    made.project.pathwayedits.update(at=version.made_at)


def change_since(made: "Made", row: SinceRow, stones: Mapping[str, StoneRow]) -> None:
    """One change after the version, by whoever made it."""
    by = made.members[row.by]
    if row.act == "took-off":
        pathway.remove_stone(made.stones.pop(row.id), by=by)
    elif row.act == "reworded":
        pathway.change_stone(made.stones[row.id], by=by, words=stones[row.id].words)
    else:
        add_stone(made, stones[row.id], words=stones[row.id].words, by=by)
        joined = {each.id: each.leads_to for each in stones.values() if row.id in (each.id, *each.leads_to)}
        choose_steps(made, {stone: joined[stone] for stone in joined if stone in made.stones}, by=by)


def say_more(made: "Made", plan: PlanFiles, stones: Collection[str], questions: Mapping[str, Question]) -> None:
    """What must hold on the steps at these stones, and how they will be known."""
    for row in plan.steps:
        ends = (row.source, row.target)
        if made.stones.keys() >= set(ends) and set(stones) & set(ends):
            about = {"assumption": row.assumption, "because": row.because, "sure": row.sure}
            target = made.stones[row.target].ref
            pathway_more.assume(made.stones[row.source], by=made.by, target=target, **about)
    for row in plan.indicators:
        if row.stone in stones:
            asked = str(questions[row.question].pk) if row.question else ""
            about = {name: getattr(row, name) for name in ("words", "baseline", "target", "unit", "due")}
            pathway_more.add_indicator(made.stones[row.stone], by=made.by, way=row.way, question=asked, **about)


def shape(made: "Made", files: ProjectFiles) -> None:
    for row in files.stones:
        if row.shaped_by:
            members = [made.members[each] for each in row.shaped_by]
            pathway_more.shape(made.stones[row.id], by=made.by, members=members)


# --- Who has a stake --------------------------------------------------------------------------------------


def make_stakes(made: "Made", plan: PlanFiles) -> None:
    rows = {}
    for row in plan.stakes:
        told = Stakeholder(
            project=made.project,
            name=row.name,
            side=row.side,
            stake=row.stake,
            power=row.power,
            interest=row.interest,
            is_in=row.is_in,
        )
        members = [made.members[each] for each in row.members]
        rows[row.id] = stakeholders.save_stakeholder(told, members, by=made.by)
    for row in plan.todo:
        action = Action(
            project=made.project,
            words=row.words,
            member=made.members.get(row.member),
            stakeholder=rows.get(row.stakeholder),
        )
        todo.save_action(action, by=made.by)
        if row.is_done:
            todo.finish(action, by=made.by)


# --- The plan before --------------------------------------------------------------------------------------


def make_plan_before(made: "Made", plan: PlanFiles) -> None:
    """Written and sealed before the co-production began; what became of it was said afterwards."""
    told = plan.before
    writers = [made.members[each] for each in told.written_by]
    before = plan_before.save_plan(PlanBefore(project=made.project), title=told.title, writers=writers, by=made.by)
    planned = [row for row in plan.planned if row.words]
    items = plan_before.add_items(before, [row.words for row in planned], by=made.by)
    seen = method.seal(told.title, [row.words for row in planned])
    before = plan_before.seal_plan(before, seen=seen, by=writers[0])
    before.made_at = before.sealed_at = noon(told.sealed_on)
    before.save(update_fields=["made_at", "sealed_at"])
    if told.note:
        plan_before.add_note(before, told.note, by=made.by)
    plan_before.show_in(before, told.shown_in, by=made.by)
    by_id = dict(zip((row.id for row in planned), items, strict=True))
    for row in plan.planned:
        item = by_id.get(row.id)
        mark = (
            plan_marks.mark_item(item, row.fate, row.instead, by=made.by)
            if item
            else plan_marks.add_new(before, row.instead, by=made.by)
        )
        plan_marks.add_decisions(mark, [made.decisions[each] for each in row.decisions], by=made.by)
        plan_marks.add_voices(mark, [made.voices[each] for each in row.voices], by=made.by)
    PlanOutcome.objects.filter(plan=before).update(marked_at=noon(told.marked_on))
    before.notes.update(at=noon(told.marked_on))
