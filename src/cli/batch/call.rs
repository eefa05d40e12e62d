//! What is to be done: the departments that a call means, one by one, and whether their files can
//! all be where they are to be.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use hongtou::catalog::Code;
use hongtou::compile::{Campaign, Options};
use hongtou::departments::{Department, Departments, Given};
use hongtou::diag::{Finding, Place};
use hongtou::digest::sha256;
use hongtou::naming::{self, Claims, Clashes, SafePath};

use super::super::copies;
use super::args::Request;
use super::ledger::Record;
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
            let taken = self.paths_of(&department).into_iter().find(|path| !claims.claim(path));
            if let Some(path) = taken {
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
            for path in self.paths_of(department) {
                clashes.add(&path);
                owners.push(n);
            }
        }
        let at = |n: usize| self.departments.list.get(*owners.get(n)?);
        let mut findings = Vec::new();
        for clash in clashes.find() {
            let (Some(first), Some(second)) = (at(clash.first), at(clash.second)) else { continue };
            let before = owners.iter().take(clash.second).rev();
            let number = before.take_while(|owner| owners.get(clash.second) == Some(owner)).count();
            let Some(path) = self.paths_of(second).into_iter().nth(number) else { continue };
            let place = self.campaign.place_of(self.departments, second);
            findings.push(naming::clash(&first.name, &second.name, &path, Some(&place)));
        }
        findings
    }

    /// The paths of what a department gets, as far as it gets any, and of its archive.
    fn paths_of(&self, department: &Department) -> Vec<SafePath> {
        let asked = &self.request.options.only;
        let documents =
            if asked.is_empty() { self.campaign.documents_for(department) } else { asked.clone() };
        let mut paths: Vec<SafePath> = Vec::new();
        if self.request.pack == Pack::Each {
            paths.extend(self.paths.archive(department).ok());
        }
        if documents.is_empty() {
            return paths;
        }
        if !self.paths.need_documents() && department.copy_numbers.is_none() {
            let all = documents.iter().map(|document| self.paths.of(department, document));
            paths.extend(all.filter_map(Result::ok));
            return paths;
        }
        let options = Options { only: documents, docx: false, html: false };
        // All copies of a department are as the first, but for their numbers.
        let Some(draft) = copies::versions(self.campaign, department, &options).next() else {
            return paths;
        };
        for document in draft.documents() {
            let path = |copy: &str| {
                self.paths.path_of_copy(department, draft.number(), document, copy).ok()
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
