"""What is still missing, in words, each with a way to mend it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from ...methods.pathway import Check, Gap, Kind, Stone, Track
from ...models import Project


@dataclass(frozen=True, kw_only=True)
class CheckInWords:
    words: str
    stone: Stone | None
    url: str
    action: str


def check_in_words(check: Check, project: Project) -> CheckInWords:
    url, action = remedy(check, project)
    return CheckInWords(words=sentence(check), stone=check.stone, url=url, action=action)


def sentence(check: Check) -> str:
    is_impact = check.stone is not None and check.stone.kind == Kind.IMPACT
    is_project = check.track == Track.PROJECT
    match check.gap:
        case Gap.NO_ISSUE:
            return _("There is no issue yet.")
        case Gap.NO_IMPACT if is_project:
            return _("There is no impact on the project track yet.")
        case Gap.NO_IMPACT:
            return _("There is no impact on the co-production track yet.")
        case Gap.NOTHING_LEADS_HERE if is_impact:
            return _("Nothing leads to this impact yet.")
        case Gap.NOTHING_LEADS_HERE:
            return _("Nothing leads to this outcome yet.")
        case Gap.LEADS_NOWHERE:
            return _("This activity does not lead anywhere.")
        case _gap:
            return _("This outcome leads to nothing more. It may stand alone, as an achievement.")


def remedy(check: Check, project: Project) -> tuple[str, str]:
    """Where this is mended, and the words of the link."""
    match check.gap:
        case Gap.NO_ISSUE:
            return guide(project, "issue"), _("Write the issue")
        case Gap.NO_IMPACT:
            return guide(project, "impact"), _("Write the impact")
        case Gap.NOTHING_LEADS_HERE if check.stone.kind == Kind.IMPACT:
            return guide(project, "outcomes", check.stone), _("Say what must be true first")
        case Gap.NOTHING_LEADS_HERE:
            return guide(project, "activities", check.stone), _("Say what you will do")
        case _gap:
            return reverse("plan:stone-links", args=[project.slug, check.stone.key]), _("Choose what it leads to")


def guide(project: Project, step: str, stone: Stone | None = None) -> str:
    url = reverse("plan:guide", args=[project.slug, step])
    return f"{url}?for={stone.key}" if stone else url
