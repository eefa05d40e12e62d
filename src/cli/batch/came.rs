//! The departments of a stream, as they come: which are to be made, and what is wrong with lines.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use hongtou::catalog::Code;
use hongtou::departments::{Department, Given};
use hongtou::diag::{Finding, Place};
use hongtou::digest;
use hongtou::naming::Claims;

use super::call::Call;
use super::list::{self, Stream};
use super::paths::remarks;
use super::told::Told;

/// What came in a line.
pub enum Came {
    /// A department that is to be made, and what is remarkable about it.
    Meant(Box<Department>, Option<Box<Finding>>),
    /// Nothing that can be made.
    Faulty(Box<Finding>),
    /// A department that the call does not ask for.
    NotMeant(String),
    /// A department of another part.
    Elsewhere,
}

impl<'a> Call<'a> {
    /// What comes, line by line. `stop` ends the waiting for more.
    pub fn came<'s>(
        &'s self,
        stream: Stream,
        stop: &Arc<AtomicBool>,
    ) -> impl Iterator<Item = Came> + Send + use<'s, 'a> {
        let request = self.request;
        let mut names = BTreeSet::new();
        let mut claims = Claims::default();
        let mut given = Given::default();
        let faulty = |finding| Came::Faulty(Box::new(finding));
        stream.until(stop).map(move |line| {
            let mut department = match line {
                Ok(department) => department,
                Err(finding) => return faulty(finding),
            };
            let place = || came_at(&department);
            let is_here = request.shard.has(&department.name);
            if is_here && !names.insert(digest::short(department.name.as_bytes())) {
                let finding = Finding::new(Code::DepartmentTwice, place());
                return faulty(finding.with("name", department.name.as_str()));
            }
            // Another part's department has numbers as well.
            let taken = given.give(&department, place());
            if !is_here {
                return Came::Elsewhere;
            }
            if let Some(finding) = taken {
                return faulty(finding);
            }
            if !list::is_meant(&department, &request.names) {
                return Came::NotMeant(department.name);
            }
            if let Some(finding) = self.campaign.fit(&mut department) {
                return faulty(Finding { place: Some(came_at(&department)), ..finding });
            }
            let paths = self.paths_of(&department).into_iter();
            let mut paths = paths.filter_map(|(_, path)| path.ok());
            if let Some(path) = paths.find(|path| !claims.claim(path)) {
                let finding = Finding::new(Code::PathTaken, came_at(&department));
                return faulty(finding.with("path", path.as_str()));
            }
            let remark = department.remark(came_at(&department)).map(Box::new);
            Came::Meant(Box::new(department), remark)
        })
    }

    /// Looks at all that comes, and makes nothing: what departments have wrong goes to `told`, and
    /// what they all have wrong is among `findings` already. How many there are.
    pub fn look_through(
        &self,
        stream: Stream,
        told: &mut Told,
        findings: &mut Vec<Finding>,
    ) -> usize {
        let mut count = 0;
        let mut is_empty = true;
        for came in self.came(stream, &Arc::default()) {
            is_empty = false;
            match came {
                Came::Meant(department, remark) => {
                    count += 1;
                    let mut own = self.refusals_of(&department);
                    own.extend(remark.map(|remark| *remark));
                    let paths = self.paths_of(&department).into_iter();
                    let place = came_at(&department);
                    for path in paths.map(|(_, path)| path) {
                        match path {
                            Ok(path) => own.extend(remarks(&path, &place)),
                            Err(fault) => own.push(fault.finding(place.clone())),
                        }
                    }
                    own.retain(|finding| !findings.contains(finding));
                    told.add(&department.name, own);
                }
                Came::Faulty(finding) => told.add("", vec![*finding]),
                Came::NotMeant(_) | Came::Elsewhere => {}
            }
        }
        findings.extend(is_empty.then(list::empty_stream));
        count
    }
}

/// The line in which a department came.
fn came_at(department: &Department) -> Place {
    Place { line: department.line.unwrap_or(1), ..Place::file(list::STDIN) }
}
