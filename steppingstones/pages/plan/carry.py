"""Copy and carry: the pathway as a file, and a file as the pathway."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from ...access import project_page
from ...actions.pathway_carry import bring_in, fitting
from ...formats.pathway import NotAPathway, PathwayFile
from ...formats.pathway_files import read
from ...formats.theory_of_change import Theory, as_pathway
from ...models import Project
from ...queries.pathway import pathway_of
from ...queries.pathway_carry import shown, written
from .. import handed_out, staging
from ..once import once
from .carry_forms import FileForm, StagesForm, WayForm
from .carry_words import facts_in_words, left_out_in_words, told

FILES = {
    "json": ("application/json", "pathway.json"),
    "csv": ("text/csv; charset=utf-8", "pathway.csv"),
    "mermaid": ("text/plain; charset=utf-8", "pathway.mmd"),
    "dot": ("text/plain; charset=utf-8", "pathway.gv"),
}
MOST_SHOWN = 50  # steps that do not fit


@project_page()
def carry(request: HttpRequest, project: Project) -> HttpResponse:
    return render(request, "plan/carry.html", {"has_stones": project.stones.standing().exists()})


@project_page()
def as_file(request: HttpRequest, project: Project, form: str) -> HttpResponse:
    if form not in FILES:
        raise Http404
    kind, name = FILES[form]
    return handed_out.kept(written(project, form), f"{project.slug}-{name}", kind)


# --- A file comes in --------------------------------------------------------------------------------------


@project_page(edit=True)
def send(request: HttpRequest, project: Project) -> HttpResponse:
    """Send a file. It is looked at before it is believed."""
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            read(file.read())
        except NotAPathway as error:
            form.add_error("file", str(error))
        else:
            return redirect("plan:carry-look", project.slug, staging.keep(file, by=request.member))
    return render(request, "plan/carry_send.html", {"form": form}, status=422 if form.errors else 200)


@project_page(edit=True)
def look(request: HttpRequest, project: Project, waiting: str) -> HttpResponse:
    """What would come in. The stages of a theory of change can be given other levels, as often as one likes."""
    found = opened(request, waiting)
    form, file = chosen(found, request.GET)
    return show(request, project, file, waiting=waiting, **stages_of(form))


@project_page(edit=True)
@require_POST
@once
def keep(request: HttpRequest, project: Project, waiting: str) -> HttpResponse:
    """Bring it in. A second click finds no file, and is led where the first went."""
    found = opened(request, waiting)
    form, file = chosen(found, request.POST)
    if file is None or not (way := way_of(request, project)).is_valid():
        way = None if file is None else way
        return show(request, project, file, way, waiting=waiting, **stages_of(form))
    response = brought(request, project, file, way)
    staging.remove(waiting, by=request.member)
    return response


def opened(request: HttpRequest, waiting: str) -> PathwayFile | Theory:
    """The file that was sent before. It could be read then, so an address by which it cannot is not one of ours."""
    with staging.open_file(waiting, by=request.member) as file:
        try:
            return read(file.read())
        except NotAPathway:
            raise Http404 from None


def chosen(found: PathwayFile | Theory, said) -> tuple[StagesForm | None, PathwayFile | None]:
    """The pathway, and for a theory of change the form that says how it becomes one. None if the form is wrong."""
    if isinstance(found, PathwayFile):
        return None, found
    form = StagesForm(said if "kind0" in said else None, theory=found)
    is_wrong = form.is_bound and not form.is_valid()
    return form, None if is_wrong else as_pathway(found, form.places())


def stages_of(form: StagesForm | None) -> dict:
    return {"stages": form, "facts": facts_in_words(form.theory)} if form else {}


# --- What every way of bringing in shares -------------------------------------------------------------------


def show(
    request: HttpRequest, project: Project, file: PathwayFile | None, way: WayForm | None = None, **more
) -> HttpResponse:
    """A pathway before it comes in: as list and picture, and what does not fit."""
    there = pathway_of(project)
    page = {"file": file, "way": way or (WayForm() if there.stones else None), "there": len(there.stones), **more}
    if file is not None:
        joined = fitting(project, there, file, is_replacing=False)
        left_out = left_out_in_words(file.left_out, file.pathway) + left_out_in_words(joined.left_out, joined.pathway)
        page |= {
            "shown": shown(file.pathway, file.title),
            "left_out": left_out[:MOST_SHOWN],
            "more_left_out": max(len(left_out) - MOST_SHOWN, 0),
            "here_already": len(there.stones) + len(file.pathway.stones) - len(joined.pathway.stones),
        }
    forms = [page["way"], more.get("stages")]
    is_wrong = any(form is not None and form.errors for form in forms)
    return render(request, "plan/carry_look.html", page, status=422 if is_wrong else 200)


def way_of(request: HttpRequest, project: Project) -> WayForm:
    """An empty pathway needs no choice."""
    is_empty = not project.stones.standing().exists()
    return WayForm({"way": "add"} if is_empty else request.POST)


def brought(request: HttpRequest, project: Project, file: PathwayFile, way: WayForm) -> HttpResponse:
    is_replacing = way.cleaned_data["way"] == "replace"
    done = bring_in(project, file, by=request.member, is_replacing=is_replacing)
    messages.success(request, told(done))
    return redirect("plan:pathway", project.slug)
