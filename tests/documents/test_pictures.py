"""Pictures for Easy Read: what is suggested, and that every picture is there."""

from xml.etree import ElementTree

import pytest

from steppingstones.documents.pictures import all_pictures, picture, suggest


def alts(words: str) -> list[str]:
    return [found.alt for code in suggest(words) if (found := picture(code))]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("The bus stops too early.", "A bus"),
        ("They listened.", "An ear"),
        ("We cooked lunch.", "An egg in a pan"),
        ("A letter came.", "A letter"),
        ("People felt happier.", "A happy face"),
        ("We put it in the post box.", "A post box"),
    ],
)
def test_words_in_any_form_find_their_picture(words: str, first: str):
    assert alts(words)[0] == first


def test_a_word_is_not_mistaken_for_another():
    assert "A car" not in alts("Everyone is caring.")


def test_there_are_at_most_four_suggestions():
    assert len(suggest("tea money bus train car garden music home")) == 4


def test_nothing_is_suggested_for_nothing():
    assert suggest("") == suggest("xyzzy 42 🙂") == []


def test_every_picture_is_there_and_has_words():
    for shown in all_pictures().values():
        assert ElementTree.fromstring(shown.read()).tag.endswith("svg")
        assert shown.alt
        assert shown.words


def test_no_picture_brings_a_script_or_reaches_out():
    for shown in all_pictures().values():
        assert b"<script" not in shown.read()
        assert b"href=" not in shown.read()


def test_an_unknown_picture_is_none():
    assert picture("../../settings") is None


def test_a_word_that_only_leads_to_more_is_no_question():
    assert alts("People come who kept away")[0] == "Two people"
    assert alts("How are you?")[0] == "A question mark"


def test_a_centre_that_is_run_has_nobody_running():
    assert alts("People run the centre")[0] == "People in a ring, working together"
