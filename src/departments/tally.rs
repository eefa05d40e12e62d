//! What a list of departments and a schedule do not know of each other. All of it are warnings: the
//! documents are made as they are.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use super::owners::Ownership;
use super::written::{key, mentions};
use super::{Department, Departments, View};
use crate::catalog::{Code, Words};
use crate::diag::{Finding, Name, Place};
use crate::source::Source;
use crate::spec::{Data, Text, nearest};

/// How many departments without a task are named; the rest are counted.
const NAMED: usize = 10;
/// How many names are kept to choose a suggestion from.
const KEPT: usize = 10_000;
/// How many names are compared for suggestions, of all owners together.
const COMPARED: usize = 500_000;

/// What was found of the departments so far. It keeps no department, so a stream of any length may
/// go through it.
#[derive(Clone, Debug)]
pub struct Tally<'a> {
    ownership: &'a Ownership,
    /// How many departments there were.
    count: usize,
    /// Whether any is shown its own tasks alone.
    filtered: bool,
    /// The owners in the schedule that stand for some department.
    met: BTreeSet<String>,
    /// Names to choose a suggestion from.
    choices: Vec<String>,
    /// How many departments have no task.
    idle: usize,
    /// The first of them: the name, and where it stands.
    first_idle: Vec<(String, Range<usize>)>,
    /// The usual words to which departments say they belong, with who and where.
    usual: Vec<(String, String, Range<usize>)>,
}

impl<'a> Tally<'a> {
    pub(super) fn new(ownership: &'a Ownership) -> Self {
        Self {
            ownership,
            count: 0,
            filtered: false,
            met: BTreeSet::new(),
            choices: Vec::new(),
            idle: 0,
            first_idle: Vec::new(),
            usual: Vec::new(),
        }
    }

    /// Counts a department in; of `departments` the view and the documents of those that name none
    /// are wanted. One that gets no schedule needs no task.
    pub fn add(&mut self, department: &Department, departments: &Departments) {
        self.count += 1;
        let names = self.ownership.names(department);
        let mut named = names.into_iter().filter(|name| self.ownership.is_named(name)).peekable();
        let owns = named.peek().is_some() || self.ownership.has_everybodys();
        self.met.extend(named.map(Cow::into_owned));
        for name in std::iter::once(&department.name).chain(&department.aliases) {
            if self.choices.len() < KEPT {
                self.choices.push(name.clone());
            }
        }
        let at = &department.at;
        let own = match department.documents.as_slice() {
            [] => &departments.documents,
            own => own,
        };
        let gets =
            own.is_empty() || own.iter().any(|d| matches!(d.as_str(), "schedule" | "bundle"));
        self.filtered |= gets && department.view.unwrap_or(departments.view) == View::Only;
        if gets && !owns {
            self.idle += 1;
            if self.first_idle.len() < NAMED {
                self.first_idle.push((department.name.clone(), at.clone()));
            }
        }
        if let Some(word) = self.ownership.usual(department)
            && !self.usual.iter().any(|(other, ..)| key(other) == key(word))
        {
            self.usual.push((word.to_owned(), department.name.clone(), at.clone()));
        }
    }

    /// What is to be said, in the order of the spec. `data` is the spec's, with the whole schedule.
    #[must_use]
    pub fn findings(self, data: &Data, source: &Source) -> Vec<Finding> {
        if self.count == 0 {
            return Vec::new();
        }
        let mut findings = self.strangers(data, source);
        findings.extend(self.filtered.then(|| ownerless(data, source)).into_iter().flatten());
        for (word, name, at) in &self.usual {
            let finding = Finding::new(Code::EverybodysGroup, source.place(at.clone()));
            findings.push(finding.with("group", word.as_str()).with("name", name.as_str()));
        }
        if let Some((_, at)) = self.first_idle.first() {
            let mut names: Vec<_> =
                self.first_idle.iter().map(|(name, ..)| Name::new(name.as_str())).collect();
            if self.idle > names.len() {
                names.push(Name::new("……"));
            }
            let finding = Finding::new(Code::DepartmentWithoutTask, source.place(at.clone()));
            findings.push(finding.with("count", self.idle.to_string()).with("names", names));
        }
        findings
    }

