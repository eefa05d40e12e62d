//! Where files go: patterns of paths, and paths that every system can store.
//!
//! A [`Pattern`] such as `{{ department.short }}/{{ number }}-{{ title }}` and the [`Values`] of a
//! document give a [`SafePath`]. The slashes of the pattern alone make directories: one in a value
//! is a character like others. What a person wrote in the pattern must be right as it stands, and
//! is a [`Fault`] at the very character where it is not. What values bring along is made safe
//! for Windows, macOS and Linux, and each [`Change`] is told:
//!
//! - what Windows forbids in names gets its full-width form (`/` `\` `:` `*` `?` `"` `<` `>` `|`
//!   become `／` `＼` `：` `＊` `？` `＂` `＜` `＞` `｜`), and so does a full stop at either end, so that
//!   `../x` is the name `．．／x` and leads nowhere;
//! - control characters and those that turn or hide text are left out, and white space is one
//!   space, none at the ends;
//! - a name that Windows keeps for a device, and at the top one that the program writes itself,
//!   gets a `_`: `CON` is `CON_`;
//! - of a name longer than [`LONGEST`] bytes the longest value is cut, between characters, and eight
//!   digits of a digest stand in its place, so that two long names stay two;
//! - names are in Unicode's form NFC.
//!
//! A value that is empty takes the joint before it (or at the beginning the one behind it) along:
//! `{{ number }}-{{ title }}` without a number is the title.
//!
//! No two files of a run may have one path. Windows and macOS do not tell `a` from `A`, so
//! [`Clashes`] does not either.

mod clash;
mod find;
mod parse;
mod path;
mod safe;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use crate::departments::Department;

pub use clash::{Claims, Clash, Clashes};
pub use find::{changed, clash, read};
pub use path::{Change, SafePath, Why};
pub use safe::{LONGEST, is_device};

/// A pattern of paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The directories and the file, each a row of pieces.
    components: Vec<Vec<Piece>>,
    /// Its bytes in the file that it was read from.
    at: Range<usize>,
}

/// A piece of a name in a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// Text as it stands.
    Text(String),
    /// A value, and its name's bytes in the pattern, or in the file that this was read from.
    Value(Name, Range<usize>),
}

/// What can stand in a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// The department's name.
    Department,
    /// The department's short name.
    Short,
    /// A variable of the department.
    Var(String),
    /// The document's name: `notice`, `schedule`.
    Document,
    /// 发文字号.
    Number,
    /// The document's title.
    Title,
    /// 份号.
    CopyNumber,
    /// 成文日期.
    Date,
}

/// What is known of a document that needs a path.
#[derive(Clone, Copy, Debug, Default)]
pub struct Values<'a> {
    /// Whose version it is, if it is one's.
    pub department: Option<&'a Department>,
    /// The document's name: `notice`, `schedule`.
    pub document: &'a str,
    /// 发文字号 of the version, whichever of its documents this is; empty where there is none.
    pub number: &'a str,
    /// The document's title in one line.
    pub title: &'a str,
    /// 份号 of this copy; empty where there is none.
    pub copy_number: &'a str,
    /// 成文日期 as `2024-03-18`; empty where there is none.
    pub date: &'a str,
}

/// What is wrong with a pattern, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The bytes of the pattern that are meant, or of the file that it was read from by [`read`].
    pub at: Range<usize>,
    /// What is wrong with them.
    pub kind: FaultKind,
}

/// What is wrong with a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// `{{` without `}}`.
    Open,
    /// Nothing between `{{` and `}}`.
    Empty,
    /// A character that no name has.
    Character(char),
    /// Full-width braces.
    WideBraces,
    /// A full-width slash.
    WideSlash,
    /// A backslash.
    Backslash,
    /// It begins with a slash.
    Absolute,
    /// A `.` or `..` between slashes.
    Up,
    /// Nothing before, between or behind slashes, or nothing at all.
    NoName,
    /// A character that Windows forbids in names, or one that cannot be seen.
    Forbidden(char),
    /// A name that begins with a space or full stop or ends in one.
    Edge,
    /// A name that Windows keeps for a device or the program for itself.
    Reserved(String),
    /// A name with more text than fits.
    Long,
    /// A name that there is not.
    Unknown {
        /// As it is written.
        name: String,
        /// Whether it stands below `department`.
        below: bool,
    },
    /// A name of a department where there is none.
    NoDepartment,
    /// A variable that this department does not have.
    NoVar {
        /// The variable.
        name: String,
        /// The department.
        department: String,
    },
    /// The values of a directory or of the file's name are all empty.
    NothingLeft,
}

