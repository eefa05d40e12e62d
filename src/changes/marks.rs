//! Which characters of two texts differ, as few as a person can still read.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::align::{ALIKE, Pair, Sample, align};

/// A piece of two texts laid over each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Both have it.
    Same(String),
    /// Only the old one has it.
    Old(String),
    /// Only the new one has it.
    New(String),
}

/// The sentences of a text, cut behind 。；！？ and the quotes and brackets that close there.
pub(crate) fn cut(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut ended = false;
    for (at, c) in text.char_indices() {
        if ended && !is_end(c) && !"”’）》」』".contains(c) {
            sentences.extend(text.get(start..at));
            start = at;
            ended = false;
        }
        ended |= is_end(c);
    }
    sentences.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    sentences
}

const fn is_end(c: char) -> bool {
    matches!(c, '。' | '；' | '！' | '？' | '\n')
}

/// Two texts laid over each other: sentence by sentence, and character by character in those that
/// are alike. A sentence that both have carries no mark.
pub(crate) fn marks(old: &str, new: &str) -> Vec<Piece> {
    let (olds, news) = (cut(old), cut(new));
    let sample = |all: &[&str]| all.iter().map(|s| Sample::new(*s)).collect::<Vec<_>>();
    let mut pieces = Pieces::default();
    if let ([old], [new]) = (olds.as_slice(), news.as_slice()) {
        characters(old, new, &mut pieces);
        return pieces.0;
    }
    for pair in align(&sample(&olds), &sample(&news)) {
        let old_of = |o: usize| olds.get(o).copied().unwrap_or_default();
        let new_of = |n: usize| news.get(n).copied().unwrap_or_default();
        match pair {
            Pair::Both(o, n) => characters(old_of(o), new_of(n), &mut pieces),
            Pair::Old(o) => pieces.add_old(old_of(o)),
            Pair::New(n) => pieces.add_new(new_of(n)),
        }
    }
    pieces.0
}

/// Pieces that grow together where they are of one kind.
#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn add_same(&mut self, text: &str) {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(Piece::Same(last)) => last.push_str(text),
            _ => self.0.push(Piece::Same(text.to_owned())),
        }
    }

    fn add_old(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        // What was deleted stands before what was put in for it.
        let new = self.0.pop_if(|last| matches!(last, Piece::New(_)));
        match self.0.last_mut() {
            Some(Piece::Old(last)) => last.push_str(text),
            _ => self.0.push(Piece::Old(text.to_owned())),
        }
        self.0.extend(new);
    }

    fn add_new(&mut self, text: &str) {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(Piece::New(last)) => last.push_str(text),
            _ => self.0.push(Piece::New(text.to_owned())),
        }
    }
}

/// A number or a word is one; every other character is by itself.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens: Vec<&str> = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        let joined = last.is_some_and(|last: char| {
            (last.is_ascii_digit() && c.is_ascii_digit())
                || (last.is_ascii_alphabetic() && c.is_ascii_alphabetic())
        });
        if !joined && at > start {
            tokens.extend(text.get(start..at));
            start = at;
        }
        last = Some(c);
    }
    tokens.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    tokens
}

/// The characters of two sentences that differ; all of them where little is alike.
fn characters(old: &str, new: &str, pieces: &mut Pieces) {
    if old == new {
        return pieces.add_same(old);
    }
    let short = old.chars().count().max(new.chars().count()) <= SHORT;
    if !short && Sample::new(old).likeness(&Sample::new(new)) < ALIKE {
        pieces.add_old(old);
        pieces.add_new(new);
        return;
    }
    let (olds, news) = (tokens(old), tokens(new));
    let mut ops = capture_diff_slices(Algorithm::Myers, &olds, &news);
    let last = ops.len().saturating_sub(1);
    let text =
        |all: &[&str], range: std::ops::Range<usize>| all.get(range).unwrap_or_default().concat();
    for (n, op) in ops.drain(..).enumerate() {
        let (o, w) = (op.old_range(), op.new_range());
        // A single character between two changes is read with them.
        let island = n > 0 && n < last && o.len() == 1;
        match op {
            DiffOp::Equal { .. } if !island => pieces.add_same(&text(&olds, o)),
            _ => {
                pieces.add_old(&text(&olds, o));
                pieces.add_new(&text(&news, w));
            }
        }
    }
}

/// How many characters of a text are few: of such the ones that differ are always sought.
const SHORT: usize = 8;
