//! Working days of China: weekends, public holidays, and the weekends that are worked instead.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use jiff::ToSpan;
use jiff::civil::Weekday;

use super::Day;

/// Years, each with the weekdays that are free and the weekend days that are worked.
const DATA: &str = include_str!("holidays.txt");

/// The calendar of working days.
#[derive(Clone, Debug)]
pub struct Workdays {
    years: Arc<BTreeMap<i16, Exceptions>>,
}

#[derive(Clone, Debug, Default)]
struct Exceptions {
    off: Vec<(i8, i8)>,
    on: Vec<(i8, i8)>,
}

/// The holidays of a year are not known: not published yet, or too long ago.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoData {
    /// The year.
    pub year: i16,
    /// The first and the last that are known.
    pub known: (i16, i16),
}

impl Workdays {
    /// The published arrangements of the State Council's office.
    #[must_use]
    pub fn china() -> Self {
        static CHINA: LazyLock<Workdays> = LazyLock::new(Workdays::published);
        CHINA.clone()
    }

    fn published() -> Self {
        let mut years = BTreeMap::new();
        for line in DATA.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split(' ');
            let Some(Ok(year)) = words.next().map(str::parse) else { continue };
            let mut exceptions = Exceptions::default();
            let mut off = true;
            for word in words {
                match word.split_once('-') {
                    Some((month, day)) => {
                        let Ok(day) = month.parse().and_then(|month| Ok((month, day.parse()?)))
                        else {
                            continue;
                        };
                        if off { exceptions.off.push(day) } else { exceptions.on.push(day) }
                    }
                    None => off = word == "off",
                }
            }
            years.insert(year, exceptions);
        }
        Self { years: Arc::new(years) }
    }

    /// Whether `day` is worked.
    ///
    /// # Errors
    /// [`NoData`] for a year that is not known; nothing is guessed.
    pub fn is_worked(&self, day: Day) -> Result<bool, NoData> {
        let Some(exceptions) = self.years.get(&day.year()) else {
            let first = self.years.keys().next().copied().unwrap_or_default();
            let last = self.years.keys().next_back().copied().unwrap_or_default();
            return Err(NoData { year: day.year(), known: (first, last) });
        };
        let date = (day.month(), day.day());
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        Ok(if weekend { exceptions.on.contains(&date) } else { !exceptions.off.contains(&date) })
    }

    /// The working day that is `count` after `day`, or before it where `count` is negative. The
    /// day itself is not counted, worked or not.
    ///
    /// # Errors
    /// [`NoData`] where the way leads through a year that is not known.
    pub fn add(&self, day: Day, count: i32) -> Result<Day, NoData> {
        let step = count.signum().days();
        let mut left = count.abs();
        let mut at = day;
        while left > 0 {
            at = at.saturating_add(step);
            left -= i32::from(self.is_worked(at)?);
        }
        Ok(at)
    }
}
