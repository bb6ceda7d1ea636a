"""Files that were only sent to be looked at do not stay."""

import os
import time

import pytest

from steppingstones.actions.waiting_files import KEPT_FOR, folder
from steppingstones.commands.prepare import tidy


@pytest.mark.django_db(transaction=True)
def test_a_start_removes_what_has_waited_for_too_long(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    folder().mkdir()
    for name, age in (("old.csv", KEPT_FOR + 60), ("new.csv", 60)):
        (folder() / name).write_text("Comment\n")
        os.utime(folder() / name, (time.time() - age,) * 2)

    tidy()

    assert [file.name for file in folder().iterdir()] == ["new.csv"]
