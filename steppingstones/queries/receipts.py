"""What somebody without an account is told: what they said, what it may be used for, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _

from ..methods.questionnaire import OUR_WORDS, Kind
from ..methods.questionnaire_form import chosen_in
from ..methods.thread import Node, Thread, came_of
from ..methods.thread_gaps import Kind as Gap
from ..methods.thread_gaps import gaps
from ..models import Answer, Choice, Giver, Question, Translation, Voice
from ..models.voices import VoiceQuerySet
from .said_did import still_fits
from .thread import Stage, tell, voice_node, with_question
from .thread_whole import Woven, woven
from .thread_words import gap_words
from .voices import (
    ShownMedia,
    agreed_uses,
    checked_label,
    face_of,
    said,
    shown_media,
    uses_in_words,
    with_all_that_a_card_shows,
)


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """The language that somebody chose: its questions by questionnaire and key, its choices by question and words."""

    language: str = ""
    questions: Mapping[tuple[int, str], str] = field(default_factory=dict)
    choices: Mapping[int, Mapping[str, str]] = field(default_factory=dict)

    def question(self, question: Question) -> tuple[str, str]:
        """With its language, where it is another one than the group's."""
        words = self.questions.get((question.questionnaire_id, question.key))
        return (self.language, words) if words else ("", question.words)

    def answer(self, question: Question, words: str) -> str:
        if Kind(question.kind) in OUR_WORDS:
            return _(words)
        return chosen_in(words, self.choices.get(question.pk, {}))


NO_CHOICE = Chosen()


@dataclass(frozen=True, kw_only=True)
class Former:
    """What it said before, until which day, and whether the person or the group changed it."""

    words: str
    until: str
    by_person: bool
    is_answer: bool = False  # their own, to a question


@dataclass(frozen=True, kw_only=True)
class Said:
    """One thing that they said, and what came of it so far: the stages of the thread where there is something."""

    ref: str
    question: str
    language: str  # of the question, where the person chose another one than the group's
    words: str
    face: int | None
    uses: tuple[str, ...]
    is_taken_back: bool
    is_note: bool  # somebody else wrote it down
    can_be_changed: bool  # by whoever answered: words, ticks and numbers; a sound or a picture is taken back
    is_waiting: bool  # and they are still to say whether it is right
    checked_label: str
    former: tuple[Former, ...]
    came_of_it: list[Stage]
    asked_for: tuple[str, ...] = ()  # options of decisions that the group linked it to
    missing: tuple[str, ...] = ()  # what was decided because of it and has not changed yet, and for how long
    media: tuple[ShownMedia, ...] = ()


def told(giver: Giver, language: str = "") -> list[Said]:
    """All voices of one giver, in the order of the questions. Only voices that are linked cost more queries.

    Questions, and choices that were made, are in this language as far as they were asked in it.
    """
    voices = list(with_round(giver.voices.order_by("id")))
    linked = set(giver.project.evidences.standing().filter(voice__in=voices).values_list("voice_id", flat=True))
    asked_for = _asked_for(giver, voices)
    made = woven(giver.project) if linked or asked_for else None
    chosen = _chosen(language, voices)
    if made is None:
        return [_said(voice, [], chosen) for voice in voices]
    return [
        replace(
            _said(voice, _stages(giver, made.thread, voice), chosen),
            asked_for=tuple(asked_for.get(voice.pk, ())) if made.thread.may_use(voice_node(voice)) else (),
            missing=_missing(made, voice_node(voice)),
        )
        for voice in voices
    ]


def words_of(voice: Voice, language: str) -> str:
    """What one voice says, as `told` shows it."""
    return _chosen(language, [voice]).answer(voice.answer.question, voice.words) if voice.answer else voice.words


def _missing(made: Woven, node: Node) -> tuple[str, ...]:
    """What they wait for: only what is to be decided, or decided and not done, is theirs to know."""
    found = gaps(made.thread, made.known, came_of(made.thread, node), timezone.localdate())
    waiting = (Gap.UNCHANGED, Gap.OPEN)
    return tuple(
        gap_words(kind, list(some)) for kind, some in groupby(found, key=lambda gap: gap.kind) if kind in waiting
    )


