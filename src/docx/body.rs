//! `document.xml`: each sheet becomes paragraphs and tables that name their styles.

use super::Error;
use super::element::{Element, Node};
use super::fitted::Fitted;
use super::fragment::Fragment;
use super::line::{self, Piece};
use super::media::Media;
use super::names::{self, RunMarks};
use super::order::canonical;
use super::runs::{Run, append};
use super::section::{Kind, is_letter};
use super::shape::Shapes;
use super::{parts, section, styles, table};
use crate::doc::{
    Block, Document, Figure, Heading, List, NotePlace, Orientation, Picture, Sheet, plain,
};
use crate::layout::company::company;
use crate::profile::{Profile, Role};
use crate::units::Twips;

/// The part.
pub(super) fn document_part(
    document: &Document,
    profile: &Profile,
    fitted: &Fitted,
    shapes: &Shapes,
) -> Result<(String, Media), Error> {
    let (fragments, media) = fragments(document, profile, fitted, shapes, Media::default())?;
    let mut out = opening();
    out.reserve(fragments.iter().map(Fragment::size).sum::<usize>() + CLOSING.len());
    for fragment in &fragments {
        fragment.write_to(&mut out);
    }
    out.push_str(CLOSING);
    Ok((out, media))
}

/// The elements of the body, the properties of its last section among them; its pictures are
/// added to `media`.
pub(super) fn elements(
    document: &Document,
    profile: &Profile,
    fitted: &Fitted,
    media: Media,
) -> Result<(Vec<Element>, Media), Error> {
    let (fragments, media) = fragments(document, profile, fitted, &Shapes::default(), media)?;
    let mut elements = Vec::new();
    for fragment in fragments {
        elements.extend(fragment.into_element()?);
    }
    Ok((elements, media))
}

fn fragments(
    document: &Document,
    profile: &Profile,
    fitted: &Fitted,
    shapes: &Shapes,
    media: Media,
) -> Result<(Vec<Fragment>, Media), Error> {
    let mut body = Body {
        profile,
        fitted,
        letter: document.sheets.iter().any(is_letter),
        kind: Kind::Plain,
        orientation: Orientation::Portrait,
        page_break: false,
        shapes,
        fragments: Vec::new(),
        media,
    };
    let sections = document
        .sheets
        .chunk_by(|one, next| one.orientation == next.orientation && !is_letter(next));
    for (index, sheets) in sections.enumerate() {
        if index > 0 {
            body.close_section()?;
        }
        let letter = sheets.first().filter(|sheet| is_letter(sheet));
        let index = letter
            .and_then(|sheet| sheet.head.as_ref())
            .map(|head| fitted.head_index(head, profile));
        body.kind = index
            .and_then(|index| fitted.heads.get(index))
            .map_or(Kind::Plain, |head| Kind::Letter(styles::letter_header(head, profile)));
        for (index, sheet) in sheets.iter().enumerate() {
            body.orientation = sheet.orientation;
            // The first sheet of a section begins a page by itself.
            body.page_break = index > 0;
            body.sheet(sheet)?;
        }
    }
    body.end()
}

/// The part with these elements.
pub(super) fn part(elements: &[Element]) -> String {
    let mut out = opening();
    for element in elements {
        element.write_to(&mut out);
    }
    out.push_str(CLOSING);
    out
}

/// What stands before the body's elements.
fn opening() -> String {
    format!(
        "{}<w:document xmlns:w=\"{}\" xmlns:r=\"{}\"><w:body>",
        parts::PROLOG,
        styles::W,
        parts::R
    )
}

/// What stands behind them.
const CLOSING: &str = "</w:body></w:document>";

/// The elements of the body so far.
pub(super) struct Body<'a> {
    pub(super) profile: &'a Profile,
    /// Which numbered styles the sheets need.
    pub(super) fitted: &'a Fitted,
    /// Whether the document is a letter.
    letter: bool,
    /// What the section begins with.
    kind: Kind,
    /// How the sheets of the section lie.
    pub(super) orientation: Orientation,
    /// Whether the next paragraph begins a page.
    page_break: bool,
    /// The forms of paragraphs and rows.
    shapes: &'a Shapes,
    /// Paragraphs and tables, in order.
    fragments: Vec<Fragment>,
    /// The pictures.
    pub(super) media: Media,
}

