"""Themes and tagged texts out to other programs, and in from them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions.qda import Brought, NotAgreed, bring_in
from ...formats.qda_files import read_qda_file
from ...formats.refi_qda import NotQda, QdaProject
from ...formats.refi_qda_out import write_codebook, write_project
from ...models import Project
from ...queries.qda import fit_of
from ...queries.qda_out import ORIGIN, codebook_of, may_leave, project_out
from .. import handed_out, staging
from ..answer import form_page
from ..once import once
from .qda_forms import QdaAgreedForm, QdaFileForm, QdaOutForm

MOST_SHOWN = 200


@project_page()
def hand_over(request: HttpRequest, project: Project) -> HttpResponse:
    """What can be taken out and brought in."""
    context = {
        "themes": project.themes.count(),
        "voices": may_leave(project).count(),
        "all_voices": project.voices.heard().count(),
        "form": QdaOutForm(project=project) if request.member.is_facilitator else None,
    }
    return render(request, "understand/qda.html", context)


@project_page()
def codebook(request: HttpRequest, project: Project) -> HttpResponse:
    """The themes as a file. They are the group's own words, and nobody's voice."""
    codes = codebook_of(project)
    if not codes:
        messages.error(request, _("There is no theme yet, so there is nothing to take out."))
        return redirect("understand:qda", project.slug)
    return handed_out.kept(write_codebook(codes, origin=ORIGIN), f"{project.slug}.qdc", handed_out.BYTES)


@project_page(facilitator=True)
def project_file(request: HttpRequest, project: Project) -> HttpResponse:
    """Themes, texts and marks as a file."""
    form = QdaOutForm(request.GET, project=project)
    if not form.is_valid():
        raise Http404
    return handed_out.kept(
        write_project(project_out(project, **form.chosen())), f"{project.slug}.qdpx", handed_out.BYTES
    )


# --- A file comes in --------------------------------------------------------------------------------------


@project_page(edit=True)
def send(request: HttpRequest, project: Project) -> HttpResponse:
    """Send a file. It is looked at before it is believed."""
    form = QdaFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            read_qda_file(file.read(), file.name)
        except NotQda as error:
            form.add_error("file", str(error))
        else:
            return redirect("understand:qda-look", project.slug, staging.keep(file, by=request.member))
    return form_page(request, "understand/qda_send.html", form)


@project_page(edit=True)
def look(request: HttpRequest, project: Project, tagfile: str) -> HttpResponse:
    """What would come in. Nothing is changed."""
    return _look(request, project, tagfile, _opened(request, tagfile), QdaAgreedForm())


@project_page(edit=True)
@require_POST
@once
def keep(request: HttpRequest, project: Project, tagfile: str) -> HttpResponse:
    """Bring it in. A second click finds no file, and is led where the first went."""
    file, form = _opened(request, tagfile), QdaAgreedForm(request.POST)
    try:
        done = bring_in(project, file, by=request.member, is_agreed=form.is_valid())
    except NotAgreed:
        return _look(request, project, tagfile, file, form)
    staging.remove(tagfile, by=request.member)
    messages.success(request, told(done))
    return redirect("understand:qda", project.slug)


def _opened(request: HttpRequest, tagfile: str) -> QdaProject:
    """The file that was sent before. It could be read then, so an address by which it cannot is not one of ours."""
    with staging.open_file(tagfile, by=request.member) as file:
        try:
            return read_qda_file(file.read(), file.name)
        except NotQda:
            raise Http404 from None


def _look(request: HttpRequest, project: Project, tagfile: str, file: QdaProject, form: QdaAgreedForm) -> HttpResponse:
    fit = fit_of(project, file)
    context = {
        "file": file,
        "fit": fit,
        "tagfile": tagfile,
        "codes": fit.codes[:MOST_SHOWN],
        "more_codes": max(0, len(fit.codes) - MOST_SHOWN),
        "texts": fit.texts[:MOST_SHOWN],
        "more_texts": max(0, len(fit.texts) - MOST_SHOWN),
        "coders": [name for _guid, name in file.users if name],
    }
    return form_page(request, "understand/qda_look.html", form, **context)


def told(done: Brought) -> str:
    if not (done.themes or done.texts or done.marks or done.without_place):
        return _("Everything in the file was here before. Nothing was added.")
    words = [
        ngettext("%(n)d theme was added.", "%(n)d themes were added.", done.themes) % {"n": done.themes},
        ngettext("%(n)d text was added.", "%(n)d texts were added.", done.texts) % {"n": done.texts},
        ngettext("%(n)d tag was added.", "%(n)d tags were added.", done.marks) % {"n": done.marks},
    ]
    if done.without_place:
        changed = ngettext(
            "%(n)d text was changed here, so its new tags were left out.",
            "%(n)d texts were changed here, so their new tags were left out.",
            done.without_place,
        )
        words.append(changed % {"n": done.without_place})
    return " ".join(words)
