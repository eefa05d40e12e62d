//! Tables of both versions as one: rows that only one has are marked, and cells that reach down
//! over several rows reach over the right ones whichever version is chosen.

use super::{Redline, Side, end_mark, end_marks, text};
use crate::changes::{Pair, Sample, align};
use crate::docx::body::after_table;
use crate::docx::element::{Element, Node};

/// A place of a table's grid: how many columns a cell takes, and whether it goes on with the one
/// above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shape {
    span: usize,
    goes_on: bool,
}

impl Redline<'_> {
    /// A table that both versions have. Where it has other columns, the old one is deleted and the
    /// new one inserted.
    pub(super) fn table(&mut self, old: &Element, new: &Element, out: &mut Vec<Element>) {
        let (olds, news) = (rows(old), rows(new));
        let grid = columns(new);
        self.separate(out);
        if columns(old).len() != grid.len() {
            out.push(self.whole_table(old, Side::Old));
            self.separate(out);
            out.push(self.whole_table(new, Side::New));
            return;
        }
        let mut table = Element::new("w:tbl", &[]);
        for own in new.elements().filter(|child| child.name != "w:tr") {
            table.push(own.clone());
        }
        for pair in split(paired(&olds, &news), &olds, &news) {
            let (one, two) = match pair {
                Pair::Both(o, n) => (olds.get(o), news.get(n)),
                Pair::Old(o) => (olds.get(o), None),
                Pair::New(n) => (None, news.get(n)),
            };
            match (one, two) {
                (Some(one), Some(two)) => table.push(self.row(one, two)),
                (Some(one), None) => {
                    let mut row = self.whole_row(one, Side::Old);
                    resize(&mut row, &grid);
                    table.push(row);
                }
                (None, Some(two)) => {
                    let row = self.whole_row(two, Side::New);
                    table.push(row);
                }
                (None, None) => {}
            }
        }
        out.push(settled(table));
    }

    /// Keeps a table from growing together with one before it, by a paragraph that was inserted and
    /// deleted again: neither version has it.
    pub(super) fn separate(&mut self, out: &mut Vec<Element>) {
        if out.last().is_some_and(|last| last.name == "w:tbl") {
            let mut between = after_table();
            let marks = [self.side(Side::New), self.side(Side::Old)];
            end_marks(&mut between, marks);
            out.push(between);
        }
    }

    /// A row that both versions have.
    fn row(&mut self, old: &Element, new: &Element) -> Element {
        if old == new {
            return new.clone();
        }
        let mut row = Element::new("w:tr", &new_attributes(new));
        let mut theirs = old.elements().filter(|child| child.name == "w:tc");
        for own in new.elements() {
            let Some(other) = (own.name == "w:tc").then(|| theirs.next()).flatten() else {
                row.push(own.clone());
                continue;
            };
            let mut cell = Element::new("w:tc", &[]);
            let mut properties = own.child("w:tcPr").cloned();
            let begins = |cell: &Element| {
                cell.child("w:tcPr").and_then(|properties| properties.child("w:vMerge")).cloned()
            };
            // A cell that other rows go on with in one version begins them in both.
            if let (None, Some(begins)) = (begins(own), begins(other)) {
                let properties = properties.get_or_insert_with(|| Element::new("w:tcPr", &[]));
                properties.push(begins);
                super::canonical(properties);
            }
            if let Some(properties) = properties {
                cell.push(properties);
            }
            let content = |cell: &Element| -> Vec<Element> {
                cell.elements().filter(|child| child.name != "w:tcPr").cloned().collect()
            };
            for block in self.blocks(&content(other), &content(own)) {
                cell.push(block);
            }
            row.push(cell);
        }
        row
    }

    /// A table that only one version has.
    pub(super) fn whole_table(&mut self, own: &Element, side: Side) -> Element {
        let mut table = Element::new("w:tbl", &[]);
        for child in own.elements() {
            let child =
                if child.name == "w:tr" { self.whole_row(child, side) } else { child.clone() };
            table.push(child);
        }
        settled(table)
    }

    /// A row that only one version has.
    fn whole_row(&mut self, own: &Element, side: Side) -> Element {
        let mut row = own.clone();
        let mark = self.side(side);
        if let Some(properties) = row.first_or_insert("w:trPr") {
            properties.push(mark);
        }
        for cell in row.elements_mut().filter(|child| child.name == "w:tc") {
            for block in cell.elements_mut() {
                match block.name.as_str() {
                    "w:p" => {
                        let mut paragraph = self.whole_paragraph(block, side);
                        let mark = self.side(side);
                        end_mark(&mut paragraph, mark);
                        *block = paragraph;
                    }
                    "w:tbl" => *block = self.whole_table(block, side),
                    _ => {}
                }
            }
        }
        row
    }
}

/// A table that floats stands in the text where something is marked in it: LibreOffice forgets the
/// changes in tables that float.
fn settled(mut table: Element) -> Element {
    if is_marked(&table)
        && let Some(properties) = table.elements_mut().find(|child| child.name == "w:tblPr")
    {
        properties
            .children
            .retain(|node| !matches!(node, Node::Element(child) if child.name == "w:tblpPr"));
    }
    table
}

/// Whether anything in an element is marked.
fn is_marked(element: &Element) -> bool {
    let marks = ["w:ins", "w:del", "w:pPrChange"];
    element.elements().any(|child| marks.contains(&child.name.as_str()) || is_marked(child))
}

fn new_attributes(row: &Element) -> Vec<(&str, &str)> {
    row.attributes.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect()
}

