"""Questionnaires of other programs: what is kept, what is told, and that ours come back as they went."""

import io

import pytest
from hypothesis import HealthCheck, given, settings

from steppingstones.formats.xlsform import read, understand
from steppingstones.formats.xlsform_file import MOST_BYTES, NotAForm, read_text_tables
from steppingstones.formats.xlsform_out import as_book, write
from steppingstones.methods.questionnaire import Clause, Condition, Kind
from steppingstones.methods.questionnaire import Test as When
from steppingstones.methods.questionnaire_form import Form, Item
from tests.forms_strategies import forms


def form_of(table: str):
    return understand(read_text_tables(table), title="A form")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(forms())
def test_any_questionnaire_goes_out_and_comes_back_the_same(form: Form):
    again = understand(as_book(form), title="Another title")
    assert again.form == form
    assert not again.remarks


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(forms())
def test_also_through_a_workbook(form: Form):
    file = io.BytesIO()
    write(form, file)
    assert read(file.getvalue(), "again.xlsx").form == form


# --- Logic --------------------------------------------------------------------------------------------------

ASKED = """
| survey |
| | type                | name  | label | relevant |
| | select_one places   | place | Where? | |
| | select_multiple places | seen | Where else? | |
| | integer             | age   | How old? | |
| | decimal             | miles | How far? | |
| | text                | name  | Who? | |
| | text                | why   | Why? | {} |
| choices |
| | list_name | name | label |
| | places | 1 | Home |
| | places | 2 | Café |
| | places | 3 | Park |
"""


def one(question: str, test: When, *values: str) -> Clause:
    return Clause(question=question, test=test, values=values)


@pytest.mark.parametrize(
    ("text", "clauses", "is_any"),
    [
        ("${place} = '1'", [one("place", When.ONE_OF, "1")], False),
        ("${place} = 2", [one("place", When.ONE_OF, "2")], False),
        ("'1' = ${place}", [one("place", When.ONE_OF, "1")], False),
        ("${place} != '1'", [one("place", When.NONE_OF, "1")], False),
        ("${place} > 1", [one("place", When.ONE_OF, "2", "3")], False),
        ("selected(${seen}, '1')", [one("seen", When.ONE_OF, "1")], False),
        ("not(selected(${seen}, '1'))", [one("seen", When.NONE_OF, "1")], False),
        ("(selected(${seen}, '1') or selected(${seen}, '2'))", [one("seen", When.ONE_OF, "1", "2")], False),
        ("not(${place} = '1' or ${place} = '2')", [one("place", When.NONE_OF, "1", "2")], False),
        ("${place} = '1' or ${age} >= 18", [one("place", When.ONE_OF, "1"), one("age", When.AT_LEAST, "18")], True),
        ("${age} > 17 and ${age} < 65", [one("age", When.AT_LEAST, "18"), one("age", When.AT_MOST, "64")], False),
        ("18 <= ${age}", [one("age", When.AT_LEAST, "18")], False),
        ("${miles} <= 2.5", [one("miles", When.AT_MOST, "2.5")], False),
        ("${name} != ''", [one("name", When.ANSWERED)], False),
        ('${name} = ""', [one("name", When.NOT_ANSWERED)], False),
        ("not(${name} = '')", [one("name", When.ANSWERED)], False),
        ("count-selected(${seen}) > 0", [one("seen", When.ANSWERED)], False),
        ("string-length(${name}) = 0", [one("name", When.NOT_ANSWERED)], False),
        ("${name} = concat('it', \"'\", 's')", [one("name", When.ONE_OF, "it's")], False),
    ],
)
def test_conditions_that_can_be_said(text, clauses, is_any):
    got = form_of(ASKED.format(text))
    assert got.form.items[-1].condition == Condition(clauses=tuple(clauses), is_any=is_any)
    assert not [remark for remark in got.remarks if remark.row == 7]


@pytest.mark.parametrize(
    "text",
    [
        "${place} = '1' and ${age} > 3 or ${name} = 'x'",
        "${seen} = '1'",
        "${miles} > 2",
        "not(${age} >= 18)",
        "${age} + 1 > 3",
        "string-length(${name}) > 3",
        "selected(${name}, 'a')",
        "${place} = ${seen}",
        "false()",
        "today() > '2026-01-01'",
        "count-selected(${seen}) > 2",
        "${why} = 'x'",
        "regex(${name}, '[a-z]')",
    ],
)
def test_conditions_that_cannot_be_said_are_named_with_their_row(text):
    got = form_of(ASKED.format(text))
    assert got.form.items[-1].condition is None
    (remark,) = [remark for remark in got.remarks if remark.row == 7]
    assert remark.place == "Sheet “survey”, row 7"
    assert text[:70] in remark.words
    assert "everybody is asked" in remark.words


def test_what_holds_always_is_no_condition():
    got = form_of(ASKED.format("true()"))
    assert got.form.items[-1].condition is None
    assert not [remark for remark in got.remarks if remark.row == 7]


# --- Groups -------------------------------------------------------------------------------------------------

