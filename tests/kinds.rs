//! The fifteen kinds (文种): each has its templates, a starter and a sample, and a document of it is
//! as its kind wants it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "the functions of a test fail as the test does"
)]

mod disk;

use std::fs;
use std::path::Path;

use disk::Disk;
use hongtou::compile::{Compiled, Options, compile};
use hongtou::doc::{Document, Format, Sheet};
use hongtou::source::Source;
use hongtou::spec::DocKind;
use hongtou::templates::Templates;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn compiled(text: String) -> Compiled {
    let options = Options { only: Vec::new(), docx: false, html: false };
    let beside = Disk(root().join("samples/kinds"));
    compile(&Source::new("a.yaml", text), &Templates::built_in(), &beside, &options)
}

/// The document of a kind, of a spec without faults.
fn document(kind: DocKind, text: String) -> Document {
    let compiled = compiled(text);
    assert_eq!(compiled.findings, [], "{kind:?}");
    let named = |tree: &Document| tree.name == kind.key();
    let mut trees = compiled.documents.into_iter().map(|built| built.tree);
    trees.find(named).unwrap_or_else(|| panic!("{kind:?}"))
}

/// The issued sheet of a spec of `kind` with these keys under `text`.
fn sheet(kind: &str, keys: &str) -> Sheet {
    let text = format!(
        "issuer: {{name: 某某市人民政府, code: 某政}}\nnumber: 1\ndate: 2026-03-18\n\
         kind: {kind}\ntext: {{title: {{matter: 某事}}, body: 正文。{keys}}}\n"
    );
    compiled(text).documents.swap_remove(0).tree.sheets.swap_remove(0)
}

/// The lines of a document's text.
fn lines(document: &Document) -> String {
    format!("{:?}", document.sheets.first().unwrap().body)
}

