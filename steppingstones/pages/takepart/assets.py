"""Gifts and skills: who can help with what. A person's gift is theirs."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import may_speak_for_gift, project_page
from ...actions import assets as actions
from ...actions import removals
from ...models import Asset, Project
from ...queries.assets import find, in_words, known_to, missing, shared, tell, unshared
from ..answer import form_page
from ..meanwhile import meanwhile
from ..once import once
from ..put_aside import put_aside, removed_page
from .asset_forms import AssetFilter, AssetForm, YesForm

A_PAGE = 50
NEEDS_SHOWN = 3


@project_page()
def assets(request: HttpRequest, project: Project) -> HttpResponse:
    """What there is, and what waits for a yes. `?q=…&kind=…` narrows it, and can be shared."""
    filters = AssetFilter(request.GET)
    found = find(shared(project), words=filters.wanted.get("q", ""), kind=filters.wanted.get("kind", ""))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "filters": filters,
        "page": page,
        "query": query.urlencode(),
        "found": [(each, may_speak_for_gift(request.member, each)) for each in page.object_list],
        "waiting": [] if filters.wanted else unshared(project, request.member)[:A_PAGE],
        "summary": in_words(project),
        "missing": tell(project, missing(project)[:NEEDS_SHOWN]),
        **put_aside(request, project.assets.filter(member=None), "takepart:asset-restore", project.slug),
    }
    return render(request, "takepart/assets.html", context)


@project_page(edit=True)
@once
def asset_add(request: HttpRequest, project: Project) -> HttpResponse:
    asset = Asset(project=project, added_by=request.member)
    form = AssetForm(request.POST or None, instance=asset, me=request.member)
    if form.is_valid() and keep(request, form):
        is_waiting = asset.member_id and not asset.agreed_on
        waits = _("Written down. The group sees it when they have said yes.")
        messages.success(request, waits if is_waiting else _("Written down. The group sees it now."))
        return to_asset(project, asset)
    return form_page(request, "takepart/asset_form.html", form)


@project_page(edit=True)
@once
def asset_edit(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    if removed := project.assets.filter(member=None, ref=ref).exclude(removed_at=None).first():
        restore = reverse("takepart:asset-restore", args=[project.slug, ref])
        up = reverse("takepart:assets", args=[project.slug])
        return removed_page(request, removed, restore, up, typed=("words", "whose", "where", "more"))
    asset = speaking_for(request, project, ref)
    form = meanwhile(AssetForm(request.POST or None, instance=asset, me=request.member), request)
    was_shared = bool(asset.agreed_on)
    if form.is_valid() and keep(request, form):
        waits = _("The change is kept. The words are new, so the group sees it when they have said yes again.")
        is_waiting = was_shared and asset.member_id and not asset.agreed_on
        messages.success(request, waits if is_waiting else _("The change is kept."))
        return to_asset(project, asset)
    return form_page(request, "takepart/asset_form.html", form, asset=asset)


def keep(request: HttpRequest, form: AssetForm) -> Asset | None:
    """Keep it, or say on the form why not."""
    try:
        return actions.keep_asset(form.save(commit=False), by=request.member)
    except actions.NotOfThisGroup as error:
        form.add_error(None, str(error))
        return None


def speaking_for(request: HttpRequest, project: Project, ref: str) -> Asset:
    """A gift that this member knows of; refused, if it is somebody else's."""
    asset = get_object_or_404(known_to(project, request.member), ref=ref)
    if not may_speak_for_gift(request.member, asset):
        raise PermissionDenied(_("This is somebody’s own gift. They can change it, and so can who wrote it down."))
    return asset


def somebodys(request: HttpRequest, project: Project, ref: str) -> Asset:
    """The gift of a member, for who may speak for it."""
    get_object_or_404(project.assets.exclude(member=None), ref=ref)
    return speaking_for(request, project, ref)


@project_page()
@once
def asset_yes(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """The person says that the group may see it; or somebody writes down that they said so."""
    asset = somebodys(request, project, ref)
    today = timezone.localdate()
    form = YesForm(request.POST if request.method == "POST" else None, initial={"day": today})
    if asset.member_id == request.member.pk:
        del form.fields["day"]
    if form.is_valid():
        actions.agree_to_asset(asset, form.cleaned_data.get("day", today), by=request.member)
        messages.success(request, _("The group sees it now."))
        return to_asset(project, asset)
    return form_page(request, "takepart/asset_yes.html", form, asset=asset)


@project_page()
def asset_take_back(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """Gone for good. Asked once more, since nobody can bring it back."""
    asset = somebodys(request, project, ref)
    if request.method == "POST":
        actions.take_back_asset(asset, by=request.member)
        messages.success(request, _("It is gone, and no word of it is kept."))
        return redirect("takepart:assets", project.slug)
    return render(request, "takepart/asset_take_back.html", {"asset": asset})


@project_page(edit=True)
@require_POST
def asset_remove(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    removals.remove(get_object_or_404(project.assets.filter(member=None), ref=ref), by=request.member)
    return redirect(f"{reverse('takepart:assets', args=[project.slug])}?removed={ref}")


@project_page(edit=True)
@require_POST
def asset_restore(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    asset = get_object_or_404(project.assets.filter(member=None), ref=ref)
    removals.put_back(asset, by=request.member)
    return to_asset(project, asset)


def to_asset(project: Project, asset: Asset) -> HttpResponse:
    return redirect(f"{reverse('takepart:assets', args=[project.slug])}#gift-{asset.ref}")
