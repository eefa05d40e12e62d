"""What Spark runs for a partition leaves whole tars under their digests, or nothing."""

from __future__ import annotations

import hashlib
import re
import subprocess
import tarfile
from pathlib import Path

import pytest
from conftest import ROOT

PARTITION = ROOT / "deploy" / "spark" / "partition.sh"


def share(folder: Path, out: Path, lines: str) -> subprocess.CompletedProcess[str]:
    """Runs the share of an executor whose working directory is `folder`."""
    out.mkdir(exist_ok=True)
    command = ["sh", PARTITION, "campaign.yaml", out]
    return subprocess.run(command, cwd=folder, input=lines, capture_output=True, text=True)


@pytest.fixture
def lines(campaign: Path) -> list[str]:
    """The list of departments."""
    return (campaign / "departments.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)


def untimed(said: str) -> str:
    """What was said, without how long it took."""
    return re.sub(r"用时 .*", "", said)


def test_a_tar_has_its_digest_as_name_and_the_bytes_of_the_single_run(
    campaign: Path, single: dict[str, str], lines: list[str], tmp_path: Path
) -> None:
    done = share(campaign, tmp_path, "".join(lines[3:8]))
    assert done.returncode == 0, done.stderr
    (made,) = tmp_path.iterdir()
    assert made.name == f"{hashlib.sha256(made.read_bytes()).hexdigest()}.tar"
    assert done.stdout.splitlines()[:2] == [f"tar {made.name}", "status 0"]
    with tarfile.open(made) as tar:
        files = [member for member in tar.getmembers() if not member.name.startswith("manifest")]
        found = {file.name: hashlib.sha256(tar.extractfile(file).read()).hexdigest() for file in files}
    assert len(found) == 10
    assert found.items() <= single.items()


def test_a_share_that_runs_twice_ends_with_one_tar(campaign: Path, lines: list[str], tmp_path: Path) -> None:
    said = {untimed(share(campaign, tmp_path, "".join(lines[:2])).stdout) for _ in range(2)}
    assert len(said) == 1
    assert len(list(tmp_path.iterdir())) == 1


def test_a_line_without_its_end_is_a_line(campaign: Path, lines: list[str], tmp_path: Path) -> None:
    whole, cut = (untimed(share(campaign, tmp_path, text).stdout) for text in (lines[0], lines[0].rstrip("\n")))
    assert whole == cut != ""


def test_an_empty_partition_makes_nothing(campaign: Path, tmp_path: Path) -> None:
    done = share(campaign, tmp_path, "")
    assert (done.returncode, done.stdout, list(tmp_path.iterdir())) == (0, "", [])


@pytest.mark.parametrize(("status", "kept"), [(1, 1), (2, 0), (137, 0)])
def test_only_what_another_try_would_not_help_leaves_a_tar(tmp_path: Path, status: int, kept: int) -> None:
    """With a program that says something, writes half a tar and ends so."""
    folder, out = tmp_path / "executor", tmp_path / "out"
    folder.mkdir()
    program = folder / "hongtou"
    program.write_text(f"#!/bin/sh\ncat >&2\nprintf half\nexit {status}\n")
    program.chmod(0o755)
    done = share(folder, out, "a finding\n")
    assert len(list(out.iterdir())) == kept
    if kept:
        assert done.returncode == 0
        assert done.stdout.splitlines()[1:] == [f"status {status}", "said a finding"]
    else:
        assert (done.returncode, done.stdout, done.stderr) == (status, "", "a finding\n")
