"""Long texts: brought in, read and tagged page by page, put right, made into voices, erased."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ...access import project_page
from ...actions import transcripts as actions
from ...actions.tagging import CannotTag
from ...models import Highlight, Project, Transcript
from ...queries.tagging import pages_of
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..who_said import WhoSaidForm
from .tagging import tagged, text_shown, to_place
from .tagging_forms import TagForm
from .transcript_forms import AboutForm, PutRightForm, TranscriptForm

A_PAGE = 50


@project_page()
def transcripts(request: HttpRequest, project: Project) -> HttpResponse:
    rows = project.transcripts.defer("words").select_related("conversation").order_by("-pk")
    page = Paginator(rows.annotate(length=Length("words")), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "understand/transcripts.html", {"page": page})


@project_page(edit=True)
@once
def transcript_add(request: HttpRequest, project: Project) -> HttpResponse:
    talk = {"conversation": request.GET.get("conversation", "")}
    form = TranscriptForm(request.POST or None, request.FILES or None, project=project, initial=talk)
    if form.is_valid():
        text = actions.add(project, form.about(), form.cleaned_data["words"], by=request.member)
        messages.success(request, _("The text is here. Mark what matters."))
        return redirect("understand:transcript-tag", project.slug, text.ref)
    return form_page(request, "understand/transcript_add.html", form)


@project_page()
def transcript(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """One page of it, with what is marked there."""
    text = find(project, ref)
    context = {"transcript": text, **text_shown(request, text, text.highlights.shown())}
    return render(request, "understand/transcript.html", context)


@project_page(edit=True)
@once
def transcript_tag(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    text = find(project, ref)
    form = TagForm(request.POST or None, project=project, words=text.words)
    if form.is_valid() and tagged(request, form, text):
        return redirect(to_place(request, form, text))
    shown = text_shown(request, text, text.highlights.shown())
    return form_page(request, "understand/transcript_tag.html", form, transcript=text, **shown)


@project_page(edit=True)
def transcript_change(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Its title, its day, its conversation."""
    text = find(project, ref)
    talk = text.conversation.ref if text.conversation else ""
    there = {"title": text.title, "conversation": talk, "said_on": text.said_on}
    form = meanwhile(AboutForm(request.POST or None, project=project, initial=there), request)
    if form.is_valid():
        actions.change(text, form.about(), by=request.member)
        messages.success(request, _("Changed."))
        return redirect("understand:transcript", project.slug, ref)
    return form_page(request, "understand/transcript_change.html", form, transcript=text)


@project_page(edit=True)
def transcript_put_right(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The words of one page. Marks stay with their words."""
    text = find(project, ref)
    page = Paginator(pages_of(text.words, by_words=False), 1).get_page(request.GET.get("page"))
    here = page.object_list[0]
    before = text.words[here.start : here.end]
    form = meanwhile(PutRightForm(request.POST or None, initial={"words": before}), request)
    if form.is_valid():
        try:
            actions.put_right(text, here, before, form.cleaned_data["words"], by=request.member)
        except CannotTag as error:
            form.add_error("words", str(error))
        else:
            messages.success(request, _("Changed."))
            url = reverse("understand:transcript", args=[project.slug, ref])
            return redirect(f"{url}?page={page.number}")
    return form_page(request, "understand/transcript_put_right.html", form, transcript=text, page=page)


@project_page(edit=True)
def transcript_erase(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    text = find(project, ref)
    if request.method != "POST":
        return render(request, "understand/transcript_erase.html", {"transcript": text})
    actions.erase(text, by=request.member)
    messages.success(request, _("The text is erased."))
    return redirect("understand:transcripts", project.slug)


@project_page(edit=True)
@once
def make_voice(request: HttpRequest, project: Project, highlight: str) -> HttpResponse:
    """Who said this, and what did they agree to? Then it is a voice."""
    marks = Highlight.objects.shown().filter(project=project).exclude(transcript=None)
    mark = get_object_or_404(marks.select_related("transcript__conversation", "theme"), ref=highlight)
    text = mark.transcript
    words = text.words[mark.start : mark.end]
    sent = request.POST if request.method == "POST" else None  # nothing chosen is an answer too
    form = WhoSaidForm(sent, project=project)
    if form.is_valid():
        said = actions.as_said(mark, words, frozenset(form.cleaned_data["uses"]), **form.who())
        try:
            voice = actions.make_voice(mark, said, by=request.member)
        except CannotTag as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It is a voice now."))
            return redirect("understand:voice", project.slug, voice.ref)
    return form_page(request, "understand/make_voice.html", form, transcript=text, words=words)


def find(project: Project, ref: str) -> Transcript:
    return get_object_or_404(project.transcripts.select_related("conversation"), ref=ref)
