"""All answers as rows: what is in them, what is not, and that their number costs no memory."""

import tracemalloc
from datetime import date, timedelta
from decimal import Decimal

import pytest

from steppingstones.actions.consent import take_back, withdraw
from steppingstones.actions.questionnaire_versions import new_version
from steppingstones.actions.questionnaires import write_form
from steppingstones.actions.voices import Answered, Came, record_answers
from steppingstones.methods.questionnaire import FACES, Kind
from steppingstones.methods.questionnaire_form import Form, Item, Offer
from steppingstones.models import Consent, Giver, Response, Voice
from steppingstones.queries.answer_sheet import FIXED, AnswerSheet
from steppingstones.queries.questionnaires import asked
from tests.world import answer_all, make_questionnaire

PLACES = (Offer(key="home", words="Home"), Offer(key="cafe", words="Café"), Offer(key="park", words="Park"))
ITEMS = (
    Item(key="hello", kind=Kind.STATEMENT, words="Hello"),
    Item(key="day", kind=Kind.FACES, words="How was the day?", source="Our own"),
    Item(key="where", kind=Kind.CHOICE, words="Where?", choices=PLACES),
    Item(key="seen", kind=Kind.SEVERAL, words="Where else?", choices=PLACES),
    Item(key="best", kind=Kind.RANKING, words="Best first", choices=PLACES),
    Item(key="miles", kind=Kind.NUMBER, words="How far?"),
    Item(key="since", kind=Kind.DATE, words="Since when?"),
    Item(key="calm", kind=Kind.SCALE, words="How calm?", least_words="Not at all", most_words="Completely"),
    Item(key="why", kind=Kind.TEXT, words="Why?"),
)
GIVEN = {
    "day": {"number": 4, "words": FACES[3]},
    "where": {"choice": "cafe", "words": "Café"},
    "seen": {"picked": ["home", "park"], "words": "Home; Park"},
    "best": {"picked": ["park", "home"], "words": "1. Park; 2. Home"},
    "miles": {"amount": Decimal("2.5"), "words": "2.5"},
    "since": {"day": date(2020, 1, 2), "words": "2/1/2020"},
    "calm": {"number": 0, "words": "0"},
    "why": {"words": "=1+1"},
}


@pytest.fixture
def questionnaire(world):
    return write_form(world.project, Form(title="The garden", items=ITEMS), by=world.ada)


def send(questionnaire, given, once="one", **changes):
    rows = {one.key: one for one in asked(questionnaire)}
    answered = []
    for key, values in given.items():
        row, values = rows[key], dict(values)
        values["choice_id"] = row.choice_pks.get(values.pop("choice", ""))
        values["picked"] = tuple(row.choice_pks[one] for one in values.pop("picked", []))
        answered.append(Answered(question_id=row.pk, **{"words": "", **values}))
    defaults = {"uses": ["group"], "once": once, "today": date(2026, 3, 4), "side": "lived"}
    return record_answers(questionnaire, answered, **{**defaults, **changes})


def table(questionnaire) -> list[dict[str, str]]:
    sheet = AnswerSheet(questionnaire)
    return [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows()]


def test_one_row_for_each_person(questionnaire):
    send(questionnaire, GIVEN)
    (row,) = table(questionnaire)
    assert row["1. How was the day?"] == "4"
    assert row["2. Where?"] == "Café"
    assert [row[f"3. Where else? – {one}"] for one in ("Home", "Café", "Park")] == ["1", "0", "1"]
    assert [row[f"4. Best first – {one}"] for one in ("Home", "Café", "Park")] == ["2", "", "1"]
    assert (row["5. How far?"], row["6. Since when?"], row["7. How calm?"]) == ("2.5", "2020-01-02", "0")
    assert row["8. Why?"] == "=1+1"
    assert (row["month"], row["side"], row["version"]) == ("2026-03", "Lived experience", "1")


def test_what_a_person_does_not_want_to_say_is_not_empty(questionnaire):
    send(questionnaire, {"day": {"is_not_said": True}, "seen": {"is_not_said": True}, "why": {"words": "Tea"}})
    (row,) = table(questionnaire)
    assert row["1. How was the day?"] == row["3. Where else? – Home"] == "not-said"
    assert row["2. Where?"] == ""


def test_nothing_tells_who_it_was_or_on_which_day(questionnaire, world):
    send(questionnaire, GIVEN, name="Ada Lovelace", uses=["group", "quote", "quote-named"])
    Giver.objects.update(member=world.ada)
    text = "|".join(table(questionnaire)[0].values())
    assert "Ada" not in text
    assert world.ada.ref not in text
    assert "2026-03-04" not in text


def test_only_what_the_group_may_read(questionnaire):
    for once in ("kept", "taken-back", "withdrawn", "run-out"):
        send(questionnaire, {"why": {"words": once}}, once=once)
    take_back(Voice.objects.get(words="taken-back"))
    withdraw(Voice.objects.get(words="withdrawn"), Consent.Use.GROUP)
    Consent.objects.filter(voice__words="run-out").update(until=date.today() - timedelta(days=1))
    assert [row["8. Why?"] for row in table(questionnaire)] == ["kept"]


