//! What the parts of a spec ask of each other: ids that are unique, attachments that exist, a
//! part to be issued, patterns that can be read.

use super::kind;
use super::schema::ISSUE_AS;
use super::suggest::nearest;
use crate::catalog::{Code, Words};
use crate::diag::{Finding, Name};
use crate::naming::is_device;
use crate::profile::{Numbering, Pattern};
use crate::source::Source;
use crate::yaml::{Entry, Node, Scalar, Style, Value};

/// Names of files that the program makes itself, beside that of the text's kind.
const RESERVED: [&str; 4] = ["notice", "plan", "schedule", "bundle"];

/// Checks the parts against each other and puts a schedule that is not listed among the
/// attachments, in the first place.
pub fn complete(root: &mut Node, source: &Source, findings: &mut Vec<Finding>) {
    issued(root, source, findings);
    ids(root, source, findings);
    one_source(root, source, findings);
    attachments(root, source, findings);
}

/// There must be something to issue, and what `issue_as` names must be there.
fn issued(root: &Node, source: &Source, findings: &mut Vec<Finding>) {
    let there: Vec<_> = ISSUE_AS.iter().filter(|(key, _)| root.get(key).is_some()).collect();
    if there.is_empty() {
        // A file that is no map at all was said not to be a spec.
        if matches!(&root.value, Value::Map(entries) if entries.is_empty()) {
            return;
        }
        let place = source.place(root.span.start..root.span.start);
        findings.push(Finding::new(Code::NoDocuments, place));
        return;
    }
    if let Some(kind) = root.get("kind").filter(|_| root.get(kind::text_key(root)).is_none()) {
        let zh = kind::effective(root).zh();
        findings.push(
            Finding::new(Code::MissingKey, source.place(kind.span.clone()))
                .with("where", Words::TheSpec)
                .with("key", "text")
                .with("zh", "公文")
                .with("example", format!("\ntext:\n  title: 关于……的{zh}\n  body: ……")),
        );
    }
    let Some(node) = root.get("issue_as") else {
        return;
    };
    let Some(scalar) = node.scalar() else { return };
    if root.get(&scalar.text).is_none() {
        let choices: Vec<_> = there.iter().map(|(key, zh)| Name::with_zh(*key, *zh)).collect();
        findings.push(
            Finding::new(Code::NothingToIssue, source.place(node.span.clone()))
                .with("text", scalar.text.as_str())
                .with("choices", choices),
        );
    }
}

/// Ids of stages and tasks are unique, ids of attachments too; these are names of files.
fn ids(root: &Node, source: &Source, findings: &mut Vec<Finding>) {
    let mut seen = Vec::new();
    if let Some(schedule) = root.get("schedule") {
        let stages = list(schedule, "stages");
        let tasks = stages.iter().flat_map(|s| std::iter::once(s).chain(list(s, "tasks")));
        for id in tasks.chain(list(schedule, "tasks")).filter_map(|n| n.get("id")) {
            unique(id, &mut seen, source, findings);
        }
    }
    let mut files = Vec::new();
    for id in list(root, "attachments").iter().filter_map(|n| n.get("id")) {
        let text = id.scalar().map_or("", |s| s.text.as_str());
        let numbered = text
            .strip_prefix("attachment-")
            .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        let taken = RESERVED.contains(&text) || text == kind::effective(root).key();
        if numbered || taken || is_device(text) {
            let finding = Finding::new(Code::ReservedId, source.place(id.span.clone()));
            findings.push(finding.with("id", text));
        }
        unique(id, &mut files, source, findings);
    }
}

fn unique<'a>(
    id: &'a Node,
    seen: &mut Vec<(&'a str, usize)>,
    source: &Source,
    findings: &mut Vec<Finding>,
) {
    let Some(scalar) = id.scalar() else { return };
    let text = scalar.text.as_str();
    match seen.iter().find(|(other, _)| *other == text) {
        Some((_, first)) => findings.push(
            Finding::new(Code::DuplicateId, source.place(id.span.clone()))
                .with("id", text)
                .with("line", source.line_of(*first).to_string()),
        ),
        None => seen.push((text, id.span.start)),
    }
}

