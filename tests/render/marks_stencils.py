"""Stencils for the points of `marks`, and what spoils each of them: as in `test_gallery_points`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from gallery import SAN_HAO
from layout import MIDDLE, SI_HAO
from marks import LINES, NAMES, SIGNERS
from measure import MM
from official import BOTTOM, CELL, LEFT, PITCH, RIGHT, TOP
from specimen import RUN, len_mm
from stencils import FANGSONG, HEI, KAI, Bar, Stencil, Words, head, letter, mark, on_line

SONG = "宋体"


def below(ink: float) -> float:
    """The line of the number below a mark whose ink is so tall."""
    return 3 + (35 + ink) / PITCH


def single(spec: str, size: float, apart: float = 1.0) -> Stencil:
    """A mark in its lines, its characters so many sizes apart."""
    lines, em = LINES[spec], size * MM
    pieces = head("", below((1.2 * (len(lines) - 1) + 0.9) * em))
    del pieces["mark"]
    for place, text in enumerate(lines):
        left = MIDDLE - ((len(text) - 1) * apart + 1) * em / 2
        pieces[f"mark {place}"] = replace(mark(text, 72 + 1.2 * em * place, size, left), step=apart * em)
    return pieces


def joint(spec: str, size: float) -> Stencil:
    """Names of one width, and 文件 at their right."""
    names, em = NAMES[spec], size * MM
    longest = max(map(len, names))
    left = MIDDLE - (longest + 2.6) * em / 2
    pieces = head("", below((1.2 * (len(names) - 1) + 0.9) * em))
    del pieces["mark"]
    for place, name in enumerate(names):
        step = (longest - 1) / (len(name) - 1) * em
        pieces[f"name {place}"] = replace(mark(name, 72 + 1.2 * em * place, size, left), step=step)
    middle = 72 + 1.2 * em * (len(names) - 1) / 2
    return pieces | {"suffix": mark("文件", middle, size, left + (longest + 0.6) * em)}


def moved() -> Stencil:
    """主送 above 抄送."""
    small: dict[str, Any] = {"size": 14.0, "step": SI_HAO}
    left, printed = LEFT + SI_HAO, "2026年3月25日印发"
    return single("addressee-moved", 36.0 * 10 / 14 * 1.1) | {
        "first": Bar(BOTTOM - 32, thickness=0.35, colour="#000"),
        "to 1": Words("主送：" + RUN[:26], left, BOTTOM - 28, **small),
        "to 2": Words("各有关单位。", left + 3 * SI_HAO, BOTTOM - 20, **small),
        "cc": Words("抄送：市委办公室。", left, BOTTOM - 12, **small),
        "inner": Bar(BOTTOM - 8, thickness=0.25, colour="#000"),
        "office": Words("某某市爱卫办", left, BOTTOM - 4, **small),
        "date": Words(printed, RIGHT - SI_HAO - len_mm(printed, 14), BOTTOM - 4, **small),
        "last": Bar(BOTTOM, thickness=0.35, colour="#000"),
    }


def full_letter() -> Stencil:
    """信函 of two pages, the first of them full."""
    wide: dict[str, Any] = {"left": 20.0, "width": 170.0}
    end = 275.45 - 7 / 8 * SAN_HAO - SAN_HAO / 2
    return letter() | {
        "second thin": Bar(275.6, thickness=0.3, **wide),
        "second thick": Bar(276.6, thickness=0.8, **wide),
        "text": Words(RUN[:10], LEFT + 2 * CELL, end - PITCH),
        "end": Words(RUN[:28], LEFT, end),
        "next": on_line(1, 0, RUN[:28], page=2),
        "lowest": on_line(22, 0, RUN[:20], page=2),
        "foot": Words("— 2 —", LEFT + SI_HAO, BOTTOM + 7, SONG, 14.0, SI_HAO, page=2),
    }


def upward() -> Stencil:
    """One 签发人 a line beside a long number."""
    pieces = joint("long-number-signers", 30)
    line = below(2.1 * 30 * MM)
    rule = TOP + (line + 0.5) * PITCH + 0.46 * SAN_HAO + 4.3
    pieces["rule"] = Bar(rule)
    for name, offset in (("title", 3), ("text", 5)):
        number = (rule - TOP) / PITCH + offset
        pieces[name] = replace(pieces[name], middle=TOP + (number - 0.5) * PITCH)
    pieces["number"] = on_line(line + 1, 1, "某某市发展改革委价〔2026〕1234号")
    pieces["label"] = on_line(line, 19, "签发人：")
    for place, name in enumerate(SIGNERS):
        pieces[f"signer {place}"] = on_line(line + place, 23, name, face=KAI)
    return pieces


STENCILS: dict[str, Stencil] = {
    "mark-4": single("mark-4", 62, 1.5),
    "mark-20": single("mark-20", 22),
    "mark-28-two-lines": single("mark-28-two-lines", 28),
    "urgent-notice": single("urgent-notice", 40) | {"urgency": on_line(1, 0, "加急", face=HEI)},
    "joint-mark-3": joint("joint-mark-3", 26),
    "addressee-moved": moved(),
    "letter-two-pages": full_letter(),
    "long-number-signers": upward(),
}

SPOILED: dict[str, tuple[str, dict[str, dict[str, Any]], str]] = {
    "mark of two lines 2 mm too high": ("mark-28-two-lines", {"mark*": {"dy": -2.0}}, "any_mark_top"),
    "spread mark with room behind it": ("mark-4", {"mark 0": {"dx": -5.5}}, "any_mark_middle"),
    "second line aside": ("mark-28-two-lines", {"mark 1": {"dx": 4.0}}, "any_mark_middle"),
    "joint mark aside": ("joint-mark-3", {"name*": {"dx": -4.0}, "suffix": {"dx": -4.0}}, "any_mark_middle"),
    "mark over the edge": ("mark-20", {"mark 0": {"step": 8.2, "dx": -3.0}}, "any_mark_inside"),
    "mark squeezed": ("mark-20", {"mark 0": {"size": 16.0}}, "any_mark_size"),
    "mark in 黑体": ("mark-20", {"mark 0": {"face": HEI}}, "any_mark_face"),
    "a word broken": (
        "mark-28-two-lines",
        {"mark 0": {"text": "某某自治区防汛抗旱指挥部办公室暨"}, "mark 1": {"text": "水旱灾害防御工作中心文件"}},
        "mark_lines",
    ),
    "a mark not spread": ("mark-4", {"mark 0": {"step": 62 * MM}}, "mark_spread"),
    "a mark spread too far": ("mark-4", {"mark 0": {"step": 1.7 * 62 * MM}}, "mark_spread"),
    "文件 alone on its line": (
        "mark-28-two-lines",
        {"mark 0": {"text": "某某自治区防汛抗旱指挥部办公室防御中心"}, "mark 1": {"text": "文件"}},
        "mark_balance",
    ),
    "lines of a mark on each other": ("mark-28-two-lines", {"mark 1": {"dy": -4.0}}, "mark_pitch"),
    "number a line too low under two": ("mark-28-two-lines", {"number": {"dy": 10.2}}, "number_below_any_mark"),
    "a joint name not spread": ("joint-mark-3", {"name 1": {"step": 26 * MM}}, "joint_edges"),
    "sponsor last": (
        "joint-mark-3",
        {"name 0": {"text": "国家税务总局某某市税务局"}, "name 2": {"text": "某某市人力资源和社会保障局"}},
        "joint_edges",
    ),
    "文件 at the names": ("joint-mark-3", {"suffix": {"dx": -0.6 * 26 * MM}}, "joint_suffix_place"),
    "文件 beside the first of three": ("joint-mark-3", {"suffix": {"dy": -11.0}}, "joint_suffix_height"),
    "紧急程度 alone on line 3": ("urgent-notice", {"urgency": {"dy": 2 * PITCH}}, "urgency_alone"),
    "紧急程度 alone in 仿宋": ("urgent-notice", {"urgency": {"face": FANGSONG}}, "urgency_alone"),
    "主送 left under the title": ("addressee-moved", {"text": {"text": "各有关单位：", "left": LEFT}}, "moved_away"),
    "no text on page 1": ("addressee-moved", {"text": {"page": 2}}, "text_on_first_page"),
    "抄送 before 主送": (
        "addressee-moved",
        {"to 1": {"text": "抄送：市委办公室。"}, "to 2": {"text": "主送：各有关单位。"}, "cc": {"text": "各区。"}},
        "moved_order",
    ),
    "a rule between 主送 and 抄送": ("addressee-moved", {"inner": {"dy": -8.0}}, "moved_order"),
    "主送 in 3号": ("addressee-moved", {"to 2": {"size": 16.0}}, "moved_type"),
    "主送 flush": ("addressee-moved", {"to 1": {"dx": -SI_HAO}}, "moved_left"),
    "主送 under its label": ("addressee-moved", {"to 2": {"dx": -3 * SI_HAO}}, "moved_alignment"),
    "主送 with its colon": ("addressee-moved", {"to 2": {"text": "各有关单位："}}, "moved_end"),
    "letter's last line a line too high": ("letter-two-pages", {"end": {"dy": -PITCH + 1}}, "letter_last_line"),
    "letter's last line too low": ("letter-two-pages", {"end": {"dy": 2.0}}, "letter_last_line"),
    "letter's second rule too low": ("letter-two-pages", {"second*": {"dy": 1.3}}, "letter_rule_edge"),
    "letter's page 2 too low": ("letter-two-pages", {"next": {"dy": 3.0}}, "letter_second_page"),
    "letter's page 2 as long as page 1": ("letter-two-pages", {"lowest": {"dy": 9.0}}, "letter_second_page"),
    "letter's page 2 number too low": ("letter-two-pages", {"foot": {"dy": 3.0}}, "letter_second_number"),
    "签发人 side by side": (
        "long-number-signers",
        {"signer 1": {"dy": -PITCH, "dx": -5 * CELL}, "signer 0": {"text": "欧阳"}},
        "signers_one_a_line",
    ),
    "long number over the name": ("long-number-signers", {"number": {"dx": 6.5 * CELL}}, "long_number_room"),
    "long number on the first line": ("long-number-signers", {"number": {"dy": -PITCH}}, "long_number_room"),
    "签发人 flush right beside it": ("long-number-signers", {"signer*": {"dx": CELL}}, "long_number_right"),
}
