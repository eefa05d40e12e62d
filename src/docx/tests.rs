//! What holds for every file that is written.

mod heads;
mod profiles;
mod signatures;

use std::io::{Cursor, Read};

use super::write;
use crate::doc::{
    Block, CellAlign, Column, Document, Heading, Inline, Item, Level, List, Mark, Meta, NoteLine,
    NotePlace, Orientation, Paragraph, RedHead, Sheet, Signature, Slot, Table,
};
use crate::profile::Profile;

fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

fn heading(level: Level, label: &str, words: &str) -> Heading {
    Heading { level, label: label.to_owned(), text: text(words) }
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(Paragraph { lead: None, text: text(words) })
}

/// A head over two columns, and a stage that reaches over two rows.
fn table() -> Table {
    let column = |share, align| Column { share, align };
    Table {
        columns: vec![
            column(333, CellAlign::Centre),
            column(333, CellAlign::Left),
            column(334, CellAlign::Right),
        ],
        header_rows: 1,
        row_groups: true,
        least_lines: vec![0, 3],
        rows: vec![
            vec![Slot::Cell(text("阶段")), Slot::Cell(text("任务")), Slot::Left],
            vec![Slot::Cell(text("动员")), Slot::Cell(text("开会")), Slot::Cell(text("1"))],
            vec![Slot::Above, Slot::Cell(text("学习")), Slot::Cell(text("2"))],
        ],
    }
}

/// A document with every construct there is.
fn document() -> Document {
    let strong = Inline::Strong(text("加粗"));
    let both = Inline::Emphasis(vec![Inline::Strong(text("又粗又楷"))]);
    let notice = Sheet {
        id: "notice".to_owned(),
        head: Some(RedHead {
            mark: Mark {
                lines: vec!["某市儿童医院委员会文件".to_owned()], suffix: String::new()
            },
            doc_number: Some("某儿医委〔2018〕33号".to_owned()),
            ..RedHead::default()
        }),
        title: vec!["关于印发方案".to_owned(), "的通知".to_owned()],
        addressee: Some("各科室：".to_owned()),
        body: vec![
            Block::Heading(heading(Level::One, "一、", "要求")),
            Block::Paragraph(Paragraph {
                lead: Some(heading(Level::Two, "（一）", "认真落实。")),
                text: vec![
                    Inline::Text("甲<乙>&\u{b}丙".to_owned()),
                    strong,
                    both,
                    Inline::LineBreak,
                ],
            }),
            Block::List(List {
                items: vec![Item {
                    label: "1.".to_owned(),
                    text: text("一项"),
                    more: vec![paragraph("另段")],
                }],
            }),
            Block::PageBreak,
            Block::Table(table()),
            Block::Table(table()),
            paragraph("完"),
        ],
        attachment_note: vec![NoteLine {
            place: NotePlace::Only,
            label: "附件：".to_owned(),
            name: "进度表".to_owned(),
        }],
        signature: Some(Signature {
            issuers: vec!["某市儿童医院委员会".to_owned()],
            date: "2018年5月21日".to_owned(),
            ..Signature::default()
        }),
        ..Sheet::default()
    };
    let attachment = Sheet {
        id: "attachment-1".to_owned(),
        orientation: Orientation::Landscape,
        attachment_label: Some("附件".to_owned()),
        title: vec!["进度表".to_owned()],
        body: vec![Block::Table(table())],
        ..Sheet::default()
    };
    let plan = Sheet {
        id: "plan".to_owned(),
        title: vec!["方案".to_owned()],
        body: vec![paragraph("正文")],
        ..Sheet::default()
    };
    Document {
        name: "bundle".to_owned(),
        meta: Meta {
            title: "关于印发方案的通知".to_owned(),
            issuer: "某市儿童医院委员会".to_owned(),
            date: Some("2018-05-21".to_owned()),
        },
        sheets: vec![notice, attachment, plan],
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut out).unwrap();
    out
}

fn body() -> String {
    let bytes = write(&document(), &Profile::gbt9704()).unwrap();
    part(&bytes, "word/document.xml")
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let profile = Profile::gbt9704();
    let first = write(&document(), &profile).unwrap();
    assert_eq!(first, write(&document(), &profile).unwrap());
    let elsewhere = std::thread::spawn(move || write(&document(), &profile).unwrap());
    assert_eq!(first, elsewhere.join().unwrap());
}

