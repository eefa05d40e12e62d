//! Files that are written whole or not at all.
//!
//! The bytes go to a temporary file in the same directory, which is then renamed: a reader sees
//! the old file or the new one. Nothing is forced to the disk (`fsync`): that would guard against
//! a power cut at a price that every build pays.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use hongtou::digest::sha256_of;
use hongtou::naming::is_device;
use tempfile::{Builder, NamedTempFile};

/// What the names of temporary files begin with; six letters and digits follow.
const TEMPORARY: &str = ".hongtou-";

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new or has new bytes.
    Written,
    /// It had these bytes already and was not touched.
    Unchanged,
}

/// Makes `path` a file with exactly these bytes, and its directory where that is missing.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<Change> {
    let old = fs::metadata(path).ok();
    if old.as_ref().is_some_and(|old| holds(path, old, bytes)) {
        return Ok(Change::Unchanged);
    }
    put(path, bytes, old)?;
    Ok(Change::Written)
}

/// As [`write`], of a file that is known to have other bytes or not to be there.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(path, bytes, fs::metadata(path).ok())
}

fn put(path: &Path, bytes: &[u8], old: Option<Metadata>) -> io::Result<()> {
    let file = temporary(path, bytes)?;
    // What its owner once allowed or forbade still holds for the new bytes.
    if let Some(old) = old.filter(Metadata::is_file)
        && file.as_file().metadata()?.permissions() != old.permissions()
    {
        fs::set_permissions(file.path(), old.permissions())?;
    }
    file.persist(path).map_err(|failed| failed.error)?;
    Ok(())
}

/// Makes `path` a file with these bytes, unless there is something of that name already:
/// [`io::ErrorKind::AlreadyExists`].
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let file = temporary(path, bytes)?;
    file.persist_noclobber(path).map_err(|failed| failed.error)?;
    Ok(())
}

/// The directory below `root` that leads elsewhere on the way to a file: nothing is written or
/// removed there. The root itself may be a link.
pub fn link_on_the_way(root: &Path, path: &str) -> Option<PathBuf> {
    let names = path.split('/').collect::<Vec<_>>();
    let (_, directories) = names.split_last()?;
    let mut way = root.to_owned();
    directories.iter().find_map(|name| {
        way.push(name);
        fs::symlink_metadata(&way).is_ok_and(|at| at.is_symlink()).then(|| way.clone())
    })
}

/// The directory of `path`, where writing would have to make it.
pub fn missing_directory(path: &Path) -> Option<PathBuf> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    parent.filter(|parent| !parent.exists()).map(Path::to_owned)
}

/// A file that is written bit by bit, and takes its place when it is whole; one that never does
/// deletes itself.
pub struct Draft {
    file: NamedTempFile,
}

impl Draft {
    /// A draft of `path`, beside it.
    pub fn new(path: &Path) -> io::Result<Self> {
        Ok(Self { file: temporary(path, &[])? })
    }

    /// A draft that is called `name` until it is whole.
    pub fn named(name: &Path) -> io::Result<Self> {
        let mut builder = builder(name.file_name().unwrap_or_default());
        Ok(Self { file: made(name, builder.rand_bytes(0))? })
    }

    /// A draft that will have no place.
    pub fn aside() -> io::Result<Self> {
        Ok(Self { file: NamedTempFile::new()? })
    }

    /// SHA-256 of what was written.
    pub fn sha256(&mut self) -> io::Result<String> {
        self.file.seek(SeekFrom::Start(0))?;
        sha256_of(&mut self.file)
    }

