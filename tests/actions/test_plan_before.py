"""Writing and sealing the plan before, and saying what became of it."""

import pytest

from steppingstones.actions import plan_before as actions
from steppingstones.actions import plan_marks as marks
from steppingstones.actions.consent import take_back
from steppingstones.actions.removals import remove
from steppingstones.methods.plan_before import seal
from steppingstones.models import Event, PlanBefore, PlannedItem, PlanNote, PlanOutcome
from steppingstones.queries.plan_before import comparison_of, entries_of, items_of, seal_of
from tests.world import link, make_decision, make_voice

THINGS = ["Buy ten small tables", "Open on weekdays", "Ask families by letter"]


def make_plan(world, things=THINGS, writers=None) -> PlanBefore:
    plan = PlanBefore(project=world.project)
    plan = actions.save_plan(plan, title="A day centre", writers=writers or [world.ben], by=world.ben)
    actions.add_items(plan, things, by=world.ben)
    return plan


def seen(plan) -> str:
    return seal(plan.title, [item.words for item in items_of(plan)])


def make_sealed(world, things=THINGS) -> PlanBefore:
    plan = make_plan(world, things)
    return actions.seal_plan(plan, seen=seen(plan), by=world.ben)


def words_of(plan):
    return [item.words for item in items_of(plan)]


# --- Until it is sealed -----------------------------------------------------------------------------------


def test_items_keep_their_order_and_can_be_moved_taken_out_and_put_back(world):
    plan = make_plan(world)
    first, second, _third = items_of(plan)
    actions.move_item(second, up=True, by=world.ada)
    actions.move_item(second, up=True, by=world.ada)  # at the end it stays
    assert words_of(plan) == [THINGS[1], THINGS[0], THINGS[2]]
    actions.remove_item(first, by=world.ada)
    assert words_of(plan) == [THINGS[1], THINGS[2]]
    actions.restore_item(first, by=world.ada)
    assert sorted(words_of(plan)) == sorted(THINGS)


def test_a_plan_holds_as_much_as_a_group_can_go_through(world):
    plan = make_plan(world, ["Something"] * actions.MOST_ITEMS)
    with pytest.raises(actions.TooMany):
        actions.add_items(plan, ["One more"], by=world.ben)
    gone = items_of(plan)[0]
    actions.remove_item(gone, by=world.ben)
    actions.add_items(plan, ["One more"], by=world.ben)
    with pytest.raises(actions.TooMany):
        actions.restore_item(gone, by=world.ben)


def test_sealing_needs_something_planned_and_somebody_who_wrote_it(world):
    empty = make_plan(world, [])
    with pytest.raises(actions.NothingPlanned):
        actions.seal_plan(empty, seen=seen(empty), by=world.ben)
    plan = make_plan(world)
    plan.written_by.clear()
    with pytest.raises(actions.NobodyWroteIt):
        actions.seal_plan(plan, seen=seen(plan), by=world.ben)


def test_nobody_seals_words_that_they_have_not_read(world):
    plan = make_plan(world)
    before = seen(plan)
    actions.change_item(items_of(plan)[0], "Buy twelve small tables", by=world.ada)
    with pytest.raises(actions.ChangedMeanwhile):
        actions.seal_plan(plan, seen=before, by=world.ben)
    assert PlanBefore.objects.get().sealed_at is None


# --- Once it is sealed ------------------------------------------------------------------------------------


def test_nothing_in_a_sealed_plan_can_change(world):
    plan = make_sealed(world)
    item, by = items_of(plan)[0], world.ben
    for change in (
        lambda: actions.save_plan(plan, title="Another", writers=[], by=by),
        lambda: actions.add_items(plan, ["One more"], by=by),
        lambda: actions.change_item(item, "Other words", by=by),
        lambda: actions.move_item(item, up=False, by=by),
        lambda: actions.remove_item(item, by=by),
        lambda: actions.restore_item(item, by=by),
        lambda: actions.remove_plan(plan, by=by),
        lambda: actions.seal_plan(plan, seen=plan.seal, by=by),
    ):
        with pytest.raises(actions.IsSealed):
            change()
    assert words_of(plan) == THINGS
    assert seal_of(PlanBefore.objects.get(), items_of(plan)).holds


@pytest.mark.parametrize(
    "behind_our_back",
    [
        lambda plan: PlannedItem.objects.filter(words=THINGS[0]).update(words="Buy eleven small tables"),
        lambda plan: PlannedItem.objects.filter(words=THINGS[0]).update(order=99),
        lambda plan: PlannedItem.objects.filter(words=THINGS[0]).delete(),
        lambda plan: PlannedItem.objects.create(project=plan.project, plan=plan, words="More", order=9),
        lambda plan: PlanBefore.objects.update(title="A night centre"),
    ],
)
def test_a_change_behind_our_back_is_seen(world, behind_our_back):
    plan = make_sealed(world)
    behind_our_back(plan)
    plan = PlanBefore.objects.get()
    assert not seal_of(plan, items_of(plan)).holds


