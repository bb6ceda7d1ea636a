"""Members word each question, see how it looks, put the questions in order, and say when each is asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.actions import questionnaires as action
from steppingstones.methods.questionnaire import Kind
from steppingstones.methods.questionnaire_form import Item
from steppingstones.models import Questionnaire
from steppingstones.queries.questionnaire_builder import rows_of
from steppingstones.queries.questionnaires import asked

from ..world import answer_all, make_questionnaire

ROOM = "/p/the-garden/listen/"


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


@pytest.fixture
def draft(world):
    """Not open yet: faces, a choice of Yes and No, and own words."""
    return make_questionnaire(world.project, is_open=False)


def at(questionnaire, rest=""):
    return f"{ROOM}questionnaires/{questionnaire.ref}/{rest}"


def question_at(question, rest=""):
    return f"{ROOM}questions/{question.ref}/{rest}"


def keys_of(questionnaire):
    return [(one.kind.value, one.words) for one in asked(questionnaire)]


@pytest.mark.parametrize(
    ("kind", "sent", "kept"),
    [
        ("faces", {"faces": "3"}, {"most": 3}),
        ("scale", {"least": "1", "most": "5", "least_words": "Bad"}, {"least": 1, "most": 5, "least_words": "Bad"}),
        ("scale", {}, {"least": 0, "most": 10}),
        ("several", {"choices": "A\nB\nC", "most": "2"}, {"most": 2}),
        ("number", {"least": "0", "most": "120"}, {"least": 0, "most": 120}),
        ("yes-no", {"help": "Today", "is_required": "on"}, {"help": "Today", "is_required": True}),
        ("text", {"picture": "bus"}, {"picture": "1F68C"}),
        ("statement", {}, {}),
        ("section", {}, {}),
        ("consent", {}, {}),
        ("voice-note", {}, {}),
    ],
)  # fmt: skip
def test_each_kind_keeps_what_it_has(ada, draft, kind, sent, kept):
    answer = ada.post(at(draft, f"add/{kind}/"), {"words": "And now?", **sent})
    assert answer.status_code == 302
    item = asked(draft)[-1].item
    assert (item.kind, item.words) == (Kind(kind), "And now?")
    assert {name: getattr(item, name) for name in kept} == kept


def test_pictures_are_named_or_guessed(ada, draft):
    rows = {"choice_0": "Bus", "picture_0": "", "choice_1": "Well", "picture_1": "a green tick"}
    ada.post(at(draft, "add/pictures/"), {"words": "How do you come?", **rows})
    assert [(one.words, one.picture) for one in asked(draft)[-1].choices] == [("Bus", "1F68C"), ("Well", "2705")]


@pytest.mark.parametrize(
    ("kind", "changes", "words"),
    [
        ("faces", {"words": ""}, "Write the words first."),
        ("faces", {"words": "x" * 10_000}, "at most 1000 letters"),
        ("faces", {"faces": "4"}, "Choose three or five."),
        ("choice", {"choices": "Only one"}, "Write at least two answers"),
        ("choice", {"choices": "Same\nSame"}, "Two answers are the same"),
        ("choice", {"choices": "x" * 301 + "\nb"}, "One line is too long"),
        ("choice", {"choices": "\n".join(map(str, range(31)))}, "at most 30 answers"),
        ("several", {"choices": "A\nB", "most": "3"}, "from 1 to the number of answers"),
        ("scale", {"least": "5", "most": "5"}, "Write a number above the first one"),
        ("scale", {"least": "few"}, "Write a whole number"),
        ("number", {"least": "5", "most": "1"}, "smaller than the smallest"),
        ("text", {"picture": "qqqq"}, "There is no picture for this."),
        ("pictures", {"choice_0": "Bus"}, "Write at least two answers."),
        ("pictures", {"picture_0": "bus"}, "Write the answer that goes with this picture."),
        ("text", {"words": "a\x00b"}, "There is a character in this that cannot be kept."),
    ],
)
def test_a_question_that_cannot_be_asked_comes_back(ada, draft, kind, changes, words):
    page = ada.post(at(draft, f"add/{kind}/"), {"words": "How?", "faces": "5", "help": "kept as typed", **changes})
    assert page.status_code == 422
    assert words in page.text
    assert "kept as typed" in page.text
    assert draft.questions.count() == 3


def test_a_new_question_comes_below_another(ada, draft):
    first = draft.questions.first()
    ada.post(at(draft, f"add/text/?after={first.ref}"), {"words": "Why?"})
    assert [words for _kind, words in keys_of(draft)][:2] == ["How was the day?", "Why?"]


def test_a_question_elsewhere_is_no_place_to_add_below(ada, world, draft):
    other = make_questionnaire(world.project).questions.first()
    ada.post(at(draft, f"add/text/?after={other.ref}"), {"words": "Why?"})
    assert [words for _kind, words in keys_of(draft)][-1] == "Why?"


def test_questions_move_up_and_down(ada, draft):
    first, second, third = draft.questions.all()
    ada.post(question_at(third, "up/"))
    ada.post(question_at(first, "down/"))
    ada.post(question_at(third, "up/"))  # at the top it stays
    assert list(draft.questions.all()) == [third, first, second]


def test_a_question_is_copied_once_however_often_it_is_sent(ada, draft):
    second = draft.questions.all()[1]
    for _click in range(2):
        ada.post(question_at(second, "copy/"), {"once": "the-same-key"})
    assert [words for _kind, words in keys_of(draft)].count("Would you come again?") == 2
    assert len({one.key for one in asked(draft)}) == 4


def test_a_question_is_removed_after_asking(ada, draft):
    first = draft.questions.first()
    assert "How was the day?" in ada.get(question_at(first, "remove/")).text
    ada.post(question_at(first, "remove/"))
    assert draft.questions.count() == 2


def test_a_question_is_changed_and_gets_another_kind(ada, draft):
    first = draft.questions.first()
    assert 'value="How was the day?"' not in ada.get(question_at(first, "as/")).text
    assert "How was the day?" in ada.get(question_at(first, "as/text/")).text
    ada.post(question_at(first, "as/text/"), {"words": "And now?"})
    first.refresh_from_db()
    assert (first.words, first.kind) == ("And now?", "text")


def test_a_choice_that_is_reworded_keeps_its_key(ada, draft):
    choice = draft.questions.get(kind="choice")
    before = [one.key for one in choice.choices.all()]
    ada.post(question_at(choice), {"words": "Would you come again?", "choices": "Yes, please\nNo"})
    assert [one.key for one in choice.choices.all()] == before


def test_two_people_do_not_overwrite_each_other(ada, draft):
    first = draft.questions.first()
    seen = ada.get(question_at(first)).context["form"].seen
    ada.post(question_at(first), {"words": "Ben's words", "faces": "5", "seen": seen})
    page = ada.post(question_at(first), {"words": "My words", "faces": "5", "seen": seen})
    assert page.status_code == 422
    assert "Somebody changed this while you were writing." in page.text
    assert "Ben&#x27;s words" in page.text
    assert "My words" in page.text


# --- How it looks -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind.value for kind in Kind])
def test_each_kind_can_be_seen_while_it_is_typed(ada, draft, kind):
    typed = {"words": "Half a quest", "choices": "One\nTwo", "least": "x", "choice_0": "Bus"}
    part = ada.post(at(draft, f"add/{kind}/see/"), typed, headers={"X-Part": "look"})
    assert part.status_code == 200
    assert "Half a quest" in part.text
    assert "<html" not in part.text
    assert draft.questions.count() == 3


def test_a_look_without_scripts_keeps_what_was_typed(ada, draft):
    first = draft.questions.first()
    page = ada.post(question_at(first, "as/faces/see/"), {"words": "We do not keep this yet.", "seen": "as-it-was"})
    assert page.text.count("We do not keep this yet.") == 2
    assert 'value="as-it-was"' in page.text
    assert draft.questions.filter(words="How was the day?").exists()


def test_easy_words_are_looked_at(ada, draft):
    part = ada.post(at(draft, "add/text/see/"), {"words": "Why?", "easy_words": "We don't know."})
    assert "The easy words could be easier" in part.text


# --- When it is asked -------------------------------------------------------------------------------------


def hang(ada, later, earlier, **sent):
    return ada.post(question_at(later, f"only-if/about/{earlier.ref}/"), sent)


def test_a_question_is_only_asked_after_an_answer(ada, draft):
    _faces, choice, text = draft.questions.all()
    page = ada.get(question_at(text, f"only-if/about/{choice.ref}/"))
    yes = choice.choices.first()
    assert f'value="{yes.key}"' in page.text
    hang(ada, text, choice, test="one-of", values=[yes.key])
    assert "Only if “Would you come again?” is Yes" in ada.get(at(draft)).text


def test_clauses_are_joined_and_taken_away(ada, draft):
    faces, choice, text = draft.questions.all()
    hang(ada, text, choice, test="answered")
    hang(ada, text, faces, test="none-of", values=["1", "2"])
    ada.post(question_at(text, "only-if/any/"))
    said = "Only if “Would you come again?” was answered, or “How was the day?” is not Very sad or Sad"
    assert rows_of(draft)[2].only_if == said
    ada.post(question_at(text, "only-if/1/remove/"))
    ada.post(question_at(text, "only-if/all/"))
    assert rows_of(draft)[2].only_if == "Only if “How was the day?” is not Very sad or Sad"
    ada.post(question_at(text, "only-if/1/remove/"))
    text.refresh_from_db()
    assert text.condition is None


def test_numbers_are_compared(ada, draft, world):
    age = action.add_question(draft, Item(key="", kind=Kind.NUMBER, words="How old?"), by=world.ada)
    text = action.add_question(draft, Item(key="", kind=Kind.TEXT, words="Which work?"), by=world.ada)
    assert hang(ada, text, age, test="at-least", number="18").status_code == 302
    assert rows_of(draft)[-1].only_if == "Only if “How old?” is 18 or more"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"seen": ""}, "Choose what the answer has to be."),
        ({"test": "one-of"}, "Tick at least one answer."),
        ({"test": "one-of", "values": ["nothing"]}, "Choose from these answers."),
        ({"test": "at-least"}, "Choose one of these."),
    ],
)
def test_a_condition_that_makes_no_sense_comes_back(ada, draft, sent, words):
    _faces, choice, text = draft.questions.all()
    page = hang(ada, text, choice, **sent)
    assert page.status_code == 422
    assert words in page.text


def test_only_earlier_questions_can_be_looked_at(ada, draft):
    _faces, choice, text = draft.questions.all()
    assert hang(ada, choice, text, test="answered").status_code == 404


def test_what_a_condition_looks_at_stays_before_it(ada, draft):
    _faces, choice, text = draft.questions.all()
    hang(ada, text, choice, test="answered")
    for url in (question_at(text, "up/"), question_at(choice, "down/"), question_at(choice, "remove/")):
        page = ada.post(url, follow=True)
        assert "“What would you change?” is only asked after certain answers to “Would you come again?”" in page.text
    assert [one.ref for one in draft.questions.all()][1:] == [choice.ref, text.ref]


def test_a_condition_that_lost_its_answer_is_shown_and_not_opened(ada, draft):
    _faces, choice, text = draft.questions.all()
    hang(ada, text, choice, test="one-of", values=[choice.choices.first().key])
    ada.post(question_at(choice), {"words": "Would you come again?", "choices": "Maybe\nNo\nLater"})
    page = ada.post(at(draft, "open/"), follow=True)
    assert "Look at the question “What would you change?” first." in page.text
    assert "It looks at an answer that “Would you come again?” does not have any more." in page.text
    assert not Questionnaire.objects.get().is_open


def test_an_open_questionnaire_is_not_made_impossible(ada, world):
    questionnaire = make_questionnaire(world.project)
    _faces, choice, text = questionnaire.questions.all()
    hang(ada, text, choice, test="one-of", values=[choice.choices.first().key])
    page = ada.post(question_at(choice), {"words": "Would you come again?", "choices": "Maybe\nNo\nLater"})
    assert page.status_code == 422
    assert "People cannot answer it like this." in page.text


# --- In use -----------------------------------------------------------------------------------------------


def test_a_questionnaire_in_use_gets_a_new_version(ada, world):
    questionnaire = make_questionnaire(world.project)
    answer_all(questionnaire)
    page = ada.get(at(questionnaire))
    assert "Make a new version" in page.text
    assert "questions/" not in page.text
    page = ada.post(at(questionnaire, "versions/new/"), follow=True)
    assert "Version 2" in page.text
    assert keys_of(Questionnaire.objects.latest("id")) == keys_of(questionnaire)


def test_a_draft_needs_no_new_version(ada, draft):
    page = ada.post(at(draft, "versions/new/"), follow=True)
    assert "Nobody has answered this version yet." in page.text


def test_readers_see_the_questions_and_no_forms(world, as_member, draft):
    page = as_member(world.rae).get(at(draft))
    assert "Would you come again?" in page.text
    assert "Add a question" not in page.text
    assert as_member(world.rae).get(question_at(draft.questions.first())).status_code == 403


def test_another_projects_question_is_not_here(ada, world):
    other = make_questionnaire(world.elsewhere).questions.first()
    for rest in ("", "up/", "remove/", "copy/", "as/", "as/text/", "only-if/", "answers/"):
        assert ada.post(question_at(other, rest)).status_code == 404


def test_sixty_questions_ask_little_of_the_database(ada, world, draft):
    few = queries_of(ada, question_at(draft.questions.first()))
    items = [Item(key="", kind=Kind.FACES, words=f"Question {number}") for number in range(57)]
    action.add_questions(draft, items, by=world.ada)
    assert queries_of(ada, question_at(draft.questions.first())) == few < 50
    assert len(ada.get(question_at(draft.questions.first())).content) < 150_000


def queries_of(client, url):
    with CaptureQueriesContext(connection) as asked_now:
        client.get(url)
    return len(asked_now)
