"""Each field of each noun is said to be about a person, or not: consent and taking back must reach all of them."""

import pytest
from django.apps import apps

MODELS = list(apps.get_app_config("steppingstones").get_models())
KEYS = {"id", "ref"}


def plain_fields(model) -> set[str]:
    return {field.name for field in model._meta.concrete_fields if not field.is_relation} - KEYS


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_personal_or_impersonal(model):
    personal, impersonal = getattr(model, "personal", ()), getattr(model, "impersonal", ())
    named = [*personal, *impersonal]
    assert sorted(named) == sorted(plain_fields(model)), "Name each plain field once, in personal or impersonal."
