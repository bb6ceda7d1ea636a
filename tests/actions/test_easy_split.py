"""A row is split into its sentences, and nothing that somebody wrote is lost."""

from hypothesis import example, given
from hypothesis import strategies as st

from steppingstones.actions.easy_read import split_words

typed = st.text() | st.text(alphabet="ab A.!?…😀:-)[]“”\n 1", max_size=60)


@given(typed)
@example("We like it. 😀")
@example("😀 We met! :-) … Then Dr. Moss came.")
@example("…")
def test_no_character_but_spaces_is_ever_lost(words):
    assert "".join("".join(split_words(words)).split()) == "".join(words.split())


@given(typed)
def test_no_line_is_empty_where_somebody_wrote_something(words):
    assert all(split_words(words)) or not words.strip()
