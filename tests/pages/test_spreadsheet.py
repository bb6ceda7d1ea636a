"""Bringing in a spreadsheet on the site: send, choose columns, look, bring in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from steppingstones.models import Voice

GOOD = "id,said,when,theme\n1,I like the garden very much,2024-03-25,Food\n2,NA,2021-07,Noise; Food\n"
BAD = GOOD + "3,,2024-03-25,Food\n4,Too early a day for this,31/02/2024,Food\n"
COLUMNS = {"text": "said", "date": "when", "labels": ["theme"], "person": "id", "side": "unknown", "uses": ["group"]}


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "imports"


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


def send(client, world, text, name="feedback.csv"):
    file = SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)
    address = reverse("listen:spreadsheet", args=[world.project.slug])
    return client.post(address, {"file": file, "encoding": "utf-8"})


def look(client, columns_address, **changes):
    return client.post(f"{columns_address}look/", {**COLUMNS, **changes})


def bring_in(client, columns_address, **changes):
    return client.post(f"{columns_address}bring-in/", {**COLUMNS, **changes}, follow=True)


def test_ada_brings_in_a_file(world, ada):
    address = send(ada, world, GOOD).url
    assert "said" in ada.get(address).content.decode()
    assert "2 rows can become voices." in look(ada, address).content.decode()

    page = bring_in(ada, address)

    assert "2 voices were added." in page.content.decode()
    assert sorted(Voice.objects.values_list("words", flat=True)) == ["I like the garden very much", "NA"]


def test_the_columns_are_guessed(world, ada):
    form = ada.get(send(ada, world, GOOD).url).context["form"]

    assert (form["text"].value(), form["date"].value()) == ("said", "when")


def test_a_month_is_not_shown_as_a_day(world, ada):
    page = look(ada, send(ada, world, GOOD).url).content.decode()

    assert "<li>July 2021</li>" in page
    assert "<li>25 March 2024</li>" in page


def test_looking_changes_nothing(world, ada):
    look(ada, send(ada, world, GOOD).url)

    assert not Voice.objects.exists()


def test_bad_rows_are_listed_by_number_and_keep_everything_out(world, ada):
    address = send(ada, world, BAD).url

    page = look(ada, address).content.decode()
    bring_in(ada, address)

    assert "Row 4, said:" in page
    assert "Row 5, when:" in page
    assert "31/02/2024" in page
    assert not Voice.objects.exists()


def test_bad_rows_are_left_out_where_ada_says_so(world, ada):
    page = bring_in(ada, send(ada, world, BAD).url, skip="on")

    assert "2 rows were left out." in page.content.decode()
    assert Voice.objects.count() == 2


def test_a_double_click_brings_in_once_and_leads_to_the_same_place(world, ada):
    address = send(ada, world, GOOD).url

    first = ada.post(f"{address}bring-in/", {**COLUMNS, "once": "same-key"})
    second = ada.post(f"{address}bring-in/", {**COLUMNS, "once": "same-key"})

    assert first.url == second.url
    assert Voice.objects.count() == 2


def test_the_file_is_removed_when_it_was_brought_in(world, ada, files):
    address = send(ada, world, GOOD).url
    assert len(list(files.iterdir())) == 1

    bring_in(ada, address)

    assert list(files.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("feedback.csv", b"", "This file is empty"),
        ("feedback.csv", b"\n\n", "nothing in this file"),
        ("feedback.xlsx", b"not a workbook", "not an Excel workbook"),
        ("feedback.pdf", b"%PDF-1.7", "This is a PDF"),
        ("feedback.xls", b"\xd0\xcf\x11\xe0old", "old Excel file"),
        ("photo.png", b"\x89PNG\r\n", "This is a picture"),
        ("feedback.xlsx", b"PK\x03\x04junk", "damaged"),
    ],
)
def test_a_file_that_is_no_spreadsheet_is_refused_in_plain_words(world, ada, files, name, data, words):
    page = send(ada, world, data, name).content.decode()

    assert words in page
    assert not files.exists()


def test_a_form_that_is_wrong_comes_back(world, ada):
    page = look(ada, send(ada, world, GOOD).url, text="", uses=["public"]).content.decode()

    assert "Choose the column with the words." in page
    assert "Tick that too." in page


def test_nobody_else_can_reach_the_file(world, ada, as_member):
    address = send(ada, world, GOOD).url

    assert as_member(world.ben).get(address).status_code == 404
    assert as_member(world.cy).get(address).status_code == 404


def test_readers_bring_in_nothing(world, as_member):
    assert send(as_member(world.rae), world, GOOD).status_code == 403


@pytest.mark.parametrize("token", ["x", "..", "0" * 32, "%2e%2e"])
def test_an_invented_file_is_not_found(world, ada, token):
    address = reverse("listen:spreadsheet", args=[world.project.slug])

    assert ada.get(f"{address}{token}/utf-8/").status_code == 404


def test_an_invented_encoding_is_not_found(world, ada):
    address = send(ada, world, GOOD).url.replace("utf-8", "rot13")

    assert ada.get(address).status_code == 404
