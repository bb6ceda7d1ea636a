"""What may be shown of who takes part, and what it says beside whom it is for.

Everything that is said is worked out from what is shown, never from what is hidden: so no sentence tells more.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from .releases import Release, clash
from .representation import Group, Refusal, representation
from .suppression import PUBLISHED, SENSITIVE, split_least
from .suppression_tables import show_beside

TOGETHER = "together"  # all groups whose numbers are not shown, as one

Numbers = Mapping[str, int | None]
Counts = tuple[Mapping[str, int], int]  # how many are in each group, and how many did not say


@dataclass(frozen=True, kw_only=True)
class Published:
    """What is shown of one question: how many people there are, and how many are in each group.

    A number is None where it is not shown; `people` is None where nothing is. `sides` has the same numbers side by
    side, where these can be shown as well. Where few did not say, they are among `people` and among `rest`: else the
    number of people of another question, less this one, would tell of them. Nobody can see where that is so.
    """

    people: int | None
    numbers: Numbers
    sides: Mapping[str, Numbers] = field(default_factory=dict)
    many_not_said: bool = False

    @property
    def hidden(self) -> frozenset[str]:
        return frozenset(name for name, number in self.numbers.items() if number is None)

    @property
    def rest(self) -> int:
        """How many are in the groups that are not shown or did not say, all together."""
        return (self.people or 0) - sum(number for number in self.numbers.values() if number is not None)

    def of(self, names: Set[str]) -> int | None:
        """How many are in these groups together, as far as what is shown tells it."""
        if self.people is None:
            return None
        return None if names & self.hidden else sum(self.numbers[name] or 0 for name in names)


def publish(
    counts: Mapping[str, int],
    *,
    not_said: int = 0,
    is_sensitive: bool = False,
    by_side: Mapping[str, Mapping[str, int]] | None = None,
    earlier: Sequence[Published] = (),
    without: Sequence[Counts] = (),
) -> Published | None:
    """What may be shown of how many people are in each group. None if it would tell of few beside what was earlier.

    `earlier` is what was shown of mostly the same people. As nobody knows who they were, they are taken to be as many
    of the same people as they can be. What was not shown then is not shown now: else the old numbers could be found.

    `without` is the same counts less what one person typed in, for each who did: they can take their own from what is
    shown. What must be hidden there is hidden here.

    >>> shown = publish({"under 35": 3, "35 to 64": 13, "65 and over": 8})
    >>> dict(shown.numbers), shown.rest
    ({'under 35': None, '35 to 64': 13, '65 and over': None}, 11)
    >>> publish({"under 35": 5, "35 to 64": 13, "65 and over": 8}, earlier=[shown]) is None
    True

    Source: `suppression.split_least` and `releases.clash`. That hidden groups stay the same is our own rule: then each
    hidden number can be anything from nobody to all who are hidden, at each time.
    """
    threshold = SENSITIVE if is_sensitive else PUBLISHED
    seen = [(counts, not_said), *(each for each in without if sum(each[0].values()) + each[1])]
    if any(sum(groups.values()) < threshold for groups, _silent in seen):
        return Published(people=None, numbers=dict.fromkeys(counts))
    told = [each for each in earlier if each.people is not None]
    hidden = _as_before(frozenset().union(*(_to_hide(*each, is_sensitive) for each in seen)), told)
    if hidden is None:
        return None
    folded = not_said if any(0 < silent < threshold for _groups, silent in seen) else 0
    people = sum(counts.values()) + folded
    rest = sum(counts[name] for name in hidden) + folded
    if 0 < rest < threshold or _clashes(counts, people, hidden, told, threshold):
        return None
    alone = not hidden and len(seen) == 1 and not any(each.sides for each in told)
    numbers = {name: None if name in hidden else number for name, number in counts.items()}
    sides = _sides(by_side or {}, list(counts), is_sensitive) if alone else {}
    many = _maybe_many(people, max(folded, threshold - 1) if folded else not_said)
    return Published(people=people, numbers=numbers, sides=sides, many_not_said=many)


def _as_before(hidden: frozenset[str], told: Sequence[Published]) -> frozenset[str] | None:
    """What was hidden before is hidden now. None if something must be hidden that was shown."""
    for each in told:
        if not hidden <= each.hidden:
            return None
        hidden = each.hidden
    return hidden


def _to_hide(counts: Mapping[str, int], not_said: int, is_sensitive: bool) -> frozenset[str]:
    """Who did not say are a part as well, where they are few."""
    threshold = SENSITIVE if is_sensitive else PUBLISHED
    parts = split_least(counts, threshold, zeros_tell=is_sensitive)
    if 0 < not_said < threshold:
        named = {f"said {name}": number for name, number in counts.items()}
        told = split_least({**named, "": not_said}, threshold, zeros_tell=is_sensitive)
        parts = {name: told[f"said {name}"] for name in counts}
    return frozenset(name for name, part in parts.items() if part.is_hidden)


def _maybe_many(people: int, not_said: int) -> bool:
    """Whether more than 1 in 5 may not have said: where they are few, as if they were as many as few can be."""
    return representation({"": people}, {"": 1.0}, not_said=not_said).refusal is Refusal.MANY_NOT_SAID


def _clashes(
    counts: Mapping[str, int], people: int, hidden: Set[str], told: Sequence[Published], threshold: int
) -> bool:
    """The fewer are taken to be all among the more: so the difference is of as few people as it can be."""
    everybody = frozenset(str(person) for person in range(people))
    for name in counts.keys() - hidden:
        before = [
            Release(what=name, people=frozenset(str(person) for person in range(each.people or 0)), number=number)
            for each in told
            if (number := each.numbers[name]) is not None
        ]
        if clash(Release(what=name, people=everybody, number=counts[name]), before, threshold):
            return True
    return False


def _sides(
    by_side: Mapping[str, Mapping[str, int]], names: Sequence[str], is_sensitive: bool
) -> dict[str, dict[str, int | None]]:
    """Nothing, unless all totals can stay: they are shown beside other questions."""
    rows = {side: [groups.get(name, 0) for name in names] for side, groups in by_side.items() if any(groups.values())}
    threshold = SENSITIVE if is_sensitive else PUBLISHED
    table = show_beside(list(rows.values()), threshold, zeros_tell=is_sensitive) if len(rows) > 1 else None
    if table is None or all(count.is_hidden for row in table.rows for count in row):
        return {}
    return {
        side: {name: count.value for name, count in zip(names, counts, strict=True)}
        for side, counts in zip(rows, table.rows, strict=True)
    }


# --- Beside whom it is for ----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Beside:
    """The groups of whom it is for, each with what is shown of it. A group that is not shown has none.

    `together` is all of those that are not shown. `refusal`: why nothing is said about more or fewer.
    """

    groups: Mapping[str, Group | None]
    shares: Mapping[str, float]
    together: Group | None = None
    refusal: Refusal | None = None


def beside(shown: Published, reference: Mapping[str, float], made_of: Mapping[str, Sequence[str]]) -> Beside:
    """What is shown, beside how many are in each group of `reference`. `made_of`: the groups asked for in each of them.

    >>> shown = publish({"under 16": 0, "16 to 64": 15, "65 and over": 9})
    >>> area = {"16 to 64": 61, "younger or older": 39}
    >>> found = beside(shown, area, {"16 to 64": ["16 to 64"], "younger or older": ["under 16", "65 and over"]})
    >>> [(name, group.number, group.reading.value) for name, group in found.groups.items()]
    [('16 to 64', 15, 'not-clear'), ('younger or older', 9, 'not-clear')]

    Source: `representation.representation`, with groups that are not shown as one.
    """
    whole = sum(reference.values())
    shares = {name: number / whole for name, number in reference.items()} if whole else {}
    found = {name: shown.of(frozenset(made_of[name])) for name in reference}
    counts = {name: number for name, number in found.items() if number is not None}
    if not counts or shown.people is None or not whole:
        return Beside(groups=dict.fromkeys(reference), shares=shares, refusal=Refusal.TOO_FEW if whole else None)
    told = {name: float(reference[name]) for name in counts}
    if len(counts) < len(found):
        counts = {**counts, TOGETHER: shown.people - sum(counts.values())}
        told[TOGETHER] = float(whole) - sum(told.values())
    not_said = shown.people if shown.many_not_said else 0
    result = representation(counts, told, not_said=not_said)
    by_name = {group.name: group for group in result.groups}
    groups = {name: by_name.get(name) for name in reference}
    return Beside(groups=groups, shares=shares, together=by_name.get(TOGETHER), refusal=result.refusal)
