//! What lies beside a spec on the disk.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use hongtou::digest::sha256;
use hongtou::files::{FileError, Files};

/// The most bytes of a file that a spec names: far more than a page needs.
const MOST_BYTES: u64 = 64 << 20;

/// The files below a spec's directory.
pub struct Beside {
    directory: PathBuf,
    /// The digests of the files that were read, by path.
    read: Mutex<BTreeMap<String, String>>,
}

impl Beside {
    /// Those of the spec at `file`.
    pub fn new(file: &Path) -> Self {
        let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty());
        let directory = parent.unwrap_or(Path::new(".")).to_owned();
        Self { directory, read: Mutex::default() }
    }

    /// The files that were read, each with its digest.
    pub fn inputs(&self) -> BTreeMap<String, String> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Files for Beside {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FileError> {
        // A link may lead anywhere: what counts is where the file really lies.
        let root = self.directory.canonicalize().map_err(|error| said(&error))?;
        let file = root.join(path).canonicalize().map_err(|error| said(&error))?;
        if !file.starts_with(&root) {
            return Err(FileError::Outside);
        }
        let mut bytes = Vec::new();
        let opened = fs::File::open(&file).and_then(|open| {
            if open.metadata()?.is_file() { Ok(open) } else { Err(ErrorKind::InvalidInput.into()) }
        });
        let read = opened.and_then(|open| open.take(MOST_BYTES + 1).read_to_end(&mut bytes));
        read.map_err(|error| said(&error))?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(said(&ErrorKind::FileTooLarge.into()));
        }
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.insert(path.to_owned(), sha256(&bytes));
        drop(read);
        Ok(bytes.into())
    }
}

fn said(error: &std::io::Error) -> FileError {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => FileError::Missing,
        _ => FileError::Unreadable(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_really_lies_below_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let own = dir.path().join("own");
        fs::create_dir_all(own.join("图")).unwrap();
        fs::write(dir.path().join("secret"), "x").unwrap();
        fs::write(own.join("图/章.png"), "y").unwrap();
        let files = Beside::new(&own.join("campaign.yaml"));
        assert_eq!(files.read("图/章.png").unwrap().as_ref(), b"y");
        assert_eq!(files.read("无.png"), Err(FileError::Missing));
        assert!(matches!(files.read("图"), Err(FileError::Unreadable(_))));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("../secret", own.join("link")).unwrap();
            assert_eq!(files.read("link"), Err(FileError::Outside));
        }
    }
}
