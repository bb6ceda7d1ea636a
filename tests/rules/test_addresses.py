"""A walk over every address of the site: nobody gets in where they should not, by GET or by POST.

Ben facilitates one project, Cy another; both projects have one of everything.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import product
from typing import Any
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from steppingstones import urls as site
from steppingstones.models import Organisation, Project
from steppingstones.models.base import OfProject
from steppingstones.pages import staging

from ..world import World, make_member, make_project
from .addresses import VALUES, Address, every_address, nouns_of
from .one_of_each import make_one_of_each

# Whoever adds a page that needs no account writes it down here.
PUBLIC = {
    "",
    "calendar/<secret>.ics",
    "card/<secret>/",
    "counted/<ref>/",
    "counted/<ref>/send/",
    "counted/<ref>/thanks/",
    "enter/<secret>/",
    "gallery/",
    "j/<code>/",
    "join/",
    "join/done/",
    "join/ended/<kind>/",
    "join/hello/",
    "join/not-me/",
    "look/",
    "said-did/<secret>/",
    "r/<secret>/",
    "accessibility/",
    "r/<secret>/accessibility/",
    "r/<secret>/as/<written>/",
    "r/<secret>/claim/<claim>/",
    "r/<secret>/easy-read/",
    "r/<secret>/embed/",
    "r/<secret>/forms/",
    "r/<secret>/tell-me/",
    "news/<secret>/",
    "news/<secret>/stop/",
    "news/<secret>/yes/",
    "say/<ref>/",
    "say/<ref>/<step>/",
    "say/<ref>/all/",
    "say/<ref>/outbox/",
    "say/sw.js",
    "say/<ref>/kiosk/",
    "say/<ref>/kiosk/again/",
    "say/<ref>/send/",
    "say/receipt/<secret>/",
    "say/<ref>/file/<waiting>/",
    "say/receipt/<secret>/take-all-back/",
    "say/receipt/<secret>/<ref>/",
    "say/receipt/<secret>/<ref>/change/",
    "say/receipt/<secret>/<ref>/right/",
    "say/receipt/<secret>/<ref>/take-back/",
    "say/receipt/<secret>/media/<media>/",
    "sign-in/",
    "sign-in/code/",
    "sign-out/",
    "try/",
    "w/<ref>/",
    "w/<ref>/media/<media>/",
    "w/<ref>/mine/<secret>/",
    "w/<ref>/mine/<secret>/take-down/",
    "w/<ref>/news/",
    "w/<ref>/notes/<wallnote>/heart/",
    "w/<ref>/notes/<wallnote>/heart/back/",
    "w/<ref>/send/",
}
# Forms without the token against forgery: people without an account have no session that could be abused.
WITHOUT_TOKEN = {route for route in PUBLIC if route.startswith(("counted/", "news/", "say/", "w/"))}
WITHOUT_TOKEN |= {"r/<secret>/tell-me/", "look/"}  # a look that is forged is larger letters
# What readers may do too.
ABOUT_ONESELF = {
    "p/<slug>/people/<ref>/leave/",
    "p/<slug>/listen/questionnaires/<ref>/put-out/",
    "p/<slug>/take-part/meetings/calendar/new/",
    "p/<slug>/take-part/meetings/calendar/end/",
    "p/<slug>/review/rounds/<ref>/agree/",
    "p/<slug>/review/rounds/<ref>/no-more/",
    "p/<slug>/review/rounds/<ref>/levels/agree/",
    "p/<slug>/review/rounds/<ref>/levels/no-more/",
    "p/<slug>/show/tell-me/",
    "p/<slug>/show/tell-me/stop/",
    "p/<slug>/show/<ref>/versions/<reportversion>/sign/",
    "p/<slug>/show/<ref>/versions/<reportversion>/take-back/",
    "p/<slug>/value/without/stories/<ref>/agree/",
    "p/<slug>/value/without/stories/<ref>/no-more/",
}
NOTHING = "nothing23456"
FOUND = {200, 204, 302, 303, 422}
ADDRESSES = every_address()
IN_PROJECTS = [address for address in ADDRESSES if address.of_project]
METHODS = ("get", "post")
same = pytest.mark.same_on_each_database  # who may do what is decided before any query that a database could mind
each = pytest.mark.parametrize("address", ADDRESSES, ids=str)


@pytest.fixture
def full(world: World, monkeypatch) -> World:
    make_one_of_each(world.project, world.ben)
    make_one_of_each(world.elsewhere, world.cy)
    sheet = SimpleUploadedFile("heard.csv", b"Comment\nMore shade\n")
    monkeypatch.setitem(VALUES, "token", [staging.keep(sheet, by=world.ben)])
    table = SimpleUploadedFile("pathway.csv", b"id,kind,track,words,leads_to\na,short,project,More shade,\n")
    monkeypatch.setitem(VALUES, "waiting", [staging.keep(table, by=world.ben)])
    asks = SimpleUploadedFile("form.csv", b"survey,,,\n,type,name,label\n,text,why,Why?\n")
    monkeypatch.setitem(VALUES, "formfile", [staging.keep(asks, by=world.ben)])
    codes = SimpleUploadedFile("codes.txt", b"Shade\n")
    monkeypatch.setitem(VALUES, "tagfile", [staging.keep(codes, by=world.ben)])
    make_member(make_project("Another garden"), "Ben")  # from which Ben may copy
    Project.objects.update(is_example=True)  # so that it can be removed
    Organisation.objects.update(is_example=True)
    for known in (nouns, ben_and_his_nouns, meets):
        known.cache_clear()  # each world has refs of its own
    return world


@pytest.fixture
def bare_errors(monkeypatch) -> None:
    """Where only the status is looked at, no page about what went wrong is made each time."""
    monkeypatch.setattr(site, "handler403", lambda request, exception: HttpResponse(status=403))
    monkeypatch.setattr(site, "handler404", lambda request, exception: HttpResponse(status=404))


def status(client: Client, method: str, url: str) -> int:
    """What would come back. Nothing stays changed, and nobody is signed out."""
    cookies = dict(client.cookies)
    with transaction.atomic():
        answer = getattr(client, method)(url)
        transaction.set_rollback(True)
    client.cookies.clear()
    client.cookies.update(cookies)
    return finished(answer).status_code


def finished(answer: HttpResponse) -> HttpResponse:
    if answer.streaming:
        answer.getvalue()  # and so close its file
    return answer


nouns = cache(nouns_of)


def noun_of(address: Address) -> str:
    """The noun whose `ref` this address wants; addresses that are the same up to there want the same."""
    return noun_after(address.route.partition("<ref>")[0])


@cache
def noun_after(start: str) -> str:
    """The noun with which Ben finds something at an address that starts like this. Needs the full world."""
    ben, has = ben_and_his_nouns()
    places = [address for address in ADDRESSES if address.route.startswith(f"{start}<") and "ref" in address.parameters]
    looked_for = looked_for_at(places, ben, has)
    for address, noun in product(places, sorted(has, key=lambda noun: noun not in looked_for)):
        urls = address.filled("the-garden", {**has, "ref": has[noun]})
        if any(meets(method, url) in FOUND for url, method in product(urls, METHODS)):
            return noun
    return ""


def looked_for_at(places: list[Address], ben: Client, has: dict[str, list[str]]) -> set[str]:
    """The nouns whose tables are asked for the ref at the first of these places that asks. Saves trying them all."""
    words = re.compile(rf"""steppingstones_(\w+)"\."ref" = '{NOTHING}'""")
    urls = [address.filled("the-garden", {**has, "ref": [NOTHING]})[0] for address in places]
    for url, method in product(urls, METHODS):
        with CaptureQueriesContext(connection) as asked:
            status(ben, method, url)
        if found := {noun for query in asked.captured_queries for noun in words.findall(query["sql"])}:
            return found
    return set()


