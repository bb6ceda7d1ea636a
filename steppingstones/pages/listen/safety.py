"""“This worries me”: passing it on, what to do next, and the pages of those who look after people's safety."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import may_keep_safe, project_page, safety_page
from ...actions import safety as action
from ...models import Project
from ...queries.safety import closed_worries, guidance, keepers, named, names, open_worries
from ...queries.voices import readable
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from .safety_forms import DoneForm, GuidanceForm, WorryForm

A_PAGE = 50


@project_page()
def safety(request: HttpRequest, project: Project) -> HttpResponse:
    """What to do when something worries you, and who is told."""
    context = {"guidance": guidance(project), "keepers": names(keepers(project)), "is_named": bool(named(project))}
    if may_keep_safe(request.member):
        context["open"] = open_worries(project).count()
    return render(request, "listen/safety.html", context)


@project_page(facilitator=True)
def words(request: HttpRequest, project: Project) -> HttpResponse:
    there = project.safety or "\n".join(guidance(project))
    form = meanwhile(GuidanceForm(request.POST or None, initial={"words": there}), request)
    if form.is_valid():
        action.change_guidance(project, form.cleaned_data["words"], by=request.member)
        messages.success(request, _("Saved."))
        return redirect("listen:safety", project.slug)
    return form_page(request, "listen/safety_words.html", form)


@project_page(edit=True)
@once
def worry(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Whoever passes it on sees that it was passed on, and nothing else of it."""
    voice = get_object_or_404(readable(project), ref=ref)
    form = WorryForm(request.POST if request.method == "POST" else None)
    to = names(keepers(project))
    if form.is_valid():
        site = request.build_absolute_uri(reverse("listen:worries", args=[project.slug]))
        action.raise_worry(voice, form.cleaned_data["words"], by=request.member, site=site)
        messages.success(request, _("Passed on to %(names)s.") % {"names": to})
        return redirect("listen:safety", project.slug)
    return form_page(request, "listen/worry.html", form, voice=voice, keepers=to, guidance=guidance(project))


@project_page()
@safety_page
def worries(request: HttpRequest, project: Project) -> HttpResponse:
    page = Paginator(closed_worries(project), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "listen/worries.html", {"open": open_worries(project), "page": page})


@project_page()
@safety_page
def done(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """One worry, and what was done about it."""
    worry = get_object_or_404(project.worrys.select_related("voice", "raised_by", "closed_by"), ref=ref)
    form = meanwhile(DoneForm(request.POST or None, initial={"done": worry.done}), request)
    if form.is_valid():
        action.write_what_was_done(worry, form.cleaned_data["done"], by=request.member)
        messages.success(request, _("Saved."))
        return redirect("listen:worry-done", project.slug, ref)
    return form_page(request, "listen/worry_done.html", form, worry=worry, guidance=guidance(project))


@project_page()
@safety_page
@require_POST
def close(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    worry = get_object_or_404(project.worrys.filter(closed_on=None), ref=ref)
    action.close(worry, by=request.member)
    messages.success(request, _("Closed."))
    return redirect("listen:worries", project.slug)


@project_page()
@safety_page
@require_POST
def open_again(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    worry = get_object_or_404(project.worrys, ref=ref)
    action.open_again(worry, by=request.member)
    return redirect("listen:worry-done", project.slug, ref)
