//! Files that would be one.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::{SafePath, is_plain, nfc};

/// Finds paths that Windows or macOS take for the same one.
///
/// A path costs 20 bytes, whatever its length: of each its digest is kept, and its number.
#[derive(Clone, Debug, Default)]
pub struct Clashes {
    seen: Vec<([u8; 16], u32)>,
}

/// Two paths that are one. Paths are numbered from 0 in the order in which they were added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clash {
    /// The path that is there already: the first of its name.
    pub first: usize,
    /// The path that would be written over it.
    pub second: usize,
}

impl Clashes {
    /// None so far.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the next path. After four thousand million, no more are told apart by number.
    pub fn add(&mut self, path: &SafePath) {
        let number = u32::try_from(self.seen.len()).unwrap_or(u32::MAX);
        self.seen.push((key(path.as_str()), number));
    }

    /// The clashes, in the order of the paths that come second.
    #[must_use]
    pub fn find(mut self) -> Vec<Clash> {
        self.seen.sort_unstable();
        let mut clashes = Vec::new();
        for same in self.seen.chunk_by(|a, b| a.0 == b.0) {
            let mut numbers = same.iter().map(|(_, number)| *number as usize);
            let Some(first) = numbers.next() else { continue };
            clashes.extend(numbers.map(|second| Clash { first, second }));
        }
        clashes.sort_unstable_by_key(|clash| clash.second);
        clashes
    }
}

/// Tells paths that come one by one whether they are the first of their name, as [`Clashes`] tells
/// paths that are known together.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    taken: BTreeSet<[u8; 16]>,
}

impl Claims {
    /// Takes a path; `false` where it is taken.
    pub fn claim(&mut self, path: &SafePath) -> bool {
        self.taken.insert(key(path.as_str()))
    }
}

/// What paths that are one have in common: a digest, for which no two others will ever be found.
fn key(path: &str) -> [u8; 16] {
    let digest = if path.chars().all(is_plain) {
        Sha256::digest(path.to_ascii_lowercase().as_bytes())
    } else {
        // Upper case first: `ß` and `SS` are one on macOS. Then lower case, sign by sign.
        let folded: String =
            nfc(path).chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect();
        Sha256::digest(nfc(&folded).as_bytes())
    };
    let mut key = [0; 16];
    for (to, from) in key.iter_mut().zip(digest) {
        *to = from;
    }
    key
}
