"""Writes docs/clauses.md: GB/T 9704-2012 clause by clause, as both renderers print it."""

from __future__ import annotations

import re
from collections import Counter

from clauses import ROWS, Row, measured_by
from general import NOTICES
from layout import Reading
from measure import spread
from registry import Entry
from render import ROOT, Rendered, render_gallery, render_samples

RENDERERS = ("LibreOffice", "Chromium")
HEAD = """# The clauses of GB/T 9704-2012, measured

What the standard says, and what the DOCX printed by LibreOffice and the HTML printed by Chromium show,
read from their PDFs. `scripts/clauses-report` writes this file from the measurements that the tests make
of both samples and of the gallery; `tests/render/clauses.py` has the rows, the modules beside it the
points and how each is measured. {summary}

* How far a figure may be off stands with it: ±1 mm or ±0.2 characters unless the standard says
  otherwise, a tenth of a line (1 mm) where lines are counted, three tenths under the ink of the mark, whose
  size is free. A range runs over all places in all documents that show the point; what is outside is in
  **bold**.
* Every point is shown failing in a spoiled file: `tests/render/editions.py` and `stencils.py` spoil them,
  `test_clauses.py` holds that none is left out.
* The five typefaces are five installed families in `tests/render/fonts.conf`, and what is asked for in
  bold is a family or weight of its own, so that the PDF tells which was used.
* 定义 is what the standard defines, 应, 一般 and 推荐 are its degrees of obligation, 实务 is the practice of
  offices where it is silent.
* 7.3.5.5 is kept in the specs measured here and not in every text. Where all of the text is one
  paragraph that fits page 1 and its signature does not, LibreOffice would move the whole text along, so
  the DOCX leaves it and the signature goes alone. In Chromium a signature goes alone after a last
  paragraph that has itself come from the page before.

"""
PARTS = ("left end", "length", "size", "outer", "inner", "rules", "lines apart", "line", "indent", "type")
"""What ends the name of a place where a point measures several things."""


def summary(readings: list[Reading]) -> str:
    """All readings of one kind in one cell of the table."""
    figures = [reading.value for reading in readings if isinstance(reading.value, float)]
    if not readings:
        return "—"
    if len(figures) == len(readings):
        shown = f"{spread(figures)} {readings[0].unit}".strip()
    else:
        shown = words([str(reading.value) for reading in readings])
    wrong = sum(not reading.ok for reading in readings)
    return f"**{shown} ({wrong} of {len(readings)})**" if wrong else shown


def words(values: list[str]) -> str:
    """The commonest answers, each with how often it was given."""
    # What a line ended early for is told in the tests' messages; here the lines are counted.
    counted = Counter(re.sub(" before “.*", " before a piece", value) for value in values)
    if len(counted) == 1:
        return next(iter(counted))
    listed = [f"{value} ({times}×)" for value, times in counted.most_common(4)]
    rest = sum(counted.values()) - sum(times for _, times in counted.most_common(4))
    return ", ".join(listed) + (f", other ({rest}×)" if rest else "")


def parts(readings: list[Reading]) -> str:
    """A point that has several figures at each place: each kind of figure by itself."""
    kinds: dict[tuple[str, str, bool], list[Reading]] = {}
    for reading in readings:
        kind = next((part for part in PARTS if reading.where.endswith(part)), "")
        kinds.setdefault((kind, reading.unit, isinstance(reading.value, float)), []).append(reading)
    return "; ".join(summary(each) for each in kinds.values()) or summary([])


class Measured:
    """All documents, and what was read in them so far."""

    def __init__(self, samples: list[Rendered], gallery: list[Rendered]) -> None:
        self.samples = samples
        self.gallery = {document.name: document for document in gallery}
        self._read: dict[tuple[str, str], list[Reading]] = {}

    def readings(self, entry: Entry, renderer: str) -> list[Reading]:
        """What a point finds in the documents that show it; each is asked once."""
        found = self._read.get((entry.id, renderer))
        if found is None:
            shown = [self.gallery[spec] for spec in entry.specs or NOTICES]
            shown += self.samples if entry.general else []
            found = [each for document in shown for each in entry.measure(document.texts[renderer])]
            self._read[entry.id, renderer] = found
        return found

    def counts(self, entries: list[Entry]) -> list[int]:
        """How many places were read in each renderer."""
        return [sum(len(self.readings(entry, renderer)) for entry in entries) for renderer in RENDERERS]


def lines(row: Row, measured: Measured) -> list[str]:
    """The lines of the table for a row: one for each of its points."""
    says = f"| **{row.clause}** | {row.says}（{row.duty.value}） "
    entries = measured_by(row)
    if not entries:
        reason = f"not measured: it {row.unmeasured}" if row.unmeasured else "no spec shows it yet"
        return [f"{says}| {reason} | | | | | |"]
    kept = all(each.ok for entry in entries for renderer in RENDERERS for each in measured.readings(entry, renderer))
    found = []
    for entry in entries:
        shown = [parts(measured.readings(entry, renderer)) for renderer in RENDERERS]
        places = " + ".join(str(count) for count in measured.counts([entry]))
        verdict = "" if found else "kept" if kept else "**not kept**"
        cells = [entry.what, entry.wanted, *shown, places, verdict]
        found.append(f"{'| | ' if found else says}| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |")
    return found


def table(measured: Measured) -> str:
    """The table in Markdown."""
    heads = ["Clause", "The standard", "What is measured", "Wanted, within", *RENDERERS, "Places", "Verdict"]
    rows = [line for row in ROWS for line in lines(row, measured)]
    return "\n".join([f"| {' | '.join(heads)} |", "|---" * len(heads) + "|", *rows]) + "\n"


def main() -> None:
    """Builds, renders, measures, writes."""
    path = ROOT / "docs" / "clauses.md"
    measured = Measured(render_samples(), render_gallery())
    body = table(measured)
    entries = list({entry.id: entry for row in ROWS for entry in measured_by(row)}.values())
    office, chromium = measured.counts(entries)
    told = f"{len(ROWS)} rows, {len(entries)} points, read in {office} places of the one and {chromium} of the other."
    path.write_text(HEAD.format(summary=told) + body, encoding="utf-8")
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
