"""Rounds of tagging: how far somebody is, and, once all have finished, how each saw each voice, side by side."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields

from django.core.cache import cache
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..methods.agreement import Agreement, Reading, Refusal, krippendorff
from ..models import Highlight, Member, Project, TaggingRound, Theme, Voice
from ..models.voices import VoiceQuerySet
from .voices import VoiceCard, cards, readable

KEPT = 30 * 24 * 60 * 60
READINGS = {
    Reading.FEW: gettext_lazy("Too few voices to say more than this."),
    Reading.LOW: gettext_lazy("People see it too differently to count on it. Talk about what belongs to this theme."),
    Reading.TENTATIVE: gettext_lazy("People mostly see it alike. Go on with care."),
    Reading.GOOD: gettext_lazy("People see it alike. You can count on it."),
}
REFUSALS = {
    Refusal.ONE_CODER: gettext_lazy("Only one person tagged, so there is nothing to compare."),
    Refusal.TOO_FEW: gettext_lazy("At least 5 voices are needed to say how far people agree."),
    Refusal.NO_VARIATION: gettext_lazy("Everybody said the same of every voice, so there is nothing to compare."),
}


@dataclass(frozen=True, kw_only=True)
class OnTheme:
    """How far people agree on one theme. `words` says what the number means, or why there is none."""

    theme: Theme
    found: Agreement
    tagged: int  # voices that somebody tagged with it
    words: str

    @property
    def alpha(self) -> str:
        return "" if self.found.alpha is None else f"{self.found.alpha:.2f}"

    @property
    def span(self) -> str:
        low, high = self.found.low, self.found.high
        if low is None or high is None:
            return ""
        return _("between %(low)s and %(high)s") % {"low": f"{low:.2f}", "high": f"{high:.2f}"}


@dataclass(frozen=True, kw_only=True)
class SeenBy:
    """What one person marked in one voice with one theme, in their words' order, and why they see it so.

    `notes` they wrote while they tagged, `why` afterwards.
    """

    name: str
    passages: tuple[str, ...]
    notes: tuple[str, ...]
    why: str


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One theme in one voice, as each person saw it."""

    theme: Theme
    by: tuple[SeenBy, ...]
    is_same: bool


@dataclass(frozen=True, kw_only=True)
class SideBySide:
    voice: VoiceCard
    themes: tuple[Seen, ...]


def voices_of(together: TaggingRound) -> VoiceQuerySet:
    """The voices of a round that the group may still read, always in the same order."""
    return readable(together.project).filter(tagging_rounds=together).order_by("pk")


def own_marks(together: TaggingRound, member: Member) -> QuerySet[Highlight]:
    """What this tagger has marked in the round: all that they see of it until everyone has finished."""
    return together.highlights.filter(tagger=member, theme__removed_at=None)


def rounds_of(project: Project) -> QuerySet[TaggingRound]:
    done = Count("taggers", filter=Q(taggers__done_on__isnull=False))
    return project.taggingrounds.standing().annotate(tagging=Count("taggers"), done=done).order_by("-pk")


# --- Once all have finished -------------------------------------------------------------------------------


def themes_of(together: TaggingRound) -> QuerySet[Theme]:
    """Those that somebody used in it."""
    return together.project.themes.filter(pk__in=_marks(together).order_by().values("theme")).order_by("name", "pk")


def agreements(together: TaggingRound, themes: Sequence[Theme]) -> list[OnTheme]:
    """For each of these themes: did people use it for the same voices? The number of queries does not grow."""
    people = list(together.taggers.order_by("pk").values_list("member_id", flat=True))
    voices = list(voices_of(together).values_list("pk", flat=True))
    rows = _marks(together).filter(theme__in=themes).order_by().values_list("theme_id", "voice_id", "tagger_id")
    used = set(rows.distinct())
    judged = [[[int((theme.pk, voice, person) in used) for person in people] for voice in voices] for theme in themes]
    return [_on_theme(*each) for each in zip(themes, _worked_out(judged), judged, strict=True)]


def _worked_out(judged: Sequence[Sequence[Sequence[int]]]) -> list[Agreement]:
    """Once for the same judgements: how sure a number is takes a thousand tries. Kept are numbers only."""
    facts = [[field.name for field in fields(Agreement)], judged]
    key = f"agreement-{hashlib.sha256(repr(facts).encode()).hexdigest()}"
    found = cache.get(key)
    if found is None:
        found = [krippendorff([{str(who): said for who, said in enumerate(unit)} for unit in one]) for one in judged]
        cache.set(key, found, KEPT)
    return found


def _on_theme(theme: Theme, found: Agreement, judged: Sequence[Sequence[int]]) -> OnTheme:
    words = REFUSALS[found.refusal] if found.refusal else READINGS.get(found.reading, "")
    if found.alpha is not None and found.low is None and found.reading != Reading.FEW:
        words = _("Too few voices have this theme to count on the number.")
    return OnTheme(theme=theme, found=found, tagged=sum(map(any, judged)), words=str(words))


def differing(together: TaggingRound) -> set[int]:
    """Voices of which people did not say the same."""
    people = together.taggers.count()
    rows = _marks(together).order_by().values("voice", "theme").annotate(by=Count("tagger", distinct=True))
    return {row["voice"] for row in rows if row["by"] < people}


def side_by_side(together: TaggingRound, voices: Sequence[Voice]) -> list[SideBySide]:
    """How each person saw each of these voices. The number of queries does not grow."""
    people = [(row.member_id, row.member.name) for row in together.taggers.select_related("member").order_by("pk")]
    marks = list(_marks(together).filter(voice__in=voices).select_related("theme").order_by("start", "end"))
    views = together.different_views.filter(voice__in=voices)
    why = {(view.voice_id, view.theme_id, view.member_id): view.words for view in views}
    shown = dict(zip([voice.pk for voice in voices], cards(together.project, voices), strict=True))
    found: list[SideBySide] = []
    for voice in voices:
        here = [mark for mark in marks if mark.voice_id == voice.pk]
        themes = sorted({mark.theme for mark in here}, key=lambda theme: (theme.name.casefold(), theme.pk))
        seen = tuple(_seen(voice, theme, here, people, why) for theme in themes)
        found.append(SideBySide(voice=shown[voice.pk], themes=seen))
    return found


def _seen(
    voice: Voice,
    theme: Theme,
    marks: Sequence[Highlight],
    people: Sequence[tuple[int, str]],
    why: dict[tuple[int, int, int], str],
) -> Seen:
    by = []
    for person, name in people:
        own = [mark for mark in marks if (mark.tagger_id, mark.theme_id) == (person, theme.pk)]
        passages = tuple(voice.words[mark.start : mark.end] for mark in own)
        notes = tuple(dict.fromkeys(mark.note for mark in own if mark.note))
        said = why.get((voice.pk, theme.pk, person), "")
        by.append(SeenBy(name=name, passages=passages, notes=notes, why=said))
    return Seen(theme=theme, by=tuple(by), is_same=len({bool(one.passages) for one in by}) == 1)


def _marks(together: TaggingRound) -> QuerySet[Highlight]:
    """Nothing, until all have finished."""
    people = together.taggers.values("member")
    return together.highlights.shown().filter(tagger__in=people, voice__isnull=False)
