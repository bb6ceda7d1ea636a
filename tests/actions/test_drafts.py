"""What a member typed waits on the server for that member only, for two weeks at most."""

from datetime import timedelta

import pytest
from django.utils import timezone

from steppingstones.actions import drafts
from steppingstones.actions.consent import take_back
from steppingstones.actions.people import leave
from steppingstones.commands.prepare import tidy
from steppingstones.models import Draft

from ..awkward import STRINGS
from ..world import make_voice

PAGE = "/p/the-garden/listen/log/"
TYPED = {"0:words": ["", "The bus comes too early"]}


def begin(member, place=f"{PAGE}:0", typed=TYPED):
    drafts.keep(member, place, typed)


def begun(member, page=PAGE):
    return {draft.place: draft.fields for draft in drafts.of_page(member, page)}


def test_what_was_typed_last_is_kept(world):
    begin(world.ada)
    begin(world.ada, typed={"0:words": ["", "The bus comes too late"]})
    assert begun(world.ada) == {f"{PAGE}:0": {"0:words": ["", "The bus comes too late"]}}


def test_only_its_writer_has_it(world):
    begin(world.ada)
    assert begun(world.ben) == {}


def test_a_page_has_its_own_forms_only(world):
    for place in (f"{PAGE}:0", f"{PAGE} /p/the-garden/listen/theme/:1", f"{PAGE}more/:0", "/p/the-garden/plan/:0"):
        begin(world.ada, place)
    assert set(begun(world.ada)) == {f"{PAGE}:0", f"{PAGE} /p/the-garden/listen/theme/:1"}


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        ("/p/somewhere-else/plan/:0", TYPED),
        ("/p/the-garden/" + 300 * "x", TYPED),
        ("/p/the-garden/\0", TYPED),
        (PAGE, None),
        (PAGE, {}),
        (PAGE, [1]),
        (PAGE, {"0:words": "only one"}),
        (PAGE, {"0:words": ["", 3]}),
        (PAGE, {"0:words": ["", "a\0b"]}),
        (PAGE, {"0:words": ["", "\ud800"]}),
        (PAGE, {"0:words": ["", 200_000 * "x"]}),
        (PAGE, {f"{number}:words": ["", "x"] for number in range(301)}),
    ],
)
def test_what_is_no_draft_is_not_kept(world, place, typed):
    with pytest.raises(drafts.NotKept):
        begin(world.ada, place, typed)
    assert not Draft.objects.exists()


def test_awkward_words_are_kept_as_typed(world):
    for words in (words for words in STRINGS if "\0" not in words):
        begin(world.ada, typed={"0:words": ["", words]})
        assert begun(world.ada)[f"{PAGE}:0"] == {"0:words": ["", words]}, ascii(words)


def test_the_oldest_make_room(world):
    for number in range(drafts.MOST + 2):
        begin(world.ada, f"{PAGE}:{number}")
    assert world.ada.drafts.count() == drafts.MOST
    assert f"{PAGE}:1" not in begun(world.ada)


def test_after_two_weeks_nobody_has_it(world):
    begin(world.ada)
    Draft.objects.update(at=timezone.now() - timedelta(days=14))
    assert begun(world.ada) == {}
    begin(world.ben)
    assert not world.ada.drafts.exists()


@pytest.mark.django_db(transaction=True)
def test_a_start_clears_old_ones_away(world):
    begin(world.ada)
    begin(world.ben)
    world.ada.drafts.update(at=timezone.now() - timedelta(days=15))
    tidy()
    assert Draft.objects.get().member == world.ben


def test_what_was_sent_waits_no_more(world):
    for place in (f"{PAGE}:0", f"/p/the-garden/listen/ {PAGE}:0", f"{PAGE}more/:0"):
        begin(world.ada, place)
    drafts.forget_sent_to(world.ada, PAGE)
    assert world.ada.drafts.get().place == f"{PAGE}more/:0"


def test_whoever_leaves_leaves_nothing_unsent(world):
    begin(world.ada)
    begin(world.ben)
    leave(world.ada, by=world.ben)
    assert Draft.objects.get().member == world.ben


def test_words_that_are_taken_back_go_from_drafts_too(world):
    voice = make_voice(world.project, "I was not asked")
    begin(world.ben, typed={"0:words": ["", "I was not asked"]})
    begin(world.ben, f"/p/the-garden/listen/voices/{voice.ref}/:0")
    begin(world.ben, "/p/the-garden/plan/:0")
    take_back(voice, by=world.ben)
    assert Draft.objects.get().place == "/p/the-garden/plan/:0"
