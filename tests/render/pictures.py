"""Points of the gallery about pictures, attachments bound apart, and tables over many pages.

They are entered into `gallery.POINTS` like all others; `picture_stencils` has the pages on which
each is shown to fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gallery import point, type_of
from layout import MIDDLE, SI_HAO, Reading, faces, near, same
from measure import MM, Box, Line, Page
from official import BOTTOM, LEFT, PITCH, RIGHT, TOP, Text

PICTURED = ("pictures",)
APART = ("bound-apart-attachment-2",)
BUNDLE = ("bound-apart",)
LONG = ("long-table",)
FILES = ("attachment-files",)
SPANNED = ("responsibility-table",)

CAPTION = re.compile(r"图\d")

SIZES = {"图1": (150.0, 40.0), "图2": (35.0 * 29 / 37, 35.0 * 29 / 37), "附件": (126.8, 179.2)}
"""The ink of each picture of `pictures`: its own size, the width that the spec asks for less the
white edge of a code, and what is left below a title for a sheet of 210 × 297 mm."""


@dataclass(frozen=True)
class Figure:
    """A picture: its caption's first characters or its attachment, its ink, its caption."""

    name: str
    page: Page
    ink: Box
    caption: Line | None


# --- pictures --------------------------------------------------------------------------------


@point("5.2.1", "picture: middle", "106 ± 1 mm", PICTURED)
def picture_middle(text: Text) -> Iterator[Reading]:
    """Measured on its ink."""
    for figure in figures(text):
        yield near(figure.name, (figure.ink.x0 + figure.ink.x1) / 2, MIDDLE, 1)


@point("5.2.1", "picture: beyond the type area", "at most 0.3 mm", PICTURED)
def picture_inside(text: Text) -> Iterator[Reading]:
    """On all four sides."""
    for figure in figures(text):
        ink = figure.ink
        beyond = max(0.0, LEFT - ink.x0, ink.x1 - RIGHT, TOP - ink.top, ink.bottom - BOTTOM)
        yield Reading(figure.name, beyond, beyond <= 0.3, "mm")


@point("5.2.1", "picture: width and height from those it is to have", "0 ± 0.7 mm", PICTURED)
def picture_size(text: Text) -> Iterator[Reading]:
    """All three of them: as large as it says, as wide as the spec says, fitted to the page."""
    found = figures(text)
    yield same("pictures", " ".join(figure.name for figure in found), " ".join(SIZES))
    for figure in found:
        if figure.name in SIZES:
            width, height = SIZES[figure.name]
            yield near(f"{figure.name}, width", figure.ink.width - width, 0, 0.7)
            yield near(f"{figure.name}, height", figure.ink.height - height, 0, 0.7)


@point("—", "caption: below its picture", "0–12 mm", PICTURED)
def caption_below(text: Text) -> Iterator[Reading]:
    """From the picture's ink to the square of the characters."""
    for figure in figures(text):
        if figure.caption:
            yield near(figure.name, figure.caption.centre - SI_HAO / 2 - figure.ink.bottom, 0, 0, 12)


@point("—", "caption: middle", "106 ± 1 mm", PICTURED)
def caption_middle(text: Text) -> Iterator[Reading]:
    """Measured on its cells."""
    for figure in figures(text):
        if figure.caption:
            yield near(figure.name, figure.caption.middle, MIDDLE, 1)


@point("—", "caption: type", "黑体, 14 pt", PICTURED)
def caption_type(text: Text) -> Iterator[Reading]:
    """Of its Chinese characters."""
    for figure in figures(text):
        if figure.caption:
            yield same(figure.name, type_of(figure.caption), "黑体, 14 pt")


# --- bound apart -----------------------------------------------------------------------------


@point("7.3.7", "bound apart: first line", "发文字号 and 附件2", APART)
def apart_label(text: Text) -> Iterator[Reading]:
    """The whole line, and nothing of a red head."""
    shown = text.pdf.pages[0].lines[0].text
    yield same("line 1", shown, "某医〔2026〕12号附件2")


@point("7.3.7", "bound apart: first line: its place, left end", "line 1 ± 0.1, 28 ± 1 mm", APART)
def apart_label_place(text: Text) -> Iterator[Reading]:
    """From its first cell."""
    label = text.pdf.pages[0].lines[0]
    yield near("line", (label.centre - text.habits.drop - TOP) / PITCH + 0.5, 1, 0.1, unit="")
    yield near("left end", label.x0, LEFT, 1)


