//! The forms of deadlines, word by word.

use std::ops::{Range, RangeInclusive};

use super::super::lex::{Token, Word};
use super::super::{Deadline, DeadlineError, InMonth, Moment, Part, Start, Unit, Year};

/// A place in the words.
pub(super) struct Reader<'a> {
    tokens: &'a [Token],
    pub(super) at: usize,
    pub(super) text: &'a str,
    /// A month or a day that there is not.
    pub(super) error: Option<DeadlineError>,
    /// Whether the text is nothing but a deadline: some words are one only where no prose says
    /// what else they belong to.
    pub(super) whole: bool,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(text: &'a str, tokens: &'a [Token], at: usize) -> Self {
        Self { tokens, at, text, error: None, whole: false }
    }

    /// A reader of a text that is nothing but a deadline.
    pub(super) const fn of_whole(text: &'a str, tokens: &'a [Token]) -> Self {
        Self { whole: true, ..Self::new(text, tokens, 0) }
    }

    pub(super) fn word(&self, ahead: usize) -> Option<Word> {
        self.tokens.get(self.at + ahead).map(|token| token.word)
    }

    /// How the word is written.
    pub(super) fn spelt(&self, ahead: usize) -> &'a str {
        let token = self.tokens.get(self.at + ahead);
        token.and_then(|token| self.text.get(token.range.clone())).unwrap_or_default()
    }

    pub(super) fn is(&self, ahead: usize, word: &str) -> bool {
        matches!(self.word(ahead), Some(Word::Known(known)) if known == word)
    }

    pub(super) fn take(&mut self, word: &str) -> bool {
        let there = self.is(0, word);
        self.at += usize::from(there);
        there
    }

    /// Takes words that are written so, whatever they are made of.
    pub(super) fn take_spelt(&mut self, words: &str) -> bool {
        let mut rest = words;
        let mut taken = 0;
        while !rest.is_empty() {
            let spelt = self.spelt(taken);
            match rest.strip_prefix(spelt).filter(|_| !spelt.is_empty()) {
                Some(left) => rest = left,
                None => return false,
            }
            taken += 1;
        }
        self.at += taken;
        true
    }

    pub(super) fn number(&self, ahead: usize) -> Option<u32> {
        match self.word(ahead) {
            Some(Word::Number(value, _)) => Some(value),
            Some(Word::Known(_) | Word::Other(_)) | None => None,
        }
    }

    /// Whether no other word of prose runs into the one at hand.
    pub(super) fn is_free(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|before| self.tokens.get(before));
        match before.map(|token| token.word) {
            None | Some(Word::Known(_)) => true,
            Some(Word::Other(c)) => !c.is_alphabetic() || "到至在于从自截今".contains(c),
            Some(Word::Number(..)) => false,
        }
    }

    /// Whether the words end `ahead`, or no word of prose follows there.
    pub(super) fn ends(&self, ahead: usize) -> bool {
        match self.word(ahead) {
            None => true,
            Some(Word::Other(c)) => !c.is_alphabetic(),
            Some(Word::Known(_) | Word::Number(..)) => false,
        }
    }

    pub(super) fn range(&self, from: usize) -> Range<usize> {
        let start = self.tokens.get(from).map_or(0, |token| token.range.start);
        let last = self.at.checked_sub(1).and_then(|last| self.tokens.get(last));
        start..last.map_or(self.text.len(), |token| token.range.end)
    }

    pub(super) fn deadline(&mut self) -> Option<Deadline> {
        let from = self.at;
        if self.take("每") {
            return self.cycle();
        }
        if self.take("即日") {
            self.take("起");
            if self.take("至") {
                let end = self.moment(None)?;
                self.stop();
                return Some(Deadline::FromTill(Start::Now, end));
            }
            return Some(Deadline::From(Start::Now));
        }
        if let Some(until) = self.until() {
            return Some(until);
        }
        if let Some(months) = self.several_months() {
            return Some(months);
        }
        let limited = self.limit();
        let first = self.years().or_else(|| self.moment(None))?;
        if let Some(last) = self.next_third(first) {
            let _ = self.take("前");
            return (!limited).then_some(Deadline::Between(first, last));
        }
        if limited {
            let by = self.by(first);
            return (!self.is(0, "至") && !self.is(0, "起")).then_some(by);
        }
        let begins = self.take("起");
        let here = self.at;
        if begins && matches!(self.word(0), Some(Word::Other('，' | ','))) && self.is(1, "至") {
            self.at += 1;
        }
        if self.take("至") {
            if let Some(second) = self.moment(Some(first)) {
                let second = self.next_third(second).unwrap_or(second);
                if backwards(first, second) {
                    self.error = Some(DeadlineError::Backwards(self.range(from)));
                }
                // 7月10日至20日前 is no more than 7月10日至20日.
                let _ = self.take("前") || self.stop();
                return Some(Deadline::Between(first, second));
            }
            self.at = here;
        }
        if begins {
            return Some(Deadline::From(Start::At(first)));
        }
        let here = self.at;
        let included = self.included(first);
        if self.is(0, "前") || included || self.stop() {
            self.at = here;
            return Some(self.by(first));
        }
        Some(Deadline::In(first))
    }

    /// Words before a time that make it a limit: 不迟于, 截至.
    fn limit(&mut self) -> bool {
        let limited = self.take("截至") || self.take("不迟于");
        if limited && !self.take("至") {
            self.take_spelt("于");
        }
        limited
    }

    /// 前 and 止 behind a time, and whether it is said to be included.
    pub(super) fn by(&mut self, moment: Moment) -> Deadline {
        let mut included = self.included(moment);
        if self.take("前") {
            included = included || self.included(moment);
        } else {
            self.stop();
        }
        if included { Deadline::Through(moment) } else { Deadline::By(moment) }
    }

    /// The first year of 2018—2020年, which is written without 年.
    fn years(&mut self) -> Option<Moment> {
        let (Some(Word::Number(first, 4)), Some(Word::Number(_, 4))) = (self.word(0), self.word(2))
        else {
            return None;
        };
        if !self.is(1, "至") || !self.is(3, "年") {
            return None;
        }
        self.at += 1;
        Some(Moment { year: Year::Given(i16::try_from(first).ok()?), part: Part::Whole })
    }

    /// `30日内`, `5个工作日内`.
    pub(super) fn length(&mut self) -> Option<(u16, Unit)> {
        let count = u16::try_from(self.number(0)?).ok().filter(|count| *count > 0)?;
        self.at += 1;
        let counted = self.take("个");
        let unit = if self.take("工作日") {
            Unit::Workday
        } else if self.take("月") {
            Unit::Month
        } else if self.take("周") {
            Unit::Week
        } else if !counted && (self.take("日") || self.take("天")) {
            Unit::Day
        } else {
            return None;
        };
        self.take("内");
        Some((count, unit))
    }
}

