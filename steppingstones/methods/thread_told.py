"""A thread in numbers: who is behind something, what came of it, and how much of that is only planned.

Nothing here is words; `queries/thread_words.py` makes the sentences.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .thread import COLUMNS, Node, People, Thread, came_of, leads_to, led_to, people, rests_on

ISSUE = "issue"


@dataclass(frozen=True, kw_only=True)
class Account:
    """What lies before and after `focus`, by the five stages; people are counted once each."""

    focus: frozenset[Node]
    before: frozenset[Node]
    after: frozenset[Node]
    behind: People = field(default_factory=People)  # whose voices lead to it
    weighed: People = field(default_factory=People)  # others, who asked for an option of a decision that leads to it
    given: People = field(default_factory=People)  # who gave the voices of the focus itself
    against: People = field(default_factory=People)  # who speaks against the stones of the focus
    led: frozenset[Node] = frozenset()  # of what comes after, all that it led to
    asked_in: int = 0  # how many decisions only weighed an option that a voice of the focus asks for
    planned: int = 0  # of the stones that it led to
    led_on: int = 0  # how many voices of the focus led to anything

    @property
    def whole(self) -> frozenset[Node]:
        return self.focus | self.before | self.after

    @property
    def focus_is_the_end(self) -> bool:
        """Nothing is meant to come after the impact."""
        return all(node.stage == "impact" for node in self.focus)

    @property
    def numbers_before(self) -> Mapping[str, int]:
        return _numbers(self.before)

    @property
    def statements_before(self) -> int:
        """How many statements of reviews led to it."""
        return sum(node.stage == "statement" for node in self.before)

    @property
    def numbers_led(self) -> Mapping[str, int]:
        """The issue is where it all begins, so it is nothing that something led to."""
        return _numbers(node for node in self.led if node.stage != ISSUE)

    @property
    def leads_to_issue(self) -> bool:
        return any(node.stage == ISSUE for node in self.led)


def account(thread: Thread, focus: Iterable[Node]) -> Account:
    """The whole thread through some nodes, in numbers.

    >>> from .thread import Link, Speaker
    >>> said, table = Node("voice", "v"), Node("decision", "d")
    >>> ada = Speaker(giver="ada", side="lived")
    >>> thread = Thread(links=frozenset({Link(source=said, target=table)}), speakers={"v": ada})
    >>> found = account(thread, [table])
    >>> found.behind.count, found.numbers_before["voice"], found.numbers_led["change"]
    (1, 1, 0)

    Source: our own rule; people, not utterances, are counted, as in docs/concepts.md.
    """
    here = frozenset(focus)
    before, after, led = rests_on(thread, *here), came_of(thread, *here), leads_to(thread, *here)
    asked_in = {node for voice in here if voice.stage == "voice" for node in thread.onward.get(voice, ())} - led - here
    voices = [node for node in here if node.stage == "voice"]
    behind = {node.ref for node in led_to(thread, *here) if node.stage == "voice"}
    asked = people(thread, (node.ref for node in before if node.stage == "voice" and node.ref not in behind))
    against = {source.ref for node in here for source in thread.against(node) if source.stage == "voice"}
    stones = {*COLUMNS["outcome"], *COLUMNS["impact"]} - {ISSUE}
    return Account(
        focus=here,
        before=before,
        after=after,
        behind=people(thread, behind),
        weighed=asked,
        given=people(thread, (node.ref for node in voices)),
        against=people(thread, against),
        led=led,
        asked_in=len(asked_in),
        planned=sum(node.stage in stones and node not in thread.grounded for node in led),
        led_on=sum(bool(thread.may_use(node) and thread.leads.get(node)) for node in voices),
    )


def _numbers(nodes: Iterable[Node]) -> dict[str, int]:
    here = list(nodes)
    return {name: sum(node.stage in stages for node in here) for name, stages in COLUMNS.items()}
