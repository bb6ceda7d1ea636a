"""The front door, and the overview of each project."""

from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ...access import may_add_example, may_start, may_try, project_page, projects_of, public_page
from ...actions.people import PeopleError, change_context, check_sign_in_link, start_project, use_sign_in_link
from ...actions.routes import choose_routes
from ...models import Project, User
from ...queries.easy_read import to_be_read_by
from ...queries.meetings import next_in_words
from ...queries.project import facts_of, stages, suggestions
from ...queries.reviews_due import reviews_due
from ...queries.routes import chosen_routes
from ...queries.sign_offs import waiting_for
from ...queries.todo import open_in_words
from ..meanwhile import meanwhile
from ..once import once
from .forms import ContextForm, ProjectForm, RoutesForm

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
A_PAGE = 50
TO_SIGN = 3


@public_page
def welcome(request: HttpRequest) -> HttpResponse:
    return render(request, "home/welcome.html", {"example": may_try(request)})


@public_page
@never_cache
def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """A sign-in link. Opening it shows a button, so that programs that look into links do not use it up."""
    try:
        if request.method != "POST":
            check_sign_in_link(secret)
            return render(request, "home/enter.html")
        user = use_sign_in_link(secret)
    except PeopleError as error:
        return render(request, "home/enter.html", {"error": error}, status=410)
    login(request, user, backend=BACKEND)
    return redirect(start_of(user))


def start_of(user: User) -> str:
    """Where this person's day begins: the only project they are in, or the list of them."""
    slugs = projects_of(user).values_list("slug", flat=True)[:2]
    return reverse("home:project", args=slugs) if len(slugs) == 1 else reverse("home:projects")


def projects(request: HttpRequest) -> HttpResponse:
    page = Paginator(projects_of(request.user), A_PAGE).get_page(request.GET.get("page"))
    words = {"page": page, "may_start": may_start(request.user), "may_add_example": may_add_example(request.user)}
    return render(request, "home/projects.html", words)


@once
def project_new(request: HttpRequest) -> HttpResponse:
    if not may_start(request.user):
        raise PermissionDenied(_("This account is for trying the example. Sign in with your own to start a project."))
    form = ProjectForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        project = start_project(by=request.user, **form.about_it())
        messages.success(request, _("Your project is here."))
        return redirect("home:routes", project.slug)
    return render(request, "home/project_new.html", {"form": form}, status=422 if form.errors else 200)


@project_page()
def project(request: HttpRequest, project: Project) -> HttpResponse:
    facts = facts_of(project)
    words = {
        "facts": facts,
        "stages": stages(project, facts),
        "suggestions": suggestions(project, facts),
        "routes": chosen_routes(project),
        "to_do": open_in_words(project),
        "next_meeting": next_in_words(project),
        "reviews": reviews_due(project),
        "to_sign": waiting_for(request.member)[:TO_SIGN],
        "to_read": to_be_read_by(request.member)[:TO_SIGN],
    }
    return render(request, "home/project.html", words)


@project_page(edit=True)
def routes(request: HttpRequest, project: Project) -> HttpResponse:
    """What the group wants to show. Nothing ticked is an answer too: then it sees everything."""
    said = request.POST if request.method == "POST" else None
    form = meanwhile(RoutesForm(said, initial={"routes": project.routes}), request)
    if form.is_valid():
        choose_routes(project, by=request.member, **form.cleaned_data)
        messages.success(request, _("Saved. The pages follow what you want to show."))
        return redirect("home:project", project.slug)
    return render(request, "home/routes.html", {"form": form}, status=422 if form.errors else 200)


@project_page(edit=True)
def project_edit(request: HttpRequest, project: Project) -> HttpResponse:
    form = meanwhile(ContextForm(request.POST or None, instance=Project.objects.get(pk=project.pk)), request)
    if request.method == "POST" and form.is_valid():
        change_context(form.instance, by=request.member, fields=form.Meta.fields)
        messages.success(request, _("Saved."))
        return redirect("home:project", project.slug)
    return render(request, "home/project_edit.html", {"form": form}, status=422 if form.errors else 200)
