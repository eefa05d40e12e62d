//! Sections: paper, margins, page numbers. A section is a run of sheets that lie the same way;
//! the numbers of pages go on from one to the next.

use docx_rs::{
    BuildXML, FieldCharType, Footer, FooterReference, HeightRule, InstrPAGE, InstrText, PageMargin,
    PageOrientationType, PageSize, Paragraph, Run, SectionProperty, Table, TableCell,
    TableLayoutType, TablePositionProperty, TableRow, TextDirectionType, WidthType,
};

use super::element::Element;
use super::fitted::{Fitted, numbered};
use super::line::{self, Frame, FrameCell, unprinted};
use super::names;
use super::order::canonical;
use super::styles::HAIR_LINE;
use super::table::strip_direct;
use super::text::clean;
use crate::doc::{Document, Format, Orientation, RedHead, Sheet};
use crate::profile::{ImprintPage, Profile, Role};
use crate::units::{TenthMm, Twips};

/// A footer of the document, or the header of a letter.
#[derive(Debug)]
pub(super) struct MarginPart {
    /// What sections call it by.
    pub(super) id: &'static str,
    /// The name of its file in `word/`.
    pub(super) file: &'static str,
    /// What it is: “footer” or “header”.
    pub(super) kind: &'static str,
    /// The part.
    pub(super) content: String,
}

impl MarginPart {
    /// Where the file lies in the package.
    pub(super) fn path(&self) -> String {
        format!("word/{}", self.file)
    }
}

/// The identifiers of the footers of odd and of even pages.
const fn ids(orientation: Orientation) -> [&'static str; 2] {
    match orientation {
        Orientation::Portrait => ["rIdOdd", "rIdEven"],
        Orientation::Landscape => ["rIdOddLandscape", "rIdEvenLandscape"],
    }
}

/// The footers that the sheets of `document` need.
pub(super) fn footers(
    document: &Document,
    profile: &Profile,
    fitted: &Fitted,
) -> Result<Vec<MarginPart>, quick_xml::Error> {
    let mut parts = Vec::new();
    for orientation in [Orientation::Portrait, Orientation::Landscape] {
        let mut sheets = document.sheets.iter();
        if !sheets.any(|sheet| sheet.orientation == orientation) {
            continue;
        }
        let ([odd, even], files) = match orientation {
            Orientation::Portrait => {
                let letter = document.sheets.iter().any(is_letter);
                (upright_footers(letter, profile)?, ["footer1.xml", "footer2.xml"])
            }
            Orientation::Landscape => (landscape_footers(profile)?, ["footer3.xml", "footer4.xml"]),
        };
        for ((id, file), content) in ids(orientation).into_iter().zip(files).zip([odd, even]) {
            parts.push(MarginPart { id, file, kind: "footer", content });
        }
    }
    if let Some(head) = document.sheets.iter().find(|sheet| is_letter(sheet)) {
        let head = head.head.as_ref();
        let (header, footer) = letter_margins(head, profile, fitted);
        parts.push(MarginPart {
            id: FIRST_HEADER,
            file: "header1.xml",
            kind: "header",
            content: header,
        });
        parts.push(MarginPart {
            id: FIRST_FOOTER,
            file: "footer5.xml",
            kind: "footer",
            content: footer,
        });
    }
    if document.sheets.iter().any(|sheet| has_even_imprint(sheet, profile)) {
        let mut empty = root("w:ftr");
        empty.push(line::paragraph(names::FOOTER, &[]));
        parts.push(MarginPart {
            id: NO_NUMBER,
            file: "footer6.xml",
            kind: "footer",
            content: part(&empty),
        });
    }
    Ok(parts)
}

/// The footer of pages without a number. A section without a footer would have the one before it.
const NO_NUMBER: &str = "rIdNoNumber";

/// Whether `sheet` has the head of a letter, whose first page is unlike the others (10.1).
pub(super) fn is_letter(sheet: &Sheet) -> bool {
    sheet.head.as_ref().is_some_and(|head| head.format == Format::Letter)
}

