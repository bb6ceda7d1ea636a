"""The example, for the tests that look at it."""

import pytest
from django.db import transaction

from steppingstones.actions.examples import load_example
from steppingstones.models import Project


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Loaded once for all tests of a module, in a transaction around theirs: each test still undoes what it did."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_example().project
        transaction.set_rollback(True)


@pytest.fixture
def the_lantern(loaded, db):
    return Project.objects.get(pk=loaded.pk)
