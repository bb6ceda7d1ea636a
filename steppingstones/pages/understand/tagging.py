"""Tagging words of a voice with themes, and undoing it."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import tagging as actions
from ...actions.themes import ThemeError
from ...models import Highlight, Project, TaggingRound, Voice
from ...queries import tagging as query
from ...queries.voices import card, readable, with_all_that_a_card_shows
from ..answer import form_page
from ..once import once
from .links import back
from .tagging_forms import TagForm

A_LIST = 25
SALT = "a tag that went"


@project_page(edit=True)
@once
def voice_tag(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Choose words of a voice, or all of it, and a theme."""
    voice = get_object_or_404(with_all_that_a_card_shows(readable(project)), ref=ref)
    form = TagForm(request.POST or None, project=project, words=voice.words)
    if form.is_valid() and tagged(request, form, voice):
        return redirect(to_place(request, form, voice))
    shown = text_shown(request, voice, voice.highlights.shown())
    return form_page(request, "understand/tag.html", form, voice=card(project, voice), **shown)


# --- The same for voices, long texts, and rounds ----------------------------------------------------------


def tagged(request: HttpRequest, form: TagForm, text: actions.Text, together: TaggingRound | None = None) -> bool:
    """Tag it as the form says, or say beside the field why not."""
    given, by = form.cleaned_data, request.member
    try:
        with transaction.atomic():
            theme = form.find_theme(by)
            made = actions.tag(text, given["stretch"], theme, by=by, together=together, note=given["note"])
    except ThemeError as error:
        form.add_error("new_theme" if given["new_theme"] else "theme", str(error))
        return False
    except actions.CannotTag as error:
        form.add_error("theme" if isinstance(error, actions.ThemeGone) else "stretch", str(error))
        return False
    context = {"project": request.project, "made": made, "theme": theme, "back": request.get_full_path()}
    messages.success(request, render_to_string("understand/tag_made.html", context, request))
    return True


def text_shown(request: HttpRequest, text: actions.Text, marks: QuerySet[Highlight]) -> dict[str, Any]:
    """One page of the text for `tag_words.html`, and the list of what is marked in it."""
    by_words = request.GET.get("by") == "words"
    pages = Paginator(query.pages_of(text.words, by_words=by_words), 1)
    page = pages.get_page(request.GET.get("page"))
    here = page.object_list[0]
    on_page = marks.filter(start__lt=here.end, end__gt=here.start).select_related("theme", "tagger")
    found = list(on_page[: query.MOST_MARKS])
    listed = Paginator(on_page.order_by("start", "end", "pk"), A_LIST).get_page(request.GET.get("tags"))
    return {
        "text": text,
        "page": page,
        "query": "by=words" if by_words else "",
        "by_words": by_words,
        "same_place": query.page_at(text.words, here.start, by_words=not by_words),
        "pieces": query.pieces_of(text.words, here, found, by_words=by_words),
        "listed": listed,
        "marks": query.shown_marks(text.words, listed.object_list),
        "more_marks": len(found) == query.MOST_MARKS,
        "ticked": set(request.POST.getlist("stretch")),
    }


def to_place(request: HttpRequest, form: TagForm, text: actions.Text) -> str:
    """Where somebody was in the text, so that they go on from there."""
    shown = text_shown(request, text, Highlight.objects.none())
    first = min(each.start for each in form.cleaned_data["stretch"])
    starts = [piece.start for piece in shown["pieces"] if piece.start <= first]
    return f"{request.get_full_path()}#at-{max(starts, default=0)}"


# --- Undo -------------------------------------------------------------------------------------------------


@project_page(edit=True)
@require_POST
def untag(request: HttpRequest, project: Project, highlight: str) -> HttpResponse:
    """Take a tag away; the next page offers to put it back."""
    mark = may_untag(request, project).filter(ref=highlight).first()
    if mark:  # else a second click on the same button: it is done
        try:
            gone = actions.untag(mark, by=request.member)
        except actions.CannotTag as error:
            messages.error(request, str(error))
            return redirect(back(request, project))
        undo = {"project": project, "back": back(request, project), "tag": signing.dumps(gone, salt=SALT + project.ref)}
        messages.success(request, render_to_string("understand/tag_gone.html", undo, request))
    return redirect(back(request, project))


def may_untag(request: HttpRequest, project: Project) -> QuerySet[Highlight]:
    """What everyone sees, everyone may take away, except others' views in a round; while it goes on, each their own."""
    seen = Highlight.objects.shown().values("pk")
    own = Q(tagger=request.member, round__closed_on=None, round__taggers__done_on=None)
    found = project.highlights.filter(Q(pk__in=seen) | (own & Q(round__taggers__member=request.member)))
    return found.select_related("voice", "transcript", "theme", "round").distinct()


@project_page(edit=True)
@require_POST
def tag_again(request: HttpRequest, project: Project) -> HttpResponse:
    """Undo taking a tag away."""
    try:
        gone = signing.loads(request.POST.get("tag", ""), salt=SALT + project.ref)
        actions.tag_again(project, gone, by=request.member)
    except (signing.BadSignature, actions.CannotTag) as error:
        words = str(error) if isinstance(error, actions.CannotTag) else _("This tag could not be put back.")
        messages.error(request, words)
    else:
        messages.success(request, _("The tag is back."))
    return redirect(back(request, project))


def tags_of_voice(voice: Voice) -> list[query.ShownMark]:
    """What is marked in a voice, for its own page."""
    return query.shown_marks(voice.words, voice.highlights.shown().select_related("theme", "tagger")[:A_LIST])
