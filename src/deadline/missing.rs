//! Days that the month has in some years and not in the one that is meant: 29 February.

use std::ops::Range;

use super::lex::{Word, tokens};
use super::reading::years;
use super::{Day, Deadline, Moment, Part, Start};

/// A day that there is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The year that is meant.
    pub year: i16,
    /// The month.
    pub month: u8,
    /// The day that it does not have in that year.
    pub day: u8,
}

impl Deadline {
    /// The first day named that there is not, in a document of the day `issued`: 2月29日 of a year
    /// that has none, 本月31日 in April. [`Deadline::parse`] refuses those that no year has.
    #[must_use]
    pub fn missing(&self, issued: Day) -> Option<Missing> {
        let own = |moment: &Moment| moment.missing(moment.year_of(issued), issued);
        match self {
            Self::In(moment)
            | Self::By(moment)
            | Self::Through(moment)
            | Self::From(Start::At(moment))
            | Self::FromTill(Start::Now, moment) => own(moment),
            Self::FromTill(Start::At(first), second) => own(first).or_else(|| own(second)),
            Self::Between(first, second) => {
                let (begun, ended) = years(*first, *second, issued);
                first.missing(begun, issued).or_else(|| second.missing(ended, issued))
            }
            Self::From(Start::Now) | Self::Every(_) | Self::Always(_) | Self::After(_) => None,
        }
    }
}

impl Moment {
    fn missing(self, year: i16, issued: Day) -> Option<Missing> {
        let Part::Month(month, part) = self.settled(issued).part else { return None };
        let day = part.day()?;
        let there = Day::new(year, month.cast_signed(), day.cast_signed()).is_ok();
        (!there).then_some(Missing { year, month, day })
    }
}

/// Where the day `day` of a month is written in a deadline; all of the text where it is not found.
#[must_use]
pub fn numbered(text: &str, day: u8) -> Range<usize> {
    let all = tokens(text);
    let is = |at: Option<usize>, word: &str| {
        let token = at.and_then(|at| all.get(at));
        matches!(token.map(|token| token.word), Some(Word::Known(known)) if known == word)
    };
    let found = all.iter().enumerate().find(|(at, token)| {
        let number = matches!(token.word, Word::Number(n, _) if n == u32::from(day));
        number && (is(at.checked_add(1), "日") || is(at.checked_sub(1), "月"))
    });
    match found {
        Some((at, token)) => {
            let sign = all.get(at + 1).filter(|_| is(at.checked_add(1), "日"));
            token.range.start..sign.map_or(token.range.end, |sign| sign.range.end)
        }
        None => 0..text.trim_end().len(),
    }
}
