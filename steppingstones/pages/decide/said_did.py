"""“You said, we did”: what came of what people said, on a sheet to hand out or put up."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ...access import project_page, public_page
from ...actions import said_did as actions
from ...actions.decisions import say_it_shortly
from ...documents import pdf
from ...documents.blocks import AnyBlock, Document, Heading, Paragraph
from ...models import Decision, Project
from ...queries.said_did import Names, Told, for_everybody, shared_project, tell, to_tell
from .. import handed_out
from ..answer import form_page
from ..meanwhile import meanwhile
from .forms import SaidDidForm
from .gone import or_back

A_PAGE = 50
A_PUBLIC_PAGE = 20  # so that the page stays small on any telephone
MOST_IN_PDF = 500


@project_page()
def said_did(request: HttpRequest, project: Project) -> HttpResponse:
    page = Paginator(to_tell(project), A_PAGE).get_page(request.GET.get("page"))
    names = Names(project)
    told = [tell(decision, names) for decision in page]
    key = project.said_did_key
    context = {
        "page": page,
        "told": [each for each in told if not each.is_left_out],
        "left_out": [each for each in told if each.is_left_out],
        "address": request.build_absolute_uri(reverse("said-did:sheet", args=[key])) if key else "",
    }
    return render(request, "decide/said_did.html", context)


@project_page(facilitator=True)
@require_POST
def said_did_open(request: HttpRequest, project: Project) -> HttpResponse:
    actions.open_to_everybody(project, by=request.member)
    messages.success(request, _("Everybody who has the address can read the sheet now."))
    return redirect(reverse("decide:said-did", args=[project.slug]) + "#everybody")


@project_page(facilitator=True)
@require_POST
def said_did_close(request: HttpRequest, project: Project) -> HttpResponse:
    actions.close(project, by=request.member)
    messages.success(request, _("The sheet is closed. There is nothing at its address any more."))
    return redirect(reverse("decide:said-did", args=[project.slug]) + "#everybody")


@public_page
@never_cache
def sheet(request: HttpRequest, secret: str) -> HttpResponse:
    """For everybody who has the address. It sets no cookie, counts nobody, and asks not to be found by searching."""
    project = shared_project(secret)
    if project is None:
        raise Http404
    page = Paginator(for_everybody(project), A_PUBLIC_PAGE).get_page(request.GET.get("page"))
    context = {"shared": project, "page": page, "told": page.object_list}
    answer = render(request, "decide/sheet.html", context)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


@project_page()
def said_did_pdf(request: HttpRequest, project: Project) -> HttpResponse:
    """The whole sheet to print or to send on, as everybody may read it."""
    told = for_everybody(project)
    document = document_of(project, told[:MOST_IN_PDF])
    back = reverse("decide:said-did", args=[project.slug])
    return handed_out.printed(
        request, lambda: pdf.write(document).data, f"{project.slug}-you-said-we-did.pdf", otherwise=back
    )


def document_of(project: Project, told: list[Told]) -> Document:
    blocks: list[AnyBlock] = []
    for each in told:
        blocks += [Heading(text=_("You said")), Paragraph(text=each.said)]
        blocks += [Heading(text=each.answer, level=3), Paragraph(text=each.did)]
    if not told:
        blocks = [Paragraph(text=_("No decision is written down yet."))]
    made_on = _("As it was on %(day)s") % {"day": date_format(timezone.localdate(), "j F Y")}
    return Document(
        title=_("You said, we did"), subtitle=project.name, made_on=made_on, blocks=tuple(blocks), has_contents=False
    )


@project_page(edit=True)
@or_back(Decision, "said", "did")
def said_did_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The two sentences about one decision, in the group's own words."""
    decision = get_object_or_404(to_tell(project), ref=ref)
    names = Names(project)
    told = tell(decision, names)
    there = {"said": told.said, "did": told.did, "is_left_out": told.is_left_out}
    form = meanwhile(SaidDidForm(request.POST or None, initial=there), request)
    if form.is_valid():
        say_it_shortly(decision, **form.cleaned_data, by=request.member)
        messages.success(request, _("Kept."))
        if found := names.found_in(f"{form.cleaned_data['said']}\n{form.cleaned_data['did']}"):
            words = _("A name stands in it: %(names)s. Everybody who has the address of the sheet can read it.")
            messages.warning(request, words % {"names": ", ".join(found)})
        return redirect(reverse("decide:said-did", args=[project.slug]) + f"#told-{ref}")
    return form_page(request, "decide/said_did_edit.html", form, decision=decision, told=told)
