//! Which deadlines are to be moved, and which of those that are meant are left alone.

use std::collections::BTreeSet;

use super::file::{File, Order, Task, Written};
use super::{Left, What, Why};
use crate::deadline::Day;
use crate::diag::Finding;
use crate::spec::{at, is_past};

/// What is to be moved.
pub(super) struct Targets {
    /// The places of tasks, the one that is named first.
    pub(super) tasks: Vec<usize>,
    /// What is left alone.
    pub(super) left: Vec<(Order, Left)>,
    /// The stages whose windows go along, each with whether it does where it has no tasks with
    /// days.
    pub(super) stages: Vec<(usize, bool)>,
}

impl File {
    /// What is to be moved for `what`, without the tasks of the ids in `skip`.
    pub(super) fn targets(&self, what: &What, skip: &[String]) -> Result<Targets, Vec<Finding>> {
        let mut faults = Vec::new();
        let mut find = |id: &str| self.task(id).map_err(|finding| faults.push(finding)).ok();
        let skipped: BTreeSet<usize> = skip.iter().filter_map(|id| find(id)).collect();
        let first = match what {
            What::Task(id) | What::From(id) => find(id),
            What::Stage(_) => None,
        };
        let stage = match what {
            What::Stage(name) => self.stage(name).map_err(|finding| faults.push(finding)).ok(),
            What::Task(_) | What::From(_) => None,
        };
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut targets = Targets { tasks: Vec::new(), left: Vec::new(), stages: Vec::new() };
        targets.tasks.extend(first);
        let is_done = |task: &Task| {
            let before = task.reading().and_then(|reading| reading.ends);
            let before = before.is_some_and(|ends| ends.last < self.issued);
            before && at(&self.root, &task.path).is_some_and(is_past)
        };
        match (what, first.and_then(|first| Some((first, self.tasks.get(first)?)))) {
            (What::Stage(_), _) => {
                let own = self.tasks.iter().enumerate().filter(|(_, task)| task.stage == stage);
                for (n, task) in own {
                    targets.add(n, task, skipped.contains(&n), is_done(task));
                }
                targets.stages.extend(stage.map(|stage| (stage, true)));
            }
            (What::From(_), Some((first, named))) => {
                let from = when(named);
                for (n, task) in self.tasks.iter().enumerate() {
                    let later = match (when(task), from) {
                        (Some(own), Some(from)) => own > from,
                        // Nobody knows that it is not.
                        (None, _) | (_, None) => true,
                    };
                    if n != first && task.stage >= named.stage && later {
                        targets.add(n, task, skipped.contains(&n), is_done(task));
                    }
                }
                let stages = at(&self.root, "schedule.stages").map_or(0, |all| all.items().len());
                let from = named.stage.unwrap_or(stages);
                targets.stages.extend((from..stages).map(|n| (n, n > from)));
            }
            (What::Task(_) | What::From(_), _) => {}
        }
        Ok(targets)
    }
}

impl Targets {
    fn add(&mut self, n: usize, task: &Task, skipped: bool, done: bool) {
        let why = match &task.written {
            Written::Nowhere => return,
            _ if skipped => Why::Skipped,
            Written::After(id) => Why::Reckoned(id.clone()),
            Written::LookedUp => Why::LookedUp,
            Written::Out if done => Why::Past(task.text.clone()),
            Written::Out if task.is_dated() => {
                self.tasks.push(n);
                return;
            }
            Written::Out => Why::NoDay(task.text.clone()),
        };
        self.left.push((task.place(), task.left(why)));
    }
}

/// The last day of a task, or else its first.
fn when(task: &Task) -> Option<Day> {
    let reading = task.reading()?;
    reading.ends.map(|span| span.last).or(reading.begins.map(|span| span.first))
}
