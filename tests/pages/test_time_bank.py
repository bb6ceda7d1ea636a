"""The time bank: both sides say yes, balances are private, and together they are always nothing."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import RestrictedError
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.actions.people import leave
from steppingstones.models import Member, Project, TimeExchange, TimeOffer
from steppingstones.queries.time_bank import accounts, balance_of, balances_of
from tests.world import make_member

BANK = "/p/the-garden/take-part/time-bank/"
DAY = date(2026, 3, 4)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def ben(as_member, world):
    return as_member(world.ben)


@pytest.fixture
def mo(world) -> Member:
    return make_member(world.project, "Mo")


def exchange(giver, receiver, hours="1", *, said=True, **more) -> TimeExchange:
    by = giver or receiver
    days = {"giver_said_on": DAY, "receiver_said_on": DAY} if said else {}
    fields = {"giver": giver, "receiver": receiver, "hours": Decimal(hours), "words": "A lift", "done_on": DAY}
    return TimeExchange.objects.create(project=by.project, noted_by=by, **{**fields, **days, **more})


def typed(giver, receiver, **more):
    ends = {"giver": giver if isinstance(giver, str) else giver.ref}
    ends["receiver"] = receiver if isinstance(receiver, str) else receiver.ref
    return {**ends, "hours": "1,5", "words": "A lift", "done_on": "2026-03-04", **more}


def text(page) -> str:
    return " ".join(html.fromstring(page.content).text_content().split())


def total(project) -> Decimal:
    return sum(balances_of(project).values())


# --- Both sides -------------------------------------------------------------------------------------------


def test_hours_count_once_both_have_said_yes(as_member, ada, world, mo):
    ada.post(f"{BANK}hours/add/", typed(world.ada, mo))
    row = TimeExchange.objects.get()
    assert (row.giver_said_on is None, row.receiver_said_on, balance_of(world.ada)) == (False, None, 0)
    page = as_member(mo).get(BANK)
    assert "Ada gave 1.5 hours to Mo (you)" in text(page)
    as_member(mo).post(f"{BANK}hours/{row.ref}/yes/receiver/")
    assert (balance_of(world.ada), balance_of(mo), total(world.project)) == (Decimal("1.5"), Decimal("-1.5"), 0)


def test_nobody_says_yes_for_the_other(as_member, ada, ben, world, mo):
    row = exchange(world.ada, mo, said=False, giver_said_on=DAY)
    for client in (ada, ben, as_member(make_member(world.project, "Jo")), as_member(world.cy), as_member(world.rae)):
        client.post(f"{BANK}hours/{row.ref}/yes/receiver/")
    row.refresh_from_db()
    assert row.receiver_said_on is None


def test_somebody_without_an_account_says_yes_in_person(ben, world):
    jo = make_member(world.project, "Jo", user=None)
    row = exchange(world.ada, jo, said=False, giver_said_on=DAY)
    page = ben.post(f"{BANK}hours/{row.ref}/yes/receiver/", follow=True)
    row.refresh_from_db()
    assert (row.receiver_told_to, row.giver_told_to) == (world.ben, None)
    assert "Jo said yes in person to Ben." in text(page)


def test_a_facilitator_does_not_say_yes_to_hours_of_their_own(ben, world):
    jo = make_member(world.project, "Jo", user=None)
    row = exchange(world.ben, jo, said=False, giver_said_on=DAY)
    ben.post(f"{BANK}hours/{row.ref}/yes/receiver/")
    ben.post(f"{BANK}hours/add/", typed(world.ben, "group"))
    assert balance_of(world.ben) == 0


def test_a_co_producer_says_yes_for_the_group_to_a_facilitator(as_member, ben, ada, world):
    ben.post(f"{BANK}hours/add/", typed(world.ben, "group"))
    row = TimeExchange.objects.get()
    assert as_member(world.rae).get(f"{BANK}hours/{row.ref}/no/").status_code == 404
    ada.post(f"{BANK}hours/{row.ref}/yes/receiver/")
    assert balances_of(world.project)[None] == Decimal("-1.5")
    assert "A lift" not in text(ada.get(f"{BANK}hours/"))  # what is settled is between those two


def test_somebody_who_only_reads_says_yes_or_no_to_their_own_hours(as_member, world):
    rae = as_member(world.rae)
    for act, typed in (("yes/receiver/", {}), ("no/", {"why": "It was one hour"})):
        row = exchange(world.ada, world.rae, said=False, giver_said_on=DAY)
        assert f"{row.ref}/{act}" in rae.get(BANK).text
        assert rae.post(f"{BANK}hours/{row.ref}/{act}", typed).status_code == 302
    assert (balance_of(world.rae), total(world.project)) == (-1, 0)


def test_what_a_facilitator_took_away_is_not_brought_back_by_others(ada, ben, world, mo):
    row = exchange(world.ada, mo)
    ben.post(f"{BANK}hours/{row.ref}/remove/")
    assert "A lift" not in ada.get(f"{BANK}hours/").text
    ada.post(f"{BANK}hours/{row.ref}/restore/")
    assert balance_of(world.ada) == 0


def test_the_group_itself_gives(ben, ada, world):
    ben.post(f"{BANK}hours/add/", typed("group", world.ada))
    ada.post(f"{BANK}hours/{TimeExchange.objects.get().ref}/yes/receiver/")
    assert (balance_of(world.ada), balances_of(world.project)[None]) == (Decimal("-1.5"), Decimal("1.5"))


def test_no_with_a_reason(as_member, ada, world, mo):
    row = exchange(world.ada, mo, said=False, giver_said_on=DAY)
    url = f"{BANK}hours/{row.ref}/no/"
    assert as_member(mo).post(url, {"why": " "}).status_code == 422
    as_member(mo).post(url, {"why": "It was one hour"})
    assert "It was one hour" in text(ada.get(f"{BANK}hours/"))
    as_member(mo).post(f"{BANK}hours/{row.ref}/yes/receiver/")
    assert balance_of(world.ada) == 0


def test_what_both_agreed_is_not_refused_afterwards(as_member, world, mo):
    row = exchange(world.ada, mo)
    assert as_member(mo).post(f"{BANK}hours/{row.ref}/no/", {"why": "No"}).status_code == 422
    as_member(world.ada).post(f"{BANK}hours/{row.ref}/remove/")
    assert balance_of(mo) == -1


def test_remove_and_put_back(ben, world, mo):
    row = exchange(world.ada, mo)
    page = ben.post(f"{BANK}hours/{row.ref}/remove/", follow=True)
    assert "Put it back" in page.text
    assert (balance_of(mo), total(world.project)) == (0, 0)
    ben.post(f"{BANK}hours/{row.ref}/restore/")
    assert (balance_of(mo), total(world.project)) == (-1, 0)


@pytest.mark.parametrize(
    "wrong", [{"hours": "-1"}, {"hours": "10,000"}, {"hours": "0"}, {"words": ""}, {"done_on": "x"}]
)
def test_what_is_wrong_is_named(ada, world, mo, wrong):
    page = ada.post(f"{BANK}hours/add/", {**typed(world.ada, mo), **wrong})
    assert (page.status_code, TimeExchange.objects.count()) == (422, 0)


def test_hours_go_from_one_to_another_and_one_is_me(ada, ben, world, mo):
    for pair in ((world.ada, world.ada), ("group", "group"), (mo, world.ben), (world.ada, world.cy), ("", mo)):
        assert ada.post(f"{BANK}hours/add/", typed(*pair)).status_code == 422
    assert ben.post(f"{BANK}hours/add/", typed("group", "group")).status_code == 422
    assert not TimeExchange.objects.exists()


def test_a_second_click_notes_nothing_more(ada, world, mo):
    for _click in range(2):
        ada.post(f"{BANK}hours/add/", typed(world.ada, mo, once="a-key"))
    assert TimeExchange.objects.count() == 1


# --- Who sees what ----------------------------------------------------------------------------------------


def test_others_see_neither_my_hours_nor_my_balance(as_member, ben, world, mo):
    exchange(world.ada, world.ben, "7", words="Something private")
    client = as_member(mo)
    pages = [client.get(BANK), client.get(f"{BANK}hours/"), client.get(f"{BANK}balances/")]
    assert not any("Ada" in text(page) or "Something private" in text(page) for page in pages)
    row = TimeExchange.objects.get()
    for url in (f"{row.ref}/no/", f"{row.ref}/yes/giver/", f"{row.ref}/remove/", f"{row.ref}/restore/"):
        assert client.post(f"{BANK}hours/{url}").status_code == 404
    assert "Ada" in text(ben.get(f"{BANK}balances/"))


def test_every_page_of_balances_adds_up_to_nought(ada, ben, world, mo):
    exchange(world.ada, mo, "0.1")
    exchange(world.ada, None, "2")
    exchange(mo, world.ben, "0.2")
    for member in (world.ada, world.ben, world.rae):
        assert sum(account.hours for account in accounts(world.project, member)) == 0
    last = html.fromstring(ben.get(f"{BANK}balances/").content).xpath("//tbody/tr[last()]/td")
    assert [each.text for each in last] == ["0 hours"]


def test_a_balance_of_few_others_is_not_worked_out(ada, world, mo):
    exchange(mo, None, "13")
    assert "13" not in text(ada.get(f"{BANK}balances/"))
    for number in range(4):
        exchange(make_member(world.project, f"Jo{number}"), None, "1")
    told = text(ada.get(f"{BANK}balances/"))
    assert "The group" in told
    assert "17 hours" in told


def test_a_minus_is_nothing_to_be_ashamed_of(ada, world, mo):
    exchange(mo, world.ada, "3")
    page = text(ada.get(BANK))
    assert "Your balance: \N{MINUS SIGN}3 hours" in page
    assert "A minus is fine." in page


# --- Who leaves -------------------------------------------------------------------------------------------


def test_the_balance_of_somebody_who_left_stays_in_the_sums(ben, world, mo):
    exchange(world.ada, mo, "3")
    leave(mo, by=world.ben)
    assert (balance_of(world.ada), total(world.project)) == (3, 0)
    assert "Mo (has left)" in text(ben.get(f"{BANK}balances/"))


def test_what_waits_for_somebody_who_left_can_be_settled(ben, world, mo):
    row = exchange(world.ada, mo, said=False, giver_said_on=DAY)
    leave(mo, by=world.ben)
    ben.post(f"{BANK}hours/{row.ref}/yes/receiver/")
    assert balance_of(world.ada) == 1


def test_nobody_disappears_with_half_of_an_exchange(world, mo):
    exchange(world.ada, mo)
    with pytest.raises(RestrictedError):
        mo.delete()
    assert total(world.project) == 0


def test_a_whole_project_goes_with_its_bank(world, mo):
    exchange(world.ada, mo)
    exchange(None, mo)
    world.project.delete()
    assert not TimeExchange.objects.exists()
    assert Project.objects.count() == 1


# --- The board --------------------------------------------------------------------------------------------


def test_an_offer_and_an_ask(ada, as_member, world, mo):
    ada.post(f"{BANK}offers/add/", {"is_ask": "no", "words": "Mending clothes", "more": ""})
    as_member(mo).post(f"{BANK}offers/add/", {"is_ask": "yes", "words": "A lift", "more": "On Mondays"})
    assert [(row.member.name, row.is_ask) for row in TimeOffer.objects.order_by("pk")] == [("Ada", False), ("Mo", True)]
    assert "Mending" not in text(ada.get(f"{BANK}?show=asks"))
    offer = TimeOffer.objects.get(is_ask=True)
    page = html.fromstring(ada.get(f"{BANK}hours/add/?offer={offer.ref}").content)
    assert page.xpath("//select[@name='receiver']/option[@selected]/@value") == [mo.ref]
    assert page.xpath("//input[@name='words']/@value") == ["A lift"]


def test_an_offer_is_changed_by_whose_it_is(ada, ben, as_member, world, mo):
    offer = TimeOffer.objects.create(project=world.project, member=mo, words="A lift", made_on=DAY)
    for act in ("edit", "remove", "restore"):
        assert ada.post(f"{BANK}offers/{offer.ref}/{act}/").status_code == 404
    as_member(mo).post(f"{BANK}offers/{offer.ref}/edit/", {"is_ask": "no", "words": "Two lifts"})
    assert "“Two lifts” is removed." in text(as_member(mo).post(f"{BANK}offers/{offer.ref}/remove/", follow=True))
    assert as_member(mo).get(f"{BANK}offers/{offer.ref}/edit/").status_code == 410
    assert "Two lifts" in text(as_member(mo).post(f"{BANK}offers/{offer.ref}/restore/", follow=True))


def test_ben_puts_up_an_offer_for_somebody_else(ben, world, mo):
    ben.post(f"{BANK}offers/add/", {"member": mo.ref, "is_ask": "no", "words": "Soup"})
    assert TimeOffer.objects.get().member == mo


@pytest.mark.parametrize("place", ["", "hours/", "balances/"])
def test_the_same_number_of_queries_for_one_and_for_many(ben, world, place):
    def fill(number):
        for n in range(number):
            mo = make_member(world.project, f"Mo{number}{n}")
            exchange(world.ada, mo, said=False)
            exchange(mo, None, giver_told_to=world.ben)
            TimeOffer.objects.create(project=world.project, member=mo, words="Soup", made_on=DAY)

    fill(1)
    with CaptureQueriesContext(connection) as one:
        assert ben.get(BANK + place).status_code == 200
    fill(3)
    with CaptureQueriesContext(connection) as many:
        ben.get(BANK + place)
    assert len(many) == len(one) < 20
