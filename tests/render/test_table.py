"""The schedule table: inside the type area, its head on every page, no row in two pieces."""

from __future__ import annotations

from collections.abc import Iterator

import docx
import pytest

from official import Text
from render import Rendered
from tables import hanging, headless, outside, rows_of, split

RENDERERS = ("LibreOffice", "Chromium")


def scheduled(rendered: list[Rendered], renderer: str) -> Iterator[tuple[Rendered, Text]]:
    """The documents that hold the schedule table."""
    found = [document for document in rendered if docx.Document(str(document.docx)).tables]
    assert {document.name for document in found} >= {"schedule", "bundle"}
    for document in found:
        yield document, document.texts[renderer]


@pytest.mark.parametrize("renderer", RENDERERS)
def test_table_fits_the_type_area(renderer: str, rendered: list[Rendered]) -> None:
    for document, text in scheduled(rendered, renderer):
        assert outside(text) == [], f"{document.sample} {document.name}"


@pytest.mark.parametrize("renderer", RENDERERS)
def test_no_text_hangs_out_of_the_frame(renderer: str, rendered: list[Rendered]) -> None:
    for document, text in scheduled(rendered, renderer):
        assert hanging(text) == [], f"{document.sample} {document.name}"


@pytest.mark.parametrize("renderer", RENDERERS)
def test_head_is_repeated_on_every_page(renderer: str, rendered: list[Rendered]) -> None:
    for document, text in scheduled(rendered, renderer):
        where = f"{document.sample} {document.name}"
        assert sum(bool(page.tables) for page in text.pdf.pages) > 1, f"{where}: too short to show it"
        assert headless(text, rows_of(document.docx)[0]) == [], where


@pytest.mark.parametrize("renderer", RENDERERS)
def test_no_row_is_split(renderer: str, rendered: list[Rendered]) -> None:
    for document, text in scheduled(rendered, renderer):
        assert split(text, rows_of(document.docx)) == [], f"{document.sample} {document.name}"
