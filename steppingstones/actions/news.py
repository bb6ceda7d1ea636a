"""Telling those who asked, by email, that a report is open to everybody.

docs/decisions/telling-those-who-asked.md says how a mail is sent once.
"""

import logging
from collections.abc import Sequence
from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Follower, Member, NewsMail, ReportVersion
from ..models.news import LONGEST_SEND
from ..queries.sign_offs import public_address
from .history import note

log = logging.getLogger(__name__)
AGAIN_AFTER = timedelta(days=1)  # so that nobody's letter box is filled by somebody else
MOST_ASKED = 3  # first mails to one address in that time, whatever the reports
AT_ONCE = 50  # mails that somebody waits for
# This mail alone: the server takes others. What it answers may hold the address, so that it is not logged.
REFUSED = (SMTPRecipientsRefused, SMTPDataError)


# --- Asking -----------------------------------------------------------------------------------------------


@transaction.atomic
def ask(version: ReportVersion, email: str, *, site: str) -> None:
    """Somebody who reads this version typed this address. What happens tells nobody whether it was known before."""
    now, email, report = timezone.now(), email.strip().lower(), version.report
    forget_unanswered()
    asked = Follower.objects.filter(email=email, asked_at__gt=now - AGAIN_AFTER)
    if asked.filter(report=report).exists() or asked.count() >= MOST_ASKED:
        return
    follower, _is_new = Follower.objects.update_or_create(
        report=report, email=email, defaults={"project_id": report.project_id, "asked_at": now}
    )
    mail = _mail(follower, _("Do you want to be told about this report?"), "messages/news_asked.txt", version, site)
    transaction.on_commit(lambda: _send_first(mail))


def _send_first(mail: EmailMessage) -> None:
    try:
        mail.send()
    except OSError as error:
        log.error("The first mail to somebody who asked could not be sent: %s", type(error).__name__)


def forget_unanswered() -> None:
    """Done at every start and at every opening, too, so that it needs nobody else who asks."""
    Follower.objects.unanswered().delete()


def say_yes(follower: Follower) -> None:
    """Whoever holds the link read the mail, so the address is theirs."""
    Follower.objects.filter(pk=follower.pk, confirmed_at=None).update(confirmed_at=timezone.now())


def stop(follower: Follower) -> None:
    """The address is gone, and with it that it was ever here."""
    follower.delete()


@transaction.atomic
def follow(member: Member) -> None:
    """A member is told of each report of the group. They signed in with their email, so it is theirs."""
    known = {"project_id": member.project_id, "confirmed_at": timezone.now()}
    Follower.objects.get_or_create(member=member, defaults=known)


# --- Telling ----------------------------------------------------------------------------------------------


def write_down(version: ReportVersion) -> None:
    """A mail for each who asked, in the transaction that opens the version: none is lost if the machine stops."""
    forget_unanswered()
    asked = Follower.objects.filter(Q(report=version.report_id) | Q(member__isnull=False), project=version.project_id)
    told = set(version.mails.values_list("follower", flat=True))
    mails = [
        NewsMail(project_id=version.project_id, version=version, follower=each)
        for each in asked.exclude(confirmed_at=None)
        if each.pk not in told
    ]
    NewsMail.objects.bulk_create(mails)


def send(version: ReportVersion, *, site: str, by: Member) -> None:
    """Send what waits, each once. What cannot be sent now waits on, and a facilitator can send it again."""
    address = public_address(version, site)
    if not address or version.project.is_example:
        return
    # Those that were refused come last, or fifty of them would hold up all others.
    by_turn = version.mails.waiting().order_by(F("begun_at").asc(nulls_first=True), "pk")
    waiting = list(by_turn.select_related("follower__member__user")[:AT_ONCE])
    if waiting and _send_all(waiting, address, site):
        note(by, "sent emails about", version)


def _send_all(mails: Sequence[NewsMail], address: str, site: str) -> int:
    """How many went out. If the server cannot be reached, or hangs up, the rest waits untried."""
    sent = 0
    try:
        with get_connection() as connection:
            for mail in mails:
                if _is_taken(mail) and _is_sent(mail, address, site, connection):
                    sent += 1
    except OSError:
        log.exception("Mails about a report wait, since the server did not take them")
    return sent


def _is_taken(mail: NewsMail) -> bool:
    """Whether this process sends it: of two at the same moment only one does, and none after somebody stopped."""
    return NewsMail.objects.waiting().filter(pk=mail.pk).update(begun_at=timezone.now()) == 1


def _is_sent(mail: NewsMail, address: str, site: str, connection: BaseEmailBackend) -> bool:
    found = NewsMail.objects.filter(pk=mail.pk)
    if not mail.follower.address:
        found.delete()
        return False
    try:
        _letter(mail, address, site, connection).send()
    except REFUSED as error:
        found.update(begun_at=timezone.now() - LONGEST_SEND)  # it waits on, behind those that nobody has tried
        log.error("A mail about a report was refused: %s", type(error).__name__)
        return False
    except OSError:
        found.update(begun_at=None)
        raise
    found.update(sent_at=timezone.now())
    return True


def _letter(mail: NewsMail, address: str, site: str, connection: BaseEmailBackend) -> EmailMessage:
    follower, version = mail.follower, mail.version
    letter = _mail(follower, _("A report is open to read"), "messages/news.txt", version, site, address)
    letter.connection = connection
    # Should the machine stop between sending and writing it down, it goes out again under the same number, and
    # programs that read mail show it once.
    host = urlsplit(site).hostname or "localhost"
    letter.extra_headers["Message-ID"] = f"<{version.ref}.{follower.ref}@{host}>"
    return letter


def _mail(
    follower: Follower, subject: str, template: str, version: ReportVersion, site: str, address: str = ""
) -> EmailMessage:
    link = site + reverse("news:asked", args=[follower.key])
    stop_at = site + reverse("news:stop", args=[follower.key])
    words = {"version": version, "link": link, "address": address, "stop": stop_at}
    # The two lines of RFC 8058, by which mail programs offer to stop with one press.
    headers = {"List-Unsubscribe": f"<{stop_at}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return EmailMessage(subject, render_to_string(template, words), to=[follower.address], headers=headers)
