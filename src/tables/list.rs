//! The rows of a sheet that is a list: what is merged over several rows is said of each of them.

use std::collections::BTreeMap;

use calamine::{Dimensions, Reader, SheetType, Xlsx};

use super::xlsx::{At, address, broken, cell_at, cells, first, open};
use super::{Fault, Joined, Row};
use crate::catalog::{Code, Words};
use crate::diag::{Arg, Name};
use crate::spec::nearest;

/// The most cells of a list: the departments of a province, and what is known of each.
const MOST_CELLS: u64 = 4_000_000;

/// Reads the sheet called `sheet`, or the first that is shown: its rows without those that have
/// nothing in them, and what is wrong in cells that could not be read.
///
/// # Errors
///
/// Why it cannot be read at all.
pub fn read(bytes: &[u8], sheet: Option<&str>) -> Result<(Vec<Row>, Vec<Fault>), Fault> {
    let mut book = open(bytes)?;
    let name = match sheet {
        Some(wanted) => named(&book, wanted)?,
        None => first(&book).ok_or_else(|| Fault::new(Code::EmptyTable))?,
    };
    let (mut cells, faults) = cells(&mut book, &name, MOST_CELLS)?;
    let merges = book.merge_cells_by_sheet_name(&name).map_err(|e| broken(&e))?;
    let cell = |fault: &Fault| {
        let (_, cell) = fault.args.iter().find(|(name, _)| *name == "cell")?;
        if let Arg::Text(cell) = cell { cell_at(cell) } else { None }
    };
    let faulty: Vec<At> = faults.iter().filter_map(cell).collect();
    for at in &faulty {
        // Nothing that no document may hold goes on from here.
        cells.insert(*at, String::new());
    }
    if let Some(at) = beyond(&cells) {
        return Err(Fault::new(Code::TableTooLarge).with("cell", address(at)));
    }
    let mut rows = rows(cells, &merges);
    for (row, _) in faulty {
        let number = row as usize + 1;
        if let Ok(n) = rows.binary_search_by_key(&number, |row| row.number)
            && let Some(row) = rows.get_mut(n)
        {
            row.faulty = true;
        }
    }
    Ok((rows, faults))
}

/// The last cell of the row with which a list is too large: a row is as long as its last cell is
/// far off.
fn beyond(cells: &BTreeMap<At, String>) -> Option<At> {
    let (mut total, mut row) = (0, None);
    cells.keys().rev().copied().find(|at| {
        if row.replace(at.0) != Some(at.0) {
            total += u64::from(at.1) + 1;
        }
        total > MOST_CELLS
    })
}

/// The name of the sheet that is wanted, if there is one of it.
fn named<R: std::io::Read + std::io::Seek>(book: &Xlsx<R>, wanted: &str) -> Result<String, Fault> {
    let sheets = book.sheets_metadata().iter().filter(|s| s.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    if let Some(name) = names.iter().find(|name| name.trim() == wanted.trim()) {
        return Ok(name.clone());
    }
    let fault = Fault::new(Code::UnknownSheet).with("name", wanted.trim());
    Err(match nearest(wanted, names.iter().map(String::as_str)) {
        Some(near) => fault.with("advice", Words::DidYouMean).with("suggestion", near),
        None => {
            let names: Vec<_> = names.into_iter().map(Name::new).collect();
            fault.with("advice", Words::SheetsAre).with("choices", names)
        }
    })
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
            row.joined.push(Joined { column, first: merge.start, last: merge.end });
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

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: u32, column: u32, text: &str) -> (At, String) {
        ((row, column), text.to_owned())
    }

    #[test]
    fn what_is_merged_downwards_is_said_of_every_row_that_there_is() {
        let cells =
            [cell(0, 0, "标题"), cell(1, 0, "机关"), cell(1, 1, "甲"), cell(4, 1, "乙")].into();
        let merges = [
            Dimensions::new((0, 0), (0, 2)),
            // To the end of the sheet.
            Dimensions::new((1, 0), (1_048_575, 0)),
        ];
        let rows: Vec<_> = rows(cells, &merges)
            .into_iter()
            .map(|row| (row.number, row.cells.join("|"), row.span))
            .collect();
        let wanted = [(1, "标题", 3), (2, "机关|甲", 0), (5, "机关|乙", 0)];
        assert_eq!(rows, wanted.map(|(number, cells, span)| (number, cells.to_owned(), span)));
    }

    #[test]
    fn a_list_has_an_end() {
        let far = |rows: u32| (0..rows).map(|row| cell(row, 16_383, "x")).collect();
        assert_eq!(beyond(&far(244)), None);
        assert_eq!(beyond(&far(245)), Some((0, 16_383)));
        assert_eq!(beyond(&(0..300_000).map(|row| cell(row, 5, "x")).collect()), None);
    }
}
