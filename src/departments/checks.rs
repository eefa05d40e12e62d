//! What the departments of a list ask of each other and of the spec: names that are each one's
//! own, 份号 that no two have, documents that there are.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::groups::Names;
use super::numbers::given_twice;
use super::rows::in_sheet;
use super::written::key;
use super::{CopyNumbers, Department, values};
use crate::catalog::Code;
use crate::diag::{Finding, Name, Place};
use crate::source::Source;
use crate::spec::DocKind;
use crate::yaml::{Node, Scalar};

/// The documents of a campaign, as far as the spec tells them.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    /// Their names; the issued text first.
    names: Vec<String>,
    /// The issued text's name, if there is one.
    text: Option<String>,
    /// How many attachments there may be.
    attachments: usize,
}

impl Documents {
    /// Those of a canonical tree.
    #[must_use]
    pub fn of(root: &Node) -> Self {
        let scalar = |node: &Node| node.scalar().map(|s: &Scalar| s.text.clone());
        let kind = root.get("kind").and_then(scalar).and_then(|kind| DocKind::named(kind.trim()));
        let has_text = root.get("text").or_else(|| root.get("notice")).is_some();
        let text = has_text.then(|| kind.unwrap_or_default().key().to_owned());
        let mut names: Vec<String> = text.iter().cloned().collect();
        let parts = ["plan", "schedule"].into_iter().filter(|part| root.get(part).is_some());
        names.extend(parts.map(str::to_owned));
        let attachments = root.get("attachments").map(Node::items).unwrap_or_default();
        names.extend(attachments.iter().filter_map(|node| node.get("id").and_then(scalar)));
        names.push("bundle".to_owned());
        // The schedule and the plan may be counted among them without being listed.
        Self { names, text, attachments: attachments.len() + 2 }
    }

    /// Gives the documents of a department the names that they have here (`text` is the issued
    /// text, 实施方案 is `plan`). Those that there are not come back.
    pub fn fit(&self, department: &mut Department) -> Vec<String> {
        let own = &department.attachments;
        let is_own = |name: &str| own.iter().any(|node| has_id(node, name));
        self.fit_names(&mut department.documents, own.len(), is_own)
    }

    /// The same of what all departments of a list get, where some of them have it. `is_open` is
    /// [`Departments::is_open`].
    ///
    /// [`Departments::is_open`]: super::Departments::is_open
    pub(super) fn fit_all(
        &self,
        documents: &mut [String],
        list: &[Department],
        is_open: bool,
    ) -> Vec<String> {
        let most = list.iter().map(|department| department.attachments.len()).max();
        let most = if is_open { usize::MAX } else { most.unwrap_or_default() };
        let all = || list.iter().flat_map(|department| &department.attachments);
        self.fit_names(documents, most, |name| all().any(|node| has_id(node, name)))
    }

    fn fit_names(
        &self,
        documents: &mut [String],
        own: usize,
        is_own: impl Fn(&str) -> bool,
    ) -> Vec<String> {
        let most = self.attachments.saturating_add(own);
        let mut unknown = Vec::new();
        for written in documents {
            let mut name = values::document(written);
            if let (Some(text), "text" | "公文") = (&self.text, name.as_str()) {
                name.clone_from(text);
            }
            let number = name.strip_prefix("attachment-").and_then(|n| n.parse::<usize>().ok());
            let attached = number.is_some_and(|n| (1..=most).contains(&n));
            if attached || self.names.contains(&name) || is_own(&name) {
                *written = name;
            } else {
                unknown.push(written.clone());
            }
        }
        unknown
    }

    /// Whether the spec has a document of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|own| own == name)
    }

    /// The finding on a document that there is not.
    #[must_use]
    pub fn unknown(&self, name: &str, place: Place) -> Finding {
        let choices: Vec<_> = self.names.iter().map(Name::new).collect();
        Finding::new(Code::NoSuchDocument, place).with("name", name).with("choices", choices)
    }
}

/// Whether an attachment has this id.
pub(super) fn has_id(attachment: &Node, name: &str) -> bool {
    attachment.get("id").and_then(Node::scalar).is_some_and(|id| id.text == name)
}

/// Points at departments, and at words of theirs.
pub(super) struct Pointer<'a> {
    pub spec: &'a Source,
    /// The text of the list's file, if it has one.
    pub text: Option<&'a Source>,
    /// The list's file, if it is not the spec.
    pub file: Option<&'a str>,
}

