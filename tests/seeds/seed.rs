//! The text of a seed: lines of prose, and a table in which each cell begins with a tab.

use crate::amendments::{Amendment, Change};
use crate::bundle::Cell;

/// How many columns a seed's table has.
const COLUMNS: usize = 5;

/// A seed, on which amendments may be made.
pub struct Seed {
    prose: Vec<Line>,
    cells: Vec<Line>,
}

/// A line of the file, without the blanks around it.
struct Line {
    /// Its number in the file, from 1.
    number: usize,
    text: String,
}

impl Seed {
    pub fn parse(text: &str) -> Self {
        let mut seed = Self { prose: Vec::new(), cells: Vec::new() };
        for (index, raw) in text.lines().enumerate() {
            let line = Line { number: index + 1, text: raw.trim().to_owned() };
            if raw.starts_with('\t') {
                seed.cells.push(line);
            } else if !line.text.is_empty() {
                assert!(seed.cells.is_empty(), "prose below the table: {raw}");
                seed.prose.push(line);
            }
        }
        seed
    }

    /// Makes the amendments in order. Each must find its line, and in it what it changes, once.
    pub fn amend<'a>(&mut self, amendments: impl IntoIterator<Item = &'a Amendment>) {
        for amendment in amendments {
            let number = amendment.line;
            let is_it = |line: &Line| line.number == number;
            let (lines, at) = if let Some(at) = self.prose.iter().position(is_it) {
                (&mut self.prose, at)
            } else if let Some(at) = self.cells.iter().position(is_it) {
                (&mut self.cells, at)
            } else {
                panic!("nothing stands in line {number} of the seed: {amendment:?}");
            };
            match amendment.change {
                Change::Add(text) => {
                    let text = text.to_owned();
                    lines.insert(at, Line { number: 0, text });
                }
                Change::Join => {
                    let next = lines.remove(at + 1);
                    let line = lines.get_mut(at).unwrap();
                    line.text = format!("{}\n{}", line.text, next.text);
                }
                Change::Swap(from, to) => {
                    let line = lines.get_mut(at).unwrap();
                    let found = line.text.matches(from).count();
                    assert_eq!(found, 1, "places in line {number} for {amendment:?}");
                    line.text = line.text.replacen(from, to, 1);
                }
            }
        }
    }

    /// The paragraphs of the prose; the lines of a title are one, with line breaks.
    pub fn paragraphs(&self) -> Vec<String> {
        let texts = self.prose.iter().map(|line| line.text.as_str());
        texts.flat_map(|text| text.split('¶')).map(str::to_owned).collect()
    }

    /// The table. A first cell without text belongs to the one above.
    pub fn rows(&self) -> Vec<Vec<Cell>> {
        let rows = self.cells.chunks(COLUMNS);
        rows.map(|row| {
            assert_eq!(row.len(), COLUMNS, "cells in the last row");
            let cells = row.iter().enumerate();
            cells
                .map(|(column, line)| match (column, line.text.as_str()) {
                    (0, "") => Cell::MergedAbove,
                    (_, text) => Cell::Text(text.to_owned()),
                })
                .collect()
        })
        .collect()
    }
}
