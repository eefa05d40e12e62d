"""Runs `hongtou batch` on the workload, and says how long it took, what memory and which files."""

from __future__ import annotations

import hashlib
import itertools
import os
import subprocess
import sys
import time
from pathlib import Path

import workload

ROOT = Path(__file__).resolve().parent.parent.parent
HONGTOU = ROOT / "target" / "release" / "hongtou"

ASIDE = ROOT / "target" / "benches" / "batch" / "aside"
NUMBERS = itertools.count()

PEAK = """
import posix, sys
actions = [(posix.POSIX_SPAWN_OPEN, 0, sys.argv[1], 0, 0)]
child = posix.posix_spawn(sys.argv[2], sys.argv[2:], posix.environ, file_actions=actions)
_, status, usage = posix.wait4(child, 0)
sys.stderr.write(f"peak {usage.ru_maxrss}\\n")
sys.exit(status != 0)
"""
"""A starter of its own, with little memory: a child's peak begins with that of its starter."""


def build() -> None:
    """Builds the program that is measured."""
    subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], cwd=ROOT, check=True)


def put_away(folder: Path) -> None:
    """Puts a folder aside until the end: a file system may take long over new files for seconds
    after it had to delete others, and what is measured is not that."""
    if folder.exists():
        aside = ASIDE / f"{os.getpid()}-{next(NUMBERS)}"
        aside.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(aside)


class Campaign:
    """The workload of so many departments in a folder of its own, and the runs over it."""

    def __init__(self, folder: Path, count: int) -> None:
        self.count = count
        self.out = folder / "out"
        self.spec, self.listed = workload.write(folder, count)

    def command(self, jobs: int) -> list[str | Path]:
        """The call that is measured; the list comes on standard input."""
        call = [HONGTOU, "batch", self.spec, "--departments", "-", "--format", "docx"]
        return [*call, "--jobs", str(jobs), "--out", self.out]

    def move_deadline(self, deadline: str) -> None:
        """Gives the task that few departments have another deadline."""
        self.spec.write_text(workload.campaign(deadline), encoding="utf-8")

    def clear(self) -> None:
        """Puts away what earlier runs wrote."""
        put_away(self.out)

    def run(self, jobs: int = 2) -> float:
        """The seconds of a run, from the start of the process to its end."""
        with self.listed.open("rb") as departments:
            begin = time.perf_counter()
            done = subprocess.run(self.command(jobs), stdin=departments, capture_output=True)
            seconds = time.perf_counter() - begin
        if done.returncode != 0:
            sys.stderr.buffer.write(done.stdout + done.stderr)
            raise SystemExit("benches/batch: hongtou batch failed")
        return seconds

    def fresh(self, jobs: int = 2) -> float:
        """The seconds of a run into an empty folder."""
        self.clear()
        return self.run(jobs)

    def peak(self, jobs: int = 2) -> float:
        """The most memory that a run into an empty folder had at once, in MiB."""
        self.clear()
        starter = [sys.executable, "-I", "-S", "-E", "-c", PEAK, self.listed, *self.command(jobs)]
        quiet, heard = subprocess.DEVNULL, subprocess.PIPE
        said = subprocess.run(starter, check=True, stdout=quiet, stderr=heard, text=True)
        return int(said.stderr.rsplit("peak ", 1)[1]) / 1024

    def documents(self) -> list[Path]:
        """The DOCX that were written."""
        return sorted(self.out.rglob("*.docx"))

    def stamps(self) -> dict[Path, tuple[int, int]]:
        """What shows whether a file was written anew."""
        files = (path for path in self.out.rglob("*") if path.is_file())
        return {path: ((stat := path.stat()).st_ino, stat.st_mtime_ns) for path in files}

    def check(self) -> None:
        """Two documents for each department, and no two alike."""
        files = self.documents()
        digests = {hashlib.sha256(path.read_bytes()).digest() for path in files}
        if len(files) != 2 * self.count or len(digests) != len(files):
            raise SystemExit(
                f"benches/batch: {len(files)} documents for {self.count} departments, "
                f"{len(digests)} of them different"
            )


def is_register(path: Path) -> bool:
    """Whether a file is a list of what was made, and none of the documents."""
    return path.name.startswith(("manifest", ".hongtou"))


def rewritten(before: dict[Path, tuple[int, int]], after: dict[Path, tuple[int, int]]) -> list[Path]:
    """The documents that a run wrote anew."""
    return [path for path, stamp in after.items() if before.get(path) != stamp and not is_register(path)]
