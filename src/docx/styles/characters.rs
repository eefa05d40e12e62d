//! Character styles: the leads of paragraphs, and what is set off inside them.

use super::super::names::{self, RunMarks};
use super::Sheet;
use crate::profile::Face;

impl Sheet<'_> {
    /// One character style.
    pub(super) fn character(&mut self, marks: RunMarks) {
        let Some((id, name)) = marks.style() else {
            return;
        };
        let custom = marks.lead.is_some() || (marks.strong && marks.emphasis);
        self.put(format_args!(
            "<w:style w:type=\"character\"{} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:basedOn w:val=\"DefaultParagraphFont\"/>",
            if custom { " w:customStyle=\"1\"" } else { "" },
        ));
        let heading = marks.lead.map(names::heading);
        if let Some(role) = heading
            && !marks.strong
        {
            self.put(format_args!("<w:link w:val=\"{}\"/>", names::id(role)));
        }
        self.out.push_str("<w:qFormat/><w:rPr>");
        let style = heading.map(|role| *self.profile.style(role));
        if marks.emphasis {
            self.fonts(Face::Kai);
        } else if let Some(style) = style {
            self.fonts(style.face);
        }
        if marks.strong || style.is_some_and(|style| style.bold) {
            self.out.push_str("<w:b/><w:bCs/>");
        }
        if marks.emphasis {
            // Word's own Emphasis is slanted, which Han characters never are.
            self.out.push_str("<w:i w:val=\"0\"/><w:iCs w:val=\"0\"/>");
        }
        self.out.push_str("</w:rPr></w:style>");
    }

    /// A character style that says a typeface and no more.
    pub(super) fn face(&mut self, (id, name): (&str, &str), face: Face) {
        self.put(format_args!(
            "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"{id}\">\
             <w:name w:val=\"{name}\"/><w:basedOn w:val=\"DefaultParagraphFont\"/>\
             <w:qFormat/><w:rPr>"
        ));
        self.fonts(face);
        self.out.push_str("</w:rPr></w:style>");
    }

    /// A character style that takes away what is added between characters.
    pub(super) fn unspaced(&mut self, (id, name): (&str, &str)) {
        self.put(format_args!(
            "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"{id}\">\
             <w:name w:val=\"{name}\"/><w:basedOn w:val=\"DefaultParagraphFont\"/>\
             <w:semiHidden/><w:rPr><w:spacing w:val=\"0\"/></w:rPr></w:style>"
        ));
    }
}
