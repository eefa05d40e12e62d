//! What hangs on a text's own length, for every sheet of a document: the size of 发文机关标志 and
//! the places of the signature. Each result that differs becomes a style of its own, so that
//! nothing is set in the body itself.

use super::signature::Signed;
use crate::doc::{Document, Format, Orientation, RedHead};
use crate::profile::{Profile, Role, Style};
use crate::units::{Chars, HalfPoints, Twips};

/// The heads and signatures of one document.
#[derive(Debug, Default)]
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
        let size = if mark.lines.len() == 1 && mark.suffix.is_empty() {
            profile.mark_size(&mark.lines.concat())
        } else {
            profile.joint_mark_size(&mark.lines, &mark.suffix)
        };
        let em = size.0 * 10;
        let ems = |n: usize| Twips(em * i32::try_from(n).unwrap_or(i32::MAX / em.max(1)));
        let joint = if mark.suffix.is_empty() {
            (Twips(0), Twips(0))
        } else {
            let longest = mark.lines.iter().map(|line| line.chars().count()).max();
            // Half a character more on either side, so that nothing is broken for a rounding.
            let suffix = ems(mark.suffix.chars().count()).0 + em / 2;
            (Twips(ems(longest.unwrap_or(0)).0 + em / 4), Twips(suffix))
        };
        let above = [&head.copy_number, &head.secrecy, &head.urgency];
        let above = above.into_iter().flatten().map(|_| 1).sum();
        let signers = Signers::new(&head.signers, profile);
        Self { format: head.format, size, joint, above, signers }
    }
}

impl Signers {
    fn new(names: &[String], profile: &Profile) -> Option<Self> {
        if names.is_empty() {
            return None;
        }
        let style = profile.style(Role::SignerLine);
        let column = |skip: usize| {
            let names = names.iter().skip(skip).step_by(2);
            names.map(|name| width(name, style, profile).0).max()
        };
        let one = chars(Chars::whole(1), style, profile).0;
        let end = profile.type_width().twips().0 - chars(style.right, style, profile).0;
        let second = column(1).map_or(end, |width| end - width);
        let gap = if names.len() > 1 { one } else { 0 };
        let first = second - gap - column(0).unwrap_or(0);
        let label = first - width(SIGNERS, style, profile).0;
        let stops = [label, first, second].map(|stop| Twips(stop.max(one)));
        Some(Self { stops, lines: names.len().div_ceil(2) })
    }
}

/// What stands before the names.
pub(super) const SIGNERS: &str = "签发人：";

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
