"""What `samples/gallery` shows of GB/T 9704-2012, as points to be measured on a PDF.

`layout.POINTS` are what every document has; these are what some have: the parts of 版头, a joint
issue, 附注, 版记, and the formats of clause 10. Each point names the specs it is about, and must
find something in each of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from layout import CLOSING, MIDDLE, SI_HAO, Measure, Reading, blank_lines, boundaries, faces, near, same
from measure import MM, Box, Line, Page, cells
from official import BOTTOM, CELL, DATE, LEFT, PITCH, RIGHT, TOP, Text, is_red

SAN_HAO = 16 * MM
"""A character of 3号 type."""

CLASSIFIED = ("classified-notice",)
UPWARD = ("request", "report-three-signers")
SEVERAL_SIGNERS = ("report-three-signers",)
JOINT = ("joint-notice", "report-three-signers")
JOINT_SIGNED = (*JOINT, "joint-unsealed-6", "joint-unsealed-10")
SINGLE = ("classified-notice", "imprint", "letter", "request")
REMARKED = ("imprint", "request")
IMPRINTED = ("imprint", "joint-notice")
LONG_IMPRINT = ("imprint",)
LETTER = ("letter",)
LETTERS = (*LETTER, "letter-classified")
ORDER = ("order",)
MINUTES = ("minutes",)
CENTRED = ("classified-notice", "imprint", "joint-notice", "minutes", "order")
RULED = ("classified-notice", "imprint", "joint-notice", "minutes", *UPWARD)
ALL = (*RULED, *LETTER, *ORDER)

ISSUERS = {
    "joint-notice": ["某某市教育局", "某某市卫生健康委员会"],
    "report-three-signers": ["某某市发展和改革委员会", "某某市财政局", "某某市自然资源局"],
    "joint-unsealed-6": [f"某某市{name}" for name in "教育局 公安局 民政局 财政局 卫生健康委员会 体育局".split()],
    "joint-unsealed-10": [
        f"某某市{name}"
        for name in (
            "教育局 公安局 民政局 财政局 卫生健康委员会 体育局 水利局 商务局 审计局 统计局".split()
        )
    ],
}
SIGNERS = {"request": ["张三"], "report-three-signers": ["张三", "欧阳小明", "王五"]}
ATTENDANCE = ["出席", "请假", "列席"]

NUMBER = re.compile(r"[\u4e00-\u9fff]+〔\d{4}〕\d+号|^第\d+号$")
SIGNED = re.compile(r"签发人：")
PRINTED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日印发$")


@dataclass(frozen=True)
class Point:
    """A requirement of the standard, the specs that show it, and how it is measured."""

    id: str
    clause: str
    what: str
    wanted: str
    specs: tuple[str, ...]
    measure: Measure


POINTS: list[Point] = []


def point(clause: str, what: str, wanted: str, specs: tuple[str, ...]) -> Callable[[Measure], Measure]:
    """Enters a function into `POINTS` under its own name."""

    def enter(measure: Measure) -> Measure:
        POINTS.append(Point(measure.__name__, clause, what, wanted, specs, measure))
        return measure

    return enter


# --- 版头 ------------------------------------------------------------------------------------


def _label(text: Text, pattern: str, line: int) -> Iterator[Reading]:
    """Where a line of 份号, 密级 or 紧急程度 stands."""
    for each in first(text).lines:
        if re.match(pattern, each.text):
            yield near("line", line_number(text, each), line, 0.1, unit="")
            yield near("left end", each.x0, LEFT, 1)
            yield near("size", each.size, 16, 0.1, unit="pt")


@point("7.2.1", "份号: line, left end, size", "1 ± 0.1, 28 ± 1 mm, 16 pt", CLASSIFIED)
def copy_number(text: Text) -> Iterator[Reading]:
    """Six digits and nothing else."""
    yield from _label(text, r"\d{6}$", 1)


@point("7.2.2", "密级: line, left end, size", "2 ± 0.1, 28 ± 1 mm, 16 pt", CLASSIFIED)
def secrecy(text: Text) -> Iterator[Reading]:
    """With its term."""
    yield from _label(text, r"(绝密|机密|秘密)★\d+年$", 2)


@point("7.2.3", "紧急程度: line, left end, size", "3 ± 0.1, 28 ± 1 mm, 16 pt", CLASSIFIED)
def urgency(text: Text) -> Iterator[Reading]:
    """Below the others."""
    yield from _label(text, r"(特急|加急)$", 3)


@point("7.2.2, 7.2.3", "密级 and 紧急程度: typeface", "黑体", CLASSIFIED)
def label_face(text: Text) -> Iterator[Reading]:
    """Of their Chinese characters."""
    for each in first(text).lines:
        if re.match(r"(绝密|机密|秘密)★|(特急|加急)$", each.text):
            yield same(each.text, faces(each), "黑体")


@point("7.2.4", "mark: its top below the top of the type area", "35 ± 1 mm", RULED)
def mark_top(text: Text) -> Iterator[Reading]:
    """Measured on its ink, whatever stands above it."""
    if ink := mark_ink(text):
        yield near("mark", ink.top - TOP, 35, 1)


@point("7.2.4", "mark: middle", "106 ± 1 mm", ALL)
def mark_middle(text: Text) -> Iterator[Reading]:
    """Measured on its ink; of a joint mark with its 文件."""
    if ink := mark_ink(text):
        # A letter has its mark in the middle of the paper or of the type area: 1 mm apart.
        yield near("mark", (ink.x0 + ink.x1) / 2, MIDDLE, 1)


@point("7.2.5", "发文字号, or the first 签发人: blank lines under the mark", "2 ± 0.3", (*RULED, *ORDER))
def number_below_mark(text: Text) -> Iterator[Reading]:
    """From the mark's ink to the upper edge of the line, as `layout` has it."""
    ink, line = mark_ink(text), next(iter(signer_lines(text)), None) or number(text)
    if ink and line:
        yield near("number", (line.centre - text.habits.drop - PITCH / 2 - ink.bottom) / PITCH, 2, 0.3, unit="lines")


