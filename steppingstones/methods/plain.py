"""Plain words: which rules of Easy Read a text breaks, and the old readability formulas.

Show people the rules that are broken and how to mend them. Never turn a score into "passed": a formula cannot tell
whether a text is easy. A person with lived experience, who read it, can.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from math import sqrt

LONG = 15
TOO_LONG = 20
HARD_SYLLABLES = 4
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+(?=\s|$|[\"”’)])|[.!?…]+(?=\S)[^.!?…\n]*)*[.!?…]*[\"”’)]*")
_ABBREVIATED = re.compile(r"\b(?:mr|mrs|ms|dr|st|e\.g|i\.e|etc|no)\.$", re.IGNORECASE)


class Rule(StrEnum):
    """What is checked."""

    LONG_SENTENCE = "long-sentence"
    VERY_LONG_SENTENCE = "very-long-sentence"
    TWO_IDEAS = "two-ideas"
    PASSIVE = "passive"
    PERCENT = "percent"
    SHORT_FORM = "short-form"
    BRACKETS = "brackets"
    HARD_WORD = "hard-word"
    CAPITALS = "capitals"
    INITIALS = "initials"
    NUMBER_WORD = "number-word"
    EASIER_WORD = "easier-word"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A rule that is broken: the words that break it, where they stand in the text, and how to mend them."""

    rule: Rule
    words: str
    start: int
    mend: str


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence, where it starts in the text, and its words."""

    text: str
    start: int

    @property
    def words(self) -> list[str]:
        return _WORD.findall(self.text)


@dataclass(frozen=True, kw_only=True)
class Counts:
    """What the formulas are made of. `polysyllables` have 3 syllables or more, `long_words` more than 6 letters."""

    words: int
    sentences: int
    syllables: int
    polysyllables: int
    letters: int
    characters: int
    long_words: int


@dataclass(frozen=True, kw_only=True)
class Scores:
    """Readability scores. They are unreliable below 100 words, and SMOG below 30 sentences."""

    reading_ease: float
    kincaid_grade: float
    smog: float
    fog: float
    automated_index: float
    coleman_liau: float
    lix: float
    is_reliable: bool


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text. A line that ends without a full stop ends its sentence too.

    >>> [sentence.text for sentence in sentences("We met. It cost £3.50.\\nTea was good")]
    ['We met.', 'It cost £3.50.', 'Tea was good']

    Source: the rule "each new sentence on a new line" (CHANGE, How to make information accessible).
    """
    found: list[Sentence] = []
    joins = False
    for match in _SENTENCE.finditer(text):
        part = match[0].strip()
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if joins and "\n" not in text[found[-1].start : start]:
            part, start = text[found[-1].start : match.end()].strip(), found.pop().start
        if _WORD.search(part):
            found.append(Sentence(text=part, start=start))
            joins = bool(_ABBREVIATED.search(part))
    return tuple(found)


# --- Syllables --------------------------------------------------------------------------------------------

_KNOWN = {
    "business": 2,
    "businesses": 3,
    "cafe": 2,
    "cement": 2,
    "conscience": 2,
    "element": 3,
    "evening": 2,
    "every": 2,
    "everybody": 4,
    "everyone": 3,
    "everything": 3,
    "everywhere": 3,
    "eye": 1,
    "eyes": 1,
    "hundred": 2,
    "implement": 3,
    "people's": 2,
    "poem": 2,
    "recipe": 3,
    "science": 2,
    "scientist": 3,
    "sciences": 3,
    "someone": 2,
    "wednesday": 2,
}
_MUTE = re.compile(r"(?<=[^aeiouy])e(?=(?:ful|fully|less|ly|ment|ments|ness|thing|things|times|where|ty)$)")
_MUTE_ED = re.compile(r"(?<=[^aeiouytd])ed$")
_MUTE_ES = re.compile(r"(?<=[^aeiouyszxcg])(?<!ch)(?<!sh)(?<![^aeiouy][lr])es$")
_MUTE_E = re.compile(r"(?<=[^aeiouy])(?<![^aeiouy][lr])e$")
_Y_BETWEEN = re.compile(r"(?<=[aeiou])y(?=[aeiou])")
_GROUP = re.compile(r"[aeiouy]+")
# Two vowels that are spoken apart: radio, media, idea, evaluate, client, society, going, medium, autism.
_APART = re.compile(
    r"[^ctsxgnl]io|[^ctsx]ia|^idea|^area|^crea|theat|video|(?<![qg])ua|(?<![tc])ie(?:nt|nc)|iety|quiet|diet"
    r"|[aeou]ing$|[^aeiou]ying$|iu|sm$"
)


