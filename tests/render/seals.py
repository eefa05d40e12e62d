"""署名, 成文日期, seals and signature stamps (7.3.5), as points to be measured on a PDF.

A seal is a picture of the PDF that is drawn on the page of the date; everything else is found by
what it says. Importing this module enters its points into `gallery.POINTS`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pdfplumber

from gallery import SAN_HAO, point
from layout import Reading, boundaries, near, same
from measure import MM, Box, Line, Page
from official import CELL, DATE, LEFT, PITCH, RIGHT, Leaf, Text

NAMES = {
    "sealed-notice": ["某某市人民医院"],
    "sealed-blank": ["某某市精神文明建设指导委员会办公室"],
    "sealed-foot": ["某某市教育局", "某某市体育局"],
    "joint-sealed-2": ["某某市教育局", "某某市卫生健康委员会"],
    "joint-sealed-3": ["某某市财政局", "某某市人力资源和社会保障局", "某某市民政局"],
    "joint-sealed-6": ["某某市教育局", "某某市公安局", "某某市民政局", "某某市财政局", "某某市商务局", "某某市水利局"],
    "joint-sealed-10": [
        "某某市发展和改革委员会",
        "某某市教育局",
        "某某市科学技术局",
        "某某市公安局",
        "某某市民政局",
        "某某市财政局",
        "某某市人力资源和社会保障局",
        "某某市商务局",
        "某某市水利局",
        "某某市卫生健康委员会",
    ],
}
"""The issuers of the sealed specs, in order."""

JOINT_SEALED = ("joint-sealed-2", "joint-sealed-3", "joint-sealed-6", "joint-sealed-10", "sealed-foot")
SEALED = ("sealed-notice", *JOINT_SEALED)
BLANK = ("sealed-blank",)
STAMPED = ("order-stamped",)
STAMP_ROOM = ("motion-stamped",)
JOINT_STAMPED = ("joint-stamped",)
UNSEALED = ("joint-unsealed-6", "joint-unsealed-10")
BLANK_SIZE = 45.0
"""The seal that `sealed-blank` keeps room for."""
ROOM = 40.0
"""The width of the room that is kept for a stamp."""
TITLE = "市长"
TITLES = ["某某市教育局局长", "某某市卫生健康委员会主任"]
"""职务 in `joint-stamped`, in order."""


# --- seals (7.3.5.1) --------------------------------------------------------------------------


@point("7.3.5.1", "sealed 成文日期: from the right edge", "4 ± 0.2 characters", SEALED)
def sealed_date_right(text: Text) -> Iterator[Reading]:
    """Name and date have one middle, so half of the gaps that are the renderer's are on this side."""
    if found := dated(text):
        date = found[1]
        gaps = boundaries(date.text) * text.habits.gap / 2
        yield near("date", (RIGHT - date.x1) / CELL + gaps, 4, 0.2, unit="characters")


@point("7.3.5.1", "sealed 署名: its middle from that of 成文日期", "0 ± 1 mm", (*SEALED, *BLANK))
def sealed_issuer_middle(text: Text) -> Iterator[Reading]:
    """The last line above the date, in the date's column."""
    if found := dated(text):
        _, date, name = found
        yield near(name.text, name.middle - date.middle, 0, 1)


@point("7.3.5.1", "署名 that is too long for the indent of 成文日期: ends at the right edge", "184 ± 1 mm", BLANK)
def sealed_issuer_edge(text: Text) -> Iterator[Reading]:
    """Its last cell."""
    if found := dated(text):
        yield near(found[2].text, found[2].x1, RIGHT, 1)


@point("7.3.5.1", "seals: one over each name, in order", "as in the spec", SEALED)
def seal_names(text: Text) -> Iterator[Reading]:
    """What stands on a seal, from left to right and from row to row, without the date."""
    shown = ["".join(line.text for line in lines) for _, lines in seals(text)]
    wanted = NAMES[text.name]
    yield same("seals", "as in the spec" if shown == wanted else " / ".join(shown), "as in the spec")


@point("7.3.5.1", "seals: middle from that of their names, the last from the date's", "0 ± 1 mm", SEALED)
def seal_middle(text: Text) -> Iterator[Reading]:
    """From left to right."""
    found = seals(text)
    for box, lines in found:
        for line in lines:
            yield near(line.text, (box.x0 + box.x1) / 2 - line.middle, 0, 1)
    if found and (signed := dated(text)):
        box, date = found[-1][0], signed[1]
        yield near("date", (box.x0 + box.x1) / 2 - date.middle, 0, 1)