@point("7.2.5", "发文字号: middle", "106 ± 1 mm", CENTRED)
def number_middle(text: Text) -> Iterator[Reading]:
    """Measured on its cells."""
    if line := number(text):
        yield near("number", line.middle, MIDDLE, 1)


@point("7.2.5", "upward 发文字号: indent at the left", "1 ± 0.2 characters", UPWARD)
def upward_number_indent(text: Text) -> Iterator[Reading]:
    """From its first cell."""
    if line := number(text):
        yield near("number", (line.x0 - LEFT) / CELL, 1, 0.2, unit="characters")


@point("7.2.5", "upward 发文字号: from the line of the last 签发人", "0 ± 1 mm", UPWARD)
def upward_number_line(text: Text) -> Iterator[Reading]:
    """From baseline to baseline."""
    line, signers = number(text), signer_lines(text)
    if line and signers:
        yield near("number", line.baseline - signers[-1].baseline, 0, 1)


@point("7.2.6", "签发人: indent at the right, of the longest line", "1 ± 0.2 characters", UPWARD)
def signers_right(text: Text) -> Iterator[Reading]:
    """From the last cell."""
    if signers := signer_lines(text):
        yield near("signers", (RIGHT - max(line.x1 for line in signers)) / CELL, 1, 0.2, unit="characters")


@point("7.2.6", "签发人: label", "仿宋, 16 pt", UPWARD)
def signers_label(text: Text) -> Iterator[Reading]:
    """Of the first line."""
    for line in signer_lines(text)[:1]:
        if match := SIGNED.match(line.text):
            yield same("label", type_of(piece(line, 0, match.end())), "仿宋, 16 pt")


@point("7.2.6", "签发人: names", "楷体, 16 pt", UPWARD)
def signers_names(text: Text) -> Iterator[Reading]:
    """Every name."""
    for line in signer_names(text):
        for name in line:
            yield same(name.text, type_of(name), "楷体, 16 pt")


@point("7.2.6", "签发人: names in order, two a line", "two, one", SEVERAL_SIGNERS)
def signers_two_a_line(text: Text) -> Iterator[Reading]:
    """Names are told apart by the space between them."""
    names = SIGNERS[text.name]
    wanted = " / ".join(" ".join(names[place : place + 2]) for place in range(0, len(names), 2))
    if found := signer_names(text):
        shown = " / ".join(" ".join(name.text for name in line) for line in found)
        yield Reading("signers", "two, one" if shown == wanted else shown, shown == wanted)


@point("7.2.6", "签发人: further lines from the first name", "0 ± 1 mm", SEVERAL_SIGNERS)
def signers_aligned(text: Text) -> Iterator[Reading]:
    """From first cell to first cell."""
    found = signer_names(text)
    for line in found[1:]:
        yield near(line[0].text, line[0].x0 - found[0][0].x0, 0, 1)


