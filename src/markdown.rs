//! Markdown bodies: from text to blocks of the tree.
//!
//! [`read`] is the entry point. [`stars`] makes emphasis work next to Chinese punctuation,
//! [`inline`] reads the pieces of a line, [`table`] tables with merged cells, [`figure`] pictures,
//! whose files it asks a [`Pictures`] for, [`rows`] those of tables that come again, [`label`] numbers that were pasted along. Markdown for which an official document has no form is a [`Fault`] at
//! its place: never dropped, never guessed.

mod escape;
mod figure;
mod inline;
mod label;
mod rows;
mod stars;
mod table;

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

pub use escape::escape;
pub use figure::{NoPicture, NoPictures, Pictures, Shown};
pub use rows::Rows;

use crate::catalog::{Code, Words};
use crate::diag::Arg;
use crate::doc::{Block, Heading, Inline, Item, Level, List, Paragraph};
use crate::profile::Numbering;

/// Something in a Markdown text that cannot be set. `range` is in bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What kind.
    pub code: Code,
    /// Where.
    pub range: Range<usize>,
    /// Values for the code's placeholders.
    pub args: Vec<(&'static str, Arg)>,
}

/// Reads a body. Headings and lists get their labels from `numbering`, figures their pictures from
/// `pictures`.
#[must_use]
pub fn read(
    text: &str,
    numbering: &Numbering,
    pictures: &dyn Pictures,
) -> (Vec<Block>, Vec<Fault>) {
    let marked = stars::mark(text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let parser = Parser::new_ext(&marked, options);
    let mut definitions: Vec<_> = parser
        .reference_definitions()
        .iter()
        .map(|(_, definition)| definition.span.clone())
        .collect();
    definitions.sort_by_key(|span| span.start);
    let events: Vec<_> = parser.into_offset_iter().collect();
    let mut reader = Reader {
        text,
        numbering,
        pictures,
        events: events.into_iter().peekable(),
        counters: [0; 4],
        level: None,
        faults: Vec::new(),
    };
    let blocks = reader.blocks(0);
    for span in definitions {
        reader.unsupported(span, Words::Link, Words::InsteadLink);
    }
    (join_leads(blocks, &mut reader.faults), reader.faults)
}

/// A block with what the next pass must know of it.
struct Read {
    block: Block,
    range: Range<usize>,
}

/// How far the text of a line goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// To the end of the enclosing element.
    Element,
    /// The same, or to a picture on a line of its own.
    Paragraph,
    /// The same, or to the next block of a tight item, whose text has no element around it.
    Item,
}

