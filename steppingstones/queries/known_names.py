"""The names that a group knows: of its members, and of people who wanted theirs kept."""

from django.db.models import QuerySet, Value

from ..models import Giver, Project

MOST_NAMES = 2000  # of givers; an import can bring many


def names_known(project: Project) -> list[str]:
    """Those of members first. One query."""
    givers = named_givers(project).annotate(is_giver=Value(1))
    members = project.members.annotate(is_giver=Value(0))
    rows = [each.order_by().values_list("name", "is_giver") for each in (members, givers)]
    return [name for name, _is_giver in rows[0].union(rows[1], all=True).order_by("is_giver")]


def named_givers(project: Project) -> QuerySet[Giver]:
    named = project.givers.exclude(name="").order_by("pk")
    return project.givers.filter(pk__in=named.values("pk")[:MOST_NAMES])
