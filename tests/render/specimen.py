"""Pages with a known geometry: what the measuring is itself measured against.

`Specimen` says where everything stands; its defaults are the standard's. A spoiled specimen has
one figure changed. Every line is placed absolutely, so no style of the product's is involved.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

RUN = "高举中国特色社会主义伟大旗帜坚持以马克思列宁主义毛泽东思想邓小平理论为指导全面贯彻落实各项决策部署"


@dataclass(frozen=True)
class Specimen:
    """The geometry of a document of five pages: three of text and two attachments."""

    left: float = 28.0
    top: float = 37.0
    rows: int = 22
    columns: int = 28
    width: float = 156.0
    paper: str = "210mm 297mm"
    text_face: str = "仿宋_GB2312"
    text_size: float = 16.0
    mark_colour: str = "#f00"
    mark_top: float = 72.0
    mark_shift: float = 0.0
    mark_broken: bool = False
    number_line: float = 7.4
    number_shift: float = 0.0
    rule_length: float = 156.0
    rule_left: float = 28.0
    rule_thickness: float = 0.5
    rule_gap: float = 4.3
    rule_colour: str = "#f00"
    title_size: float = 22.0
    title_face: str = "方正小标宋简体"
    title_shift: float = 0.0
    title_gap: float = 2.0
    addressee_gap: float = 1.0
    addressee_left: float = 0.0
    indent: float = 2.0
    level_one: str = "黑体"
    level_two: str = "楷体_GB2312"
    note_gap: float = 1.0
    note_indent: float = 2.0
    note_second: float = 5.0
    note_mark: str = ""
    signature_gap: float = 1.0
    signature_right: float = 2.0
    date_offset: float = 2.0
    date_below: float = 1.0
    label_line: int = 1
    label_face: str = "黑体"
    attachment_title_line: int = 3
    attachment_title: str = "重点调研选题方向"
    foot: str = "— {} —"
    foot_face: str = "宋体"
    foot_size: float = 14.0
    foot_drop: float = 7.0
    foot_indent: float = 1.0
    foot_swapped: bool = False

    @property
    def pitch(self) -> float:
        """From baseline to baseline."""
        return 225 / self.rows

    @property
    def cell(self) -> float:
        """From character to character."""
        return self.width / self.columns

    def line(self, number: float, indent: float, text: str, face: str = "", size: float = 0, shift: float = 0) -> str:
        """A line of the grid; `indent` in characters."""
        size = size or self.text_size
        spacing = self.cell - size * 25.4 / 72
        top = self.top + (number - 1) * self.pitch
        return block(
            self.left + indent * self.cell + shift, top, self.pitch, text, face or self.text_face, size, spacing
        )

    def centred(self, number: float, text: str, face: str, size: float, shift: float = 0) -> str:
        """A line of the grid in the middle of the standard's type area."""
        top = self.top + (number - 1) * self.pitch
        left = 106 - len_mm(text, size) / 2 + shift
        return block(left, top, self.pitch, text, face, size, 0)

    def html(self) -> str:
        """The document."""
        pages = [
            self._first(),
            "".join(self._run(self.rows)),
            self._last(),
            self._attachment(1, "活动安排方案"),
            self._attachment(2, self.attachment_title),
        ]
        body = "".join(
            f"<section>{page}{self._foot(number)}</section>" for number, page in enumerate(pages, 1)
        )
        style = (
            f"@page{{size:{self.paper};margin:0}}body{{margin:0;font-kerning:none;text-spacing-trim:space-all}}"
            "section{position:relative;width:210mm;height:296.9mm;overflow:hidden;break-after:page}"
            "div{position:absolute;white-space:pre}"
        )
        return f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>{style}</style>{body}'

    def _first(self) -> str:
        mark = "中共常州市儿童医院委员会文件"
        size = 30.0
        em = size * 25.4 / 72
        parts = []
        marks = [mark[:7], mark[7:]] if self.mark_broken else [mark]
        for place, text in enumerate(marks):
            left = 106 - len_mm(text, size) / 2 + self.mark_shift
            # The ink of 中 begins about 0.06 em below the top of its square.
            top = self.mark_top - 0.06 * em + place * 12
            parts.append(
                block(left, top, em, text, "方正小标宋简体", size, 0, f"color:{self.mark_colour}")
            )
        number = "常儿医委〔2018〕33号"
        parts.append(self.centred(self.number_line, number, "仿宋_GB2312", 16, self.number_shift))
        number_middle = self.top + (self.number_line - 0.5) * self.pitch
        # The ink of the brackets ends about 0.5 em below the middle of the line.
        rule = number_middle + 0.46 * 16 * 25.4 / 72 + self.rule_gap
        parts.append(
            f'<div style="left:{self.rule_left}mm;top:{rule - self.rule_thickness / 2}mm;width:{self.rule_length}mm;'
            f'height:{self.rule_thickness}mm;background:{self.rule_colour}"></div>'
        )
        at = (rule - self.top) / self.pitch + 1 + self.title_gap
        title = "关于印发活动实施方案的通知"
        parts.append(self.centred(at, title, self.title_face, self.title_size, self.title_shift))
        at += 1 + self.addressee_gap
        parts.append(self.line(at, self.addressee_left, "医院各党支部、各科室："))
        last = int(self.rows - at)
        parts += self._paragraph(at + 1, last)
        return "".join(parts)

    def _paragraph(self, at: float, lines: int) -> list[str]:
        """Full lines from line `at` on, the first one indented."""
        run = RUN * 2
        first = int(self.columns - self.indent)
        return [self.line(at, self.indent, run[:first])] + [
            self.line(at + n, 0, run[n : n + self.columns]) for n in range(1, lines)
        ]

    def _run(self, lines: int) -> list[str]:
        """Full lines from the top of a page on."""
        return [self.line(n, 0, (RUN * 2)[n : n + self.columns]) for n in range(1, lines + 1)]

    def _last(self) -> str:
        parts = self._run(10)
        parts.append(self.line(11, 0, "到此为止。"))
        parts.append(self.line(12, self.indent, "一、指导思想", self.level_one))
        parts.append(self.line(13, self.indent, "（一）加强党的领导。", self.level_two))
        parts.append(self.line(14, self.indent, "各单位结合实际认真贯彻落实。"))
        at = 15 + self.note_gap
        parts.append(self.line(at, self.note_indent, f"附件：1.活动安排方案{self.note_mark}"))
        parts.append(self.line(at + 1, self.note_second, "2.重点调研选题方向"))
        at += 2 + self.signature_gap
        issuer = "中共常州市儿童医院委员会"
        start = self.columns - self.signature_right - len(issuer)
        parts.append(self.line(at, start, issuer))
        parts.append(self.line(at + self.date_below, start + self.date_offset, "2018年5月21日"))
        return "".join(parts)

    def _attachment(self, number: int, title: str) -> str:
        parts = [
            self.line(self.label_line, 0, f"附件{number}", self.label_face),
            self.centred(self.attachment_title_line, title, self.title_face, self.title_size, self.title_shift),
        ]
        return "".join(parts + self._paragraph(5, 3))

    def _foot(self, number: int) -> str:
        text = self.foot.format(number)
        size = self.foot_size
        em = size * 25.4 / 72
        width = 3 * em + (0.5 * em if number > 9 else 0) + 0.5 * em
        right = (number % 2 == 1) != self.foot_swapped
        left = 184 - self.foot_indent * em - width if right else 28 + self.foot_indent * em
        # A dash is drawn in the middle of its square.
        return block(left, 262 + self.foot_drop - em / 2, em, text, self.foot_face, size, 0)


def len_mm(text: str, size: float) -> float:
    """The width of text without spacing; digits are half a character."""
    return sum(0.5 if char.isascii() else 1 for char in text) * size * 25.4 / 72


def block(
    left: float,
    top: float,
    height: float,
    text: str,
    face: str,
    size: float,
    spacing: float,
    more: str = "",
) -> str:
    """Text in a box of a height; the renderer puts it into the box's middle."""
    return (
        f'<div style="left:{left:.4f}mm;top:{top:.4f}mm;font:{size}pt/{height:.4f}mm \'{face}\';'
        f'letter-spacing:{spacing:.4f}mm;{more}">{escape(text)}</div>'
    )
