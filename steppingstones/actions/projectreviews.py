"""Reviews of a project that is made from files: asked, ended and talked about as by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from ..formats.projectreviews import (
    NOT_SAID,
    NOT_SURE,
    AgreedRow,
    Day,
    DecidedRow,
    KnownInReviews,
    ReviewFiles,
    ReviewRow,
    SheetRow,
    WordsRow,
)
from ..methods.questionnaire import Kind
from ..methods.questionnaire_form import Item
from ..methods.reviews import HOW_FAR, UNSURE, ends, is_statement
from ..models import Action, Consent, Questionnaire, ReviewTalk, Round, Side, Voice
from ..queries.question_bank import instrument, instruments
from ..queries.questionnaires import Asked, asked
from . import questionnaires, reviews
from .projectplan import noon
from .questionnaire_versions import new_version
from .voices import Answered, Came, hash_of, record_answers

if TYPE_CHECKING:
    from .projectfiles import Made


def _scores(item: Item) -> list[str]:
    least, most = ends(item)
    scores = [str(score) for score in range(least, most + 1)]
    return [*scores, NOT_SURE] if any(one.key == UNSURE for one in item.choices) else scores


KNOWN = KnownInReviews(
    statements={
        each.key: {item.key: _scores(item) for item in each.form.items if is_statement(item)}
        for each in instruments().sets
    },
    open_questions={
        each.key: [item.key for item in each.form.items if item.kind.is_words] for each in instruments().sets
    },
    new_scores=[*(one.key for one in HOW_FAR if one.key != UNSURE), NOT_SURE],
    sides=Side.values,
    uses=Consent.Use.values,
    helped=Action.Helped.values,
)


def make_reviews(made: "Made", files: ReviewFiles) -> None:
    """What was asked and answered, so that decisions can name the voices."""
    versions: dict[str, Questionnaire] = {}
    for row in files.reviews:
        words = [each for each in files.words if each.review == row.id]
        versions[row.instrument] = _version(made, row, words, versions.get(row.instrument))
        sheets = [each for each in files.sheets if each.review == row.id]
        made.reviews[row.id] = _ask(made, versions[row.instrument], row, sheets)


def _ask(made: "Made", version: Questionnaire, row: ReviewRow, sheets: Iterable[SheetRow]) -> Round:
    """Only the days are then those that the files say."""
    one = reviews.begin(version, row.name, asked=dict(row.asked), due_on=None, by=made.by)
    here = {each.key: each for each in asked(version)}
    for sheet in sheets:
        _send(made, version, here, one, sheet)
    if row.ended_on:
        reviews.end(one, by=made.by)
    began_on, due_on = _day(row.began_on), _maybe_day(row.due_on)
    Round.objects.filter(pk=one.pk).update(began_on=began_on, ended_on=row.ended_on, due_on=due_on)
    if version.responses.filter(round=one).count() == version.responses.count():
        Questionnaire.objects.filter(pk=version.pk).update(opened_on=began_on)
    one.refresh_from_db()
    return one


def _version(made: "Made", row: ReviewRow, words: Iterable[WordsRow], before: Questionnaire | None) -> Questionnaire:
    """The instrument in the words of this review. What was answered before keeps its words."""
    if before is None:
        version = reviews.choose(made.project, instrument(row.instrument), by=made.by)
    elif words:
        version = new_version(before, by=made.by)
    else:
        return before
    for each in words:
        _say(made, version, each)
    return version


def _say(made: "Made", version: Questionnaire, row: WordsRow) -> None:
    """A statement in other words, one of the group's own, or one that is not asked any more."""
    question = version.questions.filter(key=row.statement).first()
    said = {"words": row.words, "easy_words": row.easy_words}
    if question is None:
        item = Item(key=row.statement, kind=Kind.CHOICE, choices=HOW_FAR, **said)
        questionnaires.add_question(version, item, by=made.by)
    elif row.words:
        (item,) = (one.item for one in asked(version) if one.key == row.statement)
        questionnaires.change_question(question, replace(item, **said), by=made.by)
    else:
        questionnaires.remove_question(question, by=made.by)


def _send(made: "Made", version: Questionnaire, here: Mapping[str, Asked], one: Round, row: SheetRow) -> None:
    """One person's answers, through the same door as everybody's. Only what they wrote has an id."""
    answered = [_answered(here[key], score) for key, score in row.scores]
    if row.words:
        last = [each for each in here.values() if each.kind.is_words][-1]
        answered.append(Answered(question_id=last.pk, words=row.words))
    day = _day(row.answered_on)
    kept = {"side": row.side, "uses": row.uses, "once": row.id, "today": day, "came": Came(round_id=one.pk)}
    receipt = record_answers(version, answered, **kept)
    if row.words:
        said = Voice.objects.filter(giver__receipt_hash=hash_of(receipt))
        made.voices[row.id] = said.get(answer__question=last.pk)


def _answered(one: Asked, score: str) -> Answered:
    if score == NOT_SAID:
        return Answered(question_id=one.pk, words="", is_not_said=True)
    if one.kind is Kind.CHOICE:
        key = UNSURE if score == NOT_SURE else score
        words = {choice.key: choice.words for choice in one.choices}
        return Answered(question_id=one.pk, words=words[key], choice_id=one.choice_pks[key])
    return Answered(question_id=one.pk, words=dict(one.faces).get(int(score), score), number=int(score))


def _day(day: Day) -> date:
    """What is so many days ahead or past is so whenever the files are read."""
    return timezone.localdate() + timedelta(days=day) if isinstance(day, int) else day


def _maybe_day(day: Day | None) -> date | None:
    return None if day is None else _day(day)


def came_of(made: "Made", decided: Iterable[DecidedRow], decision: str) -> dict[str, Any]:
    """The review and the statement that a decision came of, if it came of one."""
    for row in decided:
        if row.decision == decision:
            return {"round": made.reviews[row.review], "statement": row.statement}
    return {}


def make_what_came(made: "Made", files: ReviewFiles) -> None:
    """What the group said about statements, and agreed to do."""
    for row in files.talks:
        by = made.members[row.member]
        reviews.talk(made.reviews[row.review], row.statement, row.words, by=by)
        told = ReviewTalk.objects.filter(round=made.reviews[row.review], statement=row.statement)
        told.update(written_on=row.written_on)
    for row in files.agreed:
        _agree(made, row)


def _agree(made: "Made", row: AgreedRow) -> None:
    one = made.reviews[row.review]
    member, due_on = made.members.get(row.member), _maybe_day(row.due_on)
    action = Action(project=made.project, words=row.words, member=member, due_on=due_on)
    action = reviews.agree_action(action, one, row.statement, by=made.by)
    if row.helped:
        reviews.say_if_helped(action, row.helped, row.helped_words, by=made.by)
    done_at = noon(row.done_on) if row.done_on else None
    Action.objects.filter(pk=action.pk).update(made_at=noon(one.ended_on), done_at=done_at)
