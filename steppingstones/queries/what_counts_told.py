"""The map without money as a document, for paper, Easy Read and to be kept.

It may leave the group: people stand in bands, sides of few people are not told, and voices only as far as their people
agree to be quoted outside.
"""

from typing import Any

from django.utils.translation import gettext as _

from ..documents.blocks import Document
from ..documents.kept import from_data, retold, to_data
from ..models import KeptMap, Project
from .report_words import day
from .review_page import with_words
from .said_did import masks
from .what_counts import map_of
from .what_counts_blocks import map_blocks


def kept_blocks(project: Project) -> list[Any]:
    """The map of today as plain data."""
    return to_data(list(map_blocks(map_of(project))))


def document_now(project: Project, base_url: str = "") -> Document:
    """The map of today, without names."""
    return _document(project, retold(kept_blocks(project), masks(project)), _("What counts"), "", base_url)


def document_kept(row: KeptMap, base_url: str = "") -> Document:
    return _document(row.project, row.kept, row.name, _("Kept on %(day)s") % {"day": day(row.kept_on)}, base_url)


def _document(project: Project, data: list[Any], title: str, made_on: str, base_url: str) -> Document:
    blocks = with_words(project, from_data(data))
    return Document(title=title, subtitle=project.name, made_on=made_on, blocks=blocks, base_url=base_url)
