"""Who may see and do what. Nothing else decides.

Whoever is not in a project gets 404 for each of its addresses, as if there were nothing: no address tells that a
project exists. Somebody in it without the right gets 403 and is told why.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from .actions.examples import ACCOUNTS
from .models import Asset, Counting, Member, PlanBefore, Project, User
from .queries.safety import named

View = Callable[..., HttpResponse]
HELPED_BY = "helped_by"  # in the session: the name of who sits beside the member, and on which day
THIS_MACHINE = {"127.0.0.1", "::1"}


def membership(user: Any, slug: str) -> Member:
    """This user's place in the project; 404 for everyone else, and for projects that do not exist."""
    if not user.is_authenticated:
        raise Http404
    members = memberships(user).select_related("project__organisation")
    try:
        return members.get(project__slug=slug)
    except Member.DoesNotExist:
        raise Http404 from None


def helper_today(request: HttpRequest) -> str:
    """Who sits beside whoever is signed in. Sessions may last for weeks; help is for the day."""
    name, day = request.session.get(HELPED_BY, ("", ""))
    return name if day == timezone.localdate().isoformat() else ""


def memberships(user: Any) -> Any:
    """Where this user is in. Whoever came by a card or a code is in one project only, whatever else they are in."""
    found = Member.objects.present().filter(user=user)
    return found.filter(pk=user.way_in.member_id) if user.way_in else found


def project_page(*, edit: bool = False, facilitator: bool = False) -> Callable[[View], View]:
    """A page of one project: the view is given the project instead of its slug, and `request.member`."""

    def guard(view: View) -> View:
        # Not `login_required`: a redirect to the sign-in page would be the same for every address, but a 404 with
        # a way to sign in tells people more, and strangers nothing.
        @login_not_required
        @wraps(view)
        def guarded(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
            member = membership(request.user, slug)
            if edit and not member.can_edit:
                raise PermissionDenied(_("You can look at this project, but not change it. Ask a facilitator."))
            if facilitator and not member.is_facilitator:
                raise PermissionDenied(_("Only a facilitator can do this. Ask one of them."))
            member.helped_by = helper_today(request)
            request.member = member
            request.project = member.project
            return view(request, member.project, **kwargs)

        guarded.is_guarded = True  # the walk over all addresses in the tests looks for these
        guarded.for_editors, guarded.for_facilitators = edit, facilitator
        return guarded

    return guard


def public_page(view: View) -> View:
    """A page for everyone, without an account. The tests keep the list of these short and explicit."""

    @login_not_required
    @wraps(view)
    def open_to_all(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return view(request, **kwargs)

    open_to_all.is_public = True
    return open_to_all


def may_manage(member: Member) -> bool:
    return member.is_facilitator


def may_keep_safe(member: Member) -> bool:
    """Worries are read by those who are named for it; where nobody is named, by facilitators."""
    return member.keeps_safe or (member.is_facilitator and not named(member.project))


def safety_page(view: View) -> View:
    """A page of worries. To everyone else it is as if it were not there."""

    @wraps(view)
    def guarded(request: HttpRequest, project: Project, **kwargs: Any) -> HttpResponse:
        if not may_keep_safe(request.member):
            raise Http404
        return view(request, project, **kwargs)

    return guarded


def may_speak_for_gift(member: Member, gift: Asset) -> bool:
    """A gift of a person is theirs. Whoever wrote it down, and facilitators, may do it for them when they say so."""
    if gift.member_id is None:
        return member.can_edit
    is_recorder = member.can_edit and gift.added_by_id == member.pk
    return gift.member_id == member.pk or is_recorder or member.is_facilitator


def may_see_giving(member: Member, of: Member) -> bool:
    """What one person gave and got is theirs. Facilitators note it, so they see it too."""
    return member.is_facilitator or member == of


def may_vote_for(member: Member, *, has_account: bool) -> bool:
    """Somebody without an account tells anybody in the group what to write down; others vote themselves, or on paper
    that a facilitator copies."""
    return member.is_facilitator or (member.can_edit and not has_account)


def may_tell_ties_for(member: Member, about: Member) -> bool:
    """Together with them: somebody without an account chooses whom they tell; facilitators help anybody."""
    return member.is_facilitator or (member.can_edit and about.user_id is None)


def may_seal(member: Member, plan: PlanBefore) -> bool:
    """Those who wrote a plan seal it; a facilitator may do it for them, since not everyone has an account."""
    return member.is_facilitator or (member.can_edit and plan.written_by.filter(pk=member.pk).exists())


def projects_of(user: Any) -> Any:
    """The projects that this user is in, newest first."""
    return Project.objects.filter(members__in=memberships(user)).select_related("organisation").order_by("-created_at")


def may_change_counting(member: Member, counting: Counting) -> bool:
    """Whoever typed it in knows these numbers. Others see no numbers while people still answer."""
    return member.can_edit and counting.counted_by_id == member.pk


def may_forget_counting(member: Member, counting: Counting) -> bool:
    return member.is_facilitator or may_change_counting(member, counting)


# --- Starting projects, and the example -------------------------------------------------------------------


def may_start(user: User) -> bool:
    """Everyone with an account may start a project; visitors to the example only on a site that nobody else reaches.

    Not by a card or a code: they open one project, and a new one would be lost behind them.
    """
    return user.way_in is None and (settings.LOCAL or user.email not in ACCOUNTS)


def may_try(request: HttpRequest) -> bool:
    """A visitor may look into the example without an account: on this machine, or where the operator wants it."""
    is_near = request.META.get("REMOTE_ADDR") in THIS_MACHINE
    if request.user.is_authenticated or not settings.TRY or (settings.LOCAL and not is_near):
        return False
    return Project.objects.filter(is_example=True).exists()


def may_add_example(user: User) -> bool:
    return settings.TRY and may_start(user) and not Project.objects.filter(is_example=True).exists()
