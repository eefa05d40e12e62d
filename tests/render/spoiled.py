"""Files of the gallery spoiled on purpose: what was built, with some figures changed, rendered again.

An `Edition` spoils one kind of figure in the styles, the page or the words of a DOCX and of its HTML
alike, so that the points which ask for other figures stay as they were. `editions()` renders the few
documents between which every point is shown, once for each edition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from general import NOTICES
from measure import Pdf
from official import Habits, Text
from registry import ENTRIES, Entry
from render import OUT, Rendered, browse, office_pdfs

Edit = Callable[[str], str]

FACES = {
    "方正小标宋简体": "楷体_GB2312",
    "仿宋_GB2312": "宋体",
    "黑体": "仿宋_GB2312",
    "楷体_GB2312": "黑体",
    "宋体": "楷体_GB2312",
}
"""Which typeface takes the place of which."""

WORDS = [
    (r"号(?=[<＜])", "号 "),
    (r"〔", "［"),
    (r"〕", "］"),
    (r"(\d)年(\d)月", r"\1年0\2月"),
    (r"：(?=</)", ":"),
    (r"。(?=</)", "，"),
    (r"([办法准])(?=</(?:w:t|p|span)>)", r"\1。"),
    (r"出席(?=<)", "列 席"),
    (r"请假(?=<)", "出席"),
    (r"列席(?=<)", "请假"),
    (r"(委员会)(?=</(?:w:t|p)>)", r"\1文件"),
    (r"(政府)令(?=<)", r"\1文件"),
    (r"张三", "王某"),
    (r"教育局(?=<)", "教育厅"),
    (r"发展和改革委员会", "发展改革委"),
    (r"(?<=>)附件(\d)", r"附件 第\1"),
    (r"一、(?=[\u4e00-\u9fff])", "一, "),
    (r"（一）", "(一)"),
    (r"500 mL", "５００毫升"),
    (r"抄送：", "抄 报："),
]
"""What is misspelt, in the text of both formats."""


@dataclass(frozen=True)
class Edition:
    """One kind of fault, made in a DOCX and in an HTML file."""

    name: str
    parts: tuple[str, ...]
    """The parts of the DOCX that are changed, by the beginnings of their names."""
    docx: Edit
    html: Edit

    def spoil(self, source: Path, target: Path) -> None:
        """Writes the spoiled copies of a DOCX and of the HTML beside it."""
        with ZipFile(source) as before, ZipFile(target, "w", ZIP_DEFLATED) as after:
            for name in before.namelist():
                content = before.read(name)
                if name.startswith(self.parts):
                    content = self.docx(content.decode("utf-8")).encode("utf-8")
                after.writestr(name, content)
        page = source.with_suffix(".html").read_text(encoding="utf-8")
        target.with_suffix(".html").write_text(self.html(page), encoding="utf-8")


def scaled(pattern: str, factor: float, whole: bool = True) -> Edit:
    """Multiplies every figure that the pattern's group finds."""

    def edit(text: str) -> str:
        def change(match: re.Match[str]) -> str:
            value = float(match.group(1)) * factor
            figure = str(round(value)) if whole else f"{value:g}"
            begin, end = (place - match.start() for place in match.span(1))
            return match.group()[:begin] + figure + match.group()[end:]

        return re.sub(pattern, change, text)

    return edit


def replaced(pairs: dict[str, str]) -> Edit:
    """Puts words in the places of others, all at once."""
    pattern = re.compile("|".join(map(re.escape, sorted(pairs, key=len, reverse=True))))
    return lambda text: pattern.sub(lambda match: pairs[match.group()], text)


def both(*edits: Edit) -> Edit:
    """One edit after the other."""

    def edit(text: str) -> str:
        for each in edits:
            text = each(text)
        return text

    return edit


def in_css(edit: Edit) -> Edit:
    """An edit of the style sheet alone."""
    return lambda text: re.sub(r"<style>.*?</style>", lambda match: edit(match.group()), text, flags=re.DOTALL)


def added(rules: str) -> Edit:
    """Rules at the end of the last style sheet."""
    return lambda text: f"{rules}</style>".join(text.rsplit("</style>", 1))