/// The header and the footer of a letter's first page: the mark with the first rule, and the
/// second rule.
fn letter_margins(head: Option<&RedHead>, profile: &Profile, fitted: &Fitted) -> (String, String) {
    let mut header = root("w:hdr");
    let mut footer = root("w:ftr");
    if let Some(head) = head {
        let index = fitted.head_index(head, profile);
        let id = numbered(names::id(Role::Mark), index);
        let pieces = super::head::mark_pieces(&head.mark, fitted.heads.get(index));
        header.push(line::paragraph(&id, &unprinted(pieces, profile.preprinted.mark)));
        if profile.preprinted.rule {
            header.push(line::paragraph(&numbered(names::DOUBLE_RULE_SPACE.0, index), &[]));
        }
    }
    let letter = &profile.letter;
    let left = (profile.page.width.twips().0 - letter.width.twips().0) / 2;
    let rule = letter.eighths * 20 / 8 + THIN_AND_GAP;
    let top = profile.page.height.twips().0 - letter.foot.twips().0 - HAIR_LINE.0 - rule;
    let rule = Frame {
        style: names::PAGE_NUMBER_TABLE,
        place: vec![
            ("w:vertAnchor", "page".to_owned()),
            ("w:horzAnchor", "page".to_owned()),
            ("w:tblpX", left.to_string()),
            ("w:tblpY", top.to_string()),
        ],
        indent: 0,
        columns: vec![letter.width.twips().0],
        rows: vec![vec![FrameCell {
            middle: false,
            paragraphs: vec![line::paragraph(names::LETTER_RULE.0, &[])],
        }]],
    };
    if !profile.preprinted.rule {
        footer.push(rule.element());
    }
    footer.push(line::paragraph(names::AFTER_TABLE, &[]));
    (part(&header), part(&footer))
}

/// A part that consists of `element`.
fn part(element: &Element) -> String {
    let mut out = super::parts::PROLOG.to_owned();
    element.write_to(&mut out);
    out
}

/// The thin stroke of a double rule and the white beside it, in twips; its size is that of the
/// thick one.
const THIN_AND_GAP: i32 = 30;

/// What a header or footer is inside.
fn root(name: &str) -> Element {
    Element::new(name, &[("xmlns:w", super::styles::W)])
}

/// What the section of a letter calls its first page's header and footer.
const FIRST_HEADER: &str = "rIdFirstHeader";
/// See [`FIRST_HEADER`].
const FIRST_FOOTER: &str = "rIdFirstFooter";

/// From the foot of a page number's line up to the middle of its 一字线, in twips: on a line of
/// exact height the base line lies at four fifths, and the 一字线 a third of the type's size
/// above it.
fn dash_height(profile: &Profile) -> i32 {
    let style = profile.style(Role::PageNumberOdd);
    footer_pitch(profile) / 5 + style.size.0 * 10 * DASH_RISE / 100
}

/// How high a line of a footer is.
fn footer_pitch(profile: &Profile) -> i32 {
    profile.style(Role::PageNumberOdd).pitch.unwrap_or(profile.grid.pitch).0
}

/// How far the middle of a 一字线 lies above the base line, in percent of the size.
const DASH_RISE: i32 = 32;

/// The header's distance from the paper's edge; there is no header.
const HEADER: i32 = 851;

/// What a section begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A page like the others.
    Plain,
    /// The first page of a letter; so far, in twips, its header is from the paper's edge.
    Letter(i32),
    /// An even page, after a blank one where that is needed. Its pages have no numbers (7.5).
    EvenPage,
}

/// Whether 版记 of `sheet` stands on an even page of its own.
pub(super) fn has_even_imprint(sheet: &Sheet, profile: &Profile) -> bool {
    sheet.imprint.is_some() && profile.imprint.page == ImprintPage::Even
}

