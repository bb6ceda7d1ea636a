"""What all parts of a report are handed: what they share is looked up once, when the first of them needs it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..documents.kept import Said
from ..methods.personal_details import find
from ..methods.suppression_sides import Heard
from ..methods.thread import Evidence
from ..models import Claim, Project, Report, ReportPart, ReviewPage
from .claims import ClaimFacts, QuoteFacts, evidence_in, facts_in, quotable, refs_to_quote
from .outcomes import OutcomeFacts, outcomes_in
from .people_words import threshold
from .plans_told import PlanTold, plans_told
from .reading import Reading
from .review_page_outcomes import quotes_for
from .review_page_words import Asked
from .said_did import masks
from .what_counts import Lost, told_and_lost

Part = ReportPart.Part


@dataclass(frozen=True, kw_only=True)
class Telling:
    report: Report
    reading: Reading
    today: date
    parts: tuple[str, ...] = ()  # all that are told, so that none says again what another has said
    is_page: bool = False
    is_easy: bool = False  # leaves out what Easy Read does not tell

    @property
    def project(self) -> Project:
        return self.report.project

    @property
    def least(self) -> int:
        return threshold(self.report.audience)

    @property
    def is_outside(self) -> bool:
        return self.report.audience == Report.Audience.OUTSIDE

    @property
    def heard(self) -> Heard | None:
        """All who were heard, where readers outside the group see its number."""
        return self.reading.beside if self.is_outside else None

    @cached_property
    def claims(self) -> list[ClaimFacts]:
        return facts_in(self.report, self._rests_on, self._quotes, self.reading)

    @cached_property
    def _rests_on(self) -> dict[Claim, Evidence]:
        return evidence_in(self.report, self.reading) if self.report.pk else {}

    @cached_property
    def outcomes(self) -> list[OutcomeFacts]:
        return outcomes_in(self.reading.pathway, self.reading.evidence)

    @cached_property
    def asked(self) -> Asked:
        page = ReviewPage(project=self.project)
        told = {"outcomes": self.outcomes, "heard": self.reading.beside}
        return Asked(project=self.project, today=self.today, page=page, **told)

    @cached_property
    def mask(self) -> Callable[[str], str]:
        """Puts a mark where a name stands that the group knows, for people outside."""
        return masks(self.project, self.reading.names) if self.is_outside else str

    # --- Voices in their own words ------------------------------------------------------------------------

    @cached_property
    def _told_and_lost(self) -> tuple[list[tuple[str, str]], list[Lost]]:
        return told_and_lost(self.project) if {Part.COUNTS, Part.WORTH} & {*self.parts} else ([], [])

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """The voices that the group chose to tell of outcomes, whoever may read them."""
        return self._told_and_lost[0]

    @property
    def lost(self) -> list[Lost]:
        """What got worse, the newest first."""
        return self._told_and_lost[1]

    @cached_property
    def of_outcomes(self) -> dict[str, list[Said]]:
        """What is said of each outcome where they are told by what they are about."""
        return quotes_for(self.project, self.outcomes) if Part.AREAS in self.parts else {}

    @cached_property
    def plans(self) -> list[PlanTold]:
        """The plans before."""
        return plans_told(self.reading, self.report.audience) if Part.BEFORE in self.parts else []

    @cached_property
    def _refs(self) -> set[str]:
        spoken = (said.voice for told in self.of_outcomes.values() for said in told)
        chosen = {*(voice for _stone, voice in self.chosen), *(voice for told in self.plans for voice in told.chosen)}
        return {*refs_to_quote(self._rests_on), *chosen, *spoken}

    @cached_property
    def _quotes(self) -> dict[str, QuoteFacts]:
        """Those of all voices of which some part would quote, that may be quoted to these readers."""
        return quotable(self.report, self._refs, self.reading)

    def quotes(self, refs: Iterable[str]) -> dict[str, QuoteFacts]:
        """By reference, those that may be quoted. Out of the group go only those in which nothing personal seems to
        stand, as nobody looks at them once more."""
        refs = set(refs)
        more = quotable(self.report, refs - self._refs, self.reading)
        quotes = {ref: quote for ref, quote in (self._quotes | more).items() if ref in refs}
        if not self.is_outside or not quotes:
            return quotes
        return {ref: quote for ref, quote in quotes.items() if not find(quote.words, self.reading.names)}
