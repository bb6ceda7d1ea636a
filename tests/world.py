"""One small world that every test speaks of.

Ada has lived experience and is a co-producer; Ben is a professional and facilitates; Rae reads along; Cy is an
outsider with a project of his own. `make_…` functions make one thing, with plain defaults.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from steppingstones.actions.voices import Answered, record_answers
from steppingstones.methods.questionnaire import FACES
from steppingstones.models import (
    Change,
    Choice,
    Consent,
    Conversation,
    ConversationNote,
    Decision,
    Evidence,
    Giver,
    Guide,
    GuideTheme,
    Member,
    Organisation,
    Project,
    Question,
    Questionnaire,
    Side,
    Stone,
    User,
    Voice,
    Wall,
    WallNote,
)

DAY = date(2026, 3, 4)
DATA = Path(__file__).parent / "data"


@dataclass(kw_only=True)
class World:
    project: Project
    ada: Member
    ben: Member
    rae: Member
    cy: Member
    elsewhere: Project


def make_world() -> World:
    project, elsewhere = make_project("The Garden"), make_project("Somewhere else")
    return World(
        project=project,
        elsewhere=elsewhere,
        ada=make_member(project, "Ada", side=Side.LIVED_EXPERIENCE),
        ben=make_member(project, "Ben", side=Side.PROFESSIONAL, role=Member.Role.FACILITATOR),
        rae=make_member(project, "Rae", side=Side.COMMISSIONER, role=Member.Role.READER),
        cy=make_member(elsewhere, "Cy", side=Side.PROFESSIONAL, role=Member.Role.FACILITATOR),
    )


def make_project(name: str = "The Garden", **changes: Any) -> Project:
    organisation = Organisation.objects.create(name=f"{name} Trust")
    slug = changes.pop("slug", name.lower().replace(" ", "-"))
    return Project.objects.create(organisation=organisation, name=name, slug=slug, **changes)


def make_member(project: Project, name: str = "Mo", **changes: Any) -> Member:
    """A member with an account `name@example.org`; `user=None` makes one without."""
    if "user" not in changes:
        changes["user"] = User.objects.with_email(f"{name.lower()}@example.org")
    return Member.objects.create(project=project, name=name, **{"side": Side.COMMUNITY, **changes})


def make_stone(project: Project, words: str = "People feel at home", **changes: Any) -> Stone:
    return Stone.objects.create(
        project=project, words=words, **{"kind": Stone.Kind.SHORT, "track": Stone.Track.PROJECT, **changes}
    )


def make_voice(
    project: Project,
    words: str = "I like the big table",
    *,
    side: str = Side.LIVED_EXPERIENCE,
    uses: tuple[str, ...] = (Consent.Use.GROUP, Consent.Use.QUOTE),
    giver: Giver | None = None,
    **changes: Any,
) -> Voice:
    """A voice in the logbook that the group may read and quote without a name."""
    giver = giver or Giver.objects.create(project=project, side=side)
    defaults = {"came_by": Voice.CameBy.LOGBOOK, "channel": Voice.Channel.SPOKEN, "said_on": date(2026, 3, 4)}
    voice = Voice.objects.create(project=project, giver=giver, words=words, **{**defaults, **changes})
    Consent.objects.bulk_create(
        Consent(project=project, voice=voice, use=use, given_on=date(2026, 3, 4)) for use in uses
    )
    return voice


def make_questionnaire(project: Project, title: str = "How was the garden day?", **changes: Any) -> Questionnaire:
    """Open, with three questions to be answered or not said: five faces, one choice of two, and own words."""
    questionnaire = Questionnaire.objects.create(project=project, title=title, **{"is_open": True, **changes})
    asks = {"faces": "How was the day?", "choice": "Would you come again?", "text": "What would you change?"}
    for order, (kind, words) in enumerate(asks.items(), 1):
        question = Question.objects.create(
            project=project, questionnaire=questionnaire, order=order, kind=kind, words=words, is_required=True
        )
        if kind == "choice":
            Choice.objects.bulk_create(
                Choice(project=project, question=question, order=order, words=words)
                for order, words in enumerate(["Yes", "No"], 1)
            )
    return questionnaire


def answer_all(questionnaire: Questionnaire, face: int = 4, words: str = "More shade", **changes: Any) -> str:
    """One person's answers to the three questions of `make_questionnaire`; the secret of their receipt."""
    asked = {question.kind: question for question in questionnaire.questions.all()}
    chosen = asked["choice"].choices.first()
    answered = [
        Answered(question_id=asked["faces"].pk, words=FACES[face - 1], number=face),
        Answered(question_id=asked["choice"].pk, words=chosen.words, choice_id=chosen.pk),
        Answered(question_id=asked["text"].pk, words=words),
    ]
    defaults = {"uses": ["group"], "once": "a-key-of-a-device", "today": date(2026, 3, 4), "side": "lived"}
    return record_answers(questionnaire, answered, **{**defaults, **changes})


def make_decision(project: Project, question: str = "Which table do we buy?", **changes: Any) -> Decision:
    defaults = {"decided": "The big round one", "why": "Everyone can see everyone", "decided_on": date(2026, 3, 11)}
    return Decision.objects.create(project=project, question=question, **{**defaults, **changes})


def make_change(decision: Decision, words: str = "There is a round table", **changes: Any) -> Change:
    return Change.objects.create(project=decision.project, decision=decision, words=words, **changes)


def make_wall(project: Project, title: str = "Spring meeting", **changes: Any) -> Wall:
    """Open, and empty."""
    defaults = {"question": "What would make the garden better?", "is_open": True, "day": date(2026, 3, 4)}
    return Wall.objects.create(project=project, title=title, **{**defaults, **changes})


def make_wall_note(wall: Wall, words: str = "A bench in the shade", **changes: Any) -> WallNote:
    """On the wall for all to see. Nobody has the way back to it."""
    wall.last += 1
    wall.save(update_fields=["last"])
    key = f"{wall.ref}-{wall.last}"
    defaults = {"order": wall.last, "number": wall.last, "once": key, "way_back_hash": key}
    return WallNote.objects.create(project=wall.project, wall=wall, words=words, **{**defaults, **changes})


def link(source: Voice | Change, target: Stone | Decision, stance: str = Evidence.Stance.FOR) -> Evidence:
    """One link of the thread: a voice or a change supports (or speaks against) a stone or a decision."""
    names = {Voice: "voice", Change: "change", Stone: "stone", Decision: "decision"}
    ends = {names[type(source)]: source, names[type(target)]: target}
    return Evidence.objects.create(project=source.project, stance=stance, **ends)


def make_guide(project: Project, title: str = "Over tea", **changes: Any) -> Guide:
    """A guide with a theme to begin with and another."""
    guide = Guide.objects.create(project=project, title=title, **{"form": "group", **changes})
    for order, (words, is_opening) in enumerate((("A good day", True), ("What gets in the way", False)), 1):
        GuideTheme.objects.create(project=project, guide=guide, order=order, title=words, is_opening=is_opening)
    return guide


def make_conversation(project: Project, title: str = "Tea in the garden", **changes: Any) -> Conversation:
    defaults = {"form": "group", "held_on": date(2026, 3, 4)}
    return Conversation.objects.create(project=project, title=title, **{**defaults, **changes})


def make_note(conversation: Conversation, words: str = "I like the big table", **changes: Any) -> ConversationNote:
    order = conversation.notes.count() + 1
    return ConversationNote.objects.create(
        project=conversation.project, conversation=conversation, order=order, words=words, **changes
    )
