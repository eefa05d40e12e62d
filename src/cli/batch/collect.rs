//! What came of the departments, put together: sums, findings, the manifest and the register.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use hongtou::catalog::Code;
use hongtou::diag::Finding;
use hongtou::digest::sha256;
use hongtou::lang::Lang;
use hongtou::register::{Entry, Register};

use super::super::build::Mode;
use super::super::failure;
use super::Shard;
use super::ledger::{FileRecord, Ledger, Record};
use super::told::Told;
use super::work::{Unit, finding_at};
use crate::outputs::{self, Change};

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

/// What came of the departments so far.
pub struct Collector {
    /// The sums.
    pub sums: Sums,
    /// The findings.
    pub told: Told,
    /// Each department's files as lines of the manifest.
    lines: Vec<String>,
    register: Register<Vec<u8>>,
    /// The records of departments that are another than before.
    changed: Vec<Record>,
    /// Every department that there is.
    names: BTreeSet<Box<str>>,
    /// Every file that there is.
    paths: BTreeSet<Box<str>>,
    /// Files that were a department's before, and are not now.
    left: Vec<FileRecord>,
}

impl Collector {
    /// Nothing so far.
    pub fn new(lang: Lang) -> std::io::Result<Self> {
        Ok(Self {
            sums: Sums::default(),
            told: Told::new(lang),
            lines: Vec::new(),
            register: Register::new(Vec::new())?,
            changed: Vec::new(),
            names: BTreeSet::new(),
            paths: BTreeSet::new(),
            left: Vec::new(),
        })
    }

    /// Takes what came of a department.
    pub fn take(&mut self, unit: Unit) {
        let record = &unit.record;
        self.sums.departments += usize::from(!unit.kept);
        self.sums.files += if unit.kept { 0 } else { record.files.len() };
        self.sums.written += unit.written;
        self.sums.failed += usize::from(unit.failed);
        if !record.department.is_empty() {
            self.names.insert(record.department.as_str().into());
            self.list(record);
        }
        self.left.extend(unit.left);
        if !unit.kept {
            self.told.add(&unit.record.department, unit.findings);
        }
        if unit.changed {
            self.changed.push(unit.record);
        }
    }

    /// Puts a department's files into the manifest and the register.
    fn list(&mut self, record: &Record) {
        let files: Vec<_> = record.files.iter().map(FileRecord::for_manifest).collect();
        let line = serde_json::json!({ "department": record.department, "files": files });
        self.lines.push(line.to_string());
        for file in &record.files {
            self.paths.insert(file.path.as_str().into());
            let entry = Entry {
                department: &record.department,
                title: &file.title,
                document: &file.document,
                path: &file.path,
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
    /// more. `all` says whether every department there is was met.
    pub fn left_over(&mut self, ledger: &mut Ledger, all: bool) -> Vec<FileRecord> {
        let mut left = std::mem::take(&mut self.left);
        if all {
            let gone: Vec<String> = ledger
                .departments()
                .filter(|name| !self.names.contains(*name))
                .map(str::to_owned)
                .collect();
            for name in gone {
                left.extend(ledger.get(&name).into_iter().flat_map(|record| record.files));
            }
        }
        left.retain(|file| !self.paths.contains(file.path.as_str()));
        left
    }

    /// The departments of the ledger that are not in the list.
    pub fn gone(&self, ledger: &Ledger) -> Vec<String> {
        let gone = ledger.departments().filter(|name| !self.names.contains(*name));
        gone.map(str::to_owned).collect()
    }

    /// The manifest and the register: file names and bytes.
    pub fn papers(
        &mut self,
        shard: Shard,
        head: &[(&str, serde_json::Value)],
    ) -> Vec<(String, Vec<u8>)> {
        let mut text = String::from("{\n");
        for (key, value) in head {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "\"{key}\": {value},");
        }
        text.push_str("\"departments\": [\n");
        text.push_str(&self.lines.join(",\n"));
        text.push_str("\n]}\n");
        let empty = Register::new(Vec::new());
        let register = empty.map(|empty| std::mem::replace(&mut self.register, empty));
        let csv = register.and_then(Register::finish).unwrap_or_default();
        let suffix = shard.suffix();
        vec![
            (format!("manifest{suffix}.json"), text.into_bytes()),
            (format!("manifest{suffix}.csv"), csv),
        ]
    }

    /// The records that the ledger does not have yet.
    pub fn changed(&mut self) -> Vec<Record> {
        std::mem::take(&mut self.changed)
    }
}

/// Removes a file that is still as it was written, and its directory when that is empty then; says
/// so of one that is not.
pub fn remove(root: &Path, file: &FileRecord, lang: Lang) -> Result<bool, Finding> {
    let path = root.join(&file.path);
    let Ok(bytes) = fs::read(&path) else { return Ok(false) };
    if !file.is_ours(&sha256(&bytes)) {
        return Err(finding_at(Code::OwnerlessEdited, &path));
    }
    fs::remove_file(&path).map_err(|error| failure::writing(&path, &error, lang))?;
    let mut directory = path.parent();
    while let Some(inner) = directory.filter(|inner| *inner != root && inner.starts_with(root)) {
        // One that is not empty stays.
        if fs::remove_dir(inner).is_err() {
            break;
        }
        directory = inner.parent();
    }
    Ok(true)
}

/// Writes the manifest and the register, or says that they are stale.
pub fn put_papers(
    root: &Path,
    papers: &[(String, Vec<u8>)],
    mode: Mode,
    lang: Lang,
    findings: &mut Vec<Finding>,
) {
    for (name, bytes) in papers {
        let path = root.join(name);
        if mode == Mode::Check {
            if fs::read(&path).ok().as_deref() != Some(bytes) {
                findings.push(finding_at(Code::Stale, &path).with("detail", ""));
            }
            continue;
        }
        match outputs::write(&path, bytes) {
            Ok(Change::Written | Change::Unchanged) => {}
            Err(error) => findings.push(failure::writing(&path, &error, lang)),
        }
    }
}

/// The ledger, whoever had it last.
pub fn into_ledger(ledger: Mutex<Ledger>) -> Ledger {
    ledger.into_inner().unwrap_or_else(PoisonError::into_inner)
}
