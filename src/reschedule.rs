//! Moving deadlines of a spec: which values of the file change into what, and the file with them
//! changed, byte for byte the same everywhere else.
//!
//! 1. The tasks that are meant are found in the tree: one, those of a stage, or one and all that
//!    follows it.
//! 2. Each deadline's new form is computed from what is written.
//! 3. The values are replaced in the file one by one ([`crate::edit`]); a fault stops all.
//! 4. Old and new file are read as specs; what differs between their schedules is what moved,
//!    deadlines included that are reckoned from those that were changed.

use jiff::Unit;

use crate::catalog::{Code, Words};
use crate::deadline::{Day, Deadline, DeadlineError, Shift, ShiftError, Span, Workdays};
use crate::diag::{Finding, Name, any_error};
use crate::edit::{self, EditError};
use crate::source::Source;
use crate::spec::{self, Date, Loaded, at, nearest, tasks};
use crate::yaml::{Node, Scalar};

/// What is to be moved, and how.
#[derive(Clone, Debug)]
pub struct Request {
    /// Which deadlines.
    pub what: What,
    /// Where to.
    pub how: How,
    /// Whether a deadline may come before the document's date.
    pub force: bool,
}

/// Which deadlines are meant.
#[derive(Clone, Debug)]
pub enum What {
    /// That of the task with this id.
    Task(String),
    /// Those of all tasks of the stage with this name or id, and its window.
    Stage(String),
    /// That of the task with this id, and the later ones in its stage and in those after it.
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
    /// The deadlines that differ, in the order of the schedule.
    pub moves: Vec<Move>,
}

/// Lines of a file that differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// The number (from 1) of the first.
    pub line: usize,
    /// As they were.
    pub old: Vec<String>,
    /// As they are.
    pub new: Vec<String>,
}

/// A deadline that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The task's id, if it has one.
    pub id: Option<String>,
    /// What is to be done.
    pub work: String,
    /// By when, before.
    pub old: String,
    /// By when now.
    pub new: String,
    /// By how many days it moved, where both are certain days.
    pub days: Option<i32>,
}

