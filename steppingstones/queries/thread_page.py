"""What co-production changed here, and how the group knows: each change with all that it rests on and leads to.

Made for whoever asks from outside, so nobody is quoted here. To show outside, small numbers are hidden as well.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..methods import suppression
from ..methods import thread as method
from ..methods.suppression_sides import Heard, most_of_each
from ..methods.thread import Node, People, Thread
from ..methods.thread_gaps import Gap, Kind, gaps
from ..models import Change, PlanBefore, PlanOutcome, Project, Proof, SharedView, Side, Stone
from .people_words import guarded_words, people_words, total_words
from .thread import Told, stone_node, tell_nodes
from .thread_things import url_of
from .thread_whole import Woven, woven
from .thread_words import gap_words
from .voice_numbers import people_heard
from .voices import readable

NOT_YET = (Kind.UNCHANGED, Kind.DROPPED, Kind.OPEN)  # what a decision without a change can be
OF_A_CHANGE = (Kind.OTHERWISE, Kind.UNVOICED, Kind.ADRIFT, Kind.UNPROVED, Kind.UNTOLD)
OF_A_STONE = (Kind.AGAINST, Kind.VOICELESS)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody asked for: the changes that lead to a stone, made between two days; to show outside or not."""

    stone: Stone | None = None
    first: date | None = None
    last: date | None = None
    is_outside: bool = False

    @property
    def least(self) -> int:
        return suppression.PUBLISHED if self.is_outside else suppression.EVERYTHING

    def has_day(self, day: date | None) -> bool:
        """Whether it lies in the time asked for. What has no day lies in no time."""
        if not (self.first or self.last):
            return True
        return day is not None and (self.first or day) <= day <= (self.last or day)


@dataclass(frozen=True, kw_only=True)
class SideShared:
    """How shared the people of one side found a decision. `rungs` has numbers only where they may be told."""

    side: str
    label: str
    rungs: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, kw_only=True)
class PlannedOtherwise:
    fate: str
    was: str
    instead: str


@dataclass(frozen=True, kw_only=True)
class ChangeTold:
    """One change with everything that a reader may ask about it."""

    change: Change
    url: str
    url_of_thread: str
    url_of_decision: str
    people: str
    weighed: str
    shared: list[SideShared]
    is_shared_hidden: bool
    after: list[str]
    leads_to: list[Told]
    proofs: list[Proof]
    planned: list[PlannedOtherwise]
    missing: list[str]


@dataclass(frozen=True, kw_only=True)
class NotYet:
    """A decision of which nothing has changed, and what it waits for."""

    words: str
    url: str
    missing: str


def heard_beside(project: Project, thread: Thread) -> Heard:
    return Heard(by_side=people_heard(project).by_side, most=most_of_each(thread))


