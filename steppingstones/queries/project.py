"""A project at a glance: how far its golden thread has come, and what could be done next."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Evidence, Project, Stone
from .routes import plan_view
from .voice_numbers import numbers_of, usable

SHOWN = 3  # suggestions at once: more is a list that nobody reads


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the overview says, and rests its suggestions on. All counted."""

    issues: int
    outcomes: int
    outcomes_shown: int  # those that a voice or a change supports
    benefits: int  # outcomes that name a benefit
    impacts: int
    voices: int
    people: int
    voices_unlinked: int
    decisions: int
    decisions_open: int
    decisions_without_change: int
    changes: int
    reports: int
    members: int
    sides: int
    has_context: bool


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One stage of the thread with its number. `view` names the page that shows more."""

    kind: str
    label: str
    number: int
    words: str
    view: str


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    words: str
    action: str
    view: str


def facts_of(project: Project) -> Facts:
    heard = numbers_of(project)
    linked = Evidence.objects.standing().filter(voice=OuterRef("pk"))
    members = project.members.present().aggregate(members=Count("pk"), sides=Count("side", distinct=True))
    return Facts(
        voices=heard.voices,
        people=heard.people.count,
        voices_unlinked=usable(project).filter(~Exists(linked)).count(),
        changes=project.changes.standing().count(),
        reports=project.reports.standing().count(),
        has_context=bool(project.place and project.people),
        **members,
        **stone_counts(project),
        **decision_counts(project),
    )


def stone_counts(project: Project) -> dict[str, int]:
    shown = Evidence.objects.standing().filter(stone=OuterRef("pk"), stance=Evidence.Stance.FOR)
    outcome = Q(kind__in=[Stone.Kind.SHORT, Stone.Kind.LONG])
    return (
        project.stones.standing()
        .annotate(is_shown=Exists(shown))
        .aggregate(
            issues=Count("pk", filter=Q(kind=Stone.Kind.ISSUE)),
            outcomes=Count("pk", filter=outcome),
            outcomes_shown=Count("pk", filter=outcome & Q(is_shown=True)),
            benefits=Count("pk", filter=outcome & ~Q(benefits=[])),
            impacts=Count("pk", filter=Q(kind=Stone.Kind.IMPACT)),
        )
    )


def decision_counts(project: Project) -> dict[str, int]:
    status = project.decisions.model.Status
    changed = project.changes.standing().filter(decision=OuterRef("pk"))
    return (
        project.decisions.standing()
        .annotate(has_change=Exists(changed))
        .aggregate(
            decisions=Count("pk"),
            decisions_open=Count("pk", filter=Q(status=status.OPEN)),
            decisions_without_change=Count("pk", filter=Q(status__in=[status.DECIDED, status.DONE], has_change=False)),
        )
    )


def stages(project: Project, facts: Facts) -> list[Stage]:
    """The golden thread of this project, from what people said to the difference it makes.

    Outcomes and impact are there as far as the group's routes need them.
    """
    label = {
        "voice": ngettext("%(n)d voice", "%(n)d voices", facts.voices),
        "decision": ngettext("%(n)d decision", "%(n)d decisions", facts.decisions),
        "change": ngettext("%(n)d change", "%(n)d changes", facts.changes),
        "outcome": ngettext("%(n)d outcome", "%(n)d outcomes", facts.outcomes),
        "impact": ngettext("%(n)d impact", "%(n)d impacts", facts.impacts),
    }
    people = ngettext("from %(n)d person", "from %(n)d people", facts.people) % {"n": facts.people}
    still_open = _("%(n)d still open") % {"n": facts.decisions_open} if facts.decisions_open else ""
    shown = _("%(n)d with something to show for it") % {"n": facts.outcomes_shown}
    rows = [
        ("voice", facts.voices, people, "understand:voices"),
        ("decision", facts.decisions, still_open, "decide:decisions"),
        ("change", facts.changes, "", "decide:decisions"),
    ]
    if place := plan_view(project):
        rows.append(("outcome", facts.outcomes, shown, place))
    if project.shows(Project.Route.IMPACT):
        rows.append(("impact", facts.impacts, "", place))
    return [
        Stage(kind=kind, label=label[kind] % {"n": number}, number=number, words=words if number else "", view=view)
        for kind, number, words, view in rows
    ]


def suggestions(project: Project, facts: Facts) -> list[Suggestion]:
    """What could be done next, in the order in which a group walks. Each rests on a number, none is a duty."""
    found = [
        *about_people(facts),
        *about_the_plan(project, facts),
        *about_voices(facts),
        *about_what_came_of_it(facts),
    ]
    return found[:SHOWN]


def about_people(facts: Facts) -> list[Suggestion]:
    if facts.members == 1:
        words = _("You are alone here. Who makes this project with you?")
        return [Suggestion(words=words, action=_("Add people"), view="people:members")]
    if facts.sides == 1:
        words = _("Everybody in the group is from the same side. Who is missing?")
        return [Suggestion(words=words, action=_("Look at the people"), view="people:members")]
    return []


def about_the_plan(project: Project, facts: Facts) -> list[Suggestion]:
    """Only what the group's routes need: nothing asks for a whole pathway where nobody wants to show an impact."""
    found = []
    if project.shows(Project.Route.IMPACT):
        found += about_the_pathway(facts)
    elif project.shows(Project.Route.ACHIEVEMENTS) and not facts.outcomes:
        words = _("No achievement is written down yet. What is better than it was?")
        found.append(Suggestion(words=words, action=_("Write one down"), view="plan:achievements"))
    if project.shows(Project.Route.BENEFITS) and not facts.benefits and (facts.outcomes or not found):
        words = _("No benefit is named yet. What do people get out of taking part?")
        found.append(Suggestion(words=words, action=_("Name one"), view="plan:benefits"))
    return found


