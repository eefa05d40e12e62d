//! Rows of tables that come again: the schedules of departments are made of the same ones.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use pulldown_cmark::Alignment;

use super::Fault;
use super::table::{bad_merges, whole};
use crate::doc::{Block, Slot, Table};

/// The most bytes of lines that are kept; when there are more, all are forgotten, and those that
/// are wanted come back.
const MOST: usize = 1 << 20;

/// Rows by the lines that they are written in. A line of a text that is nothing but one table has
/// nothing around it on which its meaning hangs but how many columns there are and whether it is
/// the head.
#[derive(Debug, Default)]
pub struct Rows {
    known: RwLock<Known>,
}

#[derive(Debug, Default)]
struct Known {
    rows: BTreeMap<Form, BTreeMap<String, Vec<Slot>>>,
    /// How many bytes their lines have.
    bytes: usize,
}

/// How many columns there are, and whether it is the head.
type Form = (usize, bool);

impl Rows {
    /// What `read` makes of a Markdown text; of one whose rows all came before without it.
    pub fn read(
        &self,
        text: &str,
        read: impl FnOnce() -> (Vec<Block>, Vec<Fault>),
    ) -> (Vec<Block>, Vec<Fault>) {
        let Some((columns, lines)) = lone_table(text) else { return read() };
        if let Some(table) = self.table(columns, &lines) {
            return (vec![Block::Table(table)], Vec::new());
        }
        let read = read();
        if let ([Block::Table(table)], []) = (read.0.as_slice(), read.1.as_slice()) {
            self.keep(columns, &lines, table);
        }
        read
    }

    fn table(&self, columns: usize, lines: &[&str]) -> Option<Table> {
        // Whoever panicked left what is known whole.
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let head = known.rows.get(&(columns, true))?;
        let body = known.rows.get(&(columns, false))?;
        let rows: Option<Vec<&Vec<Slot>>> = lines
            .iter()
            .enumerate()
            .map(|(n, line)| if n == 0 { head.get(*line) } else { body.get(*line) })
            .collect();
        let rows = rows?;
        let slots = |row: usize| rows.get(row).map(|row| row.as_slice());
        if !bad_merges(rows.len(), slots).is_empty() {
            return None;
        }
        Some(whole(&vec![Alignment::None; columns], rows.into_iter().cloned().collect()))
    }

    fn keep(&self, columns: usize, lines: &[&str], table: &Table) {
        if table.columns.len() != columns || table.rows.len() != lines.len() {
            return;
        }
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        for (n, (line, row)) in lines.iter().zip(&table.rows).enumerate() {
            if known.bytes + line.len() > MOST {
                *known = Known::default();
            }
            let rows = known.rows.entry((columns, n == 0)).or_default();
            if rows.insert((*line).to_owned(), row.clone()).is_none() {
                known.bytes += line.len();
            }
        }
    }
}

/// The lines of a text that is one table and nothing else, without the one below the head, and how
/// many columns it has; [`None`] where signs could reach from one line into another.
fn lone_table(text: &str) -> Option<(usize, Vec<&str>)> {
    let far = text.contains('`') || text.contains('\r');
    let html = text.match_indices('<').any(|(at, _)| {
        let rest = text.get(at..).unwrap_or_default();
        !rest.starts_with("<br>")
    });
    if far || html {
        return None;
    }
    let mut lines: Vec<&str> = text.trim_matches('\n').split('\n').collect();
    let is_row = |line: &&str| line.len() > 1 && line.starts_with('|') && line.ends_with('|');
    if lines.len() < 3 || !lines.iter().all(is_row) {
        return None;
    }
    let rule = lines.remove(1);
    let cells = rule.trim_matches('|').split('|');
    let columns = cells.clone().count();
    cells.into_iter().all(|cell| cell == " --- ").then_some((columns, lines))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::{self, NoPictures};
    use crate::profile::Profile;

    /// Whether a text had to be read; what came of it is the same in any case.
    fn is_read(rows: &Rows, text: &str) -> bool {
        let mut is_read = false;
        let plain = || markdown::read(text, &Profile::gbt9704().numbering, &NoPictures);
        let got = rows.read(text, || {
            is_read = true;
            plain()
        });
        assert_eq!(got, plain(), "{text}");
        is_read
    }

    #[test]
    fn a_table_of_rows_that_came_before_is_not_read() {
        let head = "\n\n| 环节 | 工作 |\n| --- | --- |\n";
        let [one, joined, other] =
            ["| 甲 | 子\\*1\\.<br>丑&amp; |\n", "| ^^ | **寅** |\n", "| 乙 | 卯 |\n"];
        let rows = Rows::default();
        assert!(is_read(&rows, &format!("{head}{one}{joined}\n\n")));
        assert!(is_read(&rows, &format!("{head}{other}")));
        for body in [[one, one, one], [one, joined, other], [other, one, joined], [one, other, one]]
        {
            assert!(!is_read(&rows, &format!("{head}{}\n", body.concat())), "{body:?}");
        }
        // Rows that do not fit together.
        assert!(is_read(&rows, &format!("{head}{joined}{one}")));
        // Other columns, another head, text around.
        let wide = "| 甲 | 乙 | 丙 |\n| --- | --- | --- |\n";
        assert!(is_read(&rows, &format!("{wide}{one}")));
        assert!(is_read(&rows, &format!("{one}| --- | --- |\n{one}")));
        assert!(is_read(&rows, &format!("前\n{head}{one}")));
        assert!(is_read(&rows, &format!("{head}{one}\n[子]: http://a")));
        assert!(is_read(&rows, &format!("{head}{one}\n{one}")));
    }

    #[test]
    fn a_line_on_which_others_may_hang_is_read() {
        let rows = Rows::default();
        for line in ["| `甲 | 乙 |", "| <!-- | 乙 |", "| <b> | --> |", "| 甲 | 乙", " | 甲 | 乙 |"]
        {
            let text = format!("| 一 | 二 |\n| --- | --- |\n{line}\n| 丙` | 丁 |\n");
            assert!(is_read(&rows, &text), "{line}");
            assert!(is_read(&rows, &text), "{line}");
        }
        let aligned = "| 一 | 二 |\n| :--- | --- |\n| 甲 | 乙 |\n";
        assert!(is_read(&rows, aligned) && is_read(&rows, aligned));
    }

    #[test]
    fn what_is_kept_has_a_bound() {
        let rows = Rows::default();
        let long = "长".repeat(10_000);
        for n in 0..80 {
            is_read(&rows, &format!("| 一 |\n| --- |\n| {n}{long} |\n"));
            assert!(rows.known.read().unwrap().bytes <= MOST);
        }
    }
}
