"""Taking notes back to the people who said them: the list, a slip to hand over, and asking in person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ...access import project_page
from ...actions.checking import Checked, CheckingError, confirm, give_receipt, put_right
from ...formats.qr import qr_svg
from ...models import Giver, Project
from ...queries.checking import nobody_known, to_take_back, waiting
from ...queries.voice_numbers import usable
from ...queries.voices import cards
from ..answer import form_page
from .checking_forms import RIGHT, CheckForm

A_PAGE = 50


@project_page()
def notes(request: HttpRequest, project: Project) -> HttpResponse:
    """Everybody who has notes to look at, those that wait longest first."""
    page = to_take_back(project, request.GET.get("page", 1))
    return render(request, "listen/notes.html", {"page": page, "nobody": nobody_known(project)})


@project_page()
def notes_of(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The notes of one person that wait to be checked."""
    giver = find(project, ref)
    found = waiting(project).filter(giver=giver)
    context = {"giver": giver, "number": found.count(), "notes": cards(project, found.newest_first()[:A_PAGE])}
    return render(request, "listen/notes_of.html", context)


@project_page(edit=True)
@never_cache
def slip(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """A slip to hand over. Its secret is shown in the answer to this one form, and never again."""
    giver = find(project, ref)
    context = {"giver": giver}
    if request.method != "POST":
        return render(request, "listen/slip.html", context)
    try:
        secret = give_receipt(giver, by=request.member)
    except CheckingError as error:
        return render(request, "listen/slip.html", {**context, "error": str(error)}, status=422)
    address = request.build_absolute_uri(reverse("haveyoursay:receipt", args=[secret]))
    code = qr_svg(address, title=_("QR code of the slip"), words=_("It leads to the notes of this person."))
    return render(request, "listen/slip_made.html", {**context, "address": address, "code": mark_safe(code)})


@project_page(edit=True)
def check(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Somebody asked the person, and writes down what they said."""
    notes = usable(project).written_down().select_related("giver__member", "answer__question")
    voice = get_object_or_404(notes, ref=ref)
    form = CheckForm(request.POST or None, voice=voice)
    if form.is_valid():
        given = form.cleaned_data
        asked = Checked(how=given["how"], on=given["on"], by=request.member)
        if given["said"] == RIGHT:
            confirm(voice, asked)
        else:
            put_right(voice, given["words"], asked)
        messages.success(request, _("Kept: it was checked with the person."))
        return redirect("understand:voice", project.slug, ref)
    return form_page(request, "listen/check.html", form, voice=voice)


def find(project: Project, ref: str) -> Giver:
    """Somebody for whom notes were written down that the group may read. Nobody else's name is shown here."""
    noted = usable(project).written_down().values("giver")
    return get_object_or_404(project.givers.filter(pk__in=noted).select_related("member"), ref=ref)
