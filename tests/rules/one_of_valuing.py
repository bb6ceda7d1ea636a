"""What the room Value shows: for the project that has one of each."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from steppingstones.actions.changed import say_direction, show_by
from steppingstones.actions.weighing import keep_map
from steppingstones.models import (
    ContributionStory,
    Cost,
    EvidenceTest,
    Expectation,
    GotWorse,
    GroupComparison,
    HourRate,
    HoursCounted,
    Member,
    MoneyWish,
    OtherExplanation,
    Project,
    Question,
    StoryAgreement,
    StoryPiece,
    ToldOfOutcome,
    Weigher,
    Weight,
)

from ..again import make_change
from ..valued import make_one_of_worth
from ..weighed import make_weighing
from ..world import DAY, make_stone, make_voice


def make_one_of_valuing(project: Project, by: Member, asked_twice: Question) -> None:
    make_story(project, by)
    make_costs(project)
    make_one_of_worth(by)
    make_what_counts(project, by)
    make_shown_by(asked_twice, by)


def make_asked_twice(by: Member) -> Question:
    """A question that was asked twice: made early, since links lead to the newest questionnaire and voices."""
    return make_change(by).questions.get(key="sure")


def make_shown_by(question: Question, by: Member) -> None:
    """The question shows an outcome, and which way is better is said."""
    say_direction(question, "high", by=by)
    show_by(question, make_stone(by.project, "People feel sure of themselves"), by=by)


def make_story(project: Project, by: Member) -> None:
    """A story with another explanation, evidence and a test that was looked for, and two groups beside each other."""
    stone = make_stone(project, "People come on Saturdays", track="coproduction")
    of = {"project": project}
    words = {"question": "Did we do it?", "words": "We asked, so it opened"}
    story = ContributionStory.objects.create(**of, stone=stone, written_by=by, **words)
    StoryAgreement.objects.create(**of, story=story, member=by)
    other = OtherExplanation.objects.create(**of, story=story, words="The bus came", verdict="out", why="It did not")
    told = {"stance": "against", "words": "No bus on Saturdays", "source": "The timetable", "is_apart": True}
    StoryPiece.objects.create(**of, story=story, other=other, **told)
    test = EvidenceTest.objects.create(**of, story=story, what="It is in the minutes", origin="The minutes")
    Expectation.objects.create(**of, test=test, member=by, so_low=80, so_high=95, not_low=5, not_high=20)
    looked = {"result": "missing", "looked_at": timezone.now()}
    EvidenceTest.objects.create(**of, story=story, what="A letter", origin="The post", **looked)
    asked = {"other": "Northtown", "asked": "Good days", "placed": "chosen", "source": "Forms of June"}
    people = [[together, 2, 3 + together, None, 0] for together in (True, False) for _one in range(5)]
    GroupComparison.objects.create(**of, stone=stone, people=people, made_by=by, **asked)


def make_costs(project: Project) -> None:
    """A cost, what an hour counts for, and how hours are counted."""
    day = date(2026, 3, 4)
    Cost.objects.create(project=project, kind="place", words="Rent of the hall", on=day, money=Decimal(100))
    rate = {"of": "unpaid", "basis": "floor", "source": "What we agreed"}
    HourRate.objects.create(project=project, since=day, amount=Decimal("12.60"), **rate)
    HoursCounted.objects.create(project=project)


def make_what_counts(project: Project, by: Member) -> None:
    wish = MoneyWish.objects.create(project=project, uses=Project.Money.YES, why="To compare", said_on=DAY, said_by=by)
    wish.agreed.add(by)
    stone = make_stone(project, "People laugh together")
    make_weighing(project, [stone, make_stone(project, "People stay for tea")])
    ended = make_weighing(project, [stone], ended_on=DAY)
    Weigher.objects.create(project=project, weighing=ended, member=by)
    Weight.objects.create(project=project, weighing=ended, side=by.side, said={ended.things.get().ref: 1})
    ToldOfOutcome.objects.create(project=project, stone=stone, voice=make_voice(project, "We laugh"))
    GotWorse.objects.create(project=project, stone=stone, words="It is loud", written_on=DAY, written_by=by)
    keep_map(project, "Spring", today=DAY, by=by)
