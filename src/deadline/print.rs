//! The form that official documents use: half-width digits, no leading zeros, 日 and not 号, 至
//! between days, 前 behind a day.

use std::fmt::{Display, Formatter, Result};

use super::{
    After, Always, Anchor, Clock, Cycle, Deadline, Each, Edge, Half, InMonth, Moment, Near, Part,
    Start, Unit, Year,
};

impl Display for Deadline {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::In(moment) => write!(f, "{moment}"),
            Self::By(moment) => write!(f, "{moment}前"),
            Self::Through(moment) => write!(f, "{moment}前（含{}）", Own(moment.part)),
            Self::Between(first, second) => match (first.part, second.part, second.year) {
                // The month is not said twice.
                (Part::Month(a, one), Part::Month(b, two), Year::Open)
                    if a == b && one != InMonth::Whole && two.is_short() =>
                {
                    write!(f, "{first}至{}", Of(two))
                }
                (Part::Near(a, one), Part::Near(b, two), Year::Open)
                    if a == b && one != InMonth::Whole && two.is_short() =>
                {
                    write!(f, "{first}至{}", Of(two))
                }
                _ => write!(f, "{first}至{second}"),
            },
            Self::From(start) => write!(f, "{start}起"),
            Self::FromTill(start, moment) => write!(f, "{start}起至{moment}"),
            Self::Every(Cycle { each, at, by }) => {
                write!(f, "每{}", In(*each))?;
                if let Some(clock) = at {
                    write!(f, "{clock}")?;
                }
                f.write_str(if *by { "前" } else { "" })
            }
            Self::Always(always) => {
                let known = Always::ALL.iter().find(|(each, _)| each == always);
                f.write_str(known.map_or("", |(_, word)| word))
            }
            Self::After(After { anchor, count, unit }) => {
                let unit = match unit {
                    Unit::Day => "日",
                    Unit::Workday => "个工作日",
                    Unit::Week => "周",
                    Unit::Month => "个月",
                };
                match anchor {
                    Anchor::Issue(words) => write!(f, "{words}之日起{count}{unit}内"),
                    Anchor::Event(words) => write!(f, "{words}后{count}{unit}内"),
                }
            }
        }
    }
}

impl Display for Start {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Now => f.write_str("即日"),
            Self::At(moment) => write!(f, "{moment}"),
        }
    }
}

impl Display for Moment {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match (self.year, self.part) {
            (Year::Open, Part::Whole) => return f.write_str("年内"),
            (Year::Open, Part::Start) => return f.write_str("年初"),
            (Year::Open, Part::End) => return f.write_str("年底"),
            (Year::Open, _) => {}
            (Year::On(day), Part::Month(month, InMonth::Hour(n, clock))) => {
                return write!(f, "{month}月{n}日（星期{}）{clock}", weekday(day));
            }
            (Year::On(day), part) => return write!(f, "{part}（星期{}）", weekday(day)),
            (Year::Given(year), _) => write!(f, "{year}年")?,
            (Year::This, _) => f.write_str("今年")?,
            (Year::Next, _) => f.write_str("明年")?,
        }
        write!(f, "{}", self.part)
    }
}

impl Display for Part {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Whole => Ok(()),
            Self::Start => f.write_str("年初"),
            Self::End => f.write_str("年底"),
            Self::Half(Half::First) => f.write_str("上半年"),
            Self::Half(Half::Second) => f.write_str("下半年"),
            Self::Quarter(n, edge) => {
                let n = ["一", "二", "三", "四"].get(usize::from(n.saturating_sub(1)));
                write!(f, "第{}季度{}", n.unwrap_or(&""), edge.word())
            }
            Self::Month(month, part) => write!(f, "{month}月{}", Of(*part)),
            Self::Near(Near::This, part) => write!(f, "本月{}", Of(*part)),
            Self::Near(Near::Next, part) => write!(f, "下月{}", Of(*part)),
        }
    }
}

impl Edge {
    const fn word(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Start => "初",
            Self::End => "末",
        }
    }
}

/// A part of a month that was said.
struct Of(InMonth);

impl InMonth {
    /// Whether it is said without its month behind another part of it: not 底 and 初.
    const fn is_short(self) -> bool {
        !matches!(self, Self::Whole | Self::Start | Self::End)
    }
}

impl Display for Of {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.0 {
            InMonth::Whole => Ok(()),
            InMonth::Start => f.write_str("初"),
            InMonth::Early => f.write_str("上旬"),
            InMonth::Middle => f.write_str("中旬"),
            InMonth::Late => f.write_str("下旬"),
            InMonth::End => f.write_str("底"),
            InMonth::Day(day) => write!(f, "{day}日"),
            InMonth::Hour(day, clock) => write!(f, "{day}日{clock}"),
        }
    }
}

impl Display for Clock {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::At(hour, 0) => write!(f, "{hour}时"),
            Self::At(hour, minute) => write!(f, "{hour}时{minute}分"),
            Self::Closing => f.write_str("下班"),
            Self::Morning => f.write_str("上午"),
            Self::Afternoon => f.write_str("下午"),
        }
    }
}

/// The day that a limit includes.
struct Own(Part);

impl Display for Own {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.0 {
            Part::Month(_, InMonth::Day(day)) | Part::Near(_, InMonth::Day(day)) => {
                write!(f, "{day}日")
            }
            _ => Ok(()),
        }
    }
}

/// What comes after 每.
struct In(Each);

impl Display for In {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.0 {
            Each::Day => f.write_str("日"),
            Each::Week => f.write_str("周"),
            Each::Weekday(n) => {
                write!(f, "周{}", weekday(n))
            }
            Each::Weekdays(days) => {
                let days: Vec<&str> = days.days().map(weekday).collect();
                write!(f, "周{}", days.join("、"))
            }
            Each::Days(first, last) => write!(f, "月{first}日至{last}日"),
            Each::Month(part) => write!(f, "月{}", Of(part)),
            Each::Quarter(edge) => write!(f, "季度{}", edge.word()),
            Each::Year(Part::Start) => f.write_str("年初"),
            Each::Year(Part::End) => f.write_str("年底"),
            Each::Year(part) => write!(f, "年{part}"),
        }
    }
}

/// What follows 周 and 星期; Monday is 1.
pub(super) fn weekday(n: u8) -> &'static str {
    let days = ["一", "二", "三", "四", "五", "六", "日"];
    days.get(usize::from(n.saturating_sub(1))).unwrap_or(&"")
}
