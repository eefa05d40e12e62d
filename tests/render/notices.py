"""The parts of an ordinary notice that `layout` does not measure: order, types, forms of number and date.

`layout` finds its elements by what they must be; these points look at what stands in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gallery import ALL, JOINT, NUMBER, ORDER, RULED, SINGLE, first, marks, number, piece, point, strokes, title, type_of
from general import EVERY, LEVELS, NOTICES
from layout import Reading, blank_lines, faces, near, same
from measure import MM, Line, Rule, cells
from official import BOTTOM, CELL, DATE, LEFT, Text, is_red

ADDRESSED = (*NOTICES, "classified-notice", "imprint", "joint-notice")
DATED = tuple(dict.fromkeys((*NOTICES, *SINGLE, *JOINT, *ORDER)))

HEADINGS = {
    "一、": (re.compile(r"[一二三四五六七八九十]+、"), "黑体"),
    "（一）": (re.compile(r"（[一二三四五六七八九十]+）"), "楷体"),
    "1.": (re.compile(r"\d+\.(?!\d)"), "仿宋"),
    "（1）": (re.compile(r"（\d+）"), "仿宋"),
}
DATED_LINE = re.compile(r"[\d〇○零一二三四五六七八九十]{2,}年.{1,3}月.{1,3}日$")
WRITTEN = re.compile(r"[12]\d{3}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日$")
"""成文日期 in Arabic digits, the year in full, without leading zeros."""


# --- 版头 ------------------------------------------------------------------------------------


@point("7.1", "parts in order: mark, 发文字号, red rule, title, text", "in order", (*RULED, *NOTICES))
def parts_in_order(text: Text) -> Iterator[Reading]:
    """From top to bottom of page 1; what stands above the rule is 版头."""
    rules, below = strokes(first(text), red=True), title(text)
    line = next((line for line in first(text).lines if NUMBER.search(line.text)), None)
    if line and rules and below and marks(text):
        heights = [marks(text)[-1].baseline, line.baseline, rules[0].middle, below.baseline]
        last = [each.baseline for each in first(text).lines if each.baseline > below.baseline + 1]
        ok = heights == sorted(heights) and bool(last)
        yield same("page 1", "in order" if ok else "out of order", "in order")


@point("7.1", "page number: outside of the type area", "below it", (*NOTICES, *RULED))
def foot_outside(text: Text) -> Iterator[Reading]:
    """Every number's square."""
    for leaf in text.leaves:
        for line in leaf.foot:
            gap = line.centre - line.size * MM / 2 - BOTTOM
            yield Reading(leaf.where, "below it" if gap > 0 else f"{gap:.2f} mm", gap > 0)


@point("7.2.4", "mark: typeface", "小标宋", (*ALL, *NOTICES))
def mark_face(text: Text) -> Iterator[Reading]:
    """All lines of the mark, which are found by being red."""
    for line in marks(text):
        yield same(line.text, faces(line), "小标宋")


@point("7.2.5", "发文字号: type", "仿宋, 16 pt", (*ALL, *NOTICES))
def number_type(text: Text) -> Iterator[Reading]:
    """All of it."""
    if line := number(text):
        yield same(line.text, type_of(line), "仿宋, 16 pt")


@point("7.2.5", "发文字号: form", "code〔year〕n号, no 第, no leading zero", (*[s for s in ALL if s not in ORDER], *NOTICES))
def number_form(text: Text) -> Iterator[Reading]:
    """The brackets of the standard, and nothing in front of the serial."""
    below = title(text)
    for line in first(text).lines:
        if line is below:
            return
        if match := re.search(r"[\u4e00-\u9fff]+[〔［\[（(【]\d{2,4}[〕］\])）】]第?\d+号", line.text):
            ok = re.fullmatch(r"[\u4e00-\u9fff]+〔[12]\d{3}〕[1-9]\d*号", match.group())
            yield same("number", "as wanted" if ok else match.group(), "as wanted")
            return


@point("7.2.7", "rules between 发文字号 and title: colour", "one, red", (*RULED, *NOTICES))
def rule_colour(text: Text) -> Iterator[Reading]:
    """Found whatever its colour."""
    line, below = number(text), title(text)
    if line and below:
        found = [
            rule
            for rule in first(text).rules
            if rule.box.width > 60 and line.baseline < rule.box.middle < below.baseline
        ]
        red = all(is_red(rule.colour) for rule in found)
        yield same("page 1", "one, red" if len(merged(found)) == 1 and red else f"{len(found)}", "one, red")


# --- 主体 ------------------------------------------------------------------------------------


@point("7.3.1", "title: type", "小标宋, 22 pt", EVERY)
def title_type(text: Text) -> Iterator[Reading]:
    """Every line of the title on page 1; a document without one has nothing to say."""
    lines = title_lines(text)
    for line in lines:
        yield same(f"“{line.text[:6]}…”", type_of(line), "小标宋, 22 pt")
    if not lines:
        yield same("page 1", "小标宋, 22 pt", "小标宋, 22 pt")


@point("7.3.1", "title: shape", "one line, trapezoid, diamond", NOTICES)
def title_shape(text: Text) -> Iterator[Reading]:
    """By the lengths of its lines: never shorter in the middle, never one character alone."""
    for sheet in text.sheets:
        if sheet.title:
            shown = shape([cells(line.text) for line in sheet.title])
            ok = shown not in ("hourglass", "one character alone")
            yield Reading(f"{sheet.leaves[0].where} “{sheet.title_text[:6]}…”", shown, ok)


@point("7.3.2", "主送机关: type", "仿宋, 16 pt", ADDRESSED)
def addressee_type(text: Text) -> Iterator[Reading]:
    """Every line."""
    for line in addressees(text):
        yield same(f"“{line.text[:6]}…”", type_of(line), "仿宋, 16 pt")


