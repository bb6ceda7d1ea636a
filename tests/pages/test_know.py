"""How will we know: indicators, what must hold, and who shaped what."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from steppingstones.actions.pathway_history import undo
from steppingstones.documents.blocks import BulletList
from steppingstones.models import Answer, Claim, Giver, Question, Report, Response, Stone
from steppingstones.queries.pathway_know import Asked, answered
from steppingstones.queries.reports import report_document
from tests.reviewed import make_gap
from tests.world import link, make_member, make_questionnaire, make_stone, make_voice

ROOM = "/p/the-garden/plan/"
KNOW = f"{ROOM}know/"
COUNT = {"words": "People at tea", "baseline": "4", "target": "12", "unit": "people", "due": "2027-05-01"}


@pytest.fixture
def stone(world) -> Stone:
    return make_stone(world.project)


def by(stone: Stone, way: str) -> str:
    return f"{ROOM}stones/{stone.ref}/know/{way}/"


def told(client, stone: Stone) -> str:
    page = html.fromstring(client.get(KNOW).content)
    return " ".join(" ".join(page.get_element_by_id(f"stone-{stone.ref}").itertext()).split())


def step(world, stone: Stone, **changes):
    impact = make_stone(world.project, "A garden for all", kind="impact")
    return world.project.steps.create(source=stone, target=impact, **changes)


def answer(project, question: Question, *, agreed: bool = True, **given) -> Answer:
    giver = Giver.objects.create(project=project, side="lived")
    response = Response.objects.create(
        project=project, questionnaire=question.questionnaire, giver=giver, once=giver.ref, day="2026-05-01"
    )
    kept = Answer.objects.create(
        project=project, response=response, question=question, side="lived", month=24316, **given
    )
    make_voice(project, "", giver=giver, answer=kept, uses=("group",) if agreed else ())
    return kept


def test_everyone_may_look_and_readers_are_offered_nothing_to_change(world, as_member, stone):
    assert as_member(world.ada).get(KNOW).status_code == 200
    main = html.fromstring(as_member(world.rae).get(KNOW).content).get_element_by_id("main")
    assert not main.xpath(".//form | .//button | .//a[contains(@href, 'stones/')]")
    assert as_member(world.cy).get(KNOW).status_code == 404


def test_ada_writes_down_something_to_count_with_start_target_and_day(world, as_member, stone):
    ada = as_member(world.ada)
    assert ada.get(f"{ROOM}stones/{stone.ref}/know/").text.count("/know/count/") == 1
    assert ada.post(by(stone, "count"), COUNT).url == f"{KNOW}#stone-{stone.ref}"
    said = told(ada, stone)
    assert "People at tea" in said
    assert "Where we start 4 people" in said
    assert "Where we want to be 12 people" in said
    assert "1 May 2027" in said
    assert "Shaped by" not in said


def test_a_double_click_writes_down_one(world, as_member, stone):
    for _twice in range(2):
        as_member(world.ada).post(by(stone, "count"), {**COUNT, "once": "k"})
    assert world.project.indicators.count() == 1


@pytest.mark.parametrize(
    ("way", "wrong", "says"),
    [
        ("count", {"words": " "}, "Write what you look at."),
        ("count", {"words": "x" * 301}, "use at most 300 letters"),
        ("count", {"baseline": "a few"}, "Write a number, such as 12 or 4.5."),
        ("count", {"target": "²"}, "Write a number, such as 12 or 4.5."),
        ("count", {"due": "soon"}, "Write the date as day, month and year"),
        ("date", {"due": ""}, "Choose the day."),
        ("question", {"question": ""}, "Choose a question."),
        ("question", {"question": "999999"}, "This question is not there any more."),
    ],
)
def test_errors_say_how_to_mend_it_and_keep_what_was_typed(world, as_member, stone, way, wrong, says):
    make_questionnaire(world.project)
    page = as_member(world.ada).post(by(stone, way), {**COUNT, **wrong})
    assert page.status_code == 422
    assert page.text.count(says) == 2
    assert not world.project.indicators.exists()


def test_a_story_has_no_numbers(world, as_member, stone):
    as_member(world.ada).post(by(stone, "story"), {**COUNT, "words": "How a day has changed"})
    kept = world.project.indicators.get()
    assert (kept.way, kept.baseline, kept.target) == ("story", "", "")


def test_a_way_that_there_is_not_and_the_issue_are_not_found(world, as_member, stone):
    issue = make_stone(world.project, kind="issue", track="both")
    ada = as_member(world.ada)
    assert ada.get(by(stone, "guess")).status_code == 404
    assert ada.get(by(issue, "count")).status_code == 404


def test_without_questions_the_page_leads_to_making_some(world, as_member, stone):
    assert "Make a questionnaire" in as_member(world.ada).get(by(stone, "question")).text


def test_a_question_shows_its_words_and_what_people_answered(world, as_member, stone):
    question = make_questionnaire(world.project).questions.get(kind="faces")
    ada = as_member(world.ada)
    ada.post(by(stone, "question"), {"question": question.pk, "baseline": "1", "target": "8"})
    assert "How was the day? Where we start 1" in told(ada, stone)
    assert "Nobody has answered yet." in told(ada, stone)
    for face in (5, 4, 2):
        answer(world.project, question, number=face)
    answer(world.project, question, number=5, agreed=False)  # the group may not read it: it does not count
    assert "3 people have answered so far. A happy or very happy face: 2, Another face: 1." in told(ada, stone)


def test_a_choice_shows_how_many_chose_what(world, as_member, stone):
    question = make_questionnaire(world.project).questions.get(kind="choice")
    as_member(world.ada).post(by(stone, "question"), {"question": question.pk})
    answer(world.project, question, choice=question.choices.get(words="Yes"))
    assert "1 person has answered so far. Yes: 1." in told(as_member(world.rae), stone)


def test_a_question_of_another_project_is_none(world, as_member, stone):
    make_questionnaire(world.project)
    theirs = make_questionnaire(world.elsewhere).questions.first()
    assert as_member(world.ada).post(by(stone, "question"), {"question": theirs.pk}).status_code == 422


def test_changing_moving_taking_off_and_bringing_back(world, as_member, stone):
    ada = as_member(world.ada)
    for words in ("one", "two"):
        ada.post(by(stone, "count"), {"words": words})
    one, two = world.project.indicators.order_by("order")
    ada.post(f"{KNOW}{one.ref}/", {"words": "three", "target": "5"})
    ada.post(f"{KNOW}{two.ref}/move/up/")
    assert in_order(stone) == ["two", "three"]
    page = ada.post(f"{KNOW}{two.ref}/remove/", follow=True)
    assert "“two” is taken off." in page.text
    assert in_order(stone) == ["three"]
    for _twice in range(2):
        ada.post(f"{KNOW}{two.ref}/restore/")
    assert in_order(stone) == ["two", "three"]
    assert ada.get(f"{KNOW}{two.ref}/move/up/").status_code == 405


def in_order(stone: Stone) -> list[str]:
    return list(stone.indicators.filter(removed_at=None).order_by("order").values_list("words", flat=True))


def test_it_can_be_undone_like_every_act_on_the_pathway(world, as_member, stone):
    as_member(world.ada).post(by(stone, "count"), COUNT)
    undo(world.project, by=world.ada)
    assert in_order(stone) == []


def test_the_second_of_two_who_change_it_is_told(world, as_member, stone):
    ada = as_member(world.ada)
    ada.post(by(stone, "count"), COUNT)
    one = world.project.indicators.get()
    seen = html.fromstring(ada.get(f"{KNOW}{one.ref}/").content).xpath("//input[@name='seen']/@value")[0]
    as_member(world.ben).post(f"{KNOW}{one.ref}/", {**COUNT, "target": "20"})
    page = ada.post(f"{KNOW}{one.ref}/", {**COUNT, "target": "30", "seen": seen})
    assert page.status_code == 422
    assert "20" in page.text


def test_what_must_hold_is_said_with_why_and_how_sure(world, as_member, stone):
    made = step(world, stone)
    ada, address = as_member(world.ada), f"{ROOM}stones/{stone.ref}/leads-to/{made.target.ref}/"
    ada.post(address, {"assumption": "There is a bus", "because": "The timetable says so", "sure": "75"})
    made.refresh_from_db()
    assert (made.assumption, made.because, made.sure) == ("There is a bus", "The timetable says so", 75)
    assert "What must hold There is a bus Why we think so The timetable says so How sure we are Fairly sure" in told(
        ada, stone
    )
    ada.post(address, {"assumption": "", "because": "", "sure": ""})
    made.refresh_from_db()
    assert (made.assumption, made.sure) == ("", None)


def test_another_percentage_that_was_brought_in_stays_unless_somebody_chooses(world, as_member, stone):
    made = step(world, stone, sure=60)
    ada, address = as_member(world.ada), f"{ROOM}stones/{stone.ref}/leads-to/{made.target.ref}/"
    assert "We think so (60 percent)" in told(ada, stone)
    checked = html.fromstring(ada.get(address).content).xpath("//input[@name='sure'][@checked]/@value")
    assert checked == ["60"]
    assert ada.post(address, {"sure": "61"}).status_code == 422


def test_a_step_that_is_not_there_has_nothing_to_hold(world, as_member, stone):
    other = make_stone(world.project, kind="impact")
    assert as_member(world.ada).get(f"{ROOM}stones/{stone.ref}/leads-to/{other.ref}/").status_code == 404


def test_who_shaped_a_stone_is_ticked_and_counted_by_side(world, as_member, stone):
    ada, address = as_member(world.ada), f"{ROOM}stones/{stone.ref}/shaped/"
    gone = make_member(world.project, "Gil", left_at="2026-01-01T00:00Z")
    assert "Gil" not in ada.get(address).text
    ada.post(address, {"members": [world.ada.ref, world.ben.ref]})
    assert "Shaped by 2 people (1 with lived experience, 1 professional): Ada, Ben" in told(ada, stone)
    assert ada.post(address, {"members": [gone.ref]}).status_code == 422
    assert ada.post(address, {"members": [world.cy.ref]}).status_code == 422
    ada.post(address, {})
    assert "Nobody has said yet who shaped this." in told(ada, stone)


def test_the_stones_own_page_says_it_too(world, as_member, stone):
    as_member(world.ada).post(by(stone, "count"), COUNT)
    assert "People at tea" in as_member(world.ada).get(f"{ROOM}stones/{stone.ref}/").text


def test_one_stone_and_three_need_the_same_number_of_queries(world, as_member):
    ada, question = as_member(world.ada), make_questionnaire(world.project).questions.get(kind="faces")
    counts = []
    for number in (1, 2):
        for each in range(number):
            stone = make_stone(world.project, f"{number} {each}")
            step(world, stone, assumption="A bus")
            ada.post(by(stone, "question"), {"question": question.pk})
            ada.post(f"{ROOM}stones/{stone.ref}/shaped/", {"members": [world.ada.ref]})
            link(make_voice(world.project), stone)
        with CaptureQueriesContext(connection) as queries:
            ada.get(KNOW)
        counts.append(len(queries))
    assert counts[0] == counts[1] < 20


def test_three_hundred_stones_come_in_pages_that_are_not_too_heavy(world, as_member):
    Stone.objects.bulk_create(
        Stone(project=world.project, words=f"People feel at home here, number {n}", kind="short", track="project")
        for n in range(300)
    )
    page = as_member(world.ada).get(KNOW)
    assert "Page 1 of 6" in page.text
    assert len(page.content) < 100_000


def test_a_report_says_under_a_claim_how_the_group_would_know(world, as_member, stone):
    as_member(world.ada).post(by(stone, "count"), COUNT)
    question = make_questionnaire(world.project).questions.get(kind="faces")
    as_member(world.ada).post(by(stone, "question"), {"question": question.pk})
    for face in (5, 4, 2):
        answer(world.project, question, number=face)
    for audience, said in (("group", "3 people have answered so far."), ("outside", "Fewer than 5 people")):
        report = Report.objects.create(project=world.project, title="What we did", audience=audience)
        Claim.objects.create(project=world.project, report=report, stone=stone, words="People feel at home")
        lists = [block for block in report_document(report, today=date(2026, 5, 1)).blocks if is_told(block)]
        assert "People at tea. Where we start: 4 people. Where we want to be: 12 people." in lists[0].items[0]
        assert said in lists[0].items[1]


def is_told(block) -> bool:
    return isinstance(block, BulletList) and "People at tea" in str(block.items)


@pytest.mark.parametrize(
    ("given", "least", "said"),
    [
        ({}, 1, "Nobody has answered yet."),
        ({5: 9, 1: 6}, 5, "15 people have answered so far. A happy or very happy face: 9, Another face: 6."),
        ({5: 9, 1: 2}, 5, "11 people have answered so far."),
        ({5: 3}, 5, "Fewer than 5 people have answered so far."),
    ],
)
def test_small_numbers_are_not_told_outside(given, least, said):
    assert answered(Asked(words="How was it?", kind="faces", given=given), least) == said


def test_what_was_ticked_in_a_review_is_not_counted_beside_a_stone(world, as_member, stone):
    one = make_gap(world.ada)
    heard = one.questionnaire.questions.get(key="heard")
    assert heard.words not in as_member(world.ada).get(by(stone, "question")).text
    world.project.indicators.create(stone=stone, way="question", words=heard.words, question=heard)
    shown = told(as_member(world.ada), stone)
    assert "It is asked in a review." in shown
    assert "people have answered" not in shown
