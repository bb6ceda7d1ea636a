"""Blocks to a data file (JSON) for programs. docs/formats/report.md tells what is in it, name by name.

Each kind of block has its own list of names, so that nothing gets into a file that nobody decided to put there.
"""

import json
from base64 import b64encode
from typing import Any, TypeAlias

from .blocks import (
    AnyBlock,
    BulletList,
    Claim,
    Document,
    Drawing,
    EasyRow,
    Facts,
    Heading,
    Item,
    Link,
    Notice,
    Paragraph,
    Pathway,
    Picture,
    Quote,
    Table,
    title_of,
    with_labels,
    with_levels,
)
from .links import full_url

Data: TypeAlias = dict[str, Any]
FORMAT, VERSION = "stepping-stones-report", 1


def write(document: Document) -> bytes:
    """The report as JSON in UTF-8."""
    text = json.dumps(as_data(document), ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace") + b"\n"


def as_data(document: Document) -> Data:
    """The same as plain values."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "title": title_of(document),
        "subtitle": document.subtitle,
        "made_on": document.made_on,
        "notice": document.notice,
        "language": document.language,
        "easy_check": document.easy_check,
        "blocks": [_with_easy(block, level, document.base_url) for level, block in with_levels(document.blocks)],
    }


def _with_easy(block: AnyBlock, level: int, base_url: str) -> Data:
    told = _block(block, level, base_url)
    return {**told, "easy": [_row(row) for row in block.easy]} if block.easy else told


def _row(row: EasyRow) -> Data:
    return {"words": row.words, "picture": row.picture, "is_draft": row.is_unread}


def _block(block: AnyBlock, level: int, base_url: str) -> Data:
    match block:
        case Heading():
            return {"kind": "heading", "level": level, "text": block.text, "easy_text": block.easy_text}
        case Paragraph():
            return {"kind": "paragraph", "text": block.text}
        case BulletList():
            return {"kind": "list", "items": _items(with_labels(block.items))}
        case Quote():
            return {"kind": "quote", **_quote(block)}
        case Facts():
            return {"kind": "facts", "pairs": [{"name": name, "value": value} for name, value in block.pairs]}
        case Table():
            return _table(block)
        case Picture():
            return _picture(block)
        case Pathway():
            return _pathway(block)
        case Notice():
            return {"kind": "notice", "text": block.text, "tone": block.kind}
        case Link():
            return {"kind": "link", "text": block.text, "address": full_url(block.url, base_url=base_url)}
        case Claim():
            return _claim(block, base_url)


def _items(items: tuple[Item, ...]) -> list[Data]:
    return [{"text": item.text, "label": item.label, "items": _items(item.items)} for item in items]


def _quote(quote: Quote) -> Data:
    """Without the reference of the voice: two reports could else be laid beside each other by it."""
    return {"words": quote.words, "who": quote.who, "before": quote.before}


def _table(table: Table) -> Data:
    told = {"kind": "table", "caption": table.caption, "header": table.header, "rows": table.rows}
    return {**told, "drawing": _drawing(table.drawing)} if table.drawing else told


def _drawing(drawing: Drawing) -> Data:
    """As which kind of picture the table is drawn, and the sentence that tells the same."""
    return {"kind": drawing.kind, "words": drawing.words}


def _picture(picture: Picture) -> Data:
    told = {"kind": "picture", "type": picture.kind, "alt": picture.alt, "caption": picture.caption}
    return {**told, "data": b64encode(picture.data).decode()}


def _pathway(pathway: Pathway) -> Data:
    told = {"kind": "pathway", "alt": pathway.alt, "caption": pathway.caption, "items": _items(pathway.items)}
    return {**told, "svg": pathway.svg}


def _against(one: str | Quote) -> Data:
    return {"kind": "quote", **_quote(one)} if isinstance(one, Quote) else {"kind": "sentence", "text": one}


def _claim(claim: Claim, base_url: str) -> Data:
    return {
        "kind": "claim",
        "number": claim.number,
        "words": claim.words,
        "stone": claim.stone,
        "stone_kind": claim.stone_kind,
        "track": claim.track,
        "track_label": claim.track_label,
        "has_evidence": claim.has_evidence,
        "sure": claim.sure,
        "why_so_sure": claim.why_so_sure,
        "evidence": claim.evidence,
        "quotes": [_quote(quote) for quote in claim.quotes],
        "against": [_against(one) for one in claim.against],
        "address": full_url(claim.thread_url, base_url=base_url),
    }
