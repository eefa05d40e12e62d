//! One part of a campaign as a sheet: its slots from the spec, its body from the template.

use std::sync::Arc;

use sha2::{Digest as _, Sha256};
use tera::{Context, Value};

use super::beside::Album;
use super::memo::Key;
use super::recipe::Outline;
use super::slots;
use super::{PartId, Run};
use crate::agenda::Agenda;
use crate::catalog::Code;
use crate::diag::Finding;
use crate::doc::{Block, Sheet};
use crate::layout;
use crate::markdown;
use crate::spec::schedule::Drawn;
use crate::spec::schema::SPEC;
use crate::spec::{Attachment, DEPARTMENT, Data, Format, Part};
use crate::{timeline, title};

impl Run<'_> {
    /// A part before it is a sheet.
    pub(super) fn outline(&self, part: PartId) -> Outline {
        let spec = &self.loaded.spec;
        let mut slots = match part {
            PartId::Notice => slots::notice(spec, &self.signing, self.profile),
            PartId::Plan => slots::plan(spec, &self.signing, self.profile),
            PartId::Attachment(n) => slots::attachment(spec, n),
        };
        slots.title = title::lines(slots::raw_title(spec, part), layout::title_room(self.profile));
        if let (PartId::Notice, Some(note)) = (part, slots::title_note(spec)) {
            slots.title_note = title::lines(&note, layout::note_room(self.profile));
        }
        Outline { part, slots, key: self.key(part) }
    }

    /// The sheet of a part. What is wrong with it is filed; the sheet is then incomplete.
    pub(super) fn sheet(&mut self, outline: Outline) -> Arc<Sheet> {
        let Outline { part, slots, key } = outline;
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
            let name = slots::name(&sheet);
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
