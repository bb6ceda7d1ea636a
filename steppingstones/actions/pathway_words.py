"""What follows when a stone says something new: whoever worded it shaped it, and old answers to its words are void."""

from ..methods.pathway_changes import Difference
from ..methods.pathway_checks import ABOUT_WORDS
from ..models import MeantSo, Member, Project, Shaping

# Acts in which somebody finds words. Bringing a stone back, undoing and copying are none.
WORDING = {"added", "changed", "reworded", "split", "merged"}


def follow_words(project: Project, difference: Difference, *, by: Member | None, verb: str) -> None:
    """Tick whoever worded the stones, and ask anew what was about their old words."""
    changes = [change for change in difference.stones if change.after is not None]
    worded = [each.key for each in changes if each.before is None or each.before.words != each.after.words]
    if not worded:
        return
    stones = list(project.stones.filter(ref__in=worded))
    MeantSo.objects.filter(stone__in=stones, gap__in=ABOUT_WORDS).delete()
    if by is not None and verb in WORDING:
        shapings = [Shaping(project=project, stone=stone, member=by) for stone in stones]
        Shaping.objects.bulk_create(shapings, ignore_conflicts=True)
