"""Two themes become one, and two again: every tag, label, view, note and part finds back to where it was."""

import pytest

from steppingstones.actions import rounds
from steppingstones.actions.consent import take_back
from steppingstones.actions.rounds import say_why
from steppingstones.actions.tagging import keep_labels, tag
from steppingstones.methods.highlights import Stretch
from steppingstones.models import DifferentView, Highlight, Theme, ThemeMerge, VoiceTheme
from tests.world import make_member, make_voice

ROOM = "/p/the-garden/understand/themes/"
WORDS = "The tea is good. The bus is late."


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def tea(world):
    return make_theme(world, "Tea", belongs="Hot drinks")


@pytest.fixture
def food(world):
    return make_theme(world, "Food", belongs="All that is eaten")


def make_theme(world, name, **more):
    return Theme.objects.create(project=world.project, name=name, **more)


def mark(world, voice, theme, start=0, end=16, by=None, **more):
    return tag(voice, [Stretch(start=start, end=end)], theme, by=by or world.ada, **more)[0]


def label(voice, theme):
    VoiceTheme.objects.create(project=voice.project, voice=voice, theme=theme)


def merge(client, theme, into):
    assert client.post(f"{ROOM}{theme.ref}/merge/", {"into": into.ref}).status_code == 302


def undo(client, theme):
    return client.post(f"{ROOM}{theme.ref}/restore/", follow=True)


def state():
    """All that a merge may touch."""
    return {
        "themes": sorted(Theme.objects.values_list("name", "belongs", "parent__name")),
        "marks": sorted(Highlight.objects.shown().values_list("theme__name", "ref", "start", "end")),
        "labels": sorted(
            VoiceTheme.objects.filter(theme__removed_at=None).values_list("theme__name", "voice__ref", "is_from_marks")
        ),
        "views": sorted(
            DifferentView.objects.filter(theme__removed_at=None).values_list("theme__name", "member__name", "words")
        ),
    }


@pytest.fixture
def full(world, tea, food):
    """Both themes with marks and labels of their own and of the same voices, with parts, and with views in a round."""
    both, only_tea, only_food = (make_voice(world.project, WORDS) for _number in range(3))
    cup = make_theme(world, "Cup", parent=tea)
    for voice, theme in ((both, tea), (both, food), (only_tea, tea), (only_food, food)):
        mark(world, voice, theme)
        label(make_voice(world.project, WORDS), theme)
    mark(world, both, tea, 17, 33)
    mark(world, both, tea, by=world.ben)
    label(only_food, tea)  # marked with one, and came with the other
    twice = make_voice(world.project, WORDS)
    label(twice, tea)
    label(twice, food)
    mark(world, twice, cup)
    together = rounds.begin(
        world.project, "First go", world.project.voices, [world.ada, world.ben], rounds.Draw(), by=world.ada
    )
    mark(world, both, tea, together=together)
    for member in (world.ada, world.ben):
        rounds.finish(together, by=member)
    for member in (world.ada, world.ben):
        say_why(together, both, tea, f"{member.name} of tea", by=member)
    say_why(together, both, food, "Ada of food", by=world.ada)
    return both


def test_what_was_merged_can_be_made_two_again(ada, full, tea, food):
    before = state()
    page = ada.post(f"{ROOM}{tea.ref}/merge/", {"into": food.ref}, follow=True)
    assert "“Tea” went into “Food”, with all its tags." in page.text
    assert state() != before
    assert "The theme is back, with its tags." in undo(ada, tea).text
    assert state() == before
    assert not ThemeMerge.objects.exists()


def test_it_can_be_done_and_undone_again_and_again(ada, full, tea, food):
    before = state()
    for _time in range(2):
        merge(ada, tea, food)
        once = state()
        undo(ada, tea)
        undo(ada, tea)
        assert state() == before
    merge(ada, tea, food)
    assert state() == once


def test_a_theme_merged_into_its_own_part_goes_back_around_it(ada, full, tea):
    cup, before = Theme.objects.get(name="Cup"), state()
    merge(ada, tea, cup)
    assert ("Cup", "Hot drinks", None) in state()["themes"]
    undo(ada, tea)
    assert state() == before


@pytest.mark.parametrize("order", [("tea", "food"), ("food", "tea")])
def test_a_chain_of_merges_comes_apart_in_any_order(ada, world, full, tea, food, order):
    meals = make_theme(world, "Meals")
    before = state()
    merge(ada, tea, food)
    merge(ada, food, meals)
    assert {name for name, *_more in state()["labels"]} == {"Meals", "Cup"}
    for name in order:
        undo(ada, {"tea": tea, "food": food}[name])
    now = state()
    assert (now["marks"], now["labels"], now["views"]) == (before["marks"], before["labels"], before["views"])
    assert [(name, parent) for name, _belongs, parent in now["themes"]] == [
        (name, parent) for name, _belongs, parent in before["themes"]
    ]


