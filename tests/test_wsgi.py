"""A form of which only a part came is refused, however it is read."""

import threading
from io import BytesIO

import pytest
from django.core.exceptions import BadRequest

from steppingstones.wsgi import AT_A_TIME, SMALL, Turns, Whole, only_whole


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


# --- Slow lines ---------------------------------------------------------------------------------------------


class Stuck(BytesIO):
    """A line on which nothing comes until somebody lets it."""

    def __init__(self, go_on):
        super().__init__(b"x" * (SMALL + 1))
        self.go_on, self.is_read = go_on, threading.Event()

    def read(self, size=-1):
        self.is_read.set()
        assert self.go_on.wait(10)
        return super().read(size)


def site(environ, start_response):
    return [environ["wsgi.input"].read()]


def ask(stream, length):
    return only_whole(site)({"wsgi.input": stream, "CONTENT_LENGTH": str(length)}, None)


@pytest.mark.parametrize("length", [SMALL + 1, SMALL])
def test_slow_lines_keep_nobody_waiting(length):
    go_on, found = threading.Event(), []
    slow = [Stuck(go_on) for _ in range(AT_A_TIME + 3)]
    threads = [threading.Thread(target=lambda line=line: found.append(ask(line, length))) for line in slow]
    for thread, line in zip(threads, slow, strict=True):
        thread.start()
        assert line.is_read.wait(10)
    assert ask(BytesIO(b"quick"), 5) == [b"quick"]
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert [len(body) for (body,) in found] == [length] * len(slow)


def test_no_more_than_so_many_at_a_time_and_in_the_order_in_which_they_came():
    turns, order, threads = Turns(1), [], []

    def wait_and_go(number):
        with turns:
            order.append(number)

    with turns:
        for number in range(5):
            threads.append(threading.Thread(target=wait_and_go, args=[number]))
            threads[-1].start()
            while len(turns.waiting) <= number:
                pass
        assert order == []
    for thread in threads:
        thread.join(10)
    assert order == [0, 1, 2, 3, 4]


def test_what_comes_without_its_length_is_refused_in_words():
    said = []
    environ = {"wsgi.input": BytesIO(b"words"), "HTTP_TRANSFER_ENCODING": "chunked"}
    assert b"Nothing was kept" in only_whole(site)(environ, lambda *head: said.append(head[0]))[0]
    assert said == ["411 Length Required"]


@pytest.mark.parametrize("letters", ["utf-7", "hex", "idna", '"raw_unicode_escape"', "latin-1", "\0"])
@pytest.mark.parametrize("name", ["charset={}", "CHARSET = {}", "charset*=utf-8''{}"])
def test_letters_that_are_not_utf8_are_refused_in_words(letters, name):
    """Some break Django before any page of ours, and some make half letters."""
    said = []
    kind = f"multipart/form-data; boundary=X; {name.format(letters.strip(chr(34)))}"
    environ = {"wsgi.input": BytesIO(b"words"), "CONTENT_TYPE": kind}
    assert b"Nothing was kept" in only_whole(site)(environ, lambda *head: said.append(head[0]))[0]
    assert said == ["415 Unsupported Media Type"]


@pytest.mark.parametrize("letters", ["utf-8", "UTF8", '"utf-8"', "nobody-knows-it", ""])
def test_utf8_is_taken_by_whatever_name(letters):
    environ = {"wsgi.input": BytesIO(b"words"), "CONTENT_LENGTH": "5", "CONTENT_TYPE": f"a/b; charset={letters}"}
    assert only_whole(site)(environ, None) == [b"words"]
