"""GB/T 9704-2012 as points to be measured on a PDF: the one source of the tests and of the table.

`POINTS` are the requirements; each takes a `Text` and yields a `Reading` for every place it
applies to. A point that applies nowhere yields nothing: the tests say which points every sample
must have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median

from measure import Box, Line, cells
from official import (
    BOTTOM,
    CELL,
    COLUMNS,
    LABEL,
    LEFT,
    NOTE,
    NOTE_NEXT,
    PITCH,
    RIGHT,
    ROWS,
    TOP,
    Leaf,
    Sheet,
    Text,
    is_red,
)

MIDDLE = (LEFT + RIGHT) / 2
SI_HAO = 14 * 25.4 / 72
"""A character of 4号 type, the size of page numbers."""

FACES = {
    "小标宋": "NotoSerifCJK",
    "仿宋": "BousungEG",
    "黑体": "NotoSansCJK",
    "楷体": "UKai",
    "宋体": "UMing",
}
"""How the families of `fonts.conf` are called inside a PDF."""

LEVELS = {
    "一、": (re.compile(r"[一二三四五六七八九十]+、"), "黑体"),
    "（一）": (re.compile(r"（[一二三四五六七八九十]+）"), "楷体"),
}
HEADING = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+\.")
CLOSING = "。，、；：？！”’）》〉】〕」』…—·～"
OPENING = "“‘（《〈【〔「『"


@dataclass(frozen=True)
class Reading:
    """What was measured at one place, and whether that is right."""

    where: str
    value: float | str
    ok: bool
    unit: str = ""

    def __str__(self) -> str:
        shown = f"{self.value:.2f}" if isinstance(self.value, float) else self.value
        return f"{self.where}: {shown}{self.unit and ' ' + self.unit}"


def near(
    where: str, value: float, target: float, less: float, more: float | None = None, unit: str = "mm"
) -> Reading:
    """A figure that may differ from `target` by `less` downwards and `more` (or as much) upwards."""
    more = less if more is None else more
    # The last digit of a float shall not decide.
    return Reading(where, value, target - less - 1e-6 <= value <= target + more + 1e-6, unit)


def same(where: str, value: str, wanted: str) -> Reading:
    """A word that must be `wanted`."""
    return Reading(where, value, value == wanted)


Measure = Callable[[Text], Iterator[Reading]]


@dataclass(frozen=True)
class Point:
    """A requirement of the standard and how it is measured."""

    id: str
    clause: str
    what: str
    wanted: str
    measure: Measure


POINTS: list[Point] = []


def point(clause: str, what: str, wanted: str) -> Callable[[Measure], Measure]:
    """Enters a function into `POINTS` under its own name."""

    def enter(measure: Measure) -> Measure:
        POINTS.append(Point(measure.__name__, clause, what, wanted, measure))
        return measure

    return enter


@point("5.1", "paper", "210 × 297 mm, each ± 0.3")
def paper(text: Text) -> Iterator[Reading]:
    """A4, upright or on its side."""
    for leaf in text.leaves:
        sides = sorted((leaf.page.width, leaf.page.height))
        shown = f"{sides[0]:.1f} × {sides[1]:.1f} mm"
        # Renderers round the paper to whole points or pixels.
        ok = abs(sides[0] - 210) < 0.3 and abs(sides[1] - 297) < 0.3
        yield Reading(leaf.where, shown, ok)


@point("5.2.1", "left edge of the text", "28 ± 1 mm")
def left_edge(text: Text) -> Iterator[Reading]:
    """Where the lines begin that have no indent."""
    for sheet in text.sheets:
        for leaf, line in sheet.body:
            if (line.x0 - LEFT) / CELL < 1:
                yield near(f"{leaf.where} “{line.text[:6]}…”", line.x0, LEFT, 1)


@point("5.2.1", "right edge of the text", "184 ± 1 mm")
def right_edge(text: Text) -> Iterator[Reading]:
    """Where full lines end; a mark that hangs into the edge does not count."""
    for leaf, line, _ in full_lines(text):
        last = line.chars[-1]
        if hangs(line):
            last = line.chars[-2]
        yield near(f"{leaf.where} “…{line.text[-6:]}”", last.x1, RIGHT, 1)


@point("5.2.1", "top of the type area", "37 ± 1 mm")
def top_edge(text: Text) -> Iterator[Reading]:
    """The top of the first line, found from its characters: each renderer has its own way to put
    them into the height of a line, and a control page with the same margin says which."""
    for leaf in text.plain_leaves:
        if leaf.lines and not leaf.page.tables:
            yield near(leaf.where, leaf.lines[0].centre - text.habits.drop - PITCH / 2, TOP, 1)


@point("5.2.2", "type of the text", "仿宋, 16 pt")
def body_type(text: Text) -> Iterator[Reading]:
    """The size everywhere; the typeface of the lines that are not a paragraph's first."""
    for sheet in text.sheets:
        for leaf, line in sheet.body:
            where = f"{leaf.where} “{line.text[:6]}…”"
            if abs(line.size - 16) > 0.1:
                yield near(where, line.size, 16, 0.1, unit="pt")
            elif line.x0 - LEFT < CELL:
                # The second line of a heading that leads its paragraph is still in its typeface.
                yield Reading(where, faces(line), "仿宋" in faces(line) or "楷体" in faces(line))


