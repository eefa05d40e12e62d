//! Groups: names that stand for several departments, written in the spec or in the list's file,
//! and joined by departments that say they belong to one.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::written::{is_everybody, key};
use super::{Department, Group, Members};
use crate::catalog::{Code, Words};
use crate::diag::{Finding, Name, Place};
use crate::source::Source;
use crate::spec::nearest;
use crate::yaml::{Node, Value};

/// Unknown names for which the nearest one is looked for: each costs a walk over all names.
const SUGGESTIONS: usize = 20;

/// A group as it is written.
pub(super) struct Written<'a> {
    name: String,
    at: Range<usize>,
    /// The text in which it stands.
    source: &'a Source,
    /// [`None`] for everyone.
    members: Option<Vec<(String, Range<usize>)>>,
    /// Whether it is the spec's while the list is another than the spec's: who is not in that may
    /// be meant all the same.
    is_apart: bool,
}

impl Written<'_> {
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn place(&self) -> Place {
        self.source.place(self.at.clone())
    }
}

/// Unknown members that are named where they may be meant all the same.
const NAMED: usize = 3;

/// Reads `groups`, after those in `all`; one of the same name is passed over. `is_apart` says
/// whether the list is one that was given in the place of that beside which they stand.
pub(super) fn read<'a>(
    node: &Node,
    source: &'a Source,
    is_apart: bool,
    all: &mut Vec<Written<'a>>,
    findings: &mut Vec<Finding>,
) {
    let Value::Map(entries) = &node.value else { return };
    for entry in entries {
        let name = entry.key.trim().to_owned();
        if all.iter().any(|written| key(&written.name) == key(&name)) {
            continue;
        }
        let at = entry.key_span.clone();
        let text = |node: &Node| {
            let scalar = node.scalar().filter(|scalar| !scalar.is_empty())?;
            Some((scalar.text.trim().to_owned(), node.span.clone()))
        };
        let members = match &entry.node.value {
            Value::Scalar(scalar) if matches!(scalar.text.trim(), "all" | "全部") => None,
            Value::Scalar(_) => Some(text(&entry.node).into_iter().collect()),
            Value::List(items) if items.iter().all(|item| item.scalar().is_some()) => {
                Some(items.iter().filter_map(text).collect())
            }
            Value::List(_) | Value::Map(_) => {
                let found = match entry.node.value {
                    Value::Map(_) => Words::AGroup,
                    Value::List(_) | Value::Scalar(_) => Words::AList,
                };
                findings.push(
                    Finding::new(Code::WrongType, source.place(entry.node.span.clone()))
                        .with("key", name)
                        .with("wanted", Words::NamesOrAll)
                        .with("found", found)
                        .with("example", format!("{}: [医务科, 护理部]", entry.key)),
                );
                continue;
            }
        };
        all.push(Written { name, at, source, members, is_apart });
    }
}

/// Who is called what, by the [`key`]s of names.
pub(super) struct Names {
    /// The departments by their names and aliases.
    pub departments: BTreeMap<String, usize>,
    /// The departments that say they belong to a group.
    pub joined: BTreeMap<String, Vec<usize>>,
}

/// Makes groups of what is written, groups in groups replaced by their departments. Without
/// `names` the list is not at hand, and every member stays as it is.
pub(super) fn resolve(
    written: &[Written<'_>],
    list: &[Department],
    names: Option<&Names>,
    findings: &mut Vec<Finding>,
) -> Vec<Group> {
    let index = written.iter().enumerate().map(|(n, group)| (key(&group.name), n)).collect();
    let mut resolver =
        Resolver { written, index, list, names, findings, unknown: 0, done: BTreeMap::new() };
    for n in resolver.order() {
        let members = resolver.members(n);
        resolver.done.insert(n, members);
    }
    let members = (0..written.len()).map(|n| resolver.done.remove(&n));
    let groups = written.iter().zip(members.collect::<Vec<_>>());
    let group = |(written, members): (&Written<'_>, Option<Members>)| Group {
        name: written.name.clone(),
        members: members.unwrap_or_else(|| Members::Named(Vec::new())),
    };
    groups.map(group).collect()
}

struct Resolver<'a> {
    written: &'a [Written<'a>],
    index: BTreeMap<String, usize>,
    list: &'a [Department],
    names: Option<&'a Names>,
    findings: &'a mut Vec<Finding>,
    /// How many names were unknown so far.
    unknown: usize,
    done: BTreeMap<usize, Members>,
}

/// How far the walk through groups in groups has come with one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Closed,
}

impl<'a> Resolver<'a> {
    /// The group that a member is, if it is no department.
    fn group(&self, member: &str) -> Option<usize> {
        let is_department =
            self.names.is_some_and(|names| names.departments.contains_key(&key(member)));
        self.index.get(&key(member)).copied().filter(|_| !is_department)
    }

