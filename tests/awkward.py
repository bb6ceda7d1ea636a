"""288 strings that often break programs, for every field in which people type."""

import json
from pathlib import Path

STRINGS = json.loads((Path(__file__).parent / "data" / "awkward-text" / "strings.json").read_text())