    /// Takes the place of `path`.
    pub fn keep(self, path: &Path) -> io::Result<()> {
        if let Ok(old) = fs::metadata(path) {
            fs::set_permissions(self.file.path(), old.permissions())?;
        }
        self.file.persist(path).map_err(|failed| failed.error)?;
        Ok(())
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Seek for Draft {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// Removes the temporary files of a program that was killed from a directory.
pub fn tidy(directory: &Path) {
    for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let end = name.to_str().and_then(|name| name.strip_prefix(TEMPORARY)).unwrap_or_default();
        if end.len() == 6 && end.bytes().all(|b| b.is_ascii_alphanumeric()) {
            // One that cannot be removed does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether `name` is one file name, here and on the systems that others use: no separators, no
/// way up, nothing that Windows keeps for its devices or cannot store.
pub fn is_safe_name(name: &str) -> bool {
    let forbidden = |c: char| c.is_control() || r#"/\:*?"<>|"#.contains(c);
    let device = name.split('.').next().unwrap_or_default().trim_end();
    !name.is_empty()
        // Room for an extension in the 255 bytes that file systems give a name.
        && name.len() <= 240
        && !name.starts_with(' ')
        && !name.ends_with([' ', '.'])
        && !name.starts_with('.')
        && !name.contains(forbidden)
        && !is_device(device)
}

fn holds(path: &Path, old: &Metadata, bytes: &[u8]) -> bool {
    old.is_file()
        && usize::try_from(old.len()).is_ok_and(|length| length == bytes.len())
        && has(path, bytes)
}

/// Whether a file has these bytes.
pub fn has(path: &Path, bytes: &[u8]) -> bool {
    let Ok(mut file) = File::open(path) else { return false };
    let mut some = vec![0; bytes.len().min(1 << 16)];
    let mut parts = bytes.chunks(some.len().max(1));
    let is_there = parts.all(|part| {
        let now = some.get_mut(..part.len()).unwrap_or_default();
        file.read_exact(now).is_ok() && now == part
    });
    is_there && matches!(file.read(&mut [0]), Ok(0))
}

/// A file beside `path` that holds `bytes`; it deletes itself unless it is renamed.
fn temporary(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = made(path, &builder(OsStr::new(TEMPORARY)))?;
    file.write_all(bytes)?;
    Ok(file)
}

/// What makes files whose names begin like this.
fn builder(prefix: &OsStr) -> Builder<'_, '_> {
    let mut builder = Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // What any new file gets: the umask takes from it.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

/// A file beside `path`.
fn made(path: &Path, builder: &Builder<'_, '_>) -> io::Result<NamedTempFile> {
    let parent = path.parent().unwrap_or(Path::new(""));
    let directory = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    // A directory is nearly always there already.
    match builder.tempfile_in(directory) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(directory)?;
            builder.tempfile_in(directory)
        }
        made => made,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_component_on_every_system() {
        for name in ["notice", "attachment-1", "附件一", "console", "com10", "a.b"] {
            assert!(is_safe_name(name), "{name}");
        }
        for name in [
            "", ".", "..", "../x", "/etc/x", "a/b", r"a\b", "c:x", "a*", "a\0", "a ", "a.", ".a",
            "con", "NUL", "aux.b", "Com1", "lpt9", "com¹", "con .x",
        ] {
            assert!(!is_safe_name(name), "{name}");
        }
        assert!(!is_safe_name(&"长".repeat(81)));
    }

    #[test]
    fn an_unchanged_file_is_left_alone_and_nothing_is_left_over() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a/b/notice.docx");
        assert_eq!(write(&path, b"one").unwrap(), Change::Written);
        let before = fs::metadata(&path).unwrap().modified().unwrap();
        assert_eq!(write(&path, b"one").unwrap(), Change::Unchanged);
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
        assert_eq!(write(&path, b"two").unwrap(), Change::Written);
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_has_its_bytes_and_no_others() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        assert!(!has(&path, b""));
        for length in [0, 1, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, 200_000] {
            let mut bytes = vec![7; length];
            fs::write(&path, &bytes).unwrap();
            assert!(has(&path, &bytes), "{length}");
            bytes.push(7);
            assert!(!has(&path, &bytes), "{length}");
            if let Some(last) = bytes.len().checked_sub(2) {
                bytes.truncate(last);
                assert!(!has(&path, &bytes), "{length}");
                bytes.push(8);
                assert!(!has(&path, &bytes), "{length}");
            }
        }
    }

    #[test]
    fn a_failure_leaves_nothing_behind() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("taken");
        fs::create_dir(&path).unwrap();
        assert!(write(&path, b"x").is_err());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_killed_program_leaves_is_tidied_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let (_, left) = temporary(&dir.path().join("a"), b"half").unwrap().keep().unwrap();
        for name in [".hongtou-batch", ".hongtou-batch-0-of-4", ".hongtou-长长", "hongtou-abcdef"]
        {
            fs::write(dir.path().join(name), "x").unwrap();
        }
        tidy(dir.path());
        assert!(!left.exists());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 4);
    }

    #[test]
    fn a_draft_is_nothing_until_it_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a/all.zip");
        let mut draft = Draft::new(&path).unwrap();
        draft.write_all(b"some").unwrap();
        assert!(!path.exists());
        drop(draft);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 0);
        let mut draft = Draft::new(&path).unwrap();
        draft.write_all(b"some").unwrap();
        assert_eq!(draft.sha256().unwrap(), hongtou::digest::sha256(b"some"));
        draft.keep(&path).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"some");
    }

    #[test]
    fn creating_never_overwrites() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("campaign.yaml");
        create(&path, b"one").unwrap();
        let error = create(&path, b"two").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_those_of_a_normal_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().unwrap();
        let (ours, normal) = (dir.path().join("ours"), dir.path().join("normal"));
        write(&ours, b"x").unwrap();
        fs::write(&normal, b"x").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&ours), mode(&normal));
        fs::set_permissions(&ours, fs::Permissions::from_mode(0o600)).unwrap();
        write(&ours, b"y").unwrap();
        assert_eq!(mode(&ours) & 0o777, 0o600);
    }
}
