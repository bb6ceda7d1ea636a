"""Fixtures for all tests."""

import pytest
from django.test import Client

from .world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def as_member(world: World):
    """`as_member(world.ada)` is a browser in which Ada is signed in."""

    def signed_in(member) -> Client:
        client = Client()
        client.force_login(member.user)
        return client

    return signed_in
