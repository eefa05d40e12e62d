//! The axis: which days it shows, and where each of them is.

use jiff::{ToSpan, Unit};

use super::svg::{Anchor, Svg, Weight};
use super::wrap::measure;
use super::{AXIS, END, HEAD, WIDTH};
use crate::agenda::{Agenda, Time};
use crate::deadline::{Day, Span};

/// The least room of the name of a month, and of a third of one.
const MONTH: i32 = 75;
const THIRD: i32 = 42;
/// The size of its type.
const SIZE: i32 = 28;

/// The axis of a picture: whole months.
pub(super) struct Axis {
    first: Day,
    last: Day,
    /// What the first and the last day that were asked for are.
    wanted: Span,
    days: i64,
}

impl Axis {
    /// From the first day that a stage or a task names to the last, by whole months.
    pub(super) fn new(agenda: &Agenda) -> Option<Self> {
        let mut spans: Vec<Span> = Vec::new();
        for group in &agenda.groups {
            spans.extend(group.runs);
            for entry in &group.entries {
                match &entry.time {
                    Time::Again(again) => {
                        let days = again.days(entry.within);
                        let last = days.last().map(|day| {
                            day.saturating_add((again.length() - 1).days()).min(entry.within.last)
                        });
                        spans.extend(
                            days.first().zip(last).map(|(first, last)| Span {
                                first: *first,
                                last: last.max(*first),
                            }),
                        );
                    }
                    time => spans.extend(time.span()),
                }
            }
        }
        let wanted = Span {
            first: spans.iter().map(|span| span.first).min()?,
            last: spans.iter().map(|span| span.last).max()?,
        };
        let (first, last) = (wanted.first.first_of_month(), wanted.last.last_of_month());
        let days = between(first, last) + 1;
        Some(Self { first, last, wanted, days })
    }

    /// The days that it is about, in words.
    pub(super) fn said(&self) -> String {
        let Span { first, last } = self.wanted;
        let full = |day: Day| format!("{}年{}月{}日", day.year(), day.month(), day.day());
        if first.year() == last.year() {
            format!("{}至{}月{}日", full(first), last.month(), last.day())
        } else {
            format!("{}至{}", full(first), full(last))
        }
    }

    /// The left edge of a day.
    pub(super) fn left(&self, day: Day) -> i32 {
        let days = between(self.first, day).clamp(0, self.days);
        AXIS + i32::try_from(days * i64::from(END - AXIS) / self.days).unwrap_or(0)
    }

    /// The right edge of a day.
    pub(super) fn right(&self, day: Day) -> i32 {
        self.left(day.saturating_add(1.day()))
    }

    /// The right end.
    pub(super) fn end(&self) -> Day {
        self.last
    }

    /// Its months, of which one in so many has its name.
    fn months(&self) -> Vec<Day> {
        let mut months = vec![self.first];
        while let Some(next) = months.last().and_then(|month| month.checked_add(1.month()).ok()) {
            if next > self.last {
                break;
            }
            months.push(next);
        }
        months
    }

    fn step(&self) -> i16 {
        let count = i32::try_from(self.months().len()).unwrap_or(i32::MAX);
        let month = (END - AXIS) / count.max(1);
        [1, 2, 3, 6].into_iter().find(|step| month * i32::from(*step) >= MONTH).unwrap_or(12)
    }

    fn has_thirds(&self) -> bool {
        let count = i32::try_from(self.months().len()).unwrap_or(i32::MAX);
        (END - AXIS) / (3 * count.max(1)) >= THIRD
    }

    /// The lines at the beginnings of months, and of their thirds where these have names.
    pub(super) fn grid(&self, svg: &mut Svg, foot: i32) {
        let top = HEAD / 2;
        for month in self.months() {
            let x = self.left(month);
            svg.fine(x, top, x, foot);
            if self.has_thirds() {
                for third in [10, 20] {
                    let x = self.left(month.saturating_add(third.days()));
                    svg.thin(x, HEAD - 35, x, foot);
                }
            }
        }
        svg.fine(END, top, END, foot);
    }

    /// The names of years, months and thirds, and the heads of the columns.
    pub(super) fn head(&self, svg: &mut Svg) {
        use Anchor::{Middle, Start};
        svg.text((0, HEAD - 42), SIZE + 2, Start, Weight::Head, "主要工作");
        svg.text((super::SAID, HEAD - 42), SIZE + 2, Start, Weight::Head, "完成时限");
        let thirds = self.has_thirds();
        let step = self.step();
        let mut free = i32::MIN;
        for (n, month) in self.months().into_iter().enumerate() {
            let next = month.saturating_add(1.month());
            let middle = i32::midpoint(self.left(month), self.left(next));
            let year = format!("{}年", month.year());
            // A year without the room for its name before the end has it end there; one whose
            // name would run into the one before goes without.
            let wide = measure(&year, SIZE);
            let x = self.left(month).min(END - wide);
            if (n == 0 || month.month() == 1) && x >= free {
                svg.text((x, 40), SIZE, Start, Weight::Head, &year);
                free = x + wide + SIZE / 2;
            }
            if (month.month() - 1) % i8::try_from(step).unwrap_or(12) == 0 {
                let name = format!("{}月", month.month());
                let y = if thirds { 76 } else { HEAD - 14 };
                if step == 1 {
                    svg.text((middle, y), SIZE, Middle, Weight::Text, &name);
                } else if END - self.left(month) >= 2 * SIZE + SIZE / 2 {
                    svg.text((self.left(month) + 4, y), SIZE, Start, Weight::Text, &name);
                }
            }
            if thirds {
                for (third, name) in [(0, "上"), (10, "中"), (20, "下")] {
                    let left = self.left(month.saturating_add(i64::from(third).days()));
                    let right = if third == 20 {
                        self.left(next)
                    } else {
                        self.left(month.saturating_add(i64::from(third + 10).days()))
                    };
                    let middle = i32::midpoint(left, right);
                    svg.text((middle, HEAD - 8), SIZE - 3, Middle, Weight::Text, name);
                }
            }
        }
        svg.line(0, HEAD, WIDTH, HEAD, 4);
    }
}

fn between(first: Day, last: Day) -> i64 {
    first.until((Unit::Day, last)).map_or(0, |span| i64::from(span.get_days()))
}
