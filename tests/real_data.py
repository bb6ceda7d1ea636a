"""The data folder of a real site with the example in it: made once in a run, and copied for each test that wants one.

Making the tables and the example takes longer than most tests.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def environment_of(data: Path) -> dict[str, str]:
    """For a process of its own that uses the site in this folder."""
    ours = {"STONES_DATA": str(data), "PYTHONPATH": str(ROOT), "DATABASE_URL": ""}
    return {**os.environ, **ours, "DJANGO_SETTINGS_MODULE": "steppingstones.settings"}


def make_example(data: Path) -> None:
    command = [sys.executable, "-m", "steppingstones", "example"]
    subprocess.run(command, env=environment_of(data), cwd=ROOT, capture_output=True, check=True)


def example_of_this_run(factory: pytest.TempPathFactory) -> Path:
    """One folder for all processes of this run; who comes while it is being made waits."""
    place = factory.getbasetemp()
    shared = place.parent if os.environ.get("PYTEST_XDIST_WORKER") else place
    data = shared / "example-data"
    with (shared / "example-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not data.exists():
            unfinished = shared / "example-unfinished"
            make_example(unfinished)
            unfinished.rename(data)
    return data


def copy_example(factory: pytest.TempPathFactory, to: Path) -> Path:
    return shutil.copytree(example_of_this_run(factory), to)
