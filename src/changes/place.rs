//! Where in a document something stands, as a person says it: 三、（二）第1段.

use crate::catalog::Phrase;
use crate::lang::Lang;

/// Where a sentence stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The labels of the headings above it: “三、（二）”; empty above the first.
    pub labels: String,
    /// What it is part of.
    pub what: What,
}

/// What a sentence is part of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A part of the form.
    Slot(Slot),
    /// A heading.
    Heading,
    /// A paragraph, counted from 1 below its heading.
    Paragraph(usize),
    /// An item of a list, by its label.
    Item(String),
    /// A cell of a table.
    Cell {
        /// The row below the head, from 1; of the old version where the new one has none.
        row: usize,
        /// The column's head; empty where it has none.
        column: String,
    },
    /// A row of a table, likewise.
    Row(usize),
    /// A whole table.
    Table,
    /// What stands below a picture.
    Caption,
}

impl Default for What {
    fn default() -> Self {
        Self::Paragraph(1)
    }
}

macro_rules! slots {
    ($($name:ident $phrase:ident $doc:literal)*) => {
        /// A part of the form.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Slot {
            $(#[doc = $doc] $name,)*
        }

        impl Slot {
            /// Each with its name in [`Place::code`].
            const CODES: &'static [(Self, &'static str)] = &[$((Self::$name, stringify!($name))),*];

            /// What it is called.
            #[must_use]
            pub const fn phrase(self) -> Phrase {
                match self {
                    $(Self::$name => Phrase::$phrase,)*
                }
            }
        }
    };
}

slots! {
    CopyNumber SlotCopyNumber "份号."
    Secrecy SlotSecrecy "密级和保密期限."
    Urgency SlotUrgency "紧急程度."
    Mark SlotMark "发文机关标志."
    Number SlotNumber "发文字号."
    Signers SlotSigners "签发人."
    Label SlotLabel "附件顺序号."
    Title SlotTitle "标题."
    TitleNote SlotTitleNote "题注."
    Addressee SlotAddressee "主送机关."
    Attendance SlotAttendance "出席, 请假, 列席."
    Attachments SlotAttachments "附件说明."
    Signature SlotSignature "发文机关署名."
    Date SlotDate "成文日期."
    Remark SlotRemark "附注."
    Copies SlotCopies "抄送."
    Printer SlotPrinter "印发机关."
    Printed SlotPrinted "印发日期."
}

impl Place {
    /// A part of the form.
    pub(crate) const fn slot(slot: Slot) -> Self {
        Self { labels: String::new(), what: What::Slot(slot) }
    }

    /// As a person says it.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let say = |phrase: Phrase, args: &[(&'static str, String)]| phrase.text(lang, args);
        let number = |n: usize| [("n", n.to_string())];
        let what = match &self.what {
            What::Slot(slot) => say(slot.phrase(), &[]),
            What::Heading => say(Phrase::PlaceHeading, &[]),
            What::Paragraph(n) => say(Phrase::PlaceParagraph, &number(*n)),
            What::Item(label) => say(Phrase::PlaceItem, &[("label", label.clone())]),
            What::Cell { row, column } if column.is_empty() => say(Phrase::PlaceRow, &number(*row)),
            What::Cell { row, column } => {
                say(Phrase::PlaceCell, &[("n", row.to_string()), ("column", column.clone())])
            }
            What::Row(n) => say(Phrase::PlaceRow, &number(*n)),
            What::Table => say(Phrase::PlaceTable, &[]),
            What::Caption => say(Phrase::PlaceCaption, &[]),
        };
        if self.labels.is_empty() {
            return what;
        }
        format!("{}{}{what}", self.labels, lang.pick("", " "))
    }

    /// The row of a table in which it is.
    pub(crate) const fn row(&self) -> Option<usize> {
        match &self.what {
            What::Cell { row, .. } | What::Row(row) => Some(*row),
            _ => None,
        }
    }

    /// The part of the form that it is.
    pub(crate) const fn as_slot(&self) -> Option<Slot> {
        match &self.what {
            What::Slot(slot) => Some(*slot),
            _ => None,
        }
    }

    /// In a form that [`Self::from_code`] reads: `三、（二）/p1`, `/c3 完成时限`.
    #[must_use]
    pub fn code(&self) -> String {
        let slot = |slot: &Slot| {
            let found = Slot::CODES.iter().find(|(one, _)| one == slot);
            found.map_or("", |(_, code)| code)
        };
        let what = match &self.what {
            What::Slot(one) => format!("s{}", slot(one)),
            What::Heading => "h".to_owned(),
            What::Paragraph(n) => format!("p{n}"),
            What::Item(label) => format!("i{label}"),
            What::Cell { row, column } => format!("c{row} {column}"),
            What::Row(n) => format!("r{n}"),
            What::Table => "t".to_owned(),
            What::Caption => "f".to_owned(),
        };
        format!("{}/{what}", self.labels)
    }

    /// The place of a code; [`None`] where it is none.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let (labels, what) = code.split_once('/')?;
        let mut rest = what.chars();
        let kind = rest.next()?;
        let rest = rest.as_str();
        let what = match kind {
            's' => What::Slot(Slot::CODES.iter().find(|(_, code)| *code == rest)?.0),
            'h' => What::Heading,
            'p' => What::Paragraph(rest.parse().ok()?),
            'i' => What::Item(rest.to_owned()),
            'c' => {
                let (row, column) = rest.split_once(' ')?;
                What::Cell { row: row.parse().ok()?, column: column.to_owned() }
            }
            'r' => What::Row(rest.parse().ok()?),
            't' => What::Table,
            'f' => What::Caption,
            _ => return None,
        };
        Some(Self { labels: labels.to_owned(), what })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back() {
        let at = |what: What| Place { labels: "三、（二）".to_owned(), what };
        let cell = What::Cell { row: 3, column: "完成 时限/天".to_owned() };
        let all = [What::Heading, What::Paragraph(12), What::Item("1.".to_owned()), cell];
        let more = [What::Row(4), What::Table, What::Caption];
        let slots = Slot::CODES.iter().map(|(slot, _)| What::Slot(*slot));
        for place in all.into_iter().chain(more).chain(slots).map(at) {
            assert_eq!(Place::from_code(&place.code()), Some(place));
        }
        for bad in ["", "/", "/x", "/pX", "p1", "/sNone", "/c3"] {
            assert_eq!(Place::from_code(bad), None, "{bad}");
        }
    }
}
