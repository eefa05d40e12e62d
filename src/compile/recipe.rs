//! What a document is made of, as a digest: one that was made of the same before is the same.
//!
//! A document is its sheets, which are made of their slots and of what their templates ask for, and
//! what stands around them: its name and its properties, 版记, the profile. All of that is known
//! before anything is rendered.

use std::hash::{Hash, Hasher};

use sha2::{Digest as _, Sha256};

use super::memo::Key;
use super::{Order, PartId, Run, slots};
use crate::doc::Sheet;

/// The digest of what a document is made of, besides what all versions of a campaign share:
/// templates and the files beside the spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe([u8; 32]);

impl Recipe {
    /// Its bytes.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// A sheet before its body is made.
pub(super) struct Outline {
    pub(super) part: PartId,
    pub(super) slots: Sheet,
    pub(super) key: Key,
}

impl Run<'_> {
    /// What the document of an order is made of.
    pub(super) fn recipe(&self, order: &Order, outlines: &[Outline]) -> Recipe {
        let spec = &self.loaded.spec;
        let mut feed = Feed(Vec::with_capacity(1 << 10));
        env!("CARGO_PKG_VERSION").hash(&mut feed);
        self.look.hash(&mut feed);
        (&order.name, &spec.number, &spec.issuer.name).hash(&mut feed);
        self.loaded.date.map(crate::spec::Date::iso).hash(&mut feed);
        slots::imprint(spec, None).hash(&mut feed);
        for part in &order.parts {
            let outline = outlines.iter().find(|outline| outline.part == *part);
            outline.map(|outline| (&outline.slots, outline.key)).hash(&mut feed);
        }
        Recipe(Sha256::digest(&feed.0).into())
    }
}

/// Everything that is hashed, to go into a digest at once.
struct Feed(Vec<u8>);

impl Hasher for Feed {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        let digest = Sha256::digest(&self.0);
        digest.iter().take(8).fold(0, |all, byte| all << 8 | u64::from(*byte))
    }
}
