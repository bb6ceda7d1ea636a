"""The four routes in words: what a group can want to show, and which page of the plan it begins on."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Project

Route = Project.Route


@dataclass(frozen=True, kw_only=True)
class RouteWords:
    """What a route is, in two sentences, and an example of what a group may show on it."""

    route: str
    name: str | Promise
    about: str | Promise
    example: str | Promise


ROUTES = (
    RouteWords(
        route=Route.IMPACT,
        name=Route.IMPACT.label,
        about=_("The big change that you all work for, and the way that leads there. You lay it out like stones."),
        example=_("People with learning disabilities have a place of their own, and help to run it."),
    ),
    RouteWords(
        route=Route.ACHIEVEMENTS,
        name=Route.ACHIEVEMENTS.label,
        about=_("Good things that you reach on the way. Each counts by itself, however far off the big change is."),
        example=_("The rules for equal treatment are now written so that everybody can read them."),
    ),
    RouteWords(
        route=Route.BENEFITS,
        name=Route.BENEFITS.label,
        about=_("What people get out of taking part. You say for whom, and choose from a list that you can change."),
        example=_("A member who never spoke in meetings now leads one."),
    ),
    RouteWords(
        route=Route.FEEDBACK,
        name=Route.FEEDBACK.label,
        about=_("What people think of the way you work together. You ask, you listen, and you say what came of it."),
        example=_("Papers came too late to read. Now they come three days before the meeting."),
    ),
)


def chosen_routes(project: Project) -> list[RouteWords]:
    """The routes that a group has chosen, in their order. Empty as long as it has chosen none."""
    return [each for each in ROUTES if each.route in project.routes]


def in_order(routes: Collection[str]) -> list[str]:
    """These routes as they are kept: in their own order, each once."""
    return [route for route in Route.values if route in routes]


def plan_view(project: Project) -> str:
    """The name of the page on which this group's plan begins; "" if it wants to show nothing that is planned."""
    places = {
        Route.IMPACT: "plan:pathway",
        Route.ACHIEVEMENTS: "plan:achievements",
        Route.BENEFITS: "plan:benefits",
    }
    return next((view for route, view in places.items() if project.shows(route)), "")
