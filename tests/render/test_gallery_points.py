"""The points of the gallery measured: stencils keep them all, and each fault is seen.

A point that cannot fail proves nothing, so every point of `gallery.POINTS` must be named here.
"""

from __future__ import annotations

from typing import Any

import pytest

import marks_stencils
import profile_stencils
import registry  # noqa: F401  (every module enters its points)
from gallery import POINTS, measure
from layout import Reading
from measure import Pdf
from official import Text
from picture_stencils import PICTURE_SPOILED, PICTURE_STENCILS
from render import OUT, browse
from seal_stencils import SEAL_FAULTS, SEAL_STENCILS
from stencils import FANGSONG, HEI, Excerpt, Stencil, html, pages, spoil
from stencils import STENCILS as OWN_STENCILS

STENCILS: dict[str, Stencil] = {**OWN_STENCILS, **PICTURE_STENCILS, **SEAL_STENCILS}
SPOILED: dict[str, tuple[str, dict[str, dict[str, Any]], str]] = {
    "份号 indented": ("classified-notice", {"copy": {"dx": 5.6}}, "copy_number"),
    "密级 on line 3": ("classified-notice", {"secrecy": {"dy": 10.2}, "urgency": {"dy": -10.2}}, "secrecy"),
    "密级 in 15 pt": ("classified-notice", {"secrecy": {"size": 15.0}}, "secrecy"),
    "紧急程度 2 mm too low": ("classified-notice", {"urgency": {"dy": 2.0}}, "urgency"),
    "紧急程度 in 仿宋": ("classified-notice", {"urgency": {"face": FANGSONG}}, "label_face"),
    "mark 2 mm too low": ("classified-notice", {"mark": {"dy": 2.0}}, "mark_top"),
    "joint mark 2 mm too high": ("joint-notice", {"mark*": {"dy": -2.0}}, "mark_top"),
    "mark 3 mm to the right": ("minutes", {"mark": {"dx": 3.0}}, "mark_middle"),
    "number a line too low": ("imprint", {"number": {"dy": 10.2}}, "number_below_mark"),
    "number 3 mm to the left": ("imprint", {"number": {"dx": -3.0}}, "number_middle"),
    "upward number flush": ("request", {"number": {"dx": -5.6}}, "upward_number_indent"),
    "number on the first line": ("report-three-signers", {"number": {"dy": -10.2}}, "upward_number_line"),
    "签发人 flush right": ("request", {"signers*": {"dx": 5.6}}, "signers_right"),
    "签发人 in 黑体": ("request", {"signers label": {"face": HEI}}, "signers_label"),
    "names in 仿宋": ("request", {"signers 1": {"face": FANGSONG}}, "signers_names"),
    "two names as one": ("report-three-signers", {"signers 2": {"dx": -5.6}}, "signers_two_a_line"),
    "names in another order": (
        "report-three-signers",
        {"signers 1": {"text": "王五"}, "signers 3": {"text": "张三"}},
        "signers_two_a_line",
    ),
    "third name under the label": ("report-three-signers", {"signers 3": {"dx": -22.4}}, "signers_aligned"),
    "rule from the number on": ("request", {"rule": {"left": 33.6, "width": 150.4}}, "rule_place"),
    "rule too low": ("imprint", {"rule": {"dy": 1.5}}, "rule_below_number"),
    "title a line too low": ("imprint", {"title": {"dy": 10.2}}, "title_below_rule"),
    "sponsor second": (
        "joint-notice",
        {"mark 0": {"text": "某某市卫生健康委员会"}, "mark 1": {"text": "某某市教育局"}},
        "joint_names",
    ),
    "names on each other": ("joint-notice", {"mark 1": {"dy": -4.0}}, "joint_names"),
    "文件 over the names": ("joint-notice", {"suffix": {"dx": -20.0}}, "joint_suffix_right"),
    "文件 beside the first name": ("joint-notice", {"suffix": {"dy": -5.5}}, "joint_suffix_middle"),
    "文件 beside the second of three": ("report-three-signers", {"suffix": {"dy": 2.0}}, "joint_suffix_middle"),
    "署名 apart": ("joint-notice", {"issuer 0": {"dy": -3.0}}, "joint_signature_lines"),
    "署名 four from the right": (
        "joint-notice",
        {"issuer*": {"dx": -11.2}, "date": {"dx": -11.2}},
        "joint_signature_right",
    ),
    "date under the first character": ("joint-notice", {"date": {"dx": -11.2}}, "joint_date_offset"),
    "署名 flush right": ("letter", {"issuer": {"dx": 11.2}, "date": {"dx": 11.2}}, "signature_right"),
    "a longer date by its issuer": ("imprint", {"issuer": {"text": "某某市医院"}}, "signature_right"),
    "date under the issuer": ("classified-notice", {"date": {"dx": -11.2}}, "signature_date"),
    "date out of the type area": ("request", {"date": {"dx": 22.4}}, "signature_inside"),
    "附注 flush": ("imprint", {"remark": {"dx": -11.2}}, "remark_indent"),
    "附注 two lines below": ("request", {"remark": {"dy": 10.2}}, "remark_below_date"),
    "附注 in 黑体": ("request", {"remark": {"face": HEI}}, "remark_type"),
    "抄送 in 3号": ("imprint", {"imprint 1": {"size": 16.0}}, "imprint_type"),
    "印发机关 flush": ("imprint", {"imprint office": {"dx": -4.9}}, "imprint_left"),
    "印发日期 flush": ("imprint", {"imprint date": {"dx": 4.9}}, "imprint_date_right"),
    "抄送 up to the edge": ("imprint", {"imprint 1": {"step": 5.12}}, "imprint_right"),
    "抄送 under its label": ("imprint", {"imprint 2": {"dx": -14.8}}, "imprint_alignment"),
    "抄送 without 。": ("imprint", {"imprint 2": {"text": "各有关单位"}}, "imprint_end"),
    "no inner rule": ("imprint", {"imprint inner": {"width": 0.0}}, "imprint_rules"),
    "inner rule over 抄送": ("imprint", {"imprint inner": {"dy": -14.0}}, "imprint_rules"),
    "rules too short": ("imprint", {"imprint inner": {"width": 146.0}}, "imprint_rule_place"),
    "all rules thick": ("imprint", {"imprint inner": {"thickness": 0.4}}, "imprint_rule_thickness"),
    "first rule thin": ("imprint", {"imprint first": {"thickness": 0.2}}, "imprint_rule_thickness"),
    "all rules alike": ("imprint", {"imprint inner": {"thickness": 0.33}}, "imprint_rule_contrast"),
    "版记 on a page of its own": ("imprint", {"imprint*": {"page": 2}}, "imprint_page"),
    "版记 2 mm too high": ("imprint", {"imprint*": {"dy": -2.0}}, "imprint_foot"),
    "letter's mark as on a document": ("letter", {"mark": {"dy": 10.0}}, "letter_mark_top"),
    "letter's mark with 文件": ("letter", {"mark": {"text": "某某市卫生健康委员会文件"}}, "letter_mark_text"),
    "letter's rules 156 mm": ("letter", {"first*": {"left": 27.0, "width": 156.0}}, "letter_rules"),
    "letter with one double rule": ("letter", {"second thin": {"width": 0.0}}, "letter_rules"),
    "letter's first rule 7 mm below": ("letter", {"first*": {"dy": 3.0}}, "letter_rule_below_mark"),
    "letter's second rule too high": ("letter", {"second*": {"dy": -2.0}}, "letter_rule_foot"),
    "letter's first rule upside down": (
        "letter",
        {"first thick": {"thickness": 0.3}, "first thin": {"thickness": 0.8}},
        "letter_strokes",
    ),
    "letter's number indented": ("letter", {"number": {"dx": -5.6}}, "letter_number_right"),
    "letter's number a line below": ("letter", {"number": {"dy": 5.0}}, "letter_number_below_rule"),
    "letter's title a line too low": ("letter", {"title": {"dy": 10.2}}, "letter_title"),
    "letter with a page number": ("letter", {"title": {"text": "— 1 —", "dy": 180.0}}, "letter_page_number"),
    "order's mark as on a document": ("order", {"mark": {"dy": 15.0}}, "order_mark_top"),
    "order's mark with 文件": ("order", {"mark": {"text": "某某市人民政府文件"}}, "order_mark_text"),
    "order's text right below": ("order", {"text": {"dy": -20.4}}, "order_text"),
    "列席 before 请假": (
        "minutes",
        {"请假 label": {"text": "列席"}, "列席 label": {"text": "请假"}},
        "attendance_order",
    ),
    "labels in 仿宋": ("minutes", {"请假 label": {"face": FANGSONG}}, "attendance_labels"),
    "names in 黑体": ("minutes", {"出席 more": {"face": HEI}}, "attendance_names"),
    "labels flush": ("minutes", {"列席*": {"dx": -11.2}}, "attendance_indent"),
    "names under the label": ("minutes", {"出席 more": {"dx": -16.7}}, "attendance_alignment"),
    "出席 right below the text": ("minutes", {"text": {"dy": 10.2}}, "attendance_above"),
    "题注 a line below the title": ("title-note", {"note*": {"dy": 5.1}}, "note_below_title"),
    "text right below 题注": ("title-note", {"text": {"dy": -10.2}}, "note_above_text"),
    "题注 in 仿宋": ("title-note", {"note 1": {"face": FANGSONG}}, "note_type"),
    "题注 in 15 pt": ("title-note", {"note 2": {"size": 15.0}}, "note_type"),
    "题注 to the left": ("title-note", {"note 2": {"dx": -5.6}}, "note_middle"),
    "a date below 题注": ("title-note", {"end": {"text": "2026年1月16日"}}, "note_for_date"),
}
SPOILED |= PICTURE_SPOILED
SPOILED |= SEAL_FAULTS
STENCILS |= profile_stencils.STENCILS
SPOILED |= profile_stencils.SPOILED
STENCILS |= marks_stencils.STENCILS
SPOILED |= marks_stencils.SPOILED
RULED_ORDER = STENCILS["order"] | {"rule": STENCILS["imprint"]["rule"]}


