"""Reading the Easy Read version: a person with lived experience says of each line whether it is clear."""

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import easy_read as actions
from ...models import EasyReading, Project
from ...queries.easy_read import ToRead, may_be_asked, to_read
from ...queries.reports import easy_parts
from ..answer import form_page
from .easy_forms import CLEAR, AskForm, ClearForm, NameForm
from .finding import find_report

A_PAGE = 5  # few lines at a time: it is a page for people who read slowly


@project_page(edit=True)
def ask(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    report = find_report(project, ref)
    people = may_be_asked(report)
    form = AskForm(request.POST if request.method == "POST" else None, people=people)
    if form.is_valid():
        member = next(each for each in people if each.ref == form.cleaned_data["member"])
        actions.ask(report, member, today=timezone.localdate(), by=request.member)
        messages.success(request, _("%(name)s is asked to read it.") % {"name": member.name})
        return redirect("show:easy", project.slug, ref)
    return form_page(request, "show/easy_ask.html", form, report=report, people=people)


@project_page(edit=True)
@require_POST
def stop(request: HttpRequest, project: Project, ref: str, easyreading: str) -> HttpResponse:
    reading = get_object_or_404(find_report(project, ref).easy_readings, ref=easyreading)
    actions.stop_asking(reading, by=request.member)
    return redirect("show:easy", project.slug, ref)


def own(request: HttpRequest, project: Project, ref: str, easyreading: str) -> EasyReading:
    """The reading of whoever asks for it. What a person says of it is theirs to say."""
    report = find_report(project, ref)
    reading = get_object_or_404(report.easy_readings, ref=easyreading, member=request.member)
    reading.report = report
    return reading


@project_page()
def read(request: HttpRequest, project: Project, ref: str, easyreading: str) -> HttpResponse:
    """A few lines at a time. What is not answered can be answered later."""
    reading = own(request, project, ref, easyreading)
    if reading.read_on:
        return redirect("show:easy-reading-end", project.slug, ref, easyreading)
    lines = to_read(reading, easy_parts(reading.report))
    page = Paginator(lines, A_PAGE).get_page(request.GET.get("page"))
    forms = [(line, form_of(line, request)) for line in page]
    if request.method == "POST" and all(form.is_valid() for _line, form in forms):
        actions.say(reading, said_in(forms), by=request.member)
        return redirect(after(reading, page))
    context = {"report": reading.report, "reading": reading, "page": page, "forms": forms}
    wrong = [form for _line, form in forms if form.errors]
    return render(request, "show/easy_reading.html", {**context, "wrong": wrong}, status=422 if wrong else 200)


def form_of(line: ToRead, request: HttpRequest) -> ClearForm:
    sent = request.POST if request.method == "POST" else None
    return ClearForm(sent, prefix=line.mark, initial={"clear": line.said, "words": line.unclear})


def said_in(forms: list[tuple[ToRead, ClearForm]]) -> dict[str, tuple[str, bool, str]]:
    """What was said of these lines. Words without a choice say that something is not clear."""
    said = {}
    for line, form in forms:
        chosen, words = form.cleaned_data["clear"], form.cleaned_data["words"]
        if chosen or words:
            said[line.mark] = (line.key, chosen == CLEAR, words)
    return said


def after(reading: EasyReading, page: Page) -> str:
    args = [reading.report.project.slug, reading.report.ref, reading.ref]
    if page.has_next():
        return f"{reverse('show:easy-reading', args=args)}?page={page.next_page_number()}"
    return reverse("show:easy-reading-end", args=args)


@project_page()
def end(request: HttpRequest, project: Project, ref: str, easyreading: str) -> HttpResponse:
    """I have read it."""
    reading = own(request, project, ref, easyreading)
    lines = to_read(reading, easy_parts(reading.report))
    left = [at for at, line in enumerate(lines) if not line.said]
    form = NameForm(request.POST if request.method == "POST" else None)
    if not reading.read_on and form.is_valid():
        try:
            actions.finish(reading, form.cleaned_data["name"], left, today=timezone.localdate(), by=request.member)
        except actions.CannotRead as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Thank you. It is written down that you have read it."))
            return redirect("show:easy-read", project.slug, ref)
    context = {"report": reading.report, "reading": reading, "left": len(left), "lines": lines}
    context["unclear"] = [line for line in lines if line.said and line.said != CLEAR]
    return form_page(request, "show/easy_reading_end.html", form, first=left[0] // A_PAGE + 1 if left else 1, **context)