def test_a_person_who_took_everything_back_has_no_row(questionnaire):
    send(questionnaire, {"day": {"is_not_said": True}, "why": {"words": "Tea"}})
    take_back(Voice.objects.get())
    assert table(questionnaire) == []


def test_all_versions_share_their_columns(questionnaire, world):
    send(questionnaire, {"day": {"number": 5, "words": FACES[4]}})
    second = new_version(questionnaire, by=world.ada)
    second.questions.filter(key="day").update(words="How was today?")
    send(second, {"day": {"number": 1, "words": FACES[0]}}, once="two")
    rows = table(questionnaire)
    assert [(row["version"], row["1. How was today?"]) for row in rows] == [("1", "5"), ("2", "1")]
    assert rows == table(second)


def test_cards_pair_answers_and_cannot_be_guessed_from_the_file(questionnaire):
    for once, card in (("one", "a" * 64), ("two", "a" * 64), ("three", "b" * 64), ("four", "")):
        send(questionnaire, {"why": {"words": once}}, once=once, came=Came(card_hash=card))
    pairs = [row["pair"] for row in table(questionnaire)]
    assert pairs[0] == pairs[1] != pairs[2]
    assert pairs[3] == ""
    assert not any(card in "".join(pairs) for card in ("aaaa", "bbbb"))


def test_the_dictionary_explains_each_column(questionnaire):
    sheet = AnswerSheet(questionnaire)
    rows = {row[0]: row for row in sheet.dictionary()}
    assert tuple(rows) == sheet.columns
    assert rows["1. How was the day?"][3] == "day"
    assert "4 = Happy" in rows["1. How was the day?"][6]
    assert rows["1. How was the day?"][7] == "Our own"
    assert rows["2. Where?"][6] == "home = Home; cafe = Café; park = Park"
    assert rows["3. Where else? – Café"][6] == "cafe = Café"
    assert "10 = Completely" in rows["7. How calm?"][6]
    assert all(row[5] for row in rows.values())


def test_questions_with_the_same_words_have_columns_of_their_own(world):
    items = tuple(Item(key=key, kind=Kind.TEXT, words="Why? " * 60) for key in "ab")
    same = tuple(Offer(key=key, words="Other") for key in "xy")
    items = (*items, Item(key="c", kind=Kind.SEVERAL, words="What?", choices=same))
    sheet = AnswerSheet(write_form(world.project, Form(title="T", items=items), by=world.ada))
    assert len(set(sheet.columns)) == len(sheet.columns) == len(FIXED) + 4


def test_as_many_queries_for_one_as_for_thirty(world, django_assert_num_queries):
    questionnaire = make_questionnaire(world.project)
    for count in range(30):
        answer_all(questionnaire, once=f"person {count}")
        if count in (0, 29):
            sheet = AnswerSheet(questionnaire)
            with django_assert_num_queries(5):
                assert len(list(sheet.rows())) == count + 1


def test_thousands_of_rows_need_no_more_memory_than_hundreds(world):
    questionnaire = make_questionnaire(world.project)
    answer_all(questionnaire)
    copy_responses(questionnaire, 600)
    few = peak_of_rows(questionnaire, 601)
    copy_responses(questionnaire, 3000)
    assert peak_of_rows(questionnaire, 3601) < few * 1.3


def copy_responses(questionnaire, count):
    """The first answers again, as if so many people had said the same."""
    first = questionnaire.responses.order_by("pk").first()
    answers = list(first.answers.select_related("voice"))
    project, before = questionnaire.project, Response.objects.count()
    givers = Giver.objects.bulk_create(Giver(project=project, side="lived") for _ in range(count))
    responses = Response.objects.bulk_create(
        Response(project=project, questionnaire=questionnaire, giver=giver, once=f"again {before + n}", day=first.day)
        for n, giver in enumerate(givers)
    )
    for answer in answers:
        copied = [type(answer)(**{**values_of(answer), "response": response}) for response in responses]
        type(answer).objects.bulk_create(copied)
        voices = Voice.objects.bulk_create(
            Voice(project=project, giver=one.response.giver, words=answer.voice.words, answer=one, came_by="wall")
            for one in copied
        )
        Consent.objects.bulk_create(
            Consent(project=project, voice=voice, use="group", given_on=first.day) for voice in voices
        )


def values_of(answer):
    names = ("project_id", "question_id", "number", "amount", "day", "choice_id", "is_not_said", "side", "month")
    return {name: getattr(answer, name) for name in names}


def peak_of_rows(questionnaire, expected) -> int:
    sheet = AnswerSheet(questionnaire)
    tracemalloc.start()
    try:
        assert sum(1 for _ in sheet.rows()) == expected
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
