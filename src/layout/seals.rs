//! Where seals stand (7.3.5.1): the names of the issuers in rows, one seal over each, the last
//! one over the date, too.
//!
//! A row of seals is a space, the names below it, and for the last row the date below those. All
//! of it hangs on the date: its middle follows from its indent, the last name stands over it, and
//! the other columns go to the left from there.

use crate::profile::{Profile, Role, Style};
use crate::title;
use crate::units::{Chars, TenthMm, Twips};

/// From the line above to the top of the first row's seals. 7.3.5.1 wants less than a line; with
/// this, two lines are left empty above the name under a seal of 42 mm.
const ABOVE: Twips = Twips(91);
/// The least between two seals, which must not touch.
const APART: Twips = Twips(113);
/// How far below the middle of its seal the last line of a name stands: a little.
const LOW: Twips = Twips(170);
/// From the middle of the name's line to the foot of the date's ink: both stay inside the seal.
const DATE_FOOT: Twips = Twips(754);
/// Far wider than any paper.
const WIDEST: i32 = 1_000_000;
/// The most seals in a row.
const MOST: usize = 3;
/// The most lines of a name that shares its row, and of one that would otherwise not fit a page.
const MOST_LINES: [usize; 2] = [2, 3];

/// Names, seals and date of a sealed signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// A seal's width and height.
    pub size: Twips,
    /// How many columns there are; all rows but the last fill them.
    pub columns: usize,
    /// The width of a column. Of several the first begins at the left edge of the type area, a
    /// single one ends at the right edge.
    pub column: Twips,
    /// From the left edge of the type area to the middle of the last column and of the date.
    pub middle: Twips,
    /// How far below the middle of a seal the last line of its name stands.
    pub low: Twips,
    /// The rows from top to bottom. Never empty.
    pub rows: Vec<Row>,
    /// How far the last seal reaches below the line of the date.
    pub below: Twips,
}

/// A row of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The names from left to right, each in its lines. The last stands in the last column, so
    /// that a row with fewer begins further to the right.
    pub names: Vec<Vec<String>>,
    /// From the left edge of the type area to the middle of each seal and name.
    pub middles: Vec<Twips>,
    /// The room above the names.
    pub space: Twips,
    /// From the top of that room to the top of the seals.
    pub seal: Twips,
}

impl Sealed {
    /// From the left edge of the type area to the middle of each column.
    #[must_use]
    pub fn middles(&self) -> [Option<Twips>; MOST] {
        let mut middles = self.rows.first().into_iter().flat_map(|row| row.middles.iter().copied());
        [middles.next(), middles.next(), middles.next()]
    }

    /// How tall all of it is, from the line above to the foot of the date or of the last seal.
    #[must_use]
    pub fn height(&self, profile: &Profile) -> Twips {
        let pitch = profile.grid.pitch.0;
        let row = |row: &Row| row.space.0 + lines(&row.names) * pitch;
        Twips(self.rows.iter().map(row).sum::<i32>() + pitch + self.below.0)
    }
}

/// Sets names and date under seals of `size` in a type area of the width `line`.
#[must_use]
pub fn arrange(
    issuers: &[String],
    date: &str,
    size: TenthMm,
    line: Twips,
    profile: &Profile,
) -> Sealed {
    let style = profile.style(Role::SealedDate);
    let size = size.twips();
    let middle = line.0 - indent(style, profile).0 - width(date, style, profile).0 / 2;
    let mut sealed = Sealed {
        size,
        columns: 1,
        column: line,
        middle: Twips(middle.max(size.0 / 2)),
        low: Twips(LOW.0.min(size.0 / 2 - DATE_FOOT.0).max(0)),
        rows: Vec::new(),
        below: Twips(0),
    };
    let page = profile.type_height().twips().0 - profile.grid.pitch.0;
    for most_lines in MOST_LINES {
        let columns = (2..=MOST).rev();
        let mut columns =
            columns.filter_map(|most| sealed.in_columns(issuers, most, most_lines, line, profile));
        let rows = columns.next();
        let rows = rows.unwrap_or_else(|| sealed.below_each_other(issuers, line, profile));
        sealed.rows = rows;
        sealed.heights(profile);
        if sealed.height(profile).0 <= page {
            break;
        }
    }
    sealed
}

