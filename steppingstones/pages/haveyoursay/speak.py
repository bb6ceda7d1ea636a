"""Speaking to somebody in the language that they chose: not the questions only, but the words around them."""

import html
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from gettext import NullTranslations
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import check_for_language, gettext, trans_real

from ...methods.questionnaire import NotAnAnswer
from ...queries.phrases import complete_in

View = Callable[..., HttpResponse]


class PhraseBook(NullTranslations):
    """A group's own translations, in the place where Django keeps those that come with a program.

    Templates put phrases on the page as they are. Nothing in them may be taken for more than words: `methods.phrases`
    refuses such signs when they are written, and here they are made harmless should one have come another way.
    """

    def __init__(self, language: str, words: Mapping[str, str]) -> None:
        super().__init__()
        self.language = language
        self.words = {phrase: html.escape(said) for phrase, said in words.items()}
        if check_for_language(language):
            self.add_fallback(trans_real.translation(language))  # names of months, which Django brings

    def gettext(self, message: str) -> str:
        return self.words.get(message) or super().gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.words.get(msgid1 if n == 1 else msgid2) or super().ngettext(msgid1, msgid2, n)

    def to_language(self) -> str:
        return self.language


def in_their_language(view: View) -> View:
    """What `speak` begins in this view ends with it."""

    @wraps(view)
    def spoken(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        with as_before():
            return view(request, **kwargs)

    return spoken


@contextmanager
def as_before() -> Iterator[None]:
    """Django has no public way to speak with words that are not in files, so this uses what `override` uses."""
    before = getattr(trans_real._active, "value", None)
    try:
        yield
    finally:
        if before is None:
            if hasattr(trans_real._active, "value"):
                del trans_real._active.value
        else:
            trans_real._active.value = before


def speak(project: int, language: str) -> None:
    """From here to the end of the view, if this project (its number) has all phrases in this language. Else English."""
    if words := complete_in(project, language):
        trans_real._active.value = PhraseBook(language, words)


def in_words(error: NotAnAnswer) -> str:
    """What is wrong with an answer, in the language that is spoken now."""
    return gettext(error.words) % error.numbers if error.numbers else gettext(error.words)
