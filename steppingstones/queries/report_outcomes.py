"""Achievements, and benefits by whom, as parts of a report: what was done, who says so, and what is against it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..documents.blocks import AnyBlock, BulletList, EasyRow, Facts, Heading, Item, Paragraph
from ..methods.suppression_sides import Heard
from .outcomes import OutcomeFacts, Share
from .people_words import people_words
from .report_words import easy, keyed, opening_words


def achievements(outcomes: Sequence[OutcomeFacts], least: int, heard: Heard | None) -> Iterator[AnyBlock]:
    """Each outcome with its own short path. What nothing shows yet comes last, and says so."""
    shown = sum(outcome.is_shown for outcome in outcomes)
    is_all = shown == len(outcomes)
    heading = _("What was achieved") if is_all else _("What was achieved, and what is hoped for")
    rows = _easy_how_many(shown, len(outcomes)) if shown else ()
    yield Heading(text=heading, easy_text=_("What we hoped for, and what we see"), easy=rows)
    yield Paragraph(text=_how_many(shown, len(outcomes)), easy=() if is_all else _still_open(outcomes))
    for outcome in outcomes:
        yield Heading(text=outcome.stone.words, level=3)
        told = tuple(_easy_outcome(outcome, least, heard, f"outcome-{outcome.stone.key}")) if outcome.is_shown else ()
        yield Facts(pairs=tuple(_facts(outcome, least, heard)), easy=told)


def benefits(told: Sequence[Share], least: int, heard: Heard | None, *, is_told: bool) -> Iterator[AnyBlock]:
    """Who gets what out of which outcome. `is_told`: Easy Read has said already who says so."""
    if not told:
        return
    yield Heading(text=_("What people get out of it"), easy_text=_("What people get out of it"))
    yield Paragraph(text=_("Benefits are shown under the people who have them, with what shows them."))
    for name, found in groupby(told, key=lambda share: share.name):
        shares = list(found)
        words = name or _("Not said for whom")
        yield Heading(text=words, level=3, easy_text=words)
        shown = [share for share in shares if share.outcome.is_shown]
        rows = tuple(row for share in shown for row in _easy_share(share, least, heard, is_told=is_told))
        yield BulletList(items=tuple(_item(share, least, heard) for share in shares), easy=rows)


# --- In words ---------------------------------------------------------------------------------------------


def _how_many(shown: int, number: int) -> str:
    """Outcomes are hoped for when they are written down: only what something shows is called achieved."""
    words = ngettext(
        "Something shows %(shown)d of %(n)d outcome.", "Something shows %(shown)d of %(n)d outcomes.", number
    )
    return words % {"shown": shown, "n": number}


def _facts(outcome: OutcomeFacts, least: int, heard: Heard | None) -> Iterator[tuple[str, str]]:
    if outcome.for_whom:
        yield _("Good for"), ", ".join(outcome.for_whom)
    if outcome.activities:
        yield _("What was done for it"), "\n".join(stone.words for stone in outcome.activities)
    yield _("What shows it"), shown_by(outcome, least, heard)
    if outcome.evidence.against.count:
        yield _("What speaks against it"), _against(outcome, least, heard)


def shown_by(outcome: OutcomeFacts, least: int, heard: Heard | None) -> str:
    """Who says so and how many changes lead to it, in a sentence or two."""
    found = outcome.evidence
    sentences = []
    if found.supporting.count:
        sentences.append(_("Said by %(people)s.") % {"people": people_words(found.supporting, least, heard=heard)})
    if found.changes:
        words = ngettext("%(n)d change leads to it.", "%(n)d changes lead to it.", len(found.changes))
        sentences.append(words % {"n": len(found.changes)})
    return " ".join(sentences) or _("Nothing shows it so far.")


def _against(outcome: OutcomeFacts, least: int, heard: Heard | None) -> str:
    return _("Said by %(people)s.") % {"people": people_words(outcome.evidence.against, least, heard=heard)}


def _item(share: Share, least: int, heard: Heard | None) -> Item:
    parts = [
        Item(label=_("They get"), text=", ".join(share.benefits)),
        Item(label=_("What shows it"), text=shown_by(share.outcome, least, heard)),
    ]
    if share.outcome.evidence.against.count:
        parts.append(Item(label=_("What speaks against it"), text=_against(share.outcome, least, heard)))
    return Item(text=share.outcome.stone.words, items=tuple(parts))


# --- In Easy Read: only what something shows --------------------------------------------------------------


def _easy_outcome(outcome: OutcomeFacts, least: int, heard: Heard | None, key: str) -> Iterator[EasyRow]:
    yield from keyed(key, outcome.stone.words, typed=outcome.stone.words)
    found = outcome.evidence
    if found.supporting.count:
        told, beside = opening_words(found.supporting, least, heard), shown_by(outcome, least, heard)
        yield from keyed(f"{key}-said", _("[people] said so."), "people talk", beside=beside, people=told)
    if found.against.count:
        told, beside = opening_words(found.against, least, heard), _against(outcome, least, heard)
        yield from keyed(f"{key}-against", _("[people] said something else."), "no", beside=beside, people=told)


def _easy_share(share: Share, least: int, heard: Heard | None, *, is_told: bool) -> Iterator[EasyRow]:
    words, key = share.outcome.stone.words, f"gets-{share.whom}-{share.outcome.stone.key}"
    yield from keyed(key, words, typed=words) if is_told else _easy_outcome(share.outcome, least, heard, key)
    benefits = ", ".join(share.benefits)
    told = _("What they get: %(benefits)s.") % {"benefits": benefits}
    yield from keyed(f"{key}-what", told, share.benefits[0], typed=benefits)


def _easy_how_many(shown: int, number: int) -> tuple[EasyRow, ...]:
    """As the report in full says it: something shows them, which is not yet to be sure that they are so."""
    words = ngettext(
        "We hoped for %(n)d thing. Something shows it:",
        "We hoped for %(n)d things. Something shows %(shown)d of them:",
        number,
    )
    return easy(words % {"shown": shown, "n": number}, "achievement")


def _still_open(outcomes: Sequence[OutcomeFacts]) -> tuple[EasyRow, ...]:
    number = sum(not outcome.is_shown for outcome in outcomes)
    words = ngettext(
        "We hope for %(n)d more thing. We do not know yet.",
        "We hope for %(n)d more things. We do not know yet.",
        number,
    )
    return easy(words % {"n": number}, "hope")
