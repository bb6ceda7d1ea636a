"""What a decision changes in the pathway: which stone, and how."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions.decisions import no_longer_reshapes, reshape
from ...actions.evidence import CannotLink
from ...models import Decision, Project, Reshaping
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from .gone import or_back
from .option_forms import ReshapeForm


@project_page(edit=True)
@or_back(Decision, "how")
@once
def reshape_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Choose a stone and say what changes about it."""
    decision = get_object_or_404(project.decisions.standing(), ref=ref)
    form = ReshapeForm(request.POST or None, project=project)
    found = kept(request, form, decision)
    return found or form_page(request, "decide/reshape_form.html", form, decision=decision)


@project_page(edit=True)
@or_back(Decision, "how")
@once
def reshape_edit(request: HttpRequest, project: Project, ref: str, stone: str) -> HttpResponse:
    there = reshaping_of(project, ref, stone)
    form = ReshapeForm(request.POST or None, project=project, stone=there.stone, initial={"how": there.how})
    meanwhile(form, request)
    found = kept(request, form, there.decision, there)
    return found or form_page(request, "decide/reshape_form.html", form, decision=there.decision, stone=there.stone)


def kept(
    request: HttpRequest, form: ReshapeForm, decision: Decision, there: Reshaping | None = None
) -> HttpResponse | None:
    if not form.is_valid():
        return None
    stone = there.stone if there else form.cleaned_data["stone"]
    try:
        reshape(decision, stone, form.cleaned_data["how"], by=request.member)
    except CannotLink as error:
        form.add_error(None, str(error))
        return None
    messages.success(request, _("It is written down what this decision changes."))
    return redirect("decide:decision", request.project.slug, decision.ref)


@project_page(edit=True)
@require_POST
def reshape_remove(request: HttpRequest, project: Project, ref: str, stone: str) -> HttpResponse:
    there = reshaping_of(project, ref, stone)
    no_longer_reshapes(there.decision, there.stone, by=request.member)
    messages.success(request, _("This stone is no longer named with the decision."))
    return redirect("decide:decision", project.slug, ref)


def reshaping_of(project: Project, ref: str, stone: str) -> Reshaping:
    rows = project.reshapings.filter(decision__removed_at=None, stone__removed_at=None)
    return get_object_or_404(rows.select_related("decision", "stone"), decision__ref=ref, stone__ref=stone)