@point("7.2.7", "red rule: left end, length", "28 ± 1 mm, 156 ± 1 mm", RULED)
def rule_place(text: Text) -> Iterator[Reading]:
    """As it is drawn."""
    for rule in strokes(first(text), red=True):
        yield near("left end", rule.x0, LEFT, 1)
        yield near("length", rule.width, 156, 1)


@point("7.2.7", "red rule: its middle below the ink of 发文字号", "4–4.9 mm", RULED)
def rule_below_number(text: Text) -> Iterator[Reading]:
    """From the ink of the number, brackets and all."""
    line, rules = number(text), strokes(first(text), red=True)
    if line and rules:
        area = Box(line.x0 - 1, line.centre - 4, line.x1 + 1, min(rules[0].top - 0.2, line.baseline + 5))
        ink = first(text).ink.box(area)
        yield near("rule", rules[0].middle - ink.bottom if ink else 0.0, 4, 0, 0.9)


@point("7.3.1", "title: blank lines under the red rule", "2 ± 0.1", RULED)
def title_below_rule(text: Text) -> Iterator[Reading]:
    """From the rule's middle to the upper edge of the title's first line, as `layout` has it."""
    line, rules = title(text), strokes(first(text), red=True)
    if line and rules:
        gap = line.centre - text.habits.drop - PITCH / 2 - rules[0].middle
        yield near("title", gap / PITCH, 2, 0.1, unit="lines")


# --- joint issue ----------------------------------------------------------------------------


@point("7.2.4", "joint mark: names in order, one above the other", "as in the spec", JOINT)
def joint_names(text: Text) -> Iterator[Reading]:
    """One a line, the sponsor first, and no line touches the one above it."""
    names, _ = joint_mark(text)
    shown, wanted = (" / ".join(each) for each in ([line.text for line in names], ISSUERS[text.name]))
    yield same("mark", "as in the spec" if shown == wanted else shown, "as in the spec")
    for above, below in zip(names, names[1:]):
        step = (below.baseline - above.baseline) / (below.size * MM)
        yield Reading(f"{below.text}: lines apart", step, 1 <= step <= 2, "sizes")


@point("7.2.4", "joint mark: 文件 right of the names", "0–2 of its characters", JOINT)
def joint_suffix_right(text: Text) -> Iterator[Reading]:
    """From the last cell of the longest name."""
    names, suffix = joint_mark(text)
    if names and suffix:
        gap = (suffix.x0 - max(line.x1 for line in names)) / (suffix.size * MM)
        yield Reading("文件", gap, -0.05 <= gap <= 2, "characters")


@point("7.2.4", "joint mark: 文件 from the middle of the names' height", "0 ± 1 mm", JOINT)
def joint_suffix_middle(text: Text) -> Iterator[Reading]:
    """From the squares of the characters."""
    names, suffix = joint_mark(text)
    if names and suffix:
        yield near("文件", suffix.centre - (names[0].centre + names[-1].centre) / 2, 0, 1)


@point("7.3.5.2", "joint 署名: names in order, lines below each other", "1 ± 0.1", JOINT_SIGNED)
def joint_signature_lines(text: Text) -> Iterator[Reading]:
    """From baseline to baseline; the date is the last of them."""
    lines = signature(text)
    for above, below in zip(lines, lines[1:]):
        yield near(below.text, (below.baseline - above.baseline) / PITCH, 1, 0.1, unit="lines")


@point("7.3.5.2", "joint 署名: from the right edge, the longest line", "2 ± 0.2 characters", JOINT_SIGNED)
def joint_signature_right(text: Text) -> Iterator[Reading]:
    """A name, or the date where it reaches further."""
    if lines := signature(text):
        yield near("signature", (RIGHT - max(line.x1 for line in lines)) / CELL, 2, 0.2, unit="characters")


@point("7.3.5.2", "joint 成文日期: right of the first character of the names", "2 ± 0.2 characters", JOINT_SIGNED)
def joint_date_offset(text: Text) -> Iterator[Reading]:
    """From the name that begins furthest to the left."""
    if lines := signature(text):
        start = min(line.x0 for line in lines[:-1])
        yield near("date", (lines[-1].x0 - start) / CELL, 2, 0.2, unit="characters")


@point("7.3.5.2", "署名, or a 成文日期 that is the longer: from the right edge", "2 ± 0.2 characters", SINGLE)
def signature_right(text: Text) -> Iterator[Reading]:
    """Length is counted in cells, so that no renderer's gaps decide."""
    if found := single_signature(text):
        issuer, date = found
        name, line = ("date", date) if cells(date.text) > cells(issuer.text) else ("issuer", issuer)
        yield near(name, (RIGHT - line.x1) / CELL, 2, 0.2, unit="characters")


