//! 文种: the fifteen kinds of official documents (条例第八条), and what each of them asks for.
//!
//! The kind decides what is not written: the format, the kind's word in a title, the template.
//! What a kind usually has and a spec has not, or the other way about, is a finding; nothing of
//! the author's is changed for it.

use std::ops::Range;

use serde::Deserialize;

use super::facts::add;
use super::schema::KINDS;
use crate::catalog::Code;
use crate::diag::Finding;
use crate::source::Source;
use crate::yaml::{Node, Value};

/// 文种, one of the fifteen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DocKind {
    /// 决议.
    Resolution,
    /// 决定.
    Decision,
    /// 命令（令）.
    Order,
    /// 公报.
    Communique,
    /// 公告.
    Announcement,
    /// 通告.
    Notification,
    /// 意见.
    Opinion,
    /// 通知.
    #[default]
    Notice,
    /// 通报.
    Circular,
    /// 报告.
    Report,
    /// 请示.
    Request,
    /// 批复.
    Reply,
    /// 议案.
    Motion,
    /// 函.
    Letter,
    /// 纪要.
    Minutes,
}

/// What only a 请示 may ask for (条例第十五条): a report that says so has a request in it.
const REQUESTS: [&str; 6] = ["妥否", "当否", "请批示", "请批复", "请予批准", "请予审批"];

impl DocKind {
    /// All of them, in the order in which the 条例 lists them.
    pub const ALL: [Self; 15] = [
        Self::Resolution,
        Self::Decision,
        Self::Order,
        Self::Communique,
        Self::Announcement,
        Self::Notification,
        Self::Opinion,
        Self::Notice,
        Self::Circular,
        Self::Report,
        Self::Request,
        Self::Reply,
        Self::Motion,
        Self::Letter,
        Self::Minutes,
    ];

    /// Its English name: in a spec, of its templates' folder and of its document.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Resolution => "resolution",
            Self::Decision => "decision",
            Self::Order => "order",
            Self::Communique => "communique",
            Self::Announcement => "announcement",
            Self::Notification => "notification",
            Self::Opinion => "opinion",
            Self::Notice => "notice",
            Self::Circular => "circular",
            Self::Report => "report",
            Self::Request => "request",
            Self::Reply => "reply",
            Self::Motion => "motion",
            Self::Letter => "letter",
            Self::Minutes => "minutes",
        }
    }

    /// Its name: what ends a title.
    #[must_use]
    pub fn zh(self) -> &'static str {
        KINDS.iter().find(|(key, _)| *key == self.key()).map_or("", |(_, zh)| zh)
    }

    /// The kind of an English or Chinese name, as a spec may write it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (key, _) = KINDS.iter().find(|(key, zh)| *key == name || *zh == name)?;
        Self::ALL.into_iter().find(|kind| kind.key() == *key)
    }

    /// The kind that a title says it is of: the name at its end.
    fn of_title(title: &str) -> Option<Self> {
        let named = KINDS.iter().find(|(_, zh)| title.ends_with(zh))?;
        Self::named(named.0)
    }

    /// The name of the template of its text.
    #[must_use]
    pub fn template(self) -> String {
        format!("{}/text.md", self.key())
    }

    /// The format in which it is issued (clause 10), where that is not the usual one.
    const fn format(self) -> Option<&'static str> {
        match self {
            Self::Letter => Some("letter"),
            Self::Order => Some("order"),
            Self::Minutes => Some("minutes"),
            _ => None,
        }
    }

    /// Whether a meeting adopts it: what its 题注 says then stands for signature and date.
    #[must_use]
    pub const fn is_adopted(self) -> bool {
        matches!(self, Self::Resolution | Self::Decision | Self::Communique)
    }

    /// Whether it is published, and so addressed to nobody. A 通告 may be.
    const fn is_for_all(self) -> bool {
        matches!(self, Self::Resolution | Self::Order | Self::Communique | Self::Announcement)
    }

    /// Whether somebody must get it for it to make sense.
    const fn is_for_one(self) -> bool {
        matches!(self, Self::Report | Self::Request | Self::Reply | Self::Motion | Self::Letter)
    }
}

/// The key under which the issued text stands: `text`, or `notice` for one that is a 通知.
pub(super) fn text_key(root: &Node) -> &'static str {
    if root.get("text").is_some() { "text" } else { "notice" }
}

