"""Who looks after people's safety, what to do when something worries somebody, and the worries themselves."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ..models import Member, Project, Worry


def keepers(project: Project) -> list[Member]:
    """Those who are named for it; where nobody is, the facilitators."""
    return named(project) or list(
        project.members.present().filter(role=Member.Role.FACILITATOR).select_related("user").order_by("name", "pk")
    )


def named(project: Project) -> list[Member]:
    return list(project.members.present().filter(keeps_safe=True).select_related("user").order_by("name", "pk"))


def names(members: list[Member]) -> str:
    """ "Ada, Ben and Cy": the names in one line."""
    told = [member.name for member in members]
    if len(told) < 2:
        return "".join(told)
    return _("%(first)s and %(last)s") % {"first": ", ".join(told[:-1]), "last": told[-1]}


def guidance(project: Project) -> list[str]:
    """What to do, a line each: the group's own words, or ours while it has none."""
    return [line for line in project.safety.splitlines() if line.strip()] or default_guidance()


def default_guidance() -> list[str]:
    return [
        _("Is somebody in danger now? Call 999. Do not wait for anybody here."),
        _("Listen. Say that you are glad that they told you."),
        _("Do not promise to keep it secret. Say whom you will tell, and why."),
        _("Write down the words as they were said, on the same day. Do not ask for more than you need to know."),
        _("Tell the safeguarding lead of your organisation today. They decide what happens next."),
        _("Is the safeguarding lead part of the worry? Tell the adult or children’s social care team of your council."),
        _("Talk to nobody else about it. Look after yourself too: ask somebody to talk with."),
    ]


def open_worries(project: Project) -> QuerySet[Worry]:
    """Those about which something may still be to do, the oldest first."""
    return _all(project).filter(closed_on=None).order_by("pk")


def closed_worries(project: Project) -> QuerySet[Worry]:
    return _all(project).filter(closed_on__isnull=False).order_by("-closed_on", "-pk")


def _all(project: Project) -> QuerySet[Worry]:
    return project.worrys.select_related("voice", "raised_by", "closed_by")