class Answer:
    """The answer to one question about a project. The rows are fetched once; a page of changes is told at a time."""

    def __init__(self, project: Project, asked: Asked, today: date | None = None) -> None:
        self.project, self.asked = project, asked
        self.today = today or timezone.localdate()
        self.made = woven(project)
        self.changes = sorted(filter(self.fits, self.made.changes.values()), key=_newest_first)
        self.all_heard = heard_beside(project, self.made.thread) if asked.is_outside else None

    def fits(self, change: Change) -> bool:
        wanted = self.asked.stone
        here = wanted is None or stone_node(wanted) in method.came_of(self.made.thread, Node("change", change.ref))
        return here and self.asked.has_day(change.changed_on)

    # --- The whole in a few sentences ------------------------------------------------------------------

    def sentences(self) -> list[str]:
        number = len(self.changes)
        if not number:
            return [_("No change is written down that fits this.")]
        nodes = [Node("change", change.ref) for change in self.changes]
        decisions = {change.decision.ref for change in self.changes}
        changed = ngettext("%(n)d thing has changed", "%(n)d things have changed", number) % {"n": number}
        because = ngettext("because of %(n)d decision", "because of %(n)d decisions", len(decisions))
        behind = method.people(
            self.made.thread, (node.ref for node in method.led_to(self.made.thread, *nodes) if node.stage == "voice")
        )
        told = [f"{changed} {because % {'n': len(decisions)}}."]
        if behind.count:
            parts = [self.behind(change) for change in self.changes]
            people = people_words(behind, self.asked.least, parts, self.all_heard)
            told.append(_("Behind these decisions is what %(people)s said.") % {"people": people})
        return [*told, *self.good_and_not()]

    def good_and_not(self) -> list[str]:
        known = [self.made.known.changes[change.ref] for change in self.changes]
        return after_words(self.made, [each.good for each in known], [each.otherwise for each in known], self.asked)

    def heard(self) -> str:
        """How many of all the voices have led on to anything."""
        voices = readable(self.project).count()
        led = sum(bool(self.made.thread.leads.get(Node("voice", ref))) for ref in self.made.thread.speakers)
        if not voices or any(suppression.count(n, self.asked.least).is_hidden for n in (led, voices, voices - led)):
            return ""
        words = ngettext(
            "Of %(all)d voice, %(n)d has led on to something so far.",
            "Of %(all)d voices, %(n)d have led on to something so far.",
            voices,
        )
        return words % {"all": voices, "n": led}

    def behind(self, change: Change) -> People:
        """Whose voices led to the decision that it came of."""
        led = self.made.thread.led.get(Node("decision", change.decision.ref), ())
        return method.people(self.made.thread, (node.ref for node in led if node.stage == "voice"))

    # --- Change by change ------------------------------------------------------------------------------

    def tell(self, changes: list[Change]) -> list[ChangeTold]:
        """A page of changes. The same number of queries for one and for twenty."""
        decisions = {change.decision_id for change in changes}
        shared, planned = self.shared(decisions), self.planned(decisions)
        proofs: dict[int, list[Proof]] = defaultdict(list)
        for proof in self.project.proofs.filter(change__in=changes).order_by("pk"):
            proofs[proof.change_id].append(proof)
        return [
            self.told(change, shared[change.decision_id], proofs[change.pk], planned[change.decision_id])
            for change in changes
        ]

    def told(
        self, change: Change, saw: list[tuple[str, int]], proofs: list[Proof], planned: list[PlannedOtherwise]
    ) -> ChangeTold:
        thread, least, slug = self.made.thread, self.asked.least, self.project.slug
        decision = Node("decision", change.decision.ref)
        behind = self.behind(change)
        all_of_it = {node.ref for node in thread.backward.get(decision, ()) if node.stage == "voice"}
        weighed = method.people(thread, all_of_it - behind.voices)
        known = self.made.known.changes[change.ref]
        sides = sides_shared(saw, least)
        return ChangeTold(
            change=change,
            url=url_of("decide:change", slug, change.ref),
            url_of_thread=url_of("understand:thread-of", slug, "change", change.ref),
            url_of_decision=url_of("decide:decision", slug, change.decision.ref),
            people=people_words(behind, least, heard=self.all_heard) if behind.count else "",
            weighed=guarded_words(weighed, least) if weighed.count else "",
            shared=sides,
            is_shared_hidden=len(sides) < len({side for side, _rung in saw}),
            after=after_words(self.made, [known.good], [known.otherwise], self.asked),
            leads_to=self.leads_to(change),
            proofs=proofs,
            planned=planned,
            missing=self.missing(change),
        )

    def leads_to(self, change: Change) -> list[Told]:
        nodes = sorted(self.made.thread.onward.get(Node("change", change.ref), ()))
        return list(tell_nodes(self.project, method.by_stage(nodes), self.made.thread, self.made))

    def missing(self, change: Change) -> list[str]:
        """What is missing at this change, its decision, and the stones that it leads to."""
        here = [Node("change", change.ref), Node("decision", change.decision.ref)]
        stones = sorted(self.made.thread.onward.get(here[0], ()))
        of_change = [gap for gap in self.gaps(here) if gap.kind in OF_A_CHANGE]
        of_stones = [gap for gap in self.gaps(stones) if gap.kind in OF_A_STONE]
        told = [f"{self.words(gap)} ({self.made.stones[gap.node.ref].words})" for gap in of_stones]
        return [*map(self.words, of_change), *told]

    def gaps(self, nodes: Iterable[Node]) -> tuple[Gap, ...]:
        return gaps(self.made.thread, self.made.known, nodes, self.today)

    def words(self, gap: Gap) -> str:
        return gap_words(gap.kind, [gap], self.asked.least)

    # --- What has not changed --------------------------------------------------------------------------

    def not_yet(self) -> list[NotYet]:
        """Decisions of which nothing changed: waiting, dropped or still open. Not where one stone is asked for."""
        if self.asked.stone:
            return []
        fits = [ref for ref, each in self.made.decisions.items() if self.asked.has_day(each.decided_on)]
        found = [gap for gap in self.gaps(Node("decision", ref) for ref in fits) if gap.kind in NOT_YET]
        slug = self.project.slug
        return [
            NotYet(
                words=self.made.decisions[gap.node.ref].question,
                url=url_of("decide:decision", slug, gap.node.ref),
                missing=self.words(gap),
            )
            for gap in found
        ]

    # --- Rows ------------------------------------------------------------------------------------------

    def shared(self, decisions: Iterable[int]) -> Mapping[int, list[tuple[str, int]]]:
        found: dict[int, list[tuple[str, int]]] = defaultdict(list)
        rows = self.project.sharedviews.filter(decision__in=decisions).order_by("rung", "pk")
        for decision, side, rung in rows.values_list("decision_id", "member__side", "rung"):
            found[decision].append((side, rung))
        return found

    def planned(self, decisions: Iterable[int]) -> Mapping[int, list[PlannedOtherwise]]:
        """What the plan before would have done instead. Outside only where the group shows that plan to everybody."""
        marks = self.project.planoutcomes.current().select_related("item").order_by("plan", "item__order", "pk")
        if self.asked.is_outside:
            marks = marks.filter(plan__shown_in=PlanBefore.ShownIn.ALL)
        of = PlanOutcome.decisions.through.objects.filter(decision__in=decisions, planoutcome__in=marks)
        by_mark: dict[int, list[int]] = defaultdict(list)
        for mark, decision in of.values_list("planoutcome_id", "decision_id"):
            by_mark[mark].append(decision)
        found: dict[int, list[PlannedOtherwise]] = defaultdict(list)
        for mark in marks.filter(pk__in=by_mark):
            was, instead = (mark.item.words, mark.words) if mark.item else ("", mark.words)
            for decision in by_mark[mark.pk]:
                told = PlannedOtherwise(fate=str(mark.get_fate_display()), was=was, instead=instead)
                found[decision].append(told)
        return found


