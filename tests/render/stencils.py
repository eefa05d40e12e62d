"""Pages that show what `gallery.POINTS` ask for, each piece of them placed by itself.

A stencil is a document of one page, piece by piece, as the standard has it; a spoiled one has some
pieces moved or changed. `specimen` does the same for what every document has.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from gallery import ISSUERS, SAN_HAO
from layout import MIDDLE, SI_HAO
from measure import MM, Pdf
from official import BOTTOM, CELL, LEFT, PITCH, RIGHT, TOP
from specimen import RUN, block, len_mm

FANGSONG, HEI, KAI, BIAOSONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
RED = "#f00"


@dataclass(frozen=True)
class Words:
    """A piece of text."""

    text: str
    left: float
    middle: float
    """The height of the middle of its characters."""
    face: str = FANGSONG
    size: float = 16.0
    step: float = CELL
    """From character to character."""
    colour: str = "#000"
    page: int = 1
    dx: float = 0.0
    dy: float = 0.0

    def html(self) -> str:
        """A line whose characters stand in its middle."""
        top = self.middle + self.dy - PITCH / 2
        spacing = self.step - self.size * MM
        more = f"color:{self.colour}"
        return block(self.left + self.dx, top, PITCH, self.text, self.face, self.size, spacing, more)


@dataclass(frozen=True)
class Bar:
    """A rule."""

    middle: float
    left: float = LEFT
    width: float = RIGHT - LEFT
    thickness: float = 0.5
    colour: str = RED
    page: int = 1
    dx: float = 0.0
    dy: float = 0.0

    def html(self) -> str:
        """A drawing, which Chromium does not round to pixels."""
        top = self.middle + self.dy - self.thickness / 2
        return (
            '<svg style="position:absolute;left:0;top:0;width:210mm;height:296mm" viewBox="0 0 210 296">'
            f'<rect x="{self.left + self.dx}" y="{top:.3f}" width="{self.width}" height="{self.thickness}" '
            f'fill="{self.colour}"/></svg>'
        )


Stencil = dict[str, Words | Bar]


def pages(stencil: Stencil) -> int:
    """How many pages it has."""
    return max(piece.page for piece in stencil.values())


def wide(stencil: Stencil, page: int) -> str:
    """What marks a page that has a piece of a sheet on its side."""
    pieces = (piece for piece in stencil.values() if piece.page == page)
    return ' class="wide"' if any(getattr(piece, "wide", False) for piece in pieces) else ""


def html(stencils: list[Stencil]) -> str:
    """All of them in one document, one after the other: a browser is slow to begin another."""
    body = "".join(
        f"<section{wide(stencil, page)}>{''.join(piece.html() for piece in stencil.values() if piece.page == page)}</section>"
        for stencil in stencils
        for page in range(1, pages(stencil) + 1)
    )
    return (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>@page{size:210mm 297mm;margin:0}'
        "body{margin:0;font-kerning:none;text-spacing-trim:space-all}"
        "section{position:relative;width:210mm;height:296.9mm;overflow:hidden;break-after:page}"
        "@page wide{size:297mm 210mm}section.wide{page:wide;width:297mm;height:209.9mm}"
        f"div{{position:absolute;white-space:pre}}</style>{body}"
    )


class Excerpt(Pdf):
    """Some pages of a PDF as one of its own."""

    def __init__(self, whole: Pdf, first: int, count: int) -> None:
        self.path = whole.path
        self.pages = whole.pages[first : first + count]


def spoil(stencil: Stencil, changes: dict[str, dict[str, Any]]) -> Stencil:
    """The stencil with some pieces changed; `*` at the end of a name stands for all that begin so."""
    spoiled = dict(stencil)
    for name, change in changes.items():
        named = [each for each in stencil if each == name or (name[-1] == "*" and each.startswith(name[:-1]))]
        assert named, name
        for each in named:
            spoiled[each] = replace(spoiled[each], **change)
    return spoiled


def on_line(number: float, indent: float, text: str, **more: Any) -> Words:
    """Text on a line of the grid."""
    return Words(text, LEFT + indent * CELL, TOP + (number - 0.5) * PITCH, **more)


def mark(text: str, top: float, size: float = 30.0, left: float | None = None) -> Words:
    """A red name; its ink begins about 0.06 of its size below the top of its square."""
    em = size * MM
    left = MIDDLE - len_mm(text, size) / 2 if left is None else left
    return Words(text, left, top - 0.06 * em + em / 2, BIAOSONG, size, em, RED)


def centred(number: float, text: str, face: str = FANGSONG, size: float = 16.0) -> Words:
    """Text in the middle of a line of the grid."""
    left = MIDDLE - len_mm(text, size) / 2
    return Words(text, left, TOP + (number - 0.5) * PITCH, face, size, size * MM)


def head(name: str, number: float = 7.4) -> Stencil:
    """Mark, number, rule, title; the number's line is given."""
    rule = TOP + (number - 0.5) * PITCH + 0.46 * SAN_HAO + 4.3
    line = (rule - TOP) / PITCH + 3
    return {
        "mark": mark(name, 72),
        "number": centred(number, "某医〔2026〕21号"),
        "rule": Bar(rule),
        "title": centred(line, "关于有关事项的通知", BIAOSONG, 22),
        "text": on_line(line + 2, 2, "现将有关事项通知如下。"),
    }


