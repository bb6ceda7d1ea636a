"""Consent, faces and ranking, counted so that the order of the votes never matters."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from steppingstones.methods.ballots import FACES, NO, WORRY, YES, Vote, can_be_guessed, consent, faces, ranking, reasons

OPTIONS = ["a", "b", "c", "d"]
words = st.sampled_from(["", "The cost", "Too far", "ä", " The cost "])
consents = st.builds(lambda n, why: Vote(said={"a": n}, why=why), st.sampled_from([YES, WORRY, NO]), words)
felt = st.builds(lambda said: Vote(said=said), st.dictionaries(st.sampled_from(OPTIONS), st.sampled_from(FACES)))


def places(order):
    return Vote(said={option: place for place, option in enumerate(order, 1)})


ranked = st.builds(lambda order, some: places(order[:some]), st.permutations(OPTIONS), st.integers(1, 4))


def in_two_orders(votes):
    """The same votes in two orders, both by chance."""
    return st.lists(votes, max_size=12).flatmap(lambda said: st.tuples(st.just(said), st.permutations(said)))


@given(in_two_orders(consents), in_two_orders(felt), in_two_orders(ranked))
def test_the_order_of_the_votes_changes_nothing(consents, felt, ranked):
    assert consent(consents[0], "a") == consent(consents[1], "a")
    assert faces(felt[0], OPTIONS) == faces(felt[1], OPTIONS)
    assert ranking(ranked[0], OPTIONS) == ranking(ranked[1], OPTIONS)
    assert reasons(consents[0]) == reasons(consents[1])
    assert can_be_guessed(ranked[0]) == can_be_guessed(ranked[1])


@given(st.lists(consents, max_size=12))
def test_one_objection_is_enough_and_nobody_agrees_to_silence(votes):
    found = consent(votes, "a")
    assert found.is_agreed == (bool(votes) and all(vote.said["a"] != NO for vote in votes))
    assert found.agree + found.worry + found.object == len(votes)


@given(st.lists(felt, max_size=12))
def test_each_face_is_counted_once(votes):
    found = faces(votes, OPTIONS)
    assert sum(each.said for each in found.felt) == sum(len(vote.said) for vote in votes)
    spoken = {each.option: each for each in found.felt if each.said}
    assert all(spoken[name].low == min(each.low for each in spoken.values()) for name in found.fewest_low)


@given(st.lists(ranked, max_size=12))
def test_who_beats_all_others_one_against_one_is_named(votes):
    found = ranking(votes, OPTIONS)
    last = len(OPTIONS) + 1

    def wins(one, other):
        above = sum(vote.said.get(one, last) < vote.said.get(other, last) for vote in votes)
        return above > sum(vote.said.get(one, last) > vote.said.get(other, last) for vote in votes)

    beats_all = [one for one in OPTIONS if all(wins(one, other) for other in OPTIONS if other != one)]
    assert ([found.beats_all] if found.beats_all else []) == beats_all


@given(st.lists(ranked, min_size=1, max_size=12))
def test_points_are_shared_out_and_who_beats_all_never_has_the_fewest(votes):
    found = ranking(votes, OPTIONS)
    points = {each.option: each.points for each in found.placed}
    assert sum(points.values()) == len(votes) * len(OPTIONS) * (len(OPTIONS) - 1) / 2
    if found.beats_all:
        assert points[found.beats_all] > min(points.values())


def test_when_the_ways_disagree_it_is_said():
    votes = 3 * [places("abc")] + 2 * [places("bca")]
    found = ranking(votes, ["a", "b", "c"])
    assert (found.beats_all, found.most_points, found.most_firsts) == ("a", ("b",), ("a",))
    assert not found.do_agree


def test_round_and_round_nobody_beats_all():
    votes = [places("abc"), places("bca"), places("cab")]
    found = ranking(votes, ["a", "b", "c"])
    assert found.beats_all == ""
    assert found.most_points == ("a", "b", "c")


def test_without_a_vote_nothing_leads():
    assert ranking([], OPTIONS).most_points == faces([], OPTIONS).fewest_low == ()
    assert not ranking([], OPTIONS).do_agree
    assert can_be_guessed([]).are_few is False


@given(st.lists(consents, max_size=8))
def test_reasons_stand_by_the_alphabet(votes):
    assert all(one.casefold() <= other.casefold() for one, other in pairwise(reasons(votes)))
