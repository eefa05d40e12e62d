//! The slots of each part's sheet: all of it but the body.

use super::PartId;
use crate::doc::{self, Labelled, NoteLine, NotePlace, RedHead, Sheet, Signature, Signing};
use crate::layout;
use crate::profile::Profile;
use crate::spec::{Attachment, Format, Issued, Part, Spec};
use crate::title;

pub(super) fn notice(spec: &Spec, signing: &Signing, profile: &Profile) -> Sheet {
    let own = spec.notice.clone().unwrap_or_default();
    let issues = spec.issued() == Issued::Notice;
    let plan_follows = spec.plan.is_some() && !is_attached(spec, Part::Plan);
    Sheet {
        id: spec.kind().key().into(),
        head: Some(head(spec)),
        addressee: addressee(own.to.as_ref().unwrap_or(&spec.to)),
        attachment_note: if issues && !plan_follows { note(spec) } else { Vec::new() },
        signature: is_signed(spec).then(|| signature(spec, signing, profile)),
        attendance: attendance(spec),
        remark: remark(spec),
        ..Sheet::default()
    }
}

/// Whether name and date stand at the end of the text. Minutes name who was there in that place
/// (10.3); of what a meeting adopted, 题注 says who did and when, unless the author signs it.
fn is_signed(spec: &Spec) -> bool {
    let noted = title_note(spec).is_some() && spec.kind().is_adopted();
    spec.format != Format::Minutes && (!noted || spec.signature.is_given())
}

/// 题注 in its brackets, `|` where the author breaks it.
pub(super) fn title_note(spec: &Spec) -> Option<String> {
    spec.notice.as_ref()?.title_note.as_deref().map(bracketed)
}

/// 附注 in its brackets (7.3.6).
fn remark(spec: &Spec) -> Option<String> {
    spec.remark.as_deref().map(bracketed)
}

/// 附注 and 题注 in their brackets, which an author may have written.
fn bracketed(text: &str) -> String {
    let text = text.trim();
    let own = text.strip_prefix(['（', '(']).and_then(|text| text.strip_suffix(['）', ')']));
    format!("（{}）", own.unwrap_or(text))
}

pub(super) fn plan(spec: &Spec, signing: &Signing, profile: &Profile) -> Sheet {
    let own = spec.plan.clone().unwrap_or_default();
    let issued = spec.issued() == Issued::Plan;
    let to = own.to.as_ref().unwrap_or(&spec.to);
    Sheet {
        id: "plan".into(),
        head: issued.then(|| head(spec)),
        addressee: if issued { addressee(to) } else { None },
        attachment_note: note(spec),
        signature: issued.then(|| signature(spec, signing, profile)),
        remark: if issued { remark(spec) } else { None },
        ..Sheet::default()
    }
}

pub(super) fn attachment(spec: &Spec, n: usize) -> Sheet {
    // 7.3.7: what is bound by itself says what it belongs to.
    let apart = spec.attachments.get(n).is_some_and(Attachment::is_apart);
    let number = if apart { spec.number.as_str() } else { "" };
    let label = if spec.attachments.len() == 1 {
        format!("{number}附件")
    } else {
        format!("{number}附件{}", n + 1)
    };
    Sheet { id: format!("attachment-{}", n + 1), attachment_label: Some(label), ..Sheet::default() }
}

fn head(spec: &Spec) -> RedHead {
    let format = match spec.format {
        Format::Document => doc::Format::Document,
        Format::Letter => doc::Format::Letter,
        Format::Order => doc::Format::Order,
        Format::Minutes => doc::Format::Minutes,
    };
    RedHead {
        format,
        copy_number: spec.head.copy_number.clone(),
        secrecy: spec.head.secrecy.clone(),
        urgency: spec.head.urgency.clone(),
        // What depends on the page is put in with the rest of the first page.
        mark: doc::Mark::default(),
        doc_number: Some(spec.number.clone()),
        signers: spec.head.signers.clone(),
    }
}

