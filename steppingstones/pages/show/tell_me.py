"""Being told by email when a report is opened to everybody: for people outside by a link, for members by a button.

The pages for people outside set no cookie, so their forms carry no token against forgery: there is no session that
could be abused, and each form only does what whoever holds the link may do.
"""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from ...access import project_page, public_page
from ...actions import news as actions
from ...models import Follower, Project
from ...models.news import FORGOTTEN_AFTER
from ...queries.news import follower_with, is_offered, may_follow, told_of
from ..answer import form_page
from ..fingerprint import is_too_often
from ..site import site_of
from .public import found_at, or_nothing, quietly
from .sign_off import find

MOST = 10  # addresses that one network address may type in ten minutes


class EmailForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("Your email address"),
        help_text=gettext_lazy("It is used for this alone. When you stop, it is deleted."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Type your email address."),
            "invalid": gettext_lazy("An email address looks like name@example.org. Look at it once more."),
        },
    )


# --- For people outside -----------------------------------------------------------------------------------


@csrf_exempt
@public_page
@never_cache
@or_nothing
def tell_me(request: HttpRequest, secret: str) -> HttpResponse:
    """The answer is the same whether the address was known or not."""
    version = found_at(secret)
    if not is_offered(version.project):
        raise Http404
    form = EmailForm(request.POST if request.method == "POST" else None)
    is_asked = form.is_valid()
    if is_asked and is_too_often(request, "tell-me", MOST):
        form.add_error(None, _("Too many addresses came from here. Wait ten minutes, then try again."))
        is_asked = False
    if is_asked:
        actions.ask(version, form.cleaned_data["email"], site=site_of(request))
    return quietly(form_page(request, "news/tell_me.html", form, version=version, secret=secret, is_asked=is_asked))


@public_page
@never_cache
@require_safe
def asked(request: HttpRequest, secret: str) -> HttpResponse:
    """Where the link of the first mail leads. Opening it does nothing, since programs that check mails open links."""
    follower = follower_with(secret)
    if follower is None:
        return too_late(request)
    context = {"follower": follower, "told_of": told_of(follower), "key": secret}
    return quietly(render(request, "news/asked.html", context))


@csrf_exempt
@public_page
@never_cache
@require_POST
def yes(request: HttpRequest, secret: str) -> HttpResponse:
    follower = follower_with(secret)
    if follower is None:
        return too_late(request)
    actions.say_yes(follower)
    return redirect("news:asked", secret)


def too_late(request: HttpRequest) -> HttpResponse:
    """They have no account: to ask them to sign in, as pages that are not there do, would lead nowhere."""
    return quietly(render(request, "news/too_late.html", {"days": FORGOTTEN_AFTER.days}, status=404))


@csrf_exempt
@public_page
@never_cache
def stop(request: HttpRequest, secret: str) -> HttpResponse:
    """Whoever stopped before, or was never here, reads the same: it is done."""
    follower = follower_with(secret)
    if follower and request.method == "POST":
        actions.stop(follower)
        follower = None
    return quietly(render(request, "news/stop.html", {"follower": follower, "key": secret}))


# --- For members ------------------------------------------------------------------------------------------


@project_page()
@require_POST
def follow(request: HttpRequest, project: Project) -> HttpResponse:
    """Readers too: it is about their own letter box."""
    if may_follow(request.member):
        actions.follow(request.member)
        messages.success(request, _("You get an email when a report of this group is opened to everybody."))
    else:
        messages.error(request, _("There is no email address to write to."))
    return redirect("show:reports", project.slug)


@project_page()
@require_POST
def follow_no_more(request: HttpRequest, project: Project) -> HttpResponse:
    for follower in Follower.objects.filter(member=request.member):
        actions.stop(follower)
    messages.success(request, _("You get no more emails about reports."))
    return redirect("show:reports", project.slug)


@project_page(facilitator=True)
@require_POST
def send(request: HttpRequest, project: Project, ref: str, reportversion: str) -> HttpResponse:
    """What could not be sent when the version was opened, or was too much at once."""
    version = find(project, ref, reportversion)
    actions.send(version, site=site_of(request), by=request.member)
    if version.mails.waiting().exists():
        messages.warning(request, _("Some emails still wait. Send them again, or look at the settings of the site."))
    else:
        messages.success(request, _("No email waits any more."))
    return redirect("show:version", project.slug, ref, reportversion)
