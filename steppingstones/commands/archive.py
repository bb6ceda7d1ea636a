"""One file that holds a whole site: its database, its files and its secret key. Standard library only.

`pack` works while the site is in use. `unpack` believes nothing: it checks every byte before it leaves anything behind.
"""

import errno
import hashlib
import json
import os
import shutil
import sqlite3
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO

from . import CommandError

FORMAT = 1
DATABASE, KEY, FILES, MANIFEST = "stones.sqlite3", "secret-key", "files", "manifest.json"
# What a start leaves in a folder before there is a database.
NOTHING_YET = {KEY, "static", "start-lock", f"{DATABASE}-writers"}
CHUNK = 1 << 20
GONE = (FileNotFoundError,)  # what somebody takes back just then is in no backup
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    sqlite3.DatabaseError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    TypeError,
    LookupError,
)


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What an archive holds: rows in each table, and the bytes of each file."""

    rows: dict[str, int]
    files: dict[str, dict]

    @property
    def words(self) -> str:
        counts = {
            "project": self.rows.get("steppingstones_project", 0),
            "voice": self.rows.get("steppingstones_voice", 0),
            "file": sum(1 for name in self.files if name.startswith(f"{FILES}/")),
        }
        return ", ".join(f"{count:,} {noun}{'' if count == 1 else 's'}" for noun, count in counts.items())


# --- Packing ------------------------------------------------------------------------------------------------


def pack(data: Path, file: Path) -> Summary:
    """Write the site in `data` to `file`, which appears only when it is whole."""
    part = file.with_name(f"{file.name}.part")
    try:
        with tempfile.TemporaryDirectory(prefix=".stones-backup-", dir=file.parent) as folder:
            copy = Path(folder) / DATABASE
            rows = copy_database(data / DATABASE, copy)
            summary = write_archive(part, rows, copy, data)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    return summary


def copy_database(source: Path, copy: Path) -> dict[str, int]:
    """A sound copy of one moment, made while others write; SQLite's own online backup."""
    with (
        closing(sqlite3.connect(f"file:{source}?mode=rw", uri=True, timeout=20)) as live,
        closing(sqlite3.connect(copy)) as target,
    ):
        live.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        return check_database(target)


def check_database(database: sqlite3.Connection) -> dict[str, int]:
    """The number of rows in each table of a database that is sound."""
    if (found := database.execute("PRAGMA integrity_check").fetchall()) != [("ok",)]:
        raise ValueError(f"the database is damaged: {found[0][0]}")
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    tables = [name for (name,) in database.execute(names)]
    return {name: database.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone()[0] for name in tables}


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def write_archive(part: Path, rows: dict[str, int], database: Path, data: Path) -> Summary:
    # As secret as the site itself, so nobody else may read it.
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            files = {}
            for name, path in contents(database, data):
                with suppress(*GONE if name.startswith(f"{FILES}/") else ()):
                    files[name] = add(archive, name, path)
            made_at = datetime.now(UTC).isoformat(timespec="seconds")
            manifest = {"format": FORMAT, "made_at": made_at, "rows": rows, "files": files}
            archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
        out.flush()
        os.fsync(out.fileno())
    return Summary(rows=rows, files=files)


def contents(database: Path, data: Path) -> Iterator[tuple[str, Path]]:
    yield DATABASE, database
    if (data / KEY).exists():
        yield KEY, data / KEY
    for path in sorted((data / FILES).rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(data).as_posix(), path


def add(archive: zipfile.ZipFile, name: str, path: Path) -> dict:
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        return copy_and_sum(source, target)


def copy_and_sum(source: IO[bytes], target: IO[bytes] | None = None) -> dict:
    seen, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        seen.update(chunk)
        size += len(chunk)
        if target:
            target.write(chunk)
    return {"sha256": seen.hexdigest(), "bytes": size}


# --- Unpacking ----------------------------------------------------------------------------------------------


def unpack(file: Path, data: Path) -> Summary:
    """Put the archive into `data`, which holds no site yet. The database goes last: without it, nothing is there."""
    refuse_a_used_place(data)
    was_there = data.exists()
    data.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory(prefix=".restoring-", dir=data) as folder:
            summary = unpack_checked(file, Path(folder))
            for name in (FILES, KEY, DATABASE):
                put(Path(folder) / name, data / name)
    except BaseException:  # also when somebody presses Ctrl+C: half a site would stand in the way of the next try
        if not was_there:
            data.rmdir()
        raise
    return summary


def refuse_a_used_place(data: Path) -> None:
    there = {path.name for path in data.iterdir()} if data.exists() else set()
    if DATABASE in there:
        raise CommandError(f"{data} already holds a site. Set STONES_DATA to an empty folder, then restore.")
    if more := sorted(there - NOTHING_YET):
        raise CommandError(f"{data} is not empty ({more[0]}). Set STONES_DATA to an empty folder, then restore.")


def put(source: Path, target: Path) -> None:
    if source.exists():
        source.replace(target)


def unpack_checked(file: Path, folder: Path) -> Summary:
    try:
        return unpack_whole(file, folder)
    except (*DAMAGE, OSError) as error:
        if isinstance(error, OSError) and error.errno != errno.EINVAL:
            raise  # the disk, not the backup; a damaged list of contents makes the zip reader seek to nowhere
        raise CommandError(
            f"{file} is damaged or not a backup of Stepping Stones ({error}). Nothing was restored; use another backup."
        ) from error


def unpack_whole(file: Path, folder: Path) -> Summary:
    with zipfile.ZipFile(file) as archive:
        summary = read_manifest(archive)
        check_room(summary, folder)
        for name, wanted in summary.files.items():
            unpack_one(archive, name, wanted, folder)
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        if check_database(database) != summary.rows:
            raise ValueError("the database does not hold the rows that it should")
    return summary


def read_manifest(archive: zipfile.ZipFile) -> Summary:
    manifest = json.loads(archive.read(MANIFEST))
    if manifest["format"] != FORMAT:
        raise ValueError(f"its format is {manifest['format']}, and this program reads {FORMAT}")
    summary = Summary(rows=manifest["rows"], files=manifest["files"])
    names = [info.filename for info in archive.infolist()]
    if sorted(names) != sorted([MANIFEST, *summary.files]) or DATABASE not in names:
        raise ValueError("what it holds is not what it says it holds")
    for name in summary.files:
        refuse_strange(name)
    return summary


def refuse_strange(name: str) -> None:
    """Only what `pack` writes; no name leads out of the folder."""
    parts = PurePosixPath(name).parts
    is_kept_file = len(parts) > 1 and parts[0] == FILES and ".." not in parts and "\\" not in name and "\0" not in name
    if name not in (DATABASE, KEY) and not (is_kept_file and name == "/".join(parts)):
        raise ValueError(f"it holds a file with the strange name {name!r}")


def check_room(summary: Summary, folder: Path) -> None:
    needed = sum(one["bytes"] for one in summary.files.values())
    if needed > shutil.disk_usage(folder).free:
        raise CommandError(f"The backup needs {needed / 1e6:,.0f} MB, and the disk has less. Make room, then restore.")


def unpack_one(archive: zipfile.ZipFile, name: str, wanted: dict, folder: Path) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as source, os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as target:
        if archive.getinfo(name).file_size != wanted["bytes"] or copy_and_sum(source, target) != wanted:
            raise ValueError(f"{name} is not as it was written")
        os.fsync(target.fileno())
