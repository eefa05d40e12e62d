//! A document as a list of places and what stands there: enough to tell later what of it changed.
//!
//! Short texts (dates, names, cells) are kept as they are, longer ones as a mark that changes with
//! them.

use crate::changes::{Pair, Place, Sample, What, align, lines, slots};
use crate::digest::sha256;
use crate::doc::{Document, Sheet};
use crate::lang::Lang;

/// A place of a document and what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The sheet's own name, where it is not the first: “附件1”.
    pub sheet: String,
    /// Where on it.
    pub place: Place,
    /// What: a short text as it is, a longer one as a mark.
    pub text: String,
}

/// A place that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The sheet's own name, where it is not the first.
    pub sheet: String,
    /// Where on it; in the old document where the new one has no such place.
    pub place: Place,
    /// What became of it.
    pub how: How,
}

/// What became of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// Its text is another: the one before and the one now, where both are short enough to be told.
    Changed(Option<(String, String)>),
    /// It is new.
    Added,
    /// It is gone.
    Removed,
}

/// The most characters of a text that is kept as it is.
const SHORT: usize = 24;
/// How a mark begins; no text of a document does.
const MARK: char = '\u{1}';
/// The column that says nothing of its own: it counts rows.
const COUNT: &str = "序号";

impl Change {
    /// Where, as a person says it.
    #[must_use]
    pub fn place(&self, lang: Lang) -> String {
        let place = self.place.text(lang);
        if self.sheet.is_empty() { place } else { format!("{} {place}", self.sheet) }
    }
}

/// The places of a document in their order.
#[must_use]
pub fn outline(document: &Document) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (n, sheet) in document.sheets.iter().enumerate() {
        let title = sheet.title.concat();
        let name = sheet.attachment_label.as_ref().unwrap_or(&title);
        let name = if n > 0 { name.as_str() } else { "" };
        entries.extend(places(sheet).into_iter().map(|(place, text)| Entry {
            sheet: name.to_owned(),
            place,
            text: if text.chars().count() <= SHORT { text } else { mark(&text) },
        }));
    }
    entries
}

/// The places of a sheet with their texts: its form, then its body, a table cell by cell.
fn places(sheet: &Sheet) -> Vec<(Place, String)> {
    let form = slots(sheet).into_iter();
    let mut all: Vec<_> = form.map(|(slot, text)| (Place::slot(slot), text)).collect();
    for line in lines(sheet) {
        let Some(grid) = line.table else {
            all.push((line.place, line.text));
            continue;
        };
        let at = |what: What| Place { labels: line.place.labels.clone(), what };
        all.push((at(What::Table), grid.heads.join("、")));
        for (n, (row, joined)) in grid.rows.into_iter().zip(grid.joined).enumerate() {
            let cells = row.into_iter().zip(joined).zip(&grid.heads);
            all.extend(cells.filter(|((_, joined), head)| !joined && *head != COUNT).map(
                |((text, _), head)| (at(What::Cell { row: n + 1, column: head.clone() }), text),
            ));
        }
    }
    all
}

/// What differs between two outlines. Rows and paragraphs that were put in or taken out shift what
/// follows, which is no change.
#[must_use]
pub fn changes(old: &[Entry], new: &[Entry]) -> Vec<Change> {
    let (olds, news) = (units(old), units(new));
    let same = |(a, b): &(&&[Entry], &&[Entry])| says_the_same(a, b);
    let head = olds.iter().zip(&news).take_while(same).count();
    let most = olds.len().min(news.len()) - head;
    let tail = olds.iter().rev().zip(news.iter().rev()).take(most).take_while(same).count();
    let olds = olds.get(head..olds.len() - tail).unwrap_or_default();
    let news = news.get(head..news.len() - tail).unwrap_or_default();
    let mut changes = Vec::new();
    for (old, new) in paired(olds, news) {
        match (old, new) {
            (Some(old), Some(new)) => differing(old, new, &mut changes),
            (Some(gone), None) => changes.extend(whole(gone, How::Removed)),
            (None, Some(come)) => changes.extend(whole(come, How::Added)),
            (None, None) => {}
        }
    }
    changes
}

/// The rows of tables, and every other place by itself.
fn units(entries: &[Entry]) -> Vec<&[Entry]> {
    entries
        .chunk_by(|a, b| {
            a.sheet == b.sheet && a.place.row().is_some() && a.place.row() == b.place.row()
        })
        .collect()
}

fn says_the_same(one: &[Entry], two: &[Entry]) -> bool {
    let alike =
        |(a, b): (&Entry, &Entry)| a.sheet == b.sheet && a.place.as_slot() == b.place.as_slot();
    one.len() == two.len()
        && one.first().zip(two.first()).is_none_or(alike)
        && one.iter().zip(two).all(|(a, b)| a.text == b.text)
}

/// What stands at one place before and now.
type Stretches<'a> = (Option<&'a [Entry]>, Option<&'a [Entry]>);

