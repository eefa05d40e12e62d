//! Where in a text look-ups stand, and what each says.

use std::ops::Range;

use super::Resolver;
use super::call::{self, Call};
use crate::catalog::{Code, Words};
use crate::yaml::Scalar;

/// The names of a path, each with its bytes in the raw text.
pub(super) type Names = Vec<(String, Range<usize>)>;

/// A stretch of a raw text.
pub(super) enum Piece {
    /// Text as it is.
    Literal(Range<usize>),
    /// A look-up by path: its whole range, and its names with theirs.
    Path(Range<usize>, Names),
    /// A look-up by id, and its whole range.
    Call(Range<usize>, Call),
}

impl Resolver<'_> {
    /// Splits a raw text at its look-ups; malformed ones are reported and left out.
    pub(super) fn pieces(&mut self, scalar: &Scalar) -> Vec<Piece> {
        let text = &scalar.text;
        let mut pieces = Vec::new();
        let mut at = 0;
        for (wide, _) in text.match_indices('｛') {
            let rest = text.get(wide + '｛'.len_utf8()..).unwrap_or_default();
            let doubled =
                rest.starts_with(['｛', '{']) || text.get(..wide).is_some_and(|t| t.ends_with('{'));
            if doubled {
                let range = wide..wide + '｛'.len_utf8();
                self.report(Code::LookupSyntax, scalar, &range, |f| {
                    f.with("detail", Words::LookupWide)
                });
            }
        }
        while let Some(found) = text.get(at..).and_then(|t| t.find('{')).map(|n| n + at) {
            let rest = text.get(found..).unwrap_or_default();
            let before = text.get(at..found).unwrap_or_default();
            let backslashes = before.len() - before.trim_end_matches('\\').len();
            if rest.starts_with("{%") {
                self.report(Code::Statement, scalar, &(found..found + 2), |f| f);
                pieces.push(Piece::Literal(at..found + 2));
                at = found + 2;
            } else if !rest.starts_with("{{") {
                pieces.push(Piece::Literal(at..found + 1));
                at = found + 1;
            } else if backslashes % 2 == 1 {
                pieces.push(Piece::Literal(at..found - 1));
                pieces.push(Piece::Literal(found..found + 2));
                at = found + 2;
            } else {
                pieces.push(Piece::Literal(at..found));
                let (end, piece) = self.look_up_at(scalar, found);
                pieces.extend(piece);
                at = end;
            }
        }
        pieces.push(Piece::Literal(at..text.len()));
        pieces
    }

    /// The look-up that begins at `start`: where it ends, and what it says if it is well-formed.
    fn look_up_at(&mut self, scalar: &Scalar, start: usize) -> (usize, Option<Piece>) {
        let text = &scalar.text;
        let inner_at = start + 2;
        let rest = text.get(inner_at..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let Some(length) = line.find("}}") else {
            self.report(Code::LookupSyntax, scalar, &(start..inner_at), |f| {
                f.with("detail", Words::LookupOpen)
            });
            return (inner_at + line.len(), None);
        };
        let end = inner_at + length + 2;
        let inner = line.get(..length).unwrap_or_default();
        if inner.trim().is_empty() {
            self.report(Code::LookupSyntax, scalar, &(start..end), |f| {
                f.with("detail", Words::LookupEmpty)
            });
            return (end, None);
        }
        match call::parse(inner, inner_at) {
            Some(Ok(call)) => return (end, Some(Piece::Call(start..end, call))),
            Some(Err(at)) => {
                self.report(Code::LookupSyntax, scalar, &at, |f| {
                    f.with("detail", Words::LookupCall)
                });
                return (end, None);
            }
            None => {}
        }
        let lead = inner.len() - inner.trim_start().len();
        let mut names = Vec::new();
        let mut at = inner_at + lead;
        for name in inner.trim().split('.') {
            let good = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
            if let Some((bad, c)) = name.char_indices().find(|(_, c)| !good(*c)) {
                let range = at + bad..at + bad + c.len_utf8();
                self.report(Code::LookupSyntax, scalar, &range, |f| {
                    f.with("detail", Words::LookupCharacter).with("found", c.to_string())
                });
                return (end, None);
            }
            if name.is_empty() {
                self.report(Code::LookupSyntax, scalar, &(at..at + 1), |f| {
                    f.with("detail", Words::LookupCharacter).with("found", ".")
                });
                return (end, None);
            }
            names.push((name.to_owned(), at..at + name.len()));
            at += name.len() + 1;
        }
        (end, Some(Piece::Path(start..end, names)))
    }
}