@point("5.2.3", "pitch of lines, average of a page", "10.23 ± 0.06 mm")
def pitch(text: Text) -> Iterator[Reading]:
    """Over the lines of a page that follow one another without a blank line."""
    for leaf in text.leaves:
        if leaf.page.landscape:
            continue
        body = [line for sheet in text.sheets for owner, line in sheet.body if owner is leaf]
        steps = [b.baseline - a.baseline for a, b in zip(body, body[1:])]
        steps = [step for step in steps if step < 1.4 * PITCH]
        # Fewer lines say more about the renderer's pixels than about the pitch.
        if len(steps) >= 10:
            yield near(leaf.where, sum(steps) / len(steps), 10.23, 0.06)


@point("5.2.3", "lines on a page that is full", "22; 21 where a heading goes on to the next page")
def lines_per_page(text: Text) -> Iterator[Reading]:
    """Counted by pitch, blank lines too; on page 1, under the head, the room that is left is measured."""
    for leaf, following in text.overflowing:
        kept = HEADING.match(following.text) is not None and following.x0 - LEFT > CELL
        if text.head and leaf.page is text.head.page:
            room = (BOTTOM - leaf.lines[-1].centre + text.habits.drop) / PITCH - 0.5
            limit = 1.9 if kept else 0.9
            yield Reading(leaf.where, f"{room:.2f} lines left under the last", -0.1 < room < limit)
        else:
            steps = [b.baseline - a.baseline for a, b in zip(leaf.lines, leaf.lines[1:])]
            single = median(steps)
            count = 1 + sum(round(step / single) for step in steps)
            shown = f"{count} lines" + (" before a heading" if count == 21 and kept else "")
            yield Reading(leaf.where, shown, count == ROWS or (count == ROWS - 1 and kept))


@point(
    "5.2.3",
    "characters in a full line",
    "28; 29 where a closing mark hangs; fewer only where what follows cannot be parted",
)
def characters(text: Text) -> Iterator[Reading]:
    """Half-width digits count half; the indent counts as the characters it stands for. A line that
    ends early is full if what comes next has no room in it, beside the gaps that are the renderer's."""
    for leaf, line, following in full_lines(text):
        count = line_cells(line)
        room = COLUMNS - count
        ok = room == 0 or (room < 0 and hangs(line) and room >= -1)
        where = f"{leaf.where} “…{line.text[-6:]}”"
        shown = f"{count:g}"
        if room > 0:
            cluster = unbreakable(line, following)
            gaps = boundaries(line.text + cluster) * text.habits.gap
            ok = cells(cluster) + gaps > room + 1e-6
            shown += f" and {gaps:.1f} of gaps" if gaps else ""
            shown += f" before “{cluster}”" if ok else ""
        elif room < 0 and ok:
            shown += " with a hanging mark"
        yield Reading(where, shown, ok)


@point("7.2.4", "mark: colour", "red")
def mark_colour(text: Text) -> Iterator[Reading]:
    """Every character of it."""
    if text.head and text.head.mark:
        black = [char for char in text.head.mark.chars if not is_red(char.colour)]
        yield same("mark", "not red" if black else "red", "red")


