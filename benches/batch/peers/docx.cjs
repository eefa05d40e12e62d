// npm docx: builds the notice and the schedule of each department by code, in a loop.
//
// Arguments: VALUES OUT. Says “ready” when all is loaded, begins at a line on standard input, and
// says “done”. The styles are those that the two documents use of hongtou's, as the library's own
// options; a stylesheet handed in as XML would be parsed anew for each document.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const docx = require("docx");

const [listed, out] = process.argv.slice(2);
const departments = JSON.parse(fs.readFileSync(listed, "utf8"));

const LINE = 579; // The standard's 28.95 pt, in twentieths.
const RED = "FF0000";

/** A paragraph style: font, size in half points, alignment and what else there is. */
function style(id, font, size, alignment, paragraph = {}, run = {}) {
  const fonts = { ascii: font, hAnsi: font, eastAsia: font, cs: font };
  const spacing = { line: LINE, lineRule: docx.LineRuleType.EXACT, before: 0, after: 0 };
  return {
    id,
    name: id,
    basedOn: "Normal",
    quickFormat: true,
    run: { font: fonts, size, ...run },
    paragraph: { alignment, spacing, ...paragraph },
  };
}

const { CENTER, JUSTIFIED, LEFT, RIGHT } = {
  CENTER: docx.AlignmentType.CENTER,
  JUSTIFIED: docx.AlignmentType.JUSTIFIED,
  LEFT: docx.AlignmentType.LEFT,
  RIGHT: docx.AlignmentType.RIGHT,
};
const ruled = { bottom: { style: docx.BorderStyle.SINGLE, size: 16, space: 8, color: RED } };
const dense = { spacing: { line: 340, lineRule: docx.LineRuleType.EXACT } };
const PARAGRAPH_STYLES = [
  style("IssuerMark", "方正小标宋_GBK", 44, CENTER, { spacing: { before: 1980, after: 1158 } }, { color: RED }),
  style("DocumentNumber", "仿宋_GB2312", 32, CENTER, { border: ruled }),
  style("Title", "方正小标宋_GBK", 44, CENTER, { spacing: { before: 1158, after: 579 } }),
  style("Addressee", "仿宋_GB2312", 32, JUSTIFIED),
  style("BodyText", "仿宋_GB2312", 32, JUSTIFIED, { indent: { firstLine: 640 } }),
  style("SignatureIssuer", "仿宋_GB2312", 32, RIGHT, { indent: { right: 640 }, keepNext: true }),
  style("SignatureDate", "仿宋_GB2312", 32, RIGHT, { indent: { right: 1280 } }),
  style("AttachmentLabel", "黑体", 32, LEFT),
  style("AttachmentTitle", "方正小标宋_GBK", 44, CENTER, { spacing: { before: 579, after: 579 } }),
  style("TableHead", "黑体", 24, CENTER, dense),
  style("TableText", "仿宋_GB2312", 24, LEFT, dense),
  style("TableTextCentre", "仿宋_GB2312", 24, CENTER, dense),
  style("PageNumber", "宋体", 28, RIGHT),
];
const WIDTHS = [1095, 2164, 1502, 2933, 1140];
const HEADS = ["环节", "主要工作", "完成时限", "相关要求", "责任科室"];
const CELL_STYLES = ["TableText", "TableText", "TableTextCentre", "TableText", "TableTextCentre"];

/** A paragraph of lines in a style. */
function paragraph(name, ...lines) {
  const children = lines.map((text, at) => new docx.TextRun({ text, break: at ? 1 : 0 }));
  return new docx.Paragraph({ style: name, children });
}

function footer() {
  const children = [new docx.TextRun({ children: ["— ", docx.PageNumber.CURRENT, " —"] })];
  return new docx.Footer({ children: [new docx.Paragraph({ style: "PageNumber", children })] });
}

function file(title, children) {
  const margin = { top: 2098, right: 1474, bottom: 1984, left: 1587, header: 851, footer: 1418 };
  return new docx.Document({
    title,
    evenAndOddHeaderAndFooters: true,
    styles: { paragraphStyles: PARAGRAPH_STYLES },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin } },
        footers: { default: footer(), even: footer() },
        children,
      },
    ],
  });
}

function notice(values) {
  return file("关于印发《深入学习实践科学发展观活动整改落实阶段实施方案》的通知", [
    paragraph("IssuerMark", "中共连云港市妇幼保健院委员会文件"),
    paragraph("DocumentNumber", values.number),
    paragraph(
      "Title",
      "中共连云港市妇幼保健院委员会",
      "关于印发《深入学习实践科学发展观活动",
      "整改落实阶段实施方案》的通知",
    ),
    paragraph("Addressee", `${values.name}：`),
    paragraph(
      "BodyText",
      "现将《深入学习实践科学发展观活动整改落实阶段实施方案》印发给你们，请结合实际，认真贯彻落实。",
    ),
    paragraph("BodyText", values.demand),
    paragraph("SignatureIssuer", "中共连云港市妇幼保健院委员会"),
    paragraph("SignatureDate", "2009年7月16日"),
  ]);
}

function row(texts, styles, merge, head) {
  const cells = texts.map((text, at) => {
    const options = {
      children: [paragraph(styles[at], text)],
      width: { size: WIDTHS[at], type: docx.WidthType.DXA },
      verticalAlign: docx.VerticalAlignTable.CENTER,
    };
    if (at === 0 && merge) options.verticalMerge = merge;
    return new docx.TableCell(options);
  });
  return new docx.TableRow({ children: cells, cantSplit: true, tableHeader: head });
}

function schedule(values) {
  const title = ["深入学习实践活动", `整改落实阶段工作计划安排（${values.short}）`];
  const rows = [row(HEADS, HEADS.map(() => "TableHead"), undefined, true)];
  for (const stage of values.stages) {
    for (const task of stage.tasks) {
      const texts = [task.first ? stage.name : "", task.work, task.deadline, task.requirements, task.owners];
      const { RESTART, CONTINUE } = docx.VerticalMergeType;
      rows.push(row(texts, CELL_STYLES, task.first ? RESTART : CONTINUE, false));
    }
  }
  const layout = docx.TableLayoutType.FIXED;
  const table = new docx.Table({ rows, columnWidths: WIDTHS, layout });
  return file(title.join(""), [
    paragraph("AttachmentLabel", "附件"),
    paragraph("AttachmentTitle", ...title),
    table,
  ]);
}

async function loop() {
  for (const values of departments) {
    const folder = path.join(out, values.folder);
    fs.mkdirSync(folder);
    for (const [name, made] of [["notice.docx", notice(values)], ["schedule.docx", schedule(values)]]) {
      fs.writeFileSync(path.join(folder, name), await docx.Packer.toBuffer(made));
    }
  }
  console.log("done");
}

console.log("ready");
fs.readSync(0, Buffer.alloc(1));
loop();
