"""Versions, times of asking, and other languages of a questionnaire."""

from urllib.parse import unquote

import pytest
from lxml import html

from steppingstones.actions import questionnaires as action
from steppingstones.actions.questionnaire_versions import begin_round, end_round
from steppingstones.methods.questionnaire_form import in_language
from steppingstones.models import Questionnaire, Response, Round
from steppingstones.queries.questionnaires import form_of
from steppingstones.queries.results_rounds import compared

from ..world import answer_all, make_questionnaire

pytestmark = pytest.mark.same_on_each_database


@pytest.fixture
def asked(world):
    return make_questionnaire(world.project, is_open=False)


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def at(world, questionnaire, rest=""):
    return f"/p/{world.project.slug}/listen/questionnaires/{questionnaire.ref}/{rest}"


# --- Versions ---------------------------------------------------------------------------------------------


def test_a_questionnaire_in_use_gets_a_new_version(world, ada, asked):
    answer_all(asked)
    new = Questionnaire.objects.get(ref=ada.post(at(world, asked, "versions/new/")).url.split("/")[-2])
    assert (new.number, new.first) == (2, asked)
    assert "Version 2" in ada.get(at(world, asked, "versions/")).text
    assert "This is an older version" in ada.get(at(world, asked)).text
    assert "This is an older version" not in ada.get(at(world, new)).text


def test_a_draft_needs_no_new_version(world, ada, asked):
    page = ada.post(at(world, asked, "versions/new/"), follow=True)
    assert "Change its questions as they are" in page.text
    assert Questionnaire.objects.count() == 1


def test_the_list_shows_the_newest_version_only(world, ada, asked):
    answer_all(asked)
    ada.post(at(world, asked, "versions/new/"))
    page = ada.get(f"/p/{world.project.slug}/listen/").text
    assert page.count(asked.title) == 1
    assert "1 person answered." in page


def test_all_versions_go_away_and_come_back_together(world, ada, asked):
    answer_all(asked)
    ada.post(at(world, asked, "versions/new/"))
    ada.post(at(world, asked, "remove/"))
    assert not Questionnaire.objects.standing().exists()
    ada.post(at(world, asked, "restore/"))
    assert Questionnaire.objects.standing().count() == 2


# --- Times of asking --------------------------------------------------------------------------------------


def test_a_time_of_asking_begins_and_ends(world, ada, asked):
    ada.post(at(world, asked, "rounds/begin/"), {"name": "Before"})
    assert "End “Before”" in ada.get(at(world, asked, "rounds/")).text
    ada.post(at(world, asked, "rounds/end/"))
    assert Round.objects.get().ended_on
    assert "Begin this time" in ada.get(at(world, asked, "rounds/")).text


def test_a_time_needs_a_name(world, ada, asked):
    page = ada.post(at(world, asked, "rounds/begin/"), {"name": ""})
    assert page.status_code == 422
    assert "Write a name for this time" in page.text


def test_two_times_cannot_run_at_once(world, ada, asked):
    ada.post(at(world, asked, "rounds/begin/"), {"name": "Before"})
    page = ada.post(at(world, asked, "rounds/begin/"), {"name": "After"})
    assert (page.status_code, Round.objects.count()) == (422, 1)


def test_how_answers_are_paired_is_fixed_by_opening(world, ada, asked):
    ada.post(at(world, asked, "rounds/pairing/"), {"pairing": "card"})
    action.open_to_all(asked, by=world.ada)
    page = ada.post(at(world, asked, "rounds/pairing/"), {"pairing": "member"})
    assert page.status_code == 422
    asked.refresh_from_db()
    assert asked.pairing == "card"
    page = ada.get(at(world, asked, "rounds/")).text
    assert "Keep this" not in page
    assert "Make a copy of the questionnaire" in page


def test_cards_are_printed_where_they_are_used(world, ada, asked):
    assert ada.get(at(world, asked, "cards/1.pdf")).status_code == 404
    ada.post(at(world, asked, "rounds/pairing/"), {"pairing": "card"})
    assert ada.get(at(world, asked, "cards/1.pdf")).content.startswith(b"%PDF")
    assert ada.get(at(world, asked, "cards/2.pdf")).status_code == 404
    assert "Cards 1 to 40 (PDF)" in ada.get(at(world, asked, "rounds/")).text


# --- Languages --------------------------------------------------------------------------------------------


def test_a_questionnaire_in_another_language(world, ada, asked):
    assert ada.post(at(world, asked, "languages/add/"), {"language": "cy"}).url.endswith("/languages/cy/")
    question = asked.questions.first()
    ada.post(at(world, asked, "languages/cy/"), {f"q.{question.key}.words": "Sut oedd y diwrnod?"})
    asked.refresh_from_db()
    assert in_language(form_of(asked), "cy").items[0].words == "Sut oedd y diwrnod?"
    assert "1 of 6 pieces of text" in ada.get(at(world, asked, "languages/")).text


