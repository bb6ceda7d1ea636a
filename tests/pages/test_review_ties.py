"""Who works with, learns from and trusts whom: by consent, and never a single answer."""

import pytest
from lxml import html

from steppingstones.actions import relationships as actions
from steppingstones.actions.people import leave
from steppingstones.models import Draft, Tie, TiePerson, TieRound
from tests.awkward import STRINGS
from tests.tied import NAMED, OUT, UNNAMED, everywhere, join, make_people, make_tie_round, make_ties, within
from tests.world import make_member

ROOM = "/p/the-garden/review/relationships/"
TITLES = {"work": "Who works with whom", "trust": "Who trusts whom"}


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def ben(as_member, world):
    return as_member(world.ben)


def text_of(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).xpath("//main")[0].text_content().split())


def ticked(response) -> list[str]:
    return html.fromstring(response.text).xpath("//main//input[@checked]/@value")


def of(one: TieRound, end: str = "") -> str:
    return f"{ROOM}{one.ref}/{end}"


def asking(world) -> TieRound:
    """Ada, Ben and Mo, who has no account, take part, and are asked."""
    one = make_tie_round(world.ada)
    mo = make_member(world.project, "Mo", user=None)
    join(one, {"A": world.ada, "B": world.ben})
    actions.take_part(one, mo, NAMED, by=world.ben)
    actions.ask(one, by=world.ada)
    one.refresh_from_db()
    return one


def numbers_on(response, kind: str = "work") -> dict[str, list[str]]:
    rows = html.fromstring(response.text).xpath(
        f"//section[@aria-labelledby='kind-{kind}']/div[@class='table-scroll']//tbody/tr"
    )
    return {row[0].text_content(): [cell.text_content() for cell in row[1:]] for row in rows}


# --- Beginning, and taking part -----------------------------------------------------------------------------


def test_a_round_begins_with_who_takes_part(ada, world):
    sent = {"name": "Spring", "kinds": ["trust", "work"], "asks_before": "on"}
    assert ada.post(f"{ROOM}new/", sent).status_code == 302
    one = TieRound.objects.get()
    assert (one.kinds, one.asks_before, one.is_joined) == (["work", "trust"], True, True)
    assert "You have not said yet whether you take part." in text_of(ada.get(of(one)))


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"kinds": ["work"]}, "Write a name"),
        ({"name": "Spring"}, "Tick at least one question."),
        ({"name": "Spring", "kinds": ["love"]}, "Choose from these questions."),
    ],
)
def test_what_is_missing_is_said_and_nothing_begins(ada, world, sent, told):
    response = ada.post(f"{ROOM}new/", sent)
    assert (response.status_code, told in text_of(response)) == (422, True)
    assert not TieRound.objects.exists()


def test_awkward_names_are_kept_as_typed_or_refused_with_a_reason(ada, world):
    for words in (*STRINGS, "a\0b", "x" * 10_000):
        answer = ada.post(f"{ROOM}new/", {"name": words, "kinds": ["work"]})
        if answer.status_code == 302:
            assert TieRound.objects.get().name == words.strip(), ascii(words)
            TieRound.objects.all().delete()
        else:
            assert any(reason in answer.text for reason in ("at most", "cannot be kept", "Write a name")), ascii(words)


def test_sent_twice_makes_one(ada, world):
    sent = {"name": "Spring", "kinds": ["work"], "once": "a-key"}
    first, second = (ada.post(f"{ROOM}new/", sent) for _time in range(2))
    assert (first.url, TieRound.objects.count()) == (second.url, 1)
    again = ada.post(f"{ROOM}new/", {**sent, "once": "another"})
    assert (again.status_code, "You are asking already" in text_of(again)) == (422, True)


def test_each_member_chooses_for_themselves_readers_too(as_member, world):
    one = make_tie_round(world.ada)
    for member, part in ((world.ada, NAMED), (world.ben, OUT), (world.rae, UNNAMED)):
        assert as_member(member).post(of(one, "part/"), {"part": part}).status_code == 302
    seen = text_of(as_member(world.rae).get(of(one)))
    assert "Who takes part AdaRae" in seen
    assert as_member(world.rae).post(of(one, "part/"), {"part": "boss"}).status_code == 422


def test_nobody_sees_how_another_takes_part(ada, ben, world):
    one = make_tie_round(world.ada)
    ben.post(of(one, "part/"), {"part": UNNAMED})
    assert "Yes, without my name" in text_of(ben.get(of(one)))
    assert "Yes, without my name" not in text_of(ada.get(of(one)))


