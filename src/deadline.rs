//! Deadlines as Chinese offices write them: 7月20日前, 7月中旬, 8月底前, 每月5日前, 贯穿始终.
//!
//! A [`Deadline`] is what is said, not a day: a month's middle third stays one. What it means on
//! the calendar depends on the document's date and is computed by [`Deadline::reading`]; where two
//! readings are possible (7月中旬前: before the 11th, or by the 20th) the days in doubt are kept,
//! and nothing is guessed.
//!
//! - [`Deadline::parse`] reads a text that is nothing but an expression, [`find`] those inside of
//!   prose, each with its place.
//! - [`std::fmt::Display`] writes the form that official documents use; reading it again gives
//!   the same deadline.
//! - [`Deadline::shift`] moves it by days, weeks, working days or months.
//! - [`Reading::agrees`] tells whether two can both be true.

mod dated;
mod lex;
mod missing;
mod parse;
mod print;
mod reading;
mod shift;
#[cfg(test)]
mod tests;
mod week;
mod weekday;
mod workdays;

use std::ops::Range;

pub use jiff::civil::Date as Day;
pub use missing::{Missing, numbered};
pub use parse::{find, length, resembles};
pub use reading::{Reading, Span};
pub use shift::{Shift, ShiftError};
pub use week::Weekdays;
pub use weekday::{WrongWeekday, wrong_weekdays};
pub use workdays::{NoData, Workdays};

/// A deadline, or the time in which something is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deadline {
    /// Some time in it: 7月15日, 7月中旬, 第三季度.
    In(Moment),
    /// Not later: 7月20日前, 8月底前.
    By(Moment),
    /// Not later than this day, which is said to be included: 7月20日前（含20日）.
    Through(Moment),
    /// From one to the other: 7月10日至20日, 5月底至7月底.
    Between(Moment, Moment),
    /// From a day on: 2019年1月1日起, 即日起.
    From(Start),
    /// From a day on, and till another: 即日起至8月底.
    FromTill(Start, Moment),
    /// Again and again: 每月5日前, 每周五.
    Every(Cycle),
    /// All the time; which of the usual words it is: 贯穿始终, 长期坚持.
    Always(Always),
    /// So long after something: 印发之日起30日内, 答辩后5个工作日内.
    After(After),
}

/// A deadline in prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its bytes.
    pub range: Range<usize>,
    /// What is said there.
    pub deadline: Deadline,
}

/// Why a text is no deadline. Ranges are bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeadlineError {
    /// It has no form that is known.
    Shape(Range<usize>),
    /// There is no such month.
    Month(Range<usize>),
    /// The month has no such day.
    Day(Range<usize>),
    /// It ends before it begins.
    Backwards(Range<usize>),
}

/// A time of the calendar, as fine as it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Which year.
    pub year: Year,
    /// Which part of it.
    pub part: Part,
}

/// Which year is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// Not said: the document's date decides.
    Open,
    /// Said in digits: 2018年.
    Given(i16),
    /// 今年, 本年: the document's own.
    This,
    /// 明年, 次年: the one after it.
    Next,
    /// Not said, but the day of the week is, Monday 1 and Sunday 7: 9月29日（星期日）. As where
    /// nothing is said; but the next year's where the day is past and was another day of the week,
    /// which it will be next year.
    On(u8),
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it: 2018年, 年内.
    Whole,
    /// 年初.
    Start,
    /// 年底, 年末.
    End,
    /// 上半年 and 下半年.
    Half(Half),
    /// 第三季度, and its 初 or 末.
    Quarter(u8, Edge),
    /// A month, 1 to 12, or a part of it.
    Month(u8, InMonth),
    /// 本月 or 下月, or a part of it: the document's date decides.
    Near(Near, InMonth),
}

/// A month near the document's date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Near {
    /// 本月.
    This,
    /// 下月.
    Next,
}

/// A half of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// 上半年.
    First,
    /// 下半年.
    Second,
}

/// A part of a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// All of it.
    Whole,
    /// 初.
    Start,
    /// 末, 底.
    End,
}

/// A part of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InMonth {
    /// All of it: 7月, 7月份.
    Whole,
    /// 7月初.
    Start,
    /// 7月上旬: the 1st to the 10th.
    Early,
    /// 7月中旬: the 11th to the 20th.
    Middle,
    /// 7月下旬: the 21st to the last.
    Late,
    /// 7月底, 7月末.
    End,
    /// A day of it.
    Day(u8),
    /// An hour of a day. What is reckoned is the day.
    Hour(u8, Clock),
}

impl InMonth {
    /// The day, where it is one.
    #[must_use]
    pub const fn day(self) -> Option<u8> {
        match self {
            Self::Day(day) | Self::Hour(day, _) => Some(day),
            Self::Whole | Self::Start | Self::Early | Self::Middle | Self::Late | Self::End => None,
        }
    }

    /// The same hour of another day.
    #[must_use]
    pub const fn on(self, day: u8) -> Self {
        match self {
            Self::Hour(_, clock) => Self::Hour(day, clock),
            _ => Self::Day(day),
        }
    }
}

/// A time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// An hour, 0 to 24, and a minute: 17时, 17时30分.
    At(u8, u8),
    /// 下班: when the office closes.
    Closing,
    /// 上午: before noon.
    Morning,
    /// 下午: after noon.
    Afternoon,
}

/// Where a time begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// 即日: the document's date.
    Now,
    /// A time of the calendar.
    At(Moment),
}

/// What returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// How often.
    pub each: Each,
    /// The hour, of each day or of days of the week: 每周五下班前. A day of a month has its own.
    pub at: Option<Clock>,
    /// Whether it is to be done before that day: 每月5日前.
    pub by: bool,
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Each {
    /// 每日.
    Day,
    /// 每周.
    Week,
    /// 每周五; Monday is 1, Sunday 7.
    Weekday(u8),
    /// 每周一、三、五.
    Weekdays(Weekdays),
    /// 每月1日至5日: from one day of a month to a later one.
    Days(u8, u8),
    /// 每月, 每月5日, 每月中旬, 每月底.
    Month(InMonth),
    /// 每季度, 每季度末.
    Quarter(Edge),
    /// 每年, 每年底; or with a part of it, 每年6月底.
    Year(Part),
}

/// The usual words for “all the time”.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Always {
    /// 贯穿始终.
    Throughout,
    /// 贯彻始终.
    Carried,
    /// 长期坚持.
    Persist,
    /// 长期.
    LongTerm,
    /// 持续推进.
    GoOn,
    /// 常态化推进.
    Regular,
    /// 随时.
    AnyTime,
    /// 全年.
    AllYear,
}

impl Always {
    /// All of them, each with its word; the longer of two that begin alike comes first.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Throughout, "贯穿始终"),
        (Self::Carried, "贯彻始终"),
        (Self::Persist, "长期坚持"),
        (Self::LongTerm, "长期"),
        (Self::GoOn, "持续推进"),
        (Self::Regular, "常态化推进"),
        (Self::AnyTime, "随时"),
        (Self::AllYear, "全年"),
    ];
}

/// So long after something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    /// What it is counted from.
    pub anchor: Anchor,
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: Unit,
}

/// What a time is counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// 印发之日起, 发布之日起: the document's date. The word is kept.
    Issue(String),
    /// Another event, in its own words: 答辩工作.
    Event(String),
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// 日, 天.
    Day,
    /// 个工作日.
    Workday,
    /// 周.
    Week,
    /// 个月.
    Month,
}
