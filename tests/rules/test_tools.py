"""The tools that read code find nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from .tree import ROOT

BIN = Path(sys.executable).parent
TOOLS = {
    "ruff check": [BIN / "ruff", "check", "--quiet"],
    "ruff format": [BIN / "ruff", "format", "--check", "--quiet"],
    "mypy": [BIN / "mypy"],
    "import-linter": [BIN / "lint-imports"],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_tool_finds_nothing(tool):
    done = subprocess.run(TOOLS[tool], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
