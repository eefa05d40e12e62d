"""The workload: the Lianyungang campaign with any number of generated departments.

Every department has a name, a number and an extra paragraph of its own, and of the campaign's tasks
those of the teams (专班) that it sits in, so all notices and all filtered schedules differ. One task
belongs to every 25th department alone: whoever moves its deadline changes 40 of 1,000 schedules.

The same call writes the same bytes. Usage: python3 benches/batch/workload.py COUNT FOLDER
"""

from __future__ import annotations

import json
import re
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "samples" / "lianyungang-2009" / "campaign.yaml"

RARE = "closing-meeting"
"""The task of every 25th department; the notices do not mention its deadline."""
RARE_EVERY = 25
DEADLINE = "8月底前"
"""The deadline of that task in the sample."""

EVERYBODY = ("theory-study", "rectification-plan")
"""The tasks that 各科室 are to carry out: all departments."""

DEPARTMENTS = """
departments:
  documents: [notice, schedule]
  view: only
"""
NOTICE = """notice:
  body: |
    现将《{{ plan.title }}》印发给你们，请结合实际，认真贯彻落实。

    {{ department.vars.要求 }}
"""
PLACES = ("海州区", "连云区", "赣榆区", "东海县", "灌云县", "灌南县")
KINDS = ("社区卫生服务中心", "卫生院", "妇幼保健所", "门诊部", "卫生服务站")
STRESSES = (
    "制定整改方案，逐项明确责任人和完成时限",
    "公示测评结果，接受党员和群众的监督",
    "清理现有制度，提出废止和修订的意见",
    "梳理群众反映的突出问题，列出清单",
    "组织专题学习，写出不少于两千字的体会",
    "落实优质服务措施，每周报送一次进展",
    "做好文化建设动员，明确专人负责",
)


@cache
def teams() -> dict[str, str]:
    """The team that carries out each task, by the task's id, in the sample's order."""
    ids = re.findall(r"^ {8}- id: (\S+)$", SAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    return {task: f"第{n}专班" for n, task in enumerate(ids, 1)}


def tasks_of(index: int) -> list[str]:
    """The ids of the tasks that this department carries out: a third of them, mixed."""
    mixed = (index + 1) * 0x9E3779B97F4A7C15 & (1 << 64) - 1
    chosen = []
    for task in teams():
        mixed = (mixed ^ mixed >> 29) * 0xBF58476D1CE4E5B9 & (1 << 64) - 1
        rare = task == RARE and index % RARE_EVERY == 0
        if task in EVERYBODY or rare or task != RARE and (mixed >> 40) % 3 == 0:
            chosen.append(task)
    return chosen


def department(index: int) -> dict[str, object]:
    """One line of the list: the department as `hongtou batch --departments -` reads it."""
    place = PLACES[index % len(PLACES)]
    serial = f"{index // len(PLACES) + 1:06}"
    stress = STRESSES[index % len(STRESSES)]
    other = STRESSES[(index // len(STRESSES) + 3) % len(STRESSES)]
    tasks = tasks_of(index)
    return {
        "name": f"{place}第{serial}{KINDS[index % len(KINDS)]}",
        "short": f"{place[:2]}{serial}",
        "number": 24 + index,
        "groups": [team for task, team in teams().items() if task in tasks and task not in EVERYBODY],
        "vars": {
            "要求": f"你单位承担本阶段工作{len(tasks)}项，要{stress}；{other}。"
            f"联系电话0518-8{index:06}，材料于每周五前报送，编号{serial}。"
        },
    }


def campaign(deadline: str = DEADLINE) -> str:
    """The sample's text with the departments' section, and each task in the hands of its team."""
    owners = {task: "[各科室]" if task in EVERYBODY else f"[{team}]" for task, team in teams().items()}
    lines: list[str] = []
    task, dropping = "", False
    for line in SAMPLE.read_text(encoding="utf-8").splitlines():
        begins = re.match(r" {8}- id: (\S+)$", line)
        if dropping and re.match(r" {12}", line):
            continue
        dropping = line == "          owners:"
        if dropping:
            continue
        lines.append(line)
        if begins:
            task = begins[1]
            lines.append(f"          owners: {owners[task]}")
        if task == RARE and line.strip() == f"deadline: {DEADLINE}":
            lines[-1] = line.replace(DEADLINE, deadline)
    text = "\n".join(lines) + "\n"
    # The notice carries the number and the red head here, one for each department.
    text = text.replace("issue_as: plan\n", "")
    text = re.sub(r"^notice:\n(?: .*\n)+", NOTICE, text, count=1, flags=re.MULTILINE)
    return text.replace("工作计划安排\n", "工作计划安排（{{ department.short }}）\n", 1) + DEPARTMENTS


def write(folder: Path, count: int) -> tuple[Path, Path]:
    """Writes the spec and the list of departments; returns where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    spec, listed = folder / "campaign.yaml", folder / "departments.jsonl"
    spec.write_text(campaign(), encoding="utf-8")
    with listed.open("w", encoding="utf-8") as file:
        for index in range(count):
            file.write(json.dumps(department(index), ensure_ascii=False) + "\n")
    return spec, listed


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdecimal():
        sys.exit("usage: python3 benches/batch/workload.py COUNT FOLDER")
    for written in write(Path(sys.argv[2]), int(sys.argv[1])):
        print(written)
