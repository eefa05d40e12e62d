//! The tree: what a finished document says, and nothing of how it looks.
//!
//! An official document is a form with prose in one slot. What the standard knows as a field is
//! a typed slot of [`Sheet`] and never went through Markdown; only bodies are [`Block`]s. Labels,
//! dates and references are text here, so both backends print the same characters. The enums are
//! closed: a new node does not compile until every backend handles it.

use crate::image::Image;
use crate::units::TenthMm;

/// One output: a name, what its file's properties say, and its sheets in order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Document {
    /// The file name without extension: `notice`, `plan`, `schedule`, `attachment-1`, `bundle`.
    pub name: String,
    /// What goes into the file's properties.
    pub meta: Meta,
    /// The parts that each begin on a new page. Never empty.
    pub sheets: Vec<Sheet>,
}

/// The file's properties.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Meta {
    /// The title of the first sheet, in one line.
    pub title: String,
    /// 发文机关: the issuer's name.
    pub issuer: String,
    /// 成文日期 as `YYYY-MM-DD`; `None` where the spec's date could not be read.
    pub date: Option<String>,
}

/// What begins on a new page: the issued text, the plan behind a notice, an attachment.
/// The slots stand in the order in which they are set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sheet {
    /// A name that is unique in the document, for anchors: `notice`, `plan`, `attachment-1`.
    pub id: String,
    /// How the paper lies.
    pub orientation: Orientation,
    /// 版头 (7.2); only the sheet that is issued has one.
    pub head: Option<RedHead>,
    /// 附件顺序号 over an attachment (7.3.7): “附件1”, or “附件” when there is but one.
    pub attachment_label: Option<String>,
    /// 标题 (7.3.1), one string a line, as it is broken.
    pub title: Vec<String>,
    /// 题注, in its full-width brackets below the title, one string a line: the day and the meeting
    /// of a resolution. Empty for most.
    pub title_note: Vec<String>,
    /// 主送机关 (7.3.2), with its full-width colon.
    pub addressee: Option<String>,
    /// 正文 (7.3.3).
    pub body: Vec<Block>,
    /// What is drawn below the body, of what the body says; on a screen only.
    pub drawings: Vec<Drawing>,
    /// 出席, 请假 and 列席 of minutes (10.3), in this order.
    pub attendance: Vec<Labelled>,
    /// 附件说明 (7.3.4); empty when there are no attachments.
    pub attachment_note: Vec<NoteLine>,
    /// 发文机关署名 and 成文日期 (7.3.5).
    pub signature: Option<Signature>,
    /// 附注 (7.3.6), with its full-width brackets.
    pub remark: Option<String>,
    /// 版记 (7.4), at the foot of this sheet's last page; the last sheet of a document has it.
    pub imprint: Option<Imprint>,
}

/// A label that ends in ：, and what follows it; further lines align behind the colon.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Labelled {
    /// “出席：”, “抄送：”.
    pub label: String,
    /// The names.
    pub text: String,
}

/// How the paper lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Orientation {
    /// Upright.
    #[default]
    Portrait,
    /// On its side, for tables that are wider than the type area (clause 8).
    Landscape,
}

/// What a document's first page looks like (clause 10 and clause 7.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// 文件: mark, number, red rule.
    #[default]
    Document,
    /// 信函 (10.1): the mark near the paper's top, two red double rules.
    Letter,
    /// 命令（令） (10.2): the mark 20 mm below the top of the type area, no red rule.
    Order,
    /// 纪要 (10.3): as 文件, with 出席 and the like below the text.
    Minutes,
}

/// 版头: what stands above and on the red rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct RedHead {
    /// The format.
    pub format: Format,
    /// 份号 (7.2.1): six digits.
    pub copy_number: Option<String>,
    /// 密级和保密期限 (7.2.2): “机密★1年”.
    pub secrecy: Option<String>,
    /// 紧急程度 (7.2.3): “特急”, “加急”.
    pub urgency: Option<String>,
    /// 发文机关标志 (7.2.4).
    pub mark: Mark,
    /// 发文字号 (7.2.5), as printed: “常儿医委〔2018〕33号”; minutes may have none.
    pub doc_number: Option<String>,
    /// 签发人 (7.2.6); upward documents only, whose number then stands at the left.
    pub signers: Vec<String>,
}

/// 发文机关标志 as it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Mark {
    /// The lines: one name, or one an issuer, the sponsor first. A name that is too long for a
    /// line is broken before it comes here.
    pub lines: Vec<String>,
    /// “文件” to the right of several names, centred on their height; empty for a single mark,
    /// which carries it in its line.
    pub suffix: String,
}

/// One line of 附件说明.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NoteLine {
    /// Which line it is; its indent follows from that.
    pub place: NotePlace,
    /// The label with its number: “附件：”, “附件：1.”, “2.”.
    pub label: String,
    /// The attachment's name.
    pub name: String,
}

/// Where a line stands in 附件说明.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotePlace {
    /// The only attachment: “附件：name”.
    Only,
    /// The first of several: “附件：1.name”.
    First,
    /// One that follows: its number stands under the first one's.
    Next,
    /// One with a number of two digits, whose name therefore begins half a character later.
    Wide,
}

/// 发文机关署名 and 成文日期 (7.3.5).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Signature {
    /// How it is signed.
    pub form: Signing,
    /// The issuers' names below each other, the sponsor first. Never empty.
    pub issuers: Vec<String>,
    /// The date as printed: “2018年5月21日”.
    pub date: String,
}

