//! What the styles are called: identifiers for the file, names for the person who opens the list
//! of styles. Names that Word knows by itself are in English; Word shows them in its own language.

use crate::doc::{CellAlign, Level};
use crate::profile::Role;

/// The identifier and the name of a role's style.
pub(super) const fn of(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Mark => ("IssuerMark", "发文机关标志"),
        Role::DocNumber => ("DocumentNumber", "发文字号"),
        Role::Title => ("Title", "Title"),
        Role::TopTitle => ("TopTitle", "首行标题"),
        Role::Addressee => ("Addressee", "主送机关"),
        Role::Body => ("BodyText", "Body Text"),
        Role::Heading1 => ("Heading1", "heading 1"),
        Role::Heading2 => ("Heading2", "heading 2"),
        Role::Heading3 => ("Heading3", "heading 3"),
        Role::Heading4 => ("Heading4", "heading 4"),
        Role::ListItem => ("NumberedParagraph", "编号段落"),
        Role::NoteOnly => ("AttachmentNote", "附件说明"),
        Role::NoteFirst => ("AttachmentNoteFirst", "附件说明首行"),
        Role::NoteNext => ("AttachmentNoteNext", "附件说明续行"),
        Role::NoteWide => ("AttachmentNoteWide", "附件说明续行（两位数）"),
        Role::SignatureIssuer => ("SignatureIssuer", "发文机关署名"),
        Role::SignatureDate => ("SignatureDate", "成文日期"),
        Role::AttachmentLabel => ("AttachmentLabel", "附件顺序号"),
        Role::AttachmentTitle => ("AttachmentTitle", "附件标题"),
        Role::TableHead => ("TableHead", "表头"),
        Role::TableCell => ("TableText", "表格文字"),
        Role::PageNumberOdd => ("PageNumberOdd", "奇数页页码"),
        Role::PageNumberEven => ("PageNumberEven", "偶数页页码"),
    }
}

/// The identifier of a role's style.
pub(super) const fn id(role: Role) -> &'static str {
    of(role).0
}

/// The style that both page numbers are based on.
pub(super) const FOOTER: &str = "Footer";

/// The style of a table, with its borders.
pub(super) const TABLE: &str = "OfficialTable";

/// The style of the table that holds a page number on its side: no borders, no margins.
pub(super) const PAGE_NUMBER_TABLE: &str = "PageNumberTable";

/// The style of the paragraph that Word wants after a table and that must take no room.
pub(super) const AFTER_TABLE: &str = "AfterTable";

/// The identifier and the name of the style of a cell that is set like `align`.
pub(super) const fn cell(align: CellAlign) -> (&'static str, &'static str) {
    match align {
        CellAlign::Left => of(Role::TableCell),
        CellAlign::Centre => ("TableTextCentre", "表格文字居中"),
        CellAlign::Right => ("TableTextRight", "表格文字右齐"),
    }
}

/// The role of a heading.
pub(super) const fn heading(level: Level) -> Role {
    match level {
        Level::One => Role::Heading1,
        Level::Two => Role::Heading2,
        Level::Three => Role::Heading3,
        Level::Four => Role::Heading4,
    }
}

/// How a run differs from its paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RunMarks {
    /// The heading that it is, at the beginning of a paragraph.
    pub(super) lead: Option<Level>,
    /// Bold.
    pub(super) strong: bool,
    /// 楷体; stronger than the lead's typeface.
    pub(super) emphasis: bool,
}

impl RunMarks {
    /// Every combination that has a style.
    pub(super) const ALL: [Self; 11] = {
        const fn marks(lead: Option<Level>, strong: bool, emphasis: bool) -> RunMarks {
            RunMarks { lead, strong, emphasis }
        }
        [
            marks(None, true, false),
            marks(None, false, true),
            marks(None, true, true),
            marks(Some(Level::One), false, false),
            marks(Some(Level::Two), false, false),
            marks(Some(Level::Three), false, false),
            marks(Some(Level::Four), false, false),
            marks(Some(Level::One), true, false),
            marks(Some(Level::Two), true, false),
            marks(Some(Level::Three), true, false),
            marks(Some(Level::Four), true, false),
        ]
    };

    /// The identifier and the name of the character style; `None` for a run like its paragraph.
    pub(super) const fn style(self) -> Option<(&'static str, &'static str)> {
        match (self.emphasis, self.lead, self.strong) {
            (true, _, true) => Some(("StrongEmphasis", "加粗强调")),
            (true, _, false) => Some(("Emphasis", "Emphasis")),
            (false, None, true) => Some(("Strong", "Strong")),
            (false, None, false) => None,
            (false, Some(Level::One), false) => Some(("Heading1Char", "标题 1 字符")),
            (false, Some(Level::Two), false) => Some(("Heading2Char", "标题 2 字符")),
            (false, Some(Level::Three), false) => Some(("Heading3Char", "标题 3 字符")),
            (false, Some(Level::Four), false) => Some(("Heading4Char", "标题 4 字符")),
            (false, Some(Level::One), true) => Some(("Heading1Strong", "标题 1 加粗")),
            (false, Some(Level::Two), true) => Some(("Heading2Strong", "标题 2 加粗")),
            (false, Some(Level::Three), true) => Some(("Heading3Strong", "标题 3 加粗")),
            (false, Some(Level::Four), true) => Some(("Heading4Strong", "标题 4 加粗")),
        }
    }
}
