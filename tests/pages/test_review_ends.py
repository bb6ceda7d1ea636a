"""The end of a review: nothing comes in after it, and nobody ends another by it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from steppingstones.actions import reviews
from steppingstones.actions.answers import Paper, type_in
from steppingstones.actions.consent import take_back
from steppingstones.actions.questionnaires import QuestionnaireError, open_to_all
from steppingstones.actions.voices import Answered, NotAskedNow, hash_of
from steppingstones.models import Choice, Member, Questionnaire, Response, Round, ShownSmall, Voice
from steppingstones.queries.answer_sheet_reviews import answer_sheet
from steppingstones.queries.questionnaires import asked
from steppingstones.queries.reviews import statements_of, turnout, version_of
from steppingstones.queries.reviews_shown import seen_of
from tests.pages.test_review import ROOM, text_of
from tests.reviewed import answer_review, make_gap, make_instrument, make_review


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def test_to_end_a_review_that_is_over_does_not_end_the_one_that_runs(ada, world):
    old = make_gap(world.ada)
    running = make_review(world.ada, old.questionnaire, name="Autumn")
    told = ada.post(f"{ROOM}rounds/{old.ref}/end/", follow=True)
    assert "This review had ended before. Nothing was changed." in text_of(told)
    assert Round.objects.get(pk=running.pk).ended_on is None


def test_the_link_is_closed_when_the_review_has_ended_and_open_again_in_the_next(client, world):
    one = make_gap(world.ada)
    say = f"/say/{one.questionnaire.ref}/"
    assert "This is closed now" in client.get(say).text
    assert "This is closed now" in client.post(f"{say}send/", {"once": "a" * 20}).text
    make_review(world.ada, one.questionnaire, name="Autumn")
    assert "This is closed now" not in client.get(say).text


def test_the_link_stays_closed_where_somebody_opens_it_without_a_review(client, world):
    ours = make_instrument(world.ada)
    with pytest.raises(QuestionnaireError, match="room Review"):
        open_to_all(ours, by=world.ada)
    Questionnaire.objects.filter(pk=ours.pk).update(is_open=True)
    assert "This is closed now" in client.get(f"/say/{ours.ref}/").text


def test_an_answer_on_its_way_when_the_review_ends_is_not_kept(world):
    one = make_review(world.ada)
    reviews.end(one, by=world.ada)
    Questionnaire.objects.update(is_open=True)
    with pytest.raises(NotAskedNow):
        answer_review(one, "lived", "1")
    assert not Response.objects.exists()


def test_paper_is_not_typed_in_after_the_end(world):
    one = make_gap(world.ada)
    question = asked(one.questionnaire)[0]
    said = Answered(question_id=question.pk, words="Yes", choice_id=question.choice_pks["4"])
    sheet = Paper(answered=[said], side="lived", uses=frozenset({"group"}), name="", once="late")
    with pytest.raises(NotAskedNow):
        type_in(one.questionnaire, [sheet], by=world.ada)


def test_before_it_ends_somebody_is_asked_whether_they_are_sure(ada, world):
    one = make_review(world.ada)
    asked_first = ada.get(f"{ROOM}rounds/{one.ref}/end/")
    assert "After this nobody can answer any more, and nobody can change what they ticked." in text_of(asked_first)
    assert Round.objects.get().ended_on is None
    ada.post(f"{ROOM}rounds/{one.ref}/end/")
    assert Round.objects.get().ended_on
    assert ada.get(f"{ROOM}rounds/{one.ref}/end/").status_code == 302


def test_the_way_back_from_the_link_leads_to_the_review_that_runs(ada, world):
    one = make_review(world.ada)
    share = f"/p/the-garden/listen/questionnaires/{one.questionnaire.ref}/share/"
    assert f'href="{ROOM}rounds/{one.ref}/">Go back' in ada.get(share).text
    reviews.end(one, by=world.ada)
    assert f'href="{ROOM}rounds/{one.ref}/">Go back' not in ada.get(share).text


def test_a_statement_of_our_own_comes_before_the_closing_words(world):
    ours = make_instrument(world.ada)
    reviews.add_statement(ours, "We eat together", "", by=world.ada)
    assert [one.words for one in asked(ours)][1:] == [
        "Anybody can get in",
        "We eat together",
        "What would make it better?",
    ]


def test_statements_answered_in_other_words_stand_in_a_picture_of_their_own(ada, world):
    one = make_gap(world.ada)
    assert ada.get(f"{ROOM}rounds/{one.ref}/").text.count('<figure class="told">') == 1
    Choice.objects.filter(question__key="open", key="1").update(words="Never")
    page = ada.get(f"{ROOM}rounds/{one.ref}/").text
    assert page.count('<figure class="told">') == 2
    assert "Never" in page


# --- Agreeing to small sides ------------------------------------------------------------------------------


def test_nobody_opens_small_sides_by_taking_the_others_out(ada, world):
    one = make_gap(world.ada, professional=4)
    reviews.agree_to_show(one, by=world.ada)
    Member.objects.filter(pk__in=[world.ben.pk, world.rae.pk]).update(left_at=timezone.now())
    assert not turnout(one).all_agree
    assert "1 of 3 people in the group agree so far." in text_of(ada.get(f"{ROOM}rounds/{one.ref}/"))


def test_who_agreed_and_then_left_still_agrees_and_who_comes_later_has_to_agree(world):
    one = make_gap(world.ada, professional=4)
    for member in (world.ada, world.ben, world.rae):
        reviews.agree_to_show(one, by=member)
    Member.objects.filter(pk=world.ben.pk).update(left_at=timezone.now())
    assert turnout(one).all_agree
    Member.objects.create(project=world.project, name="Di", side="lived")
    assert not turnout(one).all_agree


def test_who_left_before_the_review_began_is_not_asked(world):
    Member.objects.filter(pk=world.ben.pk).update(left_at=timezone.now() - timedelta(days=2))
    one = make_gap(world.ada, professional=4)
    assert turnout(one).members == 2


def test_nobody_agrees_before_it_has_ended(ada, world):
    one = make_review(world.ada)
    told = ada.post(f"{ROOM}rounds/{one.ref}/agree/", follow=True)
    assert "People are still answering." in text_of(told)
    assert not ShownSmall.objects.exists()


# --- Somebody changes their mind --------------------------------------------------------------------------


def answered_and_ended(world) -> tuple[Round, str, Voice]:
    one = make_review(world.ada)
    for _person in range(6):
        receipt = answer_review(one, "lived", "1")
        answer_review(one, "professional", "4")
    reviews.end(one, by=world.ada)
    said = Voice.objects.filter(giver__receipt_hash=hash_of(receipt), answer__question__key="heard")
    return Round.objects.get(), receipt, said.get()


def test_after_the_end_a_tick_is_not_changed_but_words_are(client, world):
    _one, receipt, ticked = answered_and_ended(world)
    words = ticked.giver.voices.get(answer__question__key="why")
    assert client.get(reverse("haveyoursay:change", args=[receipt, ticked.ref])).status_code == 404
    assert client.get(reverse("haveyoursay:change", args=[receipt, words.ref])).status_code == 200
    assert client.get(reverse("haveyoursay:receipt", args=[receipt])).text.count("Change my answer") == 1


def test_what_is_taken_back_after_the_end_hides_the_sides_of_that_statement(ada, world):
    one, _receipt, ticked = answered_and_ended(world)
    assert shown(one) == ["heard", "open"]
    take_back(ticked)
    assert shown(one) == ["open"]
    for page in ("", "statements/heard/"):
        told = text_of(ada.get(f"{ROOM}rounds/{one.ref}/{page}"))
        assert "Somebody took their answers back. The sides are not shown any more." in told


def test_words_taken_back_after_the_end_hide_no_statement(world):
    one, _receipt, ticked = answered_and_ended(world)
    take_back(ticked.giver.voices.get(answer__question__key="why"))
    assert shown(one) == ["heard", "open"]


def shown(one: Round) -> list[str]:
    return [each.key for each in seen_of(one, statements_of(version_of(one)))[1]]


# --- People of no side --------------------------------------------------------------------------------------


def with_one_of_no_side(by) -> Round:
    one = make_review(by)
    for side, heard in [*[("lived", "1")] * 5, *[("professional", "4")] * 5, ("unknown", "2")]:
        answer_review(one, side, heard)
    reviews.end(one, by=by)
    return one


def test_one_person_who_did_not_say_their_side_hides_nothing(ada, world):
    one = with_one_of_no_side(world.ada)
    told = text_of(ada.get(f"{ROOM}rounds/{one.ref}/statements/heard/"))
    assert "Professionals say that this is so. People with lived experience say that this is not so." in told


def test_what_they_ticked_is_in_no_number_and_in_no_file(world):
    one = with_one_of_no_side(world.ada)
    given, _seen = seen_of(one, statements_of(version_of(one)))
    assert given.keys() == {"lived", "professional"}
    assert len(list(answer_sheet(one.questionnaire).rows())) == 10
