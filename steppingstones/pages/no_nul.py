"""Addresses with the one letter that PostgreSQL does not take, which nobody types but programs that try doors."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

NUL = "%00"


def no_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Leave it out of what stands behind the question mark, before any page looks things up by it."""

    def answer(request: HttpRequest) -> HttpResponse:
        asked = request.META.get("QUERY_STRING", "").replace("\0", "")
        while NUL in asked:  # taking one out can leave another
            asked = asked.replace(NUL, "")
        request.META["QUERY_STRING"] = asked
        return get_response(request)

    return answer
