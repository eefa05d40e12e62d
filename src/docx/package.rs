//! The package: parts, compressed one by one, become a zip file; the same bytes every time.
//!
//! A zip is written here and not by a crate because most parts are compressed once for many
//! documents, and what writes zips compresses what it is given.

use std::io;

use flate2::{Compress, Compression, FlushCompress, Status};

/// A compressed part.
#[derive(Debug)]
pub(super) struct Entry {
    /// CRC-32 of the part.
    crc: u32,
    /// Its length in bytes.
    length: u32,
    /// The part, deflated.
    deflated: Vec<u8>,
}

/// How hard a part is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effort {
    /// For parts that many documents share.
    Shared,
    /// For parts of one document.
    Own,
}

/// A part of one document that is longer than this, in bytes, is worth a second look for what
/// repeats: below it what is saved is a tenth of what the shared parts take.
const LONG: usize = 10 << 10;

/// What compresses. It is large, and made ready for the next part faster than anew.
#[derive(Debug)]
pub(super) struct Tool {
    shared: Compress,
    quick: Compress,
    long: Compress,
}

impl Tool {
    /// A new one.
    pub(super) fn new() -> Self {
        let level = |level| Compress::new(Compression::new(level), false);
        Self { shared: level(9), quick: level(1), long: level(3) }
    }

    /// Compresses a part.
    ///
    /// # Errors
    ///
    /// A part of 4 GB, which zip has no room for.
    pub(super) fn entry(&mut self, part: &[u8], effort: Effort) -> io::Result<Entry> {
        let tool = match effort {
            Effort::Shared => &mut self.shared,
            Effort::Own if part.len() > LONG => &mut self.long,
            Effort::Own => &mut self.quick,
        };
        tool.reset();
        // Text is a quarter of its length at the most; what is not grows by little.
        let mut deflated = Vec::with_capacity(part.len() / 3 + 256);
        loop {
            let read = usize::try_from(tool.total_in()).unwrap_or(usize::MAX);
            let rest = part.get(read..).unwrap_or_default();
            let status = tool.compress_vec(rest, &mut deflated, FlushCompress::Finish);
            if status.map_err(io::Error::other)? == Status::StreamEnd {
                break;
            }
            deflated.reserve(part.len() / 3 + 256);
        }
        let length = u32::try_from(part.len()).map_err(|_| too_large())?;
        Ok(Entry { crc: crc32fast::hash(part), length, deflated })
    }
}

fn too_large() -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, "4 GB")
}

/// A zip of `parts`, each with its path, which is of ASCII; all stamped 1980-01-01, the first day
/// that zip knows.
///
/// # Errors
///
/// A package of 4 GB.
pub(super) fn pack(parts: &[(&str, &Entry)]) -> io::Result<Vec<u8>> {
    /// What both headers of an entry have in common: version 2.0, no flags, deflated, midnight of
    /// 1980-01-01.
    const COMMON: [u8; 10] = [20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0];
    let total: usize = parts.iter().map(|(path, e)| e.deflated.len() + 2 * path.len() + 76).sum();
    let mut out = Vec::with_capacity(total + 22);
    let mut directory = Vec::with_capacity(parts.len() * 80);
    let u32_of = |length: usize| u32::try_from(length).map_err(|_| too_large());
    let u16_of = |length: usize| u16::try_from(length).map_err(|_| too_large());
    for (path, entry) in parts {
        let at = u32_of(out.len())?;
        let mut shared = Vec::with_capacity(28);
        shared.extend_from_slice(&COMMON);
        shared.extend_from_slice(&entry.crc.to_le_bytes());
        shared.extend_from_slice(&u32_of(entry.deflated.len())?.to_le_bytes());
        shared.extend_from_slice(&entry.length.to_le_bytes());
        shared.extend_from_slice(&u16_of(path.len())?.to_le_bytes());
        // No extra field.
        shared.extend_from_slice(&[0, 0]);
        out.extend_from_slice(b"PK\x03\x04");
        out.extend_from_slice(&shared);
        out.extend_from_slice(path.as_bytes());
        out.extend_from_slice(&entry.deflated);
        // Made on Unix, by version 2.0.
        directory.extend_from_slice(b"PK\x01\x02\x14\x03");
        directory.extend_from_slice(&shared);
        // No comment, the first disk, no internal attributes; a file that all may read.
        directory.extend_from_slice(&[0; 6]);
        directory.extend_from_slice(&(0o100_644_u32 << 16).to_le_bytes());
        directory.extend_from_slice(&at.to_le_bytes());
        directory.extend_from_slice(path.as_bytes());
    }
    let (start, count) = (u32_of(out.len())?, u16_of(parts.len())?.to_le_bytes());
    out.extend_from_slice(&directory);
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    out.extend_from_slice(&count);
    out.extend_from_slice(&count);
    out.extend_from_slice(&u32_of(directory.len())?.to_le_bytes());
    out.extend_from_slice(&start.to_le_bytes());
    // No comment.
    out.extend_from_slice(&[0, 0]);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;

    #[test]
    fn an_independent_reader_gets_the_parts_back() {
        let mut tool = Tool::new();
        let noise: Vec<u8> =
            (0..100_000_u64).map(|n| (n.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as u8).collect();
        let text = "公文".repeat(40_000).into_bytes();
        let parts: [(&str, &[u8]); 4] =
            [("a.xml", b"<a/>"), ("word/b.xml", &text), ("word/media/c.png", &noise), ("e", b"")];
        for effort in [Effort::Shared, Effort::Own] {
            let entries = parts.map(|(path, part)| (path, tool.entry(part, effort).unwrap()));
            let entries: Vec<_> = entries.iter().map(|(path, entry)| (*path, entry)).collect();
            let packed = pack(&entries).unwrap();
            assert_eq!(packed, pack(&entries).unwrap());
            let mut archive = zip::ZipArchive::new(Cursor::new(packed)).unwrap();
            assert_eq!(archive.len(), parts.len());
            for (n, (path, part)) in parts.into_iter().enumerate() {
                let mut file = archive.by_index(n).unwrap();
                assert_eq!((file.name(), file.unix_mode()), (path, Some(0o100_644)));
                let mut read = Vec::new();
                file.read_to_end(&mut read).unwrap();
                assert_eq!(read, part, "{path}");
            }
        }
    }
}
