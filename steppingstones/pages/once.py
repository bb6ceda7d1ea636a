"""A form that is sent twice (a double click, the back button, a retry on a bad line) makes one thing, not two.

The form carries `once`, a random key made with the page. The key is written in the same transaction as what the form
makes, so two sends at the same moment wait for each other, and the second is led to where the first went. If the
second says something else, it is not a second send: somebody went back and wrote more, and that is kept too.
"""

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from ..actions.drafts import forget_sent_to
from ..models import Sent

View = Callable[..., HttpResponse]
NOT_SAID_BY_ANYBODY = {"csrfmiddlewaretoken"}


def once(view: View) -> View:
    """Wrap a view whose redirect means that something was made. Its form must include `{% once_key %}`."""

    @wraps(view)
    def sent_once(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" or not request.POST.get("once"):
            return view(request, *args, **kwargs)
        with transaction.atomic():
            sent, is_first = Sent.objects.get_or_create(key=fingerprint(request))
            if not is_first:
                return HttpResponseRedirect(sent.location)
            response = view(request, *args, **kwargs)
            if not isinstance(response, HttpResponseRedirect):
                transaction.set_rollback(True)
                return response
            sent.location = response.url
            sent.save(update_fields=["location"])
            if member := getattr(request, "member", None):
                forget_sent_to(member, request.path)
        return response

    return sent_once


def fingerprint(request: HttpRequest) -> str:
    """Who sent what with which key. Not where to: two buttons of one form may post to two addresses."""
    said = sorted((name, values) for name, values in request.POST.lists() if name not in NOT_SAID_BY_ANYBODY)
    return hashlib.sha256(json.dumps([request.user.pk, said]).encode()).hexdigest()
