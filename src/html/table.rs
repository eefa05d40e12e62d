//! Tables: slots to cells with spans, rows to groups, heads with their scopes.
//!
//! A span never crosses from one row group into the next: HTML would cut it off there. So a new
//! group begins only at a row into which no cell reaches from above.

use super::{Writer, class};
use crate::doc::{CellAlign, Column, Inline, Slot, Table};
use crate::profile::Role;

/// Rows that stand in one `<thead>` or `<tbody>`.
type Rows<'a> = &'a [Vec<Slot>];

impl Writer<'_> {
    /// A table in a region of its own, so that a wide one is scrolled by itself on a phone, with
    /// the keyboard as well.
    pub(super) fn table(&mut self, table: &Table) {
        self.tables += 1;
        let label = format!("表格{}", self.tables);
        self.out.open_line(
            "div",
            &[
                ("class", "table-region"),
                ("role", "region"),
                ("aria-label", &label),
                ("tabindex", "0"),
            ],
        );
        let columns = format!("--columns:{}", table.columns.len());
        self.out.open_line("table", &[("style", &columns)]);
        self.out.open_line("colgroup", &[]);
        for column in &table.columns {
            let width = format!("width:{}.{}%", column.share / 10, column.share % 10);
            self.out.open_line("col", &[("style", &width)]);
        }
        self.out.close_line("colgroup");
        let (head, body) = table.rows.split_at(table.header_rows.min(table.rows.len()));
        if !head.is_empty() {
            self.rows("thead", head, &table.columns, Place::Head);
        }
        if table.row_groups {
            for group in groups(body) {
                self.rows("tbody", group, &table.columns, Place::Group);
            }
        } else if !body.is_empty() {
            self.rows("tbody", body, &table.columns, Place::Body);
        }
        self.out.close_line("table");
        self.out.close_line("div");
    }

    fn rows(&mut self, name: &str, rows: Rows<'_>, columns: &[Column], place: Place) {
        self.out.open_line(name, &[]);
        for (y, row) in rows.iter().enumerate() {
            self.out.open_line("tr", &[]);
            for (x, slot) in row.iter().enumerate() {
                let align = columns
                    .get(x)
                    .map_or(CellAlign::Left, |column| column.align);
                match slot {
                    Slot::Cell(text) => self.cell(text, align, place.at(x), span(rows, x, y)),
                    // What a cell of another group or none reaches into is an empty cell: every
                    // row keeps its width.
                    Slot::Above if y == 0 => self.cell(&[], align, Place::Body, (1, 1)),
                    Slot::Left if x == 0 => self.cell(&[], align, Place::Body, (1, 1)),
                    Slot::Above | Slot::Left => {}
                }
            }
            self.out.close_line("tr");
        }
        self.out.close_line(name);
    }

    fn cell(
        &mut self,
        text: &[Inline],
        align: CellAlign,
        place: Place,
        (width, height): (usize, usize),
    ) {
        // An empty cell heads nothing.
        let heads = !text.is_empty();
        let (name, scope) = match place {
            Place::Head if heads && width > 1 => ("th", Some("colgroup")),
            Place::Head if heads => ("th", Some("col")),
            Place::Group if heads => ("th", Some("rowgroup")),
            Place::Head | Place::Group | Place::Body => ("td", None),
        };
        let look = match (place, align) {
            (Place::Head, _) => class(Role::TableHead),
            (Place::Group | Place::Body, CellAlign::Left) => "table-cell left",
            (Place::Group | Place::Body, CellAlign::Centre) => "table-cell centre",
            (Place::Group | Place::Body, CellAlign::Right) => "table-cell right",
        };
        let (colspan, rowspan) = (width.to_string(), height.to_string());
        let mut attributes = vec![("class", look)];
        attributes.extend(scope.map(|scope| ("scope", scope)));
        if width > 1 {
            attributes.push(("colspan", &colspan));
        }
        if height > 1 {
            attributes.push(("rowspan", &rowspan));
        }
        self.out.open(name, &attributes);
        self.inlines(text);
        self.out.close_line(name);
    }
}

/// What the cells of some rows do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// They head columns.
    Head,
    /// The first of them heads its group of rows.
    Group,
    /// They hold data.
    Body,
}

impl Place {
    /// What the cell of column `x` does.
    const fn at(self, x: usize) -> Self {
        match self {
            Self::Group if x > 0 => Self::Body,
            Self::Head | Self::Group | Self::Body => self,
        }
    }
}

/// How many columns and rows the cell at `x`, `y` takes, itself included.
fn span(rows: Rows<'_>, x: usize, y: usize) -> (usize, usize) {
    let across = rows.get(y).into_iter().flatten().skip(x + 1);
    let width = 1 + across.take_while(|slot| **slot == Slot::Left).count();
    let down = rows.iter().skip(y + 1).map(|row| row.get(x));
    let height = 1 + down.take_while(|slot| *slot == Some(&Slot::Above)).count();
    (width, height)
}

/// The groups of `rows`: each begins with a cell in the first column.
fn groups(mut rows: Rows<'_>) -> Vec<Rows<'_>> {
    let mut groups = Vec::new();
    while let [_, rest @ ..] = rows {
        let more = rest
            .iter()
            .take_while(|row| row.contains(&Slot::Above))
            .count();
        let (group, next) = rows.split_at(1 + more);
        groups.push(group);
        rows = next;
    }
    groups
}