@pytest.fixture(scope="module")
def printed() -> dict[str, Pdf]:
    """All stencils, good and spoiled."""
    stencils: dict[str, Stencil] = {**STENCILS, "order with a rule": RULED_ORDER}
    stencils |= {name: spoil(STENCILS[spec], changes) for name, (spec, changes, _) in SPOILED.items()}
    page = OUT / "stencils.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(html(list(stencils.values())), encoding="utf-8")
    browse([{"html": str(page), "pdf": str(page.with_suffix(".pdf"))}])
    whole = Pdf(page.with_suffix(".pdf"))
    counts = [pages(stencil) for stencil in stencils.values()]
    assert len(whole.pages) == sum(counts)
    return {name: Excerpt(whole, sum(counts[:place]), counts[place]) for place, name in enumerate(stencils)}


def wrong(readings: list[Reading]) -> list[str]:
    """Those that are not right."""
    return [str(reading) for reading in readings if not reading.ok]


def fails(point: str, spec: str, pdf: Pdf) -> bool:
    """Whether a PDF does not keep a point; one that finds nothing is not kept either."""
    (asked,) = (each for each in POINTS if each.id == point)
    readings = list(asked.measure(Text(spec, pdf)))
    return not readings or bool(wrong(readings))


@pytest.mark.parametrize("spec", STENCILS)
def test_a_good_page_passes_every_point(spec: str, printed: dict[str, Pdf]) -> None:
    readings = measure(Text(spec, printed[spec]))
    assert [point for point, found in readings.items() if not found] == []
    assert [each for found in readings.values() for each in wrong(found)] == []


@pytest.mark.parametrize("name", SPOILED)
def test_a_fault_is_seen(name: str, printed: dict[str, Pdf]) -> None:
    spec, _, point = SPOILED[name]
    assert fails(point, spec, printed[name])


def test_an_order_with_a_red_rule_is_seen(printed: dict[str, Pdf]) -> None:
    assert fails("order_rules", "order", printed["order with a rule"])


def test_every_point_can_fail() -> None:
    own = {point.id for point in POINTS if point.measure.__module__ == "gallery"}
    assert own <= {point for _, _, point in SPOILED.values()} | {"order_rules"}
