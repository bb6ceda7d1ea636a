"""Words in a claim that say more than its evidence carries: "everyone", "because of", "proved".

A hint for whoever words the claim, never a rule that stops them. Only English is looked at; what reads as another
language is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .contribution import Rung
from .pathway_english import is_english, words_in
from .plain import sentences


class Reach(StrEnum):
    """What a strong word claims."""

    ALL = "all"
    MOST = "most"
    SPOKE = "spoke"  # most of those who spoke about it
    CAUSE = "cause"
    PART = "part"
    CHANGED = "changed"
    STRONG = "strong"
    ALWAYS = "always"
    PROVED = "proved"


@dataclass(frozen=True, kw_only=True)
class Carried:
    """What is behind a claim. `said`, `against` and `known` are numbers of people: who say so, who say otherwise, and
    all whom the group knows of. `is_measured` where a before and after, or a comparison, shows a change.
    """

    said: int = 0
    against: int = 0
    known: int = 0
    rung: Rung = Rung.WE_DID
    is_measured: bool = False


@dataclass(frozen=True, kw_only=True)
class StrongWord:
    """A strong word as it stands in the text, where it starts, and what it claims."""

    words: str
    start: int
    reach: Reach


_PEOPLE = r"(?:people|members|staff|carers|families|visitors|professionals|workers|neighbours|commissioners|residents)"
# The first that fits counts, so that "almost everyone" is not "everyone".
_STRONG: tuple[tuple[Reach, str], ...] = (
    (Reach.SPOKE, rf"most (?:(?:of )?(?:those|them|{_PEOPLE}) )?who (?:spoke|answered|told us|said)"),
    (Reach.MOST, r"(?:almost|nearly) (?:everyone|everybody|all)|(?:the|a|by far the)(?: \w+)? majority|majority"),
    (
        Reach.MOST,
        rf"(?<!the )(?<!at )(?<!our )(?<!a )most(?= (?:of|{_PEOPLE}|who|those|say|said|feel|felt|think|find|now)\b)",
    ),
    (Reach.ALWAYS, r"always|never|every time|all the time|at all times|for ever|forever"),
    (Reach.ALL, r"everyone|everybody|no one|no-one|nobody|every single \w+|each and every \w+"),
    (Reach.ALL, rf"all (?:of )?(?:us|them|{_PEOPLE})|all (?:of )?(?:the|our|those|these) (?:\w+ )?{_PEOPLE}"),
    (Reach.ALL, r"every (?:person|member|carer|family|visitor|professional|worker|neighbour|resident)|the whole group"),
    (Reach.CAUSE, r"because(?: of)?|thanks to|due to|as a result of|led to|leads to|lead to|resulted in|caused"),
    (Reach.CAUSE, r"brought about|made the difference|(?:than )?(?:it|they|we|this) would have been"),
    (Reach.PART, r"contributed to|had a part in|played a (?:big |great |key |large )?part in"),
    (Reach.CHANGED, r"improved|increased|decreased|reduced|rose|risen|doubled|halved|grew"),
    (Reach.CHANGED, r"(?:better|worse|more|less|fewer|higher|lower) than before"),
    (Reach.STRONG, r"significant(?:ly)?|dramatic(?:ally)?|massive(?:ly)?|huge(?:ly)?|enormous(?:ly)?|vast(?:ly)?"),
    (Reach.PROVED, r"prov(?:e|es|ed|en)|proof|beyond doubt|without (?:a |any )?doubt|undoubtedly|definitely|certainly"),
    (Reach.PROVED, r"guarantee(?:s|d)?"),
)
_ANY = re.compile(
    "|".join(rf"(?P<{reach.value}_{n}>\b(?:{words})\b)" for n, (reach, words) in enumerate(_STRONG)), re.I
)
_NOT = re.compile(r"(?:\bnot|\bcannot|n['’]t|\bhardly|\bwithout)(?: (?:yet|quite|be|been|say|saying))*\s+$", re.I)
_NEAR = 40  # letters before a word in which a "not" may stand
_QUOTED = re.compile(r"“[^”]{0,600}”|\"[^\"]{0,600}\"|‘[^’]{0,600}’(?!\w)")
# What people say may have a cause in it: it is told as their words.
_TOLD = re.compile(r"\b(?:say|says|said|told|tell|tells|think|thought|believe|report|reported)\b", re.I)
_ENGLISH = {"everyone", "everybody", "nobody", "because", "always", "never", "nearly", "almost", "majority"}
_AS_TOLD = {Reach.CAUSE, Reach.PART, Reach.CHANGED, Reach.STRONG}


def strong_words(text: str) -> list[StrongWord]:
    """The strong words of an English text in their order, each once; none in what is quoted, or after "not".

    >>> [(found.words, found.reach.value) for found in strong_words("Everyone is glad, because we proved it.")]
    [('Everyone', 'all'), ('because', 'cause'), ('proved', 'proved')]
    >>> strong_words("Not everyone is glad.")
    []

    Source: our own list, after the ladder of claims in `contribution.rung`, and Cochrane's advice on wording results
    (Santesso and others 2020, GRADE guidelines 26, Journal of Clinical Epidemiology 119, 126-135).
    """
    if not (is_english(text) or _ENGLISH.intersection(words_in(text))):
        return []
    own = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    found: dict[str, StrongWord] = {}
    for hit in _ANY.finditer(own):
        if not _NOT.search(own[max(0, hit.start() - _NEAR) : hit.start()]):
            word = StrongWord(words=hit[0], start=hit.start(), reach=Reach(str(hit.lastgroup).split("_")[0]))
            found.setdefault(hit[0].casefold(), word)
    return list(found.values())


def too_strong(text: str, carried: Carried) -> list[StrongWord]:
    """The strong words that the evidence does not carry.

    >>> six_of_eight = Carried(said=6, known=8, rung=Rung.PEOPLE_SAY)
    >>> [found.words for found in too_strong("Most people feel at home, and all members have a key.", six_of_eight)]
    ['all members']
    >>> too_strong("People say that they come because of the garden.", six_of_eight)
    []

    Source: as `strong_words`. What people say came of it may be told as what they say (`Rung.PEOPLE_SAY`).
    """
    told = list(_told_as_said(text)) if carried.said else []
    return [
        found
        for found in strong_words(text)
        if not _carries(found.reach, carried)
        and not (found.reach in _AS_TOLD and any(start <= found.start < end for start, end in told))
    ]


def _told_as_said(text: str) -> Iterator[tuple[int, int]]:
    """From where to where words stand that are told as what people say: to the end of the sentence."""
    for sentence in sentences(text):
        told = _TOLD.search(sentence.text)
        if told:
            yield sentence.start + told.end(), sentence.start + len(sentence.text)


def _carries(reach: Reach, carried: Carried) -> bool:
    """Nothing that a group can find out makes "always" or "proved" true."""
    return {
        Reach.ALL: 0 < carried.known <= carried.said and not carried.against,
        Reach.MOST: 2 * carried.said > carried.known and carried.said > carried.against,
        Reach.SPOKE: carried.said > carried.against,
        Reach.CAUSE: carried.rung >= Rung.COMPARED,
        Reach.PART: carried.rung >= Rung.IT_CONTRIBUTED,
        Reach.CHANGED: carried.is_measured,
        Reach.STRONG: carried.is_measured,
    }.get(reach, False)
