//! Several times in one: 5-7月, 5月、6月, 5月中下旬; and a limit that only a text of its own has:
//! 至7月20日.

use super::super::lex::Word;
use super::super::{Deadline, DeadlineError, InMonth, Moment, Part, Year};
use super::reader::Reader;

/// Thirds that follow each other: the first, and how it is written where the second alone has its
/// 旬; the second with its word.
const THIRDS: [(&str, InMonth, &str, InMonth); 2] = [
    ("上", InMonth::Early, "中旬", InMonth::Middle),
    ("中", InMonth::Middle, "下旬", InMonth::Late),
];

/// Between words that stand side by side.
const PAUSE: [char; 2] = ['、', '､'];

impl Reader<'_> {
    /// The first month of 5-7月, which is written without 月; a day that follows is of the second
    /// alone, and then nobody knows of what the first number is.
    pub(super) fn shared_month(&mut self, said: bool) -> Option<Part> {
        let small = |ahead| matches!(self.word(ahead), Some(Word::Number(_, 1..=2)));
        let shared = small(0) && self.is(1, "至") && small(2) && self.is(3, "月");
        if !shared || self.number(4).is_some() || !(said || self.is_free()) {
            return None;
        }
        let from = self.at;
        let month = u8::try_from(self.number(0)?).ok().filter(|month| (1..=12).contains(month));
        self.at += 1;
        if month.is_none() {
            self.error.get_or_insert(DeadlineError::Month(self.range(from)));
        }
        Some(Part::Month(month?, InMonth::Whole))
    }

    /// Months that follow each other: 5月、6月, 5、6月. Others are no time from one to the other.
    pub(super) fn several_months(&mut self) -> Option<Deadline> {
        let from = self.at;
        let found = self.months_in_row();
        if found.is_none() {
            self.at = from;
        }
        found
    }

    fn months_in_row(&mut self) -> Option<Deadline> {
        if !self.whole {
            return None;
        }
        let year = self.year();
        let month = |reader: &mut Self| {
            let month = u8::try_from(reader.number(0)?).ok()?;
            reader.at += 1;
            let named = reader.take("月");
            (1..=12).contains(&month).then_some((month, named))
        };
        let (first, _) = month(self)?;
        let (mut last, mut named) = (first, false);
        while self.is_sign(0, PAUSE) {
            self.at += 1;
            let next = month(self)?;
            if next.0 != last % 12 + 1 {
                return None;
            }
            (last, named) = next;
        }
        let of = |month| Part::Month(month, InMonth::Whole);
        let first_of = Moment { year, part: of(first) };
        let last_of = Moment { year: Year::Open, part: of(last) };
        (named && self.word(0).is_none()).then_some(Deadline::Between(first_of, last_of))
    }

    /// The 中 of 中下旬 and of 中、下旬.
    pub(super) fn half_third(&mut self) -> Option<InMonth> {
        let found = THIRDS.into_iter().find(|(short, _, next, _)| {
            let ahead = 1 + usize::from(self.is_sign(1, PAUSE));
            self.spelt(0) == *short && self.is(ahead, next)
        });
        let (_, third, ..) = found?;
        self.at += 1;
        Some(third)
    }

    /// The last of two thirds of a month of which the first was read: 中旬、下旬.
    pub(super) fn next_third(&mut self, first: Moment) -> Option<Moment> {
        let (Part::Month(_, own) | Part::Near(_, own)) = first.part else { return None };
        let (.., next, third) = THIRDS.into_iter().find(|(_, third, ..)| *third == own)?;
        let ahead = usize::from(self.is_sign(0, PAUSE));
        if !self.is(ahead, next) {
            return None;
        }
        self.at += ahead + 1;
        let part = match first.part {
            Part::Near(near, _) => Part::Near(near, third),
            Part::Month(month, _) => Part::Month(month, third),
            _ => return None,
        };
        Some(Moment { year: Year::Open, part })
    }

    /// 至7月20日: not later than a day. In prose 至 ends what began before.
    pub(super) fn until(&mut self) -> Option<Deadline> {
        let from = self.at;
        if !self.whole || from > 0 || !self.take("至") {
            return None;
        }
        let until = self.moment(None).filter(|until| match until.part {
            Part::End => true,
            Part::Month(_, part) | Part::Near(_, part) => {
                part.day().is_some() || part == InMonth::End
            }
            _ => false,
        });
        if until.is_none() {
            self.at = from;
        }
        until.map(|until| self.by(until))
    }
}
