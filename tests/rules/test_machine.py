"""What `./test` could not get on this machine is said at the end of the tests, and fails in CI."""

import os

import pytest

from ..conftest import IN_CI


def test_postgresql_could_be_started():
    trouble = os.environ.get("TESTS_NO_POSTGRESQL", "")
    reason = f"the tests on PostgreSQL, because it did not start here ({trouble})"
    if trouble and not IN_CI:
        pytest.skip(reason)
    assert not trouble, reason
