//! 发文机关署名 and 成文日期 (7.3.5). Where seals stand is decided in [`crate::layout`]; the style
//! sheet gets the figures as custom properties, and heeds them where there is paper.

use unicode_width::UnicodeWidthStr;

use super::{Writer, class};
use crate::doc::{Orientation, Picture, Signature, Signing, Stamp};
use crate::layout::seals;
use crate::profile::Role;
use crate::units::{TenthMm, Twips};

impl Writer<'_> {
    /// The signature of a sheet that lies as `orientation` says.
    pub(super) fn signature(&mut self, signature: &Signature, orientation: Orientation) {
        match &signature.form {
            Signing::Unsealed => self.unsealed(signature),
            Signing::Sealed { size, seals } => self.sealed(signature, *size, seals, orientation),
            Signing::Stamped(stamps) => self.stamped(stamps, &signature.date),
        }
    }

    /// 7.3.5.2. Which of issuer and date is longer decides which is set from the right edge; the
    /// style sheet does the rest.
    fn unsealed(&mut self, signature: &Signature) {
        let issuers = signature.issuers.iter().map(|issuer| issuer.width_cjk());
        let longer_date = signature.date.width_cjk() > issuers.max().unwrap_or_default();
        let names = if longer_date { "signature longer-date" } else { "signature" };
        self.out.open_line("div", &[("class", names)]);
        for issuer in &signature.issuers {
            self.line("p", Role::SignatureIssuer, issuer);
        }
        self.line("p", Role::SignatureDate, &signature.date);
        self.out.close_line("div");
    }

    /// 7.3.5.1: rows of names with a seal over each, the date below the last.
    fn sealed(
        &mut self,
        signature: &Signature,
        size: TenthMm,
        seals: &[Option<Picture>],
        orientation: Orientation,
    ) {
        let line = match orientation {
            Orientation::Portrait => self.profile.type_width(),
            Orientation::Landscape => self.profile.type_height(),
        };
        let Signature { issuers, date, .. } = signature;
        let places = seals::arrange(issuers, date, size, line.twips(), self.profile);
        let figures = [
            ("seal", places.size),
            ("column", places.column),
            ("low", places.low),
            ("below", places.below),
        ];
        self.out.open_line("div", &[("class", "sealed"), ("style", &properties(&figures))]);
        let mut seals = seals.iter();
        for (n, row) in places.rows.iter().enumerate() {
            let first = row.middles.first().map_or(0, |middle| middle.0);
            let left = Twips(first - places.column.0 / 2);
            let figures = properties(&[("space", row.space), ("left", left)]);
            self.out.open_line("div", &[("class", "seal-row"), ("style", &figures)]);
            for (name, last) in row.names.iter().zip((1..=row.names.len()).rev()) {
                self.out.open_line("div", &[("class", "seal-cell")]);
                self.out.open("p", &[("class", class(Role::SealedIssuer))]);
                self.lines(name);
                self.out.close_line("p");
                if last == 1 && n + 1 == places.rows.len() {
                    self.line("p", Role::SealedDate, date);
                }
                // Behind the text, so that it lies above it.
                if let Some(seal) = seals.next().and_then(Option::as_ref) {
                    self.out.open("span", &[("class", "seal")]);
                    self.picture(seal, &[]);
                    self.out.close_line("span");
                }
                self.out.close_line("div");
            }
            self.out.close_line("div");
        }
        self.out.close_line("div");
    }

    /// 7.3.5.3: the office of who signs, the stamp, and the date below.
    fn stamped(&mut self, stamps: &[Stamp], date: &str) {
        let widest = stamps.iter().map(|stamp| stamp.width).max().unwrap_or(TenthMm(0));
        self.out.open_line("div", &[("class", "stamped")]);
        for stamp in stamps {
            self.out.open_line("div", &[("class", "stamp-row")]);
            if !stamp.title.is_empty() {
                self.line("p", Role::StampLine, &stamp.title);
            }
            let room = format!("width:{}mm;height:{}mm", widest.mm(), stamp.height.mm());
            self.out.open("span", &[("class", "stamp"), ("style", &room)]);
            if let Some(picture) = &stamp.picture {
                self.picture(picture, &[]);
            }
            self.out.close_line("span");
            self.out.close_line("div");
        }
        self.line("p", Role::StampDate, date);
        self.out.close_line("div");
    }
}

/// Custom properties, in hundredths of a millimetre.
fn properties(figures: &[(&str, Twips)]) -> String {
    let all: Vec<_> =
        figures.iter().map(|(name, length)| format!("--{name}:{:.2}mm", length.mm())).collect();
    all.join(";")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::tests::written;

    fn signed(form: Signing, issuers: &str, date: &str) -> String {
        written(|writer| {
            let signature = Signature {
                form,
                issuers: issuers.split('、').map(str::to_owned).collect(),
                date: date.to_owned(),
            };
            writer.signature(&signature, Orientation::Portrait);
        })
    }

    #[test]
    fn the_longer_of_issuer_and_date_keeps_the_indent() {
        let unsealed = |issuers| signed(Signing::Unsealed, issuers, "2018年5月21日");
        assert!(unsealed("中共常州市儿童医院委员会").contains("\"signature\""));
        assert!(unsealed("党委办公室").contains("\"signature longer-date\""));
    }

    #[test]
    fn joint_issuers_stand_below_each_other() {
        let html = signed(Signing::Unsealed, "甲局、某某市乙委员会", "2018年5月21日");
        assert!(html.contains(
            "<p class=\"issuer\">甲局</p>\n<p class=\"issuer\">某某市乙委员会</p>\n<p class=\"date\">"
        ));
        assert!(html.contains("\"signature\""));
    }

    #[test]
    fn the_date_stands_with_the_last_name_only() {
        let form = Signing::Sealed { size: TenthMm(420), seals: vec![None; 4] };
        let html = signed(form, "甲局、乙局、丙局、丁局", "2018年5月21日");
        assert_eq!(html.matches("\"seal-row\"").count(), 2);
        assert_eq!(html.matches("\"sealed-date\"").count(), 1);
        assert!(html.contains(
            "<p class=\"sealed-issuer\">丁局</p>\n<p class=\"sealed-date\">2018年5月21日</p>\n</div>"
        ));
        assert!(!html.contains("<img"));
    }

    #[test]
    fn room_is_kept_for_a_stamp_that_is_not_there() {
        let stamp = Stamp {
            title: "市长".to_owned(),
            width: TenthMm(400),
            height: TenthMm(200),
            picture: None,
        };
        assert_eq!(
            signed(Signing::Stamped(vec![stamp]), "某某市人民政府", "2018年5月21日"),
            "<div class=\"stamped\">\n<div class=\"stamp-row\">\n<p class=\"stamp-line\">市长</p>\n\
             <span class=\"stamp\" style=\"width:40mm;height:20mm\"></span>\n</div>\n\
             <p class=\"stamp-date\">2018年5月21日</p>\n</div>\n"
        );
    }
}
