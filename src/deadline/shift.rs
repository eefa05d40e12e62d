//! Moving a deadline.

use jiff::ToSpan;

use super::{
    After, Day, Deadline, Edge, Half, InMonth, Moment, NoData, Part, Start, Unit, Workdays, Year,
    reading::years,
};

/// By how much; back where it is negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// Days.
    Days(i32),
    /// Weeks.
    Weeks(i32),
    /// Working days.
    Workdays(i32),
    /// Months.
    Months(i32),
}

/// Why a deadline was not moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShiftError {
    /// It is said too coarsely for that unit: 7月中旬 by three days.
    Coarse,
    /// It is on no calendar: 贯穿始终, 每周五.
    NoDay,
    /// It is on a day that its month does not have.
    NoSuchDay {
        /// The month.
        month: u8,
        /// The day.
        day: u8,
    },
    /// Nothing of it would be left, or it leaves the calendar.
    OutOfRange,
    /// The holidays of a year on the way are not known.
    NoData(NoData),
}

impl Deadline {
    /// The same deadline so much later, said as it was, in a document of the day `issued`. A year
    /// is said where it would otherwise be taken for another.
    ///
    /// # Errors
    /// [`ShiftError`] where it cannot be moved so.
    pub fn shift(&self, by: Shift, issued: Day, workdays: &Workdays) -> Result<Self, ShiftError> {
        let moved = |moment: &Moment, year| moment.shift(by, year, issued, workdays);
        let own = |moment: &Moment| moved(moment, moment.year_of(issued));
        let end = |moment: &Moment, year| moved(&moment.month_end(by), year);
        let own_end = |moment: &Moment| end(moment, moment.year_of(issued));
        Ok(match self {
            Self::In(moment) => Self::In(own(moment)?),
            // 8月底前 is a certain day, and by days it becomes one that is written so.
            Self::By(moment) | Self::Through(moment) if !matches!(by, Shift::Months(_)) => {
                let limit = moment.limit(issued);
                let day = (limit.first == limit.last).then_some(limit.last);
                let day = day.ok_or(ShiftError::Coarse)?;
                let settled = moment.settled(issued);
                let part = match settled.part {
                    Part::Month(_, part) => part.on(day.day().unsigned_abs()),
                    _ => InMonth::Day(day.day().unsigned_abs()),
                };
                let part = Part::Month(day.month().unsigned_abs(), part);
                let year = if settled == *moment { moment.year } else { Year::Open };
                let new = moved(&Moment { year, part }, day.year())?;
                if matches!(self, Self::By(_)) { Self::By(new) } else { Self::Through(new) }
            }
            Self::By(moment) => Self::By(own_end(moment)?),
            Self::Through(moment) => Self::Through(own_end(moment)?),
            Self::Between(first, second) => {
                let (begun, ended) = years(*first, *second, issued);
                let was_open = first.year == Year::Open && second.year == Year::Open;
                let twice = matches!(second.year, Year::Given(_));
                let (first, second) = (moved(first, begun)?, end(second, ended)?);
                let new = if was_open {
                    Self::between(first, second, issued)
                } else {
                    Self::Between(first, second)
                };
                if twice { new } else { new.year_once(issued) }
            }
            Self::From(Start::At(moment)) => Self::From(Start::At(own(moment)?)),
            Self::FromTill(start, moment) => Self::FromTill(*start, own_end(moment)?),
            Self::After(after) => {
                let more = match (by, after.unit) {
                    (Shift::Days(n), Unit::Day)
                    | (Shift::Weeks(n), Unit::Week)
                    | (Shift::Workdays(n), Unit::Workday)
                    | (Shift::Months(n), Unit::Month) => n,
                    (Shift::Weeks(n), Unit::Day) => n.saturating_mul(7),
                    _ => return Err(ShiftError::Coarse),
                };
                let count = u16::try_from(i32::from(after.count).saturating_add(more));
                match count {
                    Ok(count @ 1..) => Self::After(After { count, ..after.clone() }),
                    Ok(0) | Err(_) => return Err(ShiftError::OutOfRange),
                }
            }
            Self::From(Start::Now) | Self::Every(_) | Self::Always(_) => {
                return Err(ShiftError::NoDay);
            }
        })
    }
}

