//! A joint notice that two bodies issued in 2019, written as a spec: its bundle says what the
//! notice says, paragraph by paragraph.
//!
//! `examples/joint-notice.txt` is the text as it was found: one sentence a line, blanks where the
//! page was laid out. All that the bundle has otherwise is listed here, line by line of the file;
//! an entry that finds nothing to change fails.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "the functions of a test fail as the test does"
)]

#[path = "seeds/bundle.rs"]
mod bundle;
#[path = "seeds/diff.rs"]
mod diff;

use std::fs;
use std::path::Path;

use bundle::{Bundle, Cell};
use diff::assert_same;
use hongtou::compile::{Options, compile};
use hongtou::files::NoFiles;
use hongtou::source::Source;
use hongtou::templates::Templates;

/// What a line of the file is in the bundle.
#[derive(Clone, Copy, Debug)]
enum Change {
    /// In the mark the names stand in a column and 文件 to the right of both (7.2.4): in the file,
    /// behind the first name and two blanks.
    SuffixAside(&'static str, &'static str),
    /// 文件 follows the names.
    SuffixAfter(&'static str),
    /// A heading that ends in 。 and the sentence after it are one paragraph (7.3.3); the file has
    /// each sentence on a line.
    RunIn,
}

/// All that differs, by the number of the line, from 1.
const CHANGES: &[(usize, Change)] = &[
    (2, Change::SuffixAside("发展改革委办公厅", "文件")),
    (3, Change::SuffixAfter("文件")),
    (15, Change::RunIn),
    (18, Change::RunIn),
    (20, Change::RunIn),
    (24, Change::RunIn),
    (28, Change::RunIn),
    (31, Change::RunIn),
    (35, Change::RunIn),
    (40, Change::RunIn),
    (43, Change::RunIn),
];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The file's paragraphs with the changes made.
fn expected(text: &str, changes: &[(usize, Change)]) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut made = 0;
    let mut joins = false;
    for (number, line) in text.lines().enumerate().map(|(index, line)| (index + 1, line.trim())) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let change = changes.iter().find(|(at, _)| *at == number).map(|(_, change)| *change);
        made += usize::from(change.is_some());
        let mut own = vec![line.to_owned()];
        match change {
            Some(Change::SuffixAside(name, suffix)) => {
                assert_eq!(line, format!("{name}  {suffix}"), "line {number}");
                own = vec![name.to_owned()];
            }
            Some(Change::SuffixAfter(suffix)) => own.push(suffix.to_owned()),
            Some(Change::RunIn) => {
                assert!(line.starts_with('（') && line.ends_with('。'), "line {number}: {line}");
            }
            None => {}
        }
        if joins {
            let before = paragraphs.last_mut().unwrap();
            before.push_str(&own.remove(0));
        }
        paragraphs.extend(own);
        joins = matches!(change, Some(Change::RunIn));
    }
    assert_eq!(made, changes.len(), "changes that found their line");
    paragraphs
}

#[test]
fn the_bundle_says_what_the_notice_says() {
    let text = read("samples/gallery/joint-notice-2019.yaml");
    let options = Options { only: vec!["bundle".to_owned()], docx: true, html: true };
    let spec = Source::new("joint-notice-2019.yaml", text);
    let compiled = compile(&spec, &Templates::built_in(), &NoFiles, &options);
    assert_eq!(compiled.findings, []);
    let [document] = compiled.documents.as_slice() else { panic!("documents") };
    let bundle = Bundle::parse(document.docx.as_ref().unwrap());
    assert_same(&expected(&read("tests/examples/joint-notice.txt"), CHANGES), &bundle.paragraphs);
    assert_eq!(bundle.rows, Vec::<Vec<Cell>>::new());
}

#[test]
#[should_panic(expected = "line 4")]
fn a_change_that_is_not_in_the_file_fails() {
    expected(&read("tests/examples/joint-notice.txt"), &[(4, Change::RunIn)]);
}
