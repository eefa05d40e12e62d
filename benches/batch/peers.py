"""The peers: docxtpl, docxtemplater and npm docx, pinned, installed below target/ and timed.

Each is a loop in one process of its own that says when it has loaded everything; the clock runs from
the line that lets it begin to its last file, so that neither the start of Python or Node nor the
reading of the templates counts against it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from program import put_away

HERE = Path(__file__).resolve().parent
PINNED = HERE / "peers"
INSTALLED = HERE.parent.parent / "target" / "benches" / "batch"


@dataclass(frozen=True)
class Peer:
    """A peer: its name with its version, and what starts `share` of `shares` of it."""

    name: str
    processes: int
    command: tuple[str | Path, ...]
    """The start, without the list of values and the folder for the files."""
    templates: str = ""


def install() -> None:
    """Installs what `peers/` pins, where it is not there already."""
    venv, npm = INSTALLED / "venv", INSTALLED / "npm"
    wanted = (PINNED / "requirements.txt").read_bytes()
    stamp = INSTALLED / "requirements.txt"
    if not stamp.exists() or stamp.read_bytes() != wanted:
        shutil.rmtree(venv, ignore_errors=True)
        subprocess.run(["python3", "-m", "venv", venv], check=True)
        pip = [venv / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        subprocess.run([*pip, "--requirement", PINNED / "requirements.txt"], check=True)
        stamp.write_bytes(wanted)
    npm.mkdir(parents=True, exist_ok=True)
    wanted = (PINNED / "package-lock.json").read_bytes()
    stamp = npm / "installed.json"
    if not stamp.exists() or stamp.read_bytes() != wanted:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(PINNED / name, npm / name)
        subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=npm, check=True)
        stamp.write_bytes(wanted)


def peers() -> list[Peer]:
    """All of them, as they are to be printed."""
    python = INSTALLED / "venv" / "bin" / "python"
    docxtpl = (python, PINNED / "docxtpl_loop.py")
    return [
        Peer("docxtpl 0.20.2, 1 process", 1, docxtpl, "docxtpl"),
        Peer("docxtpl 0.20.2, 2 processes", 2, docxtpl, "docxtpl"),
        Peer("docxtemplater 3.71.0", 1, ("node", PINNED / "docxtemplater.cjs"), "docxtemplater"),
        Peer("npm docx 9.15.2", 1, ("node", PINNED / "docx.cjs")),
    ]


def timed(peer: Peer, prepared: Path, out: Path) -> float:
    """The seconds that a peer takes for all departments in the prepared list."""
    put_away(out)
    out.mkdir(parents=True)
    environment = os.environ | {"NODE_PATH": str(INSTALLED / "npm" / "node_modules")}
    started = []
    for share in range(peer.processes):
        command = [*peer.command, prepared / "values.json"]
        command += [prepared / peer.templates] if peer.templates else []
        command += [out]
        command += [str(share), str(peer.processes)] if peer.templates == "docxtpl" else []
        pipe = subprocess.PIPE
        started.append(subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True))
    for process in started:
        expect(process, peer, "ready")
    begin = time.perf_counter()
    for process in started:
        process.stdin.write("\n")
        process.stdin.flush()
    for process in started:
        expect(process, peer, "done")
    seconds = time.perf_counter() - begin
    for process in started:
        process.communicate()
    return seconds


def expect(process: subprocess.Popen[str], peer: Peer, word: str) -> None:
    """Waits for the word that a peer says."""
    said = process.stdout.readline().strip()
    if said != word:
        raise SystemExit(f"benches/batch: {peer.name} failed; its message stands above")
