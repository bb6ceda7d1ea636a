"""The page with a form, as it comes back: 422 when something in it needs another look, so that programs see it too."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

NEEDS_ANOTHER_LOOK = 422


def form_page(request: HttpRequest, template: str, form: BaseForm, **more: Any) -> HttpResponse:
    """Render `template` with `form` and what else it shows."""
    status = NEEDS_ANOTHER_LOOK if form.errors else 200
    return render(request, template, {"form": form, **more}, status=status)


def as_ours(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a view that is not ours, and answers 200 to what it cannot take."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if response.status_code == 200 and form is not None and form.errors:
            response.status_code = NEEDS_ANOTHER_LOOK
        return response

    return answered
