"""What people wrote in Easy Read stays with the thing it is about, whatever comes or goes around it."""

import pytest
from lxml import html

from steppingstones.actions import easy_read
from steppingstones.documents.blocks import EasyRow, Facts, Heading
from steppingstones.documents.easy_rows import lines_of, sources
from steppingstones.models import EasyWriting, Evidence, Report, ReportPart
from steppingstones.queries.easy_read import version_of
from steppingstones.queries.reports import easy_parts
from tests.world import DAY, link, make_stone, make_voice

MOVED, UNSURE = "The source has changed since.", "This may have been written for another row"


@pytest.fixture
def stones(world):
    return [make_stone(world.project, words) for words in ("The centre is open", "People run the centre")]


@pytest.fixture
def report(world, stones) -> Report:
    """Two outcomes of which each says, in the same words, that somebody said so."""
    for stone in stones:
        link(make_voice(world.project, f"About: {stone.words}"), stone)
    report = Report.objects.create(project=world.project, title="What came of it")
    ReportPart.objects.create(project=world.project, report=report, part=ReportPart.Part.AREAS, order=1)
    return report


def rows_of(report):
    return version_of(report, easy_parts(report)).rows


def said_of(report, stone):
    """The row that tells who said so of this outcome: the one after its own words."""
    rows = rows_of(report)
    at = next(n for n, row in enumerate(rows) if stone.words in [line.words for line in row.lines])
    return rows[at + 1]


def as_kept_before(report, row, words="Many of us told so."):
    """As an earlier program kept it: by the heading and the sentence, with a running number."""
    writing = easy_read.write(report, row.source, words, by=None)
    EasyWriting.objects.filter(pk=writing.pk).update(key=row.source.former)


@pytest.mark.parametrize("other", [0, 1])
def test_a_row_stays_with_its_outcome_when_another_goes_and_comes_back(report, stones, other):
    mine, away = stones[1 - other], stones[other]
    easy_read.write(report, said_of(report, mine).source, "Our people said it.", by=None)
    Evidence.objects.filter(stone=away).delete()
    assert said_of(report, mine).lines[0].words == "Our people said it."
    link(make_voice(away.project, "Again"), away)
    assert said_of(report, mine).lines[0].words == "Our people said it."
    assert said_of(report, stones[other]).writing is None


def test_what_readers_found_clear_stays_with_its_outcome(report, stones, world):
    reading = easy_read.ask(report, world.ada, today=DAY, by=world.ben)
    row = said_of(report, stones[1])
    easy_read.say(reading, {row.lines[0].mark: (row.source.key, True, "")}, by=world.ada)
    easy_read.finish(reading, "", [], today=DAY, by=world.ada)
    Evidence.objects.filter(stone=stones[0]).delete()
    assert said_of(report, stones[1]).lines[0].is_checked


def test_other_words_of_the_outcome_are_named(report, stones, as_member, world):
    row = rows_of(report)[0]
    easy_read.write(report, row.source, "It is open.", by=None)
    stone = next(each for each in stones if each.words == row.source.words)
    type(stone).objects.filter(pk=stone.pk).update(words="The centre is open each day")
    page = as_member(world.ada).get(f"/p/the-garden/show/{report.ref}/easy/").text
    assert MOVED in page
    assert "It is open." in page


def test_what_was_kept_by_its_sentence_is_found_and_must_be_looked_at(report, stones, as_member, world):
    ada, url = as_member(world.ada), f"/p/the-garden/show/{report.ref}/easy/"
    as_kept_before(report, said_of(report, stones[1]))
    page = ada.get(url).text
    assert "Many of us told so." in page
    assert UNSURE in page
    ada.post(f"{url}rows/{said_of(report, stones[1]).source.key}/keep/")
    assert UNSURE not in ada.get(url).text
    assert EasyWriting.objects.get().key == said_of(report, stones[1]).source.key


def test_a_line_that_was_read_under_its_former_key_is_still_checked(report, stones, world):
    reading = easy_read.ask(report, world.ada, today=DAY, by=world.ben)
    ((_heading, rows), *_more) = easy_parts(report)
    told = lines_of(rows[0], None)[0]
    easy_read.say(reading, {told.former: (rows[0].former, True, "")}, by=world.ada)
    easy_read.finish(reading, "", [], today=DAY, by=world.ada)
    assert rows_of(report)[0].lines[0].is_checked


def test_each_link_of_the_list_has_a_name_of_its_own(report, stones, as_member, world):
    easy_read.write(report, said_of(report, stones[0]).source, "Our people said it.", by=None)
    page = html.fromstring(as_member(world.ada).get(f"/p/the-garden/show/{report.ref}/easy/").content)
    names = [" ".join(each.text_content().split()) for each in page.get_element_by_id("main").iter("a", "button")]
    assert len(names) == len(set(names))
    assert sum("People run the centre" in name for name in names) >= 4
    assert not any("About: " in name for name in names), "words of a voice may need to be warned of first"


def test_the_same_sentence_under_other_headings_has_a_key_of_its_own_whatever_stands_before():
    def under(*names):
        blocks = [(Heading(text=name, level=4), Facts(pairs=(), easy=(EasyRow(words="2 said so."),))) for name in names]
        told = sources([Heading(text="Social"), *(block for pair in blocks for block in pair)])
        return {name: row.key for name, row in zip(names, told[0][1], strict=True)}

    assert under("Open", "Run")["Run"] == under("Run")["Run"] != under("Open")["Open"]
