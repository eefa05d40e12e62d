//! `hongtou build`: which specs, where to, what is left alone, how it ends.

use std::fs;
use std::process::Stdio;

use super::program::{Place, SPEC};

#[test]
fn one_file_goes_right_into_the_directory() {
    let place = Place::with_specs(&["x/campaign.yaml"]);
    let ran = place.run(&["build", "x/campaign.yaml", "--out", "o/p"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(place.has("o/p/notice.docx") && place.has("o/p/notice.html"));
    assert!(ran.out.contains("已写入"), "{}", ran.out);
    assert!(ran.out.contains("用时"), "{}", ran.out);
}

#[test]
fn the_directory_is_out_when_nothing_is_said() {
    let place = Place::with_specs(&["campaign.yaml"]);
    assert_eq!(place.run(&["build", "campaign.yaml"]).code, 0);
    assert!(place.has("out/notice.docx"));
}

#[test]
fn documents_and_formats_can_be_chosen_with_any_comma() {
    let place = Place::with_specs(&["a.yaml"]);
    assert_eq!(place.run(&["build", "a.yaml", "--format", "html", "--only", "notice"]).code, 0);
    assert_eq!(place.names("out"), ["manifest.csv", "manifest.json", "notice.html"]);
    let ran = place.run(&[
        "build",
        "a.yaml",
        "--format",
        "docx，html",
        "--only",
        "notice，bundle",
        "-o",
        "p",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let all = [
        "bundle.docx",
        "bundle.html",
        "manifest.csv",
        "manifest.json",
        "notice.docx",
        "notice.html",
    ];
    assert_eq!(place.names("p"), all);
}

#[test]
fn an_empty_choice_is_not_everything() {
    let place = Place::with_specs(&["a.yaml"]);
    for option in ["--only", "--format"] {
        for value in ["", " ", ",", "，"] {
            let ran = place.run(&["build", "a.yaml", option, value]);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{option} “{value}”");
            assert!(ran.err.contains(&format!("“{option}”后面缺少值")), "{}", ran.err);
            let ran = place.run(&["build", "a.yaml", "--lang", "en", option, value]);
            assert!(ran.err.contains(&format!("“{option}” needs a value")), "{}", ran.err);
        }
    }
    let ran = place.run(&["build", "a.yaml", "--only", "notice", "--only="]);
    assert_eq!(ran.code, 2, "{}", ran.out);
    assert!(!place.has("out"));
}

#[test]
fn the_paths_of_the_files_stand_below_each_other() {
    let place = Place::with_specs(&["a.yaml"]);
    place.run(&["build", "a.yaml", "--only", "notice", "--format", "html"]);
    let ran = place.run(&["build", "a.yaml", "--only", "notice", "--lang", "en"]);
    assert!(ran.out.contains("written    out/notice.docx\n"), "{}", ran.out);
    assert!(ran.out.contains("unchanged  out/notice.html\n"), "{}", ran.out);
}

#[test]
fn what_has_not_changed_is_left_alone() {
    let place = Place::with_specs(&["a.yaml"]);
    place.run(&["build", "a.yaml"]);
    let modified = || fs::metadata(place.path("out/notice.docx")).unwrap().modified().unwrap();
    let before = modified();
    let again = place.run(&["build", "a.yaml"]);
    assert_eq!(modified(), before);
    assert!(!again.out.contains("已写入"), "{}", again.out);
    assert!(again.out.contains("未变化"), "{}", again.out);
}

/// A file is replaced by another, never written over: whoever has it open keeps the old one whole.
#[cfg(unix)]
#[test]
fn a_file_is_replaced_in_one_step() {
    use std::io::Read;
    let place = Place::with_specs(&["a.yaml"]);
    place.run(&["build", "a.yaml"]);
    let file = place.path("out/notice.docx");
    let whole = fs::read(&file).unwrap();
    fs::write(&file, "old").unwrap();
    let mut open = fs::File::open(&file).unwrap();
    place.run(&["build", "a.yaml", "--overwrite"]);
    let mut text = String::new();
    open.read_to_string(&mut text).unwrap();
    assert_eq!(text, "old");
    assert_eq!(fs::read(&file).unwrap(), whole);
}

#[test]
fn a_directory_is_searched_and_keeps_its_shape() {
    let place = Place::with_specs(&[
        "in/x/campaign.yaml",
        "in/x/second.yml",
        "in/deep/er/campaign.yaml",
        "in/.git/campaign.yaml",
        "in/.hidden.yaml",
        "in/x/templates/campaign/campaign.yaml",
        "in/out/old/campaign.yaml",
        "in/x/readme.md",
    ]);
    place.write("in/ci.yaml", "jobs: []\n");
    place.write("in/binary.yaml", b"\0\xff\xfe");
    let ran = place.run(&["build", "in", "--out", "in/out"]);
    assert_eq!(place.names("in/out"), ["deep", "old", "x"], "{}", ran.err);
    assert_eq!(place.names("in/out/x"), ["campaign", "second"]);
    assert!(place.has("in/out/x/campaign/notice.docx"));
    assert!(place.has("in/out/deep/er/campaign/notice.docx"));
    assert_eq!(place.names("in/out/old"), ["campaign.yaml"]);
    assert!(ran.out.contains("in/x/campaign.yaml → "), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn links_to_directories_are_not_followed() {
    let place = Place::with_specs(&["in/a.yaml", "elsewhere/b.yaml"]);
    std::os::unix::fs::symlink(place.path("in"), place.path("in/loop")).unwrap();
    std::os::unix::fs::symlink(place.path("elsewhere/b.yaml"), place.path("in/b.yaml")).unwrap();
    let ran = place.run(&["build", "in"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(place.names("out"), ["a", "b"]);
}

#[test]
fn several_arguments_get_a_place_each() {
    let place = Place::with_specs(&["a.yaml", "x/campaign.yaml", "y/campaign.yaml", "more/c.yaml"]);
    let ran = place.run(&["build", "a.yaml", "x/campaign.yaml", "y/campaign.yaml", "more"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(place.names("out"), ["a", "more", "x", "y"]);
    assert!(place.has("out/more/c/notice.docx"));
}

#[test]
fn a_strange_name_does_not_lead_out() {
    let place = Place::with_specs(&["in/...yaml", "in/b.yaml"]);
    let ran = place.run(&["build", "in/...yaml", "in/b.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(place.names("."), ["in", "out"]);
    assert_eq!(place.names("out"), ["...yaml", "b"]);
}

#[test]
fn a_file_named_twice_is_built_once() {
    let place = Place::with_specs(&["x/a.yaml"]);
    let ran = place.run(&["build", "x/a.yaml", "x", "./x/a.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(place.names("out"), ["a"]);
}

#[test]
fn a_clash_stops_the_specs_that_clash_and_no_other() {
    let place =
        Place::with_specs(&["in/a.yaml", "in/a.yml", "in/b.yaml", "p/x/c.yaml", "q/x/c.yaml"]);
    let ran = place.run(&["build", "in"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("HT605") && ran.err.contains("in/a.yml"), "{}", ran.err);
    assert!(ran.out.contains("in/a.yaml：没有写出文件"), "{}", ran.out);
    assert!(ran.out.contains("in/a.yml：没有写出文件"), "{}", ran.out);
    assert_eq!(place.names("out"), ["b"]);
    fs::remove_dir_all(place.path("out")).unwrap();
    let ran = place.run(&["build", "p/x/c.yaml", "q/x/c.yaml"]);
    assert!(ran.err.contains("HT605"), "{}", ran.err);
    assert!(!place.has("out"));
}

#[test]
fn what_cannot_be_read_stops_nothing_else() {
    let place = Place::with_specs(&["a.yaml"]);
    let ran = place.run(&["build", "a.yaml", "missing.yaml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("HT601"), "{}", ran.err);
    assert!(place.has("out/a/notice.docx"));
}

#[test]
fn a_directory_without_specs_is_a_fault() {
    let place = Place::new();
    place.write("in/ci.yaml", "jobs: []\n");
    let ran = place.run(&["build", "in"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("HT603"), "{}", ran.err);
    assert!(!place.has("out"));
}

#[test]
fn a_machine_that_refuses_ends_with_two() {
    let place = Place::with_specs(&["a.yaml"]);
    place.write("file", "x");
    let ran = place.run(&["build", "a.yaml", "--out", "file"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("HT602"), "{}", ran.err);
    assert_eq!(place.read("file"), "x");
    // One file that cannot be written stops no other and leaves nothing behind.
    fs::create_dir_all(place.path("out/notice.docx")).unwrap();
    let ran = place.run(&["build", "a.yaml", "--only", "notice"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("out/notice.docx"), "{}", ran.err);
    assert_eq!(place.names("out"), ["manifest.csv", "manifest.json", "notice.docx", "notice.html"]);
}

#[test]
fn missing_templates_are_not_quietly_left_out() {
    let place = Place::with_specs(&["a.yaml"]);
    place.write("file", "x");
    for templates in ["nowhere", "file"] {
        let ran = place.run(&["build", "a.yaml", "--templates", templates]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains("HT601") && ran.err.contains(templates), "{}", ran.err);
    }
    assert!(!place.has("out"));
}

#[test]
fn a_reader_that_goes_away_ends_nothing() {
    let place = Place::with_specs(&["a.yaml"]);
    let mut command = place.command(&["build", "a.yaml"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
    assert!(place.has("out/notice.docx"));
}

#[cfg(target_os = "linux")]
#[test]
fn results_that_cannot_be_printed_are_a_refusal() {
    let place = Place::with_specs(&["a.yaml"]);
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let status = place.command(&["build", "a.yaml"]).stdout(full).status().unwrap();
    assert_eq!(status.code(), Some(2));
}

#[test]
fn two_runs_write_the_same_bytes() {
    let place = Place::new();
    place.write("a.yaml", SPEC);
    place.run(&["build", "a.yaml", "--out", "one"]);
    place.run(&["build", "a.yaml", "--out", "two"]);
    for name in place.names("one") {
        let bytes = |dir: &str| fs::read(place.path(&format!("{dir}/{name}"))).unwrap();
        assert_eq!(bytes("one"), bytes("two"), "{name}");
    }
}

const SCHEDULED: &str = "\
issuer: {name: 某某市医院, code: 某医}
number: 某医〔2024〕1号
date: 2024-03-01
to: [各科室]
notice: {title: 关于开展检查的通知, body: 请认真贯彻落实。}
plan:
  title: 检查方案
  body: |
    # 安排
    自查{{ due(\"check\") }}完成。
schedule:
  title: 安排表
  tasks: [{id: check, work: 自查, deadline: 3月20日前}, {work: 总结, deadline: 4月底前}]
attachments: [plan]
";

#[test]
fn a_rebuild_writes_what_changed_and_says_why() {
    let place = Place::new();
    place.write("a.yaml", SCHEDULED);
    assert_eq!(place.run(&["build", "a.yaml", "--format", "docx"]).code, 0);
    place.write("a.yaml", SCHEDULED.replace("3月20日前", "3月25日前"));
    let ran = place.run(&["build", "a.yaml", "--format", "docx"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for line in [
        "未变化  out/notice.docx\n",
        "已写入  out/plan.docx\n",
        "已写入  out/schedule.docx\n",
        "plan：一、第1段 自查3月20日前完成。 → 自查3月25日前完成。\n",
        "schedule：第1行 完成时限 3月20日前 → 3月25日前\n",
    ] {
        assert!(ran.out.contains(line), "{line}\n{}", ran.out);
    }
    assert!(!ran.out.contains("notice："), "{}", ran.out);
    let again = place.run(&["build", "a.yaml", "--format", "docx"]);
    assert!(again.out.contains("写入 0 个文件") && !again.out.contains("："), "{}", again.out);
}

#[test]
fn a_file_that_somebody_changed_is_kept() {
    let place = Place::with_specs(&["a.yaml"]);
    place.run(&["build", "a.yaml"]);
    // The same size and the same time: only its bytes tell.
    let file = place.path("out/notice.html");
    let time = fs::metadata(&file).unwrap().modified().unwrap();
    place.write("out/notice.html", place.read("out/notice.html").replace("落实", "执行"));
    fs::File::options().write(true).open(&file).unwrap().set_modified(time).unwrap();
    for arguments in [&["build", "a.yaml"][..], &["build", "a.yaml", "--check"]] {
        let ran = place.run(arguments);
        assert_eq!(ran.code, 1, "{}", ran.out);
        assert!(ran.err.contains("HT608") && ran.err.contains("notice.html"), "{}", ran.err);
        assert!(place.read("out/notice.html").contains("执行"));
    }
    assert_eq!(place.run(&["build", "a.yaml", "--overwrite"]).code, 0);
    assert!(!place.read("out/notice.html").contains("执行"));
    assert_eq!(place.run(&["build", "a.yaml", "--check"]).code, 0);
}

#[test]
fn a_file_of_another_origin_is_kept() {
    let place = Place::with_specs(&["a.yaml"]);
    place.write("out/notice.docx", "mine");
    let ran = place.run(&["build", "a.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("HT609"), "{}", ran.err);
    assert_eq!(place.read("out/notice.docx"), "mine");
    assert!(place.has("out/bundle.docx"), "one file stops no other");
}

#[test]
fn a_check_names_what_is_stale_and_writes_nothing() {
    let place = Place::new();
    place.write("a.yaml", SCHEDULED);
    let ran = place.run(&["build", "a.yaml", "--check"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("HT610") && ran.err.contains("还没有生成"), "{}", ran.err);
    assert!(!place.has("out"));
    place.run(&["build", "a.yaml"]);
    assert_eq!(place.run(&["build", "a.yaml", "--check"]).code, 0);
    place.write("a.yaml", SCHEDULED.replace("3月20日前", "3月25日前"));
    let before = place.read("out/manifest.json");
    let ran = place.run(&["build", "a.yaml", "--check"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("第1行 完成时限 3月20日前 → 3月25日前"), "{}", ran.err);
    assert!(!ran.err.contains("notice.docx"), "{}", ran.err);
    assert_eq!(place.read("out/manifest.json"), before);
}
