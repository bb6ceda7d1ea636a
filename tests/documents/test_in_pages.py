"""Long reports in pages: nothing is lost or told twice, and each page is as full as it may be."""

from hypothesis import given
from hypothesis import strategies as some

from steppingstones.documents.in_pages import Piece, in_pages

HEADING = "#"
pieces = some.lists(some.builds(lambda words, begins: (words, begins), some.text("abc", min_size=1), some.booleans()))


def of(found):
    return [Piece(html=HEADING * begins + words, heading=HEADING * begins) for words, begins in found]


@given(pieces, some.integers(2, 30))
def test_nothing_is_lost_or_told_twice(found, size):
    told = "".join(in_pages(of(found), size)).replace(HEADING, "")
    assert told == "".join(words for words, _begins in found)


@given(pieces, some.integers(2, 30))
def test_no_page_is_too_full_that_could_be_divided(found, size):
    longest = max((len(words) for words, _begins in found), default=0) + len(HEADING)
    assert all(len(page) <= max(size, longest) + len(HEADING) for page in in_pages(of(found), size))


@given(some.lists(some.text("abc", min_size=1), min_size=1), some.integers(1, 30))
def test_each_page_of_a_part_begins_with_its_heading(words, size):
    part = [Piece(html=HEADING + words[0], heading=HEADING), *(Piece(html=each) for each in words[1:])]
    assert all(page.startswith(HEADING) for page in in_pages(part, size))
