//! Two bodies as one, with what differs as tracked changes.
//!
//! Paragraphs, tables, rows and cells of both are paired; what both have stays as it is, the rest
//! is marked: characters in `w:ins` and `w:del`, the ends of paragraphs in their properties, rows
//! in theirs. `pairs` finds what belongs together, `runs` marks what stands inside of a paragraph,
//! `rows` what stands inside of a table.
//!
//! A mark on the end of a paragraph joins it with the next when it is carried out. Before a table,
//! at the end of a section and at the end of a cell there is no next: there, as a person at the
//! keyboard would do it, the end of the paragraph before is marked in its place.

mod pairs;
mod rows;
mod runs;
#[cfg(test)]
mod tests;

use pairs::{Step, steps, text};

use super::element::{Element, Node};
use super::order::canonical;
use super::text::escape;

/// Who made the changes, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The name.
    pub name: String,
    /// The day, as `YYYY-MM-DD`; `None` where it is not known.
    pub date: Option<String>,
}

/// Which version has something that the other has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The old one: it is deleted.
    Old,
    /// The new one: it is inserted.
    New,
}

/// Gives every change its number and its time.
///
/// LibreOffice takes a change that reaches to the end of a paragraph and one of the same time that
/// begins the next for a single one, with the end between them. So what follows on an end that is
/// not marked is made at another time of the day.
pub(super) struct Redline<'a> {
    author: &'a Author,
    changes: usize,
    later: bool,
}

impl<'a> Redline<'a> {
    /// No change yet.
    pub(super) const fn new(author: &'a Author) -> Self {
        Self { author, changes: 0, later: false }
    }

    /// A body of both versions, with the sections of the new one.
    pub(super) fn body(&mut self, old: &[Element], new: &[Element]) -> Vec<Element> {
        let split = |body: &[Element]| -> (Vec<Element>, Option<Element>) {
            let section = body.last().filter(|last| last.name == "w:sectPr").cloned();
            let count = body.len() - usize::from(section.is_some());
            (body.get(..count).unwrap_or_default().to_vec(), section)
        };
        let ((old, _), (new, section)) = (split(old), split(new));
        let mut body = self.blocks(&old, &new);
        body.extend(section);
        body
    }

    /// The part of a header or footer of both versions.
    pub(super) fn margin(&mut self, old: &str, new: &str) -> Result<String, quick_xml::Error> {
        if old == new {
            return Ok(new.to_owned());
        }
        let root = |part: &str| -> Result<Element, quick_xml::Error> {
            Ok(Element::parse_all(part.as_bytes())?.into_iter().next().unwrap_or_default())
        };
        let (old, mut root) = (root(old)?, root(new)?);
        let blocks = |root: &Element| -> Vec<Element> { root.elements().cloned().collect() };
        let both = self.blocks(&blocks(&old), &blocks(&root));
        root.children = both.into_iter().map(Node::Element).collect();
        let mut out = super::parts::PROLOG.to_owned();
        root.write_to(&mut out);
        Ok(out)
    }
}

