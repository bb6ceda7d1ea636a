"""One claim of a report: choosing its stone, wording it, and how we know."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import reports as actions
from ...methods import thread as method
from ...methods.plain import easy_read_findings
from ...methods.thread import Thread
from ...models import Claim, Project, Report
from ...queries.claim_words_told import word_notes
from ...queries.claims import facts_of, quotes_to_choose, stones_to_claim
from ...queries.people_words import people_words, threshold
from ...queries.personal import may_hold
from ...queries.reading import Reading
from ...queries.remarks import remarks_on, shown_place
from ...queries.reports import evidence_sentences
from ...queries.thread import stone_node
from ...queries.versions import stone_sentence
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import removed_page
from .forms import ClaimForm

A_PAGE = 30  # claims of a report
SETTLED = 20  # remarks on the page of a claim; the others are on a page of their own


def find(project: Project, ref: str, claim: str) -> Claim:
    """A claim that stands, or that was removed from a report that stands."""
    claims = Claim.objects.filter(report__removed_at=None).select_related("report__project__organisation", "stone")
    return get_object_or_404(claims, project=project, report__ref=ref, ref=claim)


@project_page(edit=True)
def claim_about(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Choose the stone that the claim is about; each shows what there is to say."""
    report = get_object_or_404(project.reports.standing(), ref=ref)
    return render(request, "show/claim_about.html", {"report": report, "tracks": stones_to_claim(project)})


@project_page(edit=True)
@once
def claim_add(request: HttpRequest, project: Project, ref: str, stone: str) -> HttpResponse:
    report = get_object_or_404(project.reports.standing().select_related("project"), ref=ref)
    stone = get_object_or_404(project.stones.standing(), ref=stone)
    return _claim_form(request, actions.new_claim(report, stone))


@project_page(edit=True)
def claim_edit(request: HttpRequest, project: Project, ref: str, claim: str) -> HttpResponse:
    claim = find(project, ref, claim)
    return removed(request, claim) if claim.removed_at else _claim_form(request, claim)


def removed(request: HttpRequest, claim: Claim) -> HttpResponse:
    args = [claim.project.slug, claim.report.ref]
    restore = reverse("show:claim-restore", args=[*args, claim.ref])
    return removed_page(request, claim, restore, reverse("show:report", args=args), typed=("words", "easy_words"))


def _claim_form(request: HttpRequest, claim: Claim) -> HttpResponse:
    report, reading = claim.report, Reading(claim.project)
    quotable = quotes_to_choose(report, claim.stone, reading.thread)
    form = ClaimForm(request.POST or None, instance=claim, quotable=quotable, may_hold=may_hold(report, quotable))
    if claim.pk:
        meanwhile(form, request)
    if form.is_valid():
        kept = actions.save_claim(form.save(commit=False), form.chosen(), by=request.member)
        return redirect("show:claim", claim.project.slug, report.ref, kept.ref)
    context = {
        "report": report,
        "claim": claim,
        "stone": claim.stone,
        "known": _known(reading.thread, claim),
        "notes": word_notes(form["words"].value() or "", claim, reading),
        "easy_notes": word_notes(form["easy_words"].value() or "", claim, reading),
        "findings": easy_read_findings(form["easy_words"].value() or ""),
    }
    return form_page(request, "show/claim_form.html", form, **context)


def _known(thread: Thread, claim: Claim) -> dict[str, str | int]:
    """What there is to say about the stone, for those who word the claim."""
    evidence = method.evidence(thread, stone_node(claim.stone))
    least = threshold(claim.report.audience)
    return {
        "supporting": people_words(evidence.supporting, least) if evidence.supporting.count else "",
        "against": people_words(evidence.against, least) if evidence.against.count else "",
        "decisions": len(evidence.decisions),
        "changes": len(evidence.changes),
    }


@project_page()
def claim(request: HttpRequest, project: Project, ref: str, claim: str) -> HttpResponse:
    """How do we know? The whole thread under one claim, from the voices to the impact."""
    claim = find(project, ref, claim)
    if claim.removed_at:
        return removed(request, claim)
    reading = Reading(project)
    facts = facts_of(claim, reading)
    open_ones, settled_ones = remarks_on(claim, SETTLED)
    context = {
        "report": claim.report,
        "claim": facts,
        "made": claim,
        "sentences": list(evidence_sentences(facts, threshold(Report.Audience.GROUP))),
        "agreed": stone_sentence(project, claim.stone),
        "notes": word_notes(claim.words, claim, reading),
        "easy_notes": word_notes(claim.easy_words, claim, reading),
        "place": shown_place(claim),
        "open_remarks": open_ones,
        "settled_remarks": settled_ones,
    }
    return render(request, "show/claim.html", context)


@project_page(edit=True)
@require_POST
def claim_up(request: HttpRequest, project: Project, ref: str, claim: str) -> HttpResponse:
    return _move(request, find(project, ref, claim), -1)


@project_page(edit=True)
@require_POST
def claim_down(request: HttpRequest, project: Project, ref: str, claim: str) -> HttpResponse:
    return _move(request, find(project, ref, claim), 1)


def _move(request: HttpRequest, claim: Claim, places: int) -> HttpResponse:
    actions.move_claim(claim, places, by=request.member)
    return redirect(place_of(claim))


def place_of(claim: Claim) -> str:
    """Where this claim stands in its report, which has pages where it has many."""
    claim.refresh_from_db(fields=["order"])
    before = claim.report.claims.standing().filter(order__lt=claim.order).count()
    page = f"?page={before // A_PAGE + 1}" if before >= A_PAGE else ""
    return f"{reverse('show:report', args=[claim.project.slug, claim.report.ref])}{page}#claim-{claim.ref}"
