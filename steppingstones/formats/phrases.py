"""The words around the questions as a translator's spreadsheet: English in one column, another language beside it."""

from collections.abc import Iterator, Mapping, Sequence

from ..methods.phrase_list import PARTS, PHRASES
from ..methods.phrases import faults, shown
from .sheet import SURROGATE, Sheet

MOST_TOLD = 5


class NoPhrases(ValueError):
    """There is nothing in this file that could be kept, or something that must be mended first."""


def rows_of(language: str, said: Mapping[str, str]) -> Iterator[Sequence[str]]:
    """The headings, then a row for each phrase, with its translation as far as there is one."""
    yield ["English", language]
    done: set[str] = set()
    for part in PARTS:
        for phrase in part.phrases:
            if phrase not in done:
                done.add(phrase)
                yield [shown(phrase), shown(said.get(phrase, ""))]


def read_phrases(sheet: Sheet) -> dict[str, str]:
    """The translations in the second column, by phrase. Rows without one are passed over.

    Raises `NoPhrases` with the row and what is wrong with it.
    """
    known = {shown(phrase): phrase for phrase in PHRASES}
    found: dict[str, str] = {}
    wrong = []
    for row in sheet.rows:
        english, said = (*row.cells, "", "")[:2]
        phrase = known.get(english.strip())
        if phrase is None or not said.strip():
            continue
        if SURROGATE.search(said):
            raise NoPhrases(f"Row {row.number} cannot be read. In your spreadsheet program, save it as “CSV UTF-8”.")
        wrong += [f"Row {row.number}: {fault}" for fault in faults(phrase, said)]
        found[phrase] = said
    if wrong:
        raise NoPhrases(" ".join(wrong[:MOST_TOLD]))
    if not found:
        raise NoPhrases("There is no translation in the second column beside a phrase of the first.")
    return found