def test_notes_stand_beside_a_sealed_plan_only(world):
    with pytest.raises(actions.NotSealed):
        actions.add_note(make_plan(world), "Too early", by=world.ben)
    plan = make_sealed(world)
    note = actions.add_note(plan, "The shop has closed", by=world.ada)
    assert (note.member, seal_of(plan, items_of(plan)).holds) == (world.ada, True)
    actions.remove_note(note, by=world.ada)
    assert not PlanNote.objects.standing().exists()
    actions.restore_note(note, by=world.ada)
    assert PlanNote.objects.standing().get() == note


# --- What became of it ------------------------------------------------------------------------------------


@pytest.fixture
def plan(world):
    return make_sealed(world)


def current(plan):
    return [(each.fate, each.words) for each in plan.outcomes.current()]


def test_marking_again_keeps_what_was_said_before_and_what_is_behind_it(world, plan):
    item, voice, decision = items_of(plan)[0], make_voice(world.project), make_decision(world.project)
    first = marks.mark_item(item, "dropped", "", by=world.ben)
    marks.add_voices(first, [voice], by=world.ben)
    marks.add_decisions(first, [decision], by=world.ben)
    again = marks.mark_item(item, "changed", "One round table", by=world.ada)
    assert current(plan) == [("changed", "One round table")]
    assert (again.replaces, again.marked_by) == (first, world.ada)
    assert (list(again.voices.all()), list(again.decisions.all())) == ([voice], [decision])
    assert PlanOutcome.objects.get(pk=first.pk).fate == "dropped"


def test_saying_the_same_again_makes_no_new_mark(world, plan):
    item = items_of(plan)[0]
    assert marks.mark_item(item, "kept", "", by=world.ben) == marks.mark_item(item, "kept", "", by=world.ada)
    assert PlanOutcome.objects.count() == 1


def test_a_mark_taken_away_comes_back_unless_there_is_another(world, plan):
    item = items_of(plan)[0]
    mark = marks.mark_item(item, "kept", "", by=world.ben)
    marks.end_mark(mark, by=world.ben)
    assert current(plan) == []
    marks.restore_mark(mark, by=world.ben)
    assert current(plan) == [("kept", "")]
    marks.end_mark(mark, by=world.ben)
    marks.mark_item(item, "dropped", "", by=world.ada)
    with pytest.raises(marks.MarkedAgain):
        marks.restore_mark(mark, by=world.ben)
    assert current(plan) == [("dropped", "")]


def test_new_things_are_worded_anew_and_two_people_do_not_undo_each_other(world, plan):
    new = marks.add_new(plan, "A garden", by=world.ada)
    marks.change_new(new, "A garden by the door", by=world.ada)
    with pytest.raises(marks.MarkGone):
        marks.change_new(new, "A yard", by=world.ben)
    with pytest.raises(marks.MarkedAgain):
        marks.restore_mark(new, by=world.ben)
    assert current(plan) == [("new", "A garden by the door")]


def test_only_a_sealed_plan_is_marked(world):
    draft = make_plan(world)
    with pytest.raises(actions.NotSealed):
        marks.mark_item(items_of(draft)[0], "kept", "", by=world.ben)
    with pytest.raises(actions.NotSealed):
        marks.add_new(draft, "A garden", by=world.ben)


def test_only_what_the_group_may_use_is_behind_a_mark(world, plan):
    mark = marks.mark_item(items_of(plan)[0], "dropped", "", by=world.ben)
    private, gone = make_voice(world.project, uses=()), make_decision(world.project)
    remove(gone, by=world.ben)
    for act, ends in ((marks.add_voices, [private]), (marks.add_decisions, [gone])):
        for given in (
            ends,
            [make_voice(world.elsewhere)] if act is marks.add_voices else [make_decision(world.elsewhere)],
        ):
            with pytest.raises(marks.NotUsable):
                act(mark, given, by=world.ben)
    assert not mark.voices.exists()
    assert not mark.decisions.exists()


def test_a_voice_taken_back_is_behind_nothing_any_more(world, plan):
    voice, led = make_voice(world.project), make_voice(world.project, "On Saturdays")
    decision = make_decision(world.project)
    link(led, decision)
    chosen = marks.mark_item(items_of(plan)[0], "dropped", "", by=world.ben)
    marks.add_voices(chosen, [voice], by=world.ben)
    decided = marks.mark_item(items_of(plan)[1], "changed", "Saturdays, too", by=world.ben)
    marks.add_decisions(decided, [decision], by=world.ben)
    assert comparison_of(entries_of(plan)).from_voices == 2
    take_back(voice)
    take_back(led)
    told = comparison_of(entries_of(plan))
    assert (told.from_voices, told.decided_only, told.unexplained) == (0, 1, 1)


def test_a_decision_that_is_removed_explains_nothing(world, plan):
    decision = make_decision(world.project)
    mark = marks.mark_item(items_of(plan)[0], "dropped", "", by=world.ben)
    marks.add_decisions(mark, [decision], by=world.ben)
    remove(decision, by=world.ben)
    assert comparison_of(entries_of(plan)).unexplained == 1


def test_history_says_who_did_what_in_references(world, plan):
    marks.mark_item(items_of(plan)[0], "dropped", "Nobody wanted them", by=world.ada)
    verbs = list(Event.objects.filter(noun__startswith="plan").values_list("verb", flat=True))
    assert verbs == ["started", "added", "added", "added", "sealed", "marked"]