impl Pointer<'_> {
    pub(super) fn department(&self, department: &Department) -> Place {
        let (Some(path), Some(line)) = (self.file, department.line) else {
            return self.spec.place(department.at.clone());
        };
        match self.text {
            Some(text) => {
                let line = text.line(line);
                let content = text.text().get(line.clone()).unwrap_or_default();
                let lead = content.len() - content.trim_start_matches([' ', '-']).len();
                text.place(line.start + lead..line.end)
            }
            None => in_sheet(path, line, 1),
        }
    }

    /// The first place at which `word` stands in what is written of a department.
    pub(super) fn word(&self, department: &Department, word: &str) -> Place {
        let (source, start) = match (self.file, department.line, self.text) {
            (None, _, _) | (_, None, _) => (self.spec, department.at.start),
            (Some(_), Some(line), Some(text)) => (text, text.line(line).start),
            (Some(_), Some(_), None) => return self.department(department),
        };
        let rest = source.text().get(start..).unwrap_or_default();
        match rest.find(word).filter(|_| !word.is_empty()) {
            Some(at) => source.place(start + at..start + at + word.len()),
            None => self.department(department),
        }
    }

    /// The line on which a department stands in its file.
    fn line(&self, department: &Department) -> usize {
        department.line.unwrap_or_else(|| self.spec.line_of(department.at.start))
    }
}

/// Who is called what; names that are another's are findings.
pub(super) fn names(
    list: &[Department],
    pointer: &Pointer<'_>,
    findings: &mut Vec<Finding>,
) -> Names {
    let mut departments: BTreeMap<String, usize> = BTreeMap::new();
    let mut joined: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    // Names go before the other names that somebody uses for them.
    let own = list.iter().enumerate().map(|(n, department)| (n, &department.name));
    let others = list.iter().enumerate().flat_map(|(n, d)| d.aliases.iter().map(move |a| (n, a)));
    for (n, name) in own.chain(others) {
        match departments.entry(key(name)) {
            Entry::Vacant(entry) => {
                entry.insert(n);
            }
            // One that has its own name among its aliases.
            Entry::Occupied(entry) if *entry.get() == n => {}
            Entry::Occupied(entry) => {
                let (Some(other), Some(this)) = (list.get(*entry.get()), list.get(n)) else {
                    continue;
                };
                findings.push(
                    Finding::new(Code::DuplicateDepartment, pointer.word(this, name))
                        .with("name", name.as_str())
                        .with("line", pointer.line(other).to_string()),
                );
            }
        }
    }
    for (n, group) in
        list.iter().enumerate().flat_map(|(n, d)| d.groups.iter().map(move |g| (n, g)))
    {
        let key = key(group);
        let clashes = departments.contains_key(&key) && !joined.contains_key(&key);
        joined.entry(key).or_default().push(n);
        if let (true, Some(this)) = (clashes, list.get(n)) {
            let finding = Finding::new(Code::DepartmentAndGroup, pointer.word(this, group));
            findings.push(finding.with("name", group.as_str()));
        }
    }
    Names { departments, joined }
}

/// 份号 that two departments have.
pub(super) fn copy_numbers(
    list: &[Department],
    pointer: &Pointer<'_>,
    findings: &mut Vec<Finding>,
) {
    let numbered = |(n, d): (usize, &Department)| d.copy_numbers.map(|numbers| (numbers, n));
    let mut series: Vec<(CopyNumbers, usize)> =
        list.iter().enumerate().filter_map(numbered).collect();
    series.sort_by_key(|(numbers, n)| (numbers.first, *n));
    // The series so far that reaches furthest.
    let mut furthest: Option<(CopyNumbers, usize)> = None;
    for (numbers, n) in series {
        match furthest {
            Some((before, other)) if before.last >= numbers.first => {
                // The finding stands at the later one of the list.
                let (early, late) = (other.min(n), other.max(n));
                if let (Some(early), Some(late)) = (list.get(early), list.get(late)) {
                    let both =
                        CopyNumbers { first: numbers.first, last: before.last.min(numbers.last) };
                    let place = pointer.department(late);
                    findings.push(given_twice(both, &early.name, &late.name, place));
                }
                if numbers.last > before.last {
                    furthest = Some((numbers, n));
                }
            }
            _ => furthest = Some((numbers, n)),
        }
    }
}

/// Documents that there are not.
pub(super) fn documents(
    list: &mut [Department],
    known: &Documents,
    pointer: &Pointer<'_>,
    findings: &mut Vec<Finding>,
) {
    for department in list {
        for name in known.fit(department) {
            findings.push(known.unknown(&name, pointer.word(department, &name)));
        }
    }
}

/// Groups that are called like a department.
pub(super) fn groups<'a>(
    groups: impl Iterator<Item = (&'a str, Place)>,
    names: &Names,
    findings: &mut Vec<Finding>,
) {
    for (name, place) in groups.filter(|(name, _)| names.departments.contains_key(&key(name))) {
        findings.push(Finding::new(Code::DepartmentAndGroup, place).with("name", name));
    }
}
