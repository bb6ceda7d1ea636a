"""“This worries me”: only those who look after safety see more than that something was passed on. Content notes."""

import pytest
from django.core import mail

from steppingstones.models import Event, Worry

from ..world import link, make_decision, make_member, make_voice

SAFETY = "/p/the-garden/listen/safety/"
WORRIES = f"{SAFETY}worries/"


@pytest.fixture
def voice(world):
    return make_voice(world.project, "He locks me in")


@pytest.fixture
def dee(world):
    return make_member(world.project, "Dee", keeps_safe=True)


@pytest.fixture
def worry(world, as_member, voice, dee, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        url = f"/p/the-garden/listen/voices/{voice.ref}/worry/"
        page = as_member(world.ada).post(url, {"words": "Sounds like her brother"}, follow=True)
    assert "Passed on to Dee." in page.text
    return Worry.objects.get()


def test_those_who_are_named_see_it_and_nobody_else(world, as_member, dee, worry):
    assert "Sounds like her brother" in as_member(dee).get(WORRIES).text
    for member in (world.ada, world.ben, world.rae, world.cy):
        somebody = as_member(member)
        for url in (WORRIES, f"{WORRIES}{worry.ref}/"):
            assert somebody.get(url).status_code == 404
        for what in ("", "close/", "open/"):
            assert somebody.post(f"{WORRIES}{worry.ref}/{what}", {"done": "Nothing"}).status_code == 404


def test_nothing_on_any_page_tells_others_that_there_is_a_worry(world, as_member, voice, worry):
    ada = as_member(world.ada)
    for url in (f"/p/the-garden/understand/voice/{voice.ref}/", "/p/the-garden/listen/", SAFETY):
        before = ada.get(url).text
        Worry.objects.all().delete()
        assert len(ada.get(url).text) == len(before)


def test_the_history_has_neither_the_words_nor_the_voice(world, voice, worry):
    assert Event.objects.values_list("verb", "noun", "noun_ref").get() == ("passed on", "worry", worry.ref)


def test_the_mail_says_nothing_of_it(worry):
    message = mail.outbox[0]
    assert message.bcc == ["dee@example.org"]
    assert WORRIES in message.body
    assert "brother" not in message.body
    assert "locks" not in message.body


def test_a_project_without_anybody_named_says_so_and_tells_facilitators(world, as_member, voice):
    Worry.objects.create(project=world.project, voice=voice, raised_on="2026-03-04", words="Look at this")
    page = as_member(world.ada).get(SAFETY)
    assert "Nobody is named for it in this project yet. Until then the facilitators are told: Ben." in page.text
    ben = as_member(world.ben)
    assert "1 worry is open." in ben.get("/p/the-garden/listen/").text
    assert "Look at this" in ben.get(WORRIES).text


def test_what_was_done_is_written_down_and_the_worry_closed(as_member, dee, worry):
    page = as_member(dee)
    page.post(f"{WORRIES}{worry.ref}/", {"done": "Told Mr Lee on Monday"})
    assert "Told Mr Lee on Monday" in page.get(f"{WORRIES}{worry.ref}/").text
    page.post(f"{WORRIES}{worry.ref}/close/")
    assert "No worry is open." in page.get(WORRIES).text
    assert Worry.objects.get().closed_by == dee
    page.post(f"{WORRIES}{worry.ref}/open/")
    assert Worry.objects.get().closed_on is None


def test_what_was_done_cannot_be_nothing(as_member, dee, worry):
    page = as_member(dee).post(f"{WORRIES}{worry.ref}/", {"done": ""})
    assert page.status_code == 422
    assert "Write what was done." in page.text


def test_a_reader_may_not_pass_on_but_reads_what_to_do(world, as_member, voice):
    rae = as_member(world.rae)
    assert rae.post(f"/p/the-garden/listen/voices/{voice.ref}/worry/").status_code == 403
    assert "Call 999" in rae.get(SAFETY).text


def test_a_facilitator_names_who_looks_after_safety(world, as_member):
    ben = as_member(world.ben)
    sent = {"name": "Ada", "side": "lived", "role": "co-producer", "email": "ada@example.org", "keeps_safe": "on"}
    ben.post(f"/p/the-garden/people/{world.ada.ref}/", sent)
    assert "These people look after safety in this project: Ada." in ben.get(SAFETY).text
    assert ben.get(WORRIES).status_code == 404
    assert "Looks after people’s safety" in as_member(world.rae).get("/p/the-garden/people/").text


def test_nobody_names_themselves(world, as_member):
    sent = {"name": "Ada", "side": "lived", "keeps_safe": "on"}
    as_member(world.ada).post(f"/p/the-garden/people/{world.ada.ref}/", sent)
    world.ada.refresh_from_db()
    assert not world.ada.keeps_safe


def test_the_group_writes_its_own_words_and_may_go_back_to_ours(world, as_member):
    ben = as_member(world.ben)
    assert as_member(world.ada).post(f"{SAFETY}words/", {"words": "No"}).status_code == 403
    page = ben.post(f"{SAFETY}words/", {"words": "Ring Mrs Lee: 01234 567890"}, follow=True)
    assert "Ring Mrs Lee" in page.text
    assert "Call 999" not in page.text
    assert "Call 999" in ben.post(f"{SAFETY}words/", {"words": ""}, follow=True).text


# --- Content notes ----------------------------------------------------------------------------------------


def test_words_are_folded_away_behind_what_to_know_before(world, as_member, voice):
    link(voice, make_decision(world.project))
    ada = as_member(world.ada)
    ada.post(f"/p/the-garden/listen/voices/{voice.ref}/content-note/", {"note": "talks about being hurt"})
    decision = world.project.decisions.get()
    lists = ("/p/the-garden/listen/", "/p/the-garden/understand/", f"/p/the-garden/decide/{decision.ref}/")
    for url in (f"/p/the-garden/understand/voice/{voice.ref}/", *lists):
        text = as_member(world.rae).get(url).text
        assert "talks about being hurt" in text, url
        before, _words, after = text.partition("He locks me in")
        assert before.count("<details") > before.count("</details"), url
        assert "He locks me in" not in after, url


def test_only_editors_write_what_to_know_before(world, as_member, voice):
    url = f"/p/the-garden/listen/voices/{voice.ref}/content-note/"
    assert as_member(world.rae).post(url, {"note": "x"}).status_code == 403
    assert as_member(world.cy).post(url, {"note": "x"}).status_code == 404
    assert as_member(world.ada).post(url, {"note": "x" * 201}).status_code == 422
