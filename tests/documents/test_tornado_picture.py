"""What moves a ratio, as a picture: everything in it is also said in figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from steppingstones.documents.tornado_picture import WIDE, Labels, Swing, tornado_picture

SVG = "{http://www.w3.org/2000/svg}"
ratios = st.floats(min_value=-1e6, max_value=1e6, allow_nan=False)


def swing(low: float = 0.5, high: float = 2.0, name: str = "More company: how many") -> Swing:
    return Swing(name=name, at_low=low, at_high=high, low_words=f"£{low:.2f}", high_words=f"£{high:.2f}")


def drawn(*swings: Swing, now: float = 1.2):
    return etree.fromstring(tornado_picture(swings, now))


def bars(picture) -> list[tuple[str, float, float]]:
    """The ends of each half of a bar, without the signs that say what they mean."""
    found = [each for each in picture.iter(f"{SVG}rect") if each.get("class") in ("tornado-low", "tornado-high")]
    ends = [(float(each.get("x")), float(each.get("width"))) for each in found[:-2]]
    return [(each.get("class"), x, x + wide) for each, (x, wide) in zip(found, ends, strict=False)]


def test_each_bar_has_its_name_and_both_figures():
    told = " ".join(drawn(swing(), swing(0.9, 1.6, "Cars: worth of one")).itertext())
    for words in ("More company: how many", "£0.50", "£2.00", "Cars: worth of one", "£0.90", "£1.60"):
        assert words in told
    assert all(words in told for words in (Labels.low, Labels.high, Labels.now, Labels.even))


def test_the_low_and_the_high_number_differ_by_pattern():
    (first, low_start, low_end), (second, high_start, high_end) = bars(drawn(swing()))
    assert (first, second) == ("tornado-low", "tornado-high")
    assert low_end == pytest.approx(high_start, abs=0.2)
    assert low_start < low_end < high_end


def test_a_number_that_takes_away_has_its_high_end_on_the_left():
    (_low, low_start, _end), (_high, high_start, _high_end) = bars(drawn(swing(2.0, 0.5)))
    assert high_start < low_start


def test_a_long_name_is_cut_with_dots_and_strange_signs_do_no_harm():
    picture = drawn(swing(name="<b>& \x00" + "a very long outcome " * 20))
    assert "…" in " ".join(picture.itertext())


@given(ends=st.lists(st.tuples(ratios, ratios), min_size=1, max_size=8), now=ratios)
def test_nothing_is_drawn_outside_the_picture(ends, now):
    for _look, start, end in bars(drawn(*(swing(low, high) for low, high in ends), now=now)):
        assert -0.2 <= start <= end <= WIDE + 1.2
