//! The lines of a ledger: each is kept as it is written, as most are never looked at.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;

use super::record::Record;

/// The record of a department as it is written.
#[derive(Clone, Debug)]
pub struct Line {
    /// All that was read, or what this run appended.
    text: Arc<String>,
    /// Where it is in that.
    at: Range<usize>,
}

impl Line {
    /// The one that is `at` these bytes of what was read.
    pub fn new(text: &Arc<String>, at: Range<usize>) -> Self {
        Self { text: Arc::clone(text), at }
    }

    /// What it says; [`None`] where that cannot be read.
    pub fn record(&self) -> Option<Record> {
        serde_json::from_str(self.as_str()).ok()
    }

    /// It.
    pub fn as_str(&self) -> &str {
        self.text.get(self.at.clone()).unwrap_or_default()
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self { text: Arc::new(text.to_owned()), at: 0..text.len() }
    }
}

/// Whose record a line is.
#[derive(Deserialize)]
struct Whose<'a> {
    #[serde(borrow)]
    department: Cow<'a, str>,
}

/// Whose record a line is, if it is one. One that `is_whole` for sure need not be read to its end.
pub fn whose(line: &str, is_whole: bool) -> Option<Cow<'_, str>> {
    let name = line.strip_prefix("{\"department\":\"").and_then(|rest| rest.split_once('"'));
    match name {
        Some((name, _)) if is_whole && !name.contains('\\') => Some(Cow::Borrowed(name)),
        _ => serde_json::from_str(line).ok().map(|Whose { department }| department),
    }
}

/// The lines of a file that can be read, of one in which some cannot.
pub fn read_well(bytes: &[u8]) -> String {
    let lines = bytes.split(|byte| *byte == b'\n').map(std::str::from_utf8);
    let lines: Vec<&str> = lines.map(|line| line.unwrap_or("-")).collect();
    lines.join("\n")
}
