//! `hongtou diff`.

use std::process::Command;

use super::program::{Place, Ran, SPEC};

/// The smallest spec with a schedule whose only task is due then.
pub fn due(deadline: &str) -> String {
    format!(
        "{SPEC}schedule:\n  title: 安排表\n  tasks:\n    - id: kickoff\n      work: 召开动员会\n      \
         deadline: {deadline}\n      owners: [办公室]\n"
    )
}

/// A directory with an old and a new version.
pub fn versions() -> Place {
    let place = Place::new();
    place.write("old.yaml", due("3月5日前"));
    place.write("new.yaml", due("3月12日前"));
    place
}

fn diff(place: &Place, arguments: &[&str]) -> Ran {
    place.run(&[&["diff"], arguments].concat())
}

/// A repository with the old version committed, and the new one in its place.
fn repository() -> Place {
    repository_of(due)
}

/// The same with a house profile beside it, of specs that are made so.
fn repository_of(spec: impl Fn(&str) -> String) -> Place {
    let place = Place::new();
    place.write("活动/campaign.yaml", spec("3月5日前"));
    place.write("活动/本院.yaml", "inherits: gbt9704\ncolours: {red: \"#E60012\"}\n");
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.arg("-C").arg(place.path("")).args(arguments);
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        let ran = command.output().unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    let author = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
    git(&[&author[..], &["commit", "--quiet", "-m", "first"]].concat());
    place.write("活动/campaign.yaml", spec("3月12日前"));
    place
}

#[test]
fn facts_and_sentences_are_told() {
    let ran = diff(&versions(), &["old.yaml", "new.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let expected = "\
变动的事项
  对象                     内容      原来      现在       天数
  任务 kickoff 召开动员会  完成时限  3月5日前  3月12日前  +7

变动的文字
schedule《安排表》
  第1行 完成时限
  - 3月5日前
  + 3月12日前
";
    assert_eq!(ran.out, expected);
    let ran = diff(&versions(), &["old.yaml", "new.yaml", "--lang", "en", "--format", "md"]);
    assert!(ran.out.starts_with("# Changes: old.yaml → new.yaml\n"), "{}", ran.out);
    let ran = diff(&versions(), &["old.yaml", "new.yaml", "--format", "html"]);
    assert!(ran.out.contains("<del>5</del><ins>12</ins>日前"), "{}", ran.out);
    let ran = diff(&versions(), &["old.yaml", "new.yaml", "--format", "json"]);
    assert!(ran.out.contains("\"days\": 7"), "{}", ran.out);
}

#[test]
fn no_difference_is_said_and_is_no_fault() {
    for (lang, said) in [("zh", "两个版本没有不同\n"), ("en", "the two versions do not differ\n")]
    {
        let ran = diff(&versions(), &["old.yaml", "old.yaml", "--lang", lang]);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, said, ""));
    }
}

