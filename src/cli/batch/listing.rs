//! The manifest and the register under way: the files of all departments, in the order of the list.
//!
//! A department that failed, or that the call did not ask for, keeps its files as they were. It is
//! known only when all is made whether they still are its own: another department may have a path
//! now. So its lines are written last, and put into their place then.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;
use std::mem;
use std::path::Path;

use hongtou::register::{Entry, Register};
use serde::Serialize;

use super::directory::Directory;
use super::ledger::{ARCHIVE, FileRecord, Listed, Record};

/// How much longer than before a paper becomes without another room for it, in bytes.
const MORE: usize = 1 << 12;

/// A department in the manifest.
#[derive(Serialize)]
struct Line<'a> {
    department: &'a str,
    files: Vec<Listed<'a>>,
}

/// A department whose lines are not written yet.
struct Held {
    record: Record,
    /// The paths at which nothing was made in this run.
    claims: BTreeSet<String>,
    /// Where its lines go, in bytes.
    manifest_at: usize,
    register_at: usize,
}

/// What is written so far.
pub struct Listing {
    /// Of a long list it is long, and there is but one of it.
    manifest: Vec<u8>,
    /// Whether no department is in it.
    is_first: bool,
    /// The rows up to the last department that is held.
    rows: Vec<u8>,
    /// The rows since then.
    register: Register<Vec<u8>>,
    /// What a register begins with.
    head: Vec<u8>,
    held: Vec<Held>,
    /// Every file that there is, as far as it is not among the `new` ones.
    paths: BTreeSet<Box<str>>,
    /// The files that were added since somebody last asked for one.
    new: Vec<Box<str>>,
}

impl Listing {
    /// Nothing so far; `head` is what the manifest says of all. The manifest and the register are
    /// likely to be about as long as `lengths`, in bytes.
    pub fn new(head: &[(&str, serde_json::Value)], lengths: (usize, usize)) -> io::Result<Self> {
        let mut manifest = String::with_capacity(lengths.0 + MORE);
        manifest.push_str("{\n");
        for (key, value) in head {
            // Writing to a string cannot fail.
            let _ = writeln!(manifest, "\"{key}\": {value},");
        }
        manifest.push_str("\"departments\": [");
        let head = Register::new(Vec::new())?.finish()?;
        Ok(Self {
            manifest: manifest.into_bytes(),
            is_first: true,
            rows: head.clone(),
            register: Register::new(Vec::with_capacity(lengths.1 + MORE))?,
            head,
            held: Vec::new(),
            paths: BTreeSet::new(),
            new: Vec::new(),
        })
    }

    /// Adds a department's files. `claims` are the paths of those that are as an earlier run made
    /// them.
    pub fn add(&mut self, record: &Record, claims: BTreeSet<String>) -> io::Result<()> {
        let joint = if mem::take(&mut self.is_first) { "\n" } else { ",\n" };
        self.manifest.extend_from_slice(joint.as_bytes());
        let made = record.on_disk().filter(|file| !claims.contains(&file.path));
        self.new.extend(made.map(|file| Box::from(file.path.as_str())));
        if claims.is_empty() {
            write_line(&mut self.manifest, record);
            return write_rows(&mut self.register, record);
        }
        let rows = mem::replace(&mut self.register, Register::new(Vec::new())?).finish()?;
        self.rows.extend_from_slice(rows.get(self.head.len()..).unwrap_or_default());
        let (manifest_at, register_at) = (self.manifest.len(), self.rows.len());
        self.held.push(Held { record: record.clone(), claims, manifest_at, register_at });
        Ok(())
    }

    /// Whether a path is that of a department's file.
    pub fn has(&mut self, path: &str) -> bool {
        self.paths.extend(self.new.drain(..));
        self.paths.contains(path)
    }

    /// Decides whose the files are that nobody made in this run; gives the records of departments
    /// that have lost some.
    pub fn settle(&mut self, root: &Path) -> Vec<Record> {
        if self.held.is_empty() {
            return Vec::new();
        }
        self.paths.extend(self.new.drain(..));
        let root = &Directory::new(root);
        // Of two that claim a path the one has it whose bytes seem to lie there.
        let mut claimed = BTreeSet::new();
        let claims = || self.held.iter().flat_map(|held| &held.claims);
        let twice: BTreeSet<String> =
            claims().filter(|path| !claimed.insert(*path)).cloned().collect();
        let mut lost = Vec::new();
        for sure in [true, false] {
            for held in &mut self.held {
                let claims = mem::take(&mut held.claims);
                let is_sure = |path: &String| {
                    let own = held.record.on_disk().find(|file| file.path == *path);
                    !twice.contains(path) || own.is_some_and(|file| file.seems_untouched(root))
                };
                let (now, later): (BTreeSet<String>, BTreeSet<String>) =
                    claims.into_iter().partition(|path| !sure || is_sure(path));
                held.claims = later;
                let count = held.record.files.len();
                let taken: BTreeSet<String> = now
                    .into_iter()
                    .filter(|path| !self.paths.insert(path.as_str().into()))
                    .collect();
                let files = &mut held.record.files;
                files.retain(|file| !taken.contains(file.inside.as_ref().unwrap_or(&file.path)));
                if held.record.files.len() < count {
                    // They are to be made again.
                    held.record.inputs.clear();
                    lost.retain(|record: &Record| record.department != held.record.department);
                    lost.push(held.record.clone());
                }
            }
        }
        lost
    }

    /// The manifest and the register.
    pub fn finish(mut self) -> io::Result<(Vec<u8>, Vec<u8>)> {
        const END: &[u8] = b"\n]}\n";
        if self.held.is_empty() {
            self.manifest.extend_from_slice(END);
            return Ok((self.manifest, self.register.finish()?));
        }
        let (mut json, mut csv) = (Vec::new(), Vec::new());
        let (mut json_done, mut csv_done) = (0, 0);
        for Held { record, manifest_at, register_at, .. } in &self.held {
            json.extend_from_slice(self.manifest.get(json_done..*manifest_at).unwrap_or_default());
            csv.extend_from_slice(self.rows.get(csv_done..*register_at).unwrap_or_default());
            (json_done, csv_done) = (*manifest_at, *register_at);
            write_line(&mut json, record);
            let mut rows = Register::new(Vec::new())?;
            write_rows(&mut rows, record)?;
            csv.extend_from_slice(rows.finish()?.get(self.head.len()..).unwrap_or_default());
        }
        json.extend_from_slice(self.manifest.get(json_done..).unwrap_or_default());
        json.extend_from_slice(END);
        csv.extend_from_slice(self.rows.get(csv_done..).unwrap_or_default());
        let rows = self.register.finish()?;
        csv.extend_from_slice(rows.get(self.head.len()..).unwrap_or_default());
        Ok((json, csv))
    }
}

/// A department's files for the manifest.
fn write_line(to: &mut Vec<u8>, record: &Record) {
    let files = record.files.iter().map(FileRecord::for_manifest).collect();
    // Writing to memory cannot fail.
    let _ = serde_json::to_writer(to, &Line { department: &record.department, files });
}

/// A department's files for the register.
fn write_rows(to: &mut Register<Vec<u8>>, record: &Record) -> io::Result<()> {
    for file in record.files.iter().filter(|file| file.document != ARCHIVE) {
        let path = file.for_register();
        to.add(&Entry {
            department: &record.department,
            title: &file.title,
            document: &file.document,
            path: &path,
            sha256: &file.sha256,
            number: file.number.as_deref().unwrap_or_default(),
            copy_number: file.copy_number.as_deref().unwrap_or_default(),
            copies: file.copies,
        })?;
    }
    Ok(())
}
