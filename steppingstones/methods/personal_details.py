"""Details in a text by which somebody could be found: pointed out for a person to look at, never changed.

Better one mark too many than a telephone number that leaves the group. docs/decisions/personal-details.md has how many
are found, kind by kind.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """In the order in which they win where two could be meant."""

    EMAIL = "email"
    ONLINE = "online"  # an address of a page or a machine, or a name in a network
    BANK = "bank"
    NHS = "nhs"
    INSURANCE = "insurance"
    BIRTH = "birth"  # a day, which may be a date of birth, or an age
    POSTCODE = "postcode"
    PHONE = "phone"
    ADDRESS = "address"
    ALONE = "alone"  # words that fit one person alone, without a name
    NAME = "name"  # of a person, a place or an organisation: nobody can tell them apart without knowing them


@dataclass(frozen=True, kw_only=True)
class Detail:
    """Where in the text it stands; `end` is behind its last letter."""

    kind: Kind
    start: int
    end: int


NEAR = 40  # letters before a word in which something tells that it is a name
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_STREETS = (
    "street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|cl|court|ct|crescent|cres|gardens|gdns|grove|green|hill|house|"
    "lodge|mews|park|parade|place|pl|row|square|sq|terrace|terr|walk|way|wharf|yard|boulevard|blvd|highway|parkway|pike|"
    "trail|str|straße|strasse|strada|rue|via|calle|rua|avenida|plaza|weg|gasse|gatan|vej|gade|utca|ulica"
)
_STREET = rf"(?:{_STREETS})\b"
# Python's `re` has no class for capital letters: whether the first letter is one is looked at afterwards. All repeats
# have an end, so that no text takes long.
_CAP = r"[^\W\d_a-z][\w’'\-]{0,40}"
_SMALL = r"(?:de|da|do|dos|del|della|di|du|des|la|le|les|los|las|van|von|der|den|el|al|of|the|y|und|og)"
_NOT_A_STREET = re.compile(
    rf"(?:{_MONTHS}|ward|room|level|covid|page|question|year|section|part|number|step|item|channel|band|grade|table|"
    r"figure|chapter|unit|team|group|phase|stage|week|day|in|on|at|by|since|until|from|about|over|under|only|the|a|an|"
    r"and|or|but|we|i|he|she|they|you|it)$",
    re.I,
)

_PEOPLE = (
    r"(?:wo)?m[ae]n|person|people|boy|girl|child|mum|mother|dad|father|parent|carer|couple|family|neighbour|resident|tenant|"
    r"patient|member|volunteer|worker|user|lady|gentleman"
)
_OF_THEM = r"(?:\s+(?:over|under|aged|in|from|of|with|without|who|here|on|at)\b[^.,;:!?\n]{0,40})?"

PATTERNS = {
    Kind.EMAIL: [
        r"(?<![^\s<>()\[\],;:\"“”])[^\s@<>()\[\],;:\"“”]{1,80}\s?(?:@|\[at\]|\(at\))\s?[^\s@<>()\[\],;:\"“”]{1,80}\.[^\W\d_]{2,}"
    ],
    Kind.ONLINE: [
        r"\bhttps?://[^\s<>\"“”]*[^\s<>\"“”.,;:!?)]",
        r"\bwww\.[^\s<>\"“”]+[^\s<>\"“”.,;:!?)]",
        r"(?<![\w@.])@[A-Za-z_][\w.]{2,29}",
        r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])",
        r"(?<![\w:])(?:[0-9a-fA-F]{1,4}:){4,7}[0-9a-fA-F]{1,4}(?![\w:])",
    ],
    Kind.BANK: [
        r"\b[A-Z]{2}\d{2}\s?(?:[A-Z0-9]{4}\s?){2,7}[A-Z0-9]{1,4}\b",
        r"(?<![\d+])\d{12,19}(?!\d)",
        r"(?<!\d)\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{1,7}(?!\d)",
        r"(?<!\d)\d{2}-\d{2}-\d{2}[ ,]{1,2}\d{8}(?!\d)",
    ],
    Kind.INSURANCE: [
        r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b",
        r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])",
    ],
    Kind.BIRTH: [
        r"(?<![\d/.])\d{1,4}([/.\-])\d{1,2}\1\d{2,4}(?![\d/])",
        rf"(?i:\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTHS},?\s+(?:19|20)\d\d\b)",
        rf"(?i:\b{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b)",
        rf"(?i:\b(?:born|birthday|dob|d\.o\.b\.?|date of birth)\b\W+(?:\w+\W+){{0,3}}?(?:\d{{1,2}}\w*\s+{_MONTHS}"
        r"|(?:19|20)\d\d\b))",
        r"(?i:\b(?:i am|i'm|i’m|aged?|is|was|turn(?:s|ed|ing)?|be)\s+\d{1,3}"
        r"(?=\s*(?:$|[.,;!?)]|and\b|years?\b|y/?o\b)))",
        r"(?i:\b\d{1,3}(?:\s+|-)years?(?:\s+|-)old\b|\b\d{1,3}\s?y/?o\b)",
    ],
    Kind.ALONE: [
        rf"(?i:\b(?:the|our|my)\s+only\s+(?:[\w’'\-]{{1,20}}\s+){{0,2}}?(?:{_PEOPLE}|one(?=\s+(?:here|in|who|with)\b))\b{_OF_THEM})",
        rf"(?i:\b(?:the|our)\s+(?:oldest|youngest|eldest)\s+(?:[\w’'\-]{{1,20}}\s+){{0,2}}?(?:{_PEOPLE})\b{_OF_THEM})",
        rf"\b(?:The|the|our|Our) only {_CAP}{_OF_THEM}",
    ],
    Kind.POSTCODE: [
        r"(?i:\b(?:GIR ?0AA|[A-PR-UWYZ](?:\d[\dA-HJKPSTUW]?|[A-HK-Y]\d[\dABEHMNPRVWXY]?) ?\d[ABD-HJLNP-UW-Z]{2})\b)",
        r"\b[A-Z]\d[A-Z] \d[A-Z]\d\b",
        r"(?:(?<=\n)|(?<=, )|(?<=\b[A-Z]{2} ))[ ]*\d{5}(?:-\d{4})?(?![\d-]| \d)",
        r"(?<!\d)\d{2}-\d{3}(?![\d-])",
    ],
    Kind.PHONE: [r"(?<![\w£$€.,/])(?:\+|\(\+?)?\d[\d ().\-–/]{4,30}\d(?![\w/])"],
    Kind.ADDRESS: [
        r"(?i:\b(?:flat|apt\.?|apartment|suite|p\.?\s?o\.?\s?box|postbox|postboks|box)\s*#?\d+[a-z]?\b)",
        rf"\b\d{{1,5}}[A-Za-z]?(?:-\d+)?,?\s+(?:[\w’'.\-]{{1,40}}\s+){{0,3}}?(?i:{_STREET})(?!\w)",
        r"(?i:\b(?:the\s+)?corner\s+of\s+)[^\n,.?!]{3,60}",
        rf"\b\d{{1,5}}[A-Za-z]?,?\s+{_CAP}(?:\s+(?:{_SMALL}\s+)?{_CAP}){{0,3}}(?:\s+\d{{1,4}}[A-Za-z]?\b)?",
        rf"\b{_CAP}(?:\s+(?:{_SMALL}\s+)?{_CAP}){{0,3}}\s+\d{{1,5}}[a-zA-Z]?\b",
        rf"\b{_CAP}(?:\s+{_CAP}){{0,2}}\s+(?i:street|road|avenue|lane|drive|close|crescent|terrace|square|boulevard)\b",
    ],
}
_COMPILED = {kind: [re.compile(pattern) for pattern in patterns] for kind, patterns in PATTERNS.items()}
_TEN = re.compile(r"(?<![\d+(])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")


def find(text: str, names: Iterable[str] = ()) -> tuple[Detail, ...]:
    """All details in the text, in order and apart from each other. `names`: of people whom the group knows.

    >>> [(one.kind.value, "Ring Mary Jones on 01632 960 123"[one.start:one.end])
    ...  for one in find("Ring Mary Jones on 01632 960 123")]
    [('name', 'Mary Jones'), ('phone', '01632 960 123')]

    Source: what makes a person identifiable directly or with other information; UK GDPR, article 4(1).
    """
    found, taken = [], bytearray(len(text))
    for kind in Kind:
        places = _FINDERS[kind](text) if kind in _FINDERS else _matches(kind, text)
        for start, end in [*places, *(_known(text, names) if kind == Kind.NAME else [])]:
            if start < end and not any(taken[start:end]):
                taken[start:end] = b"x" * (end - start)
                found.append(Detail(kind=kind, start=start, end=end))
    return tuple(sorted(found, key=lambda one: one.start))


def _matches(kind: Kind, text: str) -> Iterator[tuple[int, int]]:
    for pattern in _COMPILED[kind]:
        for match in pattern.finditer(text):
            yield match.span()


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits are an NHS number of England and Wales: the last one is what the others come to.

    >>> is_nhs_number("943 476 5919"), is_nhs_number("943 476 5918")
    (True, False)

    Source: NHS Data Dictionary, NHS NUMBER: weights 10 to 2, modulus 11.
    """
    numbers = [int(sign) for sign in digits if sign in "0123456789"]
    if len(numbers) != 10:
        return False
    check = 11 - sum(number * weight for number, weight in zip(numbers, range(10, 1, -1), strict=False)) % 11
    return numbers[9] == check % 11 and check != 10


