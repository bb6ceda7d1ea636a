"""Words that are looked for, and where they stand."""

from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.finding import MOST_WORDS, marked, wanted

from ..awkward import STRINGS

TEXT = st.one_of(st.text(), st.sampled_from(STRINGS))


def found(text: str, typed: str) -> list[str]:
    return [piece.words for piece in marked(text, typed) if piece.is_found]


def whole(text: str, typed: str, longest: int) -> str:
    return "".join(piece.words for piece in marked(text, typed, longest=longest))


@given(TEXT, TEXT)
def test_marking_changes_no_word_of_a_text(text, typed):
    assert whole(text, typed, longest=len(text)) == text


@given(TEXT, TEXT, st.integers(1, 50))
def test_a_long_text_is_cut_out_of_the_text(text, typed, longest):
    cut = whole(text, typed, longest)
    assert cut.removeprefix("… ").removesuffix(" …") in text
    assert len(cut) <= longest + len("…  …")


@given(TEXT)
def test_every_word_that_was_typed_is_looked_for(typed):
    what = wanted(typed)
    words = typed.replace("\0", "").split()[:MOST_WORDS]
    assert {*what.terms, *what.texts} == set(words)


def test_words_are_found_whatever_their_accents_and_signs():
    assert found("Nous étions au Café-jardin", "CAFE etions") == ["étions", "Café"]
    assert found("I don’t know", "don't") == ["don’t"]
    assert found("Gardening in the garden", "garden") == ["Gardening", "garden"]
    assert found("The big table", "able") == [], "Only where a word begins."


def test_scripts_without_spaces_are_found_anywhere():
    assert found("我喜欢花园", "花园") == ["花园"]
    assert found("ฉันชอบสวนสาธารณะ", "สวน") == ["สวน"]


def test_words_are_marked_with_their_vowel_signs():
    assert found("أحب الحديقة كثيرا", "الحديقة") == ["الحديقة"]
    assert found("أريد مقعداً في الظل", "مقعد") == ["مقعداً"]
    assert found("मुझे बगीचा पसंद है", "बगीच") == ["बगीचा"]


def test_the_middle_of_a_long_text_is_shown():
    text = "one two " * 500 + "bench " + "three four " * 500
    pieces = marked(text, "bench", longest=100)
    assert [piece.words for piece in pieces if piece.is_found] == ["bench"]
    assert pieces[0].words == "… "
    assert pieces[-1].words.endswith(" …")
