"""Accepts or rejects all tracked changes of documents in LibreOffice, and saves what is left.

Run by the system's Python, which has LibreOffice's `uno`. Standard input: a JSON list of
{"docx": file, "action": "accept" | "reject" | "keep", "into": file}; what is left is written as
OpenDocument in one XML file. The only argument is the folder of LibreOffice's profile.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def property_value(name: str, value: object) -> PropertyValue:
    """A named value as LibreOffice takes it."""
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(pipe: str, office: subprocess.Popen) -> object:
    """The context of the office that listens on a pipe."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if office.poll() is not None:
                break
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")


def main() -> None:
    """Does all jobs in one office."""
    pipe = f"hongtou-{Path(sys.argv[1]).stat().st_ino}"
    profile = Path(sys.argv[1]).resolve().as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nologo"]
    office = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"])
    try:
        context = connect(pipe, office)
        manager = context.ServiceManager
        desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        for job in json.load(sys.stdin):
            url = Path(job["docx"]).resolve().as_uri()
            document = desktop.loadComponentFromURL(url, "_blank", 0, (property_value("Hidden", True),))
            if job["action"] in COMMANDS:
                frame = document.CurrentController.Frame
                dispatcher.executeDispatch(frame, COMMANDS[job["action"]], "", 0, ())
            into = Path(job["into"]).resolve().as_uri()
            kind = property_value("FilterName", "OpenDocument Text Flat XML")
            document.storeToURL(into, (kind,))
            document.close(True)
        try:
            desktop.terminate()
        except Exception:  # noqa: BLE001  (the bridge goes down with the office)
            pass
        office.wait(60)
    finally:
        if office.poll() is None:
            office.kill()


if __name__ == "__main__":
    main()
