//! What goes with the signature to another page (7.3.5.5): 附件说明 as a whole and some of the
//! text, as far as they fit a page together.

use super::first_page::count;
use super::{seals, stamps};
use crate::doc::{Block, Sheet, Signing, plain};
use crate::profile::Profile;

/// 附件说明 of more lines than these does not go to another page as a whole.
const LONG_NOTE: usize = 5;
/// For so many lines of text there must be room beside the signature: Chromium does not part a
/// paragraph again that goes on from the page before, and would tear what follows it.
const TORN: i32 = 6;

/// What keeps the signature company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Company {
    /// How many of the last lines of 附件说明.
    pub notes: usize,
    /// Whether 附件说明 stays with the text above it.
    pub with_text: bool,
    /// Whether the last paragraph of the text fits the page of the signature as a whole.
    pub paragraph: bool,
}

/// What goes with the signature of `sheet`.
#[must_use]
pub fn company(sheet: &Sheet, profile: &Profile) -> Company {
    let pitch = profile.grid.pitch.0.max(1);
    let room = profile.type_height().twips().0 - height(sheet, profile);
    let all = sheet.attachment_note.len();
    let lines = |count: usize| i32::try_from(count).unwrap_or(i32::MAX / 100_000) * pitch;
    let note: usize = sheet
        .attachment_note
        .iter()
        .map(|line| count(&format!("{}{}", line.label, line.name), 200, profile))
        .sum();
    // An empty line stands above 附件说明.
    let note = if all == 0 { 0 } else { lines(note + 1) };
    let whole = all <= LONG_NOTE && note <= room;
    let with_text = whole && note + TORN * pitch <= room;
    let last = match sheet.body.last() {
        Some(Block::Paragraph(paragraph)) => {
            let lead = paragraph.lead.as_ref();
            let lead = lead.map_or(String::new(), |l| format!("{}{}", l.label, plain(&l.text)));
            lines(count(&format!("{lead}{}", plain(&paragraph.text)), 200, profile))
        }
        Some(_) | None => pitch,
    };
    Company {
        notes: if whole { all } else { all.min(2) },
        with_text,
        paragraph: (whole || all == 0) && note + last <= room,
    }
}

/// From the line above the signature to its foot, in twips.
fn height(sheet: &Sheet, profile: &Profile) -> i32 {
    let Some(signature) = &sheet.signature else { return 0 };
    let line = profile.type_width().twips();
    match &signature.form {
        Signing::Unsealed => {
            let names = i32::try_from(signature.issuers.len()).unwrap_or(i32::MAX / 100_000);
            (names + 2) * profile.grid.pitch.0
        }
        Signing::Sealed { size, .. } => {
            seals::arrange(&signature.issuers, &signature.date, *size, line, profile)
                .height(profile)
                .0
        }
        Signing::Stamped(all) => stamps::arrange(all, line, profile).height(profile).0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{Inline, NoteLine, NotePlace, Paragraph, Signature};
    use crate::units::TenthMm;

    fn sheet(seals: usize, notes: usize, chars: usize) -> Sheet {
        let text = vec![Inline::Text("字".repeat(chars))];
        let form = match seals {
            0 => Signing::Unsealed,
            _ => Signing::Sealed { size: TenthMm(420), seals: vec![None; seals] },
        };
        let line = |n: usize| NoteLine {
            place: if n == 0 { NotePlace::First } else { NotePlace::Next },
            label: format!("{}.", n + 1),
            name: "名单".to_owned(),
        };
        Sheet {
            body: vec![Block::Paragraph(Paragraph { lead: None, text })],
            attachment_note: (0..notes).map(line).collect(),
            signature: Some(Signature {
                form,
                issuers: vec!["某某市教育局".to_owned(); seals.max(1)],
                date: "2026年7月20日".to_owned(),
            }),
            ..Sheet::default()
        }
    }

    fn check(seals: usize, notes: usize, chars: usize, expected: (usize, bool, bool)) {
        let company = company(&sheet(seals, notes, chars), &Profile::gbt9704());
        assert_eq!((company.notes, company.with_text, company.paragraph), expected);
    }

    #[test]
    fn a_short_note_and_a_paragraph_go_along() {
        check(0, 0, 100, (0, true, true));
        check(1, 3, 100, (3, true, true));
        check(1, 9, 100, (2, false, false));
    }

    #[test]
    fn what_does_not_fit_the_page_of_the_seals_stays() {
        // Ten seals leave room for four lines.
        check(10, 0, 20, (0, false, true));
        check(10, 1, 100, (1, false, false));
        check(10, 2, 100, (2, false, false));
    }
}
