"""What people look up is there: settings, commands, the reason for each dependency, and links that lead somewhere."""

import re
from urllib.parse import unquote

import pytest

from steppingstones.commands import commands

from .test_locks import plain, project
from .tree import PACKAGE, ROOT, named, short

READ = re.compile(r"\b(?:text|yes|number)\(\"([A-Z_]+)\"")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
PAGES = [path for path in named(".md") if "data" not in path.parts]


def test_every_setting_is_explained():
    read = set(READ.findall((PACKAGE / "settings.py").read_text()))
    explained = set(re.findall(r"`STONES_([A-Z_]+)`", (ROOT / "docs/guide/settings.md").read_text()))
    assert read == explained


def test_every_command_is_explained():
    headings = re.findall(r"^## `\./stones ([^`]+)`", (ROOT / "docs/guide/command-line.md").read_text(), re.MULTILINE)
    for command in commands():
        assert [heading for heading in headings if f"{heading} ".startswith(f"{command.NAME} ")], command.NAME


def test_every_dependency_has_its_reason():
    wanted = [*project()["project"]["dependencies"], *project()["dependency-groups"]["dev"]]
    explained = set(re.findall(r"`([a-z0-9-]+)`", (ROOT / "docs/dependencies.md").read_text()))
    assert {plain(requirement) for requirement in wanted} <= explained


@pytest.mark.parametrize("path", PAGES, ids=short)
def test_links_lead_somewhere(path):
    for link in LINK.findall(path.read_text()):
        place, _, heading = link.partition("#")
        if ":" in place:
            continue
        target = (path.parent / unquote(place)).resolve() if place else path
        assert target.exists(), link
        if heading and target.suffix == ".md":
            assert heading in anchors(target.read_text()), link


def anchors(text: str) -> set[str]:
    """The names that headings get on the usual sites."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