/// Moves the deadlines of the spec `bytes`, which is called `path`.
///
/// # Errors
/// Findings that say why nothing was moved.
pub fn reschedule(
    path: &str,
    bytes: &[u8],
    request: &Request,
) -> Result<Rescheduled, Vec<Finding>> {
    let before = read(path, bytes)?;
    let targets = before.targets(&request.what)?;
    let mut faults = Vec::new();
    let mut changes: Vec<(String, String)> = Vec::new();
    let mut by = match &request.how {
        How::Shift(shift) => Some(*shift),
        How::To(_) => None,
    };
    for target in &targets {
        match before.moved(target, &request.how, by, request.force) {
            Ok((text, days)) => {
                by = by.or(days.map(Shift::Days));
                changes.push((target.clone(), text));
            }
            Err(finding) => faults.push(finding),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut now = bytes.to_vec();
    for (target, text) in &changes {
        // Every change moves what stands behind it: the tree is read anew.
        let current = read(path, &now)?;
        let scalar = current.scalar(target).cloned();
        let Some(scalar) = scalar.filter(|scalar| scalar.text.trim() != text) else { continue };
        now = match edit::replace(&now, &scalar, text) {
            Ok(edited) => edited.bytes,
            Err(error) => {
                let code = match error {
                    EditError::Shared => Code::SharedValue,
                    EditError::Unwritable | EditError::Encoding | EditError::Elsewhere => {
                        Code::NotEditable
                    }
                };
                let place = current.source.place(scalar.span.clone());
                return Err(vec![Finding::new(code, place).with("text", text.as_str())]);
            }
        };
    }
    let after = read(path, &now)?;
    Ok(Rescheduled {
        hunks: hunks(before.source.text(), after.source.text()),
        moves: moves(&before, &after),
        bytes: now,
    })
}

/// A spec that was read, and the places of its values.
struct Read {
    source: Source,
    root: Node,
    loaded: Loaded,
    issued: Day,
    workdays: Workdays,
}

/// Reads a spec that has no fault.
fn read(path: &str, bytes: &[u8]) -> Result<Read, Vec<Finding>> {
    let (source, _) = Source::decode(path, bytes);
    let mut findings = Vec::new();
    let Some(mut source) = source else {
        let (_, findings) = Source::decode(path, bytes);
        return Err(findings);
    };
    source.mend(&spec::schema::SPEC);
    let tree = spec::tree(&source, &mut Vec::new());
    let loaded = spec::load(&source, &mut findings);
    let errors = any_error(&findings);
    match (tree, loaded) {
        (Some((root, date)), Some(loaded)) if !errors => match date.and_then(Date::day) {
            Some(issued) => Ok(Read { source, root, loaded, issued, workdays: Workdays::china() }),
            None => Err(findings),
        },
        _ => {
            findings.retain(|f| f.severity() == crate::diag::Severity::Error);
            Err(findings)
        }
    }
}

impl Read {
    fn scalar(&self, path: &str) -> Option<&Scalar> {
        at(&self.root, path)?.scalar()
    }

    fn text(&self, path: &str) -> String {
        self.scalar(path).map_or(String::new(), |scalar| scalar.text.trim().to_owned())
    }

    /// The paths of the values that are to be changed, the first the one that is named.
    fn targets(&self, what: &What) -> Result<Vec<String>, Vec<Finding>> {
        let all: Vec<_> = tasks(&self.root).collect();
        match what {
            What::Task(id) => Ok(vec![format!("{}.deadline", self.task(id, &all)?)]),
            What::Stage(name) => {
                let stage = self.stage(name)?;
                let own = all.iter().filter(|(_, path)| path.starts_with(&format!("{stage}.")));
                let fixed = own.filter(|(_, path)| self.has(path, "deadline"));
                let mut targets: Vec<_> =
                    fixed.map(|(_, path)| format!("{path}.deadline")).collect();
                targets.extend(self.window(&stage));
                Ok(targets)
            }
            What::From(id) => {
                let first = self.task(id, &all)?;
                let ends = |path: &str| {
                    let text = self.text(&format!("{path}.deadline"));
                    let reading = Deadline::parse(&text).ok()?.reading(self.issued, &self.workdays);
                    reading.ok()?.ends.map(|span| span.last)
                };
                let own = ends(&first);
                let stage = stage_of(&first);
                let later = all.iter().map(|(_, path)| path).filter(|path| {
                    **path != first
                        && self.has(path, "deadline")
                        && stage_of(path) >= stage
                        && own.is_some_and(|own| ends(path).is_some_and(|ends| ends > own))
                });
                let mut targets: Vec<_> = [&first]
                    .into_iter()
                    .chain(later)
                    .map(|path| format!("{path}.deadline"))
                    .collect();
                // The stages behind move as a whole.
                let stages = at(&self.root, "schedule.stages").map_or(0, |s| s.items().len());
                for n in stage.map_or(0, |stage| stage + 1)..stages {
                    targets.extend(self.window(&format!("schedule.stages.{n}")));
                }
                Ok(targets)
            }
        }
    }

    fn has(&self, path: &str, key: &str) -> bool {
        at(&self.root, path).and_then(|node| node.get(key)).is_some()
    }

    /// The window of the stage at `path`, where it is written out.
    fn window(&self, path: &str) -> Option<String> {
        let path = format!("{path}.window");
        Deadline::parse(&self.scalar(&path)?.text).ok()?;
        Some(path)
    }

    fn task(&self, id: &str, all: &[(Option<String>, String)]) -> Result<String, Vec<Finding>> {
        let known = all.iter().filter_map(|(own, path)| Some((own.as_deref()?, path)));
        if let Some((_, path)) = known.clone().find(|(own, _)| *own == id) {
            return Ok(path.clone());
        }
        let ids: Vec<&str> = known.map(|(own, _)| own).collect();
        let place = crate::diag::Place::file(self.source.path());
        let finding = Finding::new(Code::UnknownTask, place).with("id", id);
        Err(vec![advise(finding, id, &ids)])
    }

    fn stage(&self, name: &str) -> Result<String, Vec<Finding>> {
        let stages = at(&self.root, "schedule.stages").map(Node::items).unwrap_or_default();
        let text = |node: &Node, key: &str| {
            node.get(key).and_then(Node::scalar).map_or(String::new(), |s| s.text.trim().to_owned())
        };
        let called =
            |stage: &Node| [text(stage, "id"), text(stage, "name")].iter().any(|own| own == name);
        if let Some(n) = stages.iter().position(called) {
            return Ok(format!("schedule.stages.{n}"));
        }
        let names: Vec<String> = stages.iter().map(|stage| text(stage, "name")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let place = crate::diag::Place::file(self.source.path());
        let finding = Finding::new(Code::UnknownStage, place).with("name", name);
        Err(vec![advise(finding, name, &names)])
    }

    /// The new text of the value at `path`, and by how many days it is moved.
    fn moved(
        &self,
        path: &str,
        how: &How,
        by: Option<Shift>,
        force: bool,
    ) -> Result<(String, Option<i32>), Finding> {
        let owner = path.rsplit_once('.').map_or("", |(owner, _)| owner);
        let name = self.text(&format!("{owner}.work"));
        let here = |code| {
            let span = at(&self.root, path).or(at(&self.root, owner)).map(|node| node.span.clone());
            Finding::new(code, self.source.place(span.unwrap_or(0..0))).with("name", name.as_str())
        };
        let Some(scalar) = self.scalar(path) else {
            let other = self.text(&format!("{owner}.after.task"));
            let code = if other.is_empty() { Code::NoDeadline } else { Code::FollowsAnother };
            return Err(here(code).with("id", other));
        };
        if scalar.text.contains("{{") {
            return Err(here(Code::WrittenElsewhere));
        }
        let old = Deadline::parse(&scalar.text);
        let new = match (how, by) {
            (How::To(text), None) => Deadline::parse(text).map_err(|error| {
                let detail = match error {
                    DeadlineError::Shape(_) => {
                        return here(Code::NotADeadline).with("text", text.as_str());
                    }
                    DeadlineError::Month(_) => Words::NoSuchMonth,
                    DeadlineError::Day(_) => Words::NoSuchDay,
                    DeadlineError::Backwards(_) => Words::EndsFirst,
                };
                here(Code::ImpossibleDeadline).with("text", text.as_str()).with("detail", detail)
            })?,
            (How::Shift(_), None) => return Err(here(Code::NotMovable)),
            (How::Shift(_) | How::To(_), Some(shift)) => {
                let old = old
                    .clone()
                    .map_err(|_| here(Code::NotMovable).with("text", scalar.text.as_str()))?;
                old.shift(shift, self.issued, &self.workdays).map_err(|error| {
                    let text = scalar.text.trim();
                    match error {
                        ShiftError::NoDay => here(Code::NotMovable).with("text", text),
                        ShiftError::NoData(error) => here(Code::NoHolidays)
                            .with("year", error.year.to_string())
                            .with("first", error.known.0.to_string())
                            .with("last", error.known.1.to_string()),
                        ShiftError::NoSuchDay { .. } => here(Code::ImpossibleDeadline)
                            .with("text", text)
                            .with("detail", Words::NoSuchDay),
                        ShiftError::Coarse | ShiftError::OutOfRange => {
                            here(Code::TooCoarseToMove).with("text", text)
                        }
                    }
                })?
            }
        };
        let text = new.to_string();
        let ends = |deadline: &Deadline| deadline.reading(self.issued, &self.workdays).ok()?.ends;
        let now = ends(&new);
        if !force && now.is_some_and(|span| span.last < self.issued) {
            let date = self.loaded.spec.date.as_str();
            return Err(here(Code::BeforeIssue).with("text", text).with("date", date));
        }
        let days = days(old.ok().as_ref().and_then(ends), now);
        Ok((text, days))
    }
}

/// The place of a task's stage among the stages; `None` for a task without one.
fn stage_of(path: &str) -> Option<usize> {
    path.strip_prefix("schedule.stages.")?.split('.').next()?.parse().ok()
}

/// Adds to a finding what may be meant, or what there is.
fn advise(finding: Finding, name: &str, known: &[&str]) -> Finding {
    match nearest(name, known.iter().copied()) {
        Some(near) => finding.with("advice", Words::DidYouMean).with("suggestion", near),
        None if known.is_empty() => finding.with("advice", Words::NoIds),
        None => {
            let choices: Vec<_> = known.iter().map(|name| Name::new(*name)).collect();
            finding.with("advice", Words::IdsAre).with("choices", choices)
        }
    }
}

/// From one certain day to another.
fn days(old: Option<Span>, new: Option<Span>) -> Option<i32> {
    let certain = |span: Option<Span>| span.filter(|s| s.first == s.last).map(|s| s.last);
    certain(old)?.until((Unit::Day, certain(new)?)).ok().map(|span| span.get_days())
}

/// The deadlines that differ between two specs that have the same tasks.
fn moves(before: &Read, after: &Read) -> Vec<Move> {
    let schedule = |read: &Read| read.loaded.spec.schedule.clone().unwrap_or_default();
    let (old, new) = (schedule(before), schedule(after));
    let ends = |text: &str| {
        let reading = Deadline::parse(text).ok()?.reading(before.issued, &before.workdays);
        reading.ok()?.ends
    };
    let ids = tasks(&before.root).map(|(id, _)| id);
    old.tasks()
        .zip(new.tasks())
        .zip(ids)
        .filter(|((old, new), _)| old.deadline != new.deadline)
        .map(|((old, new), id)| Move {
            id,
            work: old.work.clone(),
            old: old.deadline.clone(),
            new: new.deadline.clone(),
            days: days(ends(&old.deadline), ends(&new.deadline)),
        })
        .collect()
}

/// The lines that differ between two texts of as many lines.
fn hunks(old: &str, new: &str) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    for (n, (old, new)) in old.lines().zip(new.lines()).enumerate() {
        if old == new {
            continue;
        }
        match hunks.last_mut().filter(|last| last.line + last.old.len() == n + 1) {
            Some(last) => {
                last.old.push(old.to_owned());
                last.new.push(new.to_owned());
            }
            None => hunks.push(Hunk {
                line: n + 1,
                old: vec![old.to_owned()],
                new: vec![new.to_owned()],
            }),
        }
    }
    hunks
}

#[cfg(test)]
mod tests;
