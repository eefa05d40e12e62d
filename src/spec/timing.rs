//! Deadlines of the schedule: days that no calendar has, deadlines that are reckoned from another
//! task's, windows that are reckoned from their stage's tasks.
//!
//! What is reckoned becomes text like any other before anything looks it up.

use std::collections::BTreeMap;

use super::deadlines::Fault;
use super::facts::{find, write};
use super::lookup::{at, tasks};
use super::suggest::nearest;
use crate::catalog::{Code, Words};
use crate::deadline::{
    Day, Deadline, InMonth, Moment, NoData, Part, Reading, Span, Unit, Workdays, Year, length,
};
use crate::diag::{Arg, Finding, Name};
use crate::source::Source;
use crate::yaml::{Entry, Node, Scalar, Style, Value};

/// Words that ask for a window to be reckoned.
const AUTO: [&str; 2] = ["auto", "自动"];

/// Checks the deadlines of the canonical tree and puts in those that are reckoned. `issued` is the
/// document's date; without one nothing is reckoned, as what is wrong with it was said.
pub fn complete(
    root: &mut Node,
    issued: Option<Day>,
    source: &Source,
    findings: &mut Vec<Finding>,
) {
    let Some(issued) = issued.filter(|_| root.get("schedule").is_some()) else { return };
    let mut timing = Timing {
        root,
        issued,
        workdays: Workdays::china(),
        source,
        findings,
        ids: BTreeMap::new(),
        known: BTreeMap::new(),
        open: Vec::new(),
    };
    let all: Vec<_> = tasks(timing.root).collect();
    for (id, path) in &all {
        if let Some(id) = id {
            timing.ids.entry(id.clone()).or_insert_with(|| path.clone());
        }
    }
    for (_, path) in &all {
        timing.ends(path);
    }
    timing.windows();
}

struct Timing<'a> {
    root: &'a mut Node,
    issued: Day,
    workdays: Workdays,
    source: &'a Source,
    findings: &'a mut Vec<Finding>,
    /// The paths of tasks by their ids.
    ids: BTreeMap<String, String>,
    /// What is known of tasks, by path.
    known: BTreeMap<String, Reading>,
    /// The tasks that are being reckoned, by path.
    open: Vec<String>,
}

