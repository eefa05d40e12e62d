"""The other checks measured: spoiled tables, pages and files, and what is said of them."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from measure import Pdf
from official import Text
from render import HERE, OUT, ROOT, RenderError, browse, call
from tables import Row, hanging, headless, outside, rows_of, split

HEAD: Row = ("环节", "主要工作")
ROWS: list[Row] = [(f"第{n}环节", f"第{n}项工作" * 30) for n in range(1, 13)]


def table_page(left: str = "28mm", head: str = "table-header-group", inside: str = "avoid", more: str = "") -> str:
    """A table over some pages, in the standard's type area."""
    cells = "".join(f"<tr><td>{stage}<td>{work}" for stage, work in ROWS)
    return (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>@page{{size:A4;margin:37mm 26mm 35mm {left}}}'
        f"body{{margin:0;font:12pt/18pt '仿宋_GB2312'}}table{{width:100%;border-collapse:collapse;table-layout:fixed}}"
        f"thead{{display:{head}}}tr{{break-inside:{inside}}}td,th{{border:.5pt solid #000;font-weight:400}}</style>"
        f"<table><thead><tr><th>{HEAD[0]}<th>{HEAD[1]}<tbody>{cells}</table>{more}"
    )


TABLES = {
    "good": table_page(),
    "too far left": table_page(left="25mm"),
    "head once": table_page(head="table-row-group"),
    "split rows": table_page(inside="auto"),
    "text below": table_page(more="<p>挂在表外的字"),
}


@pytest.fixture(scope="module")
def tables() -> dict[str, Text]:
    """The tables, printed."""
    folder = OUT / "tables"
    folder.mkdir(parents=True, exist_ok=True)
    jobs = []
    for name, html in TABLES.items():
        path = folder / f"{name.replace(' ', '-')}.html"
        path.write_text(html, encoding="utf-8")
        jobs.append({"html": str(path), "pdf": str(path.with_suffix(".pdf"))})
    browse(jobs)
    return {name: Text(name, Pdf(Path(job["pdf"]))) for name, job in zip(TABLES, jobs)}


@pytest.mark.parametrize("name", TABLES)
def test_faults_of_tables_are_seen(name: str, tables: dict[str, Text]) -> None:
    text = tables[name]
    assert sum(bool(page.tables) for page in text.pdf.pages) > 1
    seen = {
        "too far left": bool(outside(text)),
        "head once": bool(headless(text, HEAD)),
        "split rows": bool(split(text, ROWS)),
        "text below": bool(hanging(text)),
    }
    # One fault may look like another too: the rest of a split row has no frame around it.
    assert seen[name] if name in seen else not any(seen.values()), seen


def test_rows_of_a_docx_leave_out_what_is_merged(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    for row, texts in zip(table.rows, [("环节", "工作"), ("一", "甲"), ("", "乙")]):
        for cell, text in zip(row.cells, texts):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    document.save(str(tmp_path / "table.docx"))
    assert rows_of(tmp_path / "table.docx") == [("环节", "工作"), ("甲",), ("乙",)]


def test_faults_of_html_are_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<meta charset="utf-8"><p style="width:600px;color:#ccc">浅得看不清的宽段落</p>'
        '<img src="picture.png"><script>throw new Error("fault")</script>',
        encoding="utf-8",
    )
    (seen,) = browse([{"html": str(page), "screens": [{"width": 390, "path": str(tmp_path / "p.png")}], "probe": True}])
    (view,) = seen["views"]
    assert {rule.split(":")[0] for rule in view["violations"]} >= {"color-contrast", "image-alt", "html-has-lang"}
    assert view["scrollWidth"] > 390
    assert any(url.endswith("picture.png") for url in seen["requests"])
    assert any("fault" in line for line in seen["console"])
    assert seen["csp"] is None


def test_faults_of_docx_are_seen(tmp_path: Path) -> None:
    good, wrong, loose = tmp_path / "good.docx", tmp_path / "wrong.docx", tmp_path / "loose.docx"
    document = docx.Document()
    document.add_paragraph("正文").runs[0].bold = True
    document.save(str(good))
    change(good, wrong, "word/document.xml", "<w:b/>", '<w:sz w:val="32"/><w:b/>')
    change(good, loose, "word/_rels/document.xml.rels", "styles.xml", "nowhere.xml")

    verdicts = json.loads(call("node", HERE / "validate.mjs", good, wrong))
    assert {Path(each["file"]).name for each in verdicts if each["errors"]} == {"wrong.docx"}
    tool = ROOT / "target" / "render" / "venv" / "bin" / "ooxml-integrity"
    with pytest.raises(RenderError, match="nowhere.xml"):
        call(tool, "check", "--fail-on", "info", loose)


def change(source: Path, target: Path, part: str, old: str, new: str) -> None:
    """Copies a package with one text replaced in one part."""
    with ZipFile(source) as before, ZipFile(target, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode(), 1)
            after.writestr(name, content)
