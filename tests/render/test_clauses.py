"""The table of clauses is whole: rows, points, specs and spoiled files cover each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from clauses import AWAITED, ROWS, clauses_of, measured_by, shown, specs, within
from registry import ENTRIES, Entry
from render import ROOT, Rendered
from spoiled import Spoiled, failures, render_editions

RENDERERS = ("LibreOffice", "Chromium")


def test_every_row_is_measured_or_says_why_not() -> None:
    bare = [f"{row.clause} {row.says}" for row in ROWS if not measured_by(row) and not row.unmeasured]
    assert [each for each in bare if each.split()[0] not in AWAITED] == []
    assert not [row.clause for row in ROWS if row.unmeasured and row.points]


def test_every_point_has_a_row() -> None:
    rowed = {entry.id for row in ROWS for entry in measured_by(row)}
    assert sorted({entry.id for entry in ENTRIES} - rowed) == []


def test_every_point_that_a_row_names_exists() -> None:
    known = {entry.id for entry in ENTRIES}
    assert [name for row in ROWS for name in row.points if name not in known] == []


def test_rows_of_a_clause_do_not_compete() -> None:
    rests = Counter(row.clause for row in ROWS if not row.points and not row.unmeasured)
    assert [clause for clause, count in rests.items() if count > 1] == []
    assert len(ROWS) >= 45 and len({row.says for row in ROWS}) == len(ROWS)


def test_every_point_has_a_name_of_its_own() -> None:
    names = Counter(entry.id.partition(".")[2] for entry in ENTRIES if not entry.general)
    assert [name for name, count in names.items() if count > 1] == []


def test_every_spec_names_clauses_of_the_table() -> None:
    table = {row.clause for row in ROWS}
    for spec in specs():
        first = spec.read_text(encoding="utf-8").partition("\n")[0]
        assert first.startswith("# 条款：") and first.endswith("。"), f"{spec.name}: {first}"
        named = clauses_of(spec)
        assert named, f"{spec.name}: {first}"
        unknown = [name for name in named if not any(within(clause, name) for clause in table)]
        assert not unknown, f"{spec.name}: {unknown}"


def test_every_clause_of_the_table_is_shown() -> None:
    named = {name for spec in specs() for name in clauses_of(spec)}
    bare = [row.clause for row in ROWS if not row.unmeasured and not shown(row.clause, named)]
    assert [clause for clause in bare if clause not in AWAITED] == []


def test_nothing_is_awaited_that_is_there() -> None:
    named = {name for spec in specs() for name in clauses_of(spec)}
    there = [
        clause
        for clause in AWAITED
        if shown(clause, named) and all(measured_by(row) for row in ROWS if row.clause == clause)
    ]
    assert there == [], "shown and measured: to be taken from AWAITED"


def test_the_document_has_every_row() -> None:
    written = (ROOT / "docs" / "clauses.md").read_text(encoding="utf-8")
    assert [row.says for row in ROWS if f"| **{row.clause}** | {row.says}（{row.duty.value}）" not in written] == []
    assert "**not kept**" not in written, "scripts/clauses-report writes it"


def test_a_clause_in_brackets_or_in_a_sentence_is_not_named(tmp_path: Path) -> None:
    spec = tmp_path / "a.yaml"
    spec.write_text("# 条款：5.2.3 行数（版式 20 行、26 字）、7.3.3 层次；条例第八条（九）通报：2 项。\n", encoding="utf-8")
    assert clauses_of(spec) == ["5.2.3", "7.3.3"]


# --- every point can fail --------------------------------------------------------------------


@pytest.fixture(scope="module")
def editions(gallery: dict[str, Rendered]) -> list[Spoiled]:
    """The spoiled editions, rendered."""
    return render_editions(gallery)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_a_spoiled_file_fails(entry: Entry, editions: list[Spoiled]) -> None:
    failing = [renderer for renderer in RENDERERS if next(failures(entry, editions, renderer), None)]
    assert failing or entry.id in on_stencils(), f"{entry.id} is right in every edition and on every stencil"


def on_stencils() -> set[str]:
    """The points that a test module names in its `SPOILED`, each of which it shows failing."""
    found: set[str] = set()
    for file in sorted(Path(__file__).parent.glob("test_*.py")):
        if "\nSPOILED" not in (source := file.read_text(encoding="utf-8")):
            continue
        names = set(strings(import_module(file.stem).SPOILED))
        # The stencils of one page are of `layout`; all others of the gallery's modules.
        general = "from layout import POINTS" in source
        found |= {entry.id for entry in ENTRIES if entry.general == general and entry.id.partition(".")[2] in names}
    return found


def strings(value: Any) -> Iterator[str]:
    """All strings in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for each in value:
            yield from strings(each)
