//! Broken specs, one a folder of `tests/broken`: what is said of each, in both languages, at
//! which character, with which exit code, and which documents come out all the same.
//!
//! `HONGTOU_BLESS=1 cargo test --test broken` writes the expected files anew; review them with
//! `git diff`.

#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken")
}

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<_> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

/// What the program says and makes of a case, as text.
fn run(case: &Path) -> String {
    let mut text = String::new();
    for lang in ["zh", "en"] {
        let out = tempfile::tempdir().unwrap();
        let result = Command::new(env!("CARGO_BIN_EXE_hongtou"))
            .args(["--lang", lang, "build", "campaign.yaml", "--out"])
            .arg(out.path())
            .current_dir(case)
            .output()
            .unwrap();
        let mut files: Vec<String> = fs::read_dir(out.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter_map(|name| name.strip_suffix(".docx").map(str::to_owned))
            .collect();
        files.sort();
        let said = String::from_utf8(result.stderr).unwrap();
        let code = result.status.code().unwrap();
        writeln!(text, "== {lang}: exit {code}, documents: {}", files.join(" ")).unwrap();
        text.push_str(&said);
    }
    text
}

#[test]
fn every_fault_is_said_as_expected() {
    let bless = env::var_os("HONGTOU_BLESS").is_some();
    let cases = cases();
    assert!(cases.len() >= 20, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let said = run(case);
        let expected = case.join("expected.txt");
        if bless {
            fs::write(&expected, &said).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != said {
            wrong.push(format!("{}:\n{said}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whatever is said of a file begins with its path, a line and a column that the file has.
#[test]
fn every_place_is_in_a_file_of_the_case() {
    let mut places = 0;
    for case in cases() {
        let said = run(&case);
        let heads = said.lines().filter(|l| l.contains("[HT") && !l.starts_with(' '));
        for head in heads {
            let [path, line, column, _]: [&str; 4] =
                head.splitn(4, ':').collect::<Vec<_>>().try_into().unwrap();
            let bytes = fs::read(case.join(path)).unwrap();
            let lines = bytes.split(|b| *b == b'\n').count();
            assert!((1..=lines).contains(&line.parse().unwrap()), "{head}");
            assert!(column.parse::<usize>().unwrap() > 0, "{head}");
            places += 1;
        }
    }
    assert!(places > 100, "{places}");
}
