"""What somebody said and takes back is in no value map any more, kept or not, where the group typed it in."""

from ..models import ValueFigure, ValueInput, ValueMap, ValueRow, Voice
from .forgetting_review_pages import cut_of

TYPED = {
    ValueMap: ("name", "span", "left_out"),
    ValueRow: ("whom", "what", "chain"),
    ValueFigure: ("words", "together"),
    ValueInput: ("whom", "what", "basis"),
}


def forget_in_value_maps(voice: Voice) -> None:
    """Called while the voice still has its words. A mark stands where they stood; no number changes."""
    cut = cut_of(voice)
    if not cut:
        return
    for model, names in TYPED.items():
        for row in model.objects.select_for_update(of=("self",)).filter(project=voice.project_id):
            new = {name: cut(getattr(row, name))[: model._meta.get_field(name).max_length] for name in names}
            if any(getattr(row, name) != words for name, words in new.items()):
                model.objects.filter(pk=row.pk).update(**new)