@point("7.3.5.1", "seals: the last line of each name below the middle", "0–8 mm", SEALED)
def seal_low(text: Text) -> Iterator[Reading]:
    """From the seal's middle to the middle of the characters."""
    for box, lines in seals(text):
        if lines:
            yield near(lines[-1].text, lines[-1].centre - box.middle, 0, 0, 8)


@point("7.3.5.1", "the last seal: 成文日期 below the middle and inside", "below, inside", SEALED)
def seal_date(text: Text) -> Iterator[Reading]:
    """The squares of its characters."""
    found, signed = seals(text), dated(text)
    if found and signed:
        box, date = found[-1][0], signed[1]
        below = "below" if date.centre > box.middle else "above"
        inside = "inside" if date.centre + SAN_HAO / 2 < box.bottom else "outside"
        yield same("date", f"{below}, {inside}", "below, inside")


@point("7.3.5.1", "seals of the first row: top below the text above", "0–10.23 mm (within a line)", SEALED)
def seal_above(text: Text) -> Iterator[Reading]:
    """From the squares of the characters of the line above."""
    found = seals(text)
    if found and (above := line_above(text)):
        for box, lines in found:
            if box.middle - found[0][0].middle < 5:
                yield near(lines[0].text if lines else "seal", box.top - above.centre - SAN_HAO / 2, 0, 0, PITCH)


@point("7.3.5.1", "room for a seal: its top below the text above", "0–10.23 mm (within a line)", BLANK)
def seal_room(text: Text) -> Iterator[Reading]:
    """Of a seal whose middle is 3 mm above that of the name."""
    found, above = dated(text), line_above(text)
    if found and above:
        top = found[2].centre - text.habits.drop - 3 - BLANK_SIZE / 2
        yield near("seal", top - above.centre - SAN_HAO / 2, 0, 0, PITCH)


@point("7.3.5.1", "seals: least distance of two", "more than 0 mm", JOINT_SEALED)
def seals_apart(text: Text) -> Iterator[Reading]:
    """Of their circles."""
    boxes = [box for box, _ in seals(text)]
    gaps = [
        math.hypot(one.x0 + one.x1 - two.x0 - two.x1, 2 * (one.middle - two.middle)) / 2 - (one.width + two.width) / 2
        for place, one in enumerate(boxes)
        for two in boxes[place + 1 :]
    ]
    if gaps:
        yield Reading("seals", min(gaps), min(gaps) > 0.1, "mm")


@point("7.3.5.1", "rows of seals and names: beyond the type area", "at most 0.3 mm", (*SEALED, *BLANK))
def seals_inside(text: Text) -> Iterator[Reading]:
    """The ends of every row, of seals and of names."""
    boxes = [(box.x0, box.x1) for box, _ in seals(text)]
    if found := dated(text):
        boxes.append((found[2].x0, found[2].x1))
    for x0, x1 in boxes:
        beyond = max(LEFT - x0, x1 - RIGHT, 0.0)
        yield Reading("row", beyond, beyond <= 0.3, "mm")


@point("7.3.5.1", "names under seals: least distance of two", "0.4 characters or more", JOINT_SEALED)
def names_apart(text: Text) -> Iterator[Reading]:
    """Of two on one line."""
    lines = [line for _, lines in seals(text) for line in lines]
    for one in lines:
        for two in lines:
            if one.x0 < two.x0 and abs(one.baseline - two.baseline) < 1:
                gap = (two.x0 - one.x1) / CELL
                yield Reading(f"{one.text}, {two.text}", gap, gap >= 0.4, "characters")


# --- stamps (7.3.5.3) -------------------------------------------------------------------------


@point("7.3.5.3", "签名章: from the right edge", "4 ± 0.2 characters", STAMPED)
def stamp_right(text: Text) -> Iterator[Reading]:
    """The picture's right edge."""
    if found := stamp(text):
        yield near("stamp", (RIGHT - found[0].x1) / CELL, 4, 0.2, unit="characters")


@point("7.3.5.3", "职务: left of 签名章", "2 ± 0.2 characters", STAMPED)
def stamp_title(text: Text) -> Iterator[Reading]:
    """From its last cell to the picture."""
    if found := stamp(text):
        yield near("title", (found[0].x0 - found[1].x1) / CELL, 2, 0.2, unit="characters")


