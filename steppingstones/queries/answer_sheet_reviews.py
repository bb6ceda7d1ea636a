"""The answers to a review as rows of text. They lead to nobody, and tell no more than the page of the review does.

What somebody wrote stands in the list of voices with their side and the day. Beside what they ticked, or in the order
in which people answered, it would tell what that person ticked. So here are only the statements, in order of what is in
the rows, of people who said their side, of reviews that have ended and in which the group sees the sides.
"""

from collections.abc import Iterator

from ..methods.reviews import is_statement
from ..methods.suppression import PUBLISHED
from ..models import Questionnaire, Response, Side
from .answer_sheet import FIXED, AnswerSheet
from .questionnaires import Asked
from .reviews import turnouts


class ReviewSheet(AnswerSheet):
    about_all = {"round": FIXED["round"]}

    def __init__(self, questionnaire: Questionnaire):
        self.root = questionnaire.root
        super().__init__(questionnaire)

    def _is_told(self, one: Asked) -> bool:
        return is_statement(one.item)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """One for each person, review by review, sorted by what is in them."""
        ended = list(self.root.rounds.exclude(ended_on=None).order_by("number"))
        found = turnouts(ended) if ended else {}
        for one in ended:
            rows = sorted(self._rows_of(Response.objects.filter(round=one, giver__side__in=Side.values)))
            if len(rows) >= PUBLISHED and found[one.pk].is_shown:
                yield from rows

    def _fixed(self, row: dict) -> list[str]:
        return [row["round__name"]]


def answer_sheet(questionnaire: Questionnaire) -> AnswerSheet:
    """All answers to a questionnaire; of a review, only what can be told."""
    return ReviewSheet(questionnaire) if questionnaire.instrument else AnswerSheet(questionnaire)
