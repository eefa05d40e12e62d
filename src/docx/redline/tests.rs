//! Redlines carried out by the rules of the format, and held against the bodies that they are of.

use super::pairs::{base, style};
use super::{Author, Redline, Side};
use crate::doc::{
    Block, CellAlign, Column, Document, Heading, Inline, Level, Meta, Paragraph, Sheet, Slot, Table,
};
use crate::docx::body::elements;
use crate::docx::element::{Element, Node};
use crate::docx::fitted::Fitted;
use crate::docx::media::Media;
use crate::profile::Profile;

/// What is left of a redline: of a paragraph its style and text, of a table its rows.
#[derive(Debug, PartialEq, Eq)]
enum Left {
    Line(String, String),
    Rows(Vec<Vec<(bool, Vec<Left>)>>),
}

/// Carries out all changes in favour of `kept`; of a body without changes nothing goes.
fn left(blocks: &[&Element], kept: Side) -> Vec<Left> {
    let gone = if kept == Side::New { "w:del" } else { "w:ins" };
    let mut out: Vec<Left> = Vec::new();
    // The text of paragraphs whose ends are gone.
    let mut open = String::new();
    for block in blocks {
        match block.name.as_str() {
            "w:p" => {
                for child in block.elements() {
                    let whole = child.name == "w:r"
                        || (["w:ins", "w:del"].contains(&child.name.as_str())
                            && child.name != gone);
                    if whole {
                        open.push_str(&said(child));
                    }
                }
                let properties = block.child("w:pPr");
                let end = properties.and_then(|p| p.child("w:rPr"));
                if end.is_some_and(|end| end.child(gone).is_some()) {
                    continue;
                }
                let change = properties.and_then(|p| p.child("w:pPrChange"));
                let own = match change {
                    Some(change) if kept == Side::Old => {
                        let mut then = Element::new("w:p", &[]);
                        then.children = change.children.clone();
                        base(style(&then)).map(str::to_owned)
                    }
                    _ => base(style(block)).map(str::to_owned),
                };
                out.push(Left::Line(own.unwrap_or_default(), std::mem::take(&mut open)));
            }
            "w:tbl" => {
                let rows = block.elements().filter(|child| child.name == "w:tr");
                let stays = |row: &&Element| {
                    row.child("w:trPr").is_none_or(|properties| properties.child(gone).is_none())
                };
                let rows: Vec<_> = rows.filter(stays).map(|row| cells(row, kept)).collect();
                if !rows.is_empty() {
                    out.push(Left::Rows(rows));
                }
            }
            _ => {}
        }
    }
    assert_eq!(open, "", "text without an end");
    out
}

fn cells(row: &Element, kept: Side) -> Vec<(bool, Vec<Left>)> {
    let cells = row.elements().filter(|child| child.name == "w:tc");
    let cell = |cell: &Element| {
        let merge = cell.child("w:tcPr").and_then(|properties| properties.child("w:vMerge"));
        let goes_on = merge.is_some_and(|merge| merge.attribute("w:val") != Some("restart"));
        let blocks: Vec<&Element> = cell.elements().filter(|c| c.name != "w:tcPr").collect();
        (goes_on, left(&blocks, kept))
    };
    cells.map(cell).collect()
}

fn said(element: &Element) -> String {
    let mut out = String::new();
    for node in &element.children {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(child) if child.name == "w:br" => out.push('\n'),
            Node::Element(child) if child.name == "w:rPr" => {}
            Node::Element(child) => out.push_str(&said(child)),
        }
    }
    out
}

fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

