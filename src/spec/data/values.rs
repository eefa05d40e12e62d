//! The values of a list or a map, which versions of a campaign share as long as nobody changes them.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, OnceLock};

use sha2::{Digest as _, Sha256};

/// Values in order. A clone has the same ones, at no cost; whoever changes values changes a copy
/// of his own, one level deep.
pub struct Values<T> {
    shared: Arc<Shared<T>>,
}

/// The values, and what was reckoned of them: it is forgotten when they change.
#[derive(Clone)]
struct Shared<T> {
    values: Vec<T>,
    digest: OnceLock<[u8; 32]>,
}

impl<T> Values<T> {
    /// The digest of what `feed` tells of each value and of how many there are; `feed` is always
    /// the same.
    pub(super) fn digest(&self, feed: impl Fn(&T, &mut Sha256)) -> [u8; 32] {
        *self.shared.digest.get_or_init(|| {
            let mut digest = Sha256::new();
            digest.update((self.len() as u64).to_le_bytes());
            self.iter().for_each(|value| feed(value, &mut digest));
            digest.finalize().into()
        })
    }
}

impl<T: fmt::Debug> fmt::Debug for Values<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shared.values.fmt(f)
    }
}

impl<T: PartialEq> PartialEq for Values<T> {
    fn eq(&self, other: &Self) -> bool {
        self.shared.values == other.shared.values
    }
}

impl<T: Eq> Eq for Values<T> {}

impl<T> Clone for Values<T> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared) }
    }
}

impl<T> Deref for Values<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.shared.values
    }
}

impl<T: Clone> DerefMut for Values<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        let own = Arc::make_mut(&mut self.shared);
        let _ = own.digest.take();
        &mut own.values
    }
}

impl<T> FromIterator<T> for Values<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let values = values.into_iter().collect();
        Self { shared: Arc::new(Shared { values, digest: OnceLock::new() }) }
    }
}

impl<'a, T> IntoIterator for &'a Values<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T: Clone> IntoIterator for &'a mut Values<T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(values: &Values<u8>) -> [u8; 32] {
        values.digest(|value, digest| digest.update([*value]))
    }

    #[test]
    fn a_change_is_the_changers_own_and_has_its_own_digest() {
        let one: Values<u8> = [1, 2].into_iter().collect();
        let mut other = one.clone();
        assert_eq!(digest(&one), digest(&other));
        other.push(3);
        assert_eq!((one.as_slice(), other.as_slice()), (&[1, 2][..], &[1, 2, 3][..]));
        assert_ne!(digest(&one), digest(&other));
        other.retain(|value| *value < 3);
        assert_eq!(digest(&one), digest(&other));
    }
}
