"""The front door."""

from django.test import Client

from steppingstones.actions.people import make_sign_in_link


def test_looking_at_a_sign_in_link_does_not_use_it_up(world):
    address = f"/enter/{make_sign_in_link(world.ada.user)}/"
    for _ in range(3):
        page = Client().get(address)
        assert page.status_code == 200
        assert "_auth_user_id" not in page.client.session
    there = Client().post(address, follow=True)
    assert there.redirect_chain == [("/p/the-garden/", 302)]


def test_a_used_link_says_so(world):
    address = f"/enter/{make_sign_in_link(world.ada.user)}/"
    Client().post(address)
    page = Client().post(address)
    assert page.status_code == 410
    assert "works only once" in page.text
