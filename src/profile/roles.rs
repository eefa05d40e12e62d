//! What a paragraph of an official document is.

/// What a paragraph is, in the standard's terms. Each has one style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// 发文机关标志 (7.2.4).
    Mark,
    /// 发文字号 (7.2.5), with the red rule (7.2.7) under it.
    DocNumber,
    /// 标题 below the red rule (7.3.1).
    Title,
    /// The title of a text that begins on the first line of a page.
    TopTitle,
    /// 主送机关 (7.3.2).
    Addressee,
    /// 正文 (7.3.3).
    Body,
    /// 一、
    Heading1,
    /// （一）
    Heading2,
    /// 1.
    Heading3,
    /// （1）
    Heading4,
    /// An item of a list: a paragraph with its number.
    ListItem,
    /// 附件说明 with one attachment (7.3.4).
    NoteOnly,
    /// The first line of 附件说明 with several.
    NoteFirst,
    /// Its further lines.
    NoteNext,
    /// Those from the tenth on.
    NoteWide,
    /// 发文机关署名 (7.3.5.2).
    SignatureIssuer,
    /// 成文日期 (7.3.5.2, 7.3.5.4).
    SignatureDate,
    /// 附件顺序号 (7.3.7).
    AttachmentLabel,
    /// The title of an attachment, on the third line (7.3.7).
    AttachmentTitle,
    /// A cell of a table's head.
    TableHead,
    /// A cell of a table.
    TableCell,
    /// Page number of an odd page (7.5).
    PageNumberOdd,
    /// Page number of an even page (7.5).
    PageNumberEven,
    /// 份号 (7.2.1).
    CopyNumber,
    /// 密级和保密期限 (7.2.2).
    Secrecy,
    /// 紧急程度 (7.2.3).
    Urgency,
    /// A line of 签发人 (7.2.6) above the one on which the number stands; names are 楷体.
    SignerLine,
    /// 附注 (7.3.6).
    Remark,
    /// 出席 and the like (10.3), an empty line above the first; the label is 黑体.
    Attendance,
    /// 抄送 (7.4.2), and 主送 that was moved to 版记.
    ImprintCopies,
    /// 印发机关 and 印发日期 (7.4.3), on one line.
    ImprintPrinter,
    /// 标题 (7.3.1) with 题注 right below it.
    NotedTitle,
    /// 题注, below a title: which meeting adopted it, and when.
    TitleNote,
    /// A picture on a line of its own, as tall as it is.
    Picture,
    /// What stands below a picture.
    Caption,
    /// 发文机关署名 under a seal (7.3.5.1).
    SealedIssuer,
    /// 成文日期 under a seal (7.3.5.1).
    SealedDate,
    /// The signer's office and the signature stamp (7.3.5.3).
    StampLine,
    /// 成文日期 below a signature stamp (7.3.5.3).
    StampDate,
}

impl Role {
    /// All of them, in the order of the enum.
    pub const ALL: [Self; 39] = [
        Self::Mark,
        Self::DocNumber,
        Self::Title,
        Self::TopTitle,
        Self::Addressee,
        Self::Body,
        Self::Heading1,
        Self::Heading2,
        Self::Heading3,
        Self::Heading4,
        Self::ListItem,
        Self::NoteOnly,
        Self::NoteFirst,
        Self::NoteNext,
        Self::NoteWide,
        Self::SignatureIssuer,
        Self::SignatureDate,
        Self::AttachmentLabel,
        Self::AttachmentTitle,
        Self::TableHead,
        Self::TableCell,
        Self::PageNumberOdd,
        Self::PageNumberEven,
        Self::CopyNumber,
        Self::Secrecy,
        Self::Urgency,
        Self::SignerLine,
        Self::Remark,
        Self::Attendance,
        Self::ImprintCopies,
        Self::ImprintPrinter,
        Self::NotedTitle,
        Self::TitleNote,
        Self::Picture,
        Self::Caption,
        Self::SealedIssuer,
        Self::SealedDate,
        Self::StampLine,
        Self::StampDate,
    ];
}
