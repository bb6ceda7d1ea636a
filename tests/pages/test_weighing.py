"""What counts: weighed by the people themselves, each side beside the others; told, lost, kept and printed."""

import pytest
from django.utils import timezone
from lxml import html

from steppingstones.actions.consent import take_back, withdraw
from steppingstones.actions.weighing import HasEnded, WeighedAlready, weigh
from steppingstones.models import (
    Consent,
    Event,
    GotWorse,
    KeptMap,
    Sent,
    ToldOfOutcome,
    WeighedThing,
    Weigher,
    Weighing,
    Weight,
)
from tests.awkward import STRINGS
from tests.weighed import end, make_weighing, say_order
from tests.world import link, make_stone, make_voice

from .test_money_wish import flat

ROOM = "/p/the-garden/value/"
OUTSIDE = ("group", "quote", "public")
EMOJI = "😀" * 30 + " שלום"


@pytest.fixture
def ada(as_member, world):
    return as_member(world.ada)


@pytest.fixture
def ben(as_member, world):
    return as_member(world.ben)


@pytest.fixture
def stones(world):
    return [make_stone(world.project, words) for words in ("Feeling at home", "A warm meal", "Learning to cook")]


def at(one: Weighing, what: str = "") -> str:
    return f"{ROOM}weigh/{one.ref}/{what}"


def places(one: Weighing, *numbers: int | str, **more) -> dict:
    return {f"thing-{thing.ref}": number for thing, number in zip(one.things.all(), numbers, strict=True)} | more


def make_ended(world, stones, lived: int = 5, professional: int = 5) -> Weighing:
    one = make_weighing(world.project, stones)
    say_order(one, "lived", *stones, people=lived)
    say_order(one, "professional", *reversed(stones), people=professional)
    return end(one)


# --- Asking -----------------------------------------------------------------------------------------------


def test_a_group_chooses_what_is_weighed_and_how(ada, world, stones):
    words = {"name": "Spring", "way": "points", "beans": "12", "stones": [stones[0].ref, stones[1].ref]}
    response = ada.post(f"{ROOM}weigh/new/", {**words, "own_coproduction": "Being asked\r\nBeing paid\r\n"})
    one = Weighing.objects.get()
    assert response.url == at(one)
    assert [(each.words, each.track) for each in one.things.all()] == [
        ("Feeling at home", "project"),
        ("A warm meal", "project"),
        ("Being asked", "coproduction"),
        ("Being paid", "coproduction"),
    ]
    assert Event.objects.filter(noun="weighing", verb="began").exists()


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"stones": []}, "Tick two outcomes at least"),
        ({"own_coproduction": "Being asked"}, "Co-production: one thing alone cannot be weighed."),
        ({"way": "pairs", "own_project": "\n".join("abcdefg")}, "choose at most 6 things"),
        ({"own_project": "x" * 201}, "One line is too long."),
        ({"way": "junk"}, "Choose one of these."),
        ({"beans": "many"}, "Write a number, such as 10."),
        ({"name": ""}, "Write a name for this round"),
    ],
)
def test_what_cannot_be_weighed_says_how_to_mend_it(ada, stones, more, wrong):
    words = {"name": "Spring", "way": "points", "stones": [stones[0].ref, stones[1].ref], **more}
    response = ada.post(f"{ROOM}weigh/new/", words)
    assert response.status_code == 422
    assert wrong in flat(response)
    assert not Weighing.objects.exists()


def test_awkward_words_are_kept_one_thing_on_each_line(ada, world):
    lines = [line for words in STRINGS for line in words.split("\n") if line.strip() and len(line) <= 200]
    kept = 0
    for start in range(0, len(lines) - 1, 12):
        sent = {"name": lines[start][:100], "way": "points", "own_project": "\n".join(lines[start : start + 12])}
        assert ada.post(f"{ROOM}weigh/new/", sent).status_code == 302, sent
        kept += Weighing.objects.latest("pk").things.count()
        assert ada.get(at(Weighing.objects.latest("pk"))).status_code == 200
    assert kept == len(lines)
    assert {line.strip() for line in lines} == set(WeighedThing.objects.values_list("words", flat=True))


