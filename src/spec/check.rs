//! Holds a YAML tree against the table of keys: one walk that names every fault and gives back
//! a tree with English keys, single values made lists where a list is wanted, and nothing in it
//! that is not of its kind.

use std::ops::Range;

use super::schema::{Field, Kind, SPEC, Table, names};
use super::suggest::nearest;
use crate::catalog::{Code, Words};
use crate::diag::{Finding, Name};
use crate::many::Many;
use crate::source::Source;
use crate::yaml::{Entry, Node, Value};

/// The tree of a whole spec, as far as it could be understood.
pub fn check(root: &Node, source: &Source, findings: &mut Vec<Finding>) -> Node {
    check_file(
        root,
        &Top { table: &SPEC, words: Words::TheSpec, not_one: Code::NotASpec },
        source,
        findings,
    )
}

/// A kind of file: what may stand in it.
pub struct Top {
    /// Its keys.
    pub table: &'static Table,
    /// What it is called.
    pub words: Words,
    /// What is said of a file that has no keys at all.
    pub not_one: Code,
}

/// The tree of a whole file of the kind `top`.
pub fn check_file(root: &Node, top: &Top, source: &Source, findings: &mut Vec<Finding>) -> Node {
    let mut checker = Checker { source, findings, top: top.words };
    if let Value::Map(_) = root.value {
        checker.group(root, top.table, None, 0..0)
    } else {
        let first = checker.source.place(root.span.clone());
        checker.findings.push(Finding::new(top.not_one, first));
        Node { span: root.span.clone(), value: Value::Map(Vec::new().into()) }
    }
}

struct Checker<'a> {
    source: &'a Source,
    findings: &'a mut Vec<Finding>,
    /// What the file is called.
    top: Words,
}

