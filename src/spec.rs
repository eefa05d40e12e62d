//! The spec: from the text of a YAML file to a typed campaign.
//!
//! Steps in order: [`crate::yaml`] parses the text; [`check`](mod@check) holds it against the
//! table of keys in [`schema`]; [`facts`] reads the fields that the standard knows; [`lookup`]
//! replaces `{{ … }}`; [`Spec`] is the typed result, [`Data`] the same for templates. Every step
//! goes on after a fault, so that one run names them all.

mod check;
mod common;
mod data;
mod date;
mod deadlines;
mod facts;
mod head;
mod held;
mod kind;
mod lookup;
mod model;
mod number;
mod overlay;
mod parts;
mod reference;
pub mod schedule;
pub mod schema;
mod signature;
mod suggest;
mod timing;
mod window;

use std::ops::Range;

pub(crate) use check::{Top, check_file};
pub use common::Common;
pub use data::{Data, Text};
pub use date::{Date, DateError};
pub(crate) use held::is_past;
pub use kind::DocKind;
pub use lookup::{at, tasks};
pub use model::{
    Attachment, Attendance, Bound, Form, Format, Head, Imprint, Issued, Issuer, JointMark, Notice,
    Part, Plan, Signature, Spec,
};
pub use number::DocNumber;
pub use overlay::{DEPARTMENT, Version};
pub(crate) use parts::numbering;
pub use reference::{keys, profile_keys};
pub use suggest::nearest;
pub(crate) use window::{begins_with_issue, bounds, into_next_year, is_auto, moment};

use serde::Deserialize as _;

use crate::catalog::Code;
use crate::diag::Finding;
use crate::naming::{self, Pattern};
use crate::profile::Numbering;
use crate::source::Source;
use crate::yaml::{Node, Parsed, Value};

/// What was understood of a spec.
#[derive(Debug)]
pub struct Loaded {
    /// The campaign.
    pub spec: Spec,
    /// Its values, for templates.
    pub data: Data,
    /// 成文日期, if it is a real day.
    pub date: Option<Date>,
    /// The labels of this spec, if it has its own.
    pub numbering: Option<Numbering>,
    /// Where the spec names its profile, if it does.
    pub profile_at: Option<Range<usize>>,
    /// Where the attachments stand in the file.
    pub attachments: Vec<AttachmentPlace>,
    /// Where the fields of the first page stand in the file.
    pub places: FirstPagePlaces,
}

/// Where what fills the first page stands in the file, for what is found out when it is laid out.
#[derive(Clone, Debug, Default)]
pub struct FirstPagePlaces {
    /// 主送机关 of the part that is issued.
    pub to: Range<usize>,
    /// Its title.
    pub title: Range<usize>,
    /// 发文字号.
    pub number: Range<usize>,
    /// The other issuers of a joint issue.
    pub joint: Range<usize>,
    /// 抄送机关.
    pub copies: Range<usize>,
}

/// Where an attachment stands in the file.
#[derive(Clone, Debug)]
pub struct AttachmentPlace {
    /// The entry itself.
    pub entry: Range<usize>,
    /// Its body, if it has one of its own: a fault in it concerns only what contains it.
    pub body: Option<Range<usize>>,
    /// The name of the file that is its text: likewise.
    pub file: Option<Range<usize>>,
}

/// The canonical tree of a spec before look-ups, every value at its place in the file, and the
/// document's date. [`None`] where the file cannot be read as it stands, for which the findings
/// have the reason.
pub fn tree(source: &Source, findings: &mut Vec<Finding>) -> Option<(Node, Option<Date>)> {
    let parsed = crate::yaml::parse(source, findings)?;
    let mut root = check::check(&parsed.root, source, findings);
    let date = facts::complete(&mut root, source, findings);
    parsed.repaired.is_empty().then_some((root, date))
}

/// A spec that was read and held against the table of keys: what all of its versions share.
#[derive(Debug)]
pub struct Checked {
    parsed: Parsed,
    root: Node,
    path: Option<Pattern>,
    departments_path: Option<Pattern>,
}