impl Sealed {
    /// The names in at most `most` columns; `None` where seals or names do not fit.
    fn in_columns(
        &mut self,
        issuers: &[String],
        most: usize,
        most_lines: usize,
        line: Twips,
        profile: &Profile,
    ) -> Option<Vec<Row>> {
        // As many a row as fill the fewest rows evenly: four are two and two.
        let columns = issuers.len().div_ceil(issuers.len().div_ceil(most).max(1));
        if columns < 2 {
            return None;
        }
        let count = i32::try_from(columns).ok()?;
        // The first begins at the edge, the last has its middle over the date's.
        let column = self.middle.0 * 2 / (2 * count - 1);
        if column < self.size.0 + APART.0 {
            return None;
        }
        let style = profile.style(Role::SealedIssuer);
        let rows = issuers.chunks(columns).map(|issuers| {
            let missing = columns - issuers.len();
            let edges = [if missing == 0 { column } else { line.0 }, 2 * (line.0 - self.middle.0)];
            let names = broken(issuers, column, edges, most_lines, style, profile)?;
            let middles = (missing..columns)
                .filter_map(|n| i32::try_from(n).ok())
                .map(|n| Twips(self.middle.0 - (count - 1 - n) * column))
                .collect();
            Some(Row { names, middles, space: Twips(0), seal: Twips(0) })
        });
        let rows = rows.collect::<Option<Vec<_>>>()?;
        self.columns = columns;
        self.column = Twips(column);
        Some(rows)
    }

    /// One name a row, over the middle of the date. Where a name would pass the right edge, all
    /// of them and the date move to the left until it ends there.
    fn below_each_other(&mut self, issuers: &[String], line: Twips, profile: &Profile) -> Vec<Row> {
        let style = profile.style(Role::SealedIssuer);
        let room = i64::from(line.0) * 100 / i64::from(advance(style, profile).0.max(1));
        let names: Vec<_> = issuers.iter().map(|issuer| title::lines(issuer, room)).collect();
        let widest = names.iter().flatten().map(|name| width(name, style, profile).0).max();
        let middle = (line.0 - widest.unwrap_or(0) / 2).min(self.middle.0);
        self.middle = Twips(middle);
        self.column = Twips(2 * (line.0 - middle));
        names
            .into_iter()
            .map(|name| Row {
                names: vec![name],
                middles: vec![self.middle],
                space: Twips(0),
                seal: Twips(0),
            })
            .collect()
    }

    /// Sets the rows below each other: the seals of the first within a line of the text, the
    /// others clear of those above them.
    fn heights(&mut self, profile: &Profile) {
        let pitch = profile.grid.pitch.0;
        let (radius, low) = (self.size.0 / 2, self.low.0);
        // From the middle of a seal to the foot of the last line of its name.
        let foot = low + pitch / 2;
        let mut first = true;
        for row in &mut self.rows {
            let tall = lines(&row.names) * pitch;
            // From the top of the space to the middle of the seals.
            let middle = if first {
                ABOVE.0 + radius
            } else {
                (self.size.0 + APART.0).max(tall + pitch / 2) - foot
            };
            row.space = Twips((middle + foot - tall).max(0));
            row.seal = Twips(row.space.0 + tall - foot - radius);
            first = false;
        }
        self.below = Twips((radius - foot - pitch).max(0));
    }
}

/// The lines of the names of a row: broken in two, the longest first, until none runs into its
/// neighbour, and the first and the last are no wider than `edges`; `None` where that does not
/// help.
fn broken(
    issuers: &[String],
    column: i32,
    edges: [i32; 2],
    most_lines: usize,
    style: &Style,
    profile: &Profile,
) -> Option<Vec<Vec<String>>> {
    let one = advance(style, profile).0.max(1);
    // Between two names half a character is left.
    let room = column - one / 2;
    let widest = |name: &Vec<String>| {
        name.iter().map(|line| width(line, style, profile).0).max().unwrap_or(0)
    };
    let mut names: Vec<Vec<String>> = issuers.iter().map(|issuer| vec![issuer.clone()]).collect();
    loop {
        let widths: Vec<i32> = names.iter().map(widest).collect();
        let meet = widths.windows(2).any(|two| two.iter().sum::<i32>() > 2 * room);
        let [first, last] = edges;
        let passes = widths.first().is_some_and(|width| *width > first)
            || widths.last().is_some_and(|width| *width > last);
        if !meet && !passes {
            return Some(names);
        }
        let longest = names
            .iter_mut()
            .zip(&widths)
            .filter(|(name, _)| name.len() == 1)
            .min_by_key(|(_, width)| -**width)?;
        let (name, _) = longest;
        let lines = title::lines(&name.concat(), i64::from(room) * 100 / i64::from(one));
        if !(2..=most_lines).contains(&lines.len()) {
            return None;
        }
        *name = lines;
    }
}

/// How many lines the names of a row fill.
fn lines(names: &[Vec<String>]) -> i32 {
    names.iter().filter_map(|name| i32::try_from(name.len()).ok()).max().unwrap_or(1)
}

/// What `style` is indented by at the right.
pub(super) fn indent(style: &Style, profile: &Profile) -> Twips {
    chars(style.right, style, profile)
}

/// `chars` characters of `style`.
pub(super) fn chars(chars: Chars, style: &Style, profile: &Profile) -> Twips {
    Twips(chars.0 * advance(style, profile).0 / 100)
}