def _nhs(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _TEN.finditer(text) if is_nhs_number(match[0]) and match[0][0] not in "01")


def _phones(text: str) -> Iterator[tuple[int, int]]:
    for match in _COMPILED[Kind.PHONE][0].finditer(text):
        groups = re.findall(r"\d+", match[0])
        is_years = all(len(group) == 4 and group[:2] in ("19", "20") for group in groups)
        if 7 <= sum(map(len, groups)) <= 15 and not is_years:
            yield match.span()


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    for place, pattern in enumerate(_COMPILED[Kind.ADDRESS]):
        for match in pattern.finditer(text):
            words = re.findall(r"[^\W\d_][\w’'\-]*", match[0])
            if place in (3, 4) and (_NOT_A_STREET.match(words[0]) or not words[0][0].isupper()):
                continue
            if place == 4 and len(words) == 1 and _starts_sentence(text, match.start()):
                continue
            if place == 3 and re.match(r"(?:19|20)\d\d\b", match[0]):
                continue
            yield match.span()


# --- Names ----------------------------------------------------------------------------------------------------

# The names of nobody, though they may stand with a capital letter.
_NO_NAME = frozenset(
    re.findall(
        r"\S+",
        """a about after again all also although always am an and another any anybody anyone anything are around as
    ask at away back bad be because been before being best better between both but by call can care carers change
    come contact could day days despite did do doctor doctors does don done down dr during each easy either else
    email even ever every everybody everyone everything excellent few first for found friendly from get getting give
    given go going good got great had happy has have having he hello help helped helpful her here hi his hope how
    however i if ill im in instead is it its ive just keep know last lastly later let like listen little look lots
    love made make many may maybe me meet meeting more most mostly mr mrs ms much mum must my need needs never new
    next nice no nobody none not nothing now nurse nurses of often oh ok okay old on once one only open or other
    others our out over overall people perhaps phone please poor quick quite rather really ring say second see seen
    she should since small so some somebody someone something sometimes soon sorry speak staff still such sure take
    talk tell text thank thanks that the their them then there these they thing things think this those though three
    through time to together told too took try two under until up us use used usually very wait waiting want was we
    well went were what whatever when where whether which while who whole why will with within without work worried
    would write yes yet you your monday tuesday wednesday thursday friday saturday sunday
    mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march
    april june july august september october november december christmas easter english welsh scottish irish british
    nhs gp gps a&e it covid uk eu ok tv am pm dob id faq pdf easy read""",
    )
)
_WORD = re.compile(r"[^\W\d_](?:[\w’'\-]*\w)?")
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Doctor|Prof|Professor|Sir|Dame|Lady|Lord|Rev|Nurse|Sister|Auntie|Aunty|Aunt|Uncle|Cllr"
    r"|Councillor|Madam|Herr|Frau|Monsieur|Madame|Señora?|Signora?)\b\.?\s+$"
)
_ASKED = re.compile(r"\bname\b\W*$", re.I)
_DOES = re.compile(
    r"\s+(?:said|says|told|tells|asked|asks|was|is|has|had|lives|lived|came|comes|helped|helps|went|goes|thinks|thought|"
    r"wants|wanted|works|worked|and\s+[^\W\d_a-z])|[’']s\b"
    r"|,\s+(?:can|could|please|will|would|do|are|I|thank)\b"
)
_PARTICLES = frozenset(
    ("de", "da", "van", "von", "der", "den", "del", "di", "la", "le", "bin", "ibn", "al", "el", "ap")
)


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Words with a capital letter that stand together, or alone where a small letter would be expected."""
    chain: list[re.Match[str]] = []
    for word in [*_WORD.finditer(text), None]:
        if word and _goes_on(chain, word, text):
            chain.append(word)
            continue
        yield from _name_of(chain, text)
        chain = [word] if word and _is_capital(word[0]) else []


def _goes_on(chain: list[re.Match[str]], word: re.Match[str], text: str) -> bool:
    if not chain:
        return False
    gap = text[chain[-1].end() : word.start()]
    if word[0] == "I" and text[word.end() : word.end() + 1] == ".":
        return gap == " "  # a middle name
    return (
        gap in (" ", "-", ". ", "  ")
        and (_is_capital(word[0]) or word[0] in _PARTICLES)
        and not (gap == ". " and len(chain[-1][0]) > 1)
    )


def _is_capital(word: str) -> bool:
    return word[0].isupper() and word not in ("I", "I’m", "I'm", "I’ve", "I've", "I’d", "I'd", "I’ll", "I'll")


def _name_of(chain: list[re.Match[str]], text: str) -> Iterator[tuple[int, int]]:
    chain = [*chain]
    while chain and chain[-1][0] in _PARTICLES:
        chain.pop()
    before = _before(text, chain[0].start()) if chain else ""
    while chain and (_is_common(chain[0][0]) and not (len(chain) == 1 and _TITLE.search(before))):
        before = _before(text, chain[0].end()) + " "
        chain.pop(0)
    while chain and _is_common(chain[-1][0]):
        chain.pop()
    if not chain:
        return
    start, end = chain[0].start(), chain[-1].end()
    if end - start == 1:
        return
    is_alone, starts = len(chain) == 1, _starts_sentence(text, start)
    is_shouted = is_alone and chain[0][0].isupper() and len(chain[0][0]) > 1 and not _TITLE.search(before)
    is_told = _DOES.match(text, end) or _TITLE.search(before) or _ASKED.search(before)
    if not is_shouted and (not is_alone or not starts or is_told):
        yield start, end


def _is_common(word: str) -> bool:
    plain = word.casefold().replace("’", "'").partition("'")[0]
    return plain in _NO_NAME


def _before(text: str, start: int) -> str:
    return text[max(0, start - NEAR) : start]


def _starts_sentence(text: str, start: int) -> bool:
    before = _before(text, start).rstrip(" \t\"“‘'(*-–•")
    return not before or before[-1] in ".!?…\n:"


def _known(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Names of people in the group, and each of their parts, as they are written."""
    parts = {part for name in names for part in (name.strip(), *name.split()) if len(part) > 1 and part[0].isupper()}
    known = "|".join(map(re.escape, sorted(parts, key=len, reverse=True)))
    return (match.span() for match in re.finditer(rf"(?<!\w)(?:{known})(?!\w)", text)) if known else iter(())


_FINDERS = {Kind.NHS: _nhs, Kind.PHONE: _phones, Kind.ADDRESS: _addresses, Kind.NAME: _names}
