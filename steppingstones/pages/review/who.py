"""Who takes part: prepared, asked and looked at. No view here knows who answered, or what anybody did."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ...access import project_page
from ...actions import who as actions
from ...actions.codes import code_for, in_print
from ...formats.qr import qr_svg
from ...models import Monitoring, Project
from ...queries import who as queries
from ...queries.who_asked import area as area_of
from ...queries.who_asked import areas_named
from ...queries.who_shown import monitoring_shown, newest_ended, who_told
from ...queries.who_words import turnout_words
from ..answer import form_page
from ..doors import go_out
from ..meanwhile import meanwhile
from ..once import once
from .who_forms import FiguresForm, OwnForm, PrepareForm, StackForm

MOST_TOLD, PAGE = 6, 20


@project_page()
@require_safe
def who(request: HttpRequest, project: Project) -> HttpResponse:
    told = who_told(project)
    context = {
        "page": Paginator(queries.monitorings(project), PAGE).get_page(request.GET.get("page")),
        "newest": newest_ended(project),
        "told": told[:MOST_TOLD],
        "has_more": len(told) > MOST_TOLD,
    }
    return render(request, "review/who.html", context)


@project_page(edit=True)
@once
def new(request: HttpRequest, project: Project) -> HttpResponse:
    form = PrepareForm(request.POST or None)
    if form.is_valid():
        made = actions.prepare(project, form.plan(), by=request.member)
        messages.success(request, _("It is prepared. Look at the questions, then begin."))
        return redirect("review:who-one", project.slug, made.ref)
    return form_page(request, "review/who_new.html", form)


@project_page()
@require_safe
def one(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    if found.ended_on:
        return render(request, "review/who_result.html", {"found": found, "shown": monitoring_shown(found)})
    turnout = turnout_words(queries.at_least(found)) if found.began_on else ""
    return render(request, "review/who_one.html", {"found": found, "asks": found.asks.all(), "turnout": turnout})


# --- Preparing it -------------------------------------------------------------------------------------------


@project_page(edit=True)
@once
def own(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found, form = find(project, ref), OwnForm(request.POST or None)
    if form.is_valid():
        try:
            actions.ask_also(found, form.own(), by=request.member)
            messages.success(request, _("The question is added."))
            return redirect("review:who-one", project.slug, ref)
        except actions.WhoError as error:
            form.add_error(None, str(error))
    return form_page(request, "review/who_own.html", form, found=found)


@project_page(edit=True)
@require_POST
def leave_out(request: HttpRequest, project: Project, ref: str, topic: str) -> HttpResponse:
    return acted(
        request, project, ref, lambda found: actions.leave_out(found, topic, by=request.member), _("Left out.")
    )


@project_page(edit=True)
@require_POST
def begin(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    done = _("It has begun. Now ask people in the ways that suit them.")
    return acted(request, project, ref, lambda found: actions.begin(found, by=request.member), done)


def acted(request: HttpRequest, project: Project, ref: str, act, done: str) -> HttpResponse:
    """What cannot be done is told on the page that it came from."""
    try:
        act(find(project, ref))
        messages.success(request, done)
    except actions.WhoError as error:
        messages.error(request, str(error))
    return redirect("review:who-one", project.slug, ref)


# --- Asking -------------------------------------------------------------------------------------------------


@project_page()
@require_safe
def share(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find_open(project, ref)
    address = request.build_absolute_uri(reverse("counted:page", args=[found.ref]))
    picture = qr_svg(address, title=_("QR code"), words=_("It opens the questions on a phone."))
    join = request.build_absolute_uri(reverse("join:join")).partition("://")[2]
    context = {"found": found, "address": address, "picture": mark_safe(picture), "join": join}
    return render(request, "review/who_share.html", {**context, "code": in_print(code_for(monitoring=found))})


@project_page(edit=True)
@require_POST
def put_out(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """This device is for people who come by from now on. The visit of whoever put it out ends first, completely."""
    found = find_open(project, ref)
    go_out(request)
    response = redirect(reverse("counted:page", args=[found.ref]) + "?kiosk=1")
    response["Clear-Site-Data"] = '"cache"'  # nobody goes back to their pages
    return response


@project_page()
@require_safe
def slips(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find_open(project, ref)
    return render(request, "review/who_slips.html", {"found": found, "asks": found.asks.all()})


@project_page(edit=True)
@once
def stack(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Sheets on paper: only how often each answer was ticked on all of them is typed in."""
    found = find_open(project, ref)
    form = StackForm(request.POST or None, monitoring=found)
    if form.is_valid():
        try:
            actions.type_in(found, form.stack(), by=request.member)
            messages.success(request, _("They are counted. Now shred the sheets."))
            return redirect("review:who-one", project.slug, ref)
        except actions.WhoError as error:
            form.add_error(None, str(error))
    return form_page(request, "review/who_stack.html", form, found=found)


