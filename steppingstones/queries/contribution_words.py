"""How far a claim may go, in words."""

from django.utils.translation import gettext as _

from ..methods.contribution import Belief, Kind, Lack, Refusal, Rung, Trust, trust

RUNGS = {
    Rung.WE_DID: lambda: _("We did this."),
    Rung.PEOPLE_SAY: lambda: _("People say that this came of it."),
    Rung.IT_CHANGED: lambda: _("This changed."),
    Rung.IT_CONTRIBUTED: lambda: _("Co-production contributed to this."),
    Rung.COMPARED: lambda: _("This changed more with co-production than without."),
}
# What such a claim may say, and what it may not say yet.
VERBS = {
    Rung.WE_DID: lambda: _("we opened, we held, we made, we asked"),
    Rung.PEOPLE_SAY: lambda: _("people say, people told us, people feel"),
    Rung.IT_CHANGED: lambda: _("rose, fell, is better than before, is worse than before"),
    Rung.IT_CONTRIBUTED: lambda: _("helped to, had a part in, contributed to"),
    Rung.COMPARED: lambda: _("more than without, because of, made the difference"),
}
NAMES = {
    Rung.WE_DID: lambda: _("We did"),
    Rung.PEOPLE_SAY: lambda: _("People say"),
    Rung.IT_CHANGED: lambda: _("It changed"),
    Rung.IT_CONTRIBUTED: lambda: _("Co-production contributed"),
    Rung.COMPARED: lambda: _("Compared with not co-producing"),
}
LACKS = {
    Lack.VOICES: lambda: _("somebody who says so"),
    Lack.CHANGE: lambda: _("a change that was seen, before and after"),
    Lack.RIVAL: lambda: _("another explanation that was looked into"),
    Lack.OPEN_RIVAL: lambda: _("an answer to each other explanation that was named"),
    Lack.INDEPENDENT: lambda: _("a source apart from the group"),
    Lack.COMPARISON: lambda: _("a comparison with not co-producing"),
}
KINDS = {
    Kind.STRAW: lambda: _("a hint"),
    Kind.HOOP: lambda: _("speaks against it if missing"),
    Kind.SMOKING_GUN: lambda: _("speaks for it if found"),
    Kind.DECISIVE: lambda: _("decides it either way"),
}
TRUST = {
    Trust.CERTAIN: lambda: _("practically certain"),
    Trust.HIGH: lambda: _("highly confident"),
    Trust.REASONABLE: lambda: _("reasonably confident"),
    Trust.MORE_THAN_NOT: lambda: _("more confident than not"),
    Trust.NOT_MORE: lambda: _("not more confident than not"),
}
REFUSALS = {
    Refusal.NOTHING_LOOKED_FOR: lambda: _("No evidence was looked for that could have spoken against it."),
    Refusal.CANNOT_BE: lambda: _("What was seen is called impossible in both cases. Look at the chances again."),
    Refusal.CANNOT_DEPEND: lambda: _("Two pieces of one origin cannot hang together so closely. Look at them again."),
}


def nothing_done() -> str:
    return _("Nothing is written down as done yet.")


def lack_of_done() -> str:
    return _("a change that was made, written down in Decide and linked to this outcome or to what leads to it")


def lack_of_way(words: str) -> str:
    return _("more to stand on at this link of the way: %(words)s") % {"words": words}


def how_sure(found: Belief) -> str:
    """How sure one may be, from where to where."""
    low, high = TRUST[trust(found.low)](), TRUST[trust(found.high)]()
    return low if low == high else _("from “%(low)s” to “%(high)s”") % {"low": low, "high": high}
