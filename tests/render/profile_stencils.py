"""Pages that show what `profiles` asks for, and how each of its points is spoiled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from layout import MIDDLE, SI_HAO
from official import BOTTOM, LEFT, RIGHT, TOP
from profiles import CHARS, LINES
from specimen import RUN, len_mm
from stencils import BIAOSONG, FANGSONG, HEI, KAI, Stencil, Words, centred, imprinted, on_line

SONG = "宋体"
UMING, UKAI, BOLD_KAI, LATIN = "AR PL UMing TW", "AR PL UKai TW", "AR PL UKai HK", "DejaVu Serif"
"""The fonts that `fonts.conf` has for 仿宋, 楷体, a bold 楷体 and Times New Roman."""


def title(line: float) -> Stencil:
    """A title."""
    return {"title": centred(line, "关于有关事项的通知", BIAOSONG, 22)}


def number(page: int, text: str, left: float) -> Words:
    """A page number, 7 mm below the type area."""
    return Words(text, left, BOTTOM + 7, SONG, 14, SI_HAO, page=page)


def house() -> Stencil:
    """The grid of a house: full lines, a bold heading, digits, a page number in the middle."""
    pitch, step = (BOTTOM - TOP) / LINES, (RIGHT - LEFT) / CHARS
    pieces = title(2)
    pieces["second"] = on_line(5, 2, "（一）合并同类会议", face=BOLD_KAI)
    pieces["digits"] = on_line(7, 2, "2026", face=LATIN)
    for place in range(9):
        middle = TOP + 100 + place * pitch
        pieces[f"line {place}"] = Words((RUN * 2)[:CHARS], LEFT, middle, step=step)
    form = "-1-"
    pieces["number"] = number(1, form, MIDDLE - len_mm(form, 14) / 2)
    return pieces


def even() -> Stencil:
    """A text of two pages, a blank page, and 版记 on the fourth."""
    imprint = {name: replace(piece, page=4) for name, piece in imprinted({}).items()}
    return (
        title(2)
        | {
            "text": on_line(5, 2, "现将有关事项通知如下。"),
            "more": replace(on_line(1, 2, "请遵照执行。"), page=2),
            "number 1": number(1, "—1—", RIGHT - 4 * SI_HAO),
            "number 2": number(2, "—2—", LEFT + SI_HAO),
        }
        | imprint
    )


STENCILS: dict[str, Stencil] = {
    "preprinted": title(10) | {"text": on_line(12, 2, "现将有关事项通知如下。")},
    "windows-fonts": title(2)
    | {
        "text": on_line(5, 2, "现将有关事项通知如下。", face=UMING),
        "first": on_line(7, 2, "一、落实责任", face=HEI),
        "second": on_line(9, 2, "（一）明确分工", face=UKAI),
    },
    "house-profile": house(),
    "imprint-even": even(),
}

SPOILED: dict[str, tuple[str, dict[str, dict[str, Any]], str]] = {
    "pre-printed paper printed on": ("preprinted", {"text": {"dy": -100.0}}, "nothing_above_title"),
    "仿宋_GB2312 for 仿宋": ("windows-fonts", {"text": {"face": FANGSONG}}, "windows_text"),
    "楷体_GB2312 for 楷体": ("windows-fonts", {"second": {"face": KAI}}, "windows_second"),
    "digits in 仿宋": ("house-profile", {"digits": {"face": FANGSONG}}, "house_digits"),
    "level two not bold": ("house-profile", {"second": {"face": KAI}}, "house_bold"),
    "22 lines a page": (
        "house-profile",
        {f"line {place}": {"dy": -1.02 * place} for place in range(1, 9)},
        "house_lines",
    ),
    "28 characters a line": (
        "house-profile",
        {"line*": {"text": (RUN * 2)[:28], "step": (RIGHT - LEFT) / 28}},
        "house_chars",
    ),
    "page number with 一字线": ("house-profile", {"number": {"text": "—1—"}}, "house_number_form"),
    "page number at the edge": ("house-profile", {"number": {"dx": 60.0}}, "house_number_place"),
    "版记 on an odd page": ("imprint-even", {"imprint*": {"page": 3}}, "even_imprint_page"),
    "no blank page": ("imprint-even", {"more": {"page": 3}}, "even_imprint_blank"),
    "a number beside 版记": ("imprint-even", {"number 2": {"page": 4}}, "even_imprint_numbers"),
    "版记 above its place": ("imprint-even", {"imprint*": {"dy": -3.0}}, "even_imprint_foot"),
}
