"""What somebody said and takes back is in no version of a report any more, where the group typed it in.

Quotes need nothing here: a version holds only whose they are. Where words are cut out, the version says so, and keeps
the fingerprint of the day as well as that of now.
"""

from typing import Any

from django.utils import timezone

from ..documents.fingerprint import fingerprint
from ..documents.kept import retold
from ..models import ReportVersion, Voice
from .forgetting_review_pages import SHORTEST, cut_out


def forget_in_versions(voice: Voice) -> None:
    """Called while the voice still has its words."""
    said = {voice.words, *voice.former.values_list("words", flat=True)}
    found = {words.strip() for words in said if len(words.strip()) >= SHORTEST}
    if not found:
        return
    cut = cut_out(found)
    for version in ReportVersion.objects.select_for_update(of=("self",)).filter(project=voice.project_id):
        blocks = [_cut(block, retold(block, cut)) for block in version.kept["blocks"]]
        after = {**version.kept, "title": cut(version.kept["title"]), "blocks": blocks}
        if after != version.kept:
            version.kept = after
            version.cut_print, version.cut_on = fingerprint(version.kept), timezone.localdate()
            version.save(update_fields=["kept", "cut_print", "cut_on"])


def _cut(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """A picture of the pathway holds its words as well: where some are cut, only the list stays."""
    if before == after or before["is"] != "Pathway":
        return after
    return {"is": "BulletList", "items": after["items"]}