/// A document from lines: `# ` begins a heading, `| ` a row of a table whose first cell is joined
/// with the one above where it says ^^; `**` around a line makes it bold.
fn document(lines: &str) -> Document {
    let mut body = Vec::new();
    let mut rows: Vec<Vec<Slot>> = Vec::new();
    for line in lines.lines().map(str::trim).chain([""]) {
        if let Some(row) = line.strip_prefix("| ") {
            let cell = |cell: &str| {
                if cell == "^^" { Slot::Above } else { Slot::Cell(text(cell)) }
            };
            rows.push(row.split(" | ").map(cell).collect());
            continue;
        }
        if let Some(first) = rows.first() {
            let column = Column { share: 250, align: CellAlign::Left };
            body.push(Block::Table(Table {
                columns: vec![column; first.len()],
                header_rows: 1,
                row_groups: true,
                least_lines: Vec::new(),
                rows: std::mem::take(&mut rows),
            }));
        }
        if let Some(heading) = line.strip_prefix("# ") {
            let label = "一、".to_owned();
            body.push(Block::Heading(Heading { level: Level::One, label, text: text(heading) }));
        } else if let Some(bold) = line.strip_prefix("**") {
            let text = vec![Inline::Strong(text(bold.trim_end_matches('*')))];
            body.push(Block::Paragraph(Paragraph { lead: None, text }));
        } else if !line.is_empty() {
            body.push(Block::Paragraph(Paragraph { lead: None, text: text(line) }));
        }
    }
    let sheet = Sheet { title: vec!["标题".to_owned()], body, ..Sheet::default() };
    Document { name: "plan".to_owned(), meta: Meta::default(), sheets: vec![sheet] }
}

fn body(lines: &str) -> Vec<Element> {
    let (document, profile) = (document(lines), Profile::gbt9704());
    let fitted = Fitted::new(&document, &profile);
    elements(&document, &profile, &fitted, Media::default()).unwrap().0
}

fn redline(old: &str, new: &str) -> Vec<Element> {
    let author = Author { name: "甲".to_owned(), date: Some("2024-03-01".to_owned()) };
    Redline::new(&author).body(&body(old), &body(new))
}

/// Both ways of carrying out the changes, and how many there are.
#[track_caller]
fn check(old: &str, new: &str) -> usize {
    let both = redline(old, new);
    let refs = |all: &'_ [Element]| -> Vec<Element> { all.to_vec() };
    for (side, own) in [(Side::Old, old), (Side::New, new)] {
        let (both, own) = (refs(&both), refs(&body(own)));
        let got = left(&both.iter().collect::<Vec<_>>(), side);
        let wanted = left(&own.iter().collect::<Vec<_>>(), side);
        assert_eq!(got, wanted, "{side:?} of\n{old}\n--\n{new}");
    }
    let mut xml = String::new();
    for element in &both {
        element.write_to(&mut xml);
    }
    let count = xml.matches("w:author").count();
    let ids: std::collections::BTreeSet<_> =
        xml.split("w:id=\"").skip(1).map(|rest| rest.split('"').next()).collect();
    assert_eq!(ids.len(), count, "an identifier stands twice");
    count
}

const TEXT: &str = "甲项工作7月15日前完成。乙项工作另行安排。
    # 工作要求
    各科室要高度重视，认真抓好落实。
    完成情况及时报送办公室。";

#[test]
fn the_same_has_no_change() {
    assert_eq!(check(TEXT, TEXT), 0);
}

#[test]
fn a_moved_deadline_is_two_changes() {
    assert_eq!(check(TEXT, &TEXT.replace("15日", "22日")), 2);
}

#[test]
fn paragraphs_come_and_go_anywhere() {
    let more = "新增的一段文字，内容与别处都不相同。";
    let lines: Vec<&str> = TEXT.lines().collect();
    for at in 0..=lines.len() {
        for count in 1..=2 {
            let mut longer = lines.clone();
            for _ in 0..count {
                longer.insert(at, more);
            }
            let longer = longer.join("\n");
            check(TEXT, &longer);
            check(&longer, TEXT);
        }
    }
    check("只有这一段。", "完全是另外一个说法");
    check(TEXT, &TEXT.replace("# 工作要求", "工作要求"));
    check(&TEXT.replace("各科室要高度重视", "**各科室要高度重视"), TEXT);
}

const TABLE: &str = "前面的文字。
    | 环节 | 工作 | 时限
    | 动员 | 召开全院动员大会 | 7月5日前
    | ^^ | 制定各科室计划 | 7月8日前
    | ^^ | 张贴宣传标语 | 7月9日前
    | 督查 | 组织交叉检查 | 8月5日前
    后面的文字。";

