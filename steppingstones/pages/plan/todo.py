"""What there is to do."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import todo as actions
from ...models import Action, Project, Stakeholder
from ...queries.thread_reviews import with_statements
from ...queries.todo import DONE, OPEN, TAKEN_BACK, how_many, in_state, tell
from ..meanwhile import meanwhile
from ..once import once
from .before import status
from .todo_forms import ActionForm

A_PAGE = 50
STATES = {OPEN: _lazy("To do"), DONE: _lazy("Done"), TAKEN_BACK: _lazy("Taken back")}


@project_page()
def to_do(request: HttpRequest, project: Project) -> HttpResponse:
    """What is open, or what is done, or what was taken back."""
    numbers = how_many(project)
    chosen = request.GET.get("show", OPEN)
    chosen = chosen if chosen in STATES else OPEN
    page = Paginator(with_statements(in_state(project, chosen)), A_PAGE).get_page(request.GET.get("page"))
    just = with_statements(project.actions.all()).filter(ref=request.GET.get("just", "")[:12]).first()
    context = {
        "page": page,
        "found": tell(list(page.object_list)),
        "chosen": chosen,
        "states": [(state, name, numbers[state]) for state, name in STATES.items()],
        "total": sum(numbers.values()),
        "query": f"show={chosen}",
        "just": just,
    }
    return render(request, "plan/todo/list.html", context)


@project_page(edit=True)
@once
def action_add(request: HttpRequest, project: Project) -> HttpResponse:
    """Something to do. `?who=…` brings somebody who has a stake and is missing."""
    who = project.stakeholders.standing().filter(ref=request.GET.get("who", "")[:12]).first()
    action = Action(project=project, stakeholder=who)
    form = ActionForm(request.POST or None, instance=action, project=project, initial=invitation(who))
    if form.is_valid() and keep(request, form):
        messages.success(request, _("It is on the list."))
        return redirect("plan:to-do", project.slug)
    return render(request, "plan/todo/form.html", {"form": form, "who": who}, status=status(form))


def invitation(who: Stakeholder | None) -> dict[str, str]:
    return {"words": _("Invite %(name)s") % {"name": who.name}} if who else {}


@project_page(edit=True)
@once
def action_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    action = get_object_or_404(project.actions.select_related("member", "stakeholder"), ref=ref)
    form = meanwhile(ActionForm(request.POST or None, instance=action, project=project), request)
    if form.is_valid() and keep(request, form):
        messages.success(request, _("The change is kept."))
        return redirect("plan:to-do", project.slug)
    context = {"form": form, "action": action, "who": action.stakeholder}
    return render(request, "plan/todo/form.html", context, status=status(form))


def keep(request: HttpRequest, form: ActionForm) -> Action | None:
    """Keep it, or say on the form why not."""
    try:
        return actions.save_action(form.save(commit=False), by=request.member)
    except actions.NotOfThisGroup as error:
        form.add_error("member", str(error))
        return None


@project_page(edit=True)
@require_POST
def action_done(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return act(request, project, ref, actions.finish)


@project_page(edit=True)
@require_POST
def action_not_done(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return act(request, project, ref, actions.open_again)


@project_page(edit=True)
@require_POST
def action_take_back(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return act(request, project, ref, actions.take_back)


@project_page(edit=True)
@require_POST
def action_bring_back(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return act(request, project, ref, actions.bring_back)


def act(request: HttpRequest, project: Project, ref: str, way: Any) -> HttpResponse:
    """Do it, and lead to the list of what is open, which says what was done and offers the way back."""
    way(get_object_or_404(project.actions, ref=ref), by=request.member)
    return redirect(f"{reverse('plan:to-do', args=[project.slug])}?just={ref}")
