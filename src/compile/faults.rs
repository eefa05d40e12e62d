//! What is wrong with the text of a spec, by whose it is.
//!
//! Most of it is everybody's. What is wrong in the entry of one department of the spec's own list is
//! that department's, and no other's version has it; without a department the spec has all of it.

use sha2::{Digest as _, Sha256};

use super::fingerprint::texts;
use super::{Campaign, Options};
use crate::catalog::Code;
use crate::departments::{Department, Departments};
use crate::diag::{Arg, Finding, Severity, any_error};
use crate::lang::Lang;
use crate::source::Source;
use crate::spec::{Checked, Version};
use crate::yaml::is_of_structure;

/// Whose the findings of a campaign are.
#[derive(Debug)]
pub(super) struct Filed {
    /// The first finding that may be one department's: what was found in a text that could be read.
    open: usize,
    /// The entry of the department whose a finding is, by the finding's number; nothing where all
    /// are everybody's.
    whose: Vec<Option<Entry>>,
}

/// Where a list has a department.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    /// Where it begins in the spec, in bytes.
    At(usize),
    /// The line or the row of a file.
    Line(usize),
}

impl Entry {
    /// Whether a department is the one that is there.
    fn is(self, department: &Department) -> bool {
        match self {
            Self::At(start) => department.line.is_none() && department.at.start == start,
            Self::Line(line) => department.line == Some(line),
        }
    }
}

impl Filed {
    /// Nobody's so far; those from `open` on were found when the tree was held against the keys.
    pub(super) const fn new(open: usize) -> Self {
        Self { open, whose: Vec::new() }
    }
}

impl Campaign<'_> {
    /// Takes what was found wrong in the entry of one department while the list was read: it stops
    /// that department, and not the list.
    pub fn take_up(&mut self, departments: &Departments, findings: &mut Vec<Finding>) {
        let of_entry = [
            Code::WrongType,
            Code::BadDocNumber,
            Code::BadCopies,
            Code::BadCopyNumbers,
            Code::ManyCopyNumbers,
            Code::NoSuchDocument,
            // In a spec they are found when its keys are checked.
            Code::BadChoice,
            Code::ControlCharacter,
            Code::TableCharacter,
            Code::BadJson,
            Code::BadJsonValue,
        ];
        let Some(read) = self.read_whole(departments) else { return };
        let is_own = |f: &Finding| of_entry.contains(&f.code) && read.owner(f).is_some();
        let (own, rest) = std::mem::take(findings).into_iter().partition(is_own);
        *findings = rest;
        self.findings.extend::<Vec<Finding>>(own);
    }

    /// Files what was found in the entries of departments to those.
    pub(super) fn file_findings(&mut self, departments: &Departments) {
        let whose = self.read_whole(departments).map(|read| {
            let all = self.findings.iter().enumerate();
            all.map(|(n, f)| read.owner(f).filter(|_| n >= self.filed.open)).collect()
        });
        self.filed.whose = whose.unwrap_or_default();
    }

    /// The list, if the spec could be read as it stands: otherwise nobody knows whose the rest would
    /// be.
    fn read_whole<'d>(&'d self, departments: &'d Departments) -> Option<Entries<'d>> {
        let is_whole = self.checked.as_ref().is_some_and(Checked::is_whole);
        let mended = self.findings.get(..self.filed.open).unwrap_or_default();
        let read = is_whole && !any_error(mended);
        read.then(|| Entries {
            spec: self.source.path(),
            file: departments.file.as_deref(),
            list: &departments.list,
        })
    }

    /// Whose a finding is: the entry of one department, or everybody's.
    fn owner(&self, number: usize) -> Option<Entry> {
        self.filed.whose.get(number).copied().flatten()
    }

    /// What was found of the spec's text, as far as it concerns a department; all of it without one.
    pub(super) fn findings_of(
        &self,
        department: Option<&Department>,
    ) -> impl Iterator<Item = Finding> {
        let all = self.findings.iter().enumerate();
        let concerns = move |n: usize| match (department, self.owner(n)) {
            (Some(department), Some(entry)) => entry.is(department),
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

    /// What is wrong with a department's version, and remarkable about it, without making it.
    #[must_use]
    pub fn refusals(&self, department: &Department, options: &Options) -> Vec<Finding> {
        let copy_number = department.copy_numbers.map(|numbers| numbers.first);
        let version = Version { department: Some(department), copy_number };
        let own = || self.documents_for(department);
        let only = if options.only.is_empty() { own() } else { options.only.clone() };
        if only.is_empty() {
            // It has none of what the others get.
            return self.findings_of(Some(department)).collect();
        }
        self.version(version, &Options { only, docx: false, html: false }).findings
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

/// The entries of a list.
struct Entries<'a> {
    /// The spec's file.
    spec: &'a str,
    /// That of the list, where it has one of its own.
    file: Option<&'a str>,
    list: &'a [Department],
}

impl Entries<'_> {
    /// The entry in which a finding is.
    fn owner(&self, finding: &Finding) -> Option<Entry> {
        let place = finding.place.as_ref()?;
        if Some(place.path.as_str()) == self.file {
            // Of an entry of several lines nobody knows where it ends.
            let line = Some(place.line);
            let first = self.list.partition_point(|own| own.line < line);
            let mut on_line = self.list.iter().skip(first).take_while(|own| own.line == line);
            let is_alone = on_line.next().is_some() && on_line.next().is_none();
            return is_alone.then_some(Entry::Line(place.line));
        }
        if place.path != self.spec {
            return None;
        }
        let after = self.list.partition_point(|own| own.at.start <= place.offset);
        let own = self.list.get(after.checked_sub(1)?)?;
        let is_own = own.line.is_none() && own.at.contains(&place.offset);
        (is_own && !is_of_name(finding)).then_some(Entry::At(own.at.start))
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
