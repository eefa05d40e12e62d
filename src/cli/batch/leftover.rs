//! Files that no department has any more: they are named, or removed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use hongtou::catalog::{Code, Phrase};
use hongtou::diag::Finding;
use hongtou::digest::sha256;
use hongtou::lang::Lang;

use super::super::build::Mode;
use super::super::console::{Console, shown};
use super::super::failure;
use super::directory::Directory;
use super::ledger::{FileRecord, Ledger};
use super::put::finding_at;
use crate::outputs;

/// A file that is left over.
#[derive(Clone, Debug)]
pub struct Left {
    /// The department that had it.
    department: String,
    /// The file.
    pub file: FileRecord,
    /// Whether the department is in the list no more.
    gone: bool,
    /// Whether it is another department's file now, and not left over.
    pub taken: bool,
    /// Whether a department that was not made is to have its path: until then it is as it was.
    pub wanted: bool,
}

impl Left {
    /// A file that `department` had.
    pub fn new(department: &str, file: &FileRecord, gone: bool) -> Self {
        let department = department.to_owned();
        Self { department, file: file.clone(), gone, taken: false, wanted: false }
    }
}

/// What becomes of what is left over.
#[derive(Clone, Debug)]
pub struct Broom {
    /// The output directory.
    pub root: PathBuf,
    /// Whether to remove it.
    pub prune: bool,
    /// What the run does with files.
    pub mode: Mode,
    /// The language of findings that are texts.
    pub lang: Lang,
}

impl Broom {
    /// Names or removes what is left over; the ledger forgets what is not there any more.
    pub fn sweep(
        &self,
        left: &[Left],
        ledger: &mut Ledger,
        console: &mut Console,
        findings: &mut Vec<Finding>,
    ) -> std::io::Result<()> {
        let mut forgotten: BTreeMap<&str, (bool, BTreeSet<&str>)> = BTreeMap::new();
        for left in left {
            let path = self.root.join(&left.file.path);
            if left.wanted && !left.taken {
                continue;
            }
            let is_there = !left.taken && path.exists();
            let stays = if !is_there {
                None
            } else if self.prune {
                self.remove(&left.file).err()
            } else {
                let code = match (self.mode == Mode::Check, self.is_edited(&left.file)) {
                    (true, true) => Code::OwnerlessEditedInCheck,
                    (true, false) => Code::OwnerlessInCheck,
                    (false, true) => Code::OwnerlessEdited,
                    (false, false) => Code::Ownerless,
                };
                Some(finding_at(code, &path))
            };
            match stays {
                Some(finding) => findings.push(finding),
                None => {
                    if self.prune && is_there {
                        let path = shown(&path.display().to_string());
                        console.say(Phrase::RemovedFile, &[("path", path)]);
                    }
                    let of = forgotten.entry(left.department.as_str()).or_default();
                    of.0 = left.gone;
                    of.1.insert(left.file.path.as_str());
                }
            }
        }
        if self.mode == Mode::Check {
            return Ok(());
        }
        for (department, (gone, paths)) in forgotten {
            let Some(mut record) = ledger.get(department) else { continue };
            let is_there = |file: &FileRecord| !paths.contains(file.path.as_str());
            record.left.retain(is_there);
            if gone {
                record.files.retain(is_there);
            }
            if gone && record.on_disk().next().is_none() && record.left.is_empty() {
                ledger.remove(department);
            } else {
                ledger.append(&record)?;
            }
        }
        Ok(())
    }

    /// Whether a file is not as it was written.
    fn is_edited(&self, file: &FileRecord) -> bool {
        let now = || fs::read(self.root.join(&file.path)).map(|bytes| sha256(&bytes));
        !file.seems_untouched(&Directory::new(&self.root))
            && now().is_ok_and(|now| !file.is_ours(&now))
    }

    /// Removes a file that is still as it was written, and its directory when that is empty then;
    /// says so of one that is not.
    fn remove(&self, file: &FileRecord) -> Result<(), Finding> {
        let path = self.root.join(&file.path);
        if let Some(link) = outputs::link_on_the_way(&self.root, &file.path) {
            let link = shown(&link.display().to_string());
            return Err(finding_at(Code::LinkedDirectory, &path).with("other", link));
        }
        let bytes = fs::read(&path).map_err(|error| failure::reading(&path, &error, self.lang))?;
        if !file.is_ours(&sha256(&bytes)) {
            return Err(finding_at(Code::OwnerlessEdited, &path));
        }
        fs::remove_file(&path).map_err(|error| failure::writing(&path, &error, self.lang))?;
        remove_empty(path.parent(), &self.root);
        Ok(())
    }
}

/// Removes a directory below `root` and those above it that have nothing in them any more.
fn remove_empty(mut directory: Option<&Path>, root: &Path) {
    while let Some(inner) = directory.filter(|inner| *inner != root && inner.starts_with(root)) {
        // One that is not empty stays.
        if fs::remove_dir(inner).is_err() {
            return;
        }
        directory = inner.parent();
    }
}
