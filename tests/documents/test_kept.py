"""Blocks that are kept as data come back as they were, and hold nobody's words but those that were typed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.documents.blocks import (
    BulletList,
    Claim,
    Drawing,
    EasyRow,
    Facts,
    Heading,
    Item,
    Mark,
    Notice,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from steppingstones.documents.kept import Said, from_data, retold, to_data, voices_in

words = st.text(max_size=20)
easy = st.lists(st.builds(EasyRow, words=words, picture=words), max_size=2).map(tuple)
items = st.recursive(
    st.builds(Item, text=words, label=words),
    lambda inner: st.builds(Item, text=words, items=st.lists(inner, max_size=2).map(tuple)),
    max_leaves=4,
)
some = st.lists(words, min_size=1, max_size=3).map(tuple)
marks = st.builds(Mark, day=st.dates().map(str), on=words, words=words, kind=st.sampled_from(["decision", "change"]))
amounts = st.none() | st.tuples(st.integers(0, 99), st.none() | st.integers(0, 99))
drawings = st.none() | st.builds(
    Drawing,
    kind=st.sampled_from(["people", "moved", "faces", "bars", "river"]),
    words=words,
    amounts=st.lists(amounts, max_size=3).map(tuple),
    marks=st.lists(marks, max_size=2).map(tuple),
    names=some,
)
blocks = st.one_of(
    st.builds(Heading, text=words, level=st.sampled_from([2, 3, 4]), easy_text=words, easy=easy),
    st.builds(Paragraph, text=words, easy=easy),
    st.builds(Notice, text=words, kind=st.sampled_from(["info", "good", "warn"])),
    st.builds(BulletList, items=st.lists(words | items, max_size=3).map(tuple), easy=easy),
    st.builds(Facts, pairs=st.lists(st.tuples(words, words), max_size=3).map(tuple)),
    st.builds(Table, caption=words, header=some, rows=st.lists(some, max_size=3).map(tuple), drawing=drawings),
    st.builds(Said, voice=words),
)


@given(st.lists(blocks, max_size=5).map(tuple))
def test_what_is_kept_comes_back_as_it_was(told):
    assert from_data(json.loads(json.dumps(to_data(told)))) == told


@given(blocks)
def test_a_change_of_words_reaches_all_of_them_and_nothing_else(block):
    changed = from_data(retold(to_data(block), lambda each: "x"))
    assert type(changed) is type(block)
    assert set(_words(to_data(changed))) <= {"x"}


def _words(data):
    """All strings but those that say what something is."""
    if isinstance(data, dict):
        skip = {"is", "voice", "picture", "kind", "level", "anchor", "day"}
        return [each for name, value in data.items() if name not in skip for each in _words(value)]
    if isinstance(data, list):
        return [each for value in data for each in _words(value)]
    return [data] if isinstance(data, str) else []


def test_the_voices_of_a_page_are_found():
    assert voices_in([Paragraph(text="a"), Said(voice="v"), Heading(text="b")]) == ["v"]


def test_a_block_that_cannot_be_kept_is_refused():
    with pytest.raises(TypeError, match="no Picture"):
        to_data(Picture(data=b"", kind="png", alt="A pond"))


def test_words_of_nobody_known_are_refused_because_nobody_could_take_them_back():
    with pytest.raises(TypeError, match="no Quote"):
        to_data(Quote(words="It is my place"))


def test_a_claim_is_kept_with_whose_words_stand_in_it_and_none_of_them():
    quote = Quote(words="It is my place", who="Ada", before="About a death", voice="v")
    rows = (EasyRow(words="Careful", voice="v"), EasyRow(words="It is my place", voice="v"), EasyRow(words="6 people"))
    about = {"stone": "b", "stone_kind": "c", "track": "both", "track_label": "d", "has_evidence": True}
    kept = to_data(Claim(number=1, words="a", **about, quotes=(quote,), against=("1 person", quote), easy=rows))
    assert "my place" not in str(kept)
    assert voices_in([from_data(kept)]) == ["v", "v", "v"]
    assert len(kept["easy"]) == 2
