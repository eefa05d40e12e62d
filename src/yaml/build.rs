//! From the parser's events to the tree.

use std::collections::BTreeMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::{Entry, Node, Scalar, Style, Value, error, is_forbidden, scalar};
use crate::catalog::{Code, Words};
use crate::diag::{Finding, Place};
use crate::source::Source;

/// How deeply nodes may be nested.
const MOST_LEVELS: usize = 64;
/// Nodes that one file may have once its aliases are expanded.
const MOST_NODES: usize = 200_000;

/// Reads once: the tree, or the byte of `text` of the syntax error that ended it.
pub(super) fn read(
    source: &Source,
    text: &str,
    findings: &mut Vec<Finding>,
) -> (Option<Node>, Option<usize>) {
    let offsets = Offsets::new(source, text);
    let mut builder = Builder {
        source,
        text,
        offsets: &offsets,
        findings,
        anchors: BTreeMap::new(),
        nodes: 0,
        error: None,
    };
    let root = builder.document(&mut Parser::new_from_str(text));
    (root, builder.error)
}

/// From the characters that the parser counts to bytes.
struct Offsets<'a> {
    source: &'a Source,
    /// The byte of the text at which each character begins, and its end.
    bytes: Vec<usize>,
}

impl<'a> Offsets<'a> {
    fn new(source: &'a Source, text: &str) -> Self {
        let bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { source, bytes }
    }

    /// A byte of the text that is parsed.
    fn byte(&self, index: usize) -> usize {
        self.bytes.get(index).or(self.bytes.last()).copied().unwrap_or(0)
    }

    /// Bytes of the file.
    fn range(&self, span: &Span) -> Range<usize> {
        let byte = |index| self.source.original(self.byte(index));
        byte(span.start.index())..byte(span.end.index())
    }
}

struct Builder<'a> {
    source: &'a Source,
    text: &'a str,
    offsets: &'a Offsets<'a>,
    findings: &'a mut Vec<Finding>,
    anchors: BTreeMap<usize, Node>,
    nodes: usize,
    /// Where a syntax error is said to be.
    error: Option<usize>,
}

/// The tree cannot be finished; why is among the findings.
struct Stop;

type Events<'a> = Parser<'a, saphyr_parser::StrInput<'a>>;

