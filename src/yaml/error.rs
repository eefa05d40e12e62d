//! What the YAML parser refuses, said at the exact character, with the likeliest cause.

use crate::catalog::{Code, Words};
use crate::diag::Finding;
use crate::source::Source;

/// A syntax error that the parser reports at byte `at` of `text` (the mended text of `source`).
pub(super) fn syntax(source: &Source, text: &str, at: usize, info: &str) -> Finding {
    let at = text.floor_char_boundary(at.min(text.len()));
    if let Some((start, end, line)) = colon_without_space(text, at) {
        return Finding::new(Code::YamlSyntax, source.place(start..end))
            .with("detail", info)
            .with("advice", Words::SpaceAfterColon)
            .with("line", line);
    }
    if let Some(name) = info.strip_prefix("while parsing node, found unknown anchor") {
        let _ = name;
        let line = text.get(at..).unwrap_or_default();
        let name: String =
            line.chars().skip_while(|c| *c == '*').take_while(|c| !c.is_whitespace()).collect();
        let place = source.place(at..at + name.len() + 1);
        return Finding::new(Code::UnknownAlias, place).with("name", name);
    }
    let (at, advice) = if info.contains("quoted scalar") {
        (open_quote(text, at).unwrap_or(at), Words::CloseQuote)
    } else if info.contains("mapping values are not allowed") || info.contains("cannot start") {
        (at, Words::QuoteValue)
    } else if info.contains("block mapping") || info.contains("block collection") {
        (at, Words::AlignLines)
    } else {
        (at, Words::CheckLine)
    };
    // Past the end of the file there is nothing to point at: the last character is meant.
    let at = if at >= text.trim_end().len() {
        text.trim_end().char_indices().last().map_or(0, |(at, _)| at)
    } else {
        at
    };
    Finding::new(Code::YamlSyntax, source.place(at..at)).with("detail", info).with("advice", advice)
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