@point("7.3.2", "主送机关: ends in", "：", ADDRESSED)
def addressee_colon(text: Text) -> Iterator[Reading]:
    """The last character before the first indented line, full-width."""
    for line in addressees(text)[-1:]:
        yield same("addressees", line.text[-1], "：")


@point("7.3.2, 7.3.3", "text: blank lines under 主送机关", "0 ± 0.1", ADDRESSED)
def body_below(text: Text) -> Iterator[Reading]:
    """From line to line."""
    lines = addressees(text)
    rest = first(text).lines
    for last in lines[-1:]:
        following = rest[rest.index(last) + 1 : rest.index(last) + 2]
        for line in following:
            yield near("text", blank_lines(last, line), 0, 0.1, unit="lines")


@point("7.3.3", "text on page 1", "there", EVERY)
def text_on_page_one(text: Text) -> Iterator[Reading]:
    """A line of 3号 with an indent of two, below title or number; 附件说明 is none."""
    above = title(text) or number(text)
    found = [
        line
        for line in first(text).lines
        if abs((line.x0 - LEFT) / CELL - 2) < 0.3
        and (not above or line.baseline > above.baseline)
        and not line.text.startswith("附件：")
        and abs(line.size - 16) < 0.1
    ]
    yield same("page 1", "there" if found else "none", "there")


@point("7.3.3", "headings of the four levels: typeface and indent", "黑体, 楷体, 仿宋, 仿宋; 2 ± 0.1 characters", LEVELS)
def heading_levels(text: Text) -> Iterator[Reading]:
    """By their labels; one that leads its paragraph ends with the first 。"""
    for leaf in text.leaves:
        for line in leaf.lines:
            for label, (pattern, face) in HEADINGS.items():
                if pattern.match(line.text) and (line.x0 - LEFT) / CELL < 8:
                    end = line.text.find("。")
                    heading = piece(line, 0, end + 1 if end >= 0 else len(line.text))
                    shown = f"{faces(heading)}, {heading.size:g} pt"
                    yield Reading(f"{label} {leaf.where}", shown, shown == f"{face}, 16 pt")
                    yield near(f"{label}, indent", (line.x0 - LEFT) / CELL, 2, 0.1, unit="characters")


@point("7.3.3", "headings of the four levels: labels in order", "一、 （一） 1. （1）", LEVELS)
def heading_order(text: Text) -> Iterator[Reading]:
    """As they are first seen from the top."""
    seen: list[str] = []
    for leaf in text.leaves:
        for line in leaf.lines:
            for label, (pattern, _) in HEADINGS.items():
                if pattern.match(line.text) and label not in seen:
                    seen.append(label)
    yield same("labels", " ".join(seen), " ".join(HEADINGS))


@point("7.3.5.4", "成文日期: form", "Arabic digits, full year, no leading zeros", DATED)
def date_form(text: Text) -> Iterator[Reading]:
    """The line that is a date and no more, in whatever digits."""
    for leaf in text.leaves:
        for line in leaf.lines:
            if DATED_LINE.match(line.text):
                ok = WRITTEN.match(line.text)
                yield same(leaf.where, "as wanted" if ok else line.text, "as wanted")


@point("7.3.5.4", "成文日期: type", "仿宋, 16 pt", DATED)
def date_type(text: Text) -> Iterator[Reading]:
    """All of it."""
    for leaf in text.leaves:
        for line in leaf.lines:
            if DATED_LINE.match(line.text):
                yield same(leaf.where, type_of(line), "仿宋, 16 pt")


@point("7.3.5.5", "署名 and 成文日期: text on their page", "there", DATED)
def signature_with_text(text: Text) -> Iterator[Reading]:
    """A line above that is neither the issuer's name nor the date; never 此页无正文."""
    for leaf in text.leaves:
        for place, line in enumerate(leaf.lines):
            if DATE.match(line.text):
                above = [each for each in leaf.lines[:place] if (each.x0 - LEFT) / CELL < 6]
                ok = bool(above) and "此页无正文" not in text.pdf.text
                yield same(leaf.where, "there" if ok else "none", "there")


# --- finding the parts -----------------------------------------------------------------------


def merged(rules: list[Rule]) -> list[float]:
    """The heights at which rules stand, those in pieces counted once."""
    heights: list[float] = []
    for rule in rules:
        if not heights or abs(heights[-1] - rule.box.middle) > 0.1:
            heights.append(rule.box.middle)
    return heights


def title_lines(text: Text) -> list[Line]:
    """The lines of the title on page 1: 2号 and not red."""
    return [line for line in first(text).lines if line.size > 20 and not is_red(line.chars[0].colour)]


def shape(lengths: list[float]) -> str:
    """The shape that lines of these lengths make."""
    if len(lengths) == 1:
        return "one line"
    if min(lengths) <= 1:
        return "one character alone"
    longest = lengths.index(max(lengths))
    rising = all(a <= b for a, b in zip(lengths[:longest], lengths[1 : longest + 1]))
    falling = all(a >= b for a, b in zip(lengths[longest:], lengths[longest + 1 :]))
    if not rising or not falling:
        return "hourglass"
    return "trapezoid" if lengths[0] == max(lengths) or lengths[-1] == max(lengths) else "diamond"


def addressees(text: Text) -> list[Line]:
    """The lines between the title and the first indented line of page 1."""
    titled = title_lines(text)
    if not titled:
        return []
    found: list[Line] = []
    for line in first(text).lines:
        if line.baseline <= titled[-1].baseline:
            continue
        if (line.x0 - LEFT) / CELL > 1.5:
            break
        found.append(line)
    return found
