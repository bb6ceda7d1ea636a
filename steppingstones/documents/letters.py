"""Words that print: what to do with a letter that no font on hand can draw.

A PDF that everybody can read must not hold a letter without a shape, so one smiling face in what somebody said would
stop the whole report. Here every text becomes one that prints and means the same: faces and signs become words in
brackets, letters of a script without a font are spelled out, and marks that show nothing are left out. What is kept in
the database, and what a web page shows, stays as it was typed.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

FONT_FOLDER = Path(__file__).parent / "fonts"
# The order in which fonts are tried for a letter; `press` hands the same list to the printing program.
FAMILIES = {
    "Atkinson Hyperlegible Next": "AtkinsonHyperlegibleNext",
    "Noto Sans": "NotoSans",
    "Noto Sans Arabic": "NotoSansArabic",
    "Noto Sans Hebrew": "NotoSansHebrew",
    "Noto Sans Devanagari": "NotoSansDevanagari",
    "Noto Sans Bengali": "NotoSansBengali",
    "Noto Sans Gurmukhi": "NotoSansGurmukhi",
    "Noto Sans Gujarati": "NotoSansGujarati",
    "Noto Sans Tamil": "NotoSansTamil",
}
_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_FLAGS = {"gbeng": "flag of England", "gbsct": "flag of Scotland", "gbwls": "flag of Wales"}
_FLAG = re.compile("\U0001f3f4([\U000e0061-\U000e007a]+)\U000e007f")
_COUNTRY = re.compile("([\U0001f1e6-\U0001f1ff])([\U0001f1e6-\U0001f1ff])")
_JOINERS = "\u200c\u200d"
_LONG_RUN = re.compile(r"[!-~]{24,}")
_KIND_OF_LETTER = re.compile(r"\b(LETTER|SYLLABLE|CHARACTER|SIGN|VOWEL|SMALL|CAPITAL|IDEOGRAPH|UNIFIED)\b")
_SPELLED_AT_MOST = 24
_EAST_ASIAN = "Chinese or Japanese"
_SCRIPTS = {"Cjk": _EAST_ASIAN, "Hiragana": _EAST_ASIAN, "Katakana": _EAST_ASIAN, "Hangul": "Korean"}
# What people mean by these signs, where their names in the standard say something else.
_MEANT = {"❤": "red heart", "♥": "heart", "☺": "smiling face", "☹": "sad face", "✓": "tick", "✔": "tick", "✅": "tick"}
_MEANT |= {"✗": "cross", "✘": "cross", "❌": "cross", "👍": "thumbs up", "👎": "thumbs down", "→": "arrow"}


@cache
def alphabet() -> tuple[frozenset[int], ...]:
    """The letters of each font, in the order in which fonts are tried."""
    return tuple(_letters_of(FONT_FOLDER / f"{name}-400.ttf") for name in FAMILIES.values())


def _letters_of(font: Path) -> frozenset[int]:
    with TTFont(font, lazy=True) as opened:
        return frozenset(opened.getBestCmap())


def printable(text: str) -> str:
    """The same words in letters that print.

    >>> printable("Thanks \\N{SLIGHTLY SMILING FACE}")
    'Thanks (slightly smiling face)'
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _FLAG.sub(_nation, text)
    text = _COUNTRY.sub(_country, text)
    text = unicodedata.normalize("NFC", "".join(_shown(letter) for letter in text))
    return "".join(_in_words(list(_clusters(text))))


def with_signs_named(text: str) -> str:
    """The same words in letters of any script, with emoji and other signs by their names.

    >>> with_signs_named("Thanks \N{SLIGHTLY SMILING FACE}")
    'Thanks (slightly smiling face)'
    """
    if text.isascii() and text.isprintable():
        return text
    text = _COUNTRY.sub(_country, _FLAG.sub(_nation, _LINE_ENDS.sub("\n", text)))
    text = unicodedata.normalize("NFC", "".join(_shown(letter) for letter in text))
    runs = groupby(text, key=lambda letter: unicodedata.category(letter).startswith("S"))
    return "".join("".join(_signs(list(run))) if are_signs else "".join(run) for are_signs, run in runs)


def with_breaks(text: str, every: int = 12) -> str:
    """Long runs without a space (an address, a row of symbols) with places where a line may end."""
    return _LONG_RUN.sub(lambda run: "\u200b".join(_pieces(run[0], every)), text)


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction belongs to a script such as Arabic or Hebrew."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def _pieces(run: str, size: int) -> list[str]:
    return [run[start : start + size] for start in range(0, len(run), size)]


def _nation(flag: re.Match[str]) -> str:
    code = "".join(chr(ord(tag) - 0xE0000) for tag in flag[1])
    return f"({_FLAGS.get(code, f'flag: {code}')})"


def _country(flag: re.Match[str]) -> str:
    return "(flag: {})".format("".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in flag.groups()))