impl Checker<'_> {
    /// Says under which key a finding is, or in what kind of file.
    fn located(&self, finding: Finding, owner: Option<&Field>) -> Finding {
        match owner {
            Some(field) => finding
                .with("where", Words::Under)
                .with("parent", vec![Name::with_zh(field.key, field.zh)]),
            None => finding.with("where", self.top),
        }
    }

    fn find(&mut self, code: Code, range: Range<usize>) -> Finding {
        Finding::new(code, self.source.place(range))
    }

    /// A group of keys. `owner` is the key it stands under and `at` where to point when a key is
    /// missing.
    fn group(
        &mut self,
        node: &Node,
        table: &'static Table,
        owner: Option<&Field>,
        at: Range<usize>,
    ) -> Node {
        let mut entries: Vec<Entry> = Vec::new();
        let mut tried: Vec<&str> = Vec::new();
        let written: &[Entry] = match &node.value {
            Value::Map(entries) => entries,
            Value::Scalar(_) | Value::List(_) => &[],
        };
        for entry in written {
            let Some(field) = table.find(&entry.key) else {
                tried.extend(self.unknown(entry, table, owner));
                continue;
            };
            if tried.contains(&field.key) {
                // The English and the Chinese name of one key; equal names were found before.
                let finding = self
                    .find(Code::TwoSources, entry.key_span.clone())
                    .with("first", field.key)
                    .with("second", field.zh);
                self.findings.push(finding);
                continue;
            }
            tried.push(field.key);
            if let Some(node) = self.value(&entry.node, field.kind, field, entry) {
                let key_span = entry.key_span.clone();
                entries.push(Entry { key: field.key.to_owned(), key_span, node });
            }
        }
        for field in table.fields.iter().filter(|f| f.required && !tried.contains(&f.key)) {
            let finding = self.find(Code::MissingKey, at.clone());
            let finding = self
                .located(finding, owner)
                .with("key", field.key)
                .with("zh", field.zh)
                .with("example", example(field));
            self.findings.push(finding);
        }
        Node { span: node.span.clone(), value: Value::Map(entries.into()) }
    }

    /// Reports a key that there is not; gives back the one that was probably meant, so that it is
    /// not reported as missing too.
    fn unknown(
        &mut self,
        entry: &Entry,
        table: &'static Table,
        owner: Option<&Field>,
    ) -> Option<&'static str> {
        let names: Vec<&str> = table.fields.iter().flat_map(|f| [f.key, f.zh]).collect();
        let finding = self.find(Code::UnknownKey, entry.key_span.clone());
        let finding = self.located(finding, owner).with("key", entry.key.as_str());
        let near = nearest(&entry.key, names);
        self.findings.push(match near {
            Some(near) => finding.with("advice", Words::DidYouMean).with("suggestion", near),
            None => finding.with("advice", Words::KeysAre).with("choices", choices(table)),
        });
        near.and_then(|name| table.find(name)).map(|field| field.key)
    }

    fn value(&mut self, node: &Node, kind: Kind, field: &Field, entry: &Entry) -> Option<Node> {
        if node.scalar().is_some_and(crate::yaml::Scalar::is_empty) {
            let finding = self.find(Code::EmptyValue, entry.key_span.clone());
            self.findings.push(finding.with("key", entry.key.as_str()));
            return None;
        }
        self.filled(node, kind, field, &entry.key)
    }

    fn filled(&mut self, node: &Node, kind: Kind, field: &Field, key: &str) -> Option<Node> {
        match (kind, &node.value) {
            (Kind::Text | Kind::Title | Kind::Markdown, Value::Scalar(_)) => Some(node.clone()),
            (Kind::Id, Value::Scalar(scalar)) => {
                let text = &scalar.text;
                let good = text.starts_with(|c: char| c.is_ascii_lowercase())
                    && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
                    && text.len() <= 64;
                if !good {
                    let finding = self.find(Code::BadId, node.span.clone());
                    self.findings.push(finding.with("id", text.as_str()));
                }
                good.then(|| node.clone())
            }
            (Kind::Choice(words), Value::Scalar(scalar)) => {
                let text = scalar.text.trim();
                if let Some((word, _)) = words.iter().find(|(en, zh)| text == *en || text == *zh) {
                    let mut scalar = scalar.clone();
                    (*word).clone_into(&mut scalar.text);
                    return Some(Node { span: node.span.clone(), value: Value::Scalar(scalar) });
                }
                let all: Vec<_> = names(words).map(|(en, zh)| Name::with_zh(*en, *zh)).collect();
                let finding = self
                    .find(Code::BadChoice, node.span.clone())
                    .with("key", key)
                    .with("text", text)
                    .with("choices", all);
                self.findings.push(finding);
                None
            }
            (Kind::List(inner), Value::List(items)) => {
                let items: Many<Node> =
                    items.iter().filter_map(|n| self.item(n, *inner, field, key)).collect();
                Some(Node { span: node.span.clone(), value: Value::List(items) })
            }
            (Kind::List(inner), Value::Scalar(_) | Value::Map(_)) if one_of(*inner, node) => {
                let item = self.item(node, *inner, field, key)?;
                Some(Node { span: node.span.clone(), value: Value::List(vec![item].into()) })
            }
            (Kind::TitleOr(_) | Kind::PartOr(_), Value::Scalar(_)) => Some(node.clone()),
            (Kind::Group(table) | Kind::TitleOr(table) | Kind::PartOr(table), Value::Map(_)) => {
                let start = node.span.start;
                Some(self.group(node, table, Some(field), start..start))
            }
            (Kind::Free, Value::Map(_)) => Some(node.clone()),
            (_, Value::Scalar(_) | Value::List(_) | Value::Map(_)) => {
                self.wrong(node, kind, field, key);
                None
            }
        }
    }

    fn item(&mut self, node: &Node, kind: Kind, field: &Field, key: &str) -> Option<Node> {
        if node.scalar().is_some_and(crate::yaml::Scalar::is_empty) {
            let finding = self.find(Code::EmptyValue, node.span.clone());
            self.findings.push(finding.with("key", key));
            return None;
        }
        self.filled(node, kind, field, key)
    }

    fn wrong(&mut self, node: &Node, kind: Kind, field: &Field, key: &str) {
        let group = matches!(kind, Kind::Group(_) | Kind::Free);
        if let (true, Some(scalar)) = (group, node.scalar()) {
            // A text where keys are wanted, with a full-width colon in it, was meant as a key.
            if let Some((name, rest)) = scalar.text.split_once('：') {
                let at = scalar.source_offset(self.source.text(), name.len());
                let first = rest.split_whitespace().next().unwrap_or_default();
                let finding = self
                    .find(Code::FullWidthAmbiguous, at..at + '：'.len_utf8())
                    .with("found", "：")
                    .with("line", format!("{name}: {first}"));
                self.findings.push(finding);
                return;
            }
        }
        let found = match &node.value {
            Value::Scalar(_) => Words::AText,
            Value::List(_) => Words::AList,
            Value::Map(_) => Words::AGroup,
        };
        let finding = self
            .find(Code::WrongType, node.span.clone())
            .with("key", key)
            .with("wanted", kind.words())
            .with("found", found)
            .with("example", example(field));
        self.findings.push(finding);
    }
}

/// Whether a single value may stand for a list of `kind`s.
const fn one_of(kind: Kind, node: &Node) -> bool {
    match (kind, &node.value) {
        (Kind::Group(_) | Kind::Free, Value::Map(_)) => true,
        (Kind::TitleOr(_) | Kind::PartOr(_), Value::Map(_) | Value::Scalar(_)) => true,
        (Kind::Group(_) | Kind::Free | Kind::TitleOr(_) | Kind::PartOr(_), _) => false,
        (_, Value::Scalar(_)) => true,
        (_, Value::Map(_) | Value::List(_)) => false,
    }
}

fn choices(table: &Table) -> Vec<Name> {
    table.fields.iter().map(|f| Name::with_zh(f.key, f.zh)).collect()
}

/// `key: value`, as it is written in a spec.
fn example(field: &Field) -> String {
    match field.example.strip_prefix('\n') {
        // Several lines begin on a line of their own, so that they can be copied as they stand.
        Some(lines) => format!("\n{}:\n{lines}", field.key),
        None => format!("{}: {}", field.key, field.example),
    }
}
