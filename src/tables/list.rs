//! The rows of a sheet that is a list: what is merged over several rows is said of each of them.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Dimensions, Reader, SheetType, Xlsx};

use super::xlsx::{At, broken, cells, first};
use super::{Fault, Row};
use crate::catalog::{Code, Words};
use crate::diag::Name;
use crate::spec::nearest;

/// The most cells of a list: the departments of a province, and what is known of each.
const MOST_CELLS: u64 = 4_000_000;

/// Reads the sheet called `sheet`, or the first that is shown. Rows with nothing in them are left
/// out.
///
/// # Errors
///
/// All that is wrong with it.
pub fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Vec<Row>, Vec<Fault>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| vec![broken(&e)])?;
    let name = match sheet {
        Some(wanted) => named(&book, wanted)?,
        None => first(&book).ok_or_else(|| vec![Fault::new(Code::EmptyTable)])?,
    };
    let cells = cells(&mut book, &name, MOST_CELLS)?;
    let merges = book.merge_cells_by_sheet_name(&name).map_err(|e| vec![broken(&e)])?;
    Ok(rows(cells, &merges))
}

/// The name of the sheet that is wanted, if there is one of it.
fn named<R: std::io::Read + std::io::Seek>(
    book: &Xlsx<R>,
    wanted: &str,
) -> Result<String, Vec<Fault>> {
    let sheets = book.sheets_metadata().iter().filter(|s| s.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    if let Some(name) = names.iter().find(|name| name.trim() == wanted.trim()) {
        return Ok(name.clone());
    }
    let fault = Fault::new(Code::UnknownSheet).with("name", wanted.trim());
    Err(vec![match nearest(wanted, names.iter().map(String::as_str)) {
        Some(near) => fault.with("advice", Words::DidYouMean).with("suggestion", near),
        None => {
            let names: Vec<_> = names.into_iter().map(Name::new).collect();
            fault.with("advice", Words::SheetsAre).with("choices", names)
        }
    }])
}

fn rows(cells: BTreeMap<At, String>, merges: &[Dimensions]) -> Vec<Row> {
    let mut rows: BTreeMap<u32, Row> = BTreeMap::new();
    let mut put = |(row, column): At, text: String| {
        let number = row as usize + 1;
        let row = rows.entry(row).or_insert_with(|| Row { number, ..Row::default() });
        let column = column as usize;
        if row.cells.len() <= column {
            row.cells.resize(column + 1, String::new());
        }
        if let Some(cell) = row.cells.get_mut(column) {
            text.trim().clone_into(cell);
        }
    };
    let mut down = Vec::new();
    let mut wide = Vec::new();
    for merge in merges {
        let Some(text) = cells.get(&merge.start) else { continue };
        if merge.end.0 > merge.start.0 {
            down.push((merge, text.clone()));
        }
        if merge.end.1 > merge.start.1 {
            wide.push((merge.start.0, merge.end.1 - merge.start.1 + 1));
        }
    }
    for (at, text) in cells {
        put(at, text);
    }
    for (merge, text) in down {
        // Only rows that have something of their own: a merge may reach to the end of the sheet.
        for (_, row) in rows.range_mut(merge.start.0 + 1..=merge.end.0) {
            let column = merge.start.1 as usize;
            if row.cells.len() <= column {
                row.cells.resize(column + 1, String::new());
            }
            if let Some(cell) = row.cells.get_mut(column) {
                text.trim().clone_into(cell);
            }
        }
    }
    for (row, columns) in wide {
        let alone = |row: &&mut Row| row.cells.iter().filter(|cell| !cell.is_empty()).count() == 1;
        if let Some(row) = rows.get_mut(&row).filter(alone) {
            row.span = columns as usize;
        }
    }
    rows.into_values().collect()
}
