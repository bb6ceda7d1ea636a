"""A form that is sent twice makes one thing; a form that says something new makes another."""

import pytest
from django.urls import reverse

from steppingstones.models import Stone, Voice

LOG = {"words": "I like it", "said_on": "2026-03-04", "channel": "spoken", "side": "lived", "once": "one-key"}


@pytest.fixture
def log(world, as_member):
    """`log(words=…)` sends the logbook's form as Ada, with the same key each time."""
    ada, address = as_member(world.ada), reverse("listen:log", args=[world.project.slug])
    return lambda **changes: ada.post(address, {**LOG, **changes})


def test_the_same_words_twice_are_one_voice_and_lead_to_the_same_page(log):
    first, second = log(), log()

    assert first.url == second.url
    assert Voice.objects.count() == 1


def test_other_words_after_going_back_are_kept_as_well(log):
    log(words="first note")
    log(words="second note")

    assert sorted(Voice.objects.values_list("words", flat=True)) == ["first note", "second note"]


def test_a_form_with_an_error_may_be_sent_again_with_the_same_key(log):
    assert log(words="   ").status_code != 302

    log(words="now with words")

    assert Voice.objects.count() == 1


def test_the_same_key_from_somebody_else_is_another_send(world, as_member, log):
    log()
    as_member(world.ben).post(reverse("listen:log", args=[world.project.slug]), LOG)

    assert Voice.objects.count() == 2


def test_two_buttons_of_one_form_make_one_stone(world, as_member):
    """Going back after "Add" and pressing "Save and go on" sends the same stone to another address."""
    ada, sent = as_member(world.ada), {"project_words": "A garden", "once": "one-key"}

    ada.post(reverse("plan:guide", args=[world.project.slug, "impact"]), sent)
    ada.post(reverse("plan:guide-next", args=[world.project.slug, "impact"]), sent)

    assert Stone.objects.filter(words="A garden").count() == 1
