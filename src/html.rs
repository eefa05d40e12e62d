//! The HTML backend: a tree and a profile in, the parts of a page out.
