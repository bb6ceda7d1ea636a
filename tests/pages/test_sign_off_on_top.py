"""Whoever holds a version that is not signed off reads that first, in every form; and a poster tells who differs."""

import pytest
from django.urls import reverse

from steppingstones.actions import sign_offs
from steppingstones.queries.report_forms import FORMS
from tests.documents.in_each_form import pages_in
from tests.documents.pdf_reader import bare
from tests.signed import make_claimed_report, make_report, make_version, sign

MISSING = bare("Not signed off yet. Still missing: Lived experience.").lower()
each = pytest.mark.parametrize("form", list(FORMS))


@pytest.fixture
def version(world):
    return make_version(make_claimed_report(world.project), world.ben, world.ben)


def words_of(client, version, form) -> str:
    address = reverse("show:version-written", args=[version.project.slug, version.report.ref, version.ref, form])
    return "".join(pages_in(form, client.get(address).content)).lower()


@each
def test_each_form_says_on_top_that_it_is_not_signed_off(world, as_member, version, form):
    words = words_of(as_member(world.ben), version, form)
    top = words.partition(bare("People feel at home").lower())[0]
    assert MISSING in top
    sign(version, world.ada)
    assert MISSING not in words_of(as_member(world.ben), version, form)


def test_a_version_for_the_group_says_both(world, as_member):
    version = make_version(make_report(world.project, audience="group"), world.ben)
    words = words_of(as_member(world.ben), version, "text")
    assert bare("For the group only: many of its numbers are exact. Not signed off yet.").lower() in words


@pytest.mark.parametrize(("printed", "is_told"), [("unnamed", True), ("named", True), ("not", False)])
def test_a_poster_tells_that_somebody_sees_it_differently(world, as_member, version, printed, is_told):
    sign(version, world.ada, "but", "The door is too heavy", printed)
    words = words_of(as_member(world.ben), version, "poster")
    assert (bare("1 person sees something in it differently.").lower() in words) == is_told


def test_the_frame_on_another_website_tells_it_too(world, version, client):
    sign(version, world.ada, "but", "The door is too heavy", "unnamed")
    key = sign_offs.open_to_everybody(version, by=world.ben)
    assert "1 person sees something in it differently." in client.get(f"/r/{key}/embed/").text
