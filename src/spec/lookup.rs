//! Look-ups: `{{ issuer.name }}` in any text of a spec stands for that value.
//!
//! A spec is data, so this is all that its text can do: a path of names (English or Chinese) and
//! positions, or a value of a task or stage by its id (`due("kickoff")`), nothing else. `\{{` is a literal `{{`. Values are looked up in the order in which
//! they need each other; a circle is a finding. What is looked up from Markdown is escaped.

mod by_id;
mod call;
mod coarser;
mod kept;
mod pieces;

use std::collections::BTreeMap;
use std::ops::Range;

use super::data::{Data, Segment, Text};
use super::overlay;
use super::schema::{DEPARTMENT, Kind, SPEC, Table};
use super::suggest::nearest;
use crate::catalog::{Code, Words};
use crate::deadline::Day;
use crate::diag::{Finding, Name};
use crate::markdown;
use crate::source::Source;
use crate::yaml::{Node, Scalar, Value};
use pieces::{Names, Piece};

pub use call::{at, due_of, tasks};
pub use kept::{Kept, keep, resolve_rest};

/// Replaces every look-up of the canonical tree `root`.
pub fn resolve(
    root: &Node,
    issued: Option<Day>,
    source: &Source,
    findings: &mut Vec<Finding>,
) -> Data {
    Resolver::new(root, issued, source, findings).walk(root, Shape::spec(), "")
}

/// What is known of the kind of a node.
#[derive(Clone, Copy)]
enum Shape {
    /// The schema says.
    Kind(Kind),
    /// It is the author's own.
    Own,
}

impl Shape {
    /// That of a whole spec.
    const fn spec() -> Self {
        Self::Kind(Kind::Group(&SPEC))
    }

    fn table(self) -> Option<&'static Table> {
        match self {
            Self::Kind(kind) => kind.table(),
            Self::Own => None,
        }
    }

    fn item(self) -> Self {
        match self {
            Self::Kind(Kind::List(inner)) => Self::Kind(*inner),
            Self::Kind(_) | Self::Own => Self::Own,
        }
    }

    fn field(self, key: &str) -> Self {
        self.table().and_then(|t| t.find(key)).map_or(Self::Own, |f| Self::Kind(f.kind))
    }

    const fn is_title(self) -> bool {
        matches!(self, Self::Kind(Kind::Title | Kind::TitleOr(_)))
    }

    const fn is_markdown(self) -> bool {
        matches!(self, Self::Kind(Kind::Markdown))
    }
}

/// The longest text that look-ups may make, in bytes: no document is longer.
const LONGEST: usize = 4 << 20;

struct Resolver<'a> {
    root: &'a Node,
    /// The document's date.
    issued: Option<Day>,
    source: &'a Source,
    findings: &'a mut Vec<Finding>,
    /// What came out the same in every version so far.
    kept: Option<&'a Kept>,
    /// What is resolved, by path, of the texts in which something could be looked up.
    done: BTreeMap<String, Text>,
    /// The paths that are being resolved.
    stack: Vec<String>,
    /// Whether a text came out longer than any document.
    too_long: bool,
}

impl<'a> Resolver<'a> {
    const fn new(
        root: &'a Node,
        issued: Option<Day>,
        source: &'a Source,
        findings: &'a mut Vec<Finding>,
    ) -> Self {
        Self {
            root,
            issued,
            source,
            findings,
            kept: None,
            done: BTreeMap::new(),
            stack: Vec::new(),
            too_long: false,
        }
    }

    fn walk(&mut self, node: &'a Node, shape: Shape, path: &str) -> Data {
        if let Some(kept) = self.kept.and_then(|kept| kept.find(path, node)) {
            return kept.clone();
        }
        match &node.value {
            Value::Scalar(scalar) => Data::Text(self.text(scalar, shape, path)),
            Value::List(items) => Data::List(
                items
                    .iter()
                    .enumerate()
                    .map(|(n, item)| self.walk(item, shape.item(), &join(path, &n.to_string())))
                    .collect(),
            ),
            Value::Map(entries) => Data::Map(
                entries
                    .iter()
                    .map(|e| {
                        let inner = self.walk(&e.node, shape.field(&e.key), &join(path, &e.key));
                        (e.key.clone(), inner)
                    })
                    .collect(),
            ),
        }
    }

    fn text(&mut self, scalar: &'a Scalar, shape: Shape, path: &str) -> Text {
        if let Some(text) = self.done.get(path) {
            return text.clone();
        }
        if !scalar.text.contains('{') && !scalar.text.contains('｛') {
            return finished(scalar.text.clone(), Vec::new(), shape, scalar);
        }
        self.stack.push(path.to_owned());
        let mut out = String::with_capacity(scalar.text.len());
        let mut segments = Vec::new();
        for piece in self.pieces(scalar) {
            let start = out.len();
            let (range, value) = match piece {
                Piece::Literal(range) => {
                    out.push_str(scalar.text.get(range.clone()).unwrap_or_default());
                    segments.push(Segment { start, raw: range.start, looked_up: false });
                    continue;
                }
                Piece::Path(range, names) => (range, self.look_up(scalar, &names, shape)),
                Piece::Call(range, call) => (range, self.call(scalar, &call, shape)),
            };
            segments.push(Segment { start, raw: range.start, looked_up: true });
            let Some(value) = value else { continue };
            if self.too_long || out.len() + value.len() > LONGEST {
                // Once is enough: what looks this up is too long as well.
                if !self.too_long {
                    self.report(Code::LookupSyntax, scalar, &range, |f| {
                        f.with("detail", Words::LookupTooLong)
                    });
                }
                self.too_long = true;
            } else {
                out.push_str(&value);
            }
        }
        self.stack.pop();
        let text = finished(out, segments, shape, scalar);
        self.done.insert(path.to_owned(), text.clone());
        text
    }

