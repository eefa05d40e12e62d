//! Moving deadlines of a spec: which values of the file change into what, and the file with them
//! changed, byte for byte the same everywhere else.
//!
//! 1. The tasks that are meant are found in the schedule ([`targets`]): one, those of a stage, or
//!    one and all that follows it. Those without days and those that follow others by themselves
//!    are left alone.
//! 2. Each deadline's new form is computed from what is written ([`moved`]).
//! 3. The windows of the stages that are moved are computed from where their tasks come to
//!    ([`windows`]).
//! 4. All values are replaced in the file at once ([`crate::edit`]); a fault stops all.
//! 5. Old and new file are read as specs; what differs between their schedules is what moved
//!    ([`report`]), deadlines and windows included that are reckoned from those that were changed.

mod file;
mod moved;
mod report;
mod targets;
#[cfg(test)]
mod tests;
mod windows;

use std::collections::BTreeSet;

use crate::catalog::Code;
use crate::deadline::Shift;
use crate::diag::Finding;
use file::File;

/// What is to be moved, and how.
#[derive(Clone, Debug)]
pub struct Request {
    /// Which deadlines.
    pub what: What,
    /// Where to.
    pub how: How,
    /// The ids of tasks that are left alone, of those that are meant.
    pub skip: Vec<String>,
    /// Whether a deadline may come before the document's date, or end before it begins.
    pub force: bool,
}

/// Which deadlines are meant.
#[derive(Clone, Debug)]
pub enum What {
    /// That of the task with this id.
    Task(String),
    /// Those of all tasks of the stage with this name or id, and its window.
    Stage(String),
    /// That of the task with this id, and the later ones in its stage and in those after it, with
    /// the windows of those stages.
    From(String),
}

/// Where they are moved to.
#[derive(Clone, Debug)]
pub enum How {
    /// To this text; what follows is moved by as many days.
    To(String),
    /// By so much.
    Shift(Shift),
}

/// A file with its deadlines moved.
#[derive(Clone, Debug)]
pub struct Rescheduled {
    /// The new file.
    pub bytes: Vec<u8>,
    /// The lines that differ, in their order.
    pub hunks: Vec<Hunk>,
    /// What differs, in the order of the schedule.
    pub moves: Vec<Move>,
    /// What was meant and is as it was, in the order of the schedule.
    pub left: Vec<Left>,
    /// What is remarkable about the new file and was not about the old.
    pub warnings: Vec<Finding>,
}

/// Lines of a file that differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// The number (from 1) of the first as it was; of the next one where there was none.
    pub line: usize,
    /// The number of the first as it is; of the next one where there is none.
    pub now: usize,
    /// As they were, each with its end.
    pub old: Vec<String>,
    /// As they are.
    pub new: Vec<String>,
}

/// Of what something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A task's deadline.
    Task,
    /// A stage's window.
    Window,
}

/// A deadline or a window that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Which of the two.
    pub of: Of,
    /// The task's id, if it has one.
    pub id: Option<String>,
    /// What is to be done, or the stage's name.
    pub name: String,
    /// When, before.
    pub old: String,
    /// When now.
    pub new: String,
    /// By how many days it moved, where both are certain days.
    pub days: Option<i32>,
    /// By how many days its beginning moved, where it did by others than the end.
    pub begins: Option<i32>,
    /// Whether its own value in the file is as it was: it follows from others.
    pub follows: bool,
}

/// A deadline or a window that was meant and was not moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Which of the two.
    pub of: Of,
    /// What is to be done, or the stage's name.
    pub name: String,
    /// Why it was not.
    pub why: Why,
}

