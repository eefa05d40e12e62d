//! A finding as a person reads it: the place, the line, a mark under it, a hint.

use std::fmt::Write as _;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Finding, Severity};
use crate::catalog::Words;
use crate::lang::Lang;

/// The most characters of a line that is shown whole.
const LONGEST: usize = 600;

/// How much of a longer one is shown, in characters, and how much of that before what is meant.
const AROUND: usize = 160;
const BEFORE: usize = 60;

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
        let (text, column) = excerpt(&place.text, place.column - 1);
        let lead: usize = text.chars().take(column).map(cells).sum();
        let mark: usize = text.chars().skip(column).take(place.width).map(cells).sum();
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

/// A line as it is shown, and the column in it that is meant, from 0. Of a very long one only what
/// stands around that is.
fn excerpt(line: &str, column: usize) -> (String, usize) {
    if line.chars().nth(LONGEST).is_none() {
        return (line.chars().map(shown).collect(), column);
    }
    let from = column.saturating_sub(BEFORE);
    let mut text: String = line.chars().skip(from).take(AROUND).map(shown).collect();
    if line.chars().nth(from + AROUND).is_some() {
        text.push('…');
    }
    if from == 0 {
        return (text, column);
    }
    (format!("…{text}"), column - from + 1)
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
    fn of_a_very_long_line_a_piece_is_shown() {
        let long = "长".repeat(3000);
        let at = |column| {
            let (path, text) = ("a.csv".into(), long.clone());
            let place = Place { path, line: 1, column, text, width: 2, offset: 0 };
            let text = render(&Finding::new(Code::ControlCharacter, place), Lang::En);
            let lines: Vec<String> = text.lines().map(str::to_owned).collect();
            (lines[2].clone(), lines[3].clone())
        };
        assert_eq!(at(1), (format!("1 | {}…", "长".repeat(160)), "  | ^^^^".to_owned()));
        let mark = format!("  | {}^^^^", " ".repeat(1 + 120));
        assert_eq!(at(2000), (format!("1 | …{}…", "长".repeat(160)), mark.clone()));
        assert_eq!(at(2999), (format!("1 | …{}", "长".repeat(62)), mark));
    }

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
