"""Notes of a conversation: taken while people talk, looked through afterwards, and made into voices."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import conversations as action
from ...methods.notes import pieces
from ...models import Conversation, ConversationNote, GuideTheme, HeldAs, Project
from ...queries import conversations as query
from ..agreed import AgreedForm
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from .conversation_forms import NoteForm, TakeNoteForm, as_noted, who_said
from .conversations import PAGE, all_of, removed

AT_ONCE = 25  # notes that become voices in one go: nobody else can write meanwhile


@project_page(edit=True)
@once
def take(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """One page for the whole conversation: its themes, their questions, and a box under each."""
    found = get_object_or_404(all_of(project), ref=ref)
    if found.removed_at:
        return removed(request, found)
    parts = query.notes_by_theme(found, query.waiting(found), every=True)
    choices = to_choose(found, parts)
    about = request.POST.get("theme", "")
    about = about if about in {part.ref for part in parts} else ""
    form = TakeNoteForm(request.POST or None, **choices, about=about)
    if form.is_valid():
        action.take_note(found, form.noted(), by=request.member)
        return redirect(f"{request.path}#theme-{about or 'more'}")
    last = {"who": likely(found)}
    boxes = [TakeNoteForm(**choices, about=part.ref, initial=last) for part in parts]
    boxes = [form if form.is_bound and box.about == about else box for box in boxes]
    shown = list(zip(parts, boxes, strict=True))
    return form_page(request, "listen/conversations/take.html", form, conversation=found, parts=shown)


def to_choose(conversation: Conversation, parts: list[query.ThemeNotes]) -> dict[str, Any]:
    """The people and themes of the boxes; asked for once, however many boxes there are on the page."""
    people = list(conversation.people.all()) or list(conversation.project.members.present().order_by("name"))
    return {"people": people, "themes": [part.theme.row for part in parts if part.theme]}


def likely(conversation: Conversation) -> str:
    """Who says the next thing. One to one it is whoever said the last."""
    last = None if conversation.form == HeldAs.GROUP else query.waiting(conversation).last()
    return who_said(last) if last else ""


def themes_of(conversation: Conversation) -> list[GuideTheme]:
    return list(conversation.guide.themes.all()) if conversation.guide else []


# --- Looking through them ---------------------------------------------------------------------------------


@project_page(edit=True)
def review(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Every note, to cut into ideas, join, mend or set aside, before voices are made."""
    found = get_object_or_404(all_of(project), ref=ref)
    if found.removed_at:
        return removed(request, found)
    page = Paginator(in_order(found), PAGE).get_page(request.GET.get("page"))
    parts = query.notes_by_theme(found, page.object_list, every=False)
    aside = [query.note_shown(row) for row in query.aside(found)]
    return render(
        request,
        "listen/conversations/review.html",
        {"conversation": found, "page": page, "parts": parts, "aside": aside},
    )


def in_order(conversation: Conversation) -> list[ConversationNote]:
    """By the themes of the guide, what is under none last: the order of the pages about them."""
    rows = query.waiting(conversation)
    return sorted(rows, key=lambda row: (row.theme is None, row.theme.order if row.theme else 0, row.order))


@project_page(edit=True)
def note(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = find(project, ref)
    form = meanwhile(note_form(request, row), request)
    if form.is_valid():
        if kept(request, lambda: action.change_note(row, form.noted(), by=request.member)):
            messages.success(request, _("Changed."))
        return to_review(project, row)
    return form_page(request, "listen/conversations/note.html", form, note=row, pieces=pieces(row.words))


def note_form(request: HttpRequest, row: ConversationNote) -> NoteForm:
    conversation = row.conversation
    people = list(conversation.people.all()) or list(request.project.members.present().order_by("name"))
    if row.member and row.member not in people:
        people.append(row.member)
    themes = themes_of(conversation)
    if row.theme and row.theme not in themes:
        themes.append(row.theme)
    return NoteForm(request.POST or None, people=people, themes=themes, about="note", initial=as_noted(row))


@project_page(edit=True)
@once
@require_POST
def split(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Cut it at `at`. With a script the whole form comes with it, as it is typed by now."""
    row, at = find(project, ref), request.POST.get("at", "")
    form = meanwhile(note_form(request, row), request) if "words" in request.POST else None
    if form and not form.is_valid():
        return form_page(request, "listen/conversations/note.html", form, note=row, pieces=pieces(row.words))
    noted = form.noted() if form else None
    try:
        second = action.split_note(row, int(at[:9]) if at.isdecimal() else 0, noted=noted, by=request.member)
    except action.ConversationError as error:
        messages.error(request, str(error))
        return redirect("listen:talk-note", project.slug, ref)
    messages.success(request, _("Split. This is the second part. You can split it again."))
    return redirect("listen:talk-note", project.slug, second.ref)


@project_page(edit=True)
@once
@require_POST
def join(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = find(project, ref)
    kept(request, lambda: action.join_with_next(row, by=request.member))
    return to_review(project, row)


@project_page(edit=True)
@require_POST
def set_aside(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = find(project, ref)
    kept(request, lambda: action.set_aside(row, by=request.member))
    return to_review(project, row)


@project_page(edit=True)
@require_POST
def take_up(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = find(project, ref)
    kept(request, lambda: action.take_up(row, by=request.member))
    return to_review(project, row)


@project_page(edit=True)
def erase(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = find(project, ref)
    if request.method != "POST":
        return render(request, "listen/conversations/note_erase.html", {"note": row})
    if kept(request, lambda: action.erase(row, by=request.member)):
        messages.success(request, _("The note was erased."))
    return redirect("listen:conversation-review", project.slug, row.conversation.ref)


@project_page(edit=True)
@once
def make_voices(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What did they agree to? Then each note becomes a voice."""
    found = get_object_or_404(all_of(project), ref=ref)
    if found.removed_at:
        return removed(request, found)
    rows = in_order(found)[:AT_ONCE]
    sent = request.POST if request.method == "POST" else None  # nothing ticked is an answer too
    form = AgreedForm(sent, notes=[query.note_shown(row) for row in rows])
    if form.is_valid() and rows:
        made = len(action.make_voices(found, form.agreed(), by=request.member))
        words = ngettext("%(made)s voice was made.", "%(made)s voices were made.", made)
        messages.success(request, words % {"made": made})
        return redirect("listen:conversation", project.slug, ref)
    return form_page(request, "listen/conversations/agreed.html", form, conversation=found)


# --- Finding ----------------------------------------------------------------------------------------------


def find(project: Project, ref: str) -> ConversationNote:
    standing = project.conversationnotes.filter(conversation__removed_at=None)
    return get_object_or_404(standing.select_related("conversation__guide", "theme", "member"), ref=ref)


def to_review(project: Project, row: ConversationNote) -> HttpResponse:
    url = reverse("listen:conversation-review", args=[project.slug, row.conversation.ref])
    return redirect(f"{url}#note-{row.ref}")


def kept(request: HttpRequest, act: Any) -> bool:
    """Do it, or say why not."""
    try:
        act()
    except action.ConversationError as error:
        messages.error(request, str(error))
        return False
    return True
