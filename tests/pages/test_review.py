"""Reviews: asked of both sides, looked at together, turned into things to do that come back."""

import pytest
from lxml import html

from steppingstones.actions import reviews
from steppingstones.actions.questionnaire_versions import new_version
from steppingstones.models import Action, Giver, Questionnaire, Round, Voice
from tests.awkward import STRINGS
from tests.reviewed import NOT_SAID, answer_review, make_gap, make_instrument, make_review

ROOM = "/p/the-garden/review/"
LIVED_SAY = "People with lived experience say that this is not so."
PROFESSIONALS_SAY = "Professionals say that this is so."


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def ben(as_member, world):
    return as_member(world.ben)


def text_of(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def numbers_on(response) -> list[list[str]]:
    rows = html.fromstring(response.content.decode()).xpath("//tbody/tr")
    return [[cell.text_content() for cell in row] for row in rows]


# --- Asking -----------------------------------------------------------------------------------------------


def test_begin_asks_so_many_of_each_side(ada, world):
    ours = make_instrument(world.ada)
    sent = {"name": "Spring", "due_on": "2031-05-01", "asked_lived": "5", "asked_professional": "4"}
    assert ada.post(f"{ROOM}asks/{ours.ref}/begin/", sent).status_code == 302
    one = Round.objects.get()
    assert one.asked == {"lived": 5, "professional": 4}
    ours.refresh_from_db()
    assert ours.is_open
    told = text_of(ada.get(f"{ROOM}rounds/{one.ref}/"))
    assert "Nobody has answered yet. People can answer until 1 May 2031." in told


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name": ""}, "Write a name for this review"),
        ({"asked_lived": "", "asked_professional": "0"}, "at least one side"),
        ({"due_on": "2020-01-01"}, "has passed"),
        ({"asked_lived": "many"}, "Write a number"),
    ],
)
def test_what_is_missing_is_said_and_nothing_begins(ada, world, changes, told):
    ours = make_instrument(world.ada)
    sent = {"name": "Spring", "asked_lived": "5", "asked_professional": "", **changes}
    response = ada.post(f"{ROOM}asks/{ours.ref}/begin/", sent)
    assert (response.status_code, told in text_of(response)) == (422, True)
    assert not Round.objects.exists()
    ours.refresh_from_db()
    assert not ours.is_open


def test_awkward_names_are_kept_as_typed_or_refused_with_a_reason(ada, world):
    """The walk over all forms cannot do this: a second review begins only when the first has ended."""
    ours = make_instrument(world.ada)
    for words in (*STRINGS, "a\0b", "x" * 10_000):
        answer = ada.post(f"{ROOM}asks/{ours.ref}/begin/", {"name": words, "asked_lived": "5"})
        if answer.status_code == 302:
            assert Round.objects.latest("pk").name == words.strip(), ascii(words)
            reviews.end(Round.objects.latest("pk"), by=world.ada)
        else:
            reasons = ("use at most", "cannot be kept", "Write a name for this review")
            assert any(reason in answer.text for reason in reasons), ascii(words)
    assert Round.objects.count() > 200


def test_two_reviews_of_the_same_do_not_run_at_once(ada, world):
    one = make_review(world.ada)
    response = ada.post(f"{ROOM}asks/{one.questionnaire.ref}/begin/", {"name": "Again", "asked_lived": "5"})
    assert response.status_code == 422
    assert Round.objects.count() == 1


def test_a_statement_of_our_own_is_answered_as_the_others(ada, world):
    ours = make_instrument(world.ada)
    ada.post(f"{ROOM}asks/{ours.ref}/statements/add/", {"words": "We eat together", "easy_words": ""})
    added = ours.questions.get(words="We eat together")
    assert [choice.key for choice in added.choices.all()] == ["1", "2", "3", "4", "unsure"]
    assert "We eat together" in text_of(ada.get(f"{ROOM}asks/{ours.ref}/"))


