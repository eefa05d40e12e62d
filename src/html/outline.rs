//! The depth at which assistive technology finds a heading.

use crate::doc::Level;

/// The levels that are open above the text at hand, outermost first. A text may go from 一、
/// straight to 1.; the element stays that of the level, but the outline has no gap.
#[derive(Default)]
pub struct Outline {
    open: Vec<Level>,
}

impl Outline {
    /// Notes a heading of `level` and gives its depth; the title is at depth 1.
    pub fn enter(&mut self, level: Level) -> usize {
        self.open.retain(|open| *open < level);
        self.open.push(level);
        self.open.len() + 1
    }

    /// Closes all levels, at the beginning of a sheet.
    pub fn clear(&mut self) {
        self.open.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skipped_level_leaves_no_gap() {
        let mut outline = Outline::default();
        let depths = [Level::One, Level::Three, Level::Three, Level::Four, Level::Two]
            .map(|level| outline.enter(level));
        assert_eq!(depths, [2, 3, 3, 4, 3]);
    }
}
