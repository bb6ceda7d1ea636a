"""Who has not been heard, as plain sentences with what to do next. Nine queries, however many voices there are."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..methods.meetings import known_needs
from ..methods.silence import Gap, Group, Quiet, Ways, quiet, thin, told_apart, ways
from ..models import Project, Side, Stone, Voice
from .meeting_words import NEEDS
from .people_words import side_name
from .voice_numbers import people_heard, usable

STONES_TOLD = 50
# Where each way in begins, in the order in which they are told. A spreadsheet is no way in: others asked for that.
WAYS = {
    Voice.CameBy.CONVERSATION: ("listen:conversations", gettext_lazy("Hold a conversation")),
    Voice.CameBy.MEETING: ("takepart:meetings", gettext_lazy("Plan a meeting")),
    Voice.CameBy.WALL: ("listen:walls", gettext_lazy("Put up a wall")),
    Voice.CameBy.LOGBOOK: ("listen:log", gettext_lazy("Write down what somebody said")),
    Voice.CameBy.QUESTIONNAIRE: ("listen:home", gettext_lazy("Ask with a questionnaire")),
}


@dataclass(frozen=True, kw_only=True)
class Told:
    """One thing that stands out, as a sentence, and where something can be done about it."""

    sentence: str
    url: str
    next_step: str
    about: str = ""  # what people wrote, such as the words of a stone; shown beside the sentence
    mark: str = ""  # how quiet it is, in a word


@dataclass(frozen=True, kw_only=True)
class Silence:
    people: int  # how many have been heard
    sides: list[Told]
    needs: list[Told]
    ways: list[Told]
    stones: list[Told]
    more_stones: int


def silence(project: Project) -> Silence:
    heard = people_heard(project)
    stones = thin(_stones(project))
    words = dict(project.stones.standing().values_list("ref", "words"))
    return Silence(
        people=heard.count,
        sides=[
            _side(project, one) for one in quiet(_sides(project, heard.by_side), others_heard=_unknown(heard.by_side))
        ],
        needs=_needs_told(project),
        ways=_ways(project),
        stones=[_stone(project, one, words[one.group.key]) for one in stones[:STONES_TOLD]],
        more_stones=max(0, len(stones) - STONES_TOLD),
    )


# --- Sides ----------------------------------------------------------------------------------------------------


def _sides(project: Project, heard: dict[str, int]) -> list[Group]:
    rows = project.members.present().values_list("side").annotate(people=Count("pk"))
    here = dict(rows.order_by())
    return [Group(key=side, people=here.get(side, 0), heard=heard.get(side, 0)) for side in Side.values]


def _unknown(heard: dict[str, int]) -> int:
    return sum(number for side, number in heard.items() if side not in Side.values)


def _side(project: Project, one: Quiet) -> Told:
    group, side = one.group, str(side_name(one.group.key))
    values = {"side": side, "heard": group.heard, "people": group.people}
    if one.gap == Gap.ABSENT:
        words = _("%(side)s: nobody is in the group, and nobody has been heard.") % values
        return Told(
            sentence=words,
            url=reverse("people:members", args=[project.slug]),
            next_step=_("Invite somebody"),
            mark=_("Nobody"),
        )
    if one.gap == Gap.NOBODY:
        words = ngettext(
            "%(side)s: %(people)s person is in the group, and has not been heard.",
            "%(side)s: %(people)s people are in the group, and none of them has been heard.",
            group.people,
        )
    else:
        words = ngettext(
            "%(side)s: only %(heard)s person has been heard.",
            "%(side)s: only %(heard)s people have been heard.",
            group.heard,
        )
    url = reverse("listen:home", args=[project.slug])
    return Told(sentence=words % values, url=url, next_step=_("Go and listen"), mark=_few_or_none(one))


def _few_or_none(one: Quiet) -> str:
    return _("Few") if one.gap == Gap.FEW else _("Nobody")


# --- What people need -----------------------------------------------------------------------------------------


def _needs_told(project: Project) -> list[Told]:
    """Only what the group wrote down, only of members, and of no group so small that it points at somebody."""
    spoke = set(
        usable(project).exclude(giver__member=None).order_by().values_list("giver__member", flat=True).distinct()
    )
    people, heard = Counter[str](), Counter[str]()
    for pk, needs, access in project.members.present().values_list("pk", "needs", "access_needs"):
        keys = [need.value for need in known_needs(needs)]
        for key in [*keys, *(["any"] if keys or access.strip() else [])]:
            people[key] += 1
            heard[key] += pk in spoke
    groups = [Group(key=key, people=people[key], heard=heard[key]) for key in people]
    return [_need(project, one) for one in quiet(_in_order(told_apart(groups)), others_heard=0)]


def _in_order(groups: Iterable[Group]) -> list[Group]:
    order = ["any", *(need.value for need in NEEDS)]
    return sorted(groups, key=lambda group: order.index(group.key))


def _need(project: Project, one: Quiet) -> Told:
    group = one.group
    values = {"heard": group.heard, "people": group.people}
    if group.key == "any":
        words = _("People who wrote down what they need: %(heard)s of %(people)s have been heard.")
    else:
        words = _("People who need this: %(heard)s of %(people)s have been heard.")
    return Told(
        sentence=words % values,
        about="" if group.key == "any" else str(next(words.tick for need, words in NEEDS.items() if need == group.key)),
        url=reverse("takepart:meetings", args=[project.slug]),
        next_step=_("Plan a meeting that has what they need"),
        mark=_few_or_none(one),
    )


# --- Ways in, and stones --------------------------------------------------------------------------------------


def _ways(project: Project) -> list[Told]:
    rows = usable(project).order_by().values_list("came_by").annotate(voices=Count("pk"))
    counted = dict(rows)
    came = {way.value: counted.get(way.value, 0) for way in WAYS}
    found: Ways = ways(came | {way: number for way, number in counted.items() if way not in came})
    told = []
    if found.mostly:
        label = Voice.CameBy(found.mostly).label
        words = _("%(share)s of 100 voices came in one way: %(way)s. Who finds that way hard is missing.")
        other = next(way for way in WAYS if way != found.mostly)
        told.append(_way(project, words % {"share": found.share, "way": label}, other))
    for way in found.unused:
        told.append(_way(project, _("No voice came in this way: %(way)s.") % {"way": Voice.CameBy(way).label}, way))
    return told


def _way(project: Project, sentence: str, way: str) -> Told:
    name, step = WAYS[Voice.CameBy(way)]
    return Told(sentence=sentence, url=reverse(name, args=[project.slug]), next_step=str(step))


def _stones(project: Project) -> list[Group]:
    """Stones that say what changes for people, with how many people said something for or against them."""
    links = project.evidences.standing().filter(voice__in=usable(project).order_by().values("pk"))
    heard = dict(links.order_by().values_list("stone__ref").annotate(people=Count("voice__giver", distinct=True)))
    kinds = [Stone.Kind.IMPACT, Stone.Kind.LONG, Stone.Kind.SHORT]
    stones = project.stones.standing().filter(kind__in=kinds).in_order()
    return [Group(key=ref, people=0, heard=heard.get(ref, 0)) for ref in stones.values_list("ref", flat=True)]


def _stone(project: Project, one: Quiet, words: str) -> Told:
    number = one.group.heard
    few = ngettext(
        "Only %(number)s person has said anything about it.",
        "Only %(number)s people have said anything about it.",
        number,
    )
    return Told(
        sentence=few % {"number": number} if number else _("Nobody has said anything about it."),
        about=words,
        url=reverse("understand:stone", args=[project.slug, one.group.key]),
        next_step=_("Look for voices about it"),
        mark=_few_or_none(one),
    )
