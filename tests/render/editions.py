"""Editions of a document spoiled on purpose: each has faults of one kind, the same in DOCX and HTML.

What is changed is what the program wrote (a figure in a style, in the page, in the style sheet, a
word of the text), never a file made for the purpose, so that an edition shows that a slip of the
program's would be seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

Edit = Callable[[str], str]


@dataclass(frozen=True)
class Edition:
    """One kind of fault."""

    name: str
    docx: Edit
    """Given every part that has formatting or text."""
    html: Edit

    def spoil(self, source: Path, target: Path) -> None:
        """Writes the spoiled copies of a DOCX and of the HTML beside it."""
        parts = ("word/styles.xml", "word/document.xml", "word/header", "word/footer")
        with ZipFile(source) as before, ZipFile(target, "w", ZIP_DEFLATED) as after:
            for name in before.namelist():
                content = before.read(name)
                if name.startswith(parts):
                    content = self.docx(content.decode("utf-8")).encode("utf-8")
                after.writestr(name, content)
        page = source.with_suffix(".html").read_text(encoding="utf-8")
        target.with_suffix(".html").write_text(self.html(page), encoding="utf-8")


# --- kinds of edits --------------------------------------------------------------------------


def figures(pattern: str, change: Callable[[float], float]) -> Edit:
    """Changes every figure that the pattern's first group finds; whole numbers stay whole."""

    def each(match: re.Match[str]) -> str:
        value = change(float(match.group(1)))
        shown = f"{value:g}" if "." in match.group(1) or "<w:" not in match.string else str(round(value))
        begin, end = (place - match.start() for place in match.span(1))
        return match.group()[:begin] + shown + match.group()[end:]

    return lambda text: re.sub(pattern, each, text)


def times(pattern: str, factor: float) -> Edit:
    """Multiplies every figure that the pattern's first group finds."""
    return figures(pattern, lambda value: value * factor)


def words(*pairs: tuple[str, str]) -> Edit:
    """Puts words in the places of others, all at once."""
    new = dict(pairs)
    pattern = re.compile("|".join(map(re.escape, sorted(new, key=len, reverse=True))))
    return lambda text: pattern.sub(lambda match: new[match.group()], text)


def patterns(*pairs: tuple[str, str]) -> Edit:
    """Replaces what patterns find, one after the other."""

    def edit(text: str) -> str:
        for pattern, new in pairs:
            text = re.sub(pattern, new, text, flags=re.DOTALL)
        return text

    return edit


def all_of(*edits: Edit) -> Edit:
    """One edit after the other."""

    def edit(text: str) -> str:
        for each in edits:
            text = each(text)
        return text

    return edit


def in_css(*edits: Edit) -> Edit:
    """Edits of style sheets alone."""
    return lambda text: re.sub("<style>.*?</style>", lambda match: all_of(*edits)(match.group()), text, flags=re.DOTALL)


def in_body(*edits: Edit) -> Edit:
    """Edits of what follows the head of an HTML page."""

    def edit(text: str) -> str:
        head, begin, body = text.partition("<main>")
        return head + begin + all_of(*edits)(body)

    return edit


def more_css(rules: str) -> Edit:
    """Rules at the end of the last style sheet."""
    return lambda text: f"{rules}</style>".join(text.rsplit("</style>", 1))


# --- the editions ----------------------------------------------------------------------------

FACES = (
    ("方正小标宋简体", "楷体_GB2312"),
    ("仿宋_GB2312", "宋体"),
    ("黑体", "仿宋_GB2312"),
    ("楷体_GB2312", "黑体"),
    ("宋体", "楷体_GB2312"),
)
"""Which typeface takes the place of which."""

