"""The example: it is all there, it can be tried, and it can be taken away."""

import pytest

from steppingstones.actions.examples import FACILITATOR, VISITOR, load_example, remove_example, visitor
from steppingstones.models import Consent, Evidence, Member, Project, Side, User, Voice

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return load_example().project


def test_the_example_holds_what_it_promises(project):
    assert project.is_example
    assert project.members.count() == 8
    assert project.voices.count() == 40
    assert project.decisions.count() == 5
    assert project.changes.count() == 3
    assert project.voices.filter(came_by=Voice.CameBy.MEETING).values("subject").distinct().count() == 3
