"""A review for tests: two statements, a question in words, and people of both sides who answer."""

from datetime import date
from secrets import token_hex

from steppingstones.actions import reviews
from steppingstones.actions.voices import Answered, Came, record_answers
from steppingstones.formats.question_bank import ReadySet
from steppingstones.methods.questionnaire import Kind
from steppingstones.methods.questionnaire_form import Form, Item
from steppingstones.methods.reviews import HOW_FAR
from steppingstones.models import Member, Questionnaire, Round
from steppingstones.queries.question_bank import instrument

HEARD = Item(key="heard", kind=Kind.CHOICE, words="Everybody is heard here", choices=HOW_FAR)
OPEN = Item(key="open", kind=Kind.CHOICE, words="Anybody can get in", choices=HOW_FAR)
WHY = Item(key="why", kind=Kind.TEXT, words="What would make it better?")
OURS = ReadySet(key="ours", about="How we work", form=Form(title="How we work", items=(HEARD, OPEN, WHY)))
NOT_SAID = "not-said"


def make_instrument(by: Member) -> Questionnaire:
    return reviews.choose(by.project, OURS, by=by)


def make_review(by: Member, ours: Questionnaire | None = None, name: str = "Spring") -> Round:
    ours = ours or make_instrument(by)
    return reviews.begin(ours, name, asked={"lived": 5, "professional": 4}, due_on=None, by=by)


def answer_review(one: Round, side: str, heard: str, opens: str = "3", words: str = "More time") -> str:
    """One person's answers: keys of `HOW_FAR`, or `NOT_SAID`."""
    version = Questionnaire.objects.filter(is_open=True, project=one.project).exclude(instrument="").latest("pk")
    asked = {question.key: question for question in version.questions.all()}
    answered = [_answered(asked[key], given) for key, given in (("heard", heard), ("open", opens)) if given]
    answered.append(Answered(question_id=asked["why"].pk, words=words))
    came = Came(round_id=one.pk)
    kept = {"uses": ["group"], "once": token_hex(8), "today": date(2026, 3, 4), "side": side, "came": came}
    return record_answers(version, answered, **kept)


def _answered(question, given: str) -> Answered:
    if given == NOT_SAID:
        return Answered(question_id=question.pk, words="", is_not_said=True)
    choice = question.choices.get(key=given)
    return Answered(question_id=question.pk, words=choice.words, choice_id=choice.pk)


def make_gap(by: Member, lived: int = 5, professional: int = 5, ours: Questionnaire | None = None) -> Round:
    """People with lived experience say that they are not heard, professionals that all are. It has ended."""
    one = make_review(by, ours)
    for _person in range(lived):
        answer_review(one, "lived", "1")
    for _person in range(professional):
        answer_review(one, "professional", "4")
    reviews.end(one, by=by)
    one.refresh_from_db()
    return one


def make_jigsaw(by) -> Round:
    ours = reviews.choose(by.project, instrument("jigsaw"), by=by)
    return reviews.begin(ours, "Spring", asked={"lived": 5}, due_on=None, by=by)


def answer_at_level(one: Round, side: str, level: str, said: str, people: int = 5) -> None:
    """So many people of a side and a level say the same of each statement. An empty level is not answered."""
    asked = list(one.questionnaire.questions.prefetch_related("choices"))
    keys = {question: level if question.key == "jigsaw-level" else said for question in asked}
    for _person in range(people):
        answered = [
            Answered(question_id=question.pk, words=choice.words, choice_id=choice.pk)
            for question, key in keys.items()
            for choice in question.choices.all()
            if choice.key == key
        ]
        kept = {"uses": ["group"], "once": token_hex(8), "today": one.began_on, "came": Came(round_id=one.pk)}
        record_answers(one.questionnaire, answered, side=side, **kept)
