//! Many files in one: zip archives for people, tar streams for machines.
//!
//! Both are written as the files come, so that memory does not grow with their bytes, and are the
//! same for the same files in the same order: every file has the same time stamp, owner and
//! permissions.
//!
//! Nothing is in an archive that leads out of the directory in which it is unpacked: a path is
//! relative, with `/` between names, and none of them is `.` or `..`.

mod tape;
mod zipped;

use std::io;

pub use tape::TarWriter;
pub use zipped::ArchiveWriter;

/// Whether a file may have this path in an archive.
fn check(path: &str) -> io::Result<()> {
    let bad = |name: &str| matches!(name, "" | "." | "..");
    if path.split('/').any(bad) || path.contains(['\\', '\0']) {
        let message = format!("not a path for an archive: {path:?}");
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    }
    Ok(())
}
