"""Reviews that people answer now, for the overview of a project: until when, or that it is time to look at one."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..models import Project, Round
from .reviews import of_reviews

SHOWN = 3  # each instrument is asked once at a time, so there are seldom more


@dataclass(frozen=True, kw_only=True)
class Due:
    """A review that runs, in one sentence."""

    ref: str
    words: str


def reviews_due(project: Project, today: date | None = None) -> list[Due]:
    """Those that end first come first. It says nothing of who has answered. One query."""
    running = of_reviews(project).filter(ended_on=None).order_by(F("due_on").asc(nulls_last=True), "pk")
    return [Due(ref=one.ref, words=_words(one, today or timezone.localdate())) for one in running[:SHOWN]]


def _words(one: Round, today: date) -> str:
    told = {"name": one.name, "day": date_format(one.due_on, "j F Y") if one.due_on else ""}
    if one.due_on is None:
        return _("People answer a review now: %(name)s") % told
    if one.due_on < today:
        return _("Time to end a review and look at it together: %(name)s. People could answer until %(day)s") % told
    if one.due_on == today:
        return _("People answer a review for the last time today: %(name)s") % told
    return _("People answer a review until %(day)s: %(name)s") % told
