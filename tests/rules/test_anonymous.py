"""Anonymous means anonymous in the data: this test reads the raw database, and looks at the files."""

import re
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from steppingstones.models import Giver, Media
from steppingstones.pages.haveyoursay import limit

from ..every_kind import all_said, make_every_kind
from ..pages.test_haveyoursay import ONCE, send
from ..sounds_and_pictures import picture, sound
from ..world import make_questionnaire, make_voice, make_wall

KEPT_IN = {"giver", "response", "answer", "voice", "consent"}
DEVICE = {"REMOTE_ADDR": "203.0.113.77", "HTTP_USER_AGENT": "Adas-Phone/7", "HTTP_X_FORWARDED_FOR": "::7"}
CARD = {"card-1": "cat", "card-2": "key", "card-3": "apple"}
MEMBERS = {"member_id", "recorded_by_id", "added_by_id", "user_id", "changed_by_id"}  # columns that lead to one
A_TIME = re.compile(r"datetime\.datetime|\d\d:\d\d")


@pytest.fixture
def ada(world, as_member, monkeypatch):
    """Ada in her own browser, signed in, at a known address. One send in ten is counted: here none is."""
    monkeypatch.setattr(limit, "ONE_IN", 10**9)
    client = as_member(world.ada)
    client.defaults.update(DEVICE)
    return client