def test_each_member_says_it_once_and_nobody_can_tell_which_is_theirs(ada, world, stones):
    one = make_weighing(world.project, stones)
    assert ada.post(at(one, "mine/"), places(one, 2, 1, 3)).url == at(one)
    (weight,) = Weight.objects.values()
    assert (set(weight), weight["typist"]) == ({"id", "project_id", "weighing_id", "side", "said", "typist"}, "")
    assert not Sent.objects.exists()
    assert "You have weighed" in flat(ada.get(at(one)))
    again = ada.post(at(one, "mine/"), places(one, 1, 2, 3))
    assert again.status_code == 422
    assert "You have said this already." in flat(again)
    assert Weight.objects.count() == 1


def test_rows_are_written_anew_so_that_their_order_tells_nothing(world, stones):
    one = make_weighing(world.project, stones)
    weigh(one, {"a": 1}, member=world.ada)
    first = set(Weight.objects.values_list("pk", flat=True)) | set(Weigher.objects.values_list("pk", flat=True))
    weigh(one, {"a": 1}, member=world.ben)
    assert (
        not first & set(Weight.objects.values_list("pk", flat=True)) & set(Weigher.objects.values_list("pk", flat=True))
    )
    assert not Event.objects.filter(noun="weight").exists()


def test_readers_weigh_too(as_member, world, stones):
    one = make_weighing(world.project, stones)
    assert as_member(world.rae).post(at(one, "mine/"), places(one, 1, 2, 3)).status_code == 302
    assert Weight.objects.get().side == "commissioner"


@pytest.mark.parametrize(
    ("way", "numbers", "wrong"),
    [
        ("order", (1, 1, 2), "give each place once"),
        ("order", (2, 3, ""), "give each place once"),
        ("order", ("", "", ""), "Say something about at least one of these."),
        ("order", (9, 1, 2), "Choose one of these."),
        ("points", (5, 4, ""), "you gave out 9 beans, and you have 10"),
        ("points", (-1, 11, ""), "Something needs another look"),
        ("points", ("many", 5, 5), "Write a number, such as 3."),
    ],
)
def test_an_answer_that_does_not_add_up_is_not_lost(ada, world, stones, way, numbers, wrong):
    one = make_weighing(world.project, stones, way)
    response = ada.post(at(one, "mine/"), places(one, *numbers))
    assert response.status_code == 422
    assert wrong in flat(response)
    assert not Weight.objects.exists()


def test_two_at_a_time(ada, world, stones):
    one = make_weighing(world.project, stones, "pairs")
    first, second, third = (each.ref for each in one.things.all())
    said = {f"pair-{first}-{second}": second, f"pair-{second}-{third}": second}
    assert ada.post(at(one, "mine/"), said).status_code == 302
    assert Weight.objects.get().said == {f"{first} {second}": second, f"{second} {third}": second}


def test_a_thing_that_is_not_of_the_pair_is_no_answer(ada, world, stones):
    one = make_weighing(world.project, stones, "pairs")
    first, second, third = (each.ref for each in one.things.all())
    assert ada.post(at(one, "mine/"), {f"pair-{first}-{second}": third}).status_code == 422


def test_sheets_of_paper_are_typed_in_with_their_side(ada, world, stones):
    one = make_weighing(world.project, stones)
    assert ada.post(at(one, "sheet/"), places(one, 1, 2, 3)).status_code == 422
    assert ada.post(at(one, "sheet/"), places(one, 1, 2, 3, side="carer")).url == at(one, "sheet/")
    assert Weight.objects.get().side == "carer"
    assert not Weigher.objects.exists()


def test_a_sheet_that_is_sent_twice_is_one_and_two_alike_are_two(ada, world, stones):
    one = make_weighing(world.project, stones)
    for key in ("k1", "k1", "k2"):
        ada.post(at(one, "sheet/"), places(one, 1, 2, 3, side="carer", once=key))
    assert Weight.objects.count() == 2


def test_nobody_weighs_after_the_end(ada, world, stones):
    one = make_weighing(world.project, stones)
    assert ada.post(at(one, "end/")).status_code == 302
    with pytest.raises(HasEnded):
        weigh(one, {"a": 1}, member=world.ben)
    late = ada.post(at(one, "mine/"), places(one, 1, 2, 3))
    assert late.status_code == 422
    assert "This round has ended." in flat(late)
    assert "This round had ended before." in ada.post(at(one, "end/"), follow=True).content.decode()


