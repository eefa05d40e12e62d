"""What a PDF shows, as numbers: pages, lines of characters, ink. Knows nothing of any standard.

Lengths are millimetres from the top left corner of the page, sizes of type points.

The model:

* `Pdf` is a file; `Pdf.pages` are its `Page`s.
* `Page.lines` groups the characters that stand on one baseline. A character's `x0` is where its
  cell begins and `x1` where it ends, so an opening bracket counts from its cell, not from its
  ink. Spaces are no characters, but a line knows how many cells of them it has.
* `Page.turned` are the lines whose text runs from top to bottom (a page number beside a
  landscape table), in the coordinates of the upright sheet.
* `Page.tables` are the ruled tables; `Page.lines` holds no character of theirs.
* `Page.ink` is the page as a picture: what the standard measures from the edge of the characters
  cannot be read from the text, whose cells have white around the ink.
"""

from __future__ import annotations

import logging
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Iterator

import numpy
import pdfplumber
import pypdfium2

# pdfminer has a warning for each Type 3 font, and Chromium's PDFs are full of them.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

MM = 25.4 / 72
"""A point in millimetres."""

DPI = 300
"""Resolution of `Ink`: a pixel is 0.085 mm."""

PAPER = 180
"""Where a channel is darker, at least a third of the pixel is covered by ink."""

SAME_LINE = 1.0
"""Baselines closer than this are one line: Chromium snaps them to pixels of 0.26 mm."""

RADICALS = str.maketrans("⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳", "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟")
"""The radicals U+2E80–2EFF that look like whole characters; Unicode gives them no folding."""


def fold(text: str) -> str:
    """The text with Kangxi radicals as the characters they look like, and without white space.

    Chromium's PDFs hold ⽀, ⽂, ⼤ (U+2F40 …) for 支, 文, 大, because the fonts share the glyphs.
    Only that block is folded: NFKC on all of it would turn full-width marks into half-width ones.
    """
    return "".join(
        unicodedata.normalize("NFKC", char) if "\u2f00" <= char <= "\u2fdf" else char
        for char in text.translate(RADICALS)
        if not char.isspace()
    )


def cells(text: str) -> float:
    """How many cells of the text grid the text fills: digits and Latin letters are half a cell."""
    return sum(0.5 if "!" <= char <= "~" else 1.0 for char in text)


@dataclass(frozen=True)
class Char:
    """A character where it stands."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    font: str
    colour: tuple[float, ...]


@dataclass
class Line:
    """Characters on one baseline, from left to right. Never empty."""

    chars: list[Char]
    blank: float = 0.0
    """The cells of white space between the first and the last character."""

    @cached_property
    def text(self) -> str:
        """The characters, without spaces."""
        return "".join(char.text for char in self.chars)

    @property
    def x0(self) -> float:
        """Where the first cell begins."""
        return self.chars[0].x0

    @property
    def x1(self) -> float:
        """Where the last cell ends."""
        return self.chars[-1].x1

    @property
    def middle(self) -> float:
        """Halfway between both ends."""
        return (self.x0 + self.x1) / 2

    @property
    def baseline(self) -> float:
        """The baseline of the first character."""
        return self.chars[0].baseline

    @property
    def size(self) -> float:
        """The largest size of type."""
        return max(char.size for char in self.chars)

    @property
    def fonts(self) -> set[str]:
        """The fonts of the Chinese characters, or of all where there are none."""
        chinese = {char.font for char in self.chars if "\u4e00" <= char.text <= "\u9fff"}
        return chinese or {char.font for char in self.chars}

    @property
    def centre(self) -> float:
        """The height of the middle of the Chinese character's square.

        All fonts of the tests draw it from about 0.86 above to 0.14 below the baseline.
        """
        return self.baseline - 0.36 * self.size * MM

    def at(self, index: int) -> Char:
        """The character at a place in `text` (a character of the PDF may be two of text)."""
        seen = 0
        for char in self.chars:
            seen += len(char.text)
            if index < seen:
                return char
        raise IndexError(index)


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """From the left to the right edge."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From the top to the bottom edge."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2


@dataclass
class Table:
    """A ruled table as one page shows it."""

    box: Box
    rows: list[list[str]]
    """The folded text of the cells; a place that a merged cell covers is empty."""


@dataclass(frozen=True)
class Rule:
    """A horizontal stroke, drawn as a line or as a flat rectangle."""

    box: Box
    colour: tuple[float, ...]


class Ink:
    """A page as a picture."""

    def __init__(self, pixels: numpy.ndarray) -> None:
        """`pixels` is height × width × RGB, 0–255, at `DPI`."""
        self._pixels = pixels

    def box(self, area: Box) -> Box | None:
        """The smallest box around the ink of any colour inside `area`; `None` where there is none."""
        scale = DPI / 25.4
        top, left = max(0, round(area.top * scale)), max(0, round(area.x0 * scale))
        part = self._pixels[top : round(area.bottom * scale), left : round(area.x1 * scale)]
        marked = (part < PAPER).any(axis=2)
        rows, columns = numpy.flatnonzero(marked.any(axis=1)), numpy.flatnonzero(marked.any(axis=0))
        if rows.size == 0:
            return None
        return Box(
            float(left + columns[0]) / scale,
            float(top + rows[0]) / scale,
            float(left + columns[-1] + 1) / scale,
            float(top + rows[-1] + 1) / scale,
        )