#[test]
fn each_kind_has_a_folder_of_templates_and_a_sample_and_there_are_no_others() {
    let templates = Templates::built_in();
    let mut wanted: Vec<String> = Vec::new();
    for kind in DocKind::ALL {
        let key = kind.key();
        for name in [kind.template(), format!("{key}/{key}.yaml")] {
            let text = templates.get(&name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(text, read(&format!("templates/{name}")));
        }
        wanted.push(format!("{key}.yaml"));
    }
    let mut samples: Vec<String> = fs::read_dir(root().join("samples/kinds"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    wanted.sort();
    samples.sort();
    assert_eq!(samples, wanted);
}

#[test]
fn starters_and_samples_build_as_what_they_are() {
    for kind in DocKind::ALL {
        let key = kind.key();
        for path in [format!("templates/{key}/{key}.yaml"), format!("samples/kinds/{key}.yaml")] {
            let document = document(kind, read(&path));
            let sheet = document.sheets.first().unwrap();
            let title = sheet.title.concat();
            let is_order = kind == DocKind::Order;
            assert!(if is_order { title.is_empty() } else { title.ends_with(kind.zh()) }, "{path}");
            assert!(!is_order || document.meta.title.contains("令第"), "{path}");
            let format = match kind {
                DocKind::Letter => Format::Letter,
                DocKind::Order => Format::Order,
                DocKind::Minutes => Format::Minutes,
                _ => Format::Document,
            };
            let head = sheet.head.as_ref().unwrap();
            assert_eq!(head.format, format, "{path}");
            let upward = matches!(kind, DocKind::Report | DocKind::Request);
            assert_eq!(!head.signers.is_empty(), upward, "{path}");
            let signed =
                !matches!(kind, DocKind::Resolution | DocKind::Communique | DocKind::Minutes);
            assert_eq!(sheet.signature.is_some(), signed, "{path}");
            let noted = matches!(kind, DocKind::Resolution | DocKind::Communique);
            assert_eq!(!sheet.title_note.is_empty(), noted, "{path}");
            assert_eq!(!sheet.attendance.is_empty(), kind == DocKind::Minutes, "{path}");
        }
    }
}

/// What the field ends such a text with; the other kinds have no phrase of their own.
#[test]
fn starters_and_samples_end_with_the_phrase_of_their_kind() {
    let phrases = [
        (DocKind::Announcement, "特此公告。"),
        (DocKind::Notification, "特此通告。"),
        (DocKind::Report, "特此报告。"),
        (DocKind::Request, "妥否，请批示。"),
        (DocKind::Reply, "此复。"),
        (DocKind::Motion, "现提请审议。"),
        (DocKind::Letter, "函复为盼。"),
    ];
    for (kind, phrase) in phrases {
        let key = kind.key();
        for path in [format!("templates/{key}/{key}.yaml"), format!("samples/kinds/{key}.yaml")] {
            let body = lines(&document(kind, read(&path)));
            assert!(body.rfind('。') < body.rfind(phrase).map(|at| at + phrase.len()), "{path}");
            assert_eq!(body.matches(phrase).count(), 1, "{path}");
        }
    }
}

#[test]
fn no_closing_is_printed_that_is_not_written() {
    for kind in DocKind::ALL {
        let body = format!("{:?}", sheet(kind.key(), "").body);
        assert_eq!(body.matches('。').count(), 1, "{kind:?}: {body}");
        let body = format!("{:?}", sheet(kind.key(), ", closing: 结语。").body);
        assert!(body.find("正文。") < body.find("结语。"), "{kind:?}: {body}");
    }
}

#[test]
fn what_a_meeting_adopted_is_signed_only_where_no_note_says_who_did() {
    for kind in DocKind::ALL {
        let adopted = matches!(kind, DocKind::Resolution | DocKind::Decision | DocKind::Communique);
        let noted = sheet(kind.key(), ", title_note: 2026年3月18日某会议通过");
        assert_eq!(noted.title_note, ["（2026年3月18日某会议通过）"]);
        let signed = !adopted && kind != DocKind::Minutes;
        assert_eq!(noted.signature.is_some(), signed, "{kind:?}");
        let plain = sheet(kind.key(), "");
        assert_eq!(plain.signature.is_some(), kind != DocKind::Minutes, "{kind:?}");
    }
}

#[test]
fn a_note_keeps_its_brackets_and_breaks_where_its_author_says() {
    let note = |text: &str| sheet("resolution", &format!(", title_note: \"{text}\"")).title_note;
    assert_eq!(note("（某会议通过）"), ["（某会议通过）"]);
    assert_eq!(note("(某会议通过)"), ["（某会议通过）"]);
    assert_eq!(note("某会议（第三次）"), ["（某会议（第三次））"]);
    assert_eq!(note("2026年3月18日|某会议通过"), ["（2026年3月18日", "某会议通过）"]);
    let long = "2026年6月26日某某市第十七届人民代表大会常务委员会第三十一次会议通过";
    let lines = note(long);
    assert_eq!((lines.len(), lines.concat()), (2, format!("（{long}）")));
    assert!(lines.iter().all(|line| line.chars().count() > 10), "{lines:?}");
}

#[test]
fn a_format_that_is_written_wins() {
    assert_eq!(sheet("letter", "").head.unwrap().format, Format::Letter);
    let text = read("samples/kinds/letter.yaml").replace("文种: 函", "文种: 函\n格式: 文件");
    let document = document(DocKind::Letter, text);
    let head = document.sheets.first().unwrap().head.clone().unwrap();
    assert_eq!(head.format, Format::Document);
    assert_eq!(head.mark.lines, ["某某市卫生健康委员会文件"]);
}

/// `notice:` is a text of the kind 通知, with or without that being said.
#[test]
fn a_notice_is_the_same_under_both_names() {
    let spec = |key: &str, kind: &str| {
        format!(
            "issuer: {{name: 某医院, code: 某医}}\nnumber: 1\ndate: 2026-03-18\nto: 各科室\n{kind}\
             {key}: {{title: {{matter: 某事}}, body: 正文。}}\n"
        )
    };
    let notice = document(DocKind::Notice, spec("notice", ""));
    assert_eq!(notice, document(DocKind::Notice, spec("text", "")));
    assert_eq!(notice, document(DocKind::Notice, spec("notice", "kind: 通知\n")));
    assert_eq!(notice.sheets.first().unwrap().title.concat(), "某医院关于某事的通知");
}
