//! One part of a campaign as a sheet: its slots from the spec, its body from the template.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};
use tera::{Context, Value};

use super::beside::Album;
use super::memo::Key;
use super::{PartId, Run};
use crate::agenda::Agenda;
use crate::catalog::Code;
use crate::diag::Finding;
use crate::doc::{self, Block, Labelled, NoteLine, NotePlace, RedHead, Sheet, Signature, Signing};
use crate::layout;
use crate::markdown;
use crate::profile::Profile;
use crate::spec::schedule::Drawn;
use crate::spec::schema::SPEC;
use crate::spec::{Attachment, DEPARTMENT, Data, Format, Issued, Part, Spec};
use crate::{timeline, title};

impl Run<'_> {
    /// The sheet of a part. What is wrong with it is filed; the sheet is then incomplete.
    pub(super) fn sheet(&mut self, part: PartId) -> Arc<Sheet> {
        let spec = &self.loaded.spec;
        let mut slots = match part {
            PartId::Notice => notice(spec, &self.signing, self.profile),
            PartId::Plan => plan(spec, &self.signing, self.profile),
            PartId::Attachment(n) => attachment(spec, n),
        };
        slots.title = title::lines(raw_title(spec, part), layout::title_room(self.profile));
        if let (PartId::Notice, Some(note)) = (part, title_note(spec)) {
            slots.title_note = title::lines(&note, layout::note_room(self.profile));
        }
        let key = self.key(part);
        if let Some(sheet) = self.memo.find(&key, &slots) {
            return sheet;
        }
        let before = self.found.len();
        let sheet = Arc::new(self.filled(part, slots.clone()));
        if self.found.len() == before && !self.spec_is_faulty() {
            self.memo.keep(key, slots, &sheet);
        }
        sheet
    }

    /// The template of a part, and the key of the spec under which its text is written.
    fn template(&self, part: PartId) -> (String, &'static str) {
        let spec = &self.loaded.spec;
        match part {
            PartId::Notice => (spec.kind().template(), self.text_key()),
            PartId::Plan => ("campaign/plan.md".into(), "plan"),
            PartId::Attachment(n) => match spec.attachments.get(n) {
                Some(Attachment::Part(Part::Schedule)) => {
                    ("campaign/schedule.md".into(), "schedule")
                }
                Some(Attachment::Part(Part::Plan)) => ("campaign/plan.md".into(), "plan"),
                Some(Attachment::Own { .. }) | None => {
                    ("campaign/attachment.md".into(), "attachments")
                }
            },
        }
    }

    /// The digest of what a part is made of besides its slots: of the values that its template
    /// names, and of what its first page and its drawings show.
    fn key(&self, part: PartId) -> Key {
        let (template, _) = self.template(part);
        let data = &self.loaded.data;
        let mut digest = Sha256::new();
        let mut feed = |name: &str, value: Option<&Data>| {
            digest.update(name.as_bytes());
            digest.update([0]);
            if let Some(value) = value {
                value.feed(&mut digest);
            }
        };
        feed(&template, None);
        // A mark, a timeline.
        for name in ["issuer", "format", "date"] {
            feed(name, data.get(name));
        }
        let reads = self.renderer.reads(&template);
        let asks = |name| reads.is_some_and(|reads| reads.contains(name));
        if template == "campaign/schedule.md" || asks("rows") || asks("columns") {
            feed("schedule", data.get("schedule"));
        }
        for (name, value) in self.values(part) {
            if let Some(wanted) = reads.and_then(|reads| reads.wanted(name)) {
                feed(name, value.map(|value| wanted.of(value)).as_ref());
            }
        }
        digest.finalize().into()
    }

    /// The values of the spec that a template can ask for: every top-level key (none where it is
    /// absent), the issued text as `text`, by whichever of its names it is written, and the
    /// attachment that is being made.
    fn values(&self, part: PartId) -> impl Iterator<Item = (&'static str, Option<&Data>)> {
        let data = &self.loaded.data;
        let own = SPEC.fields.iter().map(|field| field.key).filter(|key| *key != "text");
        let attachment = match part {
            PartId::Attachment(n) => data.get("attachments").and_then(|all| all.items().get(n)),
            PartId::Notice | PartId::Plan => None,
        };
        let added = [
            ("text", data.get(self.text_key())),
            ("attachment", attachment.filter(|own| matches!(own, Data::Map(_)))),
        ];
        own.chain([DEPARTMENT]).map(|name| (name, data.get(name))).chain(added)
    }

    /// A sheet with its slots filled and its body made.
    fn filled(&mut self, part: PartId, mut sheet: Sheet) -> Sheet {
        let spec = &self.loaded.spec;
        let (template, key) = self.template(part);
        let untitled = part == PartId::Notice && spec.format == Format::Order;
        if sheet.title.is_empty() && !untitled && !self.spec_is_faulty() {
            let place = self.source.place(key_range(self.source.text(), key));
            self.found_in_spec(Finding::new(Code::EmptyValue, place).with("key", "title"));
        }
        let before = self.found.len();
        let file = match part {
            PartId::Attachment(n) => self.loaded.spec.attachments.get(n).and_then(Attachment::file),
            PartId::Notice | PartId::Plan => None,
        };
        sheet.body = match file {
            Some(file) => self.attached(part, file),
            None => self.body(part, &template),
        };
        let no_tasks = template == "campaign/schedule.md"
            && spec.schedule.as_ref().is_some_and(|s| s.rows().is_empty());
        if (sheet.body.is_empty() || no_tasks)
            && self.found.len() == before
            && !self.spec_is_faulty()
        {
            let entry = match part {
                PartId::Attachment(n) => self.loaded.attachments.get(n),
                PartId::Notice | PartId::Plan => None,
            };
            let place = match entry {
                Some(place) => self.source.place(place.entry.start..place.entry.start),
                None => self.source.place(key_range(self.source.text(), key)),
            };
            let name = name(&sheet);
            self.found_in_spec(Finding::new(Code::EmptyDocument, place).with("name", name));
        }
        let drawn = spec.schedule.as_ref().is_some_and(|s| s.timeline == Drawn::Yes);
        if template == "campaign/schedule.md" && drawn {
            let agenda = Agenda::new(self.loaded);
            sheet.drawings =
                agenda.map_or_else(Vec::new, |agenda| timeline::drawings(&agenda, self.profile));
        }
        layout::arrange(&mut sheet, self.profile);
        self.first_page(&mut sheet);
        sheet
    }

    /// The key under which the issued text is written.
    fn text_key(&self) -> &'static str {
        if self.loaded.data.get("text").is_some() { "text" } else { "notice" }
    }

    fn body(&mut self, part: PartId, template: &str) -> Vec<Block> {
        let context = self.context(part, template);
        let rendered = match self.renderer.body(template, &context) {
            Ok(rendered) => rendered,
            // With a faulty spec a template fails for want of what the spec's findings name.
            Err(_) if self.spec_is_faulty() => return Vec::new(),
            Err(finding) => {
                self.found_in_part(finding, part);
                return Vec::new();
            }
        };
        let album = Album::new(self.files, "");
        let read = || markdown::read(&rendered.text, &self.profile.numbering, &album);
        let (blocks, faults) = self.memo.rows.read(&rendered.text, read);
        for fault in faults {
            let place = self.renderer.place(
                &rendered,
                fault.code,
                &fault.range,
                &self.loaded.data,
                self.source,
            );
            let in_spec = place.path == self.source.path();
            let finding = Finding { code: fault.code, place: Some(place), args: fault.args };
            if in_spec {
                self.found_in_spec(finding);
            } else {
                self.found_in_part(finding, part);
            }
        }
        blocks
    }

    /// What a template asks for of what there is: the spec's values, and the schedule's columns and
    /// rows.
    fn context(&self, part: PartId, template: &str) -> Context {
        let mut context = Context::new();
        let Some(reads) = self.renderer.reads(template) else { return context };
        for (name, value) in self.values(part) {
            match (reads.wanted(name), value) {
                (Some(wanted), Some(value)) => context.insert(name, &wanted.of(value)),
                (Some(_), None) if name != "attachment" => {
                    context.insert_value(name, Value::none());
                }
                (Some(_) | None, _) => {}
            }
        }
        if let Some(schedule) = &self.loaded.spec.schedule {
            if reads.contains("columns") {
                let columns = schedule.columns().into_iter().map(|(_, title)| title);
                context.insert("columns", &columns.collect::<Vec<String>>());
            }
            if reads.contains("rows") {
                context.insert_value("rows", self.memo.row_values.of(schedule.rows()));
            }
        }
        context
    }
}

fn notice(spec: &Spec, signing: &Signing, profile: &Profile) -> Sheet {
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
fn title_note(spec: &Spec) -> Option<String> {
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

fn plan(spec: &Spec, signing: &Signing, profile: &Profile) -> Sheet {
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

fn attachment(spec: &Spec, n: usize) -> Sheet {
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
fn raw_title(spec: &Spec, part: PartId) -> &str {
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

fn is_attached(spec: &Spec, part: Part) -> bool {
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

/// Where a top-level key stands in a spec, by either of its names.
fn key_range(text: &str, key: &str) -> std::ops::Range<usize> {
    let zh = SPEC.find(key).map_or(key, |f| f.zh);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        for name in [key, zh] {
            if line.starts_with(name) {
                return at..at + name.len();
            }
        }
        at += line.len();
    }
    0..0
}
