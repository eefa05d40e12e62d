//! What changed between two versions of a sample, in every form in which it is told.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    reason = "the functions of a test fail as the test does"
)]

use std::fs;
use std::path::{Path, PathBuf};

use hongtou::changes::amend::{self, Draft, Said};
use hongtou::changes::report::{Format, write};
use hongtou::changes::{Subject, Version, compare};
use hongtou::compile::{Options, compile};
use hongtou::files::NoFiles;
use hongtou::lang::Lang;
use hongtou::source::Source;
use hongtou::templates::Templates;

fn sample() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(root.join("samples/lianyungang-2009/campaign.yaml")).unwrap()
}

/// `text` with the first `old` after `from` replaced.
#[track_caller]
fn replaced(text: &str, from: &str, old: &str, new: &str) -> String {
    let start = text.find(from).unwrap();
    let at = start + text[start..].find(old).unwrap();
    format!("{}{new}{}", &text[..at], &text[at + old.len()..])
}

/// The sample with the meeting on culture building moved.
fn moved() -> String {
    let text =
        replaced(&sample(), "id: culture-meeting", "deadline: 7月15日前", "deadline: 7月22日前");
    let (old, new) = ("7月中旬召开文化建设动员大会", "7月22日前召开文化建设动员大会");
    if text.contains(old) { text.replace(old, new) } else { text }
}

/// The same with a task more, a paragraph and the first task of a stage less.
fn revised() -> String {
    let text = moved();
    let at = text.find("        - id: rules-review").unwrap();
    let task = "        - id: culture-plan\n          work: 印发文化建设年度计划\n          \
                deadline: 7月24日前\n          owners: [办公室, 工会]\n\n";
    let text = format!("{}{task}{}", &text[..at], &text[at..]);
    let first = text.find("        坚持把学习理论贯彻始终").unwrap();
    let end = first + text[first..].find("\n\n").unwrap() + 2;
    let text = format!("{}{}", &text[..first], &text[end..]);
    let first = text.find("        - id: key-projects").unwrap();
    let end = text.find("        - id: service-campaigns").unwrap();
    format!("{}{}", &text[..first], &text[end..])
}

fn version(name: &str, text: &str) -> Version {
    let source = Source::new(name, text);
    Version::read(&source, &Templates::built_in(), &NoFiles).unwrap()
}

/// Compares `text` with the golden file `name`, or writes it.
#[track_caller]
fn golden(name: &str, text: &str) {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/changes").join(name);
    if std::env::var_os("HONGTOU_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
    }
    let wanted = fs::read_to_string(&path).unwrap_or_default();
    assert!(text == wanted, "{name} differs (HONGTOU_BLESS=1 writes it):\n{text}");
}

#[test]
fn every_form_tells_the_same_changes() {
    let (old, new) = (version("旧.yaml", &sample()), version("新.yaml", &revised()));
    let changes = compare(&old, &new);
    for (format, name) in Format::ALL {
        for (lang, code) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let text = write(&changes, &old, &new, format, lang);
            golden(&format!("revised.{code}.{name}"), &text);
        }
    }
}

#[test]
fn a_moved_meeting_is_one_fact_and_two_places() {
    let changes = compare(&version("旧.yaml", &sample()), &version("新.yaml", &moved()));
    let [fact] = changes.facts.as_slice() else { panic!("{:?}", changes.facts) };
    let work = "召开文化建设动员大会。".to_owned();
    assert_eq!(fact.subject, Subject::Task { id: Some("culture-meeting".to_owned()), work });
    assert_eq!(fact.field.first().map(|(key, _)| key.as_str()), Some("deadline"));
    assert_eq!((fact.old.as_deref(), fact.new.as_deref()), (Some("7月15日前"), Some("7月22日前")));
    assert_eq!(fact.days, Some(7));
    let places: Vec<_> = changes
        .documents
        .iter()
        .flat_map(|d| d.sentences.iter().map(|s| (d.name.as_str(), s.place.text(Lang::Zh))))
        .collect();
    let plan = ("plan", "三、（四）1.第1段".to_owned());
    assert_eq!(places, [plan, ("schedule", "第9行 完成时限".to_owned())]);
}

#[test]
fn a_version_does_not_differ_from_itself() {
    for text in [sample(), revised()] {
        let (one, two) = (version("甲.yaml", &text), version("乙.yaml", &text));
        let changes = compare(&one, &two);
        assert!(changes.is_empty(), "{changes:?}");
        assert_eq!(amend::draft(&one, &two, &changes, &Said::default()), Draft::default());
        let said = write(&changes, &one, &two, Format::Text, Lang::Zh);
        assert_eq!(said, "两个版本没有不同\n");
    }
}

