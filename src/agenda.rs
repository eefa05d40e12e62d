//! The schedule on the calendar: what every stage and every task means in days. The calendar
//! ([`crate::calendar`]) and the timeline ([`crate::timeline`]) are both made of it.

mod cycle;
#[cfg(test)]
mod tests;

pub use cycle::Recurrence;

use crate::deadline::{After, Anchor, Day, Deadline, Reading, Span, Workdays};
use crate::spec::schedule::{Stage, Task};
use crate::spec::{Date, Loaded};

/// The schedule of a campaign, in days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// The document's date.
    pub issued: Day,
    /// The schedule's title in one line.
    pub title: String,
    /// The title of the document that it belongs to: of the plan, or else of the notice.
    pub document: String,
    /// 发文字号; empty where there is none.
    pub number: String,
    /// The issuer's name.
    pub issuer: String,
    /// The stages in order; tasks without stages are those of a stage without a name, the last.
    pub groups: Vec<Group>,
}

/// A stage and its tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The stage's name; empty for tasks without stages.
    pub name: String,
    /// When it runs, as written; empty where nothing is written.
    pub said: String,
    /// When it runs: by its window, or from the first day to the last that its tasks name.
    pub runs: Option<Span>,
    /// Its tasks.
    pub entries: Vec<Entry>,
}

/// A task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The task's id, or `task.` and its place in the table, from 1; an id has no point.
    pub key: String,
    /// What is done.
    pub work: String,
    /// By when, as written.
    pub said: String,
    /// What is required.
    pub requirements: String,
    /// Who is responsible.
    pub owners: Vec<String>,
    /// What the deadline means.
    pub time: Time,
    /// The days in which what returns returns: those of the stage's window, or else of the
    /// campaign's period, or else from the document's date to the end of its year.
    pub within: Span,
}

/// What a deadline means in days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Time {
    /// Not later than a day.
    By {
        /// The last day on which it is certainly not late.
        sure: Day,
        /// The last day on which it may still be not late: a later one where there are two
        /// readings (7月中旬前).
        latest: Day,
    },
    /// In these days: some time (7月中旬), or all of it (7月10日至20日).
    During(Span),
    /// From a day on.
    From(Day),
    /// Again and again.
    Again(Recurrence),
    /// All the time.
    Always,
    /// The calendar does not know it.
    Unknown(Why),
}

/// Why a deadline has no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is none.
    Missing,
    /// It is in words that are no deadline.
    Words,
    /// It follows something of which nobody knows the day.
    Event,
    /// It counts working days in a year whose holidays are not known.
    Holidays,
    /// It goes on all the time.
    Always,
    /// It returns, but on no day of those in which it would.
    Outside,
}

impl Agenda {
    /// The schedule of a spec; `None` where it has none, or no date.
    #[must_use]
    pub fn new(loaded: &Loaded) -> Option<Self> {
        let spec = &loaded.spec;
        let schedule = spec.schedule.as_ref()?;
        let issued = loaded.date.and_then(Date::day)?;
        let days = Days { issued, workdays: Workdays::china() };
        let period = loaded.data.get("campaign").and_then(|campaign| campaign.get("period"));
        let period = match period {
            Some(crate::spec::Data::Text(text)) => days.run(&text.text),
            Some(crate::spec::Data::List(_) | crate::spec::Data::Map(_)) | None => None,
        };
        let rest = Span { first: issued, last: Day::new(issued.year(), 12, 31).ok()? };
        let period = period.unwrap_or(rest);
        let bare = Stage { tasks: schedule.tasks.clone(), ..Stage::default() };
        let stages = schedule.stages.iter();
        let mut groups: Vec<Group> = Vec::new();
        for stage in stages.chain((!bare.tasks.is_empty()).then_some(&bare)) {
            let count: usize = groups.iter().map(|group| group.entries.len()).sum();
            groups.push(days.group(stage, count, period));
        }
        let plan = spec.plan.as_ref().map(|plan| &plan.title);
        let document = plan.or(spec.notice.as_ref().map(|notice| &notice.title));
        Some(Self {
            issued,
            title: schedule.title.replace('|', ""),
            document: document.map_or(String::new(), |title| title.replace('|', "")),
            number: spec.number.clone(),
            issuer: spec.issuer.name.clone(),
            groups,
        })
    }

