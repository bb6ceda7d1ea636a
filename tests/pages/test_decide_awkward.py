"""Awkward words in the forms of the room that the walk over all forms cannot fill in: votes, links and files.

Each piece is kept as it was typed, or comes back with the reason; how many are refused is said beforehand.
"""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import escape

from steppingstones.models import Option, Proof, Vote
from tests.awkward import STRINGS
from tests.world import make_change, make_decision, make_member

from .forms_poured import same_ends, together
from .test_decide_votes import open_one, says

ROOM = "/p/the-garden/decide/"
NUL = "a\0b"
TOO_MANY, NOT_KEPT, NOT_THE_WEB, MISSING = "use at most", "cannot be kept", "begins with http", "Write what it shows."
NUMBERS = {"consent": (2,), "faces": (5, 1), "ranking": (2, 1)}


@pytest.fixture
def ada(world, as_member):
    return as_member(world.ada)


@pytest.fixture
def decision(world):
    decision = make_decision(world.project, status="open", decided="")
    for order, words in enumerate(("Round", "Square")):
        Option.objects.create(project=world.project, decision=decision, words=words, order=order)
    return decision


@pytest.fixture
def change(world, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return make_change(make_decision(world.project))


def pour(pieces, send, kept) -> dict[str, int]:
    """Send each piece; see it kept as it was typed, or read why not. How many were refused, by reason."""
    refused: dict[str, int] = {}
    for words in pieces:
        answer = send(words)
        if answer.status_code == 302:
            assert same_ends(words).strip() in {same_ends(one) for one in kept()}, ascii(words)
            continue
        assert answer.status_code == 422, ascii(words)
        assert escape(words) in answer.text, ascii(words)
        reasons = [one for one in (TOO_MANY, NOT_KEPT, NOT_THE_WEB, MISSING) if one in answer.text]
        assert reasons, ascii(words)
        refused[reasons[0]] = refused.get(reasons[0], 0) + 1
    return refused


def whys() -> set[str]:
    return set(Vote.objects.values_list("why", flat=True))


@pytest.mark.parametrize("way", NUMBERS)
@pytest.mark.parametrize("end", ["mine", "for"])
def test_awkward_reasons_for_a_vote(world, ada, decision, way, end):
    di = make_member(world.project, "Di", user=None)
    ballot = open_one(decision, world.ada, di, way=way)
    url = f"{ROOM}vote/{ballot.ref}/" + ("mine/" if end == "mine" else f"for/{di.ref}/")
    pieces = [*together(2000), NUL, "x" * 10_000]
    refused = pour(pieces, lambda words: ada.post(url, says(ballot, *NUMBERS[way], why=words)), whys)
    assert refused == {NOT_KEPT: 1, TOO_MANY: 1}
    assert Vote.objects.count() == 1


def test_awkward_reasons_are_shown_as_they_are_and_stay_in_the_form(world, ada, decision):
    ballot = open_one(decision, world.ada)
    for words in together(2000):
        ada.post(f"{ROOM}vote/{ballot.ref}/mine/", says(ballot, 5, 1, why=words))
        assert escape(same_ends(words).strip()) in same_ends(ada.get(f"{ROOM}vote/{ballot.ref}/mine/").text)
    ballot.closed_on = "2026-03-05"
    ballot.save()
    assert escape(same_ends(words).strip().split("\n")[0]) in ada.get(f"{ROOM}vote/{ballot.ref}/").text


def test_awkward_reasons_without_a_name(world, as_member, decision):
    pieces = together(2000)
    voters = [make_member(world.project, f"N{number}") for number in range(len(pieces) + 1)]
    ballot = open_one(decision, *voters, is_anonymous=True)
    url = f"{ROOM}vote/{ballot.ref}/mine/"
    for voter, words in zip(voters, pieces, strict=False):
        assert as_member(voter).post(url, says(ballot, 5, 1, why=words)).status_code == 302
    answers = [as_member(voters[-1]).post(url, says(ballot, 5, 1, why=words)) for words in (NUL, "x" * 10_000)]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert {same_ends(why) for why in whys()} == {same_ends(words).strip() for words in pieces}


def shown() -> set[str]:
    return set(Proof.objects.values_list("words", flat=True))


def links() -> set[str]:
    return set(Proof.objects.values_list("url", flat=True))


def test_awkward_words_beside_a_link(ada, change):
    def send(words):
        Proof.objects.all().delete()
        sent = {"url": "https://example.org/news", "words": words}
        return ada.post(f"{ROOM}change/{change.ref}/links/add/", sent)

    nothing = sum(not words.strip() for words in STRINGS)
    assert pour([*STRINGS, NUL, "x" * 10_000], send, shown) == {NOT_KEPT: 1, TOO_MANY: 1, MISSING: nothing}


def test_awkward_addresses_of_a_link(ada, change):
    def send(url):
        return ada.post(f"{ROOM}change/{change.ref}/links/add/", {"url": url, "words": "The news"})

    refused = pour([*STRINGS, NUL, "x" * 10_000], send, links)
    assert refused == {NOT_KEPT: 1, TOO_MANY: 1, NOT_THE_WEB: len(STRINGS) - 1}  # one of them is an address
    assert links() == {"http://www.cum.qc.ca/"}


def test_awkward_words_beside_a_file(ada, change):
    def send(words):
        Proof.objects.all().delete()
        file = SimpleUploadedFile("paper.txt", b"We moved the bins.")
        return ada.post(f"{ROOM}change/{change.ref}/proofs/add/", {"file": file, "words": words})

    pieces = [*together(300), NUL, "x" * 10_000]
    assert pour(pieces, send, shown) == {NOT_KEPT: 1, TOO_MANY: 1}


def test_files_with_awkward_names_are_kept_under_a_name_that_can_be_saved(ada, change):
    for name in STRINGS:
        Proof.objects.all().delete()
        sent = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")  # as browsers do
        file = SimpleUploadedFile(f"{sent}.txt", b"We moved the bins.")
        answer = ada.post(f"{ROOM}change/{change.ref}/proofs/add/", {"file": file, "words": "The bins"})
        assert answer.status_code == 302, ascii(name)
        kept = Proof.objects.get().name
        assert kept == Path(kept).name
        assert kept.endswith(".txt")
        assert not set(kept) & set('<>:"/\\|?*\r\n\0'), ascii(kept)
        assert ada.get(f"{ROOM}proof/{Proof.objects.get().ref}/").status_code == 200
