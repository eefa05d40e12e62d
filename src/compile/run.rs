//! One compilation under way: what is found in it, the parts that become sheets, and the documents
//! that are made of those.

use std::sync::Arc;

use super::draft::Drawn;
use super::memo::Memo;
use super::recipe::{Outline, Recipe};
use super::{Order, PartId, slots, unknown_document};
use crate::catalog::Code;
use crate::departments::view::Shown;
use crate::diag::{Finding, Name, Severity};
use crate::doc::{Document, Meta, Sheet, Signing};
use crate::files::Files;
use crate::layout;
use crate::profile::Profile;
use crate::render::Renderer;
use crate::source::Source;
use crate::spec::{AttachmentPlace, Loaded};

/// One compilation under way.
pub(super) struct Run<'a> {
    pub(super) source: &'a Source,
    pub(super) loaded: &'a Loaded,
    pub(super) renderer: &'a Renderer<'a>,
    pub(super) profile: &'a Profile,
    /// The digest of the profile.
    pub(super) look: [u8; 32],
    /// What lies beside the spec.
    pub(super) files: &'a dyn Files,
    pub(super) memo: &'a Memo,
    /// What the version shows of the schedule.
    pub(super) shown: Shown,
    /// How what is issued is signed.
    pub(super) signing: Signing,
    /// Findings, each with the part it concerns; [`None`] for all.
    pub(super) found: Vec<(Finding, Option<PartId>)>,
}

impl Run<'_> {
    /// Files a finding about the spec's text: one in an attachment's own body concerns that
    /// attachment alone.
    pub(super) fn found_in_spec(&mut self, finding: Finding) {
        let own = finding.place.as_ref().filter(|p| p.path == self.source.path()).map(|p| p.offset);
        let within = |place: &AttachmentPlace| own.is_some_and(|at| place.has(at));
        let part = self.loaded.attachments.iter().position(within);
        self.found.push((finding, part.map(PartId::Attachment)));
    }

    /// Files a finding about a file of its own that `part` needs: a template, an attachment.
    pub(super) fn found_in_part(&mut self, finding: Finding, part: PartId) {
        self.found.push((finding, Some(part)));
    }

    pub(super) fn spec_is_faulty(&self) -> bool {
        self.found.iter().any(|(f, part)| part.is_none() && f.severity() == Severity::Error)
    }

    pub(super) fn is_stopped(&self, order: &Order) -> bool {
        self.found.iter().any(|(finding, part)| {
            finding.severity() == Severity::Error
                && part.is_none_or(|part| order.parts.contains(&part))
        })
    }

    /// The orders that were asked for; names that do not exist are findings.
    pub(super) fn wanted<'o>(&mut self, orders: &'o [Order], only: &[String]) -> Vec<&'o Order> {
        let names: Vec<_> = orders.iter().map(|o| o.name.as_str()).collect();
        // A department without a task has no schedule, and that is no fault.
        let withheld = |name: &str| name == "schedule" && self.shown == Shown::Nothing;
        // Of one that the list names this was said there.
        let is_said = self.found.iter().any(|(f, _)| f.code == Code::NoSuchDocument);
        let unknown =
            |name: &&String| !is_said && !names.contains(&name.as_str()) && !withheld(name);
        for name in only.iter().filter(unknown) {
            let choices = names.iter().copied().map(Name::new).collect();
            self.found.push((unknown_document(name, choices, self.source.path()), None));
        }
        let asked = |o: &&Order| only.is_empty() || only.contains(&o.name);
        orders.iter().filter(asked).collect()
    }

    /// The parts before they are sheets: all of them, so that all that is wrong is found; of a
    /// version that is not read whole those that are wanted.
    pub(super) fn outlines(&self, wanted: &[&Order], all: bool) -> Vec<Outline> {
        let spec = &self.loaded.spec;
        let mut parts = Vec::new();
        parts.extend(spec.notice.is_some().then_some(PartId::Notice));
        parts.extend(spec.plan.is_some().then_some(PartId::Plan));
        parts.extend((0..spec.attachments.len()).map(PartId::Attachment));
        if !all {
            parts.retain(|part| wanted.iter().any(|order| order.parts.contains(part)));
        }
        parts.into_iter().map(|part| self.outline(part)).collect()
    }

    /// A document of these sheets.
    pub(super) fn draw(
        &mut self,
        order: &Order,
        recipe: Recipe,
        sheets: &[(PartId, Arc<Sheet>)],
    ) -> Option<Drawn> {
        let own =
            |part: &PartId| sheets.iter().find(|(p, _)| p == part).map(|(_, s)| Sheet::clone(s));
        let mut sheets: Vec<Sheet> = order.parts.iter().filter_map(own).collect();
        let spec = &self.loaded.spec;
        // 版记 stands at the foot of the last page of what is sent (7.4.1).
        let sent = sheets.first().is_some_and(|sheet| sheet.head.is_some());
        let moved = sheets.first_mut().and_then(|sheet| sheet.imprint.take());
        if let Some(last) = sheets.last_mut().filter(|_| sent) {
            let places = &self.loaded.places;
            let (names, at) = match moved {
                Some(_) => ("主送、抄送", &places.to),
                None => ("抄送", &places.copies),
            };
            last.imprint = slots::imprint(spec, moved);
            if !layout::imprint::fits(last, self.profile) {
                let place = self.source.place(at.clone());
                let finding = Finding::new(Code::TallImprint, place).with("names", names);
                self.found.push((finding, None));
                return None;
            }
        }
        let meta = Meta {
            title: sheets.first().map(slots::name)?,
            issuer: spec.issuer.name.clone(),
            date: self.loaded.date.map(crate::spec::Date::iso),
        };
        let tree = Document { name: order.name.clone(), meta, sheets };
        Some(Drawn { tree, parts: order.parts.clone(), recipe: Some(recipe) })
    }
}
