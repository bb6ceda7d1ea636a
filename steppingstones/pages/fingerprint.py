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
    """Whether this was done from one network address as often as it may be in a while. If not, this time is counted.

    Each time takes a place that nobody else can take: of two requests at once, a number that both read and wrote would
    lose one, since the cache in the database cannot add to it.
    """
    key = fingerprint_of(request, what)
    places = [f"{key}-{number}" for number in range(most)]
    taken = cache.get_many(places)
    return not any(cache.add(place, True, A_WHILE) for place in places if place not in taken)
