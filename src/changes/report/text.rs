//! For a terminal: a table whose columns are aligned, and sentences behind - and +.

use std::fmt::Write as _;

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::Report;
use crate::catalog::Phrase;

/// The widest a cell of the table is, in columns of the terminal.
const WIDEST: usize = 34;

pub(super) fn write(report: &Report<'_>) -> String {
    let changes = report.changes;
    if changes.is_empty() {
        return format!("{}\n", report.say(Phrase::DiffNothing, &[]));
    }
    let mut out = String::new();
    if !changes.facts.is_empty() {
        out.push_str(&report.say(Phrase::DiffFacts, &[]));
        out.push('\n');
        let mut rows = vec![report.heads()];
        rows.extend(changes.facts.iter().map(|fact| report.row(fact)));
        let rows: Vec<_> = rows.into_iter().map(|row| row.map(|cell| short(&cell))).collect();
        let mut wide = [0; 5];
        for row in &rows {
            for (wide, cell) in wide.iter_mut().zip(row) {
                *wide = cell.width().max(*wide);
            }
        }
        for row in &rows {
            let mut line = String::from(" ");
            for (cell, wide) in row.iter().zip(wide).filter(|(_, wide)| *wide > 0) {
                line.push(' ');
                line.push_str(cell);
                line.push_str(&" ".repeat(wide - cell.width() + 1));
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
    if !changes.documents.is_empty() {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&report.say(Phrase::DiffSentences, &[]));
        out.push('\n');
    }
    for document in &changes.documents {
        let _ = writeln!(out, "{}", report.document(document));
        for sentence in &document.sentences {
            let _ = writeln!(out, "  {}", shown(&sentence.place.text(report.lang)));
            for (sign, text) in [('-', &sentence.old), ('+', &sentence.new)] {
                if let Some(text) = text {
                    let _ = writeln!(out, "  {sign} {}", shown(text));
                }
            }
        }
    }
    out
}

/// The beginning of a text that is too wide for a column.
fn short(text: &str) -> String {
    let text = shown(text);
    if text.width() <= WIDEST {
        return text;
    }
    let mut out = String::new();
    let mut wide = 0;
    for c in text.chars() {
        wide += c.width().unwrap_or(0);
        if wide > WIDEST - 1 {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

/// A text that moves no cursor.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
