//! What was found in many departments, gathered: a finding that several have is told once, with
//! their names.

use std::collections::{BTreeMap, BTreeSet};

use hongtou::catalog::{Code, Phrase};
use hongtou::diag::{self, Finding};
use hongtou::lang::Lang;

/// The most departments that are named for one finding.
const NAMED: usize = 3;

/// The most files that are named as not up to date: after a change in the spec it is all of them.
const STALE: usize = 20;

/// Who has a finding.
#[derive(Debug, Default)]
struct Having {
    /// The first of them.
    names: Vec<String>,
    /// How many they are.
    count: usize,
    /// When it was first found, for the order.
    order: usize,
}

/// Findings and who has them.
#[derive(Debug, Default)]
pub struct Told {
    departments: usize,
    /// By what a person would read of them, so that two that look the same are one.
    findings: BTreeMap<String, (Finding, Having)>,
    lang: Lang,
}

impl Told {
    /// Nothing so far; texts are in `lang`.
    pub fn new(lang: Lang) -> Self {
        Self { lang, ..Self::default() }
    }

    /// Adds what was found for one department, or for what should have been one and has no name.
    pub fn add(&mut self, department: &str, findings: Vec<Finding>) {
        self.departments += 1;
        let mut found = BTreeSet::new();
        for finding in findings {
            let order = self.findings.len();
            let key = diag::render(&finding, self.lang);
            // What several of its files have it has once.
            if !found.insert(key.clone()) {
                continue;
            }
            let (_, having) = self
                .findings
                .entry(key)
                .or_insert_with(|| (finding, Having { order, ..Having::default() }));
            having.count += 1;
            if having.names.len() < NAMED && !department.is_empty() {
                having.names.push(department.to_owned());
            }
        }
    }

    /// All of it as text, what concerns every department first and without names, and how many
    /// findings of each kind there are.
    pub fn text(&self) -> (String, Vec<Finding>) {
        let mut all: Vec<(&String, &Finding, &Having)> =
            self.findings.iter().map(|(text, (finding, having))| (text, finding, having)).collect();
        let common = |having: &Having| having.count == self.departments;
        all.sort_by_key(|(_, _, having)| (!common(having), having.order));
        let mut out = String::new();
        let mut stale = 0;
        for (text, finding, having) in &all {
            stale += usize::from(finding.code == Code::Stale);
            if finding.code == Code::Stale && stale > STALE {
                continue;
            }
            out.push_str(text);
            // What has no name is a line that is no department's.
            let named = !having.names.is_empty();
            if named && !(common(having) && self.departments > 1) {
                out.push_str(&self.whose(having));
            }
            out.push('\n');
        }
        if stale > STALE {
            let count = (stale - STALE).to_string();
            out.push_str(&Phrase::BatchStale.text(self.lang, &[("count", count)]));
            out.push_str("\n\n");
        }
        (out, all.into_iter().map(|(_, finding, _)| finding.clone()).collect())
    }

    fn whose(&self, having: &Having) -> String {
        let names = having.names.join(&Phrase::BatchJoint.text(self.lang, &[]));
        let more = having.count - having.names.len();
        let args = [("names", names), ("count", having.count.to_string())];
        let phrase = if more > 0 { Phrase::BatchOfMany } else { Phrase::BatchOf };
        let mut line = phrase.text(self.lang, &args);
        line.push('\n');
        line
    }
}

#[cfg(test)]
mod tests {
    use hongtou::catalog::Code;
    use hongtou::diag::Place;

    use super::*;

    fn finding(path: &str) -> Finding {
        Finding::new(Code::NoSpecs, Place::file(path)).with("path", path)
    }

    #[test]
    fn what_many_have_is_told_once_with_some_of_their_names() {
        let mut told = Told::new(Lang::Zh);
        for n in 0..50 {
            let mut findings = vec![finding("共有")];
            if n % 10 == 0 {
                findings.push(finding("几个有"));
            }
            if n == 7 {
                findings.push(finding("一个有"));
            }
            told.add(&format!("科室{n}"), findings);
        }
        let (text, findings) = told.text();
        assert_eq!(findings.len(), 3);
        assert_eq!(text.lines().filter(|line| line.contains("共有")).count(), 1, "{text}");
        let of: Vec<&str> = text.lines().filter(|line| line.contains("科室")).collect();
        assert_eq!(of.len(), 2, "{text}");
        assert!(of[0].contains("科室0、科室10、科室20") && of[0].contains('5'), "{text}");
        assert!(of[1].contains("科室7"), "{text}");
    }

    #[test]
    fn of_very_many_stale_files_only_some_are_named_and_all_are_counted() {
        let mut told = Told::new(Lang::En);
        for n in 0..50 {
            let path = format!("{n}.docx");
            let finding = Finding::new(Code::Stale, Place::file(path.as_str())).with("path", path);
            told.add(&format!("{n}"), vec![finding.with("detail", "why")]);
        }
        let (text, findings) = told.text();
        assert_eq!((text.matches("HT610").count(), findings.len()), (STALE, 50));
        assert!(text.contains("19.docx") && !text.contains("20.docx"), "{text}");
        assert!(text.ends_with("30 more files are not up to date\n\n"), "{text}");
    }

    #[test]
    fn a_line_that_is_no_departments_has_no_names() {
        let mut told = Told::new(Lang::En);
        told.add("", vec![finding("line 3")]);
        told.add("医务科", vec![finding("other")]);
        let (text, _) = told.text();
        assert_eq!(text.matches("= departments").count(), 1, "{text}");
    }
}
