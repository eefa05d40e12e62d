//! The standard as data: one table from which the DOCX styles and the CSS are both generated.
//!
//! [`Profile::gbt9704`] is GB/T 9704-2012; every figure names its clause. The table knows nobody:
//! it depends on [`crate::units`] alone.

mod gbt9704;
mod numbering;

pub use numbering::{Numbering, Pattern, PatternError};

use crate::units::{Chars, HalfPoints, Lines, TenthMm, Twips};

/// Everything that decides how a document looks.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Paper and type area.
    pub page: Page,
    /// Lines and characters.
    pub grid: Grid,
    /// The red rule.
    pub rule: Rule,
    /// 发文机关标志.
    pub mark: Mark,
    /// What a letter has of its own.
    pub letter: Letter,
    /// The rules of 版记.
    pub imprint: ImprintRules,
    /// Page numbers.
    pub page_number: PageNumber,
    /// The labels of the four levels.
    pub numbering: Numbering,
    /// Which fonts stand behind a typeface.
    pub fonts: Fonts,
    /// What each role looks like; in the order of [`Role::ALL`].
    styles: Vec<Style>,
}

/// Paper and margins (5.1, 5.2.1). All lengths are of the upright sheet.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// The paper's width.
    pub width: TenthMm,
    /// The paper's height.
    pub height: TenthMm,
    /// 天头.
    pub top: TenthMm,
    /// The white edge on the right.
    pub right: TenthMm,
    /// The white edge at the foot.
    pub bottom: TenthMm,
    /// 订口, on the left of every page.
    pub left: TenthMm,
}

/// The text grid (5.2.3).
#[derive(Clone, Copy, Debug)]
pub struct Grid {
    /// Lines a page.
    pub lines: i32,
    /// Characters a line.
    pub chars: i32,
    /// The pitch of lines as DOCX sees it: the largest that gives [`Grid::lines`] a page.
    pub pitch: Twips,
    /// What is added between characters of body size, as DOCX sees it.
    pub tracking: Twips,
}

/// The red rule (7.2.7).
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its thickness in 1/8 pt, the unit of DOCX borders.
    pub eighths: i32,
    /// From the foot of the number's line to the rule's upper edge, in points.
    pub gap_pt: i32,
}

/// 发文机关标志 (7.2.4).
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// From the top of the type area to the top of the characters.
    pub drop: TenthMm,
    /// The same on an order (10.2).
    pub order_drop: TenthMm,
    /// On a letter, from the top of the paper (10.1).
    pub letter_drop: TenthMm,
    /// The most that several lines of a mark are tall together.
    pub tallest: TenthMm,
    /// The largest type a mark is set in: characters as tall as those of practice, 22 mm.
    pub max: HalfPoints,
    /// The smallest: that of the title, for what names the issuer is no smaller than what names
    /// the matter. A mark that does not fit its line in this size goes on in a second one.
    pub min: HalfPoints,
    /// Marks of so many characters or fewer are spread.
    pub short: i32,
    /// The least space between the characters of such a mark, in their own size.
    pub least_gap: Chars,
    /// The most.
    pub most_gap: Chars,
}

/// The red double rules of a letter (10.1), on its first page.
#[derive(Clone, Copy, Debug)]
pub struct Letter {
    /// The largest type of its mark. In this size the lines of page 1, the first of which stands
    /// [`Letter::below`] the first rule, end with one that stands as far above the second.
    pub mark_max: HalfPoints,
    /// Their width; they lie in the middle of the paper.
    pub width: TenthMm,
    /// From the foot of the mark to the first.
    pub gap: TenthMm,
    /// From the second to the foot of the paper.
    pub foot: TenthMm,
    /// The thickness of the whole double rule in 1/8 pt.
    pub eighths: i32,
    /// From the first rule to what stands below it, and from the last line of page 1 to the
    /// second, in hundredths of a character of body size.
    pub below: Chars,
}

/// The rules of 版记 (7.4.1).
#[derive(Clone, Copy, Debug)]
pub struct ImprintRules {
    /// The thickness of the first and the last, in 1/8 pt.
    pub outer: i32,
    /// That of those between them.
    pub inner: i32,
}