@point("7.2.4", "mark: lines", "1")
def mark_lines(text: Text) -> Iterator[Reading]:
    """Lines over the number."""
    if text.head:
        yield same("mark", str(len(text.head.above)), "1")


@point("7.2.4", "mark: middle", "106 ± 1 mm")
def mark_middle(text: Text) -> Iterator[Reading]:
    """Measured on its ink."""
    if text.head and text.head.mark_ink:
        box = text.head.mark_ink
        yield near("mark", (box.x0 + box.x1) / 2, MIDDLE, 1)


@point("7.2.4", "mark: its top below the top of the type area", "35 ± 1 mm")
def mark_top(text: Text) -> Iterator[Reading]:
    """Measured on its ink."""
    if text.head and text.head.mark_ink:
        yield near("mark", text.head.mark_ink.top - TOP, 35, 1)


@point("7.2.5", "发文字号: blank lines under the mark", "2 ± 0.3")
def number_below_mark(text: Text) -> Iterator[Reading]:
    """From the mark's ink to the upper edge of the number's line."""
    if text.head and text.head.mark_ink:
        gap = text.head.number.centre - text.habits.drop - PITCH / 2 - text.head.mark_ink.bottom
        yield near("number", gap / PITCH, 2, 0.3, unit="lines")


@point("7.2.5", "发文字号: middle", "106 ± 1 mm")
def number_middle(text: Text) -> Iterator[Reading]:
    """Measured on its cells."""
    if text.head:
        yield near("number", text.head.number.middle, MIDDLE, 1)


@point("7.2.7", "red rule: length", "156 ± 1 mm")
def rule_length(text: Text) -> Iterator[Reading]:
    """As it is drawn."""
    if text.head:
        yield near("rule", text.head.rule.width if text.head.rule else 0.0, 156, 1)


@point("7.2.7", "red rule: left end", "28 ± 1 mm")
def rule_left(text: Text) -> Iterator[Reading]:
    """As it is drawn."""
    if text.head:
        yield near("rule", text.head.rule.x0 if text.head.rule else 0.0, LEFT, 1)


@point("7.2.7", "red rule: thickness", "0.3–1 mm")
def rule_thickness(text: Text) -> Iterator[Reading]:
    """As it is drawn."""
    if text.head:
        yield near("rule", text.head.rule.height if text.head.rule else 0.0, 0.3, 0, 0.7)


@point("7.2.7", "red rule: its middle below the ink of 发文字号", "4–4.9 mm")
def rule_below_number(text: Text) -> Iterator[Reading]:
    """From the ink of the number, brackets and all."""
    if text.head:
        rule, number = text.head.rule, text.head.number_ink
        yield near("rule", rule.middle - number.bottom if rule and number else 0.0, 4, 0, 0.9)


@point("7.3.1", "title: size", "22 pt")
def title_size(text: Text) -> Iterator[Reading]:
    """The titles of all sheets."""
    for sheet, line in titles(text):
        yield near(f"{sheet.leaves[0].where} “{line.text[:6]}…”", line.size, 22, 0.1, unit="pt")


@point("7.3.1", "title: typeface", "小标宋")
def title_face(text: Text) -> Iterator[Reading]:
    """The titles of all sheets."""
    for sheet, line in titles(text):
        yield same(f"{sheet.leaves[0].where} “{line.text[:6]}…”", faces(line), "小标宋")


@point("7.3.1", "title: middle", "106 ± 1 mm")
def title_middle(text: Text) -> Iterator[Reading]:
    """Every line of the titles of all sheets."""
    for sheet, line in titles(text):
        area = sheet.leaves[0].area
        # On a sheet on its side the middle is another; the figure is given as for the upright one.
        shift = MIDDLE - (area.x0 + area.x1) / 2
        yield near(f"{sheet.leaves[0].where} “{line.text[:6]}…”", line.middle + shift, MIDDLE, 1)


@point("7.3.1", "title: blank lines under the red rule", "2 ± 0.1")
def title_below_rule(text: Text) -> Iterator[Reading]:
    """From the rule's middle to the upper edge of the title's first line."""
    if text.head and text.head.rule and text.sheets[0].title:
        gap = text.sheets[0].title[0].centre - text.habits.drop - PITCH / 2 - text.head.rule.middle
        yield near("title", gap / PITCH, 2, 0.1, unit="lines")


