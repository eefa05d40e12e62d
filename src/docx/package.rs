//! The package: parts, compressed one by one, become a zip file; the same bytes every time.
//!
//! A zip is written here and not by a crate because most parts are compressed once for many
//! documents, and what writes zips compresses what it is given.

use std::{fmt, io};

use libdeflater::{CompressionLvl, Compressor, crc32};

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

impl Entry {
    /// How many bytes it has in the package, headers aside.
    pub(super) fn size(&self) -> usize {
        self.deflated.len()
    }
}

/// How hard a part is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effort {
    /// For parts that many documents share.
    Shared,
    /// For parts of one document.
    Own,
}

/// The length, in bytes, from which a part of one document is compressed like one that is shared:
/// a table of hundreds of rows repeats itself from so far that level 1 does not see it, and makes
/// the package a quarter larger; seeing it costs a third more time.
const LONG: usize = 64 << 10;

impl Effort {
    /// For a part of one document that is text.
    pub(super) const fn for_text(text: &str) -> Self {
        if text.len() < LONG { Self::Own } else { Self::Shared }
    }

    /// The level of libdeflate. Past 7 of 12 a part hardly gets smaller; 1 makes a body 1 to 16 %
    /// larger than zlib at level 6 does, in 2/5 of its time, and a package 6 % larger at the most.
    const fn level(self) -> i32 {
        match self {
            Self::Shared => 7,
            Self::Own => 1,
        }
    }
}

/// What compresses: libdeflate, by measurement. Of a schedule's body of 20 KB zlib-rs at level 6
/// makes 2.6 KB in 49 µs; 2.9 KB take zlib-rs at level 2 30 µs, `miniz_oxide` 40 and libdeflate at
/// level 1 20. What it gives hangs on nothing but what it is given. Its tables are large, and take
/// longer to get than a small part takes to compress.
pub(super) struct Tool {
    shared: Compressor,
    own: Compressor,
    /// Where it writes.
    room: Vec<u8>,
}

/// The most room that is kept for the next part, in bytes: more was for a picture.
const MOST_ROOM: usize = 1 << 20;

impl Tool {
    /// A new one.
    pub(super) fn new() -> Self {
        let tool = |effort: Effort| {
            Compressor::new(CompressionLvl::new(effort.level()).unwrap_or_default())
        };
        Self { shared: tool(Effort::Shared), own: tool(Effort::Own), room: Vec::new() }
    }

    /// Compresses a part.
    ///
    /// # Errors
    ///
    /// A part of 4 GB, which zip has no room for.
    pub(super) fn entry(&mut self, part: &[u8], effort: Effort) -> io::Result<Entry> {
        let tool = match effort {
            Effort::Shared => &mut self.shared,
            Effort::Own => &mut self.own,
        };
        let bound = tool.deflate_compress_bound(part.len());
        if self.room.len() < bound {
            self.room.resize(bound, 0);
        }
        let written = tool.deflate_compress(part, &mut self.room).map_err(io::Error::other)?;
        let deflated = self.room.get(..written).unwrap_or_default().to_vec();
        if self.room.len() > MOST_ROOM {
            self.room = Vec::new();
        }
        let length = u32::try_from(part.len()).map_err(|_| too_large())?;
        Ok(Entry { crc: crc32(part), length, deflated })
    }
}

impl fmt::Debug for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tool").finish_non_exhaustive()
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
