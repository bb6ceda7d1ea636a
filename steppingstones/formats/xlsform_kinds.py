"""The kinds of question of XLSForm: which of ours they are, and what is said of those that have none."""

import re
from dataclasses import dataclass

from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

from ..methods.questionnaire import Kind

BEGIN = re.compile(r"begin[ _](group|lgroup|repeat|looped group|loop)(?: (?:over )?(\S+))?")
END = re.compile(r"end[ _](group|lgroup|repeat|looped group|loop)")
ONE = r"select_one|select one from|select one|select1|add select one prompt using"
MANY = r"select_multiple|select all that apply from|select all that apply|add select multiple prompt using"
SELECT = re.compile(rf"({ONE}|{MANY}|rank) (\S+)(?: (or specify other|or_other|or other))?")
FROM_FILE = re.compile(r"(select_one_from_file|select_multiple_from_file|select_one_external|select \w+ from file) .*")
MANY_NAME = re.compile(MANY)

INPUTS = {
    "string": Kind.SHORT,
    "int": Kind.NUMBER,
    "decimal": Kind.NUMBER,
    "date": Kind.DATE,
}
NOTES = ("note", "q note", "add note prompt")
RECORDS = "This records something about the person's device or the time by itself. Nothing is recorded here unasked."
UNASKED = {
    "calculate": "This is worked out from answers and not asked. Nothing is worked out here.",
    "hidden": "This is hidden and not asked. There is nothing hidden here.",
}
PLACES = "This asks for a place on a map. There is no such question here."
CANNOT = {
    "dateTime": "This asks for a day and a time. There is only a question for a day.",
    "time": "This asks for a time of day. There is no such question here.",
    "geopoint": PLACES,
    "geotrace": PLACES,
    "geoshape": PLACES,
    "barcode": "This reads a barcode. There is no such question here.",
    "binary": "This asks for a file. People can send pictures and voice notes here, and no other files.",
}
FROM_ELSEWHERE = "Its answers come from another file or from other answers, so there is nothing to choose from."


@dataclass(frozen=True, kw_only=True)
class Sort:
    """What the column `type` says. Without `kind` it cannot be asked here, and `why` says so."""

    kind: Kind | None
    list_name: str = ""
    has_other: bool = False
    is_whole: bool = False
    why: str = ""


def sort_of(words: str) -> Sort:
    """What kind of question this is."""
    words = " ".join(words.split())
    if found := SELECT.fullmatch(words):
        if "${" in found[2]:
            return Sort(kind=None, why=FROM_ELSEWHERE)
        kind = Kind.RANKING if found[1] == "rank" else Kind.CHOICE
        kind = Kind.SEVERAL if MANY_NAME.fullmatch(found[1]) else kind
        return Sort(kind=kind, list_name=found[2], has_other=bool(found[3]))
    if FROM_FILE.fullmatch(words):
        return Sort(kind=None, why=FROM_ELSEWHERE)
    if words in NOTES:
        return Sort(kind=Kind.STATEMENT)
    return _plain(words)


def _plain(words: str) -> Sort:
    entry = QUESTION_TYPE_DICT.get(words, {})
    tag, bind = entry.get("control", {}).get("tag"), entry.get("bind", {})
    if tag == "input" and bind.get("type") in INPUTS:
        return Sort(kind=INPUTS[bind["type"]], is_whole=bind["type"] == "int")
    if tag == "upload" and entry["control"].get("mediatype", "").partition("/")[0] in ("image", "audio"):
        is_picture = entry["control"]["mediatype"].startswith("image")
        return Sort(kind=Kind.PHOTO if is_picture else Kind.VOICE_NOTE)
    if tag == "trigger" and bind.get("type") != "geopoint":
        return Sort(kind=Kind.CONSENT)
    if tag == "range":
        return Sort(kind=Kind.SCALE)
    return Sort(kind=None, why=_why(words, tag, bind))


def _why(words: str, tag: str | None, bind: dict[str, str]) -> str:
    if words in UNASKED or words.endswith("calculate"):
        return UNASKED.get(words, UNASKED["calculate"])
    if tag in (None, "action") or words == "background-geopoint":
        return RECORDS if words not in ("xml-external", "csv-external") else FROM_ELSEWHERE
    return CANNOT.get(bind.get("type", ""), f"This is a question of the kind “{words}”, which there is not here.")
