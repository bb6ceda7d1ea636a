"""A member answers for a person who tells them what to say."""

from django.urls import reverse
from lxml import html

from steppingstones.models import Response, Voice

from ..every_kind import all_said, make_every_kind


def token_for(client, questionnaire) -> str:
    page = client.get(reverse("listen:answer-for", args=["the-garden", questionnaire.ref]), follow=True)
    return dict(html.fromstring(page.text).forms[0].form_values())["for"]


def send(client, questionnaire, token):
    return client.post(f"/say/{questionnaire.ref}/send/", all_said(**{"for": token}))


def test_it_is_kept_who_wrote_it_down(world, as_member):
    questionnaire = make_every_kind(world.project)
    ada = as_member(world.ada)
    assert send(ada, questionnaire, token_for(ada, questionnaire)).status_code == 302
    response = Response.objects.get()
    assert (response.came_by, response.recorded_by, response.giver.member) == ("for", world.ada, None)
    assert set(Voice.objects.values_list("recorded_by", "channel")) == {(world.ada.pk, "spoken")}


def test_whoever_wrote_it_down_finds_the_way_back(world, as_member, client):
    questionnaire = make_every_kind(world.project)
    ada = as_member(world.ada)
    receipt = send(ada, questionnaire, token_for(ada, questionnaire)).url
    assert "Back to “The Garden”" in ada.get(receipt).text
    assert "Back to" not in client.get(receipt).text


def test_whoever_took_everything_back_is_not_asked_about_notes(world, client):
    questionnaire = make_every_kind(world.project)
    receipt = client.post(f"/say/{questionnaire.ref}/send/", all_said()).url
    client.post(f"{receipt}take-all-back/")
    page = client.get(receipt).text
    assert "You took back what you said here" in page
    assert "Is this what you said?" not in page


def test_nobody_else_writes_in_their_name(world, as_member, client):
    questionnaire = make_every_kind(world.project)
    token = token_for(as_member(world.ada), questionnaire)
    for stranger in (client, as_member(world.ben), as_member(world.cy)):
        page = send(stranger, questionnaire, token)
        assert page.status_code == 422
        assert "press Send again" in page.text
    assert not Response.objects.exists()


def test_a_token_for_another_questionnaire_does_not_count(world, as_member):
    ada = as_member(world.ada)
    token = token_for(ada, make_every_kind(world.project))
    assert send(ada, make_every_kind(world.project, title="Another"), token).status_code == 422
    assert send(ada, make_every_kind(world.project, title="A third"), "made up").status_code == 422
