//! What came of the departments, put together: sums, findings, the manifest and the register.

use std::collections::BTreeSet;
use std::path::Path;

use hongtou::lang::Lang;

use super::ledger::{ARCHIVE, COMMON, Ledger, Record};
use super::leftover::Left;
use super::listing::Listing;
use super::looked::Looked;
use super::paths::has_extension;
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

/// What came of the departments so far.
pub struct Collector {
    /// The sums.
    pub sums: Sums,
    /// The findings.
    pub told: Told,
    /// What was found of files.
    pub looked: Looked,
    lang: Lang,
    /// The manifest and the register.
    listing: Listing,
    /// How much was taken.
    met: usize,
    /// Every department that there is.
    names: BTreeSet<Box<str>>,
    /// Paths of departments that were not made: what lies there is not left over.
    wanted: BTreeSet<Box<str>>,
    /// Files that were a department's before, and are not now.
    left: Vec<Left>,
}

impl Collector {
    /// Nothing so far; `head` is what the manifest says of all, and `ledger` knows how long the
    /// papers were.
    pub fn new(
        lang: Lang,
        head: &[(&str, serde_json::Value)],
        ledger: &Ledger,
    ) -> std::io::Result<Self> {
        let papers = ledger.get(COMMON).map(|common| common.files).unwrap_or_default();
        let length = |end| {
            let paper = papers.iter().find(|file| has_extension(&file.path, end));
            usize::try_from(paper.map_or(0, |file| file.size)).unwrap_or_default()
        };
        let lengths = (length("json"), length("csv"));
        Ok(Self {
            sums: Sums::default(),
            told: Told::new(lang),
            looked: Looked::default(),
            lang,
            listing: Listing::new(head, lengths)?,
            met: 0,
            names: BTreeSet::new(),
            wanted: BTreeSet::new(),
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
            let claims = if unit.kept {
                record.on_disk().map(|file| file.path.clone()).collect()
            } else {
                unit.claims
            };
            // Writing to memory cannot fail.
            let _ = self.listing.add(record, claims);
        }
        self.want(unit.wanted.into_iter());
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

    /// Whether departments have lost files.
    pub const fn has_left(&self) -> bool {
        !self.left.is_empty()
    }

    /// Takes the paths of departments that were not made.
    pub fn want(&mut self, paths: impl Iterator<Item = String>) {
        self.wanted.extend(paths.map(String::into_boxed_str));
    }

    /// Says what became of the archive or stream in which all files are; [`None`] where nothing did.
    pub const fn packed(&mut self, change: Option<Change>) {
        match change {
            Some(Change::Written) => {}
            Some(Change::Unchanged) => self.sums.written = 0,
            None => (self.sums.files, self.sums.written) = (0, 0),
        }
    }

    /// Decides, when all is made, whose the files are that nobody made; the records of departments
    /// that have lost some.
    pub fn settle(&mut self, root: &Path) -> Vec<Record> {
        self.listing.settle(root)
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
            left.taken = self.listing.has(path) || ledger.is_elsewhere(path);
            left.wanted = self.wanted.contains(path);
        }
        left
    }

    /// The manifest and the register: file names and bytes.
    pub fn papers(&mut self, shard: Shard) -> std::io::Result<Vec<(String, Vec<u8>)>> {
        let listing = std::mem::replace(&mut self.listing, Listing::new(&[], (0, 0))?);
        let (json, csv) = listing.finish()?;
        let suffix = shard.suffix();
        Ok(vec![(format!("manifest{suffix}.json"), json), (format!("manifest{suffix}.csv"), csv)])
    }
}