/// A name that is longer than its line is broken between words, so that the date stands under it
/// alike in both formats; under a seal the arrangement of seals does that.
fn signature(spec: &Spec, signing: &Signing, profile: &Profile) -> Signature {
    let issuers = std::iter::once(&spec.issuer.name).chain(&spec.issuer.joint).cloned();
    let issuers = match signing {
        Signing::Unsealed => {
            let room = layout::signature_room(profile);
            issuers.flat_map(|name| title::lines(&name, room)).collect()
        }
        Signing::Sealed { .. } | Signing::Stamped(_) => issuers.collect(),
    };
    Signature { form: signing.clone(), issuers, date: spec.date.clone() }
}

/// 出席, 请假, 列席 (10.3).
fn attendance(spec: &Spec) -> Vec<Labelled> {
    let all = &spec.attendance;
    [("出席：", &all.present), ("请假：", &all.absent), ("列席：", &all.observers)]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(label, names)| Labelled { label: label.to_owned(), text: names.join("、") })
        .collect()
}

/// 版记 (7.4), below 主送机关 that were moved there.
pub(super) fn imprint(spec: &Spec, moved: Option<doc::Imprint>) -> Option<doc::Imprint> {
    let Some(own) = spec.imprint.as_ref() else { return moved };
    let copies =
        Labelled { label: "抄送：".to_owned(), text: format!("{}。", own.cc.join("，")) };
    let printed = own.printed.clone().unwrap_or_else(|| spec.date.clone());
    let mut lines = moved.map_or_else(Vec::new, |moved| moved.copies);
    lines.extend((!own.cc.is_empty()).then_some(copies));
    Some(doc::Imprint {
        copies: lines,
        printer: own.printer.clone(),
        // A letter's imprint has no line of printing (10.1).
        printed: (spec.format != Format::Letter).then(|| format!("{printed}印发")),
    })
}

/// What a document is called: its title, or mark and number of an order that has none.
pub(super) fn name(sheet: &Sheet) -> String {
    match &sheet.head {
        Some(head) if sheet.title.is_empty() => {
            head.mark.lines.concat() + head.doc_number.as_deref().unwrap_or_default()
        }
        _ => sheet.title.concat(),
    }
}

/// A part's title as it is written in the spec, `|` where the author breaks it.
pub(super) fn raw_title(spec: &Spec, part: PartId) -> &str {
    let plan = spec.plan.as_ref().map(|p| &p.title);
    let title = match part {
        PartId::Notice => spec.notice.as_ref().map(|n| &n.title),
        PartId::Plan => plan,
        PartId::Attachment(n) => match spec.attachments.get(n) {
            Some(Attachment::Part(Part::Schedule)) => spec.schedule.as_ref().map(|s| &s.title),
            Some(Attachment::Part(Part::Plan)) => plan,
            Some(Attachment::Own { title, .. }) => Some(title),
            None => None,
        },
    };
    title.map_or("", String::as_str)
}

pub(super) fn is_attached(spec: &Spec, part: Part) -> bool {
    spec.attachments.iter().any(|a| matches!(a, Attachment::Part(p) if *p == part))
}

/// 主送机关 with its colon; none where nobody is addressed.
fn addressee(to: &[String]) -> Option<String> {
    let names: Vec<_> = to.iter().map(|t| t.trim().trim_end_matches(['：', ':'])).collect();
    (!names.is_empty()).then(|| format!("{}：", names.join("、")))
}

/// 附件说明: the names as they stand over the attachments.
fn note(spec: &Spec) -> Vec<NoteLine> {
    let count = spec.attachments.len();
    (0..count)
        .map(|n| {
            let (place, label) = match (count, n) {
                (1, _) => (NotePlace::Only, "附件：".to_owned()),
                (_, 0) => (NotePlace::First, "附件：1.".to_owned()),
                (_, 9..) => (NotePlace::Wide, format!("{}.", n + 1)),
                _ => (NotePlace::Next, format!("{}.", n + 1)),
            };
            NoteLine { place, label, name: raw_title(spec, PartId::Attachment(n)).replace('|', "") }
        })
        .collect()
}