/// Whether the second of two is certainly the earlier.
fn backwards(first: Moment, second: Moment) -> bool {
    let earlier = |one: InMonth, two: InMonth| days_of(two).end() < days_of(one).start();
    match (first.part, second.part) {
        (Part::Month(a, one), Part::Month(b, two)) => {
            let days = earlier(one, two);
            match (first.year, second.year) {
                (Year::Given(y), Year::Given(z)) => {
                    z < y || (z == y && (b < a || (b == a && days)))
                }
                (Year::Given(_) | Year::Open | Year::This, Year::Open) => a == b && days,
                _ => false,
            }
        }
        (Part::Near(a, one), Part::Near(b, two)) => b < a || (b == a && earlier(one, two)),
        _ => matches!((first.year, second.year), (Year::Given(a), Year::Given(b)) if b < a),
    }
}

/// The days of a month that may be meant.
const fn days_of(part: InMonth) -> RangeInclusive<u8> {
    match part {
        InMonth::Whole => 1..=31,
        InMonth::Start => 1..=5,
        InMonth::Early => 1..=10,
        InMonth::Middle => 11..=20,
        InMonth::Late => 21..=31,
        InMonth::End => 26..=31,
        InMonth::Day(day) | InMonth::Hour(day, _) => day..=day,
    }
}