#[test]
fn the_draft_of_the_notice_builds_without_a_finding() {
    let (old, new) = (version("旧.yaml", &sample()), version("新.yaml", &revised()));
    let draft = drafted(&old, &new);
    golden("amendment.yaml", &draft);
    builds(&draft);
}

/// The notice of what moved, with a number.
#[track_caller]
fn drafted(old: &Version, new: &Version) -> String {
    let said = Said { number: Some("25".to_owned()), date: None };
    amend::draft(old, new, &compare(old, new), &said).text.unwrap()
}

#[track_caller]
fn builds(draft: &str) {
    let options = Options { only: Vec::new(), docx: true, html: true };
    let source = Source::new("调整通知.yaml", draft);
    let built = compile(&source, &Templates::built_in(), &NoFiles, &options);
    assert!(built.findings.is_empty(), "{draft}\n{:?}", built.findings);
    let names: Vec<_> = built.documents.iter().map(|d| d.name.as_str()).collect();
    assert_eq!(names, ["notice", "bundle"], "{draft}");
}

#[test]
fn a_draft_takes_any_text_and_any_kind_of_head() {
    let spec = |deadline: &str| {
        format!(
            "issuer: {{name: \"甲: #\\\\{{{{医院\", joint: [乙院], mark: 甲医院文件, code: 甲医}}\n\
             number: 7\ndate: 2024-03-01\n\
             head: {{secrecy: 机密★1年, copy_number: 000001}}\n\
             imprint: {{cc: [\"丙: 局\"], printer: 甲医院办公室}}\n\
             notice: {{title: 关于开展检查的通知, to: [各科室], body: 请落实。}}\n\
             schedule:\n  title: 安排表\n  stages:\n    - name: 动员\n      window: {deadline}\n      tasks:\n        \
             - work: \"1.查|*甲*&<b>[x](y) \\\\{{{{ z }}}}\"\n          deadline: {deadline}\n"
        )
    };
    let (old, new) = (version("旧.yaml", &spec("3月5日前")), version("新.yaml", &spec("3月8日前")));
    let draft = drafted(&old, &new);
    builds(&draft);
    assert!(draft.contains("动员（起止时间） |  | 3月5日前 | 3月8日前 |"), "{draft}");
    assert!(draft.contains("secrecy: 机密★1年") && draft.contains("- 乙院"), "{draft}");
    // Without a code of its own the issuer's is that of the number.
    let bare = |deadline: &str| {
        spec(deadline).replace(", code: 甲医", "").replace("number: 7", "number: 甲医〔2024〕7号")
    };
    let (old, new) = (version("旧.yaml", &bare("3月5日前")), version("新.yaml", &bare("3月8日前")));
    let draft = drafted(&old, &new);
    assert!(draft.contains("  code: 甲医\n"), "{draft}");
    builds(&draft);
}

#[test]
fn tasks_are_found_again_without_ids() {
    let spec = |tasks: &str| {
        let head = "issuer: {name: 甲院}\nnumber: 甲〔2024〕1号\ndate: 2024-03-01\n";
        format!(
            "{head}plan: {{title: 方案, body: 正文。}}\nschedule:\n  title: 表\n  tasks:\n{tasks}"
        )
    };
    let task = |work: &str, deadline: &str, owner: &str| {
        format!("    - {{work: {work}, deadline: {deadline}, owners: [{owner}]}}\n")
    };
    let old = [task("召开动员会", "3月5日前", "甲"), task("组织督查", "4月底前", "乙")].concat();
    let new = [
        task("制定计划", "3月3日前", "丙"),
        task("组织督查", "5月底前", "丁"),
        task("召开全院动员会", "3月5日前", "甲"),
    ];
    let (old, new) = (version("旧", &spec(&old)), version("新", &spec(&new.concat())));
    let changes = compare(&old, &new);
    let said: Vec<_> = changes
        .facts
        .iter()
        .map(|fact| {
            let field = fact.field.first().map_or("", |(key, _)| key.as_str());
            (field, fact.old.as_deref(), fact.new.as_deref(), fact.days)
        })
        .collect();
    assert_eq!(
        said,
        [
            ("", None, Some("3月3日前"), None),
            ("deadline", Some("4月底前"), Some("5月底前"), Some(31)),
            ("owners", Some("乙"), Some("丁"), None),
            ("work", Some("召开动员会"), Some("召开全院动员会"), None),
        ]
    );
}
