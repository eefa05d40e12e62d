//! 成文日期 (7.3.5.4): a day, in Arabic digits, without leading zeros.

use std::fmt;
use std::ops::Range;

use crate::deadline::Day;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// Why a text is no day. Ranges are bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// It has another shape.
    Shape,
    /// Its month is not 1 to 12.
    Month(Range<usize>),
    /// Its month has fewer days: `days` of them.
    Day {
        /// Where the day stands.
        at: Range<usize>,
        /// The month.
        month: u8,
        /// How many days it has.
        days: u8,
    },
}

impl Date {
    /// Reads `2018-05-21`, `2018/5/21`, `2018.5.21` or `2018年5月21日`, in half- or full-width
    /// digits.
    ///
    /// # Errors
    /// [`DateError`] for another shape and for days that no calendar has.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let mut numbers: Vec<(u32, Range<usize>)> = Vec::new();
        let mut marks = String::new();
        let mut in_number = false;
        for (at, c) in text.char_indices() {
            if let Some(digit) = digit(c) {
                let end = at + c.len_utf8();
                match numbers.last_mut() {
                    Some((n, range)) if in_number && *n < 100_000 => {
                        *n = *n * 10 + digit;
                        range.end = end;
                    }
                    _ => numbers.push((digit, at..end)),
                }
                in_number = true;
            } else {
                in_number = false;
                if !c.is_whitespace() {
                    marks.push(c);
                }
            }
        }
        let shaped = matches!(marks.as_str(), "--" | "//" | ".." | "年月日" | "年月" | "－－");
        let [(year, _), (month, month_at), (day, day_at)] = numbers.as_slice() else {
            return Err(DateError::Shape);
        };
        if !shaped || marks == "年月" || !(1000..=9999).contains(year) {
            return Err(DateError::Shape);
        }
        let number = u8::try_from(*month).ok().filter(|m| (1..=12).contains(m));
        let Some(month) = number else {
            return Err(DateError::Month(month_at.clone()));
        };
        let year = u16::try_from(*year).map_err(|_| DateError::Shape)?;
        let days = days_of(year, month);
        match u8::try_from(*day).ok().filter(|d| (1..=days).contains(d)) {
            Some(day) => Ok(Self { year, month, day }),
            None => Err(DateError::Day { at: day_at.clone(), month, days }),
        }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The day of the calendar.
    #[must_use]
    pub fn day(self) -> Option<Day> {
        let year = i16::try_from(self.year).ok()?;
        Day::new(year, i8::try_from(self.month).ok()?, i8::try_from(self.day).ok()?).ok()
    }

    /// `2018-05-21`.
    #[must_use]
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}年{}月{}日", self.year, self.month, self.day)
    }
}

/// The value of a half- or full-width digit.
pub(super) fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        c => c.to_digit(10),
    }
}

const fn days_of(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_hand_and_printed_in_one() {
        for text in [
            "2018-05-21",
            "2018/5/21",
            "2018.5.21",
            "2018年5月21日",
            "２０１８年５月２１日",
            "2018 年 5 月 21 日",
        ] {
            let date = Date::parse(text).unwrap();
            assert_eq!(
                (date.to_string().as_str(), date.iso().as_str()),
                ("2018年5月21日", "2018-05-21")
            );
        }
    }

    #[test]
    fn impossible_days_are_refused_at_their_place() {
        assert_eq!(
            Date::parse("2018-02-30"),
            Err(DateError::Day { at: 8..10, month: 2, days: 28 })
        );
        assert_eq!(Date::parse("2018-13-01"), Err(DateError::Month(5..7)));
        assert!(Date::parse("2020-02-29").is_ok());
        assert!(Date::parse("1900-02-29").is_err());
        for text in
            ["5月21日", "2018年5月", "下周一", "2018-05-21-1", "18-05-21", "99999999999-1-1"]
        {
            assert_eq!(Date::parse(text), Err(DateError::Shape), "{text}");
        }
    }
}