    /// The owners that stand for no department, each at its first place.
    fn strangers(&self, data: &Data, source: &Source) -> Vec<Finding> {
        let mut said = BTreeSet::new();
        let mut findings = Vec::new();
        let mut compared = 0;
        for text in owners(data) {
            for mention in mentions(&text.text) {
                let name = |range: &Range<usize>| {
                    text.text.get(range.clone()).unwrap_or_default().to_owned()
                };
                // 医务科和护理部 is known by its whole or by each of its parts.
                if self.is_met(&key(&name(&mention.range))) {
                    continue;
                }
                let parts =
                    if mention.parts.is_empty() { vec![mention.range] } else { mention.parts };
                for range in parts {
                    let name = name(&range);
                    let own = key(&name);
                    if self.is_met(&own) || !said.insert(own.clone()) {
                        continue;
                    }
                    let place = source.place(text.written(source, &range));
                    findings.push(self.stranger(&name, &own, place, &mut compared));
                }
            }
        }
        findings
    }

    fn stranger(&self, name: &str, key: &str, place: Place, compared: &mut usize) -> Finding {
        if self.ownership.is_group(key) {
            return Finding::new(Code::GroupWithoutDepartment, place).with("name", name);
        }
        let finding = Finding::new(Code::UnknownOwner, place).with("name", name);
        let mut near = None;
        if *compared < COMPARED {
            *compared += self.choices.len();
            let choices = self.choices.iter().map(String::as_str);
            near = nearest(name, choices.chain(self.ownership.groups()));
        }
        match near {
            Some(near) => finding.with("advice", Words::DidYouMean).with("suggestion", near),
            None => finding.with("advice", Words::AddDepartment),
        }
    }

    fn is_met(&self, key: &str) -> bool {
        self.met.contains(key) || self.ownership.is_everybody(key)
    }
}

/// The tasks that are in no table of own tasks, for want of an owner.
fn ownerless(data: &Data, source: &Source) -> Vec<Finding> {
    let bare = tasks(data)
        .filter(|task| !texts(task.get("owners")).any(|text| !mentions(&text.text).is_empty()));
    bare.filter_map(|task| texts(task.get("work")).next())
        .map(|work| {
            let place = source.place(work.written(source, &(0..work.text.len())));
            Finding::new(Code::TaskOfNobody, place).with("name", work.text.as_str())
        })
        .collect()
}

/// The owners of all tasks as they are written, in the order of the table.
fn owners(data: &Data) -> impl Iterator<Item = &Text> {
    tasks(data).flat_map(|task| texts(task.get("owners")))
}

/// All tasks, in the order of the table.
fn tasks(data: &Data) -> impl Iterator<Item = &Data> {
    fn list<'d>(of: Option<&'d Data>, key: &str) -> &'d [Data] {
        of.and_then(|data| data.get(key)).map(Data::items).unwrap_or_default()
    }
    let schedule = data.get("schedule");
    let staged = list(schedule, "stages").iter().flat_map(|stage| list(Some(stage), "tasks"));
    staged.chain(list(schedule, "tasks"))
}

/// The texts of a list, or the text that there is.
fn texts(data: Option<&Data>) -> impl Iterator<Item = &Text> {
    let all = data.map(|data| match data {
        Data::List(items) => items.as_slice(),
        Data::Text(_) | Data::Map(_) => std::slice::from_ref(data),
    });
    all.unwrap_or_default().iter().filter_map(|data| match data {
        Data::Text(text) => Some(text),
        Data::List(_) | Data::Map(_) => None,
    })
}