impl Body<'_> {
    fn sheet(&mut self, sheet: &Sheet) -> Result<(), Error> {
        if let Some(head) = &sheet.head {
            self.head(head);
        }
        if let Some(label) = &sheet.attachment_label {
            self.line(names::id(Role::AttachmentLabel), label)?;
        }
        if !sheet.title.is_empty() {
            let role = match (&sheet.head, &sheet.attachment_label) {
                (_, Some(_)) => Role::AttachmentTitle,
                (Some(_), None) if !sheet.title_note.is_empty() => Role::NotedTitle,
                (Some(_), None) => Role::Title,
                (None, None) => Role::TopTitle,
            };
            self.title(role, &sheet.title)?;
        }
        if !sheet.title_note.is_empty() {
            self.title(Role::TitleNote, &sheet.title_note)?;
        }
        if let Some(addressee) = &sheet.addressee {
            self.line(names::id(Role::Addressee), addressee)?;
        }
        self.blocks(&sheet.body)?;
        for (index, line) in sheet.attendance.iter().enumerate() {
            let id =
                if index == 0 { names::id(Role::Attendance) } else { names::ATTENDANCE_NEXT.0 };
            let label = Piece::Styled(names::LABEL.0, &line.label);
            self.push(line::paragraph(id, &[label, Piece::Text(&line.text)]));
        }
        for line in &sheet.attachment_note {
            let role = match line.place {
                NotePlace::Only => Role::NoteOnly,
                NotePlace::First => Role::NoteFirst,
                NotePlace::Next => Role::NoteNext,
                NotePlace::Wide => Role::NoteWide,
            };
            self.line(names::id(role), &format!("{}{}", line.label, line.name))?;
        }
        if let Some(signature) = &sheet.signature {
            // A text of one paragraph stays where it is: the first page must show some of it.
            let last = usize::from(texts(&sheet.body) > 1);
            let company = company(sheet, self.profile);
            let last = if company.paragraph { last } else { 0 };
            self.keep_with_next(company.notes + last)?;
            self.signature(signature, sheet.remark.is_none());
        }
        if let Some(remark) = &sheet.remark {
            self.line(names::id(Role::Remark), remark)?;
        }
        if let Some(imprint) = &sheet.imprint {
            if section::has_even_imprint(sheet, self.profile) {
                // 版记 has a section of its own, which begins on an even page.
                self.close_section()?;
                self.kind = Kind::EvenPage;
                self.orientation = Orientation::Portrait;
                // LibreOffice begins no page with a table that floats.
                self.table(after_table());
                self.imprint(imprint, self.letter);
                return Ok(());
            }
            self.imprint(imprint, self.letter);
        }
        Ok(())
    }

    /// Keeps the last `count` paragraphs with what follows: a signature never stands alone on a
    /// page (7.3.5.5).
    fn keep_with_next(&mut self, count: usize) -> Result<(), Error> {
        let last = self.fragments.iter_mut().rev().take(count);
        for paragraph in last.filter(|last| last.name() == "w:p") {
            if let Some(properties) = paragraph.element()?.first_or_insert("w:pPr") {
                properties.push(Element::new("w:keepNext", &[]));
                canonical(properties);
            }
        }
        Ok(())
    }

    /// A title: one paragraph, so that it is one entry in a navigation pane.
    fn title(&mut self, role: Role, lines: &[String]) -> Result<(), Error> {
        let mut runs = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                runs.push(Run { style: None, text: None, joined: true });
            }
            runs.push(Run { style: None, text: Some(line.as_str()), joined: index > 0 });
        }
        self.paragraph(names::id(role), &runs)
    }

    fn blocks(&mut self, blocks: &[Block]) -> Result<(), Error> {
        for block in blocks {
            match block {
                Block::Heading(heading) => self.heading(heading)?,
                Block::Paragraph(paragraph) => {
                    let mut runs = Vec::new();
                    if let Some(lead) = &paragraph.lead {
                        let marks = RunMarks { lead: Some(lead.level), ..RunMarks::default() };
                        append(&mut runs, &lead.label, &lead.text, marks);
                    }
                    append(&mut runs, "", &paragraph.text, RunMarks::default());
                    self.paragraph(names::id(Role::Body), &runs)?;
                }
                Block::List(list) => self.list(list)?,
                Block::Table(table) => {
                    let cell = self.profile.style(Role::TableCell);
                    let pitch = cell.pitch.unwrap_or(self.profile.grid.pitch);
                    let (width, page_break) = (self.width(), self.page_break);
                    if let Some(xml) = table::xml(table, width, pitch, page_break, self.shapes)? {
                        self.separate_tables();
                        self.page_break = false;
                        self.fragments.push(Fragment::Finished { name: "w:tbl", xml });
                    }
                }
                Block::Figure(figure) => self.figure(figure),
                Block::PageBreak => self.page_break = true,
            }
        }
        Ok(())
    }

    fn heading(&mut self, heading: &Heading) -> Result<(), Error> {
        let mut runs = Vec::new();
        append(&mut runs, &heading.label, &heading.text, RunMarks::default());
        self.paragraph(names::id(names::heading(heading.level)), &runs)
    }

    /// A picture in a line of its own, and its caption.
    fn figure(&mut self, figure: &Figure) {
        let captioned = !figure.caption.is_empty();
        let id = if captioned { names::id(Role::Picture) } else { names::PICTURE_ALONE.0 };
        let mut picture = line::paragraph(id, &[]);
        let shown = match &figure.raster {
            Some(raster) => Picture { image: raster.clone(), ..figure.picture.clone() },
            None => figure.picture.clone(),
        };
        picture.push(self.media.inline(&shown));
        self.push(picture);
        if !figure.caption.is_empty() {
            let caption = plain(&figure.caption);
            self.push(line::paragraph(names::id(Role::Caption), &[Piece::Text(&caption)]));
        }
    }

    fn list(&mut self, list: &List) -> Result<(), Error> {
        for item in &list.items {
            let mut runs = Vec::new();
            append(&mut runs, &item.label, &item.text, RunMarks::default());
            self.paragraph(names::id(Role::ListItem), &runs)?;
            self.blocks(&item.more)?;
        }
        Ok(())
    }

    /// A paragraph of the form.
    pub(super) fn push(&mut self, mut paragraph: Element) {
        if self.page_break
            && let Some(properties) = paragraph.first_or_insert("w:pPr")
        {
            properties.push(Element::new("w:pageBreakBefore", &[]));
            canonical(properties);
            self.page_break = false;
        }
        self.fragments.push(Fragment::Element(paragraph));
    }

    /// A table of the form, or what stands between tables.
    pub(super) fn table(&mut self, table: Element) {
        self.fragments.push(Fragment::Element(table));
    }

    /// A paragraph of plain text in the style `id`.
    fn line(&mut self, id: &'static str, text: &str) -> Result<(), Error> {
        self.paragraph(id, &[Run { style: None, text: Some(text), joined: false }])
    }

    fn paragraph(&mut self, style: &'static str, runs: &[Run<'_>]) -> Result<(), Error> {
        let mut xml = String::new();
        self.shapes.paragraph(style, runs, self.page_break, &mut xml)?;
        self.page_break = false;
        self.fragments.push(Fragment::Finished { name: "w:p", xml });
        Ok(())
    }

    /// The width of the type area as the sheet lies.
    pub(super) fn width(&self) -> Twips {
        match self.orientation {
            Orientation::Portrait => self.profile.type_width().twips(),
            Orientation::Landscape => self.profile.type_height().twips(),
        }
    }

    fn ends_with(&self, name: &str) -> bool {
        self.fragments.last().is_some_and(|last| last.name() == name)
    }

    /// Keeps a table from growing together with the one before it: an empty line on the same
    /// page, next to nothing where a page ends between them.
    pub(super) fn separate_tables(&mut self) {
        if self.ends_with("w:tbl") {
            let between = if self.page_break { after_table() } else { Element::new("w:p", &[]) };
            self.table(between);
        }
    }

    /// Puts the section's properties into its last paragraph.
    fn close_section(&mut self) -> Result<(), Error> {
        if !self.ends_with("w:p") {
            self.table(after_table());
        }
        let section = Element::parse_all(self.section()?.as_bytes())?;
        if let Some(paragraph) = self.fragments.last_mut()
            && let Some(properties) = paragraph.element()?.first_or_insert("w:pPr")
        {
            properties.children.extend(section.into_iter().map(Node::Element));
            canonical(properties);
        }
        Ok(())
    }

    /// The properties of the section that ends here.
    fn section(&self) -> Result<String, quick_xml::Error> {
        let section = (self.orientation, self.kind, self.letter);
        self.shapes.section(section, self.profile)
    }

    /// All elements, with the properties of the last section.
    fn end(mut self) -> Result<(Vec<Fragment>, Media), Error> {
        if !self.ends_with("w:p") {
            // Word wants a paragraph after a table.
            self.table(after_table());
        }
        let xml = self.section()?;
        self.fragments.push(Fragment::Finished { name: "w:sectPr", xml });
        Ok((self.fragments, self.media))
    }
}

/// How many pieces of text there are besides headings, which stay with what follows them.
fn texts(blocks: &[Block]) -> usize {
    let count = |block: &Block| match block {
        Block::Heading(_) | Block::PageBreak => 0,
        Block::Paragraph(_) | Block::Table(_) | Block::Figure(_) => 1,
        Block::List(list) => list.items.iter().map(|item| 1 + texts(&item.more)).sum(),
    };
    blocks.iter().map(count).sum()
}

/// A paragraph that takes next to no room.
pub(super) fn after_table() -> Element {
    let mut properties = Element::new("w:pPr", &[]);
    properties.push(Element::new("w:pStyle", &[("w:val", names::AFTER_TABLE)]));
    let mut paragraph = Element::new("w:p", &[]);
    paragraph.push(properties);
    paragraph
}
