//! What a deadline means on the calendar.

use std::cmp::Ordering;

use jiff::ToSpan;

use super::{
    After, Anchor, Day, Deadline, Edge, Half, InMonth, Moment, Near, NoData, Part, Start, Workdays,
    Year,
};

/// The first of the days that 底 and 末 mean, where they name a time and not a limit.
const NEAR_THE_END: i8 = 26;
/// The last of those that 初 means.
const NEAR_THE_START: i8 = 5;
/// A day so long before a document is the next year's.
const LONG_PAST: i32 = 92;

/// Days from one to the other, both of them included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub first: Day,
    /// The last, not before the first.
    pub last: Day,
}

/// The days that are meant. A span of more than one day says that it is one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// When it begins; `None` where nothing is said.
    pub begins: Option<Span>,
    /// When it is done at the latest; `None` where nothing is said that a calendar knows.
    pub ends: Option<Span>,
}

impl Reading {
    /// Whether both can be true of the same thing: there is a day on which it ends by both, and
    /// one on which it begins. What the calendar does not know contradicts nothing.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        let meet = |one: Option<Span>, two: Option<Span>| match (one, two) {
            (Some(one), Some(two)) => one.first <= two.last && two.first <= one.last,
            _ => true,
        };
        meet(self.ends, other.ends) && meet(self.begins, other.begins)
    }

    /// Which of two is certainly done first; equal where both end on the same certain day, and
    /// `None` where the calendar does not tell.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        let (one, two) = (self.ends?, other.ends?);
        if one.last < two.first {
            Some(Ordering::Less)
        } else if two.last < one.first {
            Some(Ordering::Greater)
        } else {
            let certain = |span: Span| span.first == span.last;
            (certain(one) && certain(two)).then_some(Ordering::Equal)
        }
    }
}

impl Deadline {
    /// The time from `first` to `second` in a document of the day `issued`, without the year of
    /// `first` where it is understood.
    #[must_use]
    pub fn between(first: Moment, second: Moment, issued: Day) -> Self {
        let open = Moment { year: Year::Open, ..first };
        let understood = years(open, second, issued) == years(first, second, issued);
        Self::Between(if understood { open } else { first }, second)
    }

    /// The same time without its year said twice: 2027年1月20日至25日.
    #[must_use]
    pub fn year_once(self, issued: Day) -> Self {
        let Self::Between(first, second) = self else { return self };
        let open = Moment { year: Year::Open, ..second };
        let alike = matches!(first.year, Year::Given(_)) && first.year == second.year;
        let understood = alike && years(first, open, issued) == years(first, second, issued);
        Self::Between(first, if understood { open } else { second })
    }

    /// What it means in a document of the day `issued`.
    ///
    /// # Errors
    /// [`NoData`] where working days are counted in a year whose holidays are not known.
    pub fn reading(&self, issued: Day, workdays: &Workdays) -> Result<Reading, NoData> {
        let at = |moment: &Moment| moment.span(issued);
        Ok(match self {
            // A time is no beginning: the thing is done somewhere in it.
            Self::In(moment) => Reading { begins: None, ends: Some(at(moment)) },
            Self::By(moment) | Self::Through(moment) => {
                Reading { begins: None, ends: Some(moment.limit(issued)) }
            }
            Self::Between(first, second) => {
                let (begun, ended) = years(*first, *second, issued);
                let (first, second) = (first.settled(issued), second.settled(issued));
                let ends = one(second.part.span(ended).last);
                Reading { begins: Some(first.begun_in(begun)), ends: Some(ends) }
            }
            Self::From(start) => Reading { begins: Some(start.span(issued)), ends: None },
            Self::FromTill(start, moment) => {
                let ends = one(at(moment).last);
                Reading { begins: Some(start.span(issued)), ends: Some(ends) }
            }
            Self::After(After { anchor: Anchor::Issue(_), count, unit }) => {
                let last = unit.later(issued, i32::from(*count), workdays)?.unwrap_or(Day::MAX);
                Reading { begins: Some(one(issued)), ends: Some(one(last)) }
            }
            Self::After(After { anchor: Anchor::Event(_), .. })
            | Self::Every(_)
            | Self::Always(_) => Reading::default(),
        })
    }
}

/// The years in which a time from `first` to `second` begins and ends. One that is under way in
/// the year of a document is that year's, however long ago it began: 1月至12月 in one of May.
pub(super) fn years(first: Moment, second: Moment, issued: Day) -> (i16, i16) {
    let own = issued.year();
    let (one, two) = (first.settled(issued), second.settled(issued));
    let (begins, ends) = (one.part.span(own).first, two.part.span(own).last);
    let open = one.year == Year::Open && two.year == Year::Open;
    if open && begins <= issued && issued <= ends {
        return (own, own);
    }
    let begun = first.year_of(issued);
    (begun, second.end_year(issued, first, begun))
}

impl Start {
    fn span(self, issued: Day) -> Span {
        match self {
            Self::Now => one(issued),
            Self::At(moment) => moment.beginning(issued),
        }
    }
}

impl Moment {
    /// All days that it may be.
    #[must_use]
    pub fn span(self, issued: Day) -> Span {
        let settled = self.settled(issued);
        settled.part.span(settled.year_of(issued))
    }

    /// The same with the month's own name: 本月 in a document of July is 7月.
    pub(super) fn settled(self, issued: Day) -> Self {
        let Part::Near(near, part) = self.part else { return self };
        let month = match near {
            Near::This => issued,
            Near::Next => issued.first_of_month().saturating_add(1.month()),
        };
        Self {
            year: Year::Given(month.year()),
            part: Part::Month(month.month().unsigned_abs(), part),
        }
    }

