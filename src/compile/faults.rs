//! What is wrong with the text of a spec, by whose it is.
//!
//! Most of it is everybody's. What is wrong in the entry of one department of the spec's own list is
//! that department's, and no other's version has it; without a department the spec has all of it.

use std::ops::Range;

use sha2::{Digest as _, Sha256};

use super::fingerprint::texts;
use super::{Campaign, Options};
use crate::catalog::Code;
use crate::departments::{Department, Departments};
use crate::diag::{Arg, Finding, Severity};
use crate::lang::Lang;
use crate::source::Source;
use crate::spec::Version;
use crate::yaml::is_of_structure;

/// Whose the findings of a campaign are.
#[derive(Debug)]
pub(super) struct Filed {
    /// The findings that may be one department's: what was found in a text that could be read.
    open: Range<usize>,
    /// Where the entry of the department begins whose a finding is, by the finding's number; nothing
    /// where all are everybody's.
    whose: Vec<Option<usize>>,
}

impl Filed {
    /// Nobody's so far; those in `open` were found when the tree was held against the keys.
    pub(super) const fn new(open: Range<usize>) -> Self {
        Self { open, whose: Vec::new() }
    }
}

impl Campaign<'_> {
    /// Files what was found in the entries of departments to those.
    pub(super) fn file_findings(&mut self, departments: &Departments) {
        self.filed.whose.clear();
        let repaired = self.checked.as_ref().is_none_or(|checked| !checked.is_whole());
        let mended = self.findings.get(..self.filed.open.start).unwrap_or_default();
        // Of a text that was read in part nobody knows whose the rest would be.
        if departments.file.is_some() || repaired || crate::diag::any_error(mended) {
            return;
        }
        let path = self.source.path();
        let owner = |finding: &Finding| {
            let place = finding.place.as_ref().filter(|place| place.path == path)?;
            let after = departments.list.partition_point(|own| own.at.start <= place.offset);
            let own = departments.list.get(after.checked_sub(1)?)?;
            let is_own = own.line.is_none() && own.at.contains(&place.offset);
            (is_own && !is_of_name(finding)).then_some(own.at.start)
        };
        let open = &self.filed.open;
        let all = self.findings.iter().enumerate();
        let whose = all.map(|(n, finding)| owner(finding).filter(|_| open.contains(&n)));
        self.filed.whose = whose.collect();
    }

    /// Whose a finding is: the entry of one department, or everybody's.
    fn owner(&self, number: usize) -> Option<usize> {
        self.filed.whose.get(number).copied().flatten()
    }

    /// What was found of the spec's text, as far as it concerns a department; all of it without one.
    pub(super) fn findings_of(
        &self,
        department: Option<&Department>,
    ) -> impl Iterator<Item = Finding> {
        let all = self.findings.iter().enumerate();
        let concerns = move |n: usize| match (department, self.owner(n)) {
            (Some(department), Some(start)) => {
                department.line.is_none() && department.at.start == start
            }
            _ => true,
        };
        all.filter(move |(n, _)| concerns(*n)).map(|(_, finding)| finding.clone())
    }

    /// What is wrong with the spec's text, and remarkable about it, whoever's version is made.
    #[must_use]
    pub fn faults(&self) -> Vec<Finding> {
        let all = self.findings.iter().enumerate().filter(|(n, _)| self.owner(*n).is_none());
        let mut faults = all.map(|(_, finding)| finding.clone()).collect();
        drop_consequences(&mut faults, &self.source);
        faults
    }

    /// Whether the spec's text has a fault that stops every document of every version.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        let Some(checked) = &self.checked else { return true };
        let apart = checked.attachments();
        let stops = |finding: &Finding| {
            let place = finding.place.as_ref().filter(|place| place.path == self.source.path());
            let within = place.is_some_and(|at| apart.iter().any(|own| own.has(at.offset)));
            finding.severity() == Severity::Error && !within
        };
        self.faults().iter().any(stops)
    }

    /// What the spec and the list say against a department's version before anything of it is
    /// made, and what is remarkable there.
    #[must_use]
    pub fn refusals(&self, department: &Department, options: &Options) -> Vec<Finding> {
        let copy_number = department.copy_numbers.map(|numbers| numbers.first);
        let version = Version { department: Some(department), copy_number };
        let own = || self.documents_for(department);
        let wanted = if options.only.is_empty() { own() } else { options.only.clone() };
        let mut findings = Vec::new();
        let _ = self.load(version, self.suffices(&wanted), &mut findings);
        findings
    }

    /// What is remarkable about the spec's text for a department, as a digest; [`None`] where
    /// something is wrong with it.
    pub(super) fn remarks(&self, department: &Department) -> Option<[u8; 32]> {
        let mut digest = Sha256::new();
        for finding in self.findings_of(Some(department)) {
            if finding.severity() == Severity::Error {
                return None;
            }
            // Lines that come before it change nothing of it.
            let line = finding.place.as_ref().map(|place| &place.text);
            let said = finding.texts(Lang::Zh);
            digest.update(finding.code.entry().code);
            texts(&mut digest, said.iter().map(|(_, text)| text).chain(line));
        }
        Some(digest.finalize().into())
    }
}

/// Whether it is about a department's name: then nobody knows whose entry it is.
fn is_of_name(finding: &Finding) -> bool {
    let is_name = |(_, arg): &(&str, Arg)| matches!(arg, Arg::Text(text) if matches!(text.as_str(), "name" | "名称"));
    matches!(finding.code, Code::DuplicateKey | Code::TwoSources)
        && finding.args.iter().any(is_name)
}

/// A sign that was named by itself makes YAML fail on its line, a line next to it or below it:
/// once is enough. Only errors may silence others, so that what is silenced is still stopped.
pub(super) fn drop_consequences(findings: &mut Vec<Finding>, source: &Source) {
    let line = |f: &Finding| f.place.as_ref().map_or(0, |p| p.line);
    let named = [
        Code::FullWidthAmbiguous,
        Code::ControlCharacter,
        Code::MissingSpace,
        Code::UnquotedLookup,
        Code::BodyWithoutBar,
        Code::TabIndent,
    ];
    let lines: Vec<usize> = findings.iter().filter(|f| named.contains(&f.code)).map(line).collect();
    let has = |code| findings.iter().any(|f: &Finding| f.code == code);
    let (glued, empty) = (has(Code::MissingSpace), has(Code::EmptyValue));
    // A key that was only misspelt is not missing.
    let meant: Vec<Arg> = findings
        .iter()
        .filter(|f| f.code == Code::UnknownKey)
        .flat_map(|f| f.args.iter().filter(|(name, _)| *name == "suggestion"))
        .map(|(_, arg)| arg.clone())
        .collect();
    findings.retain(|f| {
        let same = lines.contains(&line(f));
        let next = lines.iter().any(|l| l.abs_diff(line(f)) <= 1);
        match f.code {
            Code::YamlSyntax => {
                let below = lines.iter().any(|l| source.is_below(*l, line(f)));
                !(next || (below && is_of_structure(f)))
            }
            Code::MissingKey => {
                let misspelt =
                    f.args.iter().any(|(name, arg)| *name == "key" && meant.contains(arg));
                !glued && !same && !misspelt
            }
            Code::NoDocuments | Code::NothingToIssue => !glued && !empty,
            Code::UnknownKey
            | Code::WrongType
            | Code::EmptyValue
            | Code::NotASpec
            | Code::DuplicateKey
            | Code::UnknownName
            | Code::NotGiven => !same,
            _ => true,
        }
    });
}
