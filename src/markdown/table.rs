//! Tables: pipes, with `^^` for “joined with the cell above” and `<<` for “with the one to the
//! left”.

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag};

use super::{Extent, Reader};
use crate::catalog::Code;
use crate::diag::Severity;
use crate::doc::{CellAlign, Column, Slot, Table};
use crate::tables;

/// A row with the ranges of its cells.
struct Row {
    slots: Vec<Slot>,
    places: Vec<Range<usize>>,
}

impl Reader<'_> {
    /// The table that has just begun; [`None`] when its rows do not fit together.
    pub(super) fn table(&mut self, alignments: &[Alignment]) -> Option<Table> {
        let before = self.faults.len();
        let mut rows: Vec<Row> = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => {
                    let row = self.row();
                    self.count(range, alignments.len());
                    rows.push(row);
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        let slots = |row: usize| rows.get(row).map(|row| row.slots.as_slice());
        for (r, c) in bad_merges(rows.len(), slots) {
            let place = rows.get(r).and_then(|row| row.places.get(c));
            self.merge_fault(&place.cloned().unwrap_or(0..0));
        }
        let failed =
            self.faults.iter().skip(before).any(|f| f.code.entry().severity == Severity::Error);
        if failed {
            return None;
        }
        Some(whole(alignments, rows.into_iter().map(|row| row.slots).collect()))
    }

    fn row(&mut self) -> Row {
        let mut row = Row { slots: Vec::new(), places: Vec::new() };
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Tag::TableCell) => {
                    let raw = self.text.get(range.clone()).unwrap_or_default();
                    let raw = raw.trim_matches([' ', '|']);
                    let slot = match raw {
                        "^^" => Slot::Above,
                        "<<" => Slot::Left,
                        _ => Slot::Cell(Vec::new()),
                    };
                    let text = self.inlines(Extent::Element).0.into_iter().flatten().collect();
                    row.slots.push(if let Slot::Cell(_) = slot { Slot::Cell(text) } else { slot });
                    row.places.push(range);
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        row
    }

    /// The parser fills short rows and cuts long ones: count what was written.
    fn count(&mut self, range: Range<usize>, wanted: usize) {
        let line = self.text.get(range.clone()).unwrap_or_default().trim();
        let inner = line.strip_prefix('|').unwrap_or(line);
        let mut found = 1;
        let mut escaped = false;
        let mut ended = false;
        for c in inner.chars() {
            ended = c == '|' && !escaped;
            found += usize::from(ended);
            escaped = c == '\\' && !escaped;
        }
        let found = found - usize::from(ended);
        if found != wanted {
            self.fault(Code::TableShape, range.start..range.start + line.len()).args =
                vec![("found", found.to_string().into()), ("wanted", wanted.to_string().into())];
        }
    }

    fn merge_fault(&mut self, place: &Range<usize>) {
        let raw = self.text.get(place.clone()).unwrap_or_default();
        let lead = raw.len() - raw.trim_start_matches([' ', '|']).len();
        let mark = raw.trim_matches([' ', '|']).to_owned();
        let start = place.start + lead;
        let end = start + mark.len().max(1);
        self.fault(Code::TableMerge, start..end).args = vec![("mark", mark.into())];
    }
}

/// A table of these rows, which fit together.
pub(super) fn whole(alignments: &[Alignment], rows: Vec<Vec<Slot>>) -> Table {
    let row_groups = rows.iter().any(|row| matches!(row.first(), Some(Slot::Above)));
    let columns = alignments
        .iter()
        .enumerate()
        .map(|(c, a)| Column { share: 0, align: align(*a, &rows, c) })
        .collect();
    Table { columns, header_rows: 1, row_groups, rows, least_lines: Vec::new() }
}

/// Every merged cell is a rectangle that begins below the head: the rows and columns of the cells
/// that are none.
pub(super) fn bad_merges<'s>(
    count: usize,
    slots: impl Fn(usize) -> Option<&'s [Slot]>,
) -> Vec<(usize, usize)> {
    let mut bad = Vec::new();
    // The place of the cell to which each slot of the row above belongs.
    let mut above: Vec<(usize, usize)> = Vec::new();
    for r in 0..count {
        let mut line: Vec<(usize, usize)> = Vec::new();
        for (c, slot) in slots(r).unwrap_or_default().iter().enumerate() {
            let owner = match slot {
                Slot::Cell(_) => Some((r, c)),
                Slot::Above => above.get(c).filter(|_| r > 1).copied(),
                Slot::Left => line.last().copied(),
            };
            if owner.is_none() {
                bad.push((r, c));
            }
            line.push(owner.unwrap_or((r, c)));
        }
        // A row must go on with all the columns of a cell that it joins.
        let width = |line: &[(usize, usize)], own: (usize, usize)| {
            line.iter().filter(|o| **o == own).count()
        };
        let torn = |own: &(usize, usize)| own.0 < r && width(&line, *own) != width(&above, *own);
        bad.extend(line.iter().position(torn).map(|c| (r, c)));
        above = line;
    }
    bad
}

/// The alignment that the author gave; else short entries (names, dates, figures) are centred
/// and prose begins at the left.
fn align(alignment: Alignment, rows: &[Vec<Slot>], column: usize) -> CellAlign {
    match alignment {
        Alignment::Left => CellAlign::Left,
        Alignment::Center => CellAlign::Centre,
        Alignment::Right => CellAlign::Right,
        Alignment::None => tables::align(rows.iter().skip(1), column),
    }
}