@point("7.3.5.3", "职务: left of the room for 签名章", "2 ± 0.2 characters", STAMP_ROOM)
def stamp_room(text: Text) -> Iterator[Reading]:
    """From its last cell to the room, which ends four characters from the right."""
    if line := title_line(text):
        yield near("title", (RIGHT - 4 * CELL - ROOM - line.x1) / CELL, 2, 0.2, unit="characters")


@point("7.3.5.3", "职务: from the middle of 签名章's height", "0 ± 1 mm", STAMPED)
def stamp_title_height(text: Text) -> Iterator[Reading]:
    """From the squares of its characters."""
    if found := stamp(text):
        yield near("title", found[1].centre - text.habits.drop - found[0].middle, 0, 1)


@point("7.3.5.3", "签名章: blank lines above", "2 ± 0.2", STAMPED)
def stamp_above(text: Text) -> Iterator[Reading]:
    """From the line of the text to the picture's upper edge."""
    found, above = stamp(text), line_above(text)
    if found and above:
        foot = above.centre - text.habits.drop + PITCH / 2
        yield near("stamp", (found[0].top - foot) / PITCH, 2, 0.2, unit="lines")


@point("7.3.5.3", "成文日期: blank lines below 签名章", "1 ± 0.2", STAMPED)
def stamp_date(text: Text) -> Iterator[Reading]:
    """From the picture's lower edge to the line of the date."""
    found, signed = stamp(text), dated(text)
    if found and signed:
        top = signed[1].centre - text.habits.drop - PITCH / 2
        yield near("date", (top - found[0].bottom) / PITCH, 1, 0.2, unit="lines")


@point("7.3.5.3", "成文日期 below 签名章: from the right edge", "4 ± 0.2 characters", (*STAMPED, *STAMP_ROOM, *JOINT_STAMPED))
def stamp_date_right(text: Text) -> Iterator[Reading]:
    """From its last cell."""
    if found := dated(text):
        yield near("date", (RIGHT - found[1].x1) / CELL, 4, 0.2, unit="characters")


@point("7.3.5.3", "joint 签名章: 职务 in order, one a line", "as in the spec", JOINT_STAMPED)
def joint_stamp_titles(text: Text) -> Iterator[Reading]:
    """The sponsor's first."""
    shown = [line.text for _, line in stamps(text)]
    yield same("titles", "as in the spec" if shown == TITLES else " / ".join(shown), "as in the spec")


@point("7.3.5.3", "joint 签名章: from the right edge", "4 ± 0.2 characters", JOINT_STAMPED)
def joint_stamp_right(text: Text) -> Iterator[Reading]:
    """Each picture's right edge."""
    for box, line in stamps(text):
        yield near(line.text, (RIGHT - box.x1) / CELL, 4, 0.2, unit="characters")


@point("7.3.5.3", "joint 职务: left of 签名章", "2 ± 0.2 characters", JOINT_STAMPED)
def joint_stamp_title(text: Text) -> Iterator[Reading]:
    """From the last cell of each to the picture."""
    for box, line in stamps(text):
        yield near(line.text, (box.x0 - line.x1) / CELL, 2, 0.2, unit="characters")


@point("7.3.5.3", "joint 职务: from the middle of 签名章's height", "0 ± 1 mm", JOINT_STAMPED)
def joint_stamp_height(text: Text) -> Iterator[Reading]:
    """From the squares of the characters."""
    for box, line in stamps(text):
        yield near(line.text, line.centre - text.habits.drop - box.middle, 0, 1)


# --- the page (7.3.5.5) -----------------------------------------------------------------------


@point(
    "7.3.5.5",
    "署名 and 成文日期: lines of text above them on their page",
    "1 or more",
    (*SEALED, *BLANK, *STAMPED, *STAMP_ROOM, *JOINT_STAMPED, *UNSEALED),
)
def signature_company(text: Text) -> Iterator[Reading]:
    """Of the text, or of 附件说明."""
    if found := dated(text):
        leaf, date, _ = found
        above = text_above(text, leaf, date)
        yield Reading(leaf.where, float(len(above)), bool(above), "lines")


