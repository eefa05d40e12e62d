//! Archives as others read them: Python's `zipfile` and `tarfile`.

#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::fs;
use std::io::{self, Cursor, Write as _};
use std::path::Path;
use std::process::Command;

use hongtou::archive::{ArchiveWriter, TarWriter};
use hongtou::digest::sha256;

/// Names that are short, Chinese, long, and as long as they get.
fn files() -> Vec<(String, Vec<u8>)> {
    let name = |n: usize| format!("{}/{}.docx", "部".repeat(n / 3), "长".repeat(n / 3));
    [
        "notice.docx".to_owned(),
        "医务/连卫发〔2024〕12号-关于开展检查的通知.docx".to_owned(),
        "医务/schedule.html".to_owned(),
        "a/b/c/manifest.csv".to_owned(),
        format!("{}.docx", "x".repeat(95)),
        format!("{}.docx", "x".repeat(96)),
        name(90),
        name(240),
    ]
    .into_iter()
    .enumerate()
    // One is empty, one fills its blocks, most do not.
    .map(|(n, path)| (path, vec![b'0' + u8::try_from(n).unwrap(); n * 256]))
    .collect()
}

fn zip() -> Vec<u8> {
    let mut archive = ArchiveWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in files() {
        archive.add(&path, &bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn tar() -> Vec<u8> {
    let mut archive = TarWriter::new(Vec::new());
    for (path, bytes) in files() {
        archive.add(&path, &bytes).unwrap();
    }
    archive.finish().unwrap()
}

/// What Python reads of an archive, line by line, each split at its bars.
fn read(bytes: &[u8], extension: &str) -> Vec<Vec<String>> {
    let mut file = tempfile::Builder::new().suffix(extension).tempfile().unwrap();
    file.write_all(bytes).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/archive/read.py");
    let result = Command::new("python3").arg(script).arg(file.path()).output().unwrap();
    let said = String::from_utf8_lossy(&result.stderr);
    assert!(result.status.success(), "{said}");
    let text = String::from_utf8(result.stdout).unwrap();
    text.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect()
}

#[test]
fn a_zip_has_every_name_and_every_byte() {
    let bytes = zip();
    assert_eq!(bytes, zip());
    let wanted: Vec<Vec<String>> = files()
        .iter()
        .map(|(path, bytes)| {
            let method = match path.rsplit('.').next() {
                Some("docx") => "stored",
                _ => "deflated",
            };
            let digest = sha256(bytes);
            [path, &digest, "1980-1-1", "utf8", method, "0o100644"].map(str::to_owned).to_vec()
        })
        .collect();
    assert_eq!(read(&bytes, ".zip"), wanted);
}

#[test]
fn a_tar_stream_has_every_name_and_every_byte() {
    let bytes = tar();
    assert_eq!(bytes, tar());
    assert_eq!(bytes.len() % 512, 0);
    let wanted: Vec<Vec<String>> = files()
        .iter()
        .map(|(path, bytes)| {
            [path, &sha256(bytes), "0", "0:0::", "0o644"].map(str::to_owned).to_vec()
        })
        .collect();
    assert_eq!(read(&bytes, ".tar"), wanted);
}

/// What was cut off is no archive, so that nobody takes half of the files for all.
#[test]
fn an_unfinished_tar_stream_has_no_end() {
    let mut archive = TarWriter::new(Vec::new());
    for (path, bytes) in files() {
        archive.add(&path, &bytes).unwrap();
    }
    let whole = archive.finish().unwrap();
    let (files, end) = whole.split_at(whole.len() - 1024);
    assert!(end.iter().all(|byte| *byte == 0));
    assert!(files.rchunks(512).next().unwrap().iter().any(|byte| *byte != 0));
}

#[test]
fn nothing_leads_out_of_the_directory() {
    for path in ["", "/etc/x", "../x", "a/../x", "a//b", "a/", "./a", r"a\b", "a\0"] {
        let mut zip = ArchiveWriter::new(Cursor::new(Vec::new()));
        let error = zip.add(path, b"x").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidInput, "{path}");
        let mut tar = TarWriter::new(Vec::new());
        let error = tar.add(path, b"x").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidInput, "{path}");
    }
}

#[test]
fn a_zip_has_no_name_twice() {
    let mut zip = ArchiveWriter::new(Cursor::new(Vec::new()));
    zip.add("甲.docx", b"x").unwrap();
    assert!(zip.add("甲.docx", b"y").is_err());
}

/// An archive is written to a file that is read as it grows: nothing of it is kept back.
#[test]
fn bytes_are_written_as_they_come() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("all.zip");
    let mut zip = ArchiveWriter::new(fs::File::create(&path).unwrap());
    for n in 1..=100_u64 {
        zip.add(&format!("{n}.docx"), &[7; 10_000]).unwrap();
        assert!(fs::metadata(&path).unwrap().len() >= (n - 1) * 10_000);
    }
    zip.finish().unwrap();
    assert_eq!(read(&fs::read(&path).unwrap(), ".zip").len(), 100);
}
