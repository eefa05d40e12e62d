//! A finding as a person reads it: the place, the line, a mark under it, a hint.

use std::fmt::Write as _;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Finding, Severity};
use crate::catalog::Words;
use crate::lang::Lang;

/// The finding as lines of text, the first beginning `path:line:column:`, each ended by a
/// line feed. The mark is aligned in a terminal that gives a Chinese character two cells.
#[must_use]
pub fn render(finding: &Finding, lang: Lang) -> String {
    let mut out = String::new();
    if let Some(place) = &finding.place {
        // Writing to a String cannot fail.
        let _ = write!(out, "{}:{}:{}: ", place.path, place.line, place.column);
    }
    let kind = match finding.severity() {
        Severity::Error => Words::Error,
        Severity::Warning => Words::Warning,
        Severity::Note => Words::Note,
    };
    let kind = kind.text(lang);
    let _ = writeln!(out, "{kind}[{}]: {}", finding.code.entry().code, finding.message(lang));
    let mut gutter = 2;
    // A file as a whole, or an empty line: there is nothing to show.
    if let Some(place) = finding.place.as_ref().filter(|p| !p.text.is_empty()) {
        let number = place.line.to_string();
        gutter = number.len() + 1;
        let blank = " ".repeat(gutter);
        let text: String = place.text.chars().map(shown).collect();
        let lead: usize = text.chars().take(place.column - 1).map(cells).sum();
        let mark: usize = text.chars().skip(place.column - 1).take(place.width).map(cells).sum();
        let _ = writeln!(out, "{blank}|");
        let _ = writeln!(out, "{number} | {text}");
        let _ = writeln!(out, "{blank}| {}{}", " ".repeat(lead), "^".repeat(mark.max(1)));
    }
    let hint = finding.hint(lang);
    if !hint.is_empty() {
        let label = Words::Hint.text(lang);
        let blank = " ".repeat(gutter);
        let mut lines = hint.lines();
        let first = lines.next().unwrap_or_default().trim_end();
        let _ = writeln!(out, "{blank}= {label}: {first}");
        let indent = " ".repeat(label.width() + 4);
        for line in lines {
            let _ = writeln!(out, "{blank}{indent}{line}");
        }
    }
    out
}

/// What is printed for a character of a quoted line: a control character (a tab too) would move
/// the mark or the terminal's cursor, so its picture stands for it.
fn shown(c: char) -> char {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('␦'),
        '\x7f' => '␡',
        c if c.is_control() => '␦',
        c => c,
    }
}

fn cells(c: char) -> usize {
    c.width().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Code;
    use crate::diag::Place;

    #[test]
    fn the_mark_stands_under_what_is_meant_in_chinese_text() {
        let place = Place {
            path: "a.yaml".into(),
            line: 3,
            column: 4,
            text: "标题\t错x".into(),
            width: 1,
            offset: 0,
        };
        let text = render(&Finding::new(Code::ControlCharacter, place), Lang::En);
        let lines: Vec<_> = text.lines().collect();
        assert!(lines[0].starts_with("a.yaml:3:4: error["), "{text}");
        assert_eq!(lines[2], "3 | 标题␉错x");
        assert_eq!(lines[3], "  |      ^^");
    }
}
