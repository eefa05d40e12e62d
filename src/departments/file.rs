//! The list in a file: CSV, XLSX, YAML or JSON lines, by its extension.

use std::ops::Range;

use super::Department;
use super::columns::Mapped;
use super::entry::Reader;
use super::json::json_line;
use super::rows::{Origin, Sheet};
use crate::catalog::{Code, Words};
use crate::diag::{Finding, Place, Severity};
use crate::source::Source;
use crate::spec::schema::LIST_FILE;
use crate::spec::{Top, check_file};
use crate::tables::{self, Fault, Row};
use crate::yaml::{self, Entry, Node, Value};

/// What kind of file a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Csv,
    Xlsx,
    Yaml,
    JsonLines,
}

impl Kind {
    /// By the extension.
    pub(super) fn of(path: &str) -> Option<Self> {
        let lower = path.trim().to_lowercase();
        let (_, extension) = lower.rsplit_once('.')?;
        match extension {
            "csv" => Some(Self::Csv),
            "xlsx" | "xlsm" => Some(Self::Xlsx),
            "yaml" | "yml" => Some(Self::Yaml),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            _ => None,
        }
    }

    /// Whether it has columns.
    pub(super) const fn is_table(self) -> bool {
        matches!(self, Self::Csv | Self::Xlsx)
    }
}

/// How a file is read.
pub(super) struct How<'a> {
    /// The spec, for what is wrong with what it says of the file.
    pub spec: &'a Source,
    /// Where the spec names the file; 0..0 for one that it does not name.
    pub at: Range<usize>,
    pub columns: &'a [Mapped],
    /// The sheet, and where the spec names it.
    pub sheet: Option<(&'a str, Range<usize>)>,
}

/// What a file has: the departments, and the groups with the text in which they stand.
#[derive(Default)]
pub(super) struct Content {
    pub list: Vec<Department>,
    pub groups: Option<(Node, Source)>,
    /// Where the departments stand, for what is found out later.
    pub text: Option<Source>,
}

impl How<'_> {
    /// The finding on a file that is no list by its extension.
    pub(super) fn unknown_kind(path: &str, place: Place) -> Finding {
        let lower = path.to_lowercase();
        let old = [".xls", ".et"].iter().any(|end| lower.ends_with(end));
        let advice = if old { Words::SaveAsXlsx } else { Words::SaveAsList };
        Finding::new(Code::ListKind, place).with("path", path).with("advice", advice)
    }

    /// Reads a file of the kind; `path` is shown. [`None`] where nothing could be read.
    pub(super) fn read(
        &self,
        kind: Kind,
        path: &str,
        bytes: &[u8],
        findings: &mut Vec<Finding>,
    ) -> Option<Content> {
        if kind == Kind::Xlsx {
            let rows = tables::xlsx_rows(bytes, self.sheet.as_ref().map(|(name, _)| *name));
            let rows = self.sound(rows, |_| Place::file(path), findings)?;
            let list = self.rows(Origin::Book(path), &rows, findings)?;
            return Some(Content { list, ..Content::default() });
        }
        let source = decoded(kind, path, bytes, findings)?;
        match kind {
            Kind::Csv => {
                let rows = tables::csv_rows(source.text());
                let rows = self.sound(rows, |range| source.place(range), findings)?;
                let list = self.rows(Origin::Text(&source), &rows, findings)?;
                Some(Content { list, groups: None, text: Some(source) })
            }
            Kind::Yaml => self.yaml(source, findings),
            Kind::JsonLines | Kind::Xlsx => {
                let list = self.json(&source, findings);
                Some(Content { list, groups: None, text: Some(source) })
            }
        }
    }

    fn sound(
        &self,
        rows: Result<Vec<Row>, Vec<Fault>>,
        place: impl Fn(Range<usize>) -> Place,
        findings: &mut Vec<Finding>,
    ) -> Option<Vec<Row>> {
        let faults = match rows {
            Ok(rows) => return Some(rows),
            Err(faults) => faults,
        };
        findings.extend(faults.into_iter().map(|Fault { code, range, args }| {
            let place = match &self.sheet {
                Some((_, at)) if code == Code::UnknownSheet => self.spec.place(at.clone()),
                _ => place(range.unwrap_or(0..0)),
            };
            Finding { code, place: Some(place), args }
        }));
        None
    }

    fn rows(
        &self,
        origin: Origin<'_>,
        rows: &[Row],
        findings: &mut Vec<Finding>,
    ) -> Option<Vec<Department>> {
        let (spec, columns, at) = (self.spec, self.columns, self.at.clone());
        Sheet { origin, columns, spec, at, findings }.read(rows)
    }

    fn yaml(&self, mut source: Source, findings: &mut Vec<Finding>) -> Option<Content> {
        findings.extend(source.mend(&LIST_FILE));
        let before = findings.len();
        let Some(parsed) = yaml::parse(&source, findings) else {
            // A file with nothing in it has no fault but that.
            if findings.len() == before {
                findings.push(Finding::new(Code::EmptyDepartments, source.place(0..0)));
            }
            return None;
        };
        let span = parsed.root.span.clone();
        let root = match parsed.root.value {
            // The bare list is the `list` of a file that has nothing else.
            Value::List(_) => {
                let key_span = span.start..span.start;
                let entry = Entry { key: "list".to_owned(), key_span, node: parsed.root };
                Node { span, value: Value::Map(vec![entry]) }
            }
            Value::Scalar(_) | Value::Map(_) => parsed.root,
        };
        let top =
            Top { table: &LIST_FILE, words: Words::TheList, not_one: Code::NotADepartmentList };
        let root = check_file(&root, &top, &source, findings);
        let named = Some(self.at.clone());
        let mut reader = Reader { source: &source, named, findings };
        let list = root.get("list").map(|list| reader.list(list)).unwrap_or_default();
        let groups = root.get("groups").map(|node| (node.clone(), source.clone()));
        Some(Content { list, groups, text: Some(source) })
    }

    fn json(&self, source: &Source, findings: &mut Vec<Finding>) -> Vec<Department> {
        let lines = source.text().lines().enumerate();
        let filled = lines.filter(|(_, line)| !line.trim().is_empty());
        let mut list = Vec::new();
        for (n, line) in filled {
            match json_line(line, n + 1, source.path()) {
                Ok(department) => list.push(Department { at: self.at.clone(), ..department }),
                Err(finding) => findings.push(finding),
            }
        }
        list
    }
}

/// The text of a file. What Excel writes is usual here: a mark at the start, the line ends of
/// Windows, and for CSV the encoding of Chinese Windows.
fn decoded(kind: Kind, path: &str, bytes: &[u8], findings: &mut Vec<Finding>) -> Option<Source> {
    let (source, found) = Source::decode(path, bytes);
    let usual = |finding: &Finding| match finding.code {
        Code::ByteOrderMark | Code::CarriageReturns => true,
        Code::Gb18030 => kind == Kind::Csv,
        _ => false,
    };
    let found = found
        .into_iter()
        .filter(|finding| finding.severity() == Severity::Error || !usual(finding));
    findings.extend(found);
    source
}
