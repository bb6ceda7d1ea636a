"""The wall on phones: no account, no session, and nothing to be seen but what is on it."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.actions import walls
from steppingstones.models import Heart, Media, Voice, WallNote
from steppingstones.pages.haveyoursay import limit
from steppingstones.queries.voices import card

from ..awkward import STRINGS
from ..sounds_and_pictures import JUNK, picture, uploaded
from ..world import make_wall, make_wall_note

ONCE = "a-key-made-by-the-device"


@pytest.fixture
def wall(world):
    return make_wall(world.project)


def send(client, wall, **changes):
    return client.post(f"/w/{wall.ref}/send/", {"words": "More shade", "once": ONCE, **changes})


def heart(client, note, way="heart/", **form):
    return client.post(f"/w/{note.wall.ref}/notes/{note.ref}/{way}", form)


def news(client, wall, after=0):
    return client.get(f"/w/{wall.ref}/news/?after={after}")


def test_a_note_is_on_the_wall_and_its_page_leads_to_taking_it_down(client, wall):
    mine = send(client, wall).url
    assert "It is on the wall" in client.get(mine).text
    assert "We will erase it for good" in client.get(f"{mine}take-down/").text
    assert "You took it down" in client.post(f"{mine}take-down/", follow=True).text
    assert WallNote.objects.get().words == ""


def test_sending_again_leads_to_the_same_page(client, wall):
    assert send(client, wall).url == send(client, wall).url
    assert WallNote.objects.count() == 1


def test_everything_that_can_be_put_up_is_kept(client, wall):
    send(client, wall, face="4", side="lived", may_quote="on")
    note = WallNote.objects.get()
    assert (note.words, note.face, note.side, note.may_quote) == ("More shade", 4, "lived", True)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"words": ""}, "Write something, choose a face"),
        ({"words": "x" * 10_000}, "use at most 1000 letters"),
        ({"words": "a\x00b"}, "cannot be kept"),
        ({"face": "9"}, "Choose one of the five faces"),
        ({"side": "martian"}, "Choose one of these"),
    ],
)
def test_what_cannot_be_put_up_comes_back_with_the_reason(client, wall, changes, words):
    page = send(client, wall, **changes)
    assert page.status_code == 422
    assert words in page.text
    assert ONCE in page.text
    assert not WallNote.objects.exists()


@pytest.mark.parametrize("is_ended", [False, True])
def test_words_for_a_wall_that_is_closed_meanwhile_are_not_lost(client, world, wall, is_ended):
    make_wall_note(wall)
    if is_ended:
        walls.become_voices(wall, by=world.ben)
    else:
        walls.close(wall, by=world.ben)
    page = send(client, wall, words="Kept for me")
    assert page.status_code == 422
    assert "Kept for me" in page.text
    assert ("has ended" if is_ended else "closed at the moment") in page.text


def test_awkward_words_are_kept_as_typed_and_shown_as_words(client, wall):
    strings = [words for words in STRINGS[::6] if words.strip() and "\x00" not in words and len(words) <= 1000]
    for number, words in enumerate(strings):
        assert send(client, wall, words=words, once=f"key-of-device-{number:06}").status_code == 302, ascii(words)
    kept = WallNote.objects.order_by("id").values_list("words", flat=True)
    assert list(kept) == [words.strip().replace("\r\n", "\n") for words in strings]
    page = client.get(f"/w/{wall.ref}/").text
    assert "<script>alert" not in page


def test_no_cookie_before_the_first_heart(client, wall):
    note = make_wall_note(wall)
    client.get(send(client, wall).url), news(client, wall)
    assert not client.cookies
    heart(client, note)
    cookie = client.cookies["wall-key"]
    assert (cookie["path"], cookie["httponly"], cookie["max-age"]) == (f"/w/{wall.ref}/", True, "")


def test_a_heart_counts_once_and_can_be_taken_back(client, wall):
    note = make_wall_note(wall)
    heart(client, note), heart(client, note)
    assert Heart.objects.count() == 1
    assert "Take my heart back:" in client.get(f"/w/{wall.ref}/").text
    heart(client, note, "heart/back/")
    assert not Heart.objects.exists()


def test_a_heart_that_is_sent_again_before_the_cookie_came_counts_once(client, wall):
    note = make_wall_note(wall)
    for _send in range(2):
        client.cookies.clear()
        heart(client, note, key="the-key-on-this-page")
    assert Heart.objects.count() == 1


def test_hearts_reach_only_notes_that_are_shown_on_the_same_wall(client, world, wall):
    other = make_wall_note(make_wall(world.project, "Another"))
    hidden = make_wall_note(wall, state="hidden")
    assert client.post(f"/w/{wall.ref}/notes/{other.ref}/heart/").status_code == 404
    assert heart(client, hidden).status_code == 404
    walls.close(wall, by=world.ben)
    heart(client, make_wall_note(wall))
    assert not Heart.objects.exists()


def test_nobody_takes_down_what_is_not_theirs(client, world, wall):
    mine = send(client, wall).url
    secret = mine.strip("/").rpartition("/")[2]
    note = make_wall_note(wall)
    other = make_wall(world.project, "Another")
    for url in (
        f"/w/{other.ref}/mine/{secret}/",
        f"/w/{wall.ref}/mine/{note.ref}/",
        f"/w/{wall.ref}/mine/{note.once}/",
    ):
        assert client.post(f"{url}take-down/").status_code == 404, url
    assert WallNote.objects.exclude(words="").count() == 2


def test_public_pages_show_only_title_question_and_what_is_shown(client, world, wall):
    make_wall_note(wall, "For all", side="carer")
    make_wall_note(wall, "Hidden words", state="hidden")
    make_wall_note(wall, "Waiting words", state="waits")
    for page in (client.get(f"/w/{wall.ref}/").text, news(client, wall).text):
        assert "For all" in page
        for secret in ("Hidden words", "Waiting words", world.project.name, "Ben", "carer</"):
            assert secret not in page


def test_a_hidden_note_disappears_and_the_news_say_no_word_of_it(client, world, wall):
    note = make_wall_note(wall, "Rude words")
    before = wall.last
    walls.hide(note, by=world.ben)
    found = news(client, wall, before).text
    assert note.ref in found
    assert "Rude words" not in found


def test_no_news_is_one_query_and_204(client, wall):
    make_wall_note(wall)
    with CaptureQueriesContext(connection) as queries:
        assert news(client, wall, wall.last).status_code == 204
    assert len(queries) == 1


@pytest.mark.parametrize("after", ["", "-1", "x", "9" * 400, "0", "99"])
def test_whatever_number_is_asked_for_there_is_an_answer(client, wall, after):
    make_wall_note(wall)
    assert news(client, wall, after).status_code == 200


def test_the_same_queries_for_one_note_and_for_three(client, wall):
    make_wall_note(wall)
    counts = []
    for _look in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/w/{wall.ref}/")
        counts.append(len(queries))
        make_wall_note(wall), make_wall_note(wall)
    assert counts[0] == counts[1] <= 8


def test_after_the_end_a_note_leads_to_its_receipt_and_the_wall_shows_nothing(client, world, wall):
    mine = send(client, wall).url
    walls.become_voices(wall, by=world.ben)
    receipt = client.get(mine, follow=True)
    assert "More shade" in receipt.text
    assert "More shade" not in client.get(f"/w/{wall.ref}/").text
    secret = mine.strip("/").rpartition("/")[2]
    client.post(f"/say/receipt/{secret}/{Voice.objects.get().ref}/take-back/")
    assert Voice.objects.get().words == WallNote.objects.get().words == ""


@pytest.mark.parametrize("state", ["waits", "hidden"])
def test_a_note_that_was_not_shown_at_the_end_can_still_be_taken_down(client, world, wall, state):
    send(client, wall)
    mine = send(client, wall, words="Not looked at yet", once="key-of-another-phone").url
    WallNote.objects.filter(words="Not looked at yet").update(state=state)
    walls.become_voices(wall, by=world.ben)
    page = client.get(mine).text
    assert "It was not on the wall at the end" in page
    assert "Not looked at yet" in page
    assert "Then it shows on the wall" not in page
    assert f'href="{mine}take-down/"' in page
    assert "You took it down" in client.post(f"{mine}take-down/", follow=True).text
    assert not WallNote.objects.filter(words="Not looked at yet").exists()


def test_one_address_may_send_only_so_much_and_nothing_is_lost(client, wall, settings, monkeypatch):
    monkeypatch.setattr(limit, "ONE_IN", 1)
    settings.SENDS = 1
    cache.clear()
    send(client, wall)
    page = send(client, wall, words="Kept until then", once="another-key-of-a-device")
    assert page.status_code == 429
    assert "Kept until then" in page.text
    cache.clear()


def test_a_wall_that_was_removed_is_there_for_nobody(client, wall, world):
    mine = send(client, wall).url
    walls.Wall.objects.update(removed_at="2026-03-04T10:00Z")
    for url in (f"/w/{wall.ref}/", mine, f"/w/{wall.ref}/news/"):
        assert client.get(url).status_code == 404
    assert send(client, wall).status_code == 404


# --- Sounds and pictures --------------------------------------------------------------------------------------


@pytest.fixture
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def test_a_picture_goes_up_with_its_note_once(client, wall, folder):
    first, second = (send(client, wall, words="", picture=uploaded(picture())) for _send in range(2))
    assert first.url == second.url
    media = WallNote.objects.get().media.get()
    address = f"/w/{wall.ref}/media/{media.ref}/"
    assert address in client.get(f"/w/{wall.ref}/").text
    assert client.get(address).headers["Content-Type"] == "image/jpeg"


def test_buttons_of_a_note_without_words_have_a_name(client, world, as_member, wall, folder):
    send(client, wall, words="", picture=uploaded(picture()))
    hearts = html.fromstring(client.get(f"/w/{wall.ref}/").text).xpath("//button[@data-name='heart']")
    assert "Give a heart: (a photograph)." in hearts[0].text_content()
    lead = as_member(world.ben).get(f"/p/{world.project.slug}/listen/walls/{wall.ref}/")
    hide = html.fromstring(lead.text).xpath("//button[@data-name='hide']")
    assert hide[0].text_content() == "Hide: (a photograph)"


def test_the_picture_of_a_hidden_note_or_another_wall_is_not_there(client, world, wall, folder):
    send(client, wall, picture=uploaded(picture()))
    media = WallNote.objects.get().media.get()
    assert client.get(f"/w/{make_wall(world.project, 'Other').ref}/media/{media.ref}/").status_code == 404
    walls.hide(WallNote.objects.get(), by=world.ben)
    assert client.get(f"/w/{wall.ref}/media/{media.ref}/").status_code == 404


@pytest.mark.parametrize("field", ["picture", "sound"])
@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
def test_junk_is_refused_and_the_words_come_back(client, wall, folder, field, junk):
    page = send(client, wall, words="Kept for me", **{field: uploaded(junk, "me.jpg")})
    assert page.status_code == 422
    assert "Kept for me" in page.text
    assert not Media.objects.exists()
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_a_picture_for_a_closed_wall_is_not_kept(client, world, wall, folder):
    walls.close(wall, by=world.ben)
    assert send(client, wall, picture=uploaded(picture())).status_code == 422
    assert not Media.objects.exists()


def test_taking_down_erases_the_picture(client, wall, folder, django_capture_on_commit_callbacks):
    mine = send(client, wall, picture=uploaded(picture())).url
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{mine}take-down/")
    assert not Media.objects.exists()
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_the_picture_goes_with_the_voice(client, world, wall, folder):
    send(client, wall, words="", face="2", picture=uploaded(picture()))
    walls.become_voices(wall, by=world.ben)
    voice = Voice.objects.get()
    assert (voice.words, voice.media.count()) == ("Sad", 1)
    assert card(world.project, voice).face == 2
