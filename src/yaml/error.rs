//! What the YAML parser refuses, said at the exact character, with the likeliest cause.

use crate::catalog::{Code, Words};
use crate::diag::Finding;
use crate::source::Source;

/// A syntax error that the parser reports at byte `at` of `text` (the mended text of `source`).
pub(super) fn syntax(source: &Source, text: &str, at: usize, info: &str) -> Finding {
    let at = text.floor_char_boundary(at.min(text.len()));
    let (detail, advice) = cause(info);
    if let Some((start, end, line)) = colon_without_space(text, at) {
        return Finding::new(Code::SpaceAfterColon, source.place(start..end)).with("line", line);
    }
    if info.contains("unknown anchor") {
        let alias = text.get(at..).unwrap_or_default().trim_start_matches('*');
        let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}');
        let name = alias.split(ends).next().unwrap_or_default();
        let place = source.place(at..at + name.len() + 1);
        return Finding::new(Code::UnknownAlias, place).with("name", name);
    }
    if detail == Words::KeyNotWord
        && let Some(line) = line_without_key(text, at)
    {
        return Finding::new(Code::YamlSyntax, source.place(line))
            .with("detail", Words::LineWithoutKey)
            .with("advice", Words::IndentLine);
    }
    let at = match detail {
        Words::QuoteOpen => open_quote(text, at).unwrap_or(at),
        _ => at,
    };
    // Past the end of the file there is nothing to point at: the last character is meant.
    let at = if at >= text.trim_end().len() {
        text.trim_end().char_indices().last().map_or(0, |(at, _)| at)
    } else {
        at
    };
    Finding::new(Code::YamlSyntax, source.place(at..at))
        .with("detail", detail)
        .with("advice", advice)
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
fn line_without_key(text: &str, at: usize) -> Option<std::ops::Range<usize>> {
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

/// Whether the quote that opens at `open` is closed before `until`.
fn closed(text: &str, open: usize, until: usize) -> bool {
    let Some(quote) = text.get(open..).and_then(|t| t.chars().next()) else {
        return false;
    };
    text.get(open + 1..until).is_some_and(|inner| inner.contains(quote))
}
