"""Every form of XLSForm's own tests: understood, told about, or refused. Nothing is lost without a word."""

import io
import re
from collections import Counter

import pytest

from steppingstones.formats.xlsform import read, understand
from steppingstones.formats.xlsform_file import NotAForm, read_book, read_text_tables
from steppingstones.formats.xlsform_out import as_book, write
from steppingstones.methods.questionnaire import Kind

from .xlsform_cases import CASES, DATA, FILES, INVALID, VALID, meaning, tidy

JARGON = re.compile(
    r"python|pyxform|x?xml|xpath|xform\b|traceback|exception|error|attribute|nonetype|none\b|null|keyerror|dict\b|"
    r"parse|syntax|regex|jr:|node\b|element|https?:|\binternal\b|\binvalid\b|\bstring\b|\binteger\b|\[row",
    re.IGNORECASE,
)
WHOLE = "Only whole numbers can be written."
HEADING = "This heading is now something to read"


def understood(case):
    return understand(read_text_tables(case["form"]), title="A form")


def test_how_many_are_kept_whole_told_about_or_refused():
    found = Counter()
    for case in VALID:
        remarks = understood(case).remarks
        found["with something different" if remarks else "whole"] += 1
    for case in INVALID:
        with pytest.raises(NotAForm):
            understood(case)
        found["refused"] += 1
    assert found == {"whole": 62, "with something different": 186, "refused": 136}
    assert len(CASES) == 384


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case["id"])
def test_a_wrong_form_is_refused_in_plain_words(case):
    with pytest.raises(NotAForm) as refused:
        understood(case)
    words = str(refused.value)
    assert len(words) > 40
    assert words.startswith("Sheet “")
    assert words.endswith(".")
    ours = re.sub("“[^”]*”", "", words.replace("XLSForm", ""))  # what stands in quotation marks is theirs
    assert not JARGON.search(ours), words


@pytest.mark.parametrize("case", VALID, ids=lambda case: case["id"])
def test_each_question_is_there_or_its_row_is_named(case):
    got = understood(case)
    words = " ".join(remark.words for remark in got.remarks)
    here = {item.key for item in got.form.items}
    there = {question["name"].rpartition("/")[2] for question in case["questions"] if question["type"] not in PARTS}
    generated = {name for name in there if name.startswith(("generated_", "reserved_name_"))}
    generated |= {name for name in there if name.endswith("_count")}  # how often something is asked again
    for name in there - here - generated:
        assert "left out" in words or f"“{name}" in words, name
    assert not got.questions or here


PARTS = ("group", "repeat", "loop")


@pytest.mark.parametrize("case", VALID, ids=lambda case: case["id"])
def test_what_we_understand_is_what_was_expected(case):
    got = {item.key: item for item in understood(case).form.items}
    for question in case["questions"]:
        item = got.get(question["name"].rpartition("/")[2])
        if item is None or question["type"] in PARTS or f"{item.key}_2" in got:
            continue
        label = question.get("label") or question.get("hint")
        if isinstance(label, str) and "${" not in label:
            assert tidy(item.words) == label
        if item.choices and question.get("list") in case.get("choices", {}):
            offered = [one for one in case["choices"][question["list"]] if one["name"] != "other"]
            assert [one["name"] for one in offered] == [
                one.key.removesuffix("_2") for one in item.choices if one.key != "other"
            ]
        assert item.is_required is (question.get("required") == "true")


def kept(case) -> bool:
    """Whether the same people are asked the same: only headings look different, and whole numbers can be broken."""
    return all(remark.words.startswith((WHOLE, HEADING)) for remark in understood(case).remarks)


KEPT = [case for case in VALID if kept(case)]


def test_how_many_go_out_again_as_they_came():
    assert len(KEPT) == 66


@pytest.mark.parametrize("case", KEPT, ids=lambda case: case["id"])
def test_a_form_that_is_kept_means_the_same_to_other_programs_when_it_goes_out_again(case):
    book = read_text_tables(case["form"])
    headings = {one["name"].rpartition("/")[2] for one in case["questions"] if one["type"] in PARTS}
    again = meaning(as_book(understand(book, title="A form").form))
    again = [one for one in again if one.kind is not Kind.STATEMENT or one.name.removesuffix("_2") not in headings]
    assert again == [one for one in meaning(book) if one.name not in ("meta", "instanceID")]


@pytest.mark.parametrize("case", VALID, ids=lambda case: case["id"])
def test_what_we_understand_goes_out_and_comes_back_the_same(case):
    form = understood(case).form
    if form.items:
        again = understand(as_book(form), title="Another title")
        assert again.form == form
        assert not again.remarks or all("repeats an earlier" in one.words for one in again.remarks)


@pytest.mark.parametrize("name", sorted(FILES))
def test_spreadsheets(name):
    content = (DATA / "files" / name).read_bytes()
    expected = FILES[name]
    if not expected["valid"]:
        with pytest.raises(NotAForm, match=r"Sheet “survey”"):
            read(content, name)
        return
    got = read(content, name)
    keys = {item.key for item in got.form.items}
    wanted = {one["name"].rpartition("/")[2] for one in expected["questions"] if one["type"] not in PARTS}
    missing = {one for one in wanted - keys if not one.startswith(("generated_", "reserved_name_"))}
    assert got.remarks or not missing
    assert all(remark.words.endswith(".") for remark in got.remarks)


def test_a_workbook_that_we_wrote_is_read_again():
    form = read((DATA / "files" / "yes_or_no_question.xlsx").read_bytes(), "yes_or_no_question.xlsx").form
    out = io.BytesIO()
    write(form, out)
    assert read(out.getvalue(), "again.xlsx").form == form
    assert form.items[0].kind is Kind.CHOICE
    assert read_book(out.getvalue(), "again.xlsx").names == ("survey", "choices", "settings")
