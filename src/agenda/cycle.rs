//! What returns: 每月5日前, 每周五, as days and as a rule of RFC 5545.

use jiff::ToSpan;

use crate::deadline::{Cycle, Day, Each, Edge, Half, InMonth, Part, Span, Weekdays};

/// On which days something returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recurrence {
    on: On,
    /// The months in which it does; empty for all.
    months: Vec<i8>,
    /// How many days it takes from each of those days on.
    days: i64,
}

/// Which days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum On {
    /// Every day.
    All,
    /// Days of the week; Monday is 1.
    Weekdays(Weekdays),
    /// A day of the month, or its last where it has fewer days.
    Day(i8),
}

/// More days than any month has: its last.
const LAST: i8 = 31;

/// The days of the week in iCalendar's words.
const WEEK: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

impl Recurrence {
    /// The days that a cycle means. Of what may be read in two ways the earlier day is meant, on
    /// which nothing is late; of the last third of a month, whose length differs, its last day.
    #[must_use]
    pub fn new(cycle: Cycle) -> Self {
        let every = |on, days| Self { on, months: Vec::new(), days };
        let in_months = |months: &[i8], (on, days)| Self { on, months: months.to_vec(), days };
        let by = cycle.by;
        match cycle.each {
            Each::Day => every(On::All, 1),
            // Some time in the week, or before it is over.
            Each::Week if by => every(weekday(7), 1),
            Each::Week => every(weekday(1), 7),
            Each::Weekday(n) => every(weekday(n), 1),
            Each::Weekdays(days) => every(On::Weekdays(days), 1),
            Each::Days(first, last) => {
                every(On::Day(first.cast_signed()), i64::from(last.saturating_sub(first)) + 1)
            }
            Each::Month(part) => {
                // Of every month the one before is one too.
                let (on, days, _) = in_month(part, by);
                every(on, days)
            }
            Each::Quarter(edge) => match (edge, by) {
                (Edge::Start, false) => in_months(&[1, 4, 7, 10], (On::Day(1), 10)),
                (Edge::Start, true) => in_months(&[3, 6, 9, 12], (On::Day(LAST), 1)),
                (Edge::Whole | Edge::End, _) => in_months(&[3, 6, 9, 12], (On::Day(LAST), 1)),
            },
            Each::Year(part) => match part {
                Part::Start if by => in_months(&[12], (On::Day(LAST), 1)),
                Part::Start => in_months(&[1], (On::Day(LAST), 1)),
                Part::Whole | Part::End | Part::Half(Half::Second) | Part::Near(..) => {
                    in_months(&[12], (On::Day(LAST), 1))
                }
                Part::Half(Half::First) => in_months(&[6], (On::Day(LAST), 1)),
                Part::Quarter(n, edge) => {
                    let end = i8::try_from(n).unwrap_or(4).clamp(1, 4) * 3;
                    match (edge, by) {
                        (Edge::Start, false) => in_months(&[end - 2], (On::Day(1), 10)),
                        (Edge::Start, true) => in_months(&[before(end - 2)], (On::Day(LAST), 1)),
                        (Edge::Whole | Edge::End, _) => in_months(&[end], (On::Day(LAST), 1)),
                    }
                }
                Part::Month(month, part) => {
                    let month = i8::try_from(month).unwrap_or(12).clamp(1, 12);
                    let (on, days, back) = in_month(part, by);
                    in_months(&[if back { before(month) } else { month }], (on, days))
                }
            },
        }
    }

    /// The days of `within` on which it returns.
    #[must_use]
    pub fn days(&self, within: Span) -> Vec<Day> {
        let mut days = Vec::new();
        let mut at = within.first;
        while at <= within.last {
            if self.is_on(at) {
                days.push(at);
            }
            match at.checked_add(1.day()) {
                Ok(next) => at = next,
                Err(_) => break,
            }
        }
        days
    }

    /// How many days it takes each time.
    #[must_use]
    pub const fn length(&self) -> i64 {
        self.days
    }

    /// The rule, till the day `last`: the value of RRULE (RFC 5545, 3.3.10).
    #[must_use]
    pub fn rule(&self, last: Day) -> String {
        let months: Vec<String> = self.months.iter().map(ToString::to_string).collect();
        let months = if months.is_empty() {
            String::new()
        } else {
            format!(";BYMONTH={}", months.join(","))
        };
        let rule = match self.on {
            On::All => "FREQ=DAILY".to_owned(),
            On::Weekdays(own) => {
                let days: Vec<&str> =
                    (1..).zip(WEEK).filter(|(n, _)| own.has(*n)).map(|(_, day)| day).collect();
                format!("FREQ=WEEKLY;BYDAY={}", days.join(","))
            }
            On::Day(LAST) => format!("FREQ=MONTHLY{months};BYMONTHDAY=-1"),
            On::Day(day @ 29..) => {
                // The last of those that the month has.
                let all: Vec<String> = (28..=day).map(|day| day.to_string()).collect();
                format!("FREQ=MONTHLY{months};BYMONTHDAY={};BYSETPOS=-1", all.join(","))
            }
            On::Day(day) => format!("FREQ=MONTHLY{months};BYMONTHDAY={day}"),
        };
        format!("{rule};UNTIL={}", last.strftime("%Y%m%d"))
    }

    fn is_on(&self, day: Day) -> bool {
        let month = self.months.is_empty() || self.months.contains(&day.month());
        month
            && match self.on {
                On::All => true,
                On::Weekdays(own) => own.has(day.weekday().to_monday_one_offset().unsigned_abs()),
                On::Day(n) => day.day() == n.min(day.last_of_month().day()),
            }
    }
}

fn weekday(n: u8) -> On {
    On::Weekdays(Weekdays::new(&[n]))
}

/// The day of a month, how many days from it on, and whether it is one of the month before.
const fn in_month(part: InMonth, by: bool) -> (On, i64, bool) {
    match (part, by) {
        (InMonth::Day(day) | InMonth::Hour(day, _), _) => (On::Day(day.cast_signed()), 1, false),
        (InMonth::Whole | InMonth::Late | InMonth::End, false) | (InMonth::End, true) => {
            (On::Day(LAST), 1, false)
        }
        (InMonth::Start, false) => (On::Day(1), 5, false),
        (InMonth::Early, false) => (On::Day(1), 10, false),
        (InMonth::Middle, false) => (On::Day(11), 10, false),
        // A whole month has no day before it that 每月前 could mean: its last is meant.
        (InMonth::Whole, true) => (On::Day(LAST), 1, false),
        (InMonth::Start | InMonth::Early, true) => (On::Day(LAST), 1, true),
        (InMonth::Middle, true) => (On::Day(10), 1, false),
        (InMonth::Late, true) => (On::Day(20), 1, false),
    }
}

const fn before(month: i8) -> i8 {
    if month <= 1 { 12 } else { month - 1 }
}
