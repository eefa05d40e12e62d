//! 版记 (7.4): what stands at the foot of the last page.

use unicode_width::UnicodeWidthStr;

use super::{Writer, class};
use crate::doc::Imprint;
use crate::profile::{ImprintPage, Profile, Role};

/// What the HTML says where the profile wants 版记 on an even page: a browser has no way to insert
/// the blank page before it.
const NOT_EVEN: &str =
    "版式要求版记在偶数页上；浏览器不能插入空白页，这里仍在末页，请以 DOCX 为准。";

impl Writer<'_> {
    /// 版记. Its place at the foot of the page is that of an inner box; the outer one keeps the
    /// room free for it, as many lines as `--lines` says. A letter's has no rules and no 印发
    /// (10.1).
    pub(super) fn imprint(&mut self, imprint: &Imprint) {
        let lines = format!("--lines:{}", lines(imprint, self.profile));
        let name = if self.letter { "imprint plain" } else { "imprint" };
        let look = [("class", name), ("style", lines.as_str())];
        if self.profile.imprint.page == ImprintPage::Even {
            let [class, style] = look;
            self.out.comment(NOT_EVEN);
            self.out.open_line("footer", &[class, style, ("title", NOT_EVEN)]);
        } else {
            self.out.open_line("footer", &look);
        }
        self.out.open_line("div", &[("class", "imprint-box")]);
        for copies in &imprint.copies {
            self.labelled(Role::ImprintCopies, copies);
        }
        if !self.letter && (imprint.printer.is_some() || imprint.printed.is_some()) {
            self.out.open("p", &[("class", class(Role::ImprintPrinter))]);
            if let Some(printer) = &imprint.printer {
                self.piece(printer, false);
            }
            self.out.text("\t");
            if let Some(printed) = &imprint.printed {
                let alone = imprint.printer.is_none();
                self.piece(printed, alone);
            }
            self.out.close_line("p");
        }
        self.out.close_line("div");
        self.out.close_line("footer");
    }

    fn piece(&mut self, text: &str, alone: bool) {
        self.out.open("span", if alone { &[("class", "alone")] } else { &[] });
        self.out.text(text);
        self.out.close("span");
    }
}

/// How many lines `imprint` takes on paper; rather one too many than too few.
fn lines(imprint: &Imprint, profile: &Profile) -> usize {
    let room = profile.type_width().mm() / 25.4 * 72.0;
    let em = profile.style(Role::ImprintCopies).size.pt();
    let copies = imprint.copies.iter().map(|copies| {
        // One character on both sides, and a line may end before its last one.
        let chars = room / em - 3.0 - to_f64(copies.label.width_cjk()) / 2.0;
        (to_f64(copies.text.width_cjk()) / 2.0 / chars.max(1.0)).ceil().max(1.0)
    });
    let mut all: f64 = copies.sum();
    if imprint.printer.is_some() || imprint.printed.is_some() {
        let piece = |text: &Option<String>| text.as_ref().map_or(0, |text| text.width_cjk());
        let chars = to_f64(piece(&imprint.printer) + piece(&imprint.printed)) / 2.0;
        all += if chars > room / em - 4.0 { 2.0 } else { 1.0 };
    }
    // No text is so long that this would not hold its lines.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let all = all as usize;
    all
}

fn to_f64(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::Labelled;
    use crate::html::tests::written;

    fn imprint() -> Imprint {
        Imprint {
            copies: vec![Labelled {
                label: "抄送：".to_owned(), text: "甲局，乙局。".to_owned()
            }],
            printer: Some("甲局办公室".to_owned()),
            printed: Some("2024年3月18日印发".to_owned()),
        }
    }

    #[test]
    fn the_printer_and_the_date_share_a_line() {
        assert_eq!(
            written(|writer| writer.imprint(&imprint())),
            "<footer class=\"imprint\" style=\"--lines:2\">\n<div class=\"imprint-box\">\n\
             <p class=\"copies\"><span class=\"label\">抄送：</span>甲局，乙局。</p>\n\
             <p class=\"printer\"><span>甲局办公室</span>\t<span>2024年3月18日印发</span></p>\n\
             </div>\n</footer>\n"
        );
    }

    #[test]
    fn a_letter_has_no_rules_in_it() {
        let html = written(|writer| {
            writer.letter = true;
            writer.imprint(&imprint());
        });
        assert!(html.contains("\"imprint plain\"") && !html.contains("\"printer\""));
    }

    #[test]
    fn the_page_says_that_it_cannot_be_even() {
        let mut profile = Profile::gbt9704();
        profile.imprint.page = ImprintPage::Even;
        let mut writer = Writer::new(&profile);
        writer.imprint(&imprint());
        let html = writer.out.finish();
        assert!(html.starts_with(&format!("<!-- {NOT_EVEN} -->\n<footer ")), "{html}");
        assert!(html.contains(&format!(" title=\"{NOT_EVEN}\">")), "{html}");
    }

    #[test]
    fn long_lists_take_their_lines() {
        let mut long = imprint();
        long.copies[0].text = "甲乙丙丁".repeat(20);
        assert_eq!(lines(&long, &Profile::gbt9704()), 5);
    }
}
