//! What hangs on a text's own length, for every sheet of a document: the size of 发文机关标志 and
//! the places of the signature. Each result that differs becomes a style of its own, so that
//! nothing is set in the body itself.

use super::signature::Signed;
use crate::doc::{Document, Format, Orientation, RedHead};
use crate::layout::mark::{self, Fit};
use crate::layout::signers;
use crate::profile::{Profile, Role, Style};
use crate::units::{Chars, HalfPoints, Twips};

/// The heads and signatures of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fitted {
    /// The heads; the place in the list numbers the styles.
    pub(super) heads: Vec<Head>,
    /// The signatures; likewise.
    pub(super) signatures: Vec<Signed>,
}

/// What of a head hangs on its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// The format.
    pub(super) format: Format,
    /// The mark's size.
    pub(super) size: HalfPoints,
    /// What is added between its characters.
    pub(super) gap: Twips,
    /// How wide the names of a mark with a suffix are, and the suffix; 0 where there is none.
    pub(super) joint: (Twips, Twips),
    /// How many lines stand above the mark.
    pub(super) above: i32,
    /// Where 签发人 stands; `None` where nobody signs.
    pub(super) signers: Option<Signers>,
}

/// The columns of 签发人 (7.2.6): the label and the names are one character from the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signers {
    /// From the left edge of the type area to the label, the first name and the second.
    pub(super) stops: [Twips; 3],
    /// How many names a line has.
    pub(super) per_line: usize,
    /// How many lines they fill.
    pub(super) lines: usize,
}

impl Fitted {
    /// What the sheets of `document` need.
    pub(super) fn new(document: &Document, profile: &Profile) -> Self {
        let mut fitted = Self::default();
        for sheet in &document.sheets {
            if let Some(head) = &sheet.head {
                let head = Head::new(head, profile);
                if !fitted.heads.contains(&head) {
                    fitted.heads.push(head);
                }
            }
            if let Some(signature) = &sheet.signature {
                let line = match sheet.orientation {
                    Orientation::Portrait => profile.type_width(),
                    Orientation::Landscape => profile.type_height(),
                };
                let signed = Signed::new(signature, line.twips(), profile);
                if !fitted.signatures.contains(&signed) {
                    fitted.signatures.push(signed);
                }
            }
        }
        fitted
    }

    /// The number of the styles for `head`.
    pub(super) fn head_index(&self, head: &RedHead, profile: &Profile) -> usize {
        let head = Head::new(head, profile);
        self.heads.iter().position(|known| *known == head).unwrap_or(0)
    }

    /// The number of the styles for a signature.
    pub(super) fn signature_index(&self, signed: &Signed) -> usize {
        self.signatures.iter().position(|known| known == signed).unwrap_or(0)
    }
}

/// `base` for the first of several styles of one role, `base2`, `base3`, … for the others.
pub(super) fn numbered(base: &str, index: usize) -> String {
    if index == 0 { base.to_owned() } else { format!("{base}{}", index + 1) }
}

impl Head {
    fn new(head: &RedHead, profile: &Profile) -> Self {
        let mark = &head.mark;
        let Fit { size, gap } = mark::fit(mark, head.format, profile);
        let em = size.0 * 10;
        let joint = if mark.suffix.is_empty() {
            (Twips(0), Twips(0))
        } else {
            let suffix = mark::widest(std::slice::from_ref(&mark.suffix));
            // Half a character more on either side, so that nothing is broken for a rounding.
            let names = em * mark::widest(&mark.lines) / 100 + em / 4;
            (Twips(names), Twips(em * suffix / 100 + em / 2))
        };
        let above = [&head.copy_number, &head.secrecy, &head.urgency];
        let above = above.into_iter().flatten().map(|_| 1).sum();
        let signers = Signers::new(head, profile);
        Self { format: head.format, size, gap, joint, above, signers }
    }
}

impl Signers {
    fn new(head: &RedHead, profile: &Profile) -> Option<Self> {
        let names = &head.signers;
        if names.is_empty() {
            return None;
        }
        let per_line = signers::per_line(head, profile).unwrap_or(1);
        let style = profile.style(Role::SignerLine);
        let column = |skip: usize| {
            let names = names.iter().skip(skip).step_by(per_line);
            names.map(|name| width(name, style, profile).0).max()
        };
        let one = chars(Chars::whole(1), style, profile).0;
        let end = profile.type_width().twips().0 - chars(style.right, style, profile).0;
        let columns = per_line.min(names.len());
        let second = column(1).filter(|_| columns > 1).map_or(end, |width| end - width);
        let gap = if columns > 1 { one } else { 0 };
        let first = second - gap - column(0).unwrap_or(0);
        let label = first - width(signers::LABEL, style, profile).0;
        let stops = [label, first, second].map(|stop| Twips(stop.max(one)));
        Some(Self { stops, per_line, lines: names.len().div_ceil(per_line) })
    }
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
pub(super) fn width(text: &str, style: &Style, profile: &Profile) -> Twips {
    let full = style.size.0 * 10;
    let tracking = tracking(style, profile).0;
    let sum = text.chars().map(|c| if c.is_ascii() { full / 2 } else { full } + tracking).sum();
    Twips(sum)
}
