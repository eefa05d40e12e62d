//! XLSX: the first sheet that is shown, merged cells with it.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::{Fault, format, inlines, table};
use crate::catalog::Code;
use crate::doc::{Slot, Table};

/// The most cells of a table: a stray entry at the far end of a sheet is not a table.
pub(super) const MOST_CELLS: u64 = 200_000;

/// A row and a column, from 0.
pub(super) type At = (u32, u32);

/// Reads an XLSX file.
///
/// # Errors
///
/// All that is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Table, Vec<Fault>> {
    let one = |fault: Fault| vec![fault];
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| one(broken(&e)))?;
    let Some(name) = first(&book) else {
        return Err(one(Fault::new(Code::EmptyTable)));
    };
    let cells = cells(&mut book, &name, MOST_CELLS)?;
    let merges = book.merge_cells_by_sheet_name(&name).map_err(|e| one(broken(&e)))?;
    let Some(frame) = frame(&cells) else {
        return Err(one(Fault::new(Code::EmptyTable)));
    };
    let (rows, columns) = (frame.end.0 - frame.start.0 + 1, frame.end.1 - frame.start.1 + 1);
    if u64::from(rows) * u64::from(columns) > MOST_CELLS {
        let fault = Fault::new(Code::TableTooLarge).with("cell", address(frame.end));
        return Err(one(fault));
    }
    Ok(table(slots(&cells, &merges, &frame)))
}

/// The name of the first sheet that is shown.
pub(super) fn first<R: std::io::Read + std::io::Seek>(book: &Xlsx<R>) -> Option<String> {
    let shown = |sheet: &&calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    book.sheets_metadata().iter().find(shown).map(|sheet| sheet.name.clone())
}

pub(super) fn broken(error: &XlsxError) -> Fault {
    match error {
        XlsxError::Password => Fault::new(Code::TableProtected),
        error => Fault::new(Code::TableBroken).with("detail", error.to_string()),
    }
}

/// The cells that hold something, as they are shown.
pub(super) fn cells<R: std::io::Read + std::io::Seek>(
    book: &mut Xlsx<R>,
    name: &str,
    most: u64,
) -> Result<BTreeMap<At, String>, Vec<Fault>> {
    let styles = book.worksheet_style(name).map_err(|e| vec![broken(&e)])?;
    let code = |at: At| {
        let style = styles.get(at);
        style.and_then(|style| style.number_format.as_ref()).map_or("", |f| f.format_code.as_str())
    };
    // What is written by a program that does not calculate has formulas without values.
    let formulas = book.worksheet_formula(name).map_err(|e| vec![broken(&e)])?;
    let mut reader = book.worksheet_cells_reader(name).map_err(|e| vec![broken(&e)])?;
    let mut found = BTreeMap::new();
    let mut faults = Vec::new();
    loop {
        let cell = match reader.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            Err(error) => return Err(vec![broken(&error)]),
        };
        let at = cell.get_position();
        let value: Data = match cell.get_value() {
            DataRef::SharedString(text) => Data::String((*text).to_owned()),
            other => other.clone().into(),
        };
        match shown(&value, code(at)) {
            Ok(text) if text.trim().is_empty() => {
                let formula = formulas.get_value(at).filter(|formula| !formula.is_empty());
                if let (Data::Empty, Some(formula)) = (&value, formula) {
                    let fault = Fault::new(Code::TableUncalculated).with("cell", address(at));
                    faults.push(fault.with("formula", format!("={formula}")));
                }
            }
            Ok(text) => {
                let control = text.chars().find(|c| crate::yaml::is_forbidden(*c));
                if let Some(c) = control {
                    let fault = Fault::new(Code::TableCharacter).with("cell", address(at));
                    faults.push(fault.with("char", format!("U+{:04X}", u32::from(c))));
                }
                found.insert(at, text);
                if found.len() as u64 > most {
                    return Err(vec![Fault::new(Code::TableTooLarge).with("cell", address(at))]);
                }
            }
            Err(error) => {
                let fault = Fault::new(Code::TableFormula).with("cell", address(at));
                faults.push(fault.with("found", error));
            }
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

/// A value as its cell shows it; of a formula that failed, its mark.
fn shown(value: &Data, code: &str) -> Result<String, String> {
    Ok(match value {
        Data::Empty => String::new(),
        Data::String(text) => text.replace("\r\n", "\n").replace('\r', "\n"),
        #[allow(clippy::cast_precision_loss, reason = "a cell holds no more than a double does")]
        Data::Int(number) => format::number(*number as f64, code),
        Data::Float(number) => format::number(*number, code),
        Data::Bool(true) => "是".to_owned(),
        Data::Bool(false) => "否".to_owned(),
        Data::DateTime(time) if time.is_duration() => {
            #[allow(clippy::cast_possible_truncation, reason = "it saturates")]
            let minutes = (time.as_f64() * 1440.0).round() as i64;
            let sign = if minutes < 0 { "-" } else { "" };
            format!("{sign}{}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
        Data::DateTime(time) => {
            let (year, month, day, hour, minute, second, milli) = time.to_ymd_hms_milli();
            // A minute that a double just misses.
            let minute =
                if second == 59 && milli > 500 && minute < 59 { minute + 1 } else { minute };
            let is_day = time.is_datetime() && time.as_f64() >= 1.0;
            format::date((year, month, day, hour, minute), code, is_day)
        }
        Data::DateTimeIso(text) => iso(text).unwrap_or_else(|| text.clone()),
        Data::DurationIso(text) => text.clone(),
        Data::Error(error) => return Err(error.to_string()),
    })
}

/// `2024-03-08T…` as a date.
fn iso(text: &str) -> Option<String> {
    let mut parts = text.split('T').next()?.split('-').map(str::parse::<u16>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    Some(format!("{year}年{month}月{day}日"))
}

/// From the first to the last cell that holds something.
fn frame(cells: &BTreeMap<At, String>) -> Option<Dimensions> {
    let rows = cells.keys().map(|at| at.0);
    let columns = cells.keys().map(|at| at.1);
    let start = (rows.clone().min()?, columns.clone().min()?);
    Some(Dimensions::new(start, (rows.max()?, columns.max()?)))
}

/// The rows in the frame, joined as `merges` say. A cell never reaches out of the frame.
fn slots(
    cells: &BTreeMap<At, String>,
    merges: &[Dimensions],
    frame: &Dimensions,
) -> Vec<Vec<Slot>> {
    let mut joined: BTreeMap<At, Slot> = BTreeMap::new();
    for merge in merges {
        let last = (merge.end.0.min(frame.end.0), merge.end.1.min(frame.end.1));
        let first = (merge.start.0.max(frame.start.0), merge.start.1.max(frame.start.1));
        for row in first.0..=last.0 {
            for column in first.1..=last.1 {
                let slot = match (row == first.0, column == first.1) {
                    (true, true) => continue,
                    (false, true) => Slot::Above,
                    (_, false) => Slot::Left,
                };
                joined.insert((row, column), slot);
            }
        }
    }
    (frame.start.0..=frame.end.0)
        .map(|row| {
            (frame.start.1..=frame.end.1)
                .map(|column| match joined.remove(&(row, column)) {
                    Some(slot) => slot,
                    None => {
                        let text = cells.get(&(row, column));
                        Slot::Cell(text.map(|text| inlines(text)).unwrap_or_default())
                    }
                })
                .collect()
        })
        .collect()
}

/// The name of the cell at a row and a column, both from 0: `B3`.
#[must_use]
pub fn address((row, column): (u32, u32)) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect::<String>() + &(row + 1).to_string()
}

#[cfg(test)]
mod tests;
