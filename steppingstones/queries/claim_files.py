"""The claims of a report as rows of a file: with the references of what they rest on, so that they can come back."""

from ..formats.projectclaims import ClaimRow
from ..models import Report
from .themes_now import all_themes, themes_now
from .voices import readable


def claim_rows(report: Report) -> list[ClaimRow]:
    """What is chosen as it is now: without voices that the group may not read any more. If none of those that were
    picked is left, they stay named: without any, all voices for the stone would count.
    """
    claims = list(report.claims.standing().select_related("stone").prefetch_related("quotes"))
    may_read = set(readable(report.project).values_list("ref", flat=True))
    themes = themes_now(all_themes(report.project))
    return [
        ClaimRow(
            report=report.ref,
            stone=claim.stone.ref,
            words=claim.words,
            easy_words=claim.easy_words,
            picture=claim.picture,
            quotes=tuple(voice.ref for voice in claim.quotes.all() if voice.ref in may_read),
            sides=tuple(claim.sides),
            said_from=claim.said_from,
            said_until=claim.said_until,
            themes=tuple(dict.fromkeys(themes[ref].ref for ref in claim.themes if ref in themes)),
            voices=tuple(ref for ref in claim.picked if ref in may_read) or tuple(claim.picked),
        )
        for claim in claims
    ]