@point("7.3.2", "主送机关: blank lines under the title", "1 ± 0.1")
def addressee_below_title(text: Text) -> Iterator[Reading]:
    """From line to line."""
    for sheet in text.sheets:
        if sheet.addressee and sheet.title:
            yield near("addressee", blank_lines(sheet.title[-1], sheet.addressee[0]), 1, 0.1, unit="lines")


@point("7.3.2", "主送机关: left end, all lines", "28 ± 1 mm")
def addressee_left(text: Text) -> Iterator[Reading]:
    """Flush left, and so are the lines it runs on to."""
    for sheet in text.sheets:
        for line in sheet.addressee:
            yield near(f"“{line.text[:6]}…”", line.x0, LEFT, 1)


@point("7.3.3", "text: first line of a paragraph", "2 ± 0.1 characters")
def first_line_indent(text: Text) -> Iterator[Reading]:
    """Every line but those that go on from a full one; a list's items too."""
    for sheet in text.sheets:
        before: Line | None = None
        for leaf, line in sheet.body:
            indent = (line.x0 - LEFT) / CELL
            begins = before is None or before.x1 < RIGHT - 3 * CELL
            if begins or abs(indent) > 0.2:
                yield near(f"{leaf.where} “{line.text[:6]}…”", indent, 2, 0.1, unit="characters")
            before = line


def _level(text: Text, name: str) -> Iterator[Reading]:
    pattern, face = LEVELS[name]
    for sheet in text.sheets:
        for leaf, line in sheet.body:
            if not pattern.match(line.text) or abs((line.x0 - LEFT) / CELL - 2) > 0.3:
                continue
            # A heading that leads its paragraph ends with the first 。
            end = line.text.find("。")
            heading = Line([line.at(i) for i in range(end + 1 if end >= 0 else len(line.text))])
            yield same(f"{leaf.where} “{line.text[:6]}…”", faces(heading), face)


@point("7.3.3", "一、", "黑体")
def level_one(text: Text) -> Iterator[Reading]:
    """The typeface of the whole heading."""
    yield from _level(text, "一、")


@point("7.3.3", "（一）", "楷体")
def level_two(text: Text) -> Iterator[Reading]:
    """The typeface of the whole heading."""
    yield from _level(text, "（一）")


@point("7.3.4", "附件说明: blank lines under the text", "1 ± 0.1")
def note_below_text(text: Text) -> Iterator[Reading]:
    """From line to line; not where a page ends between them."""
    for sheet in text.sheets:
        if sheet.note and sheet.before_note:
            yield near("note", blank_lines(sheet.before_note, sheet.note[0]), 1, 0.1, unit="lines")


@point("7.3.4", "附件说明: indent", "2 ± 0.1 characters")
def note_indent(text: Text) -> Iterator[Reading]:
    """Of 附件："""
    for sheet in text.sheets:
        if sheet.note:
            yield near("note", (sheet.note[0].x0 - LEFT) / CELL, 2, 0.1, unit="characters")


@point("7.3.4", "附件说明: further lines from where they align", "0 ± 1 mm")
def note_alignment(text: Text) -> Iterator[Reading]:
    """2. under 1., and the second line of a name under its first character."""
    for sheet in text.sheets:
        if not sheet.note:
            continue
        first = sheet.note[0]
        label = NOTE.match(first.text)
        assert label
        name = first.at(label.end())
        numbered = label.group(1) is not None
        number = first.at(label.start(1)) if numbered else name
        for line in sheet.note[1:]:
            begins = numbered and NOTE_NEXT.match(line.text)
            target = number if begins else name
            yield near(f"“{line.text[:6]}…”", line.x0 - target.x0, 0, 1)
            if begins:
                name = line.at(begins.end())


@point("7.3.4", "附件说明: mark after a name", "none")
def note_ends_bare(text: Text) -> Iterator[Reading]:
    """The last character of every name."""
    for sheet in text.sheets:
        for name in note_names(sheet):
            yield same(f"“{name}”", name[-1] if name[-1] in "。；，、." else "none", "none")


@point("7.3.5.2", "署名: blank lines above", "1 ± 0.1")
def signature_above(text: Text) -> Iterator[Reading]:
    """From line to line; not where a page ends between them."""
    for sheet in text.sheets:
        if sheet.signature and sheet.signature[0].baseline < sheet.signature[1].baseline:
            before, issuer, _ = sheet.signature
            yield near("issuer", blank_lines(before, issuer), 1, 0.1, unit="lines")


