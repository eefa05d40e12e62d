//! A spec as it is read for moving its deadlines: the values as they are written, with their
//! places, and what they come to.

use std::collections::BTreeMap;

use super::{Change, Left, Of, Why};
use crate::catalog::{Code, Words};
use crate::deadline::{Day, Deadline, Reading, Workdays};
use crate::diag::{Finding, Name, Place, Severity, any_error};
use crate::edit::{self, EditError};
use crate::source::Source;
use crate::spec::{self, Date, Loaded, at, nearest, tasks};
use crate::yaml::{Node, Scalar};

/// A spec that was read, and the places of its values.
pub(super) struct File {
    pub(super) source: Source,
    pub(super) root: Node,
    pub(super) loaded: Loaded,
    pub(super) findings: Vec<Finding>,
    pub(super) issued: Day,
    pub(super) workdays: Workdays,
    /// The tasks, in the order of the schedule.
    pub(super) tasks: Vec<Task>,
}

/// A task of the schedule.
pub(super) struct Task {
    /// Where it stands in the tree.
    pub(super) path: String,
    pub(super) id: Option<String>,
    /// Which stage it is of; none in a schedule without stages.
    pub(super) stage: Option<usize>,
    /// Its place among the tasks.
    n: usize,
    pub(super) work: String,
    /// By when, when everything is looked up and reckoned.
    pub(super) text: String,
    /// How that comes about.
    pub(super) written: Written,
    /// What it means; nothing where it is no deadline.
    pub(super) said: Option<(Deadline, Reading)>,
}

/// A value that cannot be changed in its place.
pub(super) struct Fixed {
    pub(super) path: String,
    pub(super) place: Option<Place>,
    pub(super) why: Why,
}

/// How a deadline comes about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// It is written out.
    Out,
    /// It is looked up.
    LookedUp,
    /// It is reckoned from that of the task with this id.
    After(String),
    /// There is none.
    Nowhere,
}

/// Where something stands in the schedule: its stage, and its place there, the stage's window
/// before its tasks.
pub(super) type Order = (usize, usize);

impl Task {
    /// The path to its deadline.
    pub(super) fn deadline(&self) -> String {
        format!("{}.deadline", self.path)
    }

    pub(super) fn place(&self) -> Order {
        (self.stage.unwrap_or(0), self.n + 1)
    }

    pub(super) fn left(&self, why: Why) -> Left {
        Left { of: Of::Task, name: self.work.clone(), why }
    }

    /// Whether it is on the calendar.
    pub(super) fn is_dated(&self) -> bool {
        self.reading().is_some_and(|reading| reading.ends.is_some() || reading.begins.is_some())
    }

    pub(super) fn reading(&self) -> Option<Reading> {
        self.said.as_ref().map(|(_, reading)| *reading)
    }
}

impl File {
    /// Reads a spec that has no fault.
    pub(super) fn read(path: &str, bytes: &[u8]) -> Result<Self, Vec<Finding>> {
        let (source, mut findings) = Source::decode(path, bytes);
        let Some(mut source) = source else { return Err(findings) };
        source.mend(&spec::schema::SPEC);
        let tree = spec::tree(&source, &mut Vec::new());
        let loaded = spec::load(&source, &mut findings);
        let errors = any_error(&findings);
        let (Some((root, date)), Some(loaded), false) = (tree, loaded, errors) else {
            findings.retain(|f| f.severity() == Severity::Error);
            return Err(findings);
        };
        let Some(issued) = date.and_then(Date::day) else { return Err(findings) };
        let workdays = Workdays::china();
        let schedule = loaded.spec.schedule.clone().unwrap_or_default();
        let tasks =
            tasks(&root).zip(schedule.tasks()).enumerate().map(|(n, ((id, path), task))| {
                let node = at(&root, &path);
                let scalar = |key: &str| node.and_then(|node| node.get(key)).and_then(Node::scalar);
                let after = node.and_then(|node| node.get("after")?.get("task")?.scalar());
                let written = match (scalar("deadline"), after) {
                    (Some(own), _) if own.text.contains("{{") => Written::LookedUp,
                    (Some(_), _) => Written::Out,
                    (None, Some(other)) => Written::After(other.text.trim().to_owned()),
                    (None, None) => Written::Nowhere,
                };
                let text = task.deadline.trim().to_owned();
                let said = Deadline::parse(&text).ok();
                let said = said.and_then(|said| {
                    let reading = said.reading(issued, &workdays).ok()?;
                    Some((said, reading))
                });
                let stage =
                    path.strip_prefix("schedule.stages.").and_then(|rest| rest.split('.').next());
                let stage = stage.and_then(|stage| stage.parse().ok());
                Task { id, stage, n, work: task.work.trim().to_owned(), text, written, said, path }
            });
        let tasks = tasks.collect();
        Ok(Self { source, root, loaded, findings, issued, workdays, tasks })
    }

