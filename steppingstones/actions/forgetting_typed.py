"""What somebody said and takes back is in no report, no value map and in nothing said about a report any more, where
people typed it in.

A report itself too, not only its versions: the next version would hold the words again.
"""

from ..models import (
    Claim,
    Remark,
    Report,
    ReportPart,
    SignOff,
    ValueFigure,
    ValueInput,
    ValueMap,
    ValueRow,
    Voice,
)
from .forgetting_review_pages import cut_of

# In the order in which those who write hold the rows: nobody waits in a circle.
TYPED = {
    Remark: ("words", "before", "suggested", "settled_why", "stood", "became"),
    Report: ("title", "opening"),
    Claim: ("words", "easy_words"),
    ReportPart: ("heading", "words"),
    SignOff: ("words",),
    ValueMap: ("name", "span", "left_out"),
    ValueRow: ("whom", "what", "chain"),
    ValueFigure: ("words", "together"),
    ValueInput: ("whom", "what", "basis"),
}


def forget_typed(voice: Voice) -> None:
    """Called while the voice still has its words. A mark stands where they stood; no number changes.

    The reports are held until it is done, so that no version is frozen meanwhile.
    """
    cut = cut_of(voice)
    if not cut:
        return
    for model, names in TYPED.items():
        for row in model.objects.select_for_update(of=("self",)).filter(project=voice.project_id):
            new = {name: cut(getattr(row, name))[: model._meta.get_field(name).max_length] for name in names}
            if any(getattr(row, name) != words for name, words in new.items()):
                model.objects.filter(pk=row.pk).update(**new)
