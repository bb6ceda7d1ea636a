"""Which addresses may become links."""

from urllib.parse import quote, urlsplit

_SCHEMES = ("http", "https", "mailto", "tel")
# Everything that may stand in an address, so that only what may not is escaped, and nothing is escaped twice.
_KEPT = "%/:?#[]@!$&'()*+,;=~-._"


def safe_url(url: str, *, base_url: str = "") -> str:
    """The address if a reader may be sent there, else nothing.

    >>> safe_url("/p/garden/", base_url="https://stones.example")
    'https://stones.example/p/garden/'
    >>> safe_url("javascript:alert(1)")
    ''
    """
    address = "".join(letter for letter in url.strip() if letter.isprintable())
    if address.startswith("/") and not address.startswith("//"):
        address = base_url.rstrip("/") + address
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme.lower() in _SCHEMES:
        return quote(address, safe=_KEPT) if parts.netloc or parts.path else ""
    is_on_this_site = address.startswith("#") or (address.startswith("/") and not address.startswith("//"))
    return quote(address, safe=_KEPT) if is_on_this_site and len(address) > 1 else ""


def full_url(url: str, *, base_url: str = "") -> str:
    """The address if it works from a file on any machine, else nothing."""
    address = safe_url(url, base_url=base_url)
    return address if urlsplit(address).scheme else ""
