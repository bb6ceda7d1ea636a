"""“You said, we did”: what came of what people said, on a sheet to hand out or put up."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ...access import project_page
from ...actions.decisions import say_it_shortly
from ...models import Project
from ...queries.said_did import tell, to_tell
from ..answer import form_page
from ..meanwhile import meanwhile
from .forms import SaidDidForm

A_PAGE = 50


@project_page()
def said_did(request: HttpRequest, project: Project) -> HttpResponse:
    page = Paginator(to_tell(project), A_PAGE).get_page(request.GET.get("page"))
    told = [tell(decision) for decision in page]
    left_out = [each for each in told if each.is_left_out]
    shown = [each for each in told if not each.is_left_out]
    return render(request, "decide/said_did.html", {"page": page, "told": shown, "left_out": left_out})


@project_page(edit=True)
def said_did_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The two sentences about one decision, in the group's own words."""
    decision = get_object_or_404(to_tell(project), ref=ref)
    told = tell(decision)
    there = {"said": told.said, "did": told.did, "is_left_out": told.is_left_out}
    form = meanwhile(SaidDidForm(request.POST or None, initial=there), request)
    if form.is_valid():
        say_it_shortly(decision, **form.cleaned_data, by=request.member)
        messages.success(request, _("Kept."))
        return redirect(reverse("decide:said-did", args=[project.slug]) + f"#told-{ref}")
    return form_page(request, "decide/said_did_edit.html", form, decision=decision)