@point("7.3.5.5", "seals and stamps on the page of 成文日期", "all", (*SEALED, *STAMPED))
def seal_page(text: Text) -> Iterator[Reading]:
    """And none on any other."""
    if found := dated(text):
        pages = [(leaf.page, pictures(text, leaf.page)) for leaf in text.leaves]
        elsewhere = sum(len(boxes) for page, boxes in pages if page is not found[0].page)
        wanted = len(NAMES.get(text.name, [TITLE]))
        here = sum(len(boxes) for page, boxes in pages if page is found[0].page)
        shown = "all" if here == wanted and not elsewhere else f"{here} of {wanted}, {elsewhere} elsewhere"
        yield same(found[0].where, shown, "all")


# --- finding the parts ------------------------------------------------------------------------


@cache
def _images(path: Path) -> dict[int, list[Box]]:
    """The pictures of every page of a PDF."""
    with pdfplumber.open(path) as document:
        return {
            page.page_number: [
                Box(*(float(image[edge]) * MM for edge in ("x0", "top", "x1", "bottom"))) for image in page.images
            ]
            for page in document.pages
        }


def pictures(text: Text, page: Page) -> list[Box]:
    """The pictures of a page."""
    return _images(text.pdf.path).get(page.number, [])


def pieces(leaf: Leaf) -> list[Line]:
    """What stands in the lines of a page, parted where there is three tenths of a character's room."""
    return [part for line in leaf.lines for part in pieces_of(line)]


def dated(text: Text) -> tuple[Leaf, Line, Line] | None:
    """The page of 成文日期, the date, and what stands above it, in its column where something does."""
    for leaf in text.leaves:
        all_pieces = pieces(leaf)
        for date in all_pieces:
            if DATE.match(date.text):
                above = [each for each in all_pieces if each.baseline < date.baseline - 1]
                column = [each for each in above if _meet(each, date)]
                if above:
                    return leaf, date, (column or above)[-1]
    return None


def _meet(one: Line, two: Line) -> bool:
    return one.x0 < two.x1 and two.x0 < one.x1


def seals(text: Text) -> list[tuple[Box, list[Line]]]:
    """The seals from left to right and from row to row, each with the lines of the name on it."""
    found = dated(text)
    if not found:
        return []
    leaf, date, _ = found
    boxes = sorted(pictures(text, leaf.page), key=lambda box: (round(box.middle), box.x0))
    return [
        (
            box,
            [
                each
                for each in pieces(leaf)
                if each is not date
                and box.top < each.centre < box.bottom
                and box.x0 < each.middle < box.x1
                and not DATE.match(each.text)
            ],
        )
        for box in boxes
    ]


def title_line(text: Text) -> Line | None:
    """职务."""
    return next((each for leaf in text.leaves for each in pieces(leaf) if each.text == TITLE), None)


def stamp(text: Text) -> tuple[Box, Line] | None:
    """签名章 and 职务."""
    found, line = dated(text), title_line(text)
    boxes = pictures(text, found[0].page) if found else []
    return (boxes[0], line) if line and len(boxes) == 1 else None


def stamps(text: Text) -> list[tuple[Box, Line]]:
    """The stamps from top to bottom, each with the line that stands beside it."""
    found = dated(text)
    if not found:
        return []
    boxes = sorted(pictures(text, found[0].page), key=lambda box: box.top)
    lines = pieces(found[0])
    beside = [(box, [line for line in lines if box.top < line.centre < box.bottom]) for box in boxes]
    return [(box, each[0]) for box, each in beside if len(each) == 1]


def text_above(text: Text, leaf: Leaf, date: Line) -> list[Line]:
    """The lines of a page above the names and the date."""
    names = "".join(NAMES.get(text.name, [])) or "".join([TITLE, *TITLES])
    own = [line for line in leaf.lines if line.baseline < date.baseline - 1 and 15 < line.size < 17]
    # A row of names, or a line of one: its pieces are pieces of names.
    return [line for line in own if not all(part.text in names for part in pieces_of(line)) and not is_name(line)]


def pieces_of(line: Line) -> list[Line]:
    """`pieces` of one line."""
    parts = [[line.chars[0]]]
    for before, char in zip(line.chars, line.chars[1:]):
        if char.x0 - before.x1 > 0.3 * CELL:
            parts.append([])
        parts[-1].append(char)
    return [Line(part) for part in parts]


def is_name(line: Line) -> bool:
    """Whether it is a name alone, at the right."""
    return line.x0 > LEFT + 12 * CELL and line.text.startswith("某某市")


def line_above(text: Text) -> Line | None:
    """The last line of the text above the names and the date, on their page."""
    if found := dated(text):
        above = text_above(text, found[0], found[1])
        return above[-1] if above else None
    return None
