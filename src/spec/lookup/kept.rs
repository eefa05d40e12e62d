//! What comes out the same in every version of a spec is resolved once.

use std::collections::BTreeMap;

use super::{Resolver, Shape, join};
use crate::deadline::Day;
use crate::diag::Finding;
use crate::source::Source;
use crate::spec::data::Data;
use crate::yaml::{Node, Value};

/// Resolved values by path. Each was made without a finding, and of nothing but its own node and
/// of what is the same in every version.
#[derive(Debug, Default)]
pub struct Kept {
    by_path: BTreeMap<String, (Node, Data)>,
}

impl Kept {
    /// How many values there are.
    #[cfg(test)]
    pub(in crate::spec) fn count(&self) -> usize {
        self.by_path.len()
    }

    /// The value at `path`, if it was made of the same `node`.
    pub(super) fn find(&self, path: &str, node: &Node) -> Option<&Data> {
        let (own, data) = self.by_path.get(path)?;
        (own == node).then_some(data)
    }
}

/// Resolves what of the canonical tree `root` is the same in every version: `is_same` tells it of
/// a node and its path.
pub fn keep(
    root: &Node,
    issued: Option<Day>,
    source: &Source,
    is_same: impl Fn(&Node, &str) -> bool,
) -> Kept {
    let mut findings = Vec::new();
    let mut keeper = Keeper {
        resolver: Resolver::new(root, issued, source, &mut findings),
        is_same,
        kept: Kept::default(),
    };
    keeper.walk(root, Shape::spec(), "");
    // What is left out then hangs on the order of texts.
    if keeper.resolver.too_long { Kept::default() } else { keeper.kept }
}

/// As [`super::resolve`], with the values of `kept` where they are those of `root`.
pub fn resolve_rest(
    root: &Node,
    issued: Option<Day>,
    kept: &Kept,
    source: &Source,
    findings: &mut Vec<Finding>,
) -> Data {
    let before = findings.len();
    let mut resolver = Resolver::new(root, issued, source, findings);
    resolver.kept = Some(kept);
    let data = resolver.walk(root, Shape::spec(), "");
    if resolver.too_long {
        findings.truncate(before);
        return super::resolve(root, issued, source, findings);
    }
    data
}

struct Keeper<'a, F> {
    resolver: Resolver<'a>,
    is_same: F,
    kept: Kept,
}

impl<'a, F: Fn(&Node, &str) -> bool> Keeper<'a, F> {
    /// Keeps the largest values that are the same.
    fn walk(&mut self, node: &'a Node, shape: Shape, path: &str) {
        if (self.is_same)(node, path) {
            let before = self.resolver.findings.len();
            let data = self.resolver.walk(node, shape, path);
            if self.resolver.findings.len() == before {
                self.kept.by_path.insert(path.to_owned(), (node.clone(), data));
            }
            return;
        }
        match &node.value {
            Value::Scalar(_) => {}
            Value::List(items) => {
                for (n, item) in items.iter().enumerate() {
                    self.walk(item, shape.item(), &join(path, &n.to_string()));
                }
            }
            Value::Map(entries) => {
                for entry in entries {
                    let shape = shape.field(&entry.key);
                    self.walk(&entry.node, shape, &join(path, &entry.key));
                }
            }
        }
    }
}
