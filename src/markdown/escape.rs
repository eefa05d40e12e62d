//! Values inside Markdown: they stay the text that they are.

/// `value` so that Markdown prints it as it is, wherever it is put: in a line, at a line's
/// start, in a table's cell. A line break becomes `<br>`.
#[must_use]
pub fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 8);
    for (n, line) in value.lines().map(str::trim).filter(|l| !l.is_empty()).enumerate() {
        if n > 0 {
            out.push_str("<br>");
        }
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        // All of it is looked at, several bytes at a time: most lines have nothing to escape.
        let opens = line.bytes().next().is_some_and(is_opening);
        let plain = line.bytes().fold(true, |plain, byte| plain & !is_special(byte));
        if plain && !opens && digits == 0 {
            out.push_str(line);
            continue;
        }
        let mut done = 0;
        // What is escaped is of ASCII, so that no byte of another character is taken for it.
        for (at, byte) in line.bytes().enumerate() {
            let opens = at == 0 && is_opening(byte);
            let numbers = at == digits && digits > 0 && matches!(byte, b'.' | b')');
            if is_special(byte) || opens || numbers {
                out.push_str(line.get(done..at).unwrap_or_default());
                out.push('\\');
                done = at;
            }
        }
        out.push_str(line.get(done..).unwrap_or_default());
    }
    out
}

/// Whether a sign means something anywhere in a line.
const fn is_special(byte: u8) -> bool {
    matches!(
        byte,
        b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'>' | b'|' | b'~' | b'&' | b'^'
    )
}

/// Whether a sign means something at the start of a line.
const fn is_opening(byte: u8) -> bool {
    matches!(byte, b'#' | b'+' | b'-' | b'=')
}
