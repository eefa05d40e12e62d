//! Which of two rows of texts belong together.
//!
//! Texts that are the same in both are found first, the rare ones as anchors; between them the
//! most alike are paired, so that their order is kept and as much as possible stays.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A text that is to be paired.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    text: String,
    /// Every two characters that follow each other, in order; the ends count as characters.
    twos: Vec<(char, char)>,
}

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pair {
    /// These belong together.
    Both(usize, usize),
    /// Only the old row has it.
    Old(usize),
    /// Only the new one has it.
    New(usize),
}

/// How alike two texts are that belong together, at the least, in 1/1000.
pub(crate) const ALIKE: u32 = 450;

/// How many pairs are weighed at the most; beyond, entries are paired in their order.
const MOST: usize = 1_000_000;

impl Sample {
    /// A text.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let ends = ['\u{2}', '\u{3}'];
        let chars = || ends.into_iter().take(1).chain(text.chars()).chain(ends.into_iter().skip(1));
        let mut twos: Vec<_> = chars().zip(chars().skip(1)).collect();
        twos.sort_unstable();
        Self { text, twos }
    }

    /// How alike two texts are: the share of twos that both have, in 1/1000.
    pub(crate) fn likeness(&self, other: &Self) -> u32 {
        if self.text == other.text {
            return 1000;
        }
        let (mut one, mut two) = (self.twos.iter().peekable(), other.twos.iter().peekable());
        let mut common = 0;
        while let (Some(a), Some(b)) = (one.peek(), two.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => {
                    one.next();
                }
                std::cmp::Ordering::Greater => {
                    two.next();
                }
                std::cmp::Ordering::Equal => {
                    common += 1;
                    one.next();
                    two.next();
                }
            }
        }
        let all = self.twos.len() + other.twos.len();
        u32::try_from(2000 * common / all.max(1)).unwrap_or(1000)
    }
}

/// Pairs the entries of two rows, in their order; what only one has stands where it belongs, the
/// old before the new.
pub(crate) fn align(old: &[Sample], new: &[Sample]) -> Vec<Pair> {
    let keys = |row: &[Sample]| -> Vec<String> { row.iter().map(|s| s.text.clone()).collect() };
    let mut pairs = Vec::new();
    // The entries since the last that is the same in both.
    let (mut olds, mut news) = (0..0, 0..0);
    for op in capture_diff_slices(Algorithm::Patience, &keys(old), &keys(new)) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            olds.end = old_index;
            news.end = new_index;
            between(old, new, (olds, news), &mut pairs);
            pairs.extend((0..len).map(|n| Pair::Both(old_index + n, new_index + n)));
            olds = old_index + len..old_index + len;
            news = new_index + len..new_index + len;
        }
    }
    between(old, new, (olds.start..old.len(), news.start..new.len()), &mut pairs);
    pairs
}

/// Pairs entries none of which is the same in both.
fn between(
    old: &[Sample],
    new: &[Sample],
    (olds, news): (std::ops::Range<usize>, std::ops::Range<usize>),
    pairs: &mut Vec<Pair>,
) {
    let like = |o: usize, n: usize| match (old.get(o), new.get(n)) {
        (Some(old), Some(new)) => old.likeness(new),
        _ => 0,
    };
    if olds.len().saturating_mul(news.len()) > MOST {
        for n in 0..olds.len().max(news.len()) {
            let at = (olds.start + n, news.start + n);
            match (olds.contains(&at.0), news.contains(&at.1)) {
                (true, true) if like(at.0, at.1) >= ALIKE => pairs.push(Pair::Both(at.0, at.1)),
                (has_old, has_new) => {
                    pairs.extend(has_old.then_some(Pair::Old(at.0)));
                    pairs.extend(has_new.then_some(Pair::New(at.1)));
                }
            }
        }
        return;
    }
    // The most likeness that is to be had from each place on, row by row from the end.
    let width = news.len() + 1;
    let mut best = vec![0_u32; (olds.len() + 1) * width];
    let at = |o: usize, n: usize| o * width + n;
    let get = |best: &[u32], o, n| best.get(at(o, n)).copied().unwrap_or(0);
    let mut likes = vec![0_u32; olds.len() * width];
    for o in (0..olds.len()).rev() {
        for n in (0..news.len()).rev() {
            let like = like(olds.start + o, news.start + n);
            let paired = if like >= ALIKE { like + get(&best, o + 1, n + 1) } else { 0 };
            let value = paired.max(get(&best, o + 1, n)).max(get(&best, o, n + 1));
            if let Some(place) = best.get_mut(at(o, n)) {
                *place = value;
            }
            if let Some(place) = likes.get_mut(at(o, n)) {
                *place = like;
            }
        }
    }
    let (mut o, mut n) = (0, 0);
    while o < olds.len() || n < news.len() {
        let like = if o < olds.len() && n < news.len() { get(&likes, o, n) } else { 0 };
        let whole = get(&best, o, n);
        if like >= ALIKE && whole == like + get(&best, o + 1, n + 1) {
            pairs.push(Pair::Both(olds.start + o, news.start + n));
            (o, n) = (o + 1, n + 1);
        } else if o < olds.len() && (n >= news.len() || whole == get(&best, o + 1, n)) {
            pairs.push(Pair::Old(olds.start + o));
            o += 1;
        } else {
            pairs.push(Pair::New(news.start + n));
            n += 1;
        }
    }
}
