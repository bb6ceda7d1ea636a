"""Themes merged, split, removed and brought back. Tags go with them; what was merged can be taken apart again."""

from collections.abc import Collection, Iterable, Iterator

from django.db import transaction
from django.db.models import QuerySet

from ..models import DifferentView, Highlight, Member, Theme, ThemeMerge, VoiceTheme
from . import removals
from .history import note as remember
from .tagging import AT_ONCE, keep_labels
from .themes import InItself, NameTaken, NotThere, Wording, add, below, held

# --- Merge ------------------------------------------------------------------------------------------------


@transaction.atomic
def merge(theme: Theme, into: Theme, *, by: Member) -> None:
    """All tags of the first are tags of the second now, each once; the first is put aside. Its parts move too.

    What the second has already stays with the first, unseen, and so does what no page shows under a theme's name.
    """
    if theme.pk == into.pk:
        raise InItself
    theme, into = _both_held(theme, into)
    moved: dict[str, object] = {}
    if into.pk in below(theme):
        moved["was_in"], into.parent_id = into.parent_id, theme.parent_id
    moved["belongs"] = bool(theme.belongs) and theme.belongs not in into.belongs
    if moved["belongs"]:
        into.belongs = _joined(into.belongs, theme.belongs)
    into.save()
    parts = Theme.with_removed.filter(parent=theme).exclude(pk=into.pk)
    moved["parts"] = _numbers(parts)
    parts.update(parent=into)
    moved["marks"] = _move_marks(Highlight.objects.filter(theme=theme), into)
    moved["labels"] = _lend_labels(theme, into)
    moved["views"], moved["words"] = _move_views(theme, into)
    ThemeMerge.objects.create(project_id=theme.project_id, theme=theme, into=into, moved=moved)
    remember(by, "merged", into)
    removals.remove(theme, by=by)


def _both_held(theme: Theme, into: Theme) -> tuple[Theme, Theme]:
    """Always in the same order, so that two people who merge the same two do not wait for each other for ever."""
    both = Theme.objects.select_for_update().filter(pk__in=[theme.pk, into.pk]).order_by("pk")
    found = {each.pk: each for each in both}
    if len(found) < 2:
        raise NotThere
    return found[theme.pk], found[into.pk]


def _move_marks(marks: Iterable[Highlight], into: Theme) -> list[int]:
    """Those that moved. Nobody's mark stands twice at the same place: one that would stays where it was."""

    def place(mark: Highlight) -> tuple:
        return mark.voice_id, mark.transcript_id, mark.start, mark.end, mark.tagger_id, mark.coder, mark.round_id

    there = set(map(place, Highlight.objects.filter(theme=into)))
    moved = []
    for mark in marks:
        if place(mark) not in there:
            moved.append(mark.pk)
            there.add(place(mark))
    for some in _batches(moved):
        Highlight.objects.filter(pk__in=some).update(theme=into)
    return moved


def _lend_labels(theme: Theme, into: Theme) -> list[int]:
    """Voices that came with a label are about the other theme too. Which ones got this from here."""
    came_with = VoiceTheme.objects.filter(is_from_marks=False)
    there = set(came_with.filter(theme=into).values_list("voice", flat=True))
    wanted = came_with.filter(theme=theme).order_by("voice").values_list("voice", flat=True)
    lent = [voice for voice in wanted if voice not in there]
    for some in _batches(lent):
        VoiceTheme.objects.filter(theme=into, voice__in=some).delete()
    VoiceTheme.objects.bulk_create(
        [VoiceTheme(project_id=into.project_id, theme=into, voice_id=voice) for voice in lent], batch_size=AT_ONCE
    )
    _keep_labels(_voices_of(into))
    return lent


def _move_views(theme: Theme, into: Theme) -> tuple[list[int], dict[str, int]]:
    """Views that moved; and those whose words stand now below what the same person had said under the other theme."""
    there = {_whose(view): view for view in DifferentView.objects.filter(theme=into)}
    moved, joined = [], {}
    for view in DifferentView.objects.filter(theme=theme):
        other = there.get(_whose(view))
        if other is None:
            moved.append(view.pk)
        elif view.words not in other.words:
            other.words = _joined(other.words, view.words)
            other.save(update_fields=["words"])
            joined[str(view.pk)] = other.pk
    DifferentView.objects.filter(pk__in=moved).update(theme=into)
    return moved, joined


def _whose(view: DifferentView) -> tuple:
    return view.round_id, view.voice_id, view.member_id


# --- Taken apart again ------------------------------------------------------------------------------------


