"""A site of its own for the bench: a folder on the same disk as the checkout, with the example in it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def new_site() -> Iterator[None]:
    """Default settings, whatever the environment says. The folder is removed at the end."""
    for name in [name for name in os.environ if name.startswith("STONES_") or name == "DATABASE_URL"]:
        del os.environ[name]
    # Not in the temporary folder, which is memory on many machines: a disk has to keep what is acknowledged.
    (ROOT / "data").mkdir(exist_ok=True)
    folder = tempfile.mkdtemp(prefix="bench-", dir=ROOT / "data")
    os.environ.update(STONES_SENDS="1000000000", STONES_DATA=folder, DJANGO_SETTINGS_MODULE="steppingstones.settings")
    try:
        start()
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def start() -> None:
    import django

    django.setup()
    from steppingstones.commands.prepare import prepare

    prepare(with_example=True)


def make_project(slug: str):
    from steppingstones.models import Organisation, Project

    organisation = Organisation.objects.create(name="Measured")
    return Project.objects.create(organisation=organisation, slug=slug, name="Measured")