@point("7.3.5.2", "成文日期: right of the issuer's first character", "2 ± 0.2 characters", SINGLE)
def signature_date(text: Text) -> Iterator[Reading]:
    """From first cell to first cell."""
    if found := single_signature(text):
        yield near("date", (found[1].x0 - found[0].x0) / CELL, 2, 0.2, unit="characters")


@point("5.2.1", "署名 and 成文日期: beyond the type area", "at most 1 mm", SINGLE)
def signature_inside(text: Text) -> Iterator[Reading]:
    """The right ends of both lines, without the gaps that are the renderer's."""
    for line in single_signature(text) or ():
        gaps = boundaries(line.text) * text.habits.gap * CELL
        beyond = max(0.0, line.x1 - gaps - RIGHT)
        yield Reading(line.text, beyond, beyond <= 1, "mm")


# --- 附注 and 版记 ---------------------------------------------------------------------------


@point("7.3.6", "附注: indent", "2 ± 0.2 characters", REMARKED)
def remark_indent(text: Text) -> Iterator[Reading]:
    """Of its opening bracket's cell; it stands in full-width brackets, or it is not found."""
    if found := remark(text):
        yield near("remark", (found[1].x0 - LEFT) / CELL, 2, 0.2, unit="characters")


@point("7.3.6", "附注: lines below 成文日期", "1 ± 0.1", REMARKED)
def remark_below_date(text: Text) -> Iterator[Reading]:
    """From baseline to baseline."""
    if found := remark(text):
        yield near("remark", (found[1].baseline - found[0].baseline) / PITCH, 1, 0.1, unit="lines")


@point("7.3.6", "附注: type", "仿宋, 16 pt", REMARKED)
def remark_type(text: Text) -> Iterator[Reading]:
    """Of the whole line."""
    if found := remark(text):
        yield same("remark", type_of(found[1]), "仿宋, 16 pt")


@point("7.4.2, 7.4.3", "版记: type", "仿宋, 14 pt", IMPRINTED)
def imprint_type(text: Text) -> Iterator[Reading]:
    """Every line."""
    for line in imprint(text):
        yield same(f"“{line.text[:6]}…”", type_of(line), "仿宋, 14 pt")


@point("7.4.2, 7.4.3", "版记: 抄送 and 印发机关 from the left", "1 ± 0.2 characters of 4号", IMPRINTED)
def imprint_left(text: Text) -> Iterator[Reading]:
    """The first line of 抄送, and the line of printing."""
    if lines := imprint(text):
        for line in (lines[0], lines[-1]):
            yield near(f"“{line.text[:6]}…”", (line.x0 - LEFT) / SI_HAO, 1, 0.2, unit="characters")


@point("7.4.3", "版记: 印发日期 from the right", "1 ± 0.2 characters of 4号", IMPRINTED)
def imprint_date_right(text: Text) -> Iterator[Reading]:
    """From its last cell."""
    for line in imprint(text)[-1:]:
        yield near("date", (RIGHT - line.x1) / SI_HAO, 1, 0.2, unit="characters")


@point("7.4.2", "版记: full lines of 抄送 from the right", "1–2 characters of 4号, ± 0.2", LONG_IMPRINT)
def imprint_right(text: Text) -> Iterator[Reading]:
    """Lines that go on in the next; a closing mark may hang, and a pair that cannot be parted may
    leave a character's room."""
    for line in imprint(text)[:-2]:
        hanging = line.text[-1] in CLOSING and line.x1 > RIGHT - SI_HAO / 2
        last = line.chars[-2] if hanging else line.chars[-1]
        yield near(f"“…{line.text[-6:]}”", (RIGHT - last.x1) / SI_HAO, 1, 0.2, 1.2, unit="characters")


@point("7.4.2", "版记: further lines of 抄送 from the character after ：", "0 ± 1 mm", LONG_IMPRINT)
def imprint_alignment(text: Text) -> Iterator[Reading]:
    """From first cell to first cell."""
    lines = imprint(text)
    for line in lines[1:-1]:
        yield near(f"“{line.text[:6]}…”", line.x0 - lines[0].at(lines[0].text.index("：") + 1).x0, 0, 1)


