"""A form of which only a part came is refused, however it is read."""

from io import BytesIO

import pytest
from django.core.exceptions import BadRequest

from steppingstones.wsgi import Whole


class Slow(BytesIO):
    """Hands over a few bytes at a time, as a bad line does."""

    def read(self, size=-1):
        return super().read(min(size, 3))


@pytest.mark.parametrize("stream", [BytesIO, Slow])
def test_the_whole_of_it_is_read_however_slowly_it_comes(stream):
    assert Whole(stream(b"words=More+shade and more"), 16).read() == b"words=More+shade"


@pytest.mark.parametrize("stream", [BytesIO, Slow])
@pytest.mark.parametrize("size", [-1, 16, 100])
def test_less_than_was_promised_is_refused(stream, size):
    with pytest.raises(BadRequest):
        Whole(stream(b"words=More+sha"), 16).read(size)


def test_in_parts_and_lines():
    whole = Whole(BytesIO(b"one\ntwo\nth"), 11)
    assert (whole.read(2), whole.readline(), whole.readline(2), whole.read(0)) == (b"on", b"e\n", b"tw", b"")
    assert (whole.readline(), whole.readline()) == (b"o\n", b"th")
    with pytest.raises(BadRequest):
        whole.readline()


def test_after_the_end_there_is_nothing():
    whole = Whole(BytesIO(b"all"), 3)
    assert (whole.read(), whole.read(), whole.readline()) == (b"all", b"", b"")