/// Why something was not moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// This text has no day on the calendar: 长期坚持.
    NoDay(String),
    /// This text is too coarse to be moved so: 7月中旬 by three days.
    Coarse(String),
    /// It is reckoned from the task with this id, which is as it was.
    Reckoned(String),
    /// It is looked up, and what it looks up is as it was.
    LookedUp,
    /// This text is before the document's date and said to be past.
    Past(String),
    /// It is shared by an anchor and its aliases: others would change with it.
    Shared,
    /// It is written so that this text cannot stand in its place.
    NotInPlace(String),
    /// It was to be left alone.
    Skipped,
    /// A window: none of its tasks moved.
    Stays,
    /// A window: its stage did not move as a whole, and it holds what moved as it is.
    Holds,
}

/// A value of the file and what it is to be: its path, and the text.
type Change = (String, String);

/// Moves the deadlines of the spec `bytes`, which is called `path`.
///
/// # Errors
/// Findings that say why nothing was moved.
pub fn reschedule(
    path: &str,
    bytes: &[u8],
    request: &Request,
) -> Result<Rescheduled, Vec<Finding>> {
    let before = File::read(path, bytes)?;
    let targets = before.targets(&request.what, &request.skip)?;
    let (mut left, mut warnings, mut faults) = (targets.left, Vec::new(), Vec::new());
    let mut changes: Vec<Change> = Vec::new();
    let mut by = match &request.how {
        How::Shift(shift) => Some(*shift),
        How::To(_) => None,
    };
    let named = !matches!(request.what, What::Stage(_));
    for (n, task) in targets.tasks.iter().enumerate() {
        let Some(task) = before.tasks.get(*task) else { continue };
        // Only the one that is named is moved to where it is said.
        let to = match &request.how {
            How::To(text) if n == 0 => Some(text.as_str()),
            How::To(_) | How::Shift(_) => None,
        };
        match before.moved(task, to, by, request.force) {
            Ok(moved) => {
                by = by.or(moved.days.map(Shift::Days));
                if by.is_none() && targets.tasks.len() > 1 {
                    return Err(vec![before.unknown_distance(task, &moved.text)]);
                }
                warnings.extend(moved.warning);
                changes.push((task.deadline(), moved.text));
            }
            Err(finding) => match finding.code {
                Code::TooCoarseToMove if !(named && n == 0) => {
                    left.push((task.place(), task.left(Why::Coarse(task.text.clone()))));
                }
                Code::NotMovable if !(named && n == 0) => {
                    left.push((task.place(), task.left(Why::NoDay(task.text.clone()))));
                }
                _ => faults.push(finding),
            },
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    // Only what is named stops all.
    let first = targets.tasks.first().and_then(|first| before.tasks.get(*first));
    let own = first.filter(|_| named).map(file::Task::deadline);
    let (mut now, mut fixed) = before.edited(bytes, &mut changes, own.as_deref())?;
    if !targets.stages.is_empty() {
        // What is reckoned from what moves moves too: windows are made for where all comes to.
        let interim = File::read(path, &now)?;
        let windows = before.windows(&interim, &targets.stages, by);
        changes.extend(windows.changes);
        left.extend(windows.left);
        warnings.extend(windows.warnings);
        let more;
        (now, more) = before.edited(bytes, &mut changes, own.as_deref())?;
        fixed.extend(more);
    }
    warnings.retain(|warning| fixed.iter().all(|fixed| fixed.place != warning.place));
    left.extend(fixed.into_iter().filter_map(|fixed| before.kept(fixed)));
    let after = File::read(path, &now)?;
    let changed: BTreeSet<&str> = changes.iter().map(|(path, _)| path.as_str()).collect();
    warnings.extend(report::new_warnings(&before, &after));
    let moves = report::moves(&before, &after, &changed);
    // What follows another is only left alone where that is.
    let moved = report::places(&before, &after);
    left.retain(|(place, _)| !moved.contains(place));
    left.sort_by_key(|(place, _)| *place);
    Ok(Rescheduled {
        hunks: report::hunks([bytes, &now], [&before.source, &after.source]),
        moves,
        left: left.into_iter().map(|(_, left)| left).collect(),
        warnings,
        bytes: now,
    })
}