struct Reader<'a> {
    text: &'a str,
    numbering: &'a Numbering,
    pictures: &'a dyn Pictures,
    events: Peekable<IntoIter<(Event<'a>, Range<usize>)>>,
    /// The number of the last heading of each level.
    counters: [u32; 4],
    /// The level of the last heading.
    level: Option<Level>,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        self.events.next()
    }

    fn fault(&mut self, code: Code, range: Range<usize>) -> &mut Fault {
        self.faults.push(Fault { code, range, args: Vec::new() });
        // The list has an element: it was pushed on the line above.
        let last = self.faults.len() - 1;
        #[allow(clippy::indexing_slicing)]
        &mut self.faults[last]
    }

    fn unsupported(&mut self, range: Range<usize>, what: Words, advice: Words) {
        let first_line = self.text.get(range.clone()).and_then(|t| t.lines().next());
        let end = range.start + first_line.map_or(1, str::len);
        self.fault(Code::MarkdownUnsupported, range.start..end).args =
            vec![("what", what.into()), ("advice", advice.into())];
    }

    /// Passes over everything up to the end of the element that has just begun.
    fn skip(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    /// The blocks up to the end of the enclosing element. `depth` counts enclosing lists.
    fn blocks(&mut self, depth: usize) -> Vec<Read> {
        let mut blocks = Vec::new();
        loop {
            let inline = matches!(
                self.events.peek(),
                Some((
                    Event::Text(_)
                        | Event::Code(_)
                        | Event::InlineHtml(_)
                        | Event::InlineMath(_)
                        | Event::DisplayMath(_)
                        | Event::SoftBreak
                        | Event::HardBreak
                        | Event::FootnoteReference(_)
                        | Event::TaskListMarker(_)
                        | Event::Start(
                            Tag::Emphasis
                                | Tag::Strong
                                | Tag::Strikethrough
                                | Tag::Superscript
                                | Tag::Subscript
                                | Tag::Link { .. }
                                | Tag::Image { .. }
                        ),
                    _
                ))
            );
            if inline {
                // The text of a tight list item has no paragraph around it.
                self.paragraphs(&mut blocks, true);
                continue;
            }
            let Some((event, range)) = self.next() else {
                return blocks;
            };
            match event {
                Event::Start(Tag::Paragraph) => {
                    self.paragraphs(&mut blocks, false);
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    if let Some(block) = self.heading(level, range.clone(), depth) {
                        blocks.push(Read { block, range });
                    }
                }
                Event::Start(Tag::List(Some(start))) => {
                    let block = self.list(start, depth);
                    blocks.push(Read { block, range });
                }
                Event::Start(Tag::List(None)) => {
                    self.unsupported(range, Words::Bullets, Words::InsteadBullets);
                    self.skip();
                }
                Event::Start(Tag::Table(alignments)) => {
                    let found = self.table(&alignments);
                    if depth > 0 {
                        self.unsupported(range, Words::NestedTable, Words::InsteadNested);
                    } else if let Some(table) = found {
                        blocks.push(Read { block: Block::Table(table), range });
                    }
                }
                Event::Rule => blocks.push(Read { block: Block::PageBreak, range }),
                Event::Start(Tag::BlockQuote(_)) => {
                    self.unsupported(range, Words::Quote, Words::InsteadQuote);
                    self.skip();
                }
                Event::Start(Tag::CodeBlock(_)) => {
                    self.unsupported(range, Words::Code, Words::InsteadCode);
                    self.skip();
                }
                Event::Start(Tag::HtmlBlock) => {
                    self.unsupported(range, Words::Html, Words::InsteadHtml);
                    self.skip();
                }
                Event::Start(Tag::FootnoteDefinition(_)) => {
                    self.unsupported(range, Words::Footnote, Words::InsteadFootnote);
                    self.skip();
                }
                Event::End(_) => return blocks,
                // Nothing else stands between blocks with the options that are on.
                _ => {}
            }
        }
    }

    /// The text of a paragraph: more than one where a line begins with two full-width spaces,
    /// which is how a paragraph begins in pasted text.
    fn paragraphs(&mut self, blocks: &mut Vec<Read>, tight: bool) {
        let extent = if tight { Extent::Item } else { Extent::Paragraph };
        loop {
            if let Some((Event::Start(Tag::Image { .. }), _)) = self.events.peek() {
                blocks.extend(self.figure());
                match self.events.peek() {
                    Some((Event::End(_), _)) if !tight => {
                        let _ = self.next();
                        return;
                    }
                    Some((event, _)) if !inline::ends(event, extent) => continue,
                    Some(_) | None => return,
                }
            }
            let start = self.events.peek().map_or(0, |(_, range)| range.start);
            let (texts, end) = self.inlines(extent);
            for text in texts {
                if !text.is_empty() {
                    let block = Block::Paragraph(Paragraph { lead: None, text });
                    blocks.push(Read { block, range: start..end });
                }
            }
            // A picture on a line of its own ends the text before it.
            if !self.figure_follows() {
                return;
            }
        }
    }

    fn heading(&mut self, level: HeadingLevel, range: Range<usize>, depth: usize) -> Option<Block> {
        let (mut texts, _) = self.inlines(Extent::Element);
        let mut text: Vec<Inline> = texts.drain(..).flatten().collect();
        let underlined =
            !self.text.get(range.clone()).unwrap_or_default().trim_start().starts_with('#');
        if underlined {
            self.unsupported(range, Words::Underlined, Words::InsteadUnderlined);
            return None;
        }
        if depth > 0 {
            self.unsupported(range, Words::NestedHeading, Words::InsteadNested);
            return None;
        }
        let level = match level {
            HeadingLevel::H1 => Level::One,
            HeadingLevel::H2 => Level::Two,
            HeadingLevel::H3 => Level::Three,
            HeadingLevel::H4 => Level::Four,
            HeadingLevel::H5 | HeadingLevel::H6 => {
                let number = if level == HeadingLevel::H5 { "5" } else { "6" };
                let width = number.parse().unwrap_or(1);
                self.fault(Code::HeadingTooDeep, range.start..range.start + width).args =
                    vec![("depth", number.into())];
                return None;
            }
        };
        label::strip(&mut text);
        if text.is_empty() {
            let line = self.text.get(range.clone()).unwrap_or_default().trim_end();
            self.fault(Code::EmptyHeading, range.start..range.start + line.len());
            return None;
        }
        let before = self.level.map_or(0, |l| l.index() + 1);
        if level.index() > before {
            let hashes = range.start..range.start + level.index() + 1;
            self.fault(Code::LevelSkipped, hashes).args = vec![
                ("from", before.to_string().into()),
                ("to", (level.index() + 1).to_string().into()),
            ];
        }
        self.level = Some(level);
        let mut number = 0;
        for (index, counter) in self.counters.iter_mut().enumerate() {
            if index == level.index() {
                *counter += 1;
                number = *counter;
            } else if index > level.index() {
                *counter = 0;
            }
        }
        let label = self.numbering.label(level.index(), number);
        Some(Block::Heading(Heading { level, label, text }))
    }

    fn list(&mut self, start: u64, depth: usize) -> Block {
        let mut items = Vec::new();
        let mut number = u32::try_from(start).unwrap_or(1);
        while let Some((Event::Start(Tag::Item), _)) = self.events.peek() {
            let range = self.next().map_or(0..0, |(_, range)| range);
            let mut blocks = self.blocks(depth + 1).into_iter().map(|read| read.block).peekable();
            let mut text = match blocks.peek() {
                Some(Block::Paragraph(paragraph)) => {
                    let text = paragraph.text.clone();
                    let _ = blocks.next();
                    text
                }
                _ => Vec::new(),
            };
            label::strip(&mut text);
            if text.is_empty() && blocks.peek().is_none() {
                let line = self.text.get(range.clone()).and_then(|t| t.lines().next());
                let end = range.start + line.map_or(1, |l| l.trim_end().len().max(1));
                self.fault(Code::EmptyItem, range.start..end);
            }
            let label = self.numbering.list_label(depth, number);
            items.push(Item { label, text, more: blocks.collect() });
            number = number.saturating_add(1);
        }
        // The list's own end.
        let _ = self.next_if_end(TagEnd::List(true));
        Block::List(List { items })
    }

    fn next_if_end(&mut self, end: TagEnd) -> Option<(Event<'a>, Range<usize>)> {
        self.events.next_if(|(event, _)| *event == Event::End(end))
    }
}