    /// All tasks, each with its stage's name.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.groups
            .iter()
            .flat_map(|group| group.entries.iter().map(|entry| (group.name.as_str(), entry)))
    }
}

/// What turns words into days.
struct Days {
    issued: Day,
    workdays: Workdays,
}

impl Days {
    fn group(&self, stage: &Stage, before: usize, period: Span) -> Group {
        let window = self.run(&stage.window);
        let within = window.unwrap_or(period);
        let entries: Vec<Entry> = stage
            .tasks
            .iter()
            .enumerate()
            .map(|(n, task)| Entry {
                key: match task.id.as_deref().map(str::trim) {
                    Some(id) if !id.is_empty() => id.to_owned(),
                    Some(_) | None => format!("task.{}", before + n + 1),
                },
                work: task.work.trim().to_owned(),
                said: task.deadline.trim().to_owned(),
                requirements: task.requirements.trim().to_owned(),
                owners: task.owners.iter().map(|owner| owner.trim().to_owned()).collect(),
                time: self.time(task),
                within,
            })
            .collect();
        let runs = window.or_else(|| {
            let spans: Vec<Span> = entries.iter().filter_map(|entry| entry.time.span()).collect();
            let first = spans.iter().map(|span| span.first).min()?;
            let last = spans.iter().map(|span| span.last).max()?;
            Some(Span { first, last })
        });
        Group {
            name: stage.name.trim().to_owned(),
            said: stage.window.trim().to_owned(),
            runs,
            entries,
        }
    }

    /// From when to when a window runs; one that only ends begins on the document's date.
    fn run(&self, text: &str) -> Option<Span> {
        let deadline = Deadline::parse(text).ok()?;
        let reading = deadline.reading(self.issued, &self.workdays).ok()?;
        let ends = reading.ends?;
        let first = match (reading.begins, &deadline) {
            (Some(begins), _) => begins.first,
            (None, Deadline::In(_)) => ends.first,
            (None, _) => self.issued.min(ends.last),
        };
        Some(Span { first, last: ends.last })
    }

    fn time(&self, task: &Task) -> Time {
        if task.deadline.trim().is_empty() {
            return Time::Unknown(Why::Missing);
        }
        let Ok(deadline) = Deadline::parse(&task.deadline) else {
            return Time::Unknown(Why::Words);
        };
        match &deadline {
            Deadline::Every(cycle) => return Time::Again(Recurrence::new(*cycle)),
            Deadline::Always(_) => return Time::Always,
            Deadline::After(After { anchor: Anchor::Event(_), .. }) => {
                return Time::Unknown(Why::Event);
            }
            _ => {}
        }
        let Ok(Reading { begins, ends }) = deadline.reading(self.issued, &self.workdays) else {
            return Time::Unknown(Why::Holidays);
        };
        match (begins, ends, &deadline) {
            // Thirty days from the issue are a limit; nobody works all of them.
            (_, Some(ends), Deadline::After(_) | Deadline::By(_)) => {
                Time::By { sure: ends.first, latest: ends.last }
            }
            (Some(begins), Some(ends), _) => {
                Time::During(Span { first: begins.first, last: ends.last })
            }
            (None, Some(ends), _) if ends.first == ends.last => {
                Time::By { sure: ends.last, latest: ends.last }
            }
            (None, Some(ends), _) => Time::During(ends),
            (Some(begins), None, _) => Time::From(begins.first),
            (None, None, _) => Time::Unknown(Why::Words),
        }
    }
}

impl Time {
    /// The first day and the last that it names.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::By { sure, latest } => Some(Span { first: *sure, last: *latest }),
            Self::During(span) => Some(*span),
            Self::From(day) => Some(Span { first: *day, last: *day }),
            Self::Again(_) | Self::Always | Self::Unknown(_) => None,
        }
    }
}
