"""What is still missing or worth another look, in words, each with a way to mend it and a way to mean it so."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from ...methods.pathway import Kind, Stone, Track
from ...methods.pathway_checks import Check, Gap
from ...models import Project
from ...parts import address


@dataclass(frozen=True, kw_only=True)
class CheckInWords:
    """`url` leads to where it is mended, `meant` to "It is meant so", `again` to asking again."""

    words: str
    stone: Stone | None
    url: str
    action: str
    meant: str
    again: str
    is_gentle: bool


def in_words(checks: Iterable[Check], project: Project) -> list[CheckInWords]:
    return [check_in_words(check, project) for check in checks]


def check_in_words(check: Check, project: Project) -> CheckInWords:
    url, action = remedy(check, project)
    return CheckInWords(
        words=sentence(check),
        stone=check.stone,
        url=url,
        action=action,
        meant=about(check, project, "meant-so"),
        again=about(check, project, "ask-again"),
        is_gentle=check.gap.is_gentle,
    )


def about(check: Check, project: Project, act: str) -> str:
    if check.stone:
        return reverse(f"plan:stone-{act}", args=[project.slug, check.stone.key, check.gap])
    return reverse(f"plan:{act}", args=[project.slug, check.gap, check.track])


def sentence(check: Check) -> str:
    if check.stone is None:
        return of_the_whole(check)
    return at_the_words(check) if check.gap.is_about_words else at_the_stone(check)


def of_the_whole(check: Check) -> str:
    if check.gap == Gap.NO_ISSUE:
        return _("There is no issue yet.")
    if check.gap == Gap.NOTHING_TOGETHER:
        return _("Nothing is on the co-production track yet. What changes because you do it together?")
    if check.track == Track.PROJECT:
        return _("There is no impact on the project track yet.")
    return _("There is no impact on the co-production track yet.")


def at_the_stone(check: Check) -> str:
    is_impact = check.stone.kind == Kind.IMPACT
    return {
        Gap.NOTHING_LEADS_HERE: _("Nothing leads to this impact yet.")
        if is_impact
        else _("Nothing leads to this outcome yet."),
        Gap.LEADS_NOWHERE: _("This activity does not lead anywhere."),
        Gap.STANDS_ALONE: _("This outcome leads to nothing more. It may stand alone, as an achievement."),
        Gap.SUPPORTS_NOTHING: _(
            "This outcome of doing it together supports nothing yet. It can support a stone on either track."
        ),
        Gap.NO_INDICATOR: _("How will you know that you have got there? Nothing is written down for it yet."),
    }[check.gap]


def at_the_words(check: Check) -> str:
    return {
        Gap.WRITTEN_AS_ACTIVITY: _("This is written as an activity. What would be different for people?"),
        Gap.WRITTEN_AS_OUTCOME: _("This is written as an outcome. What will you do, so that it can happen?"),
        Gap.TWO_IN_ONE: _("This may be two changes in one sentence. Two stones are easier to judge than one."),
        Gap.SAME_WORDS: _("Another stone says the same."),
        Gap.NAMES_NOBODY: _("This names nobody. For whom is it a change?"),
    }[check.gap]


def remedy(check: Check, project: Project) -> tuple[str, str]:
    """Where this is mended, and the words of the link."""
    if check.stone is None:
        step, words = (
            ("issue", _("Write the issue")) if check.gap == Gap.NO_ISSUE else ("impact", _("Write the impact"))
        )
        return reverse("plan:guide", args=[project.slug, step]), words
    place, words = mending(check)
    return address(place, project.slug, check.stone.key) or here(project, check.stone), words


def mending(check: Check) -> tuple[str, str]:
    match check.gap:
        case Gap.NOTHING_LEADS_HERE if check.stone.kind == Kind.SHORT:
            return "plan:stone-first", _("Say what you will do")
        case Gap.NOTHING_LEADS_HERE:
            return "plan:stone-first", _("Say what must be true first")
        case Gap.LEADS_NOWHERE | Gap.STANDS_ALONE | Gap.SUPPORTS_NOTHING:
            return "plan:stone-links", _("Choose what it leads to")
        case Gap.NO_INDICATOR:
            return "plan:know-add", _("Say how you will know")
        case Gap.TWO_IN_ONE:
            return "plan:editor-split", _("Make two of it")
        case Gap.SAME_WORDS:
            return "plan:editor-merge", _("Make one of them, or change the words")
    return "plan:stone-edit", _("Change the words")


def here(project: Project, stone: Stone) -> str:
    return reverse("plan:stone-edit", args=[project.slug, stone.key])
