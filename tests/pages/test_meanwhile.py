"""Two people edit the same thing: the second is told, and loses nothing."""

import pytest

from steppingstones.models import Claim, Presence, Report
from tests.world import link, make_change, make_decision, make_questionnaire, make_stone, make_voice


def sent(page, **changes):
    """What a browser sends from this page, with these changes."""
    form = page.context["form"]
    values = {field.name: field.value() for field in form if field.value() is not None}
    lines = {name: value.replace("\n", "\r\n") for name, value in values.items() if isinstance(value, str)}
    return {**values, **lines, "seen": form.seen, **changes}


@pytest.fixture
def pages(world):
    """Each page that edits something, with a field and what is in it, and another field."""
    decision = make_decision(world.project)
    decision.options.create(project=world.project, words="A square one")
    decision.options.create(project=world.project, words="A long one")
    Presence.objects.create(project=world.project, decision=decision, member=world.ada)
    stone, change = make_stone(world.project), make_change(decision)
    link(change, stone)
    at = "/p/the-garden/"
    return {
        "decision": (f"{at}decide/{decision.ref}/edit/", decision, "why", "question"),
        "change": (f"{at}decide/change/{change.ref}/edit/", change, "words", "for_whom"),
        "project": (f"{at}about/", world.project, "about", "place"),
        **in_other_rooms(world),
        "member": (f"{at}people/{world.ada.ref}/", world.ada, "ways", "access_needs"),
    }


def in_other_rooms(world):
    at, project = "/p/the-garden/", world.project
    questionnaire = make_questionnaire(project, opening="Tell us.")
    question = questionnaire.questions.get(kind="choice")
    report = Report.objects.create(project=project, title="Our first year")
    claim = Claim.objects.create(project=project, report=report, stone=make_stone(project), words="It is calm")
    note = make_voice(project, subject="The table")
    return {
        "note": (f"{at}listen/log/{note.ref}/", note, "words", "subject"),
        "questionnaire": (f"{at}listen/questionnaires/{questionnaire.ref}/words/", questionnaire, "opening", "title"),
        "question": (f"{at}listen/questions/{question.ref}/", question, "words", "help"),
        "report": (f"{at}show/{report.ref}/edit/", report, "title", "opening"),
        "claim": (f"{at}show/{report.ref}/claims/{claim.ref}/edit/", claim, "words", "easy_words"),
    }


NOUNS = ["decision", "change", "project", "member", "note", "questionnaire", "question", "report", "claim"]


@pytest.mark.parametrize("noun", NOUNS)
def test_the_second_is_told_and_may_save_again(as_member, world, pages, noun):
    address, row, first, second = pages[noun]
    ben = as_member(world.ben)
    before = ben.get(address)
    assert 'name="seen"' in before.text
    assert ben.post(address, sent(before, **{first: "Words of the first"})).status_code == 302
    mine = "Words of the second"
    page = ben.post(address, sent(before, **{second: mine}))
    assert "Somebody changed this while you were writing." in page.text
    assert "Words of the first" in page.text
    assert page.context["form"][second].value() == mine
    row.refresh_from_db()
    assert getattr(row, first) == "Words of the first"
    assert ben.post(address, sent(page)).status_code == 302
    row.refresh_from_db()
    assert getattr(row, second) == mine


@pytest.mark.parametrize("noun", NOUNS)
def test_nothing_stands_in_the_way_of_one_person(as_member, world, pages, noun):
    address, row, first, _second = pages[noun]
    ben = as_member(world.ben)
    for words in ("Once", "Twice"):
        assert ben.post(address, sent(ben.get(address), **{first: words})).status_code == 302
        row.refresh_from_db()
        assert getattr(row, first) == words


def test_two_who_write_the_same_agree(as_member, world, pages):
    address, _row, first, _second = pages["change"]
    ben = as_member(world.ben)
    before = ben.get(address)
    answers = [ben.post(address, sent(before, **{first: "The same words"})).status_code for _ in range(2)]
    assert answers == [302, 302]


def test_what_is_there_now_is_said_in_words(as_member, world, pages):
    address, _decision, *_fields = pages["decision"]
    ben = as_member(world.ben)
    before = ben.get(address)
    assert ben.post(address, sent(before, status="open", present=[world.ben.ref], decided_on="")).status_code == 302
    page = ben.post(address, sent(before))
    now = dict(page.context["form"].now)
    assert now == {
        "How far is it?": "Open: still to be decided",
        "When was it decided?": "Nothing",
        "Who was there?": "Ben",
    }


def test_a_stone_that_was_taken_off_meanwhile_says_so(as_member, world):
    address = f"/p/the-garden/plan/stones/{make_stone(world.project).ref}/"
    ada = as_member(world.ada)
    ada.post(f"{address}remove/")
    page = ada.post(address, {"words": "My new words", "kind": "short", "track": "project"})
    assert page.status_code == 410
    assert "My new words" in page.text
    assert "Bring it back" in page.text
