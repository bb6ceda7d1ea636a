"""Languages and their names."""

import pytest

from steppingstones.methods.languages import LANGUAGES, language


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_is_called_by_its_own_name(code):
    one = language(code)
    assert one.code == code.lower()
    assert one.name
    assert one.own_name != code


@pytest.mark.parametrize("code", ["ar", "fa", "ur", "ps", "ckb", "yi"])
def test_right_to_left(code):
    assert language(code).direction == "rtl"


def test_capitals_do_not_matter():
    assert language("CY") == language("cy")
