//! One run at a time in a directory, or one for each part where several make parts.
//!
//! A run holds a lock on a file of its own. The system gives it up when the run ends however it
//! ends, so a file that a killed run left behind locks nobody out.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::ledger;

/// How the names of the files end.
const END: &str = ".lock";

/// A directory that is this run's until it is dropped.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    /// [`None`] where the file system has no locks: then nothing is known of other runs.
    file: Option<File>,
    /// The directories that were made for it, the innermost first.
    made: Vec<PathBuf>,
}

impl Lock {
    /// Takes the directory for what goes by this `suffix`; [`None`] where another run has it.
    pub fn take(root: &Path, suffix: &str) -> io::Result<Option<Self>> {
        let above = root.ancestors().filter(|above| !above.as_os_str().is_empty());
        let made = above.take_while(|above| !above.exists()).map(Path::to_owned).collect();
        fs::create_dir_all(root)?;
        let path = root.join(format!("{}{END}", ledger::name(suffix)));
        let mut lock = Self { path, file: None, made };
        loop {
            let file = match OpenOptions::new().create(true).append(true).open(&lock.path) {
                Ok(file) => file,
                // Where nothing can be written nobody is disturbed.
                Err(error) if is_closed(&error) => return Ok(Some(lock)),
                Err(error) => return Err(error),
            };
            match file.try_lock() {
                Ok(()) if !is_at(&file, &lock.path) => {}
                Ok(()) => {
                    lock.file = Some(file);
                    return Ok(Some(lock));
                }
                Err(TryLockError::WouldBlock) => {
                    // The other run's file and directories stay.
                    lock.path = PathBuf::new();
                    lock.made.clear();
                    return Ok(None);
                }
                Err(TryLockError::Error(_)) => return Ok(Some(lock)),
            }
        }
    }

    /// Whether other runs may be at work in the directory, on other parts.
    pub fn has_others(&self) -> bool {
        let root = self.path.parent().unwrap_or(Path::new(""));
        let entries = fs::read_dir(root).into_iter().flatten().flatten();
        let mut others =
            entries.filter(|entry| Some(entry.file_name().as_os_str()) != self.path.file_name());
        others.any(|entry| entry.file_name().to_string_lossy().ends_with(END))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // What cannot be removed does no harm. Nobody else takes a file that is locked, or keeps
        // one that is not there any more.
        if !self.path.as_os_str().is_empty() {
            let _ = fs::remove_file(&self.path);
        }
        self.file = None;
        for directory in &self.made {
            if fs::remove_dir(directory).is_err() {
                break;
            }
        }
    }
}

/// Whether a directory may not be written to.
fn is_closed(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// Whether a file is still the one at `path`: the run that had it may have removed it meanwhile.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let id = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    match (file.metadata(), fs::metadata(path)) {
        (Ok(file), Ok(there)) => id(file) == id(there),
        _ => false,
    }
}

/// The same: what somebody has open keeps its name.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_is_one_runs_at_a_time() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("a/out");
        let first = Lock::take(&root, "").unwrap().unwrap();
        assert!(Lock::take(&root, "").unwrap().is_none());
        assert!(!first.has_others());
        let part = Lock::take(&root, "-0-of-2").unwrap().unwrap();
        assert!(first.has_others() && part.has_others());
        drop((part, first));
        assert!(!dir.path().join("a").exists(), "nothing is left of it");
        // A killed run leaves its file.
        fs::create_dir_all(&root).unwrap();
        fs::write(root.join(".hongtou-batch.lock"), "").unwrap();
        let lock = Lock::take(&root, "").unwrap().unwrap();
        drop(lock);
        assert!(root.exists() && fs::read_dir(&root).unwrap().next().is_none());
    }
}
