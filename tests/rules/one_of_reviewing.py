"""A review that has ended, with a talk, a thing to do and an agreement: for the project that has one of each."""

from steppingstones.actions import reviews
from steppingstones.models import (
    Action,
    Counting,
    Decision,
    Hands,
    Member,
    Project,
    Question,
    Questionnaire,
    ReviewTalk,
    SaidInReview,
    ShownSmall,
    SignalAnswer,
)
from steppingstones.queries.review_levels import LEVEL

from ..reviewed import make_gap, make_instrument, make_jigsaw, make_review
from ..tied import make_one_of_ties
from ..whotakespart import make_one_of_who_takes_part
from ..world import make_voice
from .one_of_review_pages import make_review_pages


def make_one_of_reviewing(project: Project, by: Member) -> None:
    one = make_gap(by, lived=1, professional=1)
    ask_for_level(one.questionnaire)
    of = {"project": project, "round": one}
    ReviewTalk.objects.create(**of, statement="heard", words="They speak first", written_by=by, written_on=one.began_on)
    ShownSmall.objects.create(**of, member=by)
    Action.objects.create(**of, statement="heard", words="Let them speak first")
    Decision.objects.create(**of, statement="heard", question="Who speaks first?", decided="Ada")
    said = {"kind": "decided-without", "words": "They were ill", "written_on": one.began_on, "facts": "look 1"}
    SignalAnswer.objects.create(project=project, written_by=by, number=1, of=2, **said)
    make_instrument(by)  # nobody has answered it, so it can be put into other words
    make_one_of_ties(project, by)
    make_one_of_who_takes_part(by)
    make_one_in_a_room(project, by)
    make_review_pages(project, by)
    reviews.end(make_jigsaw(by), by=by)  # asked at each level


def ask_for_level(ours: Questionnaire) -> None:
    of = {"project": ours.project, "order": 9}
    asked = ours.questions.create(**of, key=LEVEL, kind=Question.Kind.CHOICE, words="Where are you?")
    asked.choices.create(**of, key="frontline", words="I work with people")


def make_one_in_a_room(project: Project, by: Member) -> None:
    """A review in which people answer now: some were counted in a room, and somebody said something."""
    one = make_review(by, name="Summer")
    of = {"project": project, "round": one}
    day = {"counted_on": one.began_on, "counted_by": by}
    counting = Counting.objects.create(**of, questionnaire=one.questionnaire, there={"lived": 6}, **day)
    Hands.objects.create(project=project, counting=counting, statement="heard", side="lived", answer="1", people=5)
    SaidInReview.objects.create(**of, voice=make_voice(project, "I could not hear"), statement="heard")
