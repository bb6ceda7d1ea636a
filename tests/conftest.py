"""Fixtures for all tests, and the rules that hold for each: no network, and nothing is left out silently."""

import os
import socket
from functools import partial

import hypothesis
import pytest
from django.test import Client

from .real_data import copy_example
from .world import World, make_world

IN_CI = bool(os.environ.get("CI"))

hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if IN_CI else "here")


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


@pytest.fixture(scope="session")
def example_data(tmp_path_factory):
    """`example_data(folder)` makes a new folder the data of a real site with the example; see `RealSite`."""
    return partial(copy_example, tmp_path_factory)


@pytest.fixture(scope="session", autouse=True)
def no_network():
    """Tests reach this machine and nothing else."""
    connect = socket.socket.connect

    def near(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_near(address[0]):
            raise AssertionError(f"A test tried to reach {address[0]}. Tests use no network.")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", near)
        yield


def is_near(host: str) -> bool:
    return host in {"localhost", "::1"} or host.startswith("127.")


def cannot_run(reason: str) -> None:
    """Leave out a test that this machine cannot run. In CI that is a failure."""
    if IN_CI:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


# --- The run on the second database takes only what meets a database ---------------------------------------


def pytest_addoption(parser: pytest.Parser) -> None:
    words = "only tests that use the database, without a browser"
    parser.addoption("--only-database", action="store_true", help=words)
    parser.addoption("--shots", action="store_true", help="keep pictures of pages in tests/shots/ to look at")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--only-database"):
        chosen = [item for item in items if meets_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = chosen


LEFT_OUT = {"browser", "same_on_each_database"}


def meets_database(item: pytest.Item) -> bool:
    asked = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(asked or item.get_closest_marker("django_db")) and not LEFT_OUT & {
        mark.name for mark in item.iter_markers()
    }


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which parts this machine could not run, and why; and that the first run failed, as this one may look good."""
    skipped = terminalreporter.stats.get("skipped", [])
    for reason in sorted({report.longrepr[2] for report in skipped if isinstance(report.longrepr, tuple)}):
        terminalreporter.write_line(f"Could not run everything here: {reason.removeprefix('Skipped: ')}")
    if os.environ.get("TESTS_POSTGRESQL_FAILED"):
        terminalreporter.write_line("The run on PostgreSQL failed; see further up.", red=True)
