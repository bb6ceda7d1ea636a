"""Themes: their tree, merging, splitting, removing; tags go with them, and nothing is doubled."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.actions import themes
from steppingstones.actions.tagging import tag
from steppingstones.actions.themes import below
from steppingstones.methods.highlights import Stretch
from steppingstones.models import Giver, Highlight, Theme, VoiceTheme
from steppingstones.queries.themes import flat_tree, rows_of
from tests.awkward import STRINGS
from tests.world import make_stone, make_voice

ROOM = "/p/the-garden/understand/themes/"
WORDS = "The tea is good. The bus is late."


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def make_theme(world, name="Tea", **more):
    return Theme.objects.create(project=world.project, name=name, **more)


def mark(world, voice, theme, start=0, end=16, by=None, **more):
    return tag(voice, [Stretch(start=start, end=end)], theme, by=by or world.ada, **more)[0]


def names(world):
    return [(theme.name, deep) for theme, deep in flat_tree(world.project)]


def numbers(world, theme):
    row = rows_of(world.project, [(theme, 0)])[0]
    return row.people, row.voices, row.passages


# --- The tree ---------------------------------------------------------------------------------------------


def test_themes_are_added_named_and_moved(ada, world):
    ada.post(f"{ROOM}add/", {"name": "Food"})
    food = Theme.objects.get()
    ada.post(f"{ROOM}add/", {"name": "Cake", "parent": food.ref, "belongs": "All that is sweet"})
    ada.post(f"{ROOM}add/", {"name": "Bus"})
    assert names(world) == [("Bus", 0), ("Food", 0), ("Cake", 1)]
    bus = Theme.objects.get(name="Bus")
    ada.post(f"{ROOM}{bus.ref}/change/", {"name": "Getting there", "parent": food.ref})
    assert names(world) == [("Food", 0), ("Cake", 1), ("Getting there", 1)]


def test_a_name_stands_once_and_no_theme_is_in_itself(ada, world):
    food = make_theme(world, "Food")
    cake = make_theme(world, "Cake", parent=food)
    page = ada.post(f"{ROOM}add/", {"name": "Cake"})
    assert (page.status_code, "There is a theme with this name already." in page.text) == (422, True)
    page = ada.post(f"{ROOM}{food.ref}/change/", {"name": "Food", "parent": cake.ref})
    assert (page.status_code, "cannot be inside itself" in page.text) == (422, True)
    assert below(food) == {cake.pk}


@pytest.fixture
def rival(world, monkeypatch):
    """Between looking whether a name is free and writing it, somebody else writes it."""

    def first(function, theme_of):
        def late(*args, **kwargs):
            Theme.objects.bulk_create([theme_of(*args)])
            return function(*args, **kwargs)

        return late

    def same(theme):
        return Theme(project=theme.project, heading=theme.heading, name=theme.name)

    monkeypatch.setattr(themes, "_save", first(themes._save, same))
    add = first(themes.add, lambda project, wording: Theme(project=project, name=wording.name))
    return lambda: monkeypatch.setattr(themes, "add", add)


def test_two_people_who_name_a_theme_at_the_same_moment_get_the_same_one(world, rival):
    stone = make_stone(world.project, "People get there")
    found = themes.standing_for(world.project, "stone", stone.ref, by=world.ada)
    assert found == Theme.objects.get(name="People get there")
    with pytest.raises(themes.NameTaken):
        themes.add(world.project, themes.Wording(name="Bus"), by=world.ada)
    rival()
    assert themes.named(world.project, "Tea", by=world.ada) == Theme.objects.get(name="Tea")


def test_people_are_counted_once(world):
    theme, giver = make_theme(world), Giver.objects.create(project=world.project, side="lived")
    for words in (WORDS, WORDS + " Really."):
        mark(world, make_voice(world.project, words, giver=giver), theme)
    other = make_voice(world.project, WORDS)
    mark(world, other, theme)
    mark(world, other, theme, 17, 33)
    assert numbers(world, theme) == (2, 3, 4)
    other.consents.all().delete()
    assert numbers(world, theme) == (1, 2, 2)


# --- Merge and split --------------------------------------------------------------------------------------


def test_merging_moves_everything_and_doubles_nothing(ada, world):
    food, tea, voice = make_theme(world, "Food"), make_theme(world), make_voice(world.project, WORDS)
    cup = make_theme(world, "Cup", parent=tea, belongs="Cups")
    for theme in (food, tea):
        mark(world, voice, theme)
    mark(world, voice, tea, 17, 33)
    mark(world, voice, tea, by=world.ben)
    assert ada.post(f"{ROOM}{tea.ref}/merge/", {"into": food.ref}).status_code == 302
    assert names(world) == [("Food", 0), ("Cup", 1)]
    shown = Highlight.objects.shown()
    assert sorted(shown.values_list("start", "tagger__name")) == [(0, "Ada"), (0, "Ben"), (17, "Ada")]
    assert list(voice.themes.all()) == [food]
    ada.post(f"{ROOM}{food.ref}/merge/", {"into": cup.ref})
    assert names(world) == [("Cup", 0)]


def test_a_label_that_came_with_a_voice_outlives_a_merge(ada, world):
    food, tea, voice = make_theme(world, "Food"), make_theme(world), make_voice(world.project, WORDS)
    VoiceTheme.objects.create(project=world.project, voice=voice, theme=tea)
    found = mark(world, voice, food)
    ada.post(f"{ROOM}{tea.ref}/merge/", {"into": food.ref})
    ada.post(f"/p/the-garden/understand/tag/{found.ref}/remove/")
    assert list(voice.themes.all()) == [food]


def test_splitting_moves_what_was_ticked(ada, world):
    tea, voice = make_theme(world), make_voice(world.project, WORDS)
    first, second = mark(world, voice, tea), mark(world, voice, tea, 17, 33)
    page = ada.post(f"{ROOM}{tea.ref}/split/", {"name": "Bus"})
    assert (page.status_code, "Tick at least one passage." in page.text) == (422, True)
    assert ada.post(f"{ROOM}{tea.ref}/split/", {"name": "Bus", "mark": second.ref}).status_code == 302
    assert Highlight.objects.get(theme__name="Bus") == second
    assert {theme.name for theme in voice.themes.all()} == {"Tea", "Bus"}
    assert Highlight.objects.get(theme=tea) == first


# --- Remove -----------------------------------------------------------------------------------------------


def test_a_removed_theme_is_nowhere_and_comes_back_with_its_tags(ada, world):
    tea, voice = make_theme(world), make_voice(world.project, WORDS)
    mark(world, voice, tea)
    page = ada.post(f"{ROOM}{tea.ref}/remove/", follow=True)
    assert "“Tea” is removed." in page.text
    assert ada.get(f"{ROOM}{tea.ref}/").status_code == 410
    for place in (f"understand/voice/{voice.ref}/", "understand/", "listen/voices.csv"):
        answer = ada.get(f"/p/the-garden/{place}")
        assert "Tea" not in (b"".join(answer) if answer.streaming else answer.content).decode()
    ada.post(f"{ROOM}{tea.ref}/restore/")
    assert list(voice.themes.all()) == [tea]
    assert numbers(world, tea) == (1, 1, 1)


def test_whoever_is_writing_about_a_theme_that_goes_meanwhile_keeps_their_words(ada, world):
    tea = make_theme(world)
    ada.post(f"{ROOM}{tea.ref}/remove/")
    for page, said in (("change", {"name": "Tea", "belongs": "Hot drinks"}), ("split", {"name": "Hot drinks"})):
        answer = ada.post(f"{ROOM}{tea.ref}/{page}/", said)
        assert (answer.status_code, "Hot drinks" in answer.text) == (410, True)
    assert ada.post(f"{ROOM}{tea.ref}/merge/", {"into": tea.ref}).status_code == 410


def test_its_name_may_be_taken_meanwhile(ada, world):
    tea = make_theme(world)
    ada.post(f"{ROOM}{tea.ref}/remove/")
    assert ada.post(f"{ROOM}add/", {"name": "Tea"}).status_code == 302
    page = ada.post(f"{ROOM}{tea.ref}/restore/", follow=True)
    assert "There is a theme with this name already." in page.text


# --- Pages ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", STRINGS, ids=range(len(STRINGS)))
def test_awkward_names_are_shown(ada, world, name):
    if not name.strip() or "\0" in name:
        return
    theme = make_theme(world, name[:300], belongs=name)
    mark(world, make_voice(world.project, WORDS), theme)
    for page in ("", f"{theme.ref}/", f"{theme.ref}/change/", f"{theme.ref}/merge/", f"{theme.ref}/split/"):
        assert ada.get(ROOM + page).status_code == 200


def test_the_same_number_of_queries_for_one_and_many(ada, world):
    seen = []
    for number in range(3):
        theme = make_theme(world, f"Theme {number}")
        mark(world, make_voice(world.project, WORDS), theme)
        tea = Theme.objects.get(name="Theme 0")
        mark(world, make_voice(world.project, WORDS), tea)
        for page in ("", f"{tea.ref}/", f"{tea.ref}/split/"):
            with CaptureQueriesContext(connection) as queries:
                ada.get(ROOM + page)
            seen.append(len(queries))
    assert seen[:3] == seen[6:]
    assert max(seen) <= 25


def test_ten_thousand_tags_stay_quick(ada, world):
    theme, voice = make_theme(world), make_voice(world.project, "la " * 3_300)
    other = make_theme(world, "Other")
    Highlight.objects.bulk_create(
        Highlight(project=world.project, voice=voice, start=at % 9_000, end=at % 9_000 + 5, theme=theme, coder=str(at))
        for at in range(10_000)
    )
    with CaptureQueriesContext(connection) as queries:
        pages = [
            ada.get(ROOM),
            ada.get(f"{ROOM}{theme.ref}/"),
            ada.get(f"/p/the-garden/understand/voice/{voice.ref}/tag/"),
        ]
    assert len(queries) <= 75
    assert max(len(page.content) for page in pages) < 130_000
    ada.post(f"{ROOM}{theme.ref}/merge/", {"into": other.ref})
    assert Highlight.objects.filter(theme=other).count() == 10_000


@pytest.fixture
def many(world):
    """So many that a list of them would be too heavy for a phone."""
    rows = [Theme(project=world.project, name=f"What people say of thing {n}") for n in range(2_000)]
    return Theme.objects.bulk_create(rows)


def test_the_pages_of_very_many_themes_are_light(world, ada, many):
    voice = make_voice(world.project, words=WORDS)
    one = f"{ROOM}{many[0].ref}/"
    for address in (
        ROOM,
        one,
        f"{ROOM}add/",
        f"{one}change/",
        f"{one}merge/",
        f"/p/the-garden/understand/voice/{voice.ref}/tag/",
    ):
        page = ada.get(address)
        assert page.status_code == 200
        assert len(page.content) < 150_000, address


def test_of_very_many_themes_the_name_is_written(world, ada, many):
    tea, first = make_theme(world, "Tea"), many[0]
    ada.post(f"{ROOM}add/", {"name": "Cup", "parent": "tea "})
    assert Theme.objects.get(name="Cup").parent == tea
    assert 'value="What people say of thing 0"' in ada.get(f"{ROOM}add/?part-of={first.ref}").text
    ada.post(f"{ROOM}{first.ref}/merge/", {"into": "TEA"})
    assert not Theme.objects.filter(pk=first.pk).exists()


def test_a_name_that_no_theme_has_is_said_with_those_near_it(world, ada, many):
    page = ada.post(f"{ROOM}add/", {"name": "Cup", "parent": "thing 77"})
    assert page.status_code == 422
    assert "Choose one name: What people say of thing 77; What people say of thing 770;" in page.text
    assert 'value="thing 77"' in page.text
    page = ada.post(f"{ROOM}{many[0].ref}/merge/", {"into": "Nowhere"})
    assert "No theme is called that." in page.text


def test_of_two_names_that_differ_in_capitals_the_same_is_taken(world, ada, many):
    make_theme(world, "tea")
    upper = make_theme(world, "Tea")
    ada.post(f"{ROOM}add/", {"name": "Cup", "parent": "Tea"})
    assert Theme.objects.get(name="Cup").parent == upper
    assert ada.post(f"{ROOM}add/", {"name": "Pot", "parent": "TEA"}).status_code == 422