/// Puts every heading that ends in 。 before the paragraph that it leads.
fn join_leads(blocks: Vec<Read>, faults: &mut Vec<Fault>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut lead: Option<(Heading, Range<usize>)> = None;
    for Read { block, range } in blocks {
        let block = match (lead.take(), block) {
            (Some((heading, _)), Block::Paragraph(paragraph)) => {
                Block::Paragraph(Paragraph { lead: Some(heading), ..paragraph })
            }
            (Some((heading, at)), block) => {
                alone(&mut out, heading, at, faults);
                block
            }
            (None, block) => block,
        };
        match block {
            Block::Heading(heading) if ends_in_stop(&heading.text) => lead = Some((heading, range)),
            block => out.push(block),
        }
    }
    if let Some((heading, at)) = lead {
        alone(&mut out, heading, at, faults);
    }
    out
}

/// A run-in heading that leads nothing stands alone, and somebody should know.
fn alone(out: &mut Vec<Block>, heading: Heading, at: Range<usize>, faults: &mut Vec<Fault>) {
    let end = at.end.saturating_sub(1).max(at.start + 1);
    faults.push(Fault { code: Code::RunInAlone, range: at.start..end, args: Vec::new() });
    out.push(Block::Heading(heading));
}

fn ends_in_stop(text: &[Inline]) -> bool {
    match text.last() {
        Some(Inline::Text(text)) => text.ends_with('。'),
        Some(Inline::Strong(inner) | Inline::Emphasis(inner)) => ends_in_stop(inner),
        Some(Inline::LineBreak) | None => false,
    }
}

#[cfg(test)]
mod tests;