    pub(super) fn scalar(&self, path: &str) -> Option<&Scalar> {
        at(&self.root, path)?.scalar()
    }

    /// What is written at `path`.
    pub(super) fn text(&self, path: &str) -> &str {
        self.scalar(path).map_or("", |scalar| scalar.text.trim())
    }

    /// The bytes of the file with all changes made, which are of values of this one. What cannot be
    /// changed in its place is taken out of them and given back with the reason; where that is the
    /// value at the path `named` it stops all.
    pub(super) fn edited(
        &self,
        bytes: &[u8],
        changes: &mut Vec<Change>,
        named: Option<&str>,
    ) -> Result<(Vec<u8>, Vec<Fixed>), Vec<Finding>> {
        let mut fixed = Vec::new();
        loop {
            match self.replaced(bytes, changes) {
                Ok(now) => return Ok((now, fixed)),
                Err((Some(path), finding)) if named != Some(path.as_str()) => {
                    let at = changes.iter().position(|(own, _)| *own == path);
                    let Some(at) = at else { return Err(vec![*finding]) };
                    let (path, text) = changes.remove(at);
                    let shared = finding.code == Code::SharedValue;
                    let why = if shared { Why::Shared } else { Why::NotInPlace(text) };
                    fixed.push(Fixed { path, place: finding.place, why });
                }
                Err((_, finding)) => return Err(vec![*finding]),
            }
        }
    }

    /// What becomes of a value that is as it was: where it stands in the schedule.
    pub(super) fn kept(&self, fixed: Fixed) -> Option<(Order, Left)> {
        if let Some(task) = self.tasks.iter().find(|task| task.deadline() == fixed.path) {
            return Some((task.place(), task.left(fixed.why)));
        }
        let stage = fixed.path.strip_prefix("schedule.stages.")?.strip_suffix(".window")?;
        let name = self.text(&format!("schedule.stages.{stage}.name")).to_owned();
        Some(((stage.parse().ok()?, 0), Left { of: Of::Window, name, why: fixed.why }))
    }

    /// The bytes with all changes made; else the path of one that cannot be made, and why.
    fn replaced(
        &self,
        bytes: &[u8],
        changes: &[Change],
    ) -> Result<Vec<u8>, (Option<String>, Box<Finding>)> {
        let values: Vec<(&String, &Scalar, &str)> = changes
            .iter()
            .filter_map(|(path, text)| Some((path, self.scalar(path)?, text.as_str())))
            .filter(|(_, scalar, text)| scalar.text.trim() != *text)
            .collect();
        let edits: Vec<(&Scalar, &str)> =
            values.iter().map(|(_, own, text)| (*own, *text)).collect();
        edit::replace(bytes, &edits).map_err(|(value, error)| {
            let code = match error {
                EditError::Shared => Code::SharedValue,
                EditError::Unwritable | EditError::Encoding | EditError::Elsewhere => {
                    Code::NotEditable
                }
            };
            let (place, text) = match values.get(value) {
                Some((_, scalar, text)) => (self.source.place(scalar.span.clone()), *text),
                None => (Place::file(self.source.path()), ""),
            };
            let path = values.get(value).map(|(path, ..)| (*path).clone());
            (path, Box::new(Finding::new(code, place).with("text", text)))
        })
    }

