"""What the statement of accessibility says: facts about the program, and whom to write to about this site.

`tests/rules/test_accessibility.py` holds these facts against what the tests really do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Project

PREPARED_ON = date(2026, 11, 23)
AXE = "4.12.1"
RULES = "WCAG 2.2"
WIDTHS = (360, 768, 1280)  # pixels of the windows in which pages are looked at
TARGET = 44  # pixels, the least height and width of what is pressed


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Something that does not work for everybody, the rules that it does not keep, and what helps meanwhile."""

    words: str | Promise
    rules: str
    helps: str | Promise


GAPS: Sequence[Gap] = (
    Gap(
        words=_("A recording may have no written words until a person writes them down."),
        rules="1.2.1",
        helps=_("Ask the group for the words."),
    ),
    Gap(
        words=_("A photo or a drawing that somebody sent may have no words that say what is on it."),
        rules="1.1.1",
        helps=_("Ask the group what it shows."),
    ),
    Gap(
        words=_("What people wrote in another language is not always marked as that language."),
        rules="3.1.2",
        helps=_("A voice that reads aloud can be set to the language by hand."),
    ),
)
NOT_TRIED: Sequence[str | Promise] = (
    _("It has not been tried with NVDA, VoiceOver or TalkBack."),
    _("It has not been tried in Safari and Firefox, and not on real phones."),
    _("It has not been tried by disabled people who use such programs every day."),
)


def statement(project: Project | None = None) -> dict[str, Any]:
    """For the whole site, or for what one group opens to everybody."""
    return {
        "prepared_on": PREPARED_ON,
        "axe": AXE,
        "rules": RULES,
        "widths": ", ".join(str(width) for width in WIDTHS),
        "target": TARGET,
        "gaps": GAPS,
        "not_tried": NOT_TRIED,
        "group": project,
        "contact": project.contact if project else "",
        "site_contact": settings.CONTACT,
    }
