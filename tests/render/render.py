"""Builds the samples and renders what was built: DOCX through LibreOffice, HTML through Chromium."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, Twips

from measure import Pdf
from official import CELL, PITCH, TOP, Habits, Text

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
OUT = ROOT / "target" / "render"
SAMPLES = ("changzhou-2018", "lianyungang-2009")
GALLERY = "gallery"
"""A folder of specs, each the only one to show something."""
FOLDERS = tuple(name for name in (GALLERY, "kinds") if (ROOT / "samples" / name).is_dir())
"""The folders of samples in which every file is a spec of its own."""
BATCH = 60
"""How many files one process of LibreOffice is given: a hundred took it two minutes."""
WIDTHS = (1280, 390)
"""The widths of windows in which HTML is looked at: a desk's and a telephone's."""


PRINTED = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
"""What LibreOffice converts to: as it prints, with the blank pages before a section on an even page."""


class RenderError(Exception):
    """A tool did not do what it was called for."""


@dataclass(frozen=True)
class Rendered:
    """One document of a sample in both formats, with what the renderers made of it."""

    sample: str
    docx: Path
    html: Path
    office_pdf: Path
    chromium_pdf: Path
    seen: dict[str, Any]
    """What `browser.mjs` reports of the HTML."""
    habits: dict[str, Habits]
    """What the control page says of each renderer."""

    @property
    def name(self) -> str:
        """The document's name: `bundle`, `notice`, …"""
        return self.docx.stem

    @cached_property
    def texts(self) -> dict[str, Text]:
        """The document as each renderer prints it."""
        pdfs = {"LibreOffice": self.office_pdf, "Chromium": self.chromium_pdf}
        return {name: Text(self.name, Pdf(pdf), self.habits[name]) for name, pdf in pdfs.items()}


def environment() -> dict[str, str]:
    """The environment in which the renderers see the fonts of `fonts.conf`."""
    OUT.mkdir(parents=True, exist_ok=True)
    return os.environ | {
        "FONTCONFIG_FILE": str(HERE / "fonts.conf"),
        "XDG_CACHE_HOME": str(OUT / "cache"),
        "LC_ALL": "C.UTF-8",
    }


