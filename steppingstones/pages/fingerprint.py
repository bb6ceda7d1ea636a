"""Counting what comes from one network address for some minutes, without keeping the address.

What is kept is a number beside a fingerprint of it that nobody can turn back without the secret key of the site.
"""

import hmac
import time

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

A_WHILE = 10 * 60  # seconds


def fingerprint(what: str, address: str) -> str:
    words = f"{what} {address} {int(time.time()) // A_WHILE}"
    return f"{what}-{hmac.digest(settings.SECRET_KEY.encode(), words.encode(), 'sha256').hex()[:32]}"


def fingerprint_of(request: HttpRequest, what: str) -> str:
    return fingerprint(what, get_adapter(request).get_client_ip(request))


def is_too_often(request: HttpRequest, what: str, most: int) -> bool:
    """Whether this was done from one network address as often as it may be in a while. This time is counted."""
    key = fingerprint_of(request, what)
    done = cache.get(key, 0)
    cache.set(key, done + 1, A_WHILE)
    return bool(done >= most)
