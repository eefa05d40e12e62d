//! Attachments that are files: Markdown as it is, tables of CSV and XLSX.

use super::beside::{self, Album, Reason};
use super::{PartId, Run};
use crate::catalog::{Code, Words};
use crate::diag::{Finding, Place};
use crate::doc::Block;
use crate::markdown;
use crate::source::Source;
use crate::tables;
use crate::yaml::is_forbidden;

impl Run<'_> {
    /// The text of an attachment, from the file at `path`. What is wrong with it is filed, at its
    /// place in that file.
    pub(super) fn attached(&mut self, part: PartId, path: &str) -> Vec<Block> {
        let lower = path.trim().to_lowercase();
        let is =
            |extensions: &[&str]| extensions.iter().any(|extension| lower.ends_with(extension));
        if !is(&[".md", ".markdown", ".csv", ".xlsx", ".xlsm"]) {
            let advice = if is(&[".xls", ".et"]) { Words::SaveAsXlsx } else { Words::SaveAsKnown };
            self.unattached(part, path, (Code::AttachmentKind, vec![("advice", advice.into())]));
            return Vec::new();
        }
        let bytes = match beside::read(self.files, path) {
            Ok(bytes) => bytes,
            Err(reason) => {
                self.unattached(part, path, reason);
                return Vec::new();
            }
        };
        let shown = self.shown(path);
        if is(&[".xlsx", ".xlsm"]) {
            return self.tabled(part, tables::read_xlsx(&bytes), |_| Place::file(shown.clone()));
        }
        let Some(source) = self.decoded(part, &shown, &bytes) else { return Vec::new() };
        if is(&[".csv"]) {
            let table = tables::read_csv(source.text());
            return self.tabled(part, table, |range| source.place(range));
        }
        let album = Album::new(self.files, path);
        let (blocks, faults) = markdown::read(source.text(), &self.profile.numbering, &album);
        for fault in faults {
            let place = Some(source.place(fault.range));
            self.found_in_part(Finding { code: fault.code, place, args: fault.args }, part);
        }
        blocks
    }

    /// A file that cannot be had: at its name in the spec.
    fn unattached(&mut self, part: PartId, path: &str, (code, args): Reason) {
        let range = match part {
            PartId::Attachment(n) => self.loaded.attachments.get(n).and_then(|at| at.file.clone()),
            PartId::Notice | PartId::Plan => None,
        };
        let place = self.source.place(range.unwrap_or(0..0));
        let finding = Finding { code, place: Some(place), args }.with("path", path.trim());
        self.found_in_part(finding, part);
    }

    /// The file's name for the reader: from where the spec's own begins.
    fn shown(&self, path: &str) -> String {
        let spec = self.source.path();
        let folder = spec.rfind(['/', '\\']).and_then(|at| spec.get(..=at)).unwrap_or_default();
        format!("{folder}{}", path.trim().trim_start_matches("./"))
    }

    /// The text of a file. A mark at its start and the line ends of Windows are usual here.
    fn decoded(&mut self, part: PartId, shown: &str, bytes: &[u8]) -> Option<Source> {
        let (source, findings) = Source::decode(shown, bytes);
        let usual = [Code::ByteOrderMark, Code::CarriageReturns];
        for finding in findings.into_iter().filter(|finding| !usual.contains(&finding.code)) {
            self.found_in_part(finding, part);
        }
        let source = source?;
        let mut signs = source.text().char_indices();
        if let Some((at, c)) = signs.find(|(_, c)| is_forbidden(*c)) {
            let finding = Finding::new(Code::ControlCharacter, source.place(at..at + c.len_utf8()))
                .with("char", format!("U+{:04X}", u32::from(c)));
            self.found_in_part(finding, part);
            return None;
        }
        Some(source)
    }

    fn tabled(
        &mut self,
        part: PartId,
        table: Result<crate::doc::Table, Vec<tables::Fault>>,
        place: impl Fn(std::ops::Range<usize>) -> Place,
    ) -> Vec<Block> {
        match table {
            Ok(table) => vec![Block::Table(table)],
            Err(faults) => {
                for tables::Fault { code, range, args } in faults {
                    let place = Some(place(range.unwrap_or(0..0)));
                    self.found_in_part(Finding { code, place, args }, part);
                }
                Vec::new()
            }
        }
    }
}
