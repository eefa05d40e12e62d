//! The sentences of two documents that differ.

use super::align::{Pair, Sample, align};
use super::lines::{Grid, Line, body, slots};
use super::marks::{Piece, cut, marks};
use super::place::{Place, Slot, What};
use crate::doc::{Document, Sheet};

/// A sentence that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands: in the new version, if it is there.
    pub place: Place,
    /// What it said; `None` where it is new.
    pub old: Option<String>,
    /// What it says; `None` where it is gone.
    pub new: Option<String>,
}

impl Sentence {
    /// Both laid over each other.
    #[must_use]
    pub fn pieces(&self) -> Vec<Piece> {
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => marks(old, new),
            (Some(old), None) => vec![Piece::Old(old.clone())],
            (None, Some(new)) => vec![Piece::New(new.clone())],
            (None, None) => Vec::new(),
        }
    }
}

/// What differs between two documents, in the order of the new one.
pub(super) fn between(old: &Document, new: &Document) -> Vec<Sentence> {
    let mut found = Found::default();
    let none = Sheet::default();
    let count = old.sheets.len().max(new.sheets.len());
    for n in 0..count {
        found.sheets(old.sheets.get(n).unwrap_or(&none), new.sheets.get(n).unwrap_or(&none));
    }
    found.0
}

#[derive(Default)]
struct Found(Vec<Sentence>);

impl Found {
    fn sheets(&mut self, old: &Sheet, new: &Sheet) {
        let (olds, news) = (slots(old), slots(new));
        // The form that stands below the body is said after it.
        let above = |slot: Slot| (slot as usize) <= Slot::Addressee as usize;
        self.slots(&olds, &news, above);
        self.bodies(&body(old), &body(new));
        self.slots(&olds, &news, |slot| !above(slot));
    }

    fn slots(
        &mut self,
        old: &[(Slot, String)],
        new: &[(Slot, String)],
        wanted: impl Fn(Slot) -> bool,
    ) {
        let mut seen: Vec<Slot> = Vec::new();
        for (slot, _) in new.iter().chain(old).filter(|(slot, _)| wanted(*slot)) {
            if seen.contains(slot) {
                continue;
            }
            seen.push(*slot);
            let of = |all: &[(Slot, String)]| -> Vec<String> {
                all.iter().filter(|(own, _)| own == slot).map(|(_, text)| text.clone()).collect()
            };
            let (old, new) = (of(old), of(new));
            for pair in paired(&old, &new) {
                self.text(&Place::slot(*slot), pair.0, pair.1);
            }
        }
    }

    fn bodies(&mut self, old: &[Line], new: &[Line]) {
        let sample = |lines: &[Line]| -> Vec<Sample> {
            lines.iter().map(|line| Sample::new(line.text.as_str())).collect()
        };
        for pair in align(&sample(old), &sample(new)) {
            match pair {
                Pair::Both(o, n) => {
                    let (Some(old), Some(new)) = (old.get(o), new.get(n)) else { continue };
                    match (&old.table, &new.table) {
                        (Some(one), Some(two)) => self.grids(&new.place, one, two),
                        (None, None) => {
                            self.text(&new.place, Some(&old.text), Some(&new.text));
                        }
                        _ => {
                            self.text(&old.place, Some(&old.text), None);
                            self.text(&new.place, None, Some(&new.text));
                        }
                    }
                }
                Pair::Old(o) => {
                    let Some(line) = old.get(o) else { continue };
                    self.text(&line.place, Some(&line.text), None);
                }
                Pair::New(n) => {
                    let Some(line) = new.get(n) else { continue };
                    self.text(&line.place, None, Some(&line.text));
                }
            }
        }
    }

    fn grids(&mut self, place: &Place, old: &Grid, new: &Grid) {
        if old.heads != new.heads {
            // Other columns: the rows say how.
            self.text(place, Some(&old.heads.join("　")), Some(&new.heads.join("　")));
        }
        let sample = |grid: &Grid| -> Vec<Sample> {
            grid.rows.iter().map(|row| Sample::new(row.join("\n"))).collect()
        };
        let at = |what: What| Place { labels: place.labels.clone(), what };
        for pair in align(&sample(old), &sample(new)) {
            match pair {
                Pair::Both(o, n) => {
                    for (column, head) in new.heads.iter().enumerate() {
                        let theirs = old.heads.iter().position(|other| other == head);
                        let cell = |grid: &Grid, row: usize, column: Option<usize>| {
                            Some(grid.rows.get(row)?.get(column?)?.clone())
                        };
                        let one = cell(old, o, theirs).unwrap_or_default();
                        let two = cell(new, n, Some(column)).unwrap_or_default();
                        // A cell that reaches down says what changed once.
                        let goes_on = |grid: &Grid, row: usize, column: usize| {
                            grid.joined.get(row).and_then(|row| row.get(column)) == Some(&true)
                        };
                        let both = theirs.is_some_and(|theirs| goes_on(old, o, theirs));
                        if both && goes_on(new, n, column) {
                            continue;
                        }
                        let what = What::Cell { row: n + 1, column: head.clone() };
                        let some = |text: &'_ str| (!text.is_empty()).then(|| text.to_owned());
                        self.text(&at(what), some(&one).as_deref(), some(&two).as_deref());
                    }
                }
                Pair::Old(o) => self.row(&at(What::Row(o + 1)), old, o, true),
                Pair::New(n) => self.row(&at(What::Row(n + 1)), new, n, false),
            }
        }
    }

    /// A row that only one of them has; what reaches down into it is said.
    fn row(&mut self, place: &Place, grid: &Grid, row: usize, old: bool) {
        let Some(cells) = grid.rows.get(row) else { return };
        let said: Vec<&str> =
            cells.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        let said = said.join("　");
        let (old, new) = if old { (Some(said), None) } else { (None, Some(said)) };
        self.0.push(Sentence { place: place.clone(), old, new });
    }

    /// The sentences of a text that differ; a text that only one version has is one.
    fn text(&mut self, place: &Place, old: Option<&str>, new: Option<&str>) {
        let (Some(one), Some(two)) = (old, new) else {
            if old.is_some() || new.is_some() {
                let own = |text: Option<&str>| text.map(str::to_owned);
                self.0.push(Sentence { place: place.clone(), old: own(old), new: own(new) });
            }
            return;
        };
        if one == two {
            return;
        }
        let own = |text: &str| cut(text).into_iter().map(str::to_owned).collect::<Vec<_>>();
        let (olds, news) = (own(one), own(two));
        for (old, new) in paired(&olds, &news) {
            if old == new {
                continue;
            }
            let own = |text: Option<&str>| text.map(|text| text.trim_end_matches('\n').to_owned());
            self.0.push(Sentence { place: place.clone(), old: own(old), new: own(new) });
        }
    }
}

/// Texts that belong together. One that is alone on both sides was changed, however much.
fn paired<'a>(old: &'a [String], new: &'a [String]) -> Vec<(Option<&'a str>, Option<&'a str>)> {
    if let ([old], [new]) = (old, new) {
        return vec![(Some(old), Some(new))];
    }
    let sample =
        |all: &[String]| all.iter().map(|text| Sample::new(text.as_str())).collect::<Vec<_>>();
    let pairs = align(&sample(old), &sample(new)).into_iter().map(|pair| match pair {
        Pair::Both(o, n) => (old.get(o), new.get(n)),
        Pair::Old(o) => (old.get(o), None),
        Pair::New(n) => (None, new.get(n)),
    });
    pairs.map(|(old, new)| (old.map(String::as_str), new.map(String::as_str))).collect()
}
