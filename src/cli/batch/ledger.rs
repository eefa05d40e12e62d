//! What a batch wrote, department by department, so that the next one knows what is still right
//! and one that was cut off is finished by the next.
//!
//! The file has a line of JSON for every department, in no order, and one for everything that was
//! said of any. While a batch runs it appends the lines of what it makes, behind an empty one, each
//! before the files are written; of two lines of a department the later holds. At its end it appends
//! a last line, or writes the file anew where much of it holds no longer.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use encoding_rs::UTF_8;
use hongtou::digest;

use super::line::{Line, read_well, whose};
pub use super::record::{ARCHIVE, COMMON, FileRecord, Listed, Record, stamp};
use super::said::Said;
use super::siblings;
use crate::outputs::Draft;

/// What the names of ledgers begin with.
pub const NAME: &str = ".hongtou-batch";

/// The records of an output directory.
#[derive(Debug, Default)]
pub struct Ledger {
    path: PathBuf,
    /// What earlier runs made, each record as its line: most are never looked at.
    old: BTreeMap<Box<str>, Line>,
    /// What was said of departments, each as its line, by the names that records have for it.
    said: BTreeMap<Box<str>, Box<str>>,
    /// Where this run appends.
    journal: Option<File>,
    /// The departments under way when the last run was cut off.
    cut_off: Vec<String>,
    /// Whose a path is, by the beginning of its digest; made when somebody first asks.
    owners: Option<BTreeSet<(u128, Box<str>)>>,
    /// What runs of other parts made; read when somebody first asks.
    elsewhere: Option<BTreeMap<u128, Box<str>>>,
    /// Whether an earlier run made anything.
    has_past: bool,
    /// The bytes of the file.
    length: usize,
    /// The length and the age of the file when it was opened.
    opened: Option<(u64, u64)>,
    /// Whether the file is to be written anew.
    is_new: bool,
}

/// What a run appends when it has come to its end.
const END: &str = "{}";

/// What is in the line of a record of which something was said.
const SAID: &str = "\"said\":[";

/// How much longer than what holds of it the file may become, in hundredths.
const SLACK: usize = 25;

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
        let end = name.strip_prefix(NAME);
        end.is_some_and(|end| end.is_empty() || end.contains("-of-") && !end.contains('.'))
    })
}

impl Ledger {
    /// The ledger at `path`; an empty one where there is none. A line that cannot be read, as the
    /// last of a run that was cut off, is as good as none.
    pub fn read(path: PathBuf) -> io::Result<Self> {
        let opened = stamp(&path);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        let length = bytes.len();
        let text = UTF_8.decode_without_bom_handling_and_without_replacement(&bytes);
        let text = Arc::new(text.map_or_else(|| read_well(&bytes), Cow::into_owned));
        let mut old = BTreeMap::new();
        let mut said = BTreeMap::new();
        let mut cut_off = Vec::new();
        let mut in_journal = false;
        let mut end = 0;
        for line in text.split_terminator('\n') {
            let at = end..end + line.len();
            end = at.end + 1;
            in_journal |= line.is_empty();
            if line == END {
                in_journal = false;
                cut_off.clear();
            } else if line.starts_with(Said::START) {
                if let Ok(one) = serde_json::from_str::<Said>(line) {
                    let (name, line) = one.line();
                    said.insert(name.into_boxed_str(), line.into_boxed_str());
                }
            } else if let Some(department) = whose(line, !in_journal && end < text.len()) {
                if in_journal {
                    cut_off.push(department.clone().into_owned());
                }
                old.insert(department.into(), Line::new(&text, at));
            }
        }
        let has_past = !old.is_empty();
        // What a run that was cut off left is put in order.
        let is_new = in_journal;
        Ok(Self { path, old, said, cut_off, has_past, length, opened, is_new, ..Self::default() })
    }

    /// Whether the file seems to be as it was when it was read.
    pub fn is_current(&self) -> bool {
        stamp(&self.path) == self.opened
    }

    /// What was last made for a department.
    pub fn get(&self, department: &str) -> Option<Record> {
        self.line(department)?.record()
    }

    /// The same as it is written.
    pub fn line(&self, department: &str) -> Option<Line> {
        self.old.get(department).cloned()
    }

    /// What was said, by the name that records have for it.
    pub fn said(&self, name: &str) -> Option<Said> {
        serde_json::from_str(self.said.get(name)?).ok()
    }

