//! Texts of several paragraphs, each a Markdown file in both languages.

use crate::lang::Lang;

/// A text that begins or ends a printed document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prose {
    /// What comes before the tables of keys.
    Keys,
    /// How texts are written in a spec.
    Bodies,
    /// What comes before the tables of a profile's keys.
    Profiles,
    /// What comes before the list of findings.
    Findings,
}

impl Prose {
    /// The text in `lang`, as Markdown.
    #[must_use]
    pub const fn text(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Keys, Lang::Zh) => include_str!("prose/keys.zh.md"),
            (Self::Keys, Lang::En) => include_str!("prose/keys.en.md"),
            (Self::Bodies, Lang::Zh) => include_str!("prose/bodies.zh.md"),
            (Self::Bodies, Lang::En) => include_str!("prose/bodies.en.md"),
            (Self::Profiles, Lang::Zh) => include_str!("prose/profiles.zh.md"),
            (Self::Profiles, Lang::En) => include_str!("prose/profiles.en.md"),
            (Self::Findings, Lang::Zh) => include_str!("prose/findings.zh.md"),
            (Self::Findings, Lang::En) => include_str!("prose/findings.en.md"),
        }
    }
}
