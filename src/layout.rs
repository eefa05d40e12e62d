//! What the tree leaves open because it depends on the page: how wide a table's columns are, and
//! whether its sheet must lie on its side.
//!
//! Both backends print what is decided here, so that a cell breaks alike in DOCX and HTML.

use crate::doc::{Block, Orientation, Sheet, Slot, Table, plain};
use crate::profile::{Profile, Role};
use crate::units::Twips;

/// A cell's two paddings together, in hundredths of a character of table size.
const PADDING: i64 = 100;
/// The widest that a column must be before its entries may break, in characters.
const UNBROKEN: i64 = 6;

/// Sets the columns of every table of `sheet`, and turns the sheet where a table would not fit.
pub fn arrange(sheet: &mut Sheet, profile: &Profile) {
    let upright = profile.type_width().twips();
    let turned = profile.type_height().twips();
    let wide = tables(&mut sheet.body)
        .iter()
        .any(|table| !fits(&needs(table), room(upright, profile), profile));
    sheet.orientation = if wide { Orientation::Landscape } else { Orientation::Portrait };
    let width = if wide { turned } else { upright };
    for table in tables(&mut sheet.body) {
        let shares = shares(&needs(table), room(width, profile));
        for (column, share) in table.columns.iter_mut().zip(shares) {
            column.share = share;
        }
    }
}

fn tables(blocks: &mut [Block]) -> Vec<&mut Table> {
    blocks
        .iter_mut()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Heading(_) | Block::Paragraph(_) | Block::List(_) | Block::PageBreak => None,
        })
        .collect()
}

/// The width of a line of table text, in hundredths of its characters.
fn room(width: Twips, profile: &Profile) -> i64 {
    i64::from(width.0) * 100 / (i64::from(profile.style(Role::TableCell).size.0) * 10)
}

/// What a column asks for, in hundredths of a character.
struct Need {
    /// Less makes it unreadable: its longest entry, or six characters of it.
    least: i64,
    /// Its longest entry in one line.
    longest: i64,
}

fn needs(table: &Table) -> Vec<Need> {
    (0..table.columns.len())
        .map(|column| {
            let mut longest = 0;
            for (r, row) in table.rows.iter().enumerate() {
                // A cell that spans columns is wide enough when they are.
                if matches!(row.get(column + 1), Some(Slot::Left)) {
                    continue;
                }
                let Some(Slot::Cell(text)) = row.get(column) else { continue };
                let text = plain(text);
                let mut length = text.lines().map(measure).max().unwrap_or(0);
                // A stage's name may fill the rows that it spans.
                let rows = table
                    .rows
                    .iter()
                    .skip(r + 1)
                    .take_while(|row| matches!(row.get(column), Some(Slot::Above)))
                    .count();
                length /= i64::try_from(rows).unwrap_or(0) + 1;
                longest = longest.max(length);
            }
            Need { least: longest.min(UNBROKEN * 100) + PADDING, longest: longest + PADDING }
        })
        .collect()
}

/// Han characters are one wide, Western ones half.
fn measure(text: &str) -> i64 {
    text.chars().map(|c| if c.is_ascii() { 50 } else { 100 }).sum()
}

/// Whether the columns fit a line, and no row is taller than half a page: rows are not split.
fn fits(needs: &[Need], room: i64, profile: &Profile) -> bool {
    if needs.iter().map(|n| n.least).sum::<i64>() > room {
        return false;
    }
    let cell = profile.style(Role::TableCell);
    let pitch = cell.pitch.unwrap_or(profile.grid.pitch).0.max(1);
    let lines = i64::from(profile.type_height().twips().0 / pitch / 2);
    widths(needs, room).iter().zip(needs).all(|(width, need)| {
        need.longest <= lines * (width - PADDING).max(1)
    })
}

/// Widths that add up to `room`: everybody gets the least, what is left goes to the columns in
/// proportion to the root of what they still lack, so that long cells become neither towers nor
/// deserts.
fn widths(needs: &[Need], room: i64) -> Vec<i64> {
    let least: i64 = needs.iter().map(|n| n.least).sum();
    let left = (room - least).max(0);
    let wants: Vec<i64> = needs.iter().map(|n| ((n.longest - n.least) * 100).isqrt()).collect();
    let total: i64 = wants.iter().sum();
    needs
        .iter()
        .zip(&wants)
        .map(|(need, want)| {
            let more = if total > 0 { left * want / total } else { left * need.least / least.max(1) };
            need.least + more
        })
        .collect()
}

/// The same as shares of 1000, which they add up to exactly.
fn shares(needs: &[Need], room: i64) -> Vec<u16> {
    let widths = widths(needs, room);
    let total = widths.iter().sum::<i64>().max(1);
    let mut shares: Vec<u16> =
        widths.iter().map(|w| u16::try_from(w * 1000 / total).unwrap_or(1000)).collect();
    let missing = 1000 - shares.iter().sum::<u16>().min(1000);
    if let Some(widest) = shares.iter_mut().max() {
        *widest += missing;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{CellAlign, Column, Inline};

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let cell = |text: &&str| Slot::Cell(vec![Inline::Text((*text).to_owned())]);
        let rows: Vec<Vec<Slot>> = rows.iter().map(|r| r.iter().map(cell).collect()).collect();
        let columns =
            vec![Column { share: 0, align: CellAlign::Left }; rows.first().map_or(0, Vec::len)];
        let table = Table { columns, header_rows: 1, row_groups: false, rows };
        Sheet { body: vec![Block::Table(table)], ..Sheet::default() }
    }

    fn arranged(rows: &[&[&str]]) -> (Orientation, Vec<u16>) {
        let mut sheet = sheet(rows);
        arrange(&mut sheet, &Profile::gbt9704());
        let Some(Block::Table(table)) = sheet.body.first() else { panic!("no table") };
        (sheet.orientation, table.columns.iter().map(|c| c.share).collect())
    }

    #[test]
    fn columns_fill_the_line_and_long_ones_get_more() {
        let long = "根据要求制定实施方案".repeat(8);
        let (orientation, shares) = arranged(&[&["环节", "要求", "时限"], &["动员", &long, "7月"]]);
        assert_eq!(orientation, Orientation::Portrait);
        assert_eq!(shares.iter().sum::<u16>(), 1000);
        assert!(shares[1] > 2 * shares[0] && shares[0] >= 70, "{shares:?}");
    }

    #[test]
    fn a_table_that_does_not_fit_turns_its_sheet() {
        let head = ["一二三四五六"; 8];
        assert_eq!(arranged(&[&head]).0, Orientation::Landscape);
        let tower = "字".repeat(700);
        assert_eq!(arranged(&[&["甲", "乙"], &[&tower, &tower]]).0, Orientation::Landscape);
    }
}
