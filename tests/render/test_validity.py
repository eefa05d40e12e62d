"""Every DOCX is valid for every version of Office, sound as a package, and readable by others."""

from __future__ import annotations

import json

import docx
import pytest

from measure import fold
from render import HERE, ROOT, Rendered, call


@pytest.fixture(scope="session")
def verdicts(shown: list[Rendered]) -> list[dict]:
    """What the Open XML SDK says of each file, for each version."""
    return json.loads(call("node", HERE / "validate.mjs", *(document.docx for document in shown)))


def test_open_xml_sdk_has_no_errors(verdicts: list[dict], shown: list[Rendered]) -> None:
    assert len(verdicts) == 7 * len(shown)
    wrong = [f"{each['file']} {each['version']} {error}" for each in verdicts for error in each["errors"]]
    assert not wrong, "\n".join(wrong[:20])


def test_ooxml_integrity_has_no_findings(shown: list[Rendered]) -> None:
    # The tool ends with 1 where it finds anything at or above the level.
    tool = ROOT / "target" / "render" / "venv" / "bin" / "ooxml-integrity"
    call(tool, "check", "--fail-on", "info", *(document.docx for document in shown))


def test_python_docx_reads_the_text_that_is_printed(shown: list[Rendered]) -> None:
    for document in shown:
        opened = docx.Document(str(document.docx))
        read = [fold(paragraph.text) for paragraph in opened.paragraphs]
        # Without the page numbers, between which a paragraph may go on.
        leaves = document.texts["LibreOffice"].leaves
        printed = "".join(line.text for leaf in leaves for line in leaf.lines)
        missing = [paragraph for paragraph in read if paragraph not in printed]
        assert read and missing == [], f"{document.sample} {document.name}"