WORDS = (
    ("〔", "［"),
    ("〕", "］"),
    (r"(\d)年(\d)月", r"\1年0\2月"),
    (r"(?<=[单科局室站])：(?=<)", ":"),
    (r"。(?=<)", "，"),
    (r"出席(?=<)", "列席了"),
    (r"请假(?=<)", "出席"),
    (r"列席(?=<)", "请假"),
    (r"(委员会)(?=</(?:w:t|p)>)", r"\1文件"),
    (r"(政府)令(?=<)", r"\1文件"),
    ("张三", "王某"),
    (r"(?<=>)某某市教育局(?=<)", "某某市教育厅"),
    ("发展和改革委员会", "发展改革委"),
    (r"(?<=>)(护理[^<]*?[法准])(?=<)", r"\1。"),
    ("一、(?=<)", "一,"),
    (r"（一）", "(一)"),
    ("；", ";"),
    ("500 mL", "５００毫升"),
    ("有关事项通知", "二〇二六年有关事项(通知)"),
    ("— ", "- "),
)
"""What is misspelt, in the text of both formats."""

PARAGRAPH = r"<w:p><w:pPr><w:pStyle w:val=\"%s\"/>(?:(?!</w:p>).)*</w:p>"
STYLE = r"(w:styleId=\"%s\">(?:(?!</w:style>).)*?)"
RED_LINE = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="FF0000"/></w:pBdr>'
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

