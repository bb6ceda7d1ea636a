"""What somebody said and takes back is in no remark about a report any more, where a member typed it in."""

from ..models import Remark, Voice
from .forgetting_review_pages import cut_of

FIELDS = ("words", "before", "suggested", "settled_why", "stood", "became")


def forget_in_remarks(voice: Voice) -> None:
    """Called while the voice still has its words. A mark stands where they stood."""
    cut = cut_of(voice)
    if not cut:
        return
    for remark in Remark.objects.select_for_update(of=("self",)).filter(project=voice.project_id):
        told = {name: cut(getattr(remark, name)) for name in FIELDS}
        if any(told[name] != getattr(remark, name) for name in FIELDS):
            for name, words in told.items():
                setattr(remark, name, words)
            remark.save(update_fields=FIELDS)
