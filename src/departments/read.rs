//! The departments of a spec: what it says of them, and the list where it stands.

use std::ops::Range;

use super::checks::{self, Documents, Pointer};
use super::columns::{self, Mapped};
use super::entry::Reader;
use super::file::{Content, How, Kind};
use super::groups::{self, Written};
use super::{Department, Departments, values};
use crate::catalog::Code;
use crate::diag::{Arg, Finding, Place};
use crate::files::{self, FileError, Files};
use crate::naming;
use crate::source::Source;
use crate::yaml::{Node, Value};

/// Reads the departments of a canonical tree. [`None`] for one that has none, or whose list cannot
/// be read at all. Where the spec has neither `list` nor `file`, the list is empty: it comes with
/// the command.
pub fn read(
    root: &Node,
    source: &Source,
    files: &dyn Files,
    findings: &mut Vec<Finding>,
) -> Option<Departments> {
    let node = root.get("departments")?;
    let mut terms = Terms::read(Some(node), root, source, findings);
    let Value::Map(entries) = &node.value else { return None };
    let entry = |key: &str| entries.iter().find(|entry| entry.key == key);
    let before = findings.len();
    match (entry("list"), entry("file")) {
        (None, None) => Some(terms.finish(None, Content::default(), findings)),
        (Some(list), file) => {
            if let Some(file) = file {
                findings.push(
                    Finding::new(Code::TwoSources, source.place(file.key_span.clone()))
                        .with("first", "list")
                        .with("second", "file"),
                );
            } else {
                terms.unused(entry("columns").map(|e| e.key_span.clone()), "columns", findings);
                terms.unused(entry("sheet").map(|e| e.key_span.clone()), "sheet", findings);
            }
            let content = Content {
                list: Reader { source, named: None, findings }.list(&list.node),
                ..Content::default()
            };
            let all = terms.finish(None, content, findings);
            empty(&all, source.place(list.key_span.clone()), before, findings);
            Some(all)
        }
        (None, Some(file)) => {
            let path = file.node.scalar()?.text.trim().to_owned();
            let Some(kind) = Kind::of(&path) else {
                findings.push(How::unknown_kind(&path, source.place(file.node.span.clone())));
                return None;
            };
            let bytes = match files::read(files, &path) {
                Ok(bytes) => bytes,
                Err(error) => {
                    findings.push(unread(&error, &path, source.place(file.node.span.clone())));
                    return None;
                }
            };
            if !kind.is_table() {
                terms.unused(entry("columns").map(|e| e.key_span.clone()), "columns", findings);
            }
            if kind != Kind::Xlsx {
                terms.unused(entry("sheet").map(|e| e.key_span.clone()), "sheet", findings);
            }
            terms.at = file.node.span.clone();
            let shown = shown(source.path(), &path);
            terms.open(kind, &shown, &bytes, findings)
        }
    }
}

/// Reads the list from a file that is given with the command, in the place of the spec's own. The
/// rest (`columns`, `sheet`, `groups` and so on) is the spec's, which need not have any of it.
/// `path` is the file's as it is shown; its extension says what it is.
pub fn given(
    root: &Node,
    source: &Source,
    path: &str,
    bytes: &[u8],
    findings: &mut Vec<Finding>,
) -> Option<Departments> {
    let mut terms = Terms::read(root.get("departments"), root, source, findings);
    terms.is_given = true;
    let own = root.get("departments");
    terms.all.is_open =
        own.is_some_and(|own| own.get("list").or_else(|| own.get("file")).is_some());
    let Some(kind) = Kind::of(path) else {
        findings.push(How::unknown_kind(path, Place::file(path)));
        return None;
    };
    terms.open(kind, path, bytes, findings)
}

/// What the spec says of all departments, without the list: for a stream of [`json_line`]s. The
/// members of groups are then not held against a list.
///
/// [`json_line`]: super::json_line
pub fn defaults(root: &Node, source: &Source, findings: &mut Vec<Finding>) -> Departments {
    let mut terms = Terms::read(root.get("departments"), root, source, findings);
    terms.all.is_open = true;
    terms.finish(None, Content::default(), findings)
}

/// What a spec says of its departments beside the list.
struct Terms<'a> {
    source: &'a Source,
    node: Option<&'a Node>,
    columns: Vec<Mapped>,
    documents: Documents,
    /// What all departments get, as if it were a department's, where the spec says so.
    named: Department,
    /// Where the spec names the list's file.
    at: Range<usize>,
    /// Whether the list is one that was given in the place of the spec's own.
    is_given: bool,
    all: Departments,
}

