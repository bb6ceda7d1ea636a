"""A questionnaire that was asked more than once, of a project that is made from files."""

import hashlib
from typing import TYPE_CHECKING

from ..formats.projectagain import AgainFiles, AgainRow, CardRow, KnownInAgain
from ..methods.questionnaire import Kind
from ..methods.questionnaire_form import Form, Item, Offer
from ..models import Direction, Question, Questionnaire, Round
from ..queries.pathway_since import last_number
from ..queries.question_bank import bank
from . import changed, questionnaire_versions, questionnaires
from .projectplan import noon
from .voices import Answered, Came, record_answers

if TYPE_CHECKING:
    from .projectfiles import Made

KNOWN = KnownInAgain(
    bank={key: (item.least, item.most) for key, item in bank().items.items() if item.kind is Kind.SCALE},
    better=Direction.Better.values,
)


def make_again(made: "Made", files: AgainFiles) -> None:
    """Asked, answered and ended as by hand. Only the days are then those that the files say."""
    if not files.questions:
        return
    edits = last_number(made.project)
    form = Form(title=files.title, opening=files.opening, items=tuple(_item(row) for row in files.questions))
    one = questionnaires.write_form(made.project, form, by=made.by)
    questionnaire_versions.choose_pairing(one, Questionnaire.Pairing.CARD, by=made.by)
    one.refresh_from_db()
    questionnaires.open_to_all(one, by=made.by)
    asked = {question.key: question for question in one.questions.all()}
    for time in files.times:
        began = questionnaire_versions.begin_round(one, time.name, by=made.by)
        for sheet in files.sheets:
            if sheet.time == time.id:
                _send(one, asked, began, sheet)
        questionnaire_versions.end_round(one, by=made.by)
        Round.objects.filter(pk=began.pk).update(began_on=time.began_on, ended_on=time.ended_on)
    questionnaires.close(one, by=made.by)
    Questionnaire.objects.filter(pk=one.pk).update(opened_on=files.times[0].began_on if files.times else None)
    _say(made, asked, files)
    if files.times:  # what its questions show was said when the answers of the last time were there
        made.project.pathwayedits.filter(number__gt=edits).update(at=noon(files.times[-1].ended_on))


def _item(row: AgainRow) -> Item:
    if row.is_of_bank:
        return bank().items[row.id]
    if row.choices:
        offers = tuple(Offer(key=str(place), words=words) for place, words in enumerate(row.choices, 1))
        return Item(key=row.id, kind=Kind.CHOICE, words=row.words, choices=offers)
    ends = {"least_words": row.least_words, "most_words": row.most_words}
    return Item(key=row.id, kind=Kind.SCALE, words=row.words, least=row.least, most=row.most, **ends)


def _send(one: Questionnaire, asked: dict[str, Question], now: Round, sheet: CardRow) -> None:
    """One person's answers, through the same door as everybody's."""
    once = f"{one.ref}-{sheet.time}-{sheet.card}"
    came = Came(round_id=now.pk, card_hash=hashlib.sha256(f"{one.ref} {sheet.card}".encode()).hexdigest())
    answered = [_answered(asked[key], number) for key, number in sheet.answers]
    record_answers(one, answered, uses=["group"], once=once, today=sheet.answered_on, side="lived", came=came)


def _answered(question: Question, number: int) -> Answered:
    if question.kind == Question.Kind.CHOICE:
        choice = question.choices.get(key=str(number))
        return Answered(question_id=question.pk, words=choice.words, choice_id=choice.pk)
    return Answered(question_id=question.pk, words=str(number), number=number)


def _say(made: "Made", asked: dict[str, Question], files: AgainFiles) -> None:
    for row in files.questions:
        if row.better:
            changed.say_direction(asked[row.id], row.better, by=made.by)
        for stone in row.shows:
            changed.show_by(asked[row.id], made.stones[stone], by=made.by)