#[test]
fn rows_come_and_go_and_stages_keep_their_rows() {
    let without = |line: &str| {
        let lines: Vec<&str> = TABLE.lines().filter(|own| !own.contains(line)).collect();
        lines.join("\n")
    };
    let first = without("召开全院动员大会").replace("| ^^ | 制定", "| 动员 | 制定");
    for other in [
        TABLE.replace("7月8日", "7月18日"),
        without("制定各科室计划"),
        without("张贴宣传标语"),
        without("组织交叉检查"),
        first,
        TABLE.replace("| 督查", "| 自查 | 各科室自查 | 7月底前\n| ^^ | 汇总上报 | 7月底前\n| 督查"),
        TABLE.replace("| ^^ | 制定", "| 准备 | 制定"),
        TABLE.replace("| 督查", "| ^^"),
        TABLE.replace(" | 7月", " | 责任 | 7月"),
    ] {
        check(TABLE, &other);
        check(&other, TABLE);
    }
}

#[test]
fn what_stands_before_a_table_leaves_no_empty_line() {
    let more = TABLE.replace("    | 环节", "    表前新增的说明。\n    | 环节");
    check(TABLE, &more);
    check(&more, TABLE);
    let last = TABLE.replace("    后面的文字。", "    后面的文字。\n    末尾新增的说明。");
    check(TABLE, &last);
    check(&last, TABLE);
}

/// The end of a paragraph before a table cannot be taken away: there is nothing it could be joined
/// with.
#[test]
fn a_table_comes_and_goes_with_the_lines_before_it() {
    let table = "    | 姓名 | 科室\n    | 张某 | 内科";
    let lines = ["表一", "    # 名单\n    表一"];
    for lines in lines {
        let amid = TEXT.replace("    # 工作要求", &format!("    {lines}\n{table}\n    # 工作要求"));
        let last = format!("{TEXT}\n    {lines}\n{table}");
        for other in [amid, last] {
            for (old, new) in [(TEXT, other.as_str()), (other.as_str(), TEXT)] {
                check(old, new);
                let both = redline(old, new);
                let at = both.iter().position(|element| element.name == "w:tbl").unwrap();
                assert!(!super::is_marked(&both[at - 1]), "{old}\n--\n{new}");
            }
        }
    }
}

#[test]
fn what_is_kept_together_is_no_change_of_a_paragraph() {
    let signed = |lines: &str| {
        let mut document = document(lines);
        let sheet = document.sheets.first_mut().unwrap();
        sheet.signature = Some(crate::doc::Signature {
            issuers: vec!["甲医院".to_owned()],
            date: "2024年3月1日".to_owned(),
            ..crate::doc::Signature::default()
        });
        let profile = Profile::gbt9704();
        let fitted = Fitted::new(&document, &profile);
        elements(&document, &profile, &fitted, Media::default()).unwrap().0
    };
    let author = Author { name: "甲".to_owned(), date: None };
    let (old, new) =
        (signed("第一段文字。\n第二段文字。"), signed("第一段文字。\n第二段文字。\n特此通知。"));
    let mut xml = String::new();
    for element in Redline::new(&author).body(&old, &new) {
        element.write_to(&mut xml);
    }
    assert_eq!(xml.matches("w:author").count(), 2, "{xml}");
}

#[test]
fn a_header_has_changes_too() {
    let header = |name: &str| {
        format!(
            "<w:hdr xmlns:w=\"x\"><w:p><w:r><w:t xml:space=\"preserve\">{name}&amp;院</w:t></w:r></w:p></w:hdr>"
        )
    };
    let author = Author { name: "甲".to_owned(), date: None };
    let both = Redline::new(&author).margin(&header("甲"), &header("乙")).unwrap();
    let root = Element::parse_all(both.as_bytes()).unwrap().remove(0);
    assert_eq!(root.attribute("xmlns:w"), Some("x"));
    let blocks: Vec<_> = root.elements().collect();
    for (side, text) in [(Side::Old, "甲&amp;院"), (Side::New, "乙&amp;院")] {
        assert_eq!(left(&blocks, side), [Left::Line(String::new(), text.to_owned())]);
    }
    let same = header("甲");
    assert_eq!(Redline::new(&author).margin(&same, &same).unwrap(), same);
}
