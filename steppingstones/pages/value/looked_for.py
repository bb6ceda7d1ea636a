"""What the group looks for: what each expects before looking, and what was there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ...access import project_page
from ...actions import looked_for as actions
from ...models import EvidenceTest, Project
from ...queries.looked_for import tell
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from .claim_page import to_claim
from .looked_forms import ExpectForm, LookForm, TestForm
from .stories import gone, kept, part, remove_part, restore_part, standing_story


@project_page(edit=True)
@once
def one_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    story = standing_story(project, ref)
    return one_form(request, TestForm(request.POST or None, instance=EvidenceTest(project=project, story=story)))


@project_page(edit=True)
@once
def one_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = part(project.evidencetests, ref)
    if row.removed_at:
        return gone(request, row, "value:test-restore", ("what",))
    return one_form(request, meanwhile(TestForm(request.POST or None, instance=row), request))


def one_form(request: HttpRequest, form: TestForm) -> HttpResponse:
    if form.is_valid() and (row := kept(request, form)):
        messages.success(request, _("Kept. Now say what you expect, before you look."))
        return redirect("value:test", request.project.slug, row.ref)
    return form_page(request, "value/test_form.html", form, stone=form.instance.story.stone, test=form.instance)


@project_page()
@require_safe
def one(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """What it is, what members expect, and what came of looking."""
    row = part(project.evidencetests, ref)
    if row.removed_at:
        return gone(request, row, "value:test-restore", ())
    return one_page(request, row)


def one_page(
    request: HttpRequest, row: EvidenceTest, expect: ExpectForm | None = None, look: LookForm | None = None
) -> HttpResponse:
    told = tell(row, request.member)
    expect = expect or ExpectForm(there=told.mine)
    look = look or meanwhile(LookForm(initial=initial(row)), request)
    wrong = expect if expect.errors else look
    return form_page(request, "value/test.html", wrong, told=told, expect=expect, look=look, stone=row.story.stone)


def initial(row: EvidenceTest) -> dict[str, str]:
    return {"result": row.result, "found_words": row.found_words}


@project_page(edit=True)
@require_POST
def expect_it(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = part(project.evidencetests.standing(), ref)
    form = ExpectForm(request.POST)
    if form.is_valid():
        actions.expect(row, *form.ends, by=request.member)
        messages.success(request, _("Kept."))
        return redirect("value:test", project.slug, ref)
    return one_page(request, row, expect=form)


@project_page(edit=True)
@require_POST
def look_for_it(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    row = part(project.evidencetests.standing(), ref)
    form = meanwhile(LookForm(request.POST, initial=initial(row)), request)
    if form.is_valid():
        actions.look(row, form.cleaned_data["result"], form.cleaned_data["found_words"], by=request.member)
        messages.success(request, _("Kept."))
        return to_claim(row.story.stone, f"test-{ref}")
    return one_page(request, row, look=form)


@project_page(edit=True)
@require_POST
def one_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return remove_part(request, part(project.evidencetests, ref))


@project_page(edit=True)
@require_POST
def one_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return restore_part(request, part(project.evidencetests, ref))