def sides_shared(saw: Iterable[tuple[str, int]], least: int) -> list[SideShared]:
    """Side by side, never put together. A side with too few people is left out; it would tell what one of them said."""
    chosen: dict[str, list[int]] = defaultdict(list)
    for side, rung in saw:
        chosen[side].append(rung)
    return [
        SideShared(side=side, label=str(side.label), rungs=_rungs(chosen[side], least))
        for side in Side
        if len(chosen.get(side, ())) >= least
    ]


def _rungs(rungs: list[int], least: int) -> tuple[tuple[str, int | None], ...]:
    labels = {rung: str(SharedView.Rung(rung).label) for rung in rungs}
    numbers = suppression.split({labels[rung]: number for rung, number in sorted(Counter(rungs).items())}, least)
    return tuple((label, number.value) for label, number in numbers.items())


def after_words(made: Woven, good: list[frozenset[str]], otherwise: list[frozenset[str]], asked: Asked) -> list[str]:
    """How many people say, since these changes, that they are good, and how many that they are not."""
    told = []
    for words, voices in ((_("Good since then, say: %(people)s."), good), (_("Not good, say: %(people)s."), otherwise)):
        parts = [method.people(made.thread, refs).count for refs in voices]
        if number := method.people(made.thread, frozenset().union(*voices)).count:
            told.append(words % {"people": total_words(number, parts, asked.least)})
    return told


def _newest_first(change: Change) -> tuple[bool, int, int]:
    day = change.changed_on
    return (day is None, -day.toordinal() if day else 0, -change.pk)


def texts_shown(changes: Iterable[ChangeTold], not_yet: Iterable[NotYet]) -> Iterator[str]:
    """What the group wrote itself, of all that the page shows."""
    for each in changes:
        decision = each.change.decision
        yield from (each.change.words, each.change.for_whom, decision.question, decision.decided, decision.why)
        yield from (told.words for told in (*each.leads_to, *each.proofs))
        yield from (words for mark in each.planned for words in (mark.was, mark.instead))
    for waiting in not_yet:
        yield from (waiting.words, waiting.missing)


def undated(answer: Answer) -> int:
    """How many changes have no day, and so are in no time that is asked for."""
    is_timed = answer.asked.first or answer.asked.last
    return sum(change.changed_on is None for change in answer.made.changes.values()) if is_timed else 0
