//! The samples against the texts that they were made from: every paragraph and every cell of
//! `bundle.docx`, one by one.
//!
//! The texts are in `seeds/`, as they were found. Two things are taken from them beforehand: the
//! blanks around a line and the lines that hold nothing, with which their authors laid out the
//! page. Whatever else the samples change is listed in [`amendments`], place by place and each
//! with its reason; an entry that finds nothing to change fails.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "the functions of a test fail as the test does"
)]

#[path = "seeds/amendments.rs"]
mod amendments;
#[path = "seeds/bundle.rs"]
mod bundle;
#[path = "seeds/diff.rs"]
mod diff;
#[path = "seeds/seed.rs"]
mod seed;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use amendments::{Amendment, CHANGZHOU, Change, LIANYUNGANG, Reason};
use bundle::{Bundle, Cell};
use diff::assert_same;
use seed::Seed;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sample(name: &str) -> PathBuf {
    root().join("samples").join(name).join("campaign.yaml")
}

fn seed(name: &str) -> Seed {
    let path = root().join("tests/seeds").join(format!("{name}.txt"));
    Seed::parse(&fs::read_to_string(path).unwrap())
}

/// Builds a spec and reads its bundle.
fn build(spec: &Path) -> Bundle {
    let out = tempfile::tempdir().unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_hongtou"))
        .arg("build")
        .arg(spec)
        .arg("--out")
        .arg(out.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{}\n{said}", run.status);
    Bundle::parse(&fs::read(out.path().join("bundle.docx")).unwrap())
}

#[test]
fn changzhou_says_what_its_seed_says() {
    let mut seed = seed("changzhou-2018");
    seed.amend(CHANGZHOU);
    let bundle = build(&sample("changzhou-2018"));
    assert_same(&seed.paragraphs(), &bundle.paragraphs);
    assert_eq!((seed.rows(), bundle.rows), (vec![], vec![]));
}

#[test]
fn lianyungang_says_what_its_seed_says() {
    let mut seed = seed("lianyungang-2009");
    seed.amend(LIANYUNGANG);
    let bundle = build(&sample("lianyungang-2009"));
    assert_same(&seed.paragraphs(), &bundle.paragraphs);
    assert_same(&cells(&seed.rows()), &cells(&bundle.rows));
}

/// With the seed's own way of numbering, the labels of its headings need no amendment.
#[test]
fn lianyungang_numbers_as_its_seed_does_when_told_to() {
    let mut seed = seed("lianyungang-2009");
    let others = LIANYUNGANG.iter().filter(|amendment| amendment.reason != Reason::Label);
    seed.amend(others);

    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("campaign.yaml");
    let mut text = fs::read_to_string(sample("lianyungang-2009")).unwrap();
    text.push_str("\nnumbering: [一、, \"1、\", \"(1)、\", ①]\n");
    fs::write(&spec, text).unwrap();
    let bundle = build(&spec);

    assert_same(&seed.paragraphs(), &bundle.paragraphs);
    assert!(bundle.paragraphs.iter().any(|p| p.starts_with("(2)、清理修订现有规章制度。")));
}

#[test]
fn stages_reach_down_over_their_tasks_as_in_the_seed() {
    let bundle = build(&sample("lianyungang-2009"));
    let spans = spans(&bundle.rows);
    let expected = [
        ("环节", 1),
        ("转入整改落实阶段", 2),
        ("继续深化理论学习，制定整改落实方案。", 3),
        ("狠抓实践重点难点，集中解决突出问题", 3),
        ("落实文化建设纲要，稳妥推进制度创新。", 3),
        ("开展满意度测评，召开活动总结大会。", 4),
    ];
    assert_eq!(spans, expected);

    // Only the first column is merged; what has no text is an empty cell of its own.
    let others = bundle.rows.iter().filter_map(|row| row.get(1..)).flatten();
    let empty = others
        .inspect(|cell| assert_ne!(**cell, Cell::MergedAbove))
        .filter(|cell| **cell == Cell::Text(String::new()));
    assert_eq!(empty.count(), 5);
}

#[test]
#[should_panic(expected = "places in line 2 ")]
fn an_amendment_that_changes_nothing_fails() {
    let mut seed = Seed::parse("甲\n乙\n");
    seed.amend(&[Amendment { line: 2, reason: Reason::Blank, change: Change::Swap("甲", "丙") }]);
}

/// The texts of the first column, each with the number of rows over which it reaches.
fn spans(rows: &[Vec<Cell>]) -> Vec<(&str, usize)> {
    let mut spans: Vec<(&str, usize)> = Vec::new();
    for first in rows.iter().filter_map(|row| row.first()) {
        match (first, spans.last_mut()) {
            (Cell::MergedAbove, Some((_, rows))) => *rows += 1,
            (Cell::MergedAbove, None) => panic!("the first row is merged with nothing"),
            (Cell::Text(text), _) => spans.push((text, 1)),
        }
    }
    spans
}

/// All cells, each with its place, so that a difference can be found.
fn cells(rows: &[Vec<Cell>]) -> Vec<String> {
    let mut all = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let text = match cell {
                Cell::MergedAbove => "(merged above)",
                Cell::Text(text) => text,
            };
            all.push(format!("row {row}, column {column}: {text}"));
        }
    }
    all
}