def test_no_gap_is_seen_while_people_answer(ada, world):
    one = make_review(world.ada)
    for _person in range(5):
        answer_review(one, "lived", "1")
        answer_review(one, "professional", "4")
    assert LIVED_SAY not in text_of(ada.get(f"{ROOM}rounds/{one.ref}/"))
    assert ada.get(f"{ROOM}rounds/{one.ref}/statements/heard/").status_code == 404


# --- The gap ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["results/", "answers.csv", "answers.xlsx"])
def test_nothing_that_came_back_is_seen_while_people_answer(as_member, world, page):
    one, ben = make_review(world.ada), as_member(world.ben)
    answer_review(one, "lived", "1")
    address = f"/p/the-garden/listen/questionnaires/{one.questionnaire.ref}/{page}"
    told = ben.get(address, follow=True)
    assert told.redirect_chain == [(f"{ROOM}rounds/{one.ref}/", 302)]
    assert "You see what came back when it has ended." in told.text
    assert "No, not at all" not in told.text
    ben.post(f"{ROOM}rounds/{one.ref}/end/")
    ended = ben.get(address)
    ended.close()  # a file
    assert ended.status_code == (302 if page == "results/" else 200)


def test_what_came_back_of_a_review_is_never_counted_outside_it(as_member, world):
    one = make_gap(world.ada)
    for member in (world.ada, world.ben, world.rae):
        told = as_member(member).get(
            f"/p/the-garden/listen/questionnaires/{one.questionnaire.ref}/results/", follow=True
        )
        assert told.redirect_chain == [(f"{ROOM}asks/{one.questionnaire.ref}/", 302)]
        assert "No, not at all" not in told.text


def test_no_page_of_a_voice_shows_what_somebody_else_ticked(ben, world):
    one = make_review(world.ada)
    answer_review(one, "lived", "1")
    for voice in Voice.objects.exclude(answer__question__key="why"):
        pages = [f"listen/voices/{voice.ref}/{page}/" for page in ("consent", "take-back", "content-note", "check")]
        for page in (*pages, f"understand/voice/{voice.ref}/"):
            assert voice.words not in ben.get(f"/p/the-garden/{page}").text


def test_only_facilitators_take_the_answers_and_only_when_nobody_answers(as_member, world):
    one = make_gap(world.ada)
    page = f"{ROOM}asks/{one.questionnaire.ref}/"
    assert "answers.csv" in as_member(world.ben).get(page).text
    assert "answers.csv" not in as_member(world.ada).get(page).text
    make_review(world.ada, one.questionnaire, "Autumn")
    assert "answers.csv" not in as_member(world.ben).get(page).text


def test_the_gap_is_told_in_words_the_widest_first(ada, world):
    one = make_gap(world.ada)
    page = ada.get(f"{ROOM}rounds/{one.ref}/")
    told = text_of(page)
    assert f"{PROFESSIONALS_SAY} {LIVED_SAY}" in told
    assert "The gap: 3 of 3 points." in told
    assert told.index("Everybody is heard here") < told.index("Both sides say that this is so.")


def test_what_both_sides_see_the_same_way_stands_below_and_tells_no_gap(ada, world):
    one = make_gap(world.ada)
    page = html.fromstring(ada.get(f"{ROOM}rounds/{one.ref}/").text)
    apart, alike = (
        " ".join(page.xpath(f"//section[@aria-labelledby='{name}']//li//text()")) for name in ("gaps", "alike")
    )
    assert "Everybody is heard here" in apart
    assert "The gap: 3 of 3 points." in apart
    assert "Anybody can get in" in alike
    assert "The gap" not in alike


def test_one_statement_shows_both_sides_as_picture_table_and_sentence(ada, world):
    one = make_gap(world.ada)
    page = ada.get(f"{ROOM}rounds/{one.ref}/statements/heard/")
    numbers = numbers_on(page)
    assert numbers[0] == ["No, not at all", "5", "0"]
    assert numbers[3] == ["Yes, completely", "0", "5"]
    assert PROFESSIONALS_SAY in text_of(page)
    assert b'<svg class="chart"' in page.content