#[test]
fn a_version_may_come_from_git() {
    let place = repository();
    let ran = diff(&place, &["HEAD:活动/campaign.yaml", "活动/campaign.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("3月5日前  3月12日前  +7"), "{}", ran.out);
    // A pair of revisions too, and where the repository is not at its root.
    let ran = diff(&place, &["HEAD:活动/campaign.yaml", "HEAD:./活动/campaign.yaml"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "两个版本没有不同\n"));
}

#[test]
fn a_profile_of_a_revision_may_inherit_a_built_in_one() {
    let place = repository_of(|deadline| due(deadline) + "profile: 本院\n");
    for command in ["diff", "amend"] {
        let ran = place.run(&[command, "HEAD:活动/campaign.yaml", "活动/campaign.yaml"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{command}");
        assert!(ran.out.contains("3月12日前"), "{}", ran.out);
    }
    // One that is not there is told of as on the disk.
    let place = repository_of(|deadline| due(deadline) + "profile: 无.yaml\n");
    let ran = diff(&place, &["HEAD:活动/campaign.yaml", "HEAD:活动/campaign.yaml"]);
    assert!(ran.code == 1 && ran.err.contains("HT250"), "{}", ran.err);
}

#[test]
fn a_revision_that_git_does_not_have_is_told() {
    let place = repository();
    for name in ["HEAD~7:活动/campaign.yaml", "HEAD:无.yaml", "HEAD:活动", "nowhere:x.yaml"] {
        let ran = diff(&place, &[name, "活动/campaign.yaml"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{name}");
        assert!(ran.err.contains("HT820") && ran.err.contains(name), "{}", ran.err);
        assert!(ran.err.contains("版本:路径"), "{}", ran.err);
    }
    // Outside of any repository.
    let outside = versions();
    let ran = diff(&outside, &["HEAD:old.yaml", "new.yaml", "--lang", "en"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("HT820") && ran.err.contains("repository"), "{}", ran.err);
}

#[test]
fn what_is_no_spec_is_told_of_both_versions_at_once() {
    let place = versions();
    place.write("list.yaml", "- 1\n");
    place.write("bad.yaml", due("3月5日前").replace("2024-03-01", "2024-02-30"));
    let ran = diff(&place, &["list.yaml", "bad.yaml"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("list.yaml:1:1: 错误[HT218]"), "{}", ran.err);
    assert!(ran.err.contains("bad.yaml:3:") && ran.err.contains("HT205"), "{}", ran.err);
    let ran = diff(&place, &["nowhere.yaml", "new.yaml"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("HT601") && ran.err.contains("nowhere.yaml"), "{}", ran.err);
}

#[test]
fn a_malformed_call_is_explained() {
    let place = versions();
    let cases: [(&[&str], &str); 3] = [
        (&["old.yaml"], "缺少 <新版本>"),
        (&["old.yaml", "new.yaml", "--format", "pdf"], "text、md、json、html"),
        (&["old.yaml", "new.yaml", "--format", "htm"], "是不是“html”？"),
    ];
    for (arguments, said) in cases {
        let ran = diff(&place, arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

#[test]
fn warnings_of_a_version_are_for_the_build() {
    let place = versions();
    place.write("old.yaml", due("3月5日前").replace("某医〔2024〕1号", "某医[2024]1号"));
    let ran = diff(&place, &["old.yaml", "new.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

/// The text of the body of a DOCX.
fn body(place: &Place, path: &str) -> String {
    let mut package = zip::ZipArchive::new(std::fs::File::open(place.path(path)).unwrap()).unwrap();
    let mut text = String::new();
    let mut file = package.by_name("word/document.xml").unwrap();
    std::io::Read::read_to_string(&mut file, &mut text).unwrap();
    text
}

#[test]
fn a_redline_marks_what_moved_and_names_who_and_when() {
    let place = versions();
    let redline = ["old.yaml", "new.yaml", "--redline", "--out", "修订稿"];
    let ran = diff(&place, &redline);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    // The notice names no deadline and has no redline.
    assert_eq!(place.names("修订稿"), ["bundle.docx", "schedule.docx"]);
    assert!(ran.out.contains("修订稿/schedule.docx"), "{}", ran.out);
    let text = body(&place, "修订稿/schedule.docx");
    let mark = |name: &str, id: usize, inner: &str| {
        let by = "w:author=\"hongtou\" w:date=\"2024-03-01T00:10:00Z\"";
        format!("<w:{name} w:id=\"{id}\" {by}><w:r>{inner}</w:r></w:{name}>")
    };
    let old = mark("del", 1, "<w:delText xml:space=\"preserve\">5</w:delText>");
    let new = mark("ins", 2, "<w:t xml:space=\"preserve\">12</w:t>");
    assert!(text.replace("T00:00:00Z", "T00:10:00Z").contains(&format!("{old}{new}")), "{text}");
    assert_eq!(text.matches("w:author").count(), 2, "{text}");

    // The same again is the same file; another hand and day are other marks.
    let ran = diff(&place, &redline);
    assert!(ran.out.contains("未变化") && !ran.out.contains("已写入"), "{}", ran.out);
    let by = ["--author", "甲<办>", "--date", "2024年3月9日"];
    let ran = diff(&place, &[&redline[..], &by].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let text = body(&place, "修订稿/schedule.docx");
    assert!(text.contains("w:author=\"甲&lt;办&gt;\" w:date=\"2024-03-09T"), "{text}");
}

#[test]
fn a_redline_of_nothing_writes_nothing() {
    let place = versions();
    let ran = diff(&place, &["old.yaml", "old.yaml", "--redline", "--out", "red"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "两个版本没有不同\n", ""));
    assert!(!place.has("red"));
    // A document that only one version has is named.
    place.write(
        "more.yaml",
        due("3月5日前") + "attachments: [{id: more, title: 附录, body: 正文。}]\n",
    );
    let ran = diff(&place, &["old.yaml", "more.yaml", "--redline", "--out", "red"]);
    assert!(ran.out.contains("more《附录》（新增）"), "{}", ran.out);
    assert_eq!(place.names("red"), ["bundle.docx", "notice.docx", "schedule.docx"]);
}

/// A redline of other versions that lies beside the new ones is not taken for one of them.
#[test]
fn redlines_of_an_earlier_call_are_named() {
    let place = versions();
    let redline = |old: &str, new: &str| {
        let ran = diff(&place, &[old, new, "--redline", "--out", "red"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        ran.out
    };
    assert!(!redline("old.yaml", "new.yaml").contains("以前"));
    assert!(!redline("old.yaml", "new.yaml").contains("以前"), "they are those of this call");
    place.write("red/mine.docx", "mine");
    std::fs::copy(place.path("red/schedule.docx"), place.path("red/mine.txt")).unwrap();
    assert_eq!(place.run(&["build", "old.yaml"]).code, 0);
    std::fs::copy(place.path("out/notice.docx"), place.path("red/built.docx")).unwrap();
    // The notice is another now, the schedule is not.
    place.write("new.yaml", due("3月5日前").replace("落实", "执行"));
    let said = redline("old.yaml", "new.yaml");
    assert!(said.ends_with("red/schedule.docx 是以前写的修订稿，与这两个版本无关\n"), "{said}");
    assert_eq!(said.matches("以前").count(), 1, "{said}");
    let said = redline("old.yaml", "old.yaml");
    assert_eq!(said.matches("以前").count(), 3, "{said}");
    assert!(place.has("red/schedule.docx") && place.read("red/mine.docx") == "mine");
}

#[test]
fn half_a_redline_is_refused() {
    let place = versions();
    let cases: [(&[&str], &str); 5] = [
        (&["--redline"], "要用 --out"),
        (&["--out", "red"], "“--out”只能和 --redline"),
        (&["--author", "甲"], "“--author”只能和 --redline"),
        (&["--redline", "--out", "red", "--date", "2024-02-30"], "“2024-02-30”不是日期"),
        (&["--redline", "--out", "red", "--format", "md"], "不能与"),
    ];
    for (options, said) in cases {
        let ran = diff(&place, &[&["old.yaml", "new.yaml"], options].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{options:?}");
        assert!(ran.err.contains(said), "{}", ran.err);
    }
    assert!(!place.has("red"));
    place.write("red", "in the way");
    let ran = diff(&place, &["old.yaml", "new.yaml", "--redline", "--out", "red"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("HT602"), "{}", ran.err);
}

#[test]
fn a_redline_never_replaces_what_was_built() {
    let place = versions();
    assert_eq!(place.run(&["build", "old.yaml", "--out", "out"]).code, 0);
    let built = std::fs::read(place.path("out/schedule.docx")).unwrap();
    let ran = diff(&place, &["old.yaml", "new.yaml", "--redline", "--out", "out"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("HT821"), "{}", ran.err);
    assert_eq!(std::fs::read(place.path("out/schedule.docx")).unwrap(), built);
}

#[test]
fn a_document_of_somebody_else_is_not_written_over() {
    let place = versions();
    place.write("r/schedule.docx", "mine");
    let call = ["old.yaml", "new.yaml", "--redline", "--out", "r"];
    let ran = diff(&place, &call);
    assert_eq!((ran.code, place.read("r/schedule.docx").as_str()), (1, "mine"));
    assert!(ran.err.contains("HT822") && ran.err.contains("r/schedule.docx"), "{}", ran.err);
    // A built document is none of tracked changes, wherever it lies.
    assert_eq!(place.run(&["build", "old.yaml"]).code, 0);
    std::fs::copy(place.path("out/schedule.docx"), place.path("r/schedule.docx")).unwrap();
    assert_eq!(diff(&place, &call).code, 1);
    std::fs::remove_file(place.path("r/schedule.docx")).unwrap();
    assert_eq!(diff(&place, &call).code, 0);
    place.write("new.yaml", due("3月15日前"));
    assert_eq!(diff(&place, &call).code, 0, "a redline takes the place of one");
}
