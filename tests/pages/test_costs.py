"""What it took: written down by hand, counted from what is known, and told without telling what few people got."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from lxml import html

from steppingstones.models import Attendance, Contribution, Cost, HourRate, HoursCounted, Meeting, TimeExchange
from steppingstones.queries.costs import as_inputs, costs_of
from tests.world import make_member

COSTS = "/p/the-garden/value/costs/"
RENT = {"kind": "place", "words": "Rent of the hall", "on": "2026-03-04", "money": "120"}
DAY = date(2026, 3, 4)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def ben(as_member, world):
    return as_member(world.ben)


def flat(response) -> str:
    main = html.fromstring(response.content.decode()).get_element_by_id("main")
    return " ".join(" ".join(main.itertext()).split())


def write(client, **changes):
    return client.post(f"{COSTS}new/", {**RENT, **changes})


def give(member, hours="2", on=DAY, **more):
    facts = {"way": "gave", "kind": "hours", "on": on, "hours": Decimal(hours), **more}
    return Contribution.objects.create(project=member.project, member=member, **facts)


def pay(member, money=None, hours=None, kind="pay", **more):
    facts = {"way": "got", "kind": kind, "on": DAY, "money": money, "hours": hours, "answer": "taken", **more}
    return Contribution.objects.create(project=member.project, member=member, **facts)


def hold(project, *members, day=DAY, hours=2):
    starts = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
    ends = starts.replace(hour=10 + hours)
    meeting = Meeting.objects.create(project=project, title="Tea", starts_at=starts, ends_at=ends, status="held")
    for member in members:
        Attendance.objects.create(project=project, meeting=meeting, member=member)
    return meeting


def total(world):
    line = costs_of(world.project).total
    return [line.money, line.paid, line.unpaid]


# --- Written by hand --------------------------------------------------------------------------------------


def test_a_cost_is_written_down_changed_taken_away_and_brought_back(ada, world):
    assert write(ada).status_code == 302
    cost = Cost.objects.get()
    assert "£120" in flat(ada.get(COSTS))
    ada.post(f"{COSTS}written/{cost.ref}/", {**RENT, "money": "1,250.50"})
    assert "£1,250.50" in flat(ada.get(f"{COSTS}written/"))
    ada.post(f"{COSTS}written/{cost.ref}/remove/")
    assert costs_of(world.project).pieces == ()
    assert ada.get(f"{COSTS}written/{cost.ref}/").status_code == 410
    ada.post(f"{COSTS}written/{cost.ref}/restore/")
    assert total(world)[0] == Decimal("1250.50")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"kind": ""}, "Choose what it was for"),
        ({"words": " "}, "Write what it was"),
        ({"money": ""}, "Write how much it was, or how many hours"),
        ({"money": "much"}, "Write a number"),
        ({"until": "2026-03-03"}, "It ends before it began"),
        ({"hours": "3"}, "Say if somebody was paid for these hours"),
        ({"on": "0001-01-01"}, "Look at the year"),
        ({"on": "2026-01-01", "until": "9999-12-31"}, "Look at the year"),
        ({"on": "2026-01-01", "until": "2057-01-01"}, "This is more than 30 years"),
        ({"people": "few"}, "Write a number, such as 6"),
        ({"words": "x" * 201}, "200"),
        ({"words": "a\0b"}, ""),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(ada, changes, told):
    answer = write(ada, **changes)
    assert answer.status_code == 422
    assert told in flat(answer)
    assert not Cost.objects.exists()


def test_the_picture_tells_pounds_and_hours_and_draws_no_noughts(ada):
    write(ada, money="1250")
    write(ada, kind="people", money="", hours="3", paid="no", side="lived")
    drawn = html.fromstring(ada.get(COSTS).content.decode()).xpath("//*[local-name()='svg' and @role='img']")
    money, hours = (list(picture.itertext()) for picture in drawn)
    assert ("£1,250" in money, "3 hours" in hours) == (True, True)
    assert not {"0", "£0", "0 hours"} & {*money, *hours}


def test_a_second_send_of_one_form_is_not_a_second_cost(ada):
    for _time in range(2):
        write(ada, once="a-key")
    assert Cost.objects.count() == 1


def test_a_change_meanwhile_is_not_undone_unseen(ada):
    write(ada)
    address = f"{COSTS}written/{Cost.objects.get().ref}/"
    seen = html.fromstring(ada.get(address).content.decode()).xpath("//input[@name='seen']/@value")[0]
    ada.post(address, {**RENT, "money": "90"})
    answer = ada.post(address, {**RENT, "money": "70", "seen": seen})
    assert answer.status_code == 422
    assert Cost.objects.get().money == 90


def test_a_cost_that_goes_on_is_spread_over_its_years(ada, world):
    write(ada, on="2025-07-01", until="2026-06-30", money="365")
    found = {piece.on.year: piece.money for piece in costs_of(world.project).pieces}
    assert found == {2025: Decimal(184), 2026: Decimal(181)}
    assert costs_of(world.project, since=date(2026, 6, 1)).total.money == 30


# --- Counted from what is known ---------------------------------------------------------------------------


def test_hours_come_from_give_and_get_the_time_bank_and_meetings(world):
    give(world.ada, "3")
    bank = {"hours": Decimal(1), "words": "Books", "giver_said_on": DAY, "receiver_said_on": DAY}
    TimeExchange.objects.create(project=world.project, giver=world.ada, done_on=date(2026, 3, 5), **bank)
    hold(world.project, world.ada, day=date(2026, 3, 6))
    found = {piece.source: piece.hours for piece in costs_of(world.project).pieces}
    assert found == {"giving": 3, "bank": 1, "meetings": 2}


def test_an_hour_of_a_meeting_counts_once(world):
    """Ada noted it for that meeting though on another day, and Di on the same day; Ed noted nothing."""
    di, ed = make_member(world.project, "Di", user=None), make_member(world.project, "Ed", user=None)
    meeting = hold(world.project, world.ada, di, ed)
    give(world.ada, "5", on=date(2026, 3, 9), meeting=meeting)
    give(di, "1")
    assert total(world)[2] == 5 + 1 + 2


def test_the_way_there_is_not_the_meeting(world):
    hold(world.project, world.ada)
    give(world.ada, "1", kind="travel")
    assert {piece.kind: piece.hours for piece in costs_of(world.project).pieces} == {"people": 2, "travel": 1}


def test_credits_that_were_given_away_are_not_hours_worked(world):
    said = {"giver_said_on": DAY, "receiver_said_on": DAY, "done_on": DAY, "words": "Welcome", "hours": 5}
    TimeExchange.objects.create(project=world.project, giver=None, receiver=world.ada, **said)
    TimeExchange.objects.create(project=world.project, giver=world.ben, receiver=world.ada, **said)
    assert costs_of(world.project).pieces == ()
    assert costs_of(world.project).lent == 10


def test_a_meeting_that_was_called_off_or_removed_took_no_hours(world):
    hold(world.project, world.ada)
    Meeting.objects.update(status="called-off")
    assert costs_of(world.project).pieces == ()


def test_pay_and_the_hours_it_was_for_count_once(world):
    give(world.ada, "3")
    pay(world.ada, money=Decimal(20), hours=Decimal(2))
    assert total(world) == [20, 2, 1]
    assert costs_of(world.project).total.together == 20


def test_who_comes_in_their_job_is_staff(ben, world):
    hold(world.project, world.ada, world.ben)
    assert total(world) == [0, 2, 2]
    ben.post(f"{COSTS}counting/", {"meetings": "on"})
    assert total(world) == [0, 0, 4]
    ben.post(f"{COSTS}counting/", {})
    assert HoursCounted.objects.get().meetings is False
    assert costs_of(world.project).pieces == ()


def test_unpaid_hours_are_no_money_until_the_group_says_so(ben, world):
    give(world.ada, "4")
    assert "They are not turned into money." in flat(ben.get(COSTS))
    rate = {"of": "unpaid", "table": "own", "amount": "10", "source": "As agreed", "basis": "floor"}
    assert ben.post(f"{COSTS}rates/", {**rate, "year": "2026"}).status_code == 302
    told = flat(ben.get(COSTS))
    assert "£40" in told
    assert "As agreed" in told
    again = ben.post(f"{COSTS}rates/", {**rate, "year": "2026"})
    assert "There is a rate for these hours from this year on" in flat(again)


def test_a_published_rate_brings_its_source_and_its_day(ben):
    rate = {"of": "unpaid", "table": "living wage", "basis": "floor", "year": "2026"}
    ben.post(f"{COSTS}rates/", rate)
    kept = HourRate.objects.get()
    assert kept.amount == Decimal("13.45")
    assert "Living Wage Foundation" in kept.source
    ben.post(f"{COSTS}rates/{kept.ref}/drop/")
    assert not HourRate.objects.exists()


def test_it_becomes_inputs_of_a_value_map(ada, world):
    write(ada)
    give(world.ada, "4")
    inputs = [(each.whom, each.what, each.amount, each.hours) for each in as_inputs(costs_of(world.project))]
    assert inputs == [
        ("Lived experience", "People’s time, unpaid", None, Decimal(4)),
        ("The project", "Places", Decimal(120), None),
    ]


def test_only_who_sees_every_number_looks_at_one_year(ada, ben, world):
    write(ada, on="2025-03-04", money="11")
    write(ada, money="22")
    assert "It took £11 that was paid." in flat(ben.get(f"{COSTS}?year=2025"))
    for query in ("year=2025", "year=2025&as-others", "year=1e3", "year=٢٠٢٥"):
        assert "It took £33 that was paid." in flat(ada.get(f"{COSTS}?{query}"))


# --- Few people -------------------------------------------------------------------------------------------


def test_others_do_not_read_what_few_people_got(ada, ben, world):
    write(ada)
    pay(world.ben, money=Decimal("77.70"))
    assert "£77.70" in flat(ben.get(COSTS))
    for answer in (ada.get(COSTS), ben.get(f"{COSTS}?as-others")):
        told = flat(answer)
        assert "77.70" not in told
        assert "197.70" not in told
        assert "£120" in told
        assert "hidden" in told


def test_sums_of_enough_people_are_told_to_all(ada, world):
    for number in range(6):
        give(make_member(world.project, f"M{number}", user=None, side="lived"), "2")
    told = flat(ada.get(COSTS))
    assert "12 hours for which nobody was paid" in told
    assert "at most £0 and 2 hours At least 6 people took part." in told


def test_each_is_not_told_to_have_taken_more_than_they_did(ada, world):
    """Nine came by taxi, so what six gave is not divided by six."""
    for number in range(6):
        give(make_member(world.project, f"M{number}", user=None, side="lived"), "3")
    write(ada, kind="travel", people="9", money="90")
    assert "at most £10 and 2 hours At least 9 people took part." in flat(ada.get(COSTS))


def test_a_side_of_few_hides_the_other_sides(ada, world):
    for number in range(6):
        give(make_member(world.project, f"M{number}", user=None, side="lived"), "2")
    give(make_member(world.project, "N", user=None, side="carer"), "1")
    main = html.fromstring(ada.get(COSTS).content.decode()).xpath("//h2[@id='sides']/..")[0]
    told = " ".join(main.text_content().split())
    assert "12 hours" not in told
    assert "13 hours" in told


# --- Who may ----------------------------------------------------------------------------------------------


def test_outsiders_and_readers(as_member, ada, world):
    write(ada)
    cost = Cost.objects.get()
    rae, cy = as_member(world.rae), as_member(world.cy)
    for what in ("", "written/", "new/", "rates/", "counting/", f"written/{cost.ref}/"):
        assert cy.get(f"{COSTS}{what}").status_code == 404
    assert cy.get(f"/p/{world.elsewhere.slug}/value/costs/written/{cost.ref}/").status_code == 404
    assert rae.get(COSTS).status_code == rae.get(f"{COSTS}written/").status_code == 200
    assert write(rae).status_code == 403


def test_as_many_queries_for_one_as_for_three(ben, world, django_assert_max_num_queries):
    def make(number: int) -> None:
        member = make_member(world.project, f"M{number}", user=None)
        give(member)
        pay(member, money=Decimal(1))
        meeting = hold(world.project, member, day=date(2026, 3, 5))
        meeting.others.create(project=world.project, side="lived", number=3)
        write(ben, words=f"Rent {number}")

    def queries() -> list[int]:
        with django_assert_max_num_queries(40) as one:
            ben.get(COSTS)
        with django_assert_max_num_queries(30) as other:
            ben.get(f"{COSTS}written/")
        return [len(one), len(other)]

    make(1)
    before = queries()
    make(2)
    make(3)
    assert queries() == before


def test_no_sum_tells_with_those_of_give_and_get_what_one_person_gave(ada, world):
    """Give and get tells that all seven gave 13 hours together. That six were not paid for 12 would tell the rest."""
    for number in range(6):
        give(make_member(world.project, f"M{number}", user=None, side="lived"), "2")
    give(world.ben, "1")
    told = flat(ada.get(COSTS))
    assert "12 hours" not in told
    assert "Hours for which nobody was paid hidden" in told


def test_what_all_know_is_told_beside_what_is_hidden(ada, world):
    hold(world.project, world.ada)
    write(ada, kind="people", words="Leaflets", money="", hours="30", paid="no")
    give(world.ada, "5", on=date(2026, 3, 9))
    assert "at least 32 hours for which nobody was paid" in flat(ada.get(COSTS))


def test_pay_for_a_meeting_is_not_told_of_one_person(ada, world):
    hold(world.project, world.ada)
    pay(world.ada, money=Decimal(24), hours=Decimal(2))
    assert "2 hours" not in flat(ada.get(COSTS))
