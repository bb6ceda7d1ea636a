"""Who takes part: what is counted while people answer, and what was frozen when they had."""

from collections.abc import Mapping
from dataclasses import replace

from django.db.models import Q, QuerySet

from ..methods.taking_part import Beside, Counts, Published, beside
from ..models import Characteristic, Monitoring, Project, Reference, Release, Tally, Typed
from .who_asked import OWN, made_of

# How many have answered is told in these steps, and only as "at least": else, with how many said something to a
# question, it would tell of the few who did not.
STEPS = (500, 200, 100, 50, 20, 8)


def monitorings(project: Project) -> QuerySet[Monitoring]:
    """Who takes part, the newest first."""
    return Monitoring.objects.filter(project=project, gained="").order_by("-pk")


def gains(project: Project) -> QuerySet[Monitoring]:
    """Who gained what, the newest first."""
    return Monitoring.objects.filter(project=project).exclude(gained="").select_related("stone").order_by("-pk")


def at_least(monitoring: Monitoring) -> int:
    """How many have answered, at least; 0 for fewer than the smallest step."""
    return next((step for step in STEPS if monitoring.sheets >= step), 0)


def tallied(asked: Characteristic) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """How many people are in each group: all together, and by side. Only for working out what may be shown."""
    counts = dict.fromkeys(asked.groups, 0)
    sides: dict[str, dict[str, int]] = {}
    for group, side, number in Tally.objects.filter(asked=asked).values_list("group", "side", "number"):
        counts[group] += number
        sides.setdefault(side, {})[group] = number
    return counts, sides


def without_typed(monitoring: Monitoring, asked: Characteristic, counts: Mapping[str, int]) -> list[Counts]:
    """What is left without what one person typed in, for each who did. Only for working out what may be shown."""
    rests = []
    for typed in Typed.objects.filter(monitoring=monitoring):
        own = typed.ticked.get(asked.topic, {})
        rest = {group: number - own.get(group, 0) for group, number in counts.items()}
        rests.append((rest, monitoring.sheets - typed.sheets - sum(rest.values())))
    return rests


def published(release: Release) -> Published:
    """As it was frozen, in the order of the answers: not every database keeps that in what it stores."""
    return Published(
        people=release.people,
        numbers={group: release.numbers[group] for group in release.asked.groups},
        sides=release.sides,
        many_not_said=release.many_not_said,
    )


def earlier_of(monitoring: Monitoring, asked: Characteristic) -> list[Published]:
    """What was shown before of the same question and mostly the same people.

    A monitoring of other people begins a new row: what was before it is of other people, too. One that was prepared
    later and has ended already counts in any case.
    """
    alike = Q(gained__iexact=monitoring.gained)
    if monitoring.stone_id:
        alike |= Q(stone=monitoring.stone_id)
    ended = Monitoring.objects.filter(alike, project_id=monitoring.project_id).exclude(ended_on=None)
    ended = ended.exclude(pk=monitoring.pk)
    chain, row = monitoring, []
    for each in ended.order_by("-pk"):
        if each.pk < monitoring.pk:
            if not chain.of_same_people:
                break
            chain = each
        row.append(each.pk)
    shown = Release.objects.filter(asked__monitoring__in=row, is_refused=False).select_related("asked")
    return [_as_asked_now(one, asked) for one in shown.order_by("-asked__monitoring") if _is_same(one.asked, asked)]


def _is_same(then: Characteristic, now: Characteristic) -> bool:
    """Whether it is the same question: a ready one by its topic, one's own by its words."""
    if then.topic.startswith(OWN) and now.topic.startswith(OWN):
        return _letters(then.words) == _letters(now.words)
    return then.topic == now.topic


def _letters(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def _as_asked_now(release: Release, asked: Characteristic) -> Published:
    """With other answers to choose from, no number can be put beside one of then: so none of them may be shown."""
    shown = published(release)
    then = release.asked.groups
    if set(then) != set(asked.groups) and (asked.topic.startswith(OWN) or len(then) != len(asked.groups)):
        return replace(shown, numbers=dict.fromkeys(asked.groups))
    if set(then) != set(asked.groups):  # a ready question in the words of another language
        return replace(shown, numbers={new: shown.numbers[old] for new, old in zip(asked.groups, then, strict=True)})
    return shown


def frozen(monitoring: Monitoring) -> list[Release]:
    """What is shown of each question, in the order in which they were asked. One query."""
    found = Release.objects.filter(asked__monitoring=monitoring).select_related("asked__reference", "asked__monitoring")
    return list(found.order_by("asked__order", "asked_id"))


def reference_of(asked: Characteristic) -> Reference | None:
    return getattr(asked, "reference", None)


def parts_of(asked: Characteristic, reference: Reference) -> Mapping[str, list[str]]:
    """The groups of the reference, each with the answers that belong to it."""
    return made_of(asked) if reference.area else {group: [group] for group in asked.groups}


def compared(release: Release) -> Beside | None:
    """What is shown, beside whom it is for; None while nothing to compare with was chosen."""
    reference = reference_of(release.asked)
    if reference is None:
        return None
    parts = parts_of(release.asked, reference)
    return beside(published(release), {name: reference.numbers.get(name, 0) for name in parts}, parts)
