"""What can be asked about who takes part, and how it goes with the census."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..formats import census
from ..models import Characteristic

CENSUS = Path(__file__).resolve().parent.parent / "library" / "census-2021" / "england.csv"
CENSUS_SOURCE = _("Census 2021, Office for National Statistics, Open Government Licence")
CENSUS_WHEN = "2021"
OWN = "own"  # how the topic of a question of the group's own begins
MOST_AREAS = 20

Text = str | Promise


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A question that comes with the program. Each group has its words, and the group of the census it belongs to."""

    topic: str
    census: str
    name: Text
    words: Text
    why: Text
    groups: Sequence[tuple[Text, str]]
    is_sensitive: bool = True


READY = (
    Ready(
        topic="age",
        census="age",
        name=_("Age"),
        words=_("How old are you?"),
        why=_("Younger and older people often need different things. We want to see if both are here."),
        groups=(
            (_("Under 16"), "Under 16, or 65 and over"),
            (_("16 to 64"), "16 to 64"),
            (_("65 or older"), "Under 16, or 65 and over"),
        ),
        is_sensitive=False,
    ),
    Ready(
        topic="sex",
        census="sex",
        name=_("Sex"),
        words=_("What is your sex?"),
        why=_("We want to see if women and men both have a say here."),
        groups=((_("Female"), "Female"), (_("Male"), "Male")),
        is_sensitive=False,
    ),
    Ready(
        topic="disability",
        census="disability",
        name=_("Disability"),
        words=_("Does a health problem or a disability make your daily life harder?"),
        why=_("We count what lasts a year or longer. We want to see if disabled people can take part here."),
        groups=((_("Yes"), "Disabled under the Equality Act"), (_("No"), "Not disabled under the Equality Act")),
    ),
    Ready(
        topic="ethnic-group",
        census="ethnic group",
        name=_("Ethnic group"),
        words=_("Which ethnic group do you belong to?"),
        why=_("People of some groups are listened to less often. We want to see if that is so here."),
        groups=(
            (_("Asian or Asian British"), "Asian, Asian British or Asian Welsh"),
            (
                _("Black, Black British, Caribbean or African"),
                "Black, Black British, Black Welsh, Caribbean or African",
            ),
            (_("Mixed or several ethnic groups"), "Mixed or Multiple ethnic groups"),
            (_("White, also Irish, Gypsy, Traveller or Roma"), "White"),
            (_("Another ethnic group, such as Arab"), "Other ethnic group"),
        ),
    ),
    Ready(
        topic="religion",
        census="religion",
        name=_("Religion"),
        words=_("What is your religion?"),
        why=_("Days, food and rooms can shut people out. We want to see whom ours shut out."),
        groups=(
            (_("No religion"), "No religion"),
            (_("Christian"), "Christian"),
            (_("Buddhist"), "Buddhist"),
            (_("Hindu"), "Hindu"),
            (_("Jewish"), "Jewish"),
            (_("Muslim"), "Muslim"),
            (_("Sikh"), "Sikh"),
            (_("Another religion"), "Other religion"),
        ),
    ),
    Ready(
        topic="sexual-orientation",
        census="sexual orientation (16 and over)",
        name=_("Whom people love"),
        words=_("Which of these says best whom you love?"),
        why=_("Everybody should be safe to be who they are here. We want to see if that is so."),
        groups=(
            (_("Straight or heterosexual"), "Straight or Heterosexual"),
            (_("Gay or lesbian"), "Gay or Lesbian"),
            (_("Bisexual"), "Bisexual"),
            (_("Another answer"), "All other sexual orientations"),
        ),
    ),
)
BY_TOPIC = {each.topic: each for each in READY}


def made_of(asked: Characteristic) -> dict[str, list[str]]:
    """The groups of the census, each with the answers of this question that belong to it. Empty for one's own."""
    ready = BY_TOPIC.get(asked.topic)
    found: dict[str, list[str]] = {}
    # By place and not by words: what was asked in another language still is the same answer.
    for group, (_words, name) in zip(asked.groups, ready.groups if ready else [], strict=bool(ready)):
        found.setdefault(name, []).append(group)
    return found


@cache
def _lines() -> tuple[str, ...]:
    """It never changes while the program runs."""
    return tuple(CENSUS.read_text(encoding="utf-8").splitlines())


@cache
def areas() -> tuple[census.Area, ...]:
    return tuple(census.areas(_lines()))


def areas_named(words: str) -> list[census.Area]:
    """The areas in whose name these words are, those that begin with them first."""
    wanted = " ".join(words.split()).casefold()
    found = [area for area in areas() if wanted in area.name.casefold()] if wanted else []
    return sorted(found, key=lambda area: (not area.name.casefold().startswith(wanted), area.name))[:MOST_AREAS]


def area(code: str) -> census.Area | None:
    return next((each for each in areas() if each.code == code), None)


def census_topics(code: str) -> list[census.Topic]:
    return census.topics(_lines(), code)


def people_of(code: str) -> dict[str, Mapping[str, int]]:
    """By topic of ours, how many people of this area are in each group of the census."""
    by_name = {topic.name: topic.broad.groups for topic in census_topics(code)}
    return {each.topic: by_name[each.census] for each in READY if each.census in by_name}
