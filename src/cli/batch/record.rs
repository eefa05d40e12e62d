//! What is known of a department's files after a run.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use hongtou::digest::sha256;
use serde::ser::{SerializeMap as _, Serializer};
use serde::{Deserialize, Serialize};

use super::directory::Directory;

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
    /// What was said of it, as [`Ledger::said`] knows it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<String>,
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
    /// The digest of what it was made of, where nothing was found in its version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipe: Option<String>,
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
    pub fn for_manifest(&self) -> Listed<'_> {
        let about = (self.document != ARCHIVE).then_some(About {
            copies: self.copies,
            copy_number: self.copy_number.as_deref(),
            number: self.number.as_deref(),
            title: &self.title,
        });
        let Self { inside, document, path, sha256, .. } = self;
        let archive = inside.as_deref().filter(|_| about.is_some());
        Listed { archive, document, path, sha256, about }
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
    pub fn seems_untouched(&self, root: &Directory) -> bool {
        root.stamp(&self.path).is_some_and(|stamp| stamp == (self.size, self.changed))
    }
}

/// A file in the manifest.
pub struct Listed<'a> {
    /// The archive that it is in, where it is in one.
    archive: Option<&'a str>,
    document: &'a str,
    path: &'a str,
    sha256: &'a str,
    /// Nothing of an archive.
    about: Option<About<'a>>,
}

/// What the manifest says of a document.
#[derive(Clone, Copy)]
struct About<'a> {
    copies: Option<u32>,
    copy_number: Option<&'a str>,
    number: Option<&'a str>,
    title: &'a str,
}

impl Serialize for Listed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(archive) = self.archive {
            map.serialize_entry("archive", archive)?;
        }
        map.serialize_entry("document", self.document)?;
        map.serialize_entry("path", self.path)?;
        map.serialize_entry("sha256", self.sha256)?;
        if let Some(about) = self.about {
            map.serialize_entry("copies", &about.copies)?;
            map.serialize_entry("copy_number", &about.copy_number)?;
            map.serialize_entry("number", &about.number)?;
            map.serialize_entry("title", about.title)?;
        }
        map.end()
    }
}

/// The length of a file, and when it was last changed; [`None`] where there is none.
pub fn stamp(path: &Path) -> Option<(u64, u64)> {
    let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    let age = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some((metadata.len(), u64::try_from(age.as_nanos()).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_touched_is_noticed() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.docx");
        fs::write(&path, "one").unwrap();
        let (size, changed) = stamp(&path).unwrap();
        let file = FileRecord { path: "a.docx".into(), size, changed, ..FileRecord::default() };
        let directory = Directory::new(dir.path());
        assert!(file.seems_untouched(&directory));
        fs::write(&path, "other").unwrap();
        assert!(!file.seems_untouched(&directory));
        fs::remove_file(&path).unwrap();
        assert!(!file.seems_untouched(&directory));
    }
}