@point("7.3.7", "bound apart: first line: type", "黑体, 16 pt", APART)
def apart_label_type(text: Text) -> Iterator[Reading]:
    """Of its Chinese characters."""
    yield same("label", type_of(text.pdf.pages[0].lines[0]), "黑体, 16 pt")


@point("7.3.7", "bound apart: title", "line 3 ± 0.1, middle 106 ± 1 mm", APART)
def apart_title(text: Text) -> Iterator[Reading]:
    """The second line of text on the page."""
    title = text.pdf.pages[0].lines[1]
    yield near("line", (title.centre - text.habits.drop - TOP) / PITCH + 0.5, 3, 0.1, unit="")
    yield near("middle", title.middle, MIDDLE, 1)


@point("7.5", "bound apart: page numbers", "from 1", APART)
def apart_pages(text: Text) -> Iterator[Reading]:
    """Of its own."""
    for number, leaf in enumerate(text.leaves, 1):
        shown = " ".join(line.text for line in leaf.foot)
        yield same(f"page {number}", "from 1" if shown == f"—{number}—" else shown, "from 1")


@point("7.3.4, 7.3.7", "bundle: attachments that are named, and those that follow", "1 2, 1", BUNDLE)
def apart_bundle(text: Text) -> Iterator[Reading]:
    """附件说明 has all; one that is bound apart is not behind it."""
    lines = [line.text for leaf in text.leaves for line in leaf.lines]
    named = [match[2] for line in lines if (match := re.match(r"(附件：)?(\d+)\.医疗设备", line))]
    follow = [match[1] for line in lines if (match := re.search(r"附件(\d+)$", line))]
    yield same("attachments", f"{' '.join(named)}, {' '.join(follow)}", "1 2, 1")


# --- tables that run over pages --------------------------------------------------------------


@point("8", "long table: pages on their side", "20 or more, one after the other", LONG)
def long_pages(text: Text) -> Iterator[Reading]:
    """All but the first page."""
    turned = [number for number, _ in on_side(text)]
    good = len(turned) >= 20 and turned == list(range(2, 2 + len(turned))) and turned[-1] == len(text.pdf.pages)
    yield Reading("pages", str(len(turned)), good)


@point("8", "long table: head", "on every page", LONG + SPANNED)
def long_head(text: Text) -> Iterator[Reading]:
    """The first row of each page's part against that of the first."""
    tables = [(page, table) for page in text.pdf.pages for table in page.tables[:1]]
    for page, table in tables[1:]:
        shown = " ".join(table.rows[0])
        wanted = " ".join(tables[0][1].rows[0])
        yield same(f"page {page.number}", "on every page" if shown == wanted else shown, "on every page")


@point("8", "long table: rows, by their numbers", "each once and whole, in order", LONG)
def long_rows(text: Text) -> Iterator[Reading]:
    """A row that a page's end tears has a part without its number, or with an empty cell."""
    rows = [row for page in text.pdf.pages for table in page.tables for row in table.rows[1:]]
    for place, row in enumerate(rows, 1):
        good = row[0] == str(place) and all(row)
        yield Reading(f"row {place}", "as wanted" if good else " ".join(row), good)


@point("8", "long table: beyond the type area", "at most 0.5 mm", LONG + SPANNED + FILES)
def long_inside(text: Text) -> Iterator[Reading]:
    """Of the sheet as it lies, on all four sides."""
    for leaf in text.leaves:
        for table in leaf.page.tables:
            box, area = table.box, leaf.area
            beyond = max(0.0, area.x0 - box.x0, box.x1 - area.x1, area.top - box.top, box.bottom - area.bottom)
            yield Reading(leaf.where, beyond, beyond <= 0.5, "mm")


@point("8", "table: width, less that of the type area", "0 ± 1 mm", LONG + SPANNED + FILES)
def long_width(text: Text) -> Iterator[Reading]:
    """Of the sheet as it lies."""
    for leaf in text.leaves:
        for table in leaf.page.tables:
            yield near(leaf.where, table.box.width - leaf.area.width, 0, 1)