def test_what_was_put_elsewhere_since_stays_there(ada, world, tea, food):
    voice = make_voice(world.project, WORDS)
    first, second = mark(world, voice, tea), mark(world, voice, tea, 17, 33)
    merge(ada, tea, food)
    ada.post(f"{ROOM}{food.ref}/split/", {"name": "Bus", "mark": second.ref})
    ada.post(f"/p/the-garden/understand/tag/{first.ref}/remove/")
    third = mark(world, voice, food)
    undo(ada, tea)
    assert {mark.ref: mark.theme.name for mark in Highlight.objects.all()} == {second.ref: "Bus", third.ref: "Food"}
    assert {theme.name for theme in voice.themes.all()} == {"Bus", "Food"}


def test_no_theme_ends_up_inside_itself(ada, world, tea, food):
    outer = make_theme(world, "Outer")
    Theme.objects.filter(pk=tea.pk).update(parent=outer)
    merge(ada, tea, food)
    ada.post(f"{ROOM}{outer.ref}/change/", {"name": "Outer", "parent": food.ref})
    cup = make_theme(world, "Cup", parent=food)
    undo(ada, tea)
    shown = ada.get(ROOM).text
    for name in ("Tea", "Food", "Outer", cup.name):
        assert name in shown


def test_a_voice_that_was_taken_back_does_not_return(ada, world, tea, food):
    voice = make_voice(world.project, WORDS)
    label(voice, tea)
    mark(world, voice, tea)
    merge(ada, tea, food)
    take_back(voice)
    undo(ada, tea)
    assert not Highlight.objects.exists()
    assert not VoiceTheme.objects.exists()


def test_tags_of_a_round_that_goes_on_stay_hidden(ada, world, tea, food):
    voice, mo = make_voice(world.project, WORDS), make_member(world.project, "Mo")
    together = rounds.begin(
        world.project, "First go", world.project.voices, [world.ada, mo], rounds.Draw(), by=world.ada
    )
    found = mark(world, voice, tea, by=mo, together=together)
    merge(ada, tea, food)
    undo(ada, tea)
    found.refresh_from_db()
    assert found.theme == tea
    assert not VoiceTheme.objects.exists()


def test_one_persons_two_views_become_one_that_can_be_written_on(ada, full, tea, food):
    merge(ada, tea, food)
    together = DifferentView.objects.first().round
    assert ("Food", "Ada", "Ada of food\n\nAda of tea") in state()["views"]
    why = f"/p/the-garden/understand/together/{together.ref}/why/{full.ref}/{food.ref}/"
    assert ada.post(why, {"words": "Ada of all"}).status_code == 302
    undo(ada, tea)
    assert sorted(state()["views"]) == [
        ("Food", "Ada", "Ada of all"),
        ("Tea", "Ada", "Ada of tea"),
        ("Tea", "Ben", "Ben of tea"),
    ]


def test_a_name_that_was_taken_meanwhile_is_said(ada, world, full, tea, food):
    merge(ada, tea, food)
    make_theme(world, "Tea")
    once = state()
    assert "There is a theme with this name already." in undo(ada, tea).text
    assert state() == once


def test_the_page_of_a_theme_that_went_leads_to_the_other_one(ada, as_member, world, tea, food):
    merge(ada, tea, food)
    for client, may in ((ada, True), (as_member(world.rae), False)):
        page = client.get(f"{ROOM}{tea.ref}/", follow=True)
        assert page.redirect_chain == [(f"{ROOM}{food.ref}/", 302)]
        assert "“Tea” went into “Food”" in page.text
        assert ("Make them two themes again" in page.text) == may
    answer = ada.post(f"{ROOM}{tea.ref}/change/", {"name": "Tea", "belongs": "Green tea too"})
    assert (answer.status_code, "Green tea too" in answer.text) == (410, True)


def test_readers_and_strangers_undo_nothing(as_member, world, ada, full, tea, food):
    merge(ada, tea, food)
    once = state()
    for member, status in ((world.rae, 403), (world.cy, 404)):
        assert as_member(member).post(f"{ROOM}{tea.ref}/restore/").status_code == status
    assert state() == once


def test_many_labels_are_lent_and_given_back(ada, world, tea, food):
    voices = [make_voice(world.project, WORDS) for _number in range(3)]
    for voice in voices:
        label(voice, tea)
    merge(ada, tea, food)
    assert all(list(voice.themes.all()) == [food] for voice in voices)
    keep_labels([voice.pk for voice in voices])
    assert all(list(voice.themes.all()) == [food] for voice in voices)
    undo(ada, tea)
    assert all(list(voice.themes.all()) == [tea] for voice in voices)
