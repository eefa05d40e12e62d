//! What was found in many departments, gathered: a finding that several have is told once, with
//! their names.

use std::collections::BTreeMap;

use hongtou::catalog::Phrase;
use hongtou::diag::{self, Finding};
use hongtou::lang::Lang;

/// The most departments that are named for one finding.
const NAMED: usize = 3;

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
        for finding in findings {
            let order = self.findings.len();
            let key = diag::render(&finding, self.lang);
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
        for (text, _, having) in &all {
            out.push_str(text);
            // What has no name is a line that is no department's.
            let named = !having.names.is_empty();
            if named && !(common(having) && self.departments > 1) {
                out.push_str(&self.whose(having));
            }
            out.push('\n');
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
}
