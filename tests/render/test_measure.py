"""The measuring measured: a page made to the standard passes every point, and each fault is seen.

A point that cannot fail proves nothing, so every point of `layout.POINTS` must be named here.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from layout import POINTS, measure
from measure import Pdf, cells, fold
from official import Text
from render import OUT, browse, call
from specimen import Specimen

GOOD = Specimen()

SPOILED: dict[str, tuple[Specimen, set[str]]] = {
    "letter paper": (replace(GOOD, paper="8.5in 11.7in"), {"paper"}),
    "margins 3 mm to the right": (
        replace(GOOD, left=31.0),
        {"left_edge", "right_edge", "label_type", "addressee_left"},
    ),
    "3 mm down": (replace(GOOD, top=40.0), {"top_edge"}),
    "21 lines": (replace(GOOD, rows=21), {"pitch", "lines_per_page"}),
    "27 characters": (replace(GOOD, columns=27), {"characters"}),
    "text in 宋体": (replace(GOOD, text_face="宋体"), {"body_type"}),
    "text in 15 pt": (replace(GOOD, text_size=15.0), {"body_type"}),
    "black mark": (replace(GOOD, mark_colour="#000"), {"mark_colour"}),
    "mark in two lines": (replace(GOOD, mark_broken=True), {"mark_lines"}),
    "mark 3 mm to the left": (replace(GOOD, mark_shift=-3.0), {"mark_middle"}),
    "mark 3 mm too high": (replace(GOOD, mark_top=69.0), {"mark_top"}),
    "number three lines below": (replace(GOOD, number_line=8.4), {"number_below_mark"}),
    "number 3 mm to the right": (replace(GOOD, number_shift=3.0), {"number_middle"}),
    "rule 10 mm short": (replace(GOOD, rule_length=146.0), {"rule_length"}),
    "rule 3 mm to the left": (replace(GOOD, rule_left=25.0), {"rule_left"}),
    "rule too thick": (replace(GOOD, rule_thickness=1.4), {"rule_thickness"}),
    "rule too thin": (replace(GOOD, rule_thickness=0.15), {"rule_thickness"}),
    "rule too low": (replace(GOOD, rule_gap=6.0), {"rule_below_number"}),
    "black rule": (replace(GOOD, rule_colour="#000"), {"rule_length", "rule_thickness"}),
    "title 18 pt": (replace(GOOD, title_size=18.0), {"title_size"}),
    "title in 黑体": (replace(GOOD, title_face="黑体"), {"title_face"}),
    "title 3 mm to the left": (replace(GOOD, title_shift=-3.0), {"title_middle"}),
    "title one line below the rule": (replace(GOOD, title_gap=1.0), {"title_below_rule"}),
    "addressee right below the title": (replace(GOOD, addressee_gap=0.0), {"addressee_below_title"}),
    "addressee indented": (replace(GOOD, addressee_left=2.0), {"addressee_left"}),
    "no indent": (replace(GOOD, indent=0.0), {"first_line_indent"}),
    "indent of four": (replace(GOOD, indent=4.0), {"first_line_indent"}),
    "level one in 仿宋": (replace(GOOD, level_one="仿宋_GB2312"), {"level_one"}),
    "level two in 黑体": (replace(GOOD, level_two="黑体"), {"level_two"}),
    "附件说明 right below the text": (replace(GOOD, note_gap=0.0), {"note_below_text"}),
    "附件说明 flush left": (replace(GOOD, note_indent=0.0, note_second=3.0), {"note_indent"}),
    "2. under 附": (replace(GOOD, note_second=2.0), {"note_alignment"}),
    "。 after a name": (replace(GOOD, note_mark="。"), {"note_ends_bare"}),
    "署名 right below the text": (replace(GOOD, signature_gap=0.0), {"signature_above"}),
    "署名 four from the right": (replace(GOOD, signature_right=4.0), {"signature_right"}),
    "date under the issuer's first": (replace(GOOD, date_offset=0.0), {"date_offset"}),
    "date two lines below": (replace(GOOD, date_below=2.0), {"date_below"}),
    "label on line 2": (replace(GOOD, label_line=2), {"label_line"}),
    "label in 仿宋": (replace(GOOD, label_face="仿宋_GB2312"), {"label_type"}),
    "title on line 2": (replace(GOOD, attachment_title_line=2), {"attachment_title_line"}),
    "another title": (replace(GOOD, attachment_title="调研选题方向"), {"attachment_names"}),
    "number without dashes": (replace(GOOD, foot="{}"), {"page_number_text"}),
    "number in 仿宋": (replace(GOOD, foot_face="仿宋_GB2312"), {"page_number_type"}),
    "number 12 pt": (replace(GOOD, foot_size=12.0), {"page_number_type"}),
    "number 3 mm too low": (replace(GOOD, foot_drop=10.0), {"page_number_drop"}),
    "number on the wrong side": (replace(GOOD, foot_swapped=True), {"page_number_side"}),
    "number flush": (replace(GOOD, foot_indent=0.0), {"page_number_side"}),
}


@pytest.fixture(scope="module")
def printed() -> dict[str, Path]:
    """All specimens, printed by one Chromium."""
    folder = OUT / "specimens"
    folder.mkdir(parents=True, exist_ok=True)
    jobs = []
    for number, specimen in enumerate([GOOD] + [specimen for specimen, _ in SPOILED.values()]):
        html = folder / f"{number:02}.html"
        html.write_text(specimen.html(), encoding="utf-8")
        jobs.append({"html": str(html), "pdf": str(html.with_suffix(".pdf"))})
    browse(jobs)
    return {name: Path(job["pdf"]) for name, job in zip(["good", *SPOILED], jobs)}


def failed(path: Path) -> dict[str, list[str]]:
    """The points that a PDF does not keep, with the readings that show it."""
    readings = measure(Text(path.stem, Pdf(path)))
    wrong = {point: [str(reading) for reading in found if not reading.ok] for point, found in readings.items()}
    return {point: found for point, found in wrong.items() if found}


def test_a_good_page_passes_every_point(printed: dict[str, Path]) -> None:
    readings = measure(Text("good", Pdf(printed["good"])))
    assert [point for point, found in readings.items() if not found] == []
    assert failed(printed["good"]) == {}


@pytest.mark.parametrize("name", SPOILED)
def test_a_fault_is_seen(name: str, printed: dict[str, Path]) -> None:
    _, points = SPOILED[name]
    assert points <= failed(printed[name]).keys()


def test_every_point_can_fail() -> None:
    assert {point.id for point in POINTS} == set().union(*(points for _, points in SPOILED.values()))


def test_fold_makes_radicals_characters_and_leaves_marks() -> None:
    assert fold("⽀⽂⼤⻓ （一）：“”") == "支文大长（一）：“”"


def test_half_width_characters_count_half() -> None:
    assert cells("2018年5月，“A”") == 2 + 1 + 0.5 + 1 + 1 + 1 + 0.5 + 1


def test_five_typefaces_are_five_families() -> None:
    names = ["方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"]
    families = [call("fc-match", "--format", "%{family[0]}", name) for name in names]
    assert len(set(families)) == 5, families
    assert not any(family in names or family.startswith("DejaVu") for family in families), families
