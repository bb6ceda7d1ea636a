"""The data file holds the whole report, as its documentation says, and nothing that nobody decided to put there."""

import json
import re
from pathlib import Path

from steppingstones.documents import data_file
from steppingstones.documents.blocks import Link, Quote
from tests.awkward import STRINGS

from .reports import a_report
from .test_forms_tell_the_same import marked
from .test_pdf import everywhere

GUIDE = (Path(__file__).parents[2] / "docs/formats/report.md").read_text()


def read(report) -> dict:
    return json.loads(data_file.write(report))


def names_in(data) -> set[str]:
    if isinstance(data, list):
        return {name for each in data for name in names_in(each)}
    if not isinstance(data, dict):
        return set()
    return {*data, *(name for value in data.values() for name in names_in(value))}


def test_it_says_what_it_is():
    told = read(a_report())

    assert (told["format"], told["version"]) == ("stepping-stones-report", 1)
    assert (told["title"], told["language"]) == ("What our day centre changed", "en-GB")
    assert told["notice"] == "For the group only"


def test_every_name_in_it_is_explained():
    report = a_report(blocks=(*a_report().blocks, *marked()))
    explained = set(re.findall(r"`([a-z_]+)`", GUIDE))

    assert names_in(read(report)) <= explained
    assert {block["kind"] for block in read(report)["blocks"]} <= explained


def test_it_holds_each_block_in_its_order():
    kinds = [block["kind"] for block in read(a_report())["blocks"]]

    assert kinds[:5] == ["notice", "heading", "paragraph", "facts", "table"]
    assert kinds.count("claim") == 3


def test_a_claim_has_its_evidence_and_what_speaks_against_it():
    claim = next(block for block in read(a_report())["blocks"] if block["kind"] == "claim")

    assert claim["quotes"] == [
        {"words": "I see my friends twice a week now.", "who": "Someone with lived experience", "before": ""}
    ]
    assert claim["against"] == [{"kind": "sentence", "text": "3 people say that the bus stops too early."}]
    assert claim["address"] == "https://stones.example/p/garden/show/claims/abcdefghijkl/"


def test_words_stay_as_they_were_typed():
    told = read(a_report(blocks=tuple(Quote(words=words) for words in STRINGS)))

    assert [block["words"] for block in told["blocks"]] == [
        words.encode("utf-8", "replace").decode() for words in STRINGS
    ]


def test_no_address_that_is_not_safe_is_in_it():
    told = read(a_report(blocks=(Link(text="a", url="javascript:alert(1)"), *everywhere("javascript:alert(1)"))))

    assert {block["address"] for block in told["blocks"] if "address" in block} == {""}
