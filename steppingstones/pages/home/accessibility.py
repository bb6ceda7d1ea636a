"""The statement of accessibility of this site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ...access import public_page
from ...queries.accessibility import statement


@public_page
@require_safe
def of_site(request: HttpRequest) -> HttpResponse:
    return render(request, "home/accessibility.html", statement())
