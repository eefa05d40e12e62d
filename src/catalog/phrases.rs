//! Help texts, progress and results.

/// A phrase of the program's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// What the program is.
    About,
}

impl Phrase {
    /// Chinese and English.
    #[must_use]
    pub const fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::About => ("公文编译器", "A compiler for Chinese official documents"),
        }
    }
}
