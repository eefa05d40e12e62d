//! Another run writes what is another now, and knows what is left over.

use std::fs;

use super::super::program::Place;
use super::{campaign, lines, place, times, tree, with_list, written};

#[test]
fn a_rerun_writes_nothing() {
    let place = place(40);
    place.run(&with_list(&[]));
    let before = times(&place.path("out"));
    let ledger = fs::metadata(place.path("out/.hongtou-batch")).unwrap().modified().unwrap();
    let ran = place.run(&with_list(&[]));
    assert!(ran.out.starts_with("40 个部门，168 个文件（写出 0，未变 168）"), "{}", ran.out);
    assert_eq!(times(&place.path("out")), before);
    let after = fs::metadata(place.path("out/.hongtou-batch")).unwrap().modified().unwrap();
    assert_eq!(after, ledger);
    assert_eq!(place.run(&with_list(&["--check"])).code, 0);
}

#[test]
fn one_variable_of_one_department_is_one_departments_change() {
    let place = place(40);
    place.run(&with_list(&[]));
    let before = times(&place.path("out"));
    place.write("list.jsonl", lines(40).replace("请第7科室按时", "请第7科室尽快"));
    assert_eq!(place.run(&with_list(&["--check"])).code, 1);
    assert_eq!(times(&place.path("out")), before);
    let ran = place.run(&with_list(&[]));
    assert!(ran.out.contains("写出 2，"), "{}", ran.out);
    let new = written(&before, &times(&place.path("out")));
    let own = ["manifest.csv", "manifest.json", "科007/notice.docx", "科007/notice.html"];
    assert_eq!(new, own);
    let fresh = super::place(0);
    fresh.write("list.jsonl", place.read("list.jsonl"));
    fresh.run(&with_list(&[]));
    assert!(tree(&fresh.path("out")) == tree(&place.path("out")));
}

