//! Lines of the form, which docx-rs is not asked for: plain text, tabs, and runs that differ in
//! typeface.

use super::element::{Element, Node};
use super::text::escape;

/// A piece of a line.
#[derive(Clone, Copy, Debug)]
pub(super) enum Piece<'a> {
    /// Text like its paragraph.
    Text(&'a str),
    /// Text in a character style.
    Styled(&'static str, &'a str),
    /// To the next stop.
    Tab,
    /// A new line of the same paragraph.
    Break,
}

/// Lines of one paragraph.
pub(super) fn lines(lines: &[String]) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            pieces.push(Piece::Break);
        }
        pieces.push(Piece::Text(line));
    }
    pieces
}

/// `pieces` as they are printed: where the paper has the text already, no more of them than what
/// makes lines.
pub(super) fn unprinted(mut pieces: Vec<Piece<'_>>, preprinted: bool) -> Vec<Piece<'_>> {
    pieces.retain(|piece| !preprinted || matches!(piece, Piece::Break));
    pieces
}

/// A paragraph in the style `id`.
pub(super) fn paragraph(id: &str, pieces: &[Piece<'_>]) -> Element {
    let mut properties = Element::new("w:pPr", &[]);
    properties.push(Element::new("w:pStyle", &[("w:val", id)]));
    let mut paragraph = Element::new("w:p", &[]);
    paragraph.push(properties);
    for piece in pieces {
        let mut run = Element::new("w:r", &[]);
        match piece {
            Piece::Text(text) => run.push(characters(text)),
            Piece::Styled(style, text) => {
                let mut properties = Element::new("w:rPr", &[]);
                properties.push(Element::new("w:rStyle", &[("w:val", style)]));
                run.push(properties);
                run.push(characters(text));
            }
            Piece::Tab => run.push(Element::new("w:tab", &[])),
            Piece::Break => run.push(Element::new("w:br", &[])),
        }
        paragraph.push(run);
    }
    paragraph
}

fn characters(text: &str) -> Element {
    let mut element = Element::new("w:t", &[("xml:space", "preserve")]);
    element.children.push(Node::Text(escape(&super::text::clean(text))));
    element
}

/// A table of the form: its style, its columns' widths in twips, and its rows of cells.
#[derive(Debug)]
pub(super) struct Frame {
    /// The style.
    pub(super) style: &'static str,
    /// Where it floats: the attributes of `tblpPr`; empty where it stands in the text.
    pub(super) place: Vec<(&'static str, String)>,
    /// From the left edge of the type area, where it does not float.
    pub(super) indent: i32,
    /// The columns' widths.
    pub(super) columns: Vec<i32>,
    /// The rows.
    pub(super) rows: Vec<Vec<FrameCell>>,
}

/// A cell of a [`Frame`].
#[derive(Debug, Default)]
pub(super) struct FrameCell {
    /// Whether what it holds stands in the middle of its height.
    pub(super) middle: bool,
    /// What it holds; at least one paragraph.
    pub(super) paragraphs: Vec<Element>,
}

impl Frame {
    /// The table.
    pub(super) fn element(self) -> Element {
        let value = |name: &str, value: &str| Element::new(name, &[("w:val", value)]);
        let width = |name: &str, width: i32| {
            Element::new(name, &[("w:w", &width.to_string()), ("w:type", "dxa")])
        };
        let mut properties = Element::new("w:tblPr", &[]);
        properties.push(value("w:tblStyle", self.style));
        if !self.place.is_empty() {
            let place: Vec<_> =
                self.place.iter().map(|(key, text)| (*key, text.as_str())).collect();
            properties.push(Element::new("w:tblpPr", &place));
        }
        properties.push(width("w:tblW", self.columns.iter().sum()));
        if self.indent != 0 {
            properties.push(width("w:tblInd", self.indent));
        }
        properties.push(Element::new("w:tblLayout", &[("w:type", "fixed")]));
        let mut grid = Element::new("w:tblGrid", &[]);
        for column in &self.columns {
            grid.push(Element::new("w:gridCol", &[("w:w", &column.to_string())]));
        }
        let mut table = Element::new("w:tbl", &[]);
        table.push(properties);
        table.push(grid);
        for cells in self.rows {
            let mut row = Element::new("w:tr", &[]);
            let mut properties = Element::new("w:trPr", &[]);
            properties.push(Element::new("w:cantSplit", &[]));
            row.push(properties);
            for (cell, column) in cells.into_iter().zip(&self.columns) {
                let mut properties = Element::new("w:tcPr", &[]);
                properties.push(width("w:tcW", *column));
                if cell.middle {
                    properties.push(value("w:vAlign", "center"));
                }
                let mut element = Element::new("w:tc", &[]);
                element.push(properties);
                for paragraph in cell.paragraphs {
                    element.push(paragraph);
                }
                row.push(element);
            }
            table.push(row);
        }
        table
    }
}