/// There is one text, a plan has sections or one body, a schedule has stages or bare tasks, an
/// attachment a body or a file.
fn one_source(root: &Node, source: &Source, findings: &mut Vec<Finding>) {
    let groups = [
        (Some(root), "text", "notice"),
        (root.get("plan"), "sections", "body"),
        (root.get("schedule"), "stages", "tasks"),
    ];
    let groups =
        groups.into_iter().filter_map(|(node, first, second)| Some((node?, first, second)));
    let attachments = list(root, "attachments").iter().map(|node| (node, "body", "file"));
    for (node, first, second) in groups.chain(attachments) {
        let Value::Map(entries) = &node.value else {
            continue;
        };
        let has = |key: &str| entries.iter().find(|e| e.key == key);
        if let (Some(_), Some(entry)) = (has(first), has(second)) {
            findings.push(
                Finding::new(Code::TwoSources, source.place(entry.key_span.clone()))
                    .with("first", first)
                    .with("second", second),
            );
        }
    }
}

/// Attachments that are parts of the spec must be there.
fn attachments(root: &mut Node, source: &Source, findings: &mut Vec<Finding>) {
    let mut schedule_listed = false;
    let mut good = Vec::new();
    for node in list(root, "attachments") {
        let Some(scalar) = node.scalar() else {
            good.push(node.clone());
            continue;
        };
        let part = match scalar.text.trim() {
            "schedule" | "工作安排表" => "schedule",
            "plan" | "实施方案" => "plan",
            _ => "",
        };
        schedule_listed |= part == "schedule";
        if part.is_empty() || root.get(part).is_none() {
            let text = scalar.text.trim();
            let finding = Finding::new(Code::AttachmentReference, source.place(node.span.clone()))
                .with("text", text);
            let near = nearest(text, ["schedule", "plan", "工作安排表", "实施方案"]);
            findings.push(match near.filter(|_| part.is_empty()) {
                Some(near) => finding.with("advice", Words::DidYouMean).with("suggestion", near),
                None => finding.with("advice", Words::WritePart),
            });
        } else {
            good.push(reference(part, node));
        }
    }
    if let Some(schedule) = root.get("schedule")
        && !schedule_listed
    {
        good.insert(0, reference("schedule", schedule));
    }
    let Value::Map(entries) = &mut root.value else {
        return;
    };
    entries.retain(|e| e.key != "attachments");
    if !good.is_empty() {
        let span = good.first().map_or(0..0, |n| n.span.clone());
        let node = Node { span: span.clone(), value: Value::List(good.into()) };
        entries.push(Entry { key: "attachments".to_owned(), key_span: span, node });
    }
}

fn reference(part: &str, near: &Node) -> Node {
    let span = near.span.clone();
    let scalar = Scalar { text: part.to_owned(), style: Style::Plain, span: span.clone() };
    Node { span, value: Value::Scalar(scalar) }
}

/// The house's label patterns; the standard's where it has none or they cannot be read.
pub fn numbering(root: &Node, source: &Source, findings: &mut Vec<Finding>) -> Option<Numbering> {
    let node = root.get("numbering")?;
    let mut patterns = Vec::new();
    for item in node.items() {
        let Some(scalar) = item.scalar() else {
            continue;
        };
        match Pattern::parse(scalar.text.trim()) {
            Ok(pattern) => patterns.push(pattern),
            Err(_) => findings.push(
                Finding::new(Code::BadPattern, source.place(item.span.clone()))
                    .with("text", scalar.text.as_str()),
            ),
        }
    }
    match <[Pattern; 4]>::try_from(patterns) {
        Ok(levels) => Some(Numbering::new(levels)),
        Err(_) => {
            if node.items().len() != 4 {
                findings.push(
                    Finding::new(Code::PatternCount, source.place(node.span.clone()))
                        .with("count", node.items().len().to_string()),
                );
            }
            None
        }
    }
}

fn list<'a>(node: &'a Node, key: &str) -> &'a [Node] {
    node.get(key).map(Node::items).unwrap_or_default()
}
