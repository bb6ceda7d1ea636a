"""When two people edit the same thing: nobody undoes what the other did without being told.

The form carries `seen`, a fingerprint of what was there when its page was made (`parts/form.html` draws it). If
something else is there when the form is sent, the form comes back with what is there now, what was typed, and a new
fingerprint: sending it again is a choice.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from django.forms import BaseForm, BoundField
from django.http import HttpRequest
from django.utils.dateformat import format as in_words
from django.utils.translation import gettext as _

Form = TypeVar("Form", bound=BaseForm)


def meanwhile(form: Form, request: HttpRequest) -> Form:
    """A form about something that is there already, whose `initial` is what is there now."""
    form.seen = fingerprint(form)
    seen = request.POST.get("seen", "")
    if form.is_bound and seen not in ("", form.seen):
        form.now = [(field.label, shown(field)) for field in form if differs(field)]
        if form.now:
            form.is_valid()  # first its own errors, or Django forgets this one
            form.add_error(None, _("Somebody changed this while you were writing. What you wrote is not saved yet."))
    return form


def fingerprint(form: BaseForm) -> str:
    values = [(field.name, tidy(there(field))) for field in form]
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:16]


def differs(field: BoundField) -> bool:
    return tidy(there(field)) != tidy(field.data)


def there(field: BoundField) -> Any:
    """What is there now, as the page would put it into the field."""
    return field.field.prepare_value(field.initial)


def tidy(value: Any) -> str | list[str]:
    """A value as a browser sends it back: lists in any order, lines ended in any way."""
    if isinstance(value, list | tuple):
        return sorted(str(each) for each in value)
    return "" if value is None else "\n".join(str(value).split("\r\n")).strip()


def shown(field: BoundField) -> str:
    """What is there now, in words."""
    value = there(field)
    if isinstance(value, date):
        return in_words(value, "j F Y")
    labels = dict(flat(getattr(field.field, "choices", [])))
    values = value if isinstance(value, list | tuple) else [value]
    return ", ".join(str(labels.get(str(each), each)) for each in values if each not in (None, "")) or _("Nothing")


def flat(choices: Iterable) -> Iterable[tuple[str, Any]]:
    """Choices without their groups."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from flat(label)
        else:
            yield str(value), label
