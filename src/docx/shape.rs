//! Shapes: what paragraphs and rows of one form have in common. docx-rs builds a form once, with a
//! sign in the place of every text and every measure, and all that differ from it in those alone are
//! made by putting them in. So what a document costs is its texts, and not the tree around them.
//!
//! The threads of a batch share them; there are no more than a few dozen in any campaign.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, PoisonError, RwLock};

use docx_rs::{
    BreakType, BuildXML, HeightRule, Paragraph, ParagraphChild, Run as DocxRun, Table, TableCell,
    TableLayoutType, TableRow, VAlignType, VMergeType, WidthType,
};

use super::element::Element;
use super::names;
use super::order::canonical;
use super::runs::Run;
use super::section::{self, Kind, to_usize};
use super::table::{look, strip_direct};
use super::text::put_text;
use crate::doc::Orientation;
use crate::profile::Profile;

/// Stands in a shape where a text goes: of private use, and nothing that XML escapes.
const HOLE: char = '\u{E000}';

/// Stands for a measure while docx-rs builds: nothing on a page is as long.
const LENGTH: usize = 7_654_321;

/// The same as docx-rs wants the height of a row, which holds it exactly.
const HEIGHT: f32 = 7_654_321.0;

/// What goes into a hole.
#[derive(Clone, Copy, Debug)]
enum Filling<'t> {
    Text(&'t str),
    /// In twips.
    Length(usize),
}

/// A cell of a row.
#[derive(Clone, Debug)]
pub(super) struct Cell<'t> {
    /// Its width in twips.
    pub(super) width: usize,
    /// How many columns it takes.
    pub(super) span: usize,
    /// Whether it begins a cell that reaches down (false) or goes on with one (true).
    pub(super) merge: Option<bool>,
    /// Its paragraph's style.
    pub(super) style: &'static str,
    /// Its text.
    pub(super) runs: Vec<Run<'t>>,
    /// Whether it begins a page.
    pub(super) page_break: bool,
}

