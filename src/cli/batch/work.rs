//! One department: its versions are compiled and its files made what they should be.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use hongtou::catalog::{Code, Phrase};
use hongtou::compile::{Built, Campaign, Compiled, Options};
use hongtou::departments::{Department, Departments};
use hongtou::diag::{Finding, Place, Severity};
use hongtou::digest::sha256;
use hongtou::lang::Lang;
use hongtou::spec::Version;

use super::super::build::Mode;
use super::super::console::shown;
use super::super::failure;
use super::ledger::{FileRecord, Ledger, Record, stamp};
use super::paths::{Paths, remarks};
use crate::outputs::{self, Change};

/// What every department's work needs.
pub struct Workshop<'a> {
    /// The campaign.
    pub campaign: &'a Campaign<'a>,
    /// All departments.
    pub departments: &'a Departments,
    /// The formats, and the documents if the call names them.
    pub options: &'a Options,
    /// How files are named.
    pub paths: &'a Paths,
    /// The digest of what all files are made of besides the spec.
    pub salt: String,
    /// What earlier runs made.
    pub ledger: &'a Mutex<Ledger>,
    /// The output directory.
    pub root: PathBuf,
    /// What becomes of files that are not as they should be.
    pub mode: Mode,
    /// The language of findings that are texts.
    pub lang: Lang,
}

/// What came of one department.
#[derive(Default)]
pub struct Unit {
    /// What was made, with what was left alone; incomplete where something failed.
    pub record: Record,
    /// What was found.
    pub findings: Vec<Finding>,
    /// Files that were written.
    pub written: usize,
    /// Whether some of it could not be made.
    pub failed: bool,
    /// Whether the record is another than the ledger's.
    pub changed: bool,
    /// Whether the call did not ask for this department.
    pub kept: bool,
    /// Files that it had before and does not have any more.
    pub left: Vec<FileRecord>,
}

/// A file to be: its record without what only the disk knows, and its bytes.
type Made = (FileRecord, Vec<u8>);

