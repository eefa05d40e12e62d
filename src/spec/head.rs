//! 版头, 版记 and what kind of document it is: the fields that the standard knows there, put into
//! their printed form and held against each other.

use super::date::{Date, digit};
use super::facts::{find, write};
use super::kind::{DocKind, judged, text_key};
use crate::catalog::{Code, Words};
use crate::diag::Finding;
use crate::source::Source;
use crate::yaml::Node;

/// The longest mark that can be read in two lines (7.2.4), in characters.
const LONGEST_MARK: usize = 40;

/// Normalises and checks the head and the imprint of the canonical tree.
pub fn complete(root: &mut Node, source: &Source, findings: &mut Vec<Finding>) {
    copy_number(root, source, findings);
    secrecy(root, source, findings);
    printed(root, source, findings);
    upward(root, source, findings);
    marks(root, source, findings);
}

/// 7.2.1: six Arabic digits.
fn copy_number(root: &mut Node, source: &Source, findings: &mut Vec<Finding>) {
    let Some(node) = find(root, &["head", "copy_number"]) else { return };
    let Some(text) = node.scalar().map(|s| s.text.trim().to_owned()) else { return };
    let digits: Option<Vec<u32>> = text.chars().map(digit).collect();
    match digits.filter(|digits| (1..=6).contains(&digits.len())) {
        Some(digits) => {
            let number = digits.iter().fold(0, |n, d| n * 10 + d);
            write(node, format!("{number:06}"));
        }
        None => findings.push(
            Finding::new(Code::BadCopyNumber, source.place(node.span.clone())).with("text", text),
        ),
    }
}

/// 7.2.2: 绝密, 机密 or 秘密, and after ★ how long; a classified document has a copy number.
fn secrecy(root: &mut Node, source: &Source, findings: &mut Vec<Finding>) {
    let numbered = find(root, &["head", "copy_number"]).is_some();
    let Some(node) = find(root, &["head", "secrecy"]) else { return };
    let Some(text) = node.scalar().map(|s| s.text.trim().replace('☆', "★")) else { return };
    let place = source.place(node.span.clone());
    let (degree, term) = text.split_once('★').unwrap_or((text.as_str(), ""));
    let long = matches!(term, "" | "长期") || {
        let number = term.trim_end_matches(['年', '月', '日', '天']);
        number.len() < term.len()
            && !number.is_empty()
            && number.bytes().all(|b| b.is_ascii_digit())
    };
    if matches!(degree, "绝密" | "机密" | "秘密") && long {
        write(node, text);
    } else {
        findings.push(Finding::new(Code::BadSecrecy, place.clone()).with("text", text));
    }
    if !numbered {
        findings.push(Finding::new(Code::SecrecyWithoutNumber, place));
    }
}

/// 7.4.3: the day of printing, as a date is printed.
fn printed(root: &mut Node, source: &Source, findings: &mut Vec<Finding>) {
    let Some(node) = find(root, &["imprint", "printed"]) else { return };
    let Some(text) = node.scalar().map(|s| s.text.trim().trim_end_matches("印发").to_owned())
    else {
        return;
    };
    match Date::parse(&text) {
        Ok(date) => write(node, date.to_string()),
        Err(_) => findings
            .push(Finding::new(Code::BadDate, source.place(node.span.clone())).with("text", text)),
    }
}

/// How many are addressed: one an entry, and in an entry those with 、 or a comma between them.
fn names(to: &Node) -> usize {
    let text = |node: &Node| node.scalar().map_or(String::new(), |scalar| scalar.text.clone());
    let split = |text: String| {
        let parts = text.split(['、', '，', ',', '；']);
        parts.filter(|name| !name.trim().is_empty()).count()
    };
    to.items().iter().map(|node| split(text(node))).sum()
}

/// A 请示 goes to one, and upward documents are signed for (条例第九条、第十五条).
fn upward(root: &mut Node, source: &Source, findings: &mut Vec<Finding>) {
    let signed = find(root, &["head", "signers"]).is_some();
    let key = text_key(root);
    let paths: [&[&str]; 2] = [&[key, "to"], &["to"]];
    let addressees =
        paths.into_iter().find_map(|path| find(root, path).map(|n| (n.span.clone(), names(n))));
    let Some(title) = find(root, &[key, "title"]) else { return };
    let (span, scalar) = (title.span.clone(), title.scalar());
    let Some(text) = scalar.map(|s| s.text.trim().to_owned()) else { return };
    let kind = judged(root, &text);
    if !matches!(kind, Some(DocKind::Request | DocKind::Report)) {
        return;
    }
    let request = kind == Some(DocKind::Request);
    if let Some((span, count)) = addressees.filter(|(_, count)| request && *count > 1) {
        findings.push(
            Finding::new(Code::RequestToSeveral, source.place(span))
                .with("count", count.to_string()),
        );
    }
    if !signed {
        findings.push(Finding::new(Code::UpwardUnsigned, source.place(span)));
    }
}

/// A mark that is too long for any line.
fn marks(root: &mut Node, source: &Source, findings: &mut Vec<Finding>) {
    let key = if find(root, &["issuer", "mark"]).is_some_and(|n| !n.span.is_empty()) {
        "mark"
    } else {
        "name"
    };
    let Some(node) = find(root, &["issuer", key]) else { return };
    let Some(text) = node.scalar().map(|s| s.text.clone()) else { return };
    let place = source.place(node.span.clone());
    let is_joint = find(root, &["issuer", "joint"]).is_some();
    let alone = find(root, &["issuer", "joint_mark"])
        .and_then(|n| n.scalar())
        .is_some_and(|choice| choice.text == "sponsor");
    // The names of the others are in the mark, unless it shows the sponsor's alone or names all.
    let joint = find(root, &["issuer", "joint"]).filter(|_| !alone && !text.contains('|'));
    let names = joint.map(|n| n.items().to_vec()).unwrap_or_default();
    // Of a joint mark every line is a name of its own.
    let length = |text: &str| text.chars().filter(|c| *c != '|').count();
    let lines = if is_joint { text.split('|').collect() } else { vec![text.as_str()] };
    let mut lengths: Vec<_> = lines.into_iter().map(|line| (length(line), place.clone())).collect();
    for name in &names {
        let text = name.scalar().map_or("", |s| s.text.as_str());
        lengths.push((length(text), source.place(name.span.clone())));
    }
    for (length, place) in lengths.into_iter().filter(|(length, _)| *length > LONGEST_MARK) {
        findings.push(
            Finding::new(Code::LongMark, place)
                .with("count", length.to_string())
                .with("most", LONGEST_MARK.to_string())
                .with("advice", Words::ShortMark),
        );
    }
}