/// The kind that is written in the canonical tree.
pub(super) fn written(root: &Node) -> Option<DocKind> {
    DocKind::named(&root.get("kind")?.scalar()?.text)
}

/// The kind that holds: 通知 where none is written.
pub(super) fn effective(root: &Node) -> DocKind {
    written(root).unwrap_or_default()
}

/// The kind of a title: the one that is written, else what the title says of itself.
pub(super) fn judged(root: &Node, title: &str) -> Option<DocKind> {
    written(root).or_else(|| DocKind::of_title(title))
}

/// Gives the canonical tree the format of its kind where it has none of its own.
pub fn complete(root: &mut Node, source: &Source, findings: &mut Vec<Finding>) {
    let Some(kind) = written(root) else { return };
    match root.get("format").and_then(Node::scalar).map(|s| s.text.as_str()) {
        Some(format @ ("order" | "minutes")) if kind.format() != Some(format) => {
            let span = root.get("format").map_or(0..0, |n| n.span.clone());
            findings.push(
                Finding::new(Code::FormatOfAnotherKind, source.place(span))
                    .with("format", format)
                    .with("kind", kind.zh()),
            );
        }
        Some(_) => {}
        None => {
            if let Some(format) = kind.format() {
                add(root, "format", format);
            }
        }
    }
}

/// Holds the canonical tree, its titles complete, against its kind.
pub fn check(root: &Node, source: &Source, findings: &mut Vec<Finding>) {
    let key = text_key(root);
    let Some(text) = root.get(key) else { return };
    title(root, text, key, source, findings);
    let Some(kind) = written(root) else { return };
    let to = text.get("to").or_else(|| root.get("to"));
    let mut find = |code, span: Range<usize>| {
        findings.push(Finding::new(code, source.place(span)).with("kind", kind.zh()));
    };
    match to {
        Some(to) if kind.is_for_all() => find(Code::AddressedToAll, to.span.clone()),
        None if kind.is_for_one() => find(Code::NoAddressee, near(root)),
        _ => {}
    }
    if kind == DocKind::Resolution && text.get("title_note").is_none() {
        find(Code::NoTitleNote, near(root));
    }
    if kind == DocKind::Report {
        for part in [text.get("body"), text.get("closing")].into_iter().flatten() {
            asks(part, source, findings);
        }
    }
}

/// Where the kind is written.
fn near(root: &Node) -> Range<usize> {
    root.get("kind").map_or(0..0, |n| n.span.clone())
}

/// A title that says another kind than the spec. Where the spec says none, a text is a 通知; what
/// stands under `notice` without a kind is what its title says.
fn title(root: &Node, text: &Node, key: &str, source: &Source, findings: &mut Vec<Finding>) {
    if key == "notice" && written(root).is_none() {
        return;
    }
    let Some(title) = text.get("title") else { return };
    let Some(words) = title.scalar().map(|s| s.text.replace('|', "")) else { return };
    let kind = effective(root);
    match DocKind::of_title(words.trim()) {
        Some(said) if said != kind => findings.push(
            Finding::new(Code::TitleOfAnotherKind, source.place(title.span.clone()))
                .with("found", said.zh())
                .with("kind", kind.zh())
                .with("key", said.key()),
        ),
        _ => {}
    }
}

/// A report that asks for something (条例第十五条).
fn asks(node: &Node, source: &Source, findings: &mut Vec<Finding>) {
    let Value::Scalar(scalar) = &node.value else { return };
    let found = REQUESTS.iter().filter_map(|words| Some((scalar.text.find(words)?, words)));
    if let Some((at, words)) = found.min_by_key(|(at, _)| *at) {
        let start = scalar.source_offset(source.text(), at);
        findings.push(
            Finding::new(Code::ReportAsks, source.place(start..start + words.len()))
                .with("text", *words),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_two_names_in_the_schema() {
        for kind in DocKind::ALL {
            assert!(!kind.zh().is_empty(), "{kind:?}");
            assert_eq!(DocKind::named(kind.key()), Some(kind));
            assert_eq!(DocKind::named(kind.zh()), Some(kind));
            assert_eq!(DocKind::of_title(&format!("关于某事的{}", kind.zh())), Some(kind));
        }
        for (key, zh) in KINDS {
            assert_eq!(DocKind::named(zh).map(DocKind::key), Some(*key));
        }
        assert_eq!(DocKind::of_title("某某市人民政府令"), Some(DocKind::Order));
        assert_eq!(DocKind::of_title("安全生产月活动实施方案"), None);
    }
}