#[test]
fn one_deadline_concerns_whoever_has_the_task() {
    let place = place(30);
    place.run(&with_list(&[]));
    let before = times(&place.path("out"));
    // 清理修订现有规章制度 is a task of 各职能科室, whom every third belongs to.
    let spec = place.read("campaign.yaml");
    let old = "work: 清理修订现有规章制度。\n          deadline: 7月25日前";
    assert!(spec.contains(old));
    place.write("campaign.yaml", spec.replace(old, &old.replace("25", "26")));
    let ran = place.run(&with_list(&[]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let new = written(&before, &times(&place.path("out")));
    let mut own: Vec<String> = (0..30)
        .filter(|n| n % 3 == 1)
        .flat_map(|n| ["docx", "html"].map(|format| format!("科{n:03}/schedule.{format}")))
        .collect();
    own.splice(0..0, ["manifest.csv".to_owned(), "manifest.json".to_owned()]);
    assert_eq!(new, own);
    assert!(ran.out.contains("写出 20，"), "{}", ran.out);
}

#[test]
fn what_a_changed_deadline_leaves_as_it_is_is_where_it_was() {
    let place = place(6);
    place.run(&with_list(&[]));
    let spec = place.read("campaign.yaml");
    let old = "work: 清理修订现有规章制度。\n          deadline: 7月25日前";
    assert!(spec.contains(old));
    place.write("campaign.yaml", spec.replace(old, &old.replace("25", "26")));
    // Of these the schedules are made, and of the notices only what is not there.
    fs::remove_file(place.path("out/科001/notice.docx")).unwrap();
    place.write("out/科004/notice.html", "mine");
    let ran = place.run(&with_list(&[]));
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("out/科004/notice.html"), "{}", ran.err);
    assert_eq!(place.read("out/科004/notice.html"), "mine");
    let ran = place.run(&with_list(&["--overwrite"]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let fresh = super::place(6);
    fresh.write("campaign.yaml", place.read("campaign.yaml"));
    fresh.run(&with_list(&[]));
    assert!(tree(&fresh.path("out")) == tree(&place.path("out")));

    // Whoever is called otherwise has other files.
    let list = place.read("list.jsonl").replace("\"short\": \"科002\"", "\"short\": \"二科\"");
    for place in [&place, &fresh] {
        place.write("list.jsonl", &list);
    }
    let ran = place.run(&with_list(&["--prune"]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    fs::remove_dir_all(fresh.path("out")).unwrap();
    fresh.run(&with_list(&[]));
    assert!(tree(&fresh.path("out")) == tree(&place.path("out")));
}

#[test]
fn what_somebody_changed_is_kept() {
    let place = place(5);
    place.run(&with_list(&[]));
    let clean = tree(&place.path("out"));
    place.write("out/科002/notice.html", "改过");
    place.write("list.jsonl", lines(5).replace("按时", "尽快"));
    for more in [&["--check"][..], &[]] {
        let ran = place.run(&with_list(more));
        assert_eq!(ran.code, 1);
        assert!(
            ran.err.contains("错误[HT608]") && ran.err.contains("科002/notice.html"),
            "{}",
            ran.err
        );
        assert_eq!(place.read("out/科002/notice.html"), "改过");
    }
    // All others are as they should be.
    let now = tree(&place.path("out"));
    assert_ne!(now["科002/notice.docx"], clean["科002/notice.docx"]);
    // It is said again as long as it is so.
    assert_eq!(place.run(&with_list(&[])).code, 1);
    assert_eq!(place.run(&with_list(&["--overwrite"])).code, 0);
    assert_ne!(place.read("out/科002/notice.html"), "改过");
    assert_eq!(place.run(&with_list(&["--check"])).code, 0);
}

#[test]
fn files_that_were_there_before_are_kept() {
    let place = place(2);
    place.write("out/科001/notice.docx", "别的");
    place.write("out/manifest.json", "{}");
    place.write("out/manifest.csv", "别的");
    for more in [&[][..], &[], &["--check"], &[]] {
        let ran = place.run(&with_list(more));
        assert_eq!(ran.code, 1);
        assert_eq!(ran.err.matches("HT609").count(), 3, "{}", ran.err);
        assert_eq!(place.read("out/科001/notice.docx"), "别的");
        assert_eq!(place.read("out/manifest.json"), "{}");
        assert_eq!(place.read("out/manifest.csv"), "别的");
    }
}

#[test]
fn pages_filled_in_by_hand_stay_with_their_files() {
    let place = place(3);
    place.run(&with_list(&[]));
    let filled = place.read("out/manifest.csv").replace(",,,,", ",2,,,");
    assert_eq!(filled.matches(",2,,,").count(), 3 * 2);
    place.write("out/manifest.csv", &filled);
    for more in [&["--check"][..], &[], &["--overwrite"]] {
        let ran = place.run(&with_list(more));
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert_eq!(place.read("out/manifest.csv"), filled);
    }
    place.write("list.jsonl", lines(4));
    let ran = place.run(&with_list(&["--check"]));
    assert!(ran.code == 1 && ran.err.contains("manifest.csv"), "{}", ran.err);
    for more in [&[][..], &[], &["--check"]] {
        let ran = place.run(&with_list(more));
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        let register = place.read("out/manifest.csv");
        assert!(register.starts_with(filled.trim_end()), "{register}");
        assert!(register.contains("科003/notice.docx"), "{register}");
    }
}

#[test]
fn a_register_that_somebody_changed_is_told_of_each_time() {
    let place = place(3);
    place.run(&with_list(&[]));
    let edited = place.read("out/manifest.csv").replace("科001", "科壹");
    place.write("out/manifest.csv", &edited);
    for n in [3, 4] {
        place.write("list.jsonl", lines(n));
        for more in [&[][..], &[], &["--check"], &[]] {
            let ran = place.run(&with_list(more));
            assert_eq!(ran.code, 1);
            assert!(ran.err.contains("HT608") && ran.err.contains("manifest.csv"), "{}", ran.err);
            assert_eq!(place.read("out/manifest.csv"), edited);
        }
    }
    assert!(place.has("out/科003/notice.docx"));
    assert_eq!(place.run(&with_list(&["--overwrite"])).code, 0);
    assert!(place.read("out/manifest.csv").contains("科003/notice.docx"));
    assert_eq!(place.run(&with_list(&["--check"])).code, 0);
}

#[test]
fn departments_that_are_gone_are_named_and_removed_when_asked() {
    let place = place(6);
    place.run(&with_list(&[]));
    place.write("list.jsonl", lines(4));
    place.write("out/科005/notice.docx", "改过");
    for _ in 0..2 {
        // As long as they are there.
        let ran = place.run(&with_list(&[]));
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(ran.err.matches("警告[HT973]").count(), 7, "{}", ran.err);
        assert_eq!(ran.err.matches("警告[HT974]").count(), 1, "{}", ran.err);
    }
    assert!(!place.read("out/manifest.json").contains("科004"));
    let ran = place.run(&with_list(&["--check"]));
    assert_eq!(ran.code, 1);
    assert_eq!(ran.err.matches("错误[HT975]").count(), 7, "{}", ran.err);
    assert_eq!(ran.err.matches("错误[HT985]").count(), 1, "{}", ran.err);
    let ran = place.run(&with_list(&["--prune"]));
    assert_eq!(ran.code, 0);
    assert_eq!(ran.err.matches("警告[HT974]").count(), 1, "{}", ran.err);
    assert!(ran.out.contains("删除  out/科004/notice.docx"), "{}", ran.out);
    assert!(!place.has("out/科004"));
    assert_eq!(place.names("out/科005"), ["notice.docx"]);
    // What was not removed is not forgotten.
    assert_eq!(place.run(&with_list(&["--check"])).code, 1);
    fs::remove_dir_all(place.path("out/科005")).unwrap();
    assert_eq!(place.run(&with_list(&["--check"])).code, 0);
}

#[test]
fn files_that_a_department_has_no_more_are_left_over_until_they_are_gone() {
    let place = place(3);
    place.run(&with_list(&[]));
    let less = lines(3).replacen("\"short\"", "\"documents\": [\"notice\"], \"short\"", 1);
    place.write("list.jsonl", less);
    for _ in 0..2 {
        let ran = place.run(&with_list(&[]));
        assert_eq!(ran.err.matches("HT973").count(), 2, "{}", ran.err);
        let ran = place.run(&with_list(&["--check"]));
        assert_eq!((ran.code, ran.err.matches("HT975").count()), (1, 2), "{}", ran.err);
    }
    assert_eq!(place.run(&with_list(&["--prune"])).code, 0);
    assert_eq!(place.names("out/科000"), ["notice.docx", "notice.html"]);
    let ran = place.run(&with_list(&["--check"]));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn a_choice_leaves_the_rest_as_it_is() {
    let place = place(4);
    let ran = place.run(&with_list(&[]));
    assert!(ran.out.contains("16 个文件"), "{}", ran.out);
    let before = times(&place.path("out"));
    for _ in 0..2 {
        let ran = place.run(&with_list(&["--format", "docx"]));
        assert!(ran.out.starts_with("4 个部门，8 个文件（写出 0，未变 8）"), "{}", ran.out);
    }
    let ran = place.run(&with_list(&["--only", "notice", "--department", "科001", "--prune"]));
    assert!(ran.out.starts_with("1 个部门，2 个文件（写出 0，未变 2）"), "{}", ran.out);
    assert_eq!(times(&place.path("out")), before);
    assert_eq!(place.run(&with_list(&["--check"])).code, 0);
    let ran = place.run(&with_list(&["--department", "科01"]));
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("HT971") && ran.err.contains("“科01”"), "{}", ran.err);
}

#[test]
fn stale_files_are_said_with_the_reason() {
    let place = place(2);
    place.run(&with_list(&[]));
    fs::remove_file(place.path("out/科000/notice.docx")).unwrap();
    fs::write(place.path("out/manifest.json"), "{}").unwrap();
    place.write("list.jsonl", lines(2).replace("请第1科室按时", "请第1科室尽快"));
    let ran = place.run(&with_list(&["--check", "--lang", "en"]));
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("“out/科000/notice.docx” is not up to date (it was not made yet)"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("“out/科001/notice.docx” is not up to date (its bytes differ)"),
        "{}",
        ran.err
    );
    // Somebody wrote into the manifest.
    assert!(ran.err.contains("“out/manifest.json” was changed"), "{}", ran.err);
    assert!(!ran.err.contains("()"), "{}", ran.err);
}

#[test]
fn who_only_looks_is_told_how_many_files_are_not_as_they_should_be() {
    let place = place(4);
    let check = |lang: &'static str| place.run(&with_list(&["--check", "--lang", lang]));
    let ran = check("zh");
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("4 个部门：0 个文件最新，18 个没有，"), "{}", ran.out);
    assert!(!place.has("out"));
    place.run(&with_list(&[]));
    let ran = check("en");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("4 departments: 16 files up to date ("), "{}", ran.out);
    assert!(ran.out.ends_with(" s); nothing was written\n"), "{}", ran.out);
    place.write("out/科001/notice.html", "改过");
    fs::remove_file(place.path("out/科002/notice.docx")).unwrap();
    // The department 0 has another text, and 3 is gone.
    place.write("list.jsonl", lines(3).replace("请第0科室按时", "请第0科室尽快"));
    for (lang, said) in [
        ("zh", "3 个部门：8 个文件最新，4 个过期，1 个没有，1 个改过，4 个多余，用时 "),
        ("en", "3 departments: 8 files up to date, 4 stale, 1 missing, 1 edited, 4 left over ("),
    ] {
        let before = tree(&place.path("out"));
        let ran = check(lang);
        assert_eq!(ran.code, 1);
        assert!(ran.out.starts_with(said), "{}", ran.out);
        assert!(!ran.out.contains("写出") && !ran.out.contains(" written,"), "{}", ran.out);
        assert_eq!(ran.err.matches("[HT").count(), 10, "{}", ran.err);
        assert!(tree(&place.path("out")) == before);
    }
}

#[test]
fn a_spec_without_a_list_says_so() {
    let place = Place::new();
    place.write("campaign.yaml", campaign("  view: only\n"));
    for command in
        [&["batch", "campaign.yaml"][..], &["build", "campaign.yaml", "--department", "医务科"]]
    {
        let ran = place.run(command);
        assert_eq!(ran.code, 1);
        assert!(ran.err.contains("campaign.yaml:1:1: 错误[HT970]"), "{}", ran.err);
    }
    assert!(!place.has("out"));
}

#[test]
fn the_directory_of_another_campaign_is_left_alone() {
    let place = place(3);
    assert_eq!(place.run(&with_list(&[])).code, 0);
    let before = tree(&place.path("out"));
    place.write("other.yaml", place.read("campaign.yaml").replace("23号", "24号"));
    let other = ["batch", "other.yaml", "--departments", "list.jsonl"];
    for more in [&[][..], &["--prune"], &["--check"], &["--department", "第001科室"]] {
        let ran = place.run(&[&other, more].concat());
        assert_eq!(ran.code, 1, "{}", ran.out);
        assert!(ran.err.contains("HT611"), "{}", ran.err);
        assert!(tree(&place.path("out")) == before);
    }
    assert_eq!(place.run(&[&other[..], &["--overwrite"]].concat()).code, 0);
    assert!(tree(&place.path("out")) != before);
}

#[test]
fn a_document_that_comes_back_is_its_departments_own() {
    let place = place(3);
    let spec = place.read("campaign.yaml");
    assert!(spec.contains("  view: only\n"));
    let fewer = spec.replace("  view: only\n", "  view: only\n  documents: [notice]\n");
    assert_eq!(place.run(&with_list(&[])).code, 0);
    place.write("campaign.yaml", &fewer);
    assert_eq!(place.run(&with_list(&[])).code, 0);
    place.write("campaign.yaml", spec.replace("7月25日前", "7月26日前"));
    let ran = place.run(&with_list(&[]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(place.run(&with_list(&["--check"])).code, 0);
}

#[test]
fn what_was_said_is_said_again() {
    let place = Place::new();
    // A note on a name, a warning in the list's line, one that all have, and one that one has.
    let head = "  documents: [notice]\n";
    let spec = super::small(head)
        .replace("\"请认真落实。\"", "\"## 一、落实\\n\\n{{ department.vars.补充 }}\"");
    place.write("campaign.yaml", &spec);
    let line = |name: &str, text: &str| format!("{{\"name\": \"{name}\", \"补充\": \"{text}\"}}\n");
    let list = line("CON", "好")
        + &line("医务科", "好")
        + &line("长".repeat(90).as_str(), "### （一）跳级");
    place.write("list.jsonl", &list);
    let call = |lang: &'static str| place.run(&with_list(&["--lang", lang]));
    let (first, other) = (call("zh"), call("en"));
    let fresh = place.run(&with_list(&["--lang", "en", "-o", "fresh"]));
    assert!(first.out.contains("写出 6，"), "{}", first.out);
    assert!(other.out.contains("(0 written, 6 unchanged)"), "{}", other.out);
    assert_eq!(other.err, fresh.err);
    assert_eq!(call("zh").err, first.err);
    for said in ["HT955", "HT956"] {
        assert!(first.err.contains(said), "{}", first.err);
    }
    // What moves in the list and in the spec is where it is now, and not made again.
    place.write("list.jsonl", format!("\n\n{list}"));
    place.write("campaign.yaml", format!("# 说明\n{spec}"));
    let moved = call("en");
    let fresh = place.run(&with_list(&["--lang", "en", "-o", "moved"]));
    assert_eq!(moved.err, fresh.err);
    assert_ne!(moved.err, other.err);
    assert!(moved.err.contains("list.jsonl:3:"), "{}", moved.err);
    // What is mended is not said any more, and the ledger has nothing of it.
    place.write("list.jsonl", line("医务科", "好"));
    fs::remove_dir_all(place.path("out")).unwrap();
    place.write("campaign.yaml", super::small(head));
    assert_eq!(call("zh").err, "");
    assert!(!place.read("out/.hongtou-batch").contains("said"));
}

/// A small campaign in which one department has what is said of it.
fn with_department(place: &Place, more: &str, department: &str) -> [&'static str; 4] {
    let spec = super::small(&format!("  list:\n    - {{name: 甲{department}}}\n"));
    place.write("campaign.yaml", spec.replacen("date:", &format!("{more}date:"), 1));
    ["batch", "campaign.yaml", "--format", "html"]
}

#[test]
fn copies_that_are_numbered_no_more_are_one() {
    let place = Place::new();
    let head = "head: {copy_number: \"000101\"}\n";
    let call = with_department(&place, head, ", copy_numbers: 000101-000103");
    assert_eq!(place.run(&call).code, 0);
    assert!(place.has("out/甲/notice-000101.html"));
    with_department(&place, head, "");
    let ran = place.run(&[&call[..], &["--prune"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let fresh = place.run(&[&call[..], &["-o", "fresh"]].concat());
    assert_eq!(fresh.code, 0, "{}", fresh.err);
    assert!(tree(&place.path("fresh")) == tree(&place.path("out")));
}

#[test]
fn who_asked_for_one_document_did_not_take_the_others_away() {
    let place = place(2);
    place.write("campaign.yaml", campaign("  documents: [notice, schedule]\n"));
    place.run(&with_list(&[]));
    place.write("campaign.yaml", campaign("  documents: [notice]\n"));
    place.run(&with_list(&["--only", "notice"]));
    assert!(place.has("out/科001/schedule.docx"));
    let ran = place.run(&with_list(&["--prune"]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!place.has("out/科001/schedule.docx") && place.has("out/科001/notice.docx"));
    assert_eq!(place.run(&with_list(&["--check"])).code, 0);
}

#[test]
fn formats_that_came_one_by_one_are_listed_in_their_order() {
    let place = place(2);
    for format in ["html", "docx"] {
        assert_eq!(place.run(&with_list(&["--format", format])).code, 0);
    }
    assert_eq!(place.run(&with_list(&[])).code, 0);
    assert_eq!(place.run(&with_list(&["-o", "fresh"])).code, 0);
    assert!(tree(&place.path("fresh")) == tree(&place.path("out")));
    assert_eq!(place.run(&with_list(&["--check"])).code, 0);
}

#[test]
fn archives_are_left_over_where_files_are_asked_for() {
    let place = place(2);
    assert_eq!(place.run(&with_list(&["--zip", "department"])).code, 0);
    let ran = place.run(&with_list(&["--format", "html", "--prune"]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let names: Vec<String> = tree(&place.path("out")).into_keys().collect();
    assert!(!names.iter().any(|name| name.contains(".zip")), "{names:?}");
    assert!(!place.read("out/manifest.json").contains(".zip"));
}
