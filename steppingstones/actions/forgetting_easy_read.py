"""What somebody said and takes back is in no Easy Read version any more, where people typed it in."""

from collections.abc import Callable

from ..documents.kept import retold
from ..models import EasyComment, EasyView, EasyWriting, Voice
from .forgetting_review_pages import cut_of


def forget_in_easy_read(voice: Voice) -> None:
    """Called while the voice still has its words. What was written for its quote tells of it, whatever the words."""
    EasyWriting.objects.filter(project=voice.project_id, key__contains=f"-quote-{voice.ref}").delete()
    if cut := cut_of(voice):
        _cut_out(voice, cut)


def _cut_out(voice: Voice, cut: Callable[[str], str]) -> None:
    for writing in EasyWriting.objects.select_for_update(of=("self",)).filter(project=voice.project_id):
        before = writing.lines, writing.why_left_out, writing.source
        writing.lines = retold(writing.lines, cut)
        writing.why_left_out, writing.source = cut(writing.why_left_out), cut(writing.source)
        if (writing.lines, writing.why_left_out, writing.source) != before:
            writing.save(update_fields=["lines", "why_left_out", "source"])
    for said in (EasyComment, EasyView):
        for row in said.objects.filter(project=voice.project_id).exclude(words=""):
            if (words := cut(row.words)) != row.words:
                row.words = words
                row.save(update_fields=["words"])
