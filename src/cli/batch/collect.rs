//! What came of the departments, put together: sums, findings, the manifest and the register.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use hongtou::lang::Lang;
use hongtou::register::{Entry, Register};
use serde::Serialize;

use super::ledger::{ARCHIVE, COMMON, FileRecord, Ledger, Listed, Record};
use super::leftover::Left;
use super::looked::Looked;
use super::shard::Shard;
use super::told::Told;
use super::work::Unit;
use crate::outputs::Change;

/// What is counted on the way.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sums {
    /// Departments.
    pub departments: usize,
    /// Files that are as they should be now.
    pub files: usize,
    /// Of these the ones that were written.
    pub written: usize,
    /// Departments of which something could not be made.
    pub failed: usize,
}

/// A department in the manifest.
#[derive(Serialize)]
struct Line<'a> {
    department: &'a str,
    files: Vec<Listed<'a>>,
}

/// What came of the departments so far.
pub struct Collector {
    /// The sums.
    pub sums: Sums,
    /// The findings.
    pub told: Told,
    /// What was found of files.
    pub looked: Looked,
    lang: Lang,
    /// The manifest so far: of a long list it is long, and there is but one of it.
    manifest: Vec<u8>,
    /// Whether no department is in it.
    is_first: bool,
    register: Register<Vec<u8>>,
    /// How much was taken.
    met: usize,
    /// Every department that there is.
    names: BTreeSet<Box<str>>,
    /// Every file that there is.
    paths: BTreeSet<Box<str>>,
    /// Files that were a department's before, and are not now.
    left: Vec<Left>,
}

impl Collector {
    /// Nothing so far; `head` is what the manifest says of all.
    pub fn new(lang: Lang, head: &[(&str, serde_json::Value)]) -> std::io::Result<Self> {
        let mut manifest = String::from("{\n");
        for (key, value) in head {
            // Writing to a string cannot fail.
            let _ = writeln!(manifest, "\"{key}\": {value},");
        }
        manifest.push_str("\"departments\": [");
        Ok(Self {
            sums: Sums::default(),
            told: Told::new(lang),
            looked: Looked::default(),
            lang,
            manifest: manifest.into_bytes(),
            is_first: true,
            met: 0,
            register: Register::new(Vec::new())?,
            names: BTreeSet::new(),
            paths: BTreeSet::new(),
            left: Vec::new(),
        })
    }

    /// Whether no line came, not even of a department that another call makes.
    pub const fn is_empty(&self) -> bool {
        self.met == 0
    }

    /// Takes what came of a department.
    pub fn take(&mut self, unit: Unit) {
        self.met += 1;
        let record = &unit.record;
        if !record.department.is_empty() {
            self.names.insert(record.department.as_str().into());
            self.list(record);
        }
        if unit.kept {
            return;
        }
        self.sums.departments += 1;
        self.sums.files += unit.files;
        self.sums.written += unit.written;
        self.sums.failed += usize::from(unit.failed);
        let left = record.left.iter();
        self.left.extend(left.map(|file| Left::new(&record.department, file, false)));
        self.looked.count(&unit.findings, self.lang);
        self.told.add(&unit.record.department, unit.findings);
    }

    /// Says what became of the archive or stream in which all files are; [`None`] where nothing did.
    pub const fn packed(&mut self, change: Option<Change>) {
        match change {
            Some(Change::Written) => {}
            Some(Change::Unchanged) => self.sums.written = 0,
            None => (self.sums.files, self.sums.written) = (0, 0),
        }
    }

    /// Puts a department's files into the manifest and the register.
    fn list(&mut self, record: &Record) {
        let joint = if self.is_first { "\n" } else { ",\n" };
        self.is_first = false;
        self.manifest.extend_from_slice(joint.as_bytes());
        let files = record.files.iter().map(FileRecord::for_manifest).collect();
        // Writing to memory cannot fail.
        let _ = serde_json::to_writer(
            &mut self.manifest,
            &Line { department: &record.department, files },
        );
        for file in record.on_disk() {
            self.paths.insert(file.path.as_str().into());
        }
        for file in record.files.iter().filter(|file| file.document != ARCHIVE) {
            let path = file.for_register();
            let entry = Entry {
                department: &record.department,
                title: &file.title,
                document: &file.document,
                path: &path,
                sha256: &file.sha256,
                number: file.number.as_deref().unwrap_or_default(),
                copy_number: file.copy_number.as_deref().unwrap_or_default(),
                copies: file.copies,
            };
            // Writing to memory cannot fail.
            let _ = self.register.add(&entry);
        }
    }

    /// The files of departments that are no more, and those that a department does not have any
    /// more; what another has now is marked. `all` says whether every department there is was met.
    pub fn left_over(&mut self, ledger: &mut Ledger, all: bool) -> Vec<Left> {
        let mut left = std::mem::take(&mut self.left);
        if all {
            let gone = ledger.departments().filter(|name| !self.names.contains(*name));
            for record in gone.filter_map(|name| ledger.get(name)) {
                let name = &record.department;
                // Of what is for all only archives are no longer made.
                let own = record.on_disk().chain(&record.left);
                let own = own.filter(|file| name != COMMON || file.document == ARCHIVE);
                left.extend(own.map(|file| Left::new(name, file, true)));
            }
        }
        for left in &mut left {
            let path = left.file.path.as_str();
            left.taken = self.paths.contains(path) || ledger.is_elsewhere(path);
        }
        left
    }

    /// The manifest and the register: file names and bytes.
    pub fn papers(&mut self, shard: Shard) -> Vec<(String, Vec<u8>)> {
        let mut json = std::mem::take(&mut self.manifest);
        json.extend_from_slice(b"\n]}\n");
        let empty = Register::new(Vec::new());
        let register = empty.map(|empty| std::mem::replace(&mut self.register, empty));
        let csv = register.and_then(Register::finish).unwrap_or_default();
        let suffix = shard.suffix();
        vec![(format!("manifest{suffix}.json"), json), (format!("manifest{suffix}.csv"), csv)]
    }
}
