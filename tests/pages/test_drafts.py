"""A member's drafts, as static/js/drafts.js asks for them."""

import json

import pytest

from steppingstones.models import Draft, Voice

PAGE = "/p/the-garden/listen/log/"
DRAFTS = "/p/the-garden/drafts/"
TYPED = {"0:words": ["", "The bus comes too early"]}


def who(client):
    """Whose page it is, as the page itself says."""
    return client.session.get("_auth_user_id", "")


def keep(client, typed=TYPED, place=f"{PAGE}:0", **changes):
    form = {"who": who(client), "place": place, "typed": json.dumps(typed), **changes}
    return client.post(DRAFTS, form).status_code


def begun(client, page=PAGE):
    return client.get(DRAFTS, {"who": who(client), "page": page}).json()


def forget(client, place=f"{PAGE}:0"):
    return client.post(f"{DRAFTS}forget/", {"who": who(client), "place": place}).status_code


def test_one_goes_on_from_another_device(world, as_member):
    assert keep(as_member(world.ada)) == 204
    found = begun(as_member(world.ada))
    assert found[f"{PAGE}:0"]["typed"] == TYPED
    assert 0 <= found[f"{PAGE}:0"]["age"] < 60_000


def test_nobody_else_is_given_it(world, as_member):
    keep(as_member(world.ada))
    assert begun(as_member(world.ben)) == begun(as_member(world.rae)) == {}
    assert as_member(world.cy).get(DRAFTS, {"page": PAGE}).status_code == 404


def test_nobody_else_clears_it(world, as_member):
    keep(as_member(world.ada))
    for member in (world.ben, world.cy):
        forget(as_member(member))
    assert Draft.objects.exists()
    assert forget(as_member(world.ada)) == 204
    assert not Draft.objects.exists()


def test_an_open_page_of_somebody_else_in_the_same_browser_mixes_nothing_up(world, as_member):
    ada, ben = as_member(world.ada), as_member(world.ben)
    assert keep(ben, who=who(ada)) == 422
    keep(ben)
    assert ben.get(DRAFTS, {"who": who(ada), "page": PAGE}).status_code == 204
    ben.post(f"{DRAFTS}forget/", {"who": who(ada), "place": f"{PAGE}:0"})
    assert Draft.objects.get().member == world.ben


def test_outsiders_keep_nothing(world, as_member, client):
    assert keep(as_member(world.cy)) == keep(client) == 404
    assert not Draft.objects.exists()


@pytest.mark.parametrize("typed", ["", "{", "[" * 100_000, "[]", '"x"', "NaN", '{"0:words": "x"}'])
def test_what_is_no_draft_is_refused_in_words(world, as_member, typed):
    ada = as_member(world.ada)
    answer = ada.post(DRAFTS, {"who": who(ada), "place": f"{PAGE}:0", "typed": typed})
    assert answer.status_code == 422
    assert "Send it, or keep a copy of your own." in answer.text


def test_no_browser_stores_it(world, as_member):
    assert as_member(world.ada).get(DRAFTS, {"page": PAGE}).headers["Cache-Control"] == "private, no-store"


def test_a_form_that_was_sent_is_no_draft_any_more(world, as_member):
    ada = as_member(world.ada)
    keep(ada)
    form = {"words": "I like it", "said_on": "2026-03-04", "channel": "spoken", "side": "lived", "once": "one-key"}
    assert ada.post(PAGE, form).status_code == 302
    assert Voice.objects.get().words == "I like it"
    assert begun(ada) == {}


def test_a_form_that_comes_back_wrong_stays_one(world, as_member):
    ada = as_member(world.ada)
    keep(ada)
    assert ada.post(PAGE, {"words": " ", "once": "one-key"}).status_code == 422
    assert f"{PAGE}:0" in begun(ada)


def test_only_pages_of_a_project_tell_where_drafts_are_kept(world, as_member):
    ada = as_member(world.ada)
    assert f'data-drafts="{DRAFTS}"' in ada.get(PAGE).text
    assert "data-drafts=" not in ada.get("/projects/").text
