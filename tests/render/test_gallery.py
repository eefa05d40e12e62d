"""The gallery against GB/T 9704-2012, through LibreOffice and through Chromium."""

from __future__ import annotations

import pytest

import registry  # noqa: F401  (every module enters its points)
from gallery import POINTS, Point
from render import APART, GALLERY, ROOT, Rendered

SPECS = sorted(spec.stem for spec in (ROOT / "samples" / GALLERY).glob("*.yaml"))


@pytest.mark.parametrize("renderer", ["LibreOffice", "Chromium"])
@pytest.mark.parametrize(
    "spec, point", [pytest.param(spec, each, id=f"{spec}-{each.id}") for each in POINTS for spec in each.specs]
)
def test_point(spec: str, point: Point, renderer: str, gallery: dict[str, Rendered]) -> None:
    found = list(point.measure(gallery[spec].texts[renderer]))
    assert found, f"{point.what}: nothing in {spec} that it could be about"
    wrong = [str(reading) for reading in found if not reading.ok]
    summary = f"{point.clause} {point.what}: wanted {point.wanted}; {len(wrong)} of {len(found)} are not"
    assert not wrong, "\n".join([summary, *wrong])


def test_every_spec_is_measured() -> None:
    assert {spec for point in POINTS for spec in point.specs} == {*SPECS, *(f"{spec}-{name}" for spec, name in APART)}
