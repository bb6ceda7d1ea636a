"""Ways in for a member without an email: a card, a device handed over; and who sits beside somebody today."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ...access import HELPED_BY, project_page
from ...actions import ways_in as action
from ...actions.codes import in_print
from ...formats.qr import qr_svg
from ...models import Member, Project
from ...queries.people import card_of_member
from ..answer import form_page
from ..doors import go_out, help_today, knock


def find(project: Project, ref: str) -> Member:
    return get_object_or_404(project.members.present().select_related("user", "project"), ref=ref)


def to_person(project: Project, member: Member) -> HttpResponse:
    return redirect(reverse("people:edit", args=[project.slug, member.ref]) + "#ways-in")


# --- A card -----------------------------------------------------------------------------------------------


class CardForm(forms.Form):
    """What is printed on the card. It is not kept."""

    first_name = forms.CharField(
        label=gettext_lazy("Name on the card"),
        help_text=gettext_lazy("Leave it empty, and nobody who finds the card knows whose it is."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


@project_page(facilitator=True)
@never_cache
def card(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The card is shown by the answer to the form, once: only its hash is kept, so no page could show it again."""
    member = find(project, ref)
    first_name = " ".join(member.name.split()[:1])
    form = CardForm(request.POST if request.method == "POST" else None, initial={"first_name": first_name})
    if not form.is_valid():
        return form_page(request, "people/card.html", form, person=member, card=card_of_member(member))
    secret = action.make_card(member, by=request.member)
    address = request.build_absolute_uri(reverse("join:card", args=[secret]))
    picture = qr_svg(address, title=_("QR code"), words=_("It opens the door to the group."))
    words = {"person": member, "first_name": form.cleaned_data["first_name"], "picture": mark_safe(picture)}
    return render(request, "people/card_print.html", words)


@project_page(facilitator=True)
@require_POST
def card_end(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    member = find(project, ref)
    if action.end_card(member, by=request.member):
        messages.success(request, _("The card of %(name)s opens nothing now.") % {"name": member.name})
    return to_person(project, member)


# --- A device handed over ---------------------------------------------------------------------------------


@project_page(facilitator=True)
def hand_over(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    return render(request, "people/hand_over.html", {"person": find(project, ref)})


@project_page(facilitator=True)
@require_POST
@never_cache
def hand_over_code(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The code is shown by the answer to the form, once: only its hash is kept."""
    member = find(project, ref)
    code = action.make_code(member, by=request.member)
    join = request.build_absolute_uri(reverse("join:join")).partition("://")[2]
    words = {"person": member, "code": in_print(code), "join": join, "minutes": action.MINUTES}
    return render(request, "people/hand_over_code.html", words)


@project_page(facilitator=True)
@require_POST
def hand_over_now(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """This very device. The facilitator's visit ends completely, before anybody else's begins."""
    member = find(project, ref)
    way = action.code_of(action.make_code(member, by=request.member))
    names = {"me": request.member.name, "name": member.name}
    go_out(request)
    knock(request, way)
    messages.success(request, _("%(me)s is signed out. Give the device to %(name)s now.") % names)
    return redirect("join:hello")


# --- Somebody beside them ---------------------------------------------------------------------------------


class HelperForm(forms.Form):
    """Who sits beside somebody."""

    name = forms.CharField(
        label=gettext_lazy("Their name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Type the name of who helps you, or go back.")},
    )


@project_page()
def helper(request: HttpRequest, project: Project) -> HttpResponse:
    """Kept in this visit only. No row changes, so readers may say it too."""
    form = HelperForm(request.POST if request.method == "POST" else None, initial={"name": request.member.helped_by})
    if form.is_valid():
        help_today(request, form.cleaned_data["name"])
        messages.success(request, _("From now on the group sees that %(name)s helps you.") % form.cleaned_data)
        return redirect("home:project", project.slug)
    return form_page(request, "people/helper.html", form)


@project_page()
@require_POST
def helper_end(request: HttpRequest, project: Project) -> HttpResponse:
    request.session.pop(HELPED_BY, None)
    messages.success(request, _("You go on alone now."))
    return redirect("home:project", project.slug)
