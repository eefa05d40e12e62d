"""Renders once for all tests, and lets a test run over every document."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from render import FOLDERS, GALLERY, Rendered, render_folder, render_gallery, render_samples  # noqa: E402


@pytest.fixture(scope="session")
def rendered() -> list[Rendered]:
    """Both samples, built and rendered."""
    return render_samples()


@pytest.fixture(scope="session")
def gallery() -> dict[str, Rendered]:
    """The gallery, built and rendered, by the names of its specs."""
    return {document.name: document for document in render_gallery()}


@pytest.fixture(scope="session", params=["samples", *FOLDERS])
def shown(request: pytest.FixtureRequest) -> list[Rendered]:
    """The documents of the samples, then those of each folder of specs."""
    if request.param == "samples":
        return request.getfixturevalue("rendered")
    if request.param == GALLERY:
        return list(request.getfixturevalue("gallery").values())
    return render_folder(request.param)
