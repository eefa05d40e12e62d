//! What is wrong with the text of a deadline or a window: days that there are not, and texts that
//! are meant as a date and not read as one.

use std::ops::Range;

use super::data::{Data, Text};
use super::window::into_next_year;
use crate::catalog::{Code, Words};
use crate::deadline::{
    Day, Deadline, DeadlineError, Missing, Span, Workdays, numbered, resembles, wrong_weekdays,
};
use crate::diag::{Finding, Place, Severity};
use crate::source::Source;

/// Why a deadline cannot be.
pub(super) struct Fault {
    /// The bytes of its text that are to blame.
    pub range: Range<usize>,
    why: Why,
}

enum Why {
    /// The calendar has no such day or month.
    Nowhere(Words),
    /// The year that is meant has no such day.
    Missing(Missing),
    /// It ends before it begins.
    Backwards,
}

impl Fault {
    /// What is wrong with `text` in a document of the day `issued`; `None` for what is no deadline.
    pub fn of(text: &str, issued: Option<Day>) -> Option<Self> {
        let fault = |why, range| Self { range, why };
        match Deadline::parse(text) {
            Err(DeadlineError::Shape(_)) => None,
            Err(DeadlineError::Month(range)) => {
                Some(fault(Why::Nowhere(Words::NoSuchMonth), range))
            }
            Err(DeadlineError::Day(range)) => Some(fault(Why::Nowhere(Words::NoSuchDay), range)),
            Err(DeadlineError::Backwards(range)) => Some(fault(Why::Backwards, range)),
            Ok(deadline) => {
                let issued = issued?;
                if let Some(missing) = deadline.missing(issued) {
                    let range = numbered(text, missing.day);
                    return Some(fault(Why::Missing(missing), range));
                }
                let reading = deadline.reading(issued, &Workdays::china()).ok()?;
                let (begins, ends) = (reading.begins?, reading.ends?);
                let start = text.len() - text.trim_start().len();
                let range = start..text.trim_end().len().max(start);
                (ends.last < begins.first).then(|| fault(Why::Backwards, range))
            }
        }
    }

    /// It as a finding at `place`, where its bytes of `text` are written.
    pub fn finding(self, text: &str, place: Place) -> Finding {
        let said = text.get(self.range).unwrap_or_default();
        let finding = |code| Finding::new(code, place).with("text", said);
        match self.why {
            Why::Nowhere(words) => finding(Code::ImpossibleDeadline).with("detail", words),
            Why::Missing(Missing { year, month, .. }) => finding(Code::ImpossibleDeadline)
                .with("detail", Words::NoSuchDayThatYear)
                .with("year", year.to_string())
                .with("month", month.to_string()),
            Why::Backwards => finding(Code::EndsFirst),
        }
    }
}

/// That `text`, which names no year, can only be the time of these days.
pub(super) fn ends_next_year(text: &str, days: Span, place: Place) -> Finding {
    let finding = Finding::new(Code::IntoNextYear, place).with("text", text.trim());
    finding.with("first", dated(days.first)).with("last", dated(days.last))
}

/// A day with its year.
fn dated(day: Day) -> String {
    day.strftime("%Y年%-m月%-d日").to_string()
}

/// Checks the deadlines and windows when everything in them is looked up: that what is meant as
/// a date is read as one, and that what was looked up can be.
pub fn check(data: &Data, issued: Option<Day>, source: &Source, findings: &mut Vec<Finding>) {
    let mut checker = Checker { issued, source, findings };
    checker.period(data);
    let Some(schedule) = data.get("schedule") else { return };
    for stage in schedule.get("stages").map(Data::items).unwrap_or_default() {
        checker.value(stage, "window", "name", Words::TheWindow);
        for task in stage.get("tasks").map(Data::items).unwrap_or_default() {
            checker.value(task, "deadline", "work", Words::TheDeadline);
        }
    }
    for task in schedule.get("tasks").map(Data::items).unwrap_or_default() {
        checker.value(task, "deadline", "work", Words::TheDeadline);
    }
}

struct Checker<'a> {
    issued: Option<Day>,
    source: &'a Source,
    findings: &'a mut Vec<Finding>,
}

impl Checker<'_> {
    /// Checks when the campaign runs: words that are no time are the author's.
    fn period(&mut self, data: &Data) {
        let period = data.get("campaign").and_then(|campaign| campaign.get("period"));
        let Some(Data::Text(said)) = period else { return };
        let place = |range: &Range<usize>| {
            let written = said.written(self.source, range);
            self.source.place(written.start..written.end.max(written.start + 1))
        };
        let whole = 0..said.text.trim_end().len();
        if let Some(fault) = Fault::of(&said.text, self.issued) {
            let place = place(&fault.range);
            self.findings.push(fault.finding(&said.text, place));
        } else if let Some(issued) = self.issued
            && let Ok(period) = Deadline::parse(&said.text)
            && let Some(days) = into_next_year(&period, issued, &Workdays::china())
        {
            let place = place(&whole);
            self.findings.push(ends_next_year(&said.text, days, place));
        }
    }

    /// Checks the value `key` of a task or a stage, which is called what `name` says.
    fn value(&mut self, owner: &Data, key: &str, name: &str, field: Words) {
        let text = |key: &str| match owner.get(key) {
            Some(Data::Text(text)) => Some(text),
            Some(Data::List(_) | Data::Map(_)) | None => None,
        };
        let Some(said) = text(key) else { return };
        let place = |text: &Text, range: &Range<usize>| {
            let written = text.written(self.source, range);
            self.source.place(written.start..written.end.max(written.start + 1))
        };
        let whole = place(said, &(0..said.text.len()));
        if let Some(fault) = Fault::of(&said.text, self.issued) {
            // What is written out was judged before anything was reckoned from it.
            if !said.is_written_out() && !self.is_wrong(whole.line) {
                let place = place(said, &fault.range);
                self.findings.push(fault.finding(&said.text, place));
            }
            return;
        }
        // Said where it is written, and not where it is looked up.
        if let Some(issued) = self.issued.filter(|_| said.is_written_out()) {
            for wrong in wrong_weekdays(&said.text, issued) {
                let place = place(said, &wrong.range);
                let text = said.text.get(wrong.range.clone()).unwrap_or_default();
                let finding = Finding::new(Code::WrongWeekday, place).with("text", text);
                let finding = finding.with("date", dated(wrong.day));
                self.findings.push(finding.with("weekday", wrong.own()));
            }
        }
        if Deadline::parse(&said.text).is_err()
            && resembles(&said.text)
            && !self.is_wrong(whole.line)
        {
            let finding = Finding::new(Code::UnreadDeadline, whole)
                .with("field", field)
                .with("text", said.text.trim().replace('\n', ""))
                .with("name", text(name).map_or_else(String::new, Text::plain));
            self.findings.push(finding);
        }
    }

    /// Whether something on the line was found to be wrong: a look-up that failed leaves a gap.
    fn is_wrong(&self, line: usize) -> bool {
        self.findings.iter().any(|finding| {
            finding.severity() == Severity::Error
                && finding.place.as_ref().is_some_and(|place| place.line == line)
        })
    }
}
