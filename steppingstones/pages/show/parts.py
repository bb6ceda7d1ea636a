"""What a report is made of: its parts in their order, changed as the group likes."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import report_parts as actions
from ...models import Project, Report, ReportPart
from ...queries.report_outlines import may_have, outline_of
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from ..typed import long_text, one_line

LABELS = dict(ReportPart.Part.choices)


class PartForm(forms.Form):
    heading = one_line(
        gettext_lazy("Heading"),
        help_text=gettext_lazy("Without one it has its usual heading."),
        most=200,
    )
    words = long_text(
        gettext_lazy("What you say about it"),
        help_text=gettext_lazy(
            "It stands under the heading, before what is counted and quoted. You can leave it empty."
        ),
        rows=6,
    )

    def __init__(self, *args, part: ReportPart, **options) -> None:
        super().__init__(*args, **options)
        if part.part == ReportPart.Part.OWN:
            for name, missing in (
                ("heading", gettext_lazy("Give these words a heading.")),
                ("words", gettext_lazy("Write what you want to say.")),
            ):
                self.fields[name].required, self.fields[name].help_text = True, ""
                self.fields[name].error_messages["required"] = missing


class AddForm(forms.Form):
    part = forms.ChoiceField(
        label=gettext_lazy("Add a part"),
        error_messages={
            "required": gettext_lazy("Choose a part."),
            "invalid_choice": gettext_lazy("Choose one of these parts."),
        },
    )

    def __init__(self, *args, offered: list[str], **options) -> None:
        super().__init__(*args, **options)
        self.fields["part"].choices = [("", _("Choose a part")), *((code, LABELS[code]) for code in offered)]


class OutlineForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("A ready outline"),
        required=False,
        choices=[("", gettext_lazy("What our group chose to show")), *Report.Kind.choices],
        error_messages={"invalid_choice": gettext_lazy("Choose one of these.")},
    )


@project_page()
def parts(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    report = get_object_or_404(project.reports.standing(), ref=ref)
    return _page(request, report)


def _page(request: HttpRequest, report: Report, add: AddForm | None = None, status: int = 200) -> HttpResponse:
    project, shown = report.project, outline_of(report)
    there = {part.part for part in shown} - {ReportPart.Part.OWN}
    context = {
        "report": report,
        "parts": shown,
        "is_own": any(part.pk for part in shown),
        "add": add or AddForm(offered=[code for code in may_have(project) if code not in there]),
        "outline": OutlineForm(initial={"kind": report.kind}),
        **put_aside(request, report.parts, "show:part-restore", project.slug, report.ref),
    }
    return render(request, "show/parts.html", context, status=status)


@project_page(edit=True)
@require_POST
def parts_own(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    report = get_object_or_404(project.reports.standing(), ref=ref)
    actions.own_outline(report, by=request.member)
    return redirect("show:parts", project.slug, ref)


@project_page(edit=True)
@require_POST
def parts_ready(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Begin again from a ready outline."""
    report = get_object_or_404(project.reports.standing(), ref=ref)
    form = OutlineForm(request.POST)
    if form.is_valid():
        actions.begin_again(report, form.cleaned_data["kind"], by=request.member)
        messages.success(request, _("The report has a ready outline again. Parts with words of yours are kept below."))
    else:
        messages.error(request, _("Choose one of the ready outlines."))
    return redirect("show:parts", project.slug, ref)


@project_page(edit=True)
@require_POST
@once
def part_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    report = get_object_or_404(project.reports.standing(), ref=ref)
    form = AddForm(request.POST, offered=may_have(project))
    if not form.is_valid():
        return _page(request, report, form, status=422)
    try:
        part = actions.add_part(report, form.cleaned_data["part"], by=request.member)
    except actions.CannotChange as error:
        messages.error(request, str(error))
        return redirect("show:parts", project.slug, ref)
    if part.part == ReportPart.Part.OWN:
        return redirect("show:part", project.slug, ref, part.ref)
    return redirect(f"{reverse('show:parts', args=[project.slug, ref])}#part-{part.ref}")


@project_page(edit=True)
def part(request: HttpRequest, project: Project, ref: str, reportpart: str) -> HttpResponse:
    """Its heading, and what the group says about it."""
    one = _find(project, ref, reportpart)
    if one.removed_at:
        restore, up = (reverse(f"show:{name}", args=[project.slug, ref, *more]) for name, more in _ways(one))
        return removed_page(request, one, restore, up, typed=("heading", "words"))
    there = {"heading": one.heading, "words": one.words}
    form = meanwhile(PartForm(request.POST or None, part=one, initial=there), request)
    if form.is_valid():
        actions.change_part(one, **form.cleaned_data, by=request.member)
        return redirect(f"{reverse('show:parts', args=[project.slug, ref])}#part-{one.ref}")
    return form_page(request, "show/part_form.html", form, report=one.report, part=one)


def _ways(one: ReportPart) -> list[tuple[str, list[str]]]:
    return [("part-restore", [one.ref]), ("parts", [])]


@project_page(edit=True)
@require_POST
def part_up(request: HttpRequest, project: Project, ref: str, reportpart: str) -> HttpResponse:
    return _move(request, _find(project, ref, reportpart), -1)


@project_page(edit=True)
@require_POST
def part_down(request: HttpRequest, project: Project, ref: str, reportpart: str) -> HttpResponse:
    return _move(request, _find(project, ref, reportpart), 1)


def _move(request: HttpRequest, one: ReportPart, places: int) -> HttpResponse:
    actions.move_part(one, places, by=request.member)
    return redirect(f"{reverse('show:parts', args=[one.project.slug, one.report.ref])}#part-{one.ref}")


@project_page(edit=True)
@require_POST
def part_remove(request: HttpRequest, project: Project, ref: str, reportpart: str) -> HttpResponse:
    try:
        actions.leave_out(_find(project, ref, reportpart), by=request.member)
    except actions.CannotChange as error:
        messages.error(request, str(error))
        return redirect("show:parts", project.slug, ref)
    return redirect(f"{reverse('show:parts', args=[project.slug, ref])}?removed={reportpart}")


@project_page(edit=True)
@require_POST
def part_restore(request: HttpRequest, project: Project, ref: str, reportpart: str) -> HttpResponse:
    try:
        actions.put_back(_find(project, ref, reportpart), by=request.member)
    except actions.CannotChange as error:
        messages.error(request, str(error))
    return redirect(f"{reverse('show:parts', args=[project.slug, ref])}#part-{reportpart}")


def _find(project: Project, ref: str, reportpart: str) -> ReportPart:
    parts = ReportPart.objects.filter(report__removed_at=None).select_related("report", "project")
    return get_object_or_404(parts, project=project, report__ref=ref, ref=reportpart)
