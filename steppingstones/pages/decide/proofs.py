"""What shows that a change happened (pictures, documents, links), and what people say about it afterwards."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions import proofs as actions
from ...actions.evidence import CannotLink
from ...actions.media import NotTaken
from ...models import Change, Project, Proof
from ...queries.proofs import not_said_after
from ..answer import form_page
from ..media_file import media_file
from ..once import once
from ..voice_lists import same_list, voice_list
from .gone import or_back
from .proof_forms import LinkForm, ProofForm, SaidAfterForm

TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".txt": "text/plain; charset=utf-8",
}
View = Callable[..., HttpResponse]


def change_of(project: Project, ref: str) -> Change:
    return get_object_or_404(project.changes.standing().select_related("decision"), ref=ref)


def looks_at_file(view: View) -> View:
    """Above `@once`: a large picture takes a second, and nobody else waits for it in a transaction."""

    @wraps(view)
    def looked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        file = request.FILES.get("file") if request.method == "POST" else None
        request.made = {}
        if file:
            try:
                request.made = {"file": actions.made_ready(file)}
            except NotTaken as error:
                request.made = {"file": error}
        return view(request, *args, **kwargs)

    return looked


@project_page(edit=True)
@or_back(Change, "words")
@looks_at_file
@once
def proof_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """A picture or a document."""
    change = change_of(project, ref)
    form = ProofForm(request.POST, request.made) if request.method == "POST" else ProofForm()
    if form.is_valid():
        try:
            actions.add_file(change, form.cleaned_data["file"], words=form.cleaned_data["words"], by=request.member)
        except CannotLink as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It is kept with the change."))
            return redirect("decide:change", project.slug, ref)
    return form_page(request, "decide/proof_form.html", form, change=change)


@project_page(edit=True)
@or_back(Change, "url", "words")
@once
def link_add(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    change = change_of(project, ref)
    form = LinkForm(request.POST or None)
    if form.is_valid():
        try:
            actions.add_link(change, form.cleaned_data["url"], words=form.cleaned_data["words"], by=request.member)
        except CannotLink as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The link is kept with the change."))
            return redirect("decide:change", project.slug, ref)
    return form_page(request, "decide/proof_form.html", form, change=change, is_link=True)


@project_page()
def proof_file(request: HttpRequest, project: Project, ref: str) -> HttpResponseBase:
    """The picture to look at; a document only as a file to save, for it is kept as it came."""
    proof = proof_of(project, ref)
    if proof.kind == Proof.Kind.LINK:
        return redirect("decide:change", project.slug, proof.change.ref)
    return media_file(request, proof) if proof.kind == Proof.Kind.PICTURE else to_save(proof)


def to_save(proof: Proof) -> HttpResponseBase:
    try:
        response = HttpResponse(Path(proof.file.path).read_bytes())  # at most 10 MB
    except FileNotFoundError:
        raise Http404 from None
    ending = proof.file.name[proof.file.name.rfind(".") :]
    response.headers["Content-Disposition"] = content_disposition_header(True, proof.name)
    response.headers["Content-Type"] = TYPES.get(ending, "application/octet-stream")
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@project_page(edit=True)
@require_POST
def proof_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    proof = proof_of(project, ref)
    actions.remove_proof(proof, by=request.member)
    messages.success(request, _("It is erased."))
    return redirect("decide:change", project.slug, proof.change.ref)


def proof_of(project: Project, ref: str) -> Proof:
    proofs = project.proofs.filter(change__removed_at=None, change__decision__removed_at=None)
    return get_object_or_404(proofs.select_related("change"), ref=ref)


@project_page(edit=True)
@or_back(Change)
@once
def said(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Tick the voices that speak about the change, now that it is there. One page of ticks at a time."""
    change = change_of(project, ref)
    form = SaidAfterForm(request.POST or None, project=project)
    if form.is_valid():
        ticked = form.cleaned_data["voice"]
        try:
            actions.say_after(change, ticked, stance=form.cleaned_data["stance"], by=request.member)
        except CannotLink as error:
            form.add_error("voice", str(error))
        else:
            words = ngettext("%(n)d voice is linked.", "%(n)d voices are linked.", len(ticked))
            messages.success(request, words % {"n": len(ticked)})
            return redirect(same_list(request))
    found = voice_list(request, project, not_said_after(project, change))
    return form_page(request, "decide/said_after.html", form, change=change, **found)


@project_page(edit=True)
@require_POST
def said_remove(request: HttpRequest, project: Project, ref: str, voice: str) -> HttpResponse:
    change = change_of(project, ref)
    voice = get_object_or_404(project.voices.filter(about_changes__change=change), ref=voice)
    actions.no_longer_says_after(change, voice, by=request.member)
    messages.success(request, _("This voice is no longer linked to the change."))
    return redirect("decide:change", project.slug, ref)
