"""docxtpl: fills in the notice and the schedule of each department, in a loop.

Arguments: VALUES TEMPLATES OUT FIRST STEP, the last two so that processes share the list. Says
“ready” when all is loaded, begins at a line on standard input, and says “done”.
"""

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate

listed, templates, out = (Path(argument) for argument in sys.argv[1:4])
first, step = int(sys.argv[4]), int(sys.argv[5])
departments = json.loads(listed.read_text(encoding="utf-8"))[first::step]
# One object for all: it opens its file anew for each document, as docxtpl does by itself.
loaded = {name: DocxTemplate(templates / f"{name}.docx") for name in ("notice", "schedule")}

print("ready", flush=True)
sys.stdin.readline()
for values in departments:
    folder = out / values["folder"]
    folder.mkdir()
    for name, template in loaded.items():
        template.render(values)
        template.save(folder / f"{name}.docx")
print("done", flush=True)
