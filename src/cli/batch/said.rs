//! What was said of departments: warnings and notes are said again by a run that makes nothing.
//!
//! The ledger keeps each with its values in both languages, and once however many departments have
//! it; a department's record has their digests. What stands in the spec is looked for there, as
//! lines may have come before it; where it is not found any more, the department is made again.

use hongtou::catalog::Code;
use hongtou::diag::{Finding, Place, Severity};
use hongtou::digest::sha256;
use hongtou::lang::Lang;
use hongtou::source::Source;
use serde::{Deserialize, Serialize};

/// How much of a digest tells one from all others.
const DIGITS: usize = 16;

/// A finding that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Its code's number.
    #[serde(rename = "said")]
    code: String,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<At>,
    /// What its texts say: the placeholder, then one text, or a Chinese and an English one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    texts: Vec<(String, String, Option<String>)>,
}

/// The place of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct At {
    file: Of,
    line: usize,
    column: usize,
    width: usize,
    text: String,
}

/// The file in which a finding is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Of {
    /// The line of the list, or the entry of the spec, that is the department's own.
    Own,
    /// The spec.
    Spec,
    /// Another one.
    File(String),
}

impl Said {
    /// Keeps a finding of a department whose own place is `own`.
    pub fn keep(finding: &Finding, own: &Place, spec: &Source) -> Self {
        let at = finding.place.as_ref().map(|place| {
            let is_own = place.path == own.path && place.line == own.line;
            let (file, line) = match place.path.as_str() {
                _ if is_own => (Of::Own, 0),
                path if path == spec.path() => (Of::Spec, place.line),
                path => (Of::File(path.to_owned()), place.line),
            };
            let Place { column, width, text, .. } = place.clone();
            At { file, line, column, width, text }
        });
        let zh = finding.texts(Lang::Zh).into_iter();
        let texts = zh.zip(finding.texts(Lang::En)).map(|((name, zh), (_, en))| {
            let en = (en != zh).then_some(en);
            (name.to_owned(), zh, en)
        });
        Self { code: finding.code.entry().code.to_owned(), at, texts: texts.collect() }
    }

    /// Whether a finding is kept: who has a fault is made again.
    pub fn is_kept(finding: &Finding) -> bool {
        finding.severity() != Severity::Error
    }

    /// It as a line, and what that is known by.
    pub fn line(&self) -> (String, String) {
        // A struct of texts and numbers always becomes JSON.
        let line = serde_json::to_string(self).unwrap_or_default();
        let digest = sha256(line.as_bytes());
        (digest.get(..DIGITS).unwrap_or_default().to_owned(), line)
    }

    /// What the line of one begins with.
    pub const START: &str = "{\"said\":";

    /// The finding; [`None`] where it is not known any more what it was about.
    pub fn again(&self, own: &Place, spec: &Source, lang: Lang) -> Option<Finding> {
        let place = match &self.at {
            None => None,
            Some(at) => {
                let At { column, width, ref text, .. } = *at;
                let there = |path: &str, line, offset| {
                    let (path, text) = (path.to_owned(), text.clone());
                    Place { path, line, column, text, width, offset }
                };
                Some(match &at.file {
                    Of::Own => there(&own.path, own.line, own.offset),
                    Of::File(path) => there(path, at.line, at.line),
                    Of::Spec => spec.place_at(at.find(spec)?, column, width),
                })
            }
        };
        let texts = self.texts.iter().map(|(name, zh, en)| {
            let en = en.as_ref().unwrap_or(zh);
            (name.as_str(), lang.pick(zh.as_str(), en.as_str()))
        });
        Some(Finding::of_texts(Code::numbered(&self.code)?, place, texts))
    }
}

impl At {
    /// The line of the spec on which it is now: the one that says what it said.
    fn find(&self, spec: &Source) -> Option<usize> {
        let same = |line: &str| line.trim_end_matches('\r') == self.text;
        if spec.text().get(spec.line(self.line)).is_some_and(same) {
            return Some(self.line);
        }
        let mut lines = spec.text().lines().enumerate().filter(|(_, line)| same(line));
        let (n, _) = lines.next()?;
        lines.next().is_none().then_some(n + 1)
    }
}

#[cfg(test)]
mod tests {
    use hongtou::diag::render;

    use super::*;

    const SPEC: &str = "a: 1\n甲: 乙\nc: 3\n";

    fn finding(place: Place) -> Finding {
        let names = vec![hongtou::diag::Name::with_zh("schedule", "安排表")];
        Finding::new(Code::NoSuchDocument, place).with("name", "别的").with("choices", names)
    }

    #[test]
    fn it_reads_the_same_in_both_languages() {
        let spec = Source::new("a.yaml", SPEC);
        let own = Place { line: 7, offset: 7, ..Place::file("list.jsonl") };
        let word = Place { column: 3, width: 2, text: "  “甲”".into(), ..own.clone() };
        for place in [spec.place(5..8), own.clone(), word, Place::file("templates/x.md")] {
            let finding = finding(place);
            let (_, line) = Said::keep(&finding, &own, &spec).line();
            assert!(line.starts_with(Said::START));
            let said: Said = serde_json::from_str(&line).unwrap();
            for lang in [Lang::Zh, Lang::En] {
                let again = said.again(&own, &spec, lang).unwrap();
                assert_eq!(render(&again, lang), render(&finding, lang));
            }
        }
    }

    #[test]
    fn it_moves_with_what_it_is_about() {
        let spec = Source::new("a.yaml", SPEC);
        let own = Place { line: 7, ..Place::file("list.jsonl") };
        let in_spec = Said::keep(&finding(spec.place(5..8)), &own, &spec);
        let in_list = Said::keep(&finding(own.clone()), &own, &spec);
        let own = Place { line: 9, ..Place::file("other.jsonl") };
        let moved = Source::new("b.yaml", format!("# 新\n{SPEC}"));
        let place = |said: &Said, spec| said.again(&own, spec, Lang::Zh)?.place;
        assert_eq!(place(&in_list, &moved), Some(own.clone()));
        let at = place(&in_spec, &moved).unwrap();
        assert_eq!((at.path.as_str(), at.line, at.text.as_str()), ("b.yaml", 3, "甲: 乙"));
        // It is gone, or nobody knows which of the two is meant.
        for text in ["a: 1\n", "x\ny\n甲: 乙\n甲: 乙\n"] {
            let now = Source::new("b.yaml", text);
            assert_eq!(in_spec.again(&own, &now, Lang::Zh), None);
        }
    }
}
