"""Two value maps of one project beside each other."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ...access import project_page
from ...models import Project
from ...queries.values import found_of
from ...queries.worth_beside import lines_beside, rows_beside
from .worth_forms import BesideForm


@project_page()
@require_safe
def beside(request: HttpRequest, project: Project) -> HttpResponse:
    """Only maps of this project: the ratios of two projects cannot be compared."""
    maps = project.valuemaps.standing().order_by("-pk")
    form = BesideForm(request.GET or None, maps=list(maps))
    context = {"form": form, "enough": len(form.maps) > 1}
    if form.is_valid():
        one, other = (form.maps[form.cleaned_data[name]] for name in ("first", "second"))
        first, second = found_of(one), found_of(other)
        found = {"first": one, "second": other, "lines": lines_beside(first, second)}
        context |= {**found, "rows": list(rows_beside(first, second))}
    return render(request, "value/worth_beside.html", context)
