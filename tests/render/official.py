"""The elements of an official document, found on the pages of a PDF.

They are found by what they look like and say, never by what the program that wrote them meant.
`Text` is the entry: it finds the head, then goes through the sheets from top to bottom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from measure import Box, Line, Page, Pdf

LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0
"""The edges of the type area (5.2.1)."""
ROWS, COLUMNS = 22, 28
PITCH = (BOTTOM - TOP) / ROWS
CELL = (RIGHT - LEFT) / COLUMNS

NUMBER = re.compile(r"[\u4e00-\u9fff]+〔\d{4}〕\d+号$")
DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$")
LABEL = re.compile(r"附件\d*$")
NOTE = re.compile(r"附件：(1\.)?")
NOTE_NEXT = re.compile(r"\d+\.")


@dataclass
class Head:
    """版头: the lines over the number, the number, the rule (`None` where there is no red one)."""

    page: Page
    above: list[Line]
    number: Line
    rule: Box | None

    @property
    def mark(self) -> Line | None:
        """发文机关标志: the largest line over the number."""
        return max(self.above, key=lambda line: line.size, default=None)

    @cached_property
    def mark_ink(self) -> Box | None:
        """The ink of the mark, whatever its colour."""
        if not self.mark:
            return None
        reach = self.mark.size * 25.4 / 72
        area = Box(0, self.mark.baseline - 1.1 * reach, self.page.width, self.mark.baseline + 0.3 * reach)
        return self.page.ink.box(area)

    @cached_property
    def number_ink(self) -> Box | None:
        """The ink of the number, without the rule below it."""
        line = self.number
        floor = self.rule.top - 0.2 if self.rule else line.baseline + 3
        area = Box(line.x0 - 1, line.centre - 4, line.x1 + 1, min(floor, line.baseline + 5))
        return self.page.ink.box(area)


@dataclass
class Leaf:
    """A page as a part of the text: what stands in its type area and what below it."""

    page: Page
    lines: list[Line]
    foot: list[Line]

    @property
    def where(self) -> str:
        """The page's name in a message."""
        return f"page {self.page.number}"

    @property
    def area(self) -> Box:
        """The type area: of a sheet on its side, the upright one's turned with its head to the left."""
        if self.page.landscape:
            return Box(297 - BOTTOM, LEFT, 297 - TOP, RIGHT)
        return Box(LEFT, TOP, RIGHT, BOTTOM)


@dataclass
class Sheet:
    """What begins on a new page: its title and what follows, over all its pages."""

    leaves: list[Leaf]
    label: Line | None
    title: list[Line]
    addressee: list[Line]
    body: list[tuple[Leaf, Line]]
    note: list[Line]
    before_note: Line | None
    signature: tuple[Line, Line, Line] | None
    """The line before the issuer's name, the name, the date."""

    @property
    def title_text(self) -> str:
        """The title in one line."""
        return "".join(line.text for line in self.title)


@dataclass(frozen=True)
class Habits:
    """What a renderer does whatever it is told, as a control page shows it (`render.habits`)."""

    drop: float = 0.0
    """How far below the middle of its line it puts the characters: LibreOffice gives four fifths
    of an exact height to what is above the baseline, Chromium halves the rest."""
    gap: float = 0.0
    """What it puts between a Chinese character and a digit that follow each other, in cells:
    LibreOffice 7.4 a fifth, even where the file forbids it (`w:autoSpaceDE`, `w:autoSpaceDN`)."""


