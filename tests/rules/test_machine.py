"""What `./test` could not get on this machine is said at the end of the tests, and fails in CI."""

import os

from ..conftest import cannot_run


def test_postgresql_could_be_started():
    if trouble := os.environ.get("TESTS_NO_POSTGRESQL"):
        cannot_run(f"the tests on PostgreSQL, because it did not start here ({trouble})")
