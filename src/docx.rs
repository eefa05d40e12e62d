//! The DOCX backend: a tree and a profile in, the bytes of a file out.
