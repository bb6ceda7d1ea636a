"""Template tags for the parts of the design system. Loaded in every template."""

import secrets

from django import template
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def once_key() -> str:
    """The hidden field that makes a form count once; see `pages/once.py`."""
    return format_html('<input type="hidden" name="once" value="{}">', secrets.token_urlsafe(16))
