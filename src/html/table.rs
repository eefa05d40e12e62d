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
        let mut least = table.least_lines.iter().copied().chain(std::iter::repeat(0));
        if !head.is_empty() {
            self.rows("thead", head, &table.columns, Place::Head, &mut least);
        }
        if table.row_groups {
            for group in groups(body) {
                self.rows("tbody", group, &table.columns, Place::Group, &mut least);
            }
        } else if !body.is_empty() {
            self.rows("tbody", body, &table.columns, Place::Body, &mut least);
        }
        self.out.close_line("table");
        self.out.close_line("div");
    }

    /// Rows of one group; `least` gives the least lines of this and the following rows.
    fn rows(
        &mut self,
        name: &str,
        rows: Rows<'_>,
        columns: &[Column],
        place: Place,
        least: &mut impl Iterator<Item = u16>,
    ) {
        self.out.open_line(name, &[]);
        for (y, row) in rows.iter().enumerate() {
            // A cell over all columns heads what follows.
            let section = place != Place::Head
                && row.len() > 1
                && row.iter().skip(1).all(|slot| matches!(slot, Slot::Left));
            match least.next() {
                None | Some(0) if section => self.out.open_line("tr", &[("class", "section")]),
                None | Some(0) => self.out.open_line("tr", &[]),
                Some(lines) => {
                    self.out.open_line("tr", &[("style", &format!("--lines:{lines}"))]);
                }
            }
            for (x, slot) in row.iter().enumerate() {
                let align = columns.get(x).map_or(CellAlign::Left, |column| column.align);
                match slot {
                    Slot::Cell(text) => {
                        let span = span(rows, x, y);
                        let place = place.at(x, span.1 == rows.len());
                        self.cell(text, align, place, span);
                    }
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
            Place::Row if heads => ("th", Some("row")),
            Place::Head | Place::Group | Place::Row | Place::Body => ("td", None),
        };
        let look = match (place, align) {
            (Place::Head, _) => class(Role::TableHead),
            (_, CellAlign::Left) => "table-cell left",
            (_, CellAlign::Centre) => "table-cell centre",
            (_, CellAlign::Right) => "table-cell right",
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
    /// They head some rows of a group that holds others too.
    Row,
    /// They hold data.
    Body,
}

impl Place {
    /// What the cell of column `x` does, which spans its `whole` group or not.
    const fn at(self, x: usize, whole: bool) -> Self {
        match self {
            Self::Group if x > 0 => Self::Body,
            Self::Group if !whole => Self::Row,
            Self::Head | Self::Group | Self::Row | Self::Body => self,
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
        let more = rest.iter().take_while(|row| row.contains(&Slot::Above)).count();
        let (group, next) = rows.split_at(1 + more);
        groups.push(group);
        rows = next;
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::tests::written;

    fn cell(text: &str) -> Slot {
        if text.is_empty() {
            Slot::Cell(Vec::new())
        } else {
            Slot::Cell(vec![Inline::Text(text.to_owned())])
        }
    }

    fn table(rows: Vec<Vec<Slot>>, row_groups: bool) -> Table {
        let column = Column { share: 333, align: CellAlign::Centre };
        Table {
            columns: vec![column; rows[0].len()],
            header_rows: 1,
            row_groups,
            least_lines: Vec::new(),
            rows,
        }
    }

    /// The parts of the table, without what every table has.
    fn check(table: &Table, expected: &[&str]) {
        let html = written(|writer| writer.table(table));
        let lines: Vec<_> = html
            .lines()
            .skip_while(|line| *line != "<thead>")
            .take_while(|line| *line != "</table>")
            .filter(|line| !line.contains("tr>"))
            .map(|line| line.replace(" class=\"table-cell centre\"", ""))
            .collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_stage_heads_the_rows_it_spans() {
        let rows = vec![
            vec![cell("阶段"), cell("任务")],
            vec![cell("学习"), cell("动员")],
            vec![Slot::Above, cell("研讨")],
            vec![cell("整改"), cell("落实")],
        ];
        check(
            &table(rows, true),
            &[
                "<thead>",
                "<th class=\"table-head\" scope=\"col\">阶段</th>",
                "<th class=\"table-head\" scope=\"col\">任务</th>",
                "</thead>",
                "<tbody>",
                "<th scope=\"rowgroup\" rowspan=\"2\">学习</th>",
                "<td>动员</td>",
                "<td>研讨</td>",
                "</tbody>",
                "<tbody>",
                "<th scope=\"rowgroup\">整改</th>",
                "<td>落实</td>",
                "</tbody>",
            ],
        );
    }

    #[test]
    fn a_span_that_leaves_its_group_keeps_the_group_open() {
        let rows = vec![
            vec![cell("阶段"), cell("时限")],
            vec![cell("学习"), cell("六月")],
            vec![cell("整改"), Slot::Above],
        ];
        check(
            &table(rows, true),
            &[
                "<thead>",
                "<th class=\"table-head\" scope=\"col\">阶段</th>",
                "<th class=\"table-head\" scope=\"col\">时限</th>",
                "</thead>",
                "<tbody>",
                "<th scope=\"row\">学习</th>",
                "<td rowspan=\"2\">六月</td>",
                "<th scope=\"row\">整改</th>",
                "</tbody>",
            ],
        );
    }

    #[test]
    fn heads_over_two_columns_and_empty_ones() {
        let rows = vec![
            vec![cell("责任"), Slot::Left, cell("")],
            vec![cell("甲"), cell("乙"), cell("丙")],
        ];
        check(
            &table(rows, false),
            &[
                "<thead>",
                "<th class=\"table-head\" scope=\"colgroup\" colspan=\"2\">责任</th>",
                "<td class=\"table-head\"></td>",
                "</thead>",
                "<tbody>",
                "<td>甲</td>",
                "<td>乙</td>",
                "<td>丙</td>",
                "</tbody>",
            ],
        );
    }

    #[test]
    fn a_wide_table_is_a_region_that_takes_the_focus() {
        let html = written(|writer| {
            writer.table(&table(vec![vec![cell("甲")]], false));
            writer.table(&table(vec![vec![cell("乙")]], false));
        });
        for label in ["表格1", "表格2"] {
            let region = format!("role=\"region\" aria-label=\"{label}\" tabindex=\"0\"");
            assert!(html.contains(&region), "{label}");
        }
        assert!(html.contains("<col style=\"width:33.3%\">"));
    }
}