impl Timing<'_> {
    /// What the task at `path` says of the calendar; its deadline is put in where it is reckoned.
    fn ends(&mut self, path: &str) -> Reading {
        if let Some(known) = self.known.get(path) {
            return *known;
        }
        self.open.push(path.to_owned());
        let reading = self.read(path).unwrap_or_default();
        self.open.pop();
        self.known.insert(path.to_owned(), reading);
        reading
    }

    fn read(&mut self, path: &str) -> Option<Reading> {
        let task = at(self.root, path)?.clone();
        let own = task.get("deadline").and_then(Node::scalar);
        let Some(after) = task.get("after") else {
            return self.written(own?);
        };
        if own.is_some() {
            self.report(Code::DeadlineTwice, after, |f| f);
            return None;
        }
        let scalar = |key| after.get(key).and_then(Node::scalar);
        let (other, wait) = (scalar("task")?, scalar("wait")?);
        let Some((count, unit)) = length(&wait.text) else {
            let node = after.get("wait")?;
            self.report(Code::BadWait, node, |f| f.with("text", wait.text.as_str()));
            return None;
        };
        let node = after.get("task")?;
        let Some(from) = self.ids.get(other.text.trim()).cloned() else {
            self.unknown(node, other.text.trim());
            return None;
        };
        if let Some(first) = self.open.iter().position(|open| *open == from) {
            let ids = self.open.iter().skip(first).chain([&from]);
            let name = |path: &String| {
                self.ids.iter().find(|(_, own)| *own == path).map_or("", |(id, _)| id)
            };
            let chain: Vec<_> = ids.map(name).collect();
            let chain = chain.join(" → ");
            self.report(Code::AfterCycle, node, |f| f.with("chain", chain));
            return None;
        }
        let faults = self.findings.len();
        let Some(ends) = self.ends(&from).ends.filter(|ends| ends.first == ends.last) else {
            // What is wrong with the other was said already.
            if self.findings.len() == faults {
                let said = at(self.root, &from).and_then(|task| task.get("deadline"));
                let said = said.and_then(Node::scalar).map_or("", |s| s.text.trim()).to_owned();
                let id = other.text.trim();
                let reckoned = at(self.root, &from).is_some_and(|task| task.get("after").is_some());
                if said.is_empty() && reckoned {
                    // Why it has none was said of the first that waits for it.
                } else if said.is_empty() {
                    let field = vec![Name::with_zh("deadline", "完成时限")];
                    self.report(Code::NotGiven, node, |f| {
                        f.with("what", Words::TheTask).with("id", id).with("field", field)
                    });
                } else {
                    self.report(Code::NotReckonable, node, |f| f.with("id", id).with("text", said));
                }
            }
            return None;
        };
        let day = match self.later(ends.last, count, unit) {
            Ok(day) => day,
            Err(error) => {
                let node = after.get("wait")?;
                self.no_data(node, error);
                return None;
            }
        };
        let text = Deadline::By(moment(day, self.issued)).to_string();
        put(at_mut(self.root, path)?, "deadline", text, after);
        Some(Reading { begins: None, ends: Some(Span { first: day, last: day }) })
    }

    /// What a deadline says that is written out; one with a look-up is read when that is known.
    fn written(&mut self, own: &Scalar) -> Option<Reading> {
        if own.text.contains("{{") {
            return None;
        }
        if let Some(fault) = Fault::of(&own.text, Some(self.issued)) {
            let file = self.source.text();
            let at = |offset| own.source_offset(file, offset);
            let place = self.source.place(at(fault.range.start)..at(fault.range.end));
            self.findings.push(fault.finding(&own.text, place));
            return None;
        }
        Deadline::parse(&own.text).ok()?.reading(self.issued, &self.workdays).ok()
    }

    fn later(&self, day: Day, count: u16, unit: Unit) -> Result<Day, NoData> {
        Ok(unit.later(day, i32::from(count), &self.workdays)?.unwrap_or(Day::MAX))
    }

    /// Reckons the windows that are asked for: from the first day to the last that the stage's
    /// tasks name; only the last where no task says when it begins. Others are judged.
    fn windows(&mut self) {
        let count =
            find(self.root, &["schedule", "stages"]).map_or(0, |stages| stages.items().len());
        for n in 0..count {
            let path = format!("schedule.stages.{n}");
            let Some(stage) = at(self.root, &path).cloned() else { continue };
            let window = stage.get("window");
            let is_auto = |text: &&Scalar| AUTO.contains(&text.text.trim());
            let Some(node) = window.filter(|window| window.scalar().as_ref().is_some_and(is_auto))
            else {
                if let Some(own) = window.and_then(Node::scalar) {
                    self.written(own);
                }
                continue;
            };
            let readings = (0..stage.get("tasks").map_or(0, |tasks| tasks.items().len()))
                .filter_map(|m| self.known.get(&format!("{path}.tasks.{m}")).copied())
                .collect::<Vec<_>>();
            let last = readings.iter().filter_map(|r| r.ends).map(|span| span.last).max();
            let first = readings.iter().filter_map(|r| r.begins).map(|span| span.first).min();
            let Some(end) = last.map(|last| moment(last, self.issued)) else {
                let name = stage.get("name").and_then(Node::scalar).map_or("", |s| s.text.as_str());
                self.report(Code::EmptyWindow, node, |f| f.with("name", name));
                continue;
            };
            let begin = first.map(|first| moment(first, self.issued));
            let text = match begin.filter(|_| first < last) {
                Some(begin) => Deadline::Between(begin, end),
                None => Deadline::By(end),
            };
            if let Some(window) = at_mut(self.root, &format!("{path}.window")) {
                write(window, text.to_string());
            }
        }
    }

    fn unknown(&mut self, node: &Node, id: &str) {
        let ids: Vec<String> = self.ids.keys().cloned().collect();
        let near = nearest(id, ids.iter().map(String::as_str)).map(str::to_owned);
        self.report(Code::UnknownTask, node, |f| {
            let f = f.with("id", id);
            match near {
                Some(near) => f.with("advice", Words::DidYouMean).with("suggestion", near),
                None if ids.is_empty() => f.with("advice", Words::NoIds),
                None => {
                    let choices: Vec<_> = ids.into_iter().map(Name::new).collect();
                    f.with("advice", Words::IdsAre).with("choices", Arg::from(choices))
                }
            }
        });
    }

    fn no_data(&mut self, node: &Node, error: NoData) {
        self.report(Code::NoHolidays, node, |f| {
            f.with("year", error.year.to_string())
                .with("first", error.known.0.to_string())
                .with("last", error.known.1.to_string())
        });
    }

    fn report(&mut self, code: Code, node: &Node, fill: impl FnOnce(Finding) -> Finding) {
        let place = self.source.place(node.span.clone());
        self.findings.push(fill(Finding::new(code, place)));
    }
}

/// A day as it is said in a document of the day `issued`: the year where it is another.
fn moment(day: Day, issued: Day) -> Moment {
    let part = InMonth::Day(day.day().unsigned_abs());
    let open = Moment { year: Year::Open, part: Part::Month(day.month().unsigned_abs(), part) };
    let own = open.year_of(issued) == day.year();
    if own { open } else { Moment { year: Year::Given(day.year()), ..open } }
}

fn at_mut<'a>(root: &'a mut Node, path: &str) -> Option<&'a mut Node> {
    path.split('.').try_fold(root, |node, name| match &mut node.value {
        Value::Map(entries) => Some(&mut entries.iter_mut().find(|e| e.key == name)?.node),
        Value::List(items) => items.get_mut(name.parse::<usize>().ok()?),
        Value::Scalar(_) => None,
    })
}

/// Adds a text that is reckoned from `near`.
fn put(node: &mut Node, key: &str, text: String, near: &Node) {
    let span = near.span.clone();
    let scalar = Scalar { text, style: Style::Plain, span: span.clone() };
    if let Value::Map(entries) = &mut node.value {
        let node = Node { span: span.clone(), value: Value::Scalar(scalar) };
        entries.push(Entry { key: key.to_owned(), key_span: span, node });
    }
}
