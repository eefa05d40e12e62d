//! Reading deadlines: a text that is one, and those in prose.
//!
//! [`reader`] has the forms of deadlines, [`moment`] the times of the calendar that they are made
//! of, [`cycle`] what returns, [`several`] times that are said together, [`remark`] what may stand behind a day,
//! [`anchored`] what is counted from an event.

mod anchored;
mod cycle;
mod moment;
mod reader;
mod remark;
mod several;

use std::ops::Range;

use super::lex::{Word, tokens};
use super::{Always, Deadline, DeadlineError, Found, Unit};
use anchored::anchored;
use reader::Reader;

/// Words for “all the time” that prose also has in other senses: 中长期, 随时.
const VAGUE: [Always; 3] = [Always::LongTerm, Always::AnyTime, Always::AllYear];

impl Deadline {
    /// Reads a text that is nothing but a deadline; spaces around and between count for nothing.
    ///
    /// # Errors
    /// [`DeadlineError`] for another form, and for days that no calendar has.
    pub fn parse(text: &str) -> Result<Self, DeadlineError> {
        // A block of YAML ends with its line, and a narrow cell may break one. A cell that is
        // written as a sentence ends with its stop.
        let text = text.trim_end().trim_end_matches(['。', '；', ';']).trim_end();
        let mut all = tokens(text);
        all.retain(|token| !matches!(token.word, Word::Other('\n')));
        let start = text.len() - text.trim_start().len();
        let whole = start..text.trim_end().len().max(start);
        if let Some((word, _)) = Always::ALL.iter().find(|(_, word)| *word == text.trim()) {
            return Ok(Self::Always(*word));
        }
        let mut reader = Reader::of_whole(text, &all);
        let found = reader.deadline();
        if let Some(error) = reader.error {
            return Err(error);
        }
        match found {
            Some(deadline) if reader.at == all.len() => Ok(deadline),
            Some(_) | None => match anchored(text, &all) {
                Some((found, end)) if end == all.len() => Ok(found.deadline),
                Some(_) | None => Err(DeadlineError::Shape(whole)),
            },
        }
    }
}

/// The deadlines in prose, in their order. What is not read as one is left out: numbers of
/// documents, lengths of time, years that something is called by.
#[must_use]
pub fn find(text: &str) -> Vec<Found> {
    let all = tokens(text);
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while let Some(token) = all.get(at) {
        if let Some((after, end)) = anchored(text, all.get(at..).unwrap_or_default())
            && after.range.start <= token.range.start
        {
            let clear = found.last().is_none_or(|last| last.range.end <= after.range.start);
            if clear {
                found.push(after);
                at += end;
                continue;
            }
        }
        let mut reader = Reader::new(text, &all, at);
        match reader.deadline().filter(|_| reader.error.is_none() && reader.at > at) {
            Some(deadline) => {
                let end = all.get(reader.at - 1).map_or(token.range.end, |last| last.range.end);
                found.push(Found { range: token.range.start..end, deadline });
                at = reader.at;
            }
            None => {
                let rest = text.get(token.range.start..).unwrap_or_default();
                let always = Always::ALL
                    .iter()
                    .find(|(each, word)| !VAGUE.contains(each) && rest.starts_with(word));
                if let Some((each, word)) = always {
                    let range = token.range.start..token.range.start + word.len();
                    found.push(Found { range, deadline: Deadline::Always(*each) });
                }
                at += 1;
            }
        }
    }
    found
}

/// A length of time: `3日`, `5个工作日`, `2周`, `1个月`.
#[must_use]
pub fn length(text: &str) -> Option<(u16, Unit)> {
    let all = tokens(text);
    let mut reader = Reader::new(text, &all, 0);
    let length = reader.length()?;
    (reader.at == all.len()).then_some(length)
}

/// Signs that make a date of the number before them.
const COUNTED: [&str; 8] = ["年", "月", "日", "上旬", "中旬", "下旬", "季度", "周"];

/// Words of times that need no number.
const NEAR: [&str; 14] = [
    "廿",
    "卅",
    "月底",
    "月初",
    "月末",
    "月内",
    "周末",
    "本周",
    "下周",
    "本季度",
    "下季度",
    "次日",
    "次月",
    "星期",
];

/// Whether a text that is no deadline seems to be meant as one: it has a number with 年, 月, 日 and
/// their like, numbers as in 7.20, or names a day without one: 月底前.
#[must_use]
pub fn resembles(text: &str) -> bool {
    let all = tokens(text);
    let known = |at: usize| match all.get(at).map(|token| token.word) {
        Some(Word::Known(word)) => Some(word),
        Some(Word::Number(..) | Word::Other(_)) | None => None,
    };
    let number = |at: usize| match all.get(at).map(|token| token.word) {
        Some(Word::Number(value, _)) => Some(value),
        Some(Word::Known(_) | Word::Other(_)) | None => None,
    };
    let digits = |at: usize| {
        number(at).filter(|_| all.get(at).is_some_and(|token| is_digits(text, &token.range)))
    };
    let dated = (0..all.len()).any(|at| {
        let counted = known(at + 1).is_some_and(|word| COUNTED.contains(&word));
        let again = known(at) == Some("每") && (counted || known(at + 1) == Some("天"));
        let weekday = known(at) == Some("周") && number(at + 1).is_some();
        let several = known(at + 1) == Some("个") && known(at + 2).is_some();
        let days = digits(at).is_some() && known(at + 1) == Some("天");
        let sign = match all.get(at + 1).map(|token| token.word) {
            Some(Word::Other(c)) => "./．／".contains(c),
            Some(Word::Known(word)) => word == "至",
            Some(Word::Number(..)) | None => false,
        };
        let first = digits(at).is_some_and(|n| (1..=12).contains(&n) || n >= 1000);
        let second = digits(at + 2).is_some_and(|n| (1..=31).contains(&n));
        again
            || weekday
            || number(at).is_some() && (counted || several || days)
            || first && sign && second
    });
    // 20260728 and what is like it.
    let in_one = all.iter().any(|token| {
        matches!(token.word, Word::Number(19_000_000..=20_999_999, 8))
            && is_digits(text, &token.range)
    });
    dated || in_one || NEAR.iter().any(|word| text.contains(word))
}

fn is_digits(text: &str, range: &Range<usize>) -> bool {
    let mut chars = text.get(range.clone()).unwrap_or_default().chars();
    chars.all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
}
