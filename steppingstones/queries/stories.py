"""The story of an outcome as pages show it: its chain, what speaks for and against, and who agrees."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..methods.contribution import weakest
from ..methods.pathway import OUTCOMES, Kind, Pathway, backward
from ..models import (
    Change,
    ContributionStory,
    Decision,
    OtherExplanation,
    Project,
    Side,
    Stone,
    StoryPiece,
    Voice,
)
from .people_words import side_name
from .standing_of_claims import Standing
from .thread import decision_words
from .voices import readable, side_label, side_of, warned

SHORT = 300  # letters of a voice beside a story
MOST_LINKS = 24
TO_CHOOSE = 60  # of each kind of record
A_LINE = 100
WANTED = (Side.LIVED_EXPERIENCE, Side.PROFESSIONAL)


# --- The chain --------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ChainLink:
    """One step of the way: from where to where, how far a claim about it may go, and what must hold for it."""

    source: str
    target: str
    url: str
    sentence: str
    must_hold: str
    is_weakest: bool


@dataclass(frozen=True, kw_only=True)
class Chain:
    links: list[ChainLink]
    more: int

    @property
    def is_held_down(self) -> bool:
        """Whether some links are weaker than others; else naming the weakest ones says nothing."""
        return any(each.is_weakest for each in self.links) and not all(each.is_weakest for each in self.links)


def chain_of(project: Project, pathway: Pathway, standings: Mapping[str, Standing], stone: Stone) -> Chain:
    """The steps that lead to an outcome, from the activities on."""
    way = {each.key for each in backward(pathway, stone.ref) if each.kind != Kind.ISSUE} | {stone.ref}
    steps = [
        step
        for target in pathway.in_order
        for step in pathway.steps
        if step.target == target.key and step.target in way and step.source in way and target.kind in OUTCOMES
    ]
    known = {" ".join(step.ends): standings[step.target].known for step in steps}
    weak = weakest(known)[1] if known else []
    held = {step.ends for step in steps if standings[step.target].rung is None} or {
        step.ends for step in steps if " ".join(step.ends) in weak
    }
    links = [
        ChainLink(
            source=pathway.by_key[step.source].words,
            target=pathway.by_key[step.target].words,
            url=reverse("value:claim", args=[project.slug, step.target]),
            sentence=standings[step.target].sentence,
            must_hold=step.assumption,
            is_weakest=step.ends in held,
        )
        for step in steps
    ]
    return Chain(links=links[:MOST_LINKS], more=max(len(links) - MOST_LINKS, 0))


# --- What speaks for and against --------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class PieceTold:
    """Something that speaks for or against, in words. Without `words`: somebody took back what they said."""

    ref: str
    words: str
    who: str
    url: str
    is_for: bool
    is_apart: bool
    is_own: bool
    voice: str = ""  # the reference of the voice that it is

    @property
    def is_taken_back(self) -> bool:
        return not self.words


def pieces_of(story: ContributionStory) -> dict[int | None, list[PieceTold]]:
    """All pieces by the number of the explanation that they are about; None is the story. Two queries."""
    rows = story.pieces.standing().select_related("voice", "decision", "change__decision")
    kept = [row for row in rows if not _is_removed(row)]
    voices = {row.pk: row for row in _voices(story.project, [row.voice_id for row in kept if row.voice_id])}
    found: dict[int | None, list[PieceTold]] = {}
    for row in kept:
        found.setdefault(row.other_id, []).append(_piece(story.project, row, voices))
    return found


def _voices(project: Project, numbers: list[int]) -> Iterable[Voice]:
    return readable(project).filter(pk__in=numbers).select_related("giver__member")


def _is_removed(row: StoryPiece) -> bool:
    gone = (row.decision and row.decision.removed_at) or (row.change and row.change.removed_at)
    return bool(gone or (row.change and row.change.decision.removed_at))


def _piece(project: Project, row: StoryPiece, voices: Mapping[int, Voice]) -> PieceTold:
    words, who, url = _told(project, row, voices)
    return PieceTold(
        ref=row.ref,
        words=words,
        who=who,
        url=url,
        is_for=row.stance == StoryPiece.Stance.FOR,
        is_apart=row.is_apart,
        is_own=bool(row.words),
        voice=row.voice.ref if row.voice else "",
    )


def _told(project: Project, row: StoryPiece, voices: Mapping[int, Voice]) -> tuple[str, str, str]:
    """Its words, who says so, and where it stands."""
    if row.decision:
        url = reverse("decide:decision", args=[project.slug, row.decision.ref])
        return decision_words(row.decision), _("A decision of the group"), url
    if row.change:
        url = reverse("decide:decision", args=[project.slug, row.change.decision.ref])
        return row.change.words, _("A change that was made"), url
    if row.voice_id is None:
        return row.words, row.source, ""
    voice = voices.get(row.voice_id)
    if voice is None:
        return "", "", ""
    words = Truncator(warned(voice.content_note, voice.words)).chars(SHORT)
    said = _("A voice: %(side)s") % {"side": side_label(side_of(voice.giver))}
    return words, said, reverse("understand:voice", args=[project.slug, voice.ref])


# --- The story --------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class OtherTold:
    """Another explanation with what speaks for and against it."""

    other: OtherExplanation
    pieces: list[PieceTold]


@dataclass(frozen=True, kw_only=True)
class AgreedTold:
    """Who agrees; `is_before` the last change: they agreed to something else."""

    name: str
    side: str
    side_label: str
    on: Any
    is_before: bool
    is_me: bool


@dataclass(frozen=True, kw_only=True)
class StoryTold:
    story: ContributionStory
    pieces: list[PieceTold]
    others: list[OtherTold]
    agreed: list[AgreedTold]

    @property
    def nobody_of(self) -> list[str]:
        """The sides of which nobody agrees to it as it stands now."""
        there = {each.side for each in self.agreed if not each.is_before}
        return [str(side_name(side)) for side in WANTED if side not in there]

    @property
    def in_words(self) -> str:
        """How many other explanations there are, and how many were looked into."""
        return others_in_words([each.other.verdict for each in self.others])

    def i_agree(self) -> bool:
        return any(each.is_me and not each.is_before for each in self.agreed)


def story_told(story: ContributionStory, member: Any) -> StoryTold:
    pieces = pieces_of(story)
    return StoryTold(
        story=story,
        pieces=pieces.get(None, []),
        others=[OtherTold(other=row, pieces=pieces.get(row.pk, [])) for row in story.others.standing()],
        agreed=[_agreed(story, row, member) for row in story.agreements.select_related("member").order_by("agreed_at")],
    )


def _agreed(story: ContributionStory, row: Any, member: Any) -> AgreedTold:
    return AgreedTold(
        name=row.member.name,
        side=row.member.side,
        side_label=side_label(row.member.side),
        on=row.agreed_at,
        is_before=row.agreed_at < story.changed_at,
        is_me=row.member_id == member.pk,
    )


def others_in_words(verdicts: Sequence[str]) -> str:
    """From the verdicts on them: "2 other explanations: 1 was it not, 1 had a part." and so on."""
    if not verdicts:
        return _("Nobody has named another explanation yet. There is always one.")
    Verdict = OtherExplanation.Verdict
    told = [
        (Verdict.OUT, _("%(n)d was not it")),
        (Verdict.PART, _("%(n)d had a part")),
        (Verdict.OPEN, _("%(n)d not looked into yet")),
    ]
    parts = [words % {"n": verdicts.count(value)} for value, words in told if value in verdicts]
    first = ngettext("%(n)d other explanation:", "%(n)d other explanations:", len(verdicts)) % {"n": len(verdicts)}
    return f"{first} {', '.join(parts)}."


# --- Records to choose from -------------------------------------------------------------------------------


def records_to_choose(stone: Stone) -> list[tuple[str, list[tuple[str, str]]]]:
    """Voices, decisions and changes: those of this outcome first. Their keys tell the kind."""
    project = stone.project
    voices = _first(readable(project).order_by(), stone, "evidence__stone")
    decisions = project.decisions.standing().order_by("-decided_on", "-pk")[:TO_CHOOSE]
    changes = _first(project.changes.standing(), stone, "evidence__stone")
    groups = [
        (_("Voices"), [(f"voice-{row.ref}", f"“{_line(warned(row.content_note, row.words))}”") for row in voices]),
        (_("Changes"), [(f"change-{row.ref}", _line(row.words)) for row in changes]),
        (_("Decisions"), [(f"decision-{row.ref}", _line(decision_words(row))) for row in decisions]),
    ]
    return [(name, rows) for name, rows in groups if rows]


def _first(rows: Any, stone: Stone, end: str) -> list[Any]:
    """Those that are linked to the stone, then the newest others."""
    linked = list(rows.filter(**{end: stone}).order_by("-pk").distinct()[:TO_CHOOSE])
    others = rows.exclude(pk__in=[row.pk for row in linked]).order_by("-pk")[: TO_CHOOSE - len(linked)]
    return [*linked, *others]


def record(project: Project, key: str) -> Voice | Decision | Change | None:
    """What a key of `records_to_choose` means, if it is still there."""
    kind, _dash, ref = key.partition("-")
    rows = {"voice": readable(project), "decision": project.decisions.standing(), "change": project.changes.standing()}
    return rows[kind].filter(ref=ref).first() if kind in rows else None


def _line(words: str) -> str:
    return Truncator(" ".join(words.split())).chars(A_LINE)
