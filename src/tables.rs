//! Tables from files: CSV and the first sheet of an XLSX become the tree that a table in a body
//! becomes, or the bare rows of what is a list. `format` prints an XLSX's numbers and dates as they are shown there.

mod csv;
mod format;
mod list;
mod xlsx;

use std::ops::Range;

pub use csv::{read as read_csv, rows as csv_rows};
pub use list::read as xlsx_rows;
pub use xlsx::{address, cell_at, read as read_xlsx};

use crate::catalog::Code;
use crate::diag::Arg;
use crate::doc::{CellAlign, Column, Inline, Slot, Table, plain};

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What kind.
    pub code: Code,
    /// Where, in bytes of its text; `None` for a file that is no text.
    pub range: Option<Range<usize>>,
    /// Values for the code's placeholders.
    pub args: Vec<(&'static str, Arg)>,
}

impl Fault {
    fn new(code: Code) -> Self {
        Self { code, range: None, args: Vec::new() }
    }

    fn at(code: Code, range: Range<usize>) -> Self {
        Self { code, range: Some(range), args: Vec::new() }
    }

    fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// A row of a file that is a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number in the file, from 1: the line of a CSV, the row of a sheet.
    pub number: usize,
    /// Its first line, in bytes of the text; nothing for a sheet.
    pub at: Range<usize>,
    /// Its cells as they are shown, the first column's first.
    pub cells: Vec<String>,
    /// Whether one of its cells could not be read.
    pub faulty: bool,
    /// Over how many columns the only cell that it has is merged; 0 for any other row.
    pub span: usize,
    /// Those of its cells that are merged with one above.
    pub joined: Vec<Joined>,
}

/// A cell that is merged over several rows, as one of these has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The column, from 0.
    pub column: usize,
    /// Its first row and column, from 0.
    pub first: (u32, u32),
    /// Its last row and column.
    pub last: (u32, u32),
}

/// A table of rows of one width; the columns' widths are left to the layout.
fn table(rows: Vec<Vec<Slot>>) -> Table {
    let header_rows = head(&rows);
    let row_groups = rows.iter().any(|row| matches!(row.first(), Some(Slot::Above)));
    let count = rows.first().map_or(0, Vec::len);
    let columns = (0..count)
        .map(|c| Column { share: 0, align: align(rows.iter().skip(header_rows), c) })
        .collect();
    Table { columns, header_rows, row_groups, rows, least_lines: Vec::new() }
}

/// How many of the first rows are the head: a title over all columns and the row below it, and all
/// rows that a cell of the head reaches down to.
fn head(rows: &[Vec<Slot>]) -> usize {
    let titled = rows.first().is_some_and(|row| {
        row.len() > 1 && row.iter().skip(1).all(|slot| matches!(slot, Slot::Left))
    });
    let mut head = if titled && rows.len() > 2 { 2 } else { 1 };
    while rows.get(head).is_some_and(|row| row.contains(&Slot::Above)) && head + 1 < rows.len() {
        head += 1;
    }
    // Stages that span rows from the second row on are no head.
    if head + 1 >= rows.len() { 1 } else { head }
}

/// How a column's cells are set: short entries (names, dates, figures) in the middle, prose from
/// the left.
pub(crate) fn align<'a>(rows: impl Iterator<Item = &'a Vec<Slot>>, column: usize) -> CellAlign {
    let mut cells = rows.filter_map(|row| match row.get(column) {
        // A cell that spans columns is the business of none.
        Some(Slot::Cell(text)) if !matches!(row.get(column + 1), Some(Slot::Left)) => Some(text),
        Some(Slot::Cell(_) | Slot::Above | Slot::Left) | None => None,
    });
    let prose = cells.any(|text| {
        let text = plain(text);
        text.chars().count() > LONGEST_ENTRY || text.contains(['。', '，', '；'])
    });
    if prose { CellAlign::Left } else { CellAlign::Centre }
}

/// Entries of more characters are prose.
const LONGEST_ENTRY: usize = 12;

/// A cell's text, its own line ends kept.
fn inlines(text: &str) -> Vec<Inline> {
    let mut all = Vec::new();
    for (n, line) in text.trim().lines().map(str::trim).enumerate() {
        if n > 0 {
            all.push(Inline::LineBreak);
        }
        if !line.is_empty() {
            all.push(Inline::Text(line.to_owned()));
        }
    }
    all
}
