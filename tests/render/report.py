"""Writes docs/layout.md: what the tests measure, clause by clause, as a table of figures."""

from __future__ import annotations

import re
from collections import Counter

import gallery
import notes  # noqa: F401 (its points)
import pictures  # noqa: F401  (enters its points)
import seals  # noqa: F401
import profiles  # noqa: F401, its points are among those of the gallery
import marks  # noqa: F401  its points are among gallery.POINTS
from layout import POINTS, Reading
from measure import spread
from render import ROOT, SAMPLES, Rendered, render_gallery, render_samples

RENDERERS = ("LibreOffice", "Chromium")
PLACES = {"changzhou-2018": "Changzhou 2018", "lianyungang-2009": "Lianyungang 2009"}
HEAD = """# Layout, measured

Every figure of GB/T 9704-2012 that the samples show, measured on PDF: DOCX printed by LibreOffice,
HTML by Chromium. `scripts/layout-report` writes this file from the measurements that
`tests/render/test_layout.py` tests; `tests/render/layout.py` says how each is made. Ranges run over
all places in all documents of a sample; **bold** is outside of what is wanted; — means that the
sample has nothing of the kind.

"""

PARTS = ("left end", "length", "size", "outer", "inner", "rules", "lines apart", "line")
"""What ends the name of a place where a point of the gallery measures several things."""
GALLERY_HEAD = """
## Gallery

What only some documents have, measured on the specs of `samples/gallery` that show it;
`tests/render/gallery.py` says how each is made.

"""


def summary(readings: list[Reading]) -> str:
    """All readings of a point in one cell of the table."""
    if not readings:
        return "—"
    figures = [reading.value for reading in readings if isinstance(reading.value, float)]
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


def table(rendered: list[Rendered]) -> str:
    """The table in Markdown."""
    columns = [(sample, renderer) for sample in SAMPLES for renderer in RENDERERS]
    heads = [f"{PLACES[sample]}, {renderer}" for sample, renderer in columns]
    lines = [
        f"| Clause | What | Wanted | {' | '.join(heads)} |",
        "|---" * (3 + len(columns)) + "|",
    ]
    for point in POINTS:
        cells = [
            summary(
                [
                    reading
                    for document in rendered
                    if document.sample == sample
                    for reading in point.measure(document.texts[renderer])
                ]
            )
            for sample, renderer in columns
        ]
        lines.append(f"| {point.clause} | {point.what} | {point.wanted} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def parts(readings: list[Reading]) -> str:
    """A point that has several figures at each place: each kind of figure by itself."""
    kinds: dict[str, list[Reading]] = {}
    for reading in readings:
        kind = next((part for part in PARTS if reading.where.endswith(part)), "")
        kinds.setdefault(kind, []).append(reading)
    return "; ".join(summary(each) for each in kinds.values()) or summary([])


def gallery_table(rendered: list[Rendered]) -> str:
    """The same for the gallery, whose points are each about some specs."""
    documents = {document.name: document for document in rendered}
    lines = ["| Clause | What | Wanted | LibreOffice | Chromium |", "|---" * 5 + "|"]
    for point in gallery.POINTS:
        cells = [
            parts([each for spec in point.specs for each in point.measure(documents[spec].texts[renderer])])
            for renderer in RENDERERS
        ]
        lines.append(f"| {point.clause} | {point.what} | {point.wanted} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Builds, renders, measures, writes."""
    path = ROOT / "docs" / "layout.md"
    path.parent.mkdir(exist_ok=True)
    text = HEAD + table(render_samples()) + GALLERY_HEAD + gallery_table(render_gallery())
    path.write_text(text, encoding="utf-8")
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
