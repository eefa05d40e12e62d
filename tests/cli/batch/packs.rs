//! Archives and streams.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::process::Stdio;

use zip::ZipArchive;

use super::{Tree, lines, lines_but, place, times, tree, with_list, written};

/// What is in an archive, by path, and the paths in their order.
fn unzip(path: &Path) -> (Tree, Vec<String>) {
    let mut archive = ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    let mut files = Tree::new();
    let mut order = Vec::new();
    for n in 0..archive.len() {
        let mut file = archive.by_index(n).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        order.push(file.name().to_owned());
        files.insert(file.name().to_owned(), bytes);
    }
    (files, order)
}

fn untar(bytes: &[u8]) -> (Tree, Vec<String>) {
    let mut files = Tree::new();
    let mut order = Vec::new();
    for entry in tar::Archive::new(bytes).entries().unwrap() {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().to_str().unwrap().to_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        order.push(path.clone());
        files.insert(path, bytes);
    }
    (files, order)
}

#[test]
fn an_archive_a_department_has_what_the_directory_has() {
    let place = place(20);
    place.run(&with_list(&["--out", "files"]));
    let mut files = tree(&place.path("files"));
    files.retain(|path, _| !path.starts_with("manifest"));
    for jobs in ["1", "7"] {
        let args = with_list(&["--out", jobs, "--zip", "department", "--jobs", jobs]);
        let ran = place.run(&args);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.starts_with("20 个部门，20 个文件"), "{}", ran.out);
    }
    let zips = tree(&place.path("1"));
    assert!(tree(&place.path("7")) == zips);
    assert_eq!(zips.len(), 20 + 2);
    let mut all = Tree::new();
    for path in zips.keys().filter(|path| !path.starts_with("manifest")) {
        let (own, _) = unzip(&place.path("1").join(path));
        let short = path.trim_end_matches(".zip");
        assert!(own.keys().all(|path| path.starts_with(&format!("{short}/"))), "{path}");
        all.extend(own);
    }
    assert!(all == files);
    let register = String::from_utf8(zips["manifest.csv"].clone()).unwrap();
    assert!(register.contains("科003.zip/科003/notice.docx"), "{register}");
    let manifest = place.read("1/manifest.json");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let first = &manifest["departments"][3]["files"];
    assert_eq!(
        (&first[0]["path"], &first[0]["document"]),
        (&"科003.zip".into(), &"archive".into())
    );
    assert_eq!(first[1]["archive"], "科003.zip");
    assert_eq!(first[1]["path"], "科003/notice.docx");
}

#[test]
fn archives_are_files_as_others_are() {
    let place = place(6);
    let args = with_list(&["--zip", "department"]);
    place.run(&args);
    let before = times(&place.path("out"));
    let ran = place.run(&args);
    assert!(ran.out.contains("写出 0，未变 6"), "{}", ran.out);
    assert_eq!(times(&place.path("out")), before);
    place.write("list.jsonl", lines(5).replace("请第2科室按时", "请第2科室尽快"));
    let ran = place.run(&args);
    assert!(ran.err.contains("HT973") && ran.err.contains("科005.zip"), "{}", ran.err);
    let new = written(&before, &times(&place.path("out")));
    assert_eq!(new, ["manifest.csv", "manifest.json", "科002.zip"]);
    place.write("out/科003.zip", "改过");
    assert_eq!(place.run(&args).code, 1);
    assert_eq!(place.read("out/科003.zip"), "改过");
    // Files where there were archives: those are left over.
    let ran = place.run(&with_list(&["--prune"]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("HT974") && ran.err.contains("科003.zip"), "{}", ran.err);
    assert!(!place.has("out/科002.zip") && place.has("out/科002/notice.docx"));
}

#[test]
fn one_archive_has_everything_and_the_manifest_last() {
    let place = place(20);
    place.run(&with_list(&["--out", "files"]));
    for jobs in ["1", "2", "7"] {
        let args = with_list(&["--out", jobs, "--zip", "all", "--jobs", jobs]);
        let ran = place.run(&args);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(place.names(jobs), [".hongtou-batch", "campaign.zip"]);
    }
    let read = |out: &str| fs::read(place.path(out).join("campaign.zip")).unwrap();
    assert!(read("1") == read("2") && read("1") == read("7"));
    let (files, order) = unzip(&place.path("1/campaign.zip"));
    assert!(files == tree(&place.path("files")));
    assert!(
        order[0].starts_with("科000/")
            && order.ends_with(&["manifest.json".into(), "manifest.csv".into()])
    );
    // It is one of the program's files, as others are.
    let before = times(&place.path("1"));
    let args = with_list(&["--out", "1", "--zip", "all"]);
    assert_eq!(place.run(&args).code, 0);
    assert_eq!(times(&place.path("1")), before);
    let check = [&args[..], &["--check"]].concat();
    assert_eq!(place.run(&check).code, 0);
    place.write("list.jsonl", lines(19));
    let ran = place.run(&check);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("HT610"), "{}", ran.err);
    assert_eq!(times(&place.path("1")), before);
    assert_eq!(place.run(&args).code, 0);
    place.write("1/campaign.zip", "改过");
    for args in [&args, &check] {
        let ran = place.run(args);
        assert_eq!(ran.code, 1);
        assert!(ran.err.contains("HT608"), "{}", ran.err);
        assert_eq!(place.read("1/campaign.zip"), "改过");
    }
    assert_eq!(place.run(&[&args[..], &["--overwrite"]].concat()).code, 0);
    assert_eq!(unzip(&place.path("1/campaign.zip")).1.len(), 19 * 4 + 2 + 2);
}

