"""How shared a decision was, as each member saw it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from ...access import project_page
from ...actions.decisions import say_how_shared
from ...models import Project
from ..answer import form_page
from .forms import SharedForm


@project_page(edit=True)
def shared(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    decision = get_object_or_404(project.decisions.standing(), ref=ref)
    mine = decision.shared_views.filter(member=request.member).first()
    form = SharedForm(request.POST if request.method == "POST" else None, initial={"rung": mine.rung if mine else ""})
    if form.is_valid():
        say_how_shared(decision, form.cleaned_data["rung"], by=request.member)
        messages.success(request, _("Thank you. It is kept."))
        return redirect("decide:decision", project.slug, ref)
    return form_page(request, "decide/shared.html", form, decision=decision)
