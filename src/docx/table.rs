//! Tables: the grid of slots becomes rows of cells with spans.

use super::element::{Element, Node};
use super::names;
use super::names::RunMarks;
use super::runs::append;
use super::section::to_usize;
use super::shape::{Cell, Shapes, TABLE_END};
use super::styles::BORDER_EIGHTHS;
use crate::doc::{Slot, Table};
use crate::profile::Role;
use crate::units::Twips;

/// The thickness of a border in twips. Borders straddle the edge of the grid: the grid is
/// narrower by one, so that the ink lies exactly within the type area.
const BORDER: Twips = Twips(BORDER_EIGHTHS * 20 / 8);

/// The margins of a cell above and below its text, in twips, as the table's style has them, and as
/// much as half of them again for the rules and for rounding: a row's height counts them in, and a
/// last line that misses by a twip goes to the next page.
const CELL_MARGINS: i32 = 120;

/// About how many bytes of XML a row takes.
const ROW_SIZE: usize = 2 << 10;

/// `table`, as wide as a type area of `width`, its lines `pitch` apart, as XML; [`None`] where it
/// has no cell. `page_break` makes it begin a new page.
pub(super) fn xml(
    table: &Table,
    width: Twips,
    pitch: Twips,
    page_break: bool,
    shapes: &Shapes,
) -> Result<Option<String>, quick_xml::Error> {
    let grid = columns(table, Twips(width.0 - BORDER.0));
    if table.rows.is_empty() || grid.is_empty() {
        return Ok(None);
    }
    let mut out = String::with_capacity((table.rows.len() + 1) * ROW_SIZE);
    shapes.table(&grid, table.header_rows, table.row_groups, BORDER.0 / 2, &mut out)?;
    for (index, slots) in table.rows.iter().enumerate() {
        let cells = row(table, index, slots, &grid, page_break && index == 0);
        let height = table.least_lines.get(index).filter(|lines| **lines > 0);
        let height = height.map(|lines| i32::from(*lines) * pitch.0 + CELL_MARGINS);
        shapes.row(&cells, height, index < table.header_rows, &mut out)?;
    }
    out.push_str(TABLE_END);
    Ok(Some(out))
}

/// The columns' widths in twips. Each edge is rounded by itself, so that they add up to `width`.
fn columns(table: &Table, width: Twips) -> Vec<usize> {
    let edge = |share: i32| share * width.0 / 1000;
    let mut share = 0;
    table
        .columns
        .iter()
        .map(|column| {
            let left = edge(share);
            share += i32::from(column.share);
            to_usize(edge(share) - left)
        })
        .collect()
}

/// The cells of row `index`, made of `slots`.
fn row<'t>(
    table: &Table,
    index: usize,
    slots: &'t [Slot],
    grid: &[usize],
    page_break: bool,
) -> Vec<Cell<'t>> {
    let mut cells = Vec::new();
    let mut column = 0;
    while let Some(slot) = slots.get(column) {
        let (origin, merge) = match slot {
            Slot::Cell(_) | Slot::Left => {
                let goes_on = matches!(slot_at(table, index + 1, column), Some(Slot::Above));
                (index, goes_on.then_some(false))
            }
            Slot::Above => (origin(table, index, column), Some(true)),
        };
        let span = span(table, origin, column);
        let is_head = index < table.header_rows;
        let style = match table.columns.get(column) {
            Some(_) if !is_head && is_section(slots) => names::SECTION_CELL.0,
            Some(column) if !is_head => names::cell(column.align).0,
            Some(_) | None => names::id(Role::TableHead),
        };
        let mut runs = Vec::new();
        if let Slot::Cell(text) = slot {
            append(&mut runs, "", text, RunMarks::default());
        }
        cells.push(Cell {
            width: grid.iter().skip(column).take(span).sum(),
            span,
            merge,
            style,
            runs,
            page_break: page_break && column == 0,
        });
        column += span;
    }
    cells
}

/// Whether a row is one cell over all columns, which heads what follows.
fn is_section(slots: &[Slot]) -> bool {
    matches!(slots, [Slot::Cell(_), Slot::Left, rest @ ..]
        if rest.iter().all(|slot| matches!(slot, Slot::Left)))
}

/// What stands at a place of the grid.
fn slot_at(table: &Table, row: usize, column: usize) -> Option<&Slot> {
    table.rows.get(row)?.get(column)
}

/// The row in which the cell begins that reaches down to `row`.
fn origin(table: &Table, row: usize, column: usize) -> usize {
    (0..row)
        .rev()
        .find(|above| !matches!(slot_at(table, *above, column), Some(Slot::Above)))
        .unwrap_or(0)
}

/// How many columns the cell takes that begins at a place of the grid; at least 1.
fn span(table: &Table, row: usize, column: usize) -> usize {
    1 + table
        .rows
        .get(row)
        .into_iter()
        .flat_map(|slots| slots.iter().skip(column + 1))
        .take_while(|slot| matches!(slot, Slot::Left))
        .count()
}

/// Takes out the borders and the alignment that docx-rs always writes: the style has them.
pub(super) fn strip_direct(table: &mut Element) {
    if let Some(properties) = table.first_or_insert("w:tblPr") {
        properties.children.retain(|node| match node {
            Node::Element(child) => child.name != "w:tblBorders" && child.name != "w:jc",
            Node::Text(_) => true,
        });
    }
}

/// Says which cells head others, for screen readers: in bits, the one form that every version of
/// Word knows.
pub(super) fn look(element: &mut Element, header_rows: usize, row_groups: bool) {
    let first_row = if header_rows > 0 { 0x20 } else { 0 };
    let first_column = if row_groups { 0x80 } else { 0 };
    // No bands of rows or columns.
    let value = format!("{:04X}", 0x0600 | first_row | first_column);
    if let Some(properties) = element.first_or_insert("w:tblPr") {
        properties.push(Element::new("w:tblLook", &[("w:val", value.as_str())]));
    }
}
