//! What the versions of a spec have in common: read, and its times reckoned, once for all.

use std::collections::BTreeSet;

use serde::Deserialize as _;

use super::lookup::Kept;
use super::schedule::Schedule;
use super::schema::SPEC;
use super::{
    Checked, DEPARTMENT, Date, Loaded, Times, Version, complete, deadlines, facts, held, lookup,
    overlay, timing, without,
};
use crate::diag::Finding;
use crate::source::Source;
use crate::yaml::{Node, Value};

/// What versions without a plan have in common.
#[derive(Debug)]
pub struct Common {
    root: Node,
    /// What is wrong with the schedule's times.
    findings: Vec<Finding>,
    /// What no department changes, resolved.
    kept: Kept,
}

impl Checked {
    /// The spec for versions that have no plan in them: without the plan's sections, which are most
    /// of the text of most specs, and with the schedule's times reckoned once for all. [`None`]
    /// where the schedule's rows look up what differs from version to version.
    #[must_use]
    pub fn common(&self, source: &Source) -> Option<Common> {
        let mut root = without(&self.root, &["departments", "path"]);
        let varying = varying_parts(&root);
        let rows = ["stages", "tasks"].map(|key| root.get("schedule").and_then(|s| s.get(key)));
        if rows.into_iter().flatten().any(|rows| looks_up(rows, &varying)) {
            return None;
        }
        if let Some(plan) = facts::find(&mut root, &["plan"]) {
            *plan = without(plan, &["sections"]);
        }
        let date = facts::find(&mut root, &["date"]).and_then(|node| node.scalar().cloned());
        let issued = date.and_then(|date| Date::parse(&date.text).ok()).and_then(Date::day);
        let mut findings = Vec::new();
        timing::complete(&mut root, issued, source, &mut findings);
        let data = lookup::resolve(&root, issued, source, &mut Vec::new());
        deadlines::check(&data, issued, source, &mut findings);
        let schedule = data.get("schedule").and_then(|data| Schedule::deserialize(data).ok());
        if let (Some(issued), Some(schedule)) = (issued, &schedule) {
            held::check(&root, schedule, issued, source, &mut findings);
        }
        let mut usual = root.clone();
        let date = complete(&mut usual, source, &mut Vec::new());
        let varying = varying_parts(&usual);
        // What a department puts something into is another node in every version.
        let is_same = |node: &Node, path: &str| {
            !path.is_empty() && !overlay::changes(path, &usual) && !looks_up(node, &varying)
        };
        let kept = lookup::keep(&usual, date.and_then(Date::day), source, is_same);
        Some(Common { root, findings, kept })
    }

    /// One version of what versions have in common.
    pub fn load_common(
        &self,
        common: &Common,
        version: Version<'_>,
        source: &Source,
        findings: &mut Vec<Finding>,
    ) -> Loaded {
        findings.extend(common.findings.iter().cloned());
        self.version(common.root.clone(), Times::Reckoned(&common.kept), version, source, findings)
    }
}

/// The parts of a spec that may differ from version to version: those that a department has of its
/// own, and those with a look-up of one that may differ.
fn varying_parts(root: &Node) -> BTreeSet<&str> {
    let Value::Map(parts) = &root.value else { return BTreeSet::new() };
    let known = SPEC.fields.iter().map(|field| field.key).chain([DEPARTMENT]);
    let mut varying: BTreeSet<&str> = known.filter(|key| overlay::changes(key, root)).collect();
    loop {
        let before = varying.len();
        for part in parts {
            if looks_up(&part.node, &varying) {
                varying.insert(part.key.as_str());
            }
        }
        if varying.len() == before {
            return varying;
        }
    }
}

/// Whether a text of `node` looks up something of `parts`.
fn looks_up(node: &Node, parts: &BTreeSet<&str>) -> bool {
    match &node.value {
        Value::Scalar(scalar) => scalar.text.split("{{").skip(1).any(|inner| {
            let inner = inner.trim_start();
            let end = inner.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-');
            let name = inner.get(..end.unwrap_or(inner.len())).unwrap_or_default();
            let key = if name == "部门" { DEPARTMENT } else { name };
            let key = SPEC.find(key).map_or(key, |field| field.key);
            parts.contains(key)
        }),
        Value::List(items) => items.iter().any(|item| looks_up(item, parts)),
        Value::Map(entries) => entries.iter().any(|entry| looks_up(&entry.node, parts)),
    }
}

#[cfg(test)]
mod tests;