impl Workshop<'_> {
    /// Makes what one department gets.
    pub fn make(&self, department: &Department) -> Unit {
        let own = self.campaign.fingerprint(department, self.options);
        let inputs = own.map_or_else(String::new, |own| format!("{own}{}", self.salt));
        let inputs = if inputs.is_empty() { inputs } else { sha256(inputs.as_bytes()) };
        let old = self.record(&department.name);
        let is_fresh = |old: &Record| {
            !inputs.is_empty()
                && old.inputs == inputs
                && old.files.iter().all(|file| file.seems_untouched(&self.root))
        };
        if self.mode == Mode::Write && old.as_ref().is_some_and(is_fresh) {
            return Unit { record: old.unwrap_or_default(), ..Unit::default() };
        }
        let mut unit = Unit::default();
        let made = self.files(department, &mut unit);
        unit.record = Record { department: department.name.clone(), inputs, files: Vec::new() };
        self.put_all(made, old.as_ref(), &mut unit);
        unit
    }

    /// What was last made for a department.
    pub fn record(&self, department: &str) -> Option<Record> {
        self.ledger().get(department)
    }

    fn ledger(&self) -> std::sync::MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Compiles all versions of a department.
    fn files(&self, department: &Department, unit: &mut Unit) -> Vec<Made> {
        let options = self.options_for(department);
        let mut made: Vec<Made> = Vec::new();
        for (n, copy_number) in copies(department).into_iter().enumerate() {
            let version = Version { department: Some(department), copy_number };
            let compiled = self.campaign.version(version, &options);
            for built in &compiled.documents {
                if is_made(built, n) {
                    self.name(department, &compiled.number, built, &mut made, unit);
                }
            }
            judge(compiled, unit);
        }
        made
    }

    /// The documents that a department gets.
    fn options_for(&self, department: &Department) -> Options {
        let mut options = self.options.clone();
        if options.only.is_empty() {
            options.only = self.campaign.documents_for(department);
        }
        options
    }

    /// Gives the formats of a document their paths.
    fn name(
        &self,
        department: &Department,
        version: &str,
        built: &Built,
        made: &mut Vec<Made>,
        unit: &mut Unit,
    ) {
        let head = built.tree.sheets.iter().find_map(|sheet| sheet.head.as_ref());
        let number = head.and_then(|head| head.doc_number.clone());
        let copy_number = copy_number_of(built).map(str::to_owned);
        let place = self.campaign.place_of(self.departments, department);
        let stem = match self.paths.path(department, version, built) {
            Ok(stem) => stem,
            Err(fault) => {
                unit.findings.push(fault.finding(place));
                unit.failed = true;
                return;
            }
        };
        unit.findings.extend(remarks(&stem, &place));
        let formats = [("docx", &built.docx), ("html", &built.html)];
        for (extension, bytes) in formats {
            let Some(bytes) = bytes else { continue };
            let record = FileRecord {
                path: stem.file(extension),
                document: built.name.clone(),
                title: built.tree.meta.title.clone(),
                number: number.clone(),
                copy_number: copy_number.clone(),
                copies: department.copies,
                sha256: sha256(bytes),
                was: None,
                size: bytes.len() as u64,
                changed: 0,
            };
            made.push((record, bytes.clone()));
        }
    }

    /// Makes all files of a department what they should be, and notes it before and after.
    fn put_all(&self, mut made: Vec<Made>, old: Option<&Record>, unit: &mut Unit) {
        let known = |path: &str| old?.files.iter().find(|file| file.path == path);
        for (record, _) in &mut made {
            record.was = known(&record.path).map(|known| known.sha256.clone());
            unit.record.files.push(record.clone());
        }
        // A run that is cut off between the two leaves files that the next one knows.
        let same = |record: &FileRecord| record.was.as_ref() == Some(&record.sha256);
        let writes = self.mode != Mode::Check;
        if writes && !made.iter().all(|(record, _)| same(record)) && !self.note(unit) {
            return;
        }
        unit.record.files.clear();
        for (mut record, bytes) in made {
            match self.put(&record, &bytes, known(&record.path)) {
                Ok(change) => {
                    unit.written += usize::from(change == Change::Written);
                    record.was = None;
                    record.changed =
                        stamp(&self.root.join(&record.path)).map_or(0, |stamp| stamp.1);
                    unit.record.files.push(record);
                }
                Err(finding) => {
                    unit.failed |= finding.severity() == Severity::Error;
                    unit.findings.push(finding);
                    // What is on the disk is what it was.
                    unit.record.files.extend(known(&record.path).cloned());
                    unit.record.inputs.clear();
                }
            }
        }
        if unit.failed {
            // The next run is to try again.
            unit.record.inputs.clear();
        }
        let now = &unit.record.files;
        let gone = |file: &&FileRecord| !now.iter().any(|own| own.path == file.path);
        let restricted = !(self.options.only.is_empty() && self.options.docx && self.options.html);
        if unit.failed || restricted {
            // What could not be made, or was not asked for, is not gone.
            let kept: Vec<_> =
                old.into_iter().flat_map(|old| &old.files).filter(gone).cloned().collect();
            unit.record.files.extend(kept);
        } else {
            unit.left = old.into_iter().flat_map(|old| &old.files).filter(gone).cloned().collect();
        }
        unit.changed = old != Some(&unit.record);
        if writes && unit.changed {
            self.note(unit);
        }
    }

    /// Notes a unit's record; tells whether that could be done.
    fn note(&self, unit: &mut Unit) -> bool {
        let mut ledger = self.ledger();
        let Err(error) = ledger.append(&unit.record) else { return true };
        unit.findings.push(failure::writing(ledger.path(), &error, self.lang));
        unit.failed = true;
        false
    }

    /// Makes a file what it should be, or says why it is not.
    fn put(
        &self,
        record: &FileRecord,
        bytes: &[u8],
        known: Option<&FileRecord>,
    ) -> Result<Change, Finding> {
        let path = self.root.join(&record.path);
        let old = fs::read(&path).ok();
        if old.as_deref() == Some(bytes) {
            return Ok(Change::Unchanged);
        }
        let edited = old.as_deref().and_then(|old| match known {
            Some(known) => (!known.is_ours(&sha256(old))).then_some(Code::EditedByHand),
            None => Some(Code::NotOurs),
        });
        let finding = |code| finding_at(code, &path);
        match (self.mode, edited) {
            (Mode::Write | Mode::Check, Some(code)) => Err(finding(code)),
            (Mode::Check, None) => {
                let phrase = if old.is_none() { Phrase::WhyMissing } else { Phrase::WhyOther };
                Err(finding(Code::Stale).with("detail", phrase.text(self.lang, &[])))
            }
            (Mode::Write, None) | (Mode::Overwrite, _) => outputs::write(&path, bytes)
                .map_err(|error| failure::writing(&path, &error, self.lang)),
        }
    }
}

/// A finding about a file that was to be written.
pub fn finding_at(code: Code, path: &Path) -> Finding {
    let name = shown(&path.display().to_string());
    Finding::new(code, Place::file(name.as_str())).with("path", name.as_str())
}

/// Files the findings of a version, each once.
fn judge(compiled: Compiled, unit: &mut Unit) {
    for finding in compiled.findings {
        unit.failed |= finding.severity() == Severity::Error;
        if !unit.findings.contains(&finding) {
            unit.findings.push(finding);
        }
    }
}

/// The copies that a department has versions of.
pub fn copies(department: &Department) -> Vec<Option<u32>> {
    let numbers = department.copy_numbers;
    numbers.map_or_else(|| vec![None], |own| (own.first..=own.last).map(Some).collect())
}

/// Whether a document is made of the copy `n`, from 0: what carries no copy number is the same for
/// every copy.
pub fn is_made(built: &Built, n: usize) -> bool {
    n == 0 || copy_number_of(built).is_some()
}

/// 份号 of the document that carries one.
fn copy_number_of(built: &Built) -> Option<&str> {
    let head = built.tree.sheets.iter().find_map(|sheet| sheet.head.as_ref())?;
    head.copy_number.as_deref()
}