/// Units that are the same one. Of a longer text only the mark is known, so what stands between
/// two that are the same is paired by its place, and in its order where there is one for each.
fn paired<'a>(olds: &[&'a [Entry]], news: &[&'a [Entry]]) -> Vec<Stretches<'a>> {
    let samples = |units: &[&[Entry]]| -> Vec<Sample> {
        let text =
            |unit: &&[Entry]| unit.iter().map(|e| e.text.as_str()).collect::<Vec<_>>().join("\n");
        units.iter().map(|unit| Sample::new(text(unit))).collect()
    };
    let mut pairs = Vec::new();
    let (mut gone, mut come): (Vec<&[Entry]>, Vec<&[Entry]>) = (Vec::new(), Vec::new());
    for pair in align(&samples(olds), &samples(news)) {
        match pair {
            Pair::Old(o) => gone.extend(olds.get(o)),
            Pair::New(n) => come.extend(news.get(n)),
            Pair::Both(o, n) => {
                settle(&mut gone, &mut come, &mut pairs);
                pairs.push((olds.get(o).copied(), news.get(n).copied()));
            }
        }
    }
    settle(&mut gone, &mut come, &mut pairs);
    pairs
}

fn settle<'a>(
    gone: &mut Vec<&'a [Entry]>,
    come: &mut Vec<&'a [Entry]>,
    pairs: &mut Vec<Stretches<'a>>,
) {
    let place = |unit: &[Entry]| unit.first().map(|e| (e.sheet.clone(), e.place.clone()));
    if gone.len() == come.len() {
        pairs.extend(gone.drain(..).zip(come.drain(..)).map(|(o, n)| (Some(o), Some(n))));
    }
    for new in come.drain(..) {
        let at = gone.iter().position(|old| place(old) == place(new));
        pairs.push((at.map(|at| gone.remove(at)), Some(new)));
    }
    pairs.extend(gone.drain(..).map(|old| (Some(old), None)));
}

/// What differs in a unit that both have.
fn differing(old: &[Entry], new: &[Entry], changes: &mut Vec<Change>) {
    let short = |text: &str| !text.starts_with(MARK);
    if old.len() != new.len() {
        return changes.extend(whole(new, How::Changed(None)));
    }
    for (old, new) in old.iter().zip(new).filter(|(old, new)| old.text != new.text) {
        let told = short(&old.text) && short(&new.text);
        let texts = told.then(|| (old.text.clone(), new.text.clone()));
        let (sheet, place) = (new.sheet.clone(), new.place.clone());
        changes.push(Change { sheet, place, how: How::Changed(texts) });
    }
}

/// All of a unit: of a row not its cells.
fn whole(unit: &[Entry], how: How) -> Option<Change> {
    let first = unit.first()?;
    let what = first.place.row().map_or_else(|| first.place.what.clone(), What::Row);
    let place = Place { labels: first.place.labels.clone(), what };
    Some(Change { sheet: first.sheet.clone(), place, how })
}

/// A text in 64 bits, as hexadecimal digits.
fn mark(text: &str) -> String {
    format!("{MARK}{}", sha256(text.as_bytes()).get(..16).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(n: usize, text: &str) -> Entry {
        let place = Place { labels: String::new(), what: What::Paragraph(n) };
        Entry { sheet: String::new(), place, text: text.to_owned() }
    }

    fn row(row: usize, cells: [&str; 2]) -> Vec<Entry> {
        let columns = ["工作内容", "完成时限"].into_iter().zip(cells);
        let entry = |(column, text): (&str, &str)| {
            let column = column.to_owned();
            let place = Place { labels: String::new(), what: What::Cell { row, column } };
            Entry { sheet: "附件1".to_owned(), place, text: text.to_owned() }
        };
        columns.map(entry).collect()
    }

    fn told(old: &[Entry], new: &[Entry]) -> Vec<(String, How)> {
        changes(old, new).into_iter().map(|c| (c.place(Lang::En), c.how)).collect()
    }

    fn texts(old: &str, new: &str) -> How {
        How::Changed(Some((old.to_owned(), new.to_owned())))
    }

    #[test]
    fn what_changed_is_told_where_it_is_short() {
        let (long, other) = (mark(&"长".repeat(30)), mark(&"短".repeat(30)));
        let old = [vec![paragraph(1, &long)], row(1, ["动员", "7月20日前"])].concat();
        let new = [vec![paragraph(1, &other)], row(1, ["动员", "7月25日前"])].concat();
        assert_eq!(
            told(&old, &new),
            [
                ("paragraph 1".to_owned(), How::Changed(None)),
                ("附件1 row 1, 完成时限".to_owned(), texts("7月20日前", "7月25日前")),
            ]
        );
        assert_eq!(changes(&old, &old), []);
    }

    #[test]
    fn what_came_and_went_is_named_and_what_it_shifts_is_not() {
        let old =
            [row(1, ["动员大会", "1"]), row(2, ["总结", "2"]), row(3, ["表彰先进", "3"])].concat();
        let new = [
            row(1, ["动员大会", "1"]),
            row(2, ["组织自查", "5"]),
            row(3, ["总结", "4"]),
            row(4, ["表彰先进", "3"]),
        ]
        .concat();
        let moved = ("附件1 row 3, 完成时限".to_owned(), texts("2", "4"));
        assert_eq!(told(&old, &new), [("附件1 row 2".to_owned(), How::Added), moved]);
        let fewer = [row(1, ["动员大会", "1"]), row(2, ["表彰先进", "3"])].concat();
        assert_eq!(told(&old, &fewer), [("附件1 row 2".to_owned(), How::Removed)]);
    }
}
