"""What the records tell: where the work together may be so in name only, what is in order, and why it is as it is."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ...access import project_page
from ...actions import removals
from ...actions import signals as actions
from ...models import Project, SignalAnswer
from ...queries import signals as queries
from ...queries.signal_records import RecordTold, records_told
from ...queries.signal_words import limit_of, limits
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from .signal_forms import SignalForm

A_PAGE = 20
TO_CHOOSE = 100  # of the records that a reason may be about


@project_page()
@require_safe
def signals(request: HttpRequest, project: Project) -> HttpResponse:
    """What stands out first, then what is in order, then what nobody can tell."""
    found = queries.signals_of(project, timezone.localdate(), request.member)
    parts = {"look": [], "clear": [], "unknown": []}
    for one in found:
        parts.get(one.state, parts["unknown"]).append(one)
    return render(request, "review/signals.html", {**parts, "limits": limits()})


@project_page()
@require_safe
def signal(request: HttpRequest, project: Project, signal: str) -> HttpResponse:
    """`?about=…` brings the record that a reason is for."""
    found = find(request, signal)
    records = to_choose(project, found)
    about = {"thing": request.GET.get("about", "")[:12]}
    return signal_page(request, found, SignalForm(records=records, initial=about))


@project_page(edit=True)
@once
@require_POST
def signal_answer_add(request: HttpRequest, project: Project, signal: str) -> HttpResponse:
    found = find(request, signal)
    form = SignalForm(request.POST, records=to_choose(project, found))
    if not found.is_to_look_at:
        form.add_error(None, _("This does not stand out any more. There is nothing to give a reason for."))
    if form.is_valid():
        thing = form.cleaned_data.get("thing", "")
        actions.answer(found.signal, form.cleaned_data["words"], thing=thing, by=request.member)
        messages.success(request, _("Kept."))
        return redirect("review:signal", project.slug, signal)
    return signal_page(request, found, form)


@project_page(edit=True)
def signal_answer(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Say it in another way. Only whoever said it may: their name stands under it."""
    row = mine(request, ref)
    if row.removed_at:
        restore, up = reverse("review:signal-answer-restore", args=[project.slug, ref]), page_of(row)
        return removed_page(request, row, restore, up, typed=("words",))
    found = find(request, row.kind)
    choices = {"records": to_choose(project, found), "about": row.thing}
    form = SignalForm(request.POST or None, initial={"words": row.words, "thing": row.thing}, **choices)
    if meanwhile(form, request).is_valid():
        thing = form.cleaned_data.get("thing", "")
        actions.change(row, found.signal, form.cleaned_data["words"], thing=thing, by=request.member)
        messages.success(request, _("The change is kept."))
        return redirect(page_of(row))
    return form_page(request, "review/signal_answer.html", form, found=found, answer=row)


@project_page(edit=True)
@require_POST
def signal_answer_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = mine(request, ref, or_facilitates=True)
    removals.remove(row, by=request.member)
    return redirect(f"{page_of(row)}?removed={ref}")


@project_page(edit=True)
@require_POST
def signal_answer_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = mine(request, ref, or_facilitates=True)
    removals.put_back(row, by=request.member)
    messages.success(request, _("It is back."))
    return redirect(page_of(row))


# --- What these share -------------------------------------------------------------------------------------


def find(request: HttpRequest, kind: str) -> queries.SignalTold:
    found = queries.signal_of(request.project, kind, timezone.localdate(), request.member)
    if found is None:
        raise Http404
    return found


def to_choose(project: Project, found: queries.SignalTold) -> list[RecordTold]:
    return records_told(project, found.signal.kind, found.signal.records[:TO_CHOOSE])


def mine(request: HttpRequest, ref: str, *, or_facilitates: bool = False) -> SignalAnswer:
    """A reason of one's own. Facilitators may take away those of others as well."""
    row = get_object_or_404(request.project.signalanswers.select_related("project"), ref=ref)
    if row.written_by_id == request.member.pk or (or_facilitates and request.member.is_facilitator):
        return row
    if or_facilitates:
        raise PermissionDenied(_("Only the person who wrote this, or a facilitator, can take it away."))
    raise PermissionDenied(_("Only the person who wrote this can change it, because their name stands under it."))


def page_of(row: SignalAnswer) -> str:
    return reverse("review:signal", args=[row.project.slug, row.kind])


def signal_page(request: HttpRequest, found: queries.SignalTold, form: SignalForm) -> HttpResponse:
    """One signal with the records behind it, the reasons, and a place for one more."""
    project = request.project
    page = Paginator(found.signal.records, A_PAGE).get_page(request.GET.get("page"))
    rows = project.signalanswers.filter(kind=found.kind)
    rows = rows if request.member.is_facilitator else rows.filter(written_by=request.member)
    context = {
        "found": found,
        "page": page,
        "records": records_told(project, found.signal.kind, page.object_list),
        "limit": limit_of(found.signal.kind),
        **put_aside(request, rows, "review:signal-answer-restore", project.slug),
    }
    return form_page(request, "review/signal.html", form, **context)
