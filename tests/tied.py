"""Rounds about ties for tests: who takes part, whom they name, and the ends of both."""

from collections.abc import Mapping

from steppingstones.actions import relationships as actions
from steppingstones.models import Member, Project, Side, TiePerson, TieRound

from .world import make_member

ALL = ("work", "learn", "trust")
NAMED, UNNAMED, OUT = TiePerson.Part.NAMED, TiePerson.Part.UNNAMED, TiePerson.Part.OUT
Told = Mapping[tuple[str, str, bool], str]  # (teller, kind, is_before): the letters of whom they named


def make_tie_round(by: Member, name: str = "Spring", kinds=ALL, *, asks_before: bool = True) -> TieRound:
    return actions.begin(by.project, name, kinds=kinds, asks_before=asks_before, by=by)


def make_people(project: Project, lived: int = 6, professional: int = 6) -> dict[str, Member]:
    """Members with letters for names: A, B, C … with lived experience, Z, Y, X … professionals. All have accounts."""
    letters = [chr(ord("A") + place) for place in range(lived)]
    others = [chr(ord("Z") - place) for place in range(professional)]
    sides = dict.fromkeys(letters, Side.LIVED_EXPERIENCE) | dict.fromkeys(others, Side.PROFESSIONAL)
    return {letter: make_member(project, letter, side=side) for letter, side in sides.items()}


def join(one: TieRound, people: Mapping[str, Member], unnamed: str = "") -> None:
    for letter, member in people.items():
        actions.take_part(one, member, UNNAMED if letter in unnamed else NAMED, by=member)


def tell(one: TieRound, people: Mapping[str, Member], told: Told, silent: str = "") -> None:
    """Everybody answers but those who are `silent`."""
    parts = {person.member_id: person.pk for person in one.people.all()}
    for letter, member in people.items():
        if letter not in silent:
            ties = {
                (kind, before): [parts[people[other].pk] for other in others]
                for (teller, kind, before), others in told.items()
                if teller == letter
            }
            actions.answer(one, member, ties, by=member)


def make_ties(
    by: Member, people: Mapping[str, Member], told: Told, *, unnamed: str = "", silent: str = "", **changes
) -> TieRound:
    """A round that has ended."""
    one = make_tie_round(by, **changes)
    join(one, people, unnamed)
    actions.ask(one, by=by)
    one.refresh_from_db()
    tell(one, people, told, silent)
    actions.end(one, by=by)
    one.refresh_from_db()
    return one


def across(people: Mapping[str, Member], kind: str = "work", *, before: bool = False) -> dict:
    """Everybody names all of the other side."""
    sides = {letter: member.side for letter, member in people.items()}
    return {(one, kind, before): "".join(other for other in people if sides[other] != sides[one]) for one in people}


def within(people: Mapping[str, Member], kind: str = "work", *, before: bool = False) -> dict:
    """Everybody names all of their own side."""
    sides = {letter: member.side for letter, member in people.items()}
    return {
        (one, kind, before): "".join(other for other in people if other != one and sides[other] == sides[one])
        for one in people
    }


def everywhere(people: Mapping[str, Member], kind: str = "work", *, before: bool = False) -> dict:
    """Everybody names everybody."""
    return {(one, kind, before): "".join(other for other in people if other != one) for one in people}


def make_one_of_ties(project: Project, by: Member) -> None:
    """A round that has ended, and one in which people answer."""
    other = make_member(project, "Tilly", user=None)
    for name in ("Winter", "Spring"):
        one = make_tie_round(by, name)
        for member in (by, other):
            actions.take_part(one, member, NAMED, by=by)
        actions.ask(one, by=by)
        one.refresh_from_db()
        tell(one, {"A": by, "T": other}, {("A", "work", False): "T"}, silent="T")
        if name == "Winter":
            actions.end(one, by=by)