def syllables(word: str) -> int:
    """How many syllables an English word has, by rule; about right, and right for common words.

    >>> [syllables(word) for word in ("centre", "ideas", "organisation", "asked", "co-production")]
    [2, 3, 5, 1, 4]

    Source: rule of vowel groups with exceptions, as in the Flesch count (Flesch 1948).
    """
    return sum(_syllables_of_part(part) for part in re.split(r"[-’']", word.lower()) if part)


def _syllables_of_part(part: str) -> int:
    if part in _KNOWN:
        return _KNOWN[part]
    spoken = _Y_BETWEEN.sub("y.", part)
    for mute, instead in ((_MUTE, ""), (_MUTE_ED, "d"), (_MUTE_ES, "s"), (_MUTE_E, "")):
        shorter = mute.sub(instead, spoken)
        spoken = shorter if _GROUP.search(shorter) else spoken
    return max(1, len(_GROUP.findall(spoken)) + len(_APART.findall(part)))


# --- Counts and scores ------------------------------------------------------------------------------------


def counts(text: str) -> Counts:
    """What the formulas need to know of a text.

    >>> counts("We meet each week. Your ideas count.").syllables
    9

    Source: definitions as in textstat; own count of syllables.
    """
    words = _WORD.findall(text)
    spoken = [syllables(word) for word in words]
    letters = [sum(letter.isalpha() for letter in word) for word in words]
    return Counts(
        words=len(words),
        sentences=len(sentences(text)),
        syllables=sum(spoken),
        polysyllables=sum(number >= 3 for number in spoken),
        letters=sum(letters),
        characters=sum(letter.isalnum() for word in words for letter in word),
        long_words=sum(number > 6 for number in letters),
    )


def scores(counted: Counts) -> Scores:
    """The readability formulas. Show them with caution or not at all.

    >>> round(scores(counts("We meet each week. Your ideas count.")).reading_ease, 2)
    94.51

    Source: Flesch 1948; Kincaid 1975; McLaughlin 1969 (SMOG); Gunning 1952; Senter and Smith 1967; Coleman and Liau
    1975; Björnsson 1968 (LIX).
    """
    if not counted.words or not counted.sentences:
        raise ValueError("A text without words has no score.")
    length = counted.words / counted.sentences
    spoken = counted.syllables / counted.words
    hard = 100 * counted.polysyllables / counted.words
    each = 100 / counted.words
    return Scores(
        reading_ease=206.835 - 1.015 * length - 84.6 * spoken,
        kincaid_grade=0.39 * length + 11.8 * spoken - 15.59,
        smog=1.0430 * sqrt(30 * counted.polysyllables / counted.sentences) + 3.1291,
        fog=0.4 * (length + hard),
        automated_index=4.71 * counted.characters / counted.words + 0.5 * length - 21.43,
        coleman_liau=0.0588 * counted.letters * each - 0.296 * counted.sentences * each - 15.8,
        lix=length + counted.long_words * each,
        is_reliable=counted.words >= 100 and counted.sentences >= 30,
    )


# --- The rules of Easy Read -------------------------------------------------------------------------------

_IRREGULAR = (
    "begun|bought|brought|built|chosen|cut|done|drawn|driven|eaten|felt|found|given|gone|heard|held|hidden|kept|known"
    "|led|left|lost|made|meant|paid|put|read|said|seen|sent|set|shown|sold|spent|spoken|taken|taught|thought|told"
    "|understood|won|written"
)
_FEELINGS = (
    "bored|confused|disabled|disappointed|embarrassed|excited|frightened|interested|married|pleased|relaxed|retired"
    "|scared|shocked|surprised|tired|upset|used|worried"
)
_PASSIVE = re.compile(
    rf"\b(?:am|is|are|was|were|be|been|being|get|gets|got)\s+(?:not\s+)?(?:\w+ly\s+)?"
    rf"(?!(?:{_FEELINGS}|gone)\b)(?:\w{{2,}}ed|(?:under|over|re|mis)?(?:{_IRREGULAR}))\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(?<![\d.,])\d[\d.,]{0,12}\s?(?:%|per\s?cent\b)|\bper\s?cent\b|\bpercentage\b", re.IGNORECASE)
_SHORT = re.compile(
    r"\b\w+n['’]t\b|\b\w+['’](?:re|ve|ll|d|m)\b"
    r"|\b(?:it|that|he|she|what|there|let|who|where|how|here|when)['’]s\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[][^)\]\n]*[)\]]?")