/// Reads a spec as far as its versions have it in common. [`None`] when there is no YAML tree at
/// all.
pub fn read(source: &Source, findings: &mut Vec<Finding>) -> Option<Checked> {
    let before = findings.len();
    let Some(parsed) = crate::yaml::parse(source, findings) else {
        // A file with nothing in it has no fault but that.
        if findings.len() == before {
            findings.push(Finding::new(Code::NotASpec, source.place(0..0)));
        }
        return None;
    };
    let before = findings.len();
    let root = check::check(&parsed.root, source, findings);
    drop_repairs(findings, before, &parsed, source);
    let mut pattern =
        |node: Option<&Node>| naming::read(node?.get("path")?.scalar()?, source, findings);
    let (path, departments_path) = (pattern(Some(&root)), pattern(root.get("departments")));
    Some(Checked { parsed, root, path, departments_path })
}

impl AttachmentPlace {
    /// Whether this place of the file is in its own body, or in the name of its file.
    #[must_use]
    pub fn has(&self, at: usize) -> bool {
        self.body.iter().chain(&self.file).any(|range| range.contains(&at))
    }
}

impl Checked {
    /// Whether all of the text was read, and none of it had to be repaired.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.parsed.repaired.is_empty() && self.parsed.left_out.is_empty()
    }

    /// Where the attachments stand in the file.
    #[must_use]
    pub fn attachments(&self) -> Vec<AttachmentPlace> {
        attachment_places(&self.root)
    }

    /// The canonical tree as it is written.
    #[must_use]
    pub const fn root(&self) -> &Node {
        &self.root
    }

    /// The pattern of the documents' paths, if the spec has one.
    #[must_use]
    pub const fn path(&self) -> Option<&Pattern> {
        self.path.as_ref()
    }

    /// The pattern of the paths of departments' documents, if the spec has one.
    #[must_use]
    pub const fn departments_path(&self) -> Option<&Pattern> {
        self.departments_path.as_ref()
    }

    /// One version of the spec. The result is as complete as the text allows; whether it may be
    /// used is for the findings to say.
    pub fn load(
        &self,
        version: Version<'_>,
        source: &Source,
        findings: &mut Vec<Finding>,
    ) -> Loaded {
        // What they name is of the documents, not of the spec: nothing for look-ups.
        let root = without(&self.root, &["departments", "path"]);
        self.version(root, Times::Open, version, source, findings)
    }

    fn version(
        &self,
        mut root: Node,
        times: Times<'_>,
        version: Version<'_>,
        source: &Source,
        findings: &mut Vec<Finding>,
    ) -> Loaded {
        let before = findings.len();
        overlay::lay(&mut root, version);
        let date = complete(&mut root, source, findings);
        let issued = date.and_then(Date::day);
        if let Times::Open = times {
            timing::complete(&mut root, issued, source, findings);
        }
        let numbering = numbering(&root, source, findings);
        let attachments = attachment_places(&root);
        let profile_at = root.get("profile").map(|node| node.span.clone());
        let places = first_page_places(&root);
        let data = match times {
            Times::Open => {
                let data = lookup::resolve(&root, issued, source, findings);
                deadlines::check(&data, issued, source, findings);
                data
            }
            Times::Reckoned(kept) => lookup::resolve_rest(&root, issued, kept, source, findings),
        };
        // The tree was held against the schema, so this fails only where a finding says why.
        let spec = Spec::deserialize(&data).unwrap_or_default();
        if let (Times::Open, Some(issued), Some(schedule)) = (times, issued, &spec.schedule) {
            held::check(&root, schedule, issued, source, findings);
        }
        drop_repairs(findings, before, &self.parsed, source);
        Loaded { spec, data, date, numbering, profile_at, attachments, places }
    }
}

/// Whether the times of the schedule are reckoned and judged already.
#[derive(Clone, Copy, Debug)]
enum Times<'a> {
    Open,
    /// They are, and so are the values that no version changes.
    Reckoned(&'a lookup::Kept),
}

