"""Draws the first page of every spec that names clauses, and writes docs/gallery.md around them.

`scripts/gallery` calls it; the pictures are LibreOffice's print of the DOCX.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from render import FOLDERS, OUT, ROOT, build_folder, office_pdfs

WIDTH = 300
"""Of a picture, in pixels; the width at which a row of two still shows the lines of text."""
LARGEST, TOTAL = 40_000, 2_000_000
"""How many bytes a picture, and all of them, may have."""
TITLES = {"gallery": "Elements and formats · 要素和格式", "kinds": "The fifteen kinds · 十五种公文"}
HEAD = """# Gallery · 样例

First pages of `samples/gallery` and `samples/kinds`, as LibreOffice prints the DOCX; `scripts/gallery`
draws them. Each spec's first comment names the clauses of GB/T 9704-2012 that it shows;
[clauses.md](clauses.md) has what was measured of each.
"""


class TooLarge(Exception):
    """The pictures are larger than the repository should carry."""


def draw(pdf: Path, picture: Path) -> None:
    """The first page of a PDF, with a grey edge so that the sheet is seen on a white page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0].render(scale=96 / 72, rev_byteorder=True).to_pil().convert("RGB")
    finally:
        document.close()
    page = page.resize((WIDTH, round(WIDTH * page.height / page.width)), Image.Resampling.LANCZOS)
    page = ImageOps.expand(page, border=1, fill="#bbbbbb")
    page.quantize(32, dither=Image.Dither.NONE).save(picture, optimize=True)


def entry(spec: Path, picture: str) -> str:
    """A row of the table: the spec and its clauses beside its picture."""
    first = spec.read_text(encoding="utf-8").partition("\n")[0]
    clauses = first.removeprefix("# 条款：").rstrip("。").replace("|", "&#124;")
    items = clauses.replace("；", "<br>")
    return f"| [{spec.stem}](../{spec.relative_to(ROOT)})<br>{items} | ![{spec.stem}]({picture}) |"


def main() -> None:
    """Builds, prints, draws, writes."""
    docs = ROOT / "docs"
    shutil.rmtree(docs / "gallery", ignore_errors=True)
    lines = [HEAD]
    sizes: dict[str, int] = {}
    for folder in FOLDERS:
        (docs / "gallery" / folder).mkdir(parents=True)
        specs = {spec.stem for spec in (ROOT / "samples" / folder).glob("*.yaml")}
        # What is bound apart is a document more of a spec that has its picture.
        files = [file for file in build_folder(folder) if file.stem in specs]
        pdfs = office_pdfs(files, OUT / "showcase" / folder)
        lines.append(f"\n## {TITLES[folder]}\n\n| Spec, clauses · 条款 | First page · 首页 |\n|---|---|")
        for file, pdf in zip(files, pdfs):
            picture = f"gallery/{folder}/{file.stem}.png"
            draw(pdf, docs / picture)
            sizes[picture] = (docs / picture).stat().st_size
            lines.append(entry(ROOT / "samples" / folder / f"{file.stem}.yaml", picture))
    (docs / "gallery.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    large = [f"{picture}: {size}" for picture, size in sizes.items() if size > LARGEST]
    if large or sum(sizes.values()) > TOTAL:
        raise TooLarge(", ".join(large) or f"{sum(sizes.values())} bytes in all")
    print(f"docs/gallery.md: {len(sizes)} pictures, {sum(sizes.values()) // 1024} KiB")


if __name__ == "__main__":
    main()
