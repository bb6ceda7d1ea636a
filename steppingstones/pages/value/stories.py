"""The story of an outcome: how doing it together led to it, what else could explain it, and who agrees."""

from django.contrib import messages
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import removals
from ...actions import stories as actions
from ...models import ContributionStory, OtherExplanation, Project, Stone, StoryPiece
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import removed_page
from .claim_page import outcome, to_claim
from .story_forms import OtherForm, OwnPieceForm, PieceForm, StoryForm


@project_page(edit=True)
@once
def story(request: HttpRequest, project: Project, stone: str) -> HttpResponse:
    """Begin the story of an outcome, or change it."""
    row = outcome(project, stone)
    there = row.stories.standing().first()
    given = there or ContributionStory(project=project, stone=row, question=asked(row.words))
    form = meanwhile(StoryForm(request.POST or None, instance=given), request)
    if form.is_valid():
        try:
            actions.keep_story(form.save(commit=False), by=request.member)
            messages.success(request, _("The story is kept."))
            return to_claim(row, "story")
        except actions.CannotKeep as error:
            form.add_error(None, str(error))
    return form_page(request, "value/story_form.html", form, stone=row, story=there)


def asked(words: str) -> str:
    question = _("Did doing it together help with this: %(words)s")
    return (question % {"words": words})[:300]


@project_page(edit=True)
@require_POST
def story_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = any_story(project, ref)
    removals.remove(row, by=request.member)
    return to_claim(row.stone, removed=ref)


@project_page(edit=True)
@require_POST
def story_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = any_story(project, ref)
    try:
        actions.put_story_back(row, by=request.member)
        messages.success(request, _("It is back."))
    except actions.CannotKeep as error:
        messages.error(request, str(error))
    return to_claim(row.stone, "story")


@project_page()
@require_POST
def agree(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Each member for themselves, readers as well."""
    row = standing_story(project, ref)
    actions.agree(row, by=request.member)
    messages.success(request, _("You agree. You can take this back at any time."))
    return to_claim(row.stone, "agreed")


@project_page()
@require_POST
def no_more(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = standing_story(project, ref)
    actions.no_more_agree(row, by=request.member)
    messages.success(request, _("You no more agree."))
    return to_claim(row.stone, "agreed")


def any_story(project: Project, ref: str) -> ContributionStory:
    rows = project.contributionstorys.filter(stone__in=project.stones.standing().outcomes())
    return get_object_or_404(rows.select_related("stone__project"), ref=ref)


def standing_story(project: Project, ref: str) -> ContributionStory:
    rows = project.contributionstorys.standing().filter(stone__in=project.stones.standing().outcomes())
    return get_object_or_404(rows.select_related("stone__project"), ref=ref)


# --- Other explanations -----------------------------------------------------------------------------------


@project_page(edit=True)
@once
def other_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    story = standing_story(project, ref)
    row = OtherExplanation(project=project, story=story)
    return other_form(request, OtherForm(request.POST or None, instance=row), story)


@project_page(edit=True)
@once
def other_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = part(project.otherexplanations, ref)
    if row.removed_at:
        return gone(request, row, "value:other-restore", ("words", "why"))
    return other_form(request, meanwhile(OtherForm(request.POST or None, instance=row), request), row.story)


def other_form(request: HttpRequest, form: OtherForm, story: ContributionStory) -> HttpResponse:
    if form.is_valid() and (row := kept(request, form)):
        messages.success(request, _("Kept."))
        return to_claim(story.stone, f"other-{row.ref}")
    return form_page(request, "value/other_form.html", form, stone=story.stone, other=form.instance)


# --- What speaks for and against --------------------------------------------------------------------------


@project_page(edit=True)
@once
def piece_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """About the story itself."""
    story = standing_story(project, ref)
    return piece_form(request, StoryPiece(project=project, story=story))


@project_page(edit=True)
@once
def other_piece_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """About another explanation."""
    other = part(project.otherexplanations.standing(), ref)
    return piece_form(request, StoryPiece(project=project, story=other.story, other=other))


def piece_form(request: HttpRequest, row: StoryPiece) -> HttpResponse:
    stone = row.story.stone
    form = PieceForm(request.POST or None, instance=row, stone=stone)
    if form.is_valid() and kept(request, form):
        messages.success(request, _("Kept."))
        return to_claim(stone, f"other-{row.other.ref}" if row.other else "speaks")
    return form_page(request, "value/piece_form.html", form, stone=stone, other=row.other)


@project_page(edit=True)
@once
def piece_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Own words only: a record of the group is changed where it stands."""
    row = part(project.storypieces.exclude(words="").select_related("other"), ref)
    if row.removed_at:
        return gone(request, row, "value:piece-restore", ("words", "source"))
    form = meanwhile(OwnPieceForm(request.POST or None, instance=row), request)
    if form.is_valid():
        actions.keep(form.save(commit=False), by=request.member)
        messages.success(request, _("The change is kept."))
        return to_claim(row.story.stone, f"other-{row.other.ref}" if row.other else "speaks")
    return form_page(request, "value/piece_form.html", form, stone=row.story.stone, other=row.other)


# --- What these share -------------------------------------------------------------------------------------


def part(rows, ref: str):
    """Something that belongs to a story that stands, of what still is an outcome."""
    found = rows.filter(story__removed_at=None, story__stone__in=Stone.objects.standing().outcomes())
    return get_object_or_404(found.select_related("story__stone__project"), ref=ref)


def kept(request: HttpRequest, form: ModelForm):
    """What was typed, once it is kept; nothing, and the reason in the form, if it cannot be."""
    row = form.save(commit=False)
    try:
        actions.keep(row, by=request.member)
    except actions.CannotKeep as error:
        form.add_error(None, str(error))
        return None
    return row


def gone(request: HttpRequest, row, restore: str, typed: tuple[str, ...]) -> HttpResponse:
    stone = row.story.stone
    up = reverse("value:claim", args=[stone.project.slug, stone.ref])
    return removed_page(request, row, reverse(restore, args=[stone.project.slug, row.ref]), up, typed=typed)


def remove_part(request: HttpRequest, row) -> HttpResponseRedirect:
    actions.remove(row, by=request.member)
    return to_claim(row.story.stone, removed=row.ref)


def restore_part(request: HttpRequest, row) -> HttpResponseRedirect:
    actions.put_back(row, by=request.member)
    messages.success(request, _("It is back."))
    return to_claim(row.story.stone)


@project_page(edit=True)
@require_POST
def other_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return remove_part(request, part(project.otherexplanations, ref))


@project_page(edit=True)
@require_POST
def other_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return restore_part(request, part(project.otherexplanations, ref))


@project_page(edit=True)
@require_POST
def piece_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return remove_part(request, part(project.storypieces, ref))


@project_page(edit=True)
@require_POST
def piece_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return restore_part(request, part(project.storypieces, ref))
