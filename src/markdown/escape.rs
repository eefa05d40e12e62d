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
        for (at, c) in line.char_indices() {
            let always =
                matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '^');
            let opens = at == 0 && matches!(c, '#' | '+' | '-' | '=');
            let numbers = at == digits && digits > 0 && matches!(c, '.' | ')');
            if always || opens || numbers {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}
