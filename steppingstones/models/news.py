"""Who asked to be told by email when a report is opened to everybody, and the mails that were written to them."""

import secrets
from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .base import OfProject, WithRef
from .people import Member
from .reports import Report
from .sign_offs import ReportVersion

FORGOTTEN_AFTER = timedelta(days=7)  # an address of which nobody opened the link
LONGEST_SEND = timedelta(minutes=10)  # a mail that was begun longer ago was not sent: its process ended


def new_key() -> str:
    return secrets.token_hex(16)


class FollowerQuerySet(models.QuerySet):
    def unanswered(self) -> "FollowerQuerySet":
        """Those whose link has waited too long for a yes. It leads nowhere, and they are deleted."""
        return self.filter(confirmed_at=None, asked_at__lt=timezone.now() - FORGOTTEN_AFTER)


class Follower(WithRef, OfProject):
    """Somebody who asked to be told: a member of each report of their group, anybody else of one report.

    Outsiders are told once they have said yes by the link in the first mail. When they stop, the row is gone, and with
    it the address. `key` is in the links of their mails; it can only say yes and stop.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, null=True, related_name="followers")
    member = models.OneToOneField(Member, on_delete=models.CASCADE, null=True, related_name="follower")
    email = models.EmailField(_("email"), blank=True)
    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True)

    objects = FollowerQuerySet.as_manager()
    personal = ("email", "key", "asked_at", "confirmed_at")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["report", "email"], name="one_address_once_for_a_report"),
            models.CheckConstraint(
                condition=Q(member=None, report__isnull=False) & ~Q(email="")
                | Q(member__isnull=False, report=None, email=""),
                name="a_member_or_an_address_follows",
            ),
        ]

    @property
    def address(self) -> str:
        """Where to write to now; empty for a member who has no email any more, or has left."""
        if self.member is None:
            return self.email
        user = self.member.user
        return (user.email or "") if user and self.member.left_at is None else ""


class NewsMailQuerySet(models.QuerySet):
    def waiting(self) -> "NewsMailQuerySet":
        """Those that were not sent, and that nobody is sending at this moment."""
        begun = timezone.now() - LONGEST_SEND
        return self.filter(Q(begun_at=None) | Q(begun_at__lt=begun), sent_at=None)


class NewsMail(OfProject):
    """The one mail to one follower about one version. It is written down with the opening, and sent after it."""

    version = models.ForeignKey(ReportVersion, on_delete=models.CASCADE, related_name="mails")
    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="mails")
    begun_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    objects = NewsMailQuerySet.as_manager()
    personal = ("begun_at", "sent_at")

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["version", "follower"], name="one_mail_each_about_a_version"),
        ]
