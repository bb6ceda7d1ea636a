"""Files that were sent to be looked at, and wait to be brought in: where they are, and how long."""

import time
from pathlib import Path

from django.conf import settings

KEPT_FOR = 24 * 60 * 60  # seconds


def folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "imports"


def sweep() -> None:
    """Remove what has waited for too long. Done at every start, too, so that it needs no next visitor."""
    for old in folder().iterdir() if folder().is_dir() else ():
        if time.time() - old.stat().st_mtime > KEPT_FOR:
            old.unlink(missing_ok=True)
