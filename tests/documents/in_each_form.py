"""A report in each form that there is, read back: which of its facts are not there, and what is wrong with the file."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from lxml import html

from steppingstones.documents import claims_poster, easyread, share_picture, web
from steppingstones.documents.blocks import AnyBlock, Claim, Document
from steppingstones.documents.in_short import in_short
from steppingstones.documents.spoken import spoken
from steppingstones.queries.report_forms import FORMS, PDF

from . import word_reader
from .pdf_reader import alts_of, bare, faults_of, pages_of
from .test_forms_tell_the_same import READERS, facts_of, read_word

ON_THE_SITE = ("web", "easy-web")
AS_THE_FOOT = 3  # letters with which the foot of a page may begin as the words go on
EACH = (*FORMS, *ON_THE_SITE)
ON_PAPER = tuple(form for form in FORMS if FORMS[form].kind == PDF)
IN_WORD = ("word", "easy-read-word")
IN_SHORT = ("pdf", "large-print", "word")  # where readers asked for few pages
PAGES = {"web": web.page, "easy-web": easyread.page}


def file_of(form: str, document: Document) -> bytes:
    return PAGES[form](document).encode() if form in PAGES else FORMS[form].file(document)[0]


def pages_in(form: str, data: bytes) -> list[str]:
    """What readers get to read, page by page where there are pages, without spaces."""
    if form in ON_PAPER:
        return [*map(bare, pages_of(data)), bare("\n".join(alts_of(data)))]
    if form in IN_WORD:
        return [bare(read_word(data))]
    if form in PAGES:
        page = html.fromstring(data)
        return [bare("\n".join([page.text_content(), *page.xpath("//@alt"), *page.xpath("//@aria-label")]))]
    return [bare(READERS[form](data))]


def facts_in(form: str, document: Document) -> Iterator[str]:
    """All that this form has to tell of the report."""
    yield spoken(document.title) if form == "audio" else document.title
    if "easy" in form:
        yield from (row.words for block in document.blocks for row in block.easy)
    elif form == "poster":
        claims = [block for block in document.blocks if isinstance(block, Claim)]
        yield from (words for claim in claims for words in (claim.words, claims_poster.rests_on(claim, document)))
    else:
        blocks = in_short(document).blocks if form in IN_SHORT else document.blocks
        is_short = form == "pdf" and document.most_pages
        told = tuple(map(without_stone, blocks) if is_short else blocks)
        yield from map(spoken if form == "audio" else str, facts_of(form, told))


def without_stone(block: AnyBlock) -> AnyBlock:
    """A claim on a few pages says what it says, and not of which stone."""
    return replace(block, stone="", stone_kind="", track_label="") if isinstance(block, Claim) else block


def missing(form: str, document: Document, data: bytes) -> list[str]:
    pages = pages_in(form, data)
    return [words for words in facts_in(form, document) if not stands(bare(words), pages)]


def stands(words: str, pages: list[str]) -> bool:
    """Whether it can be read, on one page or over the ends of some."""
    return any(runs_on(words, pages[first:]) for first in range(len(pages)))


def runs_on(words: str, pages: list[str]) -> bool:
    """Whether it begins on the first of these pages, and goes on with the next where that page ends."""
    if not pages or words in pages[0]:
        return bool(pages)
    longest = bisect_left(range(1, len(words)), True, key=lambda cut: words[:cut] not in pages[0])
    cuts = range(longest, max(longest - AS_THE_FOOT, 0), -1)
    return any(runs_on(words[cut:], pages[1:]) for cut in cuts)


def faults_in(form: str, data: bytes) -> list[str]:
    """What would stop somebody who listens to it, or reads it in Word."""
    if form in ON_PAPER:
        return faults_of(data)
    return word_reader.faults(data, is_in_rows=form == "easy-read-word") if form in IN_WORD else []


def words_of_pictures(document: Document) -> list[tuple[str, str]]:
    """Each claim, and what is said to those who cannot see the picture of it."""
    claims = [block for block in document.blocks if isinstance(block, Claim)]
    return [(claim.words, share_picture.alt(document, claim)) for claim in claims]
