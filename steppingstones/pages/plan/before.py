"""The plan before: writing it down, sealing it, and notes beside it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import may_seal, project_page
from ...actions import plan_before as actions
from ...methods.plan_before import seal
from ...models import PlanBefore, PlannedItem, Project
from ...queries.plan_before import began_of, items_of, plans_of, seal_of, sealed_text, writers_of
from ...queries.plan_words import when_sealed
from .. import handed_out
from ..meanwhile import meanwhile
from ..once import once
from .before_forms import ItemForm, ItemsForm, NoteForm, PlanForm

A_PAGE = 50


@project_page()
def plans(request: HttpRequest, project: Project) -> HttpResponse:
    page = Paginator(plans_of(project), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "plan/before/plans.html", {"page": page, "began": began_of(project)})


@project_page(edit=True)
@once
def plan_add(request: HttpRequest, project: Project) -> HttpResponse:
    plan = PlanBefore(project=project)
    mine = {"writers": [request.member]} if request.member.side == "professional" else {}
    form = PlanForm(request.POST or None, project=project, plan=plan, initial=mine)
    if form.is_valid():
        kept = actions.save_plan(plan, by=request.member, **form.cleaned_data)
        return redirect("plan:before-plan", project.slug, kept.ref)
    return render(request, "plan/before/plan_form.html", {"form": form}, status=status(form))


@project_page()
def plan(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return show(request, get_object_or_404(project.planbefores, ref=ref))


def show(request: HttpRequest, plan: PlanBefore, form: Form | None = None) -> HttpResponse:
    """A plan as it stands: as something to write on, or sealed."""
    items, writers = items_of(plan), writers_of(plan)
    context: dict[str, Any] = {"plan": plan, "items": items, "writers": writers}
    if plan.sealed_at:
        sealed = seal_of(plan, items)
        notes = plan.notes.select_related("member")
        context |= {"seal": sealed, "when": when_sealed(sealed), **beside(request, notes)}
        return render(request, "plan/before/sealed.html", context)
    removed = plan.items.exclude(removed_at=None).order_by("-removed_at")
    context |= {
        "form": form or ItemsForm(),
        "may_seal": may_seal(request.member, plan),
        "just_removed": removed.filter(ref=request.GET.get("removed", "")[:12]).first(),
        "put_aside": removed if request.member.can_edit else [],
    }
    return render(request, "plan/before/draft.html", context, status=status(form) if form else 200)


def beside(request: HttpRequest, notes: Any) -> dict[str, Any]:
    """The notes that stand beside a sealed plan, and one that was taken away a moment ago."""
    gone = notes.filter(ref=request.GET.get("removed", "")[:12]).exclude(removed_at=None).first()
    return {"notes": notes.standing(), "gone": gone}


@project_page(edit=True)
@once
def plan_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    plan = get_object_or_404(project.planbefores, ref=ref)
    form = meanwhile(PlanForm(request.POST or None, project=project, plan=plan), request)
    if form.is_valid():
        try:
            actions.save_plan(plan, by=request.member, **form.cleaned_data)
        except actions.IsSealed as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The change is kept."))
            return redirect("plan:before-plan", project.slug, ref)
    return render(request, "plan/before/plan_form.html", {"form": form, "plan": plan}, status=status(form))


@project_page(edit=True)
def plan_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Throw away a plan that is not sealed: asked first, since it is for good."""
    plan = get_object_or_404(project.planbefores, ref=ref)
    if request.method != "POST" and not plan.sealed_at:
        return render(request, "plan/before/plan_remove.html", {"plan": plan, "items": items_of(plan)})
    try:
        actions.remove_plan(plan, by=request.member)
    except actions.IsSealed as error:
        messages.error(request, str(error))
        return redirect("plan:before-plan", project.slug, ref)
    messages.success(request, _("The plan is thrown away."))
    return redirect("plan:before", project.slug)


# --- Its items --------------------------------------------------------------------------------------------


@project_page(edit=True)
@once
def items_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    plan = get_object_or_404(project.planbefores, ref=ref)
    form = ItemsForm(request.POST or None)
    if form.is_valid():
        try:
            actions.add_items(plan, form.cleaned_data["lines"], by=request.member)
        except actions.IsSealed as error:
            return as_a_note(request, plan, request.POST["lines"], error)
        except actions.TooMany as error:
            form.add_error("lines", str(error))
        else:
            return redirect(f"{reverse('plan:before-plan', args=[project.slug, ref])}#add")
    return show(request, plan, form)


