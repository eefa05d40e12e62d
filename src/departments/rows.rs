//! A contact sheet's rows: which one names the columns, and a department of each below it.

use std::ops::Range;

use super::Department;
use super::columns::{Header, Mapped, Target};
use super::item::Item;
use crate::catalog::Code;
use crate::diag::{Arg, Finding, Place};
use crate::source::Source;
use crate::tables::{Row, address};
use crate::yaml::is_forbidden;

/// The rows among which the header is looked for: a title, a date, a note may stand above it.
const HEAD_ROWS: usize = 10;

/// Where the rows stand.
#[derive(Clone, Copy)]
pub(super) enum Origin<'a> {
    /// A CSV's text.
    Text(&'a Source),
    /// A workbook, by its name as it is shown.
    Book(&'a str),
}

impl Origin<'_> {
    pub(super) fn path(&self) -> &str {
        match self {
            Self::Text(source) => source.path(),
            Self::Book(path) => path,
        }
    }

    /// A row, or the cell of it that says `text`.
    fn place(&self, row: &Row, cell: Option<(usize, &str)>) -> Place {
        match self {
            Self::Text(source) => {
                let line = source.text().get(row.at.clone()).unwrap_or_default();
                let first = cell.and_then(|(_, text)| text.lines().next()).unwrap_or_default();
                let found = line.find(first).filter(|_| !first.is_empty());
                source.place(found.map_or_else(
                    || row.at.clone(),
                    |found| row.at.start + found..row.at.start + found + first.len(),
                ))
            }
            Self::Book(path) => in_sheet(path, row.number, cell.map_or(1, |(c, _)| c + 1)),
        }
    }
}

/// A cell of a workbook, row and column from 1.
pub(super) fn in_sheet(path: &str, line: usize, column: usize) -> Place {
    // Findings are put in order by rows, and then by columns, of which a sheet has no more.
    Place { line, column, offset: (line << 14) + column, ..Place::file(path) }
}

/// Reads rows as a list.
pub(super) struct Sheet<'a> {
    pub origin: Origin<'a>,
    pub columns: &'a [Mapped],
    /// The spec, in which the columns are named.
    pub spec: &'a Source,
    /// Where the spec names the file.
    pub at: Range<usize>,
    pub findings: &'a mut Vec<Finding>,
}

