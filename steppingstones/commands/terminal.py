"""What people typed may hold signs that move the cursor, change colours or turn the direction of a line.

A terminal would obey them. Everything that a command prints goes through here, also mail that is shown in the terminal
and what the workers of the server say, so that such signs are seen and not obeyed.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def defused(text: str) -> str:
    """The same words; a sign that a terminal would obey is written as what it is, such as `\\x1b`."""
    return COMMANDS.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


class Plain:
    """A stream on which no such sign comes through. `bare` is what lies below, for our own progress bar."""

    def __init__(self, bare: TextIO) -> None:
        self.bare = bare

    def write(self, text: str) -> int:
        return self.bare.write(defused(text))

    def writelines(self, lines: Any) -> None:
        self.bare.writelines(map(defused, lines))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.bare, name)


@contextmanager
def plain_terminal() -> Iterator[None]:
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = Plain(sys.stdout), Plain(sys.stderr)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
