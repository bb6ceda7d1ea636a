"""The forms of XLSForm's own tests, and what its program makes of a form, for comparing."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from pyxform.xls2xform import convert

from steppingstones.formats.xlsform_file import Book
from steppingstones.formats.xlsform_judge import as_pyxform
from steppingstones.formats.xlsform_kinds import sort_of
from steppingstones.formats.xlsform_logic import Known, read_condition
from steppingstones.methods.questionnaire import Kind

DATA = Path(__file__).parents[1] / "data" / "xlsform"
CASES = [json.loads(line) for line in (DATA / "cases.jsonl").read_text().splitlines()]
VALID = [case for case in CASES if case["valid"]]
INVALID = [case for case in CASES if not case["valid"]]
FILES = json.loads((DATA / "files_expected.json").read_text())
PARTS = ("group", "repeat", "loop")


@dataclass(frozen=True)
class Meant:
    """One question as another program would ask it."""

    name: str
    kind: Kind | None
    words: str
    help: str
    is_required: bool
    condition: object
    choices: tuple


def meaning(book: Book) -> list[Meant]:
    """What pyxform understands: each question with its words, its logic and its answers."""
    result = convert(as_pyxform(book))
    language = result._pyxform["default_language"]
    known: dict[str, Known] = {}
    return list(_walk(result._pyxform["children"], language, result._pyxform.get("choices", {}), known))


def _walk(nodes, language, lists, known):
    for node in nodes:
        if node["type"] in PARTS and node["name"] != "meta":
            yield from _walk(node["children"], language, lists, known)
        elif node["type"] not in PARTS:
            one = _meant(node, language, lists, known)
            known[one.name] = Known(key=one.name, kind=one.kind or Kind.TEXT)
            yield one


def _meant(node, language, lists, known) -> Meant:
    bind = node.get("bind", {})
    relevant = re.sub(r"\.\./(\w+)", r"${\1}", bind.get("relevant", ""))
    offered = node.get("choices") or lists.get(node.get("list_name"), [])
    select = {"select one": "select_one x", "select all that apply": "select_multiple x", "rank": "rank x"}
    return Meant(
        name=node["name"],
        kind=sort_of(select.get(node["type"], node["type"])).kind,
        words=said(node.get("label"), language) or said(node.get("hint"), language),
        help=said(node.get("hint"), language) if node.get("label") else "",
        is_required=bind.get("required", "").lower() in ("yes", "true", "true()"),
        condition=read_condition(relevant, known) if relevant else None,
        choices=tuple((one["name"], said(one.get("label"), language)) for one in offered),
    )


def said(label, language: str) -> str:
    """As pyxform tidies it: single spaces and straight quotation marks."""
    if isinstance(label, dict):
        label = label.get(language) or next(iter(label.values()), "")
    return tidy(label or "")


def tidy(words: str) -> str:
    return re.sub(" +", " ", words.strip().translate(str.maketrans("‘’“”", "''\"\"")))
