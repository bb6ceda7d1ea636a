"""A document as a list of blocks. Web page, PDF and Easy Read are written from the same list.

Blocks hold words as people typed them. Nothing in them is markup: each writer makes the words safe for its own
format. The one exception is `Pathway.svg`, which must come from our own drawing code.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

Language: TypeAlias = str
NoticeKind: TypeAlias = Literal["info", "good", "warn"]
Track: TypeAlias = Literal["project", "coproduction", "both"]
DrawingKind: TypeAlias = Literal["people", "moved", "faces", "columns", "bars", "river", "timeline"]
Amount: TypeAlias = tuple[int, int | None]


@dataclass(frozen=True, kw_only=True)
class EasyRow:
    """One idea in Easy Read: a short sentence, and the id of the picture beside it (see `pictures`).

    `voice` is the reference of the voice whose words stand in it, if there is one. `is_unread` marks a row that nobody
    has read as it is now, in a document that somebody has read. `about` names the thing that it tells of, where the
    same sentence may stand for several: what people write in its place stays with that thing. `pattern` is how a row
    with the words of a voice was written, with a slot in their place, for a document that is kept.
    """

    words: str
    picture: str = ""
    voice: str = ""
    is_unread: bool = False
    about: str = ""
    pattern: str = ""


@dataclass(frozen=True, kw_only=True)
class Block:
    """What every block has: its telling in Easy Read. A block without one is left out of the Easy Read version."""

    easy: tuple[EasyRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Heading(Block):
    """A heading of level 2, 3 or 4 (the title of the document is level 1).

    `easy_text` is the heading in Easy Read, if it should be simpler than `text`.
    """

    text: str
    level: Literal[2, 3, 4] = 2
    anchor: str = ""
    easy_text: str = ""


@dataclass(frozen=True, kw_only=True)
class Paragraph(Block):
    """Some sentences. A line break that somebody typed stays a line break."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Item:
    """One item of a list, with a small label in front (such as "Co-production") and items of its own."""

    text: str
    label: str = ""
    items: tuple["Item", ...] = ()


@dataclass(frozen=True, kw_only=True)
class BulletList(Block):
    """A list, nested as deep as needed. Plain strings will do for items without a label."""

    items: tuple["Item | str", ...]


@dataclass(frozen=True, kw_only=True)
class Quote(Block):
    """What somebody said, and who, as far as they agreed to be named ("A family carer").

    `before` is what readers should know first ("Before you read this: it is about a death"). `voice` is the reference
    of the voice, so that a document that is kept can look its words up.
    """

    words: str
    who: str = ""
    before: str = ""
    voice: str = ""


@dataclass(frozen=True, kw_only=True)
class Facts(Block):
    """Pairs of a name and its value: `("People who spoke", "24")`."""

    pairs: tuple[tuple[str, str], ...]

    @property
    def are_short(self) -> bool:
        """Whether they can stand side by side as large figures."""
        return all(len(value) <= 12 and len(name) <= 40 for name, value in self.pairs)


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What happened on a day: "2026-03-04", and the same day in words."""

    day: str
    on: str
    words: str
    kind: Literal["decision", "change"]


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """How a table is drawn, and the sentence that tells the same.

    `amounts` are the least and the most that each row tells (the same twice, where it tells exactly; without a most,
    that many or more; None where it tells nothing), so a picture can show no more than its table. A timeline has
    `marks` instead. `names` say what the shapes are, where a picture needs that.
    """

    kind: DrawingKind
    words: str
    amounts: tuple[Amount | None, ...] = ()
    marks: tuple[Mark, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Table(Block):
    """Rows under one row of column names. The first cell of each row names the row. Some are drawn as well."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    drawing: Drawing | None = None


@dataclass(frozen=True, kw_only=True)
class Picture(Block):
    """A picture with its words. `data` is the file itself; `url`, if given, is where a web page finds it."""

    data: bytes
    kind: Literal["svg", "png", "jpg"]
    alt: str
    caption: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Pathway(Block):
    """The stones drawn, and the same stones as a nested list, which is its equal.

    `svg` goes into pages as it is, so it must come from our own drawing code.
    """

    svg: str
    alt: str
    items: tuple[Item, ...]
    caption: str = ""


@dataclass(frozen=True, kw_only=True)
class Notice(Block):
    """Something that readers must not miss. The words say it; the colour only helps."""

    text: str
    kind: NoticeKind = "info"


