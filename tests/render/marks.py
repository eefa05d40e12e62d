"""发文机关标志 of every length, addressees in 版记, a letter's full first page, a number beside 签发人.

The same kind of points as in `gallery`, for the specs that show these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gallery import (
    SAN_HAO,
    double_rules,
    faces,
    first,
    imprint_strokes,
    joint_mark,
    line_number,
    mark_ink,
    marks,
    number,
    point,
    signer_lines,
    signer_names,
    title,
    type_of,
)
from layout import MIDDLE, SI_HAO, Reading, near, same
from measure import MM, Box, Line
from official import BOTTOM, CELL, LEFT, PITCH, RIGHT, TOP, Text

LINES = {
    "mark-4": ["某县文件"],
    "mark-10": ["某某市人民政府办公室"],
    "mark-20": ["某某市住房和城乡建设局建设工程质监站文件"],
    "mark-28-two-lines": ["某某自治区防汛抗旱指挥部办公室", "暨水旱灾害防御工作中心文件"],
    "mark-40": ["某某省某某市生态文明示范区创建领导小组暨", "长江流域水环境综合治理工作联席办公室文件"],
    "joint-sponsor-alone": ["某某市生态环境局文件"],
    "urgent-notice": ["某某市应急管理局文件"],
    "addressee-moved": ["某某市爱国卫生运动委员会文件"],
}
"""The marks that have no 文件 at their side, as they are to be broken."""
NAMES = {
    "joint-mark-3": ["某某市人力资源和社会保障局", "某某市财政局", "国家税务总局某某市税务局"],
    "joint-notice-2019": ["发展改革委办公厅", "税务总局办公厅"],
    "long-number-signers": ["某某市发展和改革委员会", "某某市财政局"],
}
"""The names of joint marks."""
SIGNERS = ["欧阳小明", "司马长风"]

SINGLE = tuple(LINES)
JOINT = tuple(NAMES)
MARKED = (*SINGLE, *JOINT)
SHORT = ("mark-4",)
TWO_LINES = ("mark-28-two-lines", "mark-40")
URGENT = ("urgent-notice",)
MOVED = ("addressee-moved",)
FULL_LETTER = ("letter-two-pages",)
LONG_NUMBER = ("long-number-signers",)

LEGIBLE = 22.0
"""2号, the size of the title: no mark is smaller."""


# --- 发文机关标志 ------------------------------------------------------------------------------


@point("7.2.4", "mark of any length: its top below the top of the type area", "35 ± 1 mm", MARKED)
def any_mark_top(text: Text) -> Iterator[Reading]:
    """Measured on the ink of its first line."""
    if ink := mark_ink(text):
        yield near("mark", ink.top - TOP, 35, 1)


@point("7.2.4", "mark of any length: middle", "106 ± 1 mm", MARKED)
def any_mark_middle(text: Text) -> Iterator[Reading]:
    """Measured on its ink; of two lines, each; of a joint mark with its 文件."""
    ink = mark_ink(text)
    if ink and text.name in JOINT:
        yield near("mark", (ink.x0 + ink.x1) / 2, MIDDLE, 1)
    elif text.name in SINGLE:
        for line in marks(text):
            yield near(line.text, line.middle, MIDDLE, 1)


@point("7.2.4", "mark of any length: its ink beyond the type area", "0 ± 0.3 mm", MARKED)
def any_mark_inside(text: Text) -> Iterator[Reading]:
    """At either end."""
    if ink := mark_ink(text):
        yield near("mark", max(0.0, LEFT - ink.x0, ink.x1 - RIGHT), 0, 0.3)


@point("7.2.4", "mark of any length: size", "22 pt or more", MARKED)
def any_mark_size(text: Text) -> Iterator[Reading]:
    """Every character."""
    for line in marks(text):
        least = min(char.size for char in line.chars)
        yield Reading(line.text, least, least >= LEGIBLE - 0.05, "pt")


@point("7.2.4", "mark of any length: typeface", "小标宋", MARKED)
def any_mark_face(text: Text) -> Iterator[Reading]:
    """Every line."""
    for line in marks(text):
        yield same(line.text, faces(line), "小标宋")


@point("7.2.4", "mark: one line up to 20 characters, two above, broken between words", "as in the spec", SINGLE)
def mark_lines(text: Text) -> Iterator[Reading]:
    """The text of each line."""
    shown, wanted = (" / ".join(each) for each in ([line.text for line in marks(text)], LINES[text.name]))
    yield same("mark", "as in the spec" if shown == wanted else shown, "as in the spec")


@point("7.2.4", "mark of 4 characters: spread, how much of the line it takes", "0.7–1 of 156 mm", SHORT)
def mark_spread(text: Text) -> Iterator[Reading]:
    """Its characters stand alike far apart, no further than half of one."""
    for line in marks(text):
        yield near("mark", (line.chars[-1].x0 + line.size * MM - line.x0) / (RIGHT - LEFT), 0.7, 0, 0.3, unit="")
        for left, right in pairwise(line.chars):
            gap = (right.x0 - left.x0) / (line.size * MM) - 1
            yield near(f"{left.text}{right.text}", gap, 0.5, 0.05, unit="characters")


@point("7.2.4", "mark of two lines: one against the other", "0–3 characters", TWO_LINES)
def mark_balance(text: Text) -> Iterator[Reading]:
    """The longer less the shorter."""
    lengths = sorted(len(line.text) for line in marks(text))
    if len(lengths) > 1:
        gain = float(lengths[-1] - lengths[0])
        yield Reading("longer", gain, gain <= 3, "characters")


@point("7.2.4", "mark of several lines: lines apart", "1.2 ± 0.1 sizes", TWO_LINES)
def mark_pitch(text: Text) -> Iterator[Reading]:
    """From baseline to baseline."""
    for above, below in pairwise(marks(text)):
        yield near(below.text, (below.baseline - above.baseline) / (below.size * MM), 1.2, 0.1, unit="sizes")


@point("7.2.5", "发文字号, or the first 签发人: blank lines under a mark of any length", "2 ± 0.3", MARKED)
def number_below_any_mark(text: Text) -> Iterator[Reading]:
    """From the mark's ink to the upper edge of the line."""
    ink, line = mark_ink(text), next(iter(signer_lines(text)), None) or number(text)
    if ink and line:
        gap = line.centre - text.habits.drop - PITCH / 2 - ink.bottom
        yield near("number", gap / PITCH, 2, 0.3, unit="lines")


