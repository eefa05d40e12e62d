//! Days of the week that are named beside a day, and that day's own.

use std::ops::Range;

use super::lex::{Token, Word, tokens};
use super::print::weekday;
use super::{Day, Deadline, Workdays};

/// A day of the week that its day is not: 7月20日（星期二） of a year in which that is a Monday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongWeekday {
    /// The bytes in which it is named.
    pub range: Range<usize>,
    /// The day that is meant.
    pub day: Day,
}

impl WrongWeekday {
    /// What the day is: 星期一.
    #[must_use]
    pub fn own(&self) -> String {
        format!("星期{}", weekday(self.day.weekday().to_monday_one_offset().unsigned_abs()))
    }
}

/// The days of the week named in a deadline that are not those of its days in a document of the
/// day `issued`. None in a text that is no deadline.
#[must_use]
pub fn wrong_weekdays(text: &str, issued: Day) -> Vec<WrongWeekday> {
    let mut wrong = Vec::new();
    if Deadline::parse(text).is_err() {
        return wrong;
    }
    let all = tokens(text);
    for window in all.windows(4) {
        let [open, week, day, close] = window else { continue };
        if !is_sign(open, "（(") || week.word != Word::Known("周") || !is_sign(close, "）)") {
            continue;
        }
        let named = match day.word {
            Word::Number(n @ 1..=6, _) => n,
            Word::Known("日" | "天") => 7,
            _ => continue,
        };
        // All before it ends with the day beside which it stands.
        let before = Deadline::parse(text.get(..close.range.end).unwrap_or_default()).ok();
        let reading = before.and_then(|said| said.reading(issued, &Workdays::china()).ok());
        let Some(ends) = reading.and_then(|reading| reading.ends) else { continue };
        let own = ends.last.weekday().to_monday_one_offset().unsigned_abs();
        if u32::from(own) != named {
            wrong.push(WrongWeekday { range: week.range.start..day.range.end, day: ends.last });
        }
    }
    wrong
}

fn is_sign(token: &Token, signs: &str) -> bool {
    matches!(token.word, Word::Other(c) if signs.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_day_of_the_week_is_known() {
        let wrong = |text: &str| -> Vec<(String, String)> {
            let all = wrong_weekdays(text, "2026-07-01".parse().unwrap());
            let said = |each: &WrongWeekday| {
                (text.get(each.range.clone()).unwrap().to_owned(), each.own())
            };
            all.iter().map(said).collect()
        };
        let one = |said: &str, own: &str| vec![(said.to_owned(), own.to_owned())];
        assert_eq!(wrong("7月20日（星期二）前"), one("星期二", "星期一"));
        assert_eq!(wrong("2026年7月20日(周日)17时前"), one("周日", "星期一"));
        assert_eq!(wrong("7月20日17时（星期二）前"), one("星期二", "星期一"));
        assert_eq!(wrong("7月20日（周一）至26日（周六）"), one("周六", "星期日"));
        assert_eq!(wrong("7月19日（周一）至26日（周日）"), one("周一", "星期日"));
        assert_eq!(wrong("本月20日（周三）前"), one("周三", "星期一"));
        for right in [
            "7月20日（星期一）前",
            "7月26日（周日）",
            "7月26日（星期天）17时前",
            "即日起至7月20日（周一）",
            // Past, and the next year's day.
            "5月20日（周四）",
            "每周五",
            "会议（周一）",
        ] {
            assert_eq!(wrong(right), [], "{right}");
        }
    }
}