    /// The characters to be put in place of a look-up; `None` where there are none.
    fn look_up(&mut self, from: &Scalar, names: &Names, into: Shape) -> Option<String> {
        let mut node = self.root;
        let mut shape = Shape::spec();
        let mut path = String::new();
        for (name, range) in names {
            let Some((key, inner)) = step(node, shape, name) else {
                if names_department(shape, name) {
                    self.report(Code::NoDepartment, from, range, |f| f);
                    return None;
                }
                self.unknown(from, name, range, Words::NamesAre, keys(node, shape));
                return None;
            };
            path = join(&path, &key);
            (node, shape) = inner;
        }
        let whole = names.first()?.1.start..names.last()?.1.end;
        let Some(scalar) = node.scalar().filter(|_| !shape.is_markdown()) else {
            let choices = keys(node, shape);
            self.report(Code::NotText, from, &whole, |f| {
                let body = matches!(node.value, Value::Scalar(_));
                let advice = if body { Words::BodyNotText } else { Words::PartsAre };
                f.with("name", path).with("advice", advice).with("choices", choices)
            });
            return None;
        };
        if !self.enter(from, &path, &whole) {
            return None;
        }
        let text = self.text(scalar, shape, &path);
        let value = if into.is_title() { text.text.clone() } else { text.plain() };
        Some(if into.is_markdown() { markdown::escape(&value) } else { value })
    }

    /// Whether the value at `path` may be looked up: it is not being looked up already.
    fn enter(&mut self, from: &Scalar, path: &str, whole: &Range<usize>) -> bool {
        if !self.stack.iter().any(|open| open == path) {
            return true;
        }
        let mut chain: Vec<_> = self.stack.iter().skip_while(|p| *p != path).cloned().collect();
        chain.push(path.to_owned());
        self.report(Code::LookupCycle, from, whole, |f| f.with("chain", chain.join(" → ")));
        false
    }

    /// Reports a name that is not there, and in the words `there` what is.
    fn unknown(
        &mut self,
        from: &Scalar,
        name: &str,
        range: &Range<usize>,
        there: Words,
        choices: Vec<Name>,
    ) {
        let names = choices.iter().flat_map(|n| [Some(&n.name), n.zh.as_ref()]).flatten();
        // A position that there is not is not a slip of another one.
        let is_position = name.bytes().all(|b| b.is_ascii_digit());
        let near = nearest(name, names.map(String::as_str)).filter(|_| !is_position);
        let near = near.map(str::to_owned);
        self.report(Code::UnknownName, from, range, |f| {
            let f = f.with("name", name);
            match near {
                Some(near) => f.with("advice", Words::DidYouMeanName).with("suggestion", near),
                None if choices.is_empty() => f.with("advice", Words::NoNames),
                None => f.with("advice", there).with("choices", choices),
            }
        });
    }

    fn report(
        &mut self,
        code: Code,
        scalar: &Scalar,
        raw: &Range<usize>,
        fill: impl FnOnce(Finding) -> Finding,
    ) {
        let file = self.source.text();
        let start = scalar.source_offset(file, raw.start);
        let end = scalar.source_offset(file, raw.end).max(start + 1);
        self.findings.push(fill(Finding::new(code, self.source.place(start..end))));
    }
}

/// A text in which nothing is left to be looked up.
fn finished(mut text: String, segments: Vec<Segment>, shape: Shape, scalar: &Scalar) -> Text {
    if !shape.is_markdown() {
        let end = text.trim_end().len();
        text.truncate(end);
        if shape.is_title() {
            // A line break in a title is one over the document. Both are one byte.
            text = text.replace('\n', "|");
        }
    }
    Text::new(text, shape.is_title(), scalar, segments)
}

/// One name of a path: the canonical key and what it leads to.
fn step<'a>(node: &'a Node, shape: Shape, name: &str) -> Option<(String, (&'a Node, Shape))> {
    match &node.value {
        Value::Map(_) => {
            if names_department(shape, name) {
                let shape = Shape::Kind(Kind::Group(&DEPARTMENT));
                return Some((
                    overlay::DEPARTMENT.to_owned(),
                    (node.get(overlay::DEPARTMENT)?, shape),
                ));
            }
            let key = shape.table().and_then(|t| t.find(name)).map_or(name, |f| f.key);
            Some((key.to_owned(), (node.get(key)?, shape.field(key))))
        }
        Value::List(items) => {
            let at: usize = name.parse().ok()?;
            Some((name.to_owned(), (items.get(at)?, shape.item())))
        }
        Value::Scalar(_) => None,
    }
}

/// Whether a name at the top of a spec is that of the department for which a version is made.
fn names_department(shape: Shape, name: &str) -> bool {
    let at_top = shape.table().is_some_and(|table| std::ptr::eq(table, &raw const SPEC));
    at_top && matches!(name, overlay::DEPARTMENT | "部门")
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// The names that lead on from a node.
fn keys(node: &Node, shape: Shape) -> Vec<Name> {
    match &node.value {
        Value::Map(entries) => entries
            .iter()
            .map(|e| match shape.table().and_then(|t| t.find(&e.key)) {
                Some(field) => Name::with_zh(field.key, field.zh),
                None => Name::new(e.key.as_str()),
            })
            .collect(),
        Value::List(items) => (0..items.len()).map(|n| Name::new(n.to_string())).collect(),
        Value::Scalar(_) => Vec::new(),
    }
}