@point("7.4.2", "版记: 抄送 ends in", "。", IMPRINTED)
def imprint_end(text: Text) -> Iterator[Reading]:
    """The last character before the line of printing."""
    for line in imprint(text)[-2:-1]:
        yield same("copies", line.text[-1], "。")


@point("7.4.1", "版记: rules above, between and below its lines", "3", IMPRINTED)
def imprint_rules(text: Text) -> Iterator[Reading]:
    """Each where it belongs."""
    lines, rules = imprint(text), imprint_strokes(text)
    if lines:
        yield same("rules", str(len(rules)), "3")
    if lines and len(rules) == 3:
        for name, rule, above, below in zip(
            ("first", "second", "third"), rules, (None, lines[-2], lines[-1]), (lines[0], lines[-1], None)
        ):
            over = above is None or above.baseline < rule.middle
            under = below is None or rule.middle < below.centre
            yield same(name, "in place" if over and under else "out of place", "in place")


@point("7.4.1", "版记: rules: left end, length", "28 ± 1 mm, 156 ± 1 mm", IMPRINTED)
def imprint_rule_place(text: Text) -> Iterator[Reading]:
    """As they are drawn."""
    for rule in imprint_strokes(text):
        yield near("left end", rule.x0, LEFT, 1)
        yield near("length", rule.width, 156, 1)


@point("7.4.1", "版记: rules: thickness", "0.35, 0.25, 0.35 mm, each ± 0.1", IMPRINTED)
def imprint_rule_thickness(text: Text) -> Iterator[Reading]:
    """As they are drawn."""
    rules = imprint_strokes(text)
    for place, rule in enumerate(rules):
        outer = place in (0, len(rules) - 1)
        yield near("outer" if outer else "inner", rule.height, 0.35 if outer else 0.25, 0.1)


@point("7.4.1", "版记: inner rule against the outer ones", "thinner by 0.05 mm or more", IMPRINTED)
def imprint_rule_contrast(text: Text) -> Iterator[Reading]:
    """粗线 and 细线 are told apart as they are drawn."""
    rules = imprint_strokes(text)
    for rule in rules[1:-1]:
        gain = min(rules[0].height, rules[-1].height) - rule.height
        yield Reading("inner rule thinner by", gain, gain >= 0.05 - 1e-6, "mm")


@point("7.4", "版记: a page without text only where there is no room", "with text", IMPRINTED)
def imprint_page(text: Text) -> Iterator[Reading]:
    """The room under the last line of the page before, against the height of 版记."""
    lines, rules = imprint(text), imprint_strokes(text)
    if not lines or not rules:
        return
    if text.leaves[-1].lines[0] is not lines[0] or len(text.leaves) == 1:
        yield same("last page", "with text", "with text")
        return
    if not text.leaves[-2].lines:
        yield Reading("last page", "alone, and nothing on the page before", False)
        return
    last = text.leaves[-2].lines[-1]
    room = BOTTOM - (last.centre - text.habits.drop + PITCH / 2)
    height = rules[-1].middle - rules[0].middle
    yield Reading("last page", f"alone: {height:.2f} mm high, {room:.2f} mm on the page before", room < height)


@point("7.4.1", "版记: last rule below the bottom edge of the type area", "0 ± 1 mm", IMPRINTED)
def imprint_foot(text: Text) -> Iterator[Reading]:
    """Its middle, on the last page."""
    for rule in imprint_strokes(text)[-1:]:
        yield near("last rule", rule.middle - BOTTOM, 0, 1)


# --- 信函 -------------------------------------------------------------------------------------


@point("10.1", "letter: top of the mark below the paper's top", "30 ± 1 mm", LETTERS)
def letter_mark_top(text: Text) -> Iterator[Reading]:
    """Measured on its ink."""
    if ink := mark_ink(text):
        yield near("mark", ink.top, 30, 1)


@point("10.1", "letter: mark without 文件", "as wanted", LETTERS)
def letter_mark_text(text: Text) -> Iterator[Reading]:
    """The name alone."""
    for line in marks(text):
        yield same("mark", line.text if line.text.endswith("文件") else "as wanted", "as wanted")


@point("10.1", "letter: double rules on page 1: left end, length", "20 ± 1 mm, 170 ± 1 mm", LETTERS)
def letter_rules(text: Text) -> Iterator[Reading]:
    """Two pairs of strokes."""
    pairs = double_rules(text)
    yield same("double rules", str(len(pairs)), "2")
    for name, pair in zip(("first", "second"), pairs):
        for stroke in pair:
            yield near(f"{name}, left end", stroke.x0, 20, 1)
            yield near(f"{name}, length", stroke.width, 170, 1)


