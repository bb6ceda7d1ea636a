"""What a group says about its stones: that a gap is meant so, how it will know, what must hold, and who shaped them."""

from django.db import transaction

from ..methods.pathway import Track
from ..methods.pathway_checks import Gap
from ..models import MeantSo, Member, Project, Stone
from .history import note
from .pathway import hold, hold_stone

# --- It is meant so ---------------------------------------------------------------------------------------


@transaction.atomic
def mean_so(project: Project, gap: Gap, *, by: Member, stone: Stone | None = None, track: str = Track.BOTH) -> MeantSo:
    """The group looked at this gap and means it so. It is not asked again."""
    hold(project)
    about = hold_stone(stone) if stone else None
    what = {"stone": about, "gap": gap, "track": Track.BOTH if about else track}
    meant, is_new = MeantSo.objects.get_or_create(project=project, **what, defaults={"member": by})
    if is_new:
        note(by, "meant so", about or project)
    return meant


@transaction.atomic
def ask_again(project: Project, gap: Gap, *, by: Member, stone: Stone | None = None, track: str = Track.BOTH) -> None:
    """Take "it is meant so" back."""
    hold(project)
    what = {"stone": stone, "gap": gap, "track": Track.BOTH if stone else track}
    deleted, _by_model = project.meantsos.filter(**what).delete()
    if deleted:
        note(by, "asked again", stone or project)
