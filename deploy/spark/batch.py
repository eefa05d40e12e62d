"""A batch on a cluster: Apache Spark shares the departments out, `hongtou batch` makes each share.

Runs where the list is, with Spark's own Python; nothing has to be installed on the other machines,
which need a folder that they all see for the tars. docs/cluster.md has the commands.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pyspark.find_spark_home import _find_spark_home
from pyspark.sql import SparkSession

PARTITION = Path(__file__).resolve().with_name("partition.sh")


def arguments() -> argparse.Namespace:
    """What the call says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("spec", type=Path, help="the spec; its whole folder goes to the executors")
    parser.add_argument("--departments", type=Path, required=True, help="the list, as JSON lines")
    parser.add_argument("--out", type=Path, required=True, help="the shared folder for the tars")
    parser.add_argument("--hongtou", type=Path, default=shutil.which("hongtou"), help="the program")
    parser.add_argument("--partitions", type=int, default=64, help="shares, some for each core")
    parser.add_argument("--master", default="local-cluster[2,1,1024]", help="Spark's master")
    call = parser.parse_args()
    if call.hongtou is None or not Path(call.hongtou).is_file():
        parser.error("the program hongtou is not there; say --hongtou FILE")
    call.hongtou = Path(call.hongtou).resolve()
    if call.master == "local" or call.master.startswith("local["):
        parser.error("local mode has no executors with folders of their own; say local-cluster[2,1,1024]")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        parser.error("Spark wants Java 17 or 21; on Debian: apt-get install default-jre-headless")
    return call


def check(call: argparse.Namespace) -> None:
    """Checks the whole list here: a share cannot know that its names are another's too."""
    checked = [call.hongtou, "batch", call.spec, "--departments", call.departments, "--check"]
    status = subprocess.run(checked, stdout=sys.stderr).returncode
    if status:
        sys.exit(status)


def session(call: argparse.Namespace, folder: str) -> SparkSession:
    """A session whose executors have the program and the campaign in their working directories."""
    builder = SparkSession.builder.master(call.master).appName("hongtou batch")
    spark = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    # Under the name by which partition.sh calls it.
    spark.sparkContext.addFile(str(shutil.copy(call.hongtou, Path(folder, "hongtou"))))
    spark.sparkContext.addFile(str(PARTITION))
    archive = shutil.make_archive(str(Path(folder, "campaign")), "zip", call.spec.resolve().parent)
    spark.sparkContext.addArchive(f"{archive}#campaign")
    return spark


def main() -> int:
    """Checks, shares out, and says what came back."""
    call = arguments()
    check(call)
    call.out.mkdir(parents=True, exist_ok=True)
    lines = [line for line in call.departments.read_text(encoding="utf-8").splitlines() if line.strip()]
    share = shlex.join(["sh", "partition.sh", f"campaign/{call.spec.name}", str(call.out.resolve())])
    # Executors start with no environment of ours, and hongtou speaks the language of the locale.
    environment = {name: os.environ[name] for name in ("LANG", "LC_ALL", "PATH") if name in os.environ}
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        spark = session(call, folder)
        started = time.monotonic()
        shares = spark.sparkContext.parallelize(lines, call.partitions)
        said = [line.split(" ", 1) for line in shares.pipe(share, environment, checkCode=True).collect()]
        ended = time.monotonic()
        job = spark.sparkContext.applicationId
        spark.stop()
        if call.master.startswith("local-cluster"):
            # Its workers leave their working directories in Spark's own folder.
            shutil.rmtree(Path(_find_spark_home(), "work", job), ignore_errors=True)
    for word, text in said:
        if word == "said":
            print(text, file=sys.stderr)
    tars = {text for word, text in said if word == "tar"}
    print(f"{len(lines)} departments in {len(tars)} tars")
    print(f"Spark: {started - begin:.1f} s to start, {ended - started:.1f} s to make them", file=sys.stderr)
    return 1 if ["status", "1"] in said else 0


if __name__ == "__main__":
    sys.exit(main())
