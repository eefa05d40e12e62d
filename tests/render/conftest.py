"""Renders once for all tests, and lets a test run over every document."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from render import Rendered, render_samples  # noqa: E402


@pytest.fixture(scope="session")
def rendered() -> list[Rendered]:
    """Both samples, built and rendered."""
    return render_samples()