@point("7.2.4", "joint mark of long and short names: in order, both edges straight", "0 ± 1 mm", JOINT)
def joint_edges(text: Text) -> Iterator[Reading]:
    """Against the first name; the sponsor is the first."""
    names, _ = joint_mark(text)
    shown, wanted = (" / ".join(each) for each in ([line.text for line in names], NAMES[text.name]))
    yield same("names", shown, wanted)
    for line in names[1:]:
        yield near(f"{line.text}, left", line.x0 - names[0].x0, 0, 1)
        yield near(f"{line.text}, right", line.chars[-1].x0 - names[0].chars[-1].x0, 0, 1)


@point("7.2.4", "joint mark of long and short names: 文件 right of them", "0.2–1 of its characters", JOINT)
def joint_suffix_place(text: Text) -> Iterator[Reading]:
    """From the last cell of the longest name."""
    names, suffix = joint_mark(text)
    if names and suffix:
        em = suffix.size * MM
        yield near("文件", (suffix.x0 - max(line.chars[-1].x0 + em for line in names)) / em, 0.2, 0, 0.8, unit="characters")


@point("7.2.4", "joint mark of long and short names: 文件 from the middle of their height", "0 ± 1 mm", JOINT)
def joint_suffix_height(text: Text) -> Iterator[Reading]:
    """From the squares of the characters."""
    names, suffix = joint_mark(text)
    if names and suffix:
        yield near("文件", suffix.centre - (names[0].centre + names[-1].centre) / 2, 0, 1)