def test_words_of_several_lines_are_translated_on_several_lines(world, ada, asked):
    action.reword(asked, title=asked.title, opening="We ask.\nYou tell.", by=world.ada)
    asked.questions.update(easy_words="Was it good?")
    ada.post(at(world, asked, "languages/add/"), {"language": "cy"})
    ada.post(at(world, asked, "languages/cy/"), {"opening": "Un.\r\nDau."})
    page = html.fromstring(ada.get(at(world, asked, "languages/cy/")).text)
    assert page.xpath("//textarea[@name='opening']")[0].text.split() == ["Un.", "Dau."]
    assert "The question in easy words" in page.text_content()
    asked.refresh_from_db()
    assert in_language(form_of(asked), "cy").opening == "Un.\nDau."
    ada.post(at(world, asked, "words/"), {"title": "Bus", "opening": "One.\r\nTwo."})
    asked.refresh_from_db()
    assert asked.opening == "One.\nTwo."


def test_a_language_that_is_taken_away_brings_its_words_back(world, ada, asked):
    ada.post(at(world, asked, "languages/add/"), {"language": "ur"})
    ada.post(at(world, asked, "languages/ur/"), {"title": "باغ کا دن"})
    ada.post(at(world, asked, "languages/ur/remove/"))
    assert ada.get(at(world, asked, "languages/ur/")).status_code == 404
    ada.post(at(world, asked, "languages/add/"), {"language": "ur"})
    page = ada.get(at(world, asked, "languages/ur/")).text
    assert 'value="باغ کا دن"' in page
    assert 'dir="rtl"' in page


def test_words_that_people_have_read_stay(world, ada, asked):
    ada.post(at(world, asked, "languages/add/"), {"language": "cy"})
    answer_all(asked)
    asked.responses.update(language="cy")
    page = ada.post(at(world, asked, "languages/cy/"), {"title": "Arall"})
    assert page.status_code == 422
    assert "Make a new version" in page.text
    assert "Arall" in page.text


@pytest.mark.parametrize("code", ["xx", "en-gb", ""])
def test_only_languages_of_the_list_can_be_added(world, ada, asked, code):
    page = ada.post(at(world, asked, "languages/add/"), {"language": code})
    assert page.status_code == 422
    assert "Choose a language" in page.text
    asked.refresh_from_db()
    assert asked.languages == []


# --- Whose answers they are -------------------------------------------------------------------------------


@pytest.fixture
def known(world):
    return make_questionnaire(world.project, pairing="member")


def answer_by(client, world, questionnaire, way, once="a-key-of-this-device"):
    """Follow the way in, and send what the form carries with one answer."""
    token = client.get(at(world, questionnaire, way)).url.partition("for=")[2]
    text = questionnaire.questions.get(kind="text")
    faces, choice = questionnaire.questions.exclude(kind="text")
    sent = {f"a-{text.key}": "More shade", f"a-{faces.key}": "not-said", f"a-{choice.key}": "not-said"}
    form = {**sent, "uses": "group", "side": "unknown", "once": once, "for": unquote(token)}
    return client.post(f"/say/{questionnaire.ref}/send/", form)


def test_each_in_the_group_answers_as_themselves_where_it_is_known(world, as_member, known):
    answer_by(as_member(world.rae), world, known, "mine/")
    response = Response.objects.get()
    assert (response.giver.member, response.recorded_by, response.came_by) == (world.rae, None, "link")


def test_a_member_writes_for_another(world, ada, known):
    answer_by(ada, world, known, f"for/?member={world.rae.ref}")
    response = Response.objects.get()
    assert (response.giver.member, response.recorded_by, response.came_by) == (world.rae, world.ada, "for")


def test_where_nobody_is_known_nobody_is_kept(world, ada, asked):
    action.open_to_all(asked, by=world.ada)
    answer_by(ada, world, asked, f"for/?member={world.rae.ref}")
    assert Response.objects.get().giver.member is None
    assert ada.get(at(world, asked, "mine/")).url == f"/say/{asked.ref}/"


def test_the_way_in_counts_only_for_who_is_signed_in(world, as_member, known, client):
    token = as_member(world.rae).get(at(world, known, "mine/")).url
    page = client.get(token)
    assert "kept with a name" in page.text
    answered = answer_by(as_member(world.rae), world, known, "mine/")
    assert answered.status_code == 302
    skipped = {f"n-{known.questions.get(kind='text').key}": "1", f"a-{known.questions.first().key}": "3"}
    skipped[f"a-{known.questions.get(kind='choice').key}"] = "not-said"
    form = {**skipped, "for": unquote(token.partition("for=")[2]), "uses": "group", "once": "another-key-of-a-device"}
    assert "not signed in" in client.post(f"/say/{known.ref}/send/", form).text


def test_both_times_of_one_member_are_paired(world, as_member, known):
    for name, face in (("Before", "2"), ("After", "4")):
        begin_round(known, name, by=world.ada)
        rae = as_member(world.rae)
        token = unquote(rae.get(at(world, known, "mine/")).url.partition("for=")[2])
        faces, choice, text = known.questions.all()
        sent = {f"a-{faces.key}": face, f"a-{choice.key}": "not-said", f"n-{text.key}": "1"}
        rae.post(f"/say/{known.ref}/send/", {**sent, "uses": "group", "once": f"a-key-for-{name}-x", "for": token})
        end_round(known, by=world.ada)
    assert compared(known).questions[0].moved.up == 1
