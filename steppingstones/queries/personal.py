"""Quotes that are about to leave the group, with the personal details in them pointed out. Nothing is changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..methods.finding import Piece
from ..methods.personal_details import Detail, Kind, find
from ..models import Project, Report
from .claims import ClaimFacts, QuoteFacts
from .known_names import names_known

KINDS = {
    Kind.EMAIL: gettext_lazy("an email address"),
    Kind.ONLINE: gettext_lazy("an address or a name on the internet"),
    Kind.BANK: gettext_lazy("a number of a bank card or account"),
    Kind.NHS: gettext_lazy("an NHS number"),
    Kind.INSURANCE: gettext_lazy("a National Insurance number"),
    Kind.ALONE: gettext_lazy("words that fit one person alone"),
    Kind.BIRTH: gettext_lazy("a date or an age"),
    Kind.POSTCODE: gettext_lazy("a postcode"),
    Kind.PHONE: gettext_lazy("a phone number"),
    Kind.ADDRESS: gettext_lazy("an address"),
    Kind.NAME: gettext_lazy("a name"),
}


@dataclass(frozen=True, kw_only=True)
class QuoteToLookAt:
    """One quote under one claim, in pieces, with what each mark may be, in words."""

    claim: ClaimFacts
    quote: QuoteFacts
    pieces: tuple[Piece, ...]
    details: tuple[tuple[str, str], ...]  # the words and what they may be, each once
    is_against: bool


def to_look_at(report: Report, claims: Iterable[ClaimFacts]) -> list[QuoteToLookAt]:
    """The quotes of a report for readers outside the group in which something personal may stand."""
    claims = list(claims)
    if report.audience == Report.Audience.GROUP or not any(one.quotes or one.quotes_against for one in claims):
        return []
    names = names_known(report.project)
    quotes = [(claim, quote, False) for claim in claims for quote in claim.quotes]
    quotes += [(claim, quote, True) for claim in claims for quote in claim.quotes_against]
    return [
        _looked_at(claim, quote, details, is_against)
        for claim, quote, is_against in quotes
        if (details := find(quote.words, names))
    ]


def _looked_at(claim: ClaimFacts, quote: QuoteFacts, details: tuple[Detail, ...], is_against: bool) -> QuoteToLookAt:
    told = ((quote.words[one.start : one.end], str(KINDS[one.kind])) for one in details)
    pieces = in_pieces(quote.words, details)
    return QuoteToLookAt(
        claim=claim, quote=quote, pieces=pieces, details=tuple(dict.fromkeys(told)), is_against=is_against
    )


def in_pieces(text: str, details: Iterable[Detail]) -> tuple[Piece, ...]:
    pieces, at = [], 0
    for one in details:
        pieces += [Piece(words=text[at : one.start], is_found=False)]
        pieces += [Piece(words=text[one.start : one.end], is_found=True)]
        at = one.end
    pieces.append(Piece(words=text[at:], is_found=False))
    return tuple(piece for piece in pieces if piece.words)


def may_hold(report: Report, quotes: Iterable[QuoteFacts]) -> dict[str, str]:
    """For each quote with something personal in it, by reference, what that may be, in words."""
    quotes = list(quotes)
    if report.audience == Report.Audience.GROUP or not quotes:
        return {}
    names = names_known(report.project)
    found = {quote.ref: dict.fromkeys(str(KINDS[one.kind]) for one in find(quote.words, names)) for quote in quotes}
    return {ref: _(", ").join(kinds) for ref, kinds in found.items() if kinds}


def details_in(project: Project, texts: Iterable[str]) -> list[tuple[str, str]]:
    """What somebody may be found by in these texts, and what it may be, in words; each once. One query."""
    names = names_known(project)
    found = ((text[one.start : one.end], str(KINDS[one.kind])) for text in texts for one in find(text, names))
    return list(dict.fromkeys(found))
