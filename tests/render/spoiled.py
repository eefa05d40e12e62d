"""Spoiled files of the gallery, rendered: what was built, with the faults of `editions` in it.

`render_editions()` renders the few documents between which every point is shown, once for each
edition; `failures()` says how a point fails in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from editions import EDITIONS
from general import NOTICES
from measure import Pdf
from official import Habits, Text
from registry import ENTRIES, Entry
from render import OUT, Rendered, browse, office_pdfs


@dataclass(frozen=True)
class Spoiled:
    """A document of an edition in both formats, printed; its pages are read when they are asked for."""

    spec: str
    edition: str
    pdfs: dict[str, Path]
    habits: dict[str, Habits]

    @cached_property
    def texts(self) -> dict[str, Text]:
        """The document as each renderer prints it."""
        return {name: Text(self.spec, Pdf(pdf), self.habits[name]) for name, pdf in self.pdfs.items()}


def wanted(entries: list[Entry]) -> list[str]:
    """A few specs that show every point, those of `layout` too."""
    chosen = ["full-pages", "levels", "attachments"]
    for entry in sorted(entries, key=lambda entry: len(entry.specs)):
        if entry.specs and not set(entry.specs) & set(chosen):
            chosen.append(entry.specs[0])
    return chosen


def shows(entry: Entry, spec: str) -> bool:
    """Whether a spec is one that a point is about."""
    return spec in (entry.specs or NOTICES)


def render_editions(gallery: dict[str, Rendered], specs: list[str] | None = None) -> list[Spoiled]:
    """Spoils and renders the documents that show every point, one process a renderer."""
    found, sources, jobs = [], [], []
    for edition in EDITIONS:
        for spec in specs or wanted(ENTRIES):
            good = gallery[spec]
            target = OUT / "spoiled" / f"{edition.name.replace(' ', '-')}-{spec}.docx"
            target.parent.mkdir(parents=True, exist_ok=True)
            edition.spoil(good.docx, target)
            printed = target.with_suffix(".html.pdf")
            sources.append(target)
            jobs.append({"html": str(target.with_suffix(".html")), "pdf": str(printed)})
            pdfs = {"LibreOffice": target.parent / "docx" / f"{target.stem}.pdf", "Chromium": printed}
            found.append(Spoiled(spec, edition.name, pdfs, good.habits))
    render_both(sources, OUT / "spoiled" / "docx", jobs)
    return found


def render_both(sources: list[Path], into: Path, jobs: list[dict[str, object]]) -> None:
    """LibreOffice and Chromium side by side."""
    with ThreadPoolExecutor(2) as pool:
        office, browser = pool.submit(office_pdfs, sources, into), pool.submit(browse, jobs)
        office.result(), browser.result()


def failures(entry: Entry, documents: list[Spoiled], renderer: str) -> Iterator[str]:
    """How a point fails, in the order of the editions: its readings that are not right, and at last
    where it could not be measured at all, which fails its test too."""
    broken = []
    for document in documents:
        if not shows(entry, document.spec):
            continue
        where = f"{document.edition}, {document.spec}"
        try:
            for reading in entry.measure(document.texts[renderer]):
                if not reading.ok:
                    yield f"{where}, {reading}"
        except (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError) as error:
            broken.append(f"{where}: {type(error).__name__} {error}")
    yield from broken
