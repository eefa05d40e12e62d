"""Every command of docs/cluster.md does what the text says; Spark's workers are processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, hongtou


def blocks(name: str, language: str) -> list[str]:
    """The fenced blocks of a language."""
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    return [block.split("```\n", 1)[0] for block in text.split(f"\n```{language}\n")[1:]]


def commands(name: str) -> list[tuple[str, str]]:
    """The commands of a document's `console` blocks, and what each prints."""
    found = []
    for block in blocks(name, "console"):
        assert block.startswith("$ "), block
        for part in ("\n" + block).split("\n$ ")[1:]:
            command, _, printed = part.partition("\n")
            found.append((command, printed.strip()))
    return found


@pytest.fixture
def checkout(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """What a reader has: the repository, the program on the PATH, Spark in `spark/`."""
    for name in ("benches", "deploy", "samples"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "spark").symlink_to(Path(sys.prefix))
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "hongtou").symlink_to(hongtou())
    environment = os.environ | {"PATH": f"{programs}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    # The machine's name may lead nowhere, and Spark's workers look for it.
    environment |= {"SPARK_LOCAL_IP": "127.0.0.1"}
    return tmp_path, environment


def test_the_commands_do_what_the_text_says(checkout: tuple[Path, dict[str, str]]) -> None:
    folder, environment = checkout
    run = commands("cluster.md")
    assert sum("deploy/spark/batch.py" in command for command, _ in run) == 1
    for command, printed in run:
        shell = ["bash", "-c", command]
        done = subprocess.run(shell, cwd=folder, env=environment, capture_output=True, text=True)
        logs = "".join(path.read_text(errors="replace") for path in folder.glob("*.log"))
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}{logs}"
        assert done.stdout.strip() == printed, command
    parts = [path.name for path in (folder / "tars").iterdir()]
    assert len(parts) == 8 and all(name.endswith(".tar") for name in parts), parts


def test_the_chinese_text_has_the_same_commands() -> None:
    assert commands("cluster.zh-CN.md") == commands("cluster.md")
    assert blocks("cluster.zh-CN.md", "sh") == blocks("cluster.md", "sh")


def test_the_release_that_the_text_names_is_the_one_that_was_tested() -> None:
    pinned = (ROOT / "tests" / "cluster" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    (spark,) = (line for line in pinned if line.startswith("pyspark=="))
    assert any(spark in block for block in blocks("cluster.md", "sh"))
