"""Guides for conversations: the bank, and the group's own, which it changes as it likes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.actions.guides import MOST_THEMES, TooManyThemes, Wording, add_theme
from steppingstones.models import Guide, GuideTheme
from steppingstones.queries.guides import bank

from ..world import make_conversation, make_guide, make_note

ROOM = "/p/the-garden/listen/conversations/guides/"
THEMES = "/p/the-garden/listen/conversations/themes/"


@pytest.fixture
def ben(world, as_member):
    return as_member(world.ben)


@pytest.mark.parametrize("each", bank(), ids=lambda each: each.name)
def test_a_guide_of_the_bank_can_be_read_printed_and_copied(ben, each):
    for rest in ("", "print/"):
        page = ben.get(f"{ROOM}bank/{each.name}/{rest}").text
        assert all(theme.title in page for theme in each.file.themes)
    ben.post(f"{ROOM}bank/{each.name}/copy/")
    guide = Guide.objects.get()
    assert [theme.title for theme in guide.themes.all()] == [theme.title for theme in each.file.themes]
    assert [theme.easy for theme in guide.themes.all()] == [theme.easy for theme in each.file.themes]


def test_what_is_not_in_the_bank_is_nowhere(ben):
    assert ben.get(f"{ROOM}bank/nothing/").status_code == 404


def test_a_double_click_copies_once(ben):
    for _click in range(2):
        ben.post(f"{ROOM}bank/group/copy/", {"once": "the-same-key"})
    assert Guide.objects.count() == 1


def test_a_guide_is_written_from_nothing(ben):
    ben.post(f"{ROOM}new/", {"title": "Our own", "form": "semi", "opening": "Hello\nTea"})
    guide = Guide.objects.get()
    ben.post(f"{ROOM}{guide.ref}/add/", {"title": "The bus", "prompts": "How?\nWhen?", "easy": "How?"})
    ben.post(f"{ROOM}{guide.ref}/add/", {"title": "Who are we", "is_opening": "on"})
    assert list(guide.themes.values_list("title", flat=True)) == ["Who are we", "The bus"]
    page = ben.get(f"{ROOM}{guide.ref}/").text
    assert "<li>Tea</li>" in page
    assert "<li>When?</li>" in page


def test_its_words_and_themes_are_changed(ben, world):
    guide = make_guide(world.project)
    theme = guide.themes.last()
    ben.post(f"{ROOM}{guide.ref}/words/", {"title": "New name", "form": "structured", "closing": "Goodbye"})
    ben.post(f"{THEMES}{theme.ref}/", {"title": "Reworded", "is_opening": "on"})
    guide.refresh_from_db()
    assert (guide.title, guide.form, guide.closing) == ("New name", "structured", "Goodbye")
    assert [(one.title, one.is_opening) for one in guide.themes.all()] == [("A good day", True), ("Reworded", True)]


def test_themes_move_among_those_of_their_kind(ben, world):
    guide = make_guide(world.project)
    for title in ("Second", "Third"):
        ben.post(f"{ROOM}{guide.ref}/add/", {"title": title})
    ben.post(f"{THEMES}{guide.themes.last().ref}/up/")
    titles = guide.themes.values_list("title", flat=True)
    assert list(titles) == ["A good day", "What gets in the way", "Third", "Second"]
    ben.post(f"{THEMES}{guide.themes.last().ref}/down/")
    ben.post(f"{THEMES}{guide.themes.first().ref}/up/")
    ben.post(f"{THEMES}{guide.themes.first().ref}/down/")
    assert list(titles.all()) == ["A good day", "What gets in the way", "Third", "Second"]


def test_a_theme_is_removed_unless_notes_wait_under_it(ben, world):
    guide = make_guide(world.project)
    first, last = guide.themes.all()
    make_note(make_conversation(world.project, guide=guide), theme=last)
    assert "It will be gone" in ben.get(f"{THEMES}{first.ref}/remove/").text
    ben.post(f"{THEMES}{first.ref}/remove/")
    assert "Notes are written under this theme." in ben.post(f"{THEMES}{last.ref}/remove/", follow=True).text
    assert guide.themes.get() == last


def test_a_guide_has_an_end(world):
    guide = make_guide(world.project)
    GuideTheme.objects.bulk_create(
        GuideTheme(project=world.project, guide=guide, title="One more") for _each in range(MOST_THEMES - 2)
    )
    with pytest.raises(TooManyThemes, match="at most 40 themes"):
        add_theme(guide, Wording(title="Too much"), by=world.ben)


def test_a_guide_is_removed_and_put_back_and_its_conversations_keep_it(ben, world):
    guide = make_guide(world.project)
    talk = make_conversation(world.project, guide=guide)
    assert "is removed" in ben.post(f"{ROOM}{guide.ref}/remove/", follow=True).text
    for rest in ("", "words/"):
        assert ben.get(f"{ROOM}{guide.ref}/{rest}").status_code == 410
    assert "A good day" in ben.get(f"/p/the-garden/listen/conversations/{talk.ref}/notes/").text
    assert f"own-{guide.ref}" in ben.get(f"/p/the-garden/listen/conversations/{talk.ref}/change/").text
    ben.post(f"{ROOM}{guide.ref}/restore/")
    assert ben.get(f"{ROOM}{guide.ref}/").status_code == 200


@pytest.mark.parametrize(
    ("rest", "sent", "words"),
    [
        ("new/", {"form": "semi"}, "Write a title."),
        ("new/", {"title": "x"}, "Choose a kind."),
        ("{guide}/add/", {}, "Write the theme."),
        ("{guide}/add/", {"title": "x" * 301}, "at most 300 letters"),
    ],
)
def test_what_cannot_be_kept_comes_back(ben, world, rest, sent, words):
    page = ben.post(f"{ROOM}{rest.format(guide=make_guide(world.project).ref)}", {"once": "a-key", **sent})
    assert page.status_code == 422
    assert words in page.text


def test_readers_look_and_change_nothing(world, as_member):
    guide, rae = make_guide(world.project), as_member(world.rae)
    assert "Change" not in rae.get(f"{ROOM}{guide.ref}/").text
    assert rae.get(f"{ROOM}{guide.ref}/print/").status_code == 200
    for url in (f"{ROOM}new/", f"{ROOM}{guide.ref}/words/", f"{ROOM}{guide.ref}/add/", f"{ROOM}bank/group/copy/"):
        assert rae.post(url).status_code == 403
        assert as_member(world.cy).post(url).status_code == 404


def test_as_many_queries_for_one_guide_as_for_three(ben, world):
    counted = []
    for _more in range(2):
        make_guide(world.project)
        with CaptureQueriesContext(connection) as queries:
            ben.get(ROOM)
        counted.append(len(queries))
        make_guide(world.project)
    assert counted[0] == counted[1] < 50
