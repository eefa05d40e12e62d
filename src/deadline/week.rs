//! Days of the week.

/// Several days of the week: 每周一、三、五.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weekdays([bool; 7]);

impl Weekdays {
    /// Those of these numbers, Monday 1 and Sunday 7. Others are none.
    #[must_use]
    pub fn new(days: &[u8]) -> Self {
        let mut all = [false; 7];
        for (n, day) in (1..).zip(all.iter_mut()) {
            *day = days.contains(&n);
        }
        Self(all)
    }

    /// Their numbers, from Monday on.
    pub fn days(self) -> impl Iterator<Item = u8> {
        (1..).zip(self.0).filter_map(|(n, is)| is.then_some(n))
    }

    /// Whether the day of this number is one of them.
    #[must_use]
    pub fn has(self, day: u8) -> bool {
        self.days().any(|own| own == day)
    }
}
