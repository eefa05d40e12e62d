//! What a batch wrote, department by department, so that the next one knows what is still right
//! and one that was cut off is finished by the next.
//!
//! The file has a line of JSON for every department, in no order. While a batch runs it appends
//! the lines of what it makes, each before the files are written; of two lines of a department the
//! later holds. At its end the file is written anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use hongtou::digest::{sha256, sha256_of};
use serde::{Deserialize, Serialize};

use crate::outputs::Draft;

/// What the names of ledgers begin with.
const NAME: &str = ".hongtou-batch";

/// What was made for one department.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The department's name.
    pub department: String,
    /// The digest of all that its files are made of.
    pub inputs: String,
    /// Its files, in order.
    pub files: Vec<FileRecord>,
    /// Files that it had once, and that nobody has removed yet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<FileRecord>,
}

/// The name of the record that is no department's: of what a run has for all.
pub const COMMON: &str = "";

/// What a document is called that is none but an archive of some.
pub const ARCHIVE: &str = "archive";

impl Record {
    /// Its files that lie by themselves, and are not in an archive.
    pub fn on_disk(&self) -> impl Iterator<Item = &FileRecord> {
        self.files.iter().filter(|file| file.inside.is_none())
    }
}

/// A file that was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Below the output directory, with `/`.
    pub path: String,
    /// The archive that it is in, where it is in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inside: Option<String>,
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
        if self.document == ARCHIVE {
            return serde_json::json!({
                "path": self.path,
                "document": self.document,
                "sha256": self.sha256,
            });
        }
        let mut value = serde_json::json!({
            "path": self.path,
            "document": self.document,
            "title": self.title,
            "number": self.number,
            "copy_number": self.copy_number,
            "copies": self.copies,
            "sha256": self.sha256,
        });
        if let (Some(archive), Some(entries)) = (&self.inside, value.as_object_mut()) {
            entries.insert("archive".to_owned(), archive.as_str().into());
        }
        value
    }

    /// What the register says of where it is.
    pub fn for_register(&self) -> String {
        match &self.inside {
            Some(archive) => format!("{archive}/{}", self.path),
            None => self.path.clone(),
        }
    }

    /// What will have been there before a file that takes its place.
    pub fn before(&self, root: &Path) -> String {
        if self.was.is_none() {
            return self.sha256.clone();
        }
        // Of a run that was cut off nobody knows how far it came.
        let now = fs::read(root.join(&self.path)).map(|bytes| sha256(&bytes));
        now.ok().filter(|now| self.is_ours(now)).unwrap_or_else(|| self.sha256.clone())
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
#[derive(Debug, Default)]
pub struct Ledger {
    path: PathBuf,
    /// What earlier runs made, each record as its line: most are never looked at.
    old: BTreeMap<Box<str>, Box<str>>,
    /// Where this run appends.
    journal: Option<File>,
    /// The departments under way when the last run was cut off.
    cut_off: Vec<String>,
    /// Whose a path is, by the beginning of its digest; made when somebody first asks.
    owners: Option<BTreeMap<u128, Box<str>>>,
    /// Whether an earlier run made anything.
    has_past: bool,
}

/// The name of the ledger of what goes by this `suffix`.
pub fn name(suffix: &str) -> String {
    format!("{NAME}{suffix}")
}

/// Whether a directory has the ledger of any batch.
pub fn is_in(directory: &Path) -> bool {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut names = entries.map(|entry| entry.file_name());
    names.any(|name| {
        let name = name.to_string_lossy();
        name == NAME || name.strip_prefix(NAME).is_some_and(|end| end.contains("-of-"))
    })
}

impl Ledger {
    /// The ledger at `path`; an empty one where there is none. A line that cannot be read, as the
    /// last of a run that was cut off, is as good as none.
    pub fn read(path: PathBuf) -> io::Result<Self> {
        let lines: Box<dyn BufRead> = match File::open(&path) {
            Ok(file) => Box::new(BufReader::new(file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Box::new(io::empty()),
            Err(error) => return Err(error),
        };
        let mut old = BTreeMap::new();
        let mut cut_off = Vec::new();
        let mut in_journal = false;
        for line in lines.split(b'\n') {
            let line = line?;
            in_journal |= line.is_empty();
            let Ok(line) = String::from_utf8(line) else { continue };
            if let Ok(record) = serde_json::from_str::<Record>(&line) {
                if in_journal {
                    cut_off.push(record.department.clone());
                }
                old.insert(record.department.into_boxed_str(), line.into());
            }
        }
        let has_past = !old.is_empty();
        Ok(Self { path, old, cut_off, has_past, ..Self::default() })
    }

    /// What was last made for a department.
    pub fn get(&self, department: &str) -> Option<Record> {
        serde_json::from_str(self.old.get(department)?).ok()
    }

    /// Whether an earlier run made anything.
    pub const fn has_past(&self) -> bool {
        self.has_past
    }

    /// The file that was made at a path for whichever department: another one may have it now.
    pub fn made_at(&mut self, path: &str) -> Option<FileRecord> {
        if self.owners.is_none() {
            // What a run writes it notes under the same paths: the owners of what lies there
            // before stay known.
            let mut owners = BTreeMap::new();
            for department in self.old.keys() {
                let Some(record) = self.get(department) else { continue };
                for file in &record.left {
                    owners.entry(short(&file.path)).or_insert_with(|| department.clone());
                }
                for file in record.on_disk() {
                    owners.insert(short(&file.path), department.clone());
                }
            }
            self.owners = Some(owners);
        }
        let record = self.get(self.owners.as_ref()?.get(&short(path))?)?;
        let mut files = record.on_disk().chain(&record.left);
        files.find(|file| file.path == path).cloned()
    }

    /// The departments that have a record.
    pub fn departments(&self) -> impl Iterator<Item = &str> {
        self.old.keys().map(AsRef::as_ref)
    }

    /// The directories below `root` in which a run that was cut off was at work.
    pub fn under_way(&self, root: &Path) -> BTreeSet<PathBuf> {
        let records = self.cut_off.iter().filter_map(|department| self.get(department));
        let files = records.flat_map(|record| record.files);
        let mut all: BTreeSet<PathBuf> = files
            .filter(|file| file.inside.is_none())
            .filter_map(|file| root.join(&file.path).parent().map(Path::to_owned))
            .collect();
        if !self.cut_off.is_empty() {
            all.insert(root.to_owned());
        }
        all
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
        let text = line(record);
        journal.write_all(text.as_bytes())?;
        self.old.insert(record.department.as_str().into(), text.trim_end().into());
        Ok(())
    }

    /// Forgets a department.
    pub fn remove(&mut self, department: &str) {
        self.old.remove(department);
    }

    /// Writes the file anew; nothing where nothing is another than before.
    pub fn finish(mut self) -> io::Result<()> {
        self.journal = None;
        if self.old.is_empty() && !self.path.exists() {
            return Ok(());
        }
        let mut draft = BufWriter::new(Draft::new(&self.path)?);
        for line in self.old.values() {
            draft.write_all(line.as_bytes())?;
            draft.write_all(b"\n")?;
        }
        let mut draft = draft.into_inner().map_err(io::IntoInnerError::into_error)?;
        let old = File::open(&self.path).and_then(|mut old| sha256_of(&mut old)).ok();
        if old.as_ref() == Some(&draft.sha256()?) {
            return Ok(());
        }
        draft.keep(&self.path)
    }
}

/// Enough of a path's digest to tell it from all others.
fn short(path: &str) -> u128 {
    let digest = sha256(path.as_bytes());
    digest.get(..32).and_then(|digits| u128::from_str_radix(digits, 16).ok()).unwrap_or_default()
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
        Record {
            department: department.into(),
            inputs: inputs.into(),
            files: vec![file],
            left: Vec::new(),
        }
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
        let root = dir.path();
        let under_way = [root.to_owned(), root.join("医务科"), root.join("护理部")];
        assert_eq!(ledger.under_way(root), under_way.into());
        ledger.append(&record("药剂科", "1")).unwrap();
        ledger.remove("护理部");
        ledger.finish().unwrap();
        let ledger = Ledger::read(path.clone()).unwrap();
        assert_eq!(ledger.departments().collect::<Vec<_>>(), ["医务科", "药剂科"]);
        assert!(ledger.under_way(root).is_empty());
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
