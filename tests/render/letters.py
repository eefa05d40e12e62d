"""What a letter (10.1) has besides its mark, rules and number: labels, 版记, a full first page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gallery import SAN_HAO, double_rules, first, number, point, strokes, title, type_of
from layout import CLOSING, SI_HAO, Reading, blank_lines, faces, near, same
from measure import Line
from official import BOTTOM, LEFT, PITCH, Text

LABELLED = ("letter-classified",)
COPIED = ("letter-classified",)
FULL = ("letter-classified",)

LABEL = re.compile(r"\d{6}|(绝密|机密|秘密)★\d+年|特急|加急")


@point("10.1", "letter: labels: left end, first below the first rule", "28 ± 1 mm, 4.94 ± 1 mm", LABELLED)
def letter_labels(text: Text) -> Iterator[Reading]:
    """份号, 密级, 紧急程度: flush left; the first 7/8 of a 3号 character below the rule."""
    labels, pairs = labels_of(text), double_rules(text)
    if labels and pairs:
        gap = labels[0].centre - SAN_HAO / 2 - pairs[0][1].bottom
        yield near("first", gap, 7 / 8 * SAN_HAO, 1)
        for line in labels:
            yield near(f"{line.text[:6]}, left end", line.x0, LEFT, 1)


@point("10.1", "letter: labels in order, lines below each other", "1 ± 0.1", LABELLED)
def letter_label_lines(text: Text) -> Iterator[Reading]:
    """份号, 密级, 紧急程度; from baseline to baseline."""
    labels = labels_of(text)
    kinds = ["份号" if line.text[0].isdigit() else "密级" if "★" in line.text else "紧急程度" for line in labels]
    if labels:
        yield same("labels", " ".join(kinds), "份号 密级 紧急程度")
    for above, below in zip(labels, labels[1:]):
        yield near(below.text[:6], (below.baseline - above.baseline) / PITCH, 1, 0.1, unit="lines")


@point("10.1", "letter: 密级 and 紧急程度: type", "黑体, 16 pt", LABELLED)
def letter_label_type(text: Text) -> Iterator[Reading]:
    """Of the labels that are no number."""
    for line in labels_of(text)[1:]:
        yield same(line.text, f"{faces(line)}, {line.size:g} pt", "黑体, 16 pt")


@point("10.1", "letter: 发文字号 on the level of the first label", "0 ± 1 mm", LABELLED)
def letter_number_level(text: Text) -> Iterator[Reading]:
    """From baseline to baseline."""
    labels, line = labels_of(text), number(text)
    if labels and line:
        yield near("number", line.baseline - labels[0].baseline, 0, 1)


@point("10.1", "letter: title: blank lines under the last label", "2 ± 0.1", LABELLED)
def letter_title_below_labels(text: Text) -> Iterator[Reading]:
    """From line to line."""
    labels, below = labels_of(text), title(text)
    if labels and below:
        yield near("title", blank_lines(labels[-1], below), 2, 0.1, unit="lines")


@point("10.1", "letter: double rules on other pages", "none", FULL)
def letter_rules_once(text: Text) -> Iterator[Reading]:
    """Red strokes after page 1."""
    for page in text.pdf.pages[1:]:
        yield same(f"page {page.number}", str(len(strokes(page, red=True)) or "none"), "none")


@point("10.1", "letter: 版记 without rules and line of printing", "抄送 alone", COPIED)
def letter_imprint(text: Text) -> Iterator[Reading]:
    """On the last page."""
    page = text.pdf.pages[-1]
    for line in copies(text):
        printed = any("印发" in each.text for each in page.lines if each.baseline >= line.baseline)
        alone = not printed and not strokes(page, red=False)
        yield same("last page", "抄送 alone" if alone else "more", "抄送 alone")
        yield same("type", type_of(line), "仿宋, 14 pt")


@point("10.1", "letter: 版记 from the left, above the bottom of the type area", "1 ± 0.2 characters of 4号, 0–3 mm", COPIED)
def letter_imprint_place(text: Text) -> Iterator[Reading]:
    """To the square of the last line's characters: its line is up to a third higher than they are."""
    for line in copies(text):
        yield near("抄送, left", (line.x0 - LEFT) / SI_HAO, 1, 0.2, unit="characters")
        yield near("抄送, above", BOTTOM - (line.centre + SI_HAO / 2), 0, 0, 3)


def labels_of(text: Text) -> list[Line]:
    """份号, 密级 and 紧急程度 above the title of page 1, without the number at the right."""
    below = title(text)
    found = []
    for line in first(text).lines:
        if line is below:
            break
        chars = [char for char in line.chars if char.x0 < 100]
        if chars and LABEL.fullmatch("".join(char.text for char in chars)):
            found.append(Line(chars))
    return found


def copies(text: Text) -> list[Line]:
    """The last line of 抄送 on the last page."""
    lines = text.pdf.pages[-1].lines
    begin = next((place for place, line in enumerate(lines) if line.text.startswith("抄送：")), None)
    body = [line for line in lines[begin:] if line.centre < BOTTOM] if begin is not None else []
    return [line for line in body[-1:] if line.text[-1] in CLOSING]