def test_not_sure_and_not_said_stand_for_themselves(ada, world):
    one = make_review(world.ada)
    for heard in ("1", "1", "1", "1", "unsure", NOT_SAID):
        answer_review(one, "lived", heard)
    for _person in range(5):
        answer_review(one, "professional", "4")
    reviews.end(one, by=world.ada)
    told = text_of(ada.get(f"{ROOM}rounds/{one.ref}/statements/heard/"))
    assert "People with lived experience: 1 is not sure, 1 does not want to say." in told
    assert "The gap: 3 of 3 points." in told


def test_what_was_taken_back_counts_no_more(ada, world):
    one = make_gap(world.ada, lived=6)
    voice = Voice.objects.filter(answer__question__key="heard", giver__side="lived").first()
    voice.consents.all().delete()
    assert numbers_on(ada.get(f"{ROOM}rounds/{one.ref}/statements/heard/"))[0] == ["No, not at all", "5", "0"]


def test_comments_become_voices_beside_the_statement(ada, world):
    one = make_gap(world.ada)
    assert "More time" in text_of(ada.get(f"{ROOM}rounds/{one.ref}/statements/heard/"))


def test_other_sides_can_be_put_beside_each_other(ada, world):
    one = make_review(world.ada)
    for side, heard in (("lived", "1"), ("professional", "4"), ("carer", "4"), ("commissioner", "1")):
        for _person in range(5):
            answer_review(one, side, heard)
    reviews.end(one, by=world.ada)
    told = text_of(ada.get(f"{ROOM}rounds/{one.ref}/?one=carer&other=commissioner"))
    assert "Carers say that this is so. Commissioners say that this is not so." in told
    assert ada.get(f"{ROOM}rounds/{one.ref}/?one=\x00&other=nobody").status_code == 200


def test_two_sides_of_whom_nobody_answered_have_no_picture(ada, world):
    one = make_gap(world.ada)
    page = ada.get(f"{ROOM}rounds/{one.ref}/statements/heard/?one=carer&other=commissioner")
    assert ("Nobody of these two sides answered." in text_of(page), '<svg class="chart' in page.text) == (True, False)


# --- Small sides ------------------------------------------------------------------------------------------


def test_four_people_of_a_side_are_shown_to_nobody(ada, world):
    one = make_gap(world.ada, professional=4)
    told = text_of(ada.get(f"{ROOM}rounds/{one.ref}/"))
    assert "Fewer than 5 people of a side answered." in told
    assert "9 people have answered. 9 were asked." in told
    for hidden in (LIVED_SAY, PROFESSIONALS_SAY, "Professional: 4", "The gap"):
        assert hidden not in told
    page = text_of(ada.get(f"{ROOM}rounds/{one.ref}/statements/heard/"))
    assert LIVED_SAY not in page
    assert "The gap" not in page


def test_nothing_else_tells_what_a_small_side_ticked(as_member, world):
    """Not the list of voices, the search, the voice's own page, nor a file."""
    one, ben = make_gap(world.ada, professional=4), as_member(world.ben)
    ticked = Voice.objects.filter(answer__question__key="heard", giver__side="professional").first()
    own = f"understand/voice/{ticked.ref}/"
    for page in (own, "understand/", "understand/?side=professional", "understand/search/?q=completely", "listen/"):
        assert "Yes, completely" not in text_of(ben.get(f"/p/the-garden/{page}"))
    assert b"Yes, completely" not in b"".join(ben.get("/p/the-garden/listen/voices.csv").streaming_content)
    ref = one.questionnaire.ref
    rows = b"".join(ben.get(f"/p/the-garden/listen/questionnaires/{ref}/answers.csv").streaming_content).decode()
    assert "Professional" not in rows
    assert not any(giver in rows for giver in Giver.objects.values_list("ref", flat=True))