@point("7.3.5.2", "署名: from the right edge, the longer of both lines", "2 ± 0.2 characters")
def signature_right(text: Text) -> Iterator[Reading]:
    """The issuer's name, or the date where it is the longer, counted in cells."""
    for sheet in text.sheets:
        if sheet.signature:
            _, issuer, date = sheet.signature
            end = date.x1 if cells(date.text) > cells(issuer.text) else issuer.x1
            yield near("signature", (RIGHT - end) / CELL, 2, 0.2, unit="characters")


@point("7.3.5.2", "成文日期: first character right of the issuer's first", "2 ± 0.2 characters")
def date_offset(text: Text) -> Iterator[Reading]:
    """From first cell to first cell."""
    for sheet in text.sheets:
        if sheet.signature:
            _, issuer, date = sheet.signature
            yield near("date", (date.x0 - issuer.x0) / CELL, 2, 0.2, unit="characters")


@point("7.3.5.2", "成文日期: lines below the issuer's name", "1 ± 0.1")
def date_below(text: Text) -> Iterator[Reading]:
    """From baseline to baseline."""
    for sheet in text.sheets:
        if sheet.signature:
            _, issuer, date = sheet.signature
            yield near("date", (date.baseline - issuer.baseline) / PITCH, 1, 0.1, unit="lines")


@point("7.3.7", "附件: its label begins a page, on line", "1 ± 0.1")
def label_line(text: Text) -> Iterator[Reading]:
    """Every line that says 附件 or 附件N."""
    for leaf in text.leaves:
        for line in leaf.lines:
            if LABEL.match(line.text):
                yield near(f"{leaf.where} {line.text}", line_number(leaf, line, text), 1, 0.1, unit="")


@point("7.3.7", "附件: label", "黑体, 28 ± 1 mm")
def label_type(text: Text) -> Iterator[Reading]:
    """Typeface and left end."""
    for sheet in text.sheets:
        if sheet.label:
            left = sheet.label.x0 - sheet.leaves[0].area.x0 + LEFT
            shown = f"{faces(sheet.label)}, {left:.2f} mm"
            ok = faces(sheet.label) == "黑体" and abs(left - LEFT) <= 1
            yield Reading(f"{sheet.leaves[0].where} {sheet.label.text}", shown, ok)


@point("7.3.7", "附件: title on line", "3 ± 0.1")
def attachment_title_line(text: Text) -> Iterator[Reading]:
    """The first line of the title."""
    for sheet in text.sheets:
        if sheet.label and sheet.title:
            leaf = sheet.leaves[0]
            yield near(f"{leaf.where} {sheet.label.text}", line_number(leaf, sheet.title[0], text), 3, 0.1, unit="")


@point("7.3.7", "附件: title and number", "as in 附件说明")
def attachment_names(text: Text) -> Iterator[Reading]:
    """The titles against the names, in order."""
    names = [name for sheet in text.sheets for name in note_names(sheet)]
    attached = [sheet for sheet in text.sheets if sheet.label]
    if not names or not attached:
        return
    for place, sheet in enumerate(attached):
        assert sheet.label
        label = f"附件{place + 1}" if len(names) > 1 else "附件"
        name = names[place] if place < len(names) else "none"
        ok = sheet.label.text == label and sheet.title_text == name
        shown = "as there" if ok else f"{sheet.label.text} “{sheet.title_text}” against {label} “{name}”"
        yield Reading(f"{sheet.leaves[0].where}", shown, ok)


@point("7.5", "page number: text", "— 1 —, running on")
def page_number_text(text: Text) -> Iterator[Reading]:
    """On every page, from 1."""
    for leaf in text.leaves:
        shown = " ".join(line.text for line in leaf.foot) or "none"
        wanted = f"—{leaf.page.number}—"
        yield Reading(leaf.where, "as wanted" if shown == wanted else shown, shown == wanted)


@point("7.5", "page number: type", "宋体, 14 pt")
def page_number_type(text: Text) -> Iterator[Reading]:
    """On every page."""
    for leaf in text.leaves:
        for line in leaf.foot:
            shown = f"{faces(line)}, {line.size:.0f} pt"
            yield Reading(leaf.where, shown, faces(line) == "宋体" and abs(line.size - 14) < 0.1)


