//! What a department changes in a spec: its addressees, its number, its variables, its attachments.
//!
//! It is put into the canonical tree before anything is looked up, so that all that follows is the
//! way of any spec. Findings about what it put there point at the department's entry.

use std::ops::Range;

use super::facts::find;
use super::kind::text_key;
use crate::departments::Department;
use crate::yaml::{Entry, Node, Scalar, Style, Value};

/// The version of a spec that is made: whose it is, and which of its copies.
#[derive(Clone, Copy, Debug, Default)]
pub struct Version<'a> {
    /// The department; [`None`] for the spec as it stands.
    pub department: Option<&'a Department>,
    /// 份号 of this copy, where the department has its own.
    pub copy_number: Option<u32>,
}

/// The name of the entry that look-ups and templates know the department by.
pub const DEPARTMENT: &str = "department";

/// Makes the canonical tree `root` that of one version.
pub fn lay(root: &mut Node, version: Version<'_>) {
    let Some(department) = version.department else { return };
    let new = Maker { at: &department.at };
    if let Some(part) = find(root, &[addressed(root)]) {
        set(part, "to", new.texts(&department.to));
    }
    if let Some(number) = &department.number {
        set(root, "number", new.text(number));
    }
    if let Some(number) = version.copy_number {
        if root.get("head").is_none() {
            set(root, "head", new.map(Vec::new()));
        }
        if let Some(head) = find(root, &["head"]) {
            set(head, "copy_number", new.text(&format!("{number:06}")));
        }
    }
    if !department.vars.is_empty() {
        if root.get("vars").is_none() {
            set(root, "vars", new.map(Vec::new()));
        }
        if let Some(vars) = find(root, &["vars"]) {
            for (name, text) in &department.vars {
                set(vars, name, new.text(text));
            }
        }
    }
    if !department.attachments.is_empty() {
        if root.get("attachments").is_none() {
            set(
                root,
                "attachments",
                Node { span: new.span(), value: Value::List(Vec::new().into()) },
            );
        }
        if let Some(Node { value: Value::List(items), .. }) = find(root, &["attachments"]) {
            items.extend(department.attachments.iter().cloned());
        }
    }
    set(root, DEPARTMENT, new.department(department));
}

/// Whether a department may change something in the part `key` of a canonical tree.
pub fn changes(key: &str, root: &Node) -> bool {
    matches!(key, DEPARTMENT | "vars" | "number" | "head" | "attachments") || key == addressed(root)
}

/// The part that names the department as its addressee.
fn addressed(root: &Node) -> &'static str {
    let key = text_key(root);
    if root.get(key).is_some() { key } else { "plan" }
}

/// Makes nodes that stand in no file.
struct Maker<'a> {
    at: &'a Range<usize>,
}

impl Maker<'_> {
    fn span(&self) -> Range<usize> {
        self.at.clone()
    }

    fn text(&self, text: &str) -> Node {
        // The department's name, not the text itself, is what stands at the place.
        let span = self.at.start..self.at.start;
        let scalar = Scalar { text: text.to_owned(), style: Style::Plain, span: span.clone() };
        Node { span, value: Value::Scalar(scalar) }
    }

    fn texts(&self, texts: &[String]) -> Node {
        let items = texts.iter().map(|text| self.text(text)).collect();
        Node { span: self.span(), value: Value::List(items) }
    }

    fn map(&self, entries: Vec<(&str, Node)>) -> Node {
        let entry =
            |(key, node): (&str, Node)| Entry { key: key.to_owned(), key_span: self.span(), node };
        let value = Value::Map(entries.into_iter().map(entry).collect());
        Node { span: self.span(), value }
    }

    fn department(&self, department: &Department) -> Node {
        let vars = department.vars.iter().map(|(name, text)| (name.as_str(), self.text(text)));
        let mut entries = vec![
            ("name", self.text(&department.name)),
            ("short", self.text(&department.short)),
            ("to", self.texts(&department.to)),
            ("vars", self.map(vars.collect())),
        ];
        entries.extend(department.number.as_ref().map(|number| ("number", self.text(number))));
        self.map(entries)
    }
}

/// Puts `node` under `key`, in place of what is there.
fn set(map: &mut Node, key: &str, node: Node) {
    let Value::Map(entries) = &mut map.value else { return };
    match entries.iter_mut().find(|entry| entry.key == key) {
        Some(entry) => entry.node = node,
        None => {
            entries.push(Entry { key: key.to_owned(), key_span: node.span.clone(), node });
        }
    }
}