@cache
def place_found(address: Address) -> int:
    """Which of the ways to fill in this address leads Ben to something; 0 if none. Needs the full world."""
    _ben, has = ben_and_his_nouns()
    urls = filled(address, "the-garden", has)
    if len(urls) == 1:
        return 0
    found = (any(meets(method, url) in FOUND for method in METHODS) for url in urls)
    return next((place for place, is_found in enumerate(found) if is_found), 0)


@cache
def meets(method: str, url: str) -> int:
    """What Ben meets there. Asked once in each world, since nothing stays changed."""
    return status(ben_and_his_nouns()[0], method, url)


@cache
def ben_and_his_nouns() -> tuple[Client, dict[str, list[str]]]:
    project = Project.objects.get(slug="the-garden")
    ben = Client()
    ben.force_login(project.members.get(name="Ben").user)
    return ben, nouns(project)


def filled(address: Address, slug: str, has: dict[str, list[str]]) -> list[str]:
    """The address with everything of the right noun; or with nothing, where no ref leads to a page."""
    noun = noun_of(address) if "ref" in address.parameters else ""
    return address.filled(slug, {**has, "ref": has.get(noun, [NOTHING])})


def own(address: Address, world: World) -> list[str]:
    return filled(address, world.project.slug, nouns(world.project))


def found(address: Address, world: World) -> str:
    """The address, filled in so that Ben finds something: what others meet there proves something."""
    return own(address, world)[place_found(address)]


def answers(client: Client, urls: Iterable[str]) -> Iterator[tuple[str, int]]:
    for url in urls:
        for method in METHODS:
            yield f"{method.upper()} {url}", status(client, method, url)


# --- By looking at the views --------------------------------------------------------------------------------


