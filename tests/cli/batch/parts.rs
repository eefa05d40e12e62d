//! The same files however they are made: by so many threads, in parts, one by one, from a stream.

use std::io::Write as _;
use std::process::Stdio;

use super::super::program::Place;
use super::{campaign, line, lines, place, tree, with_list};

#[test]
fn five_hundred_departments_have_the_same_bytes_with_any_number_of_threads() {
    let place = place(500);
    for jobs in ["1", "2", "7"] {
        let ran = place.run(&with_list(&["--out", jobs, "--jobs", jobs]));
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.starts_with("500 个部门，2100 个文件（写出 2100，未变 0）"), "{}", ran.out);
    }
    let one = tree(&place.path("1"));
    // Each has its notice and its schedule, some a notice for each of two copies.
    assert_eq!(one.len(), 2100 + 2);
    assert!(one.contains_key("科000/notice.docx") && one.contains_key("科009/notice-000019.html"));
    for jobs in ["2", "7"] {
        assert!(tree(&place.path(jobs)) == one, "--jobs {jobs}");
    }
    let notices = one.iter().filter(|(path, _)| path.ends_with("/notice.docx"));
    let mut bytes: Vec<_> = notices.map(|(_, bytes)| bytes).collect();
    let count = bytes.len();
    bytes.sort();
    bytes.dedup();
    assert_eq!((count, bytes.len()), (450, 450), "each department's notice is its own");
}

