"""The templates that docxtpl and docxtemplater fill in, made from hongtou's own notice and schedule.

hongtou builds the campaign with marks in place of what differs; here the marks become placeholders
and the first rows of the table become a loop. So the peers' documents have hongtou's styles, parts
and element for element the same body; what they cost is the filling in and the packing.
"""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

import workload

NAME, NUMBER, DEMAND, SHORT = "主送单位的名称", "连妇保委〔2009〕23号", "对单位的要求写在此处。", "简称"
"""What stands in the built documents where the placeholders go."""


@dataclass(frozen=True)
class Row:
    """A row of the schedule as it is printed; `stage` is empty where the cell goes on."""

    stage: str
    work: str
    deadline: str
    requirements: str
    owners: str


def build(hongtou: Path, folder: Path) -> dict[str, Path]:
    """The notice and the schedule of all tasks, with the marks; by the document's name."""
    folder.mkdir(parents=True, exist_ok=True)
    text = workload.campaign().replace(workload.DEPARTMENTS, "")
    text = text.replace("{{ department.vars.要求 }}", DEMAND).replace("{{ department.short }}", SHORT)
    text = text.replace("notice:\n", f"notice:\n  to: [{NAME}]\n", 1)
    spec = folder / "campaign.yaml"
    spec.write_text(text, encoding="utf-8")
    command = [hongtou, "build", spec, "--out", folder, "--only", "notice,schedule", "--format", "docx"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return {name: folder / f"{name}.docx" for name in ("notice", "schedule")}


def body(document: Path) -> str:
    """The XML of a document's body."""
    with zipfile.ZipFile(document) as package:
        return package.read("word/document.xml").decode()


def texts(xml: str) -> list[str]:
    """The runs of text in a piece of WordprocessingML, in order."""
    return re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml)


def table_rows(xml: str) -> list[str]:
    """The rows of the table, without its head."""
    return re.findall(r"<w:tr>.*?</w:tr>", xml)[1:]


def rows(schedule: Path) -> list[Row]:
    """The table of the schedule as hongtou prints it."""
    found = []
    for row in table_rows(body(schedule)):
        cells = ["".join(texts(cell)) for cell in re.findall(r"<w:tc>.*?</w:tc>", row)]
        found.append(Row(*cells))
    return found


def values(printed: list[Row], count: int) -> list[dict[str, object]]:
    """What the peers fill in for each department: the texts of its notice and of its schedule."""
    ids = list(workload.teams())
    stage, named = "", []
    for task, row in zip(ids, printed, strict=True):
        stage = row.stage or stage
        named.append((task, stage, row))
    filled = []
    for index in range(count):
        department = workload.department(index)
        mine = set(workload.tasks_of(index))
        stages: list[dict[str, object]] = []
        for task, stage, row in named:
            if task not in mine:
                continue
            if not stages or stages[-1]["name"] != stage:
                stages.append({"name": stage, "tasks": []})
            cells = {"work": row.work, "deadline": row.deadline}
            cells |= {"requirements": row.requirements, "owners": row.owners}
            stages[-1]["tasks"].append(cells | {"first": not stages[-1]["tasks"]})
        filled.append(
            {
                "folder": department["short"],
                "short": department["short"],
                "name": department["name"],
                "number": f"连妇保委〔2009〕{department['number']}号",
                "demand": department["vars"]["要求"],
                "stages": stages,
            }
        )
    return filled


def replaced(xml: str, marks: dict[str, str]) -> str:
    """The XML with each mark, which must be there, in its placeholder."""
    for mark, placeholder in marks.items():
        if mark not in xml:
            raise SystemExit(f"benches/batch: “{mark}” is not in hongtou's document")
        xml = xml.replace(mark, placeholder)
    return xml


def looped(xml: str, style: str) -> str:
    """The schedule's body with one loop over stages and tasks in place of its rows."""
    every = table_rows(xml)
    begin, inner = every[0], every[1]
    # The height that hongtou works out for a joined cell is right for its own text only.
    begin = re.sub(r"<w:trHeight [^>]*/>", "", begin)
    first, going_on = (row_template(row, style) for row in (begin, inner))
    if style == "docxtpl":
        merge = '<w:vMerge w:val="{% if task.first %}restart{% else %}continue{% endif %}"/>'
        row = first.replace('<w:vMerge w:val="restart"/>', merge)
        row = row.replace("{{ stage.name }}", "{% if task.first %}{{ stage.name }}{% endif %}")
        tags = "{%tr for stage in stages %}", "{%tr for task in stage.tasks %}", "{%tr endfor %}"
        tagged = "<w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
        over, under, end = (tagged.format(tag) for tag in tags)
        loop = over + under + row + end + end
    else:
        # Loops that begin and end in the cells of a row repeat the row; the joined cell wants two.
        first = first.replace("{name}", "{#stages}{#tasks}{#first}{name}")
        first = first.replace("{owners}", "{owners}{/first}")
        going_on = going_on.replace("{work}", "{^first}{work}")
        going_on = going_on.replace("{owners}", "{owners}{/first}{/tasks}{/stages}")
        loop = first + going_on
    start, stop = xml.index(every[0]), xml.index(every[-1]) + len(every[-1])
    return xml[:start] + loop + xml[stop:]


def row_template(row: str, style: str) -> str:
    """One row with a placeholder in each cell, whether it was empty or not."""
    fields = ("stage.name", "task.work", "task.deadline", "task.requirements", "task.owners")
    cells = iter(fields)

    def fill(cell: re.Match[str]) -> str:
        field = next(cells)
        if 'vMerge w:val="continue"' in cell[0]:
            return cell[0]
        tag = f"{{{{ {field} }}}}" if style == "docxtpl" else f"{{{field.split('.')[1]}}}"
        run = f'<w:r><w:t xml:space="preserve">{tag}</w:t></w:r>'
        empty = re.sub(r"<w:r>.*?</w:r>", "", cell[0])
        return empty.replace("</w:p>", f"{run}</w:p>")

    return re.sub(r"<w:tc>.*?</w:tc>", fill, row)


def make(built: dict[str, Path], folder: Path, style: str) -> None:
    """Writes `notice.docx` and `schedule.docx` as templates for `docxtpl` or `docxtemplater`."""
    folder.mkdir(parents=True, exist_ok=True)
    opened, closed = ("{{ ", " }}") if style == "docxtpl" else ("{", "}")

    def tag(field: str) -> str:
        return opened + field + closed

    for name, document in built.items():
        with (
            zipfile.ZipFile(document) as source,
            zipfile.ZipFile(folder / f"{name}.docx", "w", zipfile.ZIP_DEFLATED) as target,
        ):
            for part in source.namelist():
                content = source.read(part).decode()
                if part == "word/document.xml" and name == "notice":
                    marks = {NUMBER: tag("number"), NAME: tag("name"), DEMAND: tag("demand")}
                    content = replaced(content, marks)
                elif part == "word/document.xml":
                    content = replaced(looped(content, style), {SHORT: tag("short")})
                elif part == "docProps/core.xml":
                    content = content.replace(SHORT, tag("short"))
                target.writestr(part, content)


def prepare(hongtou: Path, folder: Path, count: int) -> Path:
    """Makes both sets of templates and `values.json` in the folder; returns the latter's path."""
    built = build(hongtou, folder / "marked")
    for style in ("docxtpl", "docxtemplater"):
        make(built, folder / style, style)
    listed = folder / "values.json"
    filled = values(rows(built["schedule"]), count)
    listed.write_text(json.dumps(filled, ensure_ascii=False), encoding="utf-8")
    return listed
