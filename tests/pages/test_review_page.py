"""The review page: gathered, said in the group's words, kept, and compared with the one before."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone
from lxml import html

from steppingstones.actions import reviews
from steppingstones.actions.consent import take_back, withdraw
from steppingstones.models import Action, Barrier, Contribution, Cost, OutcomeArea, ReviewPage, Risk
from tests.reviewed import answer_review, make_gap, make_review
from tests.world import link, make_change, make_decision, make_member, make_stone, make_voice

from .test_review import text_of

PAGES = "/p/the-garden/review/page/"
NEXT = f"{PAGES}next/"
COSTS = "/p/the-garden/value/costs/"
OUTSIDE = ("group", "quote", "public")
LIVED_SAY = "People with lived experience say that this is not so."


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


def flat(response) -> str:
    """The main part as readers hear it, one thing after the other."""
    main = html.fromstring(response.content.decode()).get_element_by_id("main")
    return " ".join(" ".join(main.itertext()).split())


def keep(client, name: str = "Spring 2026", **more) -> ReviewPage:
    assert client.post(f"{NEXT}keep/", {"name": name, **more}).status_code == 302
    return ReviewPage.objects.exclude(kept_on=None).latest("pk")


def gathered(client) -> str:
    """The next page, after everything was gathered for it."""
    assert client.post(f"{NEXT}gather/").status_code == 302
    return flat(client.get(NEXT))


def read(client, page: ReviewPage, what: str = "") -> str:
    return flat(client.get(f"{PAGES}{page.ref}/{what}"))


def give(world, people: int, hours: int, side: str = "lived", **more) -> None:
    for number in range(people):
        member = make_member(world.project, f"Helper {number} of {Contribution.objects.count()}", user=None, side=side)
        facts = {"way": "gave", "kind": "hours", "on": date(2026, 3, 4), "hours": Decimal(hours), **more}
        Contribution.objects.create(project=world.project, member=member, **facts)


# --- Gathering --------------------------------------------------------------------------------------------


def test_an_empty_project_has_a_page_that_says_what_is_not_known(ada):
    told = gathered(ada)
    for words in (
        "No review has ended yet.",
        "There is no outcome on the pathway yet.",
        "This is the first review page.",
    ):
        assert words in told


def test_looking_makes_nothing(ada):
    assert "Nothing is gathered yet." in flat(ada.get(NEXT))
    assert not ReviewPage.objects.exists()


def test_the_widest_gap_and_what_came_of_it_are_told(ada, world):
    one = make_gap(world.ada)
    Action.objects.create(project=world.project, round=one, statement="heard", words="Go round", helped="yes")
    told = gathered(ada)
    assert f"Professionals say that this is so. {LIVED_SAY}" in told
    assert "10 to 19 people answered." in told
    assert "Go round Done. Yes, it helped." in told


def test_small_sides_stay_hidden_though_the_whole_group_agreed_to_see_them(ada, world):
    one = make_gap(world.ada, professional=4)
    for member in (world.ada, world.ben, world.rae):
        reviews.agree_to_show(one, by=member)
    assert LIVED_SAY in text_of(ada.get(f"/p/the-garden/review/rounds/{one.ref}/"))
    told = gathered(ada)
    assert LIVED_SAY not in told
    assert "Too few people of one side answered" in told


def test_outcomes_stand_under_what_the_group_says_they_are_about(ada, world):
    stone, other = make_stone(world.project, "People feel at home"), make_stone(world.project, "The pond is clean")
    assert ada.post(f"{NEXT}areas/", {stone.ref: "wellbeing", other.ref: ""}).status_code == 302
    told = gathered(ada)
    assert "Wellbeing People feel at home" in told
    assert "Not said yet what it is about The pond is clean" in told
    ada.post(f"{NEXT}areas/", {stone.ref: "", other.ref: "environmental"})
    assert list(OutcomeArea.objects.values_list("stone__ref", "area")) == [(other.ref, "environmental")]


def test_an_outcome_says_what_it_rests_on_and_never_exactly_how_many(ada, world):
    stone = make_stone(world.project)
    for number in range(7):
        link(make_voice(world.project, f"I like it {number}"), stone)
    link(make_change(make_decision(world.project)), stone)
    told = gathered(ada)
    assert "Said by 5 to 9 people, among them: lived experience. 1 change leads to it." in told


def test_only_who_agreed_to_be_quoted_outside_is_quoted_and_nobody_is_named(ada, world):
    stone = make_stone(world.project)
    link(make_voice(world.project, "Only for us"), stone)
    link(make_voice(world.project, "Ada showed me the pond", uses=OUTSIDE), stone)
    told = gathered(ada)
    assert "(a name) showed me the pond" in told
    assert "Only for us" not in told


def test_who_speaks_against_an_outcome_is_told_apart(ada, world):
    stone = make_stone(world.project)
    link(make_voice(world.project, "It is too loud", uses=OUTSIDE), stone, "against")
    assert "It is too loud Somebody who says otherwise" in gathered(ada)


def test_names_in_what_was_written_down_are_masked_and_that_is_said(ada, world):
    Barrier.objects.create(project=world.project, words="Ben has no key")
    told = gathered(ada)
    assert "(a name) has no key" in told
    assert "stands where a name was" in told
    assert "Ben has" not in told


def test_hours_are_told_only_with_enough_people_in_each_sum(ada, world):
    give(world, people=4, hours=3)
    assert "12 hours" not in gathered(ada)
    give(world, people=1, hours=3)
    assert "Hours given 15 hours" in gathered(ada)


def test_hours_of_enough_people_are_told_beside_money_of_too_few(ada, world):
    give(world, people=6, hours=2)
    give(world, people=2, hours=1, way="got", kind="pay", money=Decimal(15), answer="taken")
    told = gathered(ada)
    assert "Hours given 12 hours" in told
    assert "£" not in told.partition("What was put in")[2].partition("What was hard")[0]


def test_each_entry_is_counted_on_one_page_so_no_difference_tells_of_one_person(ada, world):
    give(world, people=6, hours=2)
    keep(ada)
    give(world, people=1, hours=5)
    told = gathered(ada)
    assert "17 hours" not in told
    assert "5 hours" not in told
    assert "Too few people are in one of the sums of money." in told


def test_a_removed_page_has_counted_all_the_same(ada, world):
    give(world, people=6, hours=2)
    page = keep(ada)
    ada.post(f"{PAGES}{page.ref}/remove/")
    assert "12 hours" not in gathered(ada)


def spend(client, words: str, money: str, **more) -> Cost:
    sent = {"kind": "place", "words": words, "on": "2026-03-04", "money": money, **more}
    assert client.post(COSTS + "new/", sent).status_code == 302
    return Cost.objects.latest("pk")


def test_what_else_it_cost_is_read_from_the_room_value_and_added_up(ada, world):
    spend(ada, "Rent", "120")
    tea = spend(ada, "Tea", "12,50")
    spend(ada, "A table", "30", is_gift="on")
    told = "Rent £120 Tea £12.50 A table £30, given freely Together, what was paid for £132.50"
    assert told in gathered(ada)
    ada.post(f"{COSTS}written/{tea.ref}/remove/")
    assert "Together, what was paid for £120" in flat(ada.get(NEXT)), "It is gathered again."


def test_what_few_people_got_is_not_told_on_a_page_that_may_leave(ada, world):
    spend(ada, "Pay for a talk", "77.70", kind="payment")
    spend(ada, "Pay for the choir", "88.80", kind="payment", people="9")
    told = gathered(ada)
    assert "77.70" not in told
    assert "£88.80" in told
    assert "It is about few people, so it is not told here." in told


def test_a_cost_is_on_one_page_only(ada, world):
    rent = spend(ada, "Rent", "120")
    page = keep(ada)
    assert "£120" not in gathered(ada), "It is on the page before."
    ada.post(f"{COSTS}written/{rent.ref}/remove/")
    assert "£120" in read(ada, page)


def test_what_the_group_says_stands_above_what_was_gathered(ada, as_member, world):
    assert ada.post(f"{NEXT}say/learned/", {"words": "We waited too long.", "easy": "We were late.\nWe learn."}).url
    assert "What was hard, and what we learned We waited too long." in gathered(ada)
    page = keep(ada)
    assert "What was hard We were late. We learn." in read(ada, page, "easy-read/")
    ada.post(f"{NEXT}say/learned/", {"words": "", "easy": ""})
    assert "We waited too long." in read(ada, page)


def test_a_second_writer_is_told(ada, as_member, world):
    ben, url = as_member(world.ben), f"{NEXT}say/process/"
    seen = ben.get(url).context["form"].seen
    ada.post(url, {"words": "We listen", "easy": "", "seen": seen})
    late = ben.post(url, {"words": "We talk", "easy": "", "seen": seen})
    assert (late.status_code, "Somebody changed this" in text_of(late)) == (422, True)
    assert ReviewPage.objects.get().said["process"]["words"] == "We listen"


# --- Keeping ----------------------------------------------------------------------------------------------


def test_a_kept_page_does_not_change_when_the_data_do(ada, world):
    one, stone = make_gap(world.ada), make_stone(world.project)
    page = keep(ada)
    ada.get(PAGES)  # says that it is kept
    before = read(ada, page)
    stone.delete()
    one.responses.all().delete()
    make_stone(world.project, "Something else")
    Barrier.objects.create(project=world.project, words="The door is shut")
    assert read(ada, page) == before


def test_words_that_were_taken_back_are_gone_from_kept_pages_too(ada, world):
    stone, voice = make_stone(world.project), make_voice(world.project, "The pond is my friend", uses=OUTSIDE)
    link(voice, stone)
    ada.post(f"{NEXT}say/outcomes/", {"words": "Somebody says: The pond is my friend.", "easy": ""})
    page = keep(ada)
    assert read(ada, page).count("The pond is my friend") == 2
    take_back(voice)
    told = read(ada, page)
    assert "The pond is my friend" not in told
    assert "Words stood here that may not be shown any more." in told
    page.refresh_from_db()
    assert "The pond is my friend" not in str((page.kept, page.said))


def test_who_does_not_want_to_be_seen_outside_any_more_is_not(ada, world):
    stone, voice = make_stone(world.project), make_voice(world.project, "The pond is my friend", uses=OUTSIDE)
    link(voice, stone)
    page = keep(ada)
    withdraw(voice, "public")
    assert "The pond is my friend" not in read(ada, page)
    assert "The pond is my friend" not in read(ada, page, "easy-read/")


def test_a_name_is_asked_for_and_two_sends_keep_one_page(ada, world):
    answer = ada.post(f"{NEXT}keep/", {"name": ""})
    assert (answer.status_code, "Write a name for this page" in text_of(answer)) == (422, True)
    for _time in range(2):
        ada.post(f"{NEXT}keep/", {"name": "Spring", "once": "a-key"})
    assert ReviewPage.objects.count() == 1


# --- What changed since last time -------------------------------------------------------------------------


def test_everything_that_changed_since_the_page_before_is_told(ada, world):
    project = world.project
    stone, barrier = make_stone(project), Barrier.objects.create(project=project, words="The door is shut")
    action = Action.objects.create(project=project, words="Buy a key")
    risk = Risk.objects.create(project=project, words="It floods", without="It floods more")
    keep(ada)
    make_change(make_decision(project))
    link(make_voice(project), stone)
    Barrier.objects.filter(pk=barrier.pk).update(over_on=timezone.localdate())
    Risk.objects.filter(pk=risk.pk).update(closed_on=timezone.localdate())
    Action.objects.filter(pk=action.pk).update(done_at=timezone.now(), helped="yes")
    told = gathered(ada).partition("What changed since last time")[2]
    for words in (
        "Something shows it now People feel at home",
        "Decided Which table do we buy? The big round one",
        "Changed There is a round table",
        "Done. Yes, it helped Buy a key",
        "No longer in the way The door is shut",
        "No risk any more It floods",
    ):
        assert words in told


def test_nothing_new_is_said_to_be_nothing(ada, world):
    make_gap(world.ada)
    keep(ada)
    assert "Nothing that is written down has changed." in gathered(ada)


@pytest.mark.parametrize(("lived", "told"), [("3", "The gap is smaller"), ("4", "The gap is smaller")])
def test_a_gap_that_narrowed_is_told_as_the_review_tells_it(ada, world, lived, told):
    first = make_gap(world.ada)
    keep(ada)
    later = make_review(world.ada, first.questionnaire, "Autumn")
    for _person in range(5):
        answer_review(later, "lived", lived)
        answer_review(later, "professional", "4")
    reviews.end(later, by=world.ada)
    assert f"{told} Everybody is heard here" in gathered(ada)


def test_a_gap_is_not_compared_with_one_that_was_hidden(ada, world):
    first = make_gap(world.ada, professional=4)
    keep(ada)
    make_gap(world.ada, ours=first.questionnaire)
    told = gathered(ada)
    assert LIVED_SAY in told
    assert "The gap is" not in told


def test_a_review_that_was_told_is_not_told_again_in_other_numbers(ada, world):
    """Otherwise two pages one after the other tell what those said who took their answers back."""
    one = make_gap(world.ada, lived=6, professional=6)
    page = keep(ada)
    for response in one.responses.filter(giver__side="lived")[:1]:
        for answer in response.answers.all():
            take_back(answer.voice)
    told = gathered(ada)
    assert LIVED_SAY in read(ada, page)
    assert "Since then answers were taken back" in told or LIVED_SAY in told


# --- Who may, and how it leaves ---------------------------------------------------------------------------


def test_somebody_outside_gets_neither_the_page_nor_its_files(ada, as_member, world):
    page, cy = keep(ada), as_member(world.cy)
    for what in ("", "easy-read/", "page.pdf", "easy-read.pdf"):
        assert cy.get(f"{PAGES}{page.ref}/{what}").status_code == 404
        assert cy.get(f"/p/{world.elsewhere.slug}/review/page/{page.ref}/{what}").status_code == 404


def test_readers_look_and_do_not_keep(ada, as_member, world):
    page, rae = keep(ada), as_member(world.rae)
    assert rae.get(f"{PAGES}{page.ref}/").status_code == rae.get(NEXT).status_code == 200
    assert "Keep this page" not in text_of(rae.get(NEXT))
    assert rae.post(f"{NEXT}keep/", {"name": "Ours"}).status_code == 403


def test_the_files_are_pdfs_that_nobody_on_the_way_keeps(ada, world):
    make_gap(world.ada)
    page = keep(ada)
    for what in ("page.pdf", "easy-read.pdf"):
        answer = ada.get(f"{PAGES}{page.ref}/{what}")
        assert answer.content.startswith(b"%PDF")
        assert answer["Cache-Control"] == "private, no-store"


def test_a_removed_page_comes_back_and_its_files_are_gone_meanwhile(ada, world):
    page = keep(ada)
    ada.post(f"{PAGES}{page.ref}/remove/")
    assert ada.get(f"{PAGES}{page.ref}/").status_code == 410
    assert ada.get(f"{PAGES}{page.ref}/page.pdf").status_code == 404
    ada.post(f"{PAGES}{page.ref}/restore/")
    assert ada.get(f"{PAGES}{page.ref}/page.pdf").status_code == 200


def test_as_many_queries_for_one_as_for_three(ada, world, django_assert_max_num_queries):
    project = world.project

    def make(number: int) -> None:
        make_gap(world.ada)
        link(make_voice(project, f"Words {number}", uses=OUTSIDE), make_stone(project, f"Outcome {number}"))
        Barrier.objects.create(project=project, words=f"Barrier {number}")

    def queries() -> int:
        with django_assert_max_num_queries(120) as asked:
            ada.post(f"{NEXT}gather/")
        with django_assert_max_num_queries(30):
            ada.get(NEXT)
        return len(asked)

    make(1)
    make(2)
    queries()  # begins the page
    before = queries()
    make(3)
    make(4)
    assert queries() == before


@pytest.mark.parametrize("words", ["🌳 سلام ‏“12% <b>”", "x" * 10_000, "One\r\n\r\ntwo", "{{ x }} & #set"])
def test_awkward_words_are_kept_as_typed_and_print(ada, world, words):
    assert ada.post(f"{NEXT}say/next/", {"words": words, "easy": words}).status_code == 302
    page = keep(ada, words[:100])
    assert page.said["next"]["words"] == words
    for what in ("", "easy-read/", "page.pdf", "easy-read.pdf"):
        assert ada.get(f"{PAGES}{page.ref}/{what}").status_code == 200


def test_a_nul_and_too_many_letters_are_refused_with_a_reason(ada, world):
    for words in ("a\0b", "x" * 10_001):
        answer = ada.post(f"{NEXT}say/next/", {"words": words, "easy": ""})
        assert (answer.status_code, len(flat(answer)) > 0) == (422, True)
    assert ada.post(f"{NEXT}say/nothing/", {"words": "a"}).status_code == 404
    assert not ReviewPage.objects.exists()
