"""A report tells what counts without money: what matters to whom, what no number can tell, and what got worse."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.actions.consent import take_back
from steppingstones.documents import easyread, pdf, web
from steppingstones.documents.kept import to_data
from steppingstones.models import GotWorse, Report, ToldOfOutcome
from steppingstones.queries.reports import report_document
from tests.weighed import end, make_weighing, say_order
from tests.world import DAY, link, make_stone, make_voice

TODAY = date(2026, 11, 22)
Audience = Report.Audience
PUBLIC = ("group", "quote", "public")
HEADING = "What no number can tell, and what got worse"


@pytest.fixture
def stones(world):
    return [make_stone(world.project, words) for words in ("People feel at home.", "A warm meal", "Learning to cook")]


def weighed(world, stones, lived=5, professional=5):
    one = make_weighing(world.project, stones)
    say_order(one, "lived", *stones, people=lived)
    say_order(one, "professional", *reversed(stones), people=professional)
    return end(one)


def tell(world, stone, words="I sit there, and Ben nods", uses=("group", "quote")):
    voice = make_voice(world.project, words, uses=uses)
    link(voice, stone)
    ToldOfOutcome.objects.create(project=world.project, stone=stone, voice=voice)
    return voice


def lose(world, stone=None):
    GotWorse.objects.create(
        project=world.project, words="The quiet corner is gone", stone=stone, for_whom="readers", written_on=DAY
    )


def document(world, audience=Audience.GROUP):
    return report_document(Report(project=world.project, title="Our year", audience=audience), today=TODAY)


def page(world, audience=Audience.GROUP):
    return web.fragment(document(world, audience))


def test_each_side_stands_beside_the_other(world, stones):
    weighed(world, stones)
    told = page(world, Audience.OUTSIDE)
    assert "What matters to whom" in told
    assert "Lived experience: first comes “People feel at home”." in told
    assert "Professional: first comes “Learning to cook”." in told
    assert "Professional: 5 to 9 people. Among themselves they largely agree." in told


@pytest.mark.parametrize("audience", Audience.values)
def test_a_side_of_four_is_told_to_nobody(world, stones, audience):
    weighed(world, stones, professional=4)
    told = page(world, audience)
    assert "Lived experience: first comes" in told
    assert "Professional: first comes" not in told


def test_what_people_say_stands_there_as_far_as_they_agree(world, stones):
    voice = tell(world, stones[0])
    assert "I sit there" in page(world)
    assert "I sit there" not in page(world, Audience.OUTSIDE)
    take_back(voice)
    assert HEADING not in page(world)


def test_out_of_the_group_go_no_names(world, stones):
    tell(world, stones[0], uses=PUBLIC)
    tell(world, stones[1], "It is warm there", uses=PUBLIC)
    GotWorse.objects.create(project=world.project, words="Ben is tired", written_on=DAY)
    told = page(world, Audience.OUTSIDE)
    assert "It is warm there" in told
    assert "Lost, or worse: (a name) is tired" in told
    assert "Ben" not in told


def test_a_report_that_is_kept_holds_none_of_the_words(world, stones):
    tell(world, stones[0], "It is warm there", uses=PUBLIC)
    kept = str(to_data(document(world, Audience.OUTSIDE).blocks))
    assert "People feel at home" in kept
    assert "It is warm there" not in kept


def test_what_got_worse_is_told_and_that_nobody_was_asked_too(world, stones):
    tell(world, stones[0])
    assert "Nobody has said what got worse: ask." in page(world)
    lose(world, stones[0])
    told = page(world)
    assert "Lost, or worse, for readers: The quiet corner is gone" in told
    assert "Nobody has said what got worse" not in told


def test_a_group_that_has_not_used_the_map_has_no_such_part(world, stones):
    assert "What matters to whom" not in page(world)
    assert HEADING not in page(world)


def test_it_is_the_same_where_a_group_never_uses_money(world, stones):
    weighed(world, stones)
    lose(world)
    world.project.uses_money = "never"
    told = page(world)
    assert "What matters to whom" in told
    assert "The quiet corner is gone" in told


@pytest.mark.parametrize("audience", Audience.values)
def test_paper_and_easy_read_hold_it_too(world, stones, audience):
    weighed(world, stones)
    lose(world)
    tell(world, stones[1], "It is warm there", uses=PUBLIC)
    found = document(world, audience)
    easy = easyread.fragment(found)
    assert pdf.write(found).data.startswith(b"%PDF")
    assert "The quiet corner is gone" in easy
    assert "It is warm there" in easy


def test_three_take_as_many_queries_as_one(world, stones, django_assert_num_queries):
    weighed(world, stones)
    tell(world, stones[0])
    with CaptureQueriesContext(connection) as one:
        page(world)
    for stone in stones[1:]:
        tell(world, stone, words=f"Of {stone.words}")
        lose(world, stone)
    with django_assert_num_queries(len(one)):
        page(world)
