//! The two languages in which the program speaks to people.

/// Chinese or English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// 中文; also when nothing says otherwise.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The language that a `--lang` argument names.
    #[must_use]
    pub fn from_argument(text: &str) -> Option<Self> {
        match text {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The language of a POSIX locale such as `en_US.UTF-8`. `C` and `POSIX` say nothing of a
    /// person's language, so they are [`None`] as an empty one is.
    #[must_use]
    pub fn from_locale(locale: &str) -> Option<Self> {
        let name = locale.split(['.', '@']).next().unwrap_or_default();
        match name {
            "" | "C" | "POSIX" => None,
            _ if name.starts_with("zh") => Some(Self::Zh),
            _ => Some(Self::En),
        }
    }

    /// Picks one of two texts.
    #[must_use]
    pub const fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}
