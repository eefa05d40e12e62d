"""Both samples against GB/T 9704-2012, through LibreOffice and through Chromium.

A point is measured on every document of a sample: on the bundle and on each part by itself. Where
a sample has nothing that a point could be about, `ABSENT` says so; anything else that is not
found is a failure.
"""

from __future__ import annotations

from zipfile import ZipFile

import pytest
from lxml import etree

from general import NOTICES
from layout import POINTS, Point, Reading
from render import SAMPLES, Rendered

ABSENT = {
    ("lianyungang-2009", "note_alignment"): "one attachment with a name of one line",
}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.id)
@pytest.mark.parametrize("renderer", ["LibreOffice", "Chromium"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_point(sample: str, renderer: str, point: Point, rendered: list[Rendered]) -> None:
    readings: dict[str, list[Reading]] = {}
    for document in rendered:
        if document.sample == sample:
            readings[document.name] = list(point.measure(document.texts[renderer]))
    found = [reading for each in readings.values() for reading in each]
    if (sample, point.id) not in ABSENT:
        assert found, f"{point.what}: nothing in {sample} that it could be about"
    wrong = [f"{name}, {each}" for name, listed in readings.items() for each in listed if not each.ok]
    summary = f"{point.clause} {point.what}: wanted {point.wanted}; {len(wrong)} of {len(found)} are not"
    assert not wrong, "\n".join([summary, *wrong[:12]])


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.id)
@pytest.mark.parametrize("renderer", ["LibreOffice", "Chromium"])
def test_point_in_the_notices_of_the_gallery(renderer: str, point: Point, gallery: dict[str, Rendered]) -> None:
    wrong = [
        f"{spec}, {reading}"
        for spec in NOTICES
        for reading in point.measure(gallery[spec].texts[renderer])
        if not reading.ok
    ]
    assert not wrong, "\n".join([f"{point.clause} {point.what}: wanted {point.wanted}", *wrong[:12]])


@pytest.mark.parametrize("sample", SAMPLES)
def test_bundle_has_a_head(sample: str, rendered: list[Rendered]) -> None:
    for document in rendered:
        if document.sample == sample and document.name == "bundle":
            for renderer, text in document.texts.items():
                assert text.head and text.head.mark and text.head.rule, renderer
                assert any(sheet.label for sheet in text.sheets), renderer


@pytest.mark.parametrize("style, face", [("heading 1", "黑体"), ("heading 2", "楷体_GB2312")])
def test_docx_headings_have_their_typeface_by_style(style: str, face: str, rendered: list[Rendered]) -> None:
    for document in rendered:
        with ZipFile(document.docx) as package:
            styles = etree.fromstring(package.read("word/styles.xml"))
        found = [
            fonts.get(f"{WORD}eastAsia")
            for each in styles.iter(f"{WORD}style")
            if each.find(f"{WORD}name").get(f"{WORD}val").lower() == style
            for fonts in each.iter(f"{WORD}rFonts")
        ]
        assert found == [face], f"{document.sample} {document.name}"
