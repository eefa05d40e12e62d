//! The decoded text of a file.

use crate::diag::Finding;

/// A file's text.
pub struct Source {
    path: String,
    text: String,
}

impl Source {
    /// Decodes `bytes`.
    #[must_use]
    pub fn decode(path: impl Into<String>, bytes: &[u8]) -> (Option<Self>, Vec<Finding>) {
        let source = Self {
            path: path.into(),
            text: String::from_utf8_lossy(bytes).into_owned(),
        };
        (Some(source), Vec::new())
    }

    /// The file as the user named it.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}
