"""How many answers one network address may send in a while: enough for a full hall that shares one, but not endless.

The address itself is never kept. What is kept, for some minutes and apart from every answer, is a number beside a
fingerprint of it that nobody can turn back without the secret key of the site.
"""

import hmac
import random
import time

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

A_WHILE = 10 * 60  # seconds
ONE_IN = 10  # sends that are counted, each for all ten: writing down every one would cost as much as an answer


def is_too_much(request: HttpRequest, *, what: str = "sends", times: int = 1) -> bool:
    """Whether this address has sent as much as it may, or so many times as much. If not, this send is counted."""
    key = fingerprint(get_adapter(request).get_client_ip(request), what)
    sent = cache.get(key, 0)
    if sent >= settings.SENDS * times:
        return True
    if random.randrange(ONE_IN) == 0:
        cache.set(key, sent + ONE_IN, A_WHILE)
    return False


def fingerprint(address: str, what: str = "sends") -> str:
    words = f"{what} {address} {int(time.time()) // A_WHILE}"
    return f"{what}-{hmac.digest(settings.SECRET_KEY.encode(), words.encode(), 'sha256').hex()[:32]}"
