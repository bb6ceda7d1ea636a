"""A review that is answered together in a room: what can be shown to each statement, and what was counted."""

from django.utils.translation import gettext as _

from ..methods.reviews import NOT_SAID, UNSURE, ends
from ..models import Counting, Hands, Round, Side
from .questionnaires import Asked
from .review_words import score_words


def answers_of(one: Asked) -> list[tuple[str, str]]:
    """The answers that can be shown to a statement: the key of each, and its words."""
    least, most = ends(one.item)
    scores = [(str(score), score_words(one, score)) for score in range(least, most + 1)]
    unsure = [(choice.key, choice.words) for choice in one.choices if choice.key == UNSURE]
    return [*scores, *unsure, (NOT_SAID, _("I do not want to say"))]


def countings(one: Round) -> list[Counting]:
    """The times that it was answered together in a room."""
    return list(one.countings.select_related("counted_by").order_by("pk"))


def sides_to_count(one: Round) -> list[str]:
    """The sides that are asked; all of them, if that is not known."""
    return [side for side in Side.values if one.asked.get(side)] or list(Side.values)


def counted_in(counting: Counting) -> dict[tuple[str, str, str], int]:
    """How many people, by statement, side and answer."""
    rows = Hands.objects.filter(counting=counting).values_list("statement", "side", "answer", "people")
    return {(statement, side, answer): people for statement, side, answer, people in rows}
