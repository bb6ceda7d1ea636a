"""The files of the project as the rules see them: what is in git, or would be."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "steppingstones"


@cache
def files() -> tuple[Path, ...]:
    """All files that git keeps or would keep; without git, all that are not made by running the program."""
    command = [shutil.which("git") or "false", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others"]
    listed = subprocess.run([*command, "--exclude-standard"], capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        return tuple(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())
    made = {".venv", "data", "__pycache__", ".git", ".hypothesis", ".mypy_cache", ".ruff_cache", "shots"}
    return tuple(path for path in ROOT.rglob("*") if path.is_file() and not made & set(path.relative_to(ROOT).parts))


def named(suffix: str, below: str = "") -> list[Path]:
    """The files that end like this below a folder, such as `named(".py", "steppingstones/methods")`."""
    return [path for path in files() if path.name.endswith(suffix) and path.is_relative_to(ROOT / below)]


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
