"""An anonymous vote cannot be traced: this test reads the raw database after each vote, and looks for any pair."""

import random
import re

import pytest
from django.db import connection

from steppingstones.actions import ballots as actions
from steppingstones.models import Ballot, Event, Option, Vote, Voter

from ..world import make_decision, make_member
from .test_anonymous import A_TIME, DEVICE, everything, new_since

REASONS = ["Zwetschgen", "Quitten", "Mirabellen", "Schlehen", "Hagebutten"]


@pytest.fixture
def ballot(world, as_member):
    decision = make_decision(world.project, status="open")
    options = [Option.objects.create(project=world.project, decision=decision, words=words) for words in "AB"]
    of = {"project": world.project}
    ballot = Ballot.objects.create(**of, decision=decision, way="faces", is_anonymous=True, opened_on="2026-03-04")
    ballot.options.set(options)
    ballot.people = [world.ada, world.ben, *(make_member(world.project, name) for name in ("Di", "Ed", "Flo"))]
    Voter.objects.bulk_create(Voter(**of, ballot=ballot, member=member) for member in ballot.people)
    ballot.signed_in = {member: as_member(member) for member in ballot.people}
    ballot.says = {f"on-{options[0].ref}": "5", f"on-{options[1].ref}": "2"}
    return ballot


def vote(ballot, member, why):
    client = ballot.signed_in[member]
    client.defaults.update(DEVICE)
    form = {**ballot.says, "why": why, "once": f"once-of-{member.name}"}
    return client.post(f"/p/the-garden/decide/vote/{ballot.ref}/mine/", form)


def rows(table: str) -> list[dict]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM steppingstones_{table}")
        return [dict(zip([column[0] for column in cursor.description], row, strict=True)) for row in cursor.fetchall()]


def test_no_row_pairs_who_voted_with_what_was_said(ballot):
    before, seen = everything(), set()
    for number, (member, why) in enumerate(zip(ballot.people, REASONS, strict=True), 1):
        assert vote(ballot, member, why).status_code == 302
        new = new_since(before)
        assert set(new) - {"django_session"} == {"vote", "voter"}, "A vote leaves a trace elsewhere."
        assert [table for table, lines in everything().items() if why in "".join(lines)] == ["vote"]
        votes = rows("vote")
        assert {row["member_id"] for row in votes} == {None}
        assert set(votes[0]) == {"id", "project_id", "ballot_id", "member_id", "said", "why"}
        assert sorted(row["why"] for row in votes) == sorted(REASONS[:number])
        assert not seen & {row["id"] for row in votes}, "Each row is new with each vote."
        seen |= {row["id"] for row in votes}
        assert not A_TIME.search(new["vote"] + new["voter"])
        for trace in (*DEVICE.values(), f"once-of-{member.name}"):
            assert not any(trace in lines for lines in new.values())
    assert all(row["has_voted"] for row in rows("voter"))
    assert not Event.objects.exists()


def test_the_order_of_the_rows_is_made_by_chance(ballot, monkeypatch):
    assert isinstance(actions.chance, random.SystemRandom)
    asked = []

    def shuffle(votes):
        asked.append(len(votes))
        votes.reverse()

    monkeypatch.setattr(actions.chance, "shuffle", shuffle)
    for member, why in zip(ballot.people, REASONS, strict=True):
        vote(ballot, member, why)
    assert asked == [1, 2, 3, 4, 5]
    kept = list(Vote.objects.order_by("id").values_list("why", flat=True))
    assert kept == [REASONS[n] for n in (4, 2, 0, 1, 3)], "The rows lie in the order that chance gave them."


def test_no_transaction_tells_who_came_when(ballot):
    """PostgreSQL keeps which transaction wrote a row: all rows say the last one, and so tell nothing."""
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete")
            assert cursor.fetchone() == (1,), "What is erased is overwritten in the file."
        return
    for member, why in zip(ballot.people[:4], REASONS, strict=False):
        vote(ballot, member, why)
        for table in ("vote", "voter"):
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT DISTINCT xmin::text FROM steppingstones_{table}")
                assert len(cursor.fetchall()) == 1, table


def test_who_writes_down_a_vote_for_somebody_leaves_only_that(world, ballot):
    di = ballot.people[2]
    form = {**ballot.says, "why": REASONS[0]}
    ballot.signed_in[world.ben].post(f"/p/the-garden/decide/vote/{ballot.ref}/for/{di.ref}/", form)
    line = Event.objects.get()
    assert (line.verb, line.noun_ref) == ("voted for", f"{ballot.ref} {di.ref}")
    assert not re.search(REASONS[0], str(rows("event")))


def test_closing_and_looking_change_nothing(world, ballot):
    for member, why in zip(ballot.people, REASONS, strict=True):
        vote(ballot, member, why)
    before = rows("vote")
    ben = ballot.signed_in[world.ben]
    ben.post(f"/p/the-garden/decide/vote/{ballot.ref}/close/")
    page = ben.get(f"/p/the-garden/decide/vote/{ballot.ref}/").text
    assert rows("vote") == before
    places = [page.index(why) for why in sorted(REASONS)]
    assert places == sorted(places), "Reasons stand by the alphabet."