def test_who_has_weighed_may_not_again_by_the_action(world, stones):
    one = make_weighing(world.project, stones)
    weigh(one, {"a": 1}, member=world.ada)
    with pytest.raises(WeighedAlready):
        weigh(one, {"a": 1}, member=world.ada)


# --- What came of it --------------------------------------------------------------------------------------


def test_nothing_is_shown_while_people_weigh(ada, world, stones):
    one = make_weighing(world.project, stones)
    say_order(one, "lived", *stones, people=6)
    told = flat(ada.get(at(one)))
    assert "6 people have weighed." in told
    assert "first comes" not in told


def test_both_sides_stand_beside_each_other_and_where_they_differ_is_said(ada, world, stones):
    told = flat(ada.get(at(make_ended(world, stones))))
    assert "Lived experience: first comes “Feeling at home”." in told
    assert "Professional: first comes “Learning to cook”." in told
    assert "They differ over “Feeling at home”: place 1 for lived experience, place 3 for professional." in told
    assert "Among themselves they largely agree." in told


def test_a_side_of_four_is_told_to_nobody(ada, world, stones):
    one = make_ended(world, stones, professional=4)
    told = flat(ada.get(at(one)))
    assert "Lived experience: first comes" in told
    assert "Professional" not in told
    assert "Of some sides fewer than 5 people weighed it, or fewer than 5 beside the sheets" in told
    assert "Professional" not in flat(ada.get(ROOM)).split("And money?")[0]


def test_who_types_in_four_sheets_does_not_learn_what_the_fifth_person_said(ada, world, stones):
    one = make_weighing(world.project, stones)
    weigh(one, {each.ref: place for place, each in enumerate(one.things.all(), 1)}, member=world.ada)
    for key in "abcd":
        ada.post(at(one, "sheet/"), places(one, 1, 2, 3, side="lived", once=key))
    ada.post(at(one, "end/"))
    assert "Of each side too few people" in flat(ada.get(at(one)))
    assert not Weight.objects.exclude(typist="").exists()


def test_the_form_of_ones_own_answer_is_kept_nowhere(ada, world, stones):
    one = make_weighing(world.project, stones)
    page = ada.get(at(one, "mine/")).content.decode()
    assert "data-keep" not in page
    assert 'name="once"' not in page


def test_where_each_side_is_small_nothing_is_shown(ada, world, stones):
    told = flat(ada.get(at(make_ended(world, stones, lived=4, professional=3))))
    assert "Of each side too few people weighed it" in told


def test_sides_of_whom_nobody_weighed_are_named(ada, world, stones):
    assert "Nobody of these sides has weighed: commissioner." in flat(ada.get(at(make_ended(world, stones))))


def test_preferences_that_go_round_are_told(ada, world, stones):
    one = make_weighing(world.project, stones)
    first, second, third = stones
    for order in ((first, second, third), (second, third, first), (third, first, second)):
        say_order(one, "lived", *order, people=2)
    end(one)
    assert "It goes round" in flat(ada.get(at(one)))


def test_the_tracks_are_never_weighed_against_each_other(ada, world, stones):
    more = [make_stone(world.project, words, track="coproduction") for words in ("Being asked", "Being paid")]
    one = make_weighing(world.project, [*stones, *more])
    say_order(one, "lived", *stones)
    end(one)
    assert "first comes “Being asked”" not in flat(ada.get(at(one))), "Nobody said anything of this track."
    again = make_weighing(world.project, [*stones, *more])
    say_order(again, "lived", *stones)
    say_order(again, "lived", *more)
    end(again)
    told = flat(ada.get(at(again)))
    assert "Of some sides" not in flat(ada.get(at(one))) + told, "That nobody said anything is not that few did."
    assert "first comes “Feeling at home”." in told
    assert "first comes “Being asked”." in told


def test_the_map_says_how_much_an_outcome_matters_to_whom(ada, world, stones):
    make_ended(world, stones)
    told = flat(ada.get(ROOM))
    assert "Lived experience: place 1 of 3. Professional: place 3 of 3." in told