    /// Keeps what was said; gives the names that records are to have for it.
    pub fn say(&mut self, all: &[Said]) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for said in all {
            let (name, line) = said.line();
            if !self.said.contains_key(name.as_str()) {
                self.add(&format!("{line}\n"))?;
                self.said.insert(name.as_str().into(), line.into_boxed_str());
            }
            names.push(name);
        }
        Ok(names)
    }

    /// Whether an earlier run made anything.
    pub const fn has_past(&self) -> bool {
        self.has_past
    }

    /// The files that were made at a path for departments other than `but`: one of them may have it
    /// now.
    pub fn made_at(&mut self, path: &str, but: Option<&str>) -> Vec<FileRecord> {
        let path_of = short(path);
        if self.owners.is_none() {
            // What a run writes it notes under the same paths: the owners of what lies there
            // before stay known.
            let mut owners = BTreeSet::new();
            for record in self.old.values().filter_map(Line::record) {
                let files = record.on_disk().chain(&record.left);
                let whose = || record.department.as_str().into();
                owners.extend(files.map(|file| (short(&file.path), whose())));
            }
            self.owners = Some(owners);
        }
        let all = self.owners.iter().flat_map(|owners| owners.range((path_of, Box::from(""))..));
        let all =
            all.take_while(|(own, _)| *own == path_of).filter(|(_, owner)| Some(&**owner) != but);
        let records: Vec<Record> = all.filter_map(|(_, owner)| self.get(owner)).collect();
        let at = |record: &Record| {
            let mut files = record.on_disk().chain(&record.left);
            files.find(|file| file.path == path).cloned()
        };
        let mut found: Vec<FileRecord> = records.iter().filter_map(at).collect();
        if let Some(sha256) = self.elsewhere().get(&path_of) {
            let (path, sha256) = (path.to_owned(), sha256.to_string());
            found.push(FileRecord { path, sha256, ..FileRecord::default() });
        }
        found
    }

    /// Whether a path is that of a file of another part.
    pub fn is_elsewhere(&mut self, path: &str) -> bool {
        self.elsewhere().contains_key(&short(path))
    }

    fn elsewhere(&mut self) -> &BTreeMap<u128, Box<str>> {
        self.elsewhere.get_or_insert_with(|| siblings::files(&self.path))
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
        let text = line(record);
        self.add(&text)?;
        let old = self.old.insert(record.department.as_str().into(), Line::from(text.trim_end()));
        // What was said of it may be said of nobody now.
        self.is_new |= old.is_some_and(|old| old.as_str().contains(SAID));
        Ok(())
    }

    /// Appends a line.
    fn add(&mut self, line: &str) -> io::Result<()> {
        if self.journal.is_none() {
            if let Some(parent) = self.path.parent() {
                fs::create_dir_all(parent)?;
            }
            let mut journal = OpenOptions::new().create(true).append(true).open(&self.path)?;
            // A run that was cut off may have left half a line.
            journal.write_all(b"\n")?;
            self.journal = Some(journal);
            self.length += 1;
        }
        self.length += line.len();
        self.journal.as_mut().map_or(Ok(()), |journal| journal.write_all(line.as_bytes()))
    }

    /// Forgets a department.
    pub fn remove(&mut self, department: &str) {
        self.is_new |= self.old.remove(department).is_some();
    }

    /// Ends the run: appends that, or writes the file anew; nothing where nothing was noted.
    pub fn finish(mut self) -> io::Result<()> {
        let lines = self.old.values().map(|line| line.as_str().len());
        let lines = lines.chain(self.said.values().map(|line| line.len()));
        let holds: usize = lines.map(|length| length + 1).sum();
        let is_loose = self.length.saturating_sub(holds) > holds / 100 * SLACK;
        match self.journal.take() {
            Some(mut journal) if !self.is_new && !is_loose => {
                journal.write_all(format!("{END}\n").as_bytes())?;
                mem::forget(self);
                return Ok(());
            }
            None if !self.is_new => {
                mem::forget(self);
                return Ok(());
            }
            _ => {}
        }
        if self.old.is_empty() && !self.path.exists() {
            return Ok(());
        }
        let mut draft = BufWriter::new(Draft::new(&self.path)?);
        // What is said of nobody any more is forgotten.
        let mut said = BTreeSet::new();
        for line in self.old.values() {
            draft.write_all(line.as_str().as_bytes())?;
            draft.write_all(b"\n")?;
            if line.as_str().contains(SAID) {
                said.extend(line.record().into_iter().flat_map(|record| record.said));
            }
        }
        for line in said.iter().filter_map(|name| self.said.get(name.as_str())) {
            draft.write_all(line.as_bytes())?;
            draft.write_all(b"\n")?;
        }
        draft.into_inner().map_err(io::IntoInnerError::into_error)?.keep(&self.path)?;
        // A batch ends here: so many lines need not be given back one by one.
        mem::forget(self);
        Ok(())
    }
}

/// Enough of a path's digest to tell it from all others.
pub fn short(path: &str) -> u128 {
    digest::short(path.as_bytes())
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
            ..Record::default()
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
    fn few_changes_are_appended_and_many_are_put_in_order() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("ledger");
        let lines = || fs::read_to_string(&path).unwrap().lines().count();
        let mut ledger = Ledger::read(path.clone()).unwrap();
        for n in 0..20 {
            ledger.append(&record(&format!("第{n:02}科"), "1")).unwrap();
        }
        ledger.finish().unwrap();
        let first = lines();

        for (inputs, ends) in [("2", first + 3), ("3", first + 6)] {
            let mut ledger = Ledger::read(path.clone()).unwrap();
            ledger.append(&record("第07科", inputs)).unwrap();
            ledger.finish().unwrap();
            assert_eq!(lines(), ends);
            let ledger = Ledger::read(path.clone()).unwrap();
            assert_eq!(ledger.get("第07科"), Some(record("第07科", inputs)));
            assert!(ledger.under_way(dir.path()).is_empty());
        }
        let mut ledger = Ledger::read(path.clone()).unwrap();
        for n in 0..6 {
            ledger.append(&record(&format!("第{n:02}科"), "4")).unwrap();
        }
        ledger.finish().unwrap();
        assert_eq!(lines(), 20);
    }

    #[test]
    fn a_file_that_another_run_has_written_since_is_not_current() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("ledger");
        let none = Ledger::read(path.clone()).unwrap();
        assert!(none.is_current());
        let mut other = Ledger::read(path.clone()).unwrap();
        other.append(&record("医务科", "1")).unwrap();
        assert!(!none.is_current());
        let half = Ledger::read(path.clone()).unwrap();
        other.finish().unwrap();
        assert!(!half.is_current());
        assert!(Ledger::read(path).unwrap().is_current());
    }
}
