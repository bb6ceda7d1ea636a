"""What somebody said and takes back is in no version of a report any more, where the group typed it in.

Quotes need little here: a version holds only whose they are, and how people told them in Easy Read, which goes. Where
words are cut out, the version says so, and keeps the fingerprint of the day as well as that of now.
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
    cut = cut_out(found) if found else str
    for version in ReportVersion.objects.select_for_update(of=("self",)).filter(project=voice.project_id):
        untold = _without_patterns(version.kept["blocks"], voice.ref)
        blocks = [_cut(block, retold(block, cut)) for block in untold]
        after = {**version.kept, "title": cut(version.kept["title"]), "blocks": blocks}
        if after != version.kept:
            version.kept = after
            version.cut_print, version.cut_on = fingerprint(version.kept), timezone.localdate()
            version.save(update_fields=["kept", "cut_print", "cut_on"])


def _without_patterns(data: Any, voice: str) -> Any:
    """What was written for its quote tells of it, whatever the words."""
    if isinstance(data, dict):
        is_its = data.get("voice") == voice
        return {
            name: _without_patterns(each, voice) for name, each in data.items() if not (is_its and name == "pattern")
        }
    return [_without_patterns(each, voice) for each in data] if isinstance(data, list) else data


def _cut(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """A picture of the pathway holds its words as well: where some are cut, only the list stays."""
    if before == after or before["is"] != "Pathway":
        return after
    return {"is": "BulletList", "items": after["items"]}
