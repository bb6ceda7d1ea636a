"""Whatever people do in the time bank, all balances together are nothing."""

import random
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest

from steppingstones.actions import time_bank as actions
from steppingstones.actions.people import leave
from steppingstones.models import Member, TimeExchange
from steppingstones.queries.time_bank import ENDS, accounts, balance_of, balances_of
from tests.world import make_member

DAY = date(2026, 3, 4)


def one_step(chance: random.Random, project, people: list[Member | None]) -> None:
    """Somebody does something; what they may not do is refused."""
    by = chance.choice([each for each in people if each])
    found = list(TimeExchange.objects.filter(project=project).order_by("pk"))
    new = TimeExchange(project=project, words="A lift", done_on=DAY)
    new.giver, new.receiver = chance.sample(people, 2)
    new.hours = Decimal(chance.randint(1, 999)) / 100
    acts = [lambda: actions.note_exchange(new, by=by)]
    if found:
        one = chance.choice(found)
        acts += [
            *[lambda: actions.say_yes(one, chance.choice(ENDS), by=by)] * 4,
            lambda: actions.say_no(one, "No", by=by),
            lambda: actions.take_away(one, by=by),
            lambda: actions.bring_back(one, by=by),
        ]
    with suppress(actions.NotExchanged):
        chance.choice(acts)()


@pytest.mark.parametrize("seed", range(3))
def test_whatever_people_do_it_adds_up_to_nothing(world, seed):
    chance = random.Random(seed)
    jo = make_member(world.project, "Jo", user=None)
    people = [None, world.ada, world.ben, jo, make_member(world.project, "Mo")]
    for step in range(200):
        if step == 100:
            leave(jo, by=world.ben)
        one_step(chance, world.project, people)
        found = balances_of(world.project)
        assert sum(found.values()) == 0
    assert any(found.values())
    for member in people[1:]:
        assert found.get(member.pk, 0) == balance_of(member)
        assert sum(each.hours for each in accounts(world.project, member)) == 0


def test_a_yes_that_was_read_before_a_no_does_not_count(world):
    """Two windows are open: in one of them the hours were refused meanwhile."""
    mo = make_member(world.project, "Mo")
    new = TimeExchange(project=world.project, giver=world.ada, receiver=mo, hours=1, words="A lift", done_on=DAY)
    old = TimeExchange.objects.get(pk=actions.note_exchange(new, by=world.ada).pk)
    actions.say_no(old, "It was on Monday", by=mo)
    with pytest.raises(actions.NotForYou):
        actions.say_yes(old, "receiver", by=mo)
    assert balance_of(mo) == 0
