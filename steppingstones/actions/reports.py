"""Making reports and the claims in them. The numbers are never written here: they are counted when a report is read."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Max

from ..models import Claim, ClaimQuote, Member, Project, Report, Stone, Voice
from .history import note


@transaction.atomic
def save_report(report: Report, *, by: Member) -> Report:
    """Keep a new or changed report."""
    verb = "changed" if report.pk else "started"
    report.save()
    note(by, verb, report)
    return report


@transaction.atomic
def save_claim(claim: Claim, quotes: Iterable[Voice], *, by: Member) -> Claim:
    """Keep a new or changed claim, last in its report when it is new, with the voices chosen to be quoted."""
    verb = "changed" if claim.pk else "added"
    if not claim.pk:
        last = claim.report.claims.aggregate(last=Max("order"))["last"]
        claim.order = 0 if last is None else last + 1
    claim.save()
    claim.claimquote_set.all().delete()
    chosen = [ClaimQuote(project=claim.project, claim=claim, voice=voice) for voice in quotes]
    ClaimQuote.objects.bulk_create(chosen)
    note(by, verb, claim)
    return claim


@transaction.atomic
def choose_evidence(claim: Claim, *, by: Member) -> Claim:
    """Keep which of the voices for its stone a claim rests on."""
    claim.save(update_fields=["sides", "said_from", "said_until", "themes", "picked"])
    note(by, "chose evidence for", claim)
    return claim


@transaction.atomic
def move_claim(claim: Claim, places: int, *, by: Member) -> None:
    """Move a claim up (-1) or down (1) in its report; at either end it stays."""
    claims = list(claim.report.claims.standing().select_for_update(of=("self",)).order_by("order", "pk"))
    here = claims.index(claim)
    claims.insert(max(0, here + places), claims.pop(here))
    _number(claims)
    note(by, "moved", claim)


def _number(claims: Sequence[Claim]) -> None:
    for order, claim in enumerate(claims):
        claim.order = order
    Claim.objects.bulk_update(claims, ["order"])


def new_claim(report: Report, stone: Stone) -> Claim:
    """A new claim about this stone, before it is kept."""
    return Claim(project=report.project, report=report, stone=stone)


def new_report(project: Project) -> Report:
    """A new report of this project, before it is kept."""
    return Report(project=project)
