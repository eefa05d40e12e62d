//! The lines of an iCalendar file (RFC 5545, 3.1): folded, and ended as the standard has it.

/// The most bytes that a line may have, without its end.
const MOST: usize = 75;

/// Lines as they are being written.
#[derive(Default)]
pub(super) struct Lines {
    out: String,
}

impl Lines {
    /// Adds a property; its value is as the property's type wants it, a text escaped. A line that
    /// is too long goes on in the next after a space, never within a character.
    pub(super) fn add(&mut self, name: &str, value: &str) {
        let mut room = MOST;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if c.len_utf8() > room {
                self.out.push_str("\r\n ");
                room = MOST - 1;
            }
            room -= c.len_utf8();
            self.out.push(c);
        }
        self.out.push_str("\r\n");
    }

    /// What was written.
    pub(super) fn finish(self) -> Vec<u8> {
        self.out.into_bytes()
    }
}

/// A text as a value (3.3.11). Control characters have no place in one.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
