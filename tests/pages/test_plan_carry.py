"""Copy and carry: files out, files in, examples and copies."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.models import Stone
from steppingstones.queries.pathway import pathway_of
from steppingstones.queries.pathway_carry import library
from tests.formats.pathways import WORDS
from tests.world import DATA, make_member, make_project, make_stone

ROOM = "/p/the-garden/plan/carry/"
TABLE = b"id,kind,track,words,leads_to\na,activity,project,Plant trees,s\ns,short,project,There is shade,a\n"
THEORY = (DATA / "theory-of-change" / "climate-research.json").read_bytes()


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "imports"


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


def send(client, data: bytes, name: str = "pathway.csv"):
    return client.post(f"{ROOM}bring-in/", {"file": SimpleUploadedFile(name, data)})


def text(response) -> str:
    return " ".join(html.fromstring(response.content).get_element_by_id("main").text_content().split())


def words(project) -> list[str]:
    return [stone.words for stone in pathway_of(project).in_order]


# --- Out --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "name", "start"),
    [
        ("json", "pathway.json", b"{"),
        ("csv", "pathway.csv", b"\xef\xbb\xbfid,kind"),
        ("mermaid", "pathway.mmd", b"flow"),
        ("dot", "pathway.gv", b"digraph"),
    ],
)
def test_everyone_in_the_project_can_take_the_pathway_along(world, as_member, form, name, start):
    make_stone(world.project)
    for member in (world.ada, world.ben, world.rae):
        response = as_member(member).get(f"{ROOM}as/{form}/")
        assert response.content.startswith(start)
        assert response.headers["Content-Disposition"] == f'attachment; filename="the-garden-{name}"'


def test_another_form_is_not_there(ada):
    assert ada.get(f"{ROOM}as/docx/").status_code == 404


def test_a_reader_is_offered_files_and_nothing_to_change(world, as_member):
    make_stone(world.project)
    rae = as_member(world.rae)
    page = html.fromstring(rae.get(ROOM).content).get_element_by_id("main")
    assert len(page.xpath(".//a[contains(@href, '/as/')]")) == 4
    assert not page.xpath(".//form | .//a[contains(@href, 'bring-in') or contains(@href, 'start')]")
    for address in ("bring-in/", "start/", "start/day-centre/", "copy/somewhere-else/"):
        assert rae.get(f"{ROOM}{address}").status_code == 403


def test_an_empty_pathway_says_so(ada):
    assert "no stones" in text(ada.get(ROOM))


# --- In ---------------------------------------------------------------------------------------------------


def test_a_file_is_looked_at_and_then_comes_in(world, ada, files):
    address = send(ada, TABLE).url
    page = text(ada.get(address))
    assert "2 stones, 1 step." in page
    assert "“There is shade” leads back to “Plant trees”. Steps only lead onwards." in page
    assert words(world.project) == []
    answer = ada.post(f"{address}keep/", follow=True)
    assert "2 new stones came in. 1 step did not fit." in " ".join(answer.content.decode().split())
    assert words(world.project) == ["Plant trees", "There is shade"]
    assert list(files.iterdir()) == []


def test_where_stones_are_one_must_choose_what_happens_to_them(world, ada):
    make_stone(world.project, "There is tea")
    address = send(ada, TABLE).url
    answer = ada.post(f"{address}keep/")
    assert answer.status_code == 422
    assert "Choose what shall happen to your stones." in text(answer)
    assert words(world.project) == ["There is tea"]
    ada.post(f"{address}keep/", {"way": "replace"})
    assert words(world.project) == ["Plant trees", "There is shade"]


def test_sending_twice_brings_in_once(world, ada):
    address = send(ada, TABLE).url
    first, second = (ada.post(f"{address}keep/", {"way": "add", "once": "abc"}) for _time in range(2))
    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert len(words(world.project)) == 2


def test_a_file_that_is_none_is_refused_in_words(ada, files):
    for data, said in ((b"{", "not whole JSON"), (b"", "nothing in this file"), (b"PK\x03\x04", "save it as CSV")):
        answer = send(ada, data)
        assert answer.status_code == 422
        assert said in text(answer)
    assert not files.exists()


def test_no_file_is_too_big_to_be_refused(ada):
    answer = send(ada, b"x" * (2 * 1024 * 1024 + 1))
    assert "more than 2 MB" in text(answer)


def test_a_file_waits_only_for_whoever_sent_it(world, ada, as_member):
    address = send(ada, TABLE).url
    for member in (world.ben, world.rae, world.cy):
        assert as_member(member).get(address).status_code in (403, 404)


def test_awkward_words_come_in_as_they_are(world, ada):
    stones = [{"key": str(n), "kind": "short", "track": "project", "words": w} for n, w in enumerate(WORDS)]
    address = send(ada, json.dumps({"stepping-stones-pathway": 1, "stones": stones}).encode()).url
    assert ada.get(address).status_code == 200
    ada.post(f"{address}keep/")
    assert words(world.project) == WORDS


# --- A theory of change -----------------------------------------------------------------------------------


def test_the_stages_of_a_theory_of_change_can_be_changed_first(world, ada):
    address = send(ada, THEORY, "theory.json").url
    page = text(ada.get(address))
    assert "It has 12 steps and 13 links. The longest chain has 7 steps." in page
    assert "12 stones, 13 steps." in page
    chosen = {f"kind{n}": kind for n, kind in enumerate(["none", "short", "long", "impact", "impact"])}
    chosen |= {f"track{n}": "coproduction" for n in range(5)}
    page = text(ada.get(address, chosen))
    assert "10 stones" in page
    assert "An impact is the end of the path and leads to nothing." in page
    ada.post(f"{address}keep/", chosen)
    assert len(words(world.project)) == 10
    assert set(world.project.stones.values_list("track", flat=True)) == {"coproduction"}


def test_what_is_said_about_the_steps_comes_along(world, ada):
    address = send(ada, THEORY, "theory.json").url
    ada.post(f"{address}keep/")
    assert world.project.steps.exclude(assumption="").exclude(because="").exclude(sure=None).count() == 13


def test_a_level_that_is_none_is_refused(ada):
    address = send(ada, THEORY, "theory.json").url
    chosen = {f"{name}{n}": "nonsense" for n in range(5) for name in ("kind", "track")}
    for answer in (ada.get(address, chosen), ada.post(f"{address}keep/", chosen)):
        assert answer.status_code == 422
        assert "Choose one of these." in text(answer)


# --- Examples and copies ----------------------------------------------------------------------------------


@pytest.mark.parametrize("example", library(), ids=lambda example: example.name)
def test_an_example_is_shown_and_then_is_the_pathway(world, ada, example):
    address = f"{ROOM}start/{example.name}/"
    assert example.file.title in text(ada.get(f"{ROOM}start/"))
    page = text(ada.get(address))
    assert "a start to change, not an answer" in page
    assert all(stone.words in page for stone in example.file.pathway.stones)
    ada.post(f"{address}keep/")
    assert words(world.project) == [stone.words for stone in example.file.pathway.in_order]


def test_there_are_no_other_examples(ada):
    for address in ("start/nothing/", "start/nothing/keep/"):
        assert ada.get(f"{ROOM}{address}").status_code in (404, 405)
        assert ada.post(f"{ROOM}{address}").status_code == 404


def test_a_copy_is_only_made_of_projects_that_one_is_in(world, as_member):
    make_stone(world.elsewhere, "Their secret plan")
    mine = make_project("The Orchard")
    make_stone(mine, "There are apples")
    make_member(mine, "Ada")
    ada = as_member(world.ada)
    page = text(ada.get(f"{ROOM}start/"))
    assert ("The Orchard" in page, "Somewhere else" in page) == (True, False)
    for address in ("copy/somewhere-else/", "copy/somewhere-else/keep/", "copy/nothing/", "copy/the-garden/"):
        assert ada.post(f"{ROOM}{address}").status_code == 404
    assert "There are apples" in text(ada.get(f"{ROOM}copy/the-orchard/"))
    ada.post(f"{ROOM}copy/the-orchard/keep/")
    assert words(world.project) == ["There are apples"]


def test_a_project_that_one_has_left_is_not_copied(world, as_member):
    mine = make_project("The Orchard")
    member = make_member(mine, "Ada")
    member.left_at = world.project.created_at + timedelta(days=1)
    member.save()
    assert as_member(world.ada).get(f"{ROOM}copy/the-orchard/").status_code == 404


# --- Size -------------------------------------------------------------------------------------------------


def test_five_hundred_stones_fit_on_a_page(world, ada):
    stones = [
        {"key": str(n), "kind": "short", "track": "project", "words": f"{n} " + "long words " * 40} for n in range(500)
    ]
    steps = [{"from": str(n), "to": str(n + 1)} for n in range(499)]
    data = json.dumps({"stepping-stones-pathway": 1, "stones": stones, "steps": steps}).encode()
    address = send(ada, data, "pathway.json").url
    assert len(ada.get(address).content) < 150_000
    assert ada.post(f"{address}keep/").status_code == 302
    assert Stone.objects.filter(project=world.project).count() == 500


@pytest.mark.parametrize("address", ["", "start/", "start/day-centre/"])
def test_the_number_of_queries_stays_the_same(world, ada, address):
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            ada.get(f"{ROOM}{address}")
        return len(found)

    make_member(make_project("Orchard 0"), "Ada")
    make_stone(world.project)
    few = queries()
    for number in (1, 2):
        make_stone(world.project)
        project = make_project(f"Orchard {number}")
        make_stone(project)
        make_member(project, "Ada")
    assert queries() == few