#[test]
fn a_failure_leaves_the_department_out_of_archives_and_says_so() {
    let place = place(0);
    place.write("list.jsonl", lines_but(8, 4));
    let ran = place.run(&with_list(&["--zip", "all"]));
    assert_eq!(ran.code, 1);
    let (files, _) = unzip(&place.path("out/campaign.zip"));
    assert!(files.contains_key("科003/notice.docx") && files.contains_key("科005/notice.docx"));
    assert!(!files.keys().any(|path| path.starts_with("科004")));
    let ran = place.run(&with_list(&["--zip", "department", "-o", "each"]));
    assert_eq!(ran.code, 1);
    assert!(place.has("each/科005.zip") && !place.has("each/科004.zip"));
    // One that was to stop there is no archive.
    let ran = place.run(&with_list(&["--zip", "all", "-o", "fast", "--fail-fast", "--jobs", "1"]));
    assert_eq!(ran.code, 1);
    assert!(!place.has("fast"), "nothing is left of it");
}

#[test]
fn a_stream_has_the_files_of_the_directory_and_nothing_else_on_standard_output() {
    let place = place(20);
    place.run(&with_list(&["--out", "files"]));
    let mut streams = BTreeMap::new();
    for jobs in ["1", "2", "7"] {
        let output = place.command(&with_list(&["--tar", "--jobs", jobs])).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(0), "{err}");
        assert!(err.contains("20 个部门，84 个文件"), "{err}");
        streams.insert(jobs, output.stdout);
    }
    assert!(streams["1"] == streams["2"] && streams["1"] == streams["7"]);
    let (files, order) = untar(&streams["1"]);
    assert!(files == tree(&place.path("files")));
    assert!(order.ends_with(&["manifest.json".into(), "manifest.csv".into()]));
    assert!(!place.has("out"), "no directory is made");
    let ran = place.run(&with_list(&["--tar", "--out", "x"]));
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--tar") && ran.err.contains("--out"), "{}", ran.err);
}

#[test]
fn a_stream_of_nobody_is_an_empty_one() {
    let place = place(0);
    let args = ["batch", "campaign.yaml", "--departments", "-", "--tar"];
    let output = place.command(&args).stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(untar(&output.stdout).1, ["manifest.json", "manifest.csv"]);
}

#[test]
fn a_stream_that_nobody_reads_ends_as_refused() {
    let place = place(200);
    let mut child = place
        .command(&with_list(&["--tar"]))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(err.contains("HT602") && err.contains("<stdout>"), "{err}");
}

#[test]
fn an_archive_of_all_that_is_as_it_was_is_not_written() {
    let place = place(6);
    for pack in ["all", "department"] {
        let call = |more: &[&str]| {
            let call = with_list(&["--zip", pack, "--out", pack]);
            place.run(&[&call[..], more].concat())
        };
        place.write("list.jsonl", lines(6));
        let all = if pack == "all" { 24 } else { 6 };
        let files = |written: usize| {
            format!("6 个部门，{all} 个文件（写出 {written}，未变 {}）", all - written)
        };
        let ran = call(&[]);
        assert!(ran.out.starts_with(&files(all)), "{}", ran.out);
        let before = times(&place.path(pack));
        let ledger = place.read(&format!("{pack}/.hongtou-batch"));
        for _ in 0..2 {
            let ran = call(&[]);
            assert!(ran.out.starts_with(&files(0)), "{}", ran.out);
        }
        assert_eq!(times(&place.path(pack)), before);
        assert_eq!(place.read(&format!("{pack}/.hongtou-batch")), ledger);
        let ran = call(&["--check"]);
        assert_eq!(ran.code, 0);
        assert!(ran.out.starts_with(&format!("6 个部门：{all} 个文件最新，")), "{}", ran.out);
        place.write("list.jsonl", lines(6).replace("请第3科室按时", "请第3科室尽快"));
        let ran = call(&["--check", "--lang", "en"]);
        assert_eq!(ran.code, 1);
        let said = if pack == "all" {
            "0 files up to date, 1 stale ("
        } else {
            "5 files up to date, 3 stale ("
        };
        assert!(ran.out.contains(said), "{}", ran.out);
        assert_eq!(times(&place.path(pack)), before);
        let ran = call(&[]);
        assert!(ran.out.starts_with(&files(if pack == "all" { all } else { 1 })), "{}", ran.out);
    }
    // One that somebody changed holds nothing that was made.
    place.write("all/campaign.zip", "改过");
    let ran = place.run(&with_list(&["--zip", "all", "--out", "all"]));
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("6 个部门，0 个文件（写出 0，未变 0）"), "{}", ran.out);
}
