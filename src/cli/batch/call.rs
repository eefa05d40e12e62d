//! What is to be done: the departments that a call means, one by one, and whether their files can
//! all be where they are to be.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use hongtou::catalog::{Code, Words};
use hongtou::compile::{Campaign, Options};
use hongtou::departments::{Department, Departments, Given};
use hongtou::diag::{Finding, Place};
use hongtou::digest::sha256;
use hongtou::naming::{self, Claims, Clashes, SafePath};

use super::super::copies;
use super::args::Request;
use super::ledger::{ARCHIVE, Record};
use super::list::{self, Source};
use super::pack::Pack;
use super::paths::Paths;
use super::work::Workshop;

/// What a call is about.
pub struct Call<'a> {
    /// The campaign.
    pub campaign: &'a Campaign<'a>,
    /// What is asked for.
    pub request: &'a Request,
    /// How files are named.
    pub paths: &'a Paths,
    /// The departments; of a stream what holds for all.
    pub departments: &'a Departments,
}

/// What a thread is to do.
pub enum Task<'d> {
    /// Make what a department of the list gets.
    Make(&'d Department),
    /// Make what a department of the stream gets.
    Came(Box<Department>),
    /// Say what is wrong with a line of the stream.
    Faulty(Box<Finding>),
    /// Nothing: the call does not ask for this one, of which there is a record.
    Keep(Record),
    /// Nothing: a department of the stream that the call does not ask for.
    Other,
}

impl Call<'_> {
    /// What is to be done, in the order of the list. `stop` ends the waiting for more.
    pub fn tasks<'s>(
        &'s self,
        shop: &'s Workshop<'_>,
        stop: &Arc<AtomicBool>,
    ) -> Box<dyn Iterator<Item = Task<'s>> + Send + 's> {
        let request = self.request;
        // What is not asked for stays in the manifest of files, not in a new archive.
        let rest = |name: &str| {
            let record = if request.pack.is_kept() { shop.record(name) } else { None };
            record.map_or(Task::Other, Task::Keep)
        };
        if request.source != Source::Stream {
            let own = self.departments.list.iter().filter(|d| request.shard.has(&d.name));
            return Box::new(own.map(move |department| {
                if list::is_meant(department, &request.names) {
                    Task::Make(department)
                } else {
                    rest(&department.name)
                }
            }));
        }
        let mut names = BTreeSet::new();
        let mut claims = Claims::default();
        let mut given = Given::default();
        Box::new(list::stream(shop.lang, stop).map(move |line| {
            let mut department = match line {
                Ok(department) => department,
                Err(finding) => return Task::Faulty(Box::new(finding)),
            };
            let is_here = request.shard.has(&department.name);
            if is_here && !names.insert(sha256(department.name.as_bytes())) {
                let finding = Finding::new(Code::DepartmentTwice, came_at(&department));
                return Task::Faulty(Box::new(finding.with("name", department.name.as_str())));
            }
            // Another part's department has numbers as well.
            let taken = given.give(&department, came_at(&department));
            if !is_here {
                return Task::Other;
            }
            if let Some(finding) = taken {
                return Task::Faulty(Box::new(finding));
            }
            if !list::is_meant(&department, &request.names) {
                return rest(&department.name);
            }
            if let Some(finding) = self.campaign.fit(&mut department) {
                return Task::Faulty(Box::new(finding));
            }
            let mut paths = self.paths_of(&department).into_iter();
            if let Some((_, path)) = paths.find(|(_, path)| !claims.claim(path)) {
                let place = came_at(&department);
                let finding = Finding::new(Code::PathTaken, place).with("path", path.as_str());
                return Task::Faulty(Box::new(finding));
            }
            Task::Came(Box::new(department))
        }))
    }

    /// How many departments are to be made; 0 where nobody knows.
    pub fn count(&self) -> usize {
        let Request { source, shard, names, .. } = self.request;
        if *source == Source::Stream {
            return 0;
        }
        let own = self.departments.list.iter().filter(|d| shard.has(&d.name));
        own.filter(|department| list::is_meant(department, names)).count()
    }

    /// Files of one path, before any is written.
    pub fn clashes(&self) -> Vec<Finding> {
        let mut clashes = Clashes::new();
        let mut owners: Vec<usize> = Vec::new();
        for (n, department) in self.departments.list.iter().enumerate() {
            for (_, path) in self.paths_of(department) {
                clashes.add(&path);
                owners.push(n);
            }
        }
        // A path's department, and which of the paths of that one it is.
        let at = |n: usize| {
            let owner = owners.get(n)?;
            let number = n - owners.partition_point(|other| other < owner);
            let department = self.departments.list.get(*owner)?;
            let (document, path) = self.paths_of(department).into_iter().nth(number)?;
            Some((department, document, path))
        };
        let mut findings = Vec::new();
        let mut told = BTreeSet::new();
        for clash in clashes.find() {
            // Of the many copies of two departments one says it.
            let whose = (owners.get(clash.first), owners.get(clash.second));
            if whose.0 != whose.1 && !told.insert(whose) {
                continue;
            }
            let (Some(first), Some((second, document, path))) = (at(clash.first), at(clash.second))
            else {
                continue;
            };
            let place = self.campaign.place_of(self.departments, second);
            findings.push(if whose.0 == whose.1 {
                naming::clash(&first.1, &document, &path, Some(&place), Words::PathsOfOne)
            } else {
                let advice = Words::PathsOfDepartments;
                naming::clash(&first.0.name, &second.name, &path, Some(&place), advice)
            });
        }
        findings
    }

    /// What a department gets, as far as it gets any, and its archive, each with its path.
    fn paths_of(&self, department: &Department) -> Vec<(String, SafePath)> {
        let asked = &self.request.options.only;
        let documents =
            if asked.is_empty() { self.campaign.documents_for(department) } else { asked.clone() };
        let mut paths: Vec<(String, SafePath)> = Vec::new();
        if self.request.pack == Pack::Each {
            let archive = self.paths.archive(department).ok();
            paths.extend(archive.map(|path| (ARCHIVE.to_owned(), path)));
        }
        if documents.is_empty() {
            return paths;
        }
        if !self.paths.need_documents() && department.copy_numbers.is_none() {
            let all = documents.into_iter().filter_map(|document| {
                let path = self.paths.of(department, &document).ok()?;
                Some((document, path))
            });
            paths.extend(all);
            return paths;
        }
        let options = Options { only: documents, docx: false, html: false };
        // All copies of a department are as the first, but for their numbers.
        let Some(draft) = copies::versions(self.campaign, department, &options).next() else {
            return paths;
        };
        for document in draft.documents() {
            let path = |copy: &str| {
                let path = self.paths.path_of_copy(department, draft.number(), document, copy);
                Some((document.name.clone(), path.ok()?))
            };
            match department.copy_numbers {
                Some(numbers) if copies::number_of(document).is_some() => {
                    paths.extend(numbers.texts().filter_map(|copy| path(&copy)));
                }
                _ => paths.extend(path(copies::number_of(document).unwrap_or_default())),
            }
        }
        paths
    }
}

/// The line in which a department came.
fn came_at(department: &Department) -> Place {
    Place { line: department.line.unwrap_or(1), ..Place::file(list::STDIN) }
}
