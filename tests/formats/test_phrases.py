"""Phrases in a translator's spreadsheet."""

import io

import pytest

from steppingstones.formats.csvfile import csv_pieces
from steppingstones.formats.phrases import NoPhrases, read_phrases, rows_of
from steppingstones.formats.spreadsheet import read
from steppingstones.methods.phrase_list import PHRASES
from steppingstones.methods.phrases import shown


def sheet(rows):
    return read(io.BytesIO(b"".join(csv_pieces(rows))), "words.csv")


def test_what_goes_out_comes_back():
    said = {phrase: f"({shown(phrase)})" for phrase in PHRASES}
    assert read_phrases(sheet(rows_of("Welsh", said))) == said


def test_the_sheet_has_each_phrase_once():
    rows = [row[0] for row in rows_of("Welsh", {})]
    assert len(rows) == len(set(rows)) == len(PHRASES) + 1


def test_rows_that_need_mending_are_named():
    rows = [["English", "Welsh"], ["Start", "Dechrau"], ["Choose up to {most}.", "Dewiswch"]]
    with pytest.raises(NoPhrases, match=r"Row 3: Put \{most\} in"):
        read_phrases(sheet(rows))


def test_a_sheet_from_an_older_program_is_told_how_to_be_saved():
    file = io.BytesIO("English,Polish\nStart,Zażółć\n".encode("cp1250"))
    with pytest.raises(NoPhrases, match=r"Row 2 cannot be read\..*CSV UTF-8"):
        read_phrases(read(file, "words.csv"))


@pytest.mark.parametrize("row", [["Start", ""], ["Something else", "Rhywbeth"]])
def test_a_sheet_without_translations_is_refused(row):
    with pytest.raises(NoPhrases, match="no translation"):
        read_phrases(sheet([["English", "Welsh"], row]))