def classified() -> Stencil:
    """份号, 密级, 紧急程度."""
    return head("某某市卫生健康委员会文件") | {
        "copy": on_line(1, 0, "000001"),
        "secrecy": on_line(2, 0, "机密★1年", face=HEI),
        "urgency": on_line(3, 0, "特急", face=HEI),
    }


def joint(spec: str, number: float) -> Stencil:
    """A joint mark, and the issuers' names over the date."""
    names, size = ISSUERS[spec], 26.0
    em = size * MM
    left = MIDDLE - 13 * em / 2
    longest = max(map(len, names))
    date = len(names) + 17
    pieces = head("", number)
    del pieces["mark"]
    for place, name in enumerate(names):
        # Names of fewer characters are spread to the length of the longest.
        step = (longest - 1) / (len(name) - 1) * em
        pieces[f"mark {place}"] = replace(mark(name, 72 + 1.2 * em * place, size, left), step=step)
        pieces[f"issuer {place}"] = on_line(17 + place, 26 - len(name), name)
    pieces["suffix"] = mark("文件", 72 + 1.2 * em * (len(names) - 1) / 2, size, left + 11 * em)
    return pieces | {"date": on_line(date, 28 - longest, "2026年2月20日")}


def upward(spec: str, number: float) -> Stencil:
    """The number at the left, one or three 签发人 at the right."""
    pieces = head("某某市儿童医院文件", number) if spec == "request" else joint(spec, number)
    one = spec == "request"
    line = number if one else number - 1
    begin = 27 - 4 - (2 if one else 7)
    pieces["number"] = on_line(number, 1, "某发改〔2026〕45号")
    pieces["signers label"] = on_line(line, begin, "签发人：")
    pieces["signers 1"] = on_line(line, begin + 4, "张三", face=KAI)
    if not one:
        pieces["signers 2"] = on_line(line, begin + 7, "欧阳小明", face=KAI)
        pieces["signers 3"] = on_line(line + 1, begin + 4, "王五", face=KAI)
    return pieces


def signed(pieces: Stencil, line: int = 16) -> Stencil:
    """With the name of one issuer and the date."""
    issuer = on_line(line, 16, "某某市卫生健康委员会")
    return pieces | {"issuer": issuer, "date": on_line(line + 1, 18, "2026年6月15日")}


def remarked(pieces: Stencil) -> Stencil:
    """With 附注 under the date."""
    return signed(pieces) | {"remark": on_line(18, 2, "（此件公开发布）")}


