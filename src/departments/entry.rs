//! A department that is written in YAML: an entry of the canonical tree.

use std::ops::Range;

use super::Department;
use super::item::Item;
use crate::catalog::{Code, Words};
use crate::diag::Finding;
use crate::source::Source;
use crate::yaml::{Entry, Node, Value};

/// Reads entries of one file.
pub(super) struct Reader<'a> {
    /// The file.
    pub source: &'a Source,
    /// Where the spec names it; [`None`] if it is the spec.
    pub named: Option<Range<usize>>,
    pub findings: &'a mut Vec<Finding>,
}

impl Reader<'_> {
    /// The departments of a list.
    pub(super) fn list(&mut self, list: &Node) -> Vec<Department> {
        list.items().iter().filter_map(|node| self.department(node)).collect()
    }

    fn department(&mut self, node: &Node) -> Option<Department> {
        let at = self.named.clone().unwrap_or_else(|| node.span.clone());
        let line = self.named.is_some().then(|| self.source.line_of(node.span.start));
        let mut department = Department { at, line, ..Department::default() };
        let Value::Map(entries) = &node.value else { return None };
        for entry in entries {
            if let Some(item) = Item::named(&entry.key) {
                self.item(&mut department, item, &entry.node);
            } else if entry.key == "vars" {
                department.vars = self.vars(&entry.node);
            }
        }
        // Of one without a name the checks of the keys have spoken.
        (!department.name.is_empty()).then(|| department.completed())
    }

    fn item(&mut self, department: &mut Department, item: Item, node: &Node) {
        if item == Item::Attachments {
            department.attachments = node.items().to_vec();
            if let Some(at) = &self.named {
                department.attachments.iter_mut().for_each(|node| moved(node, at));
            }
            return;
        }
        let nodes = if item.is_list() { node.items() } else { std::slice::from_ref(node) };
        let texts = nodes.iter().filter_map(Node::scalar).map(|s| s.text.trim().to_owned());
        if let Err(refused) = item.put(department, texts.collect()) {
            let span =
                nodes.get(refused.text).map_or_else(|| node.span.clone(), |n| n.span.clone());
            let place = Some(self.source.place(span));
            self.findings.push(Finding { code: refused.code, place, args: refused.args });
        }
    }

    fn vars(&mut self, node: &Node) -> Vec<(String, String)> {
        let Value::Map(entries) = &node.value else { return Vec::new() };
        entries.iter().filter_map(|entry| self.var(entry)).collect()
    }

    fn var(&mut self, entry: &Entry) -> Option<(String, String)> {
        if let Some(scalar) = entry.node.scalar() {
            let text = if scalar.is_empty() { String::new() } else { scalar.text.clone() };
            return Some((entry.key.clone(), text));
        }
        let found = match entry.node.value {
            Value::List(_) => Words::AList,
            Value::Scalar(_) | Value::Map(_) => Words::AGroup,
        };
        self.findings.push(
            Finding::new(Code::WrongType, self.source.place(entry.node.span.clone()))
                .with("key", entry.key.as_str())
                .with("wanted", Words::AText)
                .with("found", found)
                .with("example", format!("{}: 张三", entry.key)),
        );
        None
    }
}

/// Lets a node of another file point at where the spec names that file.
fn moved(node: &mut Node, at: &Range<usize>) {
    node.span = at.clone();
    match &mut node.value {
        Value::Scalar(scalar) => scalar.span = at.clone(),
        Value::List(items) => items.iter_mut().for_each(|item| moved(item, at)),
        Value::Map(entries) => {
            for entry in entries {
                entry.key_span = at.clone();
                moved(&mut entry.node, at);
            }
        }
    }
}
