"""Telling those who asked: twice asked, once told, and nothing kept once they stop."""

import re
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from unittest.mock import MagicMock

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from steppingstones.actions import news, people, sign_offs
from steppingstones.commands.prepare import tidy
from steppingstones.models import Follower, NewsMail, Project, Report
from steppingstones.models.news import FORGOTTEN_AFTER
from tests.awkward import STRINGS
from tests.signed import make_claim, make_claimed_report, make_version

LINK = re.compile(r"http://testserver(/news/\S+)")
SITE = "http://testserver"


@pytest.fixture
def report(world):
    return make_claimed_report(world.project)


@pytest.fixture
def address(world, report):
    version = make_version(report, world.ben, world.ada, world.ben)
    return f"/r/{sign_offs.open_to_everybody(version, by=world.ben)}/"


@pytest.fixture
def ben(world, as_member):
    return as_member(world.ben)


def ask(address: str, email: str = "Mo@Example.org"):
    return Client().post(f"{address}tell-me/", {"email": email})


def asked(address, capture, email="mo@example.org") -> str:
    """The link in the first mail."""
    with capture(execute=True):
        ask(address, email)
    return LINK.search(mail.outbox[-1].body)[1]


def follow(report, email="mo@example.org") -> Follower:
    found = Follower.objects.create(project=report.project, report=report, email=email)
    news.say_yes(found)
    return found


def next_version(world, report, ben):
    """Signed and opened: those who asked are told."""
    mail.outbox.clear()
    make_claim(report, f"There is more, {report.claims.count()}")
    version = make_version(report, world.ben, world.ada, world.ben)
    ben.post(f"/p/the-garden/show/{report.ref}/versions/{version.ref}/open/")
    return version


# --- Asking -----------------------------------------------------------------------------------------------


def test_the_page_sets_no_cookie_and_asks_for_an_address(address):
    page = Client().get(f"{address}tell-me/")
    assert not page.cookies
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert f'{address}tell-me/"' in Client().get(address).text


def test_nobody_is_told_before_they_say_yes_by_the_link(
    world, report, address, ben, django_capture_on_commit_callbacks
):
    link = asked(address, django_capture_on_commit_callbacks)
    assert mail.outbox[0].to == ["mo@example.org"]
    assert "Yes, tell me" in Client().get(link).text
    next_version(world, report, ben)
    assert mail.outbox == []
    Client().post(f"{link}yes/")
    next_version(world, report, ben)
    assert [each.to for each in mail.outbox] == [["mo@example.org"]]


def test_the_answer_does_not_tell_whether_an_address_is_known(report, address):
    follow(report)
    known, other = ask(address), ask(address, "else@example.org")
    assert known.text == other.text


