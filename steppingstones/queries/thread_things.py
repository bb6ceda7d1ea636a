"""Which nodes of the thread a thing stands for, and what lies beside the thread there without being a cause.

`Reached` says it for one thing; at most two queries each, three for a statement. docs/decisions/thread.md tells cause
from context.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from ..methods.thread import Node, Speaker
from ..models import (
    Change,
    Claim,
    Conversation,
    Decision,
    Meeting,
    Option,
    PlanOutcome,
    Project,
    Questionnaire,
    Round,
    SenseSession,
    Step,
    Stone,
    Theme,
    Voice,
    Wall,
)
from ..models.voices import VoiceQuerySet
from .review_decisions import CameOf
from .reviews import comments, of_reviews
from .reviews_shown import actions
from .thread import WHO, decision_words, speaker, stone_node, voice_node, with_question
from .thread_reviews import statement_node, with_statements, words_of_statements
from .thread_whole import Woven
from .voices import readable, warned

SHORT = 200


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Something that belongs to the thread here, and neither led to it nor came of it."""

    label: str
    words: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Reached:
    """What a thing is on the thread. `source` is how many voices came in here, where it is a place of voices."""

    words: str
    url: str
    focus: frozenset[Node]
    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    statements: Mapping[str, str] = field(default_factory=dict)  # words of statements of a review, by their nodes
    source: int | None = None
    is_option: bool = False
    beside: Callable[[Woven], Iterable[Beside]] = lambda _made: ()


def reach(project: Project, thing: Any) -> Reached:
    """The place of this thing on the thread of its project."""
    return REACH[type(thing)](project, thing)