    fn written(&self, group: usize) -> &'a [(String, Range<usize>)] {
        self.written.get(group).and_then(|g| g.members.as_deref()).unwrap_or_default()
    }

    /// The groups, each after those in it. A member that leads back to its own group is a finding.
    fn order(&mut self) -> Vec<usize> {
        let mut states = vec![State::New; self.written.len()];
        let mut order = Vec::with_capacity(self.written.len());
        for start in 0..self.written.len() {
            // The groups on the way, each with the member to look at next. No recursion: a text
            // may have any number of groups in each other.
            let mut way: Vec<(usize, usize)> = Vec::new();
            if states.get(start) == Some(&State::New) {
                set(&mut states, start, State::Open);
                way.push((start, 0));
            }
            while let Some((group, next)) = way.pop() {
                let Some((member, at)) = self.written(group).get(next) else {
                    set(&mut states, group, State::Closed);
                    order.push(group);
                    continue;
                };
                way.push((group, next + 1));
                let Some(inner) = self.group(member) else { continue };
                match states.get(inner) {
                    Some(State::New) => {
                        set(&mut states, inner, State::Open);
                        way.push((inner, 0));
                    }
                    Some(State::Open) => self.cycle(&way, inner, group, at),
                    Some(State::Closed) | None => {}
                }
            }
        }
        order
    }

    fn cycle(&mut self, way: &[(usize, usize)], inner: usize, group: usize, at: &Range<usize>) {
        let name = |n: usize| self.written.get(n).map_or("", |g| g.name.as_str());
        let circle = way.iter().map(|(n, _)| *n).skip_while(|n| *n != inner);
        let chain: Vec<&str> = circle.chain([inner]).map(name).collect();
        let place = self.written.get(group).map(|g| g.source.place(at.clone()));
        let finding = Finding::new(Code::CyclicGroup, place).with("chain", chain.join(" → "));
        self.findings.push(finding);
    }

    /// The departments of a group, those of the groups in it known already.
    fn members(&mut self, group: usize) -> Members {
        let Some(written) = self.written.get(group) else { return Members::Named(Vec::new()) };
        let Some(members) = &written.members else { return Members::All };
        let mut found = Found::default();
        let before = self.findings.len();
        let mut is_said = false;
        let mut elsewhere = Vec::new();
        for (member, at) in members {
            let department = self.names.and_then(|names| names.departments.get(&key(member)));
            if let Some(n) = department {
                found.add(self.list.get(*n).map_or(member, |department| &department.name));
            } else if let Some(inner) = self.group(member) {
                match self.done.get(&inner) {
                    Some(Members::All) => return Members::All,
                    // Why there is nobody in it was said of that one.
                    Some(Members::Named(names)) if names.is_empty() => is_said = true,
                    Some(Members::Named(names)) => names.iter().for_each(|name| found.add(name)),
                    None => is_said = true,
                }
            } else if self.joined(member).next().is_some() {
                for name in self.joined(member) {
                    found.add(name);
                }
            } else if is_everybody(&key(member)) {
                return Members::All;
            } else if self.names.is_some() && written.is_apart {
                elsewhere.push(member.as_str());
            } else if self.names.is_some() {
                self.unknown(written, member, at);
            } else {
                found.add(member);
            }
        }
        for name in self.joined(&written.name) {
            found.add(name);
        }
        self.elsewhere(written, &elsewhere);
        let silent = self.findings.len() == before && !is_said && !written.is_apart;
        if found.list.is_empty() && silent && self.names.is_some() {
            let place = written.source.place(written.at.clone());
            let finding = Finding::new(Code::EmptyGroup, place);
            self.findings.push(finding.with("name", written.name.as_str()));
        }
        Members::Named(found.list)
    }

    /// The names of the departments that say they belong to a group.
    fn joined(&self, group: &str) -> impl Iterator<Item = &'a String> + use<'a> {
        let members = self.names.and_then(|names| names.joined.get(&key(group)));
        let list = self.list;
        members.into_iter().flatten().filter_map(|n| list.get(*n)).map(|d| &d.name)
    }

    /// Members of a group that the list which was given does not have.
    fn elsewhere(&mut self, group: &Written<'_>, members: &[&str]) {
        if members.is_empty() {
            return;
        }
        let names: Vec<_> = members.iter().take(NAMED).copied().map(Name::new).collect();
        let finding = Finding::new(Code::MembersElsewhere, group.place());
        let finding = finding.with("group", group.name.as_str()).with("names", names);
        self.findings.push(finding.with("count", members.len().to_string()));
    }

    fn unknown(&mut self, group: &Written<'_>, member: &str, at: &Range<usize>) {
        self.unknown += 1;
        let place = group.source.place(at.clone());
        let finding = Finding::new(Code::UnknownMember, place)
            .with("name", member)
            .with("group", group.name.as_str());
        let near =
            if self.unknown <= SUGGESTIONS { self.nearest(member, &group.name) } else { None };
        self.findings.push(match near {
            Some(near) => finding.with("advice", Words::DidYouMean).with("suggestion", near),
            None => finding.with("advice", Words::MemberIs),
        });
    }

    /// A name like that of a member of `group`, which is no member of itself.
    fn nearest(&self, member: &str, group: &str) -> Option<&'a str> {
        let departments = self
            .list
            .iter()
            .flat_map(|d| std::iter::once(&d.name).chain(&d.aliases).chain(&d.groups));
        let groups = self.written.iter().map(|g| &g.name);
        let names = departments.chain(groups).map(String::as_str);
        nearest(member, names.filter(|name| key(name) != key(group)))
    }
}

fn set(states: &mut [State], n: usize, to: State) {
    if let Some(state) = states.get_mut(n) {
        *state = to;
    }
}

/// Names, each once, in the order in which they were found.
#[derive(Default)]
struct Found {
    list: Vec<String>,
    seen: BTreeSet<String>,
}

impl Found {
    fn add(&mut self, name: &str) {
        if self.seen.insert(name.to_owned()) {
            self.list.push(name.to_owned());
        }
    }
}
