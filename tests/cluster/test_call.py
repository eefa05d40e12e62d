"""What is wrong with a call or a list is said before Spark starts, and nothing is made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

RECIPE = ROOT / "deploy" / "spark" / "batch.py"


def call(campaign: Path, listed: Path, out: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Runs the recipe."""
    command = [sys.executable, RECIPE, campaign / "campaign.yaml", "--departments", listed, "--out", out]
    return subprocess.run([*command, *more], capture_output=True, text=True)


def test_a_name_that_two_shares_would_have_is_found_in_the_whole_list(campaign: Path, tmp_path: Path) -> None:
    lines = (campaign / "departments.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    listed, out = tmp_path / "departments.jsonl", tmp_path / "out"
    listed.write_text("".join([*lines, lines[0]]), encoding="utf-8")
    done = call(campaign, listed, out, "--hongtou", str(campaign / "hongtou"))
    assert done.returncode == 1, done.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--hongtou", "nowhere"), "say --hongtou FILE"),
        (("--hongtou", sys.executable, "--master", "local[2]"), "local-cluster[2,1,1024]"),
    ],
)
def test_what_is_missing_is_named(campaign: Path, tmp_path: Path, more: tuple[str, ...], said: str) -> None:
    out = tmp_path / "out"
    done = call(campaign, campaign / "departments.jsonl", out, *more)
    assert done.returncode == 2
    assert said in done.stderr
    assert not out.exists()
