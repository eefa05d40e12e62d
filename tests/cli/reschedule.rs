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
        "报告：6月1日前 → 6月4日前（+3 天），随之变动\n",
        "@@ -9,1 +9,1 @@\n-    - {id: kickoff",
        "+    - {id: kickoff, work: 开会, deadline: '5月28日前'} # 一\n",
        "已写入 a.yaml\n",
    ] {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
    let again = place.run(&["reschedule", "a.yaml", "kickoff", "--to", "5月28日前", "--yes"]);
    assert_eq!((again.code, again.out.as_str()), (0, "没有变化\n"));
}

/// What is shown is a diff of which `patch` makes the file that is written, however many lines a
/// value has before and after.
#[test]
fn the_diff_is_exact() {
    let value = |text: &str| SPEC.replace("'5月25日前'", text);
    let block = |text: &str| {
        let task = "    - {id: kickoff, work: 开会, deadline: '5月25日前'} # 一\n";
        assert!(SPEC.contains(task));
        let own = format!("    - id: kickoff\n      work: 开会\n      deadline: {text}\n");
        SPEC.replace(task, &own)
    };
    let cases = [
        value("'5月25日前'"),
        value("\"5月\n        25日前\""),
        block("5月\n        25日前"),
        block("5月\n\n        25日前\n"),
        block(">-\n        5月25日前\n"),
        block("|\n        5月25日前\n"),
        block("\"5月\\\n        25日前\"\t# 二"),
        value("\"5月\n        25日前\"").replace('\n', "\r\n"),
        value("\"5月\n        25日前\"").trim_end().to_owned(),
    ];
    for (n, spec) in cases.iter().enumerate() {
        let place = Place::new();
        for file in ["a.yaml", "b.yaml"] {
            place.write(file, spec);
        }
        let call = ["reschedule", "a.yaml", "kickoff", "--to", "5月28日前", "--yes"];
        let ran = place.run(&call);
        assert_eq!(ran.code, 0, "{n}: {}{}", ran.err, ran.out);
        let diff = ran.out.split_once("\n--- ").unwrap().1.rsplit_once("\n\n").unwrap().0;
        place.write("a.patch", format!("--- {diff}\n"));
        let mut patch = std::process::Command::new("patch");
        patch.args(["--binary", "b.yaml", "a.patch"]).current_dir(place.path(""));
        let patched = patch.output().unwrap();
        assert!(patched.status.success(), "{n}: {diff}\n{patched:?}");
        assert_eq!(place.read("b.yaml"), place.read("a.yaml"), "{n}: {diff}");
        assert_ne!(&place.read("a.yaml"), spec);
    }
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
        (&["kickoff", "--to", "6月10日至1日"], 1, "HT813"),
        (&["--from", "kickoff", "--shift", "1d", "--skip", "reprot"], 1, "是不是“report”？"),
        (&["--from", "kickoff", "--shift", "1d", "--skip", "kickoff"], 2, "--skip"),
        (&["kickoff", "--shift", "1d", "--skip", "report"], 2, "--skip"),
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
    assert!(forced.err.contains("a.yaml:9:41: 警告[HT294]"), "{}", forced.err);
}