GROUPS = """
| survey |
| | type        | name  | label | relevant |
| | integer     | age   | How old? | |
| | begin group | work  | Work  | ${age} >= 16 |
| | text        | job   | What do you do? | |
| | text        | boss  | Who with? | ${job} != '' |
| | end group   |       |       | |
"""


def test_a_group_that_ends_the_form_is_a_section():
    _age, section, job, boss = form_of(GROUPS).form.items
    assert (section.kind, section.words) == (Kind.SECTION, "Work")
    assert section.condition == Condition(clauses=(one("age", When.AT_LEAST, "16"),))
    assert job.condition is None
    assert boss.condition == Condition(clauses=(one("job", When.ANSWERED),))


def test_a_group_with_questions_after_it_gives_them_its_condition():
    table = f"{GROUPS}| | text | more | Anything else? | |\n"
    got = form_of(table)
    _age, heading, job, boss, more = got.form.items
    assert heading.kind is Kind.STATEMENT
    assert heading.condition == job.condition == Condition(clauses=(one("age", When.AT_LEAST, "16"),))
    assert boss.condition == Condition(clauses=(one("age", When.AT_LEAST, "16"), one("job", When.ANSWERED)))
    assert more.condition is None
    assert any(remark.row == 3 and "something to read" in remark.words for remark in got.remarks)


# --- Kinds --------------------------------------------------------------------------------------------------

KINDS = """
| survey |
| | type     | name | label | hint | required | appearance | constraint | parameters |
| | text     | a | A | | yes | multiline | | |
| | text     | b | B | Help | | | | |
| | integer  | c | C | | | | . > 0 and . <= 120 | |
| | range    | d | D | | | | | start=1 end=5 |
| | image    | e | E | | | | | |
| | audio    | f | F | | | | | |
| | acknowledge | g | G | | true() | | | |
| | date     | h | H | | | | | |
| | note     | i | I | | | | | |
| | select_one l or_other | j | J | | | | | |
| | select_multiple l | k | K | | | | count-selected(.) <= 1 | |
| | rank l   | l | L | | | | | |
| choices |
| | list_name | name | label | label::Cymraeg |
| | l | x | X | Ecs |
| | l | y | Y | |
"""


def test_kinds_and_what_they_have():
    form = form_of(KINDS).form
    kinds = "text short number scale photo voice-note consent date statement choice short several ranking"
    assert [item.kind for item in form.items] == kinds.split()
    by_key = {item.key: item for item in form.items}
    assert by_key["a"].is_required
    assert by_key["b"].help == "Help"
    assert (by_key["c"].least, by_key["c"].most) == (1, 120)
    assert (by_key["d"].least, by_key["d"].most) == (1, 5)
    assert by_key["k"].most == 1
    assert [choice.key for choice in by_key["j"].choices] == ["x", "y", "other"]
    assert by_key["j_other"].condition == Condition(clauses=(one("j", When.ONE_OF, "other"),))
    assert form.translations == {"cy": {"c.j.x": "Ecs", "c.k.x": "Ecs", "c.l.x": "Ecs"}}


def test_words_for_the_ends_of_a_scale():
    form = form_of("""
| survey |
| | type  | name | label | parameters |
| | range | q | How? | start=0 end=10 step=1 tick_labelset=ends |
| choices |
| | list_name | name | label |
| | ends | 0 | Not at all |
| | ends | 10 | Completely |
""").form
    assert (form.items[0].least_words, form.items[0].most_words) == ("Not at all", "Completely")


def test_faces_whose_words_were_changed_are_answers_to_choose_from():
    book = as_book(Form(title="T", items=(Item(key="q", kind=Kind.FACES, words="How was it?"),)))
    rows = [dict(row) for row in book.sheets["choices"].rows]
    rows[0]["label"] = "Awful"
    book.sheets["choices"].__dict__["rows"] = tuple(rows)
    got = understand(book, title="T")
    assert got.form.items[0].kind is Kind.CHOICE
    assert "not the words" in got.remarks[0].words


# --- Files that are none ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "a.xlsx", "nothing in this file"),
        (b"MZ\x90\0" * 50, "a.xlsx", "not an Excel workbook"),
        (b"PK\x03\x04" + b"\0" * 90, "a.xlsx", "damaged"),
        (b"\xd0\xcf\x11\xe0" + b"\1" * 5000, "a.xls", "cannot be read"),
        (b"%PDF-1.7", "a.pdf", "Excel workbooks"),
        (b"\0\1\2" * 200, "a.csv", "does not look like text"),
        (b"Dear all, we met on Monday.", "a.csv", "no column “type”"),
        (b'survey,\n,"type,name', "a.csv", "quotation mark"),
        (b"x" * (MOST_BYTES + 1), "a.csv", "5 MB is the most"),
    ],
)
def test_junk_is_refused_in_plain_words(content, name, words):
    with pytest.raises(NotAForm, match=words):
        read(content, name)


def test_a_csv_file_from_an_older_excel():
    text = "survey;;;\n;type;name;label\n;text;q;Café?\n"
    assert read(text.encode("cp1252"), "my_form.csv").form.items[0].words == "Café?"
    assert read(text.encode("cp1252"), "my_form.csv").form.title == "my form"
