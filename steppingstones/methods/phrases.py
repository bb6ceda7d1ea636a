"""Rules for putting the words around the questions into another language: what is kept, and what must be mended."""

import re
from collections.abc import Mapping

from .phrase_list import PHRASES

PLACE = re.compile(r"%\((\w+)\)([sd])")  # where a number or a name is put in
SHOWN = re.compile(r"\{(\w+)\}")  # the same, as translators see and write it
STANDS_FOR = re.compile(r"\b(NAME|PLACE)\b")  # put in by the browser
UNSAFE = re.compile(r"[<>&%{}\"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")  # these could be taken for more than words
LONGEST = 1000  # letters of a translation
QUOTED = re.compile(r'"([^"]*)"')
ENDS_OF_LINES = re.compile(r"[\t\r\n]+")


def shown(phrase: str) -> str:
    """A phrase as translators see it: `{number}` where a number is put in.

    Source: our own.

    >>> shown("Choose up to %(most)s.")
    'Choose up to {most}.'
    """
    return PLACE.sub(r"{\1}", phrase)


def kept(phrase: str, said: str) -> str:
    """A translation as it is kept: on one line, with the places as the phrase has them. Quotation marks become “ ”.

    Source: our own.

    >>> kept("Choose up to %(most)s.", 'Dewiswch hyd at {most}: "un"')
    'Dewiswch hyd at %(most)s: “un”'
    """
    kinds = dict(PLACE.findall(phrase))
    words = QUOTED.sub(r"“\1”", ENDS_OF_LINES.sub(" ", said.strip()).replace("'", "’"))
    return SHOWN.sub(lambda found: f"%({found[1]}){kinds.get(found[1], 's')}", words)


def faults(phrase: str, said: str) -> list[str]:
    """What must be mended in a translation, in sentences; nothing for one that is empty or right.

    Source: our own. What is put in must be put in there too, and words must not be taken for something else.

    >>> faults("Choose up to %(most)s.", "Dewiswch")
    ['Put {most} in: a number or a name comes there.']
    >>> faults("Start", "<b>Dechrau</b>")
    ['Leave out < and >.']
    """
    if not said.strip():
        return []
    wanted, given = {name for name, _kind in PLACE.findall(phrase)}, set(SHOWN.findall(said))
    found = [f"Put {{{name}}} in: a number or a name comes there." for name in sorted(wanted - given)]
    found += [f"Leave out {{{name}}}: nothing is put in there." for name in sorted(given - wanted)]
    missing = [name for name in STANDS_FOR.findall(phrase) if name not in said]
    found += [f"Keep {name} as it is: other words come in its place." for name in missing]
    signs = sorted(set(UNSAFE.findall(SHOWN.sub("", QUOTED.sub(r"\1", said)))))
    if len(kept(phrase, said)) > LONGEST:
        found.append(f"This is too long: use at most {LONGEST} letters.")
    if signs:
        named = (sign if sign.isprintable() else "signs that cannot be seen" for sign in signs)
        found.append(f"Leave out {' and '.join(named)}.")
    return found


def left(translated: Mapping[str, str]) -> int:
    """How many phrases have no translation.

    Source: our own.

    >>> left({"Start": "Dechrau"}) == len(PHRASES) - 1
    True
    """
    return sum(not translated.get(phrase) for phrase in PHRASES)
