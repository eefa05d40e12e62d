//! Tables: the grid of slots becomes rows of cells with spans.

use docx_rs::{
    BuildXML, HeightRule, Paragraph, Table as DocxTable, TableCell, TableLayoutType, TableRow,
    VAlignType, VMergeType, WidthType,
};

use super::body::append;
use super::element::{Element, Node};
use super::names;
use super::names::RunMarks;
use super::order::canonical;
use super::section::to_usize;
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
const CELL_MARGINS: f32 = 120.0;

/// `table`, as wide as a type area of `width`, its lines `pitch` apart, as one element.
/// `page_break` makes it begin a new page.
pub(super) fn element(
    table: &Table,
    width: Twips,
    pitch: Twips,
    page_break: bool,
) -> Result<Option<Element>, quick_xml::Error> {
    let grid = columns(table, Twips(width.0 - BORDER.0));
    let mut rows = Vec::new();
    for (index, slots) in table.rows.iter().enumerate() {
        let row = row(table, index, slots, &grid, page_break && index == 0);
        rows.push(match table.least_lines.get(index) {
            None | Some(0) => row,
            Some(lines) => row
                .row_height(
                    f32::from(*lines) * f32::from(i16::try_from(pitch.0).unwrap_or(i16::MAX))
                        + CELL_MARGINS,
                )
                .height_rule(HeightRule::AtLeast),
        });
    }
    if rows.is_empty() || grid.is_empty() {
        return Ok(None);
    }
    let built = DocxTable::without_borders(rows)
        .style(names::TABLE)
        .set_grid(grid.clone())
        .width(grid.iter().sum(), WidthType::Dxa)
        .indent(BORDER.0 / 2)
        .layout(TableLayoutType::Fixed)
        .build();
    let mut element = Element::parse_all(&built)?.into_iter().next().unwrap_or_default();
    strip_direct(&mut element);
    look(&mut element, table);
    repeat_head(&mut element, table.header_rows);
    canonical(&mut element);
    Ok(Some(element))
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

/// Row `index`, made of `slots`.
fn row(table: &Table, index: usize, slots: &[Slot], grid: &[usize], page_break: bool) -> TableRow {
    let mut cells = Vec::new();
    let mut column = 0;
    while let Some(slot) = slots.get(column) {
        let (origin, merge) = match slot {
            Slot::Cell(_) | Slot::Left => {
                let goes_on = matches!(slot_at(table, index + 1, column), Some(Slot::Above));
                (index, goes_on.then_some(VMergeType::Restart))
            }
            Slot::Above => (origin(table, index, column), Some(VMergeType::Continue)),
        };
        let span = span(table, origin, column);
        let width = grid.iter().skip(column).take(span).sum();
        let mut cell =
            TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
        if span > 1 {
            cell = cell.grid_span(span);
        }
        if let Some(merge) = merge {
            cell = cell.vertical_merge(merge);
        }
        let is_head = index < table.header_rows;
        let mut paragraph = Paragraph::new().style(match table.columns.get(column) {
            Some(_) if !is_head && is_section(slots) => names::SECTION_CELL.0,
            Some(column) if !is_head => names::cell(column.align).0,
            Some(_) | None => names::id(Role::TableHead),
        });
        if page_break && column == 0 {
            paragraph = paragraph.page_break_before(true);
        }
        if let Slot::Cell(text) = slot {
            append(&mut paragraph, "", text, RunMarks::default());
        }
        cells.push(cell.add_paragraph(paragraph));
        column += span;
    }
    TableRow::new(cells).cant_split()
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
fn look(element: &mut Element, table: &Table) {
    let first_row = if table.header_rows > 0 { 0x20 } else { 0 };
    let first_column = if table.row_groups { 0x80 } else { 0 };
    // No bands of rows or columns.
    let value = format!("{:04X}", 0x0600 | first_row | first_column);
    if let Some(properties) = element.first_or_insert("w:tblPr") {
        properties.push(Element::new("w:tblLook", &[("w:val", value.as_str())]));
    }
}

/// Repeats the first `rows` rows on every page; docx-rs has no word for it.
fn repeat_head(table: &mut Element, rows: usize) {
    let heads = table.elements_mut().filter(|child| child.name == "w:tr");
    for row in heads.take(rows) {
        if let Some(properties) = row.first_or_insert("w:trPr") {
            properties.push(Element::new("w:tblHeader", &[]));
        }
    }
}
