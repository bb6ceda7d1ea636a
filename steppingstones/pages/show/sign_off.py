"""Sign-off: versions of a report that do not change, and what members say to them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ...access import project_page
from ...actions import sign_offs as actions
from ...documents.compared import compare
from ...models import Project, ReportVersion
from ...queries import sign_offs as queries
from ...queries.remarks import open_in
from ...queries.report_forms import forms_for
from ...queries.report_frozen import freeze
from ...queries.report_length import length_if_asked
from ..answer import NEEDS_ANOTHER_LOOK, form_page
from ..once import once
from .files import paged, whole_sections
from .finding import find_report
from .hand_on import on_handing_on, on_telling
from .sign_off_forms import AskForm, OpenForm, SignForm

A_PAGE = 20


def find(project: Project, ref: str, version: str) -> ReportVersion:
    return get_object_or_404(queries.versions_of(find_report(project, ref)), ref=version)


@project_page()
@require_safe
def versions(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The versions, newest first, and whether a fingerprint belongs to one of them."""
    report = find_report(project, ref)
    page = Paginator(queries.versions_of(report).defer("kept"), A_PAGE).get_page(request.GET.get("page"))
    standings = queries.standings_of(page.object_list)
    rows = [(version, standings[version.pk]) for version in page.object_list]
    typed = request.GET.get("print", "").strip()[:200]
    found = queries.version_of(report, typed) if typed else None
    newest = report.versions.defer("kept").first()
    context = {"report": report, "page": page, "rows": rows, "newest": newest, "typed": typed, "found": found}
    return render(request, "show/versions.html", context)


@project_page(edit=True)
@once
def ask(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    report = find_report(project, ref)
    last = report.versions.defer("kept").first()
    form = AskForm(request.POST if request.method == "POST" else None, initial={"others": last and last.others_asked})
    if form.is_valid():
        version = actions.ask(report, form.cleaned_data["others"], today=timezone.localdate(), by=request.member)
        messages.success(request, _("This version stays as it is. Now people can sign it."))
        return redirect("show:version", project.slug, ref, version.ref)
    return form_page(request, "show/version_ask.html", form, report=report, open_remarks=open_in(report))


@project_page()
@require_safe
def version(request: HttpRequest, project: Project, ref: str, reportversion: str) -> HttpResponse:
    found = find(project, ref, reportversion)
    own = found.signoffs.filter(member=request.member).first()
    said = {"answer": own.answer, "words": own.words, "printed": own.printed} if own else {}
    return version_page(request, found, SignForm(initial=said))


def version_page(
    request: HttpRequest, version: ReportVersion, form: SignForm, opening: OpenForm | None = None
) -> HttpResponse:
    """Exactly what goes out, and below it the place to answer."""
    document = queries.document_of(version)
    context = {
        "version": version,
        "report": version.report,
        "document": document,
        **paged(request, whole_sections(document)),
        "standing": queries.standing_of(version),
        "own": version.signoffs.filter(member=request.member).first(),
        "as_signed": queries.is_as_signed(version),
        "forms": forms_for(document.most_pages),
        "length": length_if_asked(document),
        "seen": queries.as_read(version),
        "newer": version.report.versions.defer("kept").filter(number__gt=version.number).first(),
        "may_be_public": queries.may_be_public(version),
        "address": address_of(request, version),
        "is_open_before": queries.is_open(version.report),
        "opening": opening or OpenForm(initial={"address": version.report.address}),
        "form": form,
        **on_handing_on(request, version),
        **(on_telling(version) if request.member.is_facilitator else {}),
    }
    status = NEEDS_ANOTHER_LOOK if form.errors or context["opening"].errors else 200
    return render(request, "show/version.html", context, status=status)


def address_of(request: HttpRequest, version: ReportVersion) -> str:
    key = version.public_key
    return request.build_absolute_uri(reverse("public-report:report", args=[key])) if key else ""


@project_page()
@require_POST
def sign(request: HttpRequest, project: Project, ref: str, reportversion: str) -> HttpResponse:
    """Readers too: a report may be about them, and signing changes nothing in it."""
    found = find(project, ref, reportversion)
    form = SignForm(request.POST)
    if form.is_valid() and signed(request, found, form):
        messages.success(request, _("Your answer is written down. You can change it, or take it back."))
        return redirect("show:version", project.slug, ref, reportversion)
    return version_page(request, found, form)


def signed(request: HttpRequest, version: ReportVersion, form: SignForm) -> bool:
    """Whether it could be written down. If not, the form says why, and what was typed stays in it."""
    try:
        actions.sign(version, **form.cleaned_data, seen=request.POST.get("seen", ""), by=request.member)
    except actions.NotWhatWasRead:
        form.add_error(None, _("Words were taken back since you opened this version. Read it again, then answer."))
    except actions.Replaced:
        form.add_error(None, _("There is a newer version by now. Your answer is not written down. Read that one."))
    return form.is_valid()


@project_page()
@require_POST
def take_back(request: HttpRequest, project: Project, ref: str, reportversion: str) -> HttpResponse:
    actions.take_back(find(project, ref, reportversion), by=request.member)
    messages.success(request, _("Your answer is gone."))
    return redirect("show:version", project.slug, ref, reportversion)


@project_page()
@require_safe
def since(request: HttpRequest, project: Project, ref: str, reportversion: str) -> HttpResponse:
    """This version beside an earlier one: the one before, or the one that was chosen."""
    new = find(project, ref, reportversion)
    others = queries.versions_of(new.report).filter(number__lt=new.number)
    chosen = request.GET.get("with", "")
    old = others.filter(number=int(chosen)).first() if chosen.isdecimal() and len(chosen) < 9 else others.first()
    found = compare(old.kept, new.kept) if old else None
    context = {"report": new.report, "new": new, "old": old, "found": found, "others": others.defer("kept")[:A_PAGE]}
    return render(request, "show/version_since.html", context)


@project_page()
@require_safe
def now(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The newest version beside what a new one would say."""
    old = queries.newest_of(project, ref)
    report = old.report if old else find_report(project, ref)
    found = compare(old.kept, freeze(report).kept) if old else None
    return render(request, "show/version_since.html", {"report": report, "old": old, "found": found})
