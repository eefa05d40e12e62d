//! What a list or a map holds, which copies of a tree share as long as nobody changes it.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, OnceLock};

use sha2::{Digest as _, Sha256};

/// Values or nodes in order. A clone has the same ones, at no cost; whoever changes values changes a copy
/// of his own, one level deep.
pub struct Many<T> {
    shared: Arc<Shared<T>>,
}

/// The values, and what was reckoned of them: it is forgotten when they change.
#[derive(Clone)]
struct Shared<T> {
    values: Vec<T>,
    digest: OnceLock<[u8; 32]>,
}

impl<T> Many<T> {
    /// The digest of what `feed` tells of each value and of how many there are; `feed` is always
    /// the same.
    pub(crate) fn digest(&self, feed: impl Fn(&T, &mut Sha256)) -> [u8; 32] {
        *self.shared.digest.get_or_init(|| {
            let mut digest = Sha256::new();
            digest.update((self.len() as u64).to_le_bytes());
            self.iter().for_each(|value| feed(value, &mut digest));
            digest.finalize().into()
        })
    }
}

impl<T: fmt::Debug> fmt::Debug for Many<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.shared.values.fmt(f)
    }
}

/// The same ones are equal without being looked at.
impl<T: Eq> PartialEq for Many<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared) || self.shared.values == other.shared.values
    }
}

impl<T: Eq> Eq for Many<T> {}

impl<T> Clone for Many<T> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared) }
    }
}

impl<T> Deref for Many<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.shared.values
    }
}

impl<T: Clone> DerefMut for Many<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        let own = Arc::make_mut(&mut self.shared);
        let _ = own.digest.take();
        &mut own.values
    }
}

impl<T> From<Vec<T>> for Many<T> {
    fn from(values: Vec<T>) -> Self {
        Self { shared: Arc::new(Shared { values, digest: OnceLock::new() }) }
    }
}

impl<T> FromIterator<T> for Many<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        values.into_iter().collect::<Vec<T>>().into()
    }
}

impl<'a, T> IntoIterator for &'a Many<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T: Clone> IntoIterator for &'a mut Many<T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest(values: &Many<u8>) -> [u8; 32] {
        values.digest(|value, digest| digest.update([*value]))
    }

    #[test]
    fn a_change_is_the_changers_own_and_has_its_own_digest() {
        let one: Many<u8> = [1, 2].into_iter().collect();
        let mut other = one.clone();
        assert_eq!(one, other);
        assert_eq!(digest(&one), digest(&other));
        other.push(3);
        assert_eq!((one.as_slice(), other.as_slice()), (&[1, 2][..], &[1, 2, 3][..]));
        assert_ne!(one, other);
        assert_ne!(digest(&one), digest(&other));
        other.retain(|value| *value < 3);
        assert_eq!(digest(&one), digest(&other));
    }
}