@point("7.2.3", "紧急程度 alone: line, left end, type", "1 ± 0.1, 28 ± 1 mm, 黑体, 16 pt", URGENT)
def urgency_alone(text: Text) -> Iterator[Reading]:
    """It is on the first line where nothing stands above it."""
    for line in first(text).lines:
        if re.match(r"(特急|加急)$", line.text):
            yield near("line", line_number(text, line), 1, 0.1, unit="")
            yield near("left end", line.x0, LEFT, 1)
            yield same("type", type_of(line), "黑体, 16 pt")


# --- 主送机关 in 版记 ---------------------------------------------------------------------------


@point("7.3.2", "moved 主送: what stands between title and text", "nothing", MOVED)
def moved_away(text: Text) -> Iterator[Reading]:
    """The first line below the title is indented as text is."""
    if lines := below_title(text):
        indent = (lines[0].x0 - LEFT) / CELL
        yield same("first line", "nothing" if abs(indent - 2) < 0.2 else lines[0].text[:8], "nothing")


@point("7.3.3", "page 1: lines of text", "1 or more", (*MOVED, "joint-notice-2019", *FULL_LETTER))
def text_on_first_page(text: Text) -> Iterator[Reading]:
    """Lines below the title that begin two characters in."""
    shown = [line for line in below_title(text) if abs((line.x0 - LEFT) / CELL - 2) < 0.2]
    yield Reading("page 1", float(len(shown)), bool(shown), "lines")


@point("7.4.2", "moved 主送: above 抄送, no rule between them", "主送 抄送; 0 rules", MOVED)
def moved_order(text: Text) -> Iterator[Reading]:
    """On the last page."""
    groups = copies(text)
    yield same("order", " ".join(group[0].text[:2] for group in groups), "主送 抄送")
    if len(groups) == 2:
        upper, lower = groups[0][-1], groups[1][0]
        between = [rule for rule in imprint_strokes(text) if upper.centre < rule.middle < lower.centre]
        yield same("rules", f"{len(between)} rules", "0 rules")


@point("7.4.2", "moved 主送: type", "仿宋, 14 pt", MOVED)
def moved_type(text: Text) -> Iterator[Reading]:
    """Every line."""
    for group in copies(text)[:1]:
        for line in group:
            yield same(f"“{line.text[:6]}…”", type_of(line), "仿宋, 14 pt")


@point("7.4.2", "moved 主送: from the left", "1 ± 0.2 characters of 4号", MOVED)
def moved_left(text: Text) -> Iterator[Reading]:
    """Its label."""
    for group in copies(text)[:1]:
        yield near("主送", (group[0].x0 - LEFT) / SI_HAO, 1, 0.2, unit="characters")


@point("7.4.2", "moved 主送: further lines from the character after ：", "0 ± 1 mm", MOVED)
def moved_alignment(text: Text) -> Iterator[Reading]:
    """From first cell to first cell."""
    for group in copies(text)[:1]:
        for line in group[1:]:
            yield near(f"“{line.text[:6]}…”", line.x0 - group[0].at(3).x0, 0, 1)


@point("7.4.2", "moved 主送: ends in", "。", MOVED)
def moved_end(text: Text) -> Iterator[Reading]:
    """The last character before 抄送."""
    for group in copies(text)[:1]:
        yield same("主送", group[-1].text[-1], "。")


# --- 信函 --------------------------------------------------------------------------------------


@point("10.1", "letter: last line of page 1 above the second double rule", "4.94 ± 1 mm (7/8 of a 3号 character)", FULL_LETTER)
def letter_last_line(text: Text) -> Iterator[Reading]:
    """From the square of its characters to the upper stroke."""
    pairs = double_rules(text)
    lines = [line for line in first(text).lines if line.size < 17]
    if len(pairs) == 2 and lines:
        yield near("last line", pairs[1][0].top - lines[-1].centre - SAN_HAO / 2, 7 / 8 * SAN_HAO, 1)


