"""The claims of a report to hang up: A3, in words that can be read from across a room.

Under each claim stands what it rests on and what speaks against it, smaller: a claim on a wall must not say more than
the report does. Where everybody can read the whole report, its address stands on top, in letters and as a QR code.
"""

from .blocks import Claim, Document, Quote, title_of, with_levels
from .press import Data, Printed, language, plain, press, said

LONG = 400  # letters: a longer claim may go over two columns

FEW, FEW_SIZE, MANY_SIZE = 4, 44, 32  # claims that fit on one sheet in larger letters, in points


def write(document: Document) -> Printed:
    """The poster as a tagged PDF."""
    claims = [block for _level, block in with_levels(document.blocks) if isinstance(block, Claim)]
    return press(
        "claims_poster.typ",
        {
            **language(document.language),
            "name": plain(title_of(document)),
            "title": said(title_of(document)),
            "subtitle": said(document.subtitle),
            "made_on": said(document.made_on),
            "notice": said(document.notice),
            "dissent": said(document.dissent),
            "against": said(document.wording.against),
            "size": FEW_SIZE if len(claims) <= FEW else MANY_SIZE,
            "address": said(document.address),
            "read_it_at": said(document.wording.read_it_at),
            "code": _code(document),
            "claims": [_claim(claim, document) for claim in claims],
        },
    )


def _code(document: Document) -> Data | None:
    """The address for phones, with words for those who do not see it. Only where everybody can open it."""
    if not (document.address and document.code):
        return None
    return {"svg": document.code, "alt": f"{document.wording.code_leads_to} {plain(document.address)}"}


def rests_on(claim: Claim, document: Document, *, has_room: bool = True) -> str:
    """How sure the group may be, and the first sentence of what it rests on, which tells who says so. Where only some
    voices count, that is said below it, if there `has_room`."""
    told = claim.evidence if claim.has_evidence and claim.evidence else (document.wording.no_evidence,)
    chosen = told[0] if len(told) > 1 and told[0].startswith(document.wording.some_voices) else ""
    first = told[1] if chosen else told[0]
    return "\n".join(filter(None, (claim.sure, first, chosen if has_room else "")))


def speaks_against(claim: Claim) -> str:
    """The first sentence of what speaks against it."""
    first = next(iter(claim.against), "")
    return f"“{first.words}”" if isinstance(first, Quote) else first


def _claim(claim: Claim, document: Document) -> Data:
    parts = claim.words, rests_on(claim, document), speaks_against(claim)
    words, below, against = map(said, parts)
    is_long = sum(map(len, parts)) > LONG
    return {"words": words, "rests_on": below, "against": against, "is_long": is_long, "track": claim.track}
