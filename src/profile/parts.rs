//! The measures of a page: paper, grid, rules, mark, page numbers.

use crate::units::{Chars, HalfPoints, HundredthMm, TenthMm, Twips};

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
    /// From the ink of the number to the rule.
    pub gap: TenthMm,
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

/// The rules of 版记 (7.4.1), and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct ImprintRules {
    /// The thickness of the first and the last.
    pub outer: HundredthMm,
    /// That of those between them.
    pub inner: HundredthMm,
    /// On which page it stands.
    pub page: ImprintPage,
}

/// On which page 版记 stands (7.4.1, 7.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImprintPage {
    /// The last one of the text.
    Last,
    /// An even page of its own, after a blank one where the text ends on an even page.
    Even,
}

/// Page numbers (7.5).
#[derive(Clone, Debug)]
pub struct PageNumber {
    /// What stands before the digits.
    pub before: String,
    /// What stands after them.
    pub after: String,
    /// Where they stand.
    pub position: Position,
    /// From the foot of the type area to the 一字线.
    pub drop: TenthMm,
    /// From the outer edge of the type area, in characters of the number's own size.
    pub indent: Chars,
}

/// Where a page number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// At the outer edge: right on odd pages, left on even ones.
    Outer,
    /// In the middle of the type area.
    Centre,
}

/// What the paper has before it is printed on (套打): none of it is drawn, its room is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "five parts, each there or not")]
pub struct Preprinted {
    /// 份号, 密级 and 紧急程度.
    pub labels: bool,
    /// 发文机关标志.
    pub mark: bool,
    /// 发文字号.
    pub number: bool,
    /// 签发人.
    pub signers: bool,
    /// The red rule, or the double rules of a letter.
    pub rule: bool,
}
