//! `hongtou build` where a document is no longer in the spec.

use super::program::{Place, SPEC};

const ATTACHMENTS: &str = "\
attachments:
  - {id: form, title: 检查表, body: 一项。}
  - {id: list, title: 名单, body: 两人。}
";

/// A directory in which two attachments were built, and are no longer in the spec.
fn place() -> Place {
    let place = Place::new();
    place.write("a.yaml", format!("{SPEC}{ATTACHMENTS}"));
    assert_eq!(place.run(&["build", "a.yaml"]).code, 0);
    assert!(place.has("out/form.docx") && place.has("out/list.html"));
    place.write("a.yaml", SPEC);
    place
}

#[test]
fn what_is_left_over_is_named_and_stays() {
    let place = place();
    for _ in 0..2 {
        let ran = place.run(&["build", "a.yaml"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(ran.err.matches("HT612").count(), 4, "{}", ran.err);
        assert!(ran.err.contains("已经没有《检查表》，还留着“out/form.docx”"), "{}", ran.err);
        assert!(place.has("out/form.docx") && place.has("out/list.html"));
    }
    let ran = place.run(&["build", "a.yaml", "--check"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.err.matches("HT613").count(), 4, "{}", ran.err);
    // What was moved away is not asked after again.
    for name in ["form.docx", "form.html", "list.docx", "list.html"] {
        std::fs::rename(place.path(&format!("out/{name}")), place.path(name)).unwrap();
    }
    assert_eq!(place.run(&["build", "a.yaml", "--check"]).code, 0);
    let ran = place.run(&["build", "a.yaml"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(!place.read("out/manifest.json").contains("检查表"));
}

#[test]
fn pruning_removes_what_is_still_ours() {
    let place = place();
    place.write("out/form.html", place.read("out/form.html").replace("一项", "三项"));
    place.write("out/mine.docx", "mine");
    let ran = place.run(&["build", "a.yaml", "--prune"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("已删除  out/list.docx\n"), "{}", ran.out);
    assert!(ran.err.contains("HT614") && ran.err.contains("out/form.html"), "{}", ran.err);
    let kept = [
        "bundle.docx",
        "bundle.html",
        "form.html",
        "manifest.csv",
        "manifest.json",
        "mine.docx",
        "notice.docx",
        "notice.html",
    ];
    assert_eq!(place.names("out"), kept);
    let ran = place.run(&["build", "a.yaml", "--check"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("HT615") && ran.err.contains("请自行删去"), "{}", ran.err);
    assert!(!ran.err.contains("hongtou build --prune"), "{}", ran.err);
    std::fs::remove_file(place.path("out/form.html")).unwrap();
    assert_eq!(place.run(&["build", "a.yaml", "--check"]).code, 0);
    let both = place.run(&["build", "a.yaml", "--check", "--prune"]);
    assert_eq!(both.code, 2, "{}", both.out);
}

#[test]
fn who_asks_for_some_is_not_told_of_others() {
    let place = Place::new();
    let spec = format!("{SPEC}{ATTACHMENTS}");
    place.write("a.yaml", &spec);
    place.run(&["build", "a.yaml"]);
    for more in [&["--only", "notice"][..], &["--format", "html"], &["--only", "list", "--check"]] {
        let ran = place.run(&[&["build", "a.yaml"], more].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{more:?}");
    }
    place.write("a.yaml", SPEC);
    let ran = place.run(&["build", "a.yaml", "--only", "notice", "--prune"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let ran = place.run(&["build", "a.yaml", "--format", "html", "--prune"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(place.has("out/form.docx") && !place.has("out/form.html"));
    // A spec that cannot be read to its end, or an attachment with a fault, removes nothing.
    let faulty = spec.replace("一项。", "\"{{ nothing }}\"");
    place.write("a.yaml", faulty);
    let ran = place.run(&["build", "a.yaml", "--prune"]);
    assert_eq!(ran.code, 1);
    assert!(!ran.err.contains("HT61"), "{}", ran.err);
    assert!(place.has("out/form.docx"));
}

#[test]
fn a_manifest_leads_to_no_other_file() {
    let place = place();
    let manifest = place.read("out/manifest.json");
    place.write("out/../form.docx", std::fs::read(place.path("out/form.docx")).unwrap());
    place.write("out/manifest.json", manifest.replace("\"form", "\"../form"));
    place.run(&["build", "a.yaml", "--prune"]);
    assert!(place.has("form.docx") && place.has("out/form.docx"));
}

#[test]
fn what_a_spec_left_that_is_gone_from_its_directory_is_named() {
    let place = Place::with_specs(&["all/a.yaml", "all/b.yaml"]);
    let build = |more: &[&str]| place.run(&[&["build", "all"], more].concat());
    assert_eq!(build(&[]).err, "");
    assert!(place.has("out/b/notice.docx"));
    std::fs::remove_file(place.path("all/b.yaml")).unwrap();
    let ran = build(&[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("HT616") && ran.err.contains("“all/b.yaml”已经没有了"), "{}", ran.err);
    assert!(ran.err.contains("“out/b”") && place.has("out/b/notice.docx"), "{}", ran.err);
    let check = build(&["--check"]);
    assert!(check.code == 1 && check.err.contains("HT617"), "{}", check.err);
    // A call for one file says nothing of others.
    let one = place.run(&["build", "all/a.yaml", "--out", "out/a"]);
    assert_eq!((one.code, one.err.as_str()), (0, ""));
    std::fs::rename(place.path("out/b"), place.path("b")).unwrap();
    assert_eq!(build(&["--check"]).err, "");
}
