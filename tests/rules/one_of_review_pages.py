"""Two review pages, one of them kept, and what an outcome is about: for the project that has one of each."""

from datetime import date

from steppingstones.actions import review_pages
from steppingstones.models import Member, OutcomeArea, Project


def make_review_pages(project: Project, by: Member) -> None:
    outcome = project.stones.outcomes().first()
    OutcomeArea.objects.create(project=project, stone=outcome, area=OutcomeArea.Area.SOCIAL)
    review_pages.keep(project, "Spring", is_shared=True, today=date(2026, 3, 4), by=by)
    review_pages.gather_now(project, today=date(2026, 4, 1), by=by)
