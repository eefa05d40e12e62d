//! Deadlines held against the document's date and against their stages' windows, when everything
//! that they look up is known.

use super::deadlines::Fault;
use super::lookup::at;
use super::schedule::{Schedule, Stage, Task};
use super::window::{Bounds, bounds, is_auto};
use crate::catalog::Code;
use crate::deadline::{Day, Deadline, Reading, Workdays};
use crate::diag::Finding;
use crate::source::Source;
use crate::yaml::Node;

/// Checks the deadlines of `schedule`, whose values stand in the canonical tree `root`.
pub fn check(
    root: &Node,
    schedule: &Schedule,
    issued: Day,
    source: &Source,
    findings: &mut Vec<Finding>,
) {
    let mut held = Held { root, issued, workdays: Workdays::china(), source, findings };
    for (n, stage) in schedule.stages.iter().enumerate() {
        // A window that was reckoned from its tasks is no rule for them.
        let window = held.read(&stage.window).filter(|_| !held.is_reckoned(n));
        let window = window.map(|(said, reading)| (stage, bounds(&said, reading)));
        for (m, task) in stage.tasks.iter().enumerate() {
            held.task(&format!("schedule.stages.{n}.tasks.{m}"), task, window);
        }
    }
    for (m, task) in schedule.tasks.iter().enumerate() {
        held.task(&format!("schedule.tasks.{m}"), task, None);
    }
}

struct Held<'a> {
    root: &'a Node,
    issued: Day,
    workdays: Workdays,
    source: &'a Source,
    findings: &'a mut Vec<Finding>,
}

impl Held<'_> {
    /// What a deadline or a window says; none where it cannot be, which was said.
    fn read(&self, text: &str) -> Option<(Deadline, Reading)> {
        if Fault::of(text, Some(self.issued)).is_some() {
            return None;
        }
        let said = Deadline::parse(text).ok()?;
        let reading = said.reading(self.issued, &self.workdays).ok()?;
        Some((said, reading))
    }

    /// Whether the window of the stage `n` is written as one that is to be reckoned.
    fn is_reckoned(&self, n: usize) -> bool {
        let window = at(self.root, &format!("schedule.stages.{n}.window"));
        let written = window.and_then(|window| self.source.text().get(window.span.clone()));
        written.is_some_and(|text| is_auto(text.trim_matches(['"', '\''])))
    }

    fn task(&mut self, path: &str, task: &Task, window: Option<(&Stage, Bounds)>) {
        let Some((said, reading)) = self.read(&task.deadline) else { return };
        let Some(node) = at(self.root, path) else { return };
        let place = node.get("deadline").unwrap_or(node).span.clone();
        let finding = |code| {
            Finding::new(code, self.source.place(place.clone())).with("text", task.deadline.trim())
        };
        if reading.ends.is_some_and(|ends| ends.last < self.issued) && !is_past(node) {
            let date = self.issued.strftime("%Y年%-m月%-d日").to_string();
            self.findings.push(finding(Code::PastDeadline).with("date", date));
        }
        if let Some((stage, window)) = window
            && !window.can_hold(&said, reading)
        {
            let finding = finding(Code::OutsideWindow).with("name", stage.name.trim());
            self.findings.push(finding.with("window", stage.window.trim()));
        }
    }
}

/// Whether the author says that a task's deadline is meant to lie before the document's date.
pub fn is_past(task: &Node) -> bool {
    task.get("past").and_then(Node::scalar).is_some_and(|past| past.text == "yes")
}
