//! Tera's errors as findings: which template, which character, in a person's words.

use tera::ErrorKind;

use crate::catalog::{Code, Words};
use crate::diag::{Finding, Place};
use crate::templates::Templates;

/// What an error says of each template. Errors that are found when templates are put together
/// come as one text with a report for each.
pub(super) fn faults(error: &tera::Error, templates: &Templates) -> Vec<(String, Finding)> {
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let name = report.filename();
            let place = templates.source(name).map(|s| s.place(report.span().range.clone()));
            vec![(name.to_owned(), finding(Code::TemplateSyntax, name, place, report.message()))]
        }
        ErrorKind::RenderingError(report) => {
            let name = report.filename();
            let place = templates.source(name).map(|s| s.place(report.span().range.clone()));
            vec![(name.to_owned(), finding(Code::TemplateRender, name, place, report.message()))]
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            let place = templates.source(tpl).map(|s| s.place(0..0));
            let finding = Finding::new(Code::TemplateSyntax, place)
                .with("detail", Words::TemplateCircle)
                .with("name", tpl.as_str());
            vec![(tpl.clone(), finding)]
        }
        ErrorKind::MissingParent { current, parent } => {
            let place = templates.source(current).map(|s| {
                let at = s.text().find(parent.as_str()).unwrap_or(0);
                s.place(at..at + parent.len())
            });
            let finding = Finding::new(Code::TemplateSyntax, place)
                .with("detail", Words::TemplateUnknown)
                .with("found", parent.as_str())
                .with("name", current.as_str());
            vec![(current.clone(), finding)]
        }
        ErrorKind::Msg(text) => reports(text, templates),
        _ => Vec::new(),
    }
}

/// An error that names no template, about the one that was being used.
pub(super) fn unplaced(error: &tera::Error, name: &str, templates: &Templates) -> Finding {
    let place = templates.source(name).map(|s| s.place(0..0));
    finding(Code::TemplateRender, name, place, &error.to_string())
}

/// The reports in a text: `error: message`, then ` --> template:line:column`.
fn reports(text: &str, templates: &Templates) -> Vec<(String, Finding)> {
    let mut message = "";
    let mut found = Vec::new();
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("error: ") {
            message = rest;
        } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
            let mut parts = place.rsplitn(3, ':');
            let column = parts.next().and_then(|n| n.parse().ok()).unwrap_or(1);
            let row = parts.next().and_then(|n| n.parse().ok()).unwrap_or(1);
            let Some(name) = parts.next() else { continue };
            let width = quoted(message).map_or(1, |word| word.chars().count());
            let place = templates.source(name).map(|s| s.place_at(row, column, width));
            found.push((name.to_owned(), finding(Code::TemplateSyntax, name, place, message)));
        }
    }
    found
}

fn finding(code: Code, name: &str, place: Option<Place>, message: &str) -> Finding {
    let found = quoted(message).unwrap_or_default().to_owned();
    let has = |part: &str| message.contains(part);
    let (detail, advice) =
        if has("Unknown filter") || has("Unknown test") || has("Unknown function") {
            (Words::TemplateNoFilter, Words::TemplateCompare)
        } else if has("Unknown template") || has("Unknown component") {
            (Words::TemplateUnknown, Words::TemplateCompare)
        } else if has("is not defined") {
            (Words::TemplateUndefined, Words::TemplateAsks)
        } else if has("undefined") {
            (Words::TemplateEmpty, Words::TemplateAsks)
        } else if has("divide") || has("overflow") || has("math") {
            (Words::TemplateSum, Words::TemplateCompare)
        } else if has("Invalid type") || has("expected type") || has("cannot be") || has("Cannot") {
            (Words::TemplateKind, Words::TemplateCompare)
        } else if has("opened") || has("Closing") || has("end of input") || has("Unclosed") {
            (Words::TemplateOpen, Words::TemplateCompare)
        } else if has("tag") {
            (Words::TemplateTag, Words::TemplateCompare)
        } else if has("argument") || has("out of range") || has("would produce") {
            (Words::TemplateArgument, Words::TemplateCompare)
        } else if has("but expected") && !found.is_empty() {
            (Words::TemplateToken, Words::TemplateCompare)
        } else {
            (Words::TemplateOther, Words::TemplateCompare)
        };
    Finding::new(code, place)
        .with("name", name)
        .with("found", found)
        .with("detail", detail)
        .with("advice", advice)
}

/// The first word in backquotes.
fn quoted(message: &str) -> Option<&str> {
    message.split('`').nth(1)
}
