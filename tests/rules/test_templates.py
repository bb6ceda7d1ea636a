"""Templates: each is used, none has anything inline, and every word in them can be translated."""

import re

import pytest

from .tree import PACKAGE, named, short

FOLDER = PACKAGE / "templates"
TEMPLATES = named(".html", "steppingstones/templates")
CODE = "\n".join(path.read_text() for path in [*named(".py", "steppingstones"), *TEMPLATES])
OF_DJANGO = ("django/", "account/", "429.html")  # found by Django and allauth under these names

INLINE = re.compile(r"<[^>]*\s(style|on[a-z]+)\s*=|<style|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE)
FORM = re.compile(r"<form[^>]*method=.post.*?</form>", re.DOTALL | re.IGNORECASE)
TAGS = (
    r"{% ?blocktranslate.*?{% ?endblocktranslate ?%}",
    r"{% ?comment.*?{% ?endcomment ?%}",
    r"{#.*?#}",
    r"{%.*?%}",
    r"{{.*?}}",
    r"<!--.*?-->",
    r"<svg.*?</svg>",
    r"<[^>]*>",
    r"&\w+;",
)
SPOKEN = re.compile(r"\s(?:aria-label|alt|title|placeholder)=\"([^\"]*)\"")
WITHOUT_SESSION = ("say/", "news/")  # people without an account have no session that could be abused
NOT_WORDS = ("Stepping Stones", "Aa")

each = pytest.mark.parametrize("path", TEMPLATES, ids=short)


def without(patterns: tuple[str, ...], text: str) -> str:
    for pattern in patterns:
        text = re.sub(pattern, " ", text, flags=re.DOTALL)
    for name in NOT_WORDS:
        text = text.replace(name, " ")
    return text


@each
def test_a_template_is_used(path):
    name = path.relative_to(FOLDER).as_posix()
    assert name.startswith(OF_DJANGO) or f'"{name}"' in CODE, "Nothing uses this template."


@each
def test_nothing_is_inline(path):
    """The content security policy would refuse it in the browser, silently for whoever reads the page."""
    assert INLINE.findall(path.read_text()) == []


@each
def test_every_word_can_be_translated(path):
    text = path.read_text()
    said = [without(TAGS[:5], words) for words in SPOKEN.findall(text)]
    words = re.findall(r"[^\W\d_]{2,}", " ".join([without(TAGS, text), *said]))
    assert words == []


@each
def test_a_form_is_safe_and_keeps_what_was_typed(path):
    for form in FORM.findall(path.read_text()):
        is_public = any(folder in short(path) for folder in WITHOUT_SESSION)
        assert "{% csrf_token %}" in form or is_public, "A form needs its token against forgery."


def is_page(path) -> bool:
    """A page of a room or of the site; not a frame that other templates extend."""
    extends_frame = re.match(r"""{% extends "(base|room|room_pages)\.html" %}""", path.read_text())
    return bool(extends_frame) and f'extends "{path.relative_to(FOLDER).as_posix()}"' not in CODE


@pytest.mark.parametrize("path", list(filter(is_page, TEMPLATES)), ids=short)
def test_a_page_has_a_title_and_one_heading(path):
    text = path.read_text()
    assert "{% block title %}" in text
    assert "<h1" in text or "{% include" in text
