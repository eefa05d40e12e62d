"""Tracked changes: accepted they give the new document, rejected the old one, in LibreOffice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from render import HERE, OUT, ROOT, binary, call
from tracked import content, marked, settle

FOLDER = OUT / "redline"
SAMPLE = ROOT / "samples" / "lianyungang-2009" / "campaign.yaml"
WAYS = {"accept": "new", "reject": "old"}
"""What is done with the changes, and which version is left."""


def cut_out(text: str, first: str, end: str) -> str:
    """The text without what stands from one mark to the next."""
    start = text.index(first)
    return text[:start] + text[text.index(end, start) :]


def moved(text: str) -> str:
    """The meeting on culture building a week later: in the table, and by reference in the plan."""
    at = text.index("id: culture-meeting")
    return text[:at] + text[at:].replace("deadline: 7月15日前", "deadline: 7月22日前", 1)


def added(text: str) -> str:
    """A task more, in the middle of a stage."""
    task = "        - id: culture-plan\n          work: 印发文化建设年度计划\n          deadline: 7月24日前\n\n"
    at = text.index("        - id: rules-review")
    return text[:at] + task + text[at:]


def shortened(text: str) -> str:
    """A paragraph less."""
    return cut_out(text, "        坚持把学习理论贯彻始终", "        以领导班子分析检查报告为依据")


def without_first(text: str) -> str:
    """A stage less its first task, in whose row the stage's name stands."""
    return cut_out(text, "        - id: key-projects", "        - id: service-campaigns")


def lengthened(text: str) -> str:
    """A paragraph more at the end of the plan, where no other follows, and one before the table."""
    end = "    - title: 附则\n      body: 本方案由院党委办公室负责解释。\n\nschedule:\n"
    text = text.replace("schedule:\n", end, 1)
    return text.replace("  columns:\n", "  intro: 各项工作安排如下，请遵照执行。\n  columns:\n", 1)


VERSIONS = {
    "moved": [moved],
    "revised": [moved, added, shortened],
    "first-row": [without_first],
    "ends": [lengthened],
    "all": [moved, added, shortened, without_first, lengthened],
}
"""New versions of the sample, and what is done to it for each."""


@pytest.fixture(scope="module")
def redlines() -> dict[str, Path]:
    """A folder for every version: `red` with the redlines, and what LibreOffice left of them."""
    folders, jobs = {}, []
    for name, edits in VERSIONS.items():
        folder = folders[name] = FOLDER / name
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.rglob("*.*"):
            left.unlink()
        old = SAMPLE.read_text(encoding="utf-8")
        new = old
        for edit in edits:
            new = edit(new)
        assert new != old
        for version, text in (("old", old), ("new", new)):
            (folder / f"{version}.yaml").write_text(text, encoding="utf-8")
            call(binary(), "build", folder / f"{version}.yaml", "--out", folder / version, "--format", "docx")
        redline = [folder / "old.yaml", folder / "new.yaml", "--redline", "--out", folder / "red"]
        call(binary(), "diff", *redline, "--author", "某某办公室", "--date", "2009-07-20")
        for file in (folder / "red").glob("*.docx"):
            jobs += [(file, action, folder / f"{file.stem}.{action}.fodt") for action in WAYS]
            jobs += [(folder / own / file.name, "keep", folder / f"{file.stem}.{own}.fodt") for own in WAYS.values()]
    settle(jobs)
    return folders


@pytest.mark.parametrize("name", VERSIONS)
def test_accepting_gives_the_new_document_and_rejecting_the_old(redlines: dict[str, Path], name: str) -> None:
    folder = redlines[name]
    files = sorted((folder / "red").glob("*.docx"))
    assert files
    for file in files:
        left = {action: content(folder / f"{file.stem}.{action}.fodt", empty=True) for action in WAYS}
        for action, own in WAYS.items():
            assert left[action] == content(folder / f"{file.stem}.{own}.fodt", empty=True), f"{file.name} {action}"
        assert left["accept"] != left["reject"], f"{file.name} has no change"


def test_stages_reach_over_the_rows_of_their_tasks_both_ways(redlines: dict[str, Path]) -> None:
    # How many rows the five stages of the schedule take.
    wanted = {"reject": [2, 3, 3, 3, 4], "accept": [2, 3, 2, 4, 4]}
    for action, rows in wanted.items():
        tables = [part for part in content(redlines["all"] / f"schedule.{action}.fodt") if isinstance(part, list)]
        (table,) = tables
        assert [row[0][1] for row in table[1:] if row[0] != "covered"] == rows, action


def test_only_what_moved_is_marked(redlines: dict[str, Path]) -> None:
    red = redlines["moved"] / "red"
    assert sorted(file.stem for file in red.glob("*.docx")) == ["bundle", "plan", "schedule"]
    places = {stem: marked(red / f"{stem}.docx") for stem in ("plan", "schedule", "bundle")}
    assert len(places["plan"]) == len(places["schedule"]) == 1
    assert len(places["bundle"]) == 2
    for whole, old, new in sum(places.values(), []):
        assert len(old) + len(new) <= 20, whole


def test_sentences_that_did_not_change_carry_no_mark(redlines: dict[str, Path]) -> None:
    (place,) = [place for place in marked(redlines["revised"] / "red" / "plan.docx") if "文化建设" in place[0]]
    assert (place[1], place[2]) == ("中", "下")
    rest = [place for place in marked(redlines["revised"] / "red" / "plan.docx") if place[0] != place[1]]
    assert rest == [place], "what is not moved is a whole paragraph"


def test_redlines_are_valid(redlines: dict[str, Path]) -> None:
    files = [file for folder in redlines.values() for file in sorted((folder / "red").glob("*.docx"))]
    verdicts = json.loads(call("node", HERE / "validate.mjs", *files))
    assert len(verdicts) == 7 * len(files)
    wrong = [f"{each['file']} {each['version']} {error}" for each in verdicts for error in each["errors"]]
    assert not wrong, "\n".join(wrong[:20])
    call(ROOT / "target" / "render" / "venv" / "bin" / "ooxml-integrity", "check", "--fail-on", "info", *files)
