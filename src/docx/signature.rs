//! 发文机关署名 and 成文日期 (7.3.5): names in their places, and the seals and stamps over them.
//!
//! What is put over the text floats, and hangs on an empty paragraph above it whose height is
//! the room that the standard leaves there: readers agree where such a paragraph begins, but not
//! where one with spacing does.

use super::body::Body;
use super::fitted::{chars, numbered, width};
use super::line::{Piece, lines, paragraph};
use super::media::Anchor;
use super::names;
use crate::doc::{Picture, Signature, Signing, Stamp};
use crate::layout::seals::{self, Sealed};
use crate::layout::stamps::{self, Stamped};
use crate::profile::{Profile, Role};
use crate::units::{Chars, Twips};

/// What of a signature hangs on its texts: each that differs has styles of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Signed {
    /// 不加盖印章 (7.3.5.2).
    Unsealed(Indents),
    /// 加盖印章 (7.3.5.1).
    Sealed {
        /// Where all stands.
        places: Sealed,
        /// How wide the type area is.
        line: Twips,
    },
    /// 加盖签名章 (7.3.5.3).
    Stamped(Stamped),
}

/// The indents of a signature without a seal (7.3.5.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Indents {
    /// From the right edge of the type area to the issuer.
    pub(super) issuer_right: Twips,
    /// From its left edge to the date.
    pub(super) date_left: Twips,
}

impl Signed {
    /// What `signature` needs in a type area of the width `line`.
    pub(super) fn new(signature: &Signature, line: Twips, profile: &Profile) -> Self {
        let Signature { form, issuers, date } = signature;
        match form {
            Signing::Unsealed => Self::Unsealed(indents(issuers, date, line, profile)),
            Signing::Sealed { size, .. } => {
                let places = seals::arrange(issuers, date, *size, line, profile);
                Self::Sealed { places, line }
            }
            Signing::Stamped(all) => Self::Stamped(stamps::arrange(all, line, profile)),
        }
    }

    /// The heights of the empty paragraphs.
    pub(super) fn spaces(&self) -> Vec<Twips> {
        match self {
            Self::Unsealed(_) => Vec::new(),
            Self::Sealed { places, .. } => places.rows.iter().map(|row| row.space).collect(),
            Self::Stamped(stamped) => stamped.lines.iter().map(|line| line.space).collect(),
        }
    }
}

/// The identifier of the style of an empty paragraph of a height, and its name.
pub(super) fn space_style(height: Twips) -> (String, String) {
    let height = space(height);
    (format!("SealSpace{}", height.0), format!("用印留空（{:.2}毫米）", height.mm()))
}

/// A line of no height does not exist.
pub(super) fn space(height: Twips) -> Twips {
    Twips(height.0.max(20))
}

/// 7.3.5.2: the issuer ends two characters from the right, and the date begins two characters
/// right of the issuer; where the date is the longer, it is the date that ends two from the right.
fn indents(issuers: &[String], date: &str, line: Twips, profile: &Profile) -> Indents {
    let style = profile.style(Role::SignatureIssuer);
    let right = chars(style.right, style, profile).0;
    let step = chars(Chars::whole(2), style, profile).0;
    // Of several issuers the longest decides: all end at the same edge.
    let issuers = issuers.iter().map(|issuer| width(issuer, style, profile).0);
    let issuer = issuers.max().unwrap_or(0);
    let date = width(date, profile.style(Role::SignatureDate), profile).0;
    let issuer_right = if date > issuer { right + date + step - issuer } else { right };
    Indents {
        issuer_right: Twips(issuer_right),
        date_left: Twips((line.0 - issuer_right - issuer + step).max(0)),
    }
}

