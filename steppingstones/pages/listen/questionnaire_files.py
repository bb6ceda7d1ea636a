"""Questionnaires from files of other programs (XLSForm): send, look at what was understood, make it; and back."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions.questionnaires import write_form
from ...formats.xlsform import Understood, read, understand
from ...formats.xlsform_file import NotAForm, read_book
from ...formats.xlsform_out import write
from ...models import Project, Question
from ...queries.questionnaires import form_of
from .. import handed_out, staging
from ..answer import NEEDS_ANOTHER_LOOK, form_page
from ..once import once
from .questionnaire_file_forms import FormFileForm, TitleForm
from .questionnaires import find, to_page

REMARKS_SHOWN = 200
ITEMS_SHOWN = 100
LONGEST_TITLE = 200


@project_page(edit=True)
def bring(request: HttpRequest, project: Project) -> HttpResponse:
    """Send a file. What is wrong with it is said at once."""
    form = FormFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            read(file.read(), file.name)
        except NotAForm as error:
            form.add_error("file", str(error))
        else:
            token = staging.keep(file, by=request.member)
            name = " ".join(Path(file.name).stem.replace("_", " ").split())[:LONGEST_TITLE]
            return redirect(
                f"{reverse('listen:form-file-look', args=[project.slug, token])}?{urlencode({'name': name})}"
            )
    return form_page(request, "listen/form_file.html", form)


@project_page(edit=True)
def look(request: HttpRequest, project: Project, formfile: str) -> HttpResponse:
    """What was understood, and what will be different here. Nothing is made here."""
    understood = _understood(request, formfile)
    return _look(request, formfile, understood, TitleForm(initial={"title": understood.form.title}))


@project_page(edit=True)
@require_POST
def make(request: HttpRequest, project: Project, formfile: str) -> HttpResponse:
    """Make it. The file is read before the database is locked, so that nobody waits for that."""
    form = TitleForm(request.POST)
    try:
        understood = _understood(request, formfile)
    except Http404:
        return _write(request, project, formfile, None)
    if not form.is_valid() or not understood.questions:
        return _look(request, formfile, understood, form, status=NEEDS_ANOTHER_LOOK)
    return _write(request, project, formfile, replace(understood.form, title=form.cleaned_data["title"]))


@once
def _write(request: HttpRequest, project: Project, token: str, form) -> HttpResponse:
    """A second click finds no file, and is led where the first went."""
    if form is None:
        raise Http404
    questionnaire = write_form(project, form, by=request.member)
    staging.remove(token, by=request.member)
    messages.success(request, _("This is the questionnaire from your file. It is closed until you open it."))
    return to_page(project, questionnaire)


@project_page(edit=True)
@require_POST
def stop(request: HttpRequest, project: Project, formfile: str) -> HttpResponse:
    """Change nothing, and forget the file. A second click finds it gone, which is what was wanted."""
    with suppress(Http404):
        staging.remove(formfile, by=request.member)
    messages.success(request, _("Nothing was brought in. Your file is no longer on the site."))
    return redirect("listen:home", project.slug)


@project_page()
def take(request: HttpRequest, project: Project, ref: str) -> HttpResponseBase:
    """The questionnaire for other programs."""
    form = form_of(find(project, ref))
    name = f"{slugify(form.title)[:60] or 'questionnaire'}.xlsx"
    home = reverse("listen:home", args=[project.slug])
    return handed_out.as_xlsx(request, lambda file: write(form, file), name, otherwise=home)


def _understood(request: HttpRequest, token: str) -> Understood:
    """The file that was sent before. It could be read then, so an address by which it cannot is not one of ours."""
    path = staging.find(token, by=request.member)
    title = request.GET.get("name", "").replace("\0", "")[:LONGEST_TITLE].strip()
    try:
        return understand(read_book(path.read_bytes(), path.name), title=title or _("Questionnaire"))
    except NotAForm:
        raise Http404 from None


def _look(request: HttpRequest, token: str, understood: Understood, form: TitleForm, status: int = 200) -> HttpResponse:
    items, remarks = understood.form.items, understood.remarks
    context = {
        "form": form,
        "token": token,
        "questions": understood.questions,
        "languages": len(understood.form.translations),
        "items": [(item, Question.Kind(item.kind.value).label) for item in items[:ITEMS_SHOWN]],
        "more_items": max(0, len(items) - ITEMS_SHOWN),
        "remarks": remarks[:REMARKS_SHOWN],
        "more_remarks": max(0, len(remarks) - REMARKS_SHOWN),
    }
    return render(request, "listen/form_file_look.html", context, status=status)
