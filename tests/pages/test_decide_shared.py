"""How shared a decision was, as each side saw it, and why one was dropped."""

import pytest

from steppingstones.actions.voices import hash_of
from steppingstones.models import Decision, Event, Giver, SharedView
from steppingstones.queries.decisions import how_shared, sides_differ

from ..world import link, make_decision, make_member, make_voice

ROOM = "/p/the-garden/decide/"


@pytest.fixture
def decision(world):
    return make_decision(world.project)


def say(as_member, member, decision, rung):
    return as_member(member).post(f"{ROOM}{decision.ref}/shared/", {"rung": rung}, follow=True)


def test_each_member_has_one_view_and_can_change_it(world, as_member, decision):
    say(as_member, world.ada, decision, "2")
    page = say(as_member, world.ada, decision, "4")
    assert "Co-produced: it was decided together, as equals" in page.text
    assert SharedView.objects.get().rung == 4
    assert Event.objects.filter(verb="said how shared", noun_ref=decision.ref).count() == 2
    say(as_member, world.ada, decision, "")
    assert not SharedView.objects.exists()


def test_what_somebody_said_is_chosen_in_their_form_and_in_nobody_elses(world, as_member, decision):
    say(as_member, world.ada, decision, "3")
    chosen = 'value="3" id="id_rung_2" checked'
    assert as_member(world.ada).get(f"{ROOM}{decision.ref}/shared/").text.count(chosen) == 1
    assert chosen not in as_member(world.ben).get(f"{ROOM}{decision.ref}/shared/").text


def test_the_sides_stand_beside_each_other(world, decision):
    for member, rung in ((world.ada, 1), (make_member(world.project, "Di", side=world.ada.side), 2), (world.ben, 4)):
        decision.shared_views.create(project=world.project, member=member, rung=rung)
    saw = how_shared(decision)
    assert {each.side: each.middle for each in saw} == {world.ada.side: 1.5, world.ben.side: 4}
    assert [number for _rung, number in saw[0].rungs] == [1, 1]
    assert sides_differ(saw)


@pytest.mark.parametrize(
    ("rungs", "differ"), [((3, 4), False), ((2, 4), True), ((5, 3), True), ((1,), False), ((), False)]
)
def test_two_rungs_apart_is_worth_talking_about(world, decision, rungs, differ):
    for member, rung in zip((world.ada, world.ben), rungs, strict=False):
        decision.shared_views.create(project=world.project, member=member, rung=rung)
    assert sides_differ(how_shared(decision)) is differ


def test_the_page_says_that_the_sides_differ(world, as_member, decision):
    say(as_member, world.ada, decision, "1")
    assert "The sides do not see this in the same way." in say(as_member, world.ben, decision, "5").text


def test_it_is_written_down_for_somebody_without_an_account(world, as_member, decision):
    di = make_member(world.project, "Di", side=world.ada.side, user=None)
    ada = as_member(world.ada)
    url = f"{ROOM}{decision.ref}/shared/{di.ref}/"
    assert url in ada.get(f"{ROOM}{decision.ref}/shared/").text
    ada.post(url, {"rung": "1"})
    ben = as_member(world.ben).get(url).text
    assert "What you choose now takes its place." in ben
    assert 'value="1" id="id_rung_0" checked' not in ben
    assert [(view.member, view.rung) for view in SharedView.objects.all()] == [(di, 1)]
    line = Event.objects.get()
    assert (line.verb, line.member, line.noun_ref) == ("said how shared for", world.ada, f"{decision.ref} {di.ref}")
    ada.post(url, {"rung": ""})
    assert not SharedView.objects.exists()


def test_nobody_says_it_for_those_who_say_it_themselves_or_are_elsewhere(world, as_member, decision):
    gone = make_member(world.project, "Di", user=None, left_at="2026-03-04T00:00Z")
    strange = make_member(world.elsewhere, "Ed", user=None)
    for about in (world.ben, world.cy, gone, strange):
        assert as_member(world.ada).post(f"{ROOM}{decision.ref}/shared/{about.ref}/", {"rung": "5"}).status_code == 404
    di = make_member(world.project, "Flo", user=None)
    assert as_member(world.rae).post(f"{ROOM}{decision.ref}/shared/{di.ref}/", {"rung": "5"}).status_code == 403
    assert not SharedView.objects.exists()


@pytest.mark.parametrize("rung", ["0", "6", "x", "4.5", "99999999999999999999"])
def test_other_rungs_are_refused_with_a_reason(world, as_member, decision, rung):
    page = say(as_member, world.ada, decision, rung)
    assert page.status_code == 422
    assert "Choose one of these." in page.text
    assert not SharedView.objects.exists()


def test_readers_and_outsiders_say_nothing(world, as_member, decision):
    assert say(as_member, world.rae, decision, "5").status_code == 403
    assert say(as_member, world.cy, decision, "5").status_code == 404


def test_a_decision_is_dropped_only_with_a_reason(world, as_member, decision):
    ada, url = as_member(world.ada), f"{ROOM}{decision.ref}/edit/"
    form = {"question": "Which table?", "decided": "A round one", "status": "dropped"}
    page = ada.post(url, form)
    assert page.status_code == 422
    assert "Write why it was dropped." in page.text
    page = ada.post(url, {**form, "dropped_why": "The shop closed"}, follow=True)
    assert "The shop closed" in page.text
    assert Decision.objects.get().status == "dropped"


def test_what_is_being_done_has_been_decided(world, as_member, decision):
    page = as_member(world.ada).post(f"{ROOM}{decision.ref}/edit/", {"question": "Which table?", "status": "doing"})
    assert page.status_code == 422
    assert "Write what was decided." in page.text


def test_whoever_asked_for_it_reads_why_it_was_dropped(world, client, decision):
    secret = "a-way-back-that-nobody-guesses"
    giver = Giver.objects.create(project=world.project, receipt_hash=hash_of(secret))
    link(make_voice(world.project, giver=giver), decision)
    Decision.objects.filter(pk=decision.pk).update(status="dropped", dropped_why="The shop closed.")
    page = client.get(f"/say/receipt/{secret}/")
    assert "This was dropped. The shop closed." in page.text


def test_whoever_asked_for_an_option_reads_what_was_decided_instead(world, client, decision):
    secret = "a-way-back-that-nobody-guesses"
    giver = Giver.objects.create(project=world.project, receipt_hash=hash_of(secret))
    option = decision.options.create(project=world.project, words="The square one")
    option.voices.add(make_voice(world.project, giver=giver))
    text = client.get(f"/say/receipt/{secret}/").text
    assert "The group understood that you ask for this:" in text
    assert "The square one" in text
    assert decision.decided in text
    decision.removed_at = "2026-03-04T00:00Z"
    decision.save()
    assert "The square one" not in client.get(f"/say/receipt/{secret}/").text
