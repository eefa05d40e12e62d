//! The parts of one DOCX and its HTML as text, against `tests/goldens/`: whatever a change does
//! to them is seen and reviewed.
//!
//! `HONGTOU_BLESS=1 cargo test --test goldens` writes them anew.

#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;
use std::{env, fs};

use hongtou::compile::{Options, compile};
use hongtou::files::NoFiles;
use hongtou::source::Source;
use hongtou::templates::Templates;

/// The files of a bundle, by the names that they have among the goldens.
fn files() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let spec = fs::read_to_string(root.join("tests/goldens/campaign.yaml")).unwrap();
    let options = Options { only: vec!["bundle".to_owned()], docx: true, html: true };
    let compiled =
        compile(&Source::new("campaign.yaml", spec), &Templates::built_in(), &NoFiles, &options);
    assert_eq!(compiled.findings, []);
    let bundle = compiled.documents.first().unwrap();
    let html = String::from_utf8(bundle.html.clone().unwrap()).unwrap();
    let mut files = BTreeMap::from([("bundle.html".to_owned(), html)]);
    let mut zip = zip::ZipArchive::new(Cursor::new(bundle.docx.as_ref().unwrap())).unwrap();
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).unwrap();
        let mut xml = String::new();
        part.read_to_string(&mut xml).unwrap();
        let name = part.name().trim_matches(['[', ']']).replace(['/', ']'], "-");
        files.insert(format!("{name}.txt"), one_element_a_line(&xml));
    }
    files
}

/// XML with every element of the outer levels on a line of its own.
fn one_element_a_line(xml: &str) -> String {
    let begins = [
        "<w:p>",
        "<w:tbl>",
        "<w:tr>",
        "<w:tc>",
        "<w:style ",
        "<w:sectPr",
        "<w:font ",
        "<w:pPr>",
        "<w:rPr>",
        "<w:r>",
        "<w:tblPr>",
        "<Relationship ",
        "<Override ",
        "<Default ",
        "<dc:",
        "<cp:",
        "<dcterms:",
        "<w:compat",
        "<w:docDefaults",
    ];
    let mut out = xml.to_owned();
    for begin in begins {
        out = out.replace(begin, &format!("\n{begin}"));
    }
    format!("{out}\n")
}

#[test]
fn every_part_is_as_it_was_reviewed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
    let bless = env::var_os("HONGTOU_BLESS").is_some();
    let files = files();
    let mut wrong = Vec::new();
    for (name, text) in &files {
        let path = folder.join(name);
        if bless {
            fs::write(&path, text).unwrap();
        }
        let golden = fs::read_to_string(&path).unwrap_or_default();
        if golden != *text {
            let line = golden.lines().zip(text.lines()).position(|(a, b)| a != b);
            wrong.push(format!("{name}, line {}", line.map_or(0, |n| n + 1)));
        }
    }
    for entry in fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name != "campaign.yaml" && !files.contains_key(&name) {
            wrong.push(format!("{name} is made by nothing"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
