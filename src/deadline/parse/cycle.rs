//! What returns: 每月5日前, 每周五, 每周一、三、五.

use super::super::{Clock, Cycle, Deadline, Each, InMonth, Part, Weekdays, Year};
use super::reader::Reader;

impl Reader<'_> {
    /// What follows 每.
    pub(super) fn cycle(&mut self) -> Option<Deadline> {
        self.take("个");
        let mut at = None;
        let each = if self.take("日") || self.take("天") {
            at = self.hour_of_each();
            Each::Day
        } else if self.take("周") {
            let each = self.week();
            if each != Each::Week {
                at = self.hour_of_each();
            }
            each
        } else if self.take("月") {
            self.month()?
        } else if self.take("季度") {
            Each::Quarter(self.edge())
        } else if self.take("年") {
            // As of a year that was said: 每年底, 每年6月.
            Each::Year(self.part(Year::This).unwrap_or(Part::Whole))
        } else {
            return None;
        };
        let by = self.take("前");
        // 每月1日至5日前 is no more than 每月1日至5日.
        let by = by && !matches!(each, Each::Days(..));
        Some(Deadline::Every(Cycle { each, at, by }))
    }

    /// What follows 每周.
    fn week(&mut self) -> Each {
        let Some(first) = self.weekday() else { return Each::Week };
        let mut days = vec![first];
        loop {
            let from = self.at;
            let next = self.is_sign(0, ['、', '和']).then(|| {
                self.at += 1;
                self.take("周");
                self.weekday()
            });
            let Some(next) = next.flatten() else {
                self.at = from;
                break;
            };
            days.push(next);
        }
        if days.iter().all(|day| *day == first) {
            Each::Weekday(first)
        } else {
            Each::Weekdays(Weekdays::new(&days))
        }
    }

    /// What follows 周; Monday is 1, Sunday 7.
    fn weekday(&mut self) -> Option<u8> {
        match self.number(0).and_then(|n| u8::try_from(n).ok()) {
            Some(n @ 1..=6) => {
                self.at += 1;
                Some(n)
            }
            _ => (self.take("日") || self.take("天")).then_some(7),
        }
    }

    /// What follows 每月. Every month has that day only up to the 28th; later ones mean its last.
    fn month(&mut self) -> Option<Each> {
        let to = |at| self.is(at, "至") && self.number(at + 1).is_some() && self.is(at + 2, "日");
        if self.number(0).is_some() && (to(1) || (self.is(1, "日") && to(2))) {
            let first = self.day(31)?;
            self.take("至");
            let last = self.day(31)?;
            return match (first, last) {
                (InMonth::Day(first), InMonth::Day(last)) if first < last => {
                    Some(Each::Days(first, last))
                }
                _ => None,
            };
        }
        if self.number(0).is_some() && self.is(1, "日") {
            return Some(Each::Month(self.day(31)?));
        }
        // 每月月底.
        if self.is(0, "月") && (self.is(1, "初") || self.is(1, "底")) {
            self.at += 1;
        }
        Some(Each::Month(self.third().unwrap_or(InMonth::Whole)))
    }

    fn hour_of_each(&mut self) -> Option<Clock> {
        let from = self.at;
        let clock = self.clock();
        if clock.is_none() {
            self.at = from;
        }
        clock
    }
}
