//! The sample with departments: a batch of it has nothing to say, what two departments get is as it
//! was reviewed in `tests/sample_departments/`, and a deadline that changes concerns only those who
//! see it.
//!
//! `HONGTOU_BLESS=1 cargo test --test sample_departments` writes the texts anew.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "the functions of a test fail as the test does"
)]

mod disk;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use disk::Disk;
use hongtou::compile::{Campaign, Options};
use hongtou::doc::{Block, Document, Inline, Sheet, Slot, plain};
use hongtou::source::Source;
use hongtou::spec::Version;
use hongtou::templates::Templates;
use tempfile::TempDir;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sample() -> PathBuf {
    root().join("samples/safety-2024")
}

/// Inlines with `**` around what is bold.
fn marked(text: &[Inline]) -> String {
    let piece = |inline: &Inline| match inline {
        Inline::Strong(inner) => format!("**{}**", plain(inner)),
        other => plain(std::slice::from_ref(other)),
    };
    text.iter().map(piece).collect()
}

fn block(block: &Block, out: &mut String) {
    match block {
        Block::Paragraph(paragraph) => writeln!(out, "{}", marked(&paragraph.text)).unwrap(),
        Block::Table(table) => {
            for row in &table.rows {
                let cells = row.iter().map(|slot| match slot {
                    Slot::Cell(text) => marked(text),
                    Slot::Above => "^^".to_owned(),
                    Slot::Left => "<<".to_owned(),
                });
                writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | ")).unwrap();
            }
        }
        other => panic!("not in this sample: {other:?}"),
    }
}

fn sheet(sheet: &Sheet, out: &mut String) {
    for number in sheet.head.iter().flat_map(|head| &head.doc_number) {
        writeln!(out, "{number}").unwrap();
    }
    writeln!(out, "《{}》", sheet.title.concat()).unwrap();
    if let Some(line) = &sheet.addressee {
        writeln!(out, "{line}").unwrap();
    }
    for each in &sheet.body {
        block(each, out);
    }
}

/// What is read in documents.
fn text(documents: &[Document]) -> String {
    let mut out = String::new();
    for document in documents {
        writeln!(out, "== {}", document.name).unwrap();
        for each in &document.sheets {
            sheet(each, &mut out);
        }
    }
    out
}

#[test]
fn every_department_gets_what_was_reviewed() {
    let source =
        Source::new("campaign.yaml", fs::read_to_string(sample().join("campaign.yaml")).unwrap());
    let (templates, files) = (Templates::built_in(), Disk(sample()));
    let mut campaign = Campaign::new(&source, &templates, &files);
    let mut findings = Vec::new();
    let all = campaign.departments(&mut findings).unwrap();
    campaign.employ(&all);
    findings.extend(campaign.staff_findings(&all));
    assert_eq!((findings, all.list.len()), (Vec::new(), 9));
    let mut texts = BTreeMap::new();
    for department in &all.list {
        let only = campaign.documents_for(department);
        let options = Options { only, docx: false, html: false };
        let version = Version { department: Some(department), copy_number: None };
        let compiled = campaign.version(version, &options);
        assert_eq!(compiled.findings, [], "{}", department.name);
        let documents: Vec<_> = compiled.documents.into_iter().map(|built| built.tree).collect();
        texts.insert(department.name.clone(), text(&documents));
    }
    for name in ["安全科", "后勤保障部"] {
        let path = root().join("tests/sample_departments").join(format!("{name}.txt"));
        let said = texts.get(name).unwrap();
        if env::var_os("HONGTOU_BLESS").is_some() {
            fs::write(&path, said).unwrap();
        }
        assert_eq!(*said, fs::read_to_string(&path).unwrap(), "{name}");
    }
}

/// A copy of the sample in which the program runs.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        for name in ["campaign.yaml", "通讯录.csv"] {
            fs::copy(sample().join(name), dir.path().join(name)).unwrap();
        }
        Self(dir)
    }

    fn runs(&self, arguments: &[&str]) {
        let ran = Command::new(env!("CARGO_BIN_EXE_hongtou"))
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .unwrap();
        let said = String::from_utf8(ran.stderr).unwrap();
        assert_eq!((ran.status.code(), said.as_str()), (Some(0), ""), "{arguments:?}");
    }

    /// The files of the departments with their bytes.
    fn made(&self) -> BTreeMap<String, Vec<u8>> {
        let mut made = BTreeMap::new();
        for folder in fs::read_dir(self.0.path().join("out")).unwrap() {
            let folder = folder.unwrap().path();
            for file in fs::read_dir(&folder).into_iter().flatten() {
                let file = file.unwrap().path();
                let name = file.strip_prefix(self.0.path().join("out")).unwrap();
                made.insert(name.display().to_string(), fs::read(&file).unwrap());
            }
        }
        made
    }
}

#[test]
fn a_deadline_concerns_those_who_see_it() {
    let copy = Copy::new();
    copy.runs(&["build", "campaign.yaml", "--out", "whole"]);
    copy.runs(&["batch", "campaign.yaml"]);
    let before = copy.made();
    assert_eq!(before.len(), 9 * 2 * 2);
    copy.runs(&["reschedule", "campaign.yaml", "visits", "--to", "5月10日至25日", "--yes"]);
    copy.runs(&["batch", "campaign.yaml"]);
    let after = copy.made();
    let changed = after.iter().filter(|(name, made)| before.get(*name) != Some(made));
    let changed: Vec<_> = changed.map(|(name, _)| name.as_str()).collect();
    let schedule = |name| ["docx", "html"].map(|e| format!("{name}/安全生产检查工作安排表.{e}"));
    // The office sees the whole table, the two others have the task.
    let concerned = ["办公室", "后勤保障部", "安全科"].map(schedule).concat();
    assert_eq!(
        (after.len(), changed),
        (before.len(), concerned.iter().map(String::as_str).collect())
    );
}

#[test]
fn the_starters_list_is_one_when_its_signs_are_taken_off() {
    let copy = Copy::new();
    copy.runs(&["new", "campaign", "started"]);
    let path = copy.0.path().join("started/campaign.yaml");
    let text = fs::read_to_string(&path).unwrap();
    let (live, list) = text.split_once("\n# departments:\n").unwrap();
    let list: Vec<_> = list.lines().map(|line| line.strip_prefix("# ").unwrap()).collect();
    fs::write(&path, format!("{live}\ndepartments:\n{}\n", list.join("\n"))).unwrap();
    copy.runs(&["batch", "started/campaign.yaml"]);
    assert_eq!(copy.made().len(), 3 * 2 * 2);
}
