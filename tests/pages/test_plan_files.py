"""The pathway as files: each is there, holds the stones, and names no member."""

from io import BytesIO
from xml.etree import ElementTree

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.models import Shaping, Step
from steppingstones.queries.pathway import pathway_of, picture_of, printed_picture
from tests.awkward import STRINGS
from tests.documents.pdf_reader import bare, faults_of, text_of
from tests.world import make_stone

from .test_plan_picture import keep

# Files are written after the database was asked, and are the same whichever was.
pytestmark = pytest.mark.same_on_each_database
FILES = "/p/the-garden/plan/files/"
KINDS = {
    "pathway.svg": "image/svg+xml",
    "pathway.png": "image/png",
    "poster.pdf": "application/pdf",
    "poster-large.pdf": "application/pdf",
    "template.pdf": "application/pdf",
    "template-filled.pdf": "application/pdf",
    "template.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "template-filled.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "easy-read.pdf": "application/pdf",
}
WRITTEN = [words.strip() for words in STRINGS if words.strip() and "\x00" not in words]


def words_of(name: str, data: bytes) -> str:
    """What a file says to a reader."""
    if name.endswith(".pdf"):
        return text_of(data)
    if name.endswith(".docx"):
        document = docx.Document(BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(p.text for p in document.paragraphs), *cells])
    return data.decode() if name.endswith(".svg") else ""


@pytest.fixture
def stones(world):
    impact = make_stone(world.project, "There is a garden", kind="impact")
    stone = make_stone(world.project, "The ground is ours", kind="long")
    make_stone(world.project, "Nowhere to meet", kind="issue", track="both")
    Step.objects.create(project=world.project, source=stone, target=impact)
    Shaping.objects.create(project=world.project, stone=stone, member=world.ada)
    return [stone, impact]


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_each_file_comes_as_what_it_is(world, as_member, stones, name, kind):
    answer = as_member(world.rae).get(f"{FILES}{name}")
    assert (answer.status_code, answer["Content-Type"]) == (200, kind)
    assert f'filename="the-garden-{name}"' in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("name", KINDS)
def test_files_hold_the_stones_and_no_member(world, as_member, stones, name):
    said = bare(words_of(name, as_member(world.rae).get(f"{FILES}{name}").content))
    is_blank = name.startswith("template.") or name.endswith((".png", ".svg"))
    assert is_blank or bare("The ground is ours") in said
    assert not [member for member in ("Ada", "Ben", "Rae") if member in said.replace("Read", "")]


@pytest.mark.parametrize("name", KINDS)
def test_without_stones_nothing_breaks(world, as_member, name):
    assert as_member(world.rae).get(f"{FILES}{name}").status_code in (200, 302)


def test_the_page_lists_every_file_and_what_it_is_good_for(world, as_member, stones):
    page = html.fromstring(as_member(world.rae).get(FILES).content)
    links = [link.rpartition("/")[2] for link in page.xpath("//main//a/@href") if "/files/" in link]
    assert {*KINDS, ""} - {"poster-large.pdf"} == set(links)  # and the Easy Read page
    assert "Good for" in page.text_content()


def test_with_many_stones_there_is_a_larger_poster(world, as_member):
    keep(world.project, 60)
    said = as_member(world.rae).get(FILES).text
    assert "Poster, A1 (PDF)" in said
    assert "poster-large.pdf" in said


def test_without_stones_the_page_offers_the_blank_template(world, as_member):
    page = html.fromstring(as_member(world.rae).get(FILES).content)
    links = [link.rpartition("/")[2] for link in page.xpath("//main//a/@href") if "/files/" in link]
    assert links == ["template.pdf", "template.docx"]


def test_the_stones_of_the_picture_by_itself_lead_to_the_list(world, as_member, stones):
    svg = ElementTree.fromstring(as_member(world.rae).get(f"{FILES}pathway.svg").content)
    links = [link.get("href") for link in svg.iter("{http://www.w3.org/2000/svg}a")]
    assert f"http://testserver/p/the-garden/plan/?stone={stones[0].ref}#stone-{stones[0].ref}" in links


def test_easy_read_has_short_sentences_with_pictures(world, as_member, stones):
    make_stone(world.project, "We meet. We talk. We decide.", kind="activity", track="coproduction")
    page = html.fromstring(as_member(world.rae).get(f"{FILES}easy-read/").content)
    rows = page.xpath("//div[@class='easy-row']")
    assert [row.text_content().strip() for row in rows if "We " in row.text_content()] == [
        "We meet.",
        "We talk.",
        "We decide.",
    ]
    assert all(row.xpath(".//img/@alt") for row in rows)
    headings = page.xpath("//main//h2/text()")
    assert headings[1:3] == ["What is wrong now", "What we do"]


def test_awkward_stones_are_written_into_every_file(world, as_member):
    for number, words in enumerate(WRITTEN[::6]):
        make_stone(world.project, words, kind="short", order=number)
    rae = as_member(world.rae)
    assert rae.get(FILES).status_code == rae.get(f"{FILES}easy-read/").status_code == 200
    for name, kind in KINDS.items():
        answer = rae.get(f"{FILES}{name}")
        assert answer.status_code == 200, name
        assert kind != "application/pdf" or faults_of(answer.content) == [], name


def test_a_sign_that_is_a_word_on_paper_has_room_in_its_stone(world):
    make_stone(world.project, "We all eat it\N{POT OF FOOD}")
    pathway = pathway_of(world.project)
    drawn = [picture_of(world.project, pathway), printed_picture(world.project, pathway)]
    on_screen, on_paper = (ElementTree.fromstring(svg).findall(".//{*}tspan[@x='0']") for svg in drawn)
    assert len(on_paper) > len(on_screen)
    assert max(len(line.text) for line in on_paper) < 24


@pytest.mark.parametrize("name", ["", "easy-read/", "template-filled.pdf", "poster.pdf"])
def test_one_stone_and_three_need_the_same_number_of_queries(world, as_member, name):
    rae, counts = as_member(world.rae), []
    for number in (1, 2):
        for each in range(number):
            make_stone(world.project, f"{number} {each}", kind="long")
        with CaptureQueriesContext(connection) as queries:
            rae.get(f"{FILES}{name}")
        counts.append(len(queries))
    assert counts[0] == counts[1] < 20


def test_an_outsider_finds_no_file(world, as_member, stones):
    for name in ["", "easy-read/", *KINDS]:
        assert as_member(world.cy).get(f"{FILES}{name}").status_code == 404
