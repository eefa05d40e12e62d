//! How tall 版记 is (7.4): it stands whole on the last page, so one that is taller than a page
//! stands nowhere.

use crate::doc::{Imprint, Orientation, Sheet};
use crate::profile::{Profile, Role};
use crate::title::width;

/// Whether the imprint of `sheet` fits one page.
#[must_use]
pub fn fits(sheet: &Sheet, profile: &Profile) -> bool {
    let Some(imprint) = &sheet.imprint else { return true };
    let style = profile.style(Role::ImprintCopies);
    let (line, page) = match sheet.orientation {
        Orientation::Portrait => (profile.type_width(), profile.type_height()),
        Orientation::Landscape => (profile.type_height(), profile.type_width()),
    };
    let pitch = style.pitch.unwrap_or(profile.grid.pitch).0.max(1);
    let most = usize::try_from(page.twips().0 / pitch).unwrap_or_default();
    lines(imprint, i64::from(line.twips().0 * 10 / style.size.0), profile) <= most
}

/// How many lines it has, a line of which holds `line` hundredths of a character with the white
/// at its ends.
fn lines(imprint: &Imprint, line: i64, profile: &Profile) -> usize {
    let style = profile.style(Role::ImprintCopies);
    // Whole characters, and a line may end before its last one.
    let room = ((line - i64::from(style.left.0 + style.right.0)) / 100 - 1).max(1) * 100;
    let copies = imprint.copies.iter().map(|copies| {
        let lines = (width(&copies.text) + room - 1) / room;
        usize::try_from(lines.max(1)).unwrap_or(usize::MAX)
    });
    let printing = imprint.printer.is_some() || imprint.printed.is_some();
    copies.fold(usize::from(printing), usize::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::Labelled;

    fn sheet(characters: usize) -> Sheet {
        let text = "字".repeat(characters);
        let copies = vec![Labelled { label: "抄送：".to_owned(), text }];
        let imprint = Imprint { copies, printer: Some("办公室".to_owned()), printed: None };
        Sheet { imprint: Some(imprint), ..Sheet::default() }
    }

    #[test]
    fn an_imprint_of_a_page_fits_and_a_longer_one_does_not() {
        let profile = Profile::gbt9704();
        // 25 characters a line, 26 lines of 24 pt a page, one of them that of the printing.
        assert!(fits(&sheet(25 * 25), &profile));
        assert!(!fits(&sheet(25 * 25 + 1), &profile));
        let turned = |n| Sheet { orientation: Orientation::Landscape, ..sheet(n) };
        assert!(fits(&turned(39 * 17), &profile) && !fits(&turned(39 * 18), &profile));
        assert!(fits(&Sheet::default(), &profile));
    }
}
