//! Two bodies as one, with what differs as tracked changes.
//!
//! Paragraphs, tables, rows and cells of both are paired; what both have stays as it is, the rest
//! is marked: characters in `w:ins` and `w:del`, the ends of paragraphs in their properties, rows
//! in theirs. `runs` marks what stands inside of a paragraph, `rows` what stands inside of a table.
//!
//! A mark on the end of a paragraph joins it with the next when it is carried out. Before a table,
//! at the end of a section and at the end of a cell there is no next: there, as a person at the
//! keyboard would do it, the end of the paragraph before is marked in its place.

mod rows;
mod runs;
#[cfg(test)]
mod tests;

use super::element::{Element, Node};
use super::names;
use super::order::canonical;
use super::text::escape;
use crate::changes::{Pair, Sample, align};
use crate::profile::Role;

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

/// A body of both, for `author`.
pub(super) fn merge(old: &[Element], new: &[Element], author: &Author) -> Vec<Element> {
    let mut redline = Redline { author, changes: 0, later: false };
    let split = |body: &[Element]| -> (Vec<Element>, Option<Element>) {
        let section = body.last().filter(|last| last.name == "w:sectPr").cloned();
        let count = body.len() - usize::from(section.is_some());
        (body.get(..count).unwrap_or_default().to_vec(), section)
    };
    let ((old, _), (new, section)) = (split(old), split(new));
    let mut body = redline.blocks(&old, &new);
    body.extend(section);
    body
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

/// A paragraph or table of the result.
struct Step {
    /// Its place in the old version.
    old: Option<usize>,
    /// Its place in the new one.
    new: Option<usize>,
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

/// Pairs the paragraphs and tables of both versions.
fn steps(old: &[Element], new: &[Element]) -> Vec<Step> {
    let mut styles: Vec<String> = Vec::new();
    let mut sample = |element: &Element| {
        let style = style(element).unwrap_or(&element.name).to_owned();
        let known = styles.iter().position(|known| *known == style);
        let n = known.unwrap_or_else(|| {
            styles.push(style);
            styles.len() - 1
        });
        // The style counts as one character: the same text in another style is another paragraph.
        let sign = u32::try_from(n).ok().and_then(|n| char::from_u32(0xE000 + n)).unwrap_or('\0');
        Sample::new(format!("{sign}{}", text(element)))
    };
    let olds: Vec<Sample> = old.iter().map(&mut sample).collect();
    let news: Vec<Sample> = new.iter().map(&mut sample).collect();
    let kind = |all: &[Element], at: usize| all.get(at).map(|e| e.name.clone());
    let mut steps = Vec::new();
    for pair in align(&olds, &news) {
        match pair {
            Pair::Both(o, n) if kind(old, o) == kind(new, n) => {
                steps.push(Step { old: Some(o), new: Some(n) });
            }
            Pair::Both(o, n) => {
                steps.push(Step { old: Some(o), new: None });
                steps.push(Step { old: None, new: Some(n) });
            }
            Pair::Old(o) => steps.push(Step { old: Some(o), new: None }),
            Pair::New(n) => steps.push(Step { old: None, new: Some(n) }),
        }
    }
    let runs = steps.split(|step| step.old.is_some() && step.new.is_some());
    let mut at = 0;
    let mut out: Vec<Step> = Vec::new();
    let ranges: Vec<_> = runs
        .map(|run| {
            let range = at..at + run.len();
            at += run.len() + 1;
            range
        })
        .collect();
    let both = |range: &std::ops::Range<usize>| steps.get(range.end);
    for range in &ranges {
        let run = steps.get(range.clone()).unwrap_or_default();
        let olds: Vec<usize> = run.iter().filter_map(|step| step.old).collect();
        let news: Vec<usize> = run.iter().filter_map(|step| step.new).collect();
        let next = both(range).and_then(|step| new.get(step.new?));
        pair_rest(&olds, &news, (old, new), next, &mut out);
        out.extend(both(range).map(|step| Step { old: step.old, new: step.new }));
    }
    out
}

/// Pairs what is left between two pairs: lines of the form by their style, tables in their order,
/// and the last paragraphs where nothing follows that they could be joined with.
fn pair_rest(
    olds: &[usize],
    news: &[usize],
    (old, new): (&[Element], &[Element]),
    next: Option<&Element>,
    out: &mut Vec<Step>,
) {
    let mut from = 0;
    let mut rest_old = 0;
    let partner = |o: usize, n: usize| match (old.get(o), new.get(n)) {
        (Some(one), Some(two)) if one.name == two.name => {
            one.name == "w:tbl" || (is_form(one) && base(style(one)) == base(style(two)))
        }
        _ => false,
    };
    let last = |o: usize, n: usize| {
        let ends = [olds.last() == Some(&o), news.last() == Some(&n)] == [true, true];
        let alone = next.is_none_or(|next| next.name != "w:p")
            || new.get(n).is_some_and(closes_section)
            || old.get(o).is_some_and(closes_section);
        let both = [old.get(o), new.get(n)].map(|e| e.is_some_and(|e| e.name == "w:p"));
        ends && alone && both == [true, true]
    };
    for (at, o) in olds.iter().enumerate() {
        let found =
            news.iter().enumerate().skip(from).find(|(_, n)| partner(*o, **n) || last(*o, **n));
        let Some((to, n)) = found else { continue };
        let alone = olds.get(rest_old..at).unwrap_or_default();
        out.extend(alone.iter().map(|o| Step { old: Some(*o), new: None }));
        let alone = news.get(from..to).unwrap_or_default();
        out.extend(alone.iter().map(|n| Step { old: None, new: Some(*n) }));
        out.push(Step { old: Some(*o), new: Some(*n) });
        (rest_old, from) = (at + 1, to + 1);
    }
    let alone = olds.get(rest_old..).unwrap_or_default();
    out.extend(alone.iter().map(|o| Step { old: Some(*o), new: None }));
    let alone = news.get(from..).unwrap_or_default();
    out.extend(alone.iter().map(|n| Step { old: None, new: Some(*n) }));
}

/// Whether a paragraph is a line of the form, of which there is one: not running text.
fn is_form(element: &Element) -> bool {
    let running = [
        Role::Body,
        Role::Heading1,
        Role::Heading2,
        Role::Heading3,
        Role::Heading4,
        Role::ListItem,
    ];
    element.name == "w:p"
        && style(element).is_some_and(|own| !running.iter().any(|role| names::id(*role) == own))
}

/// A style without the number that tells it from its like.
fn base(style: Option<&str>) -> Option<&str> {
    style.map(|style| style.trim_end_matches(|c: char| c.is_ascii_digit()))
}

/// The style of a paragraph.
fn style(element: &Element) -> Option<&str> {
    element.child("w:pPr")?.child("w:pStyle")?.attribute("w:val")
}

/// All that an element says.
fn text(element: &Element) -> String {
    let mut out = String::new();
    add_text(element, &mut out);
    out
}

fn add_text(element: &Element, out: &mut String) {
    match element.name.as_str() {
        "w:pPr" | "w:rPr" | "w:tblPr" | "w:trPr" | "w:tcPr" => {}
        "w:t" => out.push_str(&runs::characters(element)),
        "w:br" | "w:tab" => out.push(' '),
        _ => {
            for child in element.elements() {
                add_text(child, out);
            }
            if element.name == "w:tc" {
                out.push('\n');
            }
        }
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
