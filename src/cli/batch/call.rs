//! What is to be done: the departments that a call means, one by one, and whether their files can
//! all be where they are to be.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use hongtou::catalog::Words;
use hongtou::compile::{Campaign, Options};
use hongtou::departments::{Department, Departments};
use hongtou::diag::Finding;
use hongtou::naming::{self, Clashes, Fault, SafePath};

use super::super::copies;
use super::args::Request;
use super::came::Came;
use super::ledger::{ARCHIVE, Record};
use super::list::{self, Source, Stream};
use super::pack::Pack;
use super::paths::{Paths, remarks};
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
    /// Make what a department of the stream gets, and say what is remarkable about its line.
    Came(Box<Department>, Option<Box<Finding>>),
    /// Say what is wrong with a line of the stream.
    Faulty(Box<Finding>),
    /// Nothing: the call does not ask for this one, of which there is a record.
    Keep(Record),
    /// Nothing: a department of the stream that the call does not ask for.
    Other,
}

impl Call<'_> {
    /// What is to be done, in the order of the list or of the stream, if there is one. `stop` ends
    /// the waiting for more.
    pub fn tasks<'s>(
        &'s self,
        shop: &'s Workshop<'_>,
        stream: Option<Stream>,
        stop: &Arc<AtomicBool>,
    ) -> Box<dyn Iterator<Item = Task<'s>> + Send + 's> {
        let request = self.request;
        // What is not asked for stays in the manifest of files, not in a new archive.
        let rest = |name: &str| {
            let record = if request.pack.is_kept() { shop.record(name) } else { None };
            record.map_or(Task::Other, Task::Keep)
        };
        let Some(stream) = stream else {
            let own = self.departments.list.iter().filter(|d| request.shard.has(&d.name));
            return Box::new(own.map(move |department| {
                if list::is_meant(department, &request.names) {
                    Task::Make(department)
                } else {
                    rest(&department.name)
                }
            }));
        };
        Box::new(self.came(stream, stop).map(move |came| match came {
            Came::Meant(department, remark) => Task::Came(department, remark),
            Came::Faulty(finding) => Task::Faulty(finding),
            Came::NotMeant(name) => rest(&name),
            Came::Elsewhere => Task::Other,
        }))
    }

    /// How many departments are to be made; 0 where nobody knows.
    pub fn count(&self) -> usize {
        if self.request.source == Source::Stream {
            return 0;
        }
        self.departments.list.iter().filter(|department| self.means(department)).count()
    }

    /// What is to be said of the paths of files before any is written: by department, and two of one
    /// path.
    pub fn paths_found(&self) -> (Vec<Vec<Finding>>, Vec<Finding>) {
        let mut clashes = Clashes::new();
        let mut owners: Vec<usize> = Vec::new();
        let mut none = Vec::new();
        for (n, department) in self.departments.list.iter().enumerate() {
            let place = || self.campaign.place_of(self.departments, department);
            let paths = self.paths_of(department);
            let said = paths.iter().flat_map(|(_, path)| match path {
                Ok(path) if self.means(department) => remarks(path, &place()),
                Ok(_) => Vec::new(),
                Err(fault) => vec![fault.finding(place())],
            });
            none.push(said.collect());
            for path in paths.iter().filter_map(|(_, path)| path.as_ref().ok()) {
                clashes.add(path);
                owners.push(n);
            }
        }
        // A path's department, and which of the paths of that one it is.
        let at = |n: usize| {
            let owner = owners.get(n)?;
            let number = n - owners.partition_point(|other| other < owner);
            let department = self.departments.list.get(*owner)?;
            let paths = self.paths_of(department).into_iter();
            let mut paths = paths.filter_map(|(document, path)| Some((document, path.ok()?)));
            let (document, path) = paths.nth(number)?;
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
        (none, findings)
    }

    /// What a department gets, as far as it gets any, and its archive, each with its path.
    pub(super) fn paths_of(
        &self,
        department: &Department,
    ) -> Vec<(String, Result<SafePath, Fault>)> {
        let asked = &self.request.options.only;
        let documents =
            if asked.is_empty() { self.campaign.documents_for(department) } else { asked.clone() };
        let mut paths = Vec::new();
        if self.request.pack == Pack::Each {
            paths.push((ARCHIVE.to_owned(), self.paths.archive(department)));
        }
        if documents.is_empty() {
            return paths;
        }
        if !self.paths.need_documents() && department.copy_numbers.is_none() {
            let path = |document: String| {
                let path = self.paths.of(department, &document);
                (document, path)
            };
            paths.extend(documents.into_iter().map(path));
            return paths;
        }
        let options = Options { only: documents, docx: false, html: false };
        // All copies of a department are as the first, but for their numbers.
        let Some(draft) =
            copies::versions(self.campaign, department, &options, &|_, _| false).next()
        else {
            return paths;
        };
        for document in draft.documents() {
            let path = |copy: &str| {
                let path = self.paths.path_of_copy(department, draft.number(), document, copy);
                (document.name.clone(), path)
            };
            match department.copy_numbers {
                Some(numbers) if copies::number_of(document).is_some() => {
                    paths.extend(numbers.texts().map(|copy| path(&copy)));
                }
                _ => paths.push(path(copies::number_of(document).unwrap_or_default())),
            }
        }
        paths
    }
}
