"""What the words of a stone look like: doing, a change, two changes, people. Only for English, and only ever a guess.

Each answer starts a question to the group, never a refusal. So in doubt the answer is no.
"""

import re
from collections.abc import Collection
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that hardly any other language has in this spelling, and words that need a second one beside them.
STRONG = _listed(
    "the to and are were with have from their they people our that this what who how each every more new can it's "
    "about together when there which your"
)
WEAK = _listed("a an of in on for is was will has we not all at by as be it one up out so")
# First words that are about doing and nothing else.
DOING = _listed(
    "hold run make create develop organise organize arrange hire recruit buy deliver provide produce prepare invite "
    "advertise collect gather publish teach write draft discuss practise introduce implement conduct facilitate "
    "establish engage appoint co-design co-produce train build paint print"
)
# First words that may be doing, or a thing that the sentence is about: "Plan the rooms", "Plans are agreed".
PERHAPS_DOING = _listed(
    "set start plan offer design host lead test try visit launch map survey review interview support form turn put "
    "send bring tell find research"
)
# What grows in people, even where the sentence begins with doing: "make friends", "build trust", "develop skills".
GROWS = _listed(
    "friend friends friendships trust confidence relationships connections skills knowledge awareness understanding "
    "independence choices decisions progress sense resilience stronger better new more"
)
# With "to" in front a sentence says what for: "to create a day centre" is a goal, "to hold a workshop" is not.
EVENTS = _listed(
    "hold run organise organize arrange host meet visit invite attend write print advertise practise prepare discuss "
    "interview train recruit hire draft"
)
# "Running workshops", but "making friends", "meeting people" and "getting out more" are changes.
DOING_ING = _listed(
    "holding running creating developing organising organizing arranging hiring recruiting buying delivering providing "
    "producing preparing inviting advertising collecting gathering publishing teaching writing drafting discussing "
    "setting starting planning designing hosting launching interviewing training building painting printing "
    "conducting facilitating introducing implementing establishing"
)
_EVENT_NOUNS = r"(?:workshops?|meetings?|trainings?|sessions?|interviews?|visits?|focus groups?|courses?|events?)"
_EVENT = re.compile(
    rf"(?:(?:a|an|the|our|regular|weekly|monthly|two|three|four|some|several|training|planning|group) ){{0,3}}"
    rf"{_EVENT_NOUNS}(?:\W*$| (?:to|with|for|about|on|at|in|every|where)\b)",
    re.IGNORECASE,
)
FINITE = _listed(
    "is are was were has have had can could will would may must should does do feel feels felt know knows knew trust "
    "trusts understand understands work works worked listen listens become becomes became"
)
SMALL = _listed("a an the our their its your his her this that these those each every some more new all up")
PRONOUNS = _listed("they it he she we you i their there this that these those his her its our")
ASKING = _listed("who which that what how when where why whose if whether because so")

