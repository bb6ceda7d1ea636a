"""Cards and codes: what they open, for whom, how often, and how they end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from steppingstones.actions.people import LastFacilitator, NoAddress, change_member, leave, tell_how_to_sign_in
from steppingstones.actions.ways_in import (
    MINUTES,
    CardOpensNothing,
    CodeOpensNothing,
    HasLeft,
    card_of,
    code_of,
    end_card,
    finish,
    make_card,
    make_code,
    use,
)
from steppingstones.models import Event, Member, User, WayIn

from ..world import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def di(world) -> Member:
    """Somebody without an account."""
    return make_member(world.project, "Di", user=None)


@pytest.fixture
def card(world, di) -> str:
    return make_card(di, by=world.ben)


@pytest.fixture
def code(world, di) -> str:
    return make_code(di, by=world.ben)


def test_a_card_signs_its_member_in_each_time(di, card):
    users = [use(card_of(card)) for _time in range(2)]
    assert users[0] == users[1]
    assert users[0].email is None
    assert not users[0].has_usable_password()
    assert Member.objects.get(pk=di.pk).user == users[0]
    assert str(users[0]) == ""


def test_only_hashes_are_kept(card, code):
    kept = str(list(WayIn.objects.values()))
    assert card not in kept
    assert code not in kept


def test_a_new_card_ends_the_old(world, di, card):
    new = make_card(di, by=world.ben)
    assert card_of(card) is None
    assert card_of(new).member == di
    assert set(Event.objects.values_list("member__name", "verb", "noun_ref")) == {("Ben", "made a card for", di.ref)}


def test_an_ended_card_opens_nothing_for_those_who_stand_at_the_door_too(world, di, card):
    way = card_of(card)
    assert end_card(di, by=world.ben)
    assert not end_card(di, by=world.ben)
    assert card_of(card) is None
    with pytest.raises(CardOpensNothing):
        use(way)


def test_a_code_works_once(code):
    way = code_of(code)
    use(way)
    assert code_of(code) is None
    with pytest.raises(CodeOpensNothing):
        use(way)


def test_a_code_is_too_old_after_some_minutes(code):
    way = code_of(code)
    WayIn.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert code_of(code) is None
    with pytest.raises(CodeOpensNothing):
        use(way)
    assert MINUTES <= 15


def test_a_new_code_ends_the_unused_one_but_no_visit(world, di, code):
    used = code_of(code)
    use(used)
    waits = code_of(make_code(di, by=world.ben))
    newest = code_of(make_code(di, by=world.ben))
    standing = set(WayIn.objects.standing())
    assert standing == {used, newest}
    assert waits not in standing


def test_a_card_is_no_code_and_a_code_no_card(card, code):
    assert code_of(card) is None
    assert card_of(code) is None


def test_being_done_ends_a_code_and_no_card(di, card, code):
    for way in (card_of(card), code_of(code)):
        finish(way)
    assert [way.kind for way in WayIn.objects.standing()] == [WayIn.Kind.CARD]


def test_whoever_has_left_has_no_way_in_and_gets_none_back(world, di, card, code):
    way = code_of(code)
    leave(di, by=world.ben)
    assert card_of(card) is None
    with pytest.raises(CodeOpensNothing):
        use(way)
    with pytest.raises(HasLeft):
        make_card(di, by=world.ben)
    Member.objects.update(left_at=None)  # they come back
    assert card_of(card) is None


def test_an_account_that_was_stopped_stays_stopped(di, card):
    use(card_of(card))
    User.objects.filter(email=None).update(is_active=False)
    assert card_of(card) is None


# --- Beside an email --------------------------------------------------------------------------------------


def test_saving_without_an_email_leaves_the_account_of_the_card(world, di, card):
    user = use(card_of(card))
    change_member(di, by=world.ben, email="", access_needs="Large print")
    assert Member.objects.get(pk=di.pk).user == user


def test_with_an_email_the_card_opens_the_new_account(world, di, card):
    old = use(card_of(card))
    change_member(di, by=world.ben, email="di@example.org")
    assert not User.objects.filter(pk=old.pk).exists()
    assert use(card_of(card)).email == "di@example.org"


def test_nobody_writes_to_somebody_without_an_address(world, di, card):
    use(card_of(card))
    di.refresh_from_db()
    with pytest.raises(NoAddress):
        tell_how_to_sign_in(di, by=world.ben, site="")


def test_a_facilitator_with_a_card_only_is_not_enough(world, di, card):
    use(card_of(card))
    Member.objects.filter(pk=di.pk).update(role=Member.Role.FACILITATOR)
    with pytest.raises(LastFacilitator):
        leave(world.ben, by=world.ben)
