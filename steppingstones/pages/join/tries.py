"""How many wrong codes may be typed in a while. Right ones do not count: a hall shares an address."""

from django.core.cache import cache
from django.http import HttpRequest

from ..fingerprint import A_WHILE, fingerprint, fingerprint_of

MOST = 60  # from one network address
MOST_OF_ALL = 1000  # from all of them; after that the codes that sign somebody in rest for a while


def is_too_much(request: HttpRequest) -> bool:
    return cache.get(fingerprint_of(request, "codes"), 0) >= MOST


def is_siege() -> bool:
    """Whether somebody seems to try codes from many addresses at once."""
    return cache.get(fingerprint("codes", "everywhere"), 0) >= MOST_OF_ALL


def count_wrong(request: HttpRequest) -> None:
    for key in (fingerprint_of(request, "codes"), fingerprint("codes", "everywhere")):
        cache.set(key, cache.get(key, 0) + 1, A_WHILE)
