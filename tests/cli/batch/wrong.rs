//! What a call gets wrong, and what the machine refuses.

use super::super::program::Place;
use super::{lines, place, small, with_list};

#[test]
fn calls_that_cannot_be_meant_are_refused() {
    let place = place(1);
    let cases = [
        (&["--zip", "every"][..], "department、all"),
        (&["--tar", "--zip", "all"], "--zip"),
        (&["--tar", "--check"], "--check"),
        (&["--prune", "--check"], "--check"),
        (&["--jobs", "0"], "--jobs"),
        (&["--shard", "2"], "0/4"),
        (&["--format", "pdf"], "docx"),
    ];
    for (more, said) in cases {
        let ran = place.run(&with_list(more));
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{more:?}");
        assert!(ran.err.contains(said), "{more:?}: {}", ran.err);
    }
    assert!(!place.has("out"));
}

#[test]
fn lists_and_specs_that_cannot_be_read_stop_everything() {
    let place = place(1);
    place.write("empty.jsonl", "\n");
    place.write("empty.csv", "名称\n");
    place.write("dir/x", "");
    place.write("broken.yaml", "issuer: {name: [\n");
    let cases = [
        (&["batch", "campaign.yaml", "--departments", "empty.jsonl"][..], 1, "empty.jsonl"),
        (&["batch", "campaign.yaml", "--departments", "empty.csv"], 1, "empty.csv"),
        (&["batch", "campaign.yaml", "--departments", "none.csv"], 2, "HT601"),
        (&["batch", "none.yaml"], 2, "HT601"),
        (&["batch", "dir"], 2, "HT601"),
        (&["batch", "broken.yaml"], 1, "HT101"),
        (&["build", "broken.yaml", "--department", "x"], 1, "HT101"),
        (&["batch", "campaign.yaml", "--departments", "list.jsonl", "-o", "dir/x"], 2, "HT602"),
    ];
    for (args, code, said) in cases {
        let ran = place.run(args);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{args:?}: {}", ran.err);
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
    }
    assert!(!place.has("out"));
}

