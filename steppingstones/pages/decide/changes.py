"""The changes that came of a decision."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ...access import project_page
from ...actions.decisions import write_down_change
from ...actions.evidence import CannotLink
from ...models import Change, Project
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from .forms import ChangeForm


@project_page()
def change(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """A change is shown with its decision."""
    return to_change(get_object_or_404(project.changes.standing().select_related("decision"), ref=ref))


@project_page(edit=True)
@once
def change_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    decision = get_object_or_404(project.decisions.standing(), ref=ref)
    return change_form(request, Change(project=project, decision=decision))


@project_page(edit=True)
@once
def change_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return change_form(request, get_object_or_404(project.changes.standing().select_related("decision"), ref=ref))


def change_form(request: HttpRequest, change: Change) -> HttpResponse:
    form = ChangeForm(request.POST or None, instance=change, project=change.project)
    if change.pk:
        meanwhile(form, request)
    if form.is_valid():
        kept = form.save(commit=False)
        try:
            write_down_change(kept, stones=form.cleaned_data.get("stones", []), by=request.member)
        except CannotLink as error:
            form.add_error("stones", str(error))
        else:
            messages.success(request, _("The change is written down."))
            return to_change(kept)
    return form_page(request, "decide/change_form.html", form, decision=change.decision, change=change)


def to_change(change: Change) -> HttpResponseRedirect:
    decision = reverse("decide:decision", args=[change.project.slug, change.decision.ref])
    return HttpResponseRedirect(f"{decision}#change-{change.ref}")
