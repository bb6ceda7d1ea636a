"""Files that leave the site: named, kept by nobody on the way, and honest where they cannot be made."""

from pathlib import Path

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage

from steppingstones import pages
from steppingstones.documents.press import CannotPrint
from steppingstones.formats.sheet import SpreadsheetError
from steppingstones.pages import handed_out

BY_THEMSELVES = {"handed_out.py", "media_file.py", "proofs.py"}  # the other two also forbid a browser to run the file


def fails(_file: object = None) -> bytes:
    raise CannotPrint("This cannot be printed.")


def cannot_be_written(_file: object) -> None:
    raise SpreadsheetError("There is no room left.")


@pytest.fixture
def asked(rf):
    """A request as a view gets it, with its messages."""
    request = rf.get("/")
    request._messages = CookieStorage(request)
    return request


def test_nothing_on_the_way_keeps_a_copy():
    for answer in (handed_out.shown(b"%PDF", "a.pdf"), handed_out.kept("a", "a.txt", "text/plain")):
        assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_name_cannot_break_out_of_its_header():
    told = handed_out.kept("a", 'a"; b=ü\n.txt', "text/plain").headers["Content-Disposition"]
    assert told == "attachment; filename*=utf-8''a%22%3B%20b%3D%C3%BC%0A.txt"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda request: handed_out.printed(request, fails, "a.pdf", otherwise="/back/"), "This cannot be printed."),
        (
            lambda request: handed_out.as_xlsx(request, cannot_be_written, "a.xlsx", otherwise="/back/"),
            "There is no room left.",
        ),
    ],
)
def test_what_cannot_be_made_says_so_on_the_page_it_was_asked_from(asked, make, says):
    answer = make(asked)
    assert (answer.status_code, answer.url) == (302, "/back/")
    assert [str(message) for message in get_messages(asked)] == [says]


def test_a_sheet_is_whole_when_it_is_sent(asked):
    answer = handed_out.as_xlsx(asked, lambda file: file.write(b"PK"), "a.xlsx", otherwise="/")
    assert b"".join(answer.streaming_content) == b"PK"
    answer.file_to_stream.close()  # `close` of the answer would end the request, and its database with it


def test_every_page_hands_its_files_out_in_this_way():
    folder = Path(pages.__file__).parent
    others = [path for path in folder.rglob("*.py") if path.name not in BY_THEMSELVES]
    assert not [str(path) for path in others if "Content-Disposition" in path.read_text()]
