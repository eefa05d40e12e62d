//! One department: its versions are compiled and its files made what they should be.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use hongtou::compile::{Campaign, Options};
use hongtou::departments::{Department, Departments};
use hongtou::diag::Finding;
use hongtou::lang::Lang;

use super::super::build::Mode;
use super::super::failure;
use super::directory::Directory;
use super::files::{File, Made};
use super::ledger::{ARCHIVE, FileRecord, Ledger, Record};
use super::pack::{self, Pack};
use super::paths::{Paths, has_extension, remarks};
use super::said::Said;

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
    /// What they are put into.
    pub pack: Pack,
    /// The digest of what all files are made of besides the spec.
    pub salt: String,
    /// What earlier runs made.
    pub ledger: &'a Mutex<Ledger>,
    /// The output directory.
    pub root: PathBuf,
    /// The same, for looking at files.
    pub directory: &'a Directory,
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
    /// Files that were asked for and are as they should be.
    pub files: usize,
    /// Of these the ones that were written.
    pub written: usize,
    /// Whether some of it could not be made, or not be put where it is to be.
    pub failed: bool,
    /// Whether some of it could not be made.
    pub unmade: bool,
    /// Whether the call did not ask for this department.
    pub kept: bool,
    /// The paths of files in the record that are as an earlier run made them.
    pub claims: BTreeSet<String>,
    /// Where files of a department that failed are to be, as far as that is known.
    pub wanted: Vec<String>,
    /// What goes on into an archive or a stream of all.
    pub packed: Vec<Made>,
}

impl Workshop<'_> {
    /// Makes what one department gets.
    pub fn make(&self, department: &Department) -> Unit {
        let mut unit = Unit::default();
        unit.record.department.clone_from(&department.name);
        if !self.pack.is_kept() {
            let made = self.files(department, None, &mut unit);
            let made: Vec<Made> = made.into_iter().filter_map(File::made).collect();
            // An archive has all of a department, or nothing.
            if !unit.failed {
                (unit.files, unit.written) = (made.len(), made.len());
                unit.record.files = made.iter().map(|(record, _)| record.clone()).collect();
                unit.packed = made;
            }
            return unit;
        }
        let inputs = self.inputs(department);
        let old = self.record(&department.name);
        let is_fresh = |old: &Record| {
            !inputs.is_empty()
                && old.inputs == inputs
                && old.on_disk().all(|file| file.seems_untouched(self.directory))
        };
        let old = match old {
            Some(old) if self.mode == Mode::Write && is_fresh(&old) => {
                if let Some(said) = self.said_of(&old, department) {
                    unit.findings = said;
                    unit.files = old.on_disk().filter(|file| self.asks_for(file)).count();
                    unit.record = old;
                    return unit;
                }
                Some(old)
            }
            old => old,
        };
        // Of what cannot be told when it changes all is made.
        let known = old.as_ref().filter(|_| self.mode == Mode::Write && !inputs.is_empty());
        let mut files = self.files(department, known, &mut unit);
        unit.record.inputs = inputs;
        let mut contents = Vec::new();
        if self.pack == Pack::Each {
            let made = files.into_iter().filter_map(File::made).collect();
            let (archive, inside) = self.archive(department, made, &mut unit);
            (files, contents) = (archive.into_iter().map(File::Made).collect(), inside);
        }
        unit.unmade = unit.failed;
        self.keep_said(department, &mut unit);
        let paths: Vec<String> = files.iter().map(|file| file.record().path.clone()).collect();
        self.put_all(files, contents, old.as_ref(), &mut unit);
        if unit.failed {
            unit.wanted = self.wanted(department);
            unit.wanted.extend(paths);
        }
        unit
    }

    /// What was said of a department when it was made; [`None`] where some of it has no place now.
    fn said_of(&self, record: &Record, department: &Department) -> Option<Vec<Finding>> {
        if record.said.is_empty() {
            return Some(Vec::new());
        }
        let own = self.campaign.place_of(self.departments, department);
        let said = record.said.iter().map(|name| {
            let said = self.ledger().said(name)?;
            said.again(&own, self.campaign.source(), self.lang)
        });
        said.collect()
    }

    /// Keeps what was said of a department for runs that do not make it again.
    fn keep_said(&self, department: &Department, unit: &mut Unit) {
        if self.mode == Mode::Check || unit.failed || !unit.findings.iter().any(Said::is_kept) {
            return;
        }
        let own = self.campaign.place_of(self.departments, department);
        let kept = unit.findings.iter().filter(|finding| Said::is_kept(finding));
        let kept: Vec<Said> =
            kept.map(|finding| Said::keep(finding, &own, self.campaign.source())).collect();
        match self.ledger().say(&kept) {
            Ok(names) => unit.record.said = names,
            Err(error) => {
                unit.findings.push(failure::writing(&self.root, &error, self.lang));
                unit.failed = true;
            }
        }
    }

    /// What was last made for a department.
    pub fn record(&self, department: &str) -> Option<Record> {
        // Others need not wait while it is read.
        let line = self.ledger().line(department);
        line?.record()
    }

    pub(super) fn ledger(&self) -> std::sync::MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the call asks for this file: for its document in its format.
    pub(super) fn asks_for(&self, file: &FileRecord) -> bool {
        let Options { only, docx, html } = self.options;
        let format = if has_extension(&file.path, "html") { *html } else { *docx };
        // Whoever asks for files asks for no archive of them any more.
        let is_archive = self.pack == Pack::Each || file.document == ARCHIVE;
        is_archive || format && (only.is_empty() || only.contains(&file.document))
    }

    /// The digest of all that a department's files are made of; empty where it cannot be told.
    fn inputs(&self, department: &Department) -> String {
        self.campaign.fingerprint(department, self.options, &self.salt).unwrap_or_default()
    }

    /// Puts a department's files into its archive: the archive, and what is in it. Where something
    /// is missing, there is none.
    fn archive(
        &self,
        department: &Department,
        made: Vec<Made>,
        unit: &mut Unit,
    ) -> (Vec<Made>, Vec<FileRecord>) {
        let nothing = (Vec::new(), Vec::new());
        if unit.failed || made.is_empty() {
            return nothing;
        }
        let place = || self.campaign.place_of(self.departments, department);
        let stem = self.paths.archive(department).map_err(|fault| fault.finding(place()));
        let packed = stem.and_then(|stem| {
            unit.findings.extend(remarks(&stem, &place()));
            let path = stem.file("zip");
            pack::archive(&path, &made)
                .map_err(|error| failure::writing(&self.root.join(&path), &error, self.lang))
        });
        match packed {
            Ok(archive) => {
                let inside = Some(archive.0.path.clone());
                let own = |(record, _)| FileRecord { inside: inside.clone(), size: 0, ..record };
                let contents = made.into_iter().map(own).collect();
                (vec![archive], contents)
            }
            Err(finding) => {
                unit.findings.push(finding);
                unit.failed = true;
                nothing
            }
        }
    }
}
