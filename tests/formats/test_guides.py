"""Guides for conversations: those that come with the program are whole, and others are refused with a reason."""

import json
from copy import deepcopy

import pytest

from steppingstones.formats.guides import FORMS, NotAGuide, read_guide
from steppingstones.methods.plain import easy_read_findings
from steppingstones.queries.guides import BANK

FILES = sorted(BANK.glob("*.json"))
GOOD = json.loads((BANK / "group-short.json").read_text())


def test_there_is_a_guide_for_each_kind_of_conversation():
    assert {read_guide(path.read_bytes()).form for path in FILES} == set(FORMS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_guide_asks_open_questions_in_plain_and_in_easy_words(path):
    guide = read_guide(path.read_bytes())
    assert guide.licence.startswith("CC0")
    for question in [question for theme in guide.themes for question in theme.questions]:
        assert question.words.endswith((".", "?"))
        assert [found.words for found in easy_read_findings(question.easy)] == [], question.easy


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_guide_speaks_of_consent_before_and_reads_back_after(path):
    guide = read_guide(path.read_bytes())
    assert "all right" in guide.opening
    assert "is this" in guide.closing


def with_theme(**changes) -> dict:
    guide = deepcopy(GOOD)
    guide["themes"][0].update(changes)
    return guide


ASKED = {"ask": "How was it?", "easy": "How was it?"}
WRONG = [
    ([], "does not begin with"),
    ({**GOOD, "stepping-stones-guide": 2}, "does not begin with"),
    ({**GOOD, "form": "shouting"}, "one of group, structured, semi"),
    ({**GOOD, "title": "  "}, "needs words for “title”"),
    ({**GOOD, "title": "x" * 201}, "at most 200 letters"),
    ({**GOOD, "opening": "Welcome"}, "is a list of lines"),
    ({**GOOD, "closing": []}, "is a list of lines"),
    ({**GOOD, "themes": {}}, "is a list of themes"),
    ({**GOOD, "themes": GOOD["themes"][1:]}, "themes to begin with, and core themes"),
    ({**GOOD, "themes": GOOD["themes"][::-1]}, "stand first"),
    ({**GOOD, "themes": [*GOOD["themes"], GOOD["themes"][-1]]}, "the same title: The next time"),
    (with_theme(questions=[ASKED]), "has 2 to 4 questions"),
    (with_theme(questions=[ASKED, ASKED]), "asks the same twice"),
    (with_theme(questions=["How?", "Why?"]), "a question has “ask” and “easy”"),
    (with_theme(questions=[ASKED, {"ask": "Why?", "easy": ""}]), "needs words for “easy”"),
    (with_theme(questions=[ASKED, {"ask": "Why?\nHow?", "easy": "Why?"}]), "stands on one line"),
]


@pytest.mark.parametrize(("found", "words"), WRONG, ids=[words for _, words in WRONG])
def test_what_is_wrong_is_said(found, words):
    with pytest.raises(NotAGuide, match=words):
        read_guide(json.dumps(found).encode())


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe\x00"])
def test_what_is_no_json_is_said(data):
    with pytest.raises(NotAGuide, match="not JSON"):
        read_guide(data)
