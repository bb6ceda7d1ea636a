"""Conversations: beginning one, what it was and who was there, and what came of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import conversations as action
from ...actions import removals
from ...models import Conversation, Project
from ...queries import conversations as query
from ...queries.guides import banked as find_banked
from ...queries.voices import cards
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from .conversation_forms import BANK, OWN, ConversationForm, as_begun

PAGE = 50


@project_page()
def conversations(request: HttpRequest, project: Project) -> HttpResponse:
    page = Paginator(query.listed(project), PAGE).get_page(request.GET.get("page"))
    found = [(each, query.who_was_there(each)) for each in page.object_list]
    aside = put_aside(request, project.conversations, "listen:conversation-restore", project.slug)
    return render(request, "listen/conversations/list.html", {"page": page, "found": found, **aside})


@project_page(edit=True)
@once
def begin(request: HttpRequest, project: Project) -> HttpResponse:
    form = ConversationForm(request.POST or None, project=project, initial=from_guide(request, project))
    if form.is_valid():
        conversation = action.begin(project, form.facts(), by=request.member)
        return redirect("listen:conversation-notes", project.slug, conversation.ref)
    return form_page(request, "listen/conversations/begin.html", form)


def from_guide(request: HttpRequest, project: Project) -> dict[str, str]:
    """Whoever comes from a guide has chosen it already, and the kind of conversation with it."""
    wanted = request.GET.get("guide", "")
    ref = wanted.removeprefix(OWN)
    guide = project.guides.standing().filter(ref=ref).first() if wanted.startswith(OWN) else None
    if guide:
        return {"guide": wanted, "form": guide.form}
    banked = find_banked(wanted.removeprefix(BANK)) if wanted.startswith(BANK) else None
    return {"guide": wanted, "form": banked.file.form} if banked else {}


@project_page()
def conversation(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = get_object_or_404(all_of(project), ref=ref)
    if found.removed_at:
        return removed(request, found)
    page = Paginator(query.voices_of(project, found), PAGE).get_page(request.GET.get("page"))
    context = {
        "conversation": found,
        "there": query.who_was_there(found),
        "only": query.only_side(found),
        "waiting": query.waiting(found).count(),
        "media": list(found.media.all()),
        "page": page,
        "voices": cards(project, page.object_list),
    }
    return render(request, "listen/conversations/conversation.html", context)


@project_page(edit=True)
def change(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = get_object_or_404(all_of(project), ref=ref)
    if found.removed_at:
        return removed(request, found)
    form = ConversationForm(request.POST or None, project=project, begun=found, initial=as_begun(found))
    if meanwhile(form, request).is_valid():
        action.change(found, form.facts(), by=request.member)
        messages.success(request, _("Changed."))
        return to_page(project, found)
    return form_page(request, "listen/conversations/begin.html", form, conversation=found)


@project_page(edit=True)
@require_POST
def take_away(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.remove(get_object_or_404(project.conversations, ref=ref), by=request.member)
    return redirect(f"{reverse('listen:conversations', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def put_back(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = get_object_or_404(project.conversations, ref=ref)
    removals.put_back(found, by=request.member)
    messages.success(request, _("The conversation is back, with its notes."))
    return to_page(project, found)


# --- Finding ----------------------------------------------------------------------------------------------


def all_of(project: Project):
    return query.with_who_was_there(project.conversations.select_related("project", "guide", "made_by"))


def to_page(project: Project, conversation: Conversation) -> HttpResponse:
    return redirect("listen:conversation", project.slug, conversation.ref)


def removed(request: HttpRequest, conversation: Conversation) -> HttpResponse:
    slug = request.project.slug
    restore = reverse("listen:conversation-restore", args=[slug, conversation.ref])
    up = reverse("listen:conversations", args=[slug])
    return removed_page(request, conversation, restore, up, typed=("title", "place", "words"))