/// How far a character of `style` advances.
fn advance(style: &Style, profile: &Profile) -> Twips {
    Twips(style.size.0 * 10 + tracking(style, profile))
}

/// What is added between characters of `style`: the grid's tracking is for type of body size.
fn tracking(style: &Style, profile: &Profile) -> i32 {
    if style.size == profile.style(Role::Body).size { profile.grid.tracking.0 } else { 0 }
}

/// The width of `text` on one line; characters of ASCII are half as wide as others. No line is
/// wider than [`WIDEST`], so that no sum of lines passes the end of the numbers.
fn width(text: &str, style: &Style, profile: &Profile) -> Twips {
    let full = style.size.0 * 10;
    let more = tracking(style, profile);
    let one = |c: char| if c.is_ascii() { full / 2 } else { full } + more;
    Twips(text.chars().map(one).fold(0, |sum: i32, c| sum.saturating_add(c).min(WIDEST)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATE: &str = "2026年5月21日";

    fn arranged(names: &[&str], size: i32) -> Sealed {
        let profile = Profile::gbt9704();
        let issuers: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        arrange(&issuers, DATE, TenthMm(size), profile.type_width().twips(), &profile)
    }

    fn shape(sealed: &Sealed) -> Vec<Vec<usize>> {
        sealed.rows.iter().map(|row| row.names.iter().map(Vec::len).collect()).collect()
    }

    #[test]
    fn one_name_stands_over_the_date_two_lines_below_the_text() {
        let sealed = arranged(&["某某市卫生健康委员会"], 420);
        // Four characters of indent, and half of ten that make six and a half.
        let date = 7 * 155 + 3 * 315;
        assert_eq!(sealed.middle, Twips(8844 - 4 * 315 - date / 2));
        let space = sealed.rows[0].space.0;
        assert!((space - 2 * 579).abs() < 12, "{space}");
        assert!((0..579).contains(&sealed.rows[0].seal.0));
    }

    #[test]
    fn a_name_too_long_for_the_indent_ends_at_the_edge() {
        let name = "某某市防汛抗旱和抗震救灾联合指挥部";
        let width = i32::try_from(name.chars().count()).unwrap() * 315;
        assert_eq!(arranged(&[name], 420).middle, Twips(8844 - width / 2));
    }

    #[test]
    fn rows_are_filled_evenly_and_end_in_the_last_column() {
        for (count, rows) in
            [(2, vec![2]), (3, vec![3]), (4, vec![2, 2]), (6, vec![3, 3]), (10, vec![3, 3, 3, 1])]
        {
            let sealed = arranged(&["某某市教育局"].repeat(count), 420);
            let shown: Vec<_> = sealed.rows.iter().map(|row| row.names.len()).collect();
            assert_eq!(shown, rows, "{count}");
            assert_eq!(sealed.rows.last().unwrap().middles.last(), Some(&sealed.middle));
        }
    }

    #[test]
    fn seals_stay_apart_and_inside_whatever_their_size() {
        let profile = Profile::gbt9704();
        for size in (300..=600).step_by(15) {
            for count in 1..=10 {
                let sealed = arranged(&["某某市财政局"].repeat(count), size);
                let mut tops: Vec<i32> = Vec::new();
                let mut at = 0;
                for row in &sealed.rows {
                    tops.push(at + row.seal.0);
                    at += row.space.0 + lines(&row.names) * profile.grid.pitch.0;
                    let radius = sealed.size.0 / 2;
                    for two in row.middles.windows(2) {
                        assert!(two[1].0 - two[0].0 > sealed.size.0, "{size} {count}");
                    }
                    assert!(row.middles[0].0 >= radius, "{size} {count}");
                    assert!(row.middles.last().unwrap().0 + radius <= 8844, "{size} {count}");
                }
                assert!(tops[0] >= 0 && tops[0] < 579, "{size} {count}: {tops:?}");
                for two in tops.windows(2) {
                    assert!(two[1] - two[0] > sealed.size.0, "{size} {count}");
                }
            }
        }
    }

    #[test]
    fn names_that_would_meet_are_broken_and_then_get_wider_columns() {
        let long = "某某市人力资源和社会保障局";
        let short = "某某市教育局";
        assert_eq!(shape(&arranged(&[short, long, short], 420)), [[1, 2, 1]]);
        let longest = "某某市推进政府职能转变和放管服改革协调小组办公室";
        assert_eq!(shape(&arranged(&[short, longest, short], 420)), [vec![1, 2], vec![1]]);
        assert_eq!(arranged(&[&"某".repeat(100_000)], 420).rows.len(), 1);
        let too_long = "某".repeat(30);
        assert_eq!(shape(&arranged(&[short, &too_long], 420)), [[1], [2]]);
    }
}
