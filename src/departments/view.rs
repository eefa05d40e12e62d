//! A department's view of the schedule.
//!
//! A view is put on a spec that is read and whose look-ups are replaced: what other texts say of the
//! schedule, and a window that is reckoned from a stage's tasks, are those of the whole. The schedule
//! has two forms, the typed one and the one by names that templates see; a view changes both alike.

use super::View;
use crate::spec::schedule::{Column, Schedule};
use crate::spec::{Attachment, Data, Loaded, Part, Text};

/// What a view leaves of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A table with tasks in it, or what the spec has in the place of one.
    Table,
    /// Nothing: no task is the department's own. It gets no schedule ([`withhold`]); the table of
    /// others is not for it, and an empty one is for nobody.
    Nothing,
}

/// Puts `view` on a schedule in both its forms; `data` is the whole spec's. `own` are the places of
/// the department's own tasks in [`Schedule::tasks`], in any order.
///
/// - [`View::All`] changes nothing.
/// - [`View::Mark`] marks the own tasks: [`crate::spec::schedule::Task::own`], `cell.own` of `rows`,
///   and `own` of the task by name.
/// - [`View::Only`] leaves the own tasks in their order; a stage without any goes. 序号 counts from 1
///   again; the columns are those of the whole table, though none of the tasks that are left may
///   have something in one.
pub fn apply(view: View, own: &[usize], schedule: &mut Schedule, data: &mut Data) -> Shown {
    let mut mine = vec![false; schedule.tasks().count()];
    for task in own {
        if let Some(mine) = mine.get_mut(*task) {
            *mine = true;
        }
    }
    match view {
        View::All => Shown::Table,
        View::Mark => {
            mark(&mine, schedule, data);
            Shown::Table
        }
        View::Only => {
            only(&mine, schedule, data);
            if mine.contains(&true) { Shown::Table } else { Shown::Nothing }
        }
    }
}

/// Takes the schedule from the attachments of a spec: for a department that has none. Those behind
/// it move up.
pub fn withhold(loaded: &mut Loaded) {
    let is_schedule = |a: &Attachment| matches!(a, Attachment::Part(Part::Schedule));
    let kept: Vec<bool> = loaded.spec.attachments.iter().map(|a| !is_schedule(a)).collect();
    retain(&mut loaded.spec.attachments, &kept);
    retain(&mut loaded.attachments, &kept);
    if let Some(Data::List(attachments)) = loaded.data.get_mut("attachments") {
        retain(attachments, &kept);
    }
}

fn mark(mine: &[bool], schedule: &mut Schedule, data: &mut Data) {
    let staged = schedule.stages.iter_mut().flat_map(|stage| &mut stage.tasks);
    for (task, mine) in staged.chain(&mut schedule.tasks).zip(mine) {
        task.own = *mine;
    }
    let mut flags = mine.iter();
    each_list(data, |tasks| {
        for (task, mine) in tasks.iter_mut().zip(&mut flags) {
            if let Data::Map(entries) = task {
                entries.retain(|(key, _)| key != "own");
                if *mine {
                    entries.push(("own".to_owned(), Data::Text(Text::added("yes"))));
                }
            }
        }
    });
}

fn only(mine: &[bool], schedule: &mut Schedule, data: &mut Data) {
    if schedule.columns.is_empty() {
        let fixed = |(field, title)| Column { field, title: Some(title) };
        schedule.columns = schedule.columns().into_iter().map(fixed).collect();
    }
    let mut rest = mine;
    for stage in &mut schedule.stages {
        rest = retain(&mut stage.tasks, rest);
    }
    retain(&mut schedule.tasks, rest);
    schedule.stages.retain(|stage| !stage.tasks.is_empty());

    let mut rest = mine;
    each_list(data, |tasks| rest = retain(tasks, rest));
    if let Some(Data::List(stages)) = data.get_mut("schedule").and_then(|s| s.get_mut("stages")) {
        stages.retain(|stage| stage.get("tasks").is_some_and(|tasks| !tasks.items().is_empty()));
    }
}

/// Calls `change` with every list of tasks, in the order of the table.
fn each_list(data: &mut Data, mut change: impl FnMut(&mut Vec<Data>)) {
    let Some(schedule) = data.get_mut("schedule") else { return };
    if let Some(Data::List(stages)) = schedule.get_mut("stages") {
        for stage in stages {
            if let Some(Data::List(tasks)) = stage.get_mut("tasks") {
                change(tasks);
            }
        }
    }
    if let Some(Data::List(tasks)) = schedule.get_mut("tasks") {
        change(tasks);
    }
}

/// Keeps of `list` what the first of `flags` say, one for each; the other flags are returned. What
/// has no flag stays.
fn retain<'f, T>(list: &mut Vec<T>, flags: &'f [bool]) -> &'f [bool] {
    let (own, rest) = flags.split_at_checked(list.len()).unwrap_or((flags, &[]));
    let mut own = own.iter();
    list.retain(|_| own.next().copied().unwrap_or(true));
    rest
}
