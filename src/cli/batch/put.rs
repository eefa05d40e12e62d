//! A department's files are made what they should be, and that is noted before and after.

use std::fs;
use std::path::Path;

use hongtou::catalog::{Code, Phrase};
use hongtou::diag::{Finding, Place, Severity};
use hongtou::digest::sha256;
use hongtou::lang::Lang;

use super::super::build::Mode;
use super::super::console::shown;
use super::super::failure;
use super::ledger::{FileRecord, Record, stamp};
use super::work::{Made, Unit, Workshop};
use crate::outputs::{self, Change};

impl Workshop<'_> {
    /// Puts what was made into its place; `contents` is what is in the archives among it.
    pub(super) fn put_all(
        &self,
        mut made: Vec<Made>,
        contents: Vec<FileRecord>,
        old: Option<&Record>,
        unit: &mut Unit,
    ) {
        // A path may be a document's again that it was before, or have been another department's.
        let own = |path: &str| old?.on_disk().chain(&old?.left).find(|file| file.path == path);
        let paths = made.iter().map(|(record, _)| record.path.as_str());
        let others = paths.filter(|path| own(path).is_none());
        let others: Vec<FileRecord> =
            others.filter_map(|path| self.made_for_another(path)).collect();
        let known = |path: &str| own(path).or_else(|| others.iter().find(|file| file.path == path));
        let had = || old.into_iter().flat_map(Record::on_disk);
        let mut same = true;
        for (record, _) in &mut made {
            let before = known(&record.path);
            same &= before.is_some_and(|b| b.was.is_none() && b.sha256 == record.sha256);
            record.was = before.map(|before| before.before(&self.root));
        }
        unit.record.left = old.map(|old| old.left.clone()).unwrap_or_default();
        // A run that is cut off between the two leaves files that the next one knows.
        let writes = self.mode != Mode::Check;
        if writes && !same {
            unit.record.files = made.iter().map(|(record, _)| record.clone()).collect();
            let lost =
                |file: &&FileRecord| !unit.record.files.iter().any(|own| own.path == file.path);
            let rest: Vec<FileRecord> = had().filter(lost).cloned().collect();
            unit.record.files.extend(rest);
            let inputs = std::mem::take(&mut unit.record.inputs);
            if !self.note(unit) {
                unit.record.files = old.map(|old| old.files.clone()).unwrap_or_default();
                return;
            }
            unit.record.inputs = inputs;
            unit.record.files.clear();
        }
        let is_broken = unit.failed;
        let whole = self.put_each(made, known, unit);
        if !whole {
            // The next run is to try again.
            unit.record.inputs.clear();
        }
        unit.record.files.extend(contents);
        let is_now = |file: &FileRecord| unit.record.on_disk().any(|own| own.path == file.path);
        let gone: Vec<FileRecord> = had().filter(|file| !is_now(file)).cloned().collect();
        let mut kept = false;
        // Who only looks says what would be gone.
        let has_failed = if writes { unit.failed } else { is_broken };
        for file in gone {
            // What could not be made, or was not asked for, is not gone.
            if has_failed || !self.asks_for(&file) {
                kept = true;
                unit.record.files.push(file);
            } else {
                unit.record.left.push(file);
            }
        }
        // What was kept stays in its place among the others.
        let place = |file: &FileRecord| {
            let place = old.and_then(|old| old.files.iter().position(|o| o.path == file.path));
            place.unwrap_or(usize::MAX)
        };
        if kept {
            unit.record.files.sort_by_key(place);
        }
        let now: Vec<String> = unit.record.on_disk().map(|file| file.path.clone()).collect();
        let left = &mut unit.record.left;
        left.retain(|file| !now.contains(&file.path) && self.root.join(&file.path).exists());
        left.dedup_by(|a, b| a.path == b.path);
        if writes && (old != Some(&unit.record) || !same) {
            self.note(unit);
        }
    }

    /// What was made for another department at a path at which a file is now.
    fn made_for_another(&self, path: &str) -> Option<FileRecord> {
        let mut ledger = self.ledger();
        (ledger.has_past() && self.root.join(path).exists()).then(|| ledger.made_at(path))?
    }

    /// Puts each file into its place; tells whether all are there.
    fn put_each<'o>(
        &self,
        made: Vec<Made>,
        known: impl Fn(&str) -> Option<&'o FileRecord>,
        unit: &mut Unit,
    ) -> bool {
        for (mut record, bytes) in made {
            let before = known(&record.path);
            match self.put(&record, &bytes, before) {
                Ok(change) => {
                    unit.files += 1;
                    unit.written += usize::from(change == Change::Written);
                    record.was = None;
                    let stamp = stamp(&self.root.join(&record.path));
                    record.changed = stamp.map_or(0, |(_, changed)| changed);
                    unit.record.files.push(record);
                }
                Err(finding) => {
                    unit.failed |= finding.severity() == Severity::Error;
                    unit.findings.push(finding);
                    // What is on the disk is what it was; who only looks asks what should be there.
                    let is_there =
                        if self.mode == Mode::Check { Some(record) } else { before.cloned() };
                    unit.record.files.extend(is_there);
                }
            }
        }
        !unit.failed
    }

    /// Notes a unit's record; tells whether that could be done.
    fn note(&self, unit: &mut Unit) -> bool {
        let noted = self.ledger().append(&unit.record);
        if let Err(error) = &noted {
            unit.findings.push(failure::writing(&self.root, error, self.lang));
            unit.failed = true;
        }
        noted.is_ok()
    }

    /// Makes a file what it should be, or says why it is not.
    fn put(
        &self,
        record: &FileRecord,
        bytes: &[u8],
        known: Option<&FileRecord>,
    ) -> Result<Change, Finding> {
        let path = self.root.join(&record.path);
        // What seems to be as it was written need not be read to be written again.
        let is_ours = |known: &&FileRecord| {
            self.mode == Mode::Write && known.was.is_none() && known.seems_untouched(&self.root)
        };
        match known.filter(is_ours) {
            Some(known) if known.sha256 == record.sha256 => Ok(Change::Unchanged),
            Some(_) => outputs::replace(&path, bytes)
                .map(|()| Change::Written)
                .map_err(|error| failure::writing(&path, &error, self.lang)),
            None => put(&path, bytes, known, self.mode, self.lang),
        }
    }
}