# --- Answering ----------------------------------------------------------------------------------------------


def test_an_answer_is_kept_and_only_its_giver_finds_it_again(ada, ben, world):
    one = asking(world)
    sent = {"work_now": [world.ben.ref], "trust_before": [world.ben.ref]}
    assert ada.post(of(one, "answer/"), sent).status_code == 302
    assert set(Tie.objects.values_list("kind", "is_before")) == {("work", False), ("trust", True)}
    assert ticked(ada.get(of(one, "answer/"))) == [world.ben.ref, world.ben.ref]
    assert not ticked(ben.get(of(one, "answer/")))
    assert ada.get(of(one, "answer/")).headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_nobody_named_is_an_answer_too(ada, world):
    one = asking(world)
    ada.post(of(one, "answer/"), {})
    assert "1 of 3 people who take part have answered." in text_of(ada.get(of(one)))
    assert not Tie.objects.exists()


def test_somebody_who_is_out_or_who_left_meanwhile_cannot_be_named(ada, world):
    one = asking(world)
    actions.take_part(one, world.ben, OUT, by=world.ben)
    response = ada.post(
        of(one, "answer/"), {"work_now": [world.ben.ref], "learn_now": [world.project.members.last().ref]}
    )
    assert (response.status_code, "takes part no more" in text_of(response)) == (422, True)
    assert ticked(response) == [world.project.members.last().ref]
    for junk in (world.rae.ref, world.cy.ref, "x\0y", "9" * 10_000):
        assert ada.post(of(one, "answer/"), {"work_now": [junk]}).status_code in (400, 422)
    assert not Tie.objects.exists()


def test_a_facilitator_writes_down_for_somebody_and_sees_nothing_of_before(ben, world):
    one = asking(world)
    mo = one.people.get(member__name="Mo").member
    ben.post(of(one, f"for/{mo.ref}/answer/"), {"work_now": [world.ada.ref]})
    assert Tie.objects.get().teller.member == mo
    form = ben.get(of(one, f"for/{mo.ref}/answer/"))
    assert not ticked(form)
    assert "You write down what Mo says." in text_of(form)


def test_who_answered_themselves_is_not_overruled(ada, ben, world):
    one = asking(world)
    ada.post(of(one, "answer/"), {})
    response = ben.post(of(one, f"for/{world.ada.ref}/answer/"), {"work_now": [world.ben.ref]})
    assert (response.status_code, "has said it themselves" in text_of(response)) == (422, True)
    assert ben.post(of(one, f"for/{world.ada.ref}/part/"), {"part": OUT}).status_code == 422


def test_one_answer_is_reached_by_nobody_else(as_member, world):
    one = asking(world)
    mo = one.people.get(member__name="Mo").member
    about_ben, about_mo = of(one, f"for/{world.ben.ref}/"), of(one, f"for/{mo.ref}/")
    ada, rae, cy = (as_member(member) for member in (world.ada, world.rae, world.cy))
    for end in ("part/", "answer/"):
        assert ada.get(f"{about_ben}{end}").status_code == 403
        assert ada.get(f"{about_mo}{end}").status_code == 200
        assert rae.post(f"{about_mo}{end}", {"part": OUT}).status_code == 403
        assert cy.post(f"{about_mo}{end}", {"part": OUT}).status_code == 404
        assert ada.get(of(one, f"for/{world.cy.ref}/{end}")).status_code == 404
    assert TiePerson.objects.filter(part=NAMED).count() == 3


def test_nothing_of_an_answer_is_kept_as_a_draft(ada, world):
    one = asking(world)
    for end in ("answer/", "part/"):
        assert "data-keep" not in ada.get(of(one, end)).text.partition("<main")[2].partition("</main")[0]
    assert not Draft.objects.exists()


def test_the_steps_of_another_group_are_not_there(as_member, world):
    one, cy = asking(world), as_member(world.cy)
    for end in ("", "part/", "answer/"):
        assert cy.get(of(one, end)).status_code == 404
        assert cy.get(f"/p/{world.elsewhere.slug}/review/relationships/{one.ref}/{end}").status_code == 404
    for end in ("ask/", "end/", "remove/"):
        assert cy.post(f"/p/{world.elsewhere.slug}/review/relationships/{one.ref}/{end}").status_code == 404
        assert as_member(world.rae).post(of(one, end)).status_code == 403


