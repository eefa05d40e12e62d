//! Where a deadline is moved to.

use super::file::{File, Task, Written};
use super::report::days;
use crate::catalog::{Code, Words};
use crate::deadline::{Deadline, DeadlineError, Reading, Shift, ShiftError};
use crate::diag::Finding;
use crate::spec::{at, into_next_year};

/// A deadline's new form.
pub(super) struct Moved {
    pub(super) text: String,
    /// By how many days it moved, where both are certain days.
    pub(super) days: Option<i32>,
    /// What is remarkable about it.
    pub(super) warning: Option<Finding>,
}

impl File {
    /// The new text of a task's deadline: `to`, or else so much later.
    pub(super) fn moved(
        &self,
        task: &Task,
        to: Option<&str>,
        by: Option<Shift>,
        force: bool,
    ) -> Result<Moved, Finding> {
        match &task.written {
            Written::Out => {}
            Written::LookedUp => return Err(self.about(task, Code::WrittenElsewhere)),
            Written::After(id) => {
                return Err(self.about(task, Code::FollowsAnother).with("id", id.as_str()));
            }
            Written::Nowhere => return Err(self.about(task, Code::NoDeadline)),
        }
        let new = match (to, by) {
            (Some(text), _) => self.wanted(task, text, force)?,
            (None, Some(by)) => self.shifted(task, by)?,
            (None, None) => {
                return Err(self.about(task, Code::NotMovable).with("text", task.text.as_str()));
            }
        };
        let Some((said, reading)) = new else {
            // Forced: what is said there is no time, and nothing more can be said about it.
            let text = to.unwrap_or_default().trim().to_owned();
            return Ok(Moved { text, days: None, warning: None });
        };
        let text = said.to_string();
        let old = task.reading().unwrap_or_default();
        let date = self.loaded.spec.date.as_str();
        let early = |code| self.about(task, code).with("text", text.as_str()).with("date", date);
        if !force && reading.ends.is_some_and(|span| span.last < self.issued) {
            return Err(early(Code::BeforeIssue));
        }
        // One that began before is as it was.
        let begins = reading.begins.filter(|_| reading.begins != old.begins);
        let before = begins.is_some_and(|span| span.last < self.issued);
        let warning = before.then(|| early(Code::StartsBeforeIssue));
        Ok(Moved { days: days(old.ends, reading.ends), text, warning })
    }

    /// The deadline that is asked for; none where it is no time and that is forced.
    fn wanted(
        &self,
        task: &Task,
        text: &str,
        force: bool,
    ) -> Result<Option<(Deadline, Reading)>, Finding> {
        let impossible = |words: Words| {
            let finding = self.about(task, Code::ImpossibleDeadline);
            finding.with("text", text.trim()).with("detail", words)
        };
        match Deadline::parse(text) {
            Ok(said) => {
                let (said, reading) = self.with_reading(task, said)?;
                // 6月10日至5月10日 is rather a slip than a time of eleven months.
                let over = into_next_year(&said, self.issued, &self.workdays).is_some();
                let ends = reading.begins.zip(reading.ends).is_some_and(|(a, b)| b.last < a.first);
                if (over || ends) && !force {
                    let finding = self.about(task, Code::BackwardsDeadline);
                    return Err(finding.with("text", text.trim()));
                }
                Ok(Some((said, reading)))
            }
            Err(DeadlineError::Backwards(_)) if force => Ok(None),
            Err(error) => Err(match error {
                DeadlineError::Shape(_) => {
                    self.about(task, Code::NotADeadline).with("text", text.trim())
                }
                DeadlineError::Month(_) => impossible(Words::NoSuchMonth),
                DeadlineError::Day(_) => impossible(Words::NoSuchDay),
                DeadlineError::Backwards(_) => {
                    self.about(task, Code::BackwardsDeadline).with("text", text.trim())
                }
            }),
        }
    }

    fn shifted(&self, task: &Task, by: Shift) -> Result<Option<(Deadline, Reading)>, Finding> {
        let text = task.text.as_str();
        let Some((old, _)) = &task.said else {
            return Err(self.about(task, Code::NotMovable).with("text", text));
        };
        match old.shift(by, self.issued, &self.workdays) {
            Ok(said) => self.with_reading(task, said).map(Some),
            Err(error) => Err(match error {
                ShiftError::NoDay => self.about(task, Code::NotMovable).with("text", text),
                ShiftError::NoData(error) => self.no_data(task, error),
                ShiftError::NoSuchDay { .. } => self
                    .about(task, Code::ImpossibleDeadline)
                    .with("text", text)
                    .with("detail", Words::NoSuchDay),
                ShiftError::Coarse | ShiftError::OutOfRange => {
                    let finding = self.about(task, Code::TooCoarseToMove).with("text", text);
                    match self.step(old) {
                        Some(step) => finding.with("advice", Words::MoveBy).with("step", step),
                        None => finding.with("advice", Words::MoveTo),
                    }
                }
            }),
        }
    }

    /// By what a deadline can be moved: the least of what it is said in.
    fn step(&self, old: &Deadline) -> Option<&'static str> {
        const STEPS: [(Shift, &str); 5] = [
            (Shift::Months(1), "1m"),
            (Shift::Months(3), "3m"),
            (Shift::Months(6), "6m"),
            (Shift::Months(12), "12m"),
            (Shift::Days(1), "1d"),
        ];
        let can = |by| old.shift(by, self.issued, &self.workdays).is_ok();
        STEPS.into_iter().find(|(by, _)| can(*by)).map(|(_, step)| step)
    }

    fn with_reading(&self, task: &Task, said: Deadline) -> Result<(Deadline, Reading), Finding> {
        let reading = said.reading(self.issued, &self.workdays);
        Ok((said, reading.map_err(|error| self.no_data(task, error))?))
    }

    fn no_data(&self, task: &Task, error: crate::deadline::NoData) -> Finding {
        self.about(task, Code::NoHolidays)
            .with("year", error.year.to_string())
            .with("first", error.known.0.to_string())
            .with("last", error.known.1.to_string())
    }

    /// That it is not known how far a task goes, and so not how far the rest.
    pub(super) fn unknown_distance(&self, task: &Task, text: &str) -> Finding {
        let finding = self.about(task, Code::UnknownDistance);
        finding.with("old", task.text.as_str()).with("text", text)
    }

    fn about(&self, task: &Task, code: Code) -> Finding {
        let node = at(&self.root, &task.deadline()).or_else(|| at(&self.root, &task.path));
        let span = node.map_or(0..0, |node| node.span.clone());
        Finding::new(code, self.source.place(span)).with("name", task.work.as_str())
    }
}
