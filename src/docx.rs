//! The DOCX backend: a tree and a profile in, the bytes of a file out. It does no I/O, knows no
//! clock, and the same input gives the same bytes.
//!
//! [`write()`] goes through these steps:
//! 1. `fitted` computes what hangs on a text's own length: the mark's size, the stops of 签发人,
//!    the signature's places.
//! 2. `body` turns each sheet into elements: docx-rs builds them, `order` puts what it built
//!    into the order of the schema and takes out what is illegal. `head` has 版头 and 版记 and
//!    `signature` what is signed, which `line` builds; `section` closes the sections, and has the margins of a letter's first page.
//! 3. `styles` writes the styles from the profile. All formatting is there; the body only names
//!    styles.
//! 4. `parts` writes what is left, `media` has the pictures, and `package` zips it all.
//!
//! A [`Press`] goes through them for many documents and keeps what they have in common; `shape`
//! has the forms of their paragraphs and rows, which differ in their `runs`. A body is a row of
//! `fragment`s, most of them finished as they come.
//!
//! [`redline()`] goes through the same steps for two versions, and `redline` makes one body of both.

mod body;
mod element;
mod fitted;
mod fragment;
mod head;
mod line;
mod media;
mod names;
mod order;
mod package;
mod parts;
mod press;
mod redline;
mod runs;
mod section;
mod shape;
mod signature;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod text;

use std::fmt;

pub use press::Press;
pub use redline::Author;
use redline::Redline;

use crate::doc::Document;
use crate::profile::Profile;

/// Why a document could not be written. Neither happens for want of anything in the input.
#[derive(Debug)]
pub enum Error {
    /// What docx-rs built is not well-formed.
    Xml(quick_xml::Error),
    /// The package could not be zipped.
    Zip(std::io::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Xml(cause) => write!(f, "malformed part of a DOCX ({cause})"),
            Self::Zip(cause) => write!(f, "cannot pack a DOCX ({cause})"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Xml(cause) => Some(cause),
            Self::Zip(cause) => Some(cause),
        }
    }
}

impl From<quick_xml::Error> for Error {
    fn from(cause: quick_xml::Error) -> Self {
        Self::Xml(cause)
    }
}

impl From<std::io::Error> for Error {
    fn from(cause: std::io::Error) -> Self {
        Self::Zip(cause)
    }
}

/// The bytes of a `.docx`.
///
/// # Errors
///
/// When docx-rs builds something that is not XML, or the package cannot be zipped.
pub fn write(document: &Document, profile: &Profile) -> Result<Vec<u8>, Error> {
    Press::new(profile.clone()).write(document)
}

/// The bytes of a `.docx` in which everything that differs between two versions of a document is
/// a tracked change: all of them accepted give `new`, all of them rejected give `old`.
///
/// # Errors
///
/// As [`write()`].
pub fn redline(
    old: &Document,
    new: &Document,
    profile: &Profile,
    author: &Author,
) -> Result<Vec<u8>, Error> {
    // Heads and signatures of both have their styles.
    let sheets = new.sheets.iter().chain(&old.sheets).cloned().collect();
    let both = Document { sheets, ..new.clone() };
    let fitted = fitted::Fitted::new(&both, profile);
    let (news, media) = body::elements(new, profile, &fitted, media::Media::default())?;
    let (olds, media) = body::elements(old, profile, &fitted, media)?;
    let mut redline = Redline::new(author);
    let body = body::part(&redline.body(&olds, &news));
    // The mark of a letter stands in a header.
    let before = section::footers(old, profile, &fitted)?;
    let mut footers = section::footers(new, profile, &fitted)?;
    for part in &mut footers {
        if let Some(before) = before.iter().find(|before| before.id == part.id) {
            part.content = redline.margin(&before.content, &part.content)?;
        }
    }
    Press::new(profile.clone()).pack_around(new, &fitted, &footers, &body, &media)
}
