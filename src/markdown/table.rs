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
        self.merges(&rows);
        let failed =
            self.faults.iter().skip(before).any(|f| f.code.entry().severity == Severity::Error);
        if failed {
            return None;
        }
        let row_groups = rows.iter().any(|row| matches!(row.slots.first(), Some(Slot::Above)));
        let columns = alignments
            .iter()
            .enumerate()
            .map(|(c, a)| Column { share: 0, align: align(*a, &rows, c) })
            .collect();
        let rows = rows.into_iter().map(|row| row.slots).collect();
        Some(Table { columns, header_rows: 1, row_groups, rows, least_lines: Vec::new() })
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

    /// Every merged cell is a rectangle that begins below the head.
    fn merges(&mut self, rows: &[Row]) {
        let mut owners: Vec<Vec<(usize, usize)>> = Vec::new();
        for (r, row) in rows.iter().enumerate() {
            let mut line: Vec<(usize, usize)> = Vec::new();
            for (c, slot) in row.slots.iter().enumerate() {
                let above = owners.last().filter(|_| r > 1).and_then(|o| o.get(c)).copied();
                let owner = match slot {
                    Slot::Cell(_) => Some((r, c)),
                    Slot::Above => above,
                    Slot::Left => line.last().copied(),
                };
                let place = row.places.get(c).cloned().unwrap_or(0..0);
                match owner {
                    Some(owner) => line.push(owner),
                    None => {
                        self.merge_fault(&place);
                        line.push((r, c));
                    }
                }
            }
            // A row must go on with all the columns of a cell that it joins.
            for (c, owner) in line.iter().enumerate() {
                let width_above =
                    owners.last().map_or(0, |above| above.iter().filter(|o| *o == owner).count());
                let width = line.iter().filter(|o| *o == owner).count();
                if owner.0 < r && width != width_above {
                    let place = row.places.get(c).cloned().unwrap_or(0..0);
                    self.merge_fault(&place);
                    break;
                }
            }
            owners.push(line);
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

/// The alignment that the author gave; else short entries (names, dates, figures) are centred
/// and prose begins at the left.
fn align(alignment: Alignment, rows: &[Row], column: usize) -> CellAlign {
    match alignment {
        Alignment::Left => CellAlign::Left,
        Alignment::Center => CellAlign::Centre,
        Alignment::Right => CellAlign::Right,
        Alignment::None => tables::align(rows.iter().skip(1).map(|row| &row.slots), column),
    }
}
