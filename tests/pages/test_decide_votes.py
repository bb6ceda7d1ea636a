"""Deciding together: preparing a vote, voting, closing, and what is shown when."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steppingstones.models import Ballot, Event, Member, Option, Vote, Voter
from steppingstones.queries.ballots import who_said_what
from tests.world import make_decision, make_member

ROOM = "/p/the-garden/decide/"


@pytest.fixture
def ben(world, as_member):
    return as_member(world.ben)


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


@pytest.fixture
def decision(world):
    decision = make_decision(world.project, status="open", decided="")
    for order, words in enumerate(("Round", "Square")):
        Option.objects.create(project=world.project, decision=decision, words=words, order=order)
    return decision


def open_one(decision, *voters, way="faces", **changes):
    of = {"project": decision.project}
    proposal = decision.options.first() if way == "consent" else None
    ballot = Ballot.objects.create(
        **of, decision=decision, way=way, proposal=proposal, **{"opened_on": "2026-03-04", **changes}
    )
    ballot.options.set([proposal] if proposal else decision.options.all())
    Voter.objects.bulk_create(Voter(**of, ballot=ballot, member=member) for member in voters)
    return ballot


def says(ballot, *numbers, **more):
    """What the form sends, for the options in their order."""
    options = ballot.options.all()
    return {f"on-{option.ref}": number for option, number in zip(options, numbers, strict=True)} | more


def url(ballot, end=""):
    return f"{ROOM}vote/{ballot.ref}/{end}"


# --- Preparing, opening and closing -----------------------------------------------------------------------


def test_a_vote_is_prepared_opened_and_closed(world, ben, ada, decision):
    typed = {"way": "ranking", "voters": [world.ada.ref, world.ben.ref], "why": "We are many"}
    ben.post(f"{ROOM}{decision.ref}/vote/add/", typed)
    ballot = Ballot.objects.get()
    assert (ballot.way, ballot.is_anonymous, ballot.voters.count()) == ("ranking", False, 2)
    assert "not open" in ada.get(url(ballot, "mine/"), follow=True).text
    ben.post(url(ballot, "open/"))
    ada.post(url(ballot, "mine/"), says(ballot, 1, 2, why="I see everybody"))
    assert "I see everybody" not in ben.get(url(ballot)).text  # results only after closing
    ben.post(url(ballot, "close/"))
    text = ben.get(url(ballot)).text
    for words in (
        "I see everybody",
        "All three ways of counting lead to the same option",
        "Write down what was decided",
    ):
        assert words in text
    assert "All three ways of counting" in ben.get(f"{ROOM}{decision.ref}/").text


def test_consent_needs_its_proposal_and_a_ranking_two_options(world, ben, decision):
    add = f"{ROOM}{decision.ref}/vote/add/"
    assert ben.post(add, {"way": "consent", "voters": [world.ada.ref]}).status_code == 422
    assert ben.post(add, {"way": "faces"}).status_code == 422
    ben.post(add, {"way": "ranking", "voters": [world.ada.ref]})
    decision.options.first().delete()
    assert "two for a ranking" in ben.post(url(Ballot.objects.get(), "open/"), follow=True).text
    assert Ballot.objects.get().opened_on is None


def test_once_open_it_stays_anonymous_for_good(world, ben, decision):
    ballot = open_one(decision, world.ada, is_anonymous=True)
    ben.post(url(ballot, "edit/"), {"way": "faces", "voters": [world.ada.ref], "is_anonymous": ""})
    ben.post(f"{ROOM}{decision.ref}/vote/add/", {"way": "faces", "voters": [world.ada.ref]})
    assert Ballot.objects.get().is_anonymous


def test_only_facilitators_open_and_close(world, ada, decision):
    ballot = open_one(decision, world.ada)
    for end in ("open/", "close/", "remove/"):
        assert ada.post(url(ballot, end)).status_code == 403


def test_a_vote_is_removed_only_while_nobody_voted(world, ben, ada, decision):
    ballot = open_one(decision, world.ada)
    ada.post(url(ballot, "mine/"), says(ballot, 5, 1))
    assert "So the vote stays" in ben.post(url(ballot, "remove/"), follow=True).text
    Vote.objects.all().delete()
    ballot.voters.update(has_voted=False)
    ben.post(url(ballot, "remove/"))
    assert not Ballot.objects.exists()


def test_the_group_is_asked_again_about_a_changed_proposal(world, ben, ada, decision):
    first = closed(decision, "consent", ([3], "It is too dear"))
    ben.post(f"{ROOM}{decision.ref}/options/add/", {"words": "A cheaper one"})
    cheaper = decision.options.get(words="A cheaper one")
    typed = {"way": "consent", "proposal": cheaper.ref, "voters": [world.ada.ref]}
    ben.post(f"{ROOM}{decision.ref}/vote/add/", typed)
    again = Ballot.objects.exclude(pk=first.pk).get()
    ben.post(f"{ROOM}{decision.ref}/vote/add/", typed)  # one after the other
    assert Ballot.objects.count() == 2
    ben.post(url(again, "open/"))
    ada.post(url(again, "mine/"), says(again, 1))
    ben.post(url(again, "close/"))
    text = ben.get(f"{ROOM}{decision.ref}/").text
    assert "Agreed: nobody objects." in text
    assert url(first) in text
    assert "Not agreed" in ben.get(url(first)).text


def test_an_option_that_came_later_is_not_in_a_vote_that_is_open(world, ben, ada, decision):
    ballot = open_one(decision, world.ada)
    late = decision.options.create(project=world.project, words="Long", order=3)
    assert "Long" not in ada.get(url(ballot, "mine/")).text
    ada.post(url(ballot, "mine/"), says(ballot, 5, 1) | {f"on-{late.ref}": 5})
    assert late.ref not in Vote.objects.get().said


# --- Voting ------------------------------------------------------------------------------------------------


def test_with_names_a_vote_can_be_changed_until_it_is_closed(world, ada, ben, decision):
    ballot = open_one(decision, world.ada)
    ada.post(url(ballot, "mine/"), says(ballot, 5, 1))
    assert 'value="5"' in ada.get(url(ballot, "mine/")).text
    ada.post(url(ballot, "mine/"), says(ballot, 2, ""))
    vote = Vote.objects.get()
    assert list(vote.said.values()) == [2]
    ben.post(url(ballot, "close/"))
    assert ada.post(url(ballot, "mine/"), says(ballot, 1, 1)).status_code == 422
    assert Vote.objects.get().said == vote.said


def test_an_anonymous_vote_is_given_once(world, ada, decision):
    ballot = open_one(decision, world.ada, world.ben, is_anonymous=True)
    assert "data-keep" not in ada.get(url(ballot, "mine/")).text.partition("<main")[2].partition("</main")[0]
    for number in (5, 3):
        ada.post(url(ballot, "mine/"), says(ballot, number, 1))
    assert [sorted(vote.said.values()) for vote in Vote.objects.all()] == [[1, 5]]


@pytest.mark.parametrize(
    ("way", "numbers", "words"),
    [
        ("faces", ("", ""), "Say something about at least one"),
        ("faces", ("6", "1"), "Choose one of these."),
        ("ranking", ("1", "1"), "Two have the same place"),
        ("ranking", ("2", ""), "Two have the same place"),
        ("consent", ("",), "Choose one of these."),
        ("consent", ("4",), "Choose one of these."),
    ],
)
def test_what_is_no_vote_is_named(world, ada, decision, way, numbers, words):
    ballot = open_one(decision, world.ada, way=way)
    page = ada.post(url(ballot, "mine/"), says(ballot, *numbers, why="Because of the heat"))
    assert page.status_code == 422
    assert words in page.text
    assert "Because of the heat" in page.text
    assert not Vote.objects.exists()


def test_who_is_not_asked_does_not_vote(world, ada, as_member, decision):
    ballot = open_one(decision, world.ben)
    assert ada.post(url(ballot, "mine/"), says(ballot, 1, 1)).status_code == 422
    assert as_member(world.cy).post(url(ballot, "mine/"), says(ballot, 1, 1)).status_code == 404
    assert not Vote.objects.exists()


def test_a_reader_who_is_asked_votes(world, as_member, decision):
    ballot = open_one(decision, world.rae)
    as_member(world.rae).post(url(ballot, "mine/"), says(ballot, 1, 1))
    assert Vote.objects.get().member == world.rae


def test_for_somebody_without_an_account_anybody_writes_it_down(world, ada, ben, decision):
    di = make_member(world.project, "Di", user=None)
    ballot = open_one(decision, di, world.ada, world.rae)
    ada.post(url(ballot, f"for/{di.ref}/"), says(ballot, 4, 1))
    assert Vote.objects.get().member == di
    line = Event.objects.get()
    assert (line.verb, line.member, line.noun_ref) == ("voted for", world.ada, f"{ballot.ref} {di.ref}")
    assert ada.post(url(ballot, f"for/{world.rae.ref}/"), says(ballot, 1, 1)).status_code == 403
    ben.post(url(ballot, f"for/{world.rae.ref}/"), says(ballot, 1, 1))  # a paper
    ben.post(url(ballot, "close/"))
    assert ada.get(url(ballot)).text.count("Written down by") == 4  # in both lists


def test_nobody_sees_or_changes_what_somebody_said_themselves(world, ada, ben, decision):
    ballot = open_one(decision, world.ada, world.ben)
    ada.post(url(ballot, "mine/"), says(ballot, 5, 1, why="I see everybody"))
    page = ben.get(url(ballot, f"for/{world.ada.ref}/"), follow=True)
    assert "This person has voted themselves." in page.text
    assert "I see everybody" not in page.text
    assert ben.post(url(ballot, f"for/{world.ada.ref}/"), says(ballot, 1, 1)).status_code == 422
    assert Vote.objects.get().why == "I see everybody"


def test_what_was_written_down_for_somebody_can_be_put_right_unseen(world, ben, decision):
    ballot = open_one(decision, world.ada)
    ben.post(url(ballot, f"for/{world.ada.ref}/"), says(ballot, 5, 1, why="On paper"))
    assert "On paper" not in ben.get(url(ballot, f"for/{world.ada.ref}/")).text
    ben.post(url(ballot, f"for/{world.ada.ref}/"), says(ballot, 4, 1, why="On paper, read again"))
    assert Vote.objects.get().why == "On paper, read again"


def test_a_vote_that_was_removed_takes_nobody_elses_votes(world, ada, decision):
    """Somebody has the form of an anonymous vote open while it is removed and another is opened with names."""
    ballot = open_one(decision, world.ada, is_anonymous=True)
    form = says(ballot, 1, 1)
    ballot.delete()
    open_one(decision, world.ada)
    assert ada.post(url(ballot, "mine/"), form).status_code == 404
    assert not Vote.objects.exists()


# --- What came out ------------------------------------------------------------------------------------------


def closed(decision, way, *votes, **changes):
    """A closed vote of members, each with what they said."""
    members = [make_member(decision.project, f"M{n}", user=None) for n in range(len(votes))]
    ballot = open_one(decision, *members, way=way, closed_on="2026-03-05", **changes)
    options = list(ballot.options.all())
    for member, (numbers, why) in zip(members, votes, strict=True):
        said = {option.ref: number for option, number in zip(options, numbers, strict=True) if number}
        whose = None if ballot.is_anonymous else member
        Vote.objects.create(project=decision.project, ballot=ballot, member=whose, said=said, why=why)
    return ballot


def test_one_who_cannot_live_with_it_stops_it(ada, decision):
    ballot = closed(decision, "consent", ([1], ""), ([2], "The cost"), ([3], "I cannot sit there"))
    text = ada.get(url(ballot)).text
    for words in ("Not agreed", "I cannot sit there", "The cost", "1 person cannot live with it"):
        assert words in text


def test_a_worry_does_not_stop_it(ada, decision):
    text = ada.get(url(closed(decision, "consent", ([1], ""), ([2], "The cost")))).text
    assert "Agreed: nobody objects." in text
    assert "There are worries." in text


def test_faces_are_counted_and_not_averaged(ada, decision):
    text = ada.get(url(closed(decision, "faces", ([5, 4], ""), ([5, 3], ""), ([1, 3], "")))).text
    assert "3 people said how they feel about it. Low faces: 1." in text
    assert "What most people like is not what the fewest people dislike." in text


def test_where_ways_of_counting_disagree_the_page_says_so(ada, decision):
    decision.options.create(project=decision.project, words="Long", order=2)
    votes = 3 * [([1, 2, 3], "")] + 2 * [([3, 1, 2], "")]
    assert "do not lead to the same one option" in ada.get(url(closed(decision, "ranking", *votes))).text


def test_who_said_what_begins_with_what_they_put_first(decision):
    ballot = closed(decision, "ranking", ([2, 1], ""))
    assert [each.words for each in who_said_what(ballot)] == [(("Square", "place 1"), ("Round", "place 2"))]


def test_few_anonymous_votes_and_equal_ones_come_with_a_warning(ada, decision):
    text = ada.get(url(closed(decision, "faces", ([5, 4], "B"), ([5, 4], "A"), is_anonymous=True))).text
    assert "may guess who said what" in text
    assert "Everybody who voted said the same." in text
    assert text.index('<li dir="auto">A</li>') < text.index('<li dir="auto">B</li>')
    assert "Who said what</h2>" not in text


def test_many_votes_take_as_many_queries_as_few(world, ada, decision):
    ballot = closed(decision, "ranking", ([1, 2], ""))
    numbers = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as queries:
            ada.get(url(ballot))
        numbers.append(len(queries))
        for n in range(3):
            member = make_member(world.project, f"N{n}", user=None)
            Voter.objects.create(project=world.project, ballot=ballot, member=member, has_voted=True)
            Vote.objects.create(project=world.project, ballot=ballot, member=member, said={})
    assert numbers[0] == numbers[1] <= 30


def test_who_left_is_still_shown_with_what_they_said(world, ada, decision):
    ballot = closed(decision, "faces", ([5, 4], "It is warm"))
    Member.objects.filter(name="M0").update(left_at="2026-03-06T00:00Z")
    assert "It is warm" in ada.get(url(ballot)).text
