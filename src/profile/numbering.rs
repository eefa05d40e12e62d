//! The labels of headings and lists: 一、 （一） 1. （1） and what a house writes in their place.

use std::fmt;

/// The label patterns of the four levels, outermost first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbering {
    levels: [Pattern; 4],
}

impl Numbering {
    /// 7.3.3: 一、 （一） 1. （1）
    #[must_use]
    pub fn gbt9704() -> Self {
        Self {
            levels: [
                Pattern::new("", Counter::Han, "、"),
                Pattern::new("（", Counter::Han, "）"),
                Pattern::new("", Counter::Arabic, "."),
                Pattern::new("（", Counter::Arabic, "）"),
            ],
        }
    }

    /// Four patterns, outermost first.
    #[must_use]
    pub const fn new(levels: [Pattern; 4]) -> Self {
        Self { levels }
    }

    /// The label of the `n`-th (from 1) of level `index` (0 the outermost; deeper levels than
    /// the fourth are labelled like the fourth).
    #[must_use]
    pub fn label(&self, index: usize, n: u32) -> String {
        let [.., last] = &self.levels;
        self.levels.get(index).unwrap_or(last).label(n)
    }

    /// The label of the `n`-th item of a list that is nested `depth` times: a list counts like
    /// the first level that has Arabic digits, a list inside it like the next.
    #[must_use]
    pub fn list_label(&self, depth: usize, n: u32) -> String {
        let arabic = |p: &Pattern| p.counter == Counter::Arabic;
        let first = self.levels.iter().position(arabic).unwrap_or(2);
        // Below the fourth level there is ①, as offices write it.
        if first + depth > 3 { circled(n) } else { self.label(first + depth, n) }
    }
}

/// A label's shape, written as the label of the first: `一、`, `（1）`, `1、`, `第一条`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    before: String,
    counter: Counter,
    after: String,
}

/// How a label counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counter {
    /// 一 二 三
    Han,
    /// 1 2 3
    Arabic,
    /// ① ② ③
    Circled,
}

/// A text that is no label of a first item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError;

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a label pattern holds one of 一, 1 and ①")
    }
}

impl std::error::Error for PatternError {}

impl Pattern {
    fn new(before: &str, counter: Counter, after: &str) -> Self {
        Self { before: before.to_owned(), counter, after: after.to_owned() }
    }

    /// Reads a pattern from the label of a first item.
    ///
    /// # Errors
    /// [`PatternError`] when `text` holds none of 一, 1, ①, or more than one of them.
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        let mut found = None;
        for (at, c) in text.char_indices() {
            let counter = match c {
                '一' => Counter::Han,
                '1' | '１' => Counter::Arabic,
                '①' => Counter::Circled,
                _ => continue,
            };
            if found.replace((at, c, counter)).is_some() {
                return Err(PatternError);
            }
        }
        let (at, c, counter) = found.ok_or(PatternError)?;
        let (before, rest) = text.split_at(at);
        let after = rest.strip_prefix(c).unwrap_or_default();
        // 第一章 stands apart from what it heads.
        let apart = if after.ends_with(['章', '节', '条', '篇']) { "\u{3000}" } else { "" };
        Ok(Self::new(before, counter, &format!("{after}{apart}")))
    }

    /// The label of the `n`-th.
    #[must_use]
    pub fn label(&self, n: u32) -> String {
        let number = match self.counter {
            Counter::Han => han(n),
            Counter::Arabic => n.to_string(),
            Counter::Circled => circled(n),
        };
        format!("{}{number}{}", self.before, self.after)
    }
}

/// `n` in Chinese numerals, as labels write it: 十 and 二十一, not 一十; digit by digit past 99.
fn han(n: u32) -> String {
    const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |d: u32| DIGITS.get(d as usize).copied().unwrap_or_default();
    match n {
        0..=9 => digit(n).to_owned(),
        10..=99 => {
            let tens = if n < 20 { "" } else { digit(n / 10) };
            let ones = if n.is_multiple_of(10) { "" } else { digit(n % 10) };
            format!("{tens}十{ones}")
        }
        100..=999 => {
            let rest = n % 100;
            let tail = match rest {
                0 => String::new(),
                1..=9 => format!("零{}", digit(rest)),
                10..=19 => format!("一{}", han(rest)),
                _ => han(rest),
            };
            format!("{}百{tail}", digit(n / 100))
        }
        _ => n.to_string().bytes().map(|b| digit(u32::from(b - b'0'))).collect(),
    }
}

/// ① to ⑳ and on to ㊿; plain digits in brackets past that.
fn circled(n: u32) -> String {
    let code = match n {
        1..=20 => 0x2460 + n - 1,
        21..=35 => 0x3251 + n - 21,
        36..=50 => 0x32B1 + n - 36,
        _ => return format!("({n})"),
    };
    char::from_u32(code).map(String::from).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standards_labels() {
        let numbering = Numbering::gbt9704();
        let row = |n| [0, 1, 2, 3].map(|level| numbering.label(level, n));
        assert_eq!(row(1), ["一、", "（一）", "1.", "（1）"]);
        assert_eq!(row(12), ["十二、", "（十二）", "12.", "（12）"]);
    }

    #[test]
    fn a_house_writes_its_own() {
        let label = |pattern, n| Pattern::parse(pattern).unwrap().label(n);
        assert_eq!(label("(1)、", 3), "(3)、");
        assert_eq!(label("第一条", 21), "第二十一条\u{3000}");
        assert_eq!(label("①", 20), "⑳");
        assert_eq!(Pattern::parse("、"), Err(PatternError));
        assert_eq!(Pattern::parse("1.1"), Err(PatternError));
    }

    #[test]
    fn chinese_numerals_as_labels_write_them() {
        let cases = [
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (99, "九十九"),
            (100, "一百"),
            (105, "一百零五"),
            (110, "一百一十"),
            (123, "一百二十三"),
        ];
        for (n, text) in cases {
            assert_eq!(han(n), text);
        }
    }
}
