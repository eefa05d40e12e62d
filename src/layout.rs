//! What the tree leaves open because it depends on the page: how wide a table's columns are,
//! whether its sheet must lie on its side, and how large pictures are (`figures`).
//!
//! Both backends print what is decided here, so that a cell breaks alike in DOCX and HTML. Where
//! seals and signature stamps stand is in [`seals`] and [`stamps`].

pub mod company;
mod figures;
pub mod first_page;
pub mod imprint;
pub mod mark;
pub mod seals;
pub mod signers;
pub mod stamps;

use crate::doc::{Block, Orientation, Sheet, Slot, Table, plain};
use crate::profile::{Profile, Role};
use crate::units::Twips;

/// A cell's two paddings together, in hundredths of a character of table size.
const PADDING: i64 = 90;
/// What a column needs to be readable: five characters a line, or all of its longest entry.
const READABLE: i64 = 500;
/// What a column of cells that span rows needs: they have room below.
const READABLE_SPAN: i64 = 430;
/// Entries up to this length (dates, names) stay in one line where there is room.
const SHORT: i64 = 800;

/// Sets the columns of every table of `sheet`, turns the sheet where a table would not fit, and
/// makes every picture fit.
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
        table.least_lines = least_lines(table, room(width, profile));
    }
    figures::fit(sheet, profile);
}

/// For each row the lines of the longest cell that begins in it and spans others.
fn least_lines(table: &Table, room: i64) -> Vec<u16> {
    let spans = |r: usize, c: usize| {
        table.rows.get(r + 1).is_some_and(|row| matches!(row.get(c), Some(Slot::Above)))
    };
    table
        .rows
        .iter()
        .enumerate()
        .map(|(r, row)| {
            let cells = row.iter().zip(&table.columns).enumerate();
            let lines = cells.filter(|(c, _)| spans(r, *c)).map(|(_, (slot, column))| match slot {
                Slot::Cell(text) => {
                    // Whole characters, and a little less than there seems to be room for: a line
                    // too many does no harm, one too few is torn off.
                    let width = room * i64::from(column.share) / 1000 - PADDING - 20;
                    let whole = (width / 100 * 100).max(100);
                    let line = |l: &str| (measure(l) + whole - 1) / whole;
                    plain(text).lines().map(line).sum()
                }
                Slot::Above | Slot::Left => 0,
            });
            u16::try_from(lines.max().unwrap_or(0)).unwrap_or(u16::MAX)
        })
        .collect()
}

fn tables(blocks: &mut [Block]) -> Vec<&mut Table> {
    blocks
        .iter_mut()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Heading(_)
            | Block::Paragraph(_)
            | Block::List(_)
            | Block::Figure(_)
            | Block::PageBreak => None,
        })
        .collect()
}

/// What a line of a title holds, in hundredths of a character.
#[must_use]
pub fn title_room(profile: &Profile) -> i64 {
    room_of(Role::Title, profile)
}

/// What a line of 题注 holds, in hundredths of a character.
#[must_use]
pub fn note_room(profile: &Profile) -> i64 {
    room_of(Role::TitleNote, profile)
}

/// What a line of an unsealed signature holds, which ends two characters from the right (7.3.5.2),
/// in hundredths of a character of the grid.
#[must_use]
pub fn signature_room(profile: &Profile) -> i64 {
    let style = profile.style(Role::SignatureIssuer);
    i64::from(profile.grid.chars * 100 - style.left.0 - style.right.0)
}

fn room_of(role: Role, profile: &Profile) -> i64 {
    i64::from(profile.type_width().twips().0) * 100 / (i64::from(profile.style(role).size.0) * 10)
}

/// The width of a line of table text, in hundredths of its characters.
fn room(width: Twips, profile: &Profile) -> i64 {
    i64::from(width.0) * 100 / (i64::from(profile.style(Role::TableCell).size.0) * 10)
}

/// What a column asks for, in hundredths of a character.
struct Need {
    /// Less makes it unreadable.
    least: i64,
    /// Its longest entry in one line; one that spans rows may be broken into as many lines.
    longest: i64,
    /// Whether all its entries are short enough to stay in one line.
    short: bool,
    /// How much its entries weigh: the cube root of the sum of their squares. Widths in this
    /// proportion make the sum of the squared heights of all cells the smallest.
    weight: i64,
}

fn needs(table: &Table) -> Vec<Need> {
    (0..table.columns.len())
        .map(|column| {
            let mut longest = 0;
            let mut squares = 0;
            let mut short = true;
            let spans = table.rows.iter().any(|row| matches!(row.get(column), Some(Slot::Above)));
            for (r, row) in table.rows.iter().enumerate() {
                // A cell that spans columns is wide enough when they are.
                if matches!(row.get(column + 1), Some(Slot::Left)) {
                    continue;
                }
                let Some(Slot::Cell(text)) = row.get(column) else {
                    continue;
                };
                let text = plain(text);
                let mut length = text.lines().map(measure).max().unwrap_or(0);
                short &= length <= SHORT;
                // A stage's name may fill the rows that it spans.
                let rows = table
                    .rows
                    .iter()
                    .skip(r + 1)
                    .take_while(|row| matches!(row.get(column), Some(Slot::Above)))
                    .count();
                length /= i64::try_from(rows).unwrap_or(0) + 1;
                longest = longest.max(length);
                squares += length * length;
            }
            Need {
                least: longest.min(if spans { READABLE_SPAN } else { READABLE }) + PADDING,
                longest: longest + PADDING,
                short,
                weight: cube_root(squares),
            }
        })
        .collect()
}