impl<'a> Terms<'a> {
    fn read(
        node: Option<&'a Node>,
        root: &Node,
        source: &'a Source,
        findings: &mut Vec<Finding>,
    ) -> Self {
        let get = |key: &str| node.and_then(|node| node.get(key));
        let text = |key: &str| Some(get(key)?.scalar()?.text.trim().to_owned());
        let columns = get("columns").map(|node| columns::read(node, source, findings));
        let documents = Documents::of(root);
        let named = get("documents").map(Node::items).unwrap_or_default();
        let named = Department {
            documents: named
                .iter()
                .filter_map(|node| Some(node.scalar()?.text.trim().to_owned()))
                .collect(),
            at: get("documents").map_or(0..0, |node| node.span.clone()),
            ..Department::default()
        };
        let all = Departments {
            view: text("view").and_then(|view| values::view(&view)).unwrap_or_default(),
            path: get("path")
                .and_then(Node::scalar)
                .and_then(|path| naming::read(path, source, findings)),
            ..Departments::default()
        };
        Self {
            source,
            node,
            columns: columns.unwrap_or_default(),
            documents,
            named,
            at: 0..0,
            is_given: false,
            all,
        }
    }

    /// A key that is of no use for the list that there is.
    fn unused(&self, at: Option<Range<usize>>, key: &'static str, findings: &mut Vec<Finding>) {
        if let Some(at) = at {
            let finding = Finding::new(Code::UnusedListKey, self.source.place(at));
            let kinds = if key == "sheet" { "XLSX" } else { "CSV / XLSX" };
            findings.push(finding.with("key", key).with("kinds", kinds));
        }
    }

    fn open(
        &mut self,
        kind: Kind,
        shown: &str,
        bytes: &[u8],
        findings: &mut Vec<Finding>,
    ) -> Option<Departments> {
        let before = findings.len();
        let sheet = self.node.and_then(|node| node.get("sheet"));
        let sheet = sheet.and_then(|node| Some((node.scalar()?.text.trim(), node.span.clone())));
        let how = How {
            spec: self.source,
            at: self.at.clone(),
            columns: if kind.is_table() { &self.columns } else { &[] },
            sheet: sheet.filter(|_| kind == Kind::Xlsx),
        };
        let content = how.read(kind, shown, bytes, findings)?;
        let all = self.finish(Some(shown), content, findings);
        empty(&all, Place::file(shown), before, findings);
        Some(all)
    }

    /// Holds the list and the groups against each other.
    fn finish(
        &mut self,
        file: Option<&str>,
        content: Content,
        findings: &mut Vec<Finding>,
    ) -> Departments {
        let Content { mut list, groups: of_file, text } = content;
        let pointer = Pointer { spec: self.source, text: text.as_ref(), file };
        checks::documents(&mut list, &self.documents, &pointer, findings);
        let mut named = std::mem::take(&mut self.named);
        let in_spec = Pointer { spec: self.source, text: None, file: None };
        for name in self.documents.fit_all(&mut named.documents, &list, self.all.is_open) {
            findings.push(self.documents.unknown(&name, in_spec.word(&named, &name)));
        }
        self.all.documents = named.documents;
        checks::copy_numbers(&list, &pointer, findings);
        let mut written: Vec<Written<'_>> = Vec::new();
        if let Some(node) = self.node.and_then(|node| node.get("groups")) {
            groups::read(node, self.source, self.is_given, &mut written, findings);
        }
        if let Some((node, source)) = &of_file {
            groups::read(node, source, false, &mut written, findings);
        }
        let names = checks::names(&list, &pointer, findings);
        let called = written.iter().map(|group| (group.name(), group.place()));
        checks::groups(called, &names, findings);
        // Without a list nobody is known, and nothing of a group is wrong.
        let known = (!list.is_empty()).then_some(&names);
        let groups = groups::resolve(&written, &list, known, findings);
        let file = file.map(str::to_owned);
        Departments { list, groups, file, ..std::mem::take(&mut self.all) }
    }
}

/// A list without departments, if nothing was said of it yet.
fn empty(all: &Departments, place: Place, before: usize, findings: &mut Vec<Finding>) {
    if all.list.is_empty() && !crate::diag::any_error(findings.get(before..).unwrap_or_default()) {
        findings.push(Finding::new(Code::EmptyDepartments, place));
    }
}

/// A file's name for the reader: from where the spec's own begins.
fn shown(spec: &str, path: &str) -> String {
    let folder = spec.rfind(['/', '\\']).and_then(|at| spec.get(..=at)).unwrap_or_default();
    format!("{folder}{}", path.trim_start_matches("./"))
}

fn unread(error: &FileError, path: &str, place: Place) -> Finding {
    let (code, detail): (Code, Option<Arg>) = match error {
        FileError::Missing => (Code::FileMissing, None),
        FileError::Outside => (Code::FileOutside, None),
        FileError::Unreadable(detail) => (Code::FileUnreadable, Some(detail.as_str().into())),
    };
    let finding = Finding::new(code, place).with("path", path);
    match detail {
        Some(detail) => finding.with("detail", detail),
        None => finding,
    }
}