/// Puts the fields that the standard knows into their printed form, and checks the parts against
/// each other: all that is done before anything is looked up, but for times. Gives back the
/// document's date, if there is a real one.
fn complete(root: &mut Node, source: &Source, findings: &mut Vec<Finding>) -> Option<Date> {
    kind::complete(root, source, findings);
    let date = facts::complete(root, source, findings);
    head::complete(root, source, findings);
    kind::check(root, source, findings);
    signature::check(root, source, findings);
    parts::complete(root, source, findings);
    date
}

/// Reads a spec as it stands. The result is as complete as the text allows; whether it may be
/// used is for the findings to say. [`None`] when there is no YAML tree at all.
pub fn load(source: &Source, findings: &mut Vec<Finding>) -> Option<Loaded> {
    let checked = read(source, findings)?;
    Some(checked.load(Version::default(), source, findings))
}

/// A map without the values of `keys`.
fn without(map: &Node, keys: &[&str]) -> Node {
    let Value::Map(entries) = &map.value else { return map.clone() };
    let kept = entries.iter().filter(|e| !keys.contains(&e.key.as_str())).cloned().collect();
    Node { span: map.span.clone(), value: Value::Map(kept) }
}

/// Of the findings from number `before` on, drops those that a repaired line is to blame for.
fn drop_repairs(findings: &mut Vec<Finding>, before: usize, parsed: &Parsed, source: &Source) {
    let found = findings.split_off(before);
    findings.extend(found.into_iter().filter(|f| !is_of_repair(f, parsed, source)));
}

/// Whether a finding only says what a repaired line did to the rest.
pub(crate) fn is_of_repair(finding: &Finding, parsed: &Parsed, source: &Source) -> bool {
    let elsewhere = matches!(
        finding.code,
        Code::MissingKey
            | Code::NoDocuments
            | Code::NothingToIssue
            | Code::AttachmentReference
            | Code::UnknownName
            | Code::NotGiven
    );
    let line = finding.place.as_ref().map_or(0, |p| p.line);
    let below = parsed.left_out.iter().any(|out| source.is_below(*out, line));
    parsed.repaired.contains(&line) || below || (elsewhere && !parsed.left_out.is_empty())
}

fn attachment_places(root: &Node) -> Vec<AttachmentPlace> {
    let items = root.get("attachments").map(Node::items).unwrap_or_default();
    let place = |n: &Node| AttachmentPlace {
        entry: n.span.clone(),
        body: n.get("body").map(|b| b.span.clone()),
        file: n.get("file").map(|f| f.span.clone()),
    };
    items.iter().map(place).collect()
}

fn first_page_places(root: &Node) -> FirstPagePlaces {
    let issued = root.get("issue_as").and_then(Node::scalar).map(|s| s.text.as_str());
    let part = match issued {
        Some("plan") => root.get("plan"),
        _ => root.get("notice").or_else(|| root.get("plan")),
    };
    let span = |node: Option<&Node>| node.map_or(0..0, |n| n.span.clone());
    FirstPagePlaces {
        to: span(part.and_then(|p| p.get("to")).or_else(|| root.get("to"))),
        title: span(part.and_then(|p| p.get("title"))),
        number: span(root.get("number")),
        joint: span(root.get("issuer").and_then(|i| i.get("joint"))),
        copies: span(root.get("imprint").and_then(|i| i.get("cc"))),
    }
}

/// Whether a file is a campaign spec: a map with a top-level `issuer` (发文机关).
///
/// Looks at the lines alone, so that a spec with a fault in it is still one.
#[must_use]
pub fn is_spec(source: &Source) -> bool {
    let issuer = schema::SPEC.fields.first();
    source.text().lines().any(|line| {
        issuer.is_some_and(|field| {
            [field.key, field.zh].iter().any(|name| {
                let line = line.trim_start_matches(['"', '\'']);
                line.strip_prefix(name).is_some_and(|rest| {
                    rest.trim_start_matches(['"', '\'', ' ']).starts_with([':', '：'])
                })
            })
        })
    })
}
