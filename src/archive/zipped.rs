//! Zip archives that Windows Explorer, macOS and 7-Zip read alike.
//!
//! Names are in UTF-8 and say so (bit 11), without which Windows would read them as GBK. What is
//! compressed already is stored; sizes and checksums stand before the bytes, so that archives can
//! be read from a stream as well. Of each file its name and its place stay in memory until the
//! archive ends, as its directory stands at the end.

use std::io::{self, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::check;

/// Extensions of files that are compressed already.
const COMPRESSED: [&str; 5] = ["docx", "xlsx", "zip", "png", "jpg"];

/// A zip archive under way. One that is not finished is no archive: throw it away.
pub struct ArchiveWriter<W: Write + Seek> {
    zip: ZipWriter<W>,
}

impl<W: Write + Seek> ArchiveWriter<W> {
    /// An archive that is written to `to`.
    pub fn new(to: W) -> Self {
        Self { zip: ZipWriter::new(to) }
    }

    /// Adds a file.
    ///
    /// # Errors
    ///
    /// What `to` says, or a path that is none or is there already.
    pub fn add(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        check(path)?;
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        let method = if COMPRESSED.contains(&extension) {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        // All stamped 1980-01-01, the first day that zip knows.
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.zip.start_file(path, options)?;
        self.zip.write_all(bytes)
    }

    /// Ends the archive.
    ///
    /// # Errors
    ///
    /// What `to` says.
    pub fn finish(self) -> io::Result<W> {
        Ok(self.zip.finish()?)
    }
}
