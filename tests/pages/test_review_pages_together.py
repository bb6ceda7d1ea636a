"""Review pages of an organisation: only what its projects kept and shared, for people who are in them."""

from datetime import date
from decimal import Decimal

import pytest

from steppingstones.actions import review_pages
from steppingstones.models import Barrier, Contribution, Member, OutcomeArea
from tests.reviewed import make_gap
from tests.world import make_member, make_project, make_stone

from .test_review_page import flat

DAY = date(2031, 3, 4)


@pytest.fixture
def pond(world):
    """Another project of the same organisation, in which Ada is as well."""
    project = make_project("The Pond")
    project.organisation = world.project.organisation
    project.save()
    return Member.objects.create(project=project, user=world.ada.user, name="Ada", side="lived")


@pytest.fixture
def address(world) -> str:
    return f"/organisations/{world.project.organisation.ref}/review/"


def keep(by: Member, *, is_shared: bool = True) -> None:
    review_pages.keep(by.project, f"Spring of {by.project.name}", is_shared=is_shared, today=DAY, by=by)


def give(by: Member, people: int) -> None:
    for number in range(people):
        member = make_member(by.project, f"Helper {by.project.pk} {number}", user=None)
        facts = {"way": "gave", "kind": "hours", "on": date(2026, 3, 4), "hours": Decimal(2)}
        Contribution.objects.create(project=by.project, member=member, **facts)


def test_what_is_common_is_told_in_words(world, pond, address, as_member):
    for by in (world.ada, pond):
        make_gap(by)
        stone = make_stone(by.project, f"People meet at {by.project.name}")
        OutcomeArea.objects.create(project=by.project, stone=stone, area="social")
        Barrier.objects.create(project=by.project, words=f"No money at {by.project.name}", key="money")
        keep(by)
    told = flat(as_member(world.ada).get(address))
    assert "Everybody is heard here The Garden Professionals say that this is so." in told
    assert "Something shows 0 of 2 outcomes. The Garden People meet at The Garden" in told
    assert "What changed since last time The Garden This is the first review page." in told


def test_costs_are_added_up_only_where_no_project_hides_its_own(world, pond, address, as_member):
    give(world.ada, people=6)
    give(pond, people=5)
    for by in (world.ada, pond):
        keep(by)
    ada = as_member(world.ada)
    assert "Together 22 hours" in flat(ada.get(address))
    give(pond, people=2)
    keep(pond)
    told = flat(ada.get(address))
    assert "The Garden 12 hours" in told
    assert "The Pond hidden" in told
    assert "Together" not in told.partition("What was put in")[2]


def test_a_page_that_is_not_shared_is_not_told(world, pond, address, as_member):
    keep(world.ada, is_shared=False)
    assert "None of your projects shares a review page yet." in flat(as_member(world.ada).get(address))


def test_who_is_in_one_of_them_sees_that_one_only(world, pond, address, as_member):
    for by in (world.ada, pond):
        keep(by)
    told = flat(as_member(world.ben).get(address))
    assert "Spring of The Garden" in told
    assert "Pond" not in told


@pytest.mark.parametrize("what", ["", "page.pdf"])
def test_somebody_of_another_organisation_finds_nothing(world, pond, address, as_member, what):
    keep(world.ada)
    assert as_member(world.cy).get(address + what).status_code == 404
    assert as_member(world.ada).get(address + what).status_code == 200
    assert as_member(world.ada).get(f"/organisations/nothing23456/review/{what}").status_code == 404


def test_who_left_sees_nothing_any_more(world, pond, address, as_member):
    keep(world.ada)
    world.ben.left_at = "2026-03-04T12:00Z"
    world.ben.save()
    assert as_member(world.ben).get(address).status_code == 404


def test_as_many_queries_for_one_project_as_for_two(world, pond, address, as_member, django_assert_num_queries):
    ada = as_member(world.ada)
    keep(world.ada)
    with django_assert_num_queries(4):
        ada.get(address)
    keep(pond)
    with django_assert_num_queries(4):
        ada.get(address)
