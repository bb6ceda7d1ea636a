"""Choosing what a group wants to show. Taking a route away hides its pages and keeps everything on them."""

from collections.abc import Collection

from django.db import transaction

from ..models import Member, Project
from ..queries.routes import in_order
from .history import note


@transaction.atomic
def choose_routes(project: Project, *, by: Member, routes: Collection[str]) -> Project:
    """Keep which of the four routes the group takes. None means: all of them."""
    project = Project.objects.select_for_update().get(pk=project.pk)
    chosen = in_order(routes)
    if chosen != project.routes:
        project.routes = chosen
        project.save(update_fields=["routes"])
        note(by, "chose routes", project)
    return project