    /// The place among the tasks of the one with this id.
    pub(super) fn task(&self, id: &str) -> Result<usize, Finding> {
        let found = self.tasks.iter().position(|task| task.id.as_deref() == Some(id));
        found.ok_or_else(|| {
            let ids: Vec<&str> = self.tasks.iter().filter_map(|task| task.id.as_deref()).collect();
            let finding = Finding::new(Code::UnknownTask, Place::file(self.source.path()));
            let finding = finding.with("id", id);
            if self.stages().any(|own| own.contains(&id)) {
                return finding.with("advice", Words::IsAStage);
            }
            advise(finding, id, &ids)
        })
    }

    /// The place among the stages of the one with this id, or else this name.
    pub(super) fn stage(&self, name: &str) -> Result<usize, Finding> {
        let of_id = self.stages().position(|[id, _]| id == name);
        let named = self.stages().enumerate().filter(|(_, [_, own])| *own == name);
        let named: Vec<usize> = named.map(|(n, _)| n).collect();
        if of_id.is_none() && named.len() > 1 {
            return Err(self.same_name(name, &named));
        }
        of_id.or_else(|| named.first().copied()).ok_or_else(|| {
            let finding = Finding::new(Code::UnknownStage, Place::file(self.source.path()));
            let finding = finding.with("name", name);
            let known = self.stages().flatten().filter(|name| !name.is_empty());
            let choices: Vec<Name> = self.stages().filter_map(choice).collect();
            if self.tasks.iter().any(|task| task.id.as_deref() == Some(name)) {
                finding.with("advice", Words::IsATask)
            } else if let Some(near) = nearest(name, known) {
                finding.with("advice", Words::DidYouMean).with("suggestion", near)
            } else if choices.is_empty() {
                finding.with("advice", Words::NoStages)
            } else {
                finding.with("advice", Words::StagesAre).with("choices", choices)
            }
        })
    }

    /// That all these stages have one name.
    fn same_name(&self, name: &str, stages: &[usize]) -> Finding {
        let places = stages.iter().filter_map(|n| {
            let scalar = self.scalar(&format!("schedule.stages.{n}.name"))?;
            Some(self.source.place(scalar.span.clone()))
        });
        let places: Vec<Place> = places.collect();
        let lines: Vec<Name> =
            places.iter().map(|place| Name::new(place.line.to_string())).collect();
        let finding = Finding::new(Code::SameStageName, places.into_iter().next());
        finding.with("name", name).with("lines", lines)
    }

    /// The id and the name of each stage.
    fn stages(&self) -> impl Iterator<Item = [&str; 2]> {
        let count = at(&self.root, "schedule.stages").map_or(0, |stages| stages.items().len());
        (0..count)
            .map(|n| ["id", "name"].map(|key| self.text(&format!("schedule.stages.{n}.{key}"))))
    }

    /// The tasks of every stage.
    pub(super) fn by_stage(&self) -> BTreeMap<usize, Vec<&Task>> {
        let mut stages: BTreeMap<usize, Vec<&Task>> = BTreeMap::new();
        for task in &self.tasks {
            if let Some(stage) = task.stage {
                stages.entry(stage).or_default().push(task);
            }
        }
        stages
    }
}

/// What a stage, by its id and its name, is called where it is one of several.
fn choice([id, name]: [&str; 2]) -> Option<Name> {
    match (id.is_empty(), name.is_empty()) {
        (true, true) => None,
        (true, false) => Some(Name::new(name)),
        (false, true) => Some(Name::new(id)),
        (false, false) => Some(Name::new(format!("{id}（{name}）"))),
    }
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
