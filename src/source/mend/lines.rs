//! The lines of a YAML file that are syntax: those of block scalars, of quoted texts over
//! several lines and of plain texts that go on are passed over.

/// A line that is syntax.
pub(super) struct Line<'a> {
    /// Its first byte in the file.
    pub start: usize,
    /// Its text without the line feed.
    pub text: &'a str,
}

impl<'a> Line<'a> {
    /// The white space at its start.
    pub fn indent(&self) -> &'a str {
        self.text.get(..self.content_at()).unwrap_or_default()
    }

    /// What follows the white space.
    pub fn content(&self) -> &'a str {
        self.text.get(self.content_at()..).unwrap_or_default()
    }

    /// The byte of the line at which its content begins.
    pub fn content_at(&self) -> usize {
        self.text.len() - self.text.trim_start_matches([' ', '\t', '\u{3000}']).len()
    }
}

/// What a line leaves open.
enum Open {
    /// Nothing.
    No,
    /// A block or plain text: lines indented by more than so many spaces belong to it.
    Indented(usize),
    /// A quoted text.
    Quoted(char),
}

/// Goes through the lines of a file.
pub(super) struct Lines<'a> {
    rest: &'a str,
    at: usize,
    open: Open,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { rest: text, at: 0, open: Open::No }
    }

    /// The next line that is syntax. Call [`Lines::read`] before asking for the one after.
    pub fn next(&mut self) -> Option<Line<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let length = self.rest.find('\n').map_or(self.rest.len(), |n| n + 1);
            let (line, rest) = self.rest.split_at(length);
            let start = self.at;
            self.rest = rest;
            self.at += length;
            let text = line.trim_end_matches('\n');
            let indent = text.len() - text.trim_start_matches(' ').len();
            match self.open {
                Open::Indented(least) if text.trim().is_empty() || indent > least => continue,
                Open::Quoted(quote) => {
                    if ends_quote(text, quote) {
                        self.open = Open::No;
                    }
                    continue;
                }
                Open::Indented(_) | Open::No => self.open = Open::No,
            }
            if text.trim().is_empty() || text.trim_start().starts_with('#') {
                continue;
            }
            return Some(Line { start, text });
        }
    }

    /// The text of the line that follows in the file, whatever it is.
    pub fn peek(&self) -> &'a str {
        self.rest.lines().next().unwrap_or_default()
    }

    /// Notes what the line that was just handed out leaves open; `line` is its mended text.
    pub fn read(&mut self, line: &str) {
        // The indentation of the innermost key or item: dashes count as spaces.
        let mut key_at = line.len() - line.trim_start_matches(' ').len();
        let mut rest = line.get(key_at..).unwrap_or_default();
        while let Some(after) = rest.strip_prefix("- ") {
            let after = after.trim_start_matches(' ');
            key_at += rest.len() - after.len();
            rest = after;
        }
        let (value, under) = match rest.split_once(": ") {
            Some((_, value)) => (value.trim(), key_at),
            None if rest.trim_end().ends_with(':') => return,
            // An item without a key: what goes on stands under the dash.
            None => (rest.trim(), key_at.saturating_sub(1)),
        };
        let Some(first) = value.chars().next() else {
            return;
        };
        self.open = match first {
            '|' | '>' => Open::Indented(under),
            '"' | '\'' if !ends_quote(value.get(1..).unwrap_or_default(), first) => {
                Open::Quoted(first)
            }
            '"' | '\'' | '[' | '{' | '&' | '*' | '#' => Open::No,
            _ => Open::Indented(under),
        };
    }
}

/// Whether a text in `quote`s ends on this line.
fn ends_quote(text: &str, quote: char) -> bool {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if quote == '"' && c == '\\' {
            chars.next();
        } else if c == quote {
            if quote == '\'' && chars.peek() == Some(&'\'') {
                chars.next();
            } else {
                return true;
            }
        }
    }
    false
}