def test_they_are_shown_in_the_group_when_everybody_agrees(as_member, world):
    one, url = make_gap(world.ada, professional=4), f"{ROOM}rounds/"
    for member in (world.ada, world.ben):
        as_member(member).post(f"{url}{one.ref}/agree/")
        assert LIVED_SAY not in text_of(as_member(member).get(f"{url}{one.ref}/"))
    rae = as_member(world.rae)
    rae.post(f"{url}{one.ref}/agree/")
    assert LIVED_SAY in text_of(rae.get(f"{url}{one.ref}/"))
    as_member(world.ada).post(f"{url}{one.ref}/no-more/")
    assert LIVED_SAY not in text_of(rae.get(f"{url}{one.ref}/"))


def test_a_statement_that_few_of_a_side_answered_is_hidden_and_the_others_are_not(ada, world):
    one = make_review(world.ada)
    for heard in ("1", "1", "1", "1", ""):
        answer_review(one, "lived", heard)
        answer_review(one, "professional", "4")
    reviews.end(one, by=world.ada)
    told = text_of(ada.get(f"{ROOM}rounds/{one.ref}/"))
    assert LIVED_SAY not in told
    assert "Both sides say that this is so." in told
    assert "The sides are not shown" in text_of(ada.get(f"{ROOM}rounds/{one.ref}/statements/heard/"))


def test_one_small_side_hides_the_others(ada, world):
    one = make_review(world.ada)
    for side, people in (("lived", 6), ("professional", 6), ("carer", 1)):
        for _person in range(people):
            answer_review(one, side, "1")
    reviews.end(one, by=world.ada)
    assert "Both sides" not in text_of(ada.get(f"{ROOM}rounds/{one.ref}/"))


# --- From gap to action to the next round -----------------------------------------------------------------


def test_what_was_said_is_kept_and_a_second_writer_is_told(ada, ben, world):
    one = make_gap(world.ada)
    url = f"{ROOM}rounds/{one.ref}/statements/heard/"
    seen = html.fromstring(ben.get(url).text).xpath("//form[contains(@action, '/talk/')]//input[@name='seen']/@value")
    assert ada.post(f"{url}talk/", {"said": "They speak first"}).status_code == 302
    assert "They speak first" in text_of(ben.get(url))
    late = ben.post(f"{url}talk/", {"said": "We all speak", "seen": seen[0]})
    assert (late.status_code, "Somebody changed this" in text_of(late)) == (422, True)
    assert "We all speak" in late.text
    assert one.talks.get().words == "They speak first"
    ada.post(f"{url}talk/", {"said": " "})
    assert not one.talks.exists()


def test_something_new_to_do_is_not_late_already(ada, world):
    one = make_gap(world.ada)
    new = {"words": "Ask again", "member": "", "due_on": "2001-01-01"}
    for url in (f"{ROOM}rounds/{one.ref}/statements/heard/to-do/", "/p/the-garden/plan/to-do/add/"):
        assert "This day has passed." in text_of(ada.post(url, new))
    assert not Action.objects.exists()
    late = Action.objects.create(project=world.project, words="Ask", due_on="2001-01-01")
    ada.post(f"/p/the-garden/plan/to-do/{late.ref}/", new)
    assert Action.objects.get().words == "Ask again"


def test_statements_of_any_script_keep_their_number_and_their_width(ada, world):
    ours = make_instrument(world.ada)
    page = html.fromstring(ada.get(f"{ROOM}asks/{ours.ref}/").text)
    items = page.xpath("//section[@aria-labelledby='asks']//li")
    assert items
    assert not any(item.get("dir") for item in items)
    assert all(item[0].get("dir") == "auto" and item[0].get("class") == "any-words" for item in items)


