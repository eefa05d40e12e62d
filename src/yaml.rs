//! YAML as a tree of nodes that know their places.
//!
//! Scalars stay text (a serial number `033` or a date is not a number), keys and values keep
//! their byte ranges, aliases are expanded up to a limit, and a key that stands twice is a
//! finding. [`Scalar::source_offset`] leads from a character of a scalar's text, however it was
//! written (plain, quoted, block), back to the file.

mod build;
mod error;
mod repair;
mod scalar;

use std::ops::Range;

use crate::catalog::{Code, Words};
use crate::diag::Finding;
use crate::many::Many;
use crate::source::Source;

pub use scalar::{Scalar, Style, is_forbidden};

/// Syntax errors that are looked for in one file.
const MOST_REPAIRS: usize = 20;

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its byte range in the file.
    pub span: Range<usize>,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text, a number, a date: whatever is not a collection.
    Scalar(Scalar),
    /// `- a` or `[a]`.
    List(Many<Node>),
    /// `a: b` or `{a: b}`.
    Map(Many<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key's text.
    pub key: String,
    /// The key's byte range.
    pub key_span: Range<usize>,
    /// The value.
    pub node: Node,
}

impl Node {
    /// The value of `key`, if this is a map that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|e| e.key == key).map(|e| &e.node),
            Value::Scalar(_) | Value::List(_) => None,
        }
    }

    /// The nodes of a list; nothing for anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            Value::Scalar(_) | Value::Map(_) => &[],
        }
    }

    /// The scalar, if this is one.
    #[must_use]
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Whether there is nothing: `key:` with no value, `~`, or an empty quoted text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &self.value {
            Value::Scalar(scalar) => scalar.is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Map(entries) => entries.is_empty(),
        }
    }
}

/// Lines so near to one that is out of its place are out of theirs because of it.
const NEAR: usize = 4;

/// What was read of a file.
#[derive(Debug)]
pub struct Parsed {
    /// Its tree.
    pub root: Node,
    /// Where it was repaired: the lines (from 1) with a syntax error.
    pub repaired: Vec<usize>,
    /// The lines that were left out: what stands indented below them is not where it belongs.
    pub left_out: Vec<usize>,
}

/// Parses a source's text (as mended) into its tree. Syntax errors and duplicate keys go to
/// `findings`; after a syntax error its line is repaired and the file read again, so that one
/// run finds them all. `None` when there is no tree.
pub fn parse(source: &Source, findings: &mut Vec<Finding>) -> Option<Parsed> {
    let mut text = source.yaml_text().to_owned();
    let mut repaired = Vec::new();
    let mut left_out: Vec<usize> = Vec::new();
    // The last line whose place in the structure could not be made out.
    let mut troubled: Option<usize> = None;
    loop {
        let mut found = Vec::new();
        let (root, error) = build::read(source, &text, &mut found);
        let Some(at) = error else {
            findings.extend(found);
            return root.map(|root| Parsed { root, repaired, left_out });
        };
        // What was found before the error is found again when the file is read again.
        let offset = source.original(at);
        found.retain(|f| f.place.as_ref().is_some_and(|p| p.offset == offset));
        let line = source.line_of(offset);
        let again = repaired.contains(&line);
        // What follows from a line that was left out is not worth a word.
        let orphaned = left_out.iter().any(|out| source.is_below(*out, line));
        let of_structure = found.iter().any(is_of_structure);
        let goes_on = troubled.is_some_and(|last| line.abs_diff(last) <= NEAR);
        let later = !repaired.is_empty();
        found.retain(|f| {
            let follows = orphaned || goes_on || (later && is_at_own_colon(f));
            !(follows && is_of_structure(f))
        });
        if of_structure {
            troubled = Some(line);
        }
        if !again {
            findings.extend(found);
        }
        match repair::repair(&mut text, at, again) {
            Some(whole) if repaired.len() < MOST_REPAIRS => {
                repaired.push(line);
                if whole {
                    left_out.push(line);
                }
            }
            Some(_) | None => return None,
        }
    }
}

/// Whether a syntax error may come of a line above: it is about where a line belongs, and not
/// about what it says.
#[must_use]
pub fn is_of_structure(finding: &Finding) -> bool {
    let details = [Words::Misaligned, Words::LineWithoutKey, Words::KeyNotWord, Words::NotYaml];
    details.iter().any(|words| finding.args.contains(&("detail", (*words).into())))
        || is_at_own_colon(finding)
}

/// Whether a syntax error is said to be at the first colon of a line: the line is what it should
/// be, and one above it is not.
fn is_at_own_colon(finding: &Finding) -> bool {
    let first = finding.place.as_ref().and_then(|p| p.text.chars().position(|c| c == ':'));
    let column = finding.place.as_ref().map_or(0, |p| p.column);
    finding.code == Code::YamlSyntax && first.is_some_and(|first| first + 1 == column)
}

#[cfg(test)]
mod tests;
