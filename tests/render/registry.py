"""All points of all modules in one list, each with the name of its module: `layout.paper`.

A module is found by having a point in it, so that a new one need not be entered anywhere. The
points of `layout` are about every document, those of the other modules about the specs of the
gallery that they name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import gallery
import layout
from layout import Measure

ENTRY = re.compile(r"^@point\(", re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """A point of any module."""

    id: str
    """Its module's name and its own."""
    clauses: tuple[str, ...]
    what: str
    wanted: str
    specs: tuple[str, ...]
    """The specs of the gallery that must have it; none for the points of every document."""
    measure: Measure

    @property
    def general(self) -> bool:
        """Whether it is one of `layout`, measured on every document of the samples."""
        return not self.specs


def modules() -> list[str]:
    """The modules that enter points, in the order of their names."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return [file.stem for file in files if ENTRY.search(file.read_text(encoding="utf-8"))]


def _entries() -> list[Entry]:
    for module in modules():
        import_module(module)
    found = []
    for point in [*layout.POINTS, *gallery.POINTS]:
        specs = point.specs if isinstance(point, gallery.Point) else ()
        name = f"{point.measure.__module__}.{point.id}"
        clauses = tuple(re.split(r"[,、]\s*", point.clause))
        found.append(Entry(name, clauses, point.what, point.wanted, tuple(dict.fromkeys(specs)), point.measure))
    return found


ENTRIES = _entries()
