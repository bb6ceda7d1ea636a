"""Who asked to be told of reports by email: whether that is offered, and how many did."""

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from ..methods.suppression import PUBLISHED
from ..models import Follower, Member, Project, ReportVersion
from .sign_offs import open_version

TERMINAL = "django.core.mail.backends.console.EmailBackend"


def is_offered(project: Project) -> bool:
    """Not where mails would only be shown in a terminal, and nobody gets one because somebody tries the example."""
    return settings.EMAIL_BACKEND != TERMINAL and not project.is_example


def may_follow(member: Member) -> bool:
    return is_offered(member.project) and bool(member.user and member.user.email)


def follows(member: Member) -> bool:
    return Follower.objects.filter(member=member).exists()


def follower_with(key: str) -> Follower | None:
    rows = Follower.objects.select_related("report", "project").exclude(pk__in=Follower.objects.unanswered())
    return rows.filter(key=key).first() if key else None


def told_of(follower: Follower) -> str:
    """What the follower asked about, in words that are open to everybody now. Empty while no version is."""
    if follower.report is None:
        return str(follower.project)
    version = open_version(follower.report)
    return version.kept["title"] if version else ""


def how_many_asked(version: ReportVersion) -> str:
    """For facilitators, and in words: who counts along as somebody asks would learn who it was."""
    asked = Follower.objects.filter(Q(report=version.report_id) | Q(member__isnull=False), project=version.project_id)
    number = asked.exclude(confirmed_at=None).count()
    if number == 0:
        return _("Nobody has asked to be told by email.")
    if number < PUBLISHED:
        return _("Fewer than %(n)d people have asked to be told by email.") % {"n": PUBLISHED}
    return _("%(n)d people have asked to be told by email.") % {"n": number}
