"""Whether a questionnaire is right: XLSForm's own program judges, and its findings are told in plain words."""

import re
from typing import Any

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from .xlsform_file import KNOWN, Book, NotAForm

ROW = re.compile(r"\[row : (\d+)\]")
SHEET = re.compile(r"'(survey|choices|settings|entities|external_choices)' sheet|sheet: '(\w+)'")
COLUMN = re.compile(r"the '([^']+)' value(?: '[^']*')? is invalid")

# What the program says, and what we say instead. What is in a group of the pattern stands where the braces are.
FINDINGS = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (
            "must have a sheet named",
            "There is no sheet named “survey” in this file. That sheet holds the questions of an XLSForm.",
        ),
        ("Duplicate column header: (.*)", "Two columns have the heading “{}”. Keep one of them."),
        (
            "different names for the same column were found: '([^']+)', '([^']+)'",
            "The columns “{}” and “{}” mean the same. Keep one of them.",
        ),
        (
            "required column headers were not found: '([^']+)'",
            "There is no column “{}”. The first row of the sheet holds the headings of its columns.",
        ),
        (
            "missing header row",
            "Something stands below a column that has no heading. The first row holds the headings of the columns.",
        ),
        (
            "Choice names must be unique",
            "Two answers of the same list have the same name. Give each answer a name of its own.",
        ),
        ("Choices must have a name", "This answer has no name. Write a short one in the column “name”."),
        (
            "Could not find the name '([^']+)'",
            "It speaks of “{}”, and no question has that name. Check how the name is written.",
        ),
        (
            "The name '([^']+)' appears more than once|multiple survey elements named '([^']+)'",
            "It speaks of “{}”, and more than one question has that name. Give each a name of its own.",
        ),
        (
            r"replace \$\{([^}]+)\}",
            "It speaks of “{}”, which cannot be told apart from another question or is not there.",
        ),
        (
            "'name' value '([^']+)' is invalid. Questions, groups",
            "The name “{}” is there twice. Give each question and each group a name of its own.",
        ),
        (
            "'name' value '([^']+)' is invalid. Repeat names must not be the same",
            "The name “{}” means the whole form. Give these repeated questions another name.",
        ),
        (
            "'name' value '([^']+)' is invalid. Repeat names",
            "The name “{}” is there twice. Give each set of repeated questions a name of its own.",
        ),
        (
            "The name 'meta' is reserved",
            "The name “meta” is kept for the program itself. Give it another name.",
        ),
        (
            "Names must begin with a letter",
            "This name cannot be used. Begin with a letter, then use letters, digits, “_”, “-” and “.” without spaces.",
        ),
        (
            "(?s)Unknown question type '(.*?)'",
            "“{}” is no kind of question in XLSForm. Check what is written in the column “type”.",
        ),
        (
            "Unmatched 'end_(?:group|repeat|loop)'",
            "A group ends here that did not begin, or another must end first. Take this row out or mend the order.",
        ),
        (
            "Unmatched 'begin_(group|repeat|loop)'",
            "A group begins here and never ends. Add a row with “end {}” after its last question.",
        ),
        ("Question or group with no name", "This question or group has no name. Write one in the column “name”."),
        ("Question with no type", "This question has no kind. Write one in the column “type”, such as “text”."),
        (
            "named '?([^'\n]+?)'? has no label or hint",
            "The question “{}” has no words. Write what people are asked in the column “label”.",
        ),
        (
            "specify an image for .* named (.+?)\\.?$",
            "A big picture for “{}” needs a small one as well.",
        ),
        (
            "Parameters must be in the form",
            "The column “parameters” is not right. Write names and values like this: start=1 end=5 step=1.",
        ),
        (
            "invalid parameter key\\(s\\): '([^']+)'",
            "This kind of question does not know “{}”. Take it out of the column “parameters”.",
        ),
        ("parameter '([^']+)' must be a number", "In the column “parameters”, “{}” must be a number."),
        ("parameter '([^']+)' must not be '0'", "In the column “parameters”, “{}” cannot be 0."),
        (
            "parameter '([^']+)' must not be larger",
            "In the column “parameters”, “{}” is more than the whole scale from its start to its end.",
        ),
        (
            "parameter '([^']+)' must be a multiple",
            "In the column “parameters”, “{}” does not fall on a step of the scale.",
        ),
        (
            "parameter '([^']+)' (?:choices )?must be between",
            "In the column “parameters”, “{}” lies outside the scale. Keep it between the start and the end.",
        ),
        ("choice values must all be numbers", "The words of this scale belong to names that are not all numbers."),
        ("choices' values must be equal to the start", "The words of this scale do not fall on its steps."),
        ("must be a choice list name", "The words of this scale come from a list that is not on the sheet “choices”."),
        (
            "must have only 2 items|onlymatch the range",
            "A scale without marks can have words for its start and its end only.",
        ),
        ("only supported for the appearances", "Marks and words do not go with the look of this scale."),
        ("Missing calculation", "It is to be worked out, but how is not said in the column “calculation”."),
        ("Choice filter not supported with or_other", "A list of which only some are offered cannot have “or_other”."),
        ("[Ll]ist name not in \\w+ sheet: (\\S+)", "The list “{}” is not on the sheet “choices”."),
        ("There should be a choices sheet", "The answers to choose from are missing: there is no sheet “choices”."),
        ("needs? a? ?list|without list name", "It does not say which list its answers come from."),
        ("[Aa]udit", "What it says about recording how people fill in the form is not right."),
        ("list names don't match", "All questions of one table need the same list of answers."),
        ("must be set to true or false|value must be a number", "A value in the column “parameters” is not right."),
    )
)
NOT_TOLD = "Something here is not as XLSForm has it. Compare it with a form that works, or make the form anew."