/// `sectPr` of the sheets that lie like `orientation`.
pub(super) fn property(
    orientation: Orientation,
    kind: Kind,
    letter: bool,
    profile: &Profile,
) -> Result<Element, quick_xml::Error> {
    let page = &profile.page;
    let [odd, even] = match kind {
        Kind::Plain | Kind::Letter(_) => ids(orientation),
        Kind::EvenPage => [NO_NUMBER; 2],
    };
    let footer = match kind {
        // The footers of a letter are taller.
        Kind::Plain | Kind::Letter(_) if letter => letter_footer(profile),
        Kind::Plain | Kind::Letter(_) => number_foot(profile),
        // LibreOffice leaves no room between such a page's text and its footer, so there is none:
        // the empty line ends where the type area does.
        Kind::EvenPage => page.bottom.twips().0 - footer_pitch(profile),
    };
    let bottom = match kind {
        Kind::Letter(_) => letter_bottom(profile),
        Kind::Plain | Kind::EvenPage => page.bottom.twips().0,
    };
    let (size, margin) = match orientation {
        Orientation::Portrait => (
            PageSize::new().size(unsigned(page.width), unsigned(page.height)),
            PageMargin::new()
                .top(page.top.twips().0)
                .right(page.right.twips().0)
                .bottom(bottom)
                .left(page.left.twips().0)
                .footer(footer),
        ),
        // Bound with the upright sheets, the sheet is turned a quarter to the left: what is its
        // top here lies at their left edge, and its left edge at their foot.
        Orientation::Landscape => (
            PageSize::new()
                .size(unsigned(page.height), unsigned(page.width))
                .orient(PageOrientationType::Landscape),
            PageMargin::new()
                .top(page.left.twips().0)
                .right(page.top.twips().0)
                .bottom(page.right.twips().0)
                .left(page.bottom.twips().0)
                .footer(page.right.twips().0 / 2),
        ),
    };
    let header = match kind {
        Kind::Letter(header) => header,
        Kind::Plain | Kind::EvenPage => HEADER,
    };
    let mut section =
        SectionProperty::new().page_size(size).page_margin(margin.header(header).gutter(0));
    section.footer_reference = Some(FooterReference::new("default", odd));
    section.even_footer_reference = Some(FooterReference::new("even", even));
    let mut section = first(&section.build())?;
    if kind == Kind::EvenPage {
        section.push(Element::new("w:type", &[("w:val", "evenPage")]));
        canonical(&mut section);
    }
    if let Kind::Letter(_) = kind {
        for (name, id) in [("w:footerReference", FIRST_FOOTER), ("w:headerReference", FIRST_HEADER)]
        {
            section.push(Element::new(name, &[("w:type", "first"), ("r:id", id)]));
        }
        section.push(Element::new("w:titlePg", &[]));
        canonical(&mut section);
    }
    Ok(section)
}

/// From the paper's foot to the middle of the 一字线, in twips.
fn page_number_line(profile: &Profile) -> i32 {
    profile.page.bottom.twips().0 - profile.page_number.drop.twips().0
}

/// From the paper's foot to that of the number's line.
fn number_foot(profile: &Profile) -> i32 {
    page_number_line(profile) - dash_height(profile)
}

/// From the paper's foot to the text of a letter's first page (10.1), which reaches lower than
/// that of any other: the section has its margin, and the footers of the other pages are so tall
/// that their text ends where it should.
fn letter_bottom(profile: &Profile) -> i32 {
    let gain = crate::layout::first_page::letter_gain(profile).twips().0;
    // On a line of exact height the base line lies at four fifths, and an eighth of a character
    // below it; a line more or less must not hang on a rounding.
    let style = profile.style(Role::Body);
    let below = profile.grid.pitch.0 / 5 - style.size.0 * 10 / 8;
    profile.page.bottom.twips().0 - gain - below - profile.grid.pitch.0 / 20
}

/// From the paper's foot to the footers of a letter: low enough for its first page.
fn letter_footer(profile: &Profile) -> i32 {
    letter_bottom(profile).min(number_foot(profile)) / 2
}

/// What fills the footers of a letter above the number and below it, so that the number stands
/// where others have it and the text ends where theirs does.
pub(super) fn letter_footer_spaces(profile: &Profile) -> [Twips; 2] {
    let style = profile.style(Role::PageNumberOdd);
    let number = style.pitch.unwrap_or(profile.grid.pitch).0;
    let foot = number_foot(profile);
    let above = profile.page.bottom.twips().0 - foot - number;
    [Twips(above.max(HAIR_LINE.0)), Twips((foot - letter_footer(profile)).max(HAIR_LINE.0))]
}

