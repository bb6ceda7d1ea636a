"""The first seconds on a machine that has nothing but Python: what is said when it does not work."""

import ast
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from steppingstones import bootstrap

from .rules.tree import ROOT


@pytest.mark.parametrize("name", ["run", "test", "stones", "steppingstones/bootstrap.py"])
def test_old_pythons_can_read_it_far_enough_to_say_that_they_are_too_old(name):
    read = ast.parse((ROOT / name).read_text(), feature_version=(3, 6))
    assert read.body, "There is something in it."


def test_an_old_python_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(bootstrap, "NEED", (99, 0))
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer.*apt-get install python3"):
        bootstrap.use_new_python()


def test_a_newer_python_beside_the_old_one_is_used(monkeypatch):
    started = []
    monkeypatch.setattr(bootstrap, "NEED", (99, 0))
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: "/opt/python3.12" if name == "python3.12" else None)
    monkeypatch.setattr(bootstrap.subprocess, "call", lambda *command, **more: 0)
    monkeypatch.setattr(bootstrap.os, "execv", lambda program, words: started.append(program))
    with pytest.raises(SystemExit):  # in real life the new program has taken over by now
        bootstrap.use_new_python()
    assert started == ["/opt/python3.12"]


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("connection broken by 'NewConnectionError'\nERROR: No matching distribution found", "Check the internet"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: No matching distribution found for granian", "this kind of machine"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "arrived changed"),
        ("[Errno 13] Permission denied: '/srv/stones/.venv.lock'", "cannot be written"),
        ("ERROR: something new", "send us the lines below"),
    ],
)
def test_each_trouble_has_its_sentence(trouble, words):
    said = bootstrap.reason("WARNING: Retrying (Retry(total=1))\n" + trouble)
    assert words in said.splitlines()[0]
    assert "Retrying" not in said
    assert trouble.splitlines()[-1] in said


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """An own checkout and `.venv`; what would be installed is noted in `folder.installed`."""
    installed = []
    (tmp_path / ".venv").mkdir()
    lock = tmp_path / "requirements.txt"
    lock.write_text("django==5.2\n")
    monkeypatch.setattr(bootstrap, "ROOT", str(tmp_path))
    monkeypatch.setattr(bootstrap, "ENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(bootstrap, "make_environment", lambda: None)
    monkeypatch.setattr(bootstrap, "install", lambda path: installed.append(Path(path).read_text()))
    return SimpleNamespace(lock=lock, installed=installed, path=tmp_path)


def test_the_second_start_installs_nothing(folder):
    bootstrap.make_ready(str(folder.lock))
    bootstrap.make_ready(str(folder.lock))
    assert len(folder.installed) == 1


def test_a_changed_lock_file_is_installed(folder):
    bootstrap.make_ready(str(folder.lock))
    folder.lock.write_text("django==5.3\n")
    bootstrap.make_ready(str(folder.lock))
    assert folder.installed == ["django==5.2\n", "django==5.3\n"]


def test_an_interrupted_installation_is_done_again(folder, monkeypatch):
    def interrupted(path):
        raise KeyboardInterrupt

    bootstrap.make_ready(str(folder.lock))
    folder.lock.write_text("django==5.3\n")
    with monkeypatch.context() as patch:
        patch.setattr(bootstrap, "install", interrupted)
        with pytest.raises(KeyboardInterrupt):
            bootstrap.make_ready(str(folder.lock))
    folder.lock.write_text("django==5.2\n")
    bootstrap.make_ready(str(folder.lock))
    assert len(folder.installed) == 2


def test_half_a_pip_is_never_taken_for_a_whole_one(folder, monkeypatch):
    (folder.path / "vendor").mkdir()
    with zipfile.ZipFile(folder.path / "vendor" / "pip-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("pip/__init__.py", "")
    (folder.path / "pip-part" / "pip").mkdir(parents=True)
    (folder.path / "pip-part" / "pip" / "left-over").touch()
    bootstrap.unpack_pip(str(folder.path))
    assert [path.name for path in (folder.path / "pip").iterdir()] == ["__init__.py"]
    assert not (folder.path / "pip-part").exists()
