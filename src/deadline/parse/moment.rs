//! Times of the calendar: years, quarters, months, thirds of months, days.

use super::super::lex::Word;
use super::super::reading::most_days;
use super::super::{DeadlineError, Edge, Half, InMonth, Moment, Near, Part, Year};
use super::reader::Reader;

/// Signs between the numbers of 2024-07-20, 2024.7.20 and 2024/7/20.
const SIGNS: [&str; 6] = ["-", "－", ".", "．", "/", "／"];

/// More days than any month has.
const MOST_DAYS: u8 = 31;

impl Reader<'_> {
    /// A time of the calendar; after `earlier` it may leave out what that has said.
    pub(super) fn moment(&mut self, earlier: Option<Moment>) -> Option<Moment> {
        let start = self.at;
        let moment = self.moment_inner(earlier);
        if moment.is_none() {
            self.at = start;
        }
        moment
    }

    fn moment_inner(&mut self, earlier: Option<Moment>) -> Option<Moment> {
        if let Some(day) = self.numeric() {
            return Some(self.on(day));
        }
        let year = self.year();
        let said = year != Year::Open;
        if let Some(part) = self.shared_month(said) {
            return Some(Moment { year, part });
        }
        if let Some(part) = self.part(year) {
            return Some(self.on(Moment { year, part }));
        }
        if said {
            self.take("内");
            return Some(Moment { year, part: Part::Whole });
        }
        if let Some(moment) = self.end_of_month(earlier) {
            return Some(moment);
        }
        for (word, near) in [("本月", Near::This), ("下月", Near::Next)] {
            if self.take(word) {
                let part = Part::Near(near, self.in_month(MOST_DAYS)?);
                return Some(self.on(Moment { year, part }));
            }
        }
        // 年底, 年内 without a year; not the 年 of 青年.
        if self.is(0, "年")
            && self.is_free()
            && (self.is(1, "初") || self.is(1, "底") || self.is(1, "内"))
        {
            self.at += 1;
            let part = match (self.take("初"), self.take("底")) {
                (true, _) => Part::Start,
                (_, true) => Part::End,
                _ => {
                    self.take("内");
                    Part::Whole
                }
            };
            return Some(Moment { year, part });
        }
        let most = match earlier?.part {
            Part::Month(month, _) => most_days(month, Year::Open),
            Part::Near(..) => MOST_DAYS,
            _ => return None,
        };
        let counted = self.is(1, "日") || self.is_bare_day(0);
        let in_month = match (self.number(0), counted) {
            (Some(_), true) => self.day(most)?,
            _ => self.third()?,
        };
        let part = match earlier?.part {
            Part::Near(near, _) => Part::Near(near, in_month),
            Part::Month(month, _) => Part::Month(month, in_month),
            _ => return None,
        };
        Some(self.on(Moment { year, part }))
    }

    /// 2024-07-20, 2024.7.20, 2024/7/20; 20240720 where nothing else is written.
    fn numeric(&mut self) -> Option<Moment> {
        if let Some(Word::Number(value @ 19_000_000..=20_999_999, 8)) = self.word(0)
            && self.whole
        {
            return self.in_one(value);
        }
        let (Some(Word::Number(year, 4)), Some(Word::Number(month, 1..=2))) =
            (self.word(0), self.word(2))
        else {
            return None;
        };
        let sign = self.spelt(1);
        let longer = self.spelt(5) == sign && matches!(self.word(6), Some(Word::Number(_, 1..=3)));
        let year = i16::try_from(year).ok().filter(|year| *year >= 1000)?;
        let alike = SIGNS.contains(&sign) && self.spelt(3) == sign;
        if !alike || longer || !matches!(self.word(4), Some(Word::Number(_, 1..=2))) {
            return None;
        }
        let from = self.at + 2;
        self.at += 3;
        let Some(month) = u8::try_from(month).ok().filter(|month| (1..=12).contains(month)) else {
            self.error.get_or_insert(DeadlineError::Month(self.range(from)));
            return None;
        };
        self.at += 1;
        let most = most_days(month, Year::Given(year));
        Some(Moment { year: Year::Given(year), part: Part::Month(month, self.day(most)?) })
    }

    /// 20240720.
    fn in_one(&mut self, value: u32) -> Option<Moment> {
        let from = self.at;
        self.at += 1;
        let year = i16::try_from(value / 10_000).ok()?;
        let month = u8::try_from(value / 100 % 100).ok()?;
        let day = u8::try_from(value % 100).ok()?;
        let error = if !(1..=12).contains(&month) {
            DeadlineError::Month(self.range(from))
        } else if !(1..=most_days(month, Year::Given(year))).contains(&day) {
            DeadlineError::Day(self.range(from))
        } else {
            let part = Part::Month(month, self.hour(InMonth::Day(day)));
            return Some(Moment { year: Year::Given(year), part });
        };
        self.error.get_or_insert(error);
        None
    }

    /// 月底 and 月初, of the month that was said or of the document's own.
    fn end_of_month(&mut self, earlier: Option<Moment>) -> Option<Moment> {
        if !self.whole || !self.is(0, "月") || !(self.is(1, "初") || self.is(1, "底")) {
            return None;
        }
        self.at += 1;
        let in_month = self.third()?;
        let part = match earlier.map(|earlier| earlier.part) {
            Some(Part::Month(month, _)) => Part::Month(month, in_month),
            Some(Part::Near(near, _)) => Part::Near(near, in_month),
            _ => Part::Near(Near::This, in_month),
        };
        Some(Moment { year: Year::Open, part })
    }

    pub(super) fn year(&mut self) -> Year {
        if self.take("今年") {
            return Year::This;
        }
        if self.take("明年") {
            return Year::Next;
        }
        if let Some(Word::Number(value, 4)) = self.word(0)
            && self.is(1, "年")
            && let Ok(value @ 1000..) = i16::try_from(value)
        {
            self.at += 2;
            return Year::Given(value);
        }
        Year::Open
    }

    /// A part of a year.
    pub(super) fn part(&mut self, year: Year) -> Option<Part> {
        let said = year != Year::Open;
        for (word, half) in [("上半年", Half::First), ("下半年", Half::Second)] {
            if self.take(word) {
                return Some(Part::Half(half));
            }
        }
        let quarter = usize::from(self.is(0, "第"));
        if let Some(n @ 1..=4) = self.number(quarter)
            && self.is(quarter + 1, "季度")
        {
            self.at += quarter + 2;
            return Some(Part::Quarter(u8::try_from(n).ok()?, self.edge()));
        }
        if said {
            // 2018年全年.
            if self.take_spelt("全年") {
                return Some(Part::Whole);
            }
            // 2018年年底, 2018年底.
            let doubled = usize::from(self.is(0, "年"));
            for (word, part) in [("初", Part::Start), ("底", Part::End), ("内", Part::Whole)] {
                if self.is(doubled, word) {
                    self.at += doubled + 1;
                    return Some(part);
                }
            }
        }
        let month = self.number(0).filter(|_| self.is(1, "月"))?;
        let from = self.at;
        self.at += 2;
        let Some(month) = u8::try_from(month).ok().filter(|month| (1..=12).contains(month)) else {
            self.error.get_or_insert(DeadlineError::Month(self.range(from)));
            return None;
        };
        Some(Part::Month(month, self.in_month(most_days(month, year))?))
    }

    /// What follows a month: a day of it, a third of it, or nothing.
    fn in_month(&mut self, most: u8) -> Option<InMonth> {
        if let Some(third) = self.half_third() {
            return Some(third);
        }
        let counted = self.is(1, "日") || self.is_bare_day(0);
        // The first of 7月10-20日 goes without 日.
        let shared = self.is(1, "至")
            && self.number(2).is_some()
            && (self.is(3, "日") || self.is_bare_day(2));
        if self.number(0).is_some() && (counted || shared) {
            return self.day(most);
        }
        Some(self.third().unwrap_or(InMonth::Whole))
    }

    /// Whether the number `ahead` is a day without 日, as nothing else can follow: 12月20前.
    fn is_bare_day(&self, ahead: usize) -> bool {
        matches!(self.word(ahead), Some(Word::Number(_, 1..=3)))
            && (self.word(ahead + 1).is_none() || self.is(ahead + 1, "前"))
    }

    /// A day of a month that has at most so many, with or without 日.
    pub(super) fn day(&mut self, most: u8) -> Option<InMonth> {
        let from = self.at;
        let day = self.number(0)?;
        self.at += 1;
        self.take("日");
        match u8::try_from(day).ok().filter(|day| (1..=most).contains(day)) {
            Some(day) => Some(self.hour(InMonth::Day(day))),
            None => {
                self.error.get_or_insert(DeadlineError::Day(self.range(from)));
                None
            }
        }
    }

    /// 上旬, 底 and their like.
    pub(super) fn third(&mut self) -> Option<InMonth> {
        [
            ("初", InMonth::Start),
            ("上旬", InMonth::Early),
            ("中旬", InMonth::Middle),
            ("下旬", InMonth::Late),
            ("底", InMonth::End),
        ]
        .into_iter()
        .find_map(|(word, part)| self.take(word).then_some(part))
    }

    pub(super) fn edge(&mut self) -> Edge {
        match (self.take("初"), self.take("底")) {
            (true, _) => Edge::Start,
            (_, true) => Edge::End,
            _ => Edge::Whole,
        }
    }
}
