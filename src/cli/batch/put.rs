//! A department's files are made what they should be, and that is noted before and after.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use hongtou::catalog::{Code, Phrase};
use hongtou::diag::{Finding, Place, Severity};
use hongtou::digest::sha256;
use hongtou::lang::Lang;

use super::super::build::Mode;
use super::super::console::shown;
use super::super::failure;
use super::files::File;
use super::ledger::{FileRecord, Record};
use super::work::{Unit, Workshop};
use crate::outputs::{self, Change};

impl Workshop<'_> {
    /// Puts what was made into its place; `contents` is what is in the archives among it.
    pub(super) fn put_all(
        &self,
        mut files: Vec<File>,
        contents: Vec<FileRecord>,
        old: Option<&Record>,
        unit: &mut Unit,
    ) {
        // A department may have very many files: each is found at once.
        let own = by_path(old.into_iter().flat_map(|old| old.left.iter().chain(old.on_disk())));
        let whose = old.map(|old| old.department.as_str());
        let others = files.iter().filter_map(|file| match file {
            File::Made((FileRecord { path, .. }, _)) => {
                self.made_for_another(path, own.get(path.as_str()).copied(), whose)
            }
            File::AsItIs(_) => None,
        });
        let others: Vec<FileRecord> = others.collect();
        let other = by_path(others.iter());
        // What another department has there now is not what this one had there once.
        let known = |path: &str| other.get(path).or_else(|| own.get(path)).copied();
        let had = || old.into_iter().flat_map(Record::on_disk);
        let mut same = true;
        for file in &mut files {
            let File::Made((record, _)) = file else { continue };
            let before = known(&record.path);
            same &= before.is_some_and(|b| b.was.is_none() && b.sha256 == record.sha256);
            record.was = before.map(|before| before.before(&self.root));
        }
        unit.record.left = old.map(|old| old.left.clone()).unwrap_or_default();
        // A run that is cut off between the two leaves files that the next one knows.
        let writes = self.mode != Mode::Check;
        if writes && !same {
            unit.record.files = files.iter().map(|file| file.record().clone()).collect();
            let made = by_path(unit.record.files.iter());
            let lost = |file: &&FileRecord| !made.contains_key(file.path.as_str());
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
        let is_own = |path: &str| !other.contains_key(path);
        let (whole, is_kept_back) = self.put_each(files, known, is_own, unit);
        if !whole {
            // The next run is to try again.
            unit.record.inputs.clear();
        }
        unit.record.files.extend(contents);
        let now = by_path(unit.record.on_disk());
        let is_gone = |file: &&FileRecord| !now.contains_key(file.path.as_str());
        let gone: Vec<FileRecord> = had().filter(is_gone).cloned().collect();
        let mut kept = false;
        // Who only looks says what would be gone.
        let has_failed = if writes { unit.failed } else { is_broken || is_kept_back };
        for file in gone {
            // What could not be made, or was not asked for, is not gone.
            if has_failed || !self.asks_for(&file) {
                kept = true;
                if file.inside.is_none() {
                    unit.claims.insert(file.path.clone());
                }
                unit.record.files.push(file);
            } else {
                unit.record.left.push(file);
            }
        }
        // What was kept stays in its place among the others.
        if kept {
            let old = old.into_iter().flat_map(|old| &old.files).enumerate();
            let places: BTreeMap<&str, usize> =
                old.map(|(place, file)| (file.path.as_str(), place)).collect();
            let place = |file: &FileRecord| places.get(file.path.as_str()).copied();
            unit.record.files.sort_by_key(|file| place(file).unwrap_or(usize::MAX));
        }
        let now: BTreeSet<String> = unit.record.on_disk().map(|file| file.path.clone()).collect();
        let left = &mut unit.record.left;
        left.retain(|file| !now.contains(&file.path) && self.root.join(&file.path).exists());
        left.dedup_by(|a, b| a.path == b.path);
        if writes && (old != Some(&unit.record) || !same) {
            self.note(unit);
        }
    }

    /// What was made for another department at a path at which a file is now; not where that is
    /// this one's own.
    fn made_for_another(
        &self,
        path: &str,
        own: Option<&FileRecord>,
        whose: Option<&str>,
    ) -> Option<FileRecord> {
        if own.is_some_and(|own| own.was.is_none() && own.seems_untouched(self.directory)) {
            return None;
        }
        let at = self.root.join(path);
        let mut all = {
            let mut ledger = self.ledger();
            if !ledger.has_past() || !at.exists() {
                return None;
            }
            ledger.made_at(path, whose)
        };
        if all.is_empty() || own.is_none() && all.len() == 1 {
            return all.pop();
        }
        let now = fs::read(&at).map(|bytes| sha256(&bytes)).ok()?;
        if own.is_some_and(|own| own.is_ours(&now)) {
            return None;
        }
        let found = all.iter().position(|file| file.is_ours(&now));
        // Of what somebody changed it is all the same whose it was.
        let found = found.or(own.is_none().then_some(0));
        found.map(|found| all.swap_remove(found))
    }

    /// Puts each file into its place; tells whether all are there, and whether one is there that
    /// is not to be written over.
    fn put_each<'o>(
        &self,
        files: Vec<File>,
        known: impl Fn(&str) -> Option<&'o FileRecord>,
        is_own: impl Fn(&str) -> bool,
        unit: &mut Unit,
    ) -> (bool, bool) {
        let mut is_kept_back = false;
        for file in files {
            let (mut record, bytes) = match file {
                File::Made(made) => made,
                File::AsItIs(record) => {
                    unit.files += 1;
                    unit.record.files.push(record);
                    continue;
                }
            };
            let before = known(&record.path);
            match self.put(&record, &bytes, before) {
                Ok(change) => {
                    unit.files += 1;
                    unit.written += usize::from(change == Change::Written);
                    record.was = None;
                    let stamp = self.directory.stamp(&record.path);
                    record.changed = stamp.map_or(0, |(_, changed)| changed);
                    unit.record.files.push(record);
                }
                Err(finding) => {
                    unit.failed |= finding.severity() == Severity::Error;
                    // Who only looks asks what should be there, as far as it would be written.
                    if finding.code == Code::Stale {
                        unit.record.files.push(record);
                    } else {
                        is_kept_back = true;
                        // What is on the disk is what it was; another's it does not become.
                        let before = before.filter(|before| is_own(&before.path));
                        unit.claims.extend(before.map(|before| before.path.clone()));
                        unit.record.files.extend(before.cloned());
                    }
                    unit.findings.push(finding);
                }
            }
        }
        (!unit.failed, is_kept_back)
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
        if let Some(link) = outputs::link_on_the_way(&self.root, &record.path) {
            let link = shown(&link.display().to_string());
            return Err(finding_at(Code::LinkedDirectory, &path).with("other", link));
        }
        // What seems to be as it was written need not be read to be written again.
        let is_ours = |known: &&FileRecord| {
            self.mode == Mode::Write && known.was.is_none() && known.seems_untouched(self.directory)
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

/// Files by their paths; of two of one path the later.
fn by_path<'r>(files: impl Iterator<Item = &'r FileRecord>) -> BTreeMap<&'r str, &'r FileRecord> {
    files.map(|file| (file.path.as_str(), file)).collect()
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