def about_the_pathway(facts: Facts) -> list[Suggestion]:
    if not facts.issues:
        words = _("There is no issue yet. What should get better, and for whom?")
        return [Suggestion(words=words, action=_("Start the plan"), view="plan:pathway")]
    if not facts.impacts or not facts.outcomes:
        words = _("The plan has an issue, but the way across is not there yet.")
        return [Suggestion(words=words, action=_("Go on with the plan"), view="plan:pathway")]
    return []


def about_voices(facts: Facts) -> list[Suggestion]:
    if not facts.voices:
        words = _("No voices yet. Write down the first thing that somebody says, or ask a question.")
        return [Suggestion(words=words, action=_("Start listening"), view="listen:home")]
    if facts.voices_unlinked:
        words = ngettext(
            "%(n)d voice is not linked to anything yet. What does it speak for?",
            "%(n)d voices are not linked to anything yet. What do they speak for?",
            facts.voices_unlinked,
        )
        return [
            Suggestion(
                words=words % {"n": facts.voices_unlinked}, action=_("Read the voices"), view="understand:voices"
            )
        ]
    return []


def about_what_came_of_it(facts: Facts) -> list[Suggestion]:
    found = []
    if facts.voices and not facts.decisions:
        words = _("People have spoken, and no decision is written down. What did you decide because of them?")
        found.append(Suggestion(words=words, action=_("Write down a decision"), view="decide:decisions"))
    if facts.decisions_without_change:
        words = ngettext(
            "%(n)d decision has led to no change so far. Did something change?",
            "%(n)d decisions have led to no change so far. Did something change?",
            facts.decisions_without_change,
        ) % {"n": facts.decisions_without_change}
        found.append(Suggestion(words=words, action=_("Look at the decisions"), view="decide:decisions"))
    if facts.changes and not facts.reports:
        words = _("Things have changed. Tell people what difference it made.")
        found.append(Suggestion(words=words, action=_("Start a report"), view="show:reports"))
    if not facts.has_context:
        words = _("Others learn more from you when they know where this is and who it is for.")
        found.append(Suggestion(words=words, action=_("Describe the project"), view="home:project-edit"))
    return found