def _chosen(language: str, voices: list[Voice]) -> Chosen:
    """What these voices answer, in a language. Two queries, or one where nothing is translated into it."""
    asked = {voice.answer.question for voice in voices if voice.answer}
    if not (language and asked):
        return Chosen()
    forms = {question.questionnaire_id for question in asked}
    rows = Translation.objects.filter(questionnaire__in=forms, language=language)
    said = {(form, key): words for form, key, words in rows.values_list("questionnaire_id", "key", "words")}
    if not said:
        return Chosen()
    questions = {
        (one.questionnaire_id, one.key): said.get((one.questionnaire_id, f"q.{one.key}.words"), "") for one in asked
    }
    choices: dict[int, dict[str, str]] = {one.pk: {} for one in asked}
    for choice in Choice.objects.filter(question__in=asked).select_related("question"):
        place = (choice.question.questionnaire_id, f"c.{choice.question.key}.{choice.key}")
        choices[choice.question_id][choice.words] = said.get(place) or choice.words
    return Chosen(language=language, questions=questions, choices=choices)


def with_round(voices: VoiceQuerySet) -> VoiceQuerySet:
    """With what a receipt shows: also what was said before, and the review that was answered."""
    asked = ("answer__response__round", "answer__question__questionnaire")
    return with_all_that_a_card_shows(voices).select_related(*asked).prefetch_related("former")


def said_of(voices: VoiceQuerySet) -> list[Said]:
    """The same without what came of it, for a member's own page. As many queries for one as for fifty."""
    return [_said(voice, []) for voice in with_round(voices)]


def _said(voice: Voice, came_of_it: list[Stage], chosen: Chosen = NO_CHOICE) -> Said:
    is_note = voice.is_written_down
    question = voice.answer.question if voice.answer else None
    language, words = chosen.question(question) if question else ("", voice.subject)
    return Said(
        ref=voice.ref,
        question=words,
        language=language,
        words=chosen.answer(question, voice.words) if question else voice.words,
        face=face_of(voice),
        uses=uses_in_words(agreed_uses(voice)),
        is_taken_back=voice.withdrawn_on is not None,
        is_note=is_note,
        can_be_changed=not is_note
        and question is not None
        and not Kind(question.kind).has_file
        and may_change(voice.answer),
        is_waiting=is_note and not voice.checked,
        checked_label=checked_label(voice),
        former=former_of(voice, chosen),
        came_of_it=came_of_it,
        media=shown_media(voice),
    )


def may_change(answer: Answer) -> bool:
    """Ticks in a review that has ended stay: what then changed would tell the group who ticked what.

    Own words may change. Everything can be taken back.
    """
    is_over = answer.response.round_id and answer.response.round.ended_on
    return Kind(answer.question.kind).is_words or not (is_over and answer.question.questionnaire.instrument)


def former_of(voice: Voice, chosen: Chosen = NO_CHOICE) -> tuple[Former, ...]:
    """What it said before it was put right, the oldest first."""
    return tuple(
        Former(
            words=chosen.answer(voice.answer.question, one.words) if voice.answer else one.words,
            until=said(one.until, Voice.Precision.DAY),
            by_person=one.changed_by_id is None,
            is_answer=not voice.is_written_down,
        )
        for one in voice.former.all()
    )


def _asked_for(giver: Giver, voices: list[Voice]) -> dict[int, list[str]]:
    """The options that each voice asks for, in words. One query."""
    standing = giver.project.options.filter(decision__removed_at=None, voices__in=voices).order_by("decision", "order")
    found: dict[int, list[str]] = {}
    for voice, words in standing.values_list("voices", "words"):
        found.setdefault(voice, []).append(words)
    return found


def _stages(giver: Giver, thread: Thread, voice: Voice) -> list[Stage]:
    """What a voice led to, and what came of the decisions where it asked for an option."""
    nodes = came_of(thread, voice_node(voice))
    stages = [stage for stage in tell(giver.project, nodes, thread) if stage.found] if nodes else []
    return [_in_the_words_of_the_sheet(giver, stage) if stage.name == "decision" else stage for stage in stages]


def _in_the_words_of_the_sheet(giver: Giver, stage: Stage) -> Stage:
    """Decisions as “You said, we did” tells them, where the group said it in its own words."""
    refs = [told.node.ref for told in stage.found]
    rows = giver.project.saiddids.filter(decision__ref__in=refs, is_left_out=False).exclude(did="")
    own = {
        row.decision.ref: with_question(row.decision.question, row.did)
        for row in rows.select_related("decision")
        if still_fits(row, row.decision)
    }
    return replace(stage, found=[replace(told, words=own.get(told.node.ref, told.words)) for told in stage.found])
