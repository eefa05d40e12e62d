//! What hangs on a text's own length, for every sheet of a document: the size of 发文机关标志 and
//! the indents of the signature. Each result that differs becomes a style of its own, so that
//! nothing is set in the body itself.

use crate::doc::{Document, Sheet, Signature};
use crate::profile::{Profile, Role, Style};
use crate::units::{Chars, HalfPoints, Twips};

/// The marks and signatures of one document.
#[derive(Debug, Default)]
pub(super) struct Fitted {
    /// The sizes of marks; the place in the list numbers the style.
    pub(super) marks: Vec<HalfPoints>,
    /// The indents of signatures; likewise.
    pub(super) signatures: Vec<Indents>,
}

/// The indents of a signature (7.3.5.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Indents {
    /// From the right edge of the type area to the issuer.
    pub(super) issuer_right: Twips,
    /// From its left edge to the date.
    pub(super) date_left: Twips,
}

impl Fitted {
    /// What the sheets of `document` need.
    pub(super) fn new(document: &Document, profile: &Profile) -> Self {
        let mut fitted = Self::default();
        for sheet in &document.sheets {
            if let Some(size) = mark(sheet, profile)
                && !fitted.marks.contains(&size)
            {
                fitted.marks.push(size);
            }
            if let Some(signature) = &sheet.signature {
                let indents = indents(signature, profile);
                if !fitted.signatures.contains(&indents) {
                    fitted.signatures.push(indents);
                }
            }
        }
        fitted
    }

    /// The number of the style for the mark of `sheet`.
    pub(super) fn mark_index(&self, sheet: &Sheet, profile: &Profile) -> usize {
        let size = mark(sheet, profile);
        let index = self.marks.iter().position(|known| Some(*known) == size);
        index.unwrap_or(0)
    }

    /// The number of the styles for `signature`.
    pub(super) fn signature_index(&self, signature: &Signature, profile: &Profile) -> usize {
        let indents = indents(signature, profile);
        let index = self.signatures.iter().position(|known| *known == indents);
        index.unwrap_or(0)
    }
}

/// `base` for the first of several styles of one role, `base2`, `base3`, … for the others.
pub(super) fn numbered(base: &str, index: usize) -> String {
    if index == 0 { base.to_owned() } else { format!("{base}{}", index + 1) }
}

/// The size of the mark of `sheet`.
fn mark(sheet: &Sheet, profile: &Profile) -> Option<HalfPoints> {
    let head = sheet.head.as_ref()?;
    Some(profile.mark_size(&head.mark))
}

/// How far a character of `style` advances: the grid's tracking is for type of body size.
pub(super) fn advance(style: &Style, profile: &Profile) -> Twips {
    Twips(style.size.0 * 10 + tracking(style, profile).0)
}

/// What is added between characters of `style`.
pub(super) fn tracking(style: &Style, profile: &Profile) -> Twips {
    if style.size == profile.style(Role::Body).size { profile.grid.tracking } else { Twips(0) }
}

/// `chars` characters of `style`.
pub(super) fn chars(chars: Chars, style: &Style, profile: &Profile) -> Twips {
    Twips(chars.0 * advance(style, profile).0 / 100)
}

/// The width of `text` in `style`, on one line. A character of ASCII is half as wide as a Han
/// character, which is so in the fonts of the standard.
fn width(text: &str, style: &Style, profile: &Profile) -> Twips {
    let full = style.size.0 * 10;
    let tracking = tracking(style, profile).0;
    let sum = text.chars().map(|c| if c.is_ascii() { full / 2 } else { full } + tracking).sum();
    Twips(sum)
}

/// 7.3.5.2: the issuer ends two characters from the right, and the date begins two characters
/// right of the issuer; where the date is the longer, it is the date that ends two from the right.
fn indents(signature: &Signature, profile: &Profile) -> Indents {
    let style = profile.style(Role::SignatureIssuer);
    let right = chars(style.right, style, profile).0;
    let step = chars(Chars::whole(2), style, profile).0;
    let line = profile.type_width().twips().0;
    let issuer = width(&signature.issuer, style, profile).0;
    let date = width(&signature.date, profile.style(Role::SignatureDate), profile).0;
    let issuer_right = if date > issuer { right + date + step - issuer } else { right };
    Indents {
        issuer_right: Twips(issuer_right),
        date_left: Twips((line - issuer_right - issuer + step).max(0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(issuer: &str, issuer_right: i32, date_left: i32) {
        let signature =
            Signature { issuer: issuer.to_owned(), date: "2018年5月21日".to_owned() };
        let expected = Indents { issuer_right: Twips(issuer_right), date_left: Twips(date_left) };
        assert_eq!(indents(&signature, &Profile::gbt9704()), expected);
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
