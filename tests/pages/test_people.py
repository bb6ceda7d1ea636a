"""The people room."""

import pytest
from django.db import connection
from django.template.defaultfilters import linebreaksbr
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from steppingstones.models import Event, Member
from steppingstones.pages.people.forms import MemberForm, OwnForm
from tests.awkward import STRINGS
from tests.world import make_member

ROOM = "/p/the-garden/people/"
MO = {"name": "Mo", "side": "community", "role": "co-producer", "email": "", "access_needs": "", "ways": ""}


def test_everyone_in_the_project_sees_names_sides_and_roles(world, as_member):
    page = as_member(world.rae).get(ROOM).text
    assert "Ada" in page
    assert "Lived experience" in page
    assert "Facilitator" in page


def test_an_outsider_finds_nothing(world, as_member):
    for address in [ROOM, f"{ROOM}add/", f"{ROOM}{world.ada.ref}/", f"{ROOM}{world.ada.ref}/leave/"]:
        assert as_member(world.cy).get(address).status_code == 404
        assert Client().get(address).status_code == 404


@pytest.mark.parametrize(("who", "sees"), [("ada", True), ("ben", True), ("rae", False)])
def test_what_helps_somebody_is_between_them_and_the_facilitators(world, as_member, who, sees):
    Member.objects.filter(pk=world.ada.pk).update(access_needs="Large print", ways="By phone")
    page = as_member(getattr(world, who)).get(ROOM).text
    assert ("Large print" in page, "By phone" in page, "ada@example.org" in page) == (sees, sees, sees)


@pytest.mark.parametrize("who", ["ada", "ben", "rae"])
def test_each_finds_the_way_to_their_own_year_alone(world, as_member, who):
    me = getattr(world, who)
    page = as_member(me).get(ROOM).text
    assert f"/take-part/giving/people/{me.ref}/" in page
    assert page.count("/take-part/giving/people/") == 1


def test_a_facilitator_adds_somebody_without_email(world, as_member):
    page = as_member(world.ben).post(f"{ROOM}add/", MO, follow=True)
    assert "Mo is in the group." in page.text
    assert world.project.members.get(name="Mo").user is None


def test_a_double_click_adds_one_person(world, as_member):
    ben = as_member(world.ben)
    for _ in range(2):
        assert ben.post(f"{ROOM}add/", {**MO, "once": "k"}).status_code == 302
    assert world.project.members.filter(name="Mo").count() == 1


def test_what_was_typed_comes_back_with_the_error_beside_it(world, as_member):
    page = as_member(world.ben).post(f"{ROOM}add/", {**MO, "email": "mo at home", "access_needs": "A ramp"})
    assert page.status_code == 422
    assert "Type the whole address" in page.text
    assert "A ramp" in page.text
    assert "mo at home" in page.text


def test_an_address_that_is_taken_is_an_error_beside_the_email(world, as_member):
    page = as_member(world.ben).post(f"{ROOM}add/", {**MO, "email": "ADA@example.org"})
    assert "has this email address already" in page.context["form"].errors["email"][0]


@pytest.mark.parametrize("who", ["ada", "rae"])
def test_only_facilitators_manage_people(world, as_member, who):
    browser = as_member(getattr(world, who))
    for address in [f"{ROOM}add/", f"{ROOM}{world.ben.ref}/", f"{ROOM}{world.ben.ref}/leave/"]:
        assert browser.get(address).status_code == 403
        assert browser.post(address, MO).status_code == 403
    assert browser.post(f"{ROOM}{world.ben.ref}/invite/").status_code == 403


def test_everyone_can_write_down_what_helps_them(world, as_member):
    words = {"name": "Ada", "side": "carer", "access_needs": "Breaks", "ways": "Drawing"}
    assert as_member(world.ada).post(f"{ROOM}{world.ada.ref}/", words).status_code == 302
    world.ada.refresh_from_db()
    assert (world.ada.access_needs, world.ada.side) == ("Breaks", "carer")


def test_nobody_makes_themselves_a_facilitator(world, as_member):
    words = {"name": "Ada", "side": "lived", "role": "facilitator", "email": "other@example.org"}
    as_member(world.ada).post(f"{ROOM}{world.ada.ref}/", words)
    world.ada.refresh_from_db()
    assert (world.ada.role, world.ada.user.email) == ("co-producer", "ada@example.org")


def test_the_last_facilitator_is_told_why_they_cannot_go(world, as_member):
    page = as_member(world.ben).post(f"{ROOM}{world.ben.ref}/leave/")
    assert page.status_code == 422
    assert "only facilitator" in page.text


def test_leaving_asks_first_and_then_closes_the_door(world, as_member):
    ada = as_member(world.ada)
    address = f"{ROOM}{world.ada.ref}/leave/"
    assert "Leave this project" in ada.get(address).text
    assert ada.get(ROOM).status_code == 200
    assert ada.post(address).status_code == 302
    assert ada.get(ROOM).status_code == 404


def test_somebody_of_another_project_cannot_be_opened_from_here(world, as_member):
    assert as_member(world.ben).get(f"{ROOM}{world.cy.ref}/").status_code == 404


def test_a_failed_invitation_is_told_to_facilitators_and_can_be_sent_again(
    world, as_member, django_capture_on_commit_callbacks
):
    Event.objects.create(
        project=world.project, member=world.ben, verb="could not write to", noun="member", noun_ref=world.ada.ref
    )
    ben = as_member(world.ben)
    assert "could not be sent" in ben.get(ROOM).text
    assert "could not be sent" not in as_member(world.ada).get(ROOM).text
    with django_capture_on_commit_callbacks(execute=True):
        ben.post(f"{ROOM}{world.ada.ref}/invite/")
    assert "could not be sent" not in ben.get(ROOM).text


def test_a_member_without_email_cannot_be_written_to(world, as_member):
    mo = make_member(world.project, "Mo", user=None)
    page = as_member(world.ben).post(f"{ROOM}{mo.ref}/invite/", follow=True)
    assert "no email address" in page.text


def test_as_many_queries_for_many_people_as_for_few(world, as_member):
    ben = as_member(world.ben)
    few = queries(ben)
    for number in range(30):
        make_member(world.project, f"Mo{number}")
    assert queries(ben) == few


def queries(browser: Client) -> int:
    with CaptureQueriesContext(connection) as found:
        browser.get(ROOM)
    return len(found)


def test_every_name_is_kept_and_shown_as_it_was_typed(world, as_member):
    for words in STRINGS:
        make_member(world.project, words[:200], user=None, access_needs=words, ways=words)
    ben = as_member(world.ben)
    pages = "".join(ben.get(f"{ROOM}?page={page}").text for page in range(1, 8))
    for words in STRINGS:
        assert escape(words[:200]) in pages
        assert linebreaksbr(words, autoescape=True) in pages


@pytest.mark.parametrize("form", [MemberForm, OwnForm])
def test_whatever_is_typed_is_taken_as_it_is_or_refused_in_words(form):
    for words in STRINGS:
        given = form({"name": words, "side": "lived", "role": "reader", "access_needs": words, "ways": words})
        if given.is_valid():
            assert given.cleaned_data["name"] == words.strip()
        else:
            assert all(sentence.endswith(".") for each in given.errors.values() for sentence in each)