type RunKey = (Option<&'static str>, bool, bool);
type CellKey = (usize, Option<bool>, &'static str, Vec<RunKey>, bool);

/// All that a form's XML depends on besides texts and measures.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// Style, runs, whether it begins a page.
    Paragraph(&'static str, Vec<RunKey>, bool),
    /// Cells, whether it has a least height, whether it is of the head.
    Row(Vec<CellKey>, bool, bool),
    /// How many columns, what heads what.
    Table(usize, usize, bool),
    /// How the paper lies, what it begins with, whether it is of a letter.
    Section(Orientation, Kind, bool),
}

impl Key {
    /// How many bytes it takes, about.
    fn size(&self) -> usize {
        let runs = |runs: &[RunKey]| size_of_val(runs);
        let more = match self {
            Self::Paragraph(_, own, _) => runs(own),
            Self::Row(cells, _, _) => {
                size_of_val(cells.as_slice())
                    + cells.iter().map(|cell| runs(&cell.3)).sum::<usize>()
            }
            Self::Table(_, _, _) | Self::Section(_, _, _) => 0,
        };
        size_of::<Self>() + more
    }
}

/// XML between texts.
type Shape = Vec<String>;

/// The most bytes that shapes take. When there are more, all are forgotten: those that are wanted
/// come back.
const MOST: usize = 8 << 20;

/// The shapes so far.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    known: RwLock<Known>,
}

#[derive(Debug, Default)]
struct Known {
    shapes: BTreeMap<Key, Arc<Shape>>,
    /// How many bytes they take, about.
    bytes: usize,
}

impl Shapes {
    /// None so far.
    pub(super) const fn new() -> Self {
        Self { known: RwLock::new(Known { shapes: BTreeMap::new(), bytes: 0 }) }
    }

    /// Appends a paragraph to `out`.
    pub(super) fn paragraph(
        &self,
        style: &'static str,
        runs: &[Run<'_>],
        page_break: bool,
        out: &mut String,
    ) -> Result<(), quick_xml::Error> {
        let key = Key::Paragraph(style, keys(runs), page_break);
        let shape = self.shape(key, || {
            let built = paragraph(style, runs, page_break);
            let mut whole = String::new();
            for mut element in Element::parse_all(&built.build())? {
                canonical(&mut element);
                element.write_to(&mut whole);
            }
            Ok(whole)
        })?;
        fill(&shape, texts(runs), out);
        Ok(())
    }

    /// Appends a row to `out`. `height` is the least that it has, in twips.
    pub(super) fn row(
        &self,
        cells: &[Cell<'_>],
        height: Option<i32>,
        is_head: bool,
        out: &mut String,
    ) -> Result<(), quick_xml::Error> {
        let cell = |cell: &Cell<'_>| {
            let runs = keys(&cell.runs);
            (cell.span, cell.merge, cell.style, runs, cell.page_break)
        };
        let key = Key::Row(cells.iter().map(cell).collect(), height.is_some(), is_head);
        let shape = self.shape(key, || row(cells, height.is_some(), is_head))?;
        let height = height.map(|height| Filling::Length(to_usize(height)));
        let own = cells
            .iter()
            .flat_map(|cell| std::iter::once(Filling::Length(cell.width)).chain(texts(&cell.runs)));
        fill(&shape, height.into_iter().chain(own), out);
        Ok(())
    }

    /// Appends the beginning of a table to `out`, up to its first row.
    pub(super) fn table(
        &self,
        grid: &[usize],
        header_rows: usize,
        row_groups: bool,
        indent: i32,
        out: &mut String,
    ) -> Result<(), quick_xml::Error> {
        let key = Key::Table(grid.len(), header_rows, row_groups);
        let shape = self.shape(key, || {
            let built = Table::without_borders(Vec::new())
                .style(names::TABLE)
                .set_grid(vec![LENGTH; grid.len()])
                .width(LENGTH, WidthType::Dxa)
                .indent(indent)
                .layout(TableLayoutType::Fixed)
                .build();
            let mut element = Element::parse_all(&built)?.into_iter().next().unwrap_or_default();
            strip_direct(&mut element);
            look(&mut element, header_rows, row_groups);
            canonical(&mut element);
            let mut whole = String::new();
            element.write_to(&mut whole);
            whole.truncate(whole.trim_end_matches(TABLE_END).len());
            Ok(whole)
        })?;
        let lengths = std::iter::once(grid.iter().sum()).chain(grid.iter().copied());
        fill(&shape, lengths.map(Filling::Length), out);
        Ok(())
    }

    /// The properties of a section, of documents that all look like `profile`.
    pub(super) fn section(
        &self,
        (orientation, kind, letter): (Orientation, Kind, bool),
        profile: &Profile,
    ) -> Result<String, quick_xml::Error> {
        let shape = self.shape(Key::Section(orientation, kind, letter), || {
            let mut whole = String::new();
            section::property(orientation, kind, letter, profile)?.write_to(&mut whole);
            Ok(whole)
        })?;
        Ok(shape.concat())
    }

    fn shape(
        &self,
        key: Key,
        make: impl FnOnce() -> Result<String, quick_xml::Error>,
    ) -> Result<Arc<Shape>, quick_xml::Error> {
        // Whoever panicked left what is known whole.
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(shape) = known.shapes.get(&key) {
            return Ok(Arc::clone(shape));
        }
        drop(known);
        let whole = make()?.replace(&LENGTH.to_string(), HOLE.encode_utf8(&mut [0; 4]));
        let shape: Arc<Shape> = Arc::new(whole.split(HOLE).map(str::to_owned).collect());
        let pieces = shape.iter().map(|piece| piece.len() + size_of::<String>());
        let bytes = key.size() + pieces.sum::<usize>();
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.bytes + bytes > MOST {
            *known = Known::default();
        }
        if known.shapes.insert(key, Arc::clone(&shape)).is_none() {
            known.bytes += bytes;
        }
        Ok(shape)
    }
}

/// How a table ends.
pub(super) const TABLE_END: &str = "</w:tbl>";

/// A row as docx-rs builds it.
fn row(cells: &[Cell<'_>], is_high: bool, is_head: bool) -> Result<String, quick_xml::Error> {
    let cells = cells.iter().map(|cell| {
        let mut built =
            TableCell::new().width(LENGTH, WidthType::Dxa).vertical_align(VAlignType::Center);
        if cell.span > 1 {
            built = built.grid_span(cell.span);
        }
        built = match cell.merge {
            None => built,
            Some(false) => built.vertical_merge(VMergeType::Restart),
            Some(true) => built.vertical_merge(VMergeType::Continue),
        };
        built.add_paragraph(paragraph(cell.style, &cell.runs, cell.page_break))
    });
    let mut built = TableRow::new(cells.collect()).cant_split();
    if is_high {
        built = built.row_height(HEIGHT).height_rule(HeightRule::AtLeast);
    }
    let table = Table::without_borders(vec![built]).build();
    let table = Element::parse_all(&table)?.into_iter().next().unwrap_or_default();
    let mut whole = String::new();
    for mut row in table.elements().filter(|child| child.name == "w:tr").cloned() {
        // Repeats it on every page; docx-rs has no word for it.
        if is_head && let Some(properties) = row.first_or_insert("w:trPr") {
            properties.push(Element::new("w:tblHeader", &[]));
        }
        canonical(&mut row);
        row.write_to(&mut whole);
    }
    Ok(whole)
}

/// A paragraph with a hole for every text. In place: a paragraph of docx-rs is over 2 KB, and its
/// own builder moves all of them for every run.
fn paragraph(style: &str, runs: &[Run<'_>], page_break: bool) -> Paragraph {
    let mut built = Paragraph::new().style(style);
    if page_break {
        built = built.page_break_before(true);
    }
    let mut made: Vec<DocxRun> = Vec::new();
    for run in runs {
        let before = made.pop_if(|_| run.joined);
        let new = || run.style.map_or_else(DocxRun::new, |style| DocxRun::new().style(style));
        let open = before.unwrap_or_else(new);
        made.push(match run.text {
            Some(_) => open.add_text(HOLE),
            None => open.add_break(BreakType::TextWrapping),
        });
    }
    built.children.extend(made.into_iter().map(|run| ParagraphChild::Run(Box::new(run))));
    built
}

fn keys(runs: &[Run<'_>]) -> Vec<RunKey> {
    runs.iter().map(|run| (run.style, run.text.is_some(), run.joined)).collect()
}

fn texts<'t>(runs: &'t [Run<'_>]) -> impl Iterator<Item = Filling<'t>> {
    runs.iter().filter_map(|run| run.text.map(Filling::Text))
}

/// Appends a shape with `fillings` in its holes to `out`.
fn fill<'t>(shape: &Shape, fillings: impl Iterator<Item = Filling<'t>>, out: &mut String) {
    let mut pieces = shape.iter();
    out.push_str(pieces.next().map_or("", String::as_str));
    for (piece, filling) in pieces.zip(fillings) {
        match filling {
            Filling::Text(text) => put_text(text, out),
            // Writing to a string cannot fail.
            Filling::Length(length) => drop(write!(out, "{length}")),
        }
        out.push_str(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Run<'_> {
        Run { style: None, text: Some(text), joined: false }
    }

    #[test]
    fn a_shape_is_made_once_and_its_texts_are_those_given() {
        let shapes = Shapes::default();
        let (mut one, mut other) = (String::new(), String::new());
        shapes.paragraph("Body", &[text("甲&乙"), text("<\u{E000}>")], false, &mut one).unwrap();
        shapes.paragraph("Body", &[text("丙"), text("")], false, &mut other).unwrap();
        assert!(one.contains(">甲&amp;乙<") && one.contains(">&lt;\u{E000}&gt;<"), "{one}");
        assert!(other.contains(">丙<") && !other.contains(HOLE), "{other}");
        assert_eq!(shapes.known.read().unwrap().shapes.len(), 1);
        shapes.paragraph("Body", &[text("丁")], false, &mut other).unwrap();
        shapes.paragraph("Body", &[text("丁")], true, &mut other).unwrap();
        assert_eq!(shapes.known.read().unwrap().shapes.len(), 3);
    }

    #[test]
    fn measures_are_those_given_and_make_no_shape_of_their_own() {
        let shapes = Shapes::default();
        let row = |widths: [usize; 2], height, out: &mut String| {
            let cell = |width| Cell {
                width,
                span: 1,
                merge: None,
                style: "Cell",
                runs: vec![text("甲"), text("7654321")],
                page_break: false,
            };
            shapes.row(&widths.map(cell), height, false, out).unwrap();
        };
        let (mut one, mut other, mut low) = (String::new(), String::new(), String::new());
        row([1000, 2000], Some(700), &mut one);
        row([1100, 1900], Some(1300), &mut other);
        row([1000, 2000], None, &mut low);
        let at =
            |xml: &str, part: &str| xml.find(part).unwrap_or_else(|| panic!("{part} in {xml}"));
        let height = at(&other, "w:trHeight w:val=\"1300\"");
        let first = at(&other, "w:tcW w:w=\"1100\"");
        let second = at(&other, "w:tcW w:w=\"1900\"");
        assert!(height < first && first < second);
        assert_eq!(one.matches(">7654321<").count(), 2);
        assert_eq!(
            other,
            one.replace("1000", "1100").replace("2000", "1900").replace("700", "1300")
        );
        assert!(low.contains("w:w=\"2000\"") && !low.contains("w:trHeight"), "{low}");
        assert_eq!(shapes.known.read().unwrap().shapes.len(), 2);

        let (mut wide, mut narrow) = (String::new(), String::new());
        shapes.table(&[1000, 2000], 1, true, 6, &mut wide).unwrap();
        shapes.table(&[300, 500], 1, true, 6, &mut narrow).unwrap();
        at(&narrow, "w:tblW w:w=\"800\"");
        assert!(at(&narrow, "w:gridCol w:w=\"300\"") < at(&narrow, "w:gridCol w:w=\"500\""));
        assert_eq!(shapes.known.read().unwrap().shapes.len(), 3);
    }

    #[test]
    fn shapes_take_no_more_than_they_may() {
        let shapes = Shapes::default();
        let word = text("字");
        let strong = Run { style: Some("Strong"), ..word };
        let mut most = 0;
        // Every number is a form of its own: where it has ones it is bold.
        for number in 0_u32..3_000 {
            let run = |bit: u32| if number & (1 << bit) != 0 { strong } else { word };
            let runs: Vec<_> = (0..32).map(run).collect();
            let mut out = String::new();
            shapes.paragraph("Body", &runs, false, &mut out).unwrap();
            assert_eq!(out.matches("Strong").count(), number.count_ones() as usize);
            let known = shapes.known.read().unwrap();
            assert!(known.bytes <= MOST);
            most = most.max(known.shapes.len());
        }
        assert!((1_000..3_000).contains(&most), "{most}");
    }
}