@point("10.1", "letter: first rule below the mark", "4 ± 1 mm", LETTERS)
def letter_rule_below_mark(text: Text) -> Iterator[Reading]:
    """From the ink of the mark to the upper stroke's upper edge."""
    ink, pairs = mark_ink(text), double_rules(text)
    if ink and pairs:
        yield near("first", pairs[0][0].top - ink.bottom, 4, 1)


@point("10.1", "letter: second rule above the paper's bottom", "20 ± 1 mm", LETTERS)
def letter_rule_foot(text: Text) -> Iterator[Reading]:
    """From the middle of both strokes."""
    for upper, lower in double_rules(text)[1:]:
        yield near("second", first(text).height - (upper.top + lower.bottom) / 2, 20, 1)


@point("10.1", "letter: strokes", "thick over thin, thin over thick", LETTERS)
def letter_strokes(text: Text) -> Iterator[Reading]:
    """Of the first rule, of the second."""
    wanted = ("thick over thin", "thin over thick")
    for (upper, lower), name, each in zip(double_rules(text), ("first", "second"), wanted):
        shown = wanted[0] if upper.height > lower.height + 0.05 else wanted[1]
        if abs(upper.height - lower.height) <= 0.05:
            shown = "alike"
        yield same(f"{name}, {upper.height:.2f} and {lower.height:.2f} mm", shown, each)


@point("10.1", "letter: 发文字号 flush right", "184 ± 1 mm", LETTERS)
def letter_number_right(text: Text) -> Iterator[Reading]:
    """The end of its last cell."""
    if line := number(text):
        yield near("number", line.x1, RIGHT, 1)


@point("10.1", "letter: 发文字号 below the first rule", "4.94 ± 1 mm (7/8 of a 3号 character)", LETTERS)
def letter_number_below_rule(text: Text) -> Iterator[Reading]:
    """From the lower stroke to the square of the characters."""
    line, pairs = number(text), double_rules(text)
    if line and pairs:
        yield near("number", line.centre - SAN_HAO / 2 - pairs[0][1].bottom, 7 / 8 * SAN_HAO, 1)


@point("10.1", "letter: title: blank lines under 发文字号", "2 ± 0.1", LETTER)
def letter_title(text: Text) -> Iterator[Reading]:
    """From line to line."""
    line, below = number(text), title(text)
    if line and below:
        yield near("title", blank_lines(line, below), 2, 0.1, unit="lines")


@point("10.1", "letter: page number on page 1", "none", LETTERS)
def letter_page_number(text: Text) -> Iterator[Reading]:
    """Whatever stands below the text, and any line that is a number between dashes."""
    leaf = text.leaves[0]
    found = leaf.foot + [line for line in leaf.lines if re.fullmatch(r"—\s*\d+\s*—", line.text)]
    yield same("page 1", " ".join(line.text for line in found) or "none", "none")


# --- 命令（令） --------------------------------------------------------------------------------


@point("10.2", "order: top of the mark below the top of the type area", "20 ± 1 mm", ORDER)
def order_mark_top(text: Text) -> Iterator[Reading]:
    """Measured on its ink."""
    if ink := mark_ink(text):
        yield near("mark", ink.top - TOP, 20, 1)


@point("10.2", "order: mark ends in 命令 or 令", "as wanted", ORDER)
def order_mark_text(text: Text) -> Iterator[Reading]:
    """Name and kind."""
    for line in marks(text)[-1:]:
        yield same("mark", "as wanted" if line.text.endswith("令") else line.text, "as wanted")


@point("10.2", "order: text: blank lines under 令号", "2 ± 0.1", ORDER)
def order_text(text: Text) -> Iterator[Reading]:
    """What follows the number first, be it text or a title."""
    line = number(text)
    below = next((each for each in first(text).lines if line and each.baseline > line.baseline + 1), None)
    if line and below:
        yield near(f"“{below.text[:6]}…”", blank_lines(line, below), 2, 0.1, unit="lines")


@point("10.2", "order: red rules", "none", ORDER)
def order_rules(text: Text) -> Iterator[Reading]:
    """On page 1."""
    yield same("page 1", str(len(strokes(first(text), red=True)) or "none"), "none")


# --- 纪要 -------------------------------------------------------------------------------------


