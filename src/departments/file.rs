//! The list in a file: CSV, XLSX, YAML or JSON lines, by its extension.

use std::ops::Range;

use super::Department;
use super::columns::Mapped;
use super::entry::Reader;
use super::json::{json_line, name_in};
use super::rows::{Origin, Sheet, in_sheet};
use crate::catalog::{Code, Words};
use crate::diag::{Arg, Finding, Place};
use crate::source::Source;
use crate::spec::schema::LIST_FILE;
use crate::spec::{Top, check_file, is_of_repair};
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
            return self.book(path, bytes, findings);
        }
        if let Some(advice) = workbook(bytes) {
            let finding = Finding::new(Code::ListKind, Place::file(path));
            findings.push(finding.with("path", path).with("advice", advice));
            return None;
        }
        let source = decoded(kind, path, bytes, findings)?;
        match kind {
            Kind::Csv => {
                let rows = match tables::csv_rows(source.text()) {
                    Ok(rows) => rows,
                    Err(faults) => {
                        findings.extend(faults.into_iter().map(|Fault { code, range, args }| {
                            let place = Some(source.place(range.unwrap_or(0..0)));
                            Finding { code, place, args }
                        }));
                        return None;
                    }
                };
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

    fn book(&self, path: &str, bytes: &[u8], findings: &mut Vec<Finding>) -> Option<Content> {
        let mut find = |Fault { code, args, .. }: Fault| {
            let place = match &self.sheet {
                Some((_, at)) if code == Code::UnknownSheet => self.spec.place(at.clone()),
                _ => in_book(path, &args),
            };
            findings.push(Finding { code, place: Some(place), args });
        };
        let rows = match tables::xlsx_rows(bytes, self.sheet.as_ref().map(|(name, _)| *name)) {
            Ok((rows, faults)) => {
                faults.into_iter().for_each(find);
                rows
            }
            Err(fault) => {
                find(fault);
                return None;
            }
        };
        let list = self.rows(Origin::Book(path), &rows, findings)?;
        Some(Content { list, ..Content::default() })
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
        let mended = source.mend(&LIST_FILE);
        let mut found = Vec::new();
        let parsed = yaml::parse(&source, &mut found);
        // A sign that was named by itself makes YAML fail there or on the next line.
        let line = |finding: &Finding| finding.place.as_ref().map_or(0, |place| place.line);
        let lines: Vec<usize> = mended.iter().map(line).collect();
        found.retain(|finding| {
            let near = lines.iter().any(|other| line(finding).abs_diff(*other) <= 1);
            finding.code != Code::YamlSyntax || !near
        });
        let silent = mended.is_empty() && found.is_empty();
        findings.extend(mended);
        findings.extend(found);
        let Some(parsed) = parsed else {
            // A file with nothing in it has no fault but that.
            if silent {
                findings.push(Finding::new(Code::EmptyDepartments, source.place(0..0)));
            }
            return None;
        };
        let root = whole(&parsed.root);
        let before = findings.len();
        let top =
            Top { table: &LIST_FILE, words: Words::TheList, not_one: Code::NotADepartmentList };
        let root = check_file(&root, &top, &source, findings);
        let checked = findings.split_off(before);
        findings.extend(checked.into_iter().filter(|f| !is_of_repair(f, &parsed, &source)));
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
                Ok(department) => {
                    let place = Place { line: n + 1, ..Place::file(source.path()) };
                    findings.extend(department.remark(place));
                    list.push(Department { at: self.at.clone(), ..department });
                }
                Err(finding) => {
                    findings.push(finding);
                    // It stops the department, where that can be told.
                    let named = name_in(line).map(|name| Department {
                        name,
                        at: self.at.clone(),
                        line: Some(n + 1),
                        ..Department::default()
                    });
                    list.extend(named.map(Department::completed));
                }
            }
        }
        list
    }
}

/// What to do about a workbook of Excel or WPS that goes by another name.
fn workbook(bytes: &[u8]) -> Option<Words> {
    let has = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(if has(b"xl/workbook") { Words::NameItXlsx } else { Words::SaveAsList });
    }
    bytes.starts_with(b"\xD0\xCF\x11\xE0").then_some(Words::SaveAsXlsx)
}

/// The bare list is the `list` of a file that has nothing else.
fn whole(root: &Node) -> Node {
    let Value::List(_) = root.value else { return root.clone() };
    let span = root.span.clone();
    let entry =
        Entry { key: "list".to_owned(), key_span: span.start..span.start, node: root.clone() };
    Node { span, value: Value::Map(vec![entry].into()) }
}

/// The cell that a finding on a workbook names, or all of it.
fn in_book(path: &str, args: &[(&'static str, Arg)]) -> Place {
    let cell = args.iter().find(|(name, _)| *name == "cell");
    match cell
        .and_then(|(_, cell)| if let Arg::Text(cell) = cell { tables::cell_at(cell) } else { None })
    {
        Some((row, column)) => in_sheet(path, row as usize + 1, column as usize + 1),
        None => Place::file(path),
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
    findings.extend(found.into_iter().filter(|finding| !usual(finding)));
    source
}
