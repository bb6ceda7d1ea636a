"""Which themes are suggested for which untagged voices, why none are, and how often they were right.

What was worked out is kept for a day, as numbers of voices and themes: never a word of anybody. It is worked out anew
when a tenth more is tagged, when themes change, and when a voice was taken back.
"""

import hashlib
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q

from ..methods.suggestions import MOST_LEARNED, Refusal, Said, Tagged, refusal, suggest
from ..models import Project, SuggestionAnswer, Theme, Voice, VoiceTheme
from ..models.voices import VoiceQuerySet
from .voices import readable

KEPT = 24 * 60 * 60
AHEAD = 1_000  # voices that are worked out at once, beside those of the page
OWN = Q(heading="") | Q(stone__isnull=False) | ~Q(benefit="") | ~Q(barrier="")


@dataclass(frozen=True, kw_only=True)
class Right:
    """In how many of the voices that somebody answered the first, or any, suggested theme was right."""

    voices: int
    first: int
    any: int


def right(project: Project) -> Right:
    rows = SuggestionAnswer.objects.filter(project=project).values_list("voice", "place", "was_right")
    taken: dict[int, set[int]] = defaultdict(set)
    for voice, place, was_right in rows:
        taken[voice] |= {place} if was_right else set()
    places = list(taken.values())
    return Right(voices=len(places), first=sum(1 in each for each in places), any=sum(map(bool, places)))


class Suggestions:
    """The suggestions of one project. Nothing is read before it is asked for."""

    def __init__(self, project: Project) -> None:
        self.project = project

    @cached_property
    def themes(self) -> dict[int, Theme]:
        """The group's own themes; where none is used yet, the labels that came with voices from elsewhere."""
        themes = {theme.pk: theme for theme in self.project.themes.all()}
        own = set(self.project.themes.filter(OWN).values_list("pk", flat=True))
        used = self.project.voicethemes.filter(theme__in=own).exists()
        return {pk: theme for pk, theme in themes.items() if pk in own} if used else themes

    def untagged(self) -> VoiceQuerySet:
        """Voices without any of these themes, the newest first; not those of which somebody said that none fits."""
        about = VoiceTheme.objects.filter(voice=OuterRef("pk"), theme__in=self.themes)
        answered = SuggestionAnswer.objects.filter(voice=OuterRef("pk"))
        return readable(self.project).filter(~Exists(about), ~Exists(answered))

    @cached_property
    def tagged(self) -> list[tuple[int, frozenset[str]]]:
        """Tagged voices with the keys of their themes, the newest first."""
        heard = readable(self.project).order_by()
        rows = self.project.voicethemes.filter(theme__in=self.themes, voice__in=heard)
        found: dict[int, set[str]] = defaultdict(set)
        for voice, theme in rows.values_list("voice_id", "theme_id"):
            found[voice].add(str(theme))
        return [(voice, frozenset(found[voice])) for voice in sorted(found, reverse=True)[:MOST_LEARNED]]

    def refusal(self) -> Refusal | None:
        nothing = Said(words="")
        return refusal([Tagged(said=nothing, themes=themes) for _voice, themes in self.tagged])

    def of(self, voices: Sequence[Voice]) -> dict[int, list[Theme]]:
        """Up to three themes for each of these voices, the best first. Worked out only where it is not known."""
        if not voices or self.refusal():
            return {}
        known = cache.get(self._key, {})
        if any(voice.pk not in known for voice in voices):
            known = self._worked_out(voices)
            cache.set(self._key, known, KEPT)
        return {voice.pk: [self.themes[pk] for pk in known.get(voice.pk, ()) if pk in self.themes] for voice in voices}

    @property
    def _key(self) -> str:
        """Other tags, other suggestions: but not for each single one more, as working it out takes seconds."""
        grown = int(math.log(len(self.tagged)) / math.log(1.1))
        gone = self.project.voices.filter(withdrawn_on__isnull=False).count()
        facts = [self.project.pk, grown, gone, *sorted(self.themes)]
        return f"suggestions-{hashlib.sha256(repr(facts).encode()).hexdigest()}"

    def _worked_out(self, voices: Sequence[Voice]) -> dict[int, tuple[int, ...]]:
        asked = list(
            dict.fromkeys([*(each.pk for each in voices), *self.untagged().values_list("pk", flat=True)[:AHEAD]])
        )
        said = self._said([*(voice for voice, _themes in self.tagged), *asked])
        known = [Tagged(said=said[voice], themes=themes) for voice, themes in self.tagged if voice in said]
        asked = [voice for voice in asked if voice in said]
        found = suggest(known, [said[voice] for voice in asked])
        return {voice: tuple(map(int, themes)) for voice, themes in zip(asked, found, strict=True)}

    def _said(self, voices: list[int]) -> dict[int, Said]:
        """The words of these voices, and what they were asked or what they are about."""
        rows = readable(self.project).order_by().values_list("pk", "words", "answer__question__words", "subject")
        wanted = set(voices)
        return {pk: Said(words=words, about=asked or about) for pk, words, asked, about in rows if pk in wanted}
