//! The files beside a spec: what the compiler asks the program for.
//!
//! The library opens nothing itself. Where a spec names a file (a picture, a seal, the text of an
//! attachment, a house profile) the compiler asks a [`Files`], which the program answers from the
//! disk and a test from a map.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Who has the files.
pub trait Files: Sync {
    /// The bytes of the file at `path`, which is relative to the spec's directory, with `/`.
    ///
    /// # Errors
    ///
    /// When there is no such file, it lies outside the spec's directory (by a link, too), or it
    /// cannot be read.
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FileError>;
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// There is none of that name.
    Missing,
    /// It lies outside the spec's directory.
    Outside,
    /// The system's own words.
    Unreadable(String),
}

/// There are no files.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _path: &str) -> Result<Arc<[u8]>, FileError> {
        Err(FileError::Missing)
    }
}

/// Files by name.
impl Files for BTreeMap<String, Arc<[u8]>> {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FileError> {
        self.get(path).cloned().ok_or(FileError::Missing)
    }
}

/// Reads the file that a spec names, in either slash; one that leads out of the spec's directory
/// is not asked for.
///
/// # Errors
///
/// As [`Files::read`].
pub fn read(files: &dyn Files, path: &str) -> Result<Arc<[u8]>, FileError> {
    let path = path.trim().replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    if !is_inside(path) {
        return Err(FileError::Outside);
    }
    files.read(path)
}

/// Whether a path with `/` stays in the directory that it starts from.
fn is_inside(path: &str) -> bool {
    // A colon is a drive or a stream on Windows.
    !path.is_empty()
        && !path.contains([':', '\0'])
        && !path.split('/').any(|name| name.is_empty() || name == "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_is_asked_for() {
        let mut files: BTreeMap<String, Arc<[u8]>> = BTreeMap::new();
        for path in ["../a", "a/../../b", "/a", "C:/a", "c:a", "\\\\host\\a", "..\\a", "", "a//b"] {
            files.insert(path.replace('\\', "/"), Arc::from(*b"x"));
            assert_eq!(read(&files, path), Err(FileError::Outside), "{path}");
        }
    }

    #[test]
    fn both_slashes_lead_to_a_file() {
        let files = BTreeMap::from([("图/章.png".to_owned(), Arc::from(*b"x"))]);
        for path in ["图/章.png", "图\\章.png", "./图/章.png", " 图/章.png "] {
            assert!(read(&files, path).is_ok(), "{path}");
        }
        assert_eq!(read(&files, "图/无.png"), Err(FileError::Missing));
    }
}
