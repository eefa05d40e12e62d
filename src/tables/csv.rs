//! CSV: fields with commas between them, in quotes where they hold one; the first row is the head.

use ::csv::{Position, ReaderBuilder, StringRecord};

use super::{Fault, Row, inlines, table};
use crate::catalog::Code;
use crate::doc::{Slot, Table};

/// Reads a CSV file's text.
///
/// # Errors
///
/// All that is wrong with it, each at its row.
pub fn read(text: &str) -> Result<Table, Vec<Fault>> {
    let mut rows: Vec<(usize, Vec<String>)> = records(text).collect();
    let is_empty = |(_, row): &(usize, Vec<String>)| row.iter().all(String::is_empty);
    while rows.last().is_some_and(is_empty) {
        let _ = rows.pop();
    }
    let Some((_, head)) = rows.first() else {
        return Err(vec![Fault::at(Code::EmptyTable, 0..0)]);
    };
    // What programs write behind the last column.
    let blank = head.iter().rev().take_while(|field| field.is_empty()).count();
    let wanted = (head.len() - blank).max(1);
    let mut faults = Vec::new();
    if let ([one], Some(found)) = (head.as_slice(), separator(head)) {
        let fault = Fault::at(Code::CsvSeparator, 0..one.len());
        return Err(vec![fault.with("found", found)]);
    }
    if let Some((at, _)) = rows.last().filter(|(at, _)| is_open(text.get(*at..).unwrap_or(""))) {
        return Err(vec![Fault::at(Code::CsvQuote, line(text, *at))]);
    }
    for (at, row) in &mut rows {
        while row.len() > wanted && row.last().is_some_and(String::is_empty) {
            let _ = row.pop();
        }
        if row.len() != wanted {
            let fault = Fault::at(Code::CsvShape, line(text, *at));
            let (found, wanted) = (row.len().to_string(), wanted.to_string());
            faults.push(fault.with("found", found).with("wanted", wanted));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let cell = |field: &String| Slot::Cell(inlines(field));
    Ok(table(rows.iter().map(|(_, row)| row.iter().map(cell).collect()).collect()))
}

/// The rows as they are, for a file that is a list: how many cells one has is not judged.
///
/// # Errors
///
/// A quote that is never closed, and a first row that something else than commas divides.
pub fn rows(text: &str) -> Result<Vec<Row>, Vec<Fault>> {
    let mut rows = Vec::new();
    let (mut counted, mut number) = (0, 1);
    for (at, cells) in records(text) {
        let at = line(text, at);
        let between = text.get(counted..at.start).unwrap_or_default();
        number += between.bytes().filter(|b| *b == b'\n').count();
        counted = at.start;
        rows.push(Row { number, at, cells, span: 0 });
    }
    if let Some(last) = rows.last()
        && is_open(text.get(last.at.start..).unwrap_or(""))
    {
        return Err(vec![Fault::at(Code::CsvQuote, last.at.clone())]);
    }
    let alone = rows.iter().all(|row| row.cells.len() < 2);
    let divided = rows.iter().find_map(|row| Some((row, separator(&row.cells)?)));
    if let (true, Some((row, found))) = (alone, divided) {
        return Err(vec![Fault::at(Code::CsvSeparator, row.at.clone()).with("found", found)]);
    }
    Ok(rows)
}

/// The records of a text, each with the byte at which it begins.
fn records(text: &str) -> impl Iterator<Item = (usize, Vec<String>)> {
    let reader =
        ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    // The bytes are text, so every record is one.
    reader.into_records().filter_map(Result::ok).map(|record| {
        let at = record.position().map_or(0, Position::byte);
        (usize::try_from(at).unwrap_or(0), fields(&record))
    })
}

fn fields(record: &StringRecord) -> Vec<String> {
    record.iter().map(|field| field.trim().to_owned()).collect()
}

/// The line that begins at a byte, without its end.
fn line(text: &str, at: usize) -> std::ops::Range<usize> {
    let rest = text.get(at..).unwrap_or_default();
    // Empty lines before a row are passed over.
    let start = at + rest.len() - rest.trim_start_matches('\n').len();
    let length = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
    start..start + length
}

/// What stands between the fields of a head that has no comma.
fn separator(head: &[String]) -> Option<&'static str> {
    let [one] = head else { return None };
    [("\t", "Tab"), ("，", "，"), (";", ";"), ("；", "；"), ("|", "|")]
        .into_iter()
        .find(|(sign, _)| one.contains(sign))
        .map(|(_, name)| name)
}

/// Whether a row begins a field in quotes that has no end.
fn is_open(row: &str) -> bool {
    let mut quoted = false;
    let mut start = true;
    let mut signs = row.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted => {
                if signs.peek() == Some(&'"') {
                    let _ = signs.next();
                } else {
                    quoted = false;
                }
                start = false;
            }
            '"' if start => quoted = true,
            ',' | '\n' if !quoted => start = true,
            _ => start = false,
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{CellAlign, plain};

    fn dump(text: &str) -> Vec<String> {
        let table = read(text).unwrap();
        let cell = |slot: &Slot| match slot {
            Slot::Cell(text) => plain(text).replace('\n', "/"),
            Slot::Above | Slot::Left => "?".to_owned(),
        };
        table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("|")).collect()
    }

    fn codes(text: &str) -> Vec<(Code, &str)> {
        let faults = read(text).unwrap_err();
        faults.into_iter().map(|f| (f.code, text.get(f.range.unwrap()).unwrap())).collect()
    }

    #[test]
    fn fields_become_cells() {
        assert_eq!(dump("甲,乙\n\"一,二\", 三 \n\"四\n五\",\n"), ["甲|乙", "一,二|三", "四/五|"]);
        assert_eq!(dump("甲,乙,\n1,2,\n3,4\n,,\n,\n"), ["甲|乙", "1|2", "3|4"]);
        assert_eq!(dump("名称\n3\"管\n"), ["名称", "3\"管"]);
        // Nothing of it is Markdown.
        assert_eq!(dump("甲,乙\n^^,<<\n**a**,|\n"), ["甲|乙", "^^|<<", "**a**||"]);
    }

    #[test]
    fn prose_is_set_from_the_left() {
        let table = read("名称,要求\n甲,全面排查，立即整改。\n").unwrap();
        let aligns: Vec<_> = table.columns.iter().map(|column| column.align).collect();
        assert_eq!(aligns, [CellAlign::Centre, CellAlign::Left]);
    }

    #[test]
    fn what_is_wrong_is_named_at_its_row() {
        assert_eq!(
            codes("甲,乙\n\n1\n2,3\n4,5,6\n"),
            [(Code::CsvShape, "1"), (Code::CsvShape, "4,5,6")]
        );
        assert_eq!(codes("甲\t乙\n1\t2\n"), [(Code::CsvSeparator, "甲\t乙")]);
        assert_eq!(codes("甲，乙\n1，2\n"), [(Code::CsvSeparator, "甲，乙")]);
        assert_eq!(codes("甲,乙\n1,\"2\n3,4\n"), [(Code::CsvQuote, "1,\"2")]);
        assert_eq!(codes(" \n,\n"), [(Code::EmptyTable, "")]);
    }
}
