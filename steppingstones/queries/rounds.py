"""Rounds of tagging: how far somebody is, and, once all have finished, how each saw each voice, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..methods.agreement import Agreement, Reading, Refusal, krippendorff
from ..models import Highlight, Member, Project, TaggingRound, Theme, Voice
from ..models.voices import VoiceQuerySet
from .voices import VoiceCard, cards, readable

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
    """What one person marked in one voice with one theme, in their words' order, and why they see it so."""

    name: str
    passages: tuple[str, ...]
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


def agreements(together: TaggingRound) -> list[OnTheme]:
    """For each theme that somebody used: did people use it for the same voices? Three queries."""
    people = list(together.taggers.values_list("member_id", flat=True))
    voices = list(voices_of(together).values_list("pk", flat=True))
    rows = _marks(together).order_by().values_list("theme_id", "voice_id", "tagger_id").distinct()
    used: dict[int, set[tuple[int, int]]] = {}
    for theme, voice, tagger in rows:
        used.setdefault(theme, set()).add((voice, tagger))
    themes = together.project.themes.filter(pk__in=used).order_by("name")
    return [_on_theme(theme, used[theme.pk], voices, people) for theme in themes]


def _on_theme(theme: Theme, used: set[tuple[int, int]], voices: Sequence[int], people: Sequence[int]) -> OnTheme:
    units = [{person: int((voice, person) in used) for person in people} for voice in voices]
    found = krippendorff(units)
    words = REFUSALS[found.refusal] if found.refusal else READINGS.get(found.reading, "")
    tagged = len({voice for voice, _person in used if voice in set(voices)})
    return OnTheme(theme=theme, found=found, tagged=tagged, words=str(words))


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
    by = tuple(
        SeenBy(
            name=name,
            passages=tuple(
                voice.words[mark.start : mark.end]
                for mark in marks
                if mark.tagger_id == person and mark.theme_id == theme.pk
            ),
            why=why.get((voice.pk, theme.pk, person), ""),
        )
        for person, name in people
    )
    return Seen(theme=theme, by=by, is_same=len({bool(one.passages) for one in by}) == 1)


def _marks(together: TaggingRound) -> QuerySet[Highlight]:
    """Nothing, until all have finished."""
    people = together.taggers.values("member")
    return together.highlights.shown().filter(tagger__in=people, voice__isnull=False)