    /// Its year: where none is said the document's own, or the next where that would be long past.
    #[must_use]
    pub fn year_of(self, issued: Day) -> i16 {
        let own = issued.year();
        let this = self.settled(issued);
        match this.year {
            Year::Given(year) => year,
            Year::This => own,
            Year::Next => own.saturating_add(1),
            Year::Open => {
                let past = this.part.span(own).last < issued.saturating_sub(LONG_PAST.days());
                if past { own.saturating_add(1) } else { own }
            }
            Year::On(weekday) => {
                let open = Self { year: Year::Open, ..self }.year_of(issued);
                let day = |year| self.part.span(year).last;
                let is = |year| day(year).weekday().to_monday_one_offset() == weekday.cast_signed();
                // A slip in the day of the week must not put off what is still to come.
                let next = open.saturating_add(1);
                if day(open) < issued && !is(open) && is(next) { next } else { open }
            }
        }
    }

    /// The days on which what begins then begins: the first of a month, any of its last.
    fn beginning(self, issued: Day) -> Span {
        let settled = self.settled(issued);
        settled.begun_in(settled.year_of(issued))
    }

    /// The same in `year`, when it is settled.
    fn begun_in(self, year: i16) -> Span {
        let span = self.part.span(year);
        if self.is_edge() { span } else { one(span.first) }
    }

    /// Its year, when it ends what began with `first` in the year `begun`.
    fn end_year(self, issued: Day, first: Self, begun: i16) -> i16 {
        let (this, first) = (self.settled(issued), first.settled(issued));
        let year = match (this.year, first.year) {
            (Year::Open | Year::On(_), Year::Given(_) | Year::This | Year::Next | Year::On(_)) => {
                begun
            }
            _ => this.year_of(issued),
        };
        let open = matches!(this.year, Year::Open | Year::On(_));
        let over = open && this.part.span(year).last < first.part.span(begun).first;
        if over { year.saturating_add(1) } else { year }
    }

    /// The day before which 前 means: of a day itself and of an end that day; otherwise the day
    /// before it begins or the day on which it ends, as people read it both ways.
    pub(super) fn limit(self, issued: Day) -> Span {
        let span = self.span(issued);
        let sure = matches!(
            self.part,
            Part::End
                | Part::Quarter(_, Edge::End)
                | Part::Month(_, InMonth::End | InMonth::Day(_) | InMonth::Hour(..))
                | Part::Near(_, InMonth::End | InMonth::Day(_) | InMonth::Hour(..))
        );
        if sure {
            one(span.last)
        } else {
            Span { first: span.first.saturating_sub(1.days()), last: span.last }
        }
    }

    /// Whether it is somewhere near the end or the beginning of something longer.
    fn is_edge(self) -> bool {
        matches!(
            self.part,
            Part::Start
                | Part::End
                | Part::Quarter(_, Edge::Start | Edge::End)
                | Part::Month(_, InMonth::Start | InMonth::End)
                | Part::Near(_, InMonth::Start | InMonth::End)
        )
    }
}

impl Part {
    /// Its days in `year`.
    pub(super) fn span(self, year: i16) -> Span {
        let months = |first, last| Span { first: day(year, first, 1), last: last_of(year, last) };
        match self {
            Self::Whole => months(1, 12),
            Self::Start => Span { first: day(year, 1, 1), last: last_of(year, 1) },
            Self::End => Span { first: day(year, 12, 1), last: last_of(year, 12) },
            Self::Half(Half::First) => months(1, 6),
            Self::Half(Half::Second) => months(7, 12),
            Self::Quarter(n, edge) => {
                let last = i8::try_from(n).unwrap_or(4).clamp(1, 4) * 3;
                match edge {
                    Edge::Whole => months(last - 2, last),
                    Edge::Start => {
                        Span { first: day(year, last - 2, 1), last: day(year, last - 2, 10) }
                    }
                    Edge::End => Span { first: day(year, last, 21), last: last_of(year, last) },
                }
            }
            // A moment says which month that is.
            Self::Near(..) => months(1, 12),
            Self::Month(month, part) => {
                let month = i8::try_from(month).unwrap_or(12);
                let end = last_of(year, month);
                let days = |first, last| Span {
                    first: day(year, month, first),
                    last: day(year, month, last),
                };
                match part {
                    InMonth::Whole => months(month, month),
                    InMonth::Start => days(1, NEAR_THE_START),
                    InMonth::Early => days(1, 10),
                    InMonth::Middle => days(11, 20),
                    InMonth::Late => Span { first: day(year, month, 21), last: end },
                    InMonth::End => Span { first: day(year, month, NEAR_THE_END), last: end },
                    // The 29th of February is the 28th where there is none.
                    InMonth::Day(n) | InMonth::Hour(n, _) => {
                        one(day(year, month, i8::try_from(n).unwrap_or(31)).min(end))
                    }
                }
            }
        }
    }
}

const fn one(day: Day) -> Span {
    Span { first: day, last: day }
}

/// A day, or the last of its month that there is.
fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).unwrap_or_else(|_| last_of(year, month))
}

fn last_of(year: i16, month: i8) -> Day {
    Day::new(year, month.clamp(1, 12), 1).unwrap_or(Day::MAX).last_of_month()
}

/// How many days the month has, of an unknown year at most.
pub(super) fn most_days(month: u8, year: Year) -> u8 {
    let leap = 2020;
    let year = if let Year::Given(year) = year { year } else { leap };
    let days = last_of(year, i8::try_from(month).unwrap_or(12)).day();
    u8::try_from(days).unwrap_or(31)
}
