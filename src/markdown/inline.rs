//! The pieces of a line.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::stars::{self, STAR, Token};
use super::{Extent, Reader, label};
use crate::catalog::{Code, Words};
use crate::doc::Inline;

/// Two full-width spaces at a line's start: a new paragraph, as it is typed and pasted.
const TYPED_INDENT: &str = "\u{3000}\u{3000}";

/// What has been read of a line: tokens, and the characters next to the place of reading.
#[derive(Default)]
struct Line {
    paragraphs: Vec<Vec<Inline>>,
    tokens: Vec<Token>,
    /// A soft break waits for the character that follows it.
    soft_break: bool,
    /// The last character, for marks and soft breaks.
    last: Option<char>,
}

impl Line {
    /// Adds text in which [`STAR`] stands for `*`; `next` is the character that follows it.
    fn text(&mut self, text: &str, next: Option<char>) {
        let text = if self.last.is_none() && self.tokens.is_empty() {
            text.trim_start_matches([' ', '\t', '\u{3000}'])
        } else {
            text
        };
        let text = if self.soft_break {
            self.soft_break = false;
            if text.starts_with(TYPED_INDENT) {
                self.finish();
                self.text(text.trim_start_matches('\u{3000}'), next);
                return;
            }
            let first = text.chars().next();
            if self.last.is_some_and(is_western) && first.is_some_and(is_western) {
                self.plain(" ");
            }
            text
        } else {
            text
        };
        let mut rest = text;
        while let Some(at) = rest.find(STAR) {
            let (head, tail) = rest.split_at(at);
            self.plain(head);
            let after = tail.trim_start_matches(STAR);
            let following = after.chars().next().or(next);
            self.tokens.push(Token::Stars {
                count: tail.len() - after.len(),
                opens: following.is_some_and(|c| !c.is_whitespace()),
                closes: self.last.is_some_and(|c| !c.is_whitespace()),
            });
            rest = after;
        }
        self.plain(rest);
    }

    fn plain(&mut self, text: &str) {
        if let Some(last) = text.chars().next_back() {
            self.last = Some(last);
            self.tokens.push(Token::Inline(Inline::Text(text.to_owned())));
        }
    }

    fn inline(&mut self, inline: Inline) {
        self.soft_break = false;
        self.last = if inline == Inline::LineBreak { None } else { Some('字') };
        self.tokens.push(Token::Inline(inline));
    }

    /// Ends the paragraph.
    fn finish(&mut self) {
        let mut text = stars::pair(std::mem::take(&mut self.tokens));
        if let Some(Inline::Text(last)) = text.last_mut() {
            let kept = last.trim_end().len();
            last.truncate(kept);
        }
        text.retain(|inline| *inline != Inline::Text(String::new()));
        self.paragraphs.push(text);
        self.last = None;
    }
}

/// Whether a line end next to this character is a space: between two Western words it is,
/// between Han characters it is nothing.
fn is_western(c: char) -> bool {
    c.is_ascii_graphic()
}