impl Body<'_> {
    /// The signature of the sheet at hand; `last` where no 附注 follows.
    pub(super) fn signature(&mut self, signature: &Signature, last: bool) {
        let signed = Signed::new(signature, self.width(), self.profile);
        let index = self.fitted.signature_index(&signed);
        match (&signed, &signature.form) {
            (Signed::Sealed { places, .. }, Signing::Sealed { seals, .. }) => {
                self.sealed(places, seals, index);
                let date = numbered(names::id(Role::SealedDate), index);
                self.push(paragraph(&date, &[Piece::Text(&signature.date)]));
                if last && places.below.0 > 0 {
                    // The last seal must not reach into the page number.
                    self.push(paragraph(&numbered(names::SEAL_BELOW.0, index), &[]));
                }
            }
            (Signed::Stamped(places), Signing::Stamped(all)) => {
                self.stamped(places, all, index);
                let date = numbered(names::id(Role::StampDate), index);
                self.push(paragraph(&date, &[Piece::Text(&signature.date)]));
            }
            (Signed::Unsealed(_) | Signed::Sealed { .. } | Signed::Stamped(_), _) => {
                for (row, issuer) in signature.issuers.iter().enumerate() {
                    let base = if row == 0 {
                        names::id(Role::SignatureIssuer)
                    } else {
                        names::ISSUER_NEXT.0
                    };
                    self.push(paragraph(&numbered(base, index), &[Piece::Text(issuer)]));
                }
                let date = numbered(names::id(Role::SignatureDate), index);
                self.push(paragraph(&date, &[Piece::Text(&signature.date)]));
            }
        }
    }

    /// The rows of names with their seals (7.3.5.1), without the date.
    fn sealed(&mut self, places: &Sealed, seals: &[Option<Picture>], index: usize) {
        let mut seals = seals.iter();
        for row in &places.rows {
            let own = seals.by_ref().take(row.names.len());
            let pictures = own.zip(&row.middles).filter_map(|(seal, middle)| {
                let seal = seal.as_ref()?;
                let (wide, tall) = (seal.width.twips().0, seal.height.twips().0);
                let x = Twips(middle.0 - wide / 2);
                let y = Twips(row.seal.0 + (places.size.0 - tall) / 2);
                Some((seal, x, y))
            });
            self.room(row.space, pictures);
            if let [name] = row.names.as_slice() {
                let id = numbered(names::id(Role::SealedIssuer), index);
                self.push(paragraph(&id, &lines(name)));
                continue;
            }
            let id = numbered(names::SEALED_NAMES.0, index);
            let missing = places.columns.saturating_sub(row.names.len());
            self.push(paragraph(&id, &columns(&row.names, missing)));
        }
    }

    /// The offices of the signers with their stamps (7.3.5.3), without the date.
    fn stamped(&mut self, places: &Stamped, all: &[Stamp], index: usize) {
        for (line, stamp) in places.lines.iter().zip(all) {
            let picture = stamp.picture.as_ref().map(|picture| {
                (picture, Twips(places.right.0 - picture.width.twips().0), line.top)
            });
            self.room(line.space, picture.into_iter());
            let id = numbered(names::id(Role::StampLine), index);
            let title = [Piece::Text(stamp.title.as_str())];
            self.push(paragraph(&id, if stamp.title.is_empty() { &[] } else { &title }));
        }
    }

    /// An empty paragraph of a height, on which pictures hang.
    fn room<'p>(
        &mut self,
        height: Twips,
        pictures: impl Iterator<Item = (&'p Picture, Twips, Twips)>,
    ) {
        let mut room = paragraph(&space_style(height).0, &[]);
        for (picture, x, y) in pictures {
            room.push(self.media.floating(picture, Anchor { x, y }));
        }
        self.push(room);
    }
}

/// The lines of names beside each other, each name centred on the stop of its column, the last
/// lines of all on a level; the first `missing` columns have none. No table: LibreOffice lets a
/// table go to the next page without the text that must stay with it.
fn columns(names: &[Vec<String>], missing: usize) -> Vec<Piece<'_>> {
    let tall = names.iter().map(Vec::len).max().unwrap_or(0);
    let mut pieces = Vec::new();
    for line in 0..tall {
        if line > 0 {
            pieces.push(Piece::Break);
        }
        let mut tabs = missing;
        for name in names {
            tabs += 1;
            // From below: a name of fewer lines has none at the top.
            let own = (line + name.len()).checked_sub(tall).and_then(|at| name.get(at));
            if let Some(own) = own {
                pieces.extend(std::iter::repeat_n(Piece::Tab, tabs));
                pieces.push(Piece::Text(own));
                tabs = 0;
            }
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(issuer: &str, issuer_right: i32, date_left: i32) {
        let expected = Indents { issuer_right: Twips(issuer_right), date_left: Twips(date_left) };
        let profile = Profile::gbt9704();
        let found = indents(&[issuer.to_owned()], "2018年5月21日", Twips(8844), &profile);
        assert_eq!(found, expected);
    }

    #[test]
    fn a_long_issuer_ends_two_characters_from_the_right() {
        check("中共常州市儿童医院委员会", 630, 8844 - 630 - 12 * 315 + 630);
    }

    #[test]
    fn under_a_short_issuer_the_date_does() {
        // Seven digits of 155 twips and three characters of 315.
        let date = 7 * 155 + 3 * 315;
        check("办公室", 630 + date + 630 - 3 * 315, 8844 - 630 - date);
    }
}
