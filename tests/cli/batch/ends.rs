//! Runs that fail in part, are stopped or killed.

use super::{line, lines, lines_but, place, tree, with_list};

#[test]
fn a_department_that_fails_stops_no_other() {
    let place = place(0);
    let bad = lines_but(12, 4);
    place.write("list.jsonl", &bad);
    let ran = place.run(&with_list(&["--jobs", "2"]));
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.err.contains("第004科室"), "{}", ran.err);
    assert!(ran.out.contains("没有做全：1 个部门"), "{}", ran.out);
    let made = tree(&place.path("out"));
    assert_eq!(made.keys().filter(|path| path.ends_with("/notice.html")).count(), 10);
    assert!(made.contains_key("科011/schedule.docx"));
    // Mended, it alone is made.
    place.write("list.jsonl", lines(12));
    let ran = place.run(&with_list(&[]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let fresh = super::place(12);
    fresh.run(&with_list(&[]));
    assert!(tree(&fresh.path("out")) == tree(&place.path("out")));
}

#[test]
fn a_run_may_stop_at_the_first_failure() {
    let place = place(0);
    let bad = lines_but(400, 4);
    place.write("list.jsonl", &bad);
    let ran = place.run(&with_list(&["--fail-fast", "--jobs", "1"]));
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.starts_with("5 个部门，16 个文件（写出 16，未变 0）"), "{}", ran.out);
    assert!(ran.out.contains("已停下"), "{}", ran.out);
    assert!(place.has("out/科003/notice.docx") && !place.has("out/科005"));
    // The manifest says what there is, and the next run goes on.
    assert_eq!(place.read("out/manifest.json").matches("/notice.docx").count(), 4);
    assert_eq!(place.read("out/manifest.csv").lines().count(), 1 + 16);
    place.write("list.jsonl", lines(12));
    let ran = place.run(&with_list(&["--fail-fast"]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("未变 16"), "{}", ran.out);
    assert_eq!(place.run(&with_list(&["--check"])).code, 0);
    // What others had stays theirs.
    place.write("list.jsonl", lines_but(12, 2));
    let ran = place.run(&with_list(&["--fail-fast", "--jobs", "1", "--prune"]));
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("3 个部门"), "{}", ran.out);
    assert!(place.has("out/科011/notice.docx"));
    assert!(place.read("out/manifest.json").contains("科011/notice.docx"));
    assert!(!ran.err.contains("HT97"), "{}", ran.err);
}

