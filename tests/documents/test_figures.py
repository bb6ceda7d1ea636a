"""Numbers in versions one after the other: none moves by a few, and what people typed is left alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppingstones.documents.figures import Typed, hold, numbers, too_near
from steppingstones.methods.suppression import PUBLISHED

TYPED = Typed(headings=("About us",), starts=("We decided: ",))


def claim(*evidence: str, anchor: str = "a", stone: str = "s", **more) -> dict:
    return {"is": "Claim", "anchor": anchor, "stone_ref": stone, "words": "Ours", "evidence": list(evidence), **more}


def said(number: int) -> str:
    return f"Said by {number} people."


def heading(text: str) -> dict:
    return {"is": "Heading", "text": text}


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        (said(12), said(13), said(12)),
        (said(12), said(16), said(12)),
        (said(12), said(17), said(17)),
        (said(12), said(9), said(12)),
        ("Said by fewer than 5 people.", said(7), "Said by fewer than 5 people."),
        (said(7), "Said by fewer than 5 people.", said(7)),
        ("Said by 12 people (7 carers).", "Said by 20 people (9 carers).", "Said by 12 people (7 carers)."),
        ("From 4 March 2026: 12 people.", "From 6 March 2026: 12 people.", "From 6 March 2026: 12 people."),
    ],
)
def test_a_number_that_moved_by_a_few_stays(then, now, told):
    assert hold([claim(now)], [[claim(then)]])[0]["evidence"] == [told]


def test_the_sentence_of_the_group_and_its_decisions_are_those_of_now():
    now = claim(said(13), "We decided: Open 6 days", words="Anew", quotes=["q2"])
    then = claim(said(12), "We decided: Open 5 days", quotes=["q1"])
    (told,) = hold([now], [[then]], TYPED)
    assert told["evidence"] == [said(12), "We decided: Open 6 days"]
    assert (told["words"], told["quotes"]) == ("Anew", ["q2"])


def test_easy_read_tells_no_more_where_the_sentence_of_the_group_is_left_out():
    def easy(*lines):
        return [{"is": "EasyRow", "words": words} for words in lines]

    then = claim(easy=easy("Ours", "12 people said so."))
    (told,) = hold([claim(easy=easy("13 people said so."))], [[then]])
    assert told["easy"] == easy("12 people said so.")
    (told,) = hold([claim(easy=easy("Anew", "13 people said so."))], [[then]])
    assert told["easy"] == easy("Anew", "12 people said so.")


def test_numbers_that_people_typed_do_not_count():
    now, then = claim(said(12), "We decided: Open 6 days"), claim(said(12), "We decided: Open 5 days")
    assert hold([now], [[then]], TYPED) == [now]
    about = [heading("About us"), {"is": "Facts", "pairs": [["How long", "3 years"]]}]
    before = [heading("About us"), {"is": "Facts", "pairs": [["How long", "2 years"]]}]
    assert hold(about, [before], TYPED) == about


def test_a_claim_that_is_dropped_and_written_anew_tells_no_more():
    (told,) = hold([claim(said(13), anchor="b")], [[claim(said(12), anchor="a")]])
    assert told["evidence"] == [said(12)]


def test_a_claim_about_another_stone_is_compared_with_that_stone_only():
    now = claim(said(13), stone="other")
    assert hold([now], [[claim(said(12))]]) == [now]


def test_two_claims_about_one_stone_say_the_same_number():
    told = hold([claim(said(13), anchor="a"), claim(said(13), anchor="b")], [[claim(said(12))]])
    assert [each["evidence"] for each in told] == [[said(12)], [said(12)]]
    assert [each["anchor"] for each in told] == ["a", "b"]


def test_claims_that_rest_on_other_voices_of_one_stone_keep_their_own_numbers():
    both = [claim(said(12), anchor="a"), claim(said(9), anchor="b")]
    assert hold(both, [both]) == both
    assert hold(both, [both[:1]]) == both
    moved = [claim(said(13), anchor="a"), claim(said(9), anchor="b")]
    assert [each["evidence"] for each in hold(moved, [both])] == [[said(12)], [said(9)]]


def test_for_and_against_are_not_mixed_up():
    now, then = claim(said(20), against=[said(9)]), claim(said(12), against=[said(9)])
    assert hold([now], [[then]]) == [now]


def test_a_table_stays_whole_because_its_rows_may_add_up():
    def table(*rows):
        return {"is": "Table", "caption": "Open?", "header": ["", "People"], "rows": [list(row) for row in rows]}

    then, now = table(("Yes", "7"), ("No", "9")), table(("Yes", "9"), ("No", "29"))
    assert hold([now], [[then]]) == [then]
    far = table(("Yes", "27"), ("No", "16"))
    assert hold([far], [[then]]) == [far]


def test_what_follows_a_claim_stays_with_it():
    def known(words):
        return {"is": "BulletList", "items": [words]}

    then = [heading("Ours"), claim(said(12)), known("9 people have answered.")]
    other = claim(said(30), anchor="b", stone="t")
    now = [heading("Ours"), other, known("8 people have answered."), claim(said(30)), known("10 people have answered.")]
    told = hold(now, [then])
    assert [each["is"] for each in told] == ["Heading", "Claim", "BulletList", "Claim", "BulletList"]
    assert [told[2]["items"], told[4]["items"]] == [["8 people have answered."], ["9 people have answered."]]


def test_a_number_is_compared_with_every_version_before_it():
    told = hold([claim(said(13))], [[claim(said(12))], [claim(said(30))]])
    assert told[0]["evidence"] == [said(30)]


@given(st.lists(st.integers(min_value=5, max_value=60), min_size=2, max_size=8))
def test_no_two_versions_are_apart_by_a_few(told):
    versions: list[list[dict]] = []
    for number in told:
        versions.append(hold([claim(said(number))], versions))
    shown = [int(re.findall(r"\d+", version[0]["evidence"][0])[0]) for version in versions]
    assert all(one == other or abs(one - other) >= PUBLISHED for one in shown for other in shown)


@given(st.lists(st.text(max_size=30), max_size=5), st.lists(st.text(max_size=30), max_size=5))
def test_any_words_can_be_compared(then, now):
    assert too_near(then, then) is False or any(len(numbers(words)) > 0 for words in then)
    assert too_near(then, now) in {True, False}
