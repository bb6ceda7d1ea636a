"""The changes that came of a decision."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...access import project_page
from ...actions.decisions import write_down_change
from ...actions.evidence import CannotLink
from ...models import Change, Decision, Project
from ...queries.decisions import changes_made
from ...queries.evidence import listed
from ...queries.proofs import AGAINST, FOR, said_after
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from .forms import ChangeForm
from .gone import or_back

A_PAGE = 20
LABELS = {
    FOR: gettext_lazy("Pages of voices that say it is good"),
    AGAINST: gettext_lazy("Pages of voices that say it is not"),
}


@project_page()
@or_back(Change)
def change(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """One change: what shows that it happened, and what people say about it afterwards."""
    found = project.changes.standing().select_related("decision")
    change = get_object_or_404(found, ref=ref)
    (made,) = changes_made(project, found.filter(pk=change.pk))
    context = {
        "decision": change.decision,
        "change": made,
        "thing": change,
        "good": on_page(request, project, change, FOR),
        "bad": on_page(request, project, change, AGAINST),
    }
    return render(request, "decide/change_page.html", context)


def on_page(request: HttpRequest, project: Project, change: Change, stance: str) -> dict:
    """A page of the voices for, or against, a change. Each of the two lists has its own pages."""
    page = Paginator(said_after(project, change, stance), A_PAGE).get_page(request.GET.get(stance))
    return {"page": page, "found": listed(project, page.object_list), "name": stance, "label": LABELS[stance]}


@project_page(edit=True)
@or_back(Decision, "words", "for_whom")
@once
def change_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    decision = get_object_or_404(project.decisions.standing(), ref=ref)
    return change_form(request, Change(project=project, decision=decision))


@project_page(edit=True)
@or_back(Change, "words", "for_whom")
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
