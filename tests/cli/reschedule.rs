//! `hongtou reschedule`: one value of the file changes, and it is asked for first.

use std::fs;

use super::program::Place;

const SPEC: &str = "\
issuer: {name: 某某市医院, code: 某医}   # 发文机关
number: 某医〔2018〕1号
date: 2018-05-21
to: [各科室]
plan: {title: 方案, body: \"请于{{ due('kickoff') }}报名。\"}
schedule:
  title: 安排表
  tasks:
    - {id: kickoff, work: 开会, deadline: '5月25日前'} # 一
    - {id: report, work: 报告, after: {task: kickoff, wait: 5个工作日}}
";

fn place() -> Place {
    let place = Place::new();
    place.write("a.yaml", SPEC);
    place
}

#[test]
fn one_line_of_the_file_changes() {
    let place = place();
    let ran = place.run(&["reschedule", "a.yaml", "kickoff", "--to", "5月28日之前", "--yes"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(place.read("a.yaml"), SPEC.replace("5月25日前", "5月28日前"));
    for line in [
        "开会：5月25日前 → 5月28日前（+3 天）\n",
        "报告：6月1日前 → 6月4日前（+3 天）\n",
        "@@ -9,1 +9,1 @@\n-    - {id: kickoff",
        "+    - {id: kickoff, work: 开会, deadline: '5月28日前'} # 一\n",
        "已写入 a.yaml\n",
    ] {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
    let again = place.run(&["reschedule", "a.yaml", "kickoff", "--to", "5月28日前", "--yes"]);
    assert_eq!((again.code, again.out.as_str()), (0, "没有变化\n"));
}

#[test]
fn nothing_is_written_unasked() {
    let place = place();
    let dry = place.run(&["reschedule", "a.yaml", "kickoff", "--shift", "5wd", "--dry-run"]);
    assert_eq!(dry.code, 0);
    assert!(dry.out.contains("5月25日前 → 6月1日前"), "{}", dry.out);
    let unasked = place.run(&["reschedule", "a.yaml", "kickoff", "--shift", "5wd"]);
    assert_eq!(unasked.code, 2);
    assert!(unasked.err.contains("--yes"), "{}", unasked.err);
    assert_eq!(place.read("a.yaml"), SPEC);
}

#[test]
fn what_makes_no_sense_leaves_the_file_alone() {
    let place = place();
    for (arguments, code, said) in [
        (&["kickof", "--to", "5月28日前"][..], 1, "是不是“kickoff”？"),
        (&["kickoff", "--to", "2月30日前"], 1, "HT280"),
        (&["kickoff", "--to", "尽快"], 1, "HT801"),
        (&["kickoff", "--to", "5月20日前"], 1, "HT806"),
        (&["report", "--to", "5月28日前"], 1, "HT803"),
        (&["kickoff", "--shift", "5000wd"], 1, "HT286"),
        (&["--stage", "动员", "--shift", "1d"], 1, "HT809"),
        (&["kickoff", "--shift", "7x"], 2, "“7x”不是移动量"),
        (&["kickoff"], 2, "--to 或 --shift"),
        (&["--to", "5月28日前"], 2, "--stage 或 --from"),
        (&["--stage", "动员", "--to", "5月28日前"], 2, "--shift"),
    ] {
        let arguments = [&["reschedule", "a.yaml", "--yes"], arguments].concat();
        let ran = place.run(&arguments);
        assert_eq!(ran.code, code, "{arguments:?}\n{}", ran.err);
        assert!(ran.err.contains(said), "{arguments:?}\n{}", ran.err);
        assert_eq!(place.read("a.yaml"), SPEC, "{arguments:?}");
    }
    let forced =
        place.run(&["reschedule", "a.yaml", "kickoff", "--to", "5月20日前", "--yes", "--force"]);
    assert_eq!(forced.code, 0, "{}", forced.err);
}

#[test]
fn a_shared_value_and_a_file_that_is_no_spec_are_refused() {
    let place = place();
    let shared = SPEC.replace("'5月25日前'", "&d 5月25日前").replace("work: 报告", "work: *d");
    place.write("shared.yaml", &shared);
    let ran = place.run(&["reschedule", "shared.yaml", "kickoff", "--to", "5月28日前", "--yes"]);
    assert!(ran.code == 1 && ran.err.contains("HT804"), "{}", ran.err);
    assert_eq!(place.read("shared.yaml"), shared);
    place.write("b.yaml", "- 1\n");
    assert_eq!(place.run(&["reschedule", "b.yaml", "x", "--shift", "1d", "--yes"]).code, 1);
    assert_eq!(place.run(&["reschedule", "none.yaml", "x", "--shift", "1d", "--yes"]).code, 2);
}

#[test]
fn block_flow_and_windows_files_keep_their_form() {
    let place = place();
    let block = "    - id: kickoff\n      work: 开会\n      deadline: |\n        5月25日前\n";
    let spec = SPEC.replace("    - {id: kickoff, work: 开会, deadline: '5月25日前'} # 一\n", block);
    let spec = format!("\u{feff}{}", spec.replace('\n', "\r\n"));
    place.write("w.yaml", &spec);
    let ran = place.run(&["reschedule", "w.yaml", "kickoff", "--to", "5月28日前", "--yes"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(place.read("w.yaml"), spec.replace("5月25日前", "5月28日前"));
}

#[cfg(unix)]
#[test]
fn a_locked_file_is_not_replaced() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = place();
    let path = place.path("a.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    // Whoever may write everywhere is not kept out by a file's permissions.
    let kept_out = fs::OpenOptions::new().write(true).open(&path).is_err();
    let ran = place.run(&["reschedule", "a.yaml", "kickoff", "--to", "5月28日前", "--yes"]);
    if kept_out {
        assert!(ran.code == 2 && ran.err.contains("HT602"), "{}", ran.err);
        assert_eq!(place.read("a.yaml"), SPEC);
    } else {
        assert_eq!(ran.code, 0, "{}", ran.err);
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o444, "what its owner forbade still holds");
    }
}
