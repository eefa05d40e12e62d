//! What is said of patterns and paths.

use std::ops::Range;

use super::parse::NAMES;
use super::safe::LONGEST;
use super::{Fault, FaultKind, Pattern, Piece, SafePath, Why};
use crate::catalog::{Code, Words};
use crate::diag::{Finding, Name, Place};
use crate::source::Source;
use crate::spec::nearest;
use crate::yaml::Scalar;

/// Reads the pattern that a scalar of a spec is; [`None`] where a finding says why it is none.
///
/// What is wrong with it later on is at bytes of the file: [`Source::place`] has its place.
pub fn read(scalar: &Scalar, source: &Source, findings: &mut Vec<Finding>) -> Option<Pattern> {
    let file = source.text();
    let at = |range: &Range<usize>| {
        let start = scalar.source_offset(file, range.start);
        start..scalar.source_offset(file, range.end).max(start + 1)
    };
    match Pattern::parse(&scalar.text) {
        Ok(mut pattern) => {
            pattern.at = scalar.span.clone();
            for piece in pattern.components.iter_mut().flatten() {
                if let Piece::Value(_, range) = piece {
                    *range = at(range);
                }
            }
            Some(pattern)
        }
        Err(faults) => {
            findings.extend(faults.iter().map(|fault| fault.finding(source.place(at(&fault.at)))));
            None
        }
    }
}

impl Fault {
    /// What is said of it.
    #[must_use]
    pub fn finding(&self, place: impl Into<Option<Place>>) -> Finding {
        let place = place.into();
        let syntax =
            |words: Words| Finding::new(Code::PathSyntax, place.clone()).with("detail", words);
        match &self.kind {
            FaultKind::Open => syntax(Words::LookupOpen),
            FaultKind::Empty => syntax(Words::LookupEmpty),
            FaultKind::Character(c) => syntax(Words::LookupCharacter).with("found", c.to_string()),
            FaultKind::WideBraces => syntax(Words::LookupWide),
            FaultKind::WideSlash => syntax(Words::PathWideSlash),
            FaultKind::Backslash => syntax(Words::PathBackslash),
            FaultKind::Absolute => syntax(Words::PathAbsolute),
            FaultKind::Up => syntax(Words::PathUp),
            FaultKind::NoName => syntax(Words::PathNoName),
            FaultKind::Forbidden(c) if is_seen(*c) => {
                syntax(Words::PathCharacter).with("found", c.to_string())
            }
            FaultKind::Forbidden(c) => {
                syntax(Words::PathHidden).with("found", format!("U+{:04X}", u32::from(*c)))
            }
            FaultKind::Edge => syntax(Words::PathEdge),
            FaultKind::Reserved(name) => syntax(Words::PathReserved).with("found", name.as_str()),
            FaultKind::Long => syntax(Words::PathTooLong).with("most", LONGEST.to_string()),
            FaultKind::Unknown { name, below } => unknown(name, *below, place),
            FaultKind::NoDepartment => Finding::new(Code::NoDepartment, place),
            FaultKind::NoVar { name, department } => Finding::new(Code::PathVariable, place)
                .with("name", name.as_str())
                .with("department", department.as_str()),
            FaultKind::NothingLeft => Finding::new(Code::PathNothing, place),
        }
    }
}

fn is_seen(c: char) -> bool {
    c.is_ascii_graphic()
}

/// A name that there is not, below `department` or at the top, and what there is.
fn unknown(name: &str, below: bool, place: Option<Place>) -> Finding {
    let finding = Finding::new(Code::PathName, place).with("name", name);
    let under = |(key, zh): &(&'static str, &'static str)| match (
        key.strip_prefix("department."),
        zh.strip_prefix("部门."),
    ) {
        (Some(key), Some(zh)) if below => Some((key, zh)),
        _ => None,
    };
    let choices: Vec<(&str, &str)> =
        if below { NAMES.iter().filter_map(under).collect() } else { NAMES.to_vec() };
    // Of several names with dots the first is the slip.
    let slip = if below { name } else { name.split('.').next().unwrap_or(name) };
    let heads = choices.iter().flat_map(|(key, zh)| [*key, *zh]);
    let near = nearest(name, heads.clone()).or_else(|| {
        let tops = heads.map(|head| head.split('.').next().unwrap_or(head));
        nearest(slip, tops)
    });
    // What stands for several names is none of them by a slip.
    let several =
        ["department", "部门", "department.vars", "部门.变量", "department.变量", "部门.vars"];
    match near.filter(|_| !several.contains(&name)) {
        Some(near) => finding.with("advice", Words::DidYouMeanName).with("suggestion", near),
        None => {
            let shown = |(key, zh): &(&str, &str)| match *key {
                "department.vars" | "vars" => Name::with_zh(format!("{key}.X"), format!("{zh}.X")),
                _ => Name::with_zh(*key, *zh),
            };
            let choices: Vec<Name> = choices.iter().map(shown).collect();
            finding.with("advice", Words::PathNamesAre).with("choices", choices)
        }
    }
}

/// What had to be done to a path, and what is remarkable about it. `place` is where its pattern or
/// its department stands.
#[must_use]
pub fn changed(path: &SafePath, place: Option<&Place>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = path
        .changes()
        .iter()
        .map(|change| match change.why {
            Why::Characters | Why::Reserved => Finding::new(Code::PathMadeSafe, place.cloned())
                .with("from", change.from.as_str())
                .with("to", change.to.as_str()),
            Why::Long => Finding::new(Code::PathCut, place.cloned())
                .with("count", change.from.len().to_string())
                .with("most", LONGEST.to_string())
                .with("to", change.to.as_str()),
        })
        .collect();
    if let Some(length) = path.too_long() {
        let finding = Finding::new(Code::PathLong, place.cloned())
            .with("count", length.to_string())
            .with("path", path.as_str());
        findings.push(finding);
    }
    findings
}

/// Two documents, as a person knows them, that would be one file; `advice` says what would tell
/// them apart.
#[must_use]
pub fn clash(
    first: &str,
    second: &str,
    path: &SafePath,
    place: Option<&Place>,
    advice: Words,
) -> Finding {
    Finding::new(Code::PathClash, place.cloned())
        .with("first", first)
        .with("second", second)
        .with("advice", advice)
        .with("path", path.as_str())
}