@dataclass
class Page:
    """A page of a PDF."""

    number: int
    """Counted from 1."""
    width: float
    height: float
    lines: list[Line]
    turned: list[Line]
    tables: list[Table]
    rules: list[Rule]
    """All horizontal strokes, from top to bottom."""
    _pdf: Path = field(repr=False)

    @property
    def landscape(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height

    @cached_property
    def ink(self) -> Ink:
        """Its picture, drawn when it is asked for."""
        document = pypdfium2.PdfDocument(self._pdf)
        try:
            picture = document[self.number - 1].render(scale=DPI / 72, rev_byteorder=True)
            return Ink(picture.to_numpy()[:, :, :3].copy())
        finally:
            document.close()


class Pdf:
    """A PDF that has been read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with pdfplumber.open(path) as document:
            self.pages = [_page(page, path) for page in document.pages]

    @property
    def text(self) -> str:
        """All lines that are in no table, one after the other."""
        return "".join(line.text for page in self.pages for line in page.lines)


def _page(page: Any, path: Path) -> Page:
    """The model of a page of pdfplumber's."""
    width, height = page.width * MM, page.height * MM
    ruled = _tables(page) if len(page.rects) + len(page.lines) + len(page.curves) > 3 else []
    level: list[Char] = []
    turned: list[Char] = []
    for raw in page.chars:
        text = fold(raw["text"])
        a, b, _, _, x, y = raw["matrix"]
        x, baseline = x * MM, height - y * MM
        size = round(raw["size"], 2)
        if abs(b) > abs(a):
            # Text from top to bottom: on the upright sheet, whose left edge is this page's top.
            length = (raw["bottom"] - raw["top"]) * MM
            size = round(raw["x1"] - raw["x0"], 2)
            turned.append(_char(raw, text, baseline, baseline + length, width - x, size))
        elif not any(_inside(table.box, x, baseline) for table in ruled):
            end = x + (raw["x1"] - raw["x0"]) * MM
            level.append(_char(raw, text, x, end, baseline, size))
    return Page(page.page_number, width, height, _lines(level), _lines(turned), ruled, _rules(page), path)


def _rules(page: Any) -> list[Rule]:
    """The strokes of a page of pdfplumber's that are longer than high by far."""
    found = []
    for stroke in page.rects + page.lines + page.curves:
        filled = stroke["fill"]
        half = 0.0 if filled else (stroke["linewidth"] or 0) / 2
        box = Box(
            stroke["x0"] * MM,
            (stroke["top"] - half) * MM,
            stroke["x1"] * MM,
            (stroke["bottom"] + half) * MM,
        )
        if box.height < 3 and box.width > 10 * box.height:
            found.append(Rule(box, _colour(stroke["non_stroking_color" if filled else "stroking_color"])))
    return sorted(found, key=lambda rule: rule.box.top)


def _colour(value: Any) -> tuple[float, ...]:
    """A colour of pdfplumber's as its components."""
    parts = value if isinstance(value, (tuple, list)) else (value or 0,)
    return tuple(float(part) for part in parts)


def _char(raw: dict[str, Any], text: str, x0: float, x1: float, baseline: float, size: float) -> Char:
    # A font's name begins with six letters and a plus where the PDF holds a subset of it.
    font = raw["fontname"].split("+", 1)[-1]
    return Char(text, x0, x1, baseline, size, font, _colour(raw["non_stroking_color"]))


def _inside(box: Box, x: float, y: float) -> bool:
    return box.x0 - 0.5 <= x <= box.x1 + 0.5 and box.top <= y <= box.bottom + 0.5


def _tables(page: Any) -> list[Table]:
    """The ruled tables of more than one column; a box around a line of text is none."""
    return [
        Table(
            Box(*(edge * MM for edge in table.bbox)),
            [[fold(cell or "") for cell in row] for row in table.extract()],
        )
        for table in page.find_tables()
        if len(table.columns) > 1 and len(table.rows) > 1
    ]


def _lines(chars: list[Char]) -> list[Line]:
    """The characters, gathered into lines from top to bottom."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda char: (char.baseline, char.x0)):
        if rows and char.baseline - rows[-1][0].baseline < SAME_LINE:
            rows[-1].append(char)
        else:
            rows.append([char])
    return [_line(row) for row in rows if any(char.text for char in row)]


def _line(row: list[Char]) -> Line:
    """A line of what stands on one baseline; white space is what has no text left."""
    inked = sorted((char for char in row if char.text), key=lambda char: char.x0)
    spaces = [char for char in row if not char.text and inked[0].x0 < char.x0 < inked[-1].x0]
    wide = sum(1.0 if (space.x1 - space.x0) > 0.75 * space.size * MM else 0.5 for space in spaces)
    return Line(inked, wide)


def spread(values: Iterator[float] | list[float]) -> str:
    """The values as “least–most”, or as one figure where they print the same."""
    found = sorted(values)
    least, most = f"{found[0]:.2f}", f"{found[-1]:.2f}"
    return least if least == most else f"{least}–{most}"