def judge(book: Book) -> None:
    """Raises `NotAForm` for anything that other programs would not take as an XLSForm."""
    try:
        convert(as_pyxform(book))
    except PyXFormError as error:
        raise NotAForm(_told(str(error), book)) from error
    except Exception as error:  # the program takes its sheets apart before it has looked at all of them
        raise NotAForm(f"This questionnaire cannot be read. {NOT_TOLD}") from error


def as_pyxform(book: Book) -> dict[str, Any]:
    """The sheets as XLSForm's program takes them."""
    data: dict[str, Any] = {"sheet_names": list(book.names)}
    for name in KNOWN:
        if name in book.sheets:
            table = book.sheets[name]
            data[name] = [{head: cell.replace("\xa0", " ") for head, cell in row.items()} for row in table.rows]
            data[f"{name}_header"] = [dict.fromkeys(table.headings)]
    return data


def _told(found: str, book: Book) -> str:
    """One sentence for each finding: the program puts each that has a row on a line of its own."""
    starts = [match.start() for match in ROW.finditer(found)] or [0]
    parts = [found[start:end] for start, end in zip(starts, [*starts[1:], len(found)], strict=True)]
    return " ".join(dict.fromkeys(_sentence(part, book) for part in parts[:5]))


def _sentence(found: str, book: Book) -> str:
    sheet = next((one for match in SHEET.findall(found) for one in match if one), "survey")
    for pattern, words in FINDINGS:
        if match := pattern.search(found):
            given = [one for one in match.groups() if one]
            return f"{_place(found, sheet, given, book)}{words.format(*given)}"
    return f"{_place(found, sheet, [], book)}{NOT_TOLD}"


def _place(found: str, sheet: str, given: list[str], book: Book) -> str:
    """Where it is. Some findings name only a word: then it is the last row that has it as its type or name."""
    row = int(match[1]) if (match := ROW.search(found)) else _row_of(given, sheet, book)
    column = match[1] if (match := COLUMN.search(found)) else ""
    words = f"Sheet “{sheet}”" + (f", row {row}" if row else "")
    return words + (f", column “{column}”: " if column and row else ": ")


def _row_of(given: list[str], sheet: str, book: Book) -> int:
    rows = enumerate(book.table(sheet).rows, 2)
    return max((number for number, row in rows if given and given[0] in row.values()), default=0)
