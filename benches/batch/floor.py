"""The floor: what zlib alone takes to deflate the same parts and write the same files (floor.c)."""

from __future__ import annotations

import shutil
import struct
import subprocess
import zipfile
from pathlib import Path

from program import put_away

HERE = Path(__file__).resolve().parent
PROGRAM = HERE.parent.parent / "target" / "benches" / "batch" / "floor"


def install() -> None:
    """Compiles floor.c against the system's zlib."""
    PROGRAM.parent.mkdir(parents=True, exist_ok=True)
    if not Path("/usr/include/zlib.h").exists() or not shutil.which("cc"):
        raise SystemExit("benches/batch: zlib.h or cc is missing; apt-get install gcc libc6-dev zlib1g-dev")
    flags = ["-O2", "-std=gnu11", "-Wall", "-Wextra", "-pthread"]
    subprocess.run(["cc", *flags, HERE / "floor.c", "-o", PROGRAM, "-lz"], check=True)


def listed(out: Path, path: Path) -> int:
    """Lists all parts of all DOCX below `out` for floor.c; returns what hongtou packed them into.

    The bytes that are compared are the parts' own, without what a zip has around them.
    """
    packed = 0
    with path.open("wb") as file:
        for document in sorted(out.rglob("*.docx")):
            name = str(document.relative_to(out)).encode()
            with zipfile.ZipFile(document) as package:
                parts = package.infolist()
                packed += sum(part.compress_size for part in parts)
                file.write(struct.pack("<I", len(name)) + name + struct.pack("<I", len(parts)))
                for part in parts:
                    content = package.read(part)
                    file.write(struct.pack("<I", len(content)) + content)
    return packed


def timed(path: Path, out: Path, threads: int, level: int = 6, writing: bool = True) -> tuple[float, int]:
    """The seconds that zlib takes on so many threads, and the bytes that it makes."""
    put_away(out)
    out.mkdir(parents=True)
    command = [PROGRAM, path, out, str(threads), str(level), str(int(writing))]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(said[0]), int(said[1])
