//! Sheets that several versions of a campaign have in common are made once.
//!
//! A sheet is made of its slots, of what its template asks for, and of what every version of the
//! campaign shares (templates, profile, files). The first two are its [`Key`]; slots are compared
//! as they are, what the template asks for by its digest, which is too long for two texts to have
//! the same one. Only sheets without a finding are kept: a finding is to be found in each version.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use crate::doc::Sheet;
use crate::markdown::Rows;
use crate::render::RowValues;

/// The digest of what a sheet's body, and its place in the campaign, are made of.
pub(super) type Key = [u8; 32];

/// The most sheets that are kept: those of a campaign and of its groups of departments.
const MOST_KEPT: usize = 256;

/// The most keys that are remembered to tell a sheet that comes again from one that does not.
const MOST_SEEN: usize = 1 << 16;

/// A sheet's slots before its body was made, and the finished sheet.
type Made = (Sheet, Arc<Sheet>);

#[derive(Debug, Default)]
struct Kept {
    /// What came once: most sheets of a department never come again, and are not worth keeping.
    seen: BTreeSet<Key>,
    sheets: BTreeMap<Key, Vec<Made>>,
}

/// The sheets that are kept.
#[derive(Debug, Default)]
pub(super) struct Memo {
    kept: Mutex<Kept>,
    /// The rows of their tables, which come again where no sheet does.
    pub(super) rows: Rows,
    /// The same as templates see them.
    pub(super) row_values: RowValues,
}

impl Memo {
    /// The finished sheet of these slots and this key, if it is kept.
    pub(super) fn find(&self, key: &Key, slots: &Sheet) -> Option<Arc<Sheet>> {
        // Whoever panicked left what is kept whole: it is only ever added to.
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let made = kept.sheets.get(key)?;
        made.iter().find(|(own, _)| own == slots).map(|(_, sheet)| Arc::clone(sheet))
    }

    /// Keeps a finished sheet if its key came before.
    pub(super) fn keep(&self, key: Key, slots: Sheet, sheet: &Arc<Sheet>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.seen.len() >= MOST_SEEN {
            kept.seen.clear();
        }
        if kept.seen.insert(key) {
            return;
        }
        if kept.sheets.len() >= MOST_KEPT {
            kept.sheets.clear();
        }
        kept.sheets.entry(key).or_default().push((slots, Arc::clone(sheet)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_is_kept_when_it_comes_again_and_only_for_its_slots() {
        let memo = Memo::default();
        let slots = Sheet { id: "甲".into(), ..Sheet::default() };
        let other = Sheet { id: "乙".into(), ..Sheet::default() };
        let sheet = Arc::new(Sheet { remark: Some("成".into()), ..slots.clone() });
        memo.keep([1; 32], slots.clone(), &sheet);
        assert_eq!(memo.find(&[1; 32], &slots), None);
        memo.keep([1; 32], slots.clone(), &sheet);
        assert_eq!(memo.find(&[1; 32], &slots), Some(sheet));
        assert_eq!(memo.find(&[1; 32], &other), None);
        assert_eq!(memo.find(&[2; 32], &slots), None);
    }

    #[test]
    fn what_is_kept_has_a_bound() {
        let memo = Memo::default();
        let sheet = Arc::new(Sheet::default());
        for n in 0..2 * MOST_KEPT {
            let mut key = [0; 32];
            key[..8].copy_from_slice(&n.to_le_bytes());
            memo.keep(key, Sheet::default(), &sheet);
            memo.keep(key, Sheet::default(), &sheet);
        }
        assert!(memo.kept.lock().unwrap().sheets.len() <= MOST_KEPT);
    }
}
