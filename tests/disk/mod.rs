//! The files of a directory of the repository, for specs that name some.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use hongtou::files::{FileError, Files};

/// Files below a directory.
pub struct Disk(pub PathBuf);

impl Files for Disk {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FileError> {
        fs::read(self.0.join(path)).map(Arc::from).map_err(|_| FileError::Missing)
    }
}