@point("10.1", "letter: second rule above the paper's bottom, its lower edge", "20 ± 0.5 mm", FULL_LETTER)
def letter_rule_edge(text: Text) -> Iterator[Reading]:
    """Of the thick stroke."""
    for _, lower in double_rules(text)[1:]:
        yield near("second", first(text).height - lower.bottom, 20, 0.5)


@point("10.1", "letter: page 2: first line, lowest line", "1 ± 0.1; inside the type area", FULL_LETTER)
def letter_second_page(text: Text) -> Iterator[Reading]:
    """As on any other document."""
    if len(text.pdf.pages) > 1:
        lines = [line for line in text.pdf.pages[1].lines if "—" not in line.text]
        yield near("first", line_number(text, lines[0]), 1, 0.1, unit="")
        foot = lines[-1].centre + lines[-1].size * MM / 2
        yield Reading("lowest", BOTTOM - foot, 0 <= BOTTOM - foot < PITCH, "mm")


@point("10.1, 7.5", "letter: page 2: page number's rule below the type area", "7 ± 1 mm", FULL_LETTER)
def letter_second_number(text: Text) -> Iterator[Reading]:
    """The ink of its dash."""
    for page in text.pdf.pages[1:2]:
        for line in page.lines:
            if line.text.startswith("—"):
                dash = line.chars[0]
                area = page.ink.box(_around(dash.x0, dash.x1, line))
                if area:
                    yield near("dash", (area.top + area.bottom) / 2 - BOTTOM, 7, 1)


# --- 签发人 -------------------------------------------------------------------------------------


@point("7.2.6", "签发人 beside a long number: one a line, aligned", "0 ± 1 mm", LONG_NUMBER)
def signers_one_a_line(text: Text) -> Iterator[Reading]:
    """From first cell to first cell."""
    found = signer_names(text)
    yield same("names", " / ".join(" ".join(name.text for name in line) for line in found), " / ".join(SIGNERS))
    for line in found[1:]:
        yield near(line[0].text, line[0].x0 - found[0][0].x0, 0, 1)


@point("7.2.5, 7.2.6", "long number: room before the last 签发人", "1 character or more", LONG_NUMBER)
def long_number_room(text: Text) -> Iterator[Reading]:
    """They stand on one line, and the number in one piece."""
    line, found = number(text), signer_names(text)
    if line and found:
        yield near("baseline", line.baseline - found[-1][0].baseline, 0, 1)
        room = (found[-1][0].x0 - line.x1) / CELL
        yield Reading("room", room, room >= 0.8, "characters")


@point("7.2.6", "签发人 beside a long number: indent at the right", "1 ± 0.2 characters", LONG_NUMBER)
def long_number_right(text: Text) -> Iterator[Reading]:
    """Of the longest line."""
    if signers := signer_lines(text):
        yield near("signers", (RIGHT - max(line.x1 for line in signers)) / CELL, 1, 0.2, unit="characters")


# --- finding the parts -------------------------------------------------------------------------


def below_title(text: Text) -> list[Line]:
    """The lines of page 1 below its title, without the page number."""
    head = title(text)
    lines = [line for line in first(text).lines if head and line.baseline > head.baseline + 1]
    return [line for line in lines if line.size < 17 and not line.text.startswith("—")]


def copies(text: Text) -> list[list[Line]]:
    """The lines of 主送 and of 抄送 on the last page, above the line of printing."""
    groups: list[list[Line]] = []
    for line in text.pdf.pages[-1].lines:
        if line.text.startswith(("主送：", "抄送：")):
            groups.append([line])
        elif line.text.endswith("印发") or line.text.startswith("—"):
            break
        elif groups:
            groups[-1].append(line)
    return groups


def _around(left: float, right: float, line: Line) -> Box:
    """Where the ink of characters between two places is."""
    return Box(left, line.baseline - line.size * MM, right, line.baseline + 1)
