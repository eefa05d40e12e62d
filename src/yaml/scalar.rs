//! One scalar: its text and the way back to where each character was written.

use std::ops::Range;

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// `'…'`
    SingleQuoted,
    /// `"…"`
    DoubleQuoted,
    /// `|` or `>`
    Block,
}

/// A scalar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// The text that YAML makes of it.
    pub text: String,
    /// How it is written.
    pub style: Style,
    /// Its byte range in the file, quotes and `|` included.
    pub span: Range<usize>,
}

impl Scalar {
    pub(super) fn new(text: &str, style: Style, span: Range<usize>) -> Self {
        Self { text: text.to_owned(), style, span }
    }

    /// Whether there is no text: nothing at all, `~`, `null`, or only white space.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let plain = self.style == Style::Plain;
        self.text.trim().is_empty() || (plain && matches!(self.text.as_str(), "~" | "null"))
    }

    /// The byte offset in `file` at which the character at byte `offset` of the text is written.
    ///
    /// Text and file are walked side by side: what YAML adds (quotes, escapes, indentation,
    /// folding) is white space or an escape, so the walk never loses its way for long.
    #[must_use]
    pub fn source_offset(&self, file: &str, offset: usize) -> usize {
        let Some(raw) = file.get(self.span.clone()) else {
            return self.span.start;
        };
        let mut at = self.opening(raw);
        for (index, c) in self.text.char_indices() {
            let Some(here) = self.seek(raw, at, c) else {
                // White space that folding made, or that stands before the span, is nowhere.
                if c.is_whitespace() && index < offset {
                    continue;
                }
                break;
            };
            if index >= offset {
                return self.span.start + here.start;
            }
            at = here.end;
        }
        self.span.start + at
    }

    /// The length of what stands before the first character of the text.
    fn opening(&self, raw: &str) -> usize {
        match self.style {
            // The parser's span of a block begins with its first line, behind the `|`.
            Style::Plain | Style::Block => 0,
            // A quote may have been a full-width one.
            Style::SingleQuoted | Style::DoubleQuoted => {
                raw.chars().next().map_or(0, char::len_utf8)
            }
        }
    }

    /// Where `c` is written, searching from `at` past indentation and folding.
    fn seek(&self, raw: &str, mut at: usize, c: char) -> Option<Range<usize>> {
        loop {
            let rest = raw.get(at..)?;
            let next = rest.chars().next()?;
            if self.style == Style::DoubleQuoted && next == '\\' {
                let length = escape_length(rest, 0);
                if rest.as_bytes().get(1) != Some(&b'\n') {
                    return Some(at..at + length);
                }
                at += length;
                continue;
            }
            if self.style == Style::SingleQuoted && c == '\'' && rest.starts_with("''") {
                return Some(at..at + 2);
            }
            if next == c || (c == ' ' && next == '\n') {
                return Some(at..at + next.len_utf8());
            }
            if !next.is_whitespace() {
                return None;
            }
            at += next.len_utf8();
        }
    }
}

/// The length of the escape sequence at byte `at` of `text`; 1 where there is none.
pub(super) fn escape_length(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let mut chars = rest.chars();
    match (chars.next(), chars.next()) {
        (Some('\\'), Some('x')) => 4,
        (Some('\\'), Some('u')) => 6,
        (Some('\\'), Some('U')) => 10,
        (Some('\\'), Some(c)) => 1 + c.len_utf8(),
        (Some(c), _) => c.len_utf8(),
        (None, _) => 1,
    }
}

/// Characters that no document may hold: Word does not open a file that has them.
#[must_use]
pub fn is_forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' => false,
        '\u{FFFE}' | '\u{FFFF}' | '\u{FEFF}' | '\u{AD}' => true,
        // Zero-width and direction marks: nobody sees them, and a search does not find the word.
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' => true,
        '\u{2060}'..='\u{2069}' => true,
        c => c.is_control(),
    }
}