def test_nobody_can_fill_somebody_elses_letter_box(address, world, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for _time in range(5):
            ask(address)
    assert len(mail.outbox) == 1


def test_one_network_address_cannot_ask_without_end(address):
    answers = [ask(address, f"m{number}@example.org").status_code for number in range(12)]
    assert answers == [200] * 10 + [422] * 2


@pytest.mark.parametrize("email", ["", "mo", "mo@", "a" * 300 + "@example.org", "mo@example.org\nBcc: x@example.org"])
def test_what_is_no_address_is_asked_for_again(address, email):
    page = ask(address, email)
    assert page.status_code == 422
    assert not Follower.objects.exists()


@pytest.mark.parametrize("email", STRINGS[::10])
def test_awkward_words_are_no_address_and_break_nothing(address, email):
    assert ask(address, email).status_code in {200, 400, 422}


@pytest.mark.parametrize("what", ["somebody asks", "a version is opened", "the site starts"])
def test_an_address_that_nobody_confirmed_is_forgotten(world, report, address, ben, what):
    follow(report, "yes@example.org")
    ask(address)
    Follower.objects.update(asked_at="2020-01-01T00:00Z")
    if what == "somebody asks":
        ask(address, "yes@example.org")
    elif what == "a version is opened":
        next_version(world, report, ben)
    else:
        tidy()
    assert list(Follower.objects.values_list("email", flat=True)) == ["yes@example.org"]


def test_the_link_in_the_first_mail_leads_nowhere_after_seven_days(report, address):
    ask(address)
    follower = Follower.objects.get()
    Follower.objects.update(asked_at=timezone.now() - FORGOTTEN_AFTER)
    is_too_late(Client().get(f"/news/{follower.key}/"))
    is_too_late(Client().post(f"/news/{follower.key}/yes/"))


def test_page_and_mails_have_the_title_that_was_signed(world, report, address, ben, django_capture_on_commit_callbacks):
    Report.objects.update(title="Secret draft")
    link = asked(address, django_capture_on_commit_callbacks)
    Client().post(f"{link}yes/")
    told = [Client().get(page).text for page in (f"{address}tell-me/", link)]
    told.append(mail.outbox[-1].body)
    report.refresh_from_db()
    version = next_version(world, report, ben)
    Report.objects.update(title="Newer draft")
    NewsMail.objects.update(sent_at=None, begun_at=None)
    ben.post(f"/p/the-garden/show/{report.ref}/versions/{version.ref}/send/")
    assert all("Our year" in each and "Secret draft" not in each for each in told)
    assert ["Secret draft" in each.body for each in mail.outbox] == [True, True]


@pytest.mark.parametrize("what", ["closed", "a yes taken back", "removed"])
def test_the_link_does_not_name_a_report_that_is_not_open(world, report, address, what):
    link = f"/news/{follow(report).key}/"
    assert "Our year" in Client().get(link).text
    version = report.versions.get()
    if what == "closed":
        sign_offs.close(version, by=world.ben)
    elif what == "a yes taken back":
        sign_offs.take_back(version, by=world.ada)
    else:
        Report.objects.update(removed_at=timezone.now())
    assert "Our year" not in Client().get(link).text


def test_without_email_nothing_is_offered(address, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert Client().get(f"{address}tell-me/").status_code == 404
    assert "tell-me" not in Client().get(address).text


def test_nobody_gets_mail_because_somebody_tries_the_example(world, report, address, ben):
    follow(report)
    Project.objects.update(is_example=True)
    assert Client().get(f"{address}tell-me/").status_code == 404
    next_version(world, report, ben)
    assert mail.outbox == []


# --- Telling ----------------------------------------------------------------------------------------------


def test_each_is_told_once_about_a_version_with_its_address_and_how_to_stop(world, report, address, ben):
    follower = follow(report)
    version = next_version(world, report, ben)
    told = mail.outbox[0]
    assert address in told.body
    assert f"/news/{follower.key}/stop/" in told.extra_headers["List-Unsubscribe"]
    for what in ("close/", "open/", "send/"):
        ben.post(f"/p/the-garden/show/{report.ref}/versions/{version.ref}/{what}")
    assert len(mail.outbox) == 1


def test_a_mail_that_cannot_be_sent_waits_and_is_sent_later(world, report, address, ben, monkeypatch):
    follow(report)
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", lambda self: (_ for _ in ()).throw(OSError("no network")))
        version = next_version(world, report, ben)
    at = f"/p/the-garden/show/{report.ref}/versions/{version.ref}/"
    assert "Some of these emails have not been sent yet." in ben.get(at).text
    ben.post(f"{at}send/")
    assert len(mail.outbox) == 1
    assert "have not been sent yet" not in ben.get(at).text


@pytest.fixture
def server(settings, monkeypatch):
    """A mail server that notes who logs in and what is sent, and refuses what it is told to."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    there = MagicMock()
    monkeypatch.setattr("smtplib.SMTP", there)
    return there


def test_all_mails_go_through_one_connection(world, report, address, ben, server):
    for number in range(3):
        follow(report, f"m{number}@example.org")
    next_version(world, report, ben)
    assert server.call_count == 1
    assert server.return_value.sendmail.call_count == 3
    assert server.return_value.quit.call_count == 1


def test_nobody_waits_for_a_mail_server_if_there_is_no_mail(world, report, address, ben, server):
    next_version(world, report, ben)
    assert server.call_count == 0


@pytest.mark.parametrize("when", ["before", "between"])
def test_a_dead_mail_server_is_tried_once_and_nothing_is_lost(world, report, address, ben, server, when):
    for number in range(3):
        follow(report, f"m{number}@example.org")
    dead = SMTPServerDisconnected("gone")
    server.side_effect = dead if when == "before" else None
    server.return_value.sendmail.side_effect = [{}, dead]
    version = next_version(world, report, ben)
    assert (server.call_count, NewsMail.objects.waiting().count()) == ((1, 3) if when == "before" else (1, 2))
    server.side_effect, server.return_value.sendmail.side_effect = None, None
    ben.post(f"/p/the-garden/show/{report.ref}/versions/{version.ref}/send/")
    assert not NewsMail.objects.filter(sent_at=None).exists()


def refused(email: str) -> SMTPRecipientsRefused:
    return SMTPRecipientsRefused({email: (550, f"No {email} here".encode())})


def test_an_address_that_is_refused_holds_up_nobody_else_and_is_in_no_log(world, report, address, ben, server, caplog):
    for number in range(3):
        follow(report, f"m{number}@example.org")
    server.return_value.sendmail.side_effect = [refused("m0@example.org"), {}, {}]
    next_version(world, report, ben)
    assert NewsMail.objects.filter(sent_at=None).count() == 1
    assert "SMTPRecipientsRefused" in caplog.text
    assert "@example.org" not in caplog.text


def test_those_who_are_refused_go_to_the_end_of_the_queue(world, report, address, ben, server, monkeypatch):
    monkeypatch.setattr(news, "AT_ONCE", 2)
    for number in range(3):
        follow(report, f"m{number}@example.org")
    no = refused("m0@example.org")
    server.return_value.sendmail.side_effect = [no, no, {}, no]
    version = next_version(world, report, ben)
    version.refresh_from_db()
    news.send(version, site=SITE, by=world.ben)
    assert NewsMail.objects.get(follower__email="m2@example.org").sent_at
    assert NewsMail.objects.waiting().count() == 2


def test_an_address_to_which_no_first_mail_goes_is_in_no_log(
    address, server, caplog, django_capture_on_commit_callbacks
):
    server.return_value.sendmail.side_effect = [refused("mo@example.org")]
    with django_capture_on_commit_callbacks(execute=True):
        assert ask(address).status_code == 200
    assert "SMTPRecipientsRefused" in caplog.text
    assert "mo@example.org" not in caplog.text


def test_a_mail_that_a_process_left_in_the_middle_goes_out_again_under_the_same_number(world, report, address, ben):
    follow(report)
    version = next_version(world, report, ben)
    NewsMail.objects.update(sent_at=None)
    news.send(version, site=SITE, by=world.ben)
    assert len(mail.outbox) == 1  # another process may still be at it
    NewsMail.objects.update(begun_at="2020-01-01T00:00Z")
    version.refresh_from_db()
    news.send(version, site=SITE, by=world.ben)
    first, again = (each.extra_headers["Message-ID"] for each in mail.outbox)
    assert first == again


def test_a_version_that_cannot_be_opened_writes_no_mails(world, report, address):
    follow(report)
    make_claim(report, "There is more")
    version = make_version(report, world.ben, world.ben)
    with pytest.raises(sign_offs.NotSignedOff):
        sign_offs.open_to_everybody(version, by=world.ben)
    assert not NewsMail.objects.exists()


# --- Stopping ---------------------------------------------------------------------------------------------


def test_stopping_deletes_the_address_and_looking_does_not(report):
    follower = follow(report)
    at = f"/news/{follower.key}/stop/"
    assert "Stop the emails" in Client().get(at).text
    assert Follower.objects.exists()
    assert "It is done" in Client().post(at).text
    assert not Follower.objects.exists()
    assert "It is done" in Client().post(at).text


def test_links_that_nobody_got_lead_nowhere(world):
    is_too_late(Client().get("/news/no-such-key/"))
    is_too_late(Client().post("/news/no-such-key/yes/"))


def is_too_late(page) -> None:
    """Said so to people who have no account: nobody is asked to sign in."""
    assert page.status_code == 404
    assert "This link does not work any more" in page.text
    assert "ign in" not in page.text


# --- Members ----------------------------------------------------------------------------------------------


def test_members_are_told_of_each_report_until_they_stop(world, as_member, report, ben):
    rae = as_member(world.rae)
    rae.post("/p/the-garden/show/tell-me/")
    assert "Stop these emails" in rae.get("/p/the-garden/show/").text
    next_version(world, report, ben)
    assert [each.to for each in mail.outbox] == [["rae@example.org"]]
    rae.post("/p/the-garden/show/tell-me/stop/")
    next_version(world, report, ben)
    assert mail.outbox == []


def test_whoever_leaves_is_told_no_more(world, as_member, report, ben):
    as_member(world.rae).post("/p/the-garden/show/tell-me/")
    people.leave(world.rae, by=world.ben)
    assert not Follower.objects.exists()


def test_a_member_without_an_email_is_not_asked(world, as_member):
    world.rae.user.email = None
    world.rae.user.save()
    rae = as_member(world.rae)
    assert "Tell me by email" not in rae.get("/p/the-garden/show/").text
    assert "There is no email address" in rae.post("/p/the-garden/show/tell-me/", follow=True).text


@pytest.mark.parametrize(("people", "words"), [(0, "Nobody has"), (4, "Fewer than 5 people"), (5, "5 people")])
def test_a_facilitator_learns_how_many_asked_but_never_who(world, as_member, report, address, ben, people, words):
    for number in range(people):
        follow(report, f"m{number}@example.org")
    version = report.versions.get()
    at = f"/p/the-garden/show/{report.ref}/versions/{version.ref}/"
    page = ben.get(at).text
    assert f"{words} " in page
    assert "@example.org" not in page.replace("ben@example.org", "")
    assert "to be told by email" not in as_member(world.ada).get(at).text
