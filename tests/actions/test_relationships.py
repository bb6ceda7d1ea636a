"""Rounds about ties: consent first, one step after the other, and taking back leaves nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steppingstones.actions import relationships as actions
from steppingstones.models import Event, Tie, TieRound
from steppingstones.queries.relationships import asked
from tests.tied import NAMED, OUT, UNNAMED, everywhere, join, make_people, make_tie_round, make_ties, tell
from tests.world import make_member

fresh = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
LETTERS = "ABCZY"
TOLD = st.dictionaries(
    st.tuples(st.sampled_from(LETTERS), st.sampled_from(["work", "trust"]), st.booleans()),
    st.text(LETTERS, max_size=5).map(lambda some: "".join(dict.fromkeys(some))),
)


def without_oneself(told):
    return {key: others.replace(key[0], "") for key, others in told.items()}


@given(TOLD, st.sampled_from(LETTERS), st.booleans())
@fresh
def test_taking_back_leaves_nothing_of_somebody(world, told, leaver, after_the_end):
    TieRound.objects.all().delete()
    world.project.members.filter(name__in=LETTERS).delete()
    people = make_people(world.project, 3, 2)
    told, rest = without_oneself(told), {letter: each for letter, each in people.items() if letter != leaver}
    one = make_tie_round(world.ada)
    join(one, people)
    actions.ask(one, by=world.ada)
    tell(one, people, told)
    if after_the_end:
        actions.end(one, by=world.ada)
    actions.take_part(one, people[leaver], OUT, by=people[leaver])
    found = asked(one)
    assert people[leaver].pk not in {
        end for tie in Tie.objects.all() for end in (tie.teller.member_id, tie.other.member_id)
    }
    assert str(people[leaver].pk) not in found.sides
    kept = {key: others.replace(leaver, "") for key, others in told.items() if key[0] != leaver}
    assert sum(map(len, found.ties.values())) == sum(map(len, kept.values())) == Tie.objects.count()
    assert len(found.people) == len(rest)


def test_nobody_is_asked_about_somebody_who_is_left_out(world):
    one = make_tie_round(world.ada)
    actions.take_part(one, world.ada, NAMED, by=world.ada)
    actions.take_part(one, world.ben, OUT, by=world.ben)
    with pytest.raises(actions.TooFewYet):
        actions.ask(one, by=world.ada)
    actions.take_part(one, world.ben, UNNAMED, by=world.ben)
    actions.ask(one, by=world.ada)


def test_nobody_joins_while_people_answer_but_anybody_can_leave(world):
    one = make_tie_round(world.ada)
    join(one, {"A": world.ada, "B": world.ben})
    actions.ask(one, by=world.ada)
    with pytest.raises(actions.TooLate):
        actions.take_part(one, world.rae, NAMED, by=world.rae)
    actions.take_part(one, world.ben, OUT, by=world.ben)
    with pytest.raises(actions.TooLate):
        actions.take_part(one, world.ben, NAMED, by=world.ben)


def test_who_spoke_for_themselves_is_not_overruled(world):
    one = make_tie_round(world.ada)
    actions.take_part(one, world.ada, NAMED, by=world.ada)
    with pytest.raises(actions.SaidThemselves):
        actions.take_part(one, world.ada, OUT, by=world.ben)
    mo = make_member(world.project, "Mo", user=None)
    actions.take_part(one, mo, NAMED, by=world.ben)
    actions.ask(one, by=world.ada)
    actions.answer(one, mo, {("work", False): []}, by=world.ben)
    with pytest.raises(actions.SaidThemselves):
        actions.answer(one, world.ada, {}, by=world.ben)
    actions.take_part(one, mo, OUT, by=world.ben)
    assert [str(person.member) for person in asked(one).people.values()] == ["Ada"]


def test_an_answer_takes_the_place_of_the_one_before(world):
    people = make_people(world.project, 2, 1)
    one = make_tie_round(world.ada)
    join(one, people)
    actions.ask(one, by=world.ada)
    tell(one, people, {("A", "work", False): "BZ"})
    tell(one, people, {("A", "learn", True): "B"})
    assert list(Tie.objects.values_list("kind", "is_before")) == [("learn", True)]


def test_people_of_another_round_and_oneself_are_never_named(world):
    people = make_people(world.project, 2, 1)
    earlier = make_ties(world.ada, people, {})
    one = make_tie_round(world.ada, "Autumn")
    join(one, people)
    actions.ask(one, by=world.ada)
    parts = [*earlier.people.values_list("pk", flat=True), one.people.get(member=people["A"]).pk]
    actions.answer(one, people["A"], {("work", False): parts}, by=people["A"])
    assert not Tie.objects.exists()


@pytest.mark.parametrize(("unnamed", "hides_all"), [("", False), ("B", True), ("A", True)])
def test_after_the_end_what_is_missing_would_tell(world, unnamed, hides_all):
    people = make_people(world.project)
    one = make_ties(world.ada, people, everywhere(people), unnamed=unnamed)
    actions.take_part(one, people["A"], OUT, by=people["A"])
    one.refresh_from_db()
    assert (one.hides_trust, one.hides_all) == (True, hides_all)


def test_one_round_at_a_time_and_each_step_once(world):
    one = make_tie_round(world.ada)
    with pytest.raises(actions.AnotherRound):
        make_tie_round(world.ada, "Autumn")
    for step in (actions.end, lambda one, by: actions.answer(one, world.ada, {}, by=by)):
        with pytest.raises(actions.NotAsking):
            step(one, by=world.ada)
    join(one, {"A": world.ada, "B": world.ben})
    actions.ask(one, by=world.ada)
    with pytest.raises(actions.NotAsking):
        actions.ask(one, by=world.ada)
    actions.end(one, by=world.ada)
    make_tie_round(world.ada, "Autumn")


def test_a_round_that_was_begun_by_mistake_goes_until_somebody_answered(world):
    one = make_tie_round(world.ada)
    actions.remove(one, by=world.ada)
    one = make_tie_round(world.ada)
    join(one, {"A": world.ada, "B": world.ben})
    actions.ask(one, by=world.ada)
    actions.answer(one, world.ada, {}, by=world.ada)
    with pytest.raises(actions.SomebodyAnswered):
        actions.remove(one, by=world.ada)
    assert TieRound.objects.count() == 1


def test_the_history_does_not_tell_who_said_no(world):
    one = make_tie_round(world.ada)
    actions.take_part(one, world.ada, OUT, by=world.ada)
    actions.take_part(one, world.ben, NAMED, by=world.ben)
    verbs = set(Event.objects.filter(noun="tieround").exclude(verb="began").values_list("verb", flat=True))
    assert verbs == {"said if they take part in"}
