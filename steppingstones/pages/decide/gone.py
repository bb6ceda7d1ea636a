"""What somebody else removed while a page was open: whoever sends its form has their words back, and a way back."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from ...models import Ballot, Change, Decision, Option
from ..put_aside import removed_page

View = Callable[..., HttpResponseBase]
RESTORE = {Decision: "decide:decision-restore", Change: "decide:change-restore"}


def or_back(model: type, *typed: str) -> Callable[[View], View]:
    """Below `@project_page`. `model` is what `ref` names, `typed` the fields in which people type."""

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, ref: str, **kwargs: Any) -> HttpResponseBase:
            try:
                return view(request, *args, ref=ref, **kwargs)
            except Http404:
                row = removed_with(model, request.project, ref)
                if row is None:
                    raise
            slug = request.project.slug
            restore = reverse(RESTORE[type(row)], args=[slug, row.ref])
            return removed_page(request, row, restore, reverse("decide:decisions", args=[slug]), typed=typed)

        return guarded

    return wrap


def removed_with(model: type, project: Any, ref: str) -> Decision | Change | None:
    """The decision or change that was removed, and with it what this ref names."""
    if model is Decision:
        return project.decisions.exclude(removed_at=None).filter(ref=ref).first()
    rows = {Change: project.changes, Option: project.options, Ballot: project.ballots}[model]
    row = rows.select_related("decision").filter(ref=ref).first()
    if row is None:
        return None
    if row.decision.removed_at:
        return row.decision
    return row if model is Change and row.removed_at else None
