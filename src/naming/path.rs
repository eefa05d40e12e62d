//! Safe paths.

use std::fmt::{self, Display, Formatter};
use std::ops::Range;
use std::path::PathBuf;

use super::safe::{LONGEST, short_digest};
use super::{Fault, FaultKind, Pattern, Piece, Values, safe};

/// The most UTF-16 units of a path with its extension that nothing is said of. Windows opens paths
/// of up to 259, drive and directories included, in programs that know no longer ones; this leaves
/// room for the directory that the files are put in.
const LONG_PATH: usize = 180;

/// Room for the extension in them.
const EXTENSION: usize = ".docx".len();

/// The fewest bytes of a value that are worth to be kept: ten characters.
const WORTHWHILE: usize = 30;

/// The bytes of most paths, and more.
const USUAL: usize = 96;

/// What stands between the values of a name: it goes with a value that is empty.
const JOINTS: &[char] = &['-', '_', ' ', '.', '·', '、', '—', '–', '－', '＿', '+', ','];

/// A relative path without extension that Windows, macOS and Linux can store: at least one name,
/// `/` between names, none of them `.` or `..`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafePath {
    text: String,
    changes: Vec<Change>,
}

/// What had to be done to a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// What the name should have been.
    pub from: String,
    /// What it is.
    pub to: String,
    /// Why.
    pub why: Why,
}

/// Why a name is not what it should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It has characters that names cannot have.
    Characters,
    /// It is kept for a device of Windows or for the program's own files.
    Reserved,
    /// It is longer than names can be.
    Long,
}

impl SafePath {
    #[cfg(test)]
    pub(super) fn for_test(text: &str) -> Self {
        Self { text: text.to_owned(), changes: Vec::new() }
    }

    /// The path, with `/` between its names.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The path of a file with this extension, which is written without its full stop.
    #[must_use]
    pub fn file(&self, extension: &str) -> String {
        format!("{}.{extension}", self.text)
    }

    /// The same as a path of this system.
    #[must_use]
    pub fn to_path(&self, extension: &str) -> PathBuf {
        self.file(extension).split('/').collect()
    }

    /// Its names in order, the file's last.
    #[must_use]
    pub fn names(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.text.split('/')
    }

    /// What had to be done to its names.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Its length with an extension, if that is too long for some programs on Windows: in UTF-16
    /// units, as Windows counts.
    #[must_use]
    pub fn too_long(&self) -> Option<usize> {
        let length = self.text.encode_utf16().count() + EXTENSION;
        (length > LONG_PATH).then_some(length)
    }
}

impl Display for SafePath {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The path of a document.
pub(super) fn path(pattern: &Pattern, values: &Values<'_>) -> Result<SafePath, Fault> {
    let mut path = SafePath { text: String::with_capacity(USUAL), changes: Vec::new() };
    for (n, pieces) in pattern.components.iter().enumerate() {
        let top = n == 0 && pattern.components.len() > 1;
        let mut joined = join(pieces, values)?;
        if shorten(&mut joined) {
            joined.why = Some(Why::Long);
        }
        let Some((name, forced)) = safe::name(&joined.safe, &joined.raw, top) else {
            return Err(Fault { at: span(pieces), kind: FaultKind::NothingLeft });
        };
        if n > 0 {
            path.text.push('/');
        }
        path.text.push_str(&name);
        if let Some(why) = forced.or(joined.why) {
            path.changes.push(Change { from: joined.raw, to: name, why });
        }
    }
    Ok(path)
}

/// The pieces of a name in one.
struct Joined {
    /// As they are.
    raw: String,
    /// Every character one that names have.
    safe: String,
    /// What had to be done for that.
    why: Option<Why>,
    /// Where values stand in `safe`.
    values: Vec<Range<usize>>,
}

fn join(pieces: &[Piece], values: &Values<'_>) -> Result<Joined, Fault> {
    let text = || String::with_capacity(USUAL);
    let mut out = Joined { raw: text(), safe: text(), why: None, values: Vec::new() };
    let mut skip_joint = false;
    // The pattern's own text that stands last.
    let mut own = "";
    for piece in pieces {
        match piece {
            Piece::Text(text) => {
                let text = if skip_joint { text.trim_start_matches(JOINTS) } else { text };
                skip_joint &= text.is_empty();
                own = text;
                out.raw.push_str(text);
                out.safe.push_str(text);
            }
            Piece::Value(name, at) => {
                let value = name.value(values).map_err(|kind| Fault { at: at.clone(), kind })?;
                if value.is_empty() {
                    let joint = own.len() - own.trim_end_matches(JOINTS).len();
                    out.raw.truncate(out.raw.len() - joint);
                    out.safe.truncate(out.safe.len() - joint);
                    own = "";
                    skip_joint |= out.raw.is_empty();
                    continue;
                }
                (skip_joint, own) = (false, "");
                out.raw.push_str(value);
                let start = out.safe.len();
                let why = safe::put(&mut out.safe, value);
                out.values.push(start..out.safe.len());
                out.why = out.why.or(why);
            }
        }
    }
    Ok(out)
}

/// Cuts the longest value of a name that is too long, so that what stands behind it, such as the
/// document's name or 份号, stays. Where that is not enough, the name is cut later on.
fn shorten(joined: &mut Joined) -> bool {
    let over = joined.safe.len().saturating_sub(LONGEST);
    if over == 0 {
        return false;
    }
    let Some(longest) = joined.values.iter().max_by_key(|range| range.len()).cloned() else {
        return false;
    };
    let end = format!("-{}", short_digest(&joined.raw));
    let kept = longest.len().saturating_sub(over + end.len());
    if kept < WORTHWHILE {
        return false;
    }
    let cut = joined.safe.floor_char_boundary(longest.start + kept);
    let whole = joined.safe.get(longest.start..cut).unwrap_or_default();
    let cut = longest.start + whole.trim_end().len();
    joined.safe.replace_range(cut..longest.end, &end);
    true
}

/// The bytes of the first value among `pieces`.
fn span(pieces: &[Piece]) -> Range<usize> {
    let value = pieces.iter().find_map(|piece| match piece {
        Piece::Value(_, at) => Some(at.clone()),
        Piece::Text(_) => None,
    });
    value.unwrap_or(0..0)
}
