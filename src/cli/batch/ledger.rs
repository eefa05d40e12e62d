//! What a batch wrote, department by department, so that the next one knows what is still right
//! and one that was cut off is finished by the next.
//!
//! The file has a line of JSON for every department, in no order. While a batch runs it appends
//! the lines of what it makes, each before the files are written; of two lines of a department the
//! later holds. At its end the file is written anew.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use crate::outputs;

/// What was made for one department.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The department's name.
    pub department: String,
    /// The digest of all that its files are made of.
    pub inputs: String,
    /// Its files, in order.
    pub files: Vec<FileRecord>,
}

/// A file that was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Below the output directory, with `/`.
    pub path: String,
    /// The document's name: `notice`, `schedule`.
    pub document: String,
    /// Its title.
    pub title: String,
    /// 发文字号, where it carries one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// 份号, where it carries one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_number: Option<String>,
    /// 份数, where the list says how many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copies: Option<u32>,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// SHA-256 of what was there before: a run that was cut off may not have come to write it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// Its length in bytes.
    pub size: u64,
    /// When it was last changed, in nanoseconds since 1970.
    #[serde(default)]
    pub changed: u64,
}

impl FileRecord {
    /// What the manifest says of it: nothing that differs from run to run.
    pub fn for_manifest(&self) -> serde_json::Value {
        serde_json::json!({
            "path": self.path,
            "document": self.document,
            "title": self.title,
            "number": self.number,
            "copy_number": self.copy_number,
            "copies": self.copies,
            "sha256": self.sha256,
        })
    }

    /// Whether bytes of this digest are what was written here.
    pub fn is_ours(&self, sha256: &str) -> bool {
        self.sha256 == sha256 || self.was.as_deref() == Some(sha256)
    }

    /// Whether the file below `root` seems to be the one that was written: it is as long and as old.
    pub fn seems_untouched(&self, root: &Path) -> bool {
        stamp(&root.join(&self.path)).is_some_and(|stamp| stamp == (self.size, self.changed))
    }
}

/// The length of a file, and when it was last changed; [`None`] where there is none.
pub fn stamp(path: &Path) -> Option<(u64, u64)> {
    let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    let age = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some((metadata.len(), u64::try_from(age.as_nanos()).ok()?))
}

/// The records of an output directory.
#[derive(Debug)]
pub struct Ledger {
    path: PathBuf,
    /// What earlier runs made, each record as its line: most are never looked at.
    old: BTreeMap<Box<str>, Box<str>>,
    /// Where this run appends.
    journal: Option<File>,
}

impl Ledger {
    /// The ledger at `path`; an empty one where there is none. A line that cannot be read, as the
    /// last of a run that was cut off, is as good as none.
    pub fn read(path: PathBuf) -> io::Result<Self> {
        let text = match fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error),
        };
        let mut old = BTreeMap::new();
        for line in text.lines() {
            if let Ok(record) = serde_json::from_str::<Record>(line) {
                old.insert(record.department.into_boxed_str(), line.into());
            }
        }
        Ok(Self { path, old, journal: None })
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What was last made for a department.
    pub fn get(&self, department: &str) -> Option<Record> {
        serde_json::from_str(self.old.get(department)?).ok()
    }

    /// The departments that have a record.
    pub fn departments(&self) -> impl Iterator<Item = &str> {
        self.old.keys().map(AsRef::as_ref)
    }

    /// Notes what is about to be made, before any of it is.
    pub fn append(&mut self, record: &Record) -> io::Result<()> {
        let journal = match &mut self.journal {
            Some(journal) => journal,
            None => {
                if let Some(parent) = self.path.parent() {
                    fs::create_dir_all(parent)?;
                }
                let mut journal = OpenOptions::new().create(true).append(true).open(&self.path)?;
                // A run that was cut off may have left half a line.
                journal.write_all(b"\n")?;
                self.journal.insert(journal)
            }
        };
        journal.write_all(line(record).as_bytes())
    }

    /// Forgets a department.
    pub fn remove(&mut self, department: &str) {
        self.old.remove(department);
    }

    /// Writes the file anew with `records` over those of earlier runs; nothing where nothing is
    /// another than before.
    pub fn finish(mut self, records: Vec<Record>) -> io::Result<()> {
        self.journal = None;
        for record in records {
            let text = line(&record);
            self.old.insert(record.department.into_boxed_str(), text.trim_end().into());
        }
        if self.old.is_empty() && !self.path.exists() {
            return Ok(());
        }
        let mut text = String::new();
        for line in self.old.values() {
            text.push_str(line);
            text.push('\n');
        }
        outputs::write(&self.path, text.as_bytes()).map(|_| ())
    }
}

/// A record as a line.
fn line(record: &Record) -> String {
    // A struct of texts and numbers always becomes JSON.
    let mut text = serde_json::to_string(record).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(department: &str, inputs: &str) -> Record {
        let file =
            FileRecord { path: format!("{department}/notice.docx"), ..FileRecord::default() };
        Record { department: department.into(), inputs: inputs.into(), files: vec![file] }
    }

    #[test]
    fn what_was_noted_is_known_to_the_next_run_even_when_it_was_cut_off() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("out/ledger");
        let mut ledger = Ledger::read(path.clone()).unwrap();
        ledger.append(&record("医务科", "1")).unwrap();
        ledger.append(&record("护理部", "1")).unwrap();
        ledger.append(&record("医务科", "2")).unwrap();
        drop(ledger);
        let mut half = OpenOptions::new().append(true).open(&path).unwrap();
        half.write_all(b"{\"department\":\"\xe5").unwrap();

        let mut ledger = Ledger::read(path.clone()).unwrap();
        assert_eq!(ledger.get("医务科"), Some(record("医务科", "2")));
        assert_eq!(ledger.departments().collect::<Vec<_>>(), ["医务科", "护理部"]);
        ledger.append(&record("药剂科", "1")).unwrap();
        ledger.remove("护理部");
        ledger.finish(vec![record("药剂科", "1")]).unwrap();
        let ledger = Ledger::read(path.clone()).unwrap();
        assert_eq!(ledger.departments().collect::<Vec<_>>(), ["医务科", "药剂科"]);
        assert_eq!(fs::read_to_string(path).unwrap().lines().count(), 2);
    }

    #[test]
    fn a_file_that_was_touched_is_noticed() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.docx");
        fs::write(&path, "one").unwrap();
        let (size, changed) = stamp(&path).unwrap();
        let file = FileRecord { path: "a.docx".into(), size, changed, ..FileRecord::default() };
        assert!(file.seems_untouched(dir.path()));
        fs::write(&path, "other").unwrap();
        assert!(!file.seems_untouched(dir.path()));
        fs::remove_file(&path).unwrap();
        assert!(!file.seems_untouched(dir.path()));
    }
}
