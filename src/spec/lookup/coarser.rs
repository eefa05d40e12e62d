//! A deadline said more coarsely than the schedule does: 7月中旬 for 7月15日前, 5月至7月 for
//! 5月底至7月底. What is said covers all days that the schedule names.

use super::call::Form;
use crate::deadline::{
    Day, Deadline, InMonth, Moment, NoData, Part, Reading, Span, Start, Workdays, Year,
};

/// What a document of the day `issued` says; `None` where it cannot be said in that form.
pub(super) fn said(deadline: &Deadline, form: Form, issued: Day) -> Result<Option<String>, NoData> {
    let reading = deadline.reading(issued, &Workdays::china())?;
    Ok(of_reading(deadline, reading, form, issued))
}

fn of_reading(deadline: &Deadline, reading: Reading, form: Form, issued: Day) -> Option<String> {
    let ends = reading.ends?;
    let coarse = match deadline {
        Deadline::Between(..) => {
            let (first, last) = (within(reading.begins?, form)?, within(ends, form)?);
            between(first, last, issued)?
        }
        Deadline::FromTill(start @ Start::Now, _) => {
            Deadline::FromTill(*start, within(ends, form)?.moment(issued))
        }
        _ => Deadline::In(within(ends, form)?.moment(issued)),
    };
    // Held to the schedule: all its days are covered.
    let own = match deadline {
        Deadline::Between(..) => reading.begins?.first,
        _ => ends.first,
    };
    let covers = coarse.reading(issued, &Workdays::china()).ok()?;
    let first = covers.begins.or(covers.ends)?.first;
    (first <= own && ends.last <= covers.ends?.last).then(|| coarse.to_string())
}

/// A day, a third of a month or a month of a year.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Named {
    year: i16,
    month: u8,
    part: InMonth,
}

impl Named {
    /// It with its year only where it would be taken for another one's.
    fn moment(self, issued: Day) -> Moment {
        let open = Moment { year: Year::Open, part: Part::Month(self.month, self.part) };
        let is_own = open.year_of(issued) == self.year;
        if is_own { open } else { Moment { year: Year::Given(self.year), ..open } }
    }
}

/// The time of that form in which all of `span` lies.
fn within(span: Span, form: Form) -> Option<Named> {
    let Span { first, last } = span;
    let third = |day: Day| match day.day() {
        ..=10 => InMonth::Early,
        11..=20 => InMonth::Middle,
        _ => InMonth::Late,
    };
    let same_month = first.first_of_month() == last.first_of_month();
    let part = match form {
        Form::Day if first == last => InMonth::Day(last.day().unsigned_abs()),
        Form::Third if same_month && third(first) == third(last) => third(last),
        Form::Month if same_month => InMonth::Whole,
        Form::Own | Form::Plain | Form::Day | Form::Third | Form::Month => return None,
    };
    Some(Named { year: last.year(), month: last.month().unsigned_abs(), part })
}

/// From one to the other, or the one in which both are.
fn between(first: Named, last: Named, issued: Day) -> Option<Deadline> {
    let begin = first.moment(issued);
    if first == last {
        return Some(Deadline::In(begin));
    }
    let open = Moment { year: Year::Open, part: Part::Month(last.month, last.part) };
    let given = Moment { year: Year::Given(last.year), ..open };
    // The second goes without its year where the first says it, or none is needed.
    let crosses = begin.year != Year::Open && first.year != last.year;
    let end = if crosses { given } else { open };
    let years = |deadline: &Deadline| {
        let reading = deadline.reading(issued, &Workdays::china()).ok()?;
        Some((reading.begins?.first.year(), reading.ends?.last.year()))
    };
    let short = Deadline::between(begin, end, issued);
    let all = [short, Deadline::Between(begin, end), Deadline::Between(begin, given)];
    all.into_iter().find(|deadline| years(deadline) == Some((first.year, last.year)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coarse(text: &str, form: Form) -> Option<String> {
        said(&Deadline::parse(text).unwrap(), form, "2009-07-16".parse().unwrap()).unwrap()
    }

    #[test]
    fn what_is_coarser_covers_all_days() {
        for (text, third, month) in [
            ("7月20日前", Some("7月中旬"), Some("7月")),
            ("7月20日17时前", Some("7月中旬"), Some("7月")),
            ("7月20日前（含20日）", Some("7月中旬"), Some("7月")),
            ("本月25日前", Some("7月下旬"), Some("7月")),
            ("8月底前", Some("8月下旬"), Some("8月")),
            ("7月11-20日", Some("7月中旬"), Some("7月")),
            // The 10th is in the first third.
            ("7月10-20日", Some("7月上旬至中旬"), Some("7月")),
            ("7月25日至8月3日", Some("7月下旬至8月上旬"), Some("7月至8月")),
            ("5月底至7月底", Some("5月下旬至7月下旬"), Some("5月至7月")),
            ("12月25日至1月10日", Some("12月下旬至1月上旬"), Some("12月至1月")),
            ("2011年5月3日至6月3日", Some("2011年5月上旬至6月上旬"), Some("2011年5月至6月")),
            (
                "2010年12月3日至2011年1月3日",
                Some("2010年12月上旬至2011年1月上旬"),
                Some("2010年12月至2011年1月"),
            ),
            ("1月底至12月中旬", Some("1月下旬至12月中旬"), Some("1月至12月")),
            ("7月中旬至9月", Some("7月中旬至9月下旬"), Some("7月至9月")),
            ("即日起至8月底", Some("即日起至8月下旬"), Some("即日起至8月")),
            ("7月中旬前", None, Some("7月")),
            ("8月上旬前", None, None),
            ("第三季度", None, None),
            ("每月5日前", None, None),
            ("2019年1月1日起", None, None),
        ] {
            assert_eq!(coarse(text, Form::Third).as_deref(), third, "{text}");
            assert_eq!(coarse(text, Form::Month).as_deref(), month, "{text}");
        }
        assert_eq!(coarse("7月10-20日", Form::Day).as_deref(), Some("7月10日至20日"));
        assert_eq!(coarse("8月底前", Form::Day).as_deref(), Some("8月31日"));
        assert_eq!(coarse("5月底至7月底", Form::Day), None);
    }
}
