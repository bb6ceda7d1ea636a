"""Benefits: what people get out of taking part, and for whom. A bank of those that the field knows, to begin with.

An outcome names for whom it is and which benefits it brings. Benefits are kept as words, so that a group can use its
own; the bank says for whom each is mostly meant.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from .pathway import OUTCOMES, Pathway, Stone


class Whom(StrEnum):
    """Who can get something out of co-production, from the nearest to the widest."""

    LIVED = "lived"
    CARER = "carer"
    PROFESSIONAL = "professional"
    ORGANISATION = "organisation"
    POLICY = "policy"
    COMMUNITY = "community"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One benefit in a bank. `key` names it in an address; no two entries of a bank have the same words."""

    key: str
    words: str
    whom: Whom


def _entries(known: Mapping[Whom, str]) -> tuple[Entry, ...]:
    listed = [(whom, words.strip()) for whom, lines in known.items() for words in lines.strip().splitlines()]
    return tuple(Entry(key=re.sub(r"[^a-z]+", "-", words.lower()), words=words, whom=whom) for whom, words in listed)


# What studies and guides on co-production name again and again, in our words; docs/guide/achievements.md lists it.
BANK = _entries(
    {
        Whom.LIVED: """
            Confidence
            Feeling valued
            Independence
            Belonging
            New friends
            Having a say
            New skills
            Knowledge
            Wellbeing
            Hope for the future
        """,
        Whom.CARER: """
            Being listened to
            Less worry
            Time for oneself
            Knowing where to turn
            Not being alone with it
        """,
        Whom.PROFESSIONAL: """
            Job satisfaction
            Better practice
            Trust
            Understanding people’s lives
            Fresh ideas
            Working as one team
        """,
        Whom.ORGANISATION: """
            Services that fit people
            Better decisions
            Staff who stay
            Fewer complaints
            Money well spent
            A good name
        """,
        Whom.POLICY: """
            Rules that work in real life
            Knowledge of what people need
            Rights that can be used
            Trust in public decisions
        """,
        Whom.COMMUNITY: """
            Neighbours who know each other
            Fewer prejudices
            A welcoming place
            More people who take part
            Stronger local groups
        """,
    }
)


def same(one: str, other: str) -> bool:
    """Whether two benefits are the same, however they are spaced and spelt with capitals.

    Source: our own rule: a bank with "Confidence" and "confidence" in it would count people apart.

    >>> same("New  friends", "new friends ")
    True
    """
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def find(bank: Iterable[Entry], words: str) -> Entry | None:
    """The entry with these words.

    Source: as `same`.

    >>> find(BANK, "confidence").whom
    <Whom.LIVED: 'lived'>
    """
    return next((entry for entry in bank if same(entry.words, words)), None)


def entry_at(bank: Iterable[Entry], key: str) -> Entry | None:
    """The entry with this key; also by the key that it had in the bank of the field, before a group made it its own.

    Source: our own rule: an address that somebody has open goes on working.

    >>> entry_at((Entry(key="k7", words="Trust", whom=Whom.POLICY),), "trust").key
    'k7'
    """
    bank = list(bank)
    before = next((entry.words for entry in BANK if entry.key == key), "")
    return next((entry for entry in bank if entry.key == key), None) or find(bank, before)


def reword(pathway: Pathway, old: str, new: str) -> Pathway:
    """Say a benefit otherwise, on every stone that brings it.

    Source: our own rule: the group’s words count, wherever it has used them.

    >>> from .pathway import Kind, Track
    >>> stone = Stone(key="s", kind=Kind.SHORT, track=Track.PROJECT, words="We speak up", benefits=("Having a say",))
    >>> reword(Pathway(stones=(stone,)), "Having a say", "Being heard").by_key["s"].benefits
    ('Being heard',)
    """
    return replace(pathway, stones=tuple(_reworded(stone, old, new) for stone in pathway.stones))


def _reworded(stone: Stone, old: str, new: str) -> Stone:
    if not any(same(each, old) for each in stone.benefits):
        return stone
    words = [new if same(each, old) else each for each in stone.benefits]
    return replace(stone, benefits=tuple(dict.fromkeys(words)))


def shares(stone: Stone, bank: Sequence[Entry]) -> dict[str, tuple[str, ...]]:
    """Which of a stone's benefits go to whom; under "" if it does not say for whom.

    A benefit goes to those whom the bank means it for, if the stone names them, and otherwise to everybody whom the
    stone names. Whoever would go away with nothing gets all of them.

    Source: SCIE, Co-production impact (2024): benefits differ for people, professionals, organisations and policy.

    >>> from .pathway import Kind, Track
    >>> stone = Stone(key="s", kind=Kind.SHORT, track=Track.PROJECT, words="We choose the staff",
    ...               for_whom=("lived", "professional"), benefits=("Confidence", "Trust", "Pride"))
    >>> shares(stone, BANK)
    {'lived': ('Confidence', 'Pride'), 'professional': ('Trust', 'Pride')}
    """
    if not stone.for_whom:
        return {"": stone.benefits}
    found: dict[str, tuple[str, ...]] = {}
    for whom in sorted(stone.for_whom, key=lambda named: list(Whom).index(Whom(named))):
        theirs = tuple(words for words in stone.benefits if _goes_to(words, whom, stone.for_whom, bank))
        found[whom] = theirs or stone.benefits
    return found


def _goes_to(words: str, whom: str, named: Sequence[str], bank: Sequence[Entry]) -> bool:
    entry = find(bank, words)
    return entry is None or entry.whom not in named or entry.whom == whom


def beyond(pathway: Pathway, bank: Sequence[Entry]) -> tuple[str, ...]:
    """The benefits on outcomes that are not in the bank, each once, in the order of the path.

    Source: our own rule: no list of benefits is complete.

    >>> from .pathway import Kind, Track
    >>> stone = Stone(key="s", kind=Kind.SHORT, track=Track.PROJECT, words="We sing", benefits=("Trust", "Joy"))
    >>> beyond(Pathway(stones=(stone,)), BANK)
    ('Joy',)
    """
    told = [words for stone in pathway.in_order if stone.kind in OUTCOMES for words in stone.benefits]
    return tuple(dict.fromkeys(words for words in told if find(bank, words) is None))