class Text:
    """An official document as it was found on the pages of a PDF."""

    def __init__(self, name: str, pdf: Pdf, habits: Habits = Habits()) -> None:
        self.name = name
        self.pdf = pdf
        self.habits = habits
        self.leaves = [_leaf(page) for page in pdf.pages]
        self.head = _head(self.leaves[0])
        starts = [leaf for leaf in self.leaves if leaf is self.leaves[0] or _starts_sheet(leaf)]
        bounds = [self.leaves.index(leaf) for leaf in starts] + [len(self.leaves)]
        self.sheets = [
            _sheet(self.leaves[first:last], self.head if first == 0 else None)
            for first, last in zip(bounds, bounds[1:])
        ]

    @property
    def plain_leaves(self) -> list[Leaf]:
        """The upright pages that begin with running text."""
        begin = {id(sheet.leaves[0]) for sheet in self.sheets}
        return [leaf for leaf in self.leaves if id(leaf) not in begin and not leaf.page.landscape]

    @property
    def overflowing(self) -> Iterator[tuple[Leaf, Line]]:
        """The pages of text that end because they are full, each with the next page's first line."""
        for sheet in self.sheets:
            for leaf, following in zip(sheet.leaves, sheet.leaves[1:]):
                if leaf.lines and following.lines and not leaf.page.tables and not following.page.tables:
                    yield leaf, following.lines[0]


def _leaf(page: Page) -> Leaf:
    # The first page of a letter goes on to its second double rule (10.1).
    rules = [rule.box.top for rule in page.rules if is_red(rule.colour) and rule.box.top > BOTTOM]
    floor = page.height if page.landscape else min(rules, default=BOTTOM)
    lines = [line for line in page.lines if line.centre <= floor]
    foot = [line for line in page.lines if line.centre > floor] + page.turned
    return Leaf(page, lines, foot)


def _head(leaf: Leaf) -> Head | None:
    for place, line in enumerate(leaf.lines):
        # A line of text may end like a number, but it fills the type area.
        if NUMBER.match(line.text) and line.x0 > LEFT + 2 * CELL:
            rules = [
                rule.box
                for rule in leaf.page.rules
                if is_red(rule.colour) and rule.box.width > 60 and 0 < rule.box.middle - line.baseline < 30
            ]
            return Head(leaf.page, leaf.lines[:place], line, rules[0] if rules else None)
    return None


def _starts_sheet(leaf: Leaf) -> bool:
    return bool(leaf.lines) and (
        LABEL.match(leaf.lines[0].text) is not None or leaf.lines[0].size > 20
    )


def _sheet(leaves: list[Leaf], head: Head | None) -> Sheet:
    """Goes through the lines in the order of the standard.

    Label, title, addressee from the top; signature and 附件说明 from the end; the rest is the body.
    """
    rows = [(leaf, line) for leaf in leaves for line in leaf.lines]
    if head:
        above = {id(line) for line in [*head.above, head.number]}
        rows = [(leaf, line) for leaf, line in rows if id(line) not in above]
    label = rows.pop(0)[1] if rows and LABEL.match(rows[0][1].text) else None

    title: list[Line] = []
    while rows and (not title or (rows[0][1].size == title[0].size and rows[0][1].fonts == title[0].fonts)):
        if title and title[0].size < 20 and rows[0][1].baseline - title[-1].baseline > 1.5 * PITCH:
            break
        title.append(rows.pop(0)[1])
    # The grid is that of the upright sheet.
    rows = [(leaf, line) for leaf, line in rows if not leaf.page.landscape]

    addressee: list[Line] = []
    for length in range(1, 4):
        text = "".join(line.text for _, line in rows[:length])
        if head and text.endswith("：") and not re.search("[，。]", text):
            addressee = [line for _, line in rows[:length]]
            rows = rows[length:]
            break

    date = next((place for place, (_, line) in enumerate(rows) if place > 1 and DATE.match(line.text)), None)
    signature = None
    if date is not None:
        signature = (rows[date - 2][1], rows[date - 1][1], rows[date][1])
        rows = rows[: date - 1]

    note_at = next((place for place, (_, line) in enumerate(rows) if NOTE.match(line.text)), None)
    note: list[Line] = []
    before_note = None
    if note_at is not None:
        note = [line for _, line in rows[note_at:]]
        before_note = rows[note_at - 1][1] if rows[note_at - 1][0] is rows[note_at][0] else None
        rows = rows[:note_at]
    return Sheet(leaves, label, title, addressee, rows, note, before_note, signature)


def is_red(colour: tuple[float, ...]) -> bool:
    """Whether it is pure red."""
    return len(colour) == 3 and colour[0] > 0.9 and max(colour[1:]) < 0.1
