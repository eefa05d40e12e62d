//! What was made before, for threads to share: as much as there is room for, and the same as what
//! would be made anew.

use std::sync::{Arc, Mutex, PoisonError};

use super::Error;

/// The most sets of styles, of footers, and the most pictures that are kept: a campaign has a few.
const MOST: usize = 32;

/// The most bytes that what is kept takes: pictures that only one department has would fill any
/// memory.
const MOST_BYTES: usize = 16 << 20;

/// Things by what they are made of, those first that were asked for last.
#[derive(Debug)]
pub(super) struct Kept<K, V> {
    kept: Mutex<Vec<(K, Arc<V>)>>,
    /// How many bytes a thing takes, where that matters.
    size: fn(&K, &V) -> usize,
}

impl<K: PartialEq + Clone, V> Kept<K, V> {
    /// Nothing so far. `size` says how many bytes a thing takes, where that matters.
    pub(super) const fn new(size: fn(&K, &V) -> usize) -> Self {
        Self { kept: Mutex::new(Vec::new()), size }
    }

    /// What `make` made for `key`, now or before.
    pub(super) fn get(
        &self,
        key: &K,
        make: impl FnOnce() -> Result<V, Error>,
    ) -> Result<Arc<V>, Error> {
        // Whoever panicked left what is kept whole.
        let kept = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(value) = find(&mut kept(), key) {
            return Ok(value);
        }
        let value = Arc::new(make()?);
        let size = (self.size)(key, &value);
        if size > MOST_BYTES {
            return Ok(value);
        }
        let mut kept = kept();
        // Another thread may have made it meanwhile.
        if find(&mut kept, key).is_none() {
            kept.insert(0, (key.clone(), Arc::clone(&value)));
            let mut bytes = 0;
            let fitting = kept.iter().take(MOST).take_while(|(key, value)| {
                bytes += (self.size)(key, value);
                bytes <= MOST_BYTES
            });
            let count = fitting.count();
            kept.truncate(count);
        }
        Ok(value)
    }
}

/// What is kept for `key`, which becomes the first.
fn find<K: PartialEq, V>(kept: &mut [(K, Arc<V>)], key: &K) -> Option<Arc<V>> {
    let at = kept.iter().position(|(own, _)| own == key)?;
    kept.get_mut(..=at)?.rotate_right(1);
    kept.first().map(|(_, value)| Arc::clone(value))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// Whether the thing for `key`, itself, had to be made.
    fn made(kept: &Kept<usize, usize>, key: usize) -> bool {
        let made = Cell::new(false);
        let got = kept.get(&key, || {
            made.set(true);
            Ok(key)
        });
        assert_eq!(*got.unwrap(), key);
        made.get()
    }

    #[test]
    fn what_is_asked_for_again_and_again_stays() {
        let kept = Kept::new(|_, _| 0);
        assert!(made(&kept, 0));
        for key in 1..1_000 {
            assert!(!made(&kept, 0));
            assert!(made(&kept, key));
            assert!(!made(&kept, key));
        }
        assert_eq!(kept.kept.lock().unwrap().len(), MOST);
        assert!(made(&kept, 1));
    }

    #[test]
    fn it_takes_no_more_than_it_may() {
        // A key is its own size in mebibytes.
        let kept = Kept::new(|key, _| key << 20);
        for key in [5, 6, 4, 5, 7] {
            made(&kept, key);
        }
        let sizes: Vec<_> = kept.kept.lock().unwrap().iter().map(|(key, _)| *key).collect();
        assert_eq!(sizes, [7, 5, 4]);
        assert!(made(&kept, 17));
        assert!(made(&kept, 17));
        assert!(!made(&kept, 7));
    }

    #[test]
    fn a_thing_that_cannot_be_made_is_not_kept() {
        let kept = Kept::new(|_, _| 0);
        let fails = || Err(Error::Zip(std::io::Error::other("full")));
        assert!(kept.get(&1, fails).is_err());
        assert!(made(&kept, 1));
    }
}
