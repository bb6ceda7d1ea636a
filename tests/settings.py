"""The settings under test: those of the site, without this machine's environment, in a folder of their own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import axe_playwright_python

for name in [name for name in os.environ if name.startswith("STONES_") and name != "STONES_CHROMIUM"]:
    del os.environ[name]
folder = Path(tempfile.mkdtemp(prefix="stones-tests-"))
atexit.register(shutil.rmtree, folder, ignore_errors=True)
os.environ["STONES_DATA"] = str(folder)

from steppingstones.settings import *  # noqa: E402, F403
from steppingstones.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

STATIC_ROOT.mkdir()
# Names of files without a fingerprint, so that no test needs collectstatic first.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# Where the journeys' reviewer finds axe: a page may load scripts from its own site only.
STATICFILES_DIRS = [Path(axe_playwright_python.__file__).parent]

if DATABASES["default"]["ENGINE"] == "steppingstones.fairsqlite":
    # A file, not memory: browser tests and threads then meet the same locks as the site does.
    DATABASES["default"]["TEST"] = {"NAME": folder / "test.sqlite3"}
    options = DATABASES["default"]["OPTIONS"]
    options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
