"""Starting projects, adding people, leaving, and signing in by link."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from steppingstones.actions.people import (
    AlreadyThere,
    LastFacilitator,
    LinkTooOld,
    LinkUnknown,
    LinkUsed,
    add_member,
    change_member,
    leave,
    make_sign_in_link,
    start_project,
    use_sign_in_link,
)
from steppingstones.models import Event, Member, Organisation, Side, SignInLink, User
from steppingstones.queries.people import failed_invitations
from tests.world import make_member

SITE = "https://stones.example.org/sign-in/"


def start(world, name="The Garden"):
    return start_project(
        by=world.ada.user,
        organisation=Organisation(name="Us"),
        name=name,
        your_name="Ada",
        your_side=Side.LIVED_EXPERIENCE,
    )


def test_whoever_starts_a_project_is_its_facilitator(world):
    member = start(world).members.get()
    assert (member.user, member.role) == (world.ada.user, Member.Role.FACILITATOR)


def test_two_projects_may_have_the_same_name(world):
    one, two = start(world), start(world)
    assert one.slug != two.slug
    assert one.slug.startswith("the-garden-")


@pytest.mark.parametrize("name", ["文字", "!!!", "x" * 200])
def test_any_name_makes_an_address(world, name):
    assert len(start(world, name).slug) <= 60


def test_a_member_needs_no_account(world):
    member = add_member(world.project, by=world.ben, name="Mo")
    assert member.user is None
    assert list(world.project.members.present().filter(pk=member.pk)) == [member]


def test_a_member_with_an_email_is_told_how_to_sign_in(world, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        add_member(world.project, by=world.ben, name="Mo", email="Mo@Example.org", site=SITE)
    [letter] = mail.outbox
    assert letter.to == ["mo@example.org"]
    assert SITE in letter.body
    assert "Ben" in letter.body


def test_a_mail_that_fails_loses_nobody(world, monkeypatch, django_capture_on_commit_callbacks):
    def broken(self):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", broken)
    with django_capture_on_commit_callbacks(execute=True):
        member = add_member(world.project, by=world.ben, name="Mo", email="mo@example.org", site=SITE)
    assert world.project.members.filter(pk=member.pk).exists()
    assert failed_invitations(world.project) == {member.ref}


def test_nobody_outside_is_written_to_from_the_example(world, django_capture_on_commit_callbacks):
    world.project.is_example = True
    world.project.save()
    with django_capture_on_commit_callbacks(execute=True):
        add_member(world.project, by=world.ben, name="Mo", email="mo@example.org", site=SITE)
    assert mail.outbox == []


def test_one_person_is_one_member(world):
    with pytest.raises(AlreadyThere):
        add_member(world.project, by=world.ben, name="Ada again", email=world.ada.user.email)


def test_somebody_who_left_can_come_back(world):
    leave(world.ada, by=world.ada)
    again = add_member(world.project, by=world.ben, name="Ada", email="ada@example.org")
    assert again == world.ada
    assert again.left_at is None


def test_an_email_of_somebody_else_is_refused(world):
    with pytest.raises(AlreadyThere):
        change_member(world.ada, by=world.ben, email=world.rae.user.email)


def test_an_empty_email_takes_the_way_in_away(world):
    assert change_member(world.ada, by=world.ben, email="").user is None
    assert User.objects.filter(email="ada@example.org").exists()


def test_a_change_that_says_nothing_of_email_keeps_it(world):
    assert change_member(world.ada, by=world.ada, name="Ada B").user == world.ada.user


def test_the_last_facilitator_cannot_leave(world):
    with pytest.raises(LastFacilitator):
        leave(world.ben, by=world.ben)


@pytest.mark.parametrize("change", [{"role": "reader"}, {"email": ""}])
def test_the_last_facilitator_stays_one(world, change):
    with pytest.raises(LastFacilitator):
        change_member(world.ben, by=world.ben, **change)


def test_a_facilitator_without_an_account_cannot_be_the_only_one(world):
    make_member(world.project, "Mo", user=None, role=Member.Role.FACILITATOR)
    with pytest.raises(LastFacilitator):
        leave(world.ben, by=world.ben)


def test_with_two_facilitators_one_can_leave(world):
    make_member(world.project, "Mo", role=Member.Role.FACILITATOR)
    assert leave(world.ben, by=world.ben).left_at


def test_the_history_tells_who_did_it_and_names_nobody(world):
    add_member(world.project, by=world.ben, name="Mo Unusual")
    event = Event.objects.get(project=world.project, verb="added")
    assert event.member == world.ben
    assert "Unusual" not in str(Event.objects.values())


def test_a_link_signs_in_once(world):
    secret = make_sign_in_link(world.ada.user)
    assert use_sign_in_link(secret) == world.ada.user
    with pytest.raises(LinkUsed):
        use_sign_in_link(secret)


def test_a_link_gets_too_old(world):
    secret = make_sign_in_link(world.ada.user, hours=1)
    SignInLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(LinkTooOld):
        use_sign_in_link(secret)


def test_a_link_that_nobody_made_is_refused(world):
    make_sign_in_link(world.ada.user)
    with pytest.raises(LinkUnknown):
        use_sign_in_link("guess")


def test_a_link_of_a_closed_account_is_refused(world):
    secret = make_sign_in_link(world.ada.user)
    world.ada.user.is_active = False
    world.ada.user.save()
    with pytest.raises(LinkUnknown):
        use_sign_in_link(secret)


def test_the_secret_itself_is_not_kept(world):
    secret = make_sign_in_link(world.ada.user)
    assert secret not in str(SignInLink.objects.values().get())