def test_a_step_too_early_or_too_late_is_explained(ada, world):
    one = make_tie_round(world.ada)
    for end in ("ask/", "end/"):
        ada.post(of(one, end))
        assert "fewer than 2 people" in (seen := text_of(ada.get(of(one)))) or "Nobody is asked just now." in seen
    assert ada.get(of(one, "answer/")).url == of(one)
    ada.post(of(one, "remove/"))
    assert not TieRound.objects.exists()
    assert ada.get(of(one)).status_code == 404


# --- What is seen -------------------------------------------------------------------------------------------


def test_nothing_is_seen_while_people_answer(ada, world):
    one = asking(world)
    ada.post(of(one, "answer/"), {"work_now": [world.ben.ref]})
    assert b"ties-picture" not in ada.get(of(one)).content


def test_it_is_told_in_words_numbers_picture_and_table(ada, world):
    people = make_people(world.project)
    one = make_ties(world.ada, people, within(people, before=True) | everywhere(people), kinds=["work"])
    response = ada.get(of(one))
    told = text_of(response)
    assert (
        "Before, 0 of 60 ties went between people with lived experience and professionals. Now 72 of 132 ties do."
        in told
    )
    assert "Of 132 ties, 132 go both ways: both people named each other." in told
    assert "Everybody has ties with two people or more." in told
    assert numbers_on(response)["Ties between the sides"] == ["0", "72"]
    assert response.text.count('<svg xmlns="http://www.w3.org/2000/svg" class="ties-picture"') == 2
    rows = html.fromstring(response.text).xpath("//figure//tbody/tr")
    assert [cell.text_content() for cell in rows[0]] == ["A", "Lived experience", "B, C, D, E, F", "–"]


def test_one_unnamed_person_hides_all_names(ada, world):
    people = {letter: make_member(world.project, f"Someone {letter}") for letter in "ABCDEF"}
    one = make_ties(world.ada, people, everywhere(people), kinds=["work"], unnamed="F")
    response = ada.get(of(one))
    assert "Someone" not in text_of(response)
    assert "So there are no names." in text_of(response)
    assert b"ties-picture" in response.content


def test_five_people_and_one_unnamed_see_nothing(ada, world):
    people = {letter: make_member(world.project, f"Someone {letter}") for letter in "ABCDE"}
    one = make_ties(world.ada, people, everywhere(people), kinds=["work"], unnamed="E")
    response = ada.get(of(one))
    assert "So nothing is shown." in text_of(response)
    assert b"ties-picture" not in response.content
    assert numbers_on(response) == {}


def test_the_side_of_an_unnamed_person_is_not_told_where_sides_are_small(ada, world):
    people = make_people(world.project, 6, 1)
    one = make_ties(world.ada, people, everywhere(people), kinds=["work"], unnamed="Z")
    response = ada.get(of(one))
    assert b"ties-square" not in response.content
    assert "Professional" not in text_of(response)
    assert "Ties between the sides" not in numbers_on(response)


def test_letters_do_not_follow_the_names(world):
    from steppingstones.queries.relationships import asked
    from steppingstones.queries.relationships_drawn import _Drawn

    people = {letter: make_member(world.project, letter) for letter in "ABCDEFGHIJKL"}
    one = make_ties(world.ada, people, everywhere(people), kinds=["work", "learn"], unnamed="A")
    orders = [_Drawn(asked(one), kind).people for kind in ("work", "learn")]
    by_name = [str(people[letter].pk) for letter in people]
    assert len({tuple(order) for order in (*orders, by_name)}) == 3


def test_fewer_than_six_see_the_picture_and_no_numbers(ada, world):
    people = make_people(world.project, 3, 2)
    one = make_ties(world.ada, people, everywhere(people), kinds=["work"])
    response = ada.get(of(one))
    assert "Fewer than 6 people take part." in text_of(response)
    assert b"ties-picture" in response.content
    assert numbers_on(response) == {}


def test_when_too_many_of_a_side_are_missing_there_are_no_numbers(ada, world):
    people = make_people(world.project, 6, 3)
    one = make_ties(world.ada, people, everywhere(people), silent="Z")
    assert "Too many people of one side did not answer." in text_of(ada.get(of(one)))


def test_trust_is_told_only_as_sums_between_sides_of_five(ada, world):
    people = make_people(world.project, 6, 5)
    one = make_ties(world.ada, people, everywhere(people, "trust"), kinds=["trust"])
    response = ada.get(of(one))
    assert numbers_on(response, "trust")["Professionals trust people with lived experience"] == [
        "fewer than 5 of 30",
        "nearly all of 30",
    ]
    assert b"ties-picture" not in response.content
    assert "both ways" not in text_of(response)