@point("7.5", "page number: its dash below the type area", "7 ± 1 mm")
def page_number_drop(text: Text) -> Iterator[Reading]:
    """To the middle of the dash's ink."""
    for leaf in text.leaves:
        for line in leaf.foot:
            dash = line.chars[0]
            if leaf.page.landscape:
                # Turned text is rare enough: the dash is drawn 0.36 of its size above the baseline.
                yield near(leaf.where, line.centre - BOTTOM, 7, 1)
                continue
            area = Box(dash.x0, dash.baseline - SI_HAO, dash.x1, dash.baseline + 0.2 * SI_HAO)
            ink = leaf.page.ink.box(area)
            yield near(leaf.where, ink.middle - BOTTOM if ink else 0.0, 7, 1)


@point("7.5", "page number: from the outer edge", "1 ± 0.2 characters of 4号, odd right, even left")
def page_number_side(text: Text) -> Iterator[Reading]:
    """From the last cell on odd pages, from the first on even ones."""
    for leaf in text.leaves:
        for line in leaf.foot:
            odd = leaf.page.number % 2 == 1
            gap = RIGHT - line.x1 if odd else line.x0 - LEFT
            where = f"{leaf.where}, {'right' if odd else 'left'}"
            yield near(where, gap / SI_HAO, 1, 0.2, unit="characters")


# --- what several points ask ----------------------------------------------------------------


def faces(line: Line) -> str:
    """The standard's names of the typefaces in a line."""
    found = {
        next((face for face, name in FACES.items() if name in font), font) for font in line.fonts
    }
    return " ".join(sorted(found))


def titles(text: Text) -> Iterator[tuple[Sheet, Line]]:
    """Every line of every title."""
    for sheet in text.sheets:
        for line in sheet.title:
            yield sheet, line


def blank_lines(above: Line, below: Line) -> float:
    """How many blank lines stand between two lines."""
    return (below.centre - above.centre) / PITCH - 1


def line_number(leaf: Leaf, line: Line, text: Text) -> float:
    """Which line of the type area it is; from 1, with the place inside the line as a fraction."""
    return (line.centre - text.habits.drop - leaf.area.top) / PITCH + 0.5


def line_cells(line: Line) -> float:
    """The characters of a line, with its indent."""
    return round((line.x0 - LEFT) / CELL) + cells(line.text) + line.blank


def boundaries(text: str) -> int:
    """How often a Chinese character and a half-width one follow each other."""
    return len(re.findall(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])", text))


def hangs(line: Line) -> bool:
    """Whether the line ends in a closing mark beyond the type area."""
    return line.text[-1] in CLOSING and line.x1 > RIGHT + CELL / 2


def full_lines(text: Text) -> Iterator[tuple[Leaf, Line, Line]]:
    """The lines that are full, because their paragraph goes on in the line that comes third."""
    for sheet in text.sheets:
        for (leaf, line), (_, following) in zip(sheet.body, sheet.body[1:]):
            if (following.x0 - LEFT) / CELL < 1 and line.x1 > RIGHT - 4 * CELL:
                yield leaf, line, following


def unbreakable(line: Line, following: Line) -> str:
    """What stands at the beginning of a line and could not be parted there.

    Opening marks cling to what follows them, closing marks to what precedes them, and a figure or
    a Latin word is one piece with both.
    """
    text = following.text
    end = 0
    while end < len(text) and text[end] in OPENING:
        end += 1
    end += 1
    while end < len(text) and text[end - 1 : end + 1].isascii() and text[end].isalnum():
        end += 1
    while end < len(text) and text[end] in CLOSING + "%":
        end += 1
    return text[:end]


def note_names(sheet: Sheet) -> list[str]:
    """The names in 附件说明, each in one line."""
    names: list[str] = []
    for place, line in enumerate(sheet.note):
        label = NOTE.match(line.text) if place == 0 else NOTE_NEXT.match(line.text)
        if label:
            names.append(line.text[label.end() :])
        elif names:
            names[-1] += line.text
    return names


def measure(text: Text) -> dict[str, list[Reading]]:
    """All readings of a document, by point."""
    return {each.id: list(each.measure(text)) for each in POINTS}