impl Pattern {
    /// Reads a pattern. An extension `.docx` or `.html` at its end is left out.
    ///
    /// # Errors
    ///
    /// All that is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        parse::parse(text)
    }

    /// The pattern of a spec that has none: the documents' names.
    #[must_use]
    pub fn documents() -> Self {
        Self { components: vec![vec![Piece::Value(Name::Document, 0..0)]], at: 0..0 }
    }

    /// The pattern of departments that have none: a directory a department.
    #[must_use]
    pub fn departments() -> Self {
        let short = vec![Piece::Value(Name::Short, 0..0)];
        Self { components: vec![short, vec![Piece::Value(Name::Document, 0..0)]], at: 0..0 }
    }

    /// The pattern of departments' archives: their short names.
    #[must_use]
    pub fn archives() -> Self {
        Self { components: vec![vec![Piece::Value(Name::Short, 0..0)]], at: 0..0 }
    }

    /// Where it stands in the file that it was read from; an empty range where in none.
    #[must_use]
    pub fn at(&self) -> Range<usize> {
        self.at.clone()
    }

    /// The same with 份号 at the end of the file's name, unless it is in it already: copies of
    /// different numbers are different files.
    #[must_use]
    pub fn numbered(&self) -> Self {
        let mut numbered = self.clone();
        if !self.names(|name| *name == Name::CopyNumber)
            && let Some(file) = numbered.components.last_mut()
        {
            file.push(Piece::Text("-".to_owned()));
            file.push(Piece::Value(Name::CopyNumber, 0..0));
        }
        numbered
    }

    /// Whether `test` holds for a name in it.
    #[must_use]
    pub fn names(&self, test: impl Fn(&Name) -> bool) -> bool {
        let mut pieces = self.components.iter().flatten();
        pieces.any(|piece| matches!(piece, Piece::Value(name, _) if test(name)))
    }

    /// The path of a document, without extension.
    ///
    /// # Errors
    ///
    /// A value that is needed and not there.
    pub fn path(&self, values: &Values<'_>) -> Result<SafePath, Fault> {
        path::path(self, values)
    }
}

impl Name {
    /// Whether it is one of a department's.
    #[must_use]
    pub const fn is_of_department(&self) -> bool {
        matches!(self, Self::Department | Self::Short | Self::Var(_))
    }

    /// Its value; white space at the ends is no part of it.
    fn value<'a>(&self, values: &Values<'a>) -> Result<&'a str, FaultKind> {
        let department = || values.department.ok_or(FaultKind::NoDepartment);
        let value = match self {
            Self::Department => department()?.name.as_str(),
            Self::Short => department()?.short.as_str(),
            Self::Var(name) => {
                let department = department()?;
                let known = department.vars.iter().find(|(var, _)| var == name);
                let missing =
                    || FaultKind::NoVar { name: name.clone(), department: department.name.clone() };
                known.map(|(_, text)| text.as_str()).ok_or_else(missing)?
            }
            Self::Document => values.document,
            Self::Number => values.number,
            Self::Title => values.title,
            Self::CopyNumber => values.copy_number,
            Self::Date => values.date,
        };
        Ok(value.trim())
    }
}

/// Whether a character is one that most paths have nothing but, of which Unicode makes nothing else.
fn is_plain(c: char) -> bool {
    c.is_ascii() || ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// NFC of `text`.
fn nfc(text: &str) -> Cow<'_, str> {
    use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect()),
    }
}