impl Unit {
    /// The day so many of them later; `None` where that leaves the calendar. Months lead to the
    /// same day of another, and where that has none to its last, as the Civil Code counts
    /// (民法典 article 202): a month after 31 January is 28 February.
    ///
    /// # Errors
    /// [`NoData`] where working days are counted in a year whose holidays are not known.
    pub fn later(self, from: Day, n: i32, workdays: &Workdays) -> Result<Option<Day>, NoData> {
        let later = match self {
            Self::Day => from.checked_add(n.days()),
            Self::Week => from.checked_add(n.weeks()),
            Self::Month => from.checked_add(n.months()),
            Self::Workday => return workdays.add(from, n).map(Some),
        };
        Ok(later.ok())
    }
}

impl Moment {
    /// The end of a year or a quarter as that of its last month, where it is to be moved by months
    /// that lead to no such end: 年底前 by one month is 1月底前.
    fn month_end(self, by: Shift) -> Self {
        let Shift::Months(n) = by else { return self };
        let month = match self.part {
            Part::End if n % 12 != 0 => 12,
            Part::Quarter(quarter, Edge::End) if n % 3 != 0 => quarter * 3,
            _ => return self,
        };
        Self { part: Part::Month(month, InMonth::End), ..self }
    }

    fn shift(
        self,
        by: Shift,
        year: i16,
        issued: Day,
        workdays: &Workdays,
    ) -> Result<Self, ShiftError> {
        if matches!(self.part, Part::Near(..)) {
            // The month's own name says the year as well as 本月 did.
            let named = Self { year: Year::Open, ..self.settled(issued) };
            return named.shift(by, year, issued, workdays);
        }
        let (year, part) = match (self.part, by) {
            (Part::Month(month, part @ (InMonth::Day(day) | InMonth::Hour(day, _))), by) => {
                let from = calendar_day(year, month, day);
                let from = from.ok_or(ShiftError::NoSuchDay { month, day })?;
                let (unit, n) = match by {
                    Shift::Days(n) => (Unit::Day, n),
                    Shift::Weeks(n) => (Unit::Week, n),
                    Shift::Months(n) => (Unit::Month, n),
                    Shift::Workdays(n) => (Unit::Workday, n),
                };
                let to = unit.later(from, n, workdays).map_err(ShiftError::NoData)?;
                let to = to.ok_or(ShiftError::OutOfRange)?;
                let part = part.on(to.day().unsigned_abs());
                (to.year(), Part::Month(to.month().unsigned_abs(), part))
            }
            (Part::Month(month, part), Shift::Months(n)) => {
                let (year, month) = months(year, i32::from(month) - 1, n)?;
                (year, Part::Month(month, part))
            }
            (Part::Quarter(quarter, edge), Shift::Months(n)) if n % 3 == 0 => {
                let (year, month) = months(year, (i32::from(quarter) - 1) * 3, n)?;
                (year, Part::Quarter((month - 1) / 3 + 1, edge))
            }
            (Part::Half(half), Shift::Months(n)) if n % 6 == 0 => {
                let (year, month) = months(year, if half == Half::First { 0 } else { 6 }, n)?;
                (year, Part::Half(if month == 1 { Half::First } else { Half::Second }))
            }
            (part @ (Part::Whole | Part::Start | Part::End), Shift::Months(n)) if n % 12 == 0 => {
                (months(year, 0, n)?.0, part)
            }
            _ => return Err(ShiftError::Coarse),
        };
        // A day of the week that was said is another now.
        let own = if matches!(self.year, Year::On(_)) { Year::Open } else { self.year };
        let said = Self { year: own, part };
        // The year stays unsaid where it is understood all the same.
        Ok(if said.year_of(issued) == year { said } else { Self { year: Year::Given(year), part } })
    }
}

/// The month `n` after the one counted `month` from 0 in `year`: its year, and it counted from 1.
fn months(year: i16, month: i32, n: i32) -> Result<(i16, u8), ShiftError> {
    let all = (i32::from(year) * 12 + month).checked_add(n).ok_or(ShiftError::OutOfRange)?;
    let year = i16::try_from(all.div_euclid(12)).ok().filter(|year| (1..=9999).contains(year));
    let month = u8::try_from(all.rem_euclid(12) + 1).map_err(|_| ShiftError::OutOfRange)?;
    Ok((year.ok_or(ShiftError::OutOfRange)?, month))
}

fn calendar_day(year: i16, month: u8, day: u8) -> Option<Day> {
    Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
