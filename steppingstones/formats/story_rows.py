"""Stories of most significant change in a spreadsheet: a row for each, and a column for what each panel said of it."""

from dataclasses import dataclass

from ..methods.stories import Story
from .feedback import BadRow, Columns, check_columns
from .sheet import Sheet, is_blank, shown

_WORSE = {"worse": True, "better": False, "": False}
_NOT_CHOSEN = ("", "no")


@dataclass(frozen=True, kw_only=True)
class StoryColumns:
    """`domain`, `by` and `change` are empty where the file does not have them. `panels` stand in their order."""

    what: str
    domain: str = ""
    by: str = ""
    change: str = ""
    panels: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StoryRows:
    """The stories, and the cells that could not be read."""

    stories: tuple[Story, ...]
    bad: tuple[BadRow, ...]


def read_stories(sheet: Sheet, columns: StoryColumns) -> StoryRows:
    """Every row of the sheet. In a panel's column, empty or “no” is not chosen, “yes” chosen, else the reason."""
    labels = tuple(filter(None, (columns.domain, columns.by, columns.change, *columns.panels)))
    check_columns(sheet, Columns(text=columns.what, labels=labels))
    found: dict[str, Story] = {}
    bad: list[BadRow] = []
    for row in sheet.rows:
        cells = {
            name: "" if is_blank(cell) else " ".join(cell.split())
            for name, cell in zip(sheet.columns, row.cells, strict=True)
        }
        cells[""] = ""  # of columns that are not there
        what, change = cells[columns.what], cells[columns.change].casefold()
        if not what or what in found:
            reason = f"“{shown(what, 80)}” is in a row before." if what else "There is nothing here."
            bad.append(BadRow(number=row.number, column=columns.what, reason=reason))
            continue
        if change not in _WORSE:
            reason = f"“{shown(change, 80)}” is neither better nor worse."
            bad.append(BadRow(number=row.number, column=columns.change, reason=reason))
        said = {panel: cells[panel] for panel in columns.panels if cells[panel].casefold() not in _NOT_CHOSEN}
        found[what] = Story(
            what=what,
            domain=cells[columns.domain],
            by=cells[columns.by],
            is_negative=_WORSE.get(change, False),
            chosen={panel: "" if why.casefold() == "yes" else why for panel, why in said.items()},
        )
    return StoryRows(stories=tuple(found.values()), bad=tuple(bad))
