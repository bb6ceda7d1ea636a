"""How many answers one network address may send in a while: enough for a full hall that shares one, but not endless.

The address itself is never kept, and the count is apart from every answer: see `pages/fingerprint.py`.
"""

import random

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from ..fingerprint import A_WHILE, fingerprint_of

ONE_IN = 10  # sends that are counted, each for all ten: writing down every one would cost as much as an answer


def is_too_much(request: HttpRequest, *, what: str = "sends", times: int = 1) -> bool:
    """Whether this address has sent as much as it may, or so many times as much. If not, this send is counted."""
    key = fingerprint_of(request, what)
    sent = cache.get(key, 0)
    if sent >= settings.SENDS * times:
        return True
    if random.randrange(ONE_IN) == 0:
        cache.set(key, sent + ONE_IN, A_WHILE)
    return False
