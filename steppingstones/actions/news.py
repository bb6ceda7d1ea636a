"""Telling those who asked, by email, that a report is open to everybody.

docs/decisions/telling-those-who-asked.md says how a mail is sent once.
"""

import logging
from datetime import timedelta
from smtplib import SMTPException
from urllib.parse import urlsplit

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Follower, Member, NewsMail, Report, ReportVersion
from ..queries.sign_offs import public_address
from .history import note

log = logging.getLogger(__name__)
FORGOTTEN_AFTER = timedelta(days=7)  # an address of which nobody opened the link
AGAIN_AFTER = timedelta(days=1)  # so that nobody's letter box is filled by somebody else
MOST_ASKED = 3  # first mails to one address in that time, whatever the reports
AT_ONCE = 50  # mails that somebody waits for


# --- Asking -----------------------------------------------------------------------------------------------


@transaction.atomic
def ask(report: Report, email: str, *, site: str) -> None:
    """Somebody outside typed this address. What happens tells nobody whether it was known before."""
    now, email = timezone.now(), email.strip().lower()
    Follower.objects.filter(confirmed_at=None, asked_at__lt=now - FORGOTTEN_AFTER).delete()
    asked = Follower.objects.filter(email=email, asked_at__gt=now - AGAIN_AFTER)
    if asked.filter(report=report).exists() or asked.count() >= MOST_ASKED:
        return
    follower, _is_new = Follower.objects.update_or_create(
        report=report, email=email, defaults={"project_id": report.project_id, "asked_at": now}
    )
    mail = _mail(follower, _("Do you want to be told about this report?"), "messages/news_asked.txt", report, site)
    transaction.on_commit(lambda: _sent(mail))


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
    waiting = version.mails.waiting().select_related("follower__member__user", "follower__report")[:AT_ONCE]
    connection = get_connection()
    sent = [mail for mail in waiting if _is_taken(mail) and _tell(mail, address, site, connection)]
    connection.close()
    if sent:
        note(by, "sent emails about", version)


def _is_taken(mail: NewsMail) -> bool:
    """Whether this process sends it: of two at the same moment only one does, and none after somebody stopped."""
    return NewsMail.objects.waiting().filter(pk=mail.pk).update(begun_at=timezone.now()) == 1


def _tell(mail: NewsMail, address: str, site: str, connection: BaseEmailBackend) -> bool:
    follower, report = mail.follower, mail.version.report
    found = NewsMail.objects.filter(pk=mail.pk)
    if not follower.address:
        return found.delete()[0] < 0
    letter = _mail(follower, _("A report is open to read"), "messages/news.txt", report, site, address)
    letter.connection = connection
    # Should the machine stop between sending and writing it down, it goes out again under the same number, and
    # programs that read mail show it once.
    host = urlsplit(site).hostname or "localhost"
    letter.extra_headers["Message-ID"] = f"<{mail.version.ref}.{follower.ref}@{host}>"
    is_sent = _sent(letter)
    found.update(**({"sent_at": timezone.now()} if is_sent else {"begun_at": None}))
    return is_sent


def _mail(
    follower: Follower, subject: str, template: str, report: Report, site: str, address: str = ""
) -> EmailMessage:
    link = site + reverse("news:asked", args=[follower.key])
    words = {"report": report, "project": report.project, "link": link, "address": address, "follower": follower}
    stop_at = site + reverse("news:stop", args=[follower.key])
    # The two lines of RFC 8058, by which mail programs offer to stop with one press.
    headers = {"List-Unsubscribe": f"<{stop_at}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    body = render_to_string(template, {**words, "stop": stop_at})
    return EmailMessage(subject, body, to=[follower.address], headers=headers)


def _sent(mail: EmailMessage) -> bool:
    try:
        mail.send()
    except (OSError, SMTPException):
        log.exception("A mail about a report could not be sent")
        return False
    return True
