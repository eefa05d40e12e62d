//! What may stand behind a day: an hour, the day of the week, that the day is included, 止.

use super::super::lex::Word;
use super::super::{Clock, InMonth, Moment, Part, Year};
use super::reader::Reader;

impl Reader<'_> {
    /// A day with the day of the week that stands behind it: 7月20日（星期五）.
    pub(super) fn on(&mut self, day: Moment) -> Moment {
        let (Part::Month(_, in_month) | Part::Near(_, in_month)) = day.part else { return day };
        if in_month.day().is_none() {
            return day;
        }
        let sunday = self.is(2, "日") || self.is(2, "天");
        let weekday = match self.number(2).and_then(|n| u8::try_from(n).ok()) {
            Some(n @ 1..=6) => n,
            None if sunday => 7,
            Some(_) | None => return day,
        };
        if !self.is_sign(0, ['（', '(']) || !self.is(1, "周") || !self.is_sign(3, ['）', ')']) {
            return day;
        }
        self.at += 4;
        let in_month = self.hour(in_month);
        match (day.part, day.year) {
            (Part::Month(month, _), Year::Open) => {
                Moment { year: Year::On(weekday), part: Part::Month(month, in_month) }
            }
            // A year that is said, or a month that is near, needs no other proof.
            (Part::Month(month, _), year) => Moment { year, part: Part::Month(month, in_month) },
            (Part::Near(near, _), year) => Moment { year, part: Part::Near(near, in_month) },
            _ => day,
        }
    }

    /// A day with the hour that stands behind it: 7月20日17时, 下午5点, 17:30, 下班.
    pub(super) fn hour(&mut self, day: InMonth) -> InMonth {
        let InMonth::Day(n) = day else { return day };
        let from = self.at;
        match self.clock() {
            Some(clock) => InMonth::Hour(n, clock),
            None => {
                self.at = from;
                day
            }
        }
    }

    pub(super) fn clock(&mut self) -> Option<Clock> {
        if self.take_spelt("下班") {
            return Some(Clock::Closing);
        }
        let half = if self.take_spelt("上午") {
            Some(Clock::Morning)
        } else {
            self.take_spelt("下午").then_some(Clock::Afternoon)
        };
        let evening = half.is_none() && (self.take_spelt("晚上") || self.take_spelt("晚"));
        let late = evening || half == Some(Clock::Afternoon);
        if half.is_none() && !evening {
            self.take_spelt("中午");
        }
        let Some(hour) = self.number(0) else { return half };
        let hour = u8::try_from(hour).ok().filter(|hour| *hour <= 24)?;
        self.at += 1;
        let hour = if late && hour < 12 { hour + 12 } else { hour };
        let minute = |number: Option<u32>| {
            let minute = number.and_then(|n| u8::try_from(n).ok());
            minute.filter(|minute| *minute < 60 && (hour < 24 || *minute == 0))
        };
        if self.is_sign(0, ['：', ':']) {
            let minute = minute(self.number(1))?;
            self.at += 2;
            return Some(Clock::At(hour, minute));
        }
        if !self.take_spelt("时") && !self.take_spelt("点") {
            return None;
        }
        self.take_spelt("整");
        if self.take_spelt("半") {
            return Some(Clock::At(hour, 30));
        }
        if let Some(minute) = minute(self.number(0))
            && self.spelt(1) == "分"
        {
            self.at += 2;
            return Some(Clock::At(hour, minute));
        }
        Some(Clock::At(hour, 0))
    }

    /// （含20日）, （含当日） or （含） behind a limit that is this day.
    pub(super) fn included(&mut self, moment: Moment) -> bool {
        let from = self.at;
        let (Part::Month(_, InMonth::Day(day)) | Part::Near(_, InMonth::Day(day))) = moment.part
        else {
            return false;
        };
        let there = self.is_sign(0, ['（', '(']) && self.spelt(1) == "含" && {
            self.at += 2;
            if let (Some(month), Part::Month(own, _)) = (self.number(0), moment.part)
                && self.is(1, "月")
                && month == u32::from(own)
            {
                self.at += 2;
            }
            if self.number(0) == Some(u32::from(day)) && self.is(1, "日") {
                self.at += 2;
            } else if self.spelt(0) != "）" && self.spelt(0) != ")" {
                let _ = ["当日", "当天", "本日", "该日"].iter().any(|word| self.take_spelt(word));
            }
            self.is_sign(0, ['）', ')'])
        };
        self.at = if there { self.at + 1 } else { from };
        there
    }

    /// 止, 为止 or 截止 behind a time.
    pub(super) fn stop(&mut self) -> bool {
        let from = self.at;
        let there = ["截止", "为止", "止"].iter().any(|word| self.take_spelt(word));
        // Not the 止 of 止步.
        if there && self.ends(0) {
            return true;
        }
        self.at = from;
        false
    }

    pub(super) fn is_sign(&self, ahead: usize, signs: [char; 2]) -> bool {
        matches!(self.word(ahead), Some(Word::Other(c)) if signs.contains(&c))
    }
}