_SOMEBODY = (
    r"people|persons?|every(?:one|body)|members?|staff|carers?|famil(?:y|ies)|parents?|residents?|neighbours?|tenants?|"
    r"patients?|professionals|workers?|volunteers|individuals|they|we|women|men|children|young people|older people"
)
_STATE = (
    r"feels?|felt|knows?|trusts?|understands?|believes?|enjoys?|becomes?|"
    r"(?:is|are) (?:more|less|better|able|confident|happy|happier|proud|ready|heard|valued|respected|sure|safer|well)|"
    r"(?:has|have) (?:more|less|better|made|gained|learnt|learned|become|a say)"
)
_CHANGED = re.compile(
    rf"(?:more |all |most |many |the |our |local )*(?:{_SOMEBODY})(?: (?!who|that|which)\w+)? (?:{_STATE})\b",
    re.IGNORECASE,
)
_GROWN = re.compile(
    r"(?:increased?|improved?|better|greater|higher|reduced|less|stronger|more) "
    r"(?:confidence|skills|wellbeing|well-being|trust|independence|understanding|knowledge|awareness|belonging|"
    r"loneliness|isolation|stress|self-esteem)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    rf"\b(?:{_SOMEBODY}|any(?:one|body)|some(?:one|body)|us|them|our|ours|their|theirs|adults?|girls?|boys?|teens?|"
    r"friends?|person's|people's|groups?|communit(?:y|ies)|teams?|councils?|councillors?|managers?|commissioners?|"
    r"organisations?|organizations?|charit(?:y|ies)|services|nurses?|doctors?|teachers?|students?|citizens?|public|"
    r"towns?|neighbourhoods?|users?|customers|clients|participants?|partners?|relatives|mums?|dads?|fathers?|mothers?|"
    r"peers?|board|leaders?|government|"
    r"compan(?:y|ies)|corporations?|stakeholders?|researchers?|both sides|each other|one another|co-producers)\b",
    re.IGNORECASE,
)


def words_in(text: str) -> list[str]:
    """The words of a sentence in small letters.

    Source: plain splitting at whatever is no letter.

    >>> words_in("Hold a workshop.")
    ['hold', 'a', 'workshop']
    """
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def is_english(text: str) -> bool:
    """Whether this reads as English: hardly any other letters, and common words; or very short.

    Source: stop words tell languages apart; a guess, so that other languages are left alone.

    >>> is_english("People feel at home here"), is_english("Menschen fühlen sich wohl")
    (True, False)
    """
    words = words_in(text)
    if not words or not _is_plain(text):
        return False
    return len(words) <= 3 or bool(STRONG.intersection(words)) or len(WEAK.intersection(words)) > 1


def says_doing(text: str) -> bool:
    """Whether this begins the way an activity does: "Hold workshops", "Running a course", "Meetings with staff".

    Source: an outcome says what will be different, not what will be done (`prompts.py` asks the same of groups).

    >>> says_doing("Hold a meeting for staff"), says_doing("Meetings are short"), says_doing("To have a plan agreed")
    (True, False, False)
    """
    first, second, *rest = [*words_in(text), "", ""]
    if not second or not _is_plain(text) or second in GROWS:
        return False
    if first == "to":
        return second in EVENTS
    if first in DOING and second in SMALL:
        return True
    if FINITE.intersection(_until([second, *rest], ASKING)):
        return False
    if first in PERHAPS_DOING:
        return second in SMALL
    if _EVENT.match(text.strip()):
        return not FINITE.intersection(rest)
    return (first in DOING or first in DOING_ING) and is_english(text)


def says_change(text: str) -> bool:
    """Whether this begins the way an outcome does: "People feel …", "Staff are more …", "Better skills".

    Source: as `says_doing`, the other way round.

    >>> says_change("People feel at home"), says_change("People paint the rooms")
    (True, False)
    """
    return is_english(text) and bool(_CHANGED.match(text.strip()) or _GROWN.match(text.strip()))


def says_two_things(text: str) -> bool:
    """Whether this is two sentences joined by "and", each about somebody or something else.

    Source: an outcome holds one change; two in one sentence cannot be judged together.

    >>> says_two_things("The rooms are ready and staff are trained"), says_two_things("People come and are heard")
    (True, False)
    """
    if not is_english(text):
        return False
    halves = re.split(r",? and |; ", text.strip(), flags=re.IGNORECASE)
    return any(_is_clause(words_in(one)) and _is_clause(words_in(two)) for one, two in pairwise(halves))


def names_somebody(text: str) -> bool:
    """Whether people, or something that is made of people, are named.

    Source: an outcome says for whom.

    >>> names_somebody("People feel at home"), names_somebody("More confidence")
    (True, False)
    """
    return bool(_PEOPLE.search(text))


def _is_plain(text: str) -> bool:
    """Whether nearly all letters are those of English: "café" is fine, another script is not."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isascii() for letter in letters) >= 0.9 * len(letters)


def _is_clause(words: list[str]) -> bool:
    """A subject of its own and a verb, without "who", "that" and the like before it."""
    for place, word in enumerate(words[:7]):
        if word in ASKING or (place == 0 and (word in PRONOUNS or word in FINITE)):
            return False
        if word in FINITE:
            return place > 0
    return False


def _until(words: list[str], stop: Collection[str]) -> list[str]:
    for place, word in enumerate(words):
        if word in stop:
            return words[:place]
    return words
