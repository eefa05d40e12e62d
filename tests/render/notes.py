"""题注, the note below the title of what a meeting adopted, as points to be measured on a PDF.

The standard does not know it; where it stands and in what type is office practice.
"""

from __future__ import annotations

from collections.abc import Iterator

from gallery import first, point
from layout import MIDDLE, Reading, blank_lines, faces, near, same
from measure import Line
from official import DATE, Text

NOTED = ("title-note",)


@point("—", "题注: blank lines between it and the title", "0 ± 0.3", NOTED)
def note_below_title(text: Text) -> Iterator[Reading]:
    """From the title's last line to its first."""
    if found := note(text):
        title, lines, _ = found
        yield near("note", blank_lines(title, lines[0]), 0, 0.3, unit="lines")


@point("—", "题注: blank lines between it and the text", "1 ± 0.3", NOTED)
def note_above_text(text: Text) -> Iterator[Reading]:
    """From its last line to the next."""
    if found := note(text):
        _, lines, after = found
        yield near("text", blank_lines(lines[-1], after), 1, 0.3, unit="lines")


@point("—", "题注: type", "楷体, 16 pt", NOTED)
def note_type(text: Text) -> Iterator[Reading]:
    """Of its Chinese characters and their size."""
    if found := note(text):
        for line in found[1]:
            yield same("typeface", "楷体" if "楷体" in faces(line).split() else faces(line), "楷体")
            yield near("size", line.size, 16, 0.1, unit="pt")


@point("—", "题注: middle of each line", "106 ± 1.5 mm", NOTED)
def note_middle(text: Text) -> Iterator[Reading]:
    """A bracket's ink fills half of its square only, at either end of the whole."""
    if found := note(text):
        for line in found[1]:
            yield near("line", (line.x0 + line.x1) / 2, MIDDLE, 1.5)


@point("—", "题注: lines that are a 成文日期", "none", NOTED)
def note_for_date(text: Text) -> Iterator[Reading]:
    """What a meeting adopted is dated by its 题注 alone."""
    if note(text):
        dates = [line.text for leaf in text.leaves for line in leaf.lines if DATE.match(line.text)]
        yield same("date", " ".join(dates) or "none", "none")


def note(text: Text) -> tuple[Line, list[Line], Line] | None:
    """The title's last line, the lines in brackets below it, and the one that follows."""
    lines = first(text).lines
    start = next((place for place, line in enumerate(lines) if line.text.startswith("（")), 0)
    end = next((place for place, line in enumerate(lines) if place >= start and line.text.endswith("）")), 0)
    if not 0 < start <= end < len(lines) - 1:
        return None
    return lines[start - 1], lines[start : end + 1], lines[end + 1]