@point("8", "long table: label and title", "on the first of its pages, above it", LONG)
def long_title(text: Text) -> Iterator[Reading]:
    """With its head towards the upright sheet's left edge, like that of all pages that follow."""
    page = next(page for page in text.pdf.pages if page.landscape)
    above = [line.text for line in page.lines if line.baseline < page.tables[0].box.top]
    yield same(f"page {page.number}", " ".join(above), "附件 2026年民生项目计划表")


@point("7.5, 8", "number of a page on its side: reads upright on the upright sheet", "as wanted", LONG)
def turned_number(text: Text) -> Iterator[Reading]:
    """Its characters from the top of the page to the bottom, which is from left to right there."""
    for number, page in on_side(text):
        shown = " ".join(line.text for line in page.turned) or "none"
        good = shown == f"—{number}—"
        yield Reading(f"page {number}", "as wanted" if good else shown, good)


@point("7.5, 8", "number of a page on its side: in the left margin, its dash from the type area", "7 ± 1 mm", LONG)
def turned_number_drop(text: Text) -> Iterator[Reading]:
    """Which is below the type area of the upright sheet."""
    for number, page in on_side(text):
        for line in page.turned:
            yield near(f"page {number}", line.centre - BOTTOM, 7, 1)


@point("7.5, 8", "number of a page on its side: low on odd pages, high on even ones", "1 ± 0.2 characters of 4号", LONG)
def turned_number_side(text: Text) -> Iterator[Reading]:
    """From the lower edge of the type area, from the upper one."""
    for number, page in on_side(text):
        for line in page.turned:
            low = number % 2 == 1
            gap = RIGHT - line.x1 if low else line.x0 - LEFT
            where = f"page {number}, {'low' if low else 'high'}"
            yield near(where, gap / SI_HAO, 1, 0.2, unit="characters")


@point("7.5", "number of a page on its side: type", "宋体, 14 pt", LONG)
def turned_number_type(text: Text) -> Iterator[Reading]:
    """On every page."""
    for number, page in on_side(text):
        for line in page.turned:
            yield same(f"page {number}", f"{faces(line)}, {line.size:.0f} pt", "宋体, 14 pt")


@point("8", "cells over all columns of a table of five", "5, each its row alone", SPANNED)
def spanned_rows(text: Text) -> Iterator[Reading]:
    """Their text is that of one cell, and no other cell of the row has any."""
    rows = [row for page in text.pdf.pages for table in page.tables for row in table.rows]
    spanned = [row for row in rows if re.match(r"[一二三四五]、", row[0] or "")]
    good = len(spanned) == 5 and all(not any(row[1:]) for row in spanned)
    yield Reading("rows", "5, each its row alone" if good else str(spanned), good)


@point("8", "cell over all columns: the row that follows", "on its page", SPANNED)
def section_kept(text: Text) -> Iterator[Reading]:
    """It heads what follows, so it is the last of no page but the table's last."""
    tables = [(number, page.tables[-1]) for number, page in enumerate(text.pdf.pages, 1) if page.tables]
    for number, table in tables[:-1]:
        last = table.rows[-1]
        shown = "on its page" if any(last[1:]) else last[0]
        yield same(f"page {number}", shown, "on its page")


# --- finding the pages and the pictures ------------------------------------------------------


def on_side(text: Text) -> Iterator[tuple[int, Page]]:
    """The pages on their side, counted from 1 with all others."""
    return ((number, page) for number, page in enumerate(text.pdf.pages, 1) if page.landscape)


def figures(text: Text) -> list[Figure]:
    """The pictures with captions, and the one that is an attachment."""
    found: list[Figure] = []
    for page in text.pdf.pages:
        body = [line for line in page.lines if abs(line.size - 16) < 0.2]
        for caption in page.lines:
            if not CAPTION.match(caption.text) or abs(caption.size - 14) > 1.5:
                continue
            above = [line for line in body if line.baseline < caption.baseline]
            top = above[-1].baseline + 0.25 * above[-1].size * MM if above else TOP - 5
            area = Box(0, top, page.width, caption.centre - 0.62 * caption.size * MM)
            if ink := page.ink.box(area):
                found.append(Figure(caption.text[:2], page, ink, caption))
        if page.lines and re.match(r"附件\d*$", page.lines[0].text):
            title = page.lines[1]
            area = Box(0, title.baseline + 0.3 * title.size * MM, page.width, BOTTOM + 4)
            if ink := page.ink.box(area):
                found.append(Figure("附件", page, ink, None))
    return found
