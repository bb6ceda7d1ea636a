"""Which parts a report has: those of the ready outline of its kind, until the group changes them."""

from collections.abc import Mapping, Sequence

from ..models import Project, Report, ReportPart

Kind, Part, Route = Report.Kind, ReportPart.Part, Project.Route
OUTLINES: Mapping[str, Sequence[str]] = {
    Kind.IMPACT: (
        Part.CONTEXT,
        Part.CLAIMS,
        Part.CHANGED,
        Part.COUNTS,
        Part.WITHOUT,
        Part.BEFORE,
        Part.HEARD,
        Part.RIVER,
        Part.PATHWAY,
        Part.MADE,
    ),
    Kind.ACHIEVEMENTS: (Part.CONTEXT, Part.CLAIMS, Part.ACHIEVEMENTS, Part.DECISIONS, Part.HEARD, Part.MADE),
    Kind.BENEFITS: (Part.CONTEXT, Part.CLAIMS, Part.BENEFITS, Part.COUNTS, Part.HEARD, Part.MADE),
    Kind.FEEDBACK: (Part.CONTEXT, Part.FEEDBACK, Part.CHANGED, Part.SAID_DID, Part.TOGETHER, Part.MADE),
    Kind.COMMISSIONER: (
        Part.CLAIMS,
        Part.AREAS,
        Part.CHANGED,
        Part.COUNTS,
        Part.FEEDBACK,
        Part.RIVER,
        Part.TOGETHER,
        Part.COSTS,
        Part.CONTEXT,
        Part.MADE,
    ),
    Kind.FUNDER: (Part.CLAIMS, Part.COSTS, Part.LEARNED, Part.MADE),
    Kind.PEOPLE: (Part.SAID_DID, Part.CLAIMS, Part.COUNTS, Part.NEXT),
    Kind.PRACTICE: (
        Part.CONTEXT,
        Part.DECISIONS,
        Part.LEARNED,
        Part.TOGETHER,
        Part.CLAIMS,
        Part.COSTS,
        Part.HEARD,
        Part.MADE,
    ),
}

MOST_PAGES = {Kind.FUNDER: 2}  # as funders ask for; other readers say nothing of it


def most_pages(report: Report) -> int:
    return MOST_PAGES.get(report.kind, 0)


def outline_of(report: Report) -> list[ReportPart]:
    """The parts in their order. Rows that are not kept anywhere while the outline is the ready one. One query."""
    own = list(report.parts.standing()) if report.pk else []
    return own or [
        ReportPart(project=report.project, report=report, part=part, order=order)
        for order, part in enumerate(ready(report.kind, report.project))
    ]


def ready(kind: str, project: Project) -> Sequence[str]:
    """The parts with which a report of this kind begins; of no kind in particular, what the group chose to show."""
    return OUTLINES[kind] if kind else [part for part in _whole(project) if part]


def _whole(project: Project) -> Sequence[str]:
    shows = project.shows
    return (
        Part.CONTEXT,
        Part.CLAIMS,
        Part.BEFORE if shows(Route.IMPACT) else "",
        Part.ACHIEVEMENTS if shows(Route.ACHIEVEMENTS) else "",
        Part.BENEFITS if shows(Route.BENEFITS) else "",
        Part.COUNTS,
        Part.DECISIONS,
        Part.FEEDBACK if shows(Route.FEEDBACK) else Part.HEARD,
        Part.RIVER,
        Part.PATHWAY if shows(Route.IMPACT) else "",
        Part.MADE,
    )


def may_have(project: Project) -> list[str]:
    """All parts that can be put into a report of this group: not money, where it said that it never uses it."""
    never = project.uses_money == Project.Money.NEVER
    return [part for part in Part if not (never and part == Part.WORTH)]