def test_the_picture_says_the_same_and_has_a_table_beside_it(ada, world, stones):
    page = html.fromstring(ada.get(at(make_ended(world, stones))).content.decode())
    assert "first comes “Feeling at home”" in page.xpath("string(//*[local-name()='svg' and @class='weighed'])")
    assert [" ".join(row.itertext()).split()[-2:] for row in page.xpath("//tbody/tr")] == [
        ["1", "3"],
        ["2", "2"],
        ["3", "1"],
    ]


def test_an_outcome_that_was_removed_stays_in_what_was_weighed(ada, world, stones):
    one = make_ended(world, stones)
    stones[0].removed_at = timezone.now()
    stones[0].save()
    assert "Feeling at home" in flat(ada.get(at(one)))


# --- What no number can tell, and what got worse ----------------------------------------------------------


def test_the_group_chooses_what_people_say_of_an_outcome(ada, world, stones):
    voice = make_voice(world.project, "I laughed for the first time in a year")
    link(voice, stones[0])
    make_voice(world.project, "Not about this")
    page = f"{ROOM}counts/outcomes/{stones[0].ref}/told/"
    assert "Not about this" not in flat(ada.get(page))
    assert ada.post(page, {"voices": [voice.ref]}).status_code == 302
    assert "I laughed for the first time in a year" in flat(ada.get(ROOM))
    ada.post(page, {"voices": []})
    assert not ToldOfOutcome.objects.exists()


def test_a_voice_that_the_group_may_not_read_any_more_is_gone_from_the_map(ada, world, stones):
    voice = make_voice(world.project, "I laughed for the first time in a year")
    ToldOfOutcome.objects.create(project=world.project, stone=stones[0], voice=voice)
    withdraw(voice, Consent.Use.GROUP)
    assert "I laughed" not in flat(ada.get(ROOM))


def test_what_somebody_takes_back_is_gone_from_the_map_and_from_kept_ones(ada, world, stones):
    voice = make_voice(world.project, "I laughed for the first time in a year", uses=OUTSIDE)
    link(voice, stones[0])
    ada.post(f"{ROOM}counts/outcomes/{stones[0].ref}/told/", {"voices": [voice.ref]})
    ada.post(f"{ROOM}counts/worse/", {"words": "I laughed for the first time in a year, she said"})
    ada.post(f"{ROOM}counts/kept/keep/", {"name": "Spring", "asked": "on"})
    kept = f"{ROOM}counts/kept/{KeptMap.objects.get().ref}/"
    assert flat(ada.get(kept)).count("I laughed") == 2
    take_back(voice)
    for page in (ROOM, kept):
        assert "I laughed" not in flat(ada.get(page))
    assert "I laughed" not in str(KeptMap.objects.get().kept) + GotWorse.objects.get().words


def test_an_empty_list_of_what_got_worse_never_says_nothing(ada, stones):
    assert "Nobody has said what got worse: ask." in flat(ada.get(ROOM))


def test_what_got_worse_stands_with_its_outcome_and_can_be_taken_away_and_back(ada, stones):
    ada.post(
        f"{ROOM}counts/worse/",
        {"words": "The quiet corner is gone", "for_whom": "quiet people", "stone": stones[0].ref},
    )
    row = GotWorse.objects.get()
    assert "The quiet corner is gone For: quiet people" in flat(ada.get(ROOM))
    assert "Nobody has said" not in flat(ada.get(ROOM))
    gone = ada.post(f"{ROOM}counts/worse/{row.ref}/remove/", follow=True)
    assert "Nobody has said what got worse: ask." in flat(gone)
    ada.post(f"{ROOM}counts/worse/{row.ref}/restore/")
    assert "The quiet corner is gone For" in flat(ada.get(ROOM))


def test_long_and_strange_words_are_kept_as_typed(ada, stones):
    for words in (EMOJI, "x" * 10_000, "<script>alert(1)</script>"):
        assert ada.post(f"{ROOM}counts/worse/", {"words": words}).status_code == 302
        assert GotWorse.objects.latest("pk").words == words
    assert b"<script>alert" not in ada.get(ROOM).content
    assert ada.post(f"{ROOM}counts/worse/", {"words": "x" * 10_001}).status_code == 422
