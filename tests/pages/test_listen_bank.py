"""Questions that come with the program: ticked and added, or a whole set that makes a questionnaire."""

import json

import pytest

from steppingstones.documents.pictures import all_pictures
from steppingstones.formats.question_bank import NotABank, read_bank
from steppingstones.methods.plain import easy_read_findings
from steppingstones.methods.wellbeing import BANDS
from steppingstones.models import Questionnaire
from steppingstones.queries.question_bank import FOLDER, bank
from steppingstones.queries.questionnaires import asked

from ..world import make_questionnaire

ROOM = "/p/the-garden/listen/"


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


def words_of(questionnaire):
    return [one.words for one in asked(questionnaire)]


def test_ticked_questions_are_added_in_the_order_of_the_bank(ada, world):
    questionnaire = make_questionnaire(world.project)
    ticked = {"questions": ["again", "ons-happy"], "faces": "", "once": "a-key"}
    for _click in range(2):
        ada.post(f"{ROOM}questionnaires/{questionnaire.ref}/bank/", ticked)
    assert words_of(questionnaire)[3:] == ["Overall, how happy did you feel yesterday?", "Would you do it again?"]
    added = asked(questionnaire)[3]
    assert (added.key, added.item.least, added.item.most) == ("ons-happy", 0, 10)
    assert "Open Government Licence v3.0" in added.item.source


def test_a_question_can_be_added_again_under_another_key(ada, world):
    questionnaire = make_questionnaire(world.project)
    for _time in range(2):
        ada.post(f"{ROOM}questionnaires/{questionnaire.ref}/bank/", {"questions": ["again"]})
    assert len({one.key for one in asked(questionnaire)}) == 5


def test_faces_can_be_three(ada, world):
    questionnaire = make_questionnaire(world.project)
    ada.post(f"{ROOM}questionnaires/{questionnaire.ref}/bank/", {"questions": ["process-session"], "faces": "3"})
    assert asked(questionnaire)[-1].item.most == 3


@pytest.mark.parametrize(
    ("sent", "words"),
    [({"faces": "3"}, "Tick at least one question."), ({"questions": ["no-such"]}, "Choose from the questions")],
)
def test_what_cannot_be_added_comes_back(ada, world, sent, words):
    questionnaire = make_questionnaire(world.project)
    page = ada.post(f"{ROOM}questionnaires/{questionnaire.ref}/bank/", sent)
    assert page.status_code == 422
    assert words in page.text


@pytest.mark.parametrize("ready", [each.key for each in bank().sets])
def test_a_ready_set_makes_a_questionnaire_that_can_be_opened(ada, client, ready):
    page = ada.post(f"{ROOM}question-bank/{ready}/", follow=True)
    questionnaire = Questionnaire.objects.get()
    assert questionnaire.title in page.text
    ada.post(f"{ROOM}questionnaires/{questionnaire.ref}/open/")
    assert client.get(f"/say/{questionnaire.ref}/").status_code == 200


def test_a_set_that_is_not_there(ada):
    assert ada.post(f"{ROOM}question-bank/no-such/").status_code == 404


def test_wording_of_ones_own_has_no_official_source(ada, world):
    ada.post(f"{ROOM}question-bank/wellbeing-before-and-after/")
    question = Questionnaire.objects.get().questions.first()
    scale = {"least": "0", "most": "10"}
    ada.post(f"{ROOM}questions/{question.ref}/", {"words": question.words, "help": "Today", **scale})
    question.refresh_from_db()
    assert "Office for National Statistics" in question.source
    ada.post(f"{ROOM}questions/{question.ref}/", {"words": "Are you happy?", **scale})
    question.refresh_from_db()
    assert question.source == ""


# --- The file ---------------------------------------------------------------------------------------------


def test_the_easy_words_keep_the_rules_of_easy_read():
    broken = {key: easy_read_findings(item.easy_words) for key, item in bank().items.items()}
    assert {key: found for key, found in broken.items() if found} == {}


def test_the_official_questions_have_their_bands_and_scale():
    items = bank().items
    assert all((items[key].least, items[key].most) == (0, 10) for key in BANDS)
    assert all([band.least for band in bands] == sorted(band.least for band in bands) for bands in BANDS.values())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda file: file["topics"][0]["questions"][0].pop("words"), "needs words, and the same in easy words"),
        (lambda file: file["topics"][0].pop("source"), "needs words for “source”"),
        (lambda file: file["sets"][0]["questions"].append("nothing"), "asks what is not in the bank: nothing"),
        (lambda file: file["topics"].append(file["topics"][0]), "have the same key"),
        (lambda file: file["topics"][1]["questions"][0].update(picture="no"), "there is no picture no"),
        (lambda file: file["topics"][1]["questions"][0].update(most=4), "3 or 5"),
        (lambda file: file["topics"][1]["questions"][3].update(choices=[]), "two answers to choose from"),
    ],
)
def test_a_bank_with_a_slip_is_refused(change, words):
    file = json.loads((FOLDER / "bank.json").read_text())
    change(file)
    with pytest.raises(NotABank, match=words):
        read_bank(json.dumps(file).encode(), all_pictures())


def test_what_is_no_file_of_ours_is_refused():
    with pytest.raises(NotABank, match="not JSON"):
        read_bank(b"{", [])
