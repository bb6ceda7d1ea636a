"""Versions of the pathway that a group has agreed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..methods.pathway import Pathway
from ..methods.pathway_changes import compare
from ..methods.pathway_data import from_data
from ..models import Member, PathwayVersion, Project, Side, Stone
from .pathway import size_in_words


def versions_of(project: Project) -> QuerySet[PathwayVersion]:
    """The last one first."""
    return project.pathwayversions.order_by("-made_at", "-pk")


def in_force(project: Project) -> PathwayVersion | None:
    """The version that the group agreed last."""
    return versions_of(project).filter(agreed_on__isnull=False).first()


def by_side(members: Iterable[Member]) -> list[tuple[str, str, list[Member]]]:
    """Members under their side, in the order of the sides: its value, its name, and who."""
    found = sorted(members, key=lambda member: (Side.values.index(member.side), member.name))
    return [(side, str(Side(side).label), list(each)) for side, each in groupby(found, key=lambda each: each.side)]


@dataclass(frozen=True, kw_only=True)
class ListedVersion:
    ref: str
    name: str
    agreed: str
    people: str
    size: str
    is_in_force: bool


def listed(project: Project, versions: Iterable[PathwayVersion]) -> list[ListedVersion]:
    """Versions for the list; hand them in with `agreed_by` at hand."""
    last = in_force(project)
    return [
        ListedVersion(
            ref=version.ref,
            name=version.name,
            agreed=agreed_words(version),
            people=people_words(version),
            size=size_in_words(from_data(version.pathway)),
            is_in_force=version == last,
        )
        for version in versions
    ]


def agreed_words(version: PathwayVersion) -> str:
    if version.agreed_on is None:
        return _("Not agreed yet")
    return _("Agreed on %(day)s") % {"day": day(version.agreed_on)}


def people_words(version: PathwayVersion) -> str:
    count = len(version.agreed_by.all())
    return ngettext("%(count)d person agreed", "%(count)d people agreed", count) % {"count": count} if count else ""


def day(value: date) -> str:
    return date_format(value, "j F Y")


def standing_sentence(project: Project, pathway: Pathway) -> str:
    """Which version a reader has before them: for reports."""
    version = in_force(project)
    if version is None:
        return _("This is a draft: the group has not agreed a version of it yet.")
    words = {"day": day(version.agreed_on), "name": version.name}
    if compare(from_data(version.pathway), pathway):
        return _("It was last agreed on %(day)s (“%(name)s”) and has changed since: this is a draft.") % words
    return _("This is the plan as agreed on %(day)s (“%(name)s”).") % words


def stone_sentence(project: Project, stone: Stone) -> str:
    """What the version in force says about a stone: for whoever asks how we know. Empty, if none is agreed."""
    version = in_force(project)
    if version is None:
        return ""
    then = from_data(version.pathway).by_key.get(stone.ref)
    words = {"day": day(version.agreed_on), "name": version.name, "words": then.words if then else ""}
    if then is None:
        return _("This is not in the plan as agreed on %(day)s (“%(name)s”). It came later.") % words
    if then.words != stone.words:
        return _("The plan as agreed on %(day)s (“%(name)s”) says it this way: “%(words)s”.") % words
    return _("This is in the plan as agreed on %(day)s (“%(name)s”).") % words


def version_name(version: PathwayVersion) -> str:
    """ "“Spring”, agreed on 3 March 2026": for lists to choose from."""
    if version.agreed_on is None:
        return _("“%(name)s”, not agreed yet") % {"name": version.name}
    return _("“%(name)s”, agreed on %(day)s") % {"name": version.name, "day": day(version.agreed_on)}
