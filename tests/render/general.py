"""What every document of the gallery has, whatever it shows besides: colours, weights, marks of
punctuation; and the type area, on pages that are full.

A spec that has a profile of its own departs from the standard on purpose and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gallery import point
from layout import Reading, full_lines, line_cells, near
from measure import Line, Page, cells
from official import BOTTOM, CELL, COLUMNS, PITCH, Text, is_red
from render import GALLERY, ROOT

OWN_PROFILE = re.compile(r"^(profile|版式)\s*:", re.MULTILINE)
"""The key with which a spec chooses a profile."""

EVERY = tuple(
    spec.stem
    for spec in sorted((ROOT / "samples" / GALLERY).glob("*.yaml"))
    if not OWN_PROFILE.search(spec.read_text(encoding="utf-8"))
)
PAGES = ("full-pages",)
LEVELS = ("levels",)
CONVENTIONS = ("conventions",)
NOTICES = (*PAGES, *LEVELS, *CONVENTIONS, "attachments", "signature-with-text")
"""Notices of one issuer without a seal: the points of `layout` hold of them too."""

BOLD = re.compile("Bold|Black|UKaiHK")
"""What is in the names of the fonts that `fonts.conf` gives to bold."""
NARROW = re.compile(r"[\u4e00-\u9fff]([,;:!?()\"'])|([,;:!?()\"'])[\u4e00-\u9fff]")
"""A half-width mark beside a Chinese character."""


# --- 第 5 章 ---------------------------------------------------------------------------------


@point("3", "character: step in full lines without half-width characters", "5.57 ± 0.06 mm", PAGES)
def character_step(text: Text) -> Iterator[Reading]:
    """From the first cell to the last, by the number of steps between them."""
    for leaf, line, _ in full_lines(text):
        if cells(line.text) == len(line.chars) and line_cells(line) == COLUMNS:
            yield near(leaf.where, (line.chars[-1].x0 - line.x0) / (len(line.chars) - 1), CELL, 0.06)


@point("5.2.1", "bottom of the type area, under the last line of full pages", "262 ± 1 mm", PAGES)
def bottom_edge(text: Text) -> Iterator[Reading]:
    """The lower edge of line 22, found as `layout.top_edge` finds the upper edge of line 1."""
    for leaf, _ in text.overflowing:
        if leaf.page.number > 1:
            yield near(leaf.where, leaf.lines[-1].centre - text.habits.drop + PITCH / 2, BOTTOM, 1)


@point("5.2.4", "colour of characters", "black; the mark red", EVERY)
def colour_of_characters(text: Text) -> Iterator[Reading]:
    """Every character of every page, in tables and turned ones too; only the mark may be red."""
    for page in text.pdf.pages:
        wrong = [
            char.text
            for line in page.lines + page.turned
            for char in line.chars
            if not is_black(char.colour) and not (is_red(char.colour) and in_mark(page, line))
        ]
        yield Reading(f"page {page.number}", "".join(wrong)[:12] or "as wanted", not wrong)


@point("5.2.4", "colour of rules", "black; red on page 1", EVERY)
def colour_of_rules(text: Text) -> Iterator[Reading]:
    """Every horizontal stroke that is no part of a picture: those are shorter."""
    for page in text.pdf.pages:
        wrong = [
            rule
            for rule in page.rules
            if rule.box.width > 60
            and not is_black(rule.colour)
            and not (is_red(rule.colour) and page.number == 1)
        ]
        yield Reading(f"page {page.number}", "as wanted" if not wrong else f"{len(wrong)} others", not wrong)


@point("7.3.3", "weight of all characters", "regular", EVERY)
def weights(text: Text) -> Iterator[Reading]:
    """By the names of the fonts, which `fonts.conf` makes others where bold is asked for."""
    for page in text.pdf.pages:
        bold = {char.font for line in page.lines for char in line.chars if BOLD.search(char.font)}
        yield Reading(f"page {page.number}", " ".join(sorted(bold)) or "regular", not bold)


# --- 第 9 章 ---------------------------------------------------------------------------------


@point("9", "marks of punctuation beside Chinese characters", "full-width", EVERY)
def punctuation(text: Text) -> Iterator[Reading]:
    """In all lines of all pages, as they are printed."""
    for page in text.pdf.pages:
        wrong = [match.group() for line in page.lines if (match := NARROW.search(line.text))]
        yield Reading(f"page {page.number}", " ".join(wrong) or "full-width", not wrong)


@point("9", "digits of figures, dates and years", "Arabic, half-width", CONVENTIONS)
def digits(text: Text) -> Iterator[Reading]:
    """Every run of digits before a unit or a sign; Chinese digits in a date are none."""
    wide = re.compile(r"[０-９％]|[〇○一二三四五六七八九十]{2,}年|[〇○一二三四五六七八九十]+月[一二三四五六七八九十]+日")
    found = re.findall(r"\d+(?:年|月|日|个|小时|%|mL|℃)", text.pdf.text)
    wrong = wide.findall(text.pdf.text)
    if found:
        yield Reading("text", " ".join(wrong) or "Arabic, half-width", not wrong)


# --- finding the parts -----------------------------------------------------------------------


def is_black(colour: tuple[float, ...]) -> bool:
    """Whether it is black, in grey or in RGB."""
    return max(colour, default=0.0) < 0.1


def in_mark(page: Page, line: Line) -> bool:
    """Whether a line of page 1 stands where 发文机关标志 does: above 发文字号 and larger than text."""
    return page.number == 1 and line.size > 16.5 and line.baseline < 160