/// Page numbers (7.5).
#[derive(Clone, Copy, Debug)]
pub struct PageNumber {
    /// From the foot of the type area to the 一字线.
    pub drop: TenthMm,
    /// From the outer edge of the type area, in characters of the number's own size.
    pub indent: Chars,
}

/// A typeface of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    /// 小标宋, for the mark and titles.
    XiaoBiaoSong,
    /// 仿宋, for text.
    FangSong,
    /// 黑体, for level one and labels.
    Hei,
    /// 楷体, for level two.
    Kai,
    /// 宋体, for page numbers.
    Song,
}

impl Face {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::XiaoBiaoSong, Self::FangSong, Self::Hei, Self::Kai, Self::Song];
}

/// The fonts behind the typefaces: in DOCX the first name, in CSS the whole list.
#[derive(Clone, Debug)]
pub struct Fonts {
    names: [&'static [&'static str]; 5],
}

impl Fonts {
    /// The names for `face`, the standard's own first. Never empty.
    #[must_use]
    pub fn names(&self, face: Face) -> &'static [&'static str] {
        match face {
            Face::XiaoBiaoSong => self.names[0],
            Face::FangSong => self.names[1],
            Face::Hei => self.names[2],
            Face::Kai => self.names[3],
            Face::Song => self.names[4],
        }
    }
}

/// The colours there are (5.2.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Everything else.
    Black,
    /// The mark and its rule.
    Red,
}

impl Ink {
    /// As six hexadecimal digits.
    #[must_use]
    pub const fn hex(self) -> &'static str {
        match self {
            Self::Black => "000000",
            Self::Red => "FF0000",
        }
    }
}

/// How a paragraph's lines are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Both edges straight, the last line from the left.
    Both,
    /// From the left.
    Left,
    /// Centred.
    Centre,
    /// To the right.
    Right,
}

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
    pub const ALL: [Self; 38] = [
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
        Self::TitleNote,
        Self::Picture,
        Self::Caption,
        Self::SealedIssuer,
        Self::SealedDate,
        Self::StampLine,
        Self::StampDate,
    ];
}

/// What a role looks like.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The role it dresses.
    pub role: Role,
    /// The clause (of GB/T 9704-2012) its figures come from; “—” where it is ours to choose.
    pub clause: &'static str,
    /// Typeface.
    pub face: Face,
    /// Size of type. For [`Role::Mark`] it does not count: how large a mark is
    /// set follows from its text, between the bounds of [`Mark`].
    pub size: HalfPoints,
    /// Colour.
    pub ink: Ink,
    /// Bold or not.
    pub bold: bool,
    /// How lines are set.
    pub align: Align,
    /// From the left edge of the type area.
    pub left: Chars,
    /// From its right edge.
    pub right: Chars,
    /// The first line against the others; negative where it hangs out to the left.
    pub first: Chars,
    /// Empty lines above.
    pub before: Lines,
    /// Empty lines below.
    pub after: Lines,
    /// The pitch of its lines; `None` for the grid's.
    pub pitch: Option<Twips>,
    /// Whether it stays on the page of what follows.
    pub keep_next: bool,
    /// Its level in a navigation pane, 0 the outermost.
    pub outline: Option<u8>,
}

impl Profile {
    /// The style of `role`.
    #[must_use]
    pub fn style(&self, role: Role) -> &Style {
        // `styles` is built from `Role::ALL` and private, and a unit test holds its order.
        #[allow(clippy::indexing_slicing)]
        &self.styles[role as usize]
    }

    /// The width of the type area (版心) of the upright sheet.
    #[must_use]
    pub const fn type_width(&self) -> TenthMm {
        TenthMm(self.page.width.0 - self.page.left.0 - self.page.right.0)
    }

    /// The height of the type area.
    #[must_use]
    pub const fn type_height(&self) -> TenthMm {
        TenthMm(self.page.height.0 - self.page.top.0 - self.page.bottom.0)
    }
}