#[test]
fn a_stream_may_stop_at_the_first_failure() {
    use std::io::Write as _;
    use std::process::Stdio;
    let place = place(0);
    let args = ["batch", "campaign.yaml", "--departments", "-", "--fail-fast", "--jobs", "1"];
    let mut child = place.command(&args).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(lines_but(16, 2).as_bytes()).unwrap();
    // Nobody waits for the rest.
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert!(place.has("out/科001/notice.docx") && !place.has("out/科003"));
    assert!(!place.has("out/manifest.json"), "nobody knows what else is listed");
    place.write("list.jsonl", lines(16));
    let ran = place.run(&with_list(&[]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("未变 8"), "{}", ran.out);
}

#[cfg(unix)]
mod cut_off {
    use std::io::Write as _;
    use std::path::Path;
    use std::process::{Child, Command, Stdio};
    use std::thread::sleep;
    use std::time::Duration;

    use super::super::super::program::Place;
    use super::super::written;
    use super::{line, lines, place, tree, with_list};

    const STREAM: [&str; 4] = ["batch", "campaign.yaml", "--departments", "-"];

    /// A run that has had half of its departments, has made some of those, and waits for others.
    fn half_way(place: &Place, more: &[&str]) -> Child {
        let mut command = place.command(&[&STREAM, more].concat());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let stdin = child.stdin.as_mut().unwrap();
        (0..20).for_each(|n| stdin.write_all(line(n).as_bytes()).unwrap());
        stdin.flush().unwrap();
        for n in 0..8 {
            until_there(&place.path(&format!("out/科{n:03}/schedule.html")));
        }
        child
    }

    fn until_there(path: &Path) {
        while !path.exists() {
            sleep(Duration::from_millis(2));
        }
    }

    fn same_as_in_one_go(place: &Place) {
        let args = with_list(&["--out", "one-go"]);
        assert_eq!(place.run(&args).code, 0);
        let (ours, other) = (tree(&place.path("out")), tree(&place.path("one-go")));
        assert!(ours == other, "{:?} {:?}", written(&ours, &other), written(&other, &ours));
        assert_eq!(place.run(&with_list(&["--check"])).code, 0);
    }

    #[test]
    fn a_killed_run_is_finished_by_another() {
        let place = place(40);
        let mut child = half_way(&place, &["--jobs", "2"]);
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(!place.has("out/manifest.json"));
        let ran = place.run(&with_list(&[]));
        assert_eq!(ran.code, 0, "{}", ran.err);
        same_as_in_one_go(&place);
    }

    #[test]
    fn a_run_killed_at_work_is_finished_by_another() {
        let place = place(120);
        // Over files of an earlier run, which are others.
        let old = lines(120).replace("按时", "尽快");
        place.write("old.jsonl", old);
        let args = ["batch", "campaign.yaml", "--departments", "old.jsonl"];
        assert_eq!(place.run(&args).code, 0);
        let start = tree(&place.path("out"));
        let changed = place.path("out/科040/notice.docx");
        let mut command = place.command(&[&STREAM[..], &["--jobs", "2"]].concat());
        let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
        // It never gets all of them.
        child.stdin.as_mut().unwrap().write_all(lines(100).as_bytes()).unwrap();
        while std::fs::read(&changed).unwrap() == start["科040/notice.docx"] {
            sleep(Duration::from_millis(2));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        // Whatever it was at when it was killed.
        place.write("out/科040/.hongtou-aB3dE6", "half");
        let now = tree(&place.path("out"));
        let last = "科118/notice.docx";
        assert_eq!(now[last], start[last], "it was still at work");
        let ran = place.run(&with_list(&[]));
        assert_eq!(ran.code, 0, "{}", ran.err);
        same_as_in_one_go(&place);
    }

    #[test]
    fn ctrl_c_ends_a_run_cleanly() {
        let place = place(40);
        let child = half_way(&place, &[]);
        let id = child.id().to_string();
        // It waits for more, and ends all the same.
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        let mut child = child;
        // Waiting closes standard input unless somebody holds it.
        let _held = child.stdin.take();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(130));
        assert!(String::from_utf8(output.stdout).unwrap().contains("已停下"));
        assert!(!place.has("out/manifest.json"));
        let ran = place.run(&with_list(&[]));
        assert_eq!(ran.code, 0, "{}", ran.err);
        // What was made is not made again.
        assert!(ran.out.contains("168 个文件") && !ran.out.contains("写出 168"), "{}", ran.out);
        same_as_in_one_go(&place);
    }
    #[test]
    fn a_directory_is_written_to_by_one_run_at_a_time() {
        let place = place(40);
        let mut child = half_way(&place, &[]);
        for (lang, said) in [
            ("zh", "out:1:1: 错误[HT979]: 另一个 hongtou batch 正在写“out”，这一个没有写入"),
            ("en", "out:1:1: error[HT979]: another hongtou batch is writing to “out”; this one"),
        ] {
            for more in [&[][..], &["--zip", "all"], &["--overwrite"], &["--department", "科001"]]
            {
                let ran = place.run(&with_list(&[&["--lang", lang], more].concat()));
                assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
                assert!(ran.err.contains(said), "{}", ran.err);
            }
        }
        assert!(!place.has("out/科030"));
        // Who only looks, or writes elsewhere, disturbs nobody.
        assert_eq!(place.run(&with_list(&["--check"])).code, 1);
        assert_eq!(place.run(&with_list(&["--out", "other"])).code, 0);
        drop(child.stdin.take());
        assert_eq!(child.wait().unwrap().code(), Some(0));
        assert!(place.names("out").iter().all(|name| !name.contains(".lock")));
        assert_eq!(place.run(&with_list(&[])).code, 0);
        same_as_in_one_go(&place);
    }

    #[test]
    fn parts_are_made_at_the_same_time() {
        let place = place(40);
        let mut child = place.command(&[&STREAM[..], &["--shard", "0/2"]].concat());
        let mut child = child.stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.as_mut().unwrap().write_all(lines(40).as_bytes()).unwrap();
        until_there(&place.path("out/.hongtou-batch-0-of-2"));
        assert_eq!(place.run(&with_list(&["--shard", "1/2"])).code, 0);
        assert_eq!(place.run(&with_list(&["--shard", "0/2"])).code, 2);
        drop(child.stdin.take());
        assert_eq!(child.wait().unwrap().code(), Some(0));
        let made = tree(&place.path("out"));
        assert_eq!(made.keys().filter(|path| path.ends_with("/schedule.docx")).count(), 40);
    }

    #[test]
    fn a_killed_archive_leaves_nothing_for_the_next_run() {
        let place = place(40);
        let mut child = place.command(&[&STREAM[..], &["--zip", "all"]].concat());
        let mut child = child.stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.as_mut().unwrap().write_all(lines(20).as_bytes()).unwrap();
        until_there(&place.path("out/.hongtou-batch.part"));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(place.names("out"), [".hongtou-batch.lock", ".hongtou-batch.part"]);
        assert_eq!(place.run(&with_list(&["--zip", "all"])).code, 0);
        assert_eq!(place.names("out"), [".hongtou-batch", "campaign.zip"]);
    }
}
