"""The HTML in a browser: accessible, readable on a telephone, asking nothing of anyone."""

from __future__ import annotations

import re

import pytest

from render import Rendered


def views(shown: list[Rendered], width: int) -> list[tuple[str, dict]]:
    """What was seen of every document in a window of one width."""
    return [
        (f"{document.sample} {document.name}", view)
        for document in shown
        for view in document.seen["views"]
        if view["width"] == width
    ]


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_violations(width: int, shown: list[Rendered]) -> None:
    found = views(shown, width)
    assert len(found) == len(shown)
    wrong = [f"{name}: {violation}" for name, view in found for violation in view["violations"]]
    assert not wrong, "\n".join(wrong)


def test_a_telephone_does_not_scroll_sideways(shown: list[Rendered]) -> None:
    wide = [f"{name}: {view['scrollWidth']} px" for name, view in views(shown, 390) if view["scrollWidth"] > 390]
    assert not wide, "\n".join(wide)


def test_nothing_is_requested(shown: list[Rendered]) -> None:
    for document in shown:
        asked = [url for url in document.seen["requests"] if not url.startswith("data:")]
        assert asked == [] and document.seen["console"] == [], f"{document.sample} {document.name}"


def test_a_policy_forbids_requests(shown: list[Rendered]) -> None:
    for document in shown:
        assert "default-src 'none'" in (document.seen["csp"] or ""), f"{document.sample} {document.name}"


@pytest.mark.parametrize(
    "label, face",
    [(r"[一二三四五六七八九十]+、", "黑体"), (r"（[一二三四五六七八九十]+）", "楷体_GB2312")],
    ids=["level one", "level two"],
)
def test_headings_have_their_typeface(label: str, face: str, rendered: list[Rendered]) -> None:
    found = 0
    for document in rendered:
        for element in document.seen["fonts"]:
            if re.match(label, element["text"]):
                found += 1
                assert element["family"].split(",")[0].strip("\"' ") == face, element
    assert found >= 10
