//! The styles of tables, and of the paragraph after one.

use super::super::names;
use super::super::section::letter_footer_spaces;
use super::Sheet;
use crate::profile::Ink;
use crate::units::Twips;

/// The thickness of a border of a table, in 1/8 pt.
pub(in crate::docx) const BORDER_EIGHTHS: i32 = 4;

/// The least height of a line in Word, and the least size of type, for a paragraph that nobody
/// is to see.
pub(in crate::docx) const HAIR_LINE: Twips = Twips(14);

/// The kind of border below a paragraph that is thin above and thick below.
const THIN_OVER_THICK: &str = "thinThickSmallGap";

/// From the foot of a line of 版记 to the rule below it, in twips: on a line of exact height
/// there is more room above the ink than below.
const IMPRINT_FOOT: i32 = 80;

impl Sheet<'_> {
    /// The table's borders and margins, the page number's frame, and the paragraph after a table.
    pub(super) fn table(&mut self) {
        self.put(format_args!(
            "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"{}\">\
             <w:name w:val=\"页码框\"/><w:basedOn w:val=\"TableNormal\"/><w:semiHidden/>\
             <w:tblPr><w:tblCellMar>",
            names::PAGE_NUMBER_TABLE
        ));
        for edge in ["top", "left", "bottom", "right"] {
            self.put(format_args!("<w:{edge} w:w=\"0\" w:type=\"dxa\"/>"));
        }
        self.out.push_str("</w:tblCellMar></w:tblPr></w:style>");
        self.put(format_args!(
            "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"{}\">\
             <w:name w:val=\"公文表格\"/><w:basedOn w:val=\"TableNormal\"/><w:qFormat/>\
             <w:tblPr><w:tblBorders>",
            names::TABLE
        ));
        for edge in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            self.put(format_args!(
                "<w:{edge} w:val=\"single\" w:sz=\"{BORDER_EIGHTHS}\" w:space=\"0\" w:color=\"{}\"/>",
                self.profile.colour(Ink::Black)
            ));
        }
        self.out.push_str(
            "</w:tblBorders><w:tblCellMar><w:top w:w=\"40\" w:type=\"dxa\"/>\
             <w:left w:w=\"60\" w:type=\"dxa\"/><w:bottom w:w=\"40\" w:type=\"dxa\"/>\
             <w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
             <w:tcPr><w:vAlign w:val=\"center\"/></w:tcPr></w:style>",
        );
        self.put(format_args!(
            "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{}\">\
             <w:name w:val=\"表后\"/><w:basedOn w:val=\"Normal\"/><w:semiHidden/>\
             <w:pPr><w:spacing w:line=\"{}\" w:lineRule=\"exact\"/></w:pPr>\
             <w:rPr><w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr></w:style>",
            names::AFTER_TABLE,
            HAIR_LINE.0
        ));
    }

    /// The tables that hold a joint mark and 版记, and a letter's second rule.
    pub(super) fn furniture(&mut self) {
        let rules = self.profile.imprint;
        let line = |edge: &str, kind: &str, eighths: i32, ink: Ink| {
            format!(
                "<w:{edge} w:val=\"{kind}\" w:sz=\"{eighths}\" w:space=\"0\" w:color=\"{}\"/>",
                self.profile.colour(ink)
            )
        };
        let imprint = [("top", rules.outer), ("bottom", rules.outer), ("insideH", rules.inner)]
            .map(|(edge, thickness)| line(edge, "single", thickness.eighths(), Ink::Black))
            .concat();
        for (id, name, borders, foot) in [
            (names::MARK_TABLE, "联合发文机关标志框", "", 0),
            (names::IMPRINT_TABLE, "版记", imprint.as_str(), IMPRINT_FOOT),
            (names::IMPRINT_PLAIN, "信函版记", "", 0),
        ] {
            self.put(format_args!(
                "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"{id}\">\
                 <w:name w:val=\"{name}\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr>"
            ));
            if !borders.is_empty() {
                self.put(format_args!("<w:tblBorders>{borders}</w:tblBorders>"));
            }
            self.put(format_args!(
                "<w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/>\
                 <w:bottom w:w=\"{foot}\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/>\
                 </w:tblCellMar></w:tblPr></w:style>"
            ));
        }
        let (id, name) = names::LETTER_RULE;
        self.put(format_args!(
            "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\">\
             <w:name w:val=\"{name}\"/><w:basedOn w:val=\"{}\"/><w:semiHidden/>\
             <w:pPr><w:pBdr><w:bottom w:val=\"{THIN_OVER_THICK}\" w:sz=\"{}\" w:space=\"0\" \
             w:color=\"{}\"/></w:pBdr></w:pPr></w:style>",
            names::AFTER_TABLE,
            self.profile.letter.eighths,
            self.profile.colour(Ink::Red)
        ));
        self.rule_space();
    }
    /// What fills a letter's footers.
    pub(super) fn letter_footers(&mut self) {
        let spaces = letter_footer_spaces(self.profile);
        for ((id, name), height) in
            [names::FOOTER_ABOVE, names::FOOTER_BELOW].into_iter().zip(spaces)
        {
            self.put(format_args!(
                "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\">\
                 <w:name w:val=\"{name}\"/><w:basedOn w:val=\"{}\"/><w:semiHidden/>\
                 <w:pPr><w:spacing w:line=\"{}\" w:lineRule=\"exact\"/></w:pPr></w:style>",
                names::AFTER_TABLE,
                height.0
            ));
        }
    }
}