EDITIONS = (
    Edition(
        "sizes",
        times(r'<w:sz(?:Cs)? w:val="(\d+)"', 0.88),
        all_of(
            in_css(times(r"font-size:calc\(([\d.]+) \*", 0.88), times(r"font-size:([\d.]+)pt", 0.88)),
            times(r"--size:([\d.]+)", 0.88),
        ),
    ),
    # What was centred stands at the left, and indents are others.
    Edition(
        "sideways",
        all_of(
            times(r'w:(?:left|firstLine|hanging)="(-?\d+)"', 0.7),
            times(r'<w:pgMar [^>]*?w:right="(\d+)"', 0.9),
            times(r'<w:ind [^>]*?w:right="(-?\d+)"', -0.6),
            figures(r'w:pos="(\d+)"', lambda value: value - 400),
            times(r'<w:(?:tblW|gridCol|tcW) w:w="(\d+)"', 0.9),
            times(r'w:tblpX="(\d+)"', 1.1),
            words(('<w:jc w:val="center"/>', '<w:jc w:val="left"/>')),
        ),
        in_css(
            times(r"([\d.]+) \* var\(--char\)", 0.5),
            words(("28mm", "32mm"), ("26mm", "22mm"), ("1em", ".3em"), ("20mm", "25mm"), ("-3em", "-2em")),
            words(("gap:0 .5em", "gap:0 5em"), ("text-align:center", "text-align:left")),
        ),
    ),
    Edition(
        "upright",
        all_of(
            figures(r'w:(?:before|after)="(\d+)"', lambda value: value * 0.2 + 150),
            times(r'w:line="(579)"', 1.06),
            times(r'w:(?:footer|header|bottom|tblpY)="(\d+)"', 1.15),
            words(('<w:vAlign w:val="center"/>', "")),
        ),
        all_of(
            in_css(
                times(r"([\d.]+) \* var\(--line\)", 0.4),
                words(("225mm / 22", "225mm / 21"), ("7mm - ", "10mm - "), ("--mark-drop:35mm", "--mark-drop:39mm")),
                words(("--mark-drop:20mm", "--mark-drop:24mm"), ("margin-top:30mm", "margin-top:33mm")),
                words(("0.88 * 16", "1.8 * 16"), ("13.942mm", "10mm"), ("align-items:center", "align-items:flex-start")),
            ),
            more_css(".date,.remark,.issuer+.issuer,.body,.secrecy,.urgency,.letter .doc-number{padding-top:2.5mm!important}"),
        ),
    ),
    # The page: its size, its edges, where its number stands; and everything is bold, red and black changed.
    Edition(
        "page and colours",
        all_of(
            words(('"FF0000"', '"000000"'), ('"000000"', '"FF0000"')),
            words(('<w:b w:val="0"/><w:bCs w:val="0"/>', '<w:b w:val="1"/><w:bCs w:val="1"/>')),
            words(('w:w="11906"', 'w:w="12240"')),
            times(r'w:top="(\d{4})"', 1.15),
            times(r'w:footer="(\d+)"', 1.8),
            figures(r'<w:pgMar [^>]*?w:left="(\d+)"', lambda value: value + 300),
        ),
        in_css(
            words(("#FF0000", "#000000"), ("#000000", "#FF0000"), ("#000", "#FF0000")),
            words(("font-weight:400", "font-weight:700"), ("210mm 297mm", "8.5in 11.7in"), ("A4", "8.5in 11.7in")),
            words(("37mm 26mm 35mm 28mm", "42mm 21mm 55mm 33mm")),
        ),
    ),
    # Other typefaces; all rules of one thickness, and further from what they belong to.
    Edition(
        "faces and rules",
        all_of(
            words(*((f'"{old}"', f'"{new}"') for old, new in FACES)),
            figures(r'(?:Gap|single)" w:sz="(\d+)"', lambda _: 30),
            times(r'w:space="(\d+)"', 2.5),
            words(("thickThin", "thinThick"), ("thinThick", "thickThin")),
            patterns((STYLE % "DocumentNumber" + r"<w:pPr>(?!<w:pBdr>)", rf"\1<w:pPr>{RED_LINE}")),
            patterns((STYLE % "Title" + r"<w:pPr><w:keepNext/>", rf"\1<w:pPr><w:keepNext/>{RED_LINE.replace('bottom', 'top')}")),
        ),
        all_of(
            in_css(
                words(*((f'family:"{old}"', f'family:"{new}"') for old, new in FACES)),
                figures(r":([\d.]+)pt solid #FF0000", lambda _: 3),
                figures(r"scaleY\(([\d.]+)\)", lambda _: 3),
                words(("4.4mm", "9mm"), ("padding-bottom:4mm", "padding-bottom:9mm")),
            ),
            more_css(".title,.order .doc-number{border-top:2pt solid #FF0000}"),
        ),
    ),
    Edition("words", patterns(*WORDS), all_of(in_css(words(('"— "', '"- "'))), in_body(patterns(*WORDS)))),
    # What stands where: another order, breaks where none belong, the first page as the others are.
    Edition(
        "parts",
        patterns(
            (f"({PARAGRAPH % 'DocumentNumber'})({PARAGRAPH % 'Title'})", r"\2\1"),
            (f"({PARAGRAPH % 'IssuerMark'})", lambda match: re.sub("(?<=市)", "</w:t><w:br/><w:t>", match.group(), count=1)),
            (r'(<w:pStyle w:val="(?:Attachment)?Title"/>(?:(?!</w:p>).)*?)(.)(</w:t></w:r></w:p>)', r"\1</w:t><w:br/><w:t>\2\3"),
            (r'(<w:pStyle w:val="SignatureIssuer"/>)', r"\1<w:pageBreakBefore/>"),
            (r'(<w:tbl><w:tblPr><w:tblStyle w:val="Imprint)', PAGE_BREAK + r"\1"),
            (r'w:type="first" r:id', 'w:type="other" r:id'),
            (r'w:type="default" r:id', 'w:type="first" r:id'),
            (r'w:type="other" r:id', 'w:type="default" r:id'),
            (r'(<w:t xml:space="preserve">\d{6}</w:t></w:r><w:r>)<w:tab/>', r"\1<w:br/>"),
        ),
        all_of(
            in_css(
                patterns((r"@page letter:first\{\s*margin-top:30mm;\s*@bottom-right\{content:none;\}", "@page letter{margin-top:30mm;")),
                words(("align-items:flex-start", "align-items:flex-end")),
            ),
            in_body(
                patterns(
                    (r"(<header.*?</header>)\s*(<h1 class=\"title\".*?</h1>)", r"\2\1"),
                    (r"(<p class=\"mark\"[^>]*>某某市)", r"\1<br>"),
                    (r"(<(h\d|p) class=\"[^\"]*title\"[^>]*>(?:(?!</\2>).)*)(.)(</\2>)", r"\1<br>\3\4"),
                    (r"(<(?:div|footer|section)[^>]*class=\"imprint)", r'<div style="break-before:page">&#160;</div>\1'),
                )
            ),
            more_css(".signature{break-before:page!important}"),
        ),
    ),
)
