//! 页数, which people fill in: the register as it was before they did, and a new one with what they
//! wrote.
//!
//! They do so in Excel or WPS, which may write the file otherwise (other quotes, `000001` for
//! `="000001"`, GB 18030): what counts is what the cells say.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, GB18030, UTF_8};

use super::{COLUMNS, Register, cell};

/// Which columns are 页数 and 份数.
const PAGES: usize = 5;
const COPIES: usize = 8;

/// A row as it is meant.
type Row = [String; COLUMNS.len()];

/// The register `bytes` as the program wrote it, before anybody filled in pages; [`None`] where it
/// is no register.
#[must_use]
pub fn unfilled(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rows = rows(bytes)?;
    for row in &mut rows {
        let [.., pages, _, _, _] = row;
        pages.clear();
    }
    written(&rows)
}

/// The register `new` with the pages of `old`, where a file of the same path has the same bytes.
#[must_use]
pub fn filled(new: &[u8], old: &[u8]) -> Vec<u8> {
    let with_pages = || {
        let (mut rows, known) = (rows(new)?, rows(old)?);
        let known: BTreeMap<_, _> = known.iter().map(|row| (key(row), pages(row))).collect();
        for row in &mut rows {
            if let Some(known) = known.get(&key(row)) {
                let [.., pages, _, _, _] = row;
                (*known).clone_into(pages);
            }
        }
        written(&rows)
    };
    with_pages().unwrap_or_else(|| new.to_vec())
}

/// The path and the digest of a row.
fn key(row: &Row) -> (String, String) {
    let [_, _, _, path, sha256, ..] = row;
    (path.clone(), sha256.clone())
}

fn pages(row: &Row) -> &str {
    let [.., pages, _, _, _] = row;
    pages
}

/// The rows below the heads.
fn rows(bytes: &[u8]) -> Option<Vec<Row>> {
    let (encoding, skip) = Encoding::for_bom(bytes)
        .unwrap_or_else(|| (if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { GB18030 }, 0));
    let (text, malformed) = encoding.decode_without_bom_handling(bytes.get(skip..)?);
    if malformed {
        return None;
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut records = reader.records();
    if records.next()?.ok()?.iter().ne(COLUMNS) {
        return None;
    }
    // Excel leaves empty rows behind that somebody has cleared.
    let records = records
        .filter(|row| row.as_ref().map_or(true, |row| row.iter().any(|cell| !cell.is_empty())));
    records
        .map(|record| {
            let row: Vec<String> = record.ok()?.iter().map(said).collect();
            row.try_into().ok()
        })
        .collect()
}

/// What a cell says, without what makes Excel show it as it is.
fn said(text: &str) -> String {
    if let Some(rest) = text.strip_prefix('\'').filter(|rest| cell(rest) == text) {
        return rest.to_owned();
    }
    let inner = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| cell(inner) == text).unwrap_or(text).to_owned()
}

/// The register of these rows.
fn written(rows: &[Row]) -> Option<Vec<u8>> {
    let mut register = Register::new(Vec::new()).ok()?;
    for row in rows {
        let cells = row.iter().enumerate().map(|(column, text)| match column {
            // Numbers with which Excel may count.
            PAGES | COPIES => text.clone(),
            _ => cell(text).into_owned(),
        });
        register.rows.write_record(cells.map(String::into_bytes)).ok()?;
    }
    register.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::super::Entry;
    use super::*;

    fn register(rows: &[(&str, &str, &str)]) -> Vec<u8> {
        let mut register = Register::new(Vec::new()).unwrap();
        for (title, path, sha256) in rows {
            let entry = Entry { title, path, sha256, copy_number: "000001", ..Entry::default() };
            register.add(&Entry { copies: Some(3), number: "某〔2024〕1号", ..entry }).unwrap();
        }
        register.finish().unwrap()
    }

    fn edited(bytes: &[u8], old: &str, new: &str) -> Vec<u8> {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        assert!(text.contains(old), "{text}");
        text.replace(old, new).into_bytes()
    }

    #[test]
    fn pages_are_no_part_of_what_was_written() {
        let titles =
            ["关于“安全, 生产”的通知", "=1+1", "'=1+1", "=\"12\"", "'甲", "1-2", "", "2024"];
        let rows: Vec<_> = titles.iter().map(|title| (*title, "a/b.docx", "ab")).collect();
        let bytes = register(&rows);
        assert_eq!(unfilled(&bytes).as_deref(), Some(bytes.as_slice()));
        let full = edited(&bytes, ",ab,,", ",ab,12,");
        assert_eq!(unfilled(&full).as_deref(), Some(bytes.as_slice()));
    }

    #[test]
    fn what_excel_makes_of_it_says_the_same() {
        let bytes = register(&[("甲", "a.docx", "ab"), ("乙", "b.docx", "cd")]);
        let full = edited(&bytes, ",ab,,", ",ab,5,");
        let saved = edited(&full, "\"=\"\"000001\"\"\"", "000001");
        let text = String::from_utf8(saved).unwrap();
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let (saved, _, _) = GB18030.encode(&text);
        assert_eq!(unfilled(&saved).as_deref(), Some(bytes.as_slice()));
        assert_eq!(filled(&bytes, &saved), full);
    }

    #[test]
    fn pages_stay_with_a_file_that_is_the_same() {
        let old = register(&[("甲", "a.docx", "ab"), ("乙", "b.docx", "cd")]);
        let old = edited(&edited(&old, ",ab,,", ",ab,5,"), ",cd,,", ",cd,7,");
        let new =
            register(&[("丙", "c.docx", "ef"), ("甲", "a.docx", "ab"), ("乙", "b.docx", "c2")]);
        assert_eq!(filled(&new, &old), edited(&new, ",ab,,", ",ab,5,"));
        assert_eq!(filled(&new, b"\xff"), new);
    }

    #[test]
    fn what_is_no_register_is_none() {
        let bytes = register(&[("甲", "a.docx", "ab")]);
        for other in [
            b"".to_vec(),
            "甲".into(),
            edited(&bytes, "份数", "份数,签收"),
            edited(&bytes, "页数", "张数"),
            edited(&bytes, ",ab,,", ",ab,"),
        ] {
            assert_eq!(unfilled(&other), None, "{}", String::from_utf8_lossy(&other));
        }
        assert_ne!(unfilled(&edited(&bytes, "a.docx", "c.docx")), Some(bytes));
    }
}
