"""Signing in by link."""

from datetime import timedelta

import pytest
from django.utils import timezone

from steppingstones.actions.people import (
    LinkTooOld,
    LinkUnknown,
    LinkUsed,
    make_sign_in_link,
    use_sign_in_link,
)
from steppingstones.models import SignInLink


def test_a_link_signs_in_once(world):
    secret = make_sign_in_link(world.ada.user)
    assert use_sign_in_link(secret) == world.ada.user
    with pytest.raises(LinkUsed):
        use_sign_in_link(secret)


def test_a_link_gets_too_old(world):
    secret = make_sign_in_link(world.ada.user, hours=1)
    SignInLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(LinkTooOld):
        use_sign_in_link(secret)


def test_a_link_that_nobody_made_is_refused(world):
    make_sign_in_link(world.ada.user)
    with pytest.raises(LinkUnknown):
        use_sign_in_link("guess")


def test_a_link_of_a_closed_account_is_refused(world):
    secret = make_sign_in_link(world.ada.user)
    world.ada.user.is_active = False
    world.ada.user.save()
    with pytest.raises(LinkUnknown):
        use_sign_in_link(secret)


def test_the_secret_itself_is_not_kept(world):
    secret = make_sign_in_link(world.ada.user)
    assert secret not in str(SignInLink.objects.values().get())
