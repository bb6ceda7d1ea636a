"""What shows that a change happened, and what people say about it afterwards."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.actions import media
from steppingstones.actions.consent import take_back
from steppingstones.models import Proof, SaidAfter
from tests.sounds_and_pictures import picture
from tests.world import make_change, make_decision, make_voice

ROOM = "/p/the-garden/decide/"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


@pytest.fixture
def change(world):
    return make_change(make_decision(world.project))


def files() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def send(client, change, data, name="shot.jpg", words="The round table", **more):
    sent = {"file": SimpleUploadedFile(name, data), "words": words, **more}
    return client.post(f"{ROOM}change/{change.ref}/proofs/add/", sent)


def test_a_picture_is_drawn_anew_and_shown(ada, as_member, world, change):
    assert send(ada, change, picture()).status_code == 302
    proof = Proof.objects.get()
    assert proof.kind == "picture"
    (file,) = files()
    assert b"Exif" not in file.read_bytes()
    page = ada.get(f"{ROOM}change/{change.ref}/")
    assert 'alt="The round table"' in page.text
    assert 'alt="The round table"' in ada.get(f"{ROOM}{change.decision.ref}/").text
    shown = ada.get(f"{ROOM}proof/{proof.ref}/")
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert as_member(world.cy).get(f"{ROOM}proof/{proof.ref}/").status_code == 404


def test_a_document_is_only_given_to_be_saved(ada, change):
    send(ada, change, b"%PDF-1.7 <script>alert(1)</script>", name='../../Notes "of" Ada.html')
    proof = Proof.objects.get()
    assert (proof.kind, proof.name) == ("document", "Notes of Ada.pdf")
    answer = ada.get(f"{ROOM}proof/{proof.ref}/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Notes of Ada.pdf"'
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.content.startswith(b"%PDF-")
    assert "Ada" not in proof.file.name


def test_a_page_that_is_called_text_is_text(ada, change):
    send(ada, change, b"<script>alert(1)</script>", name="a.html")
    answer = ada.get(f"{ROOM}proof/{Proof.objects.get().ref}/")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="a.txt"'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"MZ\x90\x00", "neither a picture nor a document"),
        (b"", "There is nothing in this file."),
        (b"\xff\xd8\xff junk", "picture"),
        (b"PK\x03\x04 junk", "damaged"),
    ],
)
def test_junk_is_refused_in_plain_words_and_leaves_nothing(ada, change, data, words):
    page = send(ada, change, data, words="What it showed")
    assert page.status_code == 422
    assert words in page.text
    assert "What it showed" in page.text
    assert not Proof.objects.exists()
    assert files() == []


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://example.org/a", "file:///etc/passwd", "example", "//a.b"]
)
def test_only_addresses_of_the_web_are_links(ada, change, url):
    page = ada.post(f"{ROOM}change/{change.ref}/links/add/", {"url": url, "words": "The news"})
    assert page.status_code == 422
    assert not Proof.objects.exists()


def test_a_link_names_where_it_leads(ada, change):
    ada.post(f"{ROOM}change/{change.ref}/links/add/", {"url": "https://example.org/a?b=1", "words": "The news"})
    text = ada.get(f"{ROOM}change/{change.ref}/").text
    assert 'href="https://example.org/a?b=1" rel="noopener noreferrer nofollow external"' in text
    assert "link to another site: example.org" in text.replace("\n", " ")


def test_what_is_erased_is_gone_from_the_disk(ada, change, django_capture_on_commit_callbacks):
    send(ada, change, picture())
    with django_capture_on_commit_callbacks(execute=True):
        ada.post(f"{ROOM}proof/{Proof.objects.get().ref}/remove/")
    assert not Proof.objects.exists()
    assert files() == []


def test_files_go_with_the_project_and_only_strays_are_swept(ada, world, change, monkeypatch):
    send(ada, change, picture())
    assert media.files_of(world.project) == [Proof.objects.get().file.name]
    stray = Path(settings.MEDIA_ROOT) / "proofs" / str(world.project.pk) / "stray.jpg"
    stray.write_bytes(b"")
    monkeypatch.setattr(media, "SETTLED", -1)
    media.sweep()
    assert [path.name for path in files()] == [Path(Proof.objects.get().file.name).name]


def test_a_change_has_at_most_thirty_proofs(ada, world, change):
    of = {"project": world.project, "change": change, "kind": "link", "url": "https://example.org"}
    Proof.objects.bulk_create(Proof(**of, words=str(n)) for n in range(30))
    page = send(ada, change, picture())
    assert page.status_code == 422
    assert files() == []


# --- What people say about it -------------------------------------------------------------------------------


def test_what_people_say_afterwards_is_for_or_against(ada, world, change):
    good, bad = make_voice(world.project, "I see all"), make_voice(world.project, "It is too cold")
    url = f"{ROOM}change/{change.ref}/said/"
    ada.post(url, {"voice": [good.ref], "stance": "for"})
    ada.post(url, {"voice": [bad.ref], "stance": "against"})
    text = ada.get(f"{ROOM}change/{change.ref}/").text
    for words in ("1 voice says that it is good", "1 voice says that it is not good enough", "I see all", "too cold"):
        assert words in text
    assert (
        "Voices that say it is good: 1. That say it is not good enough: 1."
        in ada.get(f"{ROOM}{change.decision.ref}/").text
    )
    ada.post(f"{url}{bad.ref}/remove/")
    assert SaidAfter.objects.get().voice == good


def test_a_voice_taken_back_says_nothing_about_it(ada, world, change):
    voice = make_voice(world.project, "I see all")
    ada.post(f"{ROOM}change/{change.ref}/said/", {"voice": [voice.ref], "stance": "for"})
    take_back(voice)
    assert "0 voices say that it is good<" in ada.get(f"{ROOM}change/{change.ref}/").text


def test_three_changes_take_as_many_queries_as_one(ada, world):
    decision, numbers = make_decision(world.project), []
    for _time in range(2):
        change = make_change(decision)
        of = {"project": world.project, "change": change}
        Proof.objects.create(**of, kind="link", words="A", url="https://example.org")
        SaidAfter.objects.create(**of, voice=make_voice(world.project))
        with CaptureQueriesContext(connection) as queries:
            ada.get(f"{ROOM}{decision.ref}/")
            ada.get(f"{ROOM}change/{change.ref}/")
        numbers.append(len(queries))
        make_change(decision)
    assert numbers[0] == numbers[1]
