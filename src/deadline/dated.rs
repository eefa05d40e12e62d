//! A deadline with its years said: the same days in a document of another date.

use super::reading::years;
use super::{Day, Deadline, InMonth, Moment, Part, Start, Year};

impl Deadline {
    /// What it says in a document of the day `issued`, with the years that are left to be
    /// understood there: 12月30日前 in one of 2024 is 2024年12月30日前. What no year belongs to
    /// (每周五, 印发之日起30日内) is as it is.
    #[must_use]
    pub fn dated(&self, issued: Day) -> Self {
        let own = |moment: &Moment| moment.given(moment.year_of(issued), issued);
        let start = |start: &Start| match start {
            Start::Now => Start::At(day(issued)),
            Start::At(moment) => Start::At(own(moment)),
        };
        match self {
            Self::In(moment) => Self::In(own(moment)),
            Self::By(moment) => Self::By(own(moment)),
            Self::Through(moment) => Self::Through(own(moment)),
            Self::Between(first, second) => {
                let (begun, ended) = years(*first, *second, issued);
                let second = second.given(ended, issued);
                // It is that of the beginning, which is said.
                let year = if begun == ended { Year::Open } else { second.year };
                Self::Between(first.given(begun, issued), Moment { year, ..second })
            }
            Self::From(from) => Self::From(start(from)),
            Self::FromTill(from, moment) => Self::FromTill(start(from), own(moment)),
            Self::Every(_) | Self::Always(_) | Self::After(_) => self.clone(),
        }
    }
}

impl Moment {
    fn given(self, year: i16, issued: Day) -> Self {
        Self { year: Year::Given(year), ..self.settled(issued) }
    }
}

fn day(day: Day) -> Moment {
    let part = InMonth::Day(day.day().unsigned_abs());
    let part = Part::Month(day.month().unsigned_abs(), part);
    Moment { year: Year::Given(day.year()), part }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deadline::Workdays;

    #[test]
    fn the_same_days_are_meant_whatever_the_date() {
        let (issued, later): (Day, Day) =
            ("2024-12-20".parse().unwrap(), "2026-03-05".parse().unwrap());
        for (text, said) in [
            ("12月30日前", "2024年12月30日前"),
            ("1月10日前", "2025年1月10日前"),
            ("12月25日前（含25日）", "2024年12月25日前（含25日）"),
            ("12月25日至30日", "2024年12月25日至30日"),
            ("12月25日至1月10日", "2024年12月25日至2025年1月10日"),
            ("12月中旬至年底", "2024年12月中旬至年底"),
            ("2024年12月底前", "2024年12月底前"),
            ("本月底前", "2024年12月底前"),
            ("明年第一季度", "2025年第一季度"),
            ("年底前", "2024年年底前"),
            ("即日起至1月底", "2024年12月20日起至2025年1月底"),
            ("每月5日前", "每月5日前"),
            ("长期坚持", "长期坚持"),
        ] {
            let deadline = Deadline::parse(text).unwrap();
            let dated = deadline.dated(issued);
            assert_eq!(dated.to_string(), said, "{text}");
            let read = Deadline::parse(said).unwrap();
            let days =
                |deadline: &Deadline, day| deadline.reading(day, &Workdays::china()).unwrap();
            assert_eq!(days(&read, later), days(&deadline, issued), "{text}");
        }
    }
}