impl Builder<'_> {
    fn document(&mut self, parser: &mut Events<'_>) -> Option<Node> {
        let mut root = None;
        loop {
            let (event, span) = self.next(parser).ok()?;
            match event {
                Event::StreamEnd => return root,
                Event::StreamStart
                | Event::DocumentStart(_)
                | Event::DocumentEnd
                | Event::Nothing => {}
                event if root.is_none() => {
                    root = Some(self.node(event, &span, parser, 0).ok()?);
                }
                _ => {
                    let place = self.source.place(self.offsets.range(&span));
                    self.findings.push(Finding::new(Code::SeveralDocuments, place));
                    return root;
                }
            }
        }
    }

    fn next<'a>(&mut self, parser: &mut Events<'a>) -> Result<(Event<'a>, Span), Stop> {
        match parser.next_event() {
            Some(Ok(next)) => Ok(next),
            Some(Err(error)) => {
                let at = self.offsets.byte(error.marker().index());
                let (finding, at) = error::syntax(self.source, self.text, at, error.info());
                self.error = Some(at);
                self.findings.push(finding);
                Err(Stop)
            }
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn node<'a>(
        &mut self,
        event: Event<'a>,
        span: &Span,
        parser: &mut Events<'a>,
        level: usize,
    ) -> Result<Node, Stop> {
        let range = self.offsets.range(span);
        self.nodes += 1;
        if level > MOST_LEVELS || self.nodes > MOST_NODES {
            self.findings.push(Finding::new(Code::TooDeep, self.source.place(range)));
            return Err(Stop);
        }
        let (node, anchor) = match event {
            Event::Scalar(value, style, anchor, _) => (self.scalar(&value, style, range), anchor),
            Event::SequenceStart(anchor, _) => {
                self.is_apart(span, anchor);
                (self.list(range, parser, level)?, anchor)
            }
            Event::MappingStart(anchor, _) => {
                self.is_apart(span, anchor);
                (self.map(range, parser, level)?, anchor)
            }
            Event::Alias(id) => {
                let Some(node) = self.anchors.get(&id).cloned() else {
                    let finding = Finding::new(Code::TooDeep, self.source.place(range));
                    self.findings.push(finding);
                    return Err(Stop);
                };
                self.nodes += size(&node);
                (node, 0)
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::SequenceEnd
            | Event::MappingEnd => return Err(Stop),
        };
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    /// An anchor and the bracket after it are two words, although this parser reads them as one.
    fn is_apart(&mut self, span: &Span, anchor: usize) {
        let start = self.offsets.byte(span.start.index());
        let rest = self.text.get(start..).unwrap_or_default();
        let end = rest.find(|c: char| c.is_whitespace() || c == '[' || c == '{');
        let (name, rest) = rest.split_at(end.unwrap_or(rest.len()));
        if anchor == 0 || !name.starts_with('&') || !rest.starts_with(['[', '{']) {
            return;
        }
        let before = self.text.get(..start).and_then(|text| text.rsplit('\n').next());
        let line = format!(
            "{}{name} {}",
            before.unwrap_or_default(),
            rest.lines().next().unwrap_or_default()
        );
        let place = self.source.place(self.offsets.range(span));
        let finding = Finding::new(Code::MissingSpace, Place { width: name.len(), ..place })
            .with("found", name)
            .with("line", line.trim());
        self.findings.push(finding);
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, range: Range<usize>) -> Node {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted => Style::SingleQuoted,
            ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        };
        let scalar = Scalar::new(value, style, range.clone());
        if let Some((at, c)) = value.char_indices().find(|(_, c)| is_forbidden(*c)) {
            let at = scalar.source_offset(self.source.text(), at);
            // A control character that stands in the file itself was found there.
            let written = self.source.text().get(at..).and_then(|rest| rest.chars().next());
            if written != Some(c) {
                let width = scalar::escape_length(self.source.text(), at);
                let place = self.source.place(at..at + width);
                let name = format!("U+{:04X}", u32::from(c));
                let finding = Finding::new(Code::ControlCharacter, place).with("char", name);
                self.findings.push(finding);
            }
        }
        Node { span: range, value: Value::Scalar(scalar) }
    }

    fn list(
        &mut self,
        range: Range<usize>,
        parser: &mut Events<'_>,
        level: usize,
    ) -> Result<Node, Stop> {
        let mut items: Vec<Node> = Vec::new();
        loop {
            let (event, span) = self.next(parser)?;
            if event == Event::SequenceEnd {
                let end = items.last().map_or(range.end, |n| n.span.end);
                let end = end.max(self.offsets.range(&span).start);
                return Ok(Node { span: range.start..end, value: Value::List(items.into()) });
            }
            items.push(self.node(event, &span, parser, level + 1)?);
        }
    }

    fn map(
        &mut self,
        range: Range<usize>,
        parser: &mut Events<'_>,
        level: usize,
    ) -> Result<Node, Stop> {
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            let (event, span) = self.next(parser)?;
            if event == Event::MappingEnd {
                let end = entries.last().map_or(range.end, |e| e.node.span.end);
                return Ok(Node { span: range.start..end, value: Value::Map(entries.into()) });
            }
            let key = self.node(event, &span, parser, level + 1)?;
            let (event, span) = self.next(parser)?;
            let node = self.node(event, &span, parser, level + 1)?;
            let Value::Scalar(scalar) = &key.value else {
                let finding = Finding::new(Code::YamlSyntax, self.source.place(key.span.clone()))
                    .with("detail", Words::KeyNotWord)
                    .with("advice", Words::QuoteValue);
                self.findings.push(finding);
                continue;
            };
            let name = scalar.text.clone();
            if let Some(first) = entries.iter().find(|e| e.key == name) {
                let line = self.source.line_of(first.key_span.start).to_string();
                let place = self.source.place(key.span.clone());
                let finding = Finding::new(Code::DuplicateKey, place);
                self.findings.push(finding.with("key", name).with("line", line));
                continue;
            }
            entries.push(Entry { key: name, key_span: key.span, node });
        }
    }
}

fn size(node: &Node) -> usize {
    match &node.value {
        Value::Scalar(_) => 1,
        Value::List(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Map(entries) => 1 + entries.iter().map(|e| size(&e.node)).sum::<usize>(),
    }
}
