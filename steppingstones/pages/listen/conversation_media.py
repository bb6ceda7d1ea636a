"""Photographs of boards and the sound of a conversation, each with its words."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ...access import project_page
from ...actions import conversations as action
from ...actions.media import NotTaken, erase, made_ready, take_in
from ...models import Conversation, Media, Project
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from .conversation_forms import MediaForm, MediaWordsForm
from .conversations import all_of, removed, to_page


@project_page(edit=True)
def add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    found = get_object_or_404(all_of(project), ref=ref)
    if found.removed_at:
        return removed(request, found)
    form = MediaForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            media = take_in(project, made_ready(form.cleaned_data["file"], is_long=True), by=request.member)
        except NotTaken as error:
            form.add_error("file", str(error))
        else:
            return added(request, found, media)
    return form_page(request, "listen/conversations/media_add.html", form, conversation=found)


def added(request: HttpRequest, conversation: Conversation, media: Media) -> HttpResponse:
    """Counted once. The file is converted before, since that takes too long to hold up everyone who writes."""
    answer = attached(request, conversation, media)
    if not media.conversation_id:
        erase(Media.objects.filter(pk=media.pk))
    return answer


@once
def attached(request: HttpRequest, conversation: Conversation, media: Media) -> HttpResponse:
    action.add_media(conversation, media, by=request.member)
    return redirect("listen:talk-media", request.project.slug, media.ref)


@project_page(edit=True)
def words(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    media = find(project, ref)
    form = meanwhile(MediaWordsForm(request.POST or None, initial={"words": media.words}), request)
    if form.is_valid():
        action.word_media(media, form.cleaned_data["words"], by=request.member)
        return to_page(project, media.conversation)
    return form_page(request, "listen/conversations/media_words.html", form, media=media)


@project_page(edit=True)
def remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    media = find(project, ref)
    if request.method != "POST":
        return render(request, "listen/conversations/media_remove.html", {"media": media})
    action.remove_media(media, by=request.member)
    messages.success(request, _("It was erased."))
    return to_page(project, media.conversation)


def find(project: Project, ref: str) -> Media:
    of_conversations = project.medias.filter(conversation__removed_at=None).exclude(conversation=None)
    return get_object_or_404(of_conversations.select_related("conversation"), ref=ref)