#[test]
fn formatting_is_in_styles_alone() {
    let body = body();
    for name in [
        "w:sz",
        "w:szCs",
        "w:rFonts",
        "w:jc",
        "w:ind",
        "w:spacing",
        "w:b",
        "w:bCs",
        "w:color",
        "w:tblBorders",
        "w:tcBorders",
    ] {
        for end in [" ", "/", ">"] {
            assert!(!body.contains(&format!("<{name}{end}")), "{name}");
        }
    }
    assert!(!body.contains("paraId"));
}

#[test]
fn every_style_that_is_named_exists() {
    let bytes = write(&document(), &Profile::gbt9704()).unwrap();
    let styles = part(&bytes, "word/styles.xml");
    let parts = ["document", "footer1", "footer2", "footer3", "footer4"];
    let mut named = 0;
    for name in parts {
        let xml = part(&bytes, &format!("word/{name}.xml"));
        for kind in ["pStyle", "rStyle", "tblStyle"] {
            for rest in xml.split(&format!("<w:{kind} w:val=\"")).skip(1) {
                let id = rest.split('"').next().unwrap();
                assert!(styles.contains(&format!("w:styleId=\"{id}\"")), "{id}");
                named += 1;
            }
        }
    }
    assert!(named > 40, "{named}");
}

#[test]
fn cells_are_merged_and_heads_repeated() {
    let body = body();
    let rows: Vec<&str> = body.split("<w:tr>").collect();
    assert!(rows[1].contains("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"));
    assert!(rows[1].contains("<w:gridSpan w:val=\"2\"/>"));
    // Three lines of 16 pt and the cell's margins, as the fixture asks for its second row.
    let tall = "<w:trPr><w:cantSplit/><w:trHeight w:val=\"1080\" w:hRule=\"atLeast\"/></w:trPr>";
    assert!(rows[2].contains(tall));
    assert!(rows[3].contains("<w:trPr><w:cantSplit/></w:trPr>"));
    assert!(rows[2].contains("<w:vMerge w:val=\"restart\"/>"));
    assert!(rows[3].contains("<w:vMerge w:val=\"continue\"/>"));
    // 156 mm less a border's thickness, by shares of a thousand.
    let grid = "<w:tblGrid><w:gridCol w:w=\"2941\"/><w:gridCol w:w=\"2942\"/><w:gridCol w:w=\"2951\"/></w:tblGrid>";
    assert!(body.contains(grid));
}

#[test]
fn docx_rs_reads_it_back() {
    let bytes = write(&document(), &Profile::gbt9704()).unwrap();
    let json = docx_rs::read_docx(&bytes).unwrap().json();
    for words in ["甲<乙>&丙", "某儿医委〔2018〕33号", "又粗又楷", "动员"] {
        assert!(json.contains(words), "{words}");
    }
}

#[test]
fn a_sheet_on_its_side_is_a_section_of_its_own() {
    let body = body();
    assert_eq!(body.matches("<w:sectPr>").count(), 3);
    assert_eq!(body.matches("w:orient=\"landscape\"").count(), 1);
    assert_eq!(body.matches("w:type=\"even\"").count(), 3);
    // The table begins a page; the sheets do so by their sections.
    assert_eq!(body.matches("<w:pageBreakBefore/>").count(), 1);
}

#[test]
fn the_mark_and_the_signature_have_styles_of_this_document() {
    let bytes = write(&document(), &Profile::gbt9704()).unwrap();
    let styles = part(&bytes, "word/styles.xml");
    let style = |id: &str| {
        let from = styles.split(&format!("w:styleId=\"{id}\"")).nth(1).unwrap();
        from.split("</w:style>").next().unwrap().to_owned()
    };
    assert!(style("IssuerMark").contains("<w:color w:val=\"FF0000\"/>"));
    assert!(style("IssuerMark").contains("<w:sz w:val=\"77\"/>"));
    assert!(style("SignatureIssuer").contains("w:right=\"630\""));
    assert!(style("SignatureDate").contains("w:left=\"6009\""));
    assert!(style("Heading2").contains("楷体_GB2312"));
    assert!(style("Heading2").contains("<w:outlineLvl w:val=\"1\"/>"));
}

#[test]
fn properties_tell_the_day_of_the_document() {
    let bytes = write(&document(), &Profile::gbt9704()).unwrap();
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("<dc:title>关于印发方案的通知</dc:title>"));
    assert!(core.contains(">2018-05-21T00:00:00Z</dcterms:created>"));
    let mut undated = document();
    undated.meta.date = Some("2018年5月".to_owned());
    let bytes = write(&undated, &Profile::gbt9704()).unwrap();
    assert!(!part(&bytes, "docProps/core.xml").contains("dcterms:created"));
}