@project_page(edit=True)
def end(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find_open(project, ref)
    if request.method == "POST":
        done = _("Nobody answers any more. Now look at it together.")
        return acted(request, project, ref, lambda one: actions.end(one, by=request.member), done)
    turnout = turnout_words(queries.at_least(found))
    return render(request, "review/who_end.html", {"found": found, "turnout": turnout})


@project_page(edit=True)
@require_POST
def throw_away(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What people gained as well: as long as nothing was shown of it."""
    found = get_object_or_404(project.monitorings.filter(ended_on=None), ref=ref)
    try:
        actions.throw_away(found, by=request.member)
        messages.success(request, _("It is thrown away. Nothing of it was kept."))
    except actions.WhoError as error:
        messages.error(request, str(error))
    return redirect("review:who", project.slug)


# --- Comparing ----------------------------------------------------------------------------------------------


@project_page(edit=True)
def area(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Search for an area by its name, and compare with the people who live there."""
    found = find_ended(project, ref)
    if request.method == "POST":
        chosen = area_of(request.POST.get("area", ""))
        if chosen is None:
            messages.error(request, _("Choose one of the areas in the list."))
            return redirect("review:who-area", project.slug, ref)
        where = _("the people of %(area)s") % {"area": chosen.name}
        actions.compare_with_area(found, chosen.code, where, by=request.member)
        messages.success(request, _("Now you see it beside %(where)s.") % {"where": where})
        return redirect("review:who-one", project.slug, ref)
    words = request.GET.get("q", "")[:100]
    return render(request, "review/who_area.html", {"found": found, "words": words, "areas": areas_named(words)})


@project_page(edit=True)
def figures(request: HttpRequest, project: Project, ref: str, topic: str) -> HttpResponse:
    asked = get_object_or_404(find_ended(project, ref).asks.select_related("monitoring"), topic=topic)
    reference = queries.reference_of(asked)
    there = {name: getattr(reference, name) for name in ("where", "source", "of_when")} if reference else {}
    form = FiguresForm(request.POST or None, asked=asked, there=reference.numbers if reference else {}, initial=there)
    form = meanwhile(form, request)
    if form.is_valid():
        actions.compare_with_figures(asked, form.figures(), by=request.member)
        messages.success(request, _("Kept."))
        return redirect("review:who-one", project.slug, ref)
    return form_page(request, "review/who_figures.html", form, found=asked.monitoring, asked=asked)


# --- Finding it ---------------------------------------------------------------------------------------------


def find(project: Project, ref: str) -> Monitoring:
    return get_object_or_404(queries.monitorings(project), ref=ref)


def find_open(project: Project, ref: str) -> Monitoring:
    found = find(project, ref)
    if not found.is_open:
        raise Http404
    return found


def find_ended(project: Project, ref: str) -> Monitoring:
    return get_object_or_404(queries.monitorings(project).exclude(ended_on=None), ref=ref)