/// Han characters are one wide, Western ones half; where the two meet, word processors put a
/// quarter between them.
fn measure(text: &str) -> i64 {
    let bytes = text.as_bytes();
    let count = |counted: fn(&u8) -> bool| bytes.iter().filter(|byte| counted(byte)).count();
    let chars = count(|byte| !matches!(byte, 0x80..0xC0));
    let ascii = count(u8::is_ascii);
    // No byte of any other character is a Western letter.
    let next = bytes.iter().skip(1);
    let meets = bytes.iter().zip(next);
    let meets = meets.filter(|(a, b)| a.is_ascii_alphanumeric() != b.is_ascii_alphanumeric());
    let length = 50 * ascii + 100 * (chars - ascii) + 25 * meets.count();
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// The largest whole number whose cube is at most `n`.
fn cube_root(n: i64) -> i64 {
    let mut root: i64 = 0;
    for bit in (0..21).rev() {
        let next = root | (1 << bit);
        if next * next * next <= n {
            root = next;
        }
    }
    root
}

/// Whether the columns fit a line, and no row is taller than half a page: rows are not split.
fn fits(needs: &[Need], room: i64, profile: &Profile) -> bool {
    if needs.iter().map(|n| n.least).sum::<i64>() > room {
        return false;
    }
    let cell = profile.style(Role::TableCell);
    let pitch = cell.pitch.unwrap_or(profile.grid.pitch).0.max(1);
    let lines = i64::from(profile.type_height().twips().0 / pitch / 2);
    widths(needs, room)
        .iter()
        .zip(needs)
        .all(|(width, need)| need.longest <= lines * (width - PADDING).max(1))
}

/// Widths that add up to `room`: in proportion to the columns' weights, but no column gets less
/// than it needs; short entries, narrowest column first, get their one line as long as half of
/// the line is left for the others.
fn widths(needs: &[Need], room: i64) -> Vec<i64> {
    let mut floors: Vec<i64> = needs.iter().map(|n| n.least).collect();
    let prose = needs.iter().any(|n| !n.short);
    let mut spare = (room - floors.iter().sum::<i64>()).max(0);
    spare = if prose { spare / 2 } else { spare };
    let mut short: Vec<(&Need, &mut i64)> =
        needs.iter().zip(&mut floors).filter(|(n, _)| n.short).collect();
    short.sort_by_key(|(need, _)| need.longest);
    for (need, floor) in short {
        let more = need.longest - *floor;
        if more <= spare {
            *floor += more;
            spare -= more;
        }
    }
    proportional(needs, &floors, room)
}

/// Shares `room` out by weight; whoever would fall below his floor gets the floor, and the rest
/// is shared out again among the others.
fn proportional(needs: &[Need], floors: &[i64], room: i64) -> Vec<i64> {
    let mut widths = floors.to_vec();
    let mut open: Vec<bool> = needs.iter().map(|n| n.weight > 0).collect();
    loop {
        let taken: i64 = widths.iter().zip(&open).filter(|(_, o)| !**o).map(|(w, _)| w).sum();
        let weights: i64 =
            needs.iter().zip(&open).filter(|(_, o)| **o).map(|(n, _)| n.weight).sum();
        if weights == 0 {
            return widths;
        }
        let left = (room - taken).max(0);
        let mut settled = true;
        for ((need, floor), (width, open)) in
            needs.iter().zip(floors).zip(widths.iter_mut().zip(open.iter_mut()))
        {
            if *open {
                *width = left * need.weight / weights;
                if *width < *floor {
                    *width = *floor;
                    *open = false;
                    settled = false;
                }
            }
        }
        if settled {
            return widths;
        }
    }
}

/// The same as shares of 1000, which they add up to exactly. Each is rounded up, so that an entry
/// for which there is just room keeps its line; the widest gives what that takes.
fn shares(needs: &[Need], room: i64) -> Vec<u16> {
    let widths = widths(needs, room);
    let total = widths.iter().sum::<i64>().max(1);
    let mut shares: Vec<u16> = widths
        .iter()
        .map(|w| u16::try_from((w * 1000 + total - 1) / total).unwrap_or(1000))
        .collect();
    let sum: u16 = shares.iter().sum();
    if let Some(widest) = shares.iter_mut().max() {
        *widest = (*widest + 1000).saturating_sub(sum);
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
        let table =
            Table { columns, header_rows: 1, row_groups: false, least_lines: Vec::new(), rows };
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
        assert!(shares[1] > 2 * shares[0] && shares[0] >= 65, "{shares:?}");
    }

    #[test]
    fn a_table_that_does_not_fit_turns_its_sheet() {
        let head = ["一二三四五六"; 9];
        assert_eq!(arranged(&[&head]).0, Orientation::Landscape);
        let tower = "字".repeat(700);
        assert_eq!(arranged(&[&["甲", "乙"], &[&tower, &tower]]).0, Orientation::Landscape);
    }
}
