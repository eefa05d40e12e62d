"""A campaign with some departments, and what one run makes of it."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def hongtou() -> Path:
    """The program: `$HONGTOU`, or what `cargo build --release` made."""
    found = Path(os.environ.get("HONGTOU", ROOT / "target" / "release" / "hongtou")).resolve()
    assert found.is_file(), f"{found} is missing; run scripts/test, or cargo build --release"
    return found


def digests(folder: Path) -> dict[str, str]:
    """The documents below a folder, without the registers, and the digest of each."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(("manifest", ".hongtou")))
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="session")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a campaign with 40 departments, with the program in it."""
    folder = tmp_path_factory.mktemp("campaign")
    subprocess.run(["python3", ROOT / "benches" / "batch" / "workload.py", "40", folder], check=True)
    (folder / "hongtou").symlink_to(hongtou())
    return folder


@pytest.fixture(scope="session")
def single(campaign: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What one run over all departments writes."""
    out = tmp_path_factory.mktemp("single")
    listed = campaign / "departments.jsonl"
    call = [campaign / "hongtou", "batch", campaign / "campaign.yaml", "--departments", listed]
    subprocess.run([*call, "--format", "docx", "--out", out], check=True)
    written = digests(out)
    assert len(written) == 80, sorted(written)
    return written
