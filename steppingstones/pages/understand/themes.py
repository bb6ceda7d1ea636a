"""The group's themes: their tree, one theme with its passages, and merging, splitting and removing them."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import theme_moves as moves
from ...actions import themes as actions
from ...models import Project, Theme, ThemeMerge
from ...queries import themes as query
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from .theme_forms import MergeForm, SplitForm, ThemeForm, as_worded

A_PAGE = 50


@project_page()
def themes(request: HttpRequest, project: Project) -> HttpResponse:
    wanted = request.GET.get("q", "").strip()[:200]
    page = Paginator(query.flat_tree(project, wanted), A_PAGE).get_page(request.GET.get("page"))
    removed = Theme.with_removed.filter(project=project)
    narrowed = request.GET.copy()
    narrowed.pop("page", None)
    context = {
        "page": page,
        "rows": query.rows_of(project, page.object_list),
        "q": wanted,
        "query": narrowed.urlencode(),
        **put_aside(request, removed, "understand:theme-restore", project.slug),
    }
    return render(request, "understand/themes.html", context)


@project_page()
def theme(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What belongs to it, and every passage that is tagged with it."""
    found = find(project, ref)
    if found.removed_at:
        return gone(request, found)
    page = Paginator(query.passages_of(project, found), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "theme": found,
        "row": query.rows_of(project, [(found, 0)])[0],
        "parts": found.parts.order_by("order", "name"),
        "page": page,
        "passages": query.as_passages(page.object_list),
    }
    return render(request, "understand/theme.html", context)


@project_page(edit=True)
@once
def theme_add(request: HttpRequest, project: Project) -> HttpResponse:
    form = ThemeForm(request.POST or None, project=project, initial={"parent": request.GET.get("part-of", "")})
    if form.is_valid() and done(form, "name", lambda: actions.add(project, form.wording(), by=request.member)):
        messages.success(request, _("The theme is there."))
        return redirect("understand:themes", project.slug)
    return form_page(request, "understand/theme_form.html", form)


@project_page(edit=True)
def theme_change(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Another name, another note, another place in the tree."""
    found = find(project, ref)
    if found.removed_at:
        return gone(request, found)
    there = as_worded(found)
    form = meanwhile(ThemeForm(request.POST or None, project=project, theme=found, initial=there), request)
    if form.is_valid() and done(form, "name", lambda: actions.change(found, form.wording(), by=request.member)):
        messages.success(request, _("Changed."))
        return redirect("understand:theme", project.slug, ref)
    return form_page(request, "understand/theme_form.html", form, theme=found)


@project_page(edit=True)
def theme_merge(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = find(project, ref)
    if found.removed_at:
        return gone(request, found)
    form = MergeForm(request.POST or None, theme=found)
    if form.is_valid():
        into = form.cleaned_data["into"]
        if done(form, "into", lambda: moves.merge(found, into, by=request.member)):
            messages.success(request, merged(request, found, into))
            return redirect("understand:theme", project.slug, into.ref)
    return form_page(request, "understand/theme_merge.html", form, theme=found)


@project_page(edit=True)
@once
def theme_split(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Tick the passages that belong to another theme."""
    found = find(project, ref)
    if found.removed_at:
        return gone(request, found)
    form = SplitForm(request.POST or None, theme=found)
    if form.is_valid():
        marks, name = list(form.cleaned_data["mark"]), form.cleaned_data["name"]
        if done(form, "name", lambda: moves.split(found, marks, name, by=request.member)):
            words = ngettext("%(n)d passage has moved.", "%(n)d passages have moved.", len(marks))
            messages.success(request, words % {"n": len(marks)})
            return redirect("understand:theme", project.slug, ref)
    page = Paginator(query.passages_of(project, found), A_PAGE).get_page(request.GET.get("page"))
    passages, ticked = query.as_passages(page.object_list), set(request.POST.getlist("mark"))
    more = {"theme": found, "page": page, "passages": passages, "ticked": ticked}
    return form_page(request, "understand/theme_split.html", form, **more)


@project_page(edit=True)
@require_POST
def theme_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = get_object_or_404(Theme.with_removed, project=project, ref=ref)
    moves.remove(found, by=request.member)
    return redirect(f"{reverse('understand:themes', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def theme_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = get_object_or_404(Theme.with_removed, project=project, ref=ref)
    try:
        moves.put_back(found, by=request.member)
    except actions.ThemeError as error:
        messages.error(request, str(error))
        return redirect("understand:themes", project.slug)
    messages.success(request, _("The theme is back, with its tags."))
    return redirect("understand:theme", project.slug, ref)


def find(project: Project, ref: str) -> Theme:
    """Also one that was removed: whoever still has its page open is told so."""
    themes = Theme.with_removed.filter(project=project).select_related("parent", "project", "stone")
    return get_object_or_404(themes, ref=ref)


def gone(request: HttpRequest, theme: Theme) -> HttpResponse:
    """A theme that went into another one leads there, unless somebody was just writing."""
    project = request.project
    merge = ThemeMerge.objects.filter(theme=theme, into__removed_at=None).select_related("into").first()
    if merge and request.method == "GET":
        messages.info(request, merged(request, theme, merge.into))
        return redirect("understand:theme", project.slug, merge.into.ref)
    restore = reverse("understand:theme-restore", args=[project.slug, theme.ref])
    up = reverse("understand:themes", args=[project.slug])
    return removed_page(request, theme, restore, up, typed=("name", "belongs"))


def merged(request: HttpRequest, theme: Theme, into: Theme) -> str:
    """What to say of a merge, with the way back."""
    told = {"project": request.project, "member": request.member, "theme": theme, "into": into}
    return render_to_string("understand/theme_merged.html", told, request)


def done(form: Form, field: str, act: Callable[[], object]) -> bool:
    """Do it, or say beside the field why not."""
    try:
        act()
    except actions.InItself as error:
        form.add_error("parent" if "parent" in form.fields else field, str(error))
    except actions.ThemeError as error:
        form.add_error(field, str(error))
    return not form.errors