def test_what_to_do_comes_back_at_the_next_review(ada, world):
    one = make_gap(world.ada)
    url = f"{ROOM}rounds/{one.ref}/statements/heard/"
    ada.post(f"{url}to-do/", {"words": "Let them speak first", "member": world.ben.ref, "due_on": ""})
    action = Action.objects.get()
    assert (action.round, action.statement, action.member) == (one, "heard", world.ben)
    assert "Let them speak first" in text_of(ada.get("/p/the-garden/plan/to-do/"))

    later = make_review(world.ada, one.questionnaire, "Autumn")
    assert "Let them speak first" in text_of(ada.get(f"{ROOM}rounds/{later.ref}/"))
    helped = f"{ROOM}to-do/{action.ref}/helped/"
    assert ada.post(helped, {"words": "Not much"}).status_code == 422
    ada.post(helped, {"helped": "partly", "words": "Some still wait"})
    action.refresh_from_db()
    assert (action.helped, action.done_at is not None) == ("partly", True)
    assert "It helped a little Some still wait" in text_of(ada.get(f"{ROOM}rounds/{later.ref}/"))


def test_what_moved_is_told_for_each_side(ada, world):
    first = make_gap(world.ada)
    later = make_review(world.ada, first.questionnaire, "Autumn")
    for _person in range(5):
        answer_review(later, "lived", "3")
        answer_review(later, "professional", "4")
    reviews.end(later, by=world.ada)
    told = text_of(ada.get(f"{ROOM}rounds/{later.ref}/statements/heard/"))
    assert "People with lived experience see it better than the time before." in told
    assert "Professionals see it as they did the time before." in told
    assert "The gap is smaller." in told


def test_other_words_are_not_compared_and_old_scores_keep_theirs(ada, world):
    first = make_gap(world.ada)
    new = new_version(Questionnaire.objects.get(), by=world.ada)
    new.questions.filter(key="heard").update(words="We listen to everybody")
    later = make_gap(world.ada, ours=new)
    told = text_of(ada.get(f"{ROOM}rounds/{later.ref}/statements/heard/"))
    assert "We listen to everybody" in told
    assert "than the time before" not in told
    assert "Everybody is heard here" in text_of(ada.get(f"{ROOM}rounds/{first.ref}/"))


# --- Who may -----------------------------------------------------------------------------------------------


def test_readers_look_and_do_not_change(as_member, world):
    one, rae = make_gap(world.ada), as_member(world.rae)
    url = f"{ROOM}rounds/{one.ref}/"
    assert rae.get(f"{url}statements/heard/").status_code == 200
    acts = ["end/", "statements/heard/talk/", "statements/heard/to-do/"]
    assert [rae.post(f"{url}{act}", {"words": "x"}).status_code for act in acts] == [403] * 3


def test_a_review_of_another_group_is_not_there(as_member, world):
    one = make_gap(world.ada)
    cy = as_member(world.cy)
    assert cy.get(f"{ROOM}rounds/{one.ref}/").status_code == 404
    assert cy.get(f"/p/{world.elsewhere.slug}/review/rounds/{one.ref}/").status_code == 404


def test_a_person_of_another_group_looks_after_nothing(ada, world):
    one = make_gap(world.ada)
    sent = {"words": "Ring", "member": world.cy.ref, "due_on": ""}
    assert ada.post(f"{ROOM}rounds/{one.ref}/statements/heard/to-do/", sent).status_code == 422
    assert not Action.objects.exists()


def test_as_many_queries_for_one_statement_as_for_more(ada, world, django_assert_max_num_queries):
    one = make_gap(world.ada, lived=9, professional=9)
    with django_assert_max_num_queries(40):
        ada.get(f"{ROOM}rounds/{one.ref}/")
    with django_assert_max_num_queries(45):
        ada.get(f"{ROOM}rounds/{one.ref}/statements/heard/")
    assert Giver.objects.count() == 18
