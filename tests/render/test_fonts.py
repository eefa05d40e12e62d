"""The tests' fonts: a PDF tells which of the five typefaces a line was set in, and whether in bold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from general import BOLD
from layout import FACES
from measure import Pdf
from render import OUT, browse, office_pdfs

NAMES = {
    "小标宋": "方正小标宋简体",
    "仿宋": "仿宋_GB2312",
    "黑体": "黑体",
    "楷体": "楷体_GB2312",
    "宋体": "宋体",
}
"""What DOCX and HTML call the standard's typefaces."""
SET = [(face, bold) for face in NAMES for bold in (False, True)]


@pytest.fixture(scope="module")
def fonts() -> dict[str, list[str]]:
    """By renderer, the fonts of a page that has every typeface in a line of its own, then in bold."""
    folder = OUT / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    page, rules = docx.Document(), []
    for face, bold in SET:
        run = page.add_paragraph().add_run("版心文字")
        run.bold = bold
        named = run._element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia"):
            named.set(qn(script), NAMES[face])
        rules.append(f"<p style=\"font-family:'{NAMES[face]}';font-weight:{700 if bold else 400}\">版心文字")
    page.save(str(folder / "fonts.docx"))
    html = folder / "fonts.html"
    html.write_text('<!doctype html><meta charset="utf-8">' + "".join(rules), encoding="utf-8")
    browse([{"html": str(html), "pdf": str(html.with_suffix(".html.pdf"))}])
    (office,) = office_pdfs([folder / "fonts.docx"], folder)
    return {"LibreOffice": list(used(office)), "Chromium": list(used(html.with_suffix(".html.pdf")))}


def used(pdf: Path) -> Iterator[str]:
    """The font of every line."""
    for line in Pdf(pdf).pages[0].lines:
        (font,) = line.fonts
        yield font


@pytest.mark.parametrize("renderer", ["LibreOffice", "Chromium"])
def test_five_typefaces_are_five_families(renderer: str, fonts: dict[str, list[str]]) -> None:
    regular = fonts[renderer][::2]
    assert len(set(regular)) == 5
    assert [face for face, font in zip(NAMES, regular) if FACES[face] not in font] == []
    assert not [font for font in regular if BOLD.search(font)]


@pytest.mark.parametrize("renderer", ["LibreOffice", "Chromium"])
def test_bold_is_another_font(renderer: str, fonts: dict[str, list[str]]) -> None:
    found = dict(zip(SET, fonts[renderer]))
    assert [face for face in NAMES if not BOLD.search(found[face, True])] == []