fn rows(table: &Element) -> Vec<Element> {
    table.elements().filter(|child| child.name == "w:tr").cloned().collect()
}

/// The widths of a table's columns.
fn columns(table: &Element) -> Vec<i64> {
    let grid = table.child("w:tblGrid");
    let width = |column: &Element| column.attribute("w:w")?.parse().ok();
    grid.map(|grid| grid.elements().filter_map(width).collect()).unwrap_or_default()
}

fn shapes(row: &Element) -> Vec<Shape> {
    let cells = row.elements().filter(|child| child.name == "w:tc");
    let shape = |cell: &Element| {
        let properties = cell.child("w:tcPr");
        let goes_on = properties
            .and_then(|properties| properties.child("w:vMerge"))
            .is_some_and(|merge| merge.attribute("w:val") != Some("restart"));
        Shape { span: span(cell), goes_on }
    };
    cells.map(shape).collect()
}

/// How many columns a cell takes.
fn span(cell: &Element) -> usize {
    let span = cell.child("w:tcPr").and_then(|properties| properties.child("w:gridSpan"));
    span.and_then(|span| span.attribute("w:val")?.parse().ok()).unwrap_or(1)
}

/// Gives the cells of a row the widths of another grid.
fn resize(row: &mut Element, grid: &[i64]) {
    let mut column = 0;
    for cell in row.elements_mut().filter(|child| child.name == "w:tc") {
        let span = span(cell);
        let width: i64 = grid.iter().skip(column).take(span).sum();
        column += span;
        let properties = cell.elements_mut().find(|child| child.name == "w:tcPr");
        let Some(properties) = properties else { continue };
        for own in properties.elements_mut().filter(|child| child.name == "w:tcW") {
            for (_, value) in own.attributes.iter_mut().filter(|(key, _)| key == "w:w") {
                *value = width.to_string();
            }
        }
    }
}

/// Pairs the rows of two tables. Rows of which a cell goes on in the next are paired as groups, and
/// the first rows of two such groups always belong together: the name of a stage stands in its
/// first row, which therefore stays whichever task is the first.
fn paired(old: &[Element], new: &[Element]) -> Vec<Pair> {
    let (olds, news) = (groups(old), groups(new));
    let group = |rows: &[Element], range: &std::ops::Range<usize>| {
        Sample::new(sampled(rows.get(range.clone()).unwrap_or_default()).join("\n"))
    };
    let one: Vec<Sample> = olds.iter().map(|range| group(old, range)).collect();
    let two: Vec<Sample> = news.iter().map(|range| group(new, range)).collect();
    let mut pairs = Vec::new();
    for pair in align(&one, &two) {
        match pair {
            Pair::Both(o, n) => {
                let (Some(olds), Some(news)) = (olds.get(o), news.get(n)) else { continue };
                inside((old, olds.clone()), (new, news.clone()), &mut pairs);
            }
            Pair::Old(o) => {
                pairs.extend(olds.get(o).into_iter().flat_map(Clone::clone).map(Pair::Old));
            }
            Pair::New(n) => {
                pairs.extend(news.get(n).into_iter().flat_map(Clone::clone).map(Pair::New));
            }
        }
    }
    pairs
}

/// Takes pairs apart whose cells are joined otherwise: what joins them can be said of a row once.
fn split(pairs: Vec<Pair>, old: &[Element], new: &[Element]) -> Vec<Pair> {
    let fits = |o: usize, n: usize| match (old.get(o), new.get(n)) {
        (Some(one), Some(two)) => shapes(one) == shapes(two),
        _ => false,
    };
    let apart = pairs.into_iter().flat_map(|pair| match pair {
        Pair::Both(o, n) if !fits(o, n) => vec![Pair::Old(o), Pair::New(n)],
        pair => vec![pair],
    });
    apart.collect()
}

/// Pairs the rows of two groups.
fn inside(
    (old, olds): (&[Element], std::ops::Range<usize>),
    (new, news): (&[Element], std::ops::Range<usize>),
    pairs: &mut Vec<Pair>,
) {
    let samples = |rows: &[Element], range: std::ops::Range<usize>| -> Vec<Sample> {
        sampled(rows.get(range).unwrap_or_default()).into_iter().map(Sample::new).collect()
    };
    let aligned = align(&samples(old, olds.clone()), &samples(new, news.clone()));
    let (mut skip, mut from) = (0, aligned);
    if from.first() != Some(&Pair::Both(0, 0)) && !olds.is_empty() && !news.is_empty() {
        pairs.push(Pair::Both(olds.start, news.start));
        skip = 1;
        from =
            align(&samples(old, olds.start + 1..olds.end), &samples(new, news.start + 1..news.end));
    }
    pairs.extend(from.into_iter().map(|pair| match pair {
        Pair::Both(o, n) => Pair::Both(olds.start + skip + o, news.start + skip + n),
        Pair::Old(o) => Pair::Old(olds.start + skip + o),
        Pair::New(n) => Pair::New(news.start + skip + n),
    }));
}

/// What rows are compared as.
fn sampled(rows: &[Element]) -> Vec<String> {
    rows.iter().map(text).collect()
}

/// Rows that belong together: from one of which no cell goes on with the row above.
fn groups(rows: &[Element]) -> Vec<std::ops::Range<usize>> {
    let mut groups: Vec<std::ops::Range<usize>> = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        let goes_on = shapes(row).iter().any(|shape| shape.goes_on);
        match groups.last_mut().filter(|_| goes_on) {
            Some(last) => last.end = n + 1,
            None => groups.push(n..n + 1),
        }
    }
    groups
}