impl Redline<'_> {
    /// An element that marks a change: `w:ins`, `w:del`, `w:pPrChange`.
    fn mark(&mut self, name: &str) -> Element {
        self.changes += 1;
        let (id, author) = (self.changes.to_string(), escape(&self.author.name));
        let mut mark = Element::new(name, &[("w:id", &id), ("w:author", &author)]);
        if let Some(date) = &self.author.date {
            let time = if self.later { "T00:10:00Z" } else { "T00:00:00Z" };
            let date = format!("{}{time}", escape(date));
            mark.attributes.push(("w:date".to_owned(), date));
        }
        mark
    }

    /// The mark of what only one version has.
    fn side(&mut self, side: Side) -> Element {
        self.mark(match side {
            Side::Old => "w:del",
            Side::New => "w:ins",
        })
    }

    /// Paragraphs and tables that follow each other.
    fn blocks(&mut self, old: &[Element], new: &[Element]) -> Vec<Element> {
        let steps = steps(old, new);
        let mut out: Vec<Element> = Vec::new();
        let mut at = 0;
        while let Some(step) = steps.get(at) {
            let (one, two) = (step.old.and_then(|o| old.get(o)), step.new.and_then(|n| new.get(n)));
            self.later = !self.later;
            match (one, two) {
                (Some(one), Some(two)) if two.name == "w:tbl" => {
                    self.table(one, two, &mut out);
                    at += 1;
                }
                (Some(one), Some(two)) => {
                    out.push(self.paragraph(one, two));
                    at += 1;
                }
                _ => {
                    let alone = |step: &&Step| step.old.is_none() || step.new.is_none();
                    let run: Vec<_> = steps
                        .iter()
                        .skip(at)
                        .take_while(alone)
                        .map(|s| single(s, old, new))
                        .collect();
                    at += run.len();
                    let next = steps.get(at).and_then(|step| new.get(step.new?));
                    self.run(&run, next, &mut out);
                }
            }
        }
        out
    }

    /// Paragraphs and tables of which each is in one version only, before `next`.
    fn run(&mut self, run: &[(Side, &Element)], next: Option<&Element>, out: &mut Vec<Element>) {
        let joins = |element: &Element| element.name == "w:p";
        let first = run.first().map(|(side, _)| *side);
        let one_side = run.iter().all(|(side, element)| Some(*side) == first && joins(element));
        let closed = out.last().is_some_and(closes_section)
            || run.last().is_some_and(|(side, last)| *side == Side::New && closes_section(last));
        let no_next = closed || !next.is_some_and(joins);
        let before = out.last().is_some_and(|last| joins(last) && !is_marked(last));
        if let (true, true, true, Some(side)) = (one_side, no_next, before, first) {
            self.behind(run, side, out);
            return;
        }
        // The same holds for those before a table that comes or goes with them.
        let of_first = |(side, element): &&(Side, &Element)| Some(*side) == first && joins(element);
        let lead = run.iter().take_while(of_first).count();
        let (lead, rest) = run.split_at_checked(lead).unwrap_or((run, &[]));
        let within = !out.last().is_some_and(closes_section)
            && !lead.iter().any(|(_, element)| closes_section(element));
        let to_table = !lead.is_empty() && rest.first().is_some_and(|(_, next)| !joins(next));
        let mut run = run;
        if let (true, true, true, Some(side)) = (to_table, within, before, first) {
            self.behind(lead, side, out);
            run = rest;
        }
        for (side, element) in run {
            if element.name == "w:tbl" {
                self.separate(out);
                out.push(self.whole_table(element, *side));
            } else {
                let mut paragraph = self.whole_paragraph(element, *side);
                let mark = self.side(*side);
                end_mark(&mut paragraph, mark);
                out.push(paragraph);
            }
        }
    }

    /// Paragraphs of one version that nothing follows with which they could be joined: the ends of
    /// the one before and of all but the last are marked.
    fn behind(&mut self, run: &[(Side, &Element)], side: Side, out: &mut Vec<Element>) {
        let Some(before) = out.last_mut() else { return };
        let bare = bare_properties(before);
        // The section ends behind the last of them.
        let section = take_section(before);
        let mark = self.side(side);
        end_mark(before, mark);
        for (n, (_, element)) in run.iter().enumerate() {
            let mut paragraph = self.whole_paragraph(element, side);
            if n + 1 < run.len() {
                let mark = self.side(side);
                end_mark(&mut paragraph, mark);
            } else {
                // What is left when they are gone is the one before, and looks like it.
                let own = bare_properties(&paragraph);
                let (now, then) = match side {
                    Side::New => (own, bare.clone()),
                    Side::Old => (bare.clone(), own),
                };
                let kept = take_section(&mut paragraph).or(section.clone());
                let mut properties = now;
                if properties != then {
                    let mut change = self.mark("w:pPrChange");
                    change.push(then);
                    properties.push(change);
                }
                properties.children.extend(kept.map(Node::Element));
                canonical(&mut properties);
                paragraph
                    .children
                    .retain(|node| !matches!(node, Node::Element(child) if child.name == "w:pPr"));
                paragraph.children.insert(0, Node::Element(properties));
            }
            out.push(paragraph);
        }
    }
}

/// What only one version has.
fn single<'a>(step: &Step, old: &'a [Element], new: &'a [Element]) -> (Side, &'a Element) {
    static NONE: Element =
        Element { name: String::new(), attributes: Vec::new(), children: Vec::new() };
    match (step.old, step.new) {
        (Some(o), _) => (Side::Old, old.get(o).unwrap_or(&NONE)),
        (None, n) => (Side::New, n.and_then(|n| new.get(n)).unwrap_or(&NONE)),
    }
}

/// Whether a section ends with that paragraph.
fn closes_section(element: &Element) -> bool {
    element.child("w:pPr").is_some_and(|properties| properties.child("w:sectPr").is_some())
}

/// Whether the end of a paragraph is marked.
fn is_marked(element: &Element) -> bool {
    element.child("w:pPr").is_some_and(|properties| properties.child("w:rPr").is_some())
}

/// Puts a mark on the end of a paragraph.
fn end_mark(paragraph: &mut Element, mark: Element) {
    end_marks(paragraph, [mark]);
}

/// Puts marks on the end of a paragraph.
fn end_marks(paragraph: &mut Element, marks: impl IntoIterator<Item = Element>) {
    if let Some(properties) = paragraph.first_or_insert("w:pPr") {
        let mut end = Element::new("w:rPr", &[]);
        for mark in marks {
            end.push(mark);
        }
        properties.push(end);
        canonical(properties);
    }
}

/// The properties of a paragraph without its section and its changes.
fn bare_properties(paragraph: &Element) -> Element {
    let mut properties = paragraph.child("w:pPr").cloned().unwrap_or_default();
    "w:pPr".clone_into(&mut properties.name);
    properties.children.retain(|node| {
        !matches!(node, Node::Element(child)
            if ["w:sectPr", "w:rPr", "w:pPrChange"].contains(&child.name.as_str()))
    });
    properties
}

/// Takes the section out of a paragraph that closes one.
fn take_section(paragraph: &mut Element) -> Option<Element> {
    let properties = paragraph.elements_mut().find(|child| child.name == "w:pPr")?;
    let at = properties
        .children
        .iter()
        .position(|node| matches!(node, Node::Element(child) if child.name == "w:sectPr"))?;
    match properties.children.remove(at) {
        Node::Element(section) => Some(section),
        Node::Text(_) => None,
    }
}
