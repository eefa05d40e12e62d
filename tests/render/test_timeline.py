"""The timeline as Chromium draws it: nothing meets, nothing is cut, and grey says all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from lxml import etree

from measure import MM
from official import BOTTOM, LEFT, RIGHT, TOP
from render import HERE, ROOT, binary, browse, call

PIXEL = 25.4 / 96
"""A CSS pixel in mm."""
TYPE_AREA = (156.0, 225.0)
TASKS = 60
DEADLINES = (
    "3月20日前 4月上旬前 4月中旬 5月10日至20日 5月底前 6月下旬至7月上旬 每月5日前 每周五 贯穿始终 即日起至8月底 "
    "第三季度末前 10月15日 2024年11月至2025年1月 答辩后5个工作日内 2024年4月1日起 12月31日前"
).split()
WORKS = ("召开动员部署会", "开展安全隐患自查自纠，逐项建立台账并明确整改责任人、整改措施和整改时限", "演练<消防>&疏散")


def sixty() -> str:
    """A spec of sixty tasks in six stages, with every form of deadline."""
    text = (
        "issuer: {name: 某某市人民医院, code: 某医}\nnumber: 12\ndate: 2024-03-18\nto: [各科室]\n"
        "notice: {title: 关于开展检查的通知, body: 请贯彻。}\nschedule:\n  title: 检查|安排表\n  timeline: 是\n  stages:\n"
    )
    for n in range(TASKS):
        if n % 10 == 0:
            text += f"    - name: 第{n // 10 + 1}阶段：{'建立长效机制，巩固深化成果并持续推进' * (n % 3)}\n      tasks:\n"
        text += f"        - {{work: \"{WORKS[n % 3]}（{n + 1}）\", deadline: {DEADLINES[n % len(DEADLINES)]}}}\n"
    return text


def spec(name: str, folder: Path) -> Path:
    """The file of a spec by its name, with a timeline in its HTML."""
    made = folder / "campaign.yaml"
    text = sixty() if name == "sixty" else (ROOT / "samples" / name / "campaign.yaml").read_text(encoding="utf-8")
    if "timeline:" not in text:
        text = text.replace("\nschedule:\n", "\nschedule:\n  timeline: 是\n")
    made.write_text(text, encoding="utf-8")
    return made


@pytest.fixture(scope="module", params=("lianyungang-2009", "safety-2024", "sixty"))
def drawn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A timeline as a file and in a page, and what Chromium sees of both."""
    folder = tmp_path_factory.mktemp(request.param)
    campaign = spec(request.param, folder)
    svg = folder / "timeline.svg"
    call(binary(), "calendar", campaign, "--timeline", svg)
    call(binary(), "build", campaign, "--out", folder / "out", "--only", "schedule", "--format", "html")
    html, pdf = folder / "out" / "schedule.html", folder / "schedule.pdf"
    screen = folder / "screen.png"
    [seen] = browse(
        [{"html": str(html), "pdf": str(pdf), "screens": [{"width": 390, "path": str(screen)}], "probe": True}]
    )
    file, page = json.loads(call("node", HERE / "timeline.mjs", stdin=json.dumps([str(svg), str(html)])))
    return {"svg": svg, "html": html, "pdf": pdf, "seen": seen, "file": file, "page": page}


def overlaps(texts: list[dict[str, Any]]) -> Iterator[str]:
    """Texts that meet, by more than the room that every font has around its ink."""
    for one, two in combinations(texts, 2):
        wide = min(one["x"] + one["width"], two["x"] + two["width"]) - max(one["x"], two["x"])
        high = min(one["y"] + one["height"], two["y"] + two["height"]) - max(one["y"], two["y"])
        if wide > 0.5 and high > 0.3 * min(one["height"], two["height"]):
            yield f"{one['text']} / {two['text']}: {wide:.1f} × {high:.1f}"


def test_no_label_meets_another_in_real_fonts(drawn: dict[str, Any]) -> None:
    file = drawn["file"]
    assert len(file["texts"]) > 20
    assert list(overlaps(file["texts"])) == []
    for text in file["texts"]:
        inside = 0 <= text["x"] and text["x"] + text["width"] <= file["width"] + 0.5
        assert inside and 0 <= text["y"] and text["y"] + text["height"] <= file["height"], text


def test_a_text_that_is_moved_is_seen_to_meet_another(drawn: dict[str, Any]) -> None:
    texts = [dict(text) for text in drawn["file"]["texts"]]
    texts[3]["x"], texts[3]["y"] = texts[4]["x"], texts[4]["y"]
    assert list(overlaps(texts))


def test_it_is_as_wide_as_the_type_area(drawn: dict[str, Any]) -> None:
    assert drawn["file"]["width"] * PIXEL == pytest.approx(TYPE_AREA[0], abs=0.2)
    images = drawn["page"]["images"]
    assert images
    for image in images:
        assert image["natural"][0] > 0, "the picture was not read"
        assert image["width"] * PIXEL == pytest.approx(TYPE_AREA[0], abs=0.2)
        assert abs(image["left"]) < 1 and abs(image["right"]) < 1
        assert image["height"] * PIXEL <= TYPE_AREA[1]
        assert image["alt"].startswith("《") and "时间轴" in image["alt"]


def test_the_page_is_sound_on_a_telephone(drawn: dict[str, Any]) -> None:
    seen = drawn["seen"]
    assert seen["console"] == [] and seen["requests"] == []
    [view] = seen["views"]
    assert view["violations"] == [] and view["scrollWidth"] == view["width"]


def test_paper_cuts_none_of_it(drawn: dict[str, Any]) -> None:
    """Every text of the pictures is printed whole, inside the type area."""
    pictures = drawn["page"]["images"]
    legends = 0
    with pdfplumber.open(drawn["pdf"]) as pdf:
        for page in pdf.pages:
            words = page.extract_words()
            legends += sum("可有两解的后限" in word["text"] for word in words)
            for stroke in page.rects + page.lines + page.curves:
                # Chromium's own background of a page is none of ours.
                if stroke["x1"] - stroke["x0"] < page.width * 0.9:
                    assert stroke["x0"] * MM > LEFT - 1 and stroke["x1"] * MM < RIGHT + 1, stroke
                    assert stroke["top"] * MM > TOP - 1 and stroke["bottom"] * MM < BOTTOM + 1, stroke
    assert legends == len(pictures)


def test_shapes_say_all_and_colours_nothing(drawn: dict[str, Any]) -> None:
    text = drawn["svg"].read_text(encoding="utf-8")
    for colour in re.findall(r"#([0-9a-fA-F]{3,6})\b", text):
        if colour != "hatch":
            parts = re.findall("..", colour) if len(colour) == 6 else list(colour)
            assert len(set(parts)) == 1, colour
    root = etree.fromstring(text.encode("utf-8"))
    # Well-formed, and with a name for those who do not see it.
    assert root.tag == "{http://www.w3.org/2000/svg}svg" and root[0].tag.endswith("title") and root[0].text
    assert "script" not in text and "href" not in text


def test_the_picture_is_the_same_every_time(drawn: dict[str, Any], tmp_path: Path) -> None:
    again = tmp_path / "again.svg"
    call(binary(), "calendar", drawn["html"].parent.parent / "campaign.yaml", "--timeline", again)
    assert again.read_bytes() == drawn["svg"].read_bytes()