def _take_apart(merge: ThemeMerge) -> None:
    """What moved goes back to its theme, except what somebody has put elsewhere since."""
    theme, into, moved, steps = merge.theme, merge.into, merge.moved, _steps(merge)
    at = [step.into_id for step in steps]
    for some in _batches(moved["marks"]):
        Highlight.objects.filter(pk__in=some, theme__in=at).update(theme=theme)
    DifferentView.objects.filter(pk__in=moved["views"], theme__in=at).update(theme=theme)
    for view in DifferentView.objects.filter(pk__in=map(int, moved["words"])):
        _take_out(DifferentView.objects.filter(pk=moved["words"][str(view.pk)]), "words", view.words)
    if moved["belongs"]:
        _take_out(Theme.with_removed.filter(pk=into.pk), "belongs", theme.belongs)
    Theme.with_removed.filter(pk__in=moved["parts"], parent__in=at).update(parent=theme)
    _put_inside(into, theme, moved)
    _call_in_labels(steps)
    merge.delete()
    for each in (theme, *(step.into for step in steps)):
        _keep_labels(_voices_of(each))


def _steps(merge: ThemeMerge) -> list[ThemeMerge]:
    """This merge, and those by which what it moved went further."""
    steps = [merge]
    while further := ThemeMerge.objects.select_related("into").filter(theme=steps[-1].into_id).first():
        steps.append(further)
    return steps


def _call_in_labels(steps: list[ThemeMerge]) -> None:
    """A label that was lent is no longer one that came with the voice: it goes, unless a mark gives the voice it."""
    lent = set(steps[0].moved["labels"])
    for step in steps:
        lent &= set(step.moved["labels"])
        for some in _batches(sorted(lent)):
            VoiceTheme.objects.filter(theme=step.into_id, voice__in=some).update(is_from_marks=True)


def _put_inside(into: Theme, theme: Theme, moved: dict) -> None:
    """Where the two were in the tree, unless somebody has moved them since, or they would be inside themselves."""
    now = Theme.with_removed.filter(pk=into.pk, parent=theme.parent_id)
    if "was_in" in moved and moved["was_in"] not in below(into) and moved["was_in"] != into.pk:
        now.update(parent=moved["was_in"])
    if theme.pk in below(theme):
        Theme.with_removed.filter(pk=theme.pk).update(parent=None)


def _joined(words: str, more: str) -> str:
    return f"{words}\n\n{more}".strip()


def _take_out(rows: QuerySet, field: str, words: str) -> None:
    """Undo `_joined`, if that is still how it ends."""
    row = rows.first()
    if row and getattr(row, field).endswith(words):
        setattr(row, field, getattr(row, field).removesuffix(words).rstrip())
        row.save(update_fields=[field])


# --- Split, remove, bring back ----------------------------------------------------------------------------


@transaction.atomic
def split(theme: Theme, marks: Collection[Highlight], name: str, *, by: Member) -> Theme:
    """These marks of the theme belong to another theme from now on: a new one, or the one that has this name."""
    theme = held(theme)
    into = theme.project.themes.filter(heading="", name=name).first()
    into = into or add(theme.project, Wording(name=name, parent=theme.parent), by=by)
    if into.pk == theme.pk:
        raise InItself
    moved = set(_move_marks(marks, into))
    Highlight.objects.filter(pk__in=[mark.pk for mark in marks if mark.pk not in moved]).delete()
    keep_labels({mark.voice_id for mark in marks} - {None})
    remember(by, "split", theme)
    return into


@transaction.atomic
def remove(theme: Theme, *, by: Member) -> None:
    """Out of every list and count, with its tags, until somebody brings it back."""
    removals.remove(theme, by=by)


@transaction.atomic
def put_back(theme: Theme, *, by: Member) -> None:
    """Back with its tags, also those that it gave away by a merge, if no other theme has taken its name meanwhile."""
    theme = Theme.with_removed.select_for_update().get(pk=theme.pk)
    if theme.removed_at is None:
        return
    if Theme.objects.filter(project_id=theme.project_id, heading=theme.heading, name=theme.name).exists():
        raise NameTaken
    removals.put_back(theme, by=by)
    merge = ThemeMerge.objects.select_related("theme", "into").filter(theme=theme).first()
    if merge:
        _take_apart(merge)
    else:
        _keep_labels(_voices_of(theme))


def _voices_of(theme: Theme) -> list[int]:
    """Voices that are about it, or in which something is marked with it."""
    labelled = VoiceTheme.objects.filter(theme=theme).values_list("voice", flat=True)
    marked = Highlight.objects.filter(theme=theme).exclude(voice=None).order_by().values_list("voice", flat=True)
    return sorted({*labelled, *marked.distinct()})


def _keep_labels(voices: list[int]) -> None:
    for some in _batches(voices):
        keep_labels(some)


def _numbers(rows: QuerySet) -> list[int]:
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _batches(numbers: list[int]) -> Iterator[list[int]]:
    for at in range(0, len(numbers), AT_ONCE):
        yield numbers[at : at + AT_ONCE]