@project_page(edit=True)
def item_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    item = get_object_or_404(project.planneditems.standing().select_related("plan"), ref=ref)
    form = meanwhile(ItemForm(request.POST or None, initial={"words": item.words}), request)
    if form.is_valid():
        try:
            actions.change_item(item, form.cleaned_data["words"], by=request.member)
        except actions.IsSealed as error:
            return as_a_note(request, item.plan, form.cleaned_data["words"], error)
        return to_item(item)
    return render(request, "plan/before/item.html", {"form": form, "item": item}, status=status(form))


def as_a_note(request: HttpRequest, plan: PlanBefore, words: str, error: Exception) -> HttpResponse:
    """What somebody wrote while the plan was being sealed: it is offered as a note, so that nothing is lost."""
    context = {"form": NoteForm(initial={"words": words}), "plan": plan, "error": error}
    return render(request, "plan/before/note.html", context, status=409)


@project_page(edit=True)
@require_POST
def item_move(request: HttpRequest, project: Project, ref: str, way: str) -> HttpResponse:
    if way not in ("up", "down"):
        raise Http404
    item = get_object_or_404(project.planneditems.standing().select_related("plan", "project"), ref=ref)
    return done(request, item, actions.move_item, up=way == "up") or to_item(item)


@project_page(edit=True)
@require_POST
def item_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    item = get_object_or_404(project.planneditems.select_related("plan", "project"), ref=ref)
    to = reverse("plan:before-plan", args=[project.slug, item.plan.ref])
    return done(request, item, actions.remove_item) or redirect(f"{to}?removed={ref}")


@project_page(edit=True)
@require_POST
def item_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    item = get_object_or_404(project.planneditems.select_related("plan", "project"), ref=ref)
    return done(request, item, actions.restore_item) or to_item(item)


def done(request: HttpRequest, item: PlannedItem, act: Any, **said: Any) -> HttpResponse | None:
    """Do it, or lead to the plan and say why not."""
    try:
        act(item, by=request.member, **said)
    except actions.PlanError as error:
        messages.error(request, str(error))
        return redirect("plan:before-plan", item.project.slug, item.plan.ref)
    return None


def to_item(item: PlannedItem) -> HttpResponse:
    return redirect(f"{reverse('plan:before-plan', args=[item.project.slug, item.plan.ref])}#item-{item.ref}")


# --- Sealing it -------------------------------------------------------------------------------------------


@project_page(edit=True)
def plan_seal(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Read it once more, then seal it. The form carries the seal of the words that are on the page."""
    plan = get_object_or_404(project.planbefores, ref=ref)
    if plan.sealed_at:
        return redirect("plan:before-plan", project.slug, ref)
    if not may_seal(request.member, plan):
        raise PermissionDenied(_("Those who wrote this plan seal it, or a facilitator."))
    error = ""
    if request.method == "POST":
        try:
            actions.seal_plan(plan, seen=request.POST.get("seen", ""), by=request.member)
            return redirect("plan:before-plan", project.slug, ref)
        except actions.IsSealed:
            return redirect("plan:before-plan", project.slug, ref)
        except actions.PlanError as refusal:
            error = str(refusal)
    items = items_of(plan)
    context = {
        "plan": plan,
        "items": items,
        "writers": writers_of(plan),
        "seen": seal(plan.title, [item.words for item in items]),
        "began": began_of(project),
        "error": error,
    }
    return render(request, "plan/before/seal.html", context, status=409 if error else 200)


@project_page()
def plan_text(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The very text that the seal is made from, so that anybody can check it with a program of their own."""
    text = sealed_text(get_object_or_404(project.planbefores, ref=ref))
    return handed_out.kept(text, f"plan-before-{ref}.txt", "text/plain; charset=utf-8")


# --- Notes beside it --------------------------------------------------------------------------------------


@project_page(edit=True)
@once
def note_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    plan = get_object_or_404(project.planbefores, ref=ref)
    form = NoteForm(request.POST or None)
    if form.is_valid():
        try:
            added = actions.add_note(plan, form.cleaned_data["words"], by=request.member)
        except actions.NotSealed as error:
            form.add_error(None, str(error))
        else:
            return redirect(f"{reverse('plan:before-plan', args=[project.slug, ref])}#note-{added.ref}")
    return render(request, "plan/before/note.html", {"form": form, "plan": plan}, status=status(form))


@project_page(edit=True)
@require_POST
def note_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    note = get_object_or_404(project.plannotes.select_related("plan"), ref=ref)
    actions.remove_note(note, by=request.member)
    return redirect(f"{reverse('plan:before-plan', args=[project.slug, note.plan.ref])}?removed={ref}")


@project_page(edit=True)
@require_POST
def note_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    note = get_object_or_404(project.plannotes.select_related("plan"), ref=ref)
    actions.restore_note(note, by=request.member)
    return redirect(f"{reverse('plan:before-plan', args=[project.slug, note.plan.ref])}#note-{ref}")


def status(form: Form) -> int:
    return 422 if form.errors else 200