@point("10.3", "minutes: labels in order", "出席 请假 列席", MINUTES)
def attendance_order(text: Text) -> Iterator[Reading]:
    """At the beginnings of lines."""
    yield same("labels", " ".join(group[0].text[:2] for group in attendance(text)), " ".join(ATTENDANCE))


@point("10.3", "minutes: labels", "黑体, 16 pt", MINUTES)
def attendance_labels(text: Text) -> Iterator[Reading]:
    """Without the colon."""
    for group in attendance(text):
        yield same(group[0].text[:2], type_of(piece(group[0], 0, 2)), "黑体, 16 pt")


@point("10.3", "minutes: names", "仿宋, 16 pt", MINUTES)
def attendance_names(text: Text) -> Iterator[Reading]:
    """All that follows the colon, in all lines."""
    for group in attendance(text):
        yield same(group[0].text[:2], type_of(piece(group[0], 3, len(group[0].text))), "仿宋, 16 pt")
        for line in group[1:]:
            yield same(f"“{line.text[:6]}…”", type_of(line), "仿宋, 16 pt")


@point("10.3", "minutes: indent of the labels", "2 ± 0.2 characters", MINUTES)
def attendance_indent(text: Text) -> Iterator[Reading]:
    """From the first cell."""
    for group in attendance(text):
        yield near(group[0].text[:2], (group[0].x0 - LEFT) / CELL, 2, 0.2, unit="characters")


@point("10.3", "minutes: further lines from the character after ：", "0 ± 1 mm", MINUTES)
def attendance_alignment(text: Text) -> Iterator[Reading]:
    """From first cell to first cell."""
    for group in attendance(text):
        for line in group[1:]:
            yield near(f"“{line.text[:6]}…”", line.x0 - group[0].at(3).x0, 0, 1)


@point("10.3", "minutes: blank lines above 出席", "1 ± 0.1", MINUTES)
def attendance_above(text: Text) -> Iterator[Reading]:
    """Under the last line of the text."""
    lines = [line for leaf in text.leaves for line in leaf.lines]
    for group in attendance(text)[:1]:
        above = lines[lines.index(group[0]) - 1]
        yield near("出席", blank_lines(above, group[0]), 1, 0.1, unit="lines")


# --- finding the parts -----------------------------------------------------------------------


def first(text: Text) -> Page:
    """Page 1."""
    return text.pdf.pages[0]


def line_number(text: Text, line: Line) -> float:
    """Which line of the type area it is, with the place inside the line as a fraction."""
    return (line.centre - text.habits.drop - TOP) / PITCH + 0.5


def piece(line: Line, start: int, end: int) -> Line:
    """A part of a line, from one place in its text to another."""
    chars = [line.at(place) for place in range(start, end)]
    return Line([char for place, char in enumerate(chars) if place == 0 or char is not chars[place - 1]])


def type_of(line: Line) -> str:
    """Typeface and size in words."""
    return f"{faces(line)}, {round(line.size, 1):g} pt"


def marks(text: Text) -> list[Line]:
    """The lines of 发文机关标志: the red characters of page 1, from top to bottom."""
    red = [[char for char in line.chars if is_red(char.colour)] for line in first(text).lines]
    return [Line(chars) for chars in red if chars]


def mark_ink(text: Text) -> Box | None:
    """The ink of all lines of the mark."""
    lines = marks(text)
    if not lines:
        return None
    top = min(line.baseline - 0.92 * line.size * MM for line in lines)
    bottom = max(line.baseline + 0.16 * line.size * MM for line in lines)
    return first(text).ink.box(Box(0, top, first(text).width, bottom))


def joint_mark(text: Text) -> tuple[list[Line], Line | None]:
    """The names of a joint mark, and 文件; where that stands on a name's baseline, they are parted."""
    names, suffix = [], None
    for line in marks(text):
        length = len(line.text)
        if line.text.endswith("文件"):
            suffix = piece(line, length - 2, length)
            length -= 2
        if length:
            names.append(piece(line, 0, length))
    return names, suffix


def title(text: Text) -> Line | None:
    """The first line of the title: 2号 and not red."""
    found = (line for line in first(text).lines if line.size > 20 and not is_red(line.chars[0].colour))
    return next(found, None)


def number(text: Text) -> Line | None:
    """发文字号, without what stands beside it."""
    for line in first(text).lines:
        if line is title(text):
            return None
        if match := NUMBER.search(line.text):
            return piece(line, match.start(), match.end())
    return None