/// The footers of odd and even upright pages.
fn upright_footers(letter: bool, profile: &Profile) -> Result<[String; 2], quick_xml::Error> {
    let make = |role| {
        let mut content = Footer::new();
        let space = |(id, _)| Paragraph::new().style(id);
        if letter {
            content = content.add_paragraph(space(names::FOOTER_ABOVE));
        }
        content = content.add_paragraph(number(role, profile));
        if letter {
            content = content.add_paragraph(space(names::FOOTER_BELOW));
        }
        footer(&content)
    };
    Ok([make(Role::PageNumberOdd)?, make(Role::PageNumberEven)?])
}

/// The footers of odd and even pages on their side: the number stands at the upright sheet's
/// foot, which is the left edge here, and reads from top to bottom. A floating table holds it.
fn landscape_footers(profile: &Profile) -> Result<[String; 2], quick_xml::Error> {
    let make = |role| {
        let style = profile.style(role);
        let pitch = style.pitch.unwrap_or(profile.grid.pitch).0;
        let cell = TableCell::new()
            .width(to_usize(pitch), WidthType::Dxa)
            .text_direction(TextDirectionType::TbRl)
            .add_paragraph(number(role, profile));
        let height = f32::from(i16::try_from(profile.type_width().twips().0).unwrap_or(i16::MAX));
        let row = TableRow::new(vec![cell]).row_height(height).height_rule(HeightRule::Exact);
        let table = Table::without_borders(vec![row])
            .style(names::PAGE_NUMBER_TABLE)
            .set_grid(vec![to_usize(pitch)])
            .width(to_usize(pitch), WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
            .position(
                TablePositionProperty::new()
                    .horizontal_anchor("page")
                    .vertical_anchor("page")
                    .position_x(page_number_line(profile) - dash_height(profile))
                    .position_y(profile.page.left.twips().0),
            );
        let after = Paragraph::new().style(names::AFTER_TABLE);
        footer(&Footer::new().add_table(table).add_paragraph(after))
    };
    Ok([make(Role::PageNumberOdd)?, make(Role::PageNumberEven)?])
}

/// “— 1 —” (7.5), or what the house writes around the digits.
fn number(role: Role, profile: &Profile) -> Paragraph {
    let number = &profile.page_number;
    let mut run = Run::new();
    if !number.before.is_empty() {
        run = run.add_text(clean(&number.before));
    }
    let mut run = run
        .add_field_char(FieldCharType::Begin, false)
        .add_instr_text(InstrText::PAGE(InstrPAGE {}))
        .add_field_char(FieldCharType::Separate, false)
        .add_text("1")
        .add_field_char(FieldCharType::End, false);
    if !number.after.is_empty() {
        run = run.add_text(clean(&number.after));
    }
    Paragraph::new().style(names::id(role)).add_run(run)
}

/// The part of `footer`.
fn footer(footer: &Footer) -> Result<String, quick_xml::Error> {
    let mut element = first(&footer.build())?;
    for table in element.elements_mut().filter(|child| child.name == "w:tbl") {
        strip_direct(table);
    }
    let mut out = super::parts::PROLOG.to_owned();
    element.write_to(&mut out);
    Ok(out)
}

/// The first element of `xml`, in order.
fn first(xml: &[u8]) -> Result<Element, quick_xml::Error> {
    let mut element = Element::parse_all(xml)?.into_iter().next().unwrap_or_default();
    canonical(&mut element);
    Ok(element)
}

/// A length of the profile's as docx-rs takes it.
fn unsigned(length: TenthMm) -> u32 {
    u32::try_from(length.twips().0).unwrap_or_default()
}

/// Twips as docx-rs takes them.
pub(super) fn to_usize(twips: i32) -> usize {
    usize::try_from(twips).unwrap_or_default()
}
