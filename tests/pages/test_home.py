"""The front door: signing in, one's projects, the overview of a project."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from steppingstones.actions.people import make_sign_in_link, new_slug
from steppingstones.models import Decision, Member, Organisation, Project, Stone, User
from tests.awkward import STRINGS
from tests.world import link, make_change, make_decision, make_member, make_stone, make_voice

NEW = {
    "name": "Benches",
    "about": "",
    "organisation_name": "Bench Friends",
    "your_name": "Ada",
    "your_side": "lived",
}


# --- Signing in by code -----------------------------------------------------------------------------------


@pytest.fixture
def browser(world):
    cache.clear()  # so that the limits on signing in start anew
    return Client()


def ask_for_code(browser: Client, email: str = "ada@example.org", **more: str):
    return browser.post("/sign-in/", {"email": email, **more}, follow=True)


def code() -> str:
    return re.search(r"\d{4}-\d{4}", mail.outbox[-1].body)[0]


def is_signed_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def test_a_code_signs_in(browser):
    ask_for_code(browser)
    page = browser.post("/sign-in/code/", {"code": code()}, follow=True)
    assert page.redirect_chain[-1][0] == "/projects/"
    assert "The Garden" in page.text


def test_a_code_works_without_its_dash(browser):
    ask_for_code(browser)
    browser.post("/sign-in/code/", {"code": code().replace("-", " ")})
    assert is_signed_in(browser)


def test_the_email_is_short_and_plain(browser):
    ask_for_code(browser)
    [letter] = mail.outbox
    assert code() in letter.subject
    assert letter.body.isascii()
    assert len(letter.body.splitlines()) < 10


def test_an_unknown_address_gets_the_same_page_and_no_code(browser):
    known, unknown = ask_for_code(browser), ask_for_code(Client(), "nobody@example.org")
    assert known.redirect_chain == unknown.redirect_chain
    assert shape(known.text, "ada@example.org") == shape(unknown.text, "nobody@example.org")
    assert not re.search(r"\d{4}-\d{4}", mail.outbox[-1].body)
    assert User.objects.filter(email="nobody@example.org").count() == 0


def shape(page: str, email: str) -> str:
    page = page.replace(email, "EMAIL")
    return re.sub(r'(csrfmiddlewaretoken|once)" value="[^"]+"', "", page)


def test_three_wrong_codes_and_it_starts_again(browser):
    ask_for_code(browser)
    right = code()
    for _ in range(2):
        assert "This is not the code" in browser.post("/sign-in/code/", {"code": "1"}).text
    page = browser.post("/sign-in/code/", {"code": "1"}, follow=True)
    assert page.redirect_chain[-1][0] == "/sign-in/"
    assert "tried too often" in page.text
    browser.post("/sign-in/code/", {"code": right})
    assert not is_signed_in(browser)


def test_too_many_codes_for_one_address_have_to_wait(browser):
    for _ in range(3):
        ask_for_code(Client())
    assert "tried too often" in ask_for_code(Client()).text
    assert len(mail.outbox) == 3


def test_a_code_is_only_for_the_browser_that_asked(browser):
    ask_for_code(browser)
    other = Client()
    ask_for_code(other, "ben@example.org")
    other.post("/sign-in/code/", {"code": re.search(r"\d{4}-\d{4}", mail.outbox[0].body)[0]})
    assert not is_signed_in(other)


def test_after_signing_in_one_is_where_one_wanted_to_be(browser):
    page = ask_for_code(browser, next="/p/the-garden/people/")
    target = page.redirect_chain[-1][0]
    page = browser.post(target, {"code": code(), "next": "/p/the-garden/people/"})
    assert page["Location"] == "/p/the-garden/people/"


def test_next_leads_to_no_other_site(browser):
    ask_for_code(browser, next="https://elsewhere.example/")
    page = browser.post("/sign-in/code/", {"code": code(), "next": "https://elsewhere.example/"})
    assert page["Location"] == "/projects/"


@pytest.mark.parametrize("typed", ["", "ada", "a" * 300 + "@example.org"])
def test_an_address_that_is_none_is_told_beside_the_field(browser, typed):
    page = browser.post("/sign-in/", {"email": typed})
    assert 'aria-invalid="true"' in page.text
    assert mail.outbox == []


def test_signing_out_asks_first(browser, world, as_member):
    ada = as_member(world.ada)
    assert "Stay signed in" in ada.get("/sign-out/").text
    assert is_signed_in(ada)
    ada.post("/sign-out/")
    assert not is_signed_in(ada)


def test_a_new_code_replaces_the_old_one(browser):
    ask_for_code(browser)
    old = code()
    browser.post("/sign-in/code/", {"action": "resend"})
    assert code() != old
    browser.post("/sign-in/code/", {"code": old})
    assert not is_signed_in(browser)


def test_another_address_can_be_typed_instead(browser):
    ask_for_code(browser)
    page = browser.post("/sign-out/", {"next": "/sign-in/"}, follow=True)
    assert "Send me a code" in page.text


# --- Signing in by link -----------------------------------------------------------------------------------


def test_looking_at_a_sign_in_link_does_not_use_it_up(world):
    address = f"/enter/{make_sign_in_link(world.ada.user)}/"
    for _ in range(3):
        page = Client().get(address)
        assert page.status_code == 200
        assert not is_signed_in(page.client)
    assert Client().post(address, follow=True).redirect_chain == [("/p/the-garden/", 302)]


def test_a_used_link_says_so(world):
    address = f"/enter/{make_sign_in_link(world.ada.user)}/"
    Client().post(address)
    page = Client().post(address)
    assert page.status_code == 410
    assert "works only once" in page.text


def test_whoever_has_several_projects_comes_to_their_list(world):
    make_member(world.elsewhere, "Ada")
    page = Client().post(f"/enter/{make_sign_in_link(world.ada.user)}/")
    assert page["Location"] == "/projects/"


# --- Projects ---------------------------------------------------------------------------------------------


def test_a_stranger_is_asked_to_sign_in(world):
    assert Client().get("/projects/")["Location"] == "/sign-in/?next=/projects/"


def test_everyone_sees_their_own_projects_only(world, as_member):
    page = as_member(world.ada).get("/projects/").text
    assert "The Garden" in page
    assert "Somewhere else" not in page


def test_starting_a_project_makes_an_organisation_and_a_facilitator(world, as_member):
    page = as_member(world.ada).post("/projects/new/", NEW, follow=True)
    member = Member.objects.get(project__name="Benches")
    assert page.redirect_chain[-1][0] == f"/p/{member.project.slug}/routes/"
    assert (member.user, member.is_facilitator) == (world.ada.user, True)
    assert member.project.organisation.name == "Bench Friends"


def test_a_double_click_starts_one_project(world, as_member):
    ada = as_member(world.ada)
    places = {ada.post("/projects/new/", {**NEW, "once": "k"})["Location"] for _ in range(2)}
    assert len(places) == 1
    assert Organisation.objects.filter(name="Bench Friends").count() == 1


def test_a_facilitator_can_start_in_their_own_organisation_only(world, as_member):
    ben, theirs = as_member(world.ben), world.elsewhere.organisation
    ben.post("/projects/new/", {**NEW, "organisation_name": "", "organisation": world.project.organisation_id})
    assert Project.objects.get(name="Benches").organisation == world.project.organisation
    page = ben.post("/projects/new/", {**NEW, "organisation": theirs.pk})
    assert page.status_code == 422
    assert theirs.name not in page.text


def test_what_was_typed_comes_back_with_errors_in_words(world, as_member):
    page = as_member(world.ada).post("/projects/new/", {"about": "Benches in the shade", "name": "x" * 201})
    assert page.status_code == 422
    for words in ["Benches in the shade", "at most 200 letters", "Type your name.", "Choose a side."]:
        assert words in page.text


# --- One project ------------------------------------------------------------------------------------------


def test_outsiders_find_no_project(world, as_member):
    for address in ["/p/the-garden/", "/p/the-garden/about/"]:
        assert as_member(world.cy).get(address).status_code == 404
        assert Client().get(address).status_code == 404


def test_a_reader_looks_and_changes_nothing(world, as_member):
    rae = as_member(world.rae)
    assert rae.get("/p/the-garden/").status_code == 200
    assert rae.post("/p/the-garden/about/", {"name": "Mine"}).status_code == 403


def test_the_overview_counts_along_the_thread(world, as_member):
    stone, decision = make_stone(world.project), make_decision(world.project)
    make_stone(world.project, "A garden", kind=Stone.Kind.IMPACT)
    link(make_voice(world.project), stone)
    make_voice(world.project, "Not for you", uses=())
    make_change(decision)
    found = {stage.kind: stage.number for stage in as_member(world.ada).get("/p/the-garden/").context["stages"]}
    assert found == {"voice": 1, "decision": 1, "change": 1, "outcome": 1, "impact": 1}


def test_an_empty_project_is_told_to_start_with_its_issue(world, as_member):
    assert "There is no issue yet" in as_member(world.ada).get("/p/the-garden/").text


def test_a_decision_without_a_change_is_asked_about(world, as_member):
    make_stone(world.project, kind=Stone.Kind.ISSUE, track=Stone.Track.BOTH)
    make_stone(world.project, kind=Stone.Kind.IMPACT)
    link(make_voice(world.project), make_stone(world.project))
    make_decision(world.project)
    make_decision(world.project, status=Decision.Status.OPEN)
    assert "1 decision has led to no change" in as_member(world.ada).get("/p/the-garden/").text


def test_a_real_project_cannot_be_removed_like_the_example(world, as_member):
    assert as_member(world.ben).post("/p/the-garden/remove-example/").status_code == 404
    assert Project.objects.filter(slug="the-garden").exists()


def test_the_context_can_be_written_down(world, as_member):
    words = {"name": "The Garden", "place": "Behind the station", "people": "Everyone", "sector": "", "length": ""}
    page = as_member(world.ada).post("/p/the-garden/about/", {**words, "particular": "=1+1", "about": ""}, follow=True)
    assert "Behind the station" in page.text
    assert Project.objects.get(slug="the-garden").particular == "=1+1"


def test_whatever_is_typed_about_a_project_is_kept_as_it_is(world, as_member):
    ada = as_member(world.ada)
    for words in STRINGS[::7]:
        typed = {"name": words, "about": words, "place": words, "particular": words}
        page = ada.post("/p/the-garden/about/", typed, follow=True)
        if page.status_code == 200:
            kept = Project.objects.get(slug="the-garden")
            assert (kept.name, kept.particular) == (words.strip(), words.replace("\r\n", "\n").strip())
            assert escape(kept.name) in page.text


def test_any_name_of_a_project_makes_an_address_that_opens():
    for words in STRINGS:
        assert reverse("home:project", args=[new_slug(words)])


def test_as_many_queries_for_a_full_project_as_for_a_small_one(world, as_member):
    ada = as_member(world.ada)
    fill(world.project)
    few = queries(ada, "/p/the-garden/")
    for _ in range(3):
        fill(world.project)
    assert queries(ada, "/p/the-garden/") == few < 25


def fill(project: Project) -> None:
    decision = make_decision(project)
    make_change(decision)
    link(make_voice(project), make_stone(project))
    make_member(project, user=None)


def test_as_many_queries_for_three_projects_as_for_one(world, as_member):
    ada = as_member(world.ada)
    few = queries(ada, "/projects/")
    for name in ["One", "Two", "Three"]:
        ada.post("/projects/new/", {**NEW, "name": name})
    ada.get("/projects/")  # shows the messages
    assert queries(ada, "/projects/") == few


def queries(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        browser.get(address)
    return len(found)
