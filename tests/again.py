"""Questionnaires that were asked twice, for tests: a scale, a face, the official question on worry, and own words."""

from secrets import token_hex

from steppingstones.actions import questionnaire_versions as versions
from steppingstones.actions.questionnaires import open_to_all, write_form
from steppingstones.actions.voices import Answered, Came, record_answers
from steppingstones.methods.questionnaire import FACES, Kind
from steppingstones.methods.questionnaire_form import Form, Item
from steppingstones.models import Member, Questionnaire, Round
from tests.world import DAY

SURE = Item(key="sure", kind=Kind.SCALE, words="How sure of yourself do you feel?", least=1, most=5)
WORRY = Item(key="ons-anxious", kind=Kind.SCALE, words="How anxious did you feel yesterday?", least=0, most=10)
WORDS = Item(key="why", kind=Kind.TEXT, words="What helped?")
ITEMS = (SURE, WORRY, WORDS)
# Eight of twelve went up, three stayed, one went down: in 23 of 1,000 cases by chance.
BEFORE = [2, 3, 2, 1, 4, 3, 2, 3, 2, 4, 1, 3]
AFTER = [3, 3, 4, 2, 4, 4, 4, 3, 3, 3, 3, 5]


def make_again(by: Member, pairing: str = "card", items=ITEMS, title: str = "How are you?") -> Questionnaire:
    """Open, with a first time that has begun."""
    made = write_form(by.project, Form(title=title, items=items), by=by)
    versions.choose_pairing(made, pairing, by=by)
    open_to_all(made, by=by)
    versions.begin_round(made, "Before", by=by)
    made.refresh_from_db()
    return made


def answer_again(one: Questionnaire, person: int | None = None, member: Member | None = None, **said) -> str:
    """One person's answers, with the card of this number if there is one; the secret of their receipt."""
    asked = {question.key: question for question in one.questions.all()}
    now = Round.objects.get(questionnaire=one.root, ended_on=None)
    answered = [_answered(asked[key.replace("_", "-")], given) for key, given in said.items()]
    card = "" if person is None else f"card-{person}"
    came = Came(round_id=now.pk, card_hash=card, member=member)
    return record_answers(one, answered, uses=["group"], once=token_hex(8), today=DAY, side="lived", came=came)


def _answered(question, given) -> Answered:
    if question.kind == "text":
        return Answered(question_id=question.pk, words=given)
    words = FACES[given - 1] if question.kind == "faces" else str(given)
    return Answered(question_id=question.pk, words=words, number=given)


def next_time(one: Questionnaire, by: Member, name: str = "After") -> None:
    versions.end_round(one, by=by)
    versions.begin_round(one, name, by=by)


def make_change(by: Member, before=BEFORE, after=AFTER, pairing: str = "card", **more) -> Questionnaire:
    """Asked twice, and ended. Who has no answer after did not come back."""
    one = make_again(by, pairing, **more)
    for person, given in enumerate(before):
        answer_again(one, person, sure=given)
    next_time(one, by)
    for person, given in enumerate(after):
        answer_again(one, person, sure=given)
    versions.end_round(one, by=by)
    return one