#[test]
fn what_all_departments_have_wrong_is_said_once() {
    let place = Place::new();
    let list = std::array::from_fn::<_, 50, _>(|n| format!("    - {{name: 第{n}科}}\n")).concat();
    let spec = small(&format!("  list:\n{list}"));
    place.write("campaign.yaml", spec.replace("body: \"请", "body: \"{{ 没有 }}请"));
    let ran = place.run(&["batch", "campaign.yaml"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.err.matches("错误[").count(), 1, "{}", ran.err);
    assert!(ran.err.ends_with("1 个错误\n"), "{}", ran.err);
    assert!(!ran.err.contains("= 部门"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_directory_that_cannot_be_written_to_is_said() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt as _;
    let place = place(3);
    place.run(&with_list(&[]));
    let before = super::tree(&place.path("out"));
    place.write("list.jsonl", lines(3).replace("按时", "尽快"));
    let closed = place.path("out/科001");
    set_permissions(&closed, Permissions::from_mode(0o555)).unwrap();
    // Whoever may do everything is stopped by nothing.
    let all_may = std::fs::write(closed.join("probe"), "").is_ok();
    if all_may {
        std::fs::remove_file(closed.join("probe")).unwrap();
        set_permissions(&closed, Permissions::from_mode(0o755)).unwrap();
        std::fs::remove_file(closed.join("notice.docx")).unwrap();
        std::fs::create_dir_all(closed.join("notice.docx/x")).unwrap();
    }
    let ran = place.run(&with_list(&[]));
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("HT602") && ran.err.contains("科001/notice.docx"), "{}", ran.err);
    let now = super::tree(&place.path("out"));
    assert_ne!(now["科002/notice.docx"], before["科002/notice.docx"], "others are made");
    set_permissions(&closed, Permissions::from_mode(0o755)).unwrap();
    if all_may {
        std::fs::remove_dir_all(closed.join("notice.docx")).unwrap();
    }
    let ran = place.run(&with_list(&[]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(place.run(&with_list(&["--check"])).code, 0);
}

#[test]
fn nothing_but_the_summary_is_said_where_nobody_watches() {
    let place = place(100);
    let ran = place.run(&with_list(&[]));
    assert_eq!(ran.err, "");
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
}

#[test]
fn a_list_alone_is_checked_and_nothing_written() {
    let place = place(3);
    let ran = place.run(&with_list(&["--out", "out", "--dry-run"]));
    assert_eq!((ran.code, ran.out.as_str()), (0, "名单里有 3 个部门，没有写文件\n"), "{}", ran.err);
    assert!(!place.path("out").exists());
    place.write("list.jsonl", lines(3) + &lines(1));
    let ran = place.run(&with_list(&["--out", "out", "--dry-run"]));
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.err.contains("HT910"), "{}", ran.err);
}

#[test]
fn a_department_that_is_not_there_is_told_of_the_others() {
    let place = Place::new();
    place.write("campaign.yaml", small("  list:\n    - name: 甲\n    - name: 乙\n"));
    let hint = |name: &str| {
        let ran = place.run(&["batch", "campaign.yaml", "--dry-run", "--department", name]);
        assert!(ran.code == 1 && ran.err.contains("HT971"), "{}", ran.err);
        ran.err.lines().find(|line| line.contains("提示")).unwrap().trim().to_owned()
    };
    assert_eq!(hint("丙"), "= 提示: 名单里有：甲、乙");
    let many: Vec<String> = (0..2000).map(|n| format!("    - name: 第{n}科室\n")).collect();
    place.write("campaign.yaml", small(&format!("  list:\n{}", many.concat())));
    let said = hint("医院办公室");
    assert!(said.starts_with("= 提示: 名单里有 2000 个部门，例如：第0科室、"), "{said}");
    assert!(said.ends_with("第9科室"), "{said}");
    assert_eq!(hint("第12科"), "= 提示: 是不是“第12科室”？");
}

#[test]
fn what_tells_paths_apart_is_said_of_departments_and_of_documents() {
    let place = Place::new();
    let list = "  list:\n    - {name: 甲部, short: 甲}\n    - {name: 乙部, short: 甲}\n";
    place.write("campaign.yaml", small(list));
    let ran = place.run(&["batch", "campaign.yaml"]);
    assert!(ran.err.contains("“甲部”和“乙部”会写成同一个文件“甲/notice”"), "{}", ran.err);
    assert!(ran.err.contains("{{ department.name }}"), "{}", ran.err);
    assert!(!ran.err.contains("{{ document }}"), "{}", ran.err);
    let list = "  path: \"{{ department.name }}\"\n  documents: [notice, bundle]\n  list:\n    - name: 甲部\n";
    place.write("campaign.yaml", small(list));
    let ran = place.run(&["batch", "campaign.yaml"]);
    assert!(ran.err.contains("“notice”和“bundle”会写成同一个文件“甲部”"), "{}", ran.err);
    assert!(ran.err.contains("{{ document }}"), "{}", ran.err);
    assert!(!ran.err.contains("copy_number"), "{}", ran.err);
}

#[test]
fn where_nothing_can_be_named_that_is_said() {
    let place = Place::new();
    let spec = small("  list:\n    - name: 甲部\n");
    let body = "请认真落实。{{ department.vars.x }}";
    place.write("campaign.yaml", spec.replace("请认真落实。", body));
    let ran = place.run(&["batch", "campaign.yaml"]);
    assert!(ran.err.contains("HT302") && ran.err.contains("这里没有可以引用的名称"), "{}", ran.err);
    assert!(!ran.err.contains("：；"), "{}", ran.err);
}

#[test]
fn a_left_over_that_was_changed_is_not_for_prune() {
    let place = Place::new();
    place.write("campaign.yaml", small("  list:\n    - name: 甲\n    - name: 乙\n"));
    assert_eq!(place.run(&["batch", "campaign.yaml"]).code, 0);
    place.write("out/乙/notice.docx", "改过");
    place.write("campaign.yaml", small("  list:\n    - name: 甲\n"));
    let cases = [(&[][..], "HT974", "HT973"), (&["--check"], "HT985", "HT975")];
    for (more, edited, other) in cases {
        let ran = place.run(&[&["batch", "campaign.yaml"], more].concat());
        assert_eq!(ran.err.matches(edited).count(), 1, "{}", ran.err);
        assert_eq!(ran.err.matches(other).count(), 1, "{}", ran.err);
        let line = ran.err.lines().find(|line| line.contains(edited)).unwrap();
        assert!(line.contains("notice.docx"), "{}", ran.err);
    }
    let ran = place.run(&["batch", "campaign.yaml", "--prune"]);
    assert!(ran.err.contains("HT974") && place.has("out/乙/notice.docx"), "{}", ran.err);
    assert!(!place.has("out/乙/notice.html"));
}
