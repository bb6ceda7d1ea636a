"""What was removed and can come back: offered at once, kept in a list, and told to whoever was just writing in it."""

from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

MOST = 20  # removed things on offer, the last ones first


def put_aside(request: HttpRequest, rows: QuerySet, restore: str, *args: str) -> dict[str, Any]:
    """For the templates in `put_aside/`. `restore` is the name of the address that brings one back."""
    removed = rows.exclude(removed_at=None).order_by("-removed_at")[:MOST] if request.member.can_edit else []
    offered = [(row, reverse(restore, args=[*args, row.ref])) for row in removed]
    now = [each for each in offered if each[0].ref == request.GET.get("removed")]
    return {"put_aside": offered, "just_removed": now}


def removed_page(
    request: HttpRequest, row: Model, restore: str, up: str, *, typed: tuple[str, ...] = ()
) -> HttpResponse:
    """A way back, and what somebody was writing meanwhile in the fields called `typed`."""
    words = [request.POST[name] for name in typed if request.POST.get(name)]
    context = {"row": row, "restore": restore, "up": up, "typed": words}
    return render(request, "put_aside/removed.html", context, status=410)