@dataclass(frozen=True, kw_only=True)
class Link(Block):
    """A link on a line of its own. An address that is not plainly safe is written as words."""

    text: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Claim(Block):
    """A sentence about one stone, with what it rests on.

    `evidence` are sentences that the caller has worded with the numbers in them. `against` is what speaks against
    the claim. A claim without evidence says so by itself on the web and in the PDF; its Easy Read rows must say it in
    their own words. `sure` is one line that says how sure the group may be, `why_so_sure` what is behind it.
    `thread_url` is where "How do we know?" leads. `stone_ref` tells claims about one stone from others.
    """

    number: int
    words: str
    stone: str
    stone_kind: str
    track: Track
    track_label: str
    has_evidence: bool
    evidence: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    against: tuple["str | Quote", ...] = ()
    sure: str = ""
    why_so_sure: tuple[str, ...] = ()
    thread_url: str = ""
    anchor: str = ""
    stone_ref: str = ""


AnyBlock: TypeAlias = (
    Heading | Paragraph | BulletList | Quote | Facts | Table | Picture | Pathway | Notice | Link | Claim
)


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The few words that writers add themselves. Callers hand in another `Wording` for another language."""

    untitled: str = "A report"
    rests_on: str = "What this rests on"
    against: str = "What speaks against it"
    no_evidence: str = "We have no evidence for this yet."
    how_do_we_know: str = "How do we know?"
    why_so_sure: str = "Why we say how sure we are"
    some_voices: str = "Only some voices count here"  # how the sentence begins that says how they were chosen
    leads_to: str = "On the pathway it leads to"  # and the one after a claim that says to which impact
    contents: str = "What is in this report"
    page: str = "Page"
    of: str = "of"
    as_a_list: str = "The same as a list"
    too_large_to_draw: str = "The pathway is too large to be drawn on this page. It stands here as a list."
    drawn_on_page: str = "The same is drawn on page"
    table: str = "Table"
    nothing_easy: str = "Nobody has written this in Easy Read yet."
    not_checked: str = "A person with lived experience has not checked this yet."
    checked_by: str = "Read and checked by"
    unread: str = "This line is a draft."
    read_it_at: str = "Read the whole report at"
    code_leads_to: str = "QR code. It opens this address on a phone:"
    pictures_by: str = "Pictures: OpenMoji, CC BY-SA 4.0"
    left_out: str = "This is the short form. It leaves out: {}."
    whole_below: str = "They are in the whole report, which is here:"
    whole_from_us: str = "They are in the whole report. Ask us for it."
    of_quotes: str = "quotes"
    of_reasons: str = "reasons for how sure we are"
    of_leads: str = "what a claim leads to on the pathway"
    of_signs: str = "ways in which we would know"
    of_tables: str = "tables"
    of_pictures: str = "pictures"


@dataclass(frozen=True, kw_only=True)
class Document:
    """A report: its title, for whom it is, and its blocks. `base_url` makes links full in files that leave the site.

    A PDF with more than three parts begins with a list of them, if it `has_contents`. `easy_check` says who has read
    the Easy Read version. `address` is where everybody can read it, if they can, and `code` a drawing of that address
    for phones. Readers who want no more than `most_pages` get it in short. `dissent` says that somebody sees it
    differently, where a form has no room for their words.
    """

    title: str
    blocks: tuple[AnyBlock, ...]
    subtitle: str = ""
    made_on: str = ""
    notice: str = ""
    dissent: str = ""
    easy_check: str = ""
    language: Language = "en-GB"
    base_url: str = ""
    address: str = ""
    code: str = ""
    has_contents: bool = True
    most_pages: int = 0
    wording: Wording = field(default_factory=Wording)


def with_levels(blocks: Sequence[AnyBlock]) -> Iterator[tuple[int, AnyBlock]]:
    """Each block with a level: for a heading its own, never skipping one; for others that of a heading inside it.

    Headings without words are left out, since a screen reader would stop at nothing; a claim is named by its stone.
    """
    last = 1
    for block in blocks:
        if isinstance(block, Heading):
            if has_words(block.text):
                last = min(block.level, last + 1)
                yield last, block
        elif isinstance(block, Claim) and not has_words(block.words):
            yield last + 1, replace(block, words=block.stone if has_words(block.stone) else "–")
        else:
            yield last + 1, block


def has_words(text: str) -> bool:
    """Whether a reader would see anything: not only spaces and marks that show nothing."""
    return any(unicodedata.category(letter)[0] not in "CZ" for letter in text)


def title_of(document: Document) -> str:
    """The title, or a plain one if it has none."""
    return document.title if has_words(document.title) else document.wording.untitled


def with_labels(items: Sequence["Item | str"]) -> tuple[Item, ...]:
    """The items, with plain strings made into items."""
    return tuple(Item(text=item) if isinstance(item, str) else item for item in items)
