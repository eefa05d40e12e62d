//! Lengths, each in the unit its backend writes, as integers: no rounding happens twice.
//!
//! A [`Twips`] is 1/20 pt (DOCX's unit), a [`HalfPoints`] is 1/2 pt (DOCX's unit for type), a
//! [`Chars`] is 1/100 of the width of one character of the text grid, a [`Lines`] 1/100 of its
//! line pitch.

/// 1/20 of a point; 1 mm is 56.69 of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Twips(pub i32);

/// Half a point: the unit of type sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HalfPoints(pub i32);

/// 1/100 of a character of the text grid (一字, clause 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chars(pub i32);

/// 1/100 of a line of the text grid (一行, clause 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lines(pub i32);

/// Tenths of a millimetre: the unit in which the standard's figures are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TenthMm(pub i32);

/// Hundredths of a millimetre, for the thickness of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HundredthMm(pub i32);

impl HundredthMm {
    /// The thickness in 1/8 pt, the unit of DOCX borders, rounded to the nearest.
    #[must_use]
    pub const fn eighths(self) -> i32 {
        // 1 mm = 72 / 25.4 pt.
        (self.0 * 8 * 72 * 2 / 2540 + 1) / 2
    }

    /// The length in millimetres.
    #[must_use]
    pub fn mm(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl TenthMm {
    /// The length in twips, rounded to the nearest.
    #[must_use]
    pub const fn twips(self) -> Twips {
        // 1 mm = 1440 / 25.4 twips, so a tenth is 1440 / 254.
        let twice = self.0 * 2880 / 254;
        Twips((twice + 1) / 2)
    }

    /// The length in millimetres.
    #[must_use]
    pub fn mm(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

impl Twips {
    /// The length in points.
    #[must_use]
    pub fn pt(self) -> f64 {
        f64::from(self.0) / 20.0
    }

    /// The length in millimetres.
    #[must_use]
    pub fn mm(self) -> f64 {
        f64::from(self.0) * 25.4 / 1440.0
    }
}

impl HalfPoints {
    /// The size in points.
    #[must_use]
    pub fn pt(self) -> f64 {
        f64::from(self.0) / 2.0
    }
}

impl Chars {
    /// So many whole characters.
    #[must_use]
    pub const fn whole(n: i32) -> Self {
        Self(n * 100)
    }

    /// The length in characters.
    #[must_use]
    pub fn count(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl Lines {
    /// So many whole lines.
    #[must_use]
    pub const fn whole(n: i32) -> Self {
        Self(n * 100)
    }

    /// The length in lines.
    #[must_use]
    pub fn count(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_of_the_imprint_are_whole_eighths() {
        assert_eq!(HundredthMm(35).eighths(), 8);
        assert_eq!(HundredthMm(25).eighths(), 6);
    }

    #[test]
    fn the_paper_and_the_margins_are_whole_twips() {
        assert_eq!(TenthMm(2100).twips(), Twips(11906));
        assert_eq!(TenthMm(2970).twips(), Twips(16838));
        assert_eq!(TenthMm(370).twips(), Twips(2098));
        assert_eq!(TenthMm(280).twips(), Twips(1587));
    }
}