def test_a_side_of_four_is_in_no_sum_of_trust_whoever_is_named(ada, world):
    people = make_people(world.project, 6, 4)
    one = make_ties(world.ada, people, everywhere(people, "trust"), kinds=["trust"])
    response = ada.get(of(one))
    assert list(numbers_on(response, "trust")) == ["People with lived experience trust each other"]
    assert "Sums with fewer than 5 people of a side are not shown." in text_of(response)


def test_people_at_the_edge_are_never_counted_out_or_named(ada, world):
    people = make_people(world.project, 6, 6)
    told = {key: others.replace("A", "") for key, others in everywhere(people).items() if key[0] != "A"}
    told = ada.get(of(make_ties(world.ada, people, told, kinds=["work"], asks_before=False)))
    assert "Some people have a tie with nobody, or with one person only." in text_of(told)
    assert numbers_on(told)["People with a tie to nobody, or to one person only"] == ["a few"]


# --- Taking back, and the time before -----------------------------------------------------------------------


def test_taking_back_after_the_end_takes_trust_away_for_good(as_member, world):
    people = make_people(world.project)
    one = make_ties(world.ada, people, everywhere(people) | everywhere(people, "trust"))
    as_member(people["A"]).post(of(one, "part/"), {"part": OUT})
    response = as_member(world.ada).get(of(one))
    assert "Trust is not shown any more." in text_of(response)
    assert numbers_on(response)["Ties"] == ["0", "110"]
    rows = html.fromstring(response.text).xpath("//figure//tbody/tr/th")
    assert "A" not in {row.text_content() for row in rows}
    assert as_member(people["A"]).post(of(one, "part/"), {"part": NAMED}).status_code == 422


def test_who_cannot_come_in_is_taken_out_by_a_facilitator(ben, world):
    """Somebody without an account, and somebody who left the group after they had answered."""
    people = make_people(world.project)
    one = make_ties(world.ada, people, everywhere(people))
    leave(people["A"], by=world.ben)
    people["B"].user = None
    people["B"].save()
    page = ben.get(of(one))
    for letter in "AB":
        about = of(one, f"for/{people[letter].ref}/part/")
        assert about in page.text
        assert ben.post(about, {"part": OUT}).status_code == 302
    assert of(one, f"for/{people['C'].ref}/part/") not in page.text
    assert numbers_on(ben.get(of(one)))["Ties"] == ["0", "90"]


def test_where_somebody_is_unnamed_taking_back_closes_all_of_it(as_member, world):
    people = make_people(world.project)
    one = make_ties(world.ada, people, everywhere(people), unnamed="B")
    as_member(people["A"]).post(of(one, "part/"), {"part": OUT})
    response = as_member(world.ada).get(of(one))
    assert "So it is not shown any more." in text_of(response)
    assert b"ties-picture" not in response.content


def test_what_changed_is_told_of_those_who_were_there_both_times(ada, world):
    people = make_people(world.project, 4, 3)
    make_ties(world.ada, people, within(people), name="Spring", asks_before=False, kinds=["work"])
    people["M"] = make_member(world.project, "M", side="lived")
    later = make_ties(world.ada, people, everywhere(people), name="Autumn", asks_before=False, kinds=["work"])
    told = text_of(ada.get(of(later)))
    assert "7 people took part in “Spring” too. This is about them only." in told
    assert "They told of 18 ties then, and of 42 now." in told
    assert "it was 0 then, and is 24 now." in told


def test_one_new_person_beside_unnamed_ones_is_not_told_by_what_is_missing(ada, world):
    people = make_people(world.project, 6, 6)
    make_ties(world.ada, people, within(people), name="Spring", unnamed="A")
    people["M"] = make_member(world.project, "M", side="lived")
    later = make_ties(world.ada, people, everywhere(people), name="Autumn", unnamed="A")
    assert "Since the time before" not in text_of(ada.get(of(later)))


def test_as_many_queries_for_few_people_as_for_many(ada, world, django_assert_max_num_queries):
    people = make_people(world.project, 12, 12)
    one = make_ties(world.ada, people, everywhere(people) | everywhere(people, "learn", before=True))
    with django_assert_max_num_queries(25):
        response = ada.get(of(one))
    assert len(response.content) < 150_000, len(response.content)
    with django_assert_max_num_queries(20):
        ada.get(ROOM)
