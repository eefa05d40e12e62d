//! Two lists of texts side by side, for a person to read.

use std::fmt::Write;

/// How many characters of a text are shown at its start, and before and after the first that
/// differs.
const START: usize = 18;
const BEFORE: usize = 12;
const AFTER: usize = 30;

/// Fails when the two lists differ, and says where.
pub fn assert_same(seed: &[String], built: &[String]) {
    assert!(seed == built, "the seed (-) and bundle.docx (+) differ:\n{}", diff(seed, built));
}

/// The texts that are not the same, each with its index.
fn diff(old: &[String], new: &[String]) -> String {
    let common = common(old, new);
    let mut out = String::new();
    let (mut i, mut j) = (0, 0);
    for (next_i, next_j) in common.into_iter().chain([(old.len(), new.len())]) {
        let gone = old.get(i..next_i).unwrap_or_default();
        let come = new.get(j..next_j).unwrap_or_default();
        for k in 0..gone.len().max(come.len()) {
            let pair = (gone.get(k), come.get(k));
            let from = match pair {
                (Some(one), Some(other)) => first_difference(one, other),
                _ => 0,
            };
            for (sign, at, text) in [('-', i + k, pair.0), ('+', j + k, pair.1)] {
                if let Some(text) = text {
                    let _ = writeln!(out, "{sign}{at:4}  {}", excerpt(text, from));
                }
            }
        }
        (i, j) = (next_i + 1, next_j + 1);
    }
    out
}

/// The longest common subsequence, as pairs of indices.
fn common(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    // lengths[i][j]: how much the rest of `old` from i and the rest of `new` from j share.
    let mut lengths = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    let get = |lengths: &[Vec<usize>], i: usize, j: usize| -> usize {
        lengths.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0)
    };
    for (i, one) in old.iter().enumerate().rev() {
        for (j, other) in new.iter().enumerate().rev() {
            let length = if one == other {
                get(&lengths, i + 1, j + 1) + 1
            } else {
                get(&lengths, i + 1, j).max(get(&lengths, i, j + 1))
            };
            if let Some(place) = lengths.get_mut(i).and_then(|row| row.get_mut(j)) {
                *place = length;
            }
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while let (Some(one), Some(other)) = (old.get(i), new.get(j)) {
        if one == other {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if get(&lengths, i + 1, j) >= get(&lengths, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// The index of the first character in which the two differ.
fn first_difference(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    pairs.take_while(|(a, b)| a == b).count()
}

/// The beginning of `text`, and what stands around the character `at`.
fn excerpt(text: &str, at: usize) -> String {
    let piece =
        |start: usize, count: usize| -> String { text.chars().skip(start).take(count).collect() };
    let around = at.saturating_sub(BEFORE);
    let shown = if around <= START {
        piece(0, at + AFTER)
    } else {
        format!("{}…{}", piece(0, START), piece(around, BEFORE + AFTER))
    };
    shown.replace('\n', "\\n")
}