#[test]
fn what_moves_only_at_its_beginning_is_said() {
    let place = place();
    place.write("b.yaml", STAGES);
    let said = |to: &str| {
        let ran = place.run(&["reschedule", "b.yaml", "report", "--to", to, "--dry-run"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out.lines().find(|line| line.starts_with("总结：")).unwrap_or_default().to_owned()
    };
    assert_eq!(said("7月12日至20日"), "总结：7月10日至20日 → 7月12日至20日（开始 +2 天）");
    assert_eq!(
        said("7月12日至25日"),
        "总结：7月10日至20日 → 7月12日至25日（开始 +2 天，结束 +5 天）"
    );
    assert_eq!(said("7月12日至22日"), "总结：7月10日至20日 → 7月12日至22日（+2 天）");
    assert_eq!(said("7月20日前"), "总结：7月10日至20日 → 7月20日前");
}

#[test]
fn advice_leads_to_what_can_be_done() {
    let place = place();
    let spec = STAGES.replace("name: 动员", "id: start\n      name: 动员");
    let spec = spec.replace("deadline: 6月15日前", "deadline: 第三季度");
    place.write("b.yaml", spec.replace("deadline: 6月11日前", "deadline: 年底前"));
    for (arguments, said) in [
        (&["--stage", "trn", "--shift", "1d"][..], "环节有：start（动员）、推进、总结"),
        (&["--stage", "strat", "--shift", "1d"], "是不是“start”？"),
        (&["--stage", "report", "--shift", "1d"], "请直接写 report，不加 --stage"),
        (&["start", "--shift", "1d"], "请写 --stage start"),
        (&["talks", "--shift", "1m"], "或者按 3m 的倍数移动"),
        (&["report", "--to", "6月10日至5月10日"], "HT813"),
    ] {
        let ran = place.run(&[&["reschedule", "b.yaml", "--yes"], arguments].concat());
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(ran.err.contains(said), "{arguments:?}\n{}", ran.err);
    }
    let ran = place.run(&["reschedule", "b.yaml", "plans", "--shift", "1m", "--yes"]);
    assert!(
        ran.code == 0 && ran.out.contains("年底前 → 1月底前（+31 天）"),
        "{}{}",
        ran.out,
        ran.err
    );
    place.write("c.yaml", SPEC);
    let ran = place.run(&["reschedule", "c.yaml", "--stage", "trn", "--shift", "1d"]);
    assert!(ran.err.contains("安排表没有分环节"), "{}", ran.err);
}

#[test]
fn what_ends_first_is_written_and_built_when_forced() {
    let place = place();
    let spec = SPEC.replace("task: kickoff, wait: 5个工作日", "task: first, wait: 5日");
    let first = "  tasks:\n    - {id: first, work: 筹备, deadline: 5月22日前}\n";
    place.write("b.yaml", spec.replace("  tasks:\n", first));
    let forced = ["reschedule", "b.yaml", "kickoff", "--to", "6月10日至1日", "--yes", "--force"];
    let ran = place.run(&forced);
    assert!(ran.code == 0 && ran.err.contains("HT290"), "{}", ran.err);
    assert!(place.read("b.yaml").contains("deadline: '6月10日至1日'} # 一\n"));
    let built = place.run(&["build", "b.yaml"]);
    assert!(built.code == 0 && built.err.contains("警告[HT290]"), "{}", built.err);
    let mended = place.run(&["reschedule", "b.yaml", "kickoff", "--to", "6月1日至10日", "--yes"]);
    assert_eq!((mended.code, mended.err.as_str()), (0, ""));
}

const STAGES: &str = "\
issuer: {name: 某某市医院, code: 某医}
number: 1
date: 2018-05-21
to: [各科室]
plan: {title: 方案, body: 甲}
schedule:
  title: 安排表
  stages:
    - name: 动员
      window: 5月25日至31日
      tasks:
        - {id: kickoff, work: 开会, deadline: 5月25日前}
        - {id: rules, work: 细则, deadline: 5月30日前}
    - name: 推进
      window: 6月
      tasks:
        - {work: 宣传, deadline: 长期坚持}
        - {id: plans, work: 方案, deadline: 6月11日前}
        - {id: copies, work: 转发, deadline: '{{ due(\"plans\") }}'}
        - {id: talks, work: 座谈, deadline: 6月15日前}
    - name: 总结
      window: 自动
      tasks:
        - {id: report, work: 总结, deadline: 7月10日至20日}
";

#[test]
fn windows_move_with_their_tasks_and_what_stays_is_said() {
    let place = Place::new();
    place.write("a.yaml", STAGES);
    let arguments = ["reschedule", "a.yaml", "--from", "kickoff", "--shift", "1w", "--yes"];
    let ran = place.run(&[&arguments[..], &["--skip", "talks"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let said = "\
“动员”的起止时间：5月25日至31日 → 6月1日至7日（+7 天）
开会：5月25日前 → 6月1日前（+7 天）
细则：5月30日前 → 6月6日前（+7 天）
方案：6月11日前 → 6月18日前（+7 天）
转发：6月11日前 → 6月18日前（+7 天），随之变动
“总结”的起止时间：7月10日至20日 → 7月17日至27日（+7 天），随之变动
总结：7月10日至20日 → 7月17日至27日（+7 天）
未动：“推进”的起止时间，环节没有整体移动，移动了的任务仍在其中
未动：宣传，“长期坚持”不在日历上
未动：座谈，已按 --skip 跳过
";
    assert!(ran.out.starts_with(said), "{}", ran.out);
    assert!(ran.out.contains("\n-      window: 5月25日至31日\n"), "{}", ran.out);
    let new = [
        ("5月25日至31日", "6月1日至7日"),
        ("5月25日前", "6月1日前"),
        ("5月30日前", "6月6日前"),
        ("6月11日前", "6月18日前"),
        ("7月10日至20日", "7月17日至27日"),
    ];
    let new = new.iter().fold(STAGES.to_owned(), |text, (old, new)| text.replace(old, new));
    assert_eq!(place.read("a.yaml"), new);
    let built = place.run(&["build", "a.yaml"]);
    assert_eq!((built.code, built.err.as_str()), (0, ""), "the windows hold their tasks");
}

#[test]
fn a_stage_of_coarse_words_says_so() {
    let place = Place::new();
    place.write("a.yaml", STAGES);
    let stage = |by: &str| {
        place.run(&["reschedule", "a.yaml", "--stage", "推进", "--shift", by, "--dry-run"])
    };
    let ran = stage("7d");
    let left = "未动：“推进”的起止时间，“6月”不是确定的一天，不能这样移动\n";
    assert!(ran.code == 0 && ran.out.contains(left), "{}\n{}", ran.out, ran.err);
    let ran = stage("20d");
    let moved = "“推进”的起止时间：6月 → 6月1日至7月5日\n";
    assert!(ran.code == 0 && ran.out.contains(moved), "{}\n{}", ran.out, ran.err);
    let ran = stage("1m");
    let moved = "“推进”的起止时间：6月 → 7月\n";
    assert!(ran.code == 0 && ran.out.contains(moved), "{}\n{}", ran.out, ran.err);
    let own = ["reschedule", "a.yaml", "rules", "--to", "6月5日前", "--dry-run"];
    let ran = place.run(&own);
    assert!(ran.code == 0 && ran.err.contains("警告[HT293]"), "{}", ran.err);
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
