//! As a page of HTML: what is gone in `<del>`, what is new in `<ins>`.

use std::fmt::Write as _;

use super::Report;
use crate::catalog::Phrase;
use crate::changes::Piece;

const STYLE: &str = "body{font:16px/1.7 system-ui,sans-serif;max-width:60em;margin:2em auto;\
padding:0 1em;color:#222}table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;\
padding:.3em .6em;text-align:left;vertical-align:top}th{background:#f4f4f4;white-space:nowrap}td:last-child{\
text-align:right}del{color:#a40000;background:#fdeaea}ins{color:#005a1e;background:#e6f6ea;\
text-decoration:underline}dt{margin-top:1em;color:#555}dd{margin:.2em 0 0 1.5em}";

pub(super) fn write(report: &Report<'_>) -> String {
    let changes = report.changes;
    let args = [("old", report.old.to_owned()), ("new", report.new.to_owned())];
    let title = escape(&report.say(Phrase::DiffTitle, &args));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        report.lang.pick("zh-CN", "en"),
    );
    if changes.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", report.say(Phrase::DiffNothing, &[]));
    }
    if !changes.facts.is_empty() {
        let _ = writeln!(out, "<h2>{}</h2>", report.say(Phrase::DiffFacts, &[]));
        out.push_str("<table>\n<thead>\n");
        out.push_str(&row("th scope=\"col\"", "th", &report.heads()));
        out.push_str("</thead>\n<tbody>\n");
        for fact in &changes.facts {
            out.push_str(&row("td", "td", &report.row(fact)));
        }
        out.push_str("</tbody>\n</table>\n");
    }
    if !changes.documents.is_empty() {
        let _ = writeln!(out, "<h2>{}</h2>", report.say(Phrase::DiffSentences, &[]));
    }
    for document in &changes.documents {
        let _ = writeln!(out, "<h3>{}</h3>", escape(&report.document(document)));
        if document.sentences.is_empty() {
            continue;
        }
        out.push_str("<dl>\n");
        for sentence in &document.sentences {
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
            let place = escape(&sentence.place.text(report.lang));
            let _ = writeln!(out, "<dt>{place}</dt>\n<dd>{line}</dd>");
        }
        out.push_str("</dl>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn row(open: &str, close: &str, cells: &[String; 5]) -> String {
    let mut out = String::from("<tr>");
    for cell in cells {
        let _ = write!(out, "<{open}>{}</{close}>", escape(cell));
    }
    out.push_str("</tr>\n");
    out
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
