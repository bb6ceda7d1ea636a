"""What gets in the way of doing things together: the barriers that the field names, and what a group met of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

OWN = ""  # the key of a barrier that is on no list
HELPED = ("yes", "partly")
SHOWN = 3  # things that helped, the last ones first


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of barrier: what it is in a sentence, in easy words, and what groups try against it."""

    key: str
    name: str
    words: str
    easy: str
    tries: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Met:
    """A barrier that a group met, and what it tried: what was done, and whether it helped."""

    kind: str
    is_over: bool = False
    tried: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class KindMet:
    """How often a group met one kind of barrier, how often that is over, and what helped."""

    times: int = 0
    over: int = 0
    helped: tuple[str, ...] = ()


# Guides, studies and practitioners name these again and again; the sentences are ours.
KINDS = (
    Kind(
        key="time",
        name="Time",
        words="Doing things together takes longer than doing them alone, and people have other duties.",
        easy="Working together takes time. We are busy.",
        tries=("Begin with one small piece.", "Meet when people are free, and keep each meeting short."),
    ),
    Kind(
        key="money",
        name="Money and power",
        words="Some are paid for being there and others are not, and whoever holds the money has the last word.",
        easy="Staff earn money here. Other people do not. People with money decide.",
        tries=(
            "Give each person something for their time that they choose.",
            "Say openly who decides about the money, and let the group decide about a part of it.",
        ),
    ),
    Kind(
        key="knowledge",
        name="Knowledge, and fear of getting it wrong",
        words="People do not know how to do it, and the fear of doing it badly keeps them from beginning.",
        easy="We do not know how to do it. We are afraid to get it wrong.",
        tries=(
            "Learn together: people who use a service and staff in the same room.",
            "Say that mistakes are allowed.",
        ),
    ),
    Kind(
        key="evidence",
        name="Evidence",
        words="It is hard to show what doing it together has changed, so others doubt that it is worth it.",
        easy="It is hard to show that it helps.",
        tries=(
            "Write down before you begin what would have been done without the group.",
            "Collect what people say as you go, not only at the end.",
        ),
    ),
    Kind(
        key="communication",
        name="Communication",
        words="Words, papers or ways of sending news shut some people out.",
        easy="Some people do not understand the words. Some people do not get the news.",
        tries=(
            "Agree that anybody may stop a meeting to ask what a word means.",
            "Ask each person in what way they want to hear from the group.",
        ),
    ),
    Kind(
        key="on-board",
        name="Getting everyone on board",
        words="Some do not want to join: they fear for their say or their job, doubt that it is meant, or are tired.",
        easy="Some people do not want to join. They are afraid. Or they think we do not mean it.",
        tries=(
            "Talk with each person about what worries them before the first meeting.",
            "Show one thing that changed because somebody spoke up.",
        ),
    ),
    Kind(
        key="diversity",
        name="Diversity",
        words="The same people come each time, and those whom services leave out are left out here, too.",
        easy="It is always the same people. Some people are missing.",
        tries=(
            "Go where people already meet, with somebody whom they trust.",
            "Ask after each meeting who was missing, and invite them by name.",
        ),
    ),
    Kind(
        key="risk",
        name="Risk",
        words="Organisations avoid what they cannot foresee, so nothing new is tried.",
        easy="Some people are afraid that something goes wrong. So they do nothing new.",
        tries=(
            "Write down the risks together, and beside each what happens if you do not do it together.",
            "Try it for a short time, then look together at what happened.",
        ),
    ),
    Kind(
        key="commissioning",
        name="Commissioning",
        words="Those who pay for services ask for numbers and large contracts, and leave little room to change course.",
        easy="The people who pay want numbers. They want to know everything before we start.",
        tries=(
            "Bring those who pay into the group early.",
            "Offer what people want to see changed, beside the numbers.",
        ),
    ),
    Kind(
        key="tokenism",
        name="Tokenism",
        words="People are invited for show: they are heard, and nothing that they say can change anything.",
        easy="They ask us. But nothing changes.",
        tries=(
            "Say at the start what can still be changed and what cannot.",
            "Tell everybody what came of what they said, also when it was not done.",
        ),
    ),
    Kind(
        key="sector",
        name="The state of the sector",
        words="Services are short of money and staff, so little strength is left for new ways.",
        easy="Services have too little money. There are too few workers.",
        tries=(
            "Choose a change that makes work lighter for somebody.",
            "Share a room, a worker or a bus with another group nearby.",
        ),
    ),
)
_BY_KEY: Mapping[str, Kind] = {kind.key: kind for kind in KINDS}


def kind_of(key: str) -> Kind | None:
    """The kind of barrier with this key, or nothing where a group named one of its own.

    >>> kind_of("on-board").name
    'Getting everyone on board'
    >>> kind_of("weather") is None
    True

    Source: the challenges to genuine co-production in NDTi's guide, which follows SCIE (2013), and in what Inspiring
    Change Manchester wrote for Co-Production Week 2020 (time, resource, knowledge, evidence).
    """
    return _BY_KEY.get(key)


def by_kind(met: Iterable[Met]) -> dict[str, KindMet]:
    """What a group met, by the key of the kind; `met` has the newest first. Kinds that it has not met are left out.

    >>> evenings = Met(kind="time", is_over=True, tried=(("We met at lunch", "yes"), ("We met online", "no")))
    >>> by_kind([evenings, Met(kind="time")])
    {'time': KindMet(times=2, over=1, helped=('We met at lunch',))}

    Source: our own rule. What did not help is in the list of each barrier; what helped is what others look for first.
    """
    found: dict[str, list[Met]] = {}
    for each in met:
        key = each.kind if each.kind in _BY_KEY else OWN
        found.setdefault(key, []).append(each)
    return {key: _told(found[key]) for key in [*_BY_KEY, OWN] if key in found}


def _told(met: list[Met]) -> KindMet:
    helped = [words for each in met for words, how in each.tried if how in HELPED]
    return KindMet(times=len(met), over=sum(each.is_over for each in met), helped=tuple(helped[:SHOWN]))
