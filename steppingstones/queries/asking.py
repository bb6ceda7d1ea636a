"""What a group asked, for a report: its questionnaires, the times of asking them, and their questions, each once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count

from ..models import Project, Questionnaire, Round
from .questionnaires import Asked, asked_in
from .reviews import Answered, answered_in


@dataclass(frozen=True)
class Asking:
    project: Project

    @cached_property
    def versions(self) -> list[Questionnaire]:
        """All versions of all questionnaires, the newest first, each with how many `people` answered it."""
        counted = self.project.questionnaires.annotate(people=Count("responses"))
        return list(counted.select_related("first").order_by("-pk"))

    @cached_property
    def answered_in(self) -> dict[Round, Answered]:
        """All times of asking, in their order, each with who answered."""
        rounds = Round.objects.filter(project=self.project).select_related("questionnaire")
        return answered_in(rounds.order_by("number", "pk"))

    @cached_property
    def _questions(self) -> dict[int, list[Asked]]:
        return asked_in(self.versions)

    def questions(self, version: Questionnaire) -> list[Asked]:
        return self._questions[version.pk]

    def version(self, root: int, number: int = 0) -> Questionnaire:
        """Of the questionnaire with this first version the one with this number, or the newest."""
        family = [each for each in self.versions if root in (each.pk, each.first_id)]
        return max((each for each in family if number in (0, each.number)), key=lambda each: each.number)

    @cached_property
    def answered(self) -> list[Questionnaire]:
        """Versions that stand and that somebody answered, the newest first; no reviews."""
        return [each for each in self.versions if each.people and not each.instrument and not each.removed_at]

    @cached_property
    def again(self) -> list[tuple[Questionnaire, list[Round]]]:
        """Of each questionnaire that was asked more than once its newest version, and the times that have ended.

        Reviews have pages of their own.
        """
        answered: dict[int, list[Round]] = {}
        for each, found in self.answered_in.items():
            if found.people:
                answered.setdefault(each.questionnaire_id, []).append(each)
        often = {root: rounds for root, rounds in answered.items() if len(rounds) > 1}
        return [(one, [each for each in often[root] if each.ended_on]) for root, one in self._newest(often)]

    def _newest(self, roots: Iterable[int]) -> list[tuple[int, Questionnaire]]:
        """The newest version that stands, of each that has one; questionnaires that were made last come first."""
        found: dict[int, Questionnaire] = {}
        for each in sorted(self.versions if roots else (), key=lambda each: each.number):
            if not each.removed_at:
                found[each.first_id or each.pk] = each
        last_first = [(root, found[root]) for root in sorted(roots, reverse=True) if root in found]
        return [(root, one) for root, one in last_first if not one.instrument]

    def reviews(self, today: date, most: int) -> list[Round]:
        """The newest review of each kind that has ended, the newest kinds first."""
        ended = [
            each for each in self.answered_in if each.questionnaire.instrument and not each.questionnaire.removed_at
        ]
        ended = [each for each in ended if each.ended_on and each.ended_on <= today]
        newest: dict[int, Round] = {}
        for each in sorted(ended, key=lambda each: (each.ended_on, each.pk), reverse=True):
            newest.setdefault(each.questionnaire_id, each)
        return list(newest.values())[:most]
