"""Making walls and leading a session."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.actions import walls
from steppingstones.actions.codes import code_for
from steppingstones.actions.consent import take_back
from steppingstones.models import Event, Voice, Wall, WallGroup, WallNote

from ..world import make_stone, make_wall, make_wall_note

ROOM = "/p/the-garden/listen/"


@pytest.fixture
def ben(world, as_member):
    return as_member(world.ben)


@pytest.fixture
def wall(world):
    return make_wall(world.project)


def test_making_a_wall_and_opening_it(ben):
    form = {"title": "Spring", "question": "What do you need?", "is_moderated": "on"}
    page = ben.post(f"{ROOM}walls/new/", form, follow=True)
    assert "It is closed. Open it when the session begins." in page.text
    wall = Wall.objects.get()
    page = ben.post(f"{ROOM}walls/{wall.ref}/open/", follow=True)
    assert "Close the wall" in page.text
    assert wall.is_moderated


@pytest.mark.parametrize("missing", ["title", "question"])
def test_a_wall_needs_a_title_and_a_question(ben, missing):
    page = ben.post(f"{ROOM}walls/new/", {"title": "Spring", "question": "What?", missing: ""})
    assert page.status_code == 422
    assert not Wall.objects.exists()


def test_changing_the_words(ben, wall):
    ben.post(f"{ROOM}walls/{wall.ref}/words/", {"title": "Summer", "question": "And now?"})
    wall.refresh_from_db()
    assert (wall.title, wall.question, wall.last) == ("Summer", "And now?", 1)


def test_groups_are_made_renamed_and_removed(ben, wall):
    ben.post(f"{ROOM}walls/{wall.ref}/groups/", {"name": "Sitting", "once": "k"})
    ben.post(f"{ROOM}walls/{wall.ref}/groups/", {"name": "Sitting", "once": "k"})
    group = WallGroup.objects.get()
    ben.post(f"{ROOM}wall-groups/{group.ref}/", {"name": "Resting"})
    assert WallGroup.objects.get().name == "Resting"
    ben.post(f"{ROOM}wall-groups/{group.ref}/remove/")
    assert not WallGroup.objects.exists()


def test_a_note_goes_into_a_group_and_out_again(ben, wall):
    note = make_wall_note(wall)
    group = WallGroup.objects.create(project=wall.project, wall=wall, name="Sitting")
    address = f"{ROOM}wall-notes/{note.ref}/group/"
    assert ben.post(address, {"group": group.ref}).url.endswith(f"#note-{note.ref}")
    assert group.notes.count() == 1
    ben.post(address, {"group": ""})
    assert group.notes.count() == 0


def test_a_note_does_not_go_into_a_group_of_another_wall(ben, world, wall):
    note, other = make_wall_note(wall), make_wall(world.project, "Another")
    group = WallGroup.objects.create(project=world.project, wall=other, name="Elsewhere")
    assert ben.post(f"{ROOM}wall-notes/{note.ref}/group/", {"group": group.ref}).status_code == 404


@pytest.mark.parametrize(
    ("act", "field", "value"),
    [("hide", "state", "hidden"), ("show", "state", "shown"), ("thank", "is_thanked", True)],
)
def test_hiding_showing_and_thanking(ben, wall, act, field, value):
    note = make_wall_note(wall, state="waits")
    ben.post(f"{ROOM}wall-notes/{note.ref}/{act}/")
    assert getattr(WallNote.objects.get(), field) == value
    assert Event.objects.filter(noun="wallnote", noun_ref=note.ref).count() == 1


def test_thanks_can_be_taken_back(ben, wall):
    note = make_wall_note(wall, is_thanked=True)
    ben.post(f"{ROOM}wall-notes/{note.ref}/thank/back/")
    assert not WallNote.objects.get().is_thanked


def test_what_was_taken_down_is_not_there_for_whoever_leads(ben, wall):
    note = make_wall_note(wall, "", state="hidden", way_back_hash=None)
    assert note.ref not in ben.get(f"{ROOM}walls/{wall.ref}/").text
    assert ben.post(f"{ROOM}wall-notes/{note.ref}/show/").status_code == 404


def test_the_big_screen_shows_what_is_shown_and_how_to_join(ben, wall):
    make_wall_note(wall)
    make_wall_note(wall, "Hidden words", state="hidden")
    page = ben.get(f"{ROOM}walls/{wall.ref}/screen/").text
    assert "A bench in the shade" in page
    assert "Hidden words" not in page
    assert "testserver/join/" in page
    assert 'class="rooms"' not in page


def test_readers_see_no_hidden_and_no_waiting_notes(world, as_member, wall):
    make_wall_note(wall, "Hidden words", state="hidden")
    make_wall_note(wall, "Waiting words", state="waits")
    rae = as_member(world.rae)
    for url in ("", "screen/", "news/?after=0"):
        page = rae.get(f"{ROOM}walls/{wall.ref}/{url}")
        assert page.status_code == 200
        assert "Hidden words" not in page.text
        assert "Waiting words" not in page.text
    assert rae.post(f"{ROOM}walls/{wall.ref}/voices/").status_code == 403


def test_outsiders_find_nothing(world, as_member, wall):
    assert as_member(world.cy).get(f"{ROOM}walls/{wall.ref}/").status_code == 404


def test_the_end_says_what_becomes_a_voice_and_does_it_once(ben, wall):
    make_wall_note(wall)
    make_wall_note(wall, "Hidden words", state="hidden")
    page = ben.get(f"{ROOM}walls/{wall.ref}/voices/").text
    assert "1 note will become a voice." in page
    assert "1 hidden note is left out." in page
    assert "Hidden words" not in page
    ben.post(f"{ROOM}walls/{wall.ref}/voices/")
    ben.post(f"{ROOM}walls/{wall.ref}/voices/")
    assert "This session has ended." in ben.get(f"{ROOM}walls/{wall.ref}/").text
    assert Voice.objects.count() == 1


@pytest.fixture
def ended(wall, world):
    """Two notes about sitting, and one about nothing in particular."""
    group = WallGroup.objects.create(project=wall.project, wall=wall, name="Sitting")
    for words, place in (("A bench", group), ("A chair", group), ("A roof", None)):
        make_wall_note(wall, words, group=place)
    walls.become_voices(wall, by=world.ben)
    return wall


def test_each_group_is_linked_to_a_stone(ben, ended, world):
    stone, group = make_stone(world.project, "People can rest"), ended.groups.get()
    page = ben.get(f"{ROOM}walls/{ended.ref}/stones/").text
    assert page.count("Linked to nothing yet.") == 2
    url = f"{ROOM}wall-groups/{group.ref}/link/"
    page = ben.post(url, {"stone": stone.ref, "stance": "for"}, follow=True)
    assert "<bdi>People can rest</bdi>: 2 voices support it" in page.text
    ben.post(f"{ROOM}walls/{ended.ref}/link/", {"stone": stone.ref, "stance": "against"})
    found = stone.evidence.order_by("pk").values_list("voice__words", "stance")
    assert list(found) == [("A bench", "for"), ("A chair", "for"), ("A roof", "against")]
    ben.post(url, {"stone": stone.ref, "stance": "against"})
    assert set(stone.evidence.values_list("stance", flat=True)) == {"against"}


def test_what_was_taken_back_is_not_linked(ben, ended, world, client):
    stone, group = make_stone(world.project), ended.groups.get()
    take_back(Voice.objects.get(words="A bench"), by=world.ben)
    ben.post(f"{ROOM}wall-groups/{group.ref}/link/", {"stone": stone.ref, "stance": "for"})
    assert stone.evidence.get().voice.words == "A chair"


def test_a_stone_has_to_be_chosen(ben, ended, world):
    make_stone(world.project)
    page = ben.post(f"{ROOM}walls/{ended.ref}/link/", {"stance": "for"})
    assert page.status_code == 422
    assert "Choose a stone." in page.text


def test_before_the_end_there_is_nothing_to_link(ben, wall):
    make_wall_note(wall)
    for place in ("stones", "link"):
        assert ben.get(f"{ROOM}walls/{wall.ref}/{place}/").status_code == 404


def test_removing_a_wall_and_putting_it_back(ben, wall):
    page = ben.post(f"{ROOM}walls/{wall.ref}/remove/", follow=True)
    assert "is removed" in page.text
    assert ben.get(f"{ROOM}walls/{wall.ref}/").status_code == 410
    ben.post(f"{ROOM}walls/{wall.ref}/restore/")
    assert ben.get(f"{ROOM}walls/{wall.ref}/").status_code == 200


def test_no_news_for_whoever_leads_is_204(ben, wall):
    make_wall_note(wall)
    assert ben.get(f"{ROOM}walls/{wall.ref}/news/?after={wall.last}").status_code == 204
    assert "A bench" in ben.get(f"{ROOM}walls/{wall.ref}/news/?after=0").text


@pytest.mark.parametrize("page", ["walls/", "walls/REF/", "walls/REF/screen/", "walls/REF/voices/"])
def test_the_same_queries_for_one_and_for_three(ben, world, wall, page):
    counts = []
    make_wall_note(wall)
    code_for(wall=wall)  # else the first look at the screen makes it
    for _look in range(2):
        with CaptureQueriesContext(connection) as queries:
            ben.get(ROOM + page.replace("REF", wall.ref))
        counts.append(len(queries))
        for number in range(2):
            make_wall_note(wall), make_wall(world.project, f"Wall {number}")
    assert counts[0] == counts[1]


# --- More notes than one page holds -------------------------------------------------------------------------


@pytest.fixture
def full_wall(wall):
    """400 notes, of which three hidden ones and two that wait."""
    states = ["hidden"] * 3 + ["waits"] * 2 + ["shown"] * 395
    notes = [
        WallNote(project=wall.project, wall=wall, words=f"Note {n}: " + "a bench in the shade " * 3, state=state,
                 order=n, number=n, once=f"k{n}", way_back_hash=f"k{n}")
        for n, state in enumerate(states, 1)
    ]  # fmt: skip
    WallNote.objects.bulk_create(notes)
    Wall.objects.update(last=400)
    return Wall.objects.get()


def looked_at(client, url):
    with CaptureQueriesContext(connection) as asked:
        page = client.get(url)
    assert page.status_code == 200
    assert len(asked) <= 50
    assert len(page.content) <= 150_000
    return page.text


def test_a_full_wall_says_that_there_is_more_and_shows_it(ben, client, full_wall):
    for who, url, numbers in (
        (ben, f"{ROOM}walls/{full_wall.ref}/", range(1, 401)),
        (client, f"/w/{full_wall.ref}/", range(6, 401)),
    ):
        first, second, third = (looked_at(who, f"{url}?page={page}") for page in (1, 2, 3))
        assert f"{len(numbers) - 150} earlier notes are on the next pages." in first
        assert looked_at(who, url).count("Note ") == first.count("Note ")
        for page, holds in ((first, numbers[-150:]), (second, numbers[-300:-150]), (third, numbers[:-300])):
            assert all(f"Note {number}:" in page for number in holds)
        assert "Earlier notes" in second
        assert "Earlier notes" not in third
        assert "data-every" not in second, "What changes is put on the first page alone."


def test_who_did_something_with_an_earlier_note_comes_back_to_it(ben, client, full_wall):
    early, late = (full_wall.notes.get(words__startswith=f"Note {number}:") for number in (20, 390))
    for note, place in ((early, "?page=3#note-"), (late, "#note-")):
        assert ben.post(f"{ROOM}wall-notes/{note.ref}/thank/").url == f"{ROOM}walls/{full_wall.ref}/{place}{note.ref}"
        assert client.post(f"/w/{full_wall.ref}/notes/{note.ref}/heart/").url == f"/w/{full_wall.ref}/{place}{note.ref}"


def test_the_big_screen_says_that_there_is_more(ben, full_wall):
    assert "245 earlier ones are on your page." in looked_at(ben, f"{ROOM}walls/{full_wall.ref}/screen/")


def test_all_notes_of_a_full_wall_become_voices(ben, full_wall):
    url = f"{ROOM}walls/{full_wall.ref}/voices/"
    page = looked_at(ben, url)
    for words in ("395 notes will become voices.", "3 hidden notes are left out.", "2 notes still wait"):
        assert words in page
    with CaptureQueriesContext(connection) as asked:
        ben.post(url)
    assert Voice.objects.filter(came_by="wall").count() == 395
    assert len(asked) <= 50
    assert "250 earlier notes" in looked_at(ben, f"{ROOM}walls/{full_wall.ref}/")


def test_after_the_end_heavy_words_are_not_shown_without_warning(ben, wall):
    make_wall_note(wall, "It was her fall")
    ben.post(f"{ROOM}walls/{wall.ref}/voices/")
    assert "It was her fall" in ben.get(f"{ROOM}walls/{wall.ref}/").text
    Voice.objects.update(content_note="Talks about a fall")
    page = ben.get(f"{ROOM}walls/{wall.ref}/").text
    assert "(Before you read it: Talks about a fall)" in page
    assert "It was her fall" not in page
