"""A site in one file: written while the site is in use, and refused whole when a single byte is wrong."""

import hashlib
import json
import shutil
import sqlite3
import threading
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from steppingstones.commands import CommandError, archive, main

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def site(example_data, tmp_path_factory) -> Path:
    """The data folder of a real site with the example in it."""
    data = example_data(tmp_path_factory.mktemp("site") / "data")
    (data / "files" / "a").mkdir(parents=True)
    (data / "files" / "a" / "picture.bin").write_bytes(bytes(range(256)))
    return data


@pytest.fixture(scope="module")
def packed(site, tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("backup") / "stones.zip"
    archive.pack(site, file)
    return file


def rows(data: Path) -> list[str]:
    with closing(sqlite3.connect(data / archive.DATABASE)) as database:
        return list(database.iterdump())


def same(first: Path, second: Path) -> bool:
    kept = ("secret-key", "files/a/picture.bin")
    return rows(first) == rows(second) and all(
        (first / name).read_bytes() == (second / name).read_bytes() for name in kept
    )


def test_a_restored_site_is_the_same(site, packed, tmp_path):
    summary = archive.unpack(packed, tmp_path / "new")
    assert same(site, tmp_path / "new")
    assert summary.words.startswith("1 project, ")
    assert summary.rows["steppingstones_voice"] >= 40


def test_nobody_else_can_read_a_backup(packed):
    assert packed.stat().st_mode & 0o077 == 0


def test_a_restored_site_can_be_written_and_packed_again(packed, tmp_path):
    archive.unpack(packed, tmp_path / "new")
    with closing(sqlite3.connect(tmp_path / "new" / archive.DATABASE)) as database, database:
        database.execute("UPDATE steppingstones_project SET name = 'Another'")
    archive.pack(tmp_path / "new", tmp_path / "again.zip")
    archive.unpack(tmp_path / "again.zip", tmp_path / "newer")
    assert same(tmp_path / "new", tmp_path / "newer")


def test_a_backup_while_somebody_writes_holds_one_moment(site, tmp_path):
    """Each write adds to two tables in one transaction; a copy has both or neither."""
    data = tmp_path / "live"
    shutil.copytree(site, data)
    with closing(sqlite3.connect(data / archive.DATABASE)) as database:
        database.executescript("PRAGMA journal_mode=WAL; CREATE TABLE one (n); CREATE TABLE two (n);")
    stop, written = threading.Event(), []
    writer = threading.Thread(target=write_until, args=(stop, data / archive.DATABASE, written))
    writer.start()
    try:
        summaries = [archive.pack(data, tmp_path / f"{number}.zip") for number in range(5)]
    finally:
        stop.set()
        writer.join()
    assert all(summary.rows["one"] == summary.rows["two"] for summary in summaries)
    assert summaries[-1].rows["one"] > summaries[0].rows["one"], "The writer was held up."
    assert len(written) >= summaries[-1].rows["one"]


def write_until(stop: threading.Event, path: Path, written: list[int]) -> None:
    with closing(sqlite3.connect(path, timeout=20, isolation_level=None)) as database:
        while not stop.is_set():
            for words in ("BEGIN IMMEDIATE", "INSERT INTO one VALUES (1)", "INSERT INTO two VALUES (1)", "COMMIT"):
                database.execute(words)
            written.append(1)


# --- Damage -------------------------------------------------------------------------------------------------


def is_refused_or_same(damaged: bytes, site: Path, folder: Path) -> bool:
    """Either nothing is left behind, or the damage was in a place that does not matter, such as a time stamp."""
    file, data = folder / "damaged.zip", folder / "restored"
    file.write_bytes(damaged)
    refusal = ""
    try:
        archive.unpack(file, data)
    except CommandError as error:
        refusal = str(error)
    is_right = (not data.exists()) if refusal else same(site, data)
    shutil.rmtree(folder)
    return is_right


@hypothesis_settings(max_examples=150)
@given(where=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_is_found(site, packed, tmp_path_factory, where, bit):
    good = bytearray(packed.read_bytes())
    good[int(where * len(good))] ^= 1 << bit
    assert is_refused_or_same(bytes(good), site, tmp_path_factory.mktemp("flip"))


@hypothesis_settings(max_examples=150)
@given(where=st.integers(1, 4000), byte=st.integers(0, 255))
def test_damage_to_the_list_of_contents_is_found(site, packed, tmp_path_factory, where, byte):
    """The last few kilobytes are the manifest and the zip file's own directory."""
    good = bytearray(packed.read_bytes())
    good[-where] = byte
    assert is_refused_or_same(bytes(good), site, tmp_path_factory.mktemp("list"))


@hypothesis_settings(max_examples=50)
@given(kept=st.floats(0, 1, exclude_max=True))
def test_a_backup_that_ends_too_early_is_refused(packed, tmp_path_factory, kept):
    folder = tmp_path_factory.mktemp("short")
    whole = packed.read_bytes()
    (folder / "short.zip").write_bytes(whole[: int(kept * len(whole))])
    with pytest.raises(CommandError, match="damaged or not a backup"):
        archive.unpack(folder / "short.zip", folder / "restored")
    assert not (folder / "restored").exists()


@pytest.mark.parametrize(
    "name",
    ["../outside", "/etc/outside", "files/../../outside", "files", "files/", "other", "files//a", "files/a\\..\\b"],
)
def test_a_name_that_leads_elsewhere_is_refused(packed, tmp_path, name):
    """Even when the manifest agrees with it."""
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(tmp_path / "bad.zip", "w") as target:
        manifest = json.loads(source.read(archive.MANIFEST))
        for kept in manifest["files"]:
            target.writestr(kept, source.read(kept))
        target.writestr(name, b"evil")
        manifest["files"][name] = {"sha256": hashlib.sha256(b"evil").hexdigest(), "bytes": 4}
        target.writestr(archive.MANIFEST, json.dumps(manifest))
    with pytest.raises(CommandError, match="strange name"):
        archive.unpack(tmp_path / "bad.zip", tmp_path / "restored")
    assert [path.name for path in tmp_path.iterdir()] == ["bad.zip"]


def test_a_sum_that_is_right_for_a_broken_database_is_refused(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    with closing(sqlite3.connect(data / archive.DATABASE)) as database, database:
        database.execute("CREATE TABLE steppingstones_project (name)")
    part = tmp_path / "made.zip"
    archive.write_archive(part, {"steppingstones_project": 7}, data / archive.DATABASE, data)
    with pytest.raises(CommandError, match="rows that it should"):
        archive.unpack(part, tmp_path / "restored")


# --- The commands -------------------------------------------------------------------------------------------


@pytest.fixture
def at(monkeypatch, settings):
    """`at(folder)` makes it the data folder of the commands."""

    def moved(data: Path) -> None:
        monkeypatch.setenv("STONES_DATA", str(data))
        monkeypatch.delenv("DATABASE_URL", raising=False)
        settings.DATA, settings.DATABASE_URL = data, ""

    return moved


def test_backup_and_restore_as_commands(site, at, tmp_path, capsys):
    at(site)
    assert main(["backup", str(tmp_path / "stones.zip")]) == 0
    at(tmp_path / "new")
    assert main(["restore", str(tmp_path / "stones.zip")]) == 0
    assert same(site, tmp_path / "new")
    assert "1 project, " in capsys.readouterr().out


def test_a_backup_does_not_write_over_another(site, at, tmp_path, capsys):
    at(site)
    file = tmp_path / "stones.zip"
    file.write_text("precious")
    assert main(["backup", str(file)]) == 2
    assert file.read_text() == "precious"
    assert "--force" in capsys.readouterr().err
    assert main(["backup", str(file), "--force"]) == 0
    assert zipfile.is_zipfile(file)


def test_a_backup_that_cannot_be_written_says_so(site, at, tmp_path, capsys):
    at(site)
    assert main(["backup", str(tmp_path / "no" / "such" / "folder.zip")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_site_in_use_is_never_restored_over(site, packed, at, capsys):
    at(site)
    before = rows(site)
    assert main(["restore", str(packed)]) == 2
    assert "already holds a site" in capsys.readouterr().err
    assert rows(site) == before


def test_a_folder_with_other_things_is_left_alone(packed, at, tmp_path, capsys):
    (tmp_path / "letters").mkdir()
    at(tmp_path)
    assert main(["restore", str(packed)]) == 2
    assert "is not empty (letters)" in capsys.readouterr().err


def test_where_there_is_no_site_there_is_no_backup(at, tmp_path, capsys):
    at(tmp_path)
    assert main(["backup", str(tmp_path / "stones.zip")]) == 2
    assert "There is no site" in capsys.readouterr().err


def test_postgresql_has_its_own_tools(at, monkeypatch, settings, tmp_path, capsys):
    at(tmp_path)
    settings.DATABASE_URL = "postgresql://stones@localhost/stones"
    monkeypatch.setenv("DATABASE_URL", settings.DATABASE_URL)
    for command in ("backup", "restore"):
        assert main([command, str(tmp_path / "stones.zip")]) == 2
        assert "pg_dump" in capsys.readouterr().err


def test_a_recording_that_is_taken_back_just_then_is_left_out(tmp_path, monkeypatch):
    database, gone = tmp_path / archive.DATABASE, f"{archive.FILES}/media/1/gone.m4a"
    database.write_bytes(b"rows")
    monkeypatch.setattr(archive, "contents", lambda *_: [(archive.DATABASE, database), (gone, tmp_path / gone)])
    summary = archive.write_archive(tmp_path / "part", {}, database, tmp_path)
    assert list(summary.files) == [archive.DATABASE]
    with zipfile.ZipFile(tmp_path / "part") as written:
        assert gone not in written.namelist()
