"""A report follows the routes: achievements and benefits by whom, with what shows them and what is against them."""

from datetime import date

import pytest

from steppingstones.documents import easyread, pdf, web
from steppingstones.documents.blocks import Heading
from steppingstones.models import Consent, Report
from steppingstones.queries.reports import report_document
from tests.world import link, make_change, make_decision, make_questionnaire, make_stone, make_voice

TODAY = date(2026, 11, 22)
ACHIEVED, GET, PATH = "What was achieved, and what is hoped for", "What people get out of it", "The pathway"


@pytest.fixture
def stone(world):
    """People made friends; six say so, one does not, and one change leads to it."""
    stone = make_stone(world.project, "People made friends", for_whom=["lived"], benefits=["New friends"])
    for number in range(6):
        link(make_voice(world.project, f"My friend, number {number}"), stone)
    link(make_voice(world.project, "I am alone", side="carer"), stone, "against")
    link(make_change(make_decision(world.project)), stone)
    make_stone(world.project, "People sing", order=1, for_whom=["community"], benefits=["Joy"])
    return stone


def document(world, audience=Report.Audience.GROUP, routes=()):
    world.project.routes = list(routes)
    return report_document(Report(project=world.project, title="Our year", audience=audience), today=TODAY)


def headings(document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 2]


@pytest.mark.parametrize(
    ("routes", "there"),
    [
        ([], {ACHIEVED, GET, PATH, "What people said"}),
        (["impact"], {PATH, "Who was heard"}),
        (["achievements"], {ACHIEVED, "Who was heard"}),
        (["benefits", "feedback"], {GET, "What people said"}),
    ],
)
def test_the_parts_follow_the_routes(world, stone, routes, there):
    all_parts = {ACHIEVED, GET, PATH, "What people said", "Who was heard"}
    assert all_parts & set(headings(document(world, routes=routes))) == there


def test_an_achievement_is_told_with_what_shows_it_and_what_is_against_it(world, stone):
    page = web.fragment(document(world))
    for words in (
        "Something shows 1 of 2 outcomes.",
        "Said by 6 people (6 with lived experience). 1 change leads to it.",
        "Said by 1 person (1 carer).",
        "Nothing shows it so far.",
    ):
        assert words in page


def test_small_numbers_stay_inside_the_group(world, stone):
    page = web.fragment(document(world, audience=Report.Audience.OUTSIDE))
    assert "Said by 6 people" in page
    assert "1 person" not in page
    assert "fewer than 5 people" in page


def test_benefits_stand_under_those_who_get_them(world, stone):
    page = web.fragment(document(world, routes=["benefits"]))
    lived, community = page.index("People with lived experience"), page.index("The community")
    assert lived < page.index("New friends") < community < page.index("Joy")


def test_easy_read_tells_only_what_something_shows(world, stone):
    told = [row.words for part in easyread.parts(document(world)) for group in part.groups for row in group]
    assert "People made friends" in told
    assert "What they get: New friends." in told
    assert "We hope for 1 more thing. We do not know yet." in told
    assert "People sing" not in told


def test_whoever_takes_their_words_back_is_no_longer_counted(world, stone):
    Consent.objects.filter(voice__words="My friend, number 0").update(withdrawn_on=TODAY)
    assert "Said by 5 people" in web.fragment(document(world))


def test_the_whole_context_is_in_the_report_in_every_form(world):
    world.project.began_on, world.project.place = date(2025, 3, 4), "Behind the clinic"
    world.project.setting, world.project.money, world.project.elsewhere = "Outdoors", "No money", "The way we ask"
    made = document(world)
    page = web.page(made)
    for words in ("4 March 2025", "Behind the clinic", "Outdoors", "No money", "The way we ask"):
        assert words in page
    assert "Where it is: Behind the clinic." in easyread.page(made)
    assert pdf.write(made).data.startswith(b"%PDF")


def test_answers_are_counted_by_question_and_small_counts_hidden_outside(world, as_member):
    asked = make_questionnaire(world.project)
    faces = asked.questions.get(kind="faces")
    for number in [5] * 6 + [1]:
        answer(world, faces, number)
    inside, outside = (web.fragment(document(world, audience=each)) for each in ("group", "outside"))
    assert '<td class="number">6</td>' in inside[inside.index(faces.words) :]
    assert "hidden" in outside
    assert '<td class="number">6</td>' not in outside[outside.index(faces.words) :]


def answer(world, question, number: int) -> None:
    voice = make_voice(world.project, "face")
    response = question.questionnaire.responses.create(
        project=world.project, giver=voice.giver, once=f"once-{voice.ref}", day=TODAY
    )
    voice.answer = response.answers.create(
        project=world.project, question=question, number=number, side="lived", month=24314
    )
    voice.save()


def test_feedback_alone_is_not_told_that_it_makes_no_claims(world):
    assert "no claims yet" in web.fragment(document(world))
    assert "no claims yet" not in web.fragment(document(world, routes=["feedback"]))
