"""Pre-printed paper: whatever it has already, everything else stands where it always does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from measure import Pdf
from render import GALLERY, OUT, ROOT, binary, browse, call, office_pdfs

FORMATS = ("classified-notice", "joint-notice", "letter", "minutes", "order", "report-three-signers")
PAPERS = {
    "all": "all",
    "mark-and-rule": "[mark, rule]",
    "number": "[number]",
    "labels-and-signers": "[labels, signers]",
}
"""What the paper has, as a profile says it."""


@pytest.fixture(scope="module")
def printed() -> dict[tuple[str, str, str], Pdf]:
    """Each spec on each paper and on plain paper, by both renderers."""
    folder = OUT / "preprinted"
    (folder / "profiles").mkdir(parents=True, exist_ok=True)
    for name, paper in PAPERS.items():
        (folder / "profiles" / f"{name}.yaml").write_text(f"preprinted: {paper}\n", encoding="utf-8")
    built: dict[tuple[str, str], Path] = {}
    for spec in FORMATS:
        text = (ROOT / "samples" / GALLERY / f"{spec}.yaml").read_text(encoding="utf-8")
        for paper in ("gbt9704", *PAPERS):
            path = folder / f"{spec}-{paper}.yaml"
            path.write_text(f"profile: {paper}\n{text}", encoding="utf-8")
            own = folder / path.stem
            call(binary(), "build", path, "--only", "bundle", "--out", own)
            for suffix in (".docx", ".html"):
                (own / "bundle").with_suffix(suffix).replace(folder / f"{path.stem}{suffix}")
            built[spec, paper] = folder / f"{path.stem}.docx"
    pdfs = office_pdfs(list(built.values()), folder / "office")
    pages = [{"html": str(each.with_suffix(".html")), "pdf": str(each.with_suffix(".pdf"))} for each in built.values()]
    browse(pages)
    found = {}
    for key, office, page in zip(built, pdfs, pages):
        found[(*key, "LibreOffice")] = Pdf(office)
        found[(*key, "Chromium")] = Pdf(Path(page["pdf"]))
    return found


def places(pdf: Pdf) -> dict[tuple[int, str, float], float]:
    """Where the pieces of every line stand, by page, characters and left edge.

    A line is parted where there is much room: the number of an upward document stands beside 签发人.
    """
    found = {}
    for page in pdf.pages:
        for line in page.lines:
            pieces = [[line.chars[0]]]
            for before, char in zip(line.chars, line.chars[1:]):
                if char.x0 - before.x1 > 8:
                    pieces.append([])
                pieces[-1].append(char)
            for piece in pieces:
                text = "".join(char.text for char in piece)
                found[page.number, text, round(piece[0].x0, 1)] = piece[0].baseline
    return found


@pytest.mark.parametrize("renderer", ["LibreOffice", "Chromium"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("spec", FORMATS)
def test_all_else_stands_where_it_does(
    spec: str, paper: str, renderer: str, printed: dict[tuple[str, str, str], Pdf]
) -> None:
    plain, own = (places(printed[spec, each, renderer]) for each in ("gbt9704", paper))
    assert own.keys() <= plain.keys(), sorted(own.keys() - plain.keys())
    moved = {key: round(place - plain[key], 2) for key, place in own.items() if abs(place - plain[key]) > 0.05}
    assert not moved
    left_out = {text for _, text, _ in plain.keys() - own.keys()}
    assert all(page == 1 for page, _, _ in plain.keys() - own.keys())
    number = [text for text in left_out if re.search(r"〕\d+号|^第\d+号$", text)]
    assert bool(number) == (paper in ("all", "number")), left_out
    if paper == "all":
        pages = printed[spec, paper, renderer].pages
        assert not [rule for page in pages for rule in page.rules if rule.colour and rule.colour[0] > 0.5]
