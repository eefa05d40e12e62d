//! Where signature stamps stand (7.3.5.3): two lines below the text, four characters from the
//! right, the signer's office two characters to the left of the stamp and half-way up it; the
//! date a line below.

use super::seals::{chars, indent};
use crate::doc::Stamp;
use crate::profile::{Profile, Role};
use crate::units::{Chars, TenthMm, Twips};

/// From the office to its stamp.
const GAP: Chars = Chars::whole(2);

/// How tall a stamp is set.
pub const HEIGHT: TenthMm = TenthMm(200);
/// The widest that a stamp is set; a longer one is set lower.
pub const WIDEST: TenthMm = TenthMm(600);
/// The room for a stamp that is put on the paper.
pub const ROOM: TenthMm = TenthMm(400);

/// Stamps below each other, and the date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamped {
    /// From the right edge of the type area to the offices' right end.
    pub title_right: Twips,
    /// From the left edge of the type area to the stamps' right end.
    pub right: Twips,
    /// The stamps' lines from top to bottom.
    pub lines: Vec<StampLine>,
    /// The room between the foot of the last office's line and the date.
    pub after: Twips,
}

/// A stamp and the office beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StampLine {
    /// The room above the line of the office, which is one line of the grid.
    pub space: Twips,
    /// From the top of that room to the top of the stamp.
    pub top: Twips,
}

impl Stamped {
    /// How tall all of it is, from the line above to the foot of the date.
    #[must_use]
    pub fn height(&self, profile: &Profile) -> Twips {
        let pitch = profile.grid.pitch.0;
        let lines: i32 = self.lines.iter().map(|line| line.space.0 + pitch).sum();
        Twips(lines + self.after.0 + pitch)
    }
}

/// Sets stamps in a type area of the width `line`.
#[must_use]
pub fn arrange(stamps: &[Stamp], line: Twips, profile: &Profile) -> Stamped {
    let style = profile.style(Role::StampLine);
    let pitch = profile.grid.pitch.0;
    let right = indent(style, profile).0;
    let widest = stamps.iter().map(|stamp| stamp.width.twips().0).max().unwrap_or(0);
    let mut lines = Vec::new();
    // How far a stamp reaches above and below the line of its office.
    let mut below = 0;
    for (n, stamp) in stamps.iter().enumerate() {
        let over = (stamp.height.twips().0 - pitch).max(0) / 2;
        let gap = if n == 0 { style.before.0 * pitch / 100 } else { below + pitch / 2 };
        let top = gap + (pitch - stamp.height.twips().0).max(0) / 2;
        lines.push(StampLine { space: Twips(gap + over), top: Twips(top) });
        below = over;
    }
    let after = profile.style(Role::StampDate).before.0 * pitch / 100;
    Stamped {
        title_right: Twips(right + widest + chars(GAP, style, profile).0),
        right: Twips(line.0 - right),
        lines,
        after: Twips(below + after),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_office_is_half_way_up_its_stamp() {
        let profile = Profile::gbt9704();
        let stamp =
            Stamp { title: "市长".to_owned(), width: ROOM, height: HEIGHT, picture: None };
        let stamped = arrange(&[stamp.clone(), stamp], Twips(8844), &profile);
        for line in &stamped.lines {
            let title = line.space.0 + 579 / 2;
            assert!((title - line.top.0 - HEIGHT.twips().0 / 2).abs() <= 1);
        }
        assert_eq!(stamped.lines[0].top, Twips(2 * 579));
        assert_eq!(stamped.title_right, Twips(6 * 315 + ROOM.twips().0));
        // A line from the foot of the stamp to the date.
        assert_eq!(stamped.after.0, (HEIGHT.twips().0 - 579) / 2 + 579);
    }
}