def everything() -> dict[str, list[str]]:
    """All rows of all tables, as text."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = {}
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            names = [column[0] for column in cursor.description]
            found[table.removeprefix("steppingstones_")] = sorted(
                str(dict(zip(names, row, strict=True))) for row in cursor.fetchall()
            )
    return found


def new_since(before: dict[str, list[str]]) -> dict[str, str]:
    """The rows that are new or different, by table."""
    new = {table: [row for row in rows if row not in before[table]] for table, rows in everything().items()}
    return {table: "\n".join(rows) for table, rows in new.items() if rows}


def tables(new: dict[str, str]) -> set[str]:
    """Without those of the index for searching, which has nothing of its own: words, and the numbers of rows."""
    return {table for table in new if table.partition("_")[0] != "search"}


def says_nothing(new: dict[str, str], *secrets: str) -> None:
    """No address, no device, no key, no time of day, and no way to a member."""
    for table, rows in new.items():
        for trace in (*DEVICE.values(), *secrets):
            assert trace.lower() not in rows.lower(), (table, trace)
        assert not A_TIME.search(rows), table
        for name in MEMBERS:
            assert set(re.findall(rf"'{name}': (\w+)", rows)) <= {"None"}, (table, name)


def secret_of(url: str) -> str:
    return url.strip("/").rpartition("/")[2]


# --- Answers ------------------------------------------------------------------------------------------------


def test_an_answer_leaves_no_trace_of_who_sent_it(world, ada):
    questionnaire = make_questionnaire(world.project)
    before = everything()
    receipt = secret_of(send(ada, questionnaire, name="Ada Lovelace").url)
    new = new_since(before)
    assert tables(new) == KEPT_IN
    says_nothing(new, "Ada Lovelace", ONCE, receipt)


def test_an_answer_of_every_kind_leaves_none_either(world, ada):
    """Several choices, an order, a number, a day, a card with pictures, and that somebody helped."""
    questionnaire = make_every_kind(world.project, pairing="card")
    before = everything()
    sent = all_said(once=ONCE, helped="1", name="Ada Lovelace", **CARD)
    receipt = secret_of(ada.post(f"/say/{questionnaire.ref}/send/", sent).url)
    new = new_since(before)
    assert tables(new) == {*KEPT_IN, "picked"}
    assert re.search(r"'card_hash': '[0-9a-f]{64}'", new["response"])
    says_nothing(new, "Ada Lovelace", ONCE, receipt, *(f"'{picture}" for picture in CARD.values()), "cat key")


def test_what_is_counted_is_no_address_and_no_answer(world, ada, monkeypatch):
    questionnaire = make_questionnaire(world.project)
    monkeypatch.setattr(limit, "ONE_IN", 1)
    before = everything()
    receipt = secret_of(send(ada, questionnaire).url)
    counted = new_since(before)["cache"]
    for trace in (*DEVICE.values(), ONCE, receipt, Giver.objects.get().ref):
        assert trace not in counted


@pytest.mark.parametrize("kind", ["photo", "voice-note"])
def test_a_file_waits_without_a_trace_and_so_it_is_kept(world, ada, kind):
    questionnaire = make_every_kind(world.project)
    sent = SimpleUploadedFile("adas-phone.jpg", picture() if kind == "photo" else sound())
    place = questionnaire.questions.get(key=kind).order
    before = everything()
    page = ada.post(f"/say/{questionnaire.ref}/{place}/", {"at": place, f"f-{kind}": sent, "once": ONCE})
    new, media = new_since(before), Media.objects.get()
    key = re.search(r"/file/(\w+)/", page.text)[1]
    assert tables(new) == {"media"}
    says_nothing(new, key, ONCE, "adas-phone")
    tells_no_time(media)
    form = all_said(once=ONCE, **{f"m-{kind}": key})
    receipt = secret_of(ada.post(f"/say/{questionnaire.ref}/send/", form).url)
    new, media = new_since(before), Media.objects.get()
    assert media.voice.giver == Giver.objects.get()
    assert tables(new) == {*KEPT_IN, "picked", "media"}
    says_nothing(new, key, ONCE, receipt, "adas-phone")
    tells_no_time(media)


def tells_no_time(media: Media) -> None:
    """The file was last changed at midnight, and so was the folder in which it lies."""
    file = Path(settings.MEDIA_ROOT) / media.file.name
    for place in (file, file.parent):
        assert time.strftime("%H:%M:%S", time.localtime(place.stat().st_mtime)) == "00:00:00"


# --- Afterwards ---------------------------------------------------------------------------------------------


def test_changing_ones_mind_leaves_no_trace_either(world, ada):
    receipt = send(ada, make_questionnaire(world.project)).url
    before = everything()
    ref = world.project.voices.first().ref
    ada.post(f"{receipt}{ref}/", {"uses": ["public"]})
    ada.post(f"{receipt}{ref}/take-back/")
    new = new_since(before)
    assert tables(new) <= KEPT_IN
    assert "withdrawn_on" in new["voice"]
    says_nothing(new, secret_of(receipt))


def test_saying_by_a_slip_whether_a_note_is_right_leaves_none(world, ada, as_member):
    giver = Giver.objects.create(project=world.project, member=world.ada)
    first, second = (make_voice(world.project, words, giver=giver, recorded_by=world.ben) for words in ("A", "B"))
    page = as_member(world.ben).post(f"/p/the-garden/listen/notes/{giver.ref}/slip/")
    slip = re.search(r"/say/receipt/\w+/", page.text)[0]
    before = everything()
    ada.post(f"{slip}{first.ref}/right/")
    ada.post(f"{slip}{second.ref}/change/", {"words": "Not B"})
    new = new_since(before)
    assert tables(new) == {"voice", "formerwords"}
    assert "'checked_how': 'link'" in new["voice"]
    recorded = {table: rows.replace(f"'recorded_by_id': {world.ben.pk}", "") for table, rows in new.items()}
    says_nothing(recorded, secret_of(slip))  # who wrote it down stays, who said that it is right is nowhere


# --- Walls --------------------------------------------------------------------------------------------------


def test_a_note_on_a_wall_leaves_no_trace_of_who_put_it_up(world, ada):
    wall = make_wall(world.project)
    before = everything()
    form = {"words": "More shade", "once": ONCE, "picture": SimpleUploadedFile("adas-phone.jpg", picture())}
    secret = secret_of(ada.post(f"/w/{wall.ref}/send/", form).url)
    key = "the-key-of-adas-phone"
    ada.post(f"/w/{wall.ref}/notes/{wall.notes.get().ref}/heart/", {"key": key})
    new = new_since(before)
    assert tables(new) - {"cache"} == {"wall", "wallnote", "heart", "media"}
    says_nothing({table: rows for table, rows in new.items() if table != "cache"}, ONCE, secret, key, "adas-phone")
    tells_no_time(Media.objects.get())