impl Reader<'_> {
    /// The inline content up to the end of the enclosing element, one list a paragraph, and the
    /// byte at which it ends.
    pub(super) fn inlines(&mut self, extent: Extent) -> (Vec<Vec<Inline>>, usize) {
        let mut line = Line::default();
        let mut end = 0;
        loop {
            let over = self.events.peek().is_none_or(|(event, _)| ends(event, extent));
            if over || (extent != Extent::Element && self.figure_follows()) {
                break;
            }
            let Some((event, range)) = self.next() else {
                break;
            };
            end = end.max(range.end);
            match event {
                Event::End(_) => break,
                Event::Text(text) => {
                    self.line_start(&mut line, &text, &range);
                    let next = self.next_char();
                    line.text(&text, next);
                }
                // Before a picture it is the end of the text.
                Event::HardBreak if extent != Extent::Element && self.figure_follows() => {}
                Event::SoftBreak => line.soft_break = true,
                Event::HardBreak => line.inline(Inline::LineBreak),
                Event::InlineHtml(html) if is_break(&html) => line.inline(Inline::LineBreak),
                Event::Start(Tag::Emphasis) => {
                    let inner = self.inner();
                    line.inline(Inline::Emphasis(inner));
                }
                Event::Start(Tag::Strong) => {
                    let inner = self.inner();
                    line.inline(Inline::Strong(inner));
                }
                other => {
                    if let Some((what, advice)) = no_form(&other) {
                        self.unsupported(range, what, advice);
                    }
                    if matches!(other, Event::Start(_)) {
                        self.skip();
                    }
                }
            }
        }
        line.finish();
        (line.paragraphs, end)
    }

    /// What a person may have meant at the start of a line: a heading, a table, a bullet, a
    /// paragraph with its number.
    fn line_start(&mut self, line: &mut Line, text: &str, range: &Range<usize>) {
        let first = line.tokens.is_empty() && line.last.is_none();
        if !first && !line.soft_break {
            return;
        }
        // An escaped sign was meant as text; so was one in the middle of an element.
        let written = self.text.get(range.start..).unwrap_or_default();
        let at_start = self.text.get(..range.start).is_none_or(|t| {
            t.rsplit('\n')
                .next()
                .unwrap_or_default()
                .trim_matches([' ', '\t', '\u{3000}'])
                .is_empty()
        });
        if !at_start || !written.starts_with(text.chars().next().unwrap_or(' ')) {
            return;
        }
        let source_line = written.lines().next().unwrap_or_default().trim_end();
        let hashes = text.trim_start_matches(['#', '＃']);
        let cells = source_line.trim_matches('|').split('|').count();
        if hashes.len() < text.len() {
            let found = text.get(..text.len() - hashes.len()).unwrap_or_default();
            let level = found.chars().count().min(4);
            let fix = format!("{} {}", "#".repeat(level), hashes.trim_start());
            self.fault(Code::GluedHeading, range.start..range.start + found.len()).args =
                vec![("found", found.into()), ("fix", fix.into())];
        } else if source_line.starts_with('|') && source_line.ends_with('|') && cells > 1 {
            if first {
                let rule = format!("|{}", " --- |".repeat(cells));
                self.fault(Code::TableWithoutRule, range.start..range.start + source_line.len())
                    .args = vec![("fix", rule.into())];
            }
        } else if (source_line.starts_with("![") || source_line.starts_with("！["))
            && source_line.contains(['(', '（'])
        {
            self.fault(Code::PictureSyntax, range.start..range.start + source_line.len());
        } else if text.starts_with(['•', '·', '●', '■', '◆'])
            && text.chars().nth(1).is_some_and(char::is_whitespace)
        {
            let end = range.start + source_line.len();
            self.unsupported(range.start..end, Words::Bullets, Words::InsteadBullets);
        } else if let Some(label) = label::of(text).filter(|_| line.soft_break) {
            self.fault(Code::LabelInLine, range.start..range.start + label.len()).args =
                vec![("label", label.into())];
            line.soft_break = false;
            line.finish();
        }
    }

    fn inner(&mut self) -> Vec<Inline> {
        self.inlines(Extent::Element).0.into_iter().flatten().collect()
    }

    /// The first character of the text that follows, if text follows at once.
    fn next_char(&mut self) -> Option<char> {
        match self.events.peek() {
            Some((Event::Text(text), _)) => text.chars().next().filter(|c| *c != STAR),
            Some((Event::SoftBreak | Event::HardBreak | Event::End(_), _)) | None => None,
            Some(_) => Some('字'),
        }
    }
}

/// Whether `event` comes after the text of a line. The end of an element that is read to its end
/// belongs to it.
pub(super) fn ends(event: &Event<'_>, extent: Extent) -> bool {
    let item = extent == Extent::Item;
    match event {
        Event::End(_) | Event::Rule => item,
        Event::Start(tag) => item && is_block(tag),
        _ => false,
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

fn is_break(html: &str) -> bool {
    let name = html.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim();
    name.eq_ignore_ascii_case("br")
}

/// What an inline event is called, and what to do instead, where it has no form.
fn no_form(event: &Event<'_>) -> Option<(Words, Words)> {
    match event {
        Event::Code(_) => Some((Words::Code, Words::InsteadCode)),
        Event::InlineHtml(_) | Event::Html(_) => Some((Words::Html, Words::InsteadHtml)),
        Event::FootnoteReference(_) => Some((Words::Footnote, Words::InsteadFootnote)),
        Event::TaskListMarker(_) => Some((Words::TaskList, Words::InsteadTaskList)),
        Event::Start(Tag::Link { .. }) => Some((Words::Link, Words::InsteadLink)),
        Event::Start(Tag::Image { .. }) => Some((Words::Image, Words::InsteadImage)),
        Event::Start(Tag::Strikethrough) => Some((Words::Strike, Words::InsteadStrike)),
        _ => None,
    }
}