impl Sheet<'_> {
    /// The departments; [`None`] where there is no header to read them by.
    pub(super) fn read(&mut self, rows: &[Row]) -> Option<Vec<Department>> {
        let (head, header) = self.header(rows)?;
        let missing = header.missing(self.columns, self.spec, self.origin.path());
        let Some(name) = header.column(Item::Name) else {
            if self.header_is_far(rows) {
                return None;
            }
            if missing.is_empty() {
                let place = rows.get(head).map(|row| self.origin.place(row, None));
                let finding = Finding::new(Code::NoNameColumn, place);
                let finding = finding.with("choices", header.choices());
                self.findings.push(finding.with("count", HEAD_ROWS.to_string()));
            }
            self.findings.extend(missing);
            return None;
        };
        self.findings.extend(missing);
        if let Some(row) = rows.get(head) {
            self.twice(row, &header);
        }
        let mut unnamed = Vec::new();
        let mut merged = None;
        let mut list = Vec::with_capacity(rows.len());
        for row in rows.iter().skip(head + 1) {
            let empty = row.cells.iter().all(String::is_empty);
            // The header again, at the top of another page, and titles between the departments.
            let again = row.cells.get(name).is_some_and(|cell| same(&header, name, cell));
            let title = row.span > 1 && row.span >= header.names.len();
            if empty || again || title || !self.fits(row, &header, &mut unnamed) {
                continue;
            }
            let joined = row.joined.iter().find(|joined| joined.column == name);
            if let Some(joined) = joined {
                // One is enough for all of its rows.
                if merged.replace(joined.first) != Some(joined.first) {
                    let cells = [joined.first, joined.last].map(address).join(":");
                    let text = row.cells.get(name).map(String::as_str).unwrap_or_default();
                    let (line, column) = joined.first;
                    let (line, column) = (line as usize + 1, column as usize + 1);
                    let place = in_sheet(self.origin.path(), line, column);
                    let finding = Finding::new(Code::MergedName, place).with("cells", cells);
                    self.findings.push(finding.with("text", text));
                }
                continue;
            }
            list.extend(self.department(row, &header, name));
        }
        Some(list)
    }

    /// Says so where a row names the column of the departments' names, but far below.
    fn header_is_far(&mut self, rows: &[Row]) -> bool {
        let below = rows.iter().skip(HEAD_ROWS).filter(|row| row.span == 0);
        let mut below =
            below.filter(|row| Header::new(&row.cells, self.columns).column(Item::Name).is_some());
        let Some(row) = below.next() else { return false };
        let finding = Finding::new(Code::HeaderTooFar, self.origin.place(row, None));
        let finding = finding.with("line", row.number.to_string());
        self.findings.push(finding.with("count", HEAD_ROWS.to_string()));
        true
    }

    /// The row of the first ones that knows most of the columns. Where it is merged with the row
    /// below, that one names them more exactly.
    fn header(&mut self, rows: &[Row]) -> Option<(usize, Header)> {
        let first = rows.iter().take(HEAD_ROWS).enumerate();
        let mut best: Option<(usize, Header)> = None;
        for (n, row) in first.filter(|(_, row)| row.span == 0) {
            let header = Header::new(&row.cells, self.columns);
            let filled = |h: &Header| h.names.iter().filter(|name| !name.is_empty()).count();
            // Where nothing is known, the first row of several cells is shown.
            let better = best.as_ref().is_none_or(|(before, best)| {
                let below = n == before + 1 && best.known == header.known && header.known > 0;
                let merged = below
                    && header.column(Item::Name) == best.column(Item::Name)
                    && header.column(Item::Name).is_some();
                header.known > best.known
                    || merged
                    || (filled(best) < 2 && filled(&header) > 1 && best.known == 0)
            });
            if better && filled(&header) > 0 {
                best = Some((n, header));
            }
        }
        if best.is_none() {
            let finding = Finding::new(Code::EmptyDepartments, Place::file(self.origin.path()));
            self.findings.push(finding);
        }
        best
    }

    /// Two columns for one thing.
    fn twice(&mut self, row: &Row, header: &Header) {
        for (n, targets) in header.targets.iter().enumerate() {
            for target in targets {
                let mut before = header.targets.iter().take(n);
                let Some(first) = before.position(|others| others.contains(target)) else {
                    continue;
                };
                let name = match target {
                    Target::Item(item) => item.key(),
                    Target::Var(name) => name.as_str(),
                };
                let text = row.cells.get(n).map(String::as_str).unwrap_or_default();
                let finding =
                    Finding::new(Code::DuplicateColumn, self.origin.place(row, Some((n, text))))
                        .with("name", name)
                        .with("first", self.column(first))
                        .with("second", self.column(n));
                self.findings.push(finding);
            }
        }
    }

    /// A column's letters, or its number in a CSV.
    fn column(&self, column: usize) -> String {
        match self.origin {
            Origin::Text(_) => (column + 1).to_string(),
            Origin::Book(_) => {
                let cell = address((0, u32::try_from(column).unwrap_or(u32::MAX)));
                cell.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned()
            }
        }
    }

    /// Whether what stands beside the named columns leaves the row as it is meant. In a CSV it is
    /// most likely a comma that divides a cell in two.
    fn fits(&mut self, row: &Row, header: &Header, unnamed: &mut Vec<usize>) -> bool {
        let named = |column: usize| header.targets.get(column).is_some_and(|t| !t.is_empty());
        let last = header.targets.iter().rposition(|t| !t.is_empty()).map_or(0, |n| n + 1);
        let cells = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        for (column, cell) in cells.filter(|(column, _)| !named(*column)) {
            if matches!(self.origin, Origin::Text(_)) && column >= last {
                let found =
                    row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |n| n + 1);
                let finding = Finding::new(Code::CsvShape, self.origin.place(row, None))
                    .with("found", found.to_string())
                    .with("wanted", last.to_string());
                self.findings.push(finding);
                return false;
            }
            if !unnamed.contains(&column) {
                unnamed.push(column);
                let place = self.origin.place(row, Some((column, cell)));
                let finding = Finding::new(Code::UnnamedColumn, place)
                    .with("name", self.column(column))
                    .with("text", cell.as_str());
                self.findings.push(finding);
            }
        }
        true
    }

    fn department(&mut self, row: &Row, header: &Header, name: usize) -> Option<Department> {
        if row.cells.get(name).is_none_or(String::is_empty) {
            if row.faulty {
                return None;
            }
            let finding = Finding::new(Code::NamelessDepartment, self.origin.place(row, None));
            let name = header.names.get(name).cloned().unwrap_or_default();
            self.findings.push(finding.with("name", name));
            return None;
        }
        let (at, line) = (self.at.clone(), Some(row.number));
        let mut department = Department { at, line, ..Department::default() };
        for (column, (cell, targets)) in row.cells.iter().zip(&header.targets).enumerate() {
            if cell.is_empty() {
                continue;
            }
            if let Some(c) = cell.chars().find(|c| is_forbidden(*c)) {
                let place = self.origin.place(row, Some((column, cell)));
                let finding = Finding::new(Code::ControlCharacter, place);
                self.findings.push(finding.with("char", format!("U+{:04X}", u32::from(c))));
                continue;
            }
            for target in targets {
                match target {
                    Target::Var(name) => department.vars.push((name.clone(), cell.clone())),
                    Target::Item(item) => {
                        if let Err(refused) = item.put(&mut department, item.divided(cell)) {
                            let place = self.origin.place(row, Some((column, cell)));
                            let mut args: Vec<(&'static str, Arg)> = refused.args;
                            // A person knows the column by the name that it has there.
                            let called = header.names.get(column).cloned().unwrap_or_default();
                            let key = args.iter_mut().find(|(name, _)| *name == "key");
                            if let Some((_, key)) = key {
                                *key = called.into();
                            }
                            let finding = Finding { code: refused.code, place: Some(place), args };
                            self.findings.push(finding);
                        }
                    }
                }
            }
        }
        department.vars.shrink_to_fit();
        // Its name cannot be read, and that was said.
        (!department.name.is_empty()).then(|| department.completed())
    }
}

/// Whether a cell says the name of its column.
fn same(header: &Header, column: usize, cell: &str) -> bool {
    header.names.get(column).is_some_and(|name| *name == super::item::one_line(cell))
}
