//! 份号 that departments of a stream have: each number is given once.

use std::collections::BTreeMap;

use super::{CopyNumbers, Department};
use crate::catalog::Code;
use crate::diag::{Finding, Place};

impl CopyNumbers {
    /// The most of one department: each is a file.
    pub const MOST: u32 = 10_000;

    /// How many they are.
    #[must_use]
    pub const fn count(self) -> u32 {
        (self.last - self.first) + 1
    }

    /// The numbers as documents have them.
    pub fn texts(self) -> impl Iterator<Item = String> {
        (self.first..=self.last).map(|number| format!("{number:06}"))
    }
}

/// The series that were given so far, none of which has a number of another.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// By the first number: the last one, and whose they are.
    series: BTreeMap<u32, (u32, Box<str>)>,
}

impl Given {
    /// Gives a department its copy numbers. It gets none where another has one of them already:
    /// what is then said of it, at `place`.
    pub fn give(&mut self, department: &Department, place: Place) -> Option<Finding> {
        let own = department.copy_numbers?;
        // No two overlap: the one that reaches furthest begins last.
        if let Some((first, (last, name))) = self.series.range(..=own.last).next_back()
            && *last >= own.first
        {
            let both = CopyNumbers { first: own.first.max(*first), last: own.last.min(*last) };
            return Some(given_twice(both, name, &department.name, place));
        }
        self.series.insert(own.first, (own.last, department.name.as_str().into()));
        None
    }
}

/// The finding on numbers that two departments have, at the later one.
pub(super) fn given_twice(both: CopyNumbers, name: &str, other: &str, place: Place) -> Finding {
    let CopyNumbers { first, last } = both;
    let text = if first == last { format!("{first:06}") } else { format!("{first:06}-{last:06}") };
    let finding = Finding::new(Code::CopyNumbersTwice, place);
    finding.with("text", text).with("name", name).with("other", other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Arg;

    #[test]
    fn a_number_is_given_once() {
        let mut given = Given::default();
        let mut give = |name: &str, first, last| {
            let copy_numbers = Some(CopyNumbers { first, last });
            let department =
                Department { name: name.to_owned(), copy_numbers, ..Department::default() };
            let finding = given.give(&department, Place::file("x"))?;
            let arg = |name| finding.args.iter().find(|(own, _)| *own == name).map(|(_, a)| a);
            match (arg("text"), arg("name")) {
                (Some(Arg::Text(text)), Some(Arg::Text(name))) => Some(format!("{text} {name}")),
                _ => None,
            }
        };
        assert_eq!(give("甲", 10, 20), None);
        assert_eq!(give("乙", 30, 30), None);
        assert_eq!(give("丙", 21, 29), None);
        assert_eq!(give("丁", 5, 9), None);
        assert_eq!(give("戊", 20, 20).as_deref(), Some("000020 甲"));
        assert_eq!(give("戊", 1, 100).as_deref(), Some("000030 乙"));
        assert_eq!(give("戊", 1, 6).as_deref(), Some("000005-000006 丁"));
        assert_eq!(give("戊", 15, 18).as_deref(), Some("000015-000018 甲"));
        // What was refused is not given.
        assert_eq!(give("己", 1, 4), None);
        assert_eq!(give("庚", 31, 999_999), None);
    }

    #[test]
    fn who_has_none_gets_none() {
        assert!(Given::default().give(&Department::default(), Place::file("x")).is_none());
    }
}
