"""Where Chromium is on this machine, and whether the program that drives it starts here."""

import os
import shutil
import subprocess
from pathlib import Path

# The first is the same browser without a window, and takes a third of the time to open a page.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """The one in STONES_CHROMIUM, else the system's, else the one that Playwright downloaded."""
    if given := os.environ.get("STONES_CHROMIUM"):
        return given
    return next(filter(None, map(shutil.which, NAMES)), None) or downloaded()


def downloaded() -> str | None:
    cache = Path.home() / ".cache" / "ms-playwright"
    places = ("chromium_headless_shell-*/chrome-*linux*/*headless?shell", "chromium-*/chrome-linux*/chrome")
    return next((str(path) for place in places for path in sorted(cache.glob(place), reverse=True)), None)


def driver_starts() -> bool:
    """Playwright brings a program of its own, which wants a library that a bare Debian lacks (libatomic1)."""
    from playwright._impl._driver import compute_driver_executable

    return (
        subprocess.run([compute_driver_executable()[0], "--version"], capture_output=True, check=False).returncode == 0
    )


def missing() -> str:
    """What the browser tests lack here, with the remedy; empty when nothing."""
    if not find_chromium():
        return "Chromium is not installed (on Debian: apt-get install chromium)"
    if not driver_starts():
        return "Playwright does not start (on Debian: apt-get install libatomic1)"
    return ""
