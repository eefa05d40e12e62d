//! Text on its way into XML.

/// Whether XML 1.0 has a place for `c`.
const fn is_legal(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// `text` without what would keep the file from opening, in one line: docx-rs drops line ends
/// and writes control characters as they are.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| is_legal(*c))
        .map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c })
        .collect()
}

/// Appends `text` to `out` as docx-rs would write it once it is [`clean`].
pub(super) fn put_text(text: &str, out: &mut String) {
    if is_plain(text) {
        out.push_str(text);
        return;
    }
    out.reserve(text.len());
    for c in text.chars().filter(|c| is_legal(*c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\n' | '\r' | '\t' => out.push(' '),
            _ => out.push(c),
        }
    }
}

/// Whether `text` goes into XML as it is; not seldom it does so though this says no.
fn is_plain(text: &str) -> bool {
    let special = |byte: u8| byte < b' ' || matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'');
    // All of them are looked at, several at a time: most texts have none.
    let any = text.bytes().fold(false, |any, byte| any | special(byte));
    // U+FFFE and U+FFFF begin so.
    let rare = || text.as_bytes().windows(2).any(|pair| pair == [0xEF, 0xBF]);
    !any && !rare()
}

/// `text` for an element or an attribute of the parts that are written here.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| is_legal(*c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_put_as_docx_rs_would() {
        let put = |text: &str| {
            let mut out = "…".to_owned();
            put_text(text, &mut out);
            out
        };
        for c in ('\0'..=char::MAX).filter(|c| *c < '\u{3000}' || *c > '\u{fe00}') {
            let text = format!("甲{c}乙");
            let expected = match c {
                '&' => "&amp;".to_owned(),
                '<' => "&lt;".to_owned(),
                '>' => "&gt;".to_owned(),
                '"' => "&quot;".to_owned(),
                '\'' => "&apos;".to_owned(),
                '\n' | '\r' | '\t' => " ".to_owned(),
                _ if is_legal(c) => c.to_string(),
                _ => String::new(),
            };
            assert_eq!(put(&text), format!("…甲{expected}乙"), "{c:?}");
        }
    }

    #[test]
    fn control_characters_go_and_line_ends_become_spaces() {
        assert_eq!(clean("一\u{b}二\n三\u{0}"), "一二 三");
        assert_eq!(escape("a<b>&\"\u{1}"), "a&lt;b&gt;&amp;&quot;");
    }
}
