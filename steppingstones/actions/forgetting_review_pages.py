"""What somebody said and takes back is in no review page any more, kept or not, where the group typed it in."""

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from ..documents.kept import retold
from ..models import ReviewPage, Voice
from ..queries.said_did import masks

SHORTEST = 10  # letters: shorter words are said by many, and would be cut out of what others say


def forget_in_review_pages(voice: Voice) -> None:
    """Called while the voice still has its words. A mark stands where they stood, since a kept page stays whole."""
    cut = cut_of(voice)
    if not cut:
        return
    for page in ReviewPage.objects.select_for_update(of=("self",)).filter(project=voice.project_id):
        before = page.kept, page.said
        page.kept, page.said = retold(page.kept, cut), retold(page.said, cut)
        if (page.kept, page.said) != before:
            page.save(update_fields=["kept", "said"])


def cut_of(voice: Voice) -> Callable[[str], str] | None:
    """Puts a mark wherever the words of this voice stand; nothing, where they are too short to be known as its own."""
    said = {voice.words, *voice.former.values_list("words", flat=True)}
    mask = masks(voice.project)
    found = {form for words in said for form in (words.strip(), mask(words.strip())) if len(form) >= SHORTEST}
    return cut_out(found) if found else None


def cut_out(found: set[str]) -> Callable[[str], str]:
    """Puts a mark where they stand as words, whatever is between them: a line break in what was typed is a space."""
    longest_first = sorted(found, key=len, reverse=True)
    any_of_them = "|".join(r"\s+".join(map(re.escape, words.split())) for words in longest_first)
    pattern, mark = re.compile(rf"(?<!\w)(?:{any_of_them})(?!\w)"), _("(words that were taken back)")
    return lambda text: pattern.sub(mark, text)
