"""The questions about a row of a value map, one to a page, each with an example from a day centre."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class Step:
    """One question. `parts` are the numbers that it asks for."""

    ask: str
    heading: Any
    lead: Any
    example: Any
    parts: Sequence[str] = ()


STEPS = (
    Step(
        ask="whom",
        heading=_("Who is affected?"),
        lead=_("Name one group of people. Think also of people for whom it may have got worse."),
        example=_("“People who come to the day centre.” Their carers are a row of their own. So are the neighbours."),
    ),
    Step(
        ask="what",
        heading=_("What changes for them?"),
        lead=_("Write it as they would say it. Not what you did, but what is different for them now."),
        example=_("“I see other people at least once a week.” Not: “We ran 40 afternoons.”"),
    ),
    Step(
        ask="quantity",
        heading=_("How much: for how many people?"),
        lead=_("Count only those for whom it did change. Say how you know. If you are not sure, give a range."),
        example=_(
            "40 people came. In the second round of questions, 24 of them said so. It could be 18 to 28, because some "
            "did not answer."
        ),
        parts=("quantity",),
    ),
    Step(
        ask="years",
        heading=_("How long does it last?"),
        lead=_(
            "In years, from when it begins. Half a year is 0.5. Be careful: few things last for long by themselves."
        ),
        example=_("Two years: people still meet a year after the taxi money ended. Nobody knows about the third year."),
        parts=("years",),
    ),
    Step(
        ask="deadweight",
        heading=_("What would have happened anyway?"),
        lead=_("Think of the same people without your work. How much of the change would have come all the same?"),
        example=_("25 of 100: a club opened in the next town, and some would have gone there. It could be 15 to 40."),
        parts=("deadweight",),
    ),
    Step(
        ask="attribution",
        heading=_("Who else had a part in it?"),
        lead=_("Others helped as well. How much of the change is due to them, and not to you?"),
        example=_("30 of 100: the sports club lent its hall and its people. We asked them, and they said the same."),
        parts=("attribution",),
    ),
    Step(
        ask="displacement",
        heading=_("What was only moved from elsewhere?"),
        lead=_("Sometimes one place gains what another loses. How much of the change is of that kind?"),
        example=_("5 of 100: a few carers gave up another group to come to ours."),
        parts=("displacement",),
    ),
    Step(
        ask="drop-off",
        heading=_("How fast does it fade?"),
        lead=_("How much is lost each year after the first? If it lasts for a year or less, you can leave this blank."),
        example=_("30 of 100 a year: friends move away, and some stop coming."),
        parts=("drop-off",),
    ),
    Step(
        ask="value",
        heading=_("What is it worth, and according to whom?"),
        lead=_(
            "What is the change worth for one person in one year, in pounds? Ask the people, or look at what "
            "something like it costs. Below nought if it is bad. It is an amount to think with. Nobody can spend it."
        ),
        example=_(
            "£980: what a befriending service nearby charges for a year. For the neighbours, cars in the street are "
            "worth -60: that is what they told us."
        ),
        parts=("value",),
    ),
)
BY_ASK = {step.ask: step for step in STEPS}
ASKS = tuple(BY_ASK)


def after(ask: str) -> str:
    """The question that comes next, or nothing after the last."""
    place = ASKS.index(ask) + 1
    return ASKS[place] if place < len(ASKS) else ""


def before(ask: str) -> str:
    place = ASKS.index(ask)
    return ASKS[place - 1] if place else ""