def signer_lines(text: Text) -> list[Line]:
    """The lines of 签发人, without the number that stands beside the last."""
    found: list[Line] = []
    for line in first(text).lines:
        if line.size > 20 and not is_red(line.chars[0].colour):
            break
        label = SIGNED.search(line.text)
        if not label and not found:
            continue
        match = NUMBER.search(line.text)
        start = label.start() if label else match.end() if match else 0
        if start < len(line.text):
            found.append(piece(line, start, len(line.text)))
    return found


def signer_names(text: Text) -> list[list[Line]]:
    """The names of each line of 签发人, parted where there is half a character's room."""
    found = []
    for line in signer_lines(text):
        label = SIGNED.match(line.text)
        chars = list(piece(line, label.end() if label else 0, len(line.text)).chars)
        names = [[chars[0]]]
        for before, char in zip(chars, chars[1:]):
            if char.x0 - before.x1 > CELL / 2:
                names.append([])
            names[-1].append(char)
        found.append([Line(name) for name in names])
    return found


def strokes(page: Page, red: bool) -> list[Box]:
    """The long horizontal strokes of a page, red or black, pieces that meet put together."""
    found: list[Box] = []
    for rule in sorted(page.rules, key=lambda rule: (round(rule.box.middle, 1), rule.box.x0)):
        if is_red(rule.colour) != red or (not red and max(rule.colour) > 0.3):
            continue
        box, last = rule.box, found[-1] if found else None
        if last and abs(last.middle - box.middle) < 0.1 and box.x0 - last.x1 < 0.5:
            found[-1] = Box(last.x0, min(last.top, box.top), max(last.x1, box.x1), max(last.bottom, box.bottom))
        else:
            found.append(box)
    return [box for box in found if box.width > 60]


def double_rules(text: Text) -> list[tuple[Box, Box]]:
    """The red strokes of page 1 that stand in pairs, less than 3 mm apart."""
    rules = strokes(first(text), red=True)
    return [(upper, lower) for upper, lower in zip(rules, rules[1:]) if lower.top - upper.bottom < 3]


def signature(text: Text) -> list[Line]:
    """The issuers' names in order and the date; empty where they are not all there."""
    lines = [line for leaf in text.leaves for line in leaf.lines]
    wanted = ISSUERS[text.name]
    for place in range(len(lines) - len(wanted)):
        block = lines[place : place + len(wanted) + 1]
        if [line.text for line in block[:-1]] == wanted and DATE.match(block[-1].text):
            return block
    return []


def single_signature(text: Text) -> tuple[Line, Line] | None:
    """The name of one issuer, and 成文日期 below it."""
    lines = [line for leaf in text.leaves for line in leaf.lines]
    found = ((issuer, date) for issuer, date in zip(lines, lines[1:]) if DATE.match(date.text))
    return next(found, None)


def remark(text: Text) -> tuple[Line, Line] | None:
    """成文日期 and 附注, which is the line in full-width brackets that follows it."""
    lines = [line for leaf in text.leaves for line in leaf.lines]
    for date, line in zip(lines, lines[1:]):
        if DATE.match(date.text) and re.fullmatch("（.+）", line.text):
            return date, line
    return None


def imprint(text: Text) -> list[Line]:
    """The lines of 版记 on the last page, from 抄送 to the line of printing; the last is that one."""
    lines = text.pdf.pages[-1].lines
    start = next((place for place, line in enumerate(lines) if line.text.startswith("抄送：")), None)
    end = next((place for place, line in enumerate(lines) if PRINTED.search(line.text)), None)
    return lines[start : end + 1] if start is not None and end is not None and start < end else []


def imprint_strokes(text: Text) -> list[Box]:
    """The black rules of the last page."""
    return strokes(text.pdf.pages[-1], red=False)


def attendance(text: Text) -> list[list[Line]]:
    """The lines of 出席, 请假 and 列席, each with those it goes on in."""
    groups: list[list[Line]] = []
    for line in (line for leaf in text.leaves for line in leaf.lines):
        if line.text[:2] in ATTENDANCE and line.text[2:3] == "：":
            groups.append([line])
        elif groups and blank_lines(groups[-1][-1], line) < 0.5 and cells(groups[-1][-1].text) > 15:
            groups[-1].append(line)
        elif groups:
            break
    return groups


def measure(text: Text, module: str = __name__) -> dict[str, list[Reading]]:
    """All readings of a document of the gallery, by the points of a module that it shows."""
    own = (each for each in POINTS if each.measure.__module__ == module)
    return {each.id: list(each.measure(text)) for each in own if text.name in each.specs}
