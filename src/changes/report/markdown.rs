//! As Markdown. What is gone and what is new stand in `<del>` and `<ins>`: stars and tildes do not
//! hold next to Chinese punctuation.

use std::fmt::Write as _;

use super::Report;
use crate::catalog::Phrase;
use crate::changes::Piece;

pub(super) fn write(report: &Report<'_>) -> String {
    let changes = report.changes;
    let args = [("old", escape(report.old)), ("new", escape(report.new))];
    let mut out = format!("# {}\n", report.say(Phrase::DiffTitle, &args));
    if changes.is_empty() {
        let _ = writeln!(out, "\n{}", report.say(Phrase::DiffNothing, &[]));
        return out;
    }
    if !changes.facts.is_empty() {
        let _ = writeln!(out, "\n## {}\n", report.say(Phrase::DiffFacts, &[]));
        out.push_str(&row(&report.heads()));
        out.push_str("| --- | --- | --- | --- | ---: |\n");
        for fact in &changes.facts {
            out.push_str(&row(&report.row(fact)));
        }
    }
    if !changes.documents.is_empty() {
        let _ = writeln!(out, "\n## {}", report.say(Phrase::DiffSentences, &[]));
    }
    for document in &changes.documents {
        let _ = writeln!(out, "\n### {}", escape(&report.document(document)));
        for (n, sentence) in document.sentences.iter().enumerate() {
            if n == 0 {
                out.push('\n');
            }
            let place = escape(&sentence.place.text(report.lang));
            let mut line = String::new();
            for piece in sentence.pieces() {
                match piece {
                    Piece::Same(text) => line.push_str(&escape(&text)),
                    Piece::Old(text) => {
                        line.push_str(&["<del>", &escape(&text), "</del>"].concat());
                    }
                    Piece::New(text) => {
                        line.push_str(&["<ins>", &escape(&text), "</ins>"].concat());
                    }
                }
            }
            let args = [("place", place), ("text", line)];
            let _ = writeln!(out, "- {}", report.say(Phrase::DiffSentence, &args));
        }
    }
    out
}

fn row(cells: &[String; 5]) -> String {
    let mut out = String::from("|");
    for cell in cells {
        let _ = write!(out, " {} |", escape(cell));
    }
    out.push('\n');
    out
}

/// A text that is no Markdown, in one line.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