_CAPITALS = re.compile(r"\b[A-Z]{5,}\b|\b[A-Z]{2,}(?:[ ]+[A-Z]{2,})+\b")
_INITIALS = re.compile(r"\b(?!(?:TV|UK|OK)\b)(?:[A-Z]{2,4}|(?:[A-Z]\.){2,})(?![A-Za-z])|\b(?:e\.g|i\.e|etc)\b\.?")
_NUMBER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)\b",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(r"^(?:this|that|it|these|they)\s+means?\b|\bmeans\b", re.IGNORECASE)


def easy_read_findings(text: str, *, explained: Collection[str] = ()) -> list[Finding]:
    """The rules of Easy Read that this text breaks, in the order in which they stand in it.

    `explained` are hard words and initials that the reader is told about elsewhere, such as "co-production".

    >>> [finding.rule.value for finding in easy_read_findings("We don't know. It is 40%.")]
    ['short-form', 'percent']

    Source: Department of Health, Basic guidelines for people who commission Easy Read information (2010); CHANGE, How
    to make information accessible (2016).
    """
    known = {word.lower() for word in explained}
    found: list[Finding] = []
    said = sentences(text)
    for sentence, following in zip_longest(said, said[1:]):
        found += _length(sentence)
        found += _patterns(sentence, known)
        found += _two_ideas(sentence)
        if not (following and _EXPLAINS.search(following.text)):
            found += _hard_words(sentence, known)
    return sorted(found, key=lambda finding: finding.start)


def _length(sentence: Sentence) -> Iterator[Finding]:
    count = len(sentence.words)
    if count > LONG:
        is_very = count > TOO_LONG
        yield Finding(
            rule=Rule.VERY_LONG_SENTENCE if is_very else Rule.LONG_SENTENCE,
            words=sentence.text,
            start=sentence.start,
            mend=f"This sentence has {count} words. {'Cut it into' if is_very else 'Try to make it'} 2 or more"
            f" sentences of at most {LONG} words.",
        )


def _two_ideas(sentence: Sentence) -> Iterator[Finding]:
    which = re.search(r",\s+which\b", sentence.text, re.IGNORECASE)
    if ";" in sentence.text or which or sentence.text.count(",") > 2:
        yield Finding(
            rule=Rule.TWO_IDEAS,
            words=sentence.text,
            start=sentence.start,
            mend="This may be more than 1 idea. Write 1 idea in each sentence, and put lists on lines of their own.",
        )


def _percent(words: str) -> str:
    return f"Say how many people it is in place of “{words}”, such as “24 out of 30 people”."


_PATTERNS: tuple[tuple[Rule, re.Pattern[str], Callable[[str], str]], ...] = (
    (Rule.PASSIVE, _PASSIVE, lambda words: f"Who does it? In place of “{words}”, say who: “we did it”."),
    (Rule.PERCENT, _PERCENT, _percent),
    (Rule.SHORT_FORM, _SHORT, lambda words: f"Write “{words}” in full, such as “do not” for “don’t”."),
    (Rule.BRACKETS, _BRACKETS, lambda words: "Leave the brackets out. Say it in a sentence of its own."),
    (Rule.CAPITALS, _CAPITALS, lambda words: f"Write “{words}” in small letters. Capitals are hard to read."),
    (Rule.INITIALS, _INITIALS, lambda words: f"Write “{words}” in full words, or explain it."),
    (Rule.NUMBER_WORD, _NUMBER, lambda words: f"Write the figure in place of “{words}”, such as 6 for six."),
)


def _patterns(sentence: Sentence, known: Collection[str]) -> Iterator[Finding]:
    shouted = [match.span() for match in _CAPITALS.finditer(sentence.text)]
    for rule, pattern, mend in _PATTERNS:
        for match in pattern.finditer(sentence.text):
            is_shouted = rule is Rule.INITIALS and any(start <= match.start() < end for start, end in shouted)
            if match[0].lower() not in known and not is_shouted:
                yield Finding(rule=rule, words=match[0], start=sentence.start + match.start(), mend=mend(match[0]))


def _hard_words(sentence: Sentence, known: Collection[str]) -> Iterator[Finding]:
    for match in _WORD.finditer(sentence.text):
        word = match[0]
        if word.lower() not in known and not word.isupper() and syllables(word) >= HARD_SYLLABLES:
            yield Finding(
                rule=Rule.HARD_WORD,
                words=word,
                start=sentence.start + match.start(),
                mend=f"“{word}” is a long word. Use a shorter one, or say what it means in the next sentence.",
            )