#[test]
fn a_department_alone_is_built_as_in_the_batch() {
    let vars = |n: usize| {
        line(n).replace("\"补充\"", "\"vars\": {\"补充\"").replace("报送。\"", "报送。\"}")
    };
    let list = std::array::from_fn::<_, 20, _>(|n| format!("    - {}", vars(n))).concat();
    let place = Place::new();
    let aliases = list.replacen("\"name\"", "\"aliases\": [\"老科室\"], \"name\"", 1);
    place.write("campaign.yaml", campaign(&format!("  view: only\n  list:\n{aliases}")));
    assert_eq!(place.run(&["batch", "campaign.yaml"]).code, 0);
    for (name, short) in [("第004科室", "科004"), ("科019", "科019"), ("老科室", "科000")]
    {
        let ran = place.run(&["build", "campaign.yaml", "--department", name, "--out", name]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let mut built = tree(&place.path(name));
        built.retain(|path, _| !path.starts_with("manifest"));
        assert!(built.len() >= 4, "{built:?}");
        assert!(built == tree(&place.path(&format!("out/{short}"))), "{name}");
    }
    let args = ["--department", "第004科室", "--only", "plan", "--format", "html", "--out", "plan"];
    assert_eq!(place.run(&[&["build", "campaign.yaml"], &args[..]].concat()).code, 0);
    assert_eq!(place.names("plan"), ["manifest.csv", "manifest.json", "plan.html"]);
    let ran = place.run(&["build", "campaign.yaml", "--department", "第004科", "--out", "no"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("HT971") && ran.err.contains("第004科室"), "{}", ran.err);
    assert!(!place.has("no"));
}

#[test]
fn the_parts_of_a_run_are_the_whole_and_have_nothing_in_common() {
    let place = place(60);
    assert_eq!(place.run(&with_list(&["--out", "whole"])).code, 0);
    let mut whole = tree(&place.path("whole"));
    whole.retain(|path, _| !path.starts_with("manifest"));
    let mut union = super::Tree::new();
    for part in 0..4 {
        let (shard, out) = (format!("{part}/4"), format!("part{part}"));
        let ran = place.run(&with_list(&["--out", &out, "--shard", &shard]));
        assert_eq!(ran.code, 0, "{}", ran.err);
        // All in one directory, too.
        assert_eq!(place.run(&with_list(&["--out", "all", "--shard", &shard])).code, 0);
        let own = tree(&place.path(&out));
        assert!(own.len() > 4, "part {part} has departments");
        for (path, bytes) in own {
            let manifest = path.starts_with("manifest");
            assert!(union.insert(path.clone(), bytes).is_none(), "{path} is in two parts");
            assert!(!manifest || path.contains(&format!("-{part}-of-4.")), "{path}");
        }
    }
    assert!(tree(&place.path("all")) == union);
    union.retain(|path, _| !path.starts_with("manifest"));
    assert!(union == whole);
    let ran = place.run(&with_list(&["--shard", "4/4"]));
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("0/4"), "{}", ran.err);
}

#[test]
fn departments_come_in_a_stream() {
    let place = place(30);
    assert_eq!(place.run(&with_list(&["--out", "file"])).code, 0);
    let args = ["batch", "campaign.yaml", "--departments", "-", "--out", "stream"];
    let mut child =
        place.command(&args).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(lines(30).as_bytes()).unwrap();
    // A line that has no department, one that came before, and one whose files are another's.
    stdin.write_all("{\"name\": 5\n\n{\"name\": \"第003科室\"}\n".as_bytes()).unwrap();
    stdin
        .write_all("{\"name\": \"别的\", \"short\": \"科004\", \"补充\": \"\"}\n".as_bytes())
        .unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(err.contains("<stdin>:31:"), "{err}");
    assert!(err.contains("<stdin>:33:1: 错误[HT972]: “第003科室”来了两次"), "{err}");
    assert!(err.contains("<stdin>:34:1: 错误[HT976]: “科004/notice”"), "{err}");
    assert!(tree(&place.path("stream")) == tree(&place.path("file")));
}

#[test]
fn a_stream_is_looked_through_and_nothing_made() {
    let place = place(0);
    let looked = |text: &str| {
        let args = ["batch", "campaign.yaml", "--departments", "-", "--dry-run"];
        let mut command = place.command(&args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(!place.has("out"));
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let (code, out, err) = looked(&lines(4));
    assert_eq!((code, err.as_str()), (Some(0), ""), "{err}");
    assert!(out.contains("4 个部门"), "{out}");
    let wrong = "{\"name\": 5\n{\"name\": \"第003科室\"}\n{\"name\": \"丁\"}\n\
        {\"name\": \"戊\", \"short\": \"科001\", \"补充\": \"\"}\n\
        {\"name\": \"己\", \"补充\": \"\", \"documents\": [\"没有\"]}\n\
        {\"name\": \"庚\", \"short\": \"a/b\", \"补充\": \"\"}\n";
    let (code, out, err) = looked(&format!("{}{wrong}", lines(4)));
    assert_eq!((code, out.as_str()), (Some(1), ""), "{err}");
    for said in [
        "<stdin>:5:",
        "<stdin>:6:1: 错误[HT972]: “第003科室”来了两次",
        "= 部门: 丁\n",
        "<stdin>:8:1: 错误[HT976]: “科001/notice”",
        "<stdin>:9:1: 错误[HT918]",
        "<stdin>:10:1: 说明[HT955]",
    ] {
        assert!(err.contains(said), "{said}: {err}");
    }
    let (code, _, err) = looked("\n");
    assert_eq!(code, Some(1));
    assert!(err.contains("错误[HT978]"), "{err}");
}

#[test]
fn what_is_remarkable_of_a_line_is_said_in_every_run() {
    let place = Place::new();
    place.write("campaign.yaml", super::small("  documents: [notice]\n"));
    let line = "{\"name\": \"甲\", \"copies\": 2, \"copy_numbers\": \"101-103\"}\n";
    place.write("list.jsonl", line);
    let said = "1:1: 警告[HT926]: 份数是 2，份号却有 3 个";
    let from_file = ["batch", "campaign.yaml", "--departments", "list.jsonl", "-o", "file"];
    assert!(place.run(&from_file).err.contains(&format!("list.jsonl:{said}")));
    for more in [&["--dry-run"][..], &[], &[]] {
        let args = [&["batch", "campaign.yaml", "--departments", "-"], more].concat();
        let mut child =
            place.command(&args).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(line.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{err}");
        assert_eq!(err.matches(&format!("<stdin>:{said}")).count(), 1, "{err}");
    }
}

#[test]
fn what_is_wrong_with_a_line_is_said_at_that_line() {
    let place = Place::new();
    place.write("campaign.yaml", super::small("  documents: [notice]\n"));
    let text = "{\"name\": \"甲\"}\n{\"name\": \"乙\", \"attachments\": \"没有.csv\"}\n\
        {\"name\": \"丙\", \"short\": \"a/b\"}\n";
    let args = ["batch", "campaign.yaml", "--departments", "-"];
    let mut child =
        place.command(&args).stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{err}");
    for said in ["<stdin>:2:1: 错误[HT240]", "<stdin>:3:1: 说明[HT955]"] {
        assert!(err.contains(said), "{said}: {err}");
    }
    assert!(place.has("out/甲/notice.docx") && !place.has("out/乙/attachment-1.docx"), "{err}");

    place.write("list.csv", "名称,附件\n甲,\n乙,没有.csv\n");
    for more in ["--dry-run", "--check", "--fail-fast"] {
        let args = ["batch", "campaign.yaml", "--departments", "list.csv", "-o", "list", more];
        let ran = place.run(&args);
        assert!(ran.code == 1 && ran.err.contains("list.csv:3:1: 错误[HT240]"), "{}", ran.err);
    }
}

#[test]
fn a_stream_without_a_line_is_no_list_of_nobody() {
    let place = place(3);
    let args = ["batch", "campaign.yaml", "--departments", "-", "--prune"];
    let feed = |text: &str| {
        let mut child = place.command(&args).stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        child.wait().unwrap().code()
    };
    assert_eq!(feed(&lines(3)), Some(0));
    let before = tree(&place.path("out"));
    assert_eq!(feed("\n"), Some(1));
    assert!(tree(&place.path("out")) == before, "nothing is pruned");
    let ran = place.run(&["batch", "campaign.yaml", "--departments", "-"]);
    assert!(ran.err.contains("<stdin>:1:1: 错误[HT978]: 标准输入里没有部门"), "{}", ran.err);
}

#[test]
fn a_copy_number_is_given_once_in_a_stream() {
    let place = Place::new();
    place.write("campaign.yaml", super::small("  documents: [notice]\n"));
    let stream = |more: &[&str], said: &str| {
        let args = [&["batch", "campaign.yaml", "--departments", "-"], more].concat();
        let mut command = place.command(&args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let lines = [("甲", "101-103"), ("乙", "103-105"), ("丙", "104"), ("丁", "102")];
        for (name, numbers) in lines {
            let line = format!("{{\"name\": \"{name}\", \"copy_numbers\": \"{numbers}\"}}\n");
            child.stdin.as_mut().unwrap().write_all(line.as_bytes()).unwrap();
        }
        drop(child.stdin.take());
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{err}");
        assert!(err.contains(said), "{err}");
        err
    };
    let err = stream(&[], "<stdin>:2:1: 错误[HT917]: 份号 000103 给了“甲”，又给了“乙”");
    assert!(err.contains("<stdin>:4:1: 错误[HT917]: 份号 000102 给了“甲”，又给了“丁”"), "{err}");
    assert_eq!(err.matches("错误[").count(), 2, "{err}");
    assert!(place.has("out/甲") && place.has("out/丙"));
    assert!(!place.has("out/乙") && !place.has("out/丁"));
    // Also where the other one is made by another call.
    stream(&["--department", "乙", "-o", "one"], "份号 000103");
    for part in ["0/2", "1/2"] {
        stream(&["--shard", part, "-o", "parts"], "HT917");
    }
    assert!(!place.has("parts/乙") && !place.has("parts/丁") && !place.has("one/乙"));
}

#[test]
fn a_line_that_is_no_utf_8_stops_no_other() {
    let place = Place::new();
    place.write("campaign.yaml", super::small("  documents: [notice]\n"));
    let mut text = "{\"name\": \"甲\"}\n\n{\"name\": \"乙".as_bytes().to_vec();
    // 科 in GB18030.
    text.extend(b"\xbf\xc6\"}\n");
    text.extend("{\"name\": \"丙\"}\n".as_bytes());
    for (lang, said) in [
        ("zh", "<stdin>:3:12: 错误[HT919]: 这一行不是部门的 JSON（不是 UTF-8 编码）"),
        ("en", "<stdin>:3:12: error[HT919]: this line is no department in JSON (it is not UTF-8)"),
    ] {
        let args = ["batch", "campaign.yaml", "--departments", "-", "--lang", lang, "-o", lang];
        let mut command = place.command(&args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(&text).unwrap();
        let output = child.wait_with_output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{err}");
        assert!(err.contains(said), "{err}");
        assert_eq!(err.matches("[HT").count(), 1, "{err}");
        let mut names = place.names(lang);
        names.retain(|name| name.len() == 3);
        assert_eq!(names, ["丙", "甲"]);
    }
}

#[test]
fn a_list_of_some_departments_does_with_the_groups_of_all() {
    let place = Place::new();
    let list = ["医务科", "护理部", "药剂科"].map(|name| format!("    - name: {name}\n")).concat();
    let groups = "    各职能科室: [医务科, 护理部, 药剂科]\n    各药房: [药剂科]\n    各处室: [各药房, 医务科]\n";
    let spec = |groups: &str| super::small(&format!("  list:\n{list}  groups:\n{groups}"));
    place.write("campaign.yaml", spec(groups));
    assert_eq!(place.run(&["batch", "campaign.yaml", "-o", "all"]).code, 0);
    place.write("subset.csv", "名称\n医务科\n");
    let args = ["batch", "campaign.yaml", "--departments", "subset.csv"];
    for (lang, said) in [
        ("zh", "警告[HT924]: “各职能科室”有 2 个成员不在这份名单里，例如护理部、药剂科"),
        (
            "en",
            "warning[HT924]: “各职能科室” names departments that this list does not have (2), such as 护理部, 药剂科",
        ),
    ] {
        let ran = place.run(&[&args[..], &["--lang", lang]].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.err.contains("campaign.yaml:12:5: ") && ran.err.contains(said), "{}", ran.err);
        assert_eq!(ran.err.matches("[HT").count(), 2, "{}", ran.err);
    }
    let (some, all) = (tree(&place.path("out/医务科")), tree(&place.path("all/医务科")));
    assert!(some == all);
    // In the groups of the list itself, and of the spec's own list, it is a fault.
    place.write("subset.yaml", "list: [{name: 医务科}]\ngroups: {各组: [医务处]}\n");
    let ran = place.run(&["batch", "campaign.yaml", "--departments", "subset.yaml", "-o", "x"]);
    assert_eq!(ran.code, 1);
    place.write("campaign.yaml", spec("    各职能科室: [医务处]\n"));
    let ran = place.run(&["batch", "campaign.yaml", "-o", "y"]);
    assert!(ran.code == 1 && ran.err.contains("错误[HT912]"), "{}", ran.err);
}

#[test]
fn a_directory_has_the_parts_of_one_number() {
    let place = place(6);
    assert_eq!(place.run(&with_list(&["--shard", "0/2"])).code, 0);
    assert_eq!(place.run(&with_list(&["--shard", "1/2"])).code, 0);
    let before = tree(&place.path("out"));
    for more in [&["--shard", "0/3"][..], &[], &["--overwrite"], &["--check"]] {
        let ran = place.run(&with_list(more));
        assert!(ran.code == 1 && ran.err.contains("HT987"), "{}", ran.err);
        assert!(ran.err.contains("manifest-0-of-2.json"), "{}", ran.err);
        assert!(tree(&place.path("out")) == before);
    }
    assert_eq!(place.run(&with_list(&["--out", "all"])).code, 0);
    let ran = place.run(&with_list(&["--out", "all", "--shard", "0/2"]));
    assert!(ran.code == 1 && ran.err.contains("“manifest.json”"), "{}", ran.err);
}
