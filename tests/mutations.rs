//! Slips of every kind, made by a fixed sequence of random edits to the samples: the compiler
//! never panics, a spec that YAML cannot read is never built, and whatever is said of a file is
//! said of a place that it has.

#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use hongtou::compile::{Options, compile};
use hongtou::diag::{Severity, any_error};
use hongtou::files::NoFiles;
use hongtou::house;
use hongtou::lang::Lang;
use hongtou::profile::Profile;
use hongtou::source::Source;
use hongtou::templates::Templates;

/// What gets into a file by a slip of the hand.
const SLIPS: &[&str] = &[
    "：",
    "，",
    "－",
    "“",
    "”",
    "｜",
    "\t",
    "  ",
    "\n",
    "{{ ",
    "}}",
    "{%",
    "#",
    "## ",
    "- ",
    "-",
    "|",
    ">",
    "[",
    "]",
    "*",
    "**",
    "`",
    "<b>",
    "\\",
    "&a",
    "*a",
    "\u{b}",
    "　",
    "1.",
    "（一）",
    "^^",
    "<<",
    ": ",
    ":",
    "\"",
    "'",
    "{",
    "}",
];

/// A sequence that is the same on every machine (Knuth's multiplier).
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

fn mutated(text: &str, sequence: &mut Sequence) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=sequence.below(4) {
        let at = sequence.below(chars.len());
        match sequence.below(4) {
            0 | 1 => {
                let slip = SLIPS.get(sequence.below(SLIPS.len())).unwrap();
                chars.splice(at..at, slip.chars());
            }
            2 => {
                let end = (at + 1 + sequence.below(5)).min(chars.len());
                chars.drain(at..end);
            }
            _ => {
                let text: String = chars.iter().collect();
                let mut lines: Vec<&str> = text.lines().collect();
                let line = lines.remove(sequence.below(lines.len()));
                if sequence.below(2) == 0 {
                    lines.insert(sequence.below(lines.len()), line);
                }
                chars = lines.join("\n").chars().collect();
            }
        }
    }
    chars.into_iter().collect()
}

#[test]
fn no_slip_brings_the_compiler_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let samples = [
        "samples/lianyungang-2009/campaign.yaml",
        "templates/campaign/campaign.yaml",
        "tests/goldens/campaign.yaml",
    ];
    let texts = samples.map(|file| fs::read_to_string(root.join(file)).unwrap());
    let (templates, options) =
        (Templates::built_in(), Options { only: Vec::new(), docx: false, html: false });
    let mut sequence = Sequence(20_260_521);
    let mut faulty = 0;
    for round in 0..600 {
        let text = mutated(texts.get(round % texts.len()).unwrap(), &mut sequence);
        let source = Source::new("a.yaml", text.as_str());
        let compiled = compile(&source, &templates, &NoFiles, &options);
        let unreadable = serde_yaml::from_str::<serde_yaml::Value>(&text).is_err();
        let named = compiled.findings.iter().any(|f| f.severity() != Severity::Note);
        assert!(!unreadable || named, "round {round}: unreadable, and nothing is said\n{text}");
        if any_error(&compiled.findings) {
            faulty += 1;
            assert!(!compiled.documents.iter().any(|d| d.name == "bundle"), "round {round}");
        } else {
            assert!(!compiled.documents.is_empty(), "round {round}: no document, and no error");
        }
        let lines = text.lines().count() + 1;
        for finding in &compiled.findings {
            let place = finding.place.as_ref().unwrap();
            assert_eq!(place.path, "a.yaml", "round {round}: {finding:?}");
            assert!((1..=lines).contains(&place.line), "round {round}: {finding:?}");
            assert!(place.column <= place.text.chars().count() + 1, "round {round}: {finding:?}");
        }
    }
    assert!(faulty > 200, "{faulty}");
}

#[test]
fn no_slip_in_a_profile_brings_the_compiler_down() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let house = fs::read_to_string(root.join("samples/gallery/profiles/house.yaml")).unwrap();
    let windows = fs::read_to_string(root.join("profiles/windows.yaml")).unwrap();
    let whole = house::as_yaml(&Profile::gbt9704(), Lang::Zh);
    let texts = [house, windows, whole];
    let spec = fs::read_to_string(root.join("samples/gallery/house-profile.yaml")).unwrap();
    let source = Source::new("a.yaml", spec);
    let (templates, options) =
        (Templates::built_in(), Options { only: Vec::new(), docx: true, html: true });
    let mut sequence = Sequence(20_260_522);
    let mut faulty = 0;
    for round in 0..300 {
        let text = mutated(texts.get(round % texts.len()).unwrap(), &mut sequence);
        let bytes: Arc<[u8]> = Arc::from(text.as_bytes());
        let files = BTreeMap::from([("profiles/house.yaml".to_owned(), bytes)]);
        let compiled = compile(&source, &templates, &files, &options);
        let unreadable = serde_yaml::from_str::<serde_yaml::Value>(&text).is_err();
        let named = compiled.findings.iter().any(|f| f.severity() != Severity::Note);
        assert!(!unreadable || named, "round {round}: unreadable, and nothing is said\n{text}");
        assert_eq!(any_error(&compiled.findings), compiled.documents.is_empty(), "round {round}");
        faulty += usize::from(compiled.documents.is_empty());
        let lines = text.lines().count() + 1;
        for finding in &compiled.findings {
            let place = finding.place.as_ref().unwrap();
            assert_eq!(place.path, "profiles/house.yaml", "round {round}: {finding:?}");
            assert!((1..=lines).contains(&place.line), "round {round}: {finding:?}");
        }
    }
    assert!((50..300).contains(&faulty), "{faulty}");
}
