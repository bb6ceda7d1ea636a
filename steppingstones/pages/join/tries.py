"""How many wrong codes one network address may type in a while. Right ones do not count: a hall shares an address."""

from django.core.cache import cache
from django.http import HttpRequest

from ..fingerprint import A_WHILE, fingerprint_of

MOST = 60


def is_too_much(request: HttpRequest) -> bool:
    return cache.get(fingerprint_of(request, "codes"), 0) >= MOST


def count_wrong(request: HttpRequest) -> None:
    key = fingerprint_of(request, "codes")
    cache.set(key, cache.get(key, 0) + 1, A_WHILE)
