"""The manifest for Kubernetes is one, and what its pods run makes everything once."""

from __future__ import annotations

import copy
import subprocess
from collections.abc import Callable
from pathlib import Path

import kubernetes_validate
import pytest
import yaml
from conftest import ROOT, digests

VERSIONS = ("1.33", "1.35", "1.37")
"""The first in which all of the manifest is stable, and later ones."""


@pytest.fixture
def job() -> dict:
    """The manifest."""
    return yaml.safe_load((ROOT / "deploy" / "kubernetes" / "job.yaml").read_text(encoding="utf-8"))


def container(job: dict) -> dict:
    """The one container of a pod."""
    (only,) = job["spec"]["template"]["spec"]["containers"]
    return only


@pytest.mark.parametrize("version", VERSIONS)
def test_the_manifest_has_the_form_that_kubernetes_wants(job: dict, version: str) -> None:
    kubernetes_validate.validate(job, version, strict=True)


SPOILED: dict[str, Callable[[dict], object]] = {
    "unknown key": lambda job: job["spec"].update(completionsMode="Indexed"),
    "wrong type": lambda job: job["spec"].update(completions="sixteen"),
    "no template": lambda job: job["spec"].pop("template"),
    "number as argument": lambda job: container(job)["command"].append(2),
    "volume without path": lambda job: container(job)["volumeMounts"][0].pop("mountPath"),
}


@pytest.mark.parametrize("how", SPOILED)
def test_a_spoiled_manifest_is_found_out(job: dict, how: str) -> None:
    spoiled = copy.deepcopy(job)
    SPOILED[how](spoiled)
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(spoiled, VERSIONS[-1], strict=True)


def test_what_the_schema_cannot_say_holds_too(job: dict) -> None:
    """The rules between keys that the API server checks, and the volumes."""
    spec, pod = job["spec"], job["spec"]["template"]["spec"]
    # For a limit for each index, and for failing one, the Job is indexed and its pods are not restarted.
    assert (spec["completionMode"], pod["restartPolicy"]) == ("Indexed", "Never")
    assert spec["parallelism"] <= spec["completions"]
    (rule,) = spec["podFailurePolicy"]["rules"]
    assert rule["onExitCodes"]["containerName"] == container(job)["name"]
    mounted = {mount["name"] for mount in container(job)["volumeMounts"]}
    assert mounted == {volume["name"] for volume in pod["volumes"]}


def test_the_pods_make_every_document_once(
    job: dict, campaign: Path, single: dict[str, str], tmp_path: Path
) -> None:
    """Runs the container's own command for each index, with this machine's folders for the volumes."""
    count = job["spec"]["completions"]
    folders = {"/campaign": str(campaign), "/out": str(tmp_path)}
    mounts = {mount["mountPath"] for mount in container(job)["volumeMounts"]}
    assert mounts == set(folders)
    written: dict[str, str] = {}
    for index in range(count):
        command = []
        for argument in container(job)["command"]:
            # Kubernetes puts the variable in before the command starts; there is no shell.
            argument = argument.replace("$(JOB_COMPLETION_INDEX)", str(index))
            for mount, folder in folders.items():
                if argument == mount or argument.startswith(mount + "/"):
                    argument = folder + argument.removeprefix(mount)
            command.append(argument)
        assert f"{index}/{count}" in command
        before = set(written)
        stamps = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.docx")}
        subprocess.run(command, check=True)
        written = digests(tmp_path)
        kept = {path: path.stat().st_mtime_ns for path in stamps}
        assert kept == stamps, f"share {index} wrote another's files"
        assert set(written) > before, f"share {index} of 40 departments made nothing"
    assert written == single
