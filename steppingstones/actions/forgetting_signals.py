"""What somebody said and takes back is in no reason that a member gave, where the member typed it in again."""

from ..models import SignalAnswer, Voice
from .forgetting_review_pages import SHORTEST, cut_out


def forget_in_signals(voice: Voice) -> None:
    """Called while the voice still has its words. A mark stands where they stood; the rest is the member's own."""
    said = {words.strip() for words in (voice.words, *voice.former.values_list("words", flat=True))}
    found = {words for words in said if len(words) >= SHORTEST}
    if not found:
        return
    cut = cut_out(found)
    for row in SignalAnswer.objects.select_for_update(of=("self",)).filter(project=voice.project_id):
        words = cut(row.words)
        if words != row.words:
            row.words = words
            row.save(update_fields=["words"])
