"""What somebody without an account is told: what they said, what it may be used for, and what came of it."""

from dataclasses import dataclass

from ..methods.thread import Node, Thread, came_of
from ..models import Giver
from .thread import Stage, tell, thread_of, voice_node
from .voices import agreed_uses, in_order, with_all_that_a_card_shows


@dataclass(frozen=True, kw_only=True)
class Said:
    """One thing that they said, and what came of it so far: the stages of the thread where there is something."""

    ref: str
    question: str
    words: str
    face: int | None
    uses: tuple[str, ...]
    is_taken_back: bool
    came_of_it: list[Stage]


def told(giver: Giver) -> list[Said]:
    """All voices of one giver, in the order of the questions. Only voices that are linked cost more queries."""
    voices = list(with_all_that_a_card_shows(giver.voices.order_by("id")))
    linked = set(giver.project.evidences.standing().filter(voice__in=voices).values_list("voice_id", flat=True))
    thread = thread_of(giver.project) if linked else None
    return [
        Said(
            ref=voice.ref,
            question=voice.answer.question.words if voice.answer else "",
            words=voice.words,
            face=voice.answer.number if voice.answer else None,
            uses=in_order(consent.use for consent in agreed_uses(voice)),
            is_taken_back=voice.withdrawn_on is not None,
            came_of_it=_stages(giver, thread, voice_node(voice)) if thread and voice.pk in linked else [],
        )
        for voice in voices
    ]


def _stages(giver: Giver, thread: Thread, node: Node) -> list[Stage]:
    return [stage for stage in tell(giver.project, came_of(thread, node), thread) if stage.found]