def call(*command: str | Path, stdin: str | None = None) -> str:
    """Runs a program and returns its standard output."""
    done = subprocess.run(
        [str(part) for part in command],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        timeout=600,
        check=False,
    )
    if done.returncode != 0:
        raise RenderError(f"{command[0]} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def browse(jobs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Gives jobs to `browser.mjs`."""
    return json.loads(call("node", HERE / "browser.mjs", stdin=json.dumps(jobs)))


def office_pdfs(files: list[Path], into: Path) -> list[Path]:
    """Converts DOCX files to PDF, in one process of LibreOffice with a profile of its own, or a few."""
    into.mkdir(parents=True, exist_ok=True)
    profile = (OUT / "office-profile").as_uri()
    for first in range(0, len(files), BATCH):
        batch = files[first : first + BATCH]
        call("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", PRINTED, "--outdir", into, *batch)
    pdfs = [into / f"{file.stem}.pdf" for file in files]
    if missing := [pdf.name for pdf in pdfs if not pdf.exists()]:
        raise RenderError(f"LibreOffice did not write {', '.join(missing)}")
    return pdfs


def binary() -> Path:
    """The program: `$HONGTOU`, or what `cargo build --release` made."""
    found = Path(os.environ.get("HONGTOU", ROOT / "target" / "release" / "hongtou"))
    if not found.exists():
        raise RenderError(f"{found} is missing; run scripts/test, or cargo build --release")
    return found


def build(sample: str) -> Path:
    """Builds a sample and returns the folder of its documents."""
    folder = OUT / "samples" / sample
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    call(binary(), "build", ROOT / "samples" / sample / "campaign.yaml", "--out", folder)
    return folder


def write_controls() -> tuple[Path, Path]:
    """Writes a page with the standard's margin and one line, as DOCX and as HTML.

    Both ask for the pitch the plain way, an exact height in DOCX and `line-height` in CSS, and
    both forbid gaps between Chinese characters and digits.
    """
    folder = OUT / "control"
    folder.mkdir(parents=True, exist_ok=True)
    page = docx.Document()
    page.sections[0].page_width, page.sections[0].page_height = Mm(210), Mm(297)
    page.sections[0].top_margin, page.sections[0].header_distance = Mm(TOP), Mm(10)
    paragraph = page.add_paragraph()
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Twips(579)
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        element = OxmlElement(name)
        element.set(qn("w:val"), "0")
        paragraph._p.get_or_add_pPr().insert_element_before(element, "w:spacing")
    run = paragraph.add_run("版心2版心")
    run.font.size = Pt(16)
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia"):
        fonts.set(qn(script), "仿宋_GB2312")
    page.save(str(folder / "control.docx"))
    (folder / "control.html").write_text(
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>@page{size:A4;'
        f"margin:{TOP}mm 26mm 35mm 28mm}}body{{margin:0;text-autospace:no-autospace;"
        "font:16pt/calc(225mm/22) '仿宋_GB2312'}</style>版心2版心",
        encoding="utf-8",
    )
    return folder / "control.docx", folder / "control.html"


def habits(control: Path) -> Habits:
    """What a printed control page shows."""
    line = Pdf(control).pages[0].lines[0]
    before, after = line.chars[1], line.chars[2]
    return Habits(line.centre - TOP - PITCH / 2, max(0.0, round((after.x0 - before.x1) / CELL, 2)))


APART = [("bound-apart", "attachment-2")]
"""The documents of the gallery that are in no bundle: the spec and the document's name."""


def build_folder(name: str) -> list[Path]:
    """Builds the bundle of every spec of a folder of samples, and what is in none; each is called
    after its spec."""
    folder = OUT / "samples" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    files = []
    for spec in sorted((ROOT / "samples" / name).glob("*.yaml")):
        own = folder / spec.stem
        call(binary(), "build", spec, "--only", "bundle", "--out", own)
        names = {"bundle": spec.stem}
        for apart in (document for stem, document in APART if stem == spec.stem):
            call(binary(), "build", spec, "--only", apart, "--out", own)
            names[apart] = f"{spec.stem}-{apart}"
        for built, shown in names.items():
            for suffix in (".docx", ".html"):
                (own / built).with_suffix(suffix).rename(folder / f"{shown}{suffix}")
            files.append(folder / f"{shown}.docx")
    return files


def render_samples() -> list[Rendered]:
    """Builds and renders both samples."""
    return render([(sample, file) for sample in SAMPLES for file in sorted(build(sample).rglob("*.docx"))])


def render_gallery() -> list[Rendered]:
    """Builds and renders the gallery."""
    return render_folder(GALLERY)


def render_folder(name: str) -> list[Rendered]:
    """Builds and renders the specs of a folder of samples."""
    return render([(name, file) for file in build_folder(name)])


def render(built: list[tuple[str, Path]]) -> list[Rendered]:
    """Renders what was built of each sample; LibreOffice and Chromium work side by side."""
    samples = dict.fromkeys(sample for sample, _ in built)
    screens = OUT / "screens"
    screens.mkdir(parents=True, exist_ok=True)
    control_docx, control_html = write_controls()
    control_pdf = control_html.with_suffix(".html.pdf")

    def office() -> list[Path]:
        # One process writes all PDFs into one folder: the documents of two samples may share a name.
        staged = [control_docx]
        stage = OUT / "pdf" / "-".join(samples) / "docx"
        stage.mkdir(parents=True, exist_ok=True)
        for sample, file in built:
            staged.append(stage / f"{sample}-{file.name}")
            shutil.copyfile(file, staged[-1])
        return office_pdfs(staged, stage)

    jobs: list[dict[str, Any]] = [{"html": str(control_html), "pdf": str(control_pdf)}]
    for sample, file in built:
        pdf = OUT / "pdf" / sample / "html" / f"{file.stem}.pdf"
        pdf.parent.mkdir(parents=True, exist_ok=True)
        pictures = [
            {"width": width, "path": str(screens / f"{sample}-{file.stem}-{width}.png")} for width in WIDTHS
        ]
        jobs.append({"html": str(file.with_suffix(".html")), "pdf": str(pdf), "screens": pictures, "probe": True})

    with ThreadPoolExecutor(2) as pool:
        office_task, browser_task = pool.submit(office), pool.submit(browse, jobs)
        (control, *pdfs), (_, *seen) = office_task.result(), browser_task.result()
    shown = {"LibreOffice": habits(control), "Chromium": habits(control_pdf)}
    return [
        Rendered(sample, file, file.with_suffix(".html"), pdf, Path(job["pdf"]), result, shown)
        for (sample, file), pdf, job, result in zip(built, pdfs, jobs[1:], seen)
    ]
