//! Emphasis next to Chinese punctuation.
//!
//! CommonMark does not see the end of `**一是加强领导。**各单位`: a closing mark between
//! punctuation and a letter is none, and a Han character is a letter. Official documents are full
//! of it. So `*` is taken from the parser before it starts, one byte for one byte so that all
//! offsets hold, and paired afterwards by [`pair`] with a rule that a person can predict: a mark
//! opens before what is not white space and closes behind what is not.

use std::borrow::Cow;

use crate::doc::Inline;

/// What stands for `*` while the parser reads: a character that no spec may hold.
pub(super) const STAR: char = '\u{1}';

/// `text` with every `*` that could be emphasis replaced by [`STAR`]. Escaped ones, bullets and
/// rules keep theirs.
pub(super) fn mark(text: &str) -> Cow<'_, str> {
    if !text.contains('*') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let body = line.trim_start_matches([' ', '\t']);
        let only_stars = body.trim_end().chars().all(|c| matches!(c, '*' | ' '));
        let rule = only_stars && body.matches('*').count() >= 3;
        let bullet = body.starts_with("* ") || body.trim_end() == "*";
        let mut escaped = false;
        let lead = line.len() - body.len();
        for (at, c) in line.char_indices() {
            let kept = escaped || rule || (bullet && at == lead);
            out.push(if c == '*' && !kept { STAR } else { c });
            escaped = c == '\\' && !escaped;
        }
    }
    Cow::Owned(out)
}

/// A piece of a line before its marks are paired.
#[derive(Debug)]
pub(super) enum Token {
    /// Finished inline content.
    Inline(Inline),
    /// So many stars in a row, and whether they may open and close.
    Stars { count: usize, opens: bool, closes: bool },
}

/// Pairs the marks: two stars are strong, one is emphasis; what finds no partner is printed.
pub(super) fn pair(tokens: Vec<Token>) -> Vec<Inline> {
    // Each frame is an open mark (how many stars) with what has come since.
    let mut frames: Vec<(usize, Vec<Inline>)> = vec![(0, Vec::new())];
    for token in tokens {
        match token {
            Token::Inline(inline) => push(&mut frames, inline),
            Token::Stars { mut count, opens, closes } => {
                while count > 0 {
                    let open = frames.last().map_or(0, |(size, _)| *size);
                    if closes && open > 0 && open <= count {
                        count -= open;
                        close(&mut frames);
                    } else if opens {
                        let size = count.min(2);
                        count -= size;
                        frames.push((size, Vec::new()));
                    } else {
                        push(&mut frames, Inline::Text("*".repeat(count)));
                        count = 0;
                    }
                }
            }
        }
    }
    while frames.len() > 1 {
        let Some((size, inner)) = frames.pop() else {
            break;
        };
        push(&mut frames, Inline::Text("*".repeat(size)));
        for inline in inner {
            push(&mut frames, inline);
        }
    }
    frames.pop().map(|(_, inner)| inner).unwrap_or_default()
}

fn close(frames: &mut Vec<(usize, Vec<Inline>)>) {
    if let Some((size, inner)) = frames.pop() {
        push(frames, if size == 2 { Inline::Strong(inner) } else { Inline::Emphasis(inner) });
    }
}

/// Adds to the innermost frame; text joins the text before it.
fn push(frames: &mut [(usize, Vec<Inline>)], inline: Inline) {
    let Some((_, inner)) = frames.last_mut() else {
        return;
    };
    match (inner.last_mut(), inline) {
        (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
        (_, inline) => inner.push(inline),
    }
}
