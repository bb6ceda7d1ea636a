"""Pages for what went wrong: what happened, what became of what was typed, and what to do now."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/403.html", {"reason": str(exception)}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/400.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks nothing of the database, the session or the request: any of them may be what broke."""
    return HttpResponse(render_to_string("errors/500.html"), status=500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's safety token did not match: nothing was saved, and the browser still has what was typed."""
    return render(request, "errors/form_expired.html", status=403)


def not_this_way(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """An address that only takes a form has nothing to show: people come to it by loading again, or by going back."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not isinstance(response, HttpResponseNotAllowed) or response.content:
            return response
        page = render(request, "errors/405.html", {"above": above(request.path)}, status=405)
        page["Allow"] = response["Allow"]
        return page

    return answer


def above(path: str) -> str:
    """The nearest page that this address is a part of: most forms stand on it. Empty, if there is none."""
    parts = path.strip("/").split("/")
    for length in range(len(parts) - 1, 0, -1):
        address = f"/{'/'.join(parts[:length])}/"
        try:
            resolve(address)
        except Resolver404:
            continue
        return address
    return ""
