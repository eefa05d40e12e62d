//! The nodes of a list or a map, which copies of a tree share as long as nobody changes them.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// Nodes or entries in order. A clone has the same ones, at no cost; whoever changes them changes a
/// copy of his own, one level deep.
#[derive(Debug)]
pub struct Many<T> {
    shared: Arc<Vec<T>>,
}

impl<T> Clone for Many<T> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared) }
    }
}

/// The same ones are equal without being looked at.
impl<T: Eq> PartialEq for Many<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared) || self.shared == other.shared
    }
}

impl<T: Eq> Eq for Many<T> {}

impl<T> Deref for Many<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.shared
    }
}

impl<T: Clone> DerefMut for Many<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        Arc::make_mut(&mut self.shared)
    }
}

impl<T> From<Vec<T>> for Many<T> {
    fn from(values: Vec<T>) -> Self {
        Self { shared: Arc::new(values) }
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

    #[test]
    fn a_change_is_the_changers_own() {
        let one: Many<u8> = vec![1, 2].into();
        let mut other = one.clone();
        assert_eq!(one, other);
        other.push(3);
        assert_eq!((one.as_slice(), other.as_slice()), (&[1, 2][..], &[1, 2, 3][..]));
        assert_ne!(one, other);
    }
}
