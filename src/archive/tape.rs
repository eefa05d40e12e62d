//! Tar streams (POSIX ustar, with pax records for names that are long or not ASCII).

use std::io::{self, Write};

use tar::{EntryType, Header};

use super::check;
use crate::digest::sha256;

/// The unit of a tar stream in bytes.
const BLOCK: usize = 512;

/// The longest name that stands in a file's own header; longer ones have a record before it.
const SHORT: usize = 100;

/// A tar stream under way. It is written from front to back, and one that was not finished can be
/// told from a whole one: its end is missing.
pub struct TarWriter<W: Write> {
    to: W,
}

impl<W: Write> TarWriter<W> {
    /// A stream that is written to `to`.
    pub const fn new(to: W) -> Self {
        Self { to }
    }

    /// Adds a file.
    ///
    /// # Errors
    ///
    /// What `to` says, or a path that is none.
    pub fn add(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        check(path)?;
        if path.is_ascii() && path.len() <= SHORT {
            return self.entry(EntryType::Regular, path, bytes);
        }
        // What knows no such records unpacks the file under another name, but never over another.
        let stand_in = format!("pax/{}", sha256(path.as_bytes()));
        self.entry(EntryType::XHeader, "pax/header", record("path", path).as_bytes())?;
        self.entry(EntryType::Regular, &stand_in, bytes)
    }

    /// Ends the stream.
    ///
    /// # Errors
    ///
    /// What `to` says.
    pub fn finish(mut self) -> io::Result<W> {
        self.to.write_all(&[0; 2 * BLOCK])?;
        self.to.flush()?;
        Ok(self.to)
    }

    fn entry(&mut self, kind: EntryType, path: &str, bytes: &[u8]) -> io::Result<()> {
        let mut header = Header::new_ustar();
        header.set_entry_type(kind);
        header.set_path(path)?;
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(0);
        header.set_cksum();
        self.to.write_all(header.as_bytes())?;
        self.to.write_all(bytes)?;
        let padding = [0; BLOCK];
        let missing = bytes.len().next_multiple_of(BLOCK) - bytes.len();
        self.to.write_all(padding.get(..missing).unwrap_or_default())
    }
}

/// A pax record: its own length in decimal, the length's digits included, then key and value.
fn record(key: &str, value: &str) -> String {
    let rest = format!(" {key}={value}\n");
    let mut length = rest.len();
    while length != rest.len() + length.to_string().len() {
        length = rest.len() + length.to_string().len();
    }
    format!("{length}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_records_length_counts_its_own_digits() {
        for length in 0..2000 {
            let record = record("path", &"x".repeat(length));
            let (said, _) = record.split_once(' ').unwrap();
            assert_eq!(said.parse::<usize>().unwrap(), record.len());
        }
    }
}
