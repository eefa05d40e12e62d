//! Deadlines of the schedule: days that no calendar has, deadlines that are reckoned from another
//! task's, windows that are reckoned from their stage's tasks.
//!
//! What is reckoned becomes text like any other before anything looks it up.

use std::collections::BTreeMap;

use super::deadlines::{Fault, ends_next_year};
use super::facts::write;
use super::lookup::{at, due_of, tasks};
use super::suggest::nearest;
use super::window;
use crate::catalog::{Code, Words};
use crate::deadline::{Day, Deadline, NoData, Reading, Span, Unit, Workdays, length};
use crate::diag::{Arg, Finding, Name};
use crate::source::Source;
use crate::yaml::{Entry, Node, Scalar, Style, Value};

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

/// What is known of a task's deadline.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// What it means.
    pub(super) reading: Reading,
    /// What is said, where it is said.
    pub(super) said: Option<Deadline>,
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
    known: BTreeMap<String, Known>,
    /// The tasks that are being reckoned, by path.
    open: Vec<String>,
}

impl Timing<'_> {
    /// What the task at `path` says of the calendar; its deadline is put in where it is reckoned.
    fn ends(&mut self, path: &str) -> Known {
        if let Some(known) = self.known.get(path) {
            return known.clone();
        }
        self.open.push(path.to_owned());
        let known = self.read(path).unwrap_or_default();
        self.open.pop();
        self.known.insert(path.to_owned(), known.clone());
        known
    }

    fn read(&mut self, path: &str) -> Option<Known> {
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
        let Some(ends) = self.ends(&from).reading.ends.filter(|ends| ends.first == ends.last)
        else {
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
        let deadline = Deadline::By(window::moment(day, self.issued));
        put(at_mut(self.root, path)?, "deadline", deadline.to_string(), after);
        let ends = Some(Span { first: day, last: day });
        Some(Known { reading: Reading { begins: None, ends }, said: Some(deadline) })
    }

    /// What a deadline says that is written out, or that is another task's. One that is looked up
    /// in another way is read when that is known.
    fn written(&mut self, own: &Scalar) -> Option<Known> {
        if own.text.contains("{{") {
            let from = self.ids.get(&due_of(&own.text)?).cloned()?;
            // That they look each other up is for the look-ups to say.
            return (!self.open.contains(&from)).then(|| self.ends(&from));
        }
        let deadline = self.parse(own)?;
        let reading = deadline.reading(self.issued, &self.workdays).ok()?;
        Some(Known { reading, said: Some(deadline) })
    }

    /// A deadline or a window; what cannot be is said, words that are neither are the author's.
    fn parse(&mut self, own: &Scalar) -> Option<Deadline> {
        if let Some(fault) = Fault::of(&own.text, Some(self.issued)) {
            let file = self.source.text();
            let at = |offset| own.source_offset(file, offset);
            let place = self.source.place(at(fault.range.start)..at(fault.range.end));
            self.findings.push(fault.finding(&own.text, place));
            return None;
        }
        let deadline = Deadline::parse(&own.text).ok()?;
        let long = window::into_next_year(&deadline, self.issued, &self.workdays);
        if let Some(days) = long {
            let place = self.source.place(own.span.clone());
            self.findings.push(ends_next_year(&own.text, days, place));
        }
        Some(deadline)
    }

    fn later(&self, day: Day, count: u16, unit: Unit) -> Result<Day, NoData> {
        Ok(unit.later(day, i32::from(count), &self.workdays)?.unwrap_or(Day::MAX))
    }

    /// Reckons the windows that are asked for, and judges those that are written.
    fn windows(&mut self) {
        let stages = at(self.root, "schedule.stages").map_or(0, |stages| stages.items().len());
        for n in 0..stages {
            let path = format!("schedule.stages.{n}");
            let Some(stage) = at(self.root, &path).cloned() else { continue };
            let Some(node) = stage.get("window") else { continue };
            let Some(own) = node.scalar().filter(|own| !own.text.contains("{{")) else { continue };
            if window::is_slip(&own.text) {
                self.report(Code::WindowWord, node, |f| f.with("text", own.text.trim()));
                continue;
            }
            if !window::is_auto(&own.text) {
                self.parse(own);
                continue;
            }
            let tasks = stage.get("tasks").map_or(0, |tasks| tasks.items().len());
            let known: Vec<&Known> =
                (0..tasks).filter_map(|m| self.known.get(&format!("{path}.tasks.{m}"))).collect();
            match window::reckoned(&known, self.issued, &self.workdays) {
                Some(text) => {
                    if let Some(window) = at_mut(self.root, &format!("{path}.window")) {
                        write(window, text.to_string());
                    }
                }
                None => {
                    let name = stage.get("name").and_then(Node::scalar).map_or("", |s| &s.text);
                    self.report(Code::EmptyWindow, node, |f| f.with("name", name));
                }
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
