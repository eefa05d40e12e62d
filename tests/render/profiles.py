"""What the gallery shows of house profiles and of pre-printed paper, as further points of `gallery.POINTS`.

A profile departs from the standard on purpose: what is wanted here is what `samples/gallery/profiles`
asks for, by the clause that it departs from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gallery import first, point, strokes, title
from layout import MIDDLE, Reading, near, same
from measure import MM, Box, Line, cells
from official import BOTTOM, LEFT, RIGHT, Text

PREPRINTED = ("preprinted",)
WINDOWS = ("windows-fonts",)
HOUSE = ("house-profile",)
EVEN = ("imprint-even", "imprint-even-odd")
BLANK = ("imprint-even",)

FONTS = {
    "UMingTW": "仿宋",
    "UKaiTW": "楷体",
    "UKaiHK": "bold 楷体",
    "DejaVuSerif": "Times New Roman",
    "BousungEG": "仿宋_GB2312",
    "UKai": "楷体_GB2312",
    "NotoSansCJK": "黑体",
    "UMing": "宋体",
}
"""The fonts that `fonts.conf` has for each name, as a PDF calls them; the longer names first."""

LINES, CHARS = 20, 26
"""The grid of `profiles/house.yaml`."""
SECOND = re.compile(r"（[一二三四五六七八九十]+）")
HEADING = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）")


# --- 套打 -------------------------------------------------------------------------------------


@point("7.2", "pre-printed paper: ink above the title", "none", PREPRINTED)
def nothing_above_title(text: Text) -> Iterator[Reading]:
    """Of any colour, from the paper's top to the title's characters."""
    if line := title(text):
        page = first(text)
        above = Box(0, 0, page.width, line.baseline - 0.92 * line.size * MM)
        yield same("page 1", "none" if page.ink.box(above) is None else "some", "none")


# --- fonts -----------------------------------------------------------------------------------


@point("5.2.2", "profile windows: font of the text", "仿宋", WINDOWS)
def windows_text(text: Text) -> Iterator[Reading]:
    """Of its Chinese characters."""
    for line in body(text):
        if not HEADING.match(line.text):
            yield same(f"“{line.text[:6]}…”", fonts(line), "仿宋")


@point("7.3.3", "profile windows: font of level two", "楷体", WINDOWS)
def windows_second(text: Text) -> Iterator[Reading]:
    """（一）."""
    for line in body(text):
        if SECOND.match(line.text):
            yield same(line.text, fonts(line), "楷体")


@point("5.2.2", "house profile: font of the digits in the text", "Times New Roman", HOUSE)
def house_digits(text: Text) -> Iterator[Reading]:
    """Of every line that has some."""
    for line in body(text):
        digits = [char for char in line.chars if char.text.isascii() and char.text.isdigit()]
        if digits:
            yield same(f"“{line.text[:6]}…”", fonts(Line(digits)), "Times New Roman")


@point("7.3.3", "house profile: level two", "bold 楷体", HOUSE)
def house_bold(text: Text) -> Iterator[Reading]:
    """`fonts.conf` has another family for the bold."""
    for line in body(text):
        if SECOND.match(line.text):
            yield same(line.text, fonts(line), "bold 楷体")


# --- grid and page numbers -------------------------------------------------------------------


@point("5.2.3", "house profile: lines a page, by their pitch", f"{LINES} ± 0.1", HOUSE)
def house_lines(text: Text) -> Iterator[Reading]:
    """Over the longest run of lines of each page."""
    for leaf in text.leaves:
        if len(run := longest_run(leaf.lines)) > 3:
            pitch = (run[-1].baseline - run[0].baseline) / (len(run) - 1)
            yield near(leaf.where, (BOTTOM - 37) / pitch, LINES, 0.1, unit="lines")


@point("5.2.3", "house profile: characters of the fullest line", f"{CHARS}", HOUSE)
def house_chars(text: Text) -> Iterator[Reading]:
    """Of Chinese characters alone, from edge to edge: a line is shorter by one where no mark may begin the next."""
    full = [
        line
        for line in body(text)
        if abs(line.x0 - LEFT) < 1 and line.x1 > RIGHT - 1 and not re.search("[!-~]", line.text)
    ]
    if full:
        longest = max(full, key=lambda line: cells(line.text))
        yield same(f"“{longest.text[:6]}…”", f"{cells(longest.text):g}", str(CHARS))


@point("7.5", "house profile: page numbers: form and typeface", "-n-, 宋体", HOUSE)
def house_number_form(text: Text) -> Iterator[Reading]:
    """On every page."""
    for number, leaf in enumerate(text.leaves, 1):
        for line in leaf.foot:
            form = re.sub(r"\d+", "n", line.text)
            right = line.text == f"-{number}-"
            yield same(leaf.where, f"{form}, {fonts(line)}" if right else line.text, "-n-, 宋体")


@point("7.5", "house profile: page numbers: middle", "106 ± 1 mm", HOUSE)
def house_number_place(text: Text) -> Iterator[Reading]:
    """On odd and even pages alike."""
    for leaf in text.leaves:
        for line in leaf.foot:
            yield near(leaf.where, line.middle, MIDDLE, 1)


# --- 版记 on an even page ---------------------------------------------------------------------


@point("7.4.1", "版记 on an even page: its page", "even (HTML: the text's last)", EVEN)
def even_imprint_page(text: Text) -> Iterator[Reading]:
    """A browser cannot insert a blank page."""
    number, last = len(text.leaves), text.leaves[-1]
    if not any(line.text.startswith("抄送：") for line in last.lines):
        return
    if by_browser(text):
        yield same("HTML", "the text's last" if len(last.lines) > 3 else "its own", "the text's last")
    else:
        parity = "even" if number % 2 == 0 else "odd"
        yield same("its page", parity if len(last.lines) <= 3 else "not its own", "even")


@point("7.5", "版记 on an even page: the page before it, where the text ends on an even page", "blank (HTML: none)", BLANK)
def even_imprint_blank(text: Text) -> Iterator[Reading]:
    """No ink at all, thus no page number."""
    if by_browser(text):
        yield same("HTML", f"{len(text.pdf.pages)} pages, no more than the text's", "2 pages, no more than the text's")
    elif len(text.pdf.pages) > 2:
        page = text.pdf.pages[-2]
        ink = page.ink.box(Box(0, 0, page.width, page.height))
        yield same(f"page {page.number}", "blank" if ink is None else "not blank", "blank")


@point("7.5", "版记 on an even page: page numbers of the text's pages, and of the page of 版记", "n, none", EVEN)
def even_imprint_numbers(text: Text) -> Iterator[Reading]:
    """In HTML, whose 版记 has no page of its own, all pages have one."""
    for leaf in text.leaves:
        feet = " ".join(re.sub(r"\d+", "n", line.text) for line in leaf.foot)
        bare = not by_browser(text) and (leaf is text.leaves[-1] or not leaf.lines)
        yield same(leaf.where, feet or "none", "none" if bare else "—n—")


@point("7.4.1", "版记 on an even page: last rule below the bottom edge of the type area", "0 ± 1 mm", EVEN)
def even_imprint_foot(text: Text) -> Iterator[Reading]:
    """Its middle, on the last page."""
    for rule in strokes(text.pdf.pages[-1], red=False)[-1:]:
        yield near("last rule", rule.middle - BOTTOM, 0, 1)


# --- finding the parts -----------------------------------------------------------------------


def fonts(line: Line) -> str:
    """The names that a profile has for the fonts of a line."""
    found = {next((name for font, name in FONTS.items() if font in each), each) for each in line.fonts}
    return " ".join(sorted(found))


def body(text: Text) -> list[Line]:
    """The lines in 3号 below the title."""
    top = title(text)
    lines = [line for leaf in text.leaves for line in leaf.lines if abs(line.size - 16) < 0.2]
    return [line for line in lines if top is None or line not in first(text).lines or line.baseline > top.baseline]


def longest_run(lines: list[Line]) -> list[Line]:
    """The most lines of 3号 that follow each other without a blank one."""
    runs: list[list[Line]] = [[]]
    for line in lines:
        last = runs[-1][-1] if runs[-1] else None
        if abs(line.size - 16) > 0.2 or (last and line.baseline - last.baseline > 15):
            runs.append([])
        if abs(line.size - 16) < 0.2:
            runs[-1].append(line)
    return max(runs, key=len)


def by_browser(text: Text) -> bool:
    """Whether it is the HTML that was printed."""
    return text.pdf.path.parent.name == "html"
