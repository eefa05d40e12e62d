// docxtemplater: fills in the notice and the schedule of each department, in a loop.
//
// Arguments: VALUES TEMPLATES OUT. Says “ready” when all is loaded, begins at a line on standard
// input, and says “done”.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const Docxtemplater = require("docxtemplater");
const PizZip = require("pizzip");

const [listed, templates, out] = process.argv.slice(2);
const departments = JSON.parse(fs.readFileSync(listed, "utf8"));
const loaded = ["notice", "schedule"].map((name) => [
  `${name}.docx`,
  fs.readFileSync(path.join(templates, `${name}.docx`)),
]);

console.log("ready");
fs.readSync(0, Buffer.alloc(1));
for (const values of departments) {
  const folder = path.join(out, values.folder);
  fs.mkdirSync(folder);
  for (const [file, template] of loaded) {
    // A document is made from its zip; there is no way to fill in one object twice.
    const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true });
    document.render(values);
    const bytes = document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    fs.writeFileSync(path.join(folder, file), bytes);
  }
}
console.log("done");
