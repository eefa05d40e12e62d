//! Broken lists of departments, one a folder of `tests/departments/broken`: what is said of each,
//! in both languages, at which place.
//!
//! `HONGTOU_BLESS=1 cargo test --test departments_broken` writes the expected files anew; review
//! them with `git diff`.

#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

mod disk;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use disk::Disk;
use hongtou::departments::read;
use hongtou::diag::{render, sort};
use hongtou::lang::Lang;
use hongtou::source::Source;
use hongtou::spec::schema::SPEC;
use hongtou::spec::tree;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/departments/broken");
    let mut cases: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

#[test]
fn every_fault_is_said_as_expected() {
    let bless = env::var_os("HONGTOU_BLESS").is_some();
    let mut wrong = Vec::new();
    let mut said_codes = Vec::new();
    for case in &cases() {
        let bytes = fs::read(case.join("campaign.yaml")).unwrap();
        let mut source = Source::decode("campaign.yaml", &bytes).0.unwrap();
        let mut findings = source.mend(&SPEC);
        let (root, _) = tree(&source, &mut findings).unwrap();
        let _ = read(&root, &source, &Disk(case.clone()), &mut findings);
        sort(&mut findings);
        assert!(!findings.is_empty(), "{}", case.display());
        said_codes.extend(findings.iter().map(|f| f.code.entry().code));
        let mut said = String::new();
        for (name, lang) in [("zh", Lang::Zh), ("en", Lang::En)] {
            let all: Vec<String> = findings.iter().map(|f| render(f, lang)).collect();
            writeln!(said, "== {name}\n{}", all.join("\n")).unwrap();
        }
        let expected = case.join("expected.txt");
        if bless {
            fs::write(&expected, &said).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != said {
            wrong.push(format!("{}:\n{said}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for number in (901..=923).chain([925, 926]) {
        let code = format!("HT{number}");
        assert!(said_codes.contains(&code.as_str()), "no case has {code}");
    }
}
