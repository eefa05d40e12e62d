"""The schedule table: inside the type area, its head on every page, no row in two pieces."""

from __future__ import annotations

from dataclasses import dataclass

import docx
import pytest

from measure import Page, fold
from render import Rendered

RENDERERS = ("LibreOffice", "Chromium")
EDGE = 0.5
"""Half a rule and a renderer's rounding: how far a table's frame may reach beyond the type area."""


@dataclass(frozen=True)
class Row:
    """A row as the DOCX has it: the cells that begin in it and end in it."""

    cells: tuple[str, ...]

    def whole_on(self, page: Page) -> bool:
        """Whether some row of a table of the page shows every cell from its first to its last character."""
        return any(
            all(cell in shown for cell in self.cells)
            for table in page.tables
            for shown in (set(row) | {""} for row in table.rows)
        )


def rows_of(document: Rendered) -> list[Row]:
    """The rows of the first table of the DOCX, without cells that reach over several rows."""
    table = docx.Document(str(document.docx)).tables[0]
    # python-docx gives every row that a merged cell covers the same cell.
    grid = [{cell._tc: fold(cell.text) for cell in row.cells} for row in table.rows]
    merged = {cell for above, below in zip(grid, grid[1:]) for cell in above.keys() & below.keys()}
    return [Row(tuple(text for cell, text in row.items() if cell not in merged)) for row in grid]


def scheduled(rendered: list[Rendered]) -> list[Rendered]:
    """The documents that hold the schedule table."""
    found = [document for document in rendered if docx.Document(str(document.docx)).tables]
    assert {document.name for document in found} >= {"schedule", "bundle"}
    return found


@pytest.mark.parametrize("renderer", RENDERERS)
def test_table_fits_the_type_area(renderer: str, rendered: list[Rendered]) -> None:
    for document in scheduled(rendered):
        for leaf in document.texts[renderer].leaves:
            area = leaf.area
            for box in (table.box for table in leaf.page.tables):
                where = f"{document.sample} {document.name} {leaf.where}: {box}"
                assert box.x0 >= area.x0 - EDGE and box.x1 <= area.x1 + EDGE, where
                assert box.top >= area.top - EDGE and box.bottom <= area.bottom + EDGE, where


@pytest.mark.parametrize("renderer", RENDERERS)
def test_no_text_hangs_out_of_the_frame(renderer: str, rendered: list[Rendered]) -> None:
    for document in scheduled(rendered):
        for leaf in document.texts[renderer].leaves:
            if leaf.page.tables:
                # All other text is 3号 or 2号; what is smaller belongs into a cell.
                outside = [line.text for line in leaf.lines if line.size < 15]
                assert outside == [], f"{document.sample} {document.name} {leaf.where}"


@pytest.mark.parametrize("renderer", RENDERERS)
def test_head_is_repeated_on_every_page(renderer: str, rendered: list[Rendered]) -> None:
    for document in scheduled(rendered):
        head = list(rows_of(document)[0].cells)
        pages = [page for page in document.texts[renderer].pdf.pages if page.tables]
        assert len(pages) > 1, f"{document.sample} {document.name}: too short a table to show it"
        for page in pages:
            assert page.tables[0].rows[0] == head, f"{document.sample} {document.name} page {page.number}"


@pytest.mark.parametrize("renderer", RENDERERS)
def test_no_row_is_split(renderer: str, rendered: list[Rendered]) -> None:
    for document in scheduled(rendered):
        pages = document.texts[renderer].pdf.pages
        split = [row.cells for row in rows_of(document) if not any(row.whole_on(page) for page in pages)]
        assert split == [], f"{document.sample} {document.name}"
