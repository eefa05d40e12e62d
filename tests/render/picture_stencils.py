"""Pages that show what `pictures` asks for, and how each of them is spoiled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from layout import MIDDLE, SI_HAO
from official import BOTTOM, CELL, LEFT, PITCH, RIGHT, TOP
from specimen import len_mm
from stencils import BIAOSONG, FANGSONG, HEI, Stencil, Words, centred, on_line

WIDE_LEFT, WIDE_TOP = 297 - BOTTOM, LEFT
"""The corner of the type area of a sheet on its side."""


@dataclass(frozen=True)
class Frame:
    """A picture: a frame of ink."""

    left: float
    top: float
    width: float
    height: float
    page: int = 1
    dx: float = 0.0
    dy: float = 0.0
    wide: bool = False

    def html(self) -> str:
        """A drawing whose stroke lies inside."""
        return (
            '<svg style="position:absolute;left:0;top:0;width:210mm;height:296mm" viewBox="0 0 210 296">'
            f'<rect x="{self.left + self.dx + 0.2}" y="{self.top + self.dy + 0.2}" width="{self.width - 0.4}" '
            f'height="{self.height - 0.4}" fill="none" stroke="#000" stroke-width="0.4"/></svg>'
        )


@dataclass(frozen=True)
class Grid:
    """A ruled table, its rows 10 mm high."""

    rows: tuple[tuple[str, ...], ...]
    left: float
    top: float
    width: float
    page: int = 1
    dx: float = 0.0
    dy: float = 0.0
    wide: bool = False

    def html(self) -> str:
        """One with fixed columns; a row of one text is one cell."""
        columns = max(len(row) for row in self.rows)
        rows = "".join(
            "<tr>" + "".join(self._cell(text, columns if len(row) == 1 else 1) for text in row) + "</tr>"
            for row in self.rows
        )
        place = f"left:{self.left + self.dx}mm;top:{self.top + self.dy}mm;width:{self.width}mm"
        return f'<table style="position:absolute;{place};border-collapse:collapse;table-layout:fixed">{rows}</table>'

    @staticmethod
    def _cell(text: str, span: int) -> str:
        look = "border:.3mm solid #000;height:10mm;padding:0;box-sizing:border-box"
        return f'<td colspan="{span}" style="{look};font:10.5pt/1.2 {FANGSONG}">{text}</td>'


@dataclass(frozen=True)
class Turned:
    """A page number that reads from top to bottom, in the places of the upright sheet."""

    text: str
    left: float
    """Where it begins there: so far below the top here."""
    middle: float
    """The height of the middle of its characters there."""
    page: int
    face: str = "宋体"
    dx: float = 0.0
    dy: float = 0.0
    wide: bool = True

    def html(self) -> str:
        """Turned a quarter to the right."""
        size = 14
        across = 297 - (self.middle + self.dy) - 5
        return (
            f'<div style="left:{across:.3f}mm;top:{self.left + self.dx:.3f}mm;writing-mode:vertical-rl;'
            f"text-orientation:sideways;line-height:10mm;width:10mm;font-family:'{self.face}';font-size:{size}pt\">"
            f"{self.text}</div>"
        )


def pictured() -> Stencil:
    """Three pictures, two with captions."""
    middle: dict[str, Any] = {"face": HEI, "size": 14.0}
    code = 35 * 29 / 37
    return {
        "text": on_line(2, 2, "登记流程见图1。"),
        "flow": Frame(MIDDLE - 75, TOP + 2.2 * PITCH, 150, 40),
        "flow caption": centred(7, "图1登记流程", **middle),
        "more": on_line(8, 2, "填报方式见图2。"),
        "code": Frame(MIDDLE - code / 2, TOP + 8.5 * PITCH, code, code),
        "code caption": centred(12, "图2填报二维码", **middle),
        "label": on_line(1, 0, "附件", face=HEI, page=2),
        "title": Words(
            "登记表", MIDDLE - len_mm("登记表", 22) / 2, TOP + 2.5 * PITCH, BIAOSONG, 22, len_mm("登", 22), page=2
        ),
        "form": Frame(MIDDLE - 63.4, TOP + 4 * PITCH, 126.8, 179.2, page=2),
    }


def apart() -> Stencil:
    """An attachment that is bound by itself."""
    return {
        "label": on_line(1, 0, "某医〔2026〕12号附件2", face=HEI),
        "title": centred(3, "登记册", BIAOSONG, 22),
        "text": on_line(5, 2, "每台设备填写一行。"),
        "number": Words("— 1 —", RIGHT - SI_HAO - 3.5 * SI_HAO, BOTTOM + 7, "宋体", 14, SI_HAO),
    }


def bundle() -> Stencil:
    """What is sent with it."""
    return {
        "text": on_line(10, 2, "请认真组织实施。"),
        "note 1": on_line(12, 2, "附件：1.医疗设备清查工作要求"),
        "note 2": on_line(13, 5, "2.医疗设备清查登记册"),
        "label": on_line(1, 0, "附件1", face=HEI, page=2),
    }


def long() -> Stencil:
    """A page upright, and twenty on their side with two rows each."""
    pieces: Stencil = {"text": on_line(5, 2, "现予下达。")}
    for page in range(2, 22):
        first = 2 * page - 3
        rows = (("序号", "项目"), (str(first), "道路"), (str(first + 1), "学校"))
        top = WIDE_TOP + (4 * PITCH if page == 2 else 0)
        pieces[f"table {page}"] = Grid(rows, WIDE_LEFT, top, 225, page, wide=True)
        text = f"— {page} —"
        length = SI_HAO * (3 + 0.5 * len(str(page)))
        left = RIGHT - SI_HAO - length if page % 2 else LEFT + SI_HAO
        pieces[f"number {page}"] = Turned(text, left, BOTTOM + 7, page)
    wide: dict[str, Any] = {"page": 2}
    pieces["label"] = Words("附件", WIDE_LEFT, WIDE_TOP + PITCH / 2, HEI, **wide)
    title = "2026年民生项目计划表"
    pieces["title"] = Words(title, 100, WIDE_TOP + 2.5 * PITCH, BIAOSONG, 22, len_mm("字", 22), **wide)
    return pieces


def spanned() -> Stencil:
    """A table of five columns on two pages, with rows that are one cell."""
    head = tuple("序号 举措 内容 部门 范围".split())
    row = tuple("1 审判 整合 法院 全国".split())
    names = [(f"{number}、方面",) for number in "一二三四五"]
    return {
        "table 1": Grid((head, names[0], row, names[1], row, names[2], row), LEFT, TOP, 156),
        "table 2": Grid((head, names[3], names[4], row), LEFT, TOP, 156, page=2),
    }


def files() -> Stencil:
    """A table below a title."""
    rows = (("序号", "任务"), ("1", "排查"))
    return {"table": Grid(rows, LEFT, TOP + 4 * PITCH, 156)}


PICTURE_STENCILS: dict[str, Stencil] = {
    "pictures": pictured(),
    "bound-apart-attachment-2": apart(),
    "bound-apart": bundle(),
    "long-table": long(),
    "responsibility-table": spanned(),
    "attachment-files": files(),
}

TORN = (("序号", "项目"), ("3", "道路"), ("", "学校"))
SPLIT = (("序号", "举措", "内容", "部门", "范围"), ("四、方面",), ("五、方面", "", "", "整合", ""), ("1", "审判", "整合", "法院", "全国"))
FOOT = (("序号", "举措", "内容", "部门", "范围"), ("一、方面",), ("1", "审判", "整合", "法院", "全国"), ("二、方面",))
HEADLESS = (("9", "道路"), ("10", "学校"))

PICTURE_SPOILED: dict[str, tuple[str, dict[str, dict[str, Any]], str]] = {
    "picture 3 mm to the right": ("pictures", {"code": {"dx": 3.0}}, "picture_middle"),
    "picture over the edge": ("pictures", {"flow": {"left": 27.0, "width": 158.0}}, "picture_inside"),
    "picture over the foot": ("pictures", {"form": {"height": 186.0}}, "picture_inside"),
    "picture too large": ("pictures", {"code": {"left": 91.0, "width": 30.0, "height": 30.0}}, "picture_size"),
    "picture out of shape": ("pictures", {"flow": {"height": 37.0}}, "picture_size"),
    "no picture": ("pictures", {"form": {"page": 1, "top": 300.0}}, "picture_size"),
    "caption far below": ("pictures", {"code caption": {"dy": 15.3}}, "caption_below"),
    "caption at the left": ("pictures", {"flow caption": {"dx": -40.0}}, "caption_middle"),
    "caption in 仿宋": ("pictures", {"flow caption": {"face": FANGSONG}}, "caption_type"),
    "附件2 without 发文字号": ("bound-apart-attachment-2", {"label": {"text": "附件2"}}, "apart_label"),
    "发文字号 indented": ("bound-apart-attachment-2", {"label": {"dx": 5.6}}, "apart_label_place"),
    "发文字号 on line 2": ("bound-apart-attachment-2", {"label": {"dy": 10.2}}, "apart_label_place"),
    "发文字号 in 仿宋": ("bound-apart-attachment-2", {"label": {"face": FANGSONG}}, "apart_label_type"),
    "title on line 2": ("bound-apart-attachment-2", {"title": {"dy": -10.2}}, "apart_title"),
    "apart, numbered on": ("bound-apart-attachment-2", {"number": {"text": "— 3 —"}}, "apart_pages"),
    "apart, in the bundle": ("bound-apart", {"text": {"text": "某医〔2026〕12号附件2", "page": 2}}, "apart_bundle"),
    "apart, not named": ("bound-apart", {"note 2": {"text": "其他"}}, "apart_bundle"),
    "long table upright": (
        "long-table",
        {"table 9": {"wide": False, "left": 28.0, "width": 156.0}, "number 9": {"wide": False}},
        "long_pages",
    ),
    "no head on a page": ("long-table", {"table 6": {"rows": HEADLESS}}, "long_head"),
    "row in two pieces": ("long-table", {"table 3": {"rows": TORN}}, "long_rows"),
    "table over the edge": ("long-table", {"table 5": {"dx": 2.0}}, "long_inside"),
    "table too narrow": ("attachment-files", {"table": {"width": 150.0}}, "long_width"),
    "title on the next page": ("long-table", {"title": {"page": 3, "dy": 50.0}}, "long_title"),
    "number of another page": ("long-table", {"number 12": {"text": "— 21 —"}}, "turned_number"),
    "number 2 mm too near": ("long-table", {"number 4": {"dy": -2.0}}, "turned_number_drop"),
    "even number low": ("long-table", {"number 4": {"left": 150.0}}, "turned_number_side"),
    "odd number high": ("long-table", {"number 5": {"left": 33.0}}, "turned_number_side"),
    "number in 黑体": ("long-table", {"number 4": {"face": HEI}}, "turned_number_type"),
    "smaller heading at the foot": ("responsibility-table", {"table 1": {"rows": FOOT}}, "section_kept"),
    "cell over three columns": ("responsibility-table", {"table 2": {"rows": SPLIT}}, "spanned_rows"),
}
