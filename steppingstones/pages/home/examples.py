"""The example: try it, add it, take it away."""

from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access import may_add_example, may_try, project_page, public_page
from ...actions.examples import load_example, remove_example, visitor
from ...models import Project
from ..once import once
from .views import BACKEND


@public_page
@require_POST
def try_it(request: HttpRequest) -> HttpResponse:
    """Sign a visitor in to the example with an account that knows nothing else."""
    user = visitor() if may_try(request) else None
    if user is None:
        raise Http404
    login(request, user, backend=BACKEND)
    return redirect("home:project", user.memberships.get().project.slug)


@require_POST
@once
def add(request: HttpRequest) -> HttpResponse:
    if not may_add_example(request.user):
        raise PermissionDenied(_("The example is here already, or this site does not want it."))
    member = load_example(request.user)
    return redirect("home:project", member.project.slug)


@project_page(facilitator=True)
@require_POST
def remove(request: HttpRequest, project: Project) -> HttpResponse:
    if not project.is_example:
        raise Http404
    remove_example(project)
    messages.success(request, _("The example is gone. You can add it again at any time."))
    return redirect("home:projects")