@each
def test_every_address_is_guarded_or_public_or_behind_sign_in(address):
    if address.of_project:
        assert getattr(address.view, "is_guarded", False), "Put @project_page() above this view."
    elif address.route in PUBLIC:
        assert not getattr(address.view, "login_required", True), "This page is on the list, but asks to sign in."
    else:
        assert getattr(address.view, "login_required", True), "A page without account must be on the list PUBLIC."


def test_the_list_of_public_pages_names_only_pages_that_are_there():
    assert {address.route for address in ADDRESSES} >= PUBLIC


def test_the_walk_meets_every_noun(full):
    for model in OfProject.__subclasses__():
        for project in (full.project, full.elsewhere):
            assert model.objects.filter(project=project).exists(), f"make_one_of_each makes no {model.__name__}"


# --- By asking for the pages --------------------------------------------------------------------------------


@same
def test_a_facilitator_finds_every_address(full):
    """Else the walk proves nothing: a 404 for a stranger must not come from an address that is empty for everyone."""
    for address in IN_PROJECTS:
        url = found(address, full)
        codes = {meets(method, url) for method in METHODS}
        assert codes & FOUND, f"Nothing is found at {address}. Should make_one_of_each make more?"
        assert codes <= FOUND | {204, 404, 405, 409, 410}, f"{address} answers {codes}"


@same
def test_strangers_find_nothing_that_differs_from_no_project_at_all(full, as_member):
    """Byte for byte, apart from the address itself and the tokens, which differ each time."""
    for client, method in product((Client(), as_member(full.cy)), METHODS):
        nowhere = seen(client, method, "/p/no-such-one/plan/")
        assert nowhere[0] == 404
        for address in IN_PROJECTS:
            url = found(address, full)
            assert seen(client, method, url) == nowhere, f"{method} {url}"


def seen(client: Client, method: str, url: str) -> tuple[int, list[str], str]:
    answer = getattr(client, method)(url)
    tokens = r'(name="(?:csrfmiddlewaretoken|once)" value=")[^"]*'
    words = re.sub(tokens, r"\1", answer.content.decode()).replace(quote(url, safe=""), "HERE").replace(url, "HERE")
    return answer.status_code, sorted(answer.headers), words


@same
def test_somebody_elses_things_look_like_none_under_ones_own_project(full, as_member, bare_errors):
    """Each ref by itself: `claims/<theirs>/` of my own report, too."""
    ben, mine, theirs = as_member(full.ben), nouns(full.project), nouns(full.elsewhere)
    before = everything()
    for address, thing in [(place, thing) for place in IN_PROJECTS for thing in place.things]:
        noun = noun_of(address) if "ref" in address.parameters else ""
        has = {**mine, "ref": mine.get(noun, [])}
        none = address.filled(full.project.slug, {**has, thing: [NOTHING]})[0]
        nowhere = {method: getattr(ben, method)(none).status_code for method in METHODS}
        assert {*nowhere.values()} <= {302, 404, 405}, none
        urls = address.filled(full.project.slug, {**has, thing: theirs[noun if thing == "ref" else thing][:1]})
        for url, method in product(urls, METHODS):
            assert getattr(ben, method)(url).status_code == nowhere[method], f"{method} {url}"
    assert everything() == before


@same
def test_readers_change_nothing(full, as_member, bare_errors):
    rae, before = as_member(full.rae), everything()
    for address in IN_PROJECTS:
        if address.view.for_editors or address.view.for_facilitators:
            assert {code for _, code in answers(rae, [found(address, full)])} == {403}, address
        elif address.route not in ABOUT_ONESELF:
            with connection.execute_wrapper(written := Written()):
                for url in own(address, full):
                    finished(rae.post(url))
            assert not written or everything() == before, f"A reader changed something by a POST to {address}"


def test_what_only_facilitators_may_do_is_refused_to_others(full, as_member, bare_errors):
    ada = as_member(full.ada)
    for address in IN_PROJECTS:
        if address.view.for_facilitators:
            assert {code for _, code in answers(ada, [found(address, full)])} == {403}, address


@same
def test_no_address_takes_a_form_that_another_site_sends(full):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(full.ben.user)
    for address in ADDRESSES:
        if address.route not in WITHOUT_TOKEN:
            assert status(careful, "post", found(address, full)) in (403, 405), address


def test_what_is_neither_public_nor_of_a_project_leads_to_signing_in(full):
    for address in ADDRESSES:
        if address.of_project or address.route in PUBLIC:
            continue
        for url, method in product(own(address, full), METHODS):
            answer = getattr(Client(), method)(url)
            assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/sign-in/")


class Written(list):
    """What was sent to our tables that does more than read. Without any of it, nothing of ours can have changed."""

    def __call__(self, execute: Callable, sql: str, *more: Any) -> Any:
        if "steppingstones_" in sql and not sql.startswith("SELECT"):
            self.append(sql)
        return execute(sql, *more)


def everything() -> list:
    """All rows of all projects."""
    return [list(model.objects.order_by("pk").values_list()) for model in (*OfProject.__subclasses__(), Project)]