def _shown(letter: str) -> str:
    """The letter without what only steers: control marks, direction marks, tags, skin tones, looks of emoji."""
    kind = unicodedata.category(letter)
    if letter == "\n" or letter in _JOINERS:
        return letter
    if kind in ("Zs", "Zl", "Zp") or letter == "\t":
        return letter if letter in " \u00a0\u202f" else " "
    if kind in ("Cs", "Co", "Cn"):
        return "\ufffd"
    if kind in ("Cc", "Cf") or letter in "\ufe0e\ufe0f\u034f\u20e3" or "\U0001f3fb" <= letter <= "\U0001f3ff":
        return ""
    return "" if 0xFE00 <= ord(letter) <= 0xFE0D or 0xE0100 <= ord(letter) <= 0xE01EF else letter


def _clusters(text: str) -> Iterator[str]:
    """Letters with the marks that stand on them."""
    cluster = ""
    for letter in text:
        if cluster and (unicodedata.category(letter).startswith("M") or letter in _JOINERS) and cluster != "\n":
            cluster += letter
        else:
            if cluster:
                yield cluster
            cluster = letter
    if cluster:
        yield cluster


def _in_words(clusters: list[str]) -> Iterator[str]:
    """Each cluster as it prints; those that cannot, in groups, as words in brackets."""
    for kind, group in groupby(((_drawn(cluster), cluster) for cluster in clusters), key=_group):
        found = list(group)
        if kind is None:
            yield "".join(drawn or "" for drawn, _ in found)
        elif kind == "":
            yield from _signs([cluster for _, cluster in found])
        else:
            yield f"({kind} letters: {_spelled([cluster for _, cluster in found])})"


def _group(found: tuple[str | None, str]) -> str | None:
    """None if it prints, the name of the script if it is a letter, else nothing."""
    drawn, cluster = found
    if drawn is not None:
        return None
    letter = _simpler(cluster)[0]
    script = unicodedata.name(letter, "").partition(" ")[0].capitalize()
    return _SCRIPTS.get(script, script) if unicodedata.category(letter).startswith("L") else ""


def _drawn(cluster: str) -> str | None:
    """The cluster in letters that one of the fonts has, or None. A mark without a letter to stand on is left out."""
    if unicodedata.category(cluster[0]).startswith("M"):
        return ""
    bare = cluster.rstrip(_JOINERS)
    if all(_prints(bare.replace("\u200c", "").replace("\u200d", ""))) if bare else True:
        return cluster if _takes_joiners(bare) else bare.strip(_JOINERS)
    simpler = _simpler(bare)
    if simpler != bare and all(_prints(simpler)):
        return simpler
    # A pile of marks on a letter: the letter, and those marks that its own font has.
    letter = bare[0]
    fonts = [font for font in alphabet() if ord(letter) in font]
    return "".join(mark for mark in bare if ord(mark) in fonts[0]) if fonts else None


def _simpler(cluster: str) -> str:
    """The plain letters behind a look (bold, wide, joined), but never a raised or lowered figure: m⁴ is not m4."""
    if unicodedata.decomposition(cluster[0]).startswith(("<super>", "<sub>")):
        return cluster
    plain = unicodedata.normalize("NFKC", cluster)
    return cluster if plain.startswith(" ") else plain


def _prints(text: str) -> Iterator[bool]:
    """Whether each part of the text, a letter with its marks, is whole in one font."""
    for cluster in _clusters(text):
        yield cluster == "\n" or any(all(ord(letter) in font for letter in cluster) for font in alphabet())


def _takes_joiners(cluster: str) -> bool:
    """Whether joiners matter in this script (they do in Arabic and in the scripts of India)."""
    return bool(cluster) and "\u0600" <= cluster[0] <= "\u0d7f"


def _signs(signs: list[str]) -> Iterator[str]:
    """Symbols and emoji by name; a row of the same is counted."""
    names = [_name(sign[0]) for sign in signs]
    told = [
        name if count == 1 else f"{name}, {count} times"
        for name, count in ((name, len(list(same))) for name, same in groupby(names))
    ]
    yield f"({', '.join(told)})"


def _name(sign: str) -> str:
    return _MEANT.get(sign) or unicodedata.name(sign, f"sign U+{ord(sign):04X}").lower()


def _spelled(letters: list[str]) -> str:
    """Letters by their sounds, as far as their names tell them, else by their numbers."""
    names = [_sound(_simpler(letter)[0]) for letter in letters[:_SPELLED_AT_MOST]]
    more = len(letters) - len(names)
    return "-".join(names) + (f" and {more} more" if more else "")


def _sound(letter: str) -> str:
    _, _, rest = unicodedata.name(letter, "").partition(" ")
    sound = " ".join(_KIND_OF_LETTER.sub("", rest).split()).lower().replace(" ", "_")
    return sound.removeprefix("-") or f"{ord(letter):04X}"
