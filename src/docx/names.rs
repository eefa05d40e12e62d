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
        Role::CopyNumber => ("CopyNumber", "份号"),
        Role::Secrecy => ("Secrecy", "密级和保密期限"),
        Role::Urgency => ("Urgency", "紧急程度"),
        Role::SignerLine => ("SignerLine", "签发人"),
        Role::Remark => ("Remark", "附注"),
        Role::Attendance => ("Attendance", "出席"),
        Role::ImprintCopies => ("ImprintCopies", "抄送"),
        Role::ImprintPrinter => ("ImprintPrinter", "印发机关和印发日期"),
        Role::NotedTitle => ("NotedTitle", "带题注的标题"),
        Role::TitleNote => ("TitleNote", "题注"),
        Role::Picture => ("Picture", "图片"),
        Role::Caption => ("FigureCaption", "图片说明"),
        Role::SealedIssuer => ("SealedIssuer", "加盖印章的发文机关署名"),
        Role::SealedDate => ("SealedDate", "加盖印章的成文日期"),
        Role::StampLine => ("StampLine", "签发人签名章"),
        Role::StampDate => ("StampDate", "签名章下的成文日期"),
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

/// The style of the table that holds a mark of several lines and what stands to their right.
pub(super) const MARK_TABLE: &str = "MarkTable";

/// The style of a row of names under their seals.
pub(super) const SEALED_NAMES: (&str, &str) = ("SealedNames", "联合加盖印章的发文机关署名");

/// The style of the paragraph under the date that the last seal reaches into.
pub(super) const SEAL_BELOW: (&str, &str) = ("SealBelow", "印章下空");

/// The style of the paragraph above the table of a mark.
pub(super) const MARK_SPACE: (&str, &str) = ("MarkSpace", "发文机关标志上空");

/// The style of a name in the table of a mark: all are as wide as the longest.
pub(super) const MARK_NAME: (&str, &str) = ("IssuerMarkName", "联合发文机关标志");

/// The character style of the last character of a mark that is spread.
pub(super) const MARK_END: (&str, &str) = ("MarkEnd", "发文机关标志末字");

/// The styles of 版记: with its rules, and without for a letter.
pub(super) const IMPRINT_TABLE: &str = "ImprintTable";
/// See [`IMPRINT_TABLE`].
pub(super) const IMPRINT_PLAIN: &str = "ImprintPlain";

/// The style of the paragraph whose lower border is the second red rule of a letter.
pub(super) const LETTER_RULE: (&str, &str) = ("LetterRule", "信函下双线");

/// The styles of the paragraphs that keep the room of a red rule, and of a letter's double rule,
/// where the paper has it already.
pub(super) const RULE_SPACE: (&str, &str) = ("RuleSpace", "套打红线占位");
/// See [`RULE_SPACE`].
pub(super) const DOUBLE_RULE_SPACE: (&str, &str) = ("DoubleRuleSpace", "套打双线占位");

/// The styles of what fills a letter's footers above the page number and below it.
pub(super) const FOOTER_ABOVE: (&str, &str) = ("FooterAbove", "信函页码上空");
/// See [`FOOTER_ABOVE`].
pub(super) const FOOTER_BELOW: (&str, &str) = ("FooterBelow", "信函页码下空");

/// The styles of 出席 and of an issuer that follow on one of their own kind: no empty line above.
pub(super) const ATTENDANCE_NEXT: (&str, &str) = ("AttendanceNext", "出席续行");
/// See [`ATTENDANCE_NEXT`].
pub(super) const ISSUER_NEXT: (&str, &str) = ("SignatureIssuerNext", "联合发文机关署名");

/// See [`ATTENDANCE_NEXT`].
pub(super) const SIGNERS_NEXT: (&str, &str) = ("SignerLineNext", "签发人续行");

/// The character styles of what differs from its line in typeface alone.
pub(super) const SIGNER_NAME: (&str, &str) = ("SignerName", "签发人姓名");
/// See [`SIGNER_NAME`].
pub(super) const LABEL: (&str, &str) = ("LabelChar", "标签字符");

/// The style of a picture without a caption, which nothing need follow.
pub(super) const PICTURE_ALONE: (&str, &str) = ("PictureAlone", "无说明的图片");

/// The identifier and the name of the style of a cell that is set like `align`.
pub(super) const fn cell(align: CellAlign) -> (&'static str, &'static str) {
    match align {
        CellAlign::Left => of(Role::TableCell),
        CellAlign::Centre => ("TableTextCentre", "表格文字居中"),
        CellAlign::Right => ("TableTextRight", "表格文字右齐"),
    }
}

/// The style of a cell over all columns, which heads the rows below it.
pub(super) const SECTION_CELL: (&str, &str) = ("TableTextSection", "表格小标题");

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
