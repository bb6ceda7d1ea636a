"""What a review found, for people outside: in words, on paper and in Easy Read, and nothing of few people."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from steppingstones.actions import reviews
from steppingstones.documents import easyread, plain_text
from steppingstones.models import ShownSmall
from steppingstones.queries.review_papers import what_we_found
from tests.documents.pdf_reader import text_of as words_of_pdf
from tests.reviewed import answer_review, make_gap, make_review
from tests.world import make_decision

from .test_review import LIVED_SAY, NOT_SAID, PROFESSIONALS_SAY, text_of

ROUNDS = "/p/the-garden/review/rounds/"
TOO_FEW = "Too few people of one side answered this"
PAPERS = ("found.pdf", "found-large.pdf", "found-easy-read.pdf")


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def everything(one) -> str:
    """All that leaves the group, without the days."""
    document = what_we_found(one)
    easy = html.fromstring(easyread.fragment(document, picture_url=str)).text_content()
    words = f"{plain_text.write(document)}\n{easy}".replace("CC BY-SA 4.0", "")
    return re.sub(r"\d{1,2} \w+ \d{4}", "", words)


def make_decided_gap(by):
    one = make_gap(by)
    make_decision(by.project, "Who speaks?", decided="Those who were quiet", round=one, statement="heard")
    return one


def test_both_sides_stand_there_in_words(ada, world):
    one = make_gap(world.ada)
    told = text_of(ada.get(f"{ROUNDS}{one.ref}/found/"))
    assert f"{LIVED_SAY} {PROFESSIONALS_SAY}" in told
    assert "Both sides say that this is so." in told
    assert "At least 10 people answered." in told
    easy = text_of(ada.get(f"{ROUNDS}{one.ref}/found/easy-read/"))
    assert "People with lived experience say no." in easy


def test_it_prints_in_three_ways(ada, world):
    one = make_gap(world.ada)
    for paper in PAPERS:
        made = ada.get(f"{ROUNDS}{one.ref}/{paper}")
        assert made.headers["Content-Type"] == "application/pdf"
        assert "Everybody is heard here" in words_of_pdf(made.content).replace("\n", " ")


def test_four_people_of_a_side_are_told_to_nobody_outside_even_if_all_agree(ada, world):
    one = make_gap(world.ada, professional=4)
    for member in world.project.members.present():
        reviews.agree_to_show(one, by=member)
    assert LIVED_SAY in text_of(ada.get(f"{ROUNDS}{one.ref}/"))
    told = everything(one)
    assert TOO_FEW in told
    assert not any(words in told for words in (LIVED_SAY, PROFESSIONALS_SAY, "say no", "say yes"))
    assert "Professional" not in told


def test_a_side_of_which_few_gave_a_score_is_not_told(world):
    one = make_review(world.ada)
    for heard in ("1", "1", "unsure", NOT_SAID, "1"):
        answer_review(one, "lived", heard)
        answer_review(one, "professional", "4")
    reviews.end(one, by=world.ada)
    one.refresh_from_db()
    assert LIVED_SAY not in everything(one)


def test_what_was_decided_is_told_unless_it_names_somebody_or_is_left_out(world):
    one = make_decided_gap(world.ada)
    of = {"round": one, "statement": "heard"}
    make_decision(world.project, "Who leads?", decided="Ada leads", **of)
    make_decision(world.project, "What next?", decided="", status="open", **of)
    told = everything(one)
    assert "Those who were quiet" in told
    assert "Ada" not in told
    assert "not decided" not in told


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lived=st.lists(st.sampled_from(["1", "2", "4", "unsure", NOT_SAID, ""]), max_size=7),
    professional=st.lists(st.sampled_from(["1", "4", "unsure", ""]), max_size=7),
)
def test_no_number_about_few_people_in_any_of_it(world, lived, professional):
    one = make_review(world.ada)
    for side, given_ in (("lived", lived), ("professional", professional)):
        for heard in given_:
            answer_review(one, side, heard)
    reviews.end(one, by=world.ada)
    one.refresh_from_db()
    for member in world.project.members.present():
        ShownSmall.objects.get_or_create(project=world.project, round=one, member=member)
    told = everything(one)
    assert {int(number) % 5 for number in re.findall(r"\d+", told)} <= {0}
    if min(len([each for each in group if each.isdecimal()]) for group in (lived, professional)) < 5:
        assert "Everybody is heard here" in told
        assert LIVED_SAY not in told


def test_nothing_is_told_outside_while_people_answer(ada, as_member, world):
    one = make_review(world.ada)
    addresses = ["found/", "found/easy-read/", *PAPERS]
    assert [ada.get(f"{ROUNDS}{one.ref}/{each}").status_code for each in addresses] == [404] * 5
    ended = make_gap(world.cy)
    assert [ada.get(f"{ROUNDS}{ended.ref}/{each}").status_code for each in addresses] == [404] * 5