/// Makes a file what it should be, or says why it is not. `known` is what was last made there.
pub fn put(
    path: &Path,
    bytes: &[u8],
    known: Option<&FileRecord>,
    mode: Mode,
    lang: Lang,
) -> Result<Change, Finding> {
    let old = match fs::read(path) {
        Ok(old) if old == bytes => return Ok(Change::Unchanged),
        Ok(old) => Some(old),
        Err(_) => None,
    };
    let edited = old.as_deref().and_then(|old| match known {
        Some(known) => (!known.is_ours(&sha256(old))).then_some(Code::EditedByHand),
        None => Some(Code::NotOurs),
    });
    match (mode, edited) {
        (Mode::Write | Mode::Check, Some(code)) => Err(finding_at(code, path)),
        (Mode::Check, None) => {
            Err(finding_at(Code::Stale, path).with("detail", why_stale(old.is_none(), lang)))
        }
        (Mode::Write, None) | (Mode::Overwrite, _) => {
            outputs::write(path, bytes).map_err(|error| failure::writing(path, &error, lang))
        }
    }
}

/// Why a file is not up to date.
pub fn why_stale(missing: bool, lang: Lang) -> String {
    if missing { Phrase::WhyMissing.text(lang, &[]) } else { Phrase::WhyOther.text(lang, &[]) }
}

/// A finding about a file that was to be written.
pub fn finding_at(code: Code, path: &Path) -> Finding {
    let name = shown(&path.display().to_string());
    Finding::new(code, Place::file(name.as_str())).with("path", name.as_str())
}
