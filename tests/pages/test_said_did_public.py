"""The sheet for everybody: opened by a facilitator, without names, and gone when it is closed."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steppingstones.models import SaidDid
from tests.awkward import STRINGS
from tests.world import link, make_change, make_decision, make_member, make_voice

from ..documents.pdf_reader import text_of

URL = "/p/the-garden/decide/said-did/"


@pytest.fixture
def ben(world, as_member):
    return as_member(world.ben)


@pytest.fixture
def address(world, ben):
    """Where the sheet is open."""
    ben.post(f"{URL}open/")
    world.project.refresh_from_db()
    return f"/said-did/{world.project.said_did_key}/"


def test_everybody_with_the_address_reads_it(world, ben, address):
    make_decision(world.project, "Which table?", status="dropped", dropped_why="It was too dear.")
    decision = make_decision(world.project, "Which day?")
    make_change(decision, "We open on Saturdays")
    link(make_voice(world.project, "I am alone on Saturdays"), decision)
    page = Client().get(address)
    for words in ("Which table?", "We did not do this. It was too dear.", "We open on Saturdays", "The Garden"):
        assert words in page.text
    for words in ("I am alone on Saturdays", "Ada", "Ben", decision.ref, "/p/the-garden/"):
        assert words not in page.text
    assert f"http://testserver{address}" in ben.get(URL).text


def test_it_sets_no_cookie_and_asks_not_to_be_found(address):
    page = Client().get(address)
    assert not page.cookies
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex, nofollow">' in page.text
    assert "no-store" in page.headers["Cache-Control"]
    assert "<form" not in page.text


def test_what_is_left_out_or_removed_is_not_there(world, ben, address):
    left_out, removed = make_decision(world.project, "A secret?"), make_decision(world.project, "A mistake?")
    SaidDid.objects.create(project=world.project, decision=left_out, is_left_out=True)
    ben.post(f"/p/the-garden/decide/{removed.ref}/remove/")
    make_decision(world.elsewhere, "Of others?")
    text = Client().get(address).text
    for words in ("A secret?", "A mistake?", "Of others?"):
        assert words not in text


def test_closing_is_at_once_and_the_next_address_is_another(world, ben, address):
    ben.post(f"{URL}close/")
    assert Client().get(address).status_code == 404
    ben.post(f"{URL}open/")
    world.project.refresh_from_db()
    assert world.project.said_did_key not in address
    assert Client().get(address).status_code == 404
    assert Client().get("/said-did/None/").status_code == 404


def test_opening_twice_keeps_the_address(world, ben, address):
    ben.post(f"{URL}open/")
    assert Client().get(address).status_code == 200
    assert world.project.events.count() == 1


def test_only_facilitators_open_and_close_it(world, as_member, address):
    for end in ("open/", "close/"):
        assert as_member(world.ada).post(f"{URL}{end}").status_code == 403
    assert Client().get(address).status_code == 200


def test_what_names_somebody_waits_until_one_of_the_group_has_looked(world, ben, address):
    decision = make_decision(world.project, "May Ada chair? Not Benjamin.")
    make_decision(world.project, "Which day?")
    text = ben.get(URL).text
    assert "A name stands here: Ada. So it waits" in text
    assert text.count("So it waits") == 1
    for page in (Client().get(address).text, text_of(ben.get(f"{URL}sheet.pdf").content)):
        assert "Which day?" in page
        assert "chair" not in page
    there = ben.get(f"{URL}{decision.ref}/")
    form = there.context["form"]
    page = ben.post(f"{URL}{decision.ref}/", {"said": form["said"].value(), "did": form["did"].value()}, follow=True)
    assert "A name stands in it: Ada." in page.text
    assert "May Ada chair?" in Client().get(address).text
    decision.question = "Shall Rae go?"
    decision.save()
    assert "Rae" not in Client().get(address).text  # what was looked at stands, not what came later


def test_a_name_with_a_first_and_a_last_part_is_found_by_each(world, address):
    make_member(world.project, "Hazel Stonebridge")
    make_decision(world.project, "Does Hazel stay?")
    make_decision(world.project, "Mrs Stonebridge?")
    make_decision(world.project, "A hazel bush?")
    text = Client().get(address).text
    assert "A hazel bush?" in text
    assert "Does" not in text
    assert "Mrs" not in text


def test_the_page_is_small_and_takes_few_queries(world, address):
    numbers = []
    for _time in range(2):
        for n in range(12):
            make_change(make_decision(world.project, f"Question {n} " * 20), "A change " * 40)
        with CaptureQueriesContext(connection) as queries:
            page = Client().get(address)
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 5
    assert len(page.content) < 30_000  # styles and letters are 65 kB more


def test_awkward_words_are_shown_as_they_are(world, address):
    for words in STRINGS:
        make_decision(world.project, words[:300] or "-", decided=words)
    for number in range(1, 4):
        page = Client().get(address, {"page": number})
        assert page.status_code == 200
        assert "<script>alert" not in page.text


def test_the_sheet_is_a_pdf_too(world, ben):
    make_decision(world.project, "Which table?", status="dropped", dropped_why="It was too dear.")
    left_out = make_decision(world.project, "A secret?")
    SaidDid.objects.create(project=world.project, decision=left_out, is_left_out=True)
    answer = ben.get(f"{URL}sheet.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    words = text_of(answer.content)
    assert "It was too dear." in words
    assert "A secret?" not in words
