"""What must hold of a ruled table that runs over several pages; each check returns the faults."""

from __future__ import annotations

from pathlib import Path

import docx

from measure import Page, fold
from official import Text

Row = tuple[str, ...]
"""The folded text of the cells that begin and end in one row."""

EDGE = 0.5
"""Half a rule and a renderer's rounding: how far a frame may reach beyond the type area, in mm."""


def rows_of(path: Path) -> list[Row]:
    """The rows of the first table of a DOCX, without the cells that reach over several rows."""
    table = docx.Document(str(path)).tables[0]
    # python-docx gives every row that a merged cell covers the same cell.
    grid = [{cell._tc: fold(cell.text) for cell in row.cells} for row in table.rows]
    merged = {cell for above, below in zip(grid, grid[1:]) for cell in above.keys() & below.keys()}
    return [tuple(text for cell, text in row.items() if cell not in merged) for row in grid]


def outside(text: Text) -> list[str]:
    """Frames that reach beyond the type area."""
    return [
        f"{leaf.where}: {table.box}"
        for leaf in text.leaves
        for table in leaf.page.tables
        if table.box.x0 < leaf.area.x0 - EDGE
        or table.box.x1 > leaf.area.x1 + EDGE
        or table.box.top < leaf.area.top - EDGE
        or table.box.bottom > leaf.area.bottom + EDGE
    ]


def hanging(text: Text) -> list[str]:
    """Text of cells that stands outside of the frame: all other text is 3号 or 2号."""
    return [
        f"{leaf.where}: “{line.text}”"
        for leaf in text.leaves
        if leaf.page.tables
        for line in leaf.lines
        if line.size < 15
    ]


def headless(text: Text, head: Row) -> list[str]:
    """Pages whose part of the table does not begin with its head."""
    return [
        f"{page.number}: {page.tables[0].rows[0]}"
        for page in text.pdf.pages
        if page.tables and tuple(page.tables[0].rows[0]) != head
    ]


def split(text: Text, rows: list[Row]) -> list[Row]:
    """Rows that no page shows from the first to the last character of every cell."""
    return [row for row in rows if not any(_whole(row, page) for page in text.pdf.pages)]


def _whole(row: Row, page: Page) -> bool:
    """Whether a row of a table of the page shows all the cells."""
    # The place of a cell that reaches over several rows is empty in all rows but its first.
    shown = [{*cells, ""} for table in page.tables for cells in table.rows]
    return any(all(cell in cells for cell in row) for cells in shown)
