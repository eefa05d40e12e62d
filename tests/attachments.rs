//! Attachments that are files, and attachments that are bound apart.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot run has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use hongtou::compile::{Built, Options, compile};
use hongtou::doc::{Block, plain};
use hongtou::source::Source;
use hongtou::templates::Templates;

/// The documents of a notice with the attachments given, which has `files` beside it.
fn built(attachments: &str, files: &[(&str, &[u8])]) -> Vec<Built> {
    let text = format!(
        "issuer: {{name: 某某市医院}}\nnumber: 某医〔2024〕12号\ndate: 2024-03-01\nto: [各科室]\n\
         notice: {{title: 关于清查的通知, body: 请落实。}}\nimprint: {{printer: 办公室}}\n\
         attachments:\n{attachments}"
    );
    let files: BTreeMap<String, Arc<[u8]>> =
        files.iter().map(|(path, bytes)| ((*path).to_owned(), Arc::from(*bytes))).collect();
    let options = Options { only: Vec::new(), docx: false, html: true };
    let source = Source::new("specs/a.yaml", text);
    let compiled = compile(&source, &Templates::built_in(), &files, &options);
    assert_eq!(compiled.findings, []);
    compiled.documents
}

fn named<'a>(documents: &'a [Built], name: &str) -> &'a Built {
    documents.iter().find(|document| document.name == name).unwrap()
}

#[test]
fn what_is_bound_apart_is_no_part_of_the_bundle() {
    let documents =
        built("  - {title: 甲, body: 甲}\n  - {title: 乙, body: 乙, 装订: 单订}\n", &[]);
    let names: Vec<_> = documents.iter().map(|document| document.name.as_str()).collect();
    assert_eq!(names, ["notice", "attachment-1", "attachment-2", "bundle"]);
    let labels = |name: &str| -> Vec<Option<String>> {
        let sheets = named(&documents, name).tree.sheets.iter();
        sheets.map(|sheet| sheet.attachment_label.clone()).collect()
    };
    assert_eq!(labels("attachment-2"), [Some("某医〔2024〕12号附件2".to_owned())]);
    assert_eq!(labels("attachment-1"), [Some("附件1".to_owned())]);
    assert_eq!(labels("bundle"), [None, Some("附件1".to_owned())]);
    // The bundle ends with what is bound into it; 附件说明 names both.
    let bundle = &named(&documents, "bundle").tree.sheets;
    assert_eq!(
        bundle.iter().map(|sheet| sheet.imprint.is_some()).collect::<Vec<_>>(),
        [false, true]
    );
    assert_eq!(bundle.first().unwrap().attachment_note.len(), 2);
    assert!(named(&documents, "attachment-2").tree.sheets.iter().all(|s| s.imprint.is_none()));
}

#[test]
fn one_that_is_alone_and_apart_has_no_number() {
    let documents = built("  - {title: 乙, body: 乙, bound: apart}\n", &[]);
    let sheet = named(&documents, "attachment-1").tree.sheets.first().unwrap();
    assert_eq!(sheet.attachment_label.as_deref(), Some("某医〔2024〕12号附件"));
    assert_eq!(named(&documents, "bundle").tree.sheets.len(), 1);
}

#[test]
fn a_table_is_the_same_whatever_it_comes_from() {
    let csv = "名称,要求\r\n甲,\"全面排查,\n立即整改。\"\r\n";
    let markdown = "| 名称 | 要求 |\n| --- | --- |\n| 甲 | 全面排查,<br>立即整改。 |\n";
    let with_mark = [b"\xEF\xBB\xBF", csv.as_bytes()].concat();
    let documents = built(
        "  - {title: 一, file: 一.csv}\n  - {title: 二, file: 表/二.MD}\n  - {title: 三, file: '表\\三.CSV'}\n",
        &[("一.csv", csv.as_bytes()), ("表/二.MD", markdown.as_bytes()), ("表/三.CSV", &with_mark)],
    );
    let body = |name: &str| named(&documents, name).tree.sheets.first().unwrap().body.clone();
    assert!(
        matches!(body("attachment-1").as_slice(), [Block::Table(table)] if table.rows.len() == 2)
    );
    assert_eq!(body("attachment-1"), body("attachment-2"));
    assert_eq!(body("attachment-1"), body("attachment-3"));
}

#[test]
fn a_file_of_markdown_is_read_as_it_is() {
    let code = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/gallery/pictures/code.png");
    let documents = built(
        "  - {title: 办法, file: 附件/办法.md}\n",
        &[
            (
                "附件/办法.md",
                "# 总则\n\n写作 {{ issuer.name }}。\n\n![码](../图/码.png)\n".as_bytes(),
            ),
            ("图/码.png", &fs::read(code).unwrap()),
        ],
    );
    let body = &named(&documents, "attachment-1").tree.sheets.first().unwrap().body;
    let [Block::Heading(heading), Block::Paragraph(paragraph), Block::Figure(figure)] =
        body.as_slice()
    else {
        panic!("{body:?}");
    };
    assert_eq!(heading.label, "一、");
    assert_eq!(plain(&paragraph.text), "写作 {{ issuer.name }}。");
    assert_eq!(figure.picture.alt, "码");
}
