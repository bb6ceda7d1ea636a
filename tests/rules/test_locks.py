"""The lock files agree with each other and with pyproject.toml, and name no place to download from."""

import re
import tomllib

from .tree import ROOT, files, short

LINE = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^]]*\])?==([^ ;\\]+)", re.MULTILINE)
NAME = re.compile(r"^[A-Za-z0-9._-]+")
HOSTS = re.compile(
    r"https?://[^\s\"'/]*(?:pypi|pythonhosted|npmjs|jsdelivr|unpkg|cdnjs)[^\s\"']*|--(?:extra-)?index-url"
)


def locked(name: str) -> dict[str, str]:
    return dict(LINE.findall((ROOT / name).read_text()))


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def plain(requirement: str) -> str:
    return NAME.match(requirement)[0].lower().replace("_", "-").replace(".", "-")


def test_what_the_tests_install_contains_what_the_site_installs():
    site, tests = locked("requirements.txt"), locked("requirements-dev.txt")
    assert site
    assert {name: version for name, version in site.items() if tests.get(name) != version} == {}


def test_every_dependency_is_locked():
    wanted = {plain(requirement) for requirement in project()["project"]["dependencies"]}
    assert wanted <= set(locked("requirements.txt"))
    wanted = {plain(requirement) for requirement in project()["dependency-groups"]["dev"]}
    assert wanted <= set(locked("requirements-dev.txt"))


def test_every_locked_package_has_a_hash():
    for name in ("requirements.txt", "requirements-dev.txt"):
        for entry in re.split(r"\n(?=\S)", (ROOT / name).read_text()):
            assert entry.startswith("#") or "--hash=sha256:" in entry, f"{name}: {entry[:60]}"


def test_no_file_names_a_place_to_download_packages_from():
    this = ROOT / "tests/rules/test_locks.py"
    texts = [path for path in files() if path != this and path.suffix not in {".whl", ".woff2", ".png", ".ttf", ".otf"}]
    found = {short(path): HOSTS.findall(path.read_text(errors="replace")) for path in texts}
    assert {path: hosts for path, hosts in found.items() if hosts} == {}
