"""Each option of a decision: its words, who put it forward, and which voices ask for it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import options as actions
from ...actions.evidence import CannotLink
from ...actions.not_written_down import NotWrittenDown
from ...models import Decision, Option, Project
from ...queries.evidence import listed
from ...queries.options import asking_for, not_asking_for, put
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..voice_lists import TickVoices, same_list, voice_list
from .gone import or_back
from .option_forms import OptionForm

A_PAGE = 20


def option_of(project: Project, ref: str) -> Option:
    options = project.options.filter(decision__removed_at=None)
    return get_object_or_404(options.select_related("decision", "put_forward_by"), ref=ref)


@project_page()
@or_back(Option)
def option(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    option = option_of(project, ref)
    page = Paginator(asking_for(project, option), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "option": option,
        "put": put(option, page.paginator.count),
        "page": page,
        "found": listed(project, page.object_list),
        "is_fixed": actions.is_voted_on(option),
    }
    return render(request, "decide/option.html", context)


@project_page(edit=True)
@or_back(Decision, "words")
@once
def option_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    decision = get_object_or_404(project.decisions.standing(), ref=ref)
    form = OptionForm(request.POST or None, instance=Option(project=project, decision=decision))
    return kept(request, form) or form_page(request, "decide/option_form.html", form, decision=decision)


@project_page(edit=True)
@or_back(Option, "words")
@once
def option_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    option = option_of(project, ref)
    form = meanwhile(OptionForm(request.POST or None, instance=option), request)
    found = kept(request, form)
    return found or form_page(request, "decide/option_form.html", form, decision=option.decision, option=option)


def kept(request: HttpRequest, form: OptionForm) -> HttpResponse | None:
    """Keep it and go to its page; or nothing, and the form says why."""
    if not form.is_valid():
        return None
    try:
        option = actions.put_forward(form.save(commit=False), by=request.member)
    except (NotWrittenDown, CannotLink) as error:
        form.add_error("words", str(error))
        return None
    messages.success(request, _("The option is kept."))
    return redirect("decide:option", request.project.slug, option.ref)


@project_page(edit=True)
@require_POST
def option_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    option = option_of(project, ref)
    try:
        actions.remove_option(option, by=request.member)
    except NotWrittenDown as error:
        messages.error(request, str(error))
        return redirect("decide:option", project.slug, ref)
    messages.success(request, _("The option is removed. Its voices are still there."))
    return redirect("decide:decision", project.slug, option.decision.ref)


@project_page(edit=True)
@or_back(Option)
@once
def option_voices(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Tick the voices that ask for this option. One page of ticks at a time."""
    option = option_of(project, ref)
    form = TickVoices(request.POST or None, project=project)
    if form.is_valid():
        ticked = form.cleaned_data["voice"]
        try:
            actions.ask_for(option, ticked, by=request.member)
        except CannotLink as error:
            form.add_error("voice", str(error))
        else:
            words = ngettext("%(n)d voice is linked.", "%(n)d voices are linked.", len(ticked))
            messages.success(request, words % {"n": len(ticked)})
            return redirect(same_list(request))
    found = voice_list(request, project, not_asking_for(project, option))
    return form_page(request, "decide/option_voices.html", form, option=option, **found)


@project_page(edit=True)
@require_POST
def option_without_voice(request: HttpRequest, project: Project, ref: str, voice: str) -> HttpResponse:
    option = option_of(project, ref)
    actions.no_longer_asks(option, get_object_or_404(asking_for(project, option), ref=voice), by=request.member)
    messages.success(request, _("This voice is no longer linked to the option."))
    return redirect("decide:option", project.slug, ref)
