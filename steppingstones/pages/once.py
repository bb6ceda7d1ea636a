"""A form that is sent twice (a double click, the back button, a retry on a bad line) makes one thing, not two.

The form carries `once`, a random key made with the page. The key is written in the same transaction as what the form
makes, so two sends at the same moment wait for each other, and the second is led to where the first went.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from ..models import Sent

View = Callable[..., HttpResponse]


def once(view: View) -> View:
    """Wrap a view whose redirect means that something was made. Its form must include `parts/once.html`."""

    @wraps(view)
    def sent_once(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        given = request.POST.get("once", "")
        if request.method != "POST" or not given:
            return view(request, *args, **kwargs)
        key = hashlib.sha256(f"{request.user.pk} {request.path} {given}".encode()).hexdigest()
        with transaction.atomic():
            sent, is_first = Sent.objects.get_or_create(key=key)
            if not is_first:
                return HttpResponseRedirect(sent.location)
            response = view(request, *args, **kwargs)
            if not isinstance(response, HttpResponseRedirect):
                transaction.set_rollback(True)
                return response
            sent.location = response.url
            sent.save(update_fields=["location"])
        return response

    return sent_once