def url_of(name: str, *args: str) -> str:
    """The address, or nothing where this site has no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


# --- The five stages themselves ----------------------------------------------------------------------------


def _voice(project: Project, voice: Voice) -> Reached:
    places = ("conversation", "meeting", "wall_note__wall", "answer__question__questionnaire", "giver__member")
    reviewed = ("answer__response__round__questionnaire", "said_in_review__round__questionnaire")
    found = readable(project).filter(pk=voice.pk).select_related(*places, *reviewed).first()
    if not found:
        return Reached(words="", url="", focus=frozenset())
    member = found.giver.member
    gave = speaker(found.giver.ref, member and member.ref, found.giver.side, member and member.side)
    question = found.answer.question.words if found.answer else found.subject

    def beside(made: Woven) -> Iterator[Beside]:
        yield from _came_in(project, found)
        for change in made.changes.values():
            known = made.known.changes[change.ref]
            if found.ref in known.good | known.otherwise:
                label = (
                    _("It says that this change is good")
                    if found.ref in known.good
                    else _("It says that this change is not good")
                )
                yield Beside(label=label, words=change.words, url=url_of("decide:change", project.slug, change.ref))
        yield from _marks(project, found.plan_outcomes.current())

    return Reached(
        words=with_question(question, Truncator(warned(found.content_note, found.words)).chars(SHORT)),
        url=url_of("understand:voice", project.slug, found.ref),
        focus=frozenset({voice_node(found)}),
        speakers={found.ref: gave},
        beside=beside,
    )


def _came_in(project: Project, voice: Voice) -> Iterator[Beside]:
    """Where it was said. That is a place, not a cause."""
    note, answer = getattr(voice, "wall_note", None), voice.answer
    review = answer.response.round if answer and answer.question.questionnaire.instrument else None
    if said := getattr(voice, "said_in_review", None):
        review = said.round
    if review and review.ended_on and not review.questionnaire.removed_at:
        there = url_of("understand:thread-of", project.slug, "review", review.ref)
        yield Beside(label=_("It came in with this review"), words=review.name, url=there)
    places = [
        (_("Said in this meeting"), "takepart:meeting", voice.meeting),
        (_("Said in this conversation"), "listen:conversation", voice.conversation),
        (_("Put up on this wall"), "listen:wall", note.wall if note else None),
        (_("An answer in this questionnaire"), "listen:results", answer and answer.question.questionnaire),
    ]
    for label, view, place in places:
        if place and not place.removed_at:
            yield Beside(label=label, words=place.title, url=url_of(view, project.slug, place.ref))


def _decision(project: Project, decision: Decision) -> Reached:
    def beside(made: Woven) -> Iterator[Beside]:
        here = Q(decisions=decision) | Q(agenda__decision=decision)
        for meeting in project.meetings.standing().filter(here).distinct().order_by("starts_at"):
            label = (
                _("It was decided in this meeting")
                if meeting.pk == decision.meeting_id
                else _("It came up in this meeting")
            )
            yield Beside(label=label, words=meeting.title, url=url_of("takepart:meeting", project.slug, meeting.ref))
        yield from _marks(project, decision.plan_outcomes.current())

    return Reached(
        words=decision_words(decision),
        url=url_of("decide:decision", project.slug, decision.ref),
        focus=frozenset({Node("decision", decision.ref)}),
        beside=beside,
    )


def _statement(project: Project, looked_at: CameOf) -> Reached:
    """What people said about it, and agreed to do, stands beside what they decided because of it. Three queries."""
    review, key = looked_at.round, looked_at.key
    node, url = statement_node(review.ref, key), url_of("review:statement", project.slug, review.ref, key)

    def beside(_made: Woven) -> Iterator[Beside]:
        there = url_of("understand:thread-of", project.slug, "review", review.ref)
        yield Beside(label=_("Asked in this review"), words=review.name, url=there)
        for talk in review.talks.filter(statement=key):
            yield Beside(label=_("What you said about it"), words=talk.words, url=f"{url}#talk")
        for voice in readable(project).filter(said_in_review__round=review, said_in_review__statement=key)[:20]:
            words = Truncator(warned(voice.content_note, voice.words)).chars(SHORT)
            there = url_of("understand:voice", project.slug, voice.ref)
            yield Beside(label=_("Somebody said about it"), words=words, url=there)
        for action in actions(review).filter(statement=key)[:20]:
            yield Beside(label=_("What you agreed to do"), words=action.words, url=f"{url}#decide")

    return Reached(
        words=looked_at.words, url=url, focus=frozenset({node}), statements={node.ref: looked_at.words}, beside=beside
    )


def _option(project: Project, option: Option) -> Reached:
    """Its own voices, the decision that weighed it, and what came of that."""
    speakers = _speakers(readable(project).filter(options=option))
    decision = Node("decision", option.decision.ref)
    return Reached(
        words=option.words,
        url=url_of("decide:option", project.slug, option.ref) or url_of("decide:decision", project.slug, decision.ref),
        focus=frozenset({decision, *(Node("voice", ref) for ref in speakers)}),
        speakers=speakers,
        is_option=True,
    )


def _change(project: Project, change: Change) -> Reached:
    def beside(_made: Woven) -> Iterator[Beside]:
        url = url_of("decide:change", project.slug, change.ref)
        for proof in change.proofs.all()[:20]:
            yield Beside(label=_("This shows it"), words=proof.words, url=proof.url or url)

    return Reached(
        words=change.words,
        url=url_of("decide:change", project.slug, change.ref),
        focus=frozenset({Node("change", change.ref)}),
        beside=beside,
    )


def _stone(project: Project, stone: Stone) -> Reached:
    def beside(_made: Woven) -> Iterator[Beside]:
        for theme in stone.as_themes.order_by("name")[:20]:
            yield Beside(label=_("A theme that stands for it"), words=theme.name, url=_url_of_theme(project, theme))
        for claim in project.claims.standing().filter(stone=stone).select_related("report")[:20]:
            yield Beside(label=_("A report says"), words=claim.words, url=_url_of_claim(project, claim))

    return Reached(
        words=stone.words,
        url=url_of("understand:stone", project.slug, stone.ref),
        focus=frozenset({stone_node(stone)}),
        beside=beside,
    )


def _url_of_theme(project: Project, theme: Theme) -> str:
    return url_of("understand:theme", project.slug, theme.ref)


def _step(project: Project, step: Step) -> Reached:
    """From one stone to the next: what the first rests on, and what the second leads to."""
    ends = (step.source, step.target)
    return Reached(
        words=" → ".join(Truncator(stone.words).chars(SHORT) for stone in ends),
        url=url_of("plan:assumption", project.slug, step.source.ref, step.target.ref),
        focus=frozenset(map(stone_node, ends)),
    )


# --- Things that stand on the thread of others -------------------------------------------------------------


def _claim(project: Project, claim: Claim) -> Reached:
    there = [Beside(label=_("A report says so"), words=claim.report.title, url=_url_of_claim(project, claim))]
    return Reached(
        words=claim.words,
        url=_url_of_claim(project, claim),
        focus=frozenset({stone_node(claim.stone)}),
        beside=lambda _made: there,
    )


def _url_of_claim(project: Project, claim: Claim) -> str:
    return url_of("show:claim", project.slug, claim.report.ref, claim.ref)


def _plan_outcome(project: Project, mark: PlanOutcome) -> Reached:
    """The decisions and voices that changed a thing in the plan before."""
    decisions = mark.decisions.filter(removed_at=None).values_list("ref", flat=True)
    speakers = _speakers(readable(project).filter(plan_outcomes=mark))
    return Reached(
        words=mark.item.words if mark.item else mark.words,
        url=_url_of_mark(project, mark),
        focus=frozenset([*(Node("decision", ref) for ref in decisions), *(Node("voice", ref) for ref in speakers)]),
        speakers=speakers,
    )


def _marks(project: Project, marks: Any) -> Iterator[Beside]:
    for mark in marks.select_related("item", "plan").order_by("pk")[:20]:
        label = _("In the plan before: %(fate)s") % {"fate": mark.get_fate_display().lower()}
        words = mark.item.words if mark.item else mark.words
        yield Beside(label=label, words=words, url=_url_of_mark(project, mark))


def _url_of_mark(project: Project, mark: PlanOutcome) -> str:
    return url_of("plan:before-compare", project.slug, mark.plan.ref) + f"#mark-{mark.ref}"


# --- Places where voices come in ---------------------------------------------------------------------------


def _speakers(voices: VoiceQuerySet) -> dict[str, Speaker]:
    return {ref: speaker(*who) for ref, *who in voices.order_by().values_list("ref", *WHO).distinct()}


def _source(project: Project, words: str, url: str, where: Q) -> Reached:
    speakers = _speakers(readable(project).filter(where))
    focus = frozenset(Node("voice", ref) for ref in speakers)
    return Reached(words=words, url=url, focus=focus, speakers=speakers, source=len(speakers))


def _questionnaire(project: Project, questionnaire: Questionnaire) -> Reached:
    url = url_of("listen:results", project.slug, questionnaire.ref)
    return _source(project, questionnaire.title, url, Q(answer__question__questionnaire=questionnaire))


def _conversation(project: Project, conversation: Conversation) -> Reached:
    url = url_of("listen:conversation", project.slug, conversation.ref)
    return _source(project, conversation.title, url, Q(conversation=conversation))


def _wall(project: Project, wall: Wall) -> Reached:
    return _source(project, wall.title, url_of("listen:wall", project.slug, wall.ref), Q(wall_note__wall=wall))


def _theme(project: Project, theme: Theme) -> Reached:
    """Voices about it, and voices of which a stretch was tagged with it."""
    url = _url_of_theme(project, theme)
    about = theme.voicetheme_set.values("voice")
    tagged = theme.highlights.filter(round=None).exclude(voice=None).values("voice")  # rounds keep theirs apart
    return _source(project, theme.name, url, Q(pk__in=about) | Q(pk__in=tagged))


def _session(project: Project, session: SenseSession) -> Reached:
    """The voices on its cards. They came in elsewhere, so it is no source of them."""
    speakers = _speakers(readable(project).filter(sense_cards__session=session))
    focus = frozenset(Node("voice", ref) for ref in speakers)
    url = url_of("understand:sense", project.slug, session.ref)
    return Reached(words=session.title, url=url, focus=focus, speakers=speakers)


def _review(project: Project, review: Round) -> Reached:
    """What people wrote in it, and the statements of which a decision came."""
    url = url_of("review:round", project.slug, review.ref)
    found = _source(project, review.name, url, Q(pk__in=comments(review).values("pk")))
    came = words_of_statements(with_statements(project.decisions.standing().filter(round=review)))
    return replace(found, focus=found.focus | {Node("statement", ref) for ref in came}, statements=came)


def _meeting(project: Project, meeting: Meeting) -> Reached:
    """What was said there, and what was decided there."""
    found = _source(project, meeting.title, url_of("takepart:meeting", project.slug, meeting.ref), Q(meeting=meeting))
    here = Q(meeting=meeting) | Q(agenda_items__meeting=meeting)
    decisions = project.decisions.standing().filter(here).distinct().values_list("ref", flat=True)
    return replace(found, focus=found.focus | {Node("decision", ref) for ref in decisions})


REACH: dict[type, Callable[[Project, Any], Reached]] = {
    Voice: _voice,
    CameOf: _statement,
    Decision: _decision,
    Option: _option,
    Change: _change,
    Stone: _stone,
    Step: _step,
    Claim: _claim,
    PlanOutcome: _plan_outcome,
    Questionnaire: _questionnaire,
    Conversation: _conversation,
    Wall: _wall,
    Theme: _theme,
    Meeting: _meeting,
    Round: _review,
    SenseSession: _session,
}


def things(project: Project) -> dict[str, Any]:
    """The things that have a page for their thread, by the word in its address."""
    return {
        "voice": readable(project),
        "decision": project.decisions.standing(),
        "option": project.options.filter(decision__removed_at=None).select_related("decision"),
        "change": project.changes.standing(),
        "stone": project.stones.standing(),
        "claim": project.claims.standing().select_related("stone", "report"),
        "mark": project.planoutcomes.current().select_related("item", "plan"),
        "questionnaire": project.questionnaires.standing(),
        "conversation": project.conversations.standing(),
        "wall": project.walls.standing(),
        "theme": project.themes.all(),
        "meeting": project.meetings.standing(),
        "review": of_reviews(project).exclude(ended_on=None),
        "session": project.sensesessions.standing(),
    }


WORD_OF = {
    Voice: "voice",
    Decision: "decision",
    Option: "option",
    Change: "change",
    Stone: "stone",
    Claim: "claim",
    PlanOutcome: "mark",
    Questionnaire: "questionnaire",
    Conversation: "conversation",
    Wall: "wall",
    Theme: "theme",
    Meeting: "meeting",
    Round: "review",
    SenseSession: "session",
}


def url_of_thread(project: Project, thing: Any) -> str:
    """The page with the whole thread of this thing."""
    if isinstance(thing, CameOf):
        return url_of("understand:thread-statement", project.slug, thing.round.ref, thing.key)
    if isinstance(thing, Step):
        return url_of("understand:thread-step", project.slug, thing.source.ref, thing.target.ref)
    return url_of("understand:thread-of", project.slug, WORD_OF[type(thing)], thing.ref)