def imprinted(pieces: Stencil) -> Stencil:
    """With a 版记 of three lines."""
    small: dict[str, Any] = {"size": 14.0, "step": SI_HAO}
    left, printed = LEFT + SI_HAO, "2026年6月15日印发"
    return pieces | {
        "imprint first": Bar(BOTTOM - 24, thickness=0.35, colour="#000"),
        "imprint 1": Words("抄送：" + RUN[:26], left, BOTTOM - 20, **small),
        "imprint 2": Words("各有关单位。", left + 3 * SI_HAO, BOTTOM - 12, **small),
        "imprint inner": Bar(BOTTOM - 8, thickness=0.25, colour="#000"),
        "imprint office": Words("某某市人民医院办公室", left, BOTTOM - 4, **small),
        "imprint date": Words(printed, RIGHT - SI_HAO - len_mm(printed, 14), BOTTOM - 4, **small),
        "imprint last": Bar(BOTTOM, thickness=0.35, colour="#000"),
    }


def letter() -> Stencil:
    """信函."""
    em = 30 * MM
    below = 30 + 0.88 * em + 4
    number = "某卫函〔2026〕30号"
    middle = below + 1.7 + 7 / 8 * SAN_HAO + SAN_HAO / 2
    line = (middle - TOP) / PITCH + 0.5
    wide: dict[str, Any] = {"left": 20.0, "width": 170.0}
    return {
        "mark": mark("某某市卫生健康委员会", 30),
        "first thick": Bar(below + 0.4, thickness=0.8, **wide),
        "first thin": Bar(below + 1.5, thickness=0.3, **wide),
        "number": Words(number, RIGHT - len_mm(number, 16), middle, step=SAN_HAO),
        "title": centred(line + 3, "关于商请提供数据的函", BIAOSONG, 22),
        "second thin": Bar(297 - 20.7, thickness=0.3, **wide),
        "second thick": Bar(297 - 19.6, thickness=0.8, **wide),
    }


def order() -> Stencil:
    """命令（令）."""
    number = 3 + (20 + 0.9 * 30 * MM) / PITCH
    return {
        "mark": mark("某某市人民政府令", TOP + 20),
        "number": centred(number, "第12号"),
        "text": on_line(number + 3, 2, "《某某市城市供水管理办法》已经通过。"),
    }


def minutes() -> Stencil:
    """纪要."""
    pieces = head("某某市儿童医院院长办公会议纪要")
    pieces["text"] = on_line(13, 2, "会议同意门诊部提出的优化方案。")
    for line, label, names in ((15, "出席", RUN[:23]), (17, "请假", "陈三三"), (18, "列席", "褚四四、卫五五")):
        pieces[f"{label} label"] = on_line(line, 2, label, face=HEI)
        pieces[f"{label} names"] = on_line(line, 4, f"：{names}")
    return pieces | {"出席 more": on_line(16, 5, "郑一一、冯二二")}


def noted(pieces: Stencil) -> Stencil:
    """With 题注 in two lines, and a text below it."""
    title = pieces["title"]
    assert isinstance(title, Words)
    line = (title.middle - TOP) / PITCH + 0.5
    return pieces | {
        "note 1": centred(line + 1, "（2026年1月16日某某市第十七届", face=KAI),
        "note 2": centred(line + 2, "人民代表大会第五次会议通过）", face=KAI),
        "text": on_line(line + 4, 2, "会议听取和审议了政府工作报告。"),
        "end": on_line(line + 6, 2, "会议号召全市人民努力奋斗！"),
    }


STENCILS: dict[str, Stencil] = {
    "classified-notice": signed(classified()),
    "request": remarked(upward("request", 7.4)),
    "report-three-signers": upward("report-three-signers", 10.35),
    "joint-notice": imprinted(joint("joint-notice", 8.25)),
    "imprint": imprinted(remarked(head("某某市人民医院文件"))),
    "letter": signed(letter()),
    "order": order(),
    "minutes": minutes(),
    "title-note": noted(head("某某市人民代表大会文件")),
}
