"""What a document says after its tracked changes were accepted or rejected, and what is marked."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path

from lxml import etree

from render import HERE, OUT, RenderError, environment

SYSTEM_PYTHON = "/usr/bin/python3"
"""The Python that has LibreOffice's `uno`."""
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def settle(jobs: list[tuple[Path, str, Path]]) -> None:
    """Accepts ("accept"), rejects ("reject") or keeps ("keep") the changes of DOCX files."""
    profile = OUT / "office-changes"
    profile.mkdir(parents=True, exist_ok=True)
    asked = [{"docx": str(docx), "action": action, "into": str(into)} for docx, action, into in jobs]
    done = subprocess.run(
        [SYSTEM_PYTHON, str(HERE / "office_changes.py"), str(profile)],
        input=json.dumps(asked),
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        timeout=300,
        check=False,
    )
    missing = [str(into) for _, _, into in jobs if not into.exists()]
    if done.returncode != 0 or missing:
        raise RenderError(f"LibreOffice did not write {missing[:3]}:\n{done.stdout}{done.stderr}")


def said(node: etree._Element) -> str:
    """The text of a paragraph of OpenDocument."""
    out = node.text or ""
    for child in node:
        if child.tag == f"{TEXT}s":
            out += " " * int(child.get(f"{TEXT}c", "1"))
        elif child.tag == f"{TEXT}tab":
            out += "\t"
        elif child.tag == f"{TEXT}line-break":
            out += "\n"
        elif isinstance(child.tag, str) and not child.tag.startswith((OFFICE, DRAW)):
            out += said(child)
        out += child.tail or ""
    return out


def content(file: Path, empty: bool = False) -> list[object]:
    """Paragraphs as texts and tables as lists of rows, whose cells say how far they reach; on demand
    with paragraphs that say nothing."""
    body = etree.parse(str(file)).getroot().find(f"{OFFICE}body/{OFFICE}text")
    assert body is not None
    changes = body.find(f"{TEXT}tracked-changes")
    if changes is not None:
        body.remove(changes)
    return blocks(body, empty)


def blocks(parent: etree._Element, empty: bool) -> list[object]:
    """What stands in a body or a cell."""
    found: list[object] = []
    for node in parent:
        if node.tag in (f"{TEXT}p", f"{TEXT}h"):
            # A table that floats hangs on the paragraph behind it.
            found += [table(own, empty) for own in node.iter(f"{TABLE}table")]
            if (text := said(node)) or empty:
                found.append(text)
        elif node.tag == f"{TABLE}table":
            found.append(table(node, empty))
        elif node.tag in (f"{TEXT}section", f"{TEXT}list", f"{TEXT}list-item"):
            found += blocks(node, empty)
    return found


def table(node: etree._Element, empty: bool) -> list[list[object]]:
    """The rows of a table: a cell is how many columns and rows it takes and what it says."""
    rows = []
    for row in node.iter(f"{TABLE}table-row"):
        cells: list[object] = []
        for cell in row:
            if cell.tag == f"{TABLE}covered-table-cell":
                cells.append("covered")
            elif cell.tag == f"{TABLE}table-cell":
                spans = [int(cell.get(f"{TABLE}number-{name}-spanned", "1")) for name in ("columns", "rows")]
                cells.append((*spans, blocks(cell, empty)))
        rows.append(cells)
    return rows


def marked(file: Path) -> list[tuple[str, str, str]]:
    """The characters that a DOCX marks: the paragraph's text, what is deleted, what is inserted."""
    with zipfile.ZipFile(file) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    places = []
    for paragraph in body.iter(f"{W}p"):
        old = "".join(node.text or "" for mark in paragraph.findall(f"{W}del") for node in mark.iter(f"{W}delText"))
        new = "".join(node.text or "" for mark in paragraph.findall(f"{W}ins") for node in mark.iter(f"{W}t"))
        if old or new:
            whole = "".join(node.text or "" for node in paragraph.iter(f"{W}t", f"{W}delText"))
            places.append((whole, old, new))
    return places
