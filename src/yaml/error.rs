//! What the YAML parser refuses, said at the exact character, with the likeliest cause.

use std::ops::Range;

use crate::catalog::{Code, Words};
use crate::diag::Finding;
use crate::source::Source;

/// A syntax error that the parser reports at byte `at` of `text` (the mended text of `source`,
/// perhaps repaired): the finding, and the byte of `text` that is to blame.
pub(super) fn syntax(source: &Source, text: &str, at: usize, info: &str) -> (Finding, usize) {
    let (finding, range) = blame(text, at, info);
    let place = source.place(source.original(range.start)..source.original(range.end));
    (Finding { place: Some(place), ..finding }, range.start)
}

fn blame(text: &str, at: usize, info: &str) -> (Finding, Range<usize>) {
    let at = text.floor_char_boundary(at.min(text.len()));
    let (mut detail, mut advice) = cause(info);
    // What looks odd below a bracket that was never closed is the bracket's fault.
    let bracket = open_bracket(text, at);
    if bracket.is_some_and(|open| text.get(open..at).is_some_and(|t| t.contains('\n'))) {
        (detail, advice) = (Words::BracketOpen, Words::CloseBracket);
    }
    if let Some((start, end, line)) = colon_without_space(text, at) {
        let finding = Finding::new(Code::MissingSpace, None).with("found", ":").with("line", line);
        return (finding, start..end);
    }
    if info.contains("unknown anchor") {
        let alias = text.get(at..).unwrap_or_default().trim_start_matches('*');
        let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}');
        let name = alias.split(ends).next().unwrap_or_default();
        let end = at + name.len() + 1;
        return (Finding::new(Code::UnknownAlias, None).with("name", name), at..end);
    }
    if detail == Words::KeyNotWord
        && let Some(line) = line_without_key(text, at)
    {
        let finding = Finding::new(Code::YamlSyntax, None)
            .with("detail", Words::LineWithoutKey)
            .with("advice", Words::IndentLine);
        return (finding, line);
    }
    let at = match detail {
        Words::QuoteOpen => open_quote(text, at).unwrap_or(at),
        Words::BracketOpen => bracket.unwrap_or(at),
        Words::BadEscape => bad_escape(text, at).unwrap_or(at),
        _ => at,
    };
    // Past the end of the file there is nothing to point at: the last character is meant.
    let at = if at >= text.trim_end().len() {
        text.trim_end().char_indices().last().map_or(0, |(at, _)| at)
    } else {
        at
    };
    let finding =
        Finding::new(Code::YamlSyntax, None).with("detail", detail).with("advice", advice);
    (finding, at..at)
}

/// What the parser's message means to a person, and what to do about it.
fn cause(info: &str) -> (Words, Words) {
    let has = |part: &str| info.contains(part);
    if has("escape") || has("hexadecimal") {
        (Words::BadEscape, Words::FixEscape)
    } else if has("quoted scalar") {
        (Words::QuoteOpen, Words::CloseQuote)
    } else if has("found a tab") {
        (Words::TabThere, Words::NoTabs)
    } else if has("flow") || has("bracket") || has("',' or") {
        (Words::BracketOpen, Words::CloseBracket)
    } else if has("values are not allowed") || has("unexpected character") || has("cannot start") {
        (Words::SignInValue, Words::QuoteValue)
    } else if has("block mapping") || has("block collection") || has("indentation") {
        (Words::Misaligned, Words::AlignLines)
    } else if has("a key must be a plain word") || has("simple key") {
        (Words::KeyNotWord, Words::QuoteValue)
    } else {
        (Words::NotYaml, Words::CheckLine)
    }
}

/// `key:value` on the line of `at` or the one before: the range of its colon, and the line as
/// it should be.
fn colon_without_space(text: &str, at: usize) -> Option<(usize, usize, String)> {
    let line_start = text.get(..at)?.rfind('\n').map_or(0, |n| n + 1);
    let previous = text.get(..line_start.saturating_sub(1))?.rfind('\n').map_or(0, |n| n + 1);
    [line_start, previous].into_iter().find_map(|start| {
        let line = text.get(start..)?.lines().next()?;
        let (key, value) = line.split_once(':')?;
        let name = key.trim_start_matches([' ', '-']);
        let word = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        let glued = value.chars().next().is_some_and(|c| !c.is_whitespace() && c != '/');
        (word && glued).then(|| {
            let colon = start + key.len();
            (colon, colon + 1, format!("{}: {value}", key.trim_start()))
        })
    })
}

/// The line at or before `at` that has no colon: text that was meant to go on.
fn line_without_key(text: &str, at: usize) -> Option<Range<usize>> {
    let mut end = text.get(at..)?.find('\n').map_or(text.len(), |n| at + n);
    for _ in 0..2 {
        let head = text.get(..end)?.trim_end();
        let start = head.rfind('\n').map_or(0, |n| n + 1);
        let line = head.get(start..)?;
        let content = line.trim_start();
        if !line.contains(':') && !content.starts_with(['#', '-']) && !content.is_empty() {
            return Some(start + line.len() - content.len()..head.len());
        }
        end = start;
    }
    None
}

/// The last quote before `at` that opens a value.
fn open_quote(text: &str, at: usize) -> Option<usize> {
    let head = text.get(..at)?;
    let mut open = None;
    for (quote, _) in head.match_indices(['"', '\'']) {
        let before = head.get(..quote)?.trim_end_matches(' ');
        let opens = before.ends_with([':', '-', '[', ',', '{', '\n']) || before.is_empty();
        if opens && open.is_none_or(|o| closed(head, o, quote)) {
            open = Some(quote);
        }
    }
    open
}

/// The last bracket before `at` that opens a list or group and is not closed.
fn open_bracket(text: &str, at: usize) -> Option<usize> {
    let mut open = Vec::new();
    let head = text.get(..at)?;
    for (n, c) in head.char_indices() {
        let before = head.get(..n)?.trim_end_matches(' ');
        match c {
            '[' | '{' if before.ends_with([':', '-', '[', ',', '{', '\n']) => open.push(n),
            ']' | '}' => {
                let _ = open.pop();
            }
            // A bracket is closed on its own line or the lines right below, not in a later key.
            _ => {}
        }
    }
    open.pop()
}

/// The first escape at or after `at` that YAML does not have.
fn bad_escape(text: &str, at: usize) -> Option<usize> {
    let mut chars = text.get(at..)?.char_indices();
    while let Some((n, c)) = chars.next() {
        if c == '\\' {
            let (_, next) = chars.next()?;
            if !"0abtnvfre \"/\\N_LPxuU\t\n".contains(next) {
                return Some(at + n);
            }
        }
    }
    None
}

/// Whether the quote that opens at `open` is closed before `until`.
fn closed(text: &str, open: usize, until: usize) -> bool {
    let Some(quote) = text.get(open..).and_then(|t| t.chars().next()) else {
        return false;
    };
    text.get(open + 1..until).is_some_and(|inner| inner.contains(quote))
}
