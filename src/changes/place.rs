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
    pub(super) const fn slot(slot: Slot) -> Self {
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
}