/// How a document is signed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Signing {
    /// Without a seal (7.3.5.2).
    #[default]
    Unsealed,
    /// With the issuers' seals (7.3.5.1).
    Sealed {
        /// How wide a seal is, the pictures' width or the room for what is put on the paper.
        size: TenthMm,
        /// The seals, one an issuer in their order; `None` where it is put on the paper. As many
        /// as there are issuers.
        seals: Vec<Option<Picture>>,
    },
    /// With the signature stamps of who heads the issuers, in their order (7.3.5.3).
    Stamped(Vec<Stamp>),
}

/// 签名章 and the office of who signs (7.3.5.3).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// The signer's office, left of the stamp: “市长”; empty for none.
    pub title: String,
    /// The stamp's width, or that of the room for what is put on the paper.
    pub width: TenthMm,
    /// Its height, likewise.
    pub height: TenthMm,
    /// The stamp; `None` where it is put on the paper.
    pub picture: Option<Picture>,
}

/// A picture as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Picture {
    /// The file.
    pub image: Image,
    /// Its width on paper.
    pub width: TenthMm,
    /// Its height on paper.
    pub height: TenthMm,
    /// What it shows, for those who do not see it.
    pub alt: String,
}

/// A picture in a body, on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Figure {
    /// The picture. As it is read it has its natural size or the one that is asked for;
    /// [`crate::layout`] makes it fit the type area.
    pub picture: Picture,
    /// What DOCX shows in the place of a drawing (SVG).
    pub raster: Option<Image>,
    /// What stands below it; empty for nothing.
    pub caption: Vec<Inline>,
}

/// A drawing that the program makes: a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Drawing {
    /// It, as SVG.
    pub svg: String,
    /// Its width on paper.
    pub width: TenthMm,
    /// Its height on paper.
    pub height: TenthMm,
    /// What it shows, for those who do not see it.
    pub alt: String,
}

/// 版记 (7.4).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Imprint {
    /// 主送 that was moved here, then 抄送 (7.4.2); each ends in 。
    pub copies: Vec<Labelled>,
    /// 印发机关 (7.4.3).
    pub printer: Option<String>,
    /// 印发日期, with 印发: “2018年5月22日印发”.
    pub printed: Option<String>,
}

/// The four levels of 7.3.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 一、
    One,
    /// （一）
    Two,
    /// 1.
    Three,
    /// （1）
    Four,
}

impl Level {
    /// All four, outermost first.
    pub const ALL: [Self; 4] = [Self::One, Self::Two, Self::Three, Self::Four];

    /// 0 for the outermost level, 3 for the innermost.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// A piece of a body.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Block {
    /// A heading that stands alone.
    Heading(Heading),
    /// A paragraph, with or without a heading that leads it.
    Paragraph(Paragraph),
    /// An ordered list: each item a paragraph with its number.
    List(List),
    /// A table.
    Table(Table),
    /// A picture.
    Figure(Figure),
    /// The next block begins a new page.
    PageBreak,
}

/// A heading with its computed label.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Heading {
    /// Its level.
    pub level: Level,
    /// “一、”, “（二）”, …; empty where the heading is not numbered.
    pub label: String,
    /// Its text.
    pub text: Vec<Inline>,
}

/// A paragraph of running text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Paragraph {
    /// A heading that ends in 。 and leads this paragraph (run-in).
    pub lead: Option<Heading>,
    /// The text.
    pub text: Vec<Inline>,
}

/// An ordered list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct List {
    /// The items in order.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Item {
    /// “1.”, “（2）”, …
    pub label: String,
    /// The item's own paragraph.
    pub text: Vec<Inline>,
    /// What follows inside the item: further paragraphs, a list of its own.
    pub more: Vec<Block>,
}

/// A table. `rows` is rectangular: every row has `columns.len()` slots.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Table {
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// How many of the first rows are the head, which is repeated on every page.
    pub header_rows: usize,
    /// Whether cells of the first column head the rows they span (the stages of a schedule).
    pub row_groups: bool,
    /// The rows from top to bottom.
    pub rows: Vec<Vec<Slot>>,
    /// How many lines each row is tall at the least, so that the name of a stage that spans
    /// several rows shows whole in its first and is not torn by the end of a page. Rows past
    /// the end of the list have no least.
    pub least_lines: Vec<u16>,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Column {
    /// Its share of the table's width, in 1/1000; the shares of a table add up to 1000.
    pub share: u16,
    /// How its cells are set; heads are always centred.
    pub align: CellAlign,
}

/// How a cell's lines are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CellAlign {
    /// From the left, for prose.
    Left,
    /// Centred, for names, dates and figures.
    Centre,
    /// To the right, for sums.
    Right,
}

/// One place of a table's grid.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// A cell begins here.
    Cell(Vec<Inline>),
    /// The cell above reaches down to here.
    Above,
    /// The cell to the left reaches over to here.
    Left,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Inline {
    /// Text as it is printed.
    Text(String),
    /// Stressed: bold.
    Strong(Vec<Inline>),
    /// Set off: 楷体.
    Emphasis(Vec<Inline>),
    /// A line break inside the paragraph.
    LineBreak,
}

/// The characters of a line without its formatting; a line break is a line feed.
#[must_use]
pub fn plain(text: &[Inline]) -> String {
    let mut out = String::new();
    add_plain(text, &mut out);
    out
}

fn add_plain(text: &[Inline], out: &mut String) {
    for inline in text {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) => add_plain(inner, out),
            Inline::LineBreak => out.push('\n'),
        }
    }
}
