//! Which tasks of a schedule are a department's own: those of which it is an owner by its name, its
//! short name, one of its aliases, a group that it belongs to, or a word that means everybody.
//!
//! The schedule is indexed once, by the names that its owners are written with. What a department
//! owns is then looked up by its own few names, so that a list of thousands and a stream of
//! millions cost a look-up each, and nothing is kept for any of them.
//!
//! A usual word (各科室 …, see [`is_everybody`]) means all departments, unless the campaign's groups
//! say what it stands for, or a department of the list has it for a name or says that it belongs to
//! it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::tally::Tally;
use super::written::{as_key, is_everybody, key, mentions};
use super::{Department, Departments, Members};
use crate::diag::Finding;
use crate::source::Source;
use crate::spec::Data;
use crate::spec::schedule::Schedule;

/// The tasks of a schedule by who owns them. A task is its place in [`Schedule::tasks`], from 0.
#[derive(Clone, Debug)]
pub struct Ownership {
    /// The tasks that name an owner, by the owner's key; each list rises.
    named: BTreeMap<String, Vec<usize>>,
    /// The tasks that everybody owns, rising.
    everybodys: Vec<usize>,
    /// The groups' names by their keys.
    groups: BTreeMap<String, String>,
    /// The keys of the groups to which a name belongs.
    parents: BTreeMap<String, Vec<String>>,
    /// The groups that everybody belongs to.
    all: BTreeSet<String>,
    /// The usual words that do not mean everybody here.
    taken: BTreeSet<String>,
}

impl Ownership {
    /// Indexes `schedule`. Of `departments` its groups are wanted, and its list only for usual words
    /// that it uses otherwise: with an empty list (departments that come one by one) they mean
    /// everybody, unless a group has their name.
    #[must_use]
    pub fn new(schedule: &Schedule, departments: &Departments) -> Self {
        let mut own = Self {
            named: BTreeMap::new(),
            everybodys: Vec::new(),
            groups: BTreeMap::new(),
            parents: BTreeMap::new(),
            all: BTreeSet::new(),
            taken: BTreeSet::new(),
        };
        let names = departments.list.iter().flat_map(names);
        own.taken.extend(names.map(key).filter(|key| is_everybody(key)));
        own.group(departments);
        for (task, owners) in schedule.tasks().map(|task| &task.owners).enumerate() {
            for name in owners.iter().flat_map(|owner| keys(owner)) {
                let tasks = if own.is_everybody(&name) {
                    &mut own.everybodys
                } else {
                    own.named.entry(name).or_default()
                };
                if tasks.last() != Some(&task) {
                    tasks.push(task);
                }
            }
        }
        own
    }

    fn group(&mut self, departments: &Departments) {
        for group in &departments.groups {
            self.groups.insert(key(&group.name), group.name.clone());
        }
        // Groups that are everybody, and then those that have such a group for a member.
        let mut open: Vec<String> = Vec::new();
        for group in &departments.groups {
            let own = key(&group.name);
            match &group.members {
                Members::All => open.push(own),
                Members::Named(members) => {
                    for member in members.iter().map(|member| key(member)) {
                        if self.is_everybody(&member) {
                            open.push(own.clone());
                        }
                        self.parents.entry(member).or_default().push(own.clone());
                    }
                }
            }
        }
        while let Some(group) = open.pop() {
            if self.all.insert(group.clone()) {
                open.extend(self.parents.get(&group).into_iter().flatten().cloned());
            }
        }
    }

    /// Whether a name stands for every department.
    pub(super) fn is_everybody(&self, key: &str) -> bool {
        let free = !self.groups.contains_key(key) && !self.taken.contains(key);
        self.all.contains(key) || (free && is_everybody(key))
    }

    /// The tasks of `department`, rising.
    #[must_use]
    pub fn of(&self, department: &Department) -> Vec<usize> {
        let names = self.names(department);
        let named = names.iter().filter_map(|name| self.named.get(&**name)).flatten();
        let mut tasks: Vec<usize> = named.chain(&self.everybodys).copied().collect();
        tasks.sort_unstable();
        tasks.dedup();
        tasks
    }

    /// The keys of all names that stand for `department`, alone or with others.
    pub(super) fn names<'n>(&'n self, department: &'n Department) -> Vec<Cow<'n, str>> {
        let mut open: Vec<Cow<'_, str>> = names(department).map(as_key).collect();
        // So few that they are found at once.
        let mut names: Vec<Cow<'_, str>> = Vec::with_capacity(open.len());
        while let Some(name) = open.pop() {
            if !names.contains(&name) {
                let parents = self.parents.get(&*name).into_iter().flatten();
                open.extend(parents.map(|parent| Cow::Borrowed(parent.as_str())));
                names.push(name);
            }
        }
        names
    }

    /// The usual word to which a department says that it belongs though the word means everybody:
    /// one that came by itself could not change that.
    pub(super) fn usual<'d>(&self, department: &'d Department) -> Option<&'d str> {
        let usual = |name: &&String| {
            let key = key(name);
            self.is_everybody(&key) && !self.groups.contains_key(&key)
        };
        department.groups.iter().find(usual).map(String::as_str)
    }

    /// The groups' names.
    pub(super) fn groups(&self) -> impl Iterator<Item = &str> {
        self.groups.values().map(String::as_str)
    }

    /// Whether a group has this key.
    pub(super) fn is_group(&self, key: &str) -> bool {
        self.groups.contains_key(key)
    }

    /// Whether a task names this key as an owner.
    pub(super) fn is_named(&self, key: &str) -> bool {
        self.named.contains_key(key)
    }

    /// Whether everybody owns a task.
    pub(super) fn has_everybodys(&self) -> bool {
        !self.everybodys.is_empty()
    }

    /// A check of departments that come one by one.
    #[must_use]
    pub fn tally(&self) -> Tally<'_> {
        Tally::new(self)
    }

    /// What is to be said of the list and the schedule: owners that the list lacks, departments
    /// without a task. `data` is the spec's, with the whole schedule.
    #[must_use]
    pub fn findings(
        &self,
        departments: &Departments,
        data: &Data,
        source: &Source,
    ) -> Vec<Finding> {
        let mut tally = self.tally();
        for department in &departments.list {
            tally.add(department, departments);
        }
        tally.findings(data, source)
    }
}

/// Every name that a department has or says it belongs to.
fn names(department: &Department) -> impl Iterator<Item = &str> {
    let Department { name, short, aliases, groups, .. } = department;
    let all = [name, short].into_iter().chain(aliases).chain(groups);
    all.map(String::as_str).filter(|name| !name.trim().is_empty())
}

/// The keys of the names in an owner's text, of the whole and of the parts.
fn keys(owner: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for mention in mentions(owner) {
        let all = std::iter::once(&mention.range).chain(&mention.parts);
        keys.extend(all.filter_map(|range| owner.get(range.clone())).map(key));
    }
    keys
}
