//! A directory of very many files that are looked at one by one: each by its way from there, which
//! is shorter than that from the root of the file system.

#[cfg(unix)]
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};

use super::record::stamp;

/// A directory.
#[derive(Debug)]
pub struct Directory {
    path: PathBuf,
    /// [`None`] where it could not be opened, as before it is there.
    #[cfg(unix)]
    open: Option<OwnedFd>,
}

impl Directory {
    /// The directory at `path`, whether it is there or not.
    pub fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            #[cfg(unix)]
            open: open(path),
        }
    }

    /// As [`stamp`], of the file at `below`, with `/` between names.
    pub fn stamp(&self, below: &str) -> Option<(u64, u64)> {
        #[cfg(unix)]
        if let Some(open) = &self.open {
            return stamp_below(open, below);
        }
        stamp(&self.path.join(below))
    }
}

#[cfg(unix)]
fn open(path: &Path) -> Option<OwnedFd> {
    use rustix::fs::{Mode, OFlags};
    rustix::fs::open(path, OFlags::DIRECTORY | OFlags::CLOEXEC | OFlags::RDONLY, Mode::empty()).ok()
}

#[cfg(unix)]
#[allow(clippy::useless_conversion, reason = "the fields differ from system to system")]
fn stamp_below(directory: &OwnedFd, path: &str) -> Option<(u64, u64)> {
    use rustix::fs::{AtFlags, FileType, statat};
    let stat = statat(directory, path, AtFlags::empty()).ok()?;
    let is_file = FileType::from_raw_mode(stat.st_mode) == FileType::RegularFile;
    let seconds = u64::try_from(stat.st_mtime).ok().filter(|_| is_file)?;
    let nanoseconds = u64::try_from(stat.st_mtime_nsec).ok()?;
    let changed = seconds.checked_mul(1_000_000_000)?.checked_add(nanoseconds)?;
    Some((u64::try_from(stat.st_size).ok()?, changed))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_looks_alike_from_here_and_from_the_root() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("out");
        let before = Directory::new(&root);
        fs::create_dir_all(root.join("医务科")).unwrap();
        let path = root.join("医务科/notice.docx");
        fs::write(&path, "one").unwrap();
        for directory in [before, Directory::new(&root)] {
            let now = directory.stamp("医务科/notice.docx");
            assert!(now.is_some());
            assert_eq!(now, stamp(&path));
            assert_eq!(directory.stamp("医务科"), None);
            assert_eq!(directory.stamp("医务科/other.docx"), None);
        }
    }
}
