//! Files that go into an archive or a stream and not each to its place: they are put in as they
//! come, in the order of the departments, so that memory does not grow with them.

use std::fs;
use std::io::{self, BufWriter, Cursor, Write as _};
use std::path::{Path, PathBuf};

use hongtou::archive::{ArchiveWriter, TarWriter};
use hongtou::catalog::Code;
use hongtou::diag::Finding;
use hongtou::digest::{sha256, sha256_of};
use hongtou::lang::Lang;

use super::super::build::Mode;
use super::super::failure;
use super::files::Made;
use super::ledger::{ARCHIVE, COMMON, FileRecord, Ledger, Record, stamp};
use super::put::{finding_at, why_stale};
use crate::outputs::{Change, Draft};

/// What files are put into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pack {
    /// Each lies in its place.
    Files,
    /// A zip archive for each department.
    Each,
    /// One zip archive.
    One,
    /// A tar stream on standard output.
    Tape,
}

impl Pack {
    /// Whether what each department has is kept by itself, so that another run need not make it.
    pub const fn is_kept(self) -> bool {
        matches!(self, Self::Files | Self::Each)
    }
}

/// A department's files as one archive.
pub fn archive(path: &str, files: &[Made]) -> io::Result<Made> {
    let mut zip = ArchiveWriter::new(Cursor::new(Vec::new()));
    for (record, bytes) in files {
        zip.add(&record.path, bytes)?;
    }
    let bytes = zip.finish()?.into_inner();
    let record = FileRecord {
        path: path.to_owned(),
        document: ARCHIVE.to_owned(),
        sha256: sha256(&bytes),
        size: bytes.len() as u64,
        ..FileRecord::default()
    };
    Ok((record, bytes))
}

/// Where all files go together.
pub enum Sink {
    /// They do not: each department's are put by themselves.
    None,
    /// Into an archive.
    Zip(Box<Whole>),
    /// To standard output.
    Tar(TarWriter<BufWriter<io::Stdout>>),
}

/// The one archive of a run under way.
pub struct Whole {
    /// The archive's path.
    path: PathBuf,
    zip: ArchiveWriter<Draft>,
}

impl Sink {
    /// The sink of a run whose archive is to be `path`, and is called `draft` until it is whole.
    pub fn new(
        pack: Pack,
        path: PathBuf,
        draft: &Path,
        mode: Mode,
    ) -> Result<Self, (PathBuf, io::Error)> {
        Ok(match pack {
            Pack::Files | Pack::Each => Self::None,
            Pack::One => {
                // Who only looks leaves nothing in the directory, not even for a while.
                let draft = if mode == Mode::Check { Draft::aside() } else { Draft::named(draft) };
                match draft {
                    Ok(draft) => {
                        Self::Zip(Box::new(Whole { path, zip: ArchiveWriter::new(draft) }))
                    }
                    Err(error) => return Err((path, error)),
                }
            }
            Pack::Tape => Self::Tar(TarWriter::new(BufWriter::new(io::stdout()))),
        })
    }

    /// What it is called when something is wrong with it.
    pub fn name(&self) -> &Path {
        match self {
            Self::None => Path::new(""),
            Self::Zip(whole) => &whole.path,
            Self::Tar(_) => Path::new("<stdout>"),
        }
    }

    /// Adds a file.
    pub fn add(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::None => Ok(()),
            Self::Zip(whole) => whole.zip.add(path, bytes),
            Self::Tar(tar) => tar.add(path, bytes),
        }
    }

    /// Ends it with the manifest and the register: the archive takes its place, unless it is not as
    /// it was left. What came of it, for an archive.
    pub fn finish(
        self,
        papers: &[(String, Vec<u8>)],
        ledger: &mut Ledger,
        mode: Mode,
        lang: Lang,
    ) -> Result<Option<Change>, Finding> {
        let name = self.name().to_owned();
        let failed = |error: io::Error| failure::writing(&name, &error, lang);
        match self {
            Self::None => Ok(None),
            Self::Tar(mut tar) => {
                for (path, bytes) in papers {
                    tar.add(path, bytes).map_err(failed)?;
                }
                tar.finish().and_then(|mut out| out.flush()).map_err(failed)?;
                Ok(None)
            }
            Self::Zip(whole) => {
                let Whole { path, mut zip } = *whole;
                for (path, bytes) in papers {
                    zip.add(path, bytes).map_err(failed)?;
                }
                let draft = zip.finish().map_err(failed)?;
                put(draft, &path, ledger, mode, lang).map(Some)
            }
        }
    }
}

/// Gives an archive its place, and notes it.
fn put(
    mut draft: Draft,
    path: &Path,
    ledger: &mut Ledger,
    mode: Mode,
    lang: Lang,
) -> Result<Change, Finding> {
    let failed = |error: io::Error| failure::writing(path, &error, lang);
    let sum = draft.sha256().map_err(failed)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    let mut record = ledger.get(COMMON).unwrap_or_default();
    let known = record.files.iter().position(|file| file.path == name);
    let known = known.map(|n| record.files.remove(n));
    // An archive may be larger than memory.
    let old = fs::File::open(path).and_then(|mut file| sha256_of(&mut file)).ok();
    let change = match (&old, &known) {
        (Some(old), _) if *old == sum => Change::Unchanged,
        (Some(_), None) if mode != Mode::Overwrite => return Err(finding_at(Code::NotOurs, path)),
        (Some(old), Some(known)) if mode != Mode::Overwrite && !known.is_ours(old) => {
            return Err(finding_at(Code::EditedByHand, path));
        }
        _ => Change::Written,
    };
    if mode == Mode::Check {
        return match change {
            Change::Unchanged => Ok(change),
            Change::Written => {
                Err(finding_at(Code::Stale, path).with("detail", why_stale(old.is_none(), lang)))
            }
        };
    }
    let is_noted = known.as_ref().is_some_and(|known| known.was.is_none() && known.sha256 == sum);
    if change == Change::Unchanged && is_noted {
        return Ok(change);
    }
    let mut file = FileRecord {
        path: name,
        document: ARCHIVE.to_owned(),
        sha256: sum,
        was: known.map(|known| known.sha256),
        ..FileRecord::default()
    };
    let note = |ledger: &mut Ledger, record: &Record, file: &FileRecord| {
        let mut record = record.clone();
        record.files.push(file.clone());
        ledger.append(&record)
    };
    note(ledger, &record, &file).map_err(failed)?;
    if change == Change::Written {
        draft.keep(path).map_err(failed)?;
    }
    (file.was, (file.size, file.changed)) = (None, stamp(path).unwrap_or_default());
    note(ledger, &record, &file).map_err(failed)?;
    Ok(change)
}
