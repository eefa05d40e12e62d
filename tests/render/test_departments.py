"""Every document of a run over 500 departments is valid, the same whoever makes it, and the same that
a build of its department alone gives."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from render import HERE, ROOT, binary, call

sys.path.append(str(ROOT / "benches" / "batch"))
import workload  # noqa: E402

COUNT = 500
SAMPLE = 50
"""As many documents go to the Open XML SDK, evenly from all of them."""
VIEWS = ("only", "mark", "all")


def department(index: int) -> dict[str, object]:
    """A department of the benchmark, in one view or another, some with the plan or with copies."""
    own = workload.department(index) | {"view": VIEWS[index % len(VIEWS)]}
    if index % 7 == 0:
        own["documents"] = ["notice", "plan", "schedule"]
    if index % 50 == 0:
        own["copy_numbers"] = f"{index + 1:06}-{index + 2:06}"
    return own


@pytest.fixture(scope="session")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the campaign, with the list beside the spec."""
    folder = tmp_path_factory.mktemp("departments")
    listed = [department(index) for index in range(COUNT)]
    (folder / "list.yaml").write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")
    spec = workload.campaign() + "  file: list.yaml\n"
    (folder / "campaign.yaml").write_text(spec, encoding="utf-8")
    return folder


def run(campaign: Path, jobs: int) -> Path:
    """What a run on so many threads writes."""
    out = campaign / f"out{jobs}"
    if not out.exists():
        command = [binary(), "batch", campaign / "campaign.yaml", "--jobs", str(jobs), "--out", out]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return out


def digests(folder: Path) -> dict[Path, str]:
    """Every file below a folder, by its way from there."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="session")
def documents(campaign: Path) -> list[Path]:
    """All DOCX of a run."""
    files = sorted(run(campaign, 2).rglob("*.docx"))
    # Two for each, the plan for some, and a notice more where there are two copies.
    assert len(files) == 2 * COUNT + len(range(0, COUNT, 7)) + len(range(0, COUNT, 50))
    return files


def test_open_xml_sdk_has_no_errors_in_a_sample(documents: list[Path]) -> None:
    sample = documents[:: len(documents) // SAMPLE][:SAMPLE]
    verdicts = json.loads(call("node", HERE / "validate.mjs", *sample))
    assert len(verdicts) == 7 * SAMPLE
    wrong = [f"{each['file']} {each['version']} {error}" for each in verdicts for error in each["errors"]]
    assert not wrong, "\n".join(wrong[:20])


def test_ooxml_integrity_has_no_findings_in_any(documents: list[Path]) -> None:
    tool = ROOT / "target" / "render" / "venv" / "bin" / "ooxml-integrity"
    for first in range(0, len(documents), 100):
        call(tool, "check", "--fail-on", "info", *documents[first : first + 100])


def test_the_bytes_are_the_same_with_any_number_of_jobs(campaign: Path, documents: list[Path]) -> None:
    two = digests(run(campaign, 2))
    assert len(two) >= 2 * len(documents), "a DOCX and an HTML of each, and the registers"
    for jobs in (1, 7):
        other = digests(run(campaign, jobs))
        # The ledger has the times of the files.
        differing = [path for path in two if two[path] != other.get(path) and not path.name.startswith(".")]
        assert other.keys() == two.keys() and differing == []


def test_a_build_of_one_department_gives_the_same(campaign: Path, documents: list[Path]) -> None:
    together = digests(run(campaign, 2))

    def alone(index: int) -> tuple[str, dict[str, str]]:
        own = department(index)
        out = campaign / f"alone{index}"
        command = [binary(), "build", campaign / "campaign.yaml", "--department", own["name"], "--out", out]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        made = {path.name: digest for path, digest in digests(out).items() if path.suffix != ".json"}
        made.pop("manifest.csv")
        return str(own["short"]), made

    with ThreadPoolExecutor(2) as pool:
        for short, made in pool.map(alone, range(COUNT)):
            batch = {path.name: digest for path, digest in together.items() if path.parts[0] == short}
            assert made == batch, short