def misspelt(text: str) -> str:
    """The words of `WORDS`, in what stands between tags."""
    for pattern, wrong in WORDS:
        text = re.sub(pattern, wrong, text)
    return text


def body_of(edit: Edit) -> Edit:
    """An edit of what follows the head of an HTML page."""

    def change(text: str) -> str:
        head, begin, body = text.partition("<main>")
        return head + begin + edit(body)

    return change


STYLED = ("word/styles.xml", "word/document.xml", "word/header", "word/footer")
STYLES = ("word/styles.xml",)

EDITIONS = (
    Edition("faces", STYLED, replaced({f'"{old}"': f'"{new}"' for old, new in FACES.items()}),
            in_css(replaced({f'family:"{old}"': f'family:"{new}"' for old, new in FACES.items()}))),
    Edition("sizes", STYLED, scaled(r'<w:sz(?:Cs)? w:val="(\d+)"', 0.88),
            both(in_css(scaled(r"font-size:calc\(([\d.]+) \*", 0.88, False)),
                 in_css(scaled(r"font-size:([\d.]+)pt", 0.88, False)), scaled(r"--size:(\d+)", 0.88))),
    Edition("sideways", STYLED,
            both(scaled(r'w:(?:left|right|firstLine|hanging)="(-?\d+)"', 0.8),
                 lambda text: re.sub(r'w:pos="(\d+)"', lambda m: f'w:pos="{int(m.group(1)) - 400}"', text)),
            both(in_css(scaled(r"([\d.]+) \* var\(--char\)", 0.5, False)),
                 in_css(replaced({"28mm": "32mm", "26mm": "22mm", "1em": ".3em", "20mm": "25mm"})))),
    Edition("upright", STYLED,
            both(scaled(r'w:(?:before|after)="(\d+)"', 0.4), scaled(r'w:line="(579)"', 1.06),
                 scaled(r'w:(?:top|footer|header|bottom)="(\d+)"', 1.15)),
            both(in_css(scaled(r"([\d.]+) \* var\(--line\)", 0.4, False)),
                 in_css(replaced({"35mm": "39mm", "37mm": "41mm", "225mm / 22": "225mm / 21", "7mm -": "10mm -",
                                  "20mm;": "24mm;", "30mm;": "33mm;"})))),
    Edition("colours", STYLED, replaced({'"FF0000"': '"000000"', '"000000"': '"FF0000"'}),
            replaced({"#FF0000": "#000000", "#000000": "#FF0000", "#000": "#FF0000"})),
    Edition("rules", STYLED,
            both(scaled(r'(?:Gap|single)" w:sz="(\d+)"', 3), replaced({"thickThin": "thinThick", "thinThick": "thickThin"})),
            both(in_css(scaled(r":([\d.]+)pt solid", 3, False)), in_css(scaled(r"scaleY\(([\d.]+)\)", 3, False)),
                 in_css(replaced({"4.4mm": "9mm", "padding-bottom:4mm": "padding-bottom:9mm"})))),
    Edition("bold", STYLES, replaced({'<w:b w:val="0"/><w:bCs w:val="0"/>': '<w:b w:val="1"/><w:bCs w:val="1"/>'}),
            in_css(replaced({"font-weight:400": "font-weight:700"}))),
    Edition("words", ("word/document.xml", "word/footer"), misspelt, body_of(misspelt)),
)


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
    """A few specs that show every point; the notices are among them for the points of `layout`."""
    chosen = [*NOTICES]
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
            target = OUT / "spoiled" / f"{edition.name}-{spec}.docx"
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
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as pool:
        office, browser = pool.submit(office_pdfs, sources, into), pool.submit(browse, jobs)
        office.result(), browser.result()


def failures(entry: Entry, documents: list[Spoiled], renderer: str) -> Iterator[str]:
    """The readings of a point that are not right, in the order of the editions."""
    for document in documents:
        if shows(entry, document.spec):
            for reading in entry.measure(document.texts[renderer]):
                if not reading.ok:
                    yield f"{document.edition}, {document.spec}, {reading}"
