"""Finding voices by their words: one function, so that a search engine can stand behind it one day."""

from django.db.models import Q

from ..models.voices import VoiceQuerySet

MOST_WORDS = 20  # a page that somebody pasted in by mistake should not make a query as long


def search(voices: VoiceQuerySet, words: str) -> VoiceQuerySet:
    """Those voices in which each of these words stands, in what was said or in what it is about.

    Any text may be searched for; it is never a pattern. docs/decisions/search.md says when this stops being enough.
    """
    for word in words.replace("\0", "").split()[:MOST_WORDS]:
        voices = voices.filter(Q(words__icontains=word) | Q(subject__icontains=word))
    return voices
