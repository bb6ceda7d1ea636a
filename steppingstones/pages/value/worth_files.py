"""A value map from a spreadsheet, and as one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ...access import project_page
from ...actions import values as actions
from ...formats.sheet import SpreadsheetError
from ...formats.value_map_xlsx import ReadMapFile, read_map_file
from ...models import Project
from ...queries.worth_files import as_csv
from ..answer import form_page
from ..once import once
from .worth import find
from .worth_forms import BringForm

BAD_SHOWN = 50


@project_page(edit=True)
@once
def bring(request: HttpRequest, project: Project) -> HttpResponse:
    """Cells that cannot be read are named by row and column, and then nothing is made."""
    form = BringForm(request.POST or None, request.FILES or None)
    read = look(form) if form.is_valid() else None
    if read and not read.bad:
        said = {"name": form.cleaned_data["name"], "looks": form.cleaned_data["looks"]}
        try:
            made = actions.take_in(project, read.value_map, by=request.member, **said)
            messages.success(request, _("The map is here. Say next what each number rests on."))
            return redirect("value:map", project.slug, made.ref)
        except actions.CannotValue as error:
            form.add_error("file", str(error))
    bad = read.bad if read else ()
    return form_page(request, "value/worth_bring.html", form, bad=bad[:BAD_SHOWN], more=max(0, len(bad) - BAD_SHOWN))


def look(form: BringForm) -> ReadMapFile | None:
    file = form.cleaned_data["file"]
    try:
        read = read_map_file(file, file.name)
    except SpreadsheetError as error:
        form.add_error("file", str(error))
        return None
    if read.bad:
        form.add_error("file", _("Some cells cannot be read, so no map was made. They are named below."))
    return read


@project_page()
@require_safe
def csv(request: HttpRequest, project: Project, ref: str) -> HttpResponse:
    """For the group's own work: it holds small numbers, and says so where it is offered."""
    one = find(project, ref)
    name = slugify(one.name) or "value-map"
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"', "Cache-Control": "private, no-store"}
    return StreamingHttpResponse(as_csv(one), content_type="text/csv; charset=utf-8", headers=headers)
